"""Charts of the synthesis on its ordering indicator: units against their targets, and last period to this one.

Each has a sentence above it that says what it shows and a note with n, the day and the source; many units stand in
several charts on one axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from giamsat.blocks.model import Block
from giamsat.charts.change import dumbbell
from giamsat.charts.model import ChangeChart, ChangeRow, DotRow, LeftOut, TargetDotChart
from giamsat.charts.target import target_dots
from giamsat.charts.words import printed_change
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, signed
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading, Relation
from giamsat.model.parameters import Indicator, Kind, Unit
from giamsat.model.values import Channel, Figure, Rate
from giamsat.report.chart_parts import LEAST_ROWS, Part, parts
from giamsat.report.cited import Fact, Spot, Words, cite, joined_facts
from giamsat.report.compose import lead
from giamsat.report.fact_records import counted
from giamsat.report.round_desk import RoundDesk
from giamsat.report.speech import GROUP_NAMES
from giamsat.report.undrawn import undrawn
from giamsat.report.values import APPLIES_NOT
from giamsat.texts_vi import displays as say
from giamsat.texts_vi.ground import NO_DATA

TARGETS, CHANGES = "so-sanh", "thay-doi"


@dataclass(frozen=True, slots=True)
class _Dot:
    unit: Unit
    reading: Reading
    row: DotRow


@dataclass(frozen=True, slots=True)
class _Pair:
    unit: Unit
    reading: Reading
    row: ChangeRow


_Items = Part[_Dot] | Part[_Pair]


def target_blocks(desk: RoundDesk) -> list[Block]:
    """Return a dot per unit against its target, groups apart; units without a point are named below their group's."""
    indicator = _indicator(desk)
    dots = [dot for unit in desk.units if indicator and (dot := _dot(desk, indicator, unit)) is not None]
    if indicator is None or len(dots) < LEAST_ROWS:
        return []
    targets = {dot.row.target for dot in dots}
    # One line for all when all have the same target, else each its own.
    target = next(iter(targets)) if len(targets) == 1 else None
    found = parts(dots, lambda dot: dot.row.group)
    holds = tuple(value for dot in dots for value in (dot.row.value, dot.row.target) if value is not None)
    blocks: list[Block] = [lead(words)] if (words := _dots_reading(desk, dots)) else []
    for part in found:
        missing, left_out = _undrawn(desk, indicator, dots, part)
        chart = target_dots(
            TargetDotChart(
                title=_titled(say.DOTS_TITLE, part, indicator, day=short_date(desk.round.cut_off)),
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
        blocks.append(desk.labels.figure(_key(TARGETS, part), chart, joined_facts(facts), _note(desk, part)))
    return blocks


def change_blocks(desk: RoundDesk) -> list[Block]:
    """Return last period and this one for each comparable unit; the others are listed with the reason."""
    indicator = _indicator(desk)
    if indicator is None or desk.round.comparison is None:
        return []
    found_of = [(unit, _pair(desk, indicator, unit)) for unit in desk.units]
    pairs = [one for _, one in found_of if isinstance(one, _Pair)]
    left_out = [(_group(unit), one) for unit, one in found_of if isinstance(one, LeftOut)]
    if len(pairs) < LEAST_ROWS:
        return []
    label, drawn = desk.round.comparison.label, {pair.row.group for pair in pairs}
    found = parts(pairs, lambda pair: pair.row.group)
    holds = tuple(value for pair in pairs for value in (pair.row.before, pair.row.after))
    blocks: list[Block] = [lead(_changes_reading(desk, label, [pair.row for pair in pairs]))]
    for part in found:
        chart = dumbbell(
            ChangeChart(
                title=_titled(say.CHANGES_TITLE, part, indicator, label=label),
                noun=say.NOUN,
                illustrative=desk.is_illustrative,
                rows=tuple(pair.row for pair in part.rows),
                before_label=capitalized(label),
                after_label=say.CHANGES_NOW,
                left_out=tuple(one for group, one in left_out if _is_told(group, part, drawn)),
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
        blocks.append(desk.labels.figure(_key(CHANGES, part), chart, tuple(facts), _note(desk, part)))
    return blocks


# --- what is drawn ------------------------------------------------------------------------------


def _indicator(desk: RoundDesk) -> Indicator | None:
    """Return the ordering indicator when it is a share: only shares of unlike sizes stand on one axis."""
    indicator = desk.data.registry.indicators.get(desk.round.ordering_indicator)
    return indicator if indicator is not None and indicator.kind is Kind.RATE else None


def _dot(desk: RoundDesk, indicator: Indicator, unit: Unit) -> _Dot | None:
    reading = desk.readings.get(unit.id, {}).get(indicator.id)
    rate = reading.current if reading else None
    if reading is None or not isinstance(rate, Rate) or rate.value is None or rate.denominator is None:
        return None
    target = reading.target.target.value if reading.target else None
    n = rate.denominator.value
    row = DotRow(unit.short_name, rate.value, n=n, group=_group(unit), small=rate.is_small, target=target)
    return _Dot(unit, reading, row)


def _pair(desk: RoundDesk, indicator: Indicator, unit: Unit) -> _Pair | LeftOut | None:
    reading = desk.readings.get(unit.id, {}).get(indicator.id)
    now, before = (reading.current, reading.previous) if reading else (None, None)
    unknown = APPLIES_NOT if reading is None and unit.id in desk.readings else NO_DATA
    reason = reading.change.reason if reading and reading.change else unknown
    if reading is None or reason or not isinstance(now, Rate) or not isinstance(before, Rate):
        return LeftOut(unit.short_name, reason or unknown)
    if now.value is None or before.value is None:
        return None
    row = ChangeRow(unit.short_name, before.value, now.value, group=_group(unit), places=reading.decimals)
    return _Pair(unit, reading, row)


def _undrawn(
    desk: RoundDesk, indicator: Indicator, dots: Sequence[_Dot], part: Part[_Dot]
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return who has no point in the groups that a part tells of: without a value, or with none that is a point."""
    others: list[tuple[str, Figure | Rate | None]] = []
    not_asked: list[LeftOut] = []
    drawn, groups = {dot.unit.id for dot in dots}, {dot.row.group for dot in dots}
    for unit in desk.units:
        if unit.id in drawn or not _is_told(_group(unit), part, groups):
            continue
        reading = desk.readings.get(unit.id, {}).get(indicator.id)
        if reading is None and unit.id in desk.readings:
            not_asked.append(LeftOut(unit.short_name, APPLIES_NOT))
        else:
            others.append((unit.short_name, reading.current if reading else None))
    missing, left_out = undrawn(others, desk.round.small_denominator)
    return missing, (*not_asked, *left_out)


def _is_told(group: str, part: _Items, drawn: set[str]) -> bool:
    return group in part.tells or (part.is_last and group not in drawn)


def _group(unit: Unit) -> str:
    return capitalized(GROUP_NAMES.get(unit.group, unit.group))


# --- words --------------------------------------------------------------------------------------


def _titled(pattern: str, part: _Items, indicator: Indicator, **facts: str) -> str:
    return pattern.format(indicator=indicator.name, **facts) + (f" – {part.title}" if part.title else "")


def _key(name: str, part: _Items) -> str:
    return name if part.number == 1 else f"{name}-{part.number}"


def _dots_reading(desk: RoundDesk, dots: Iterable[_Dot]) -> Words:
    """Return how many units meet their target, and between which distances they lie; nothing without targets."""
    judged = [(dot, check) for dot in dots if (check := dot.reading.target) is not None and check.is_met is not None]
    if not judged:
        return ""
    met = sum(bool(check.is_met) for _, check in judged)
    numbers = [len(judged), met, len(judged) - met]
    facts = [counted(say.UNITS_SPOT, str(number), [number]) for number in dict.fromkeys(numbers)]
    sizes = []
    for _, check in judged:
        size = check.difference or Decimal(0)
        sizes.append((-size if check.relation is Relation.BELOW else size, check.decimals))
    low, high = min(sizes), max(sizes)
    facts += [
        Fact((Spot(say.DISTANCE_SPOT, signed(*size) if size[0] else "0", "", how="computed"),), (abs(size[0]),))
        for size in (low, high)
    ]
    of = desk.labels.of("Hình", TARGETS)
    ends = [signed(*size) if size[0] else "0" for size in (low, high)]
    is_shared = len(judged) > 1 and met in (0, len(judged))
    pattern = (say.DOTS_ALL_MET if met else say.DOTS_NONE_MET) if is_shared else say.DOTS_READING
    texts = [
        pattern.format(
            figure=of, n=count_words(len(judged)), met=count_words(met), missed=count_words(len(judged) - met)
        ),
        say.DOTS_DISTANCE.format(low=ends[0], high=ends[1]) if low != high else "",
    ]
    return cite("".join(texts) + ".", facts)


def _changes_reading(desk: RoundDesk, label: str, rows: Iterable[ChangeRow]) -> Words:
    """Return how many units rose, fell and stayed, by the numbers that the chart prints."""
    sizes = [printed_change(row.before, row.after, "%", max(1, row.places))[0] for row in rows]
    numbers = [sum(size > 0 for size in sizes), sum(size < 0 for size in sizes), sum(not size for size in sizes)]
    figure, n = desk.labels.of("Hình", CHANGES), count_words(len(sizes))
    if len(sizes) > 1 and len(sizes) in numbers:
        direction = say.DIRECTIONS[numbers.index(len(sizes))]
        text = say.CHANGES_ALL_READING.format(figure=figure, label=label, n=n, direction=direction)
    else:
        items = [
            name.format(count=count_words(number)) for name, number in zip(say.CHANGES, numbers, strict=True) if number
        ]
        text = say.CHANGES_READING.format(figure=figure, label=label, n=n, items="; ".join(items))
    facts = [counted(say.UNITS_SPOT, str(number), [number]) for number in dict.fromkeys([len(sizes), *numbers])]
    return cite(text, facts)


def _note(desk: RoundDesk, part: _Items) -> Words:
    """Return the note under a chart: how many units are drawn, to which day, by whom."""
    n = len(part.rows)
    values = [item.reading.current for item in part.rows]
    if any(isinstance(item, _Pair) for item in part.rows):
        values += [item.reading.previous for item in part.rows]
    channels = {figure.source.channel for value in values for figure in _figures(value)}
    names = [name for channel, name in say.CHANNELS.items() if Channel(channel) in channels]
    days = {desk.data.params.cut_off(item.unit.id) for item in part.rows}
    day = say.DAY.format(day=short_date(days.pop())) if len(days) == 1 else say.DAYS
    text = say.NOTE.format(n=n, day=day, source=" và ".join(names) or say.CHANNELS[Channel.SUBMISSION.value])
    return cite(text, [counted(say.UNITS_SPOT, str(n), [n])])


def _figures(value: Figure | Rate | None) -> Iterator[Figure]:
    counts = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    yield from (count for count in counts if count is not None)
