"""Charts of the synthesis on its ordering indicator: units against their targets, and last period to this one.

Each has a sentence above it that says what it shows and a note with n, the day and the source; many units stand in
several charts on one axis.
"""

from __future__ import annotations

from dataclasses import replace

from giamsat.blocks.model import Block
from giamsat.charts.change import dumbbell
from giamsat.charts.model import ChangeChart, LeftOut, TargetDotChart
from giamsat.charts.target import target_dots
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import exact
from giamsat.formatting.text import capitalized
from giamsat.report.chart_parts import LEAST_ROWS, parts
from giamsat.report.cited import joined_facts
from giamsat.report.compose import lead
from giamsat.report.round_chart_rows import Pair, dot_of, group_of, indicator_of, is_told, pair_of, undrawn_of
from giamsat.report.round_chart_words import CHANGES, TARGETS, changes_reading, dots_reading, key_of, note_of, titled
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import displays as say


def target_blocks(desk: RoundDesk) -> list[Block]:
    """Return a dot per unit against its target, groups apart; units without a point are named below their group's."""
    indicator = indicator_of(desk)
    dots = [dot for unit in desk.units if indicator and (dot := dot_of(desk, indicator, unit)) is not None]
    if indicator is None or len(dots) < LEAST_ROWS:
        return []
    targets = {dot.row.target for dot in dots}
    # One line for all when all have the same target, else each its own.
    target = next(iter(targets)) if len(targets) == 1 else None
    found = parts(dots, lambda dot: dot.row.group)
    holds = tuple(value for dot in dots for value in (dot.row.value, dot.row.target) if value is not None)
    blocks: list[Block] = [lead(words)] if (words := dots_reading(desk, dots)) else []
    for part in found:
        missing, left_out = undrawn_of(desk, indicator, dots, part)
        chart = target_dots(
            TargetDotChart(
                title=titled(say.DOTS_TITLE, part, indicator, day=short_date(desk.round.cut_off)),
                noun=say.NOUN,
                illustrative=desk.is_illustrative,
                rows=tuple(replace(dot.row, target=None) if target is not None else dot.row for dot in part.rows),
                target=target,
                target_label=say.DOTS_TARGET.format(target=exact(target)) if target is not None else "",
                missing=missing,
                left_out=left_out,
                n_head=say.DOTS_N,
                small_threshold=desk.round.small_denominator,
                holds=holds if len(found) > 1 else (),
            )
        )
        facts = [fact for dot in part.rows for fact in desk.facts.current_of(dot.reading, dot.unit)]
        facts += [fact for dot in part.rows for fact in desk.facts.target(dot.reading)]
        blocks.append(desk.labels.figure(key_of(TARGETS, part), chart, joined_facts(facts), note_of(desk, part)))
    return blocks


def change_blocks(desk: RoundDesk) -> list[Block]:
    """Return last period and this one for each comparable unit; the others are listed with the reason."""
    indicator = indicator_of(desk)
    if indicator is None or desk.round.comparison is None:
        return []
    found_of = [(unit, pair_of(desk, indicator, unit)) for unit in desk.units]
    pairs = [one for _, one in found_of if isinstance(one, Pair)]
    left_out = [(group_of(unit), one) for unit, one in found_of if isinstance(one, LeftOut)]
    if len(pairs) < LEAST_ROWS:
        return []
    label, drawn = desk.round.comparison.label, {pair.row.group for pair in pairs}
    found = parts(pairs, lambda pair: pair.row.group)
    holds = tuple(value for pair in pairs for value in (pair.row.before, pair.row.after))
    blocks: list[Block] = [lead(changes_reading(desk, label, [pair.row for pair in pairs]))]
    for part in found:
        chart = dumbbell(
            ChangeChart(
                title=titled(say.CHANGES_TITLE, part, indicator, label=label),
                noun=say.NOUN,
                illustrative=desk.is_illustrative,
                rows=tuple(pair.row for pair in part.rows),
                before_label=capitalized(label),
                after_label=say.CHANGES_NOW,
                left_out=tuple(one for group, one in left_out if is_told(group, part, drawn)),
                holds=holds if len(found) > 1 else (),
            )
        )
        facts = [
            fact
            for pair in part.rows
            for fact in (
                *desk.facts.current_of(pair.reading, pair.unit),
                *desk.facts.previous_of(pair.reading, pair.unit),
            )
        ]
        blocks.append(desk.labels.figure(key_of(CHANGES, part), chart, tuple(facts), note_of(desk, part)))
    return blocks
