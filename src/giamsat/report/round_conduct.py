"""Section I of a synthesis that concludes: whom and how, who sent what, how far the figures can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from giamsat.analysis.crosscheck import system_checks
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.dates import period, short_date
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.intake.extracts.choices import source_choices
from giamsat.model.values import Channel
from giamsat.report.cited import Fact, Words, cite, quoted
from giamsat.report.compose import dashes, lead, titled
from giamsat.report.fact_records import counted
from giamsat.report.places import row_spot
from giamsat.report.round_crosscheck import round_crosscheck_blocks
from giamsat.report.round_desk import RoundDesk
from giamsat.report.round_hand_in import DIFFERENCES, in_appendix, references
from giamsat.report.round_overview import hand_in_blocks, hand_in_words, waived_blocks
from giamsat.report.round_rows import answered
from giamsat.texts_vi import extracts, handed
from giamsat.texts_vi import synthesis as say

DIRECT, BY_REPORT = "truc-tiep", "qua-bao-cao"
_USED = {Channel.EXTRACT: extracts.OUTCOME_SYSTEM, Channel.SUBMISSION: extracts.OUTCOME_REPORTED}


def conduct(desk: RoundDesk) -> Fragment:
    """Return section I in three parts, with the sentence that names the appendices."""
    tables = hand_in_blocks(desk)
    blocks: list[Block] = [
        titled(say.SCOPE_TITLE, _scope(desk), _method(desk)),
        titled(say.HAND_IN_TITLE, hand_in_words(desk)),
        *tables,
        titled(say.QUALITY_TITLE, _differences(desk), say.LIMITS.format(small=desk.round.small_denominator)),
        *round_crosscheck_blocks(desk),
        *_choices(desk),
        *waived_blocks(desk),
        *(lead(text) for text in references(desk)),
    ]
    return Fragment("I", tuple(blocks), promise=Promise(paragraphs=3))


def _scope(desk: RoundDesk) -> Words:
    params = desk.facts.places.params
    groups = {mode: [row.id for row in desk.round.units if row.mode == mode] for mode in (DIRECT, BY_REPORT)}
    patterns = {DIRECT: say.DIRECT, BY_REPORT: say.BY_REPORT}
    ways = [patterns[mode].format(count=count_words(len(ids))) for mode, ids in groups.items() if ids]
    every = [row.id for row in desk.round.units]
    single = [handed.MODES[mode] for mode, ids in groups.items() if ids]
    text = (say.SCOPE if len(ways) > 1 else say.SCOPE_ONE).format(
        act=capitalized(desk.words.act),
        count=count_words(len(every)),
        ways=", ".join(ways),
        way=single[0] if single else "",
        period=period(desk.round.period_from, desk.round.period_to, capital=False),
        cut_off=short_date(desk.round.cut_off),
    )
    facts = [Fact((params.round_units(every, say.SPOT_UNITS),), (Decimal(len(every)),))]
    facts += [
        Fact((params.round_units(ids, handed.MODES[mode]),), (Decimal(len(ids)),)) for mode, ids in groups.items()
    ]
    return cite(text, facts)


def _method(desk: RoundDesk) -> Words:
    """Return by which means: what was reported, what systems recorded, what was seen, what was answered."""
    told = [(pattern, spot, count) for pattern, spot, count in _means(desk) if count]
    if not told:
        return say.METHOD.format(methods=say.BY_PUBLIC)
    methods = "; ".join(pattern.format(count=count_words(count)) for pattern, _, count in told)
    return cite(say.METHOD.format(methods=methods), [counted(spot, str(count), [count]) for _, spot, count in told])


def _means(desk: RoundDesk) -> Iterator[tuple[str, str, int]]:
    units = desk.data.units.values()
    yield say.BY_SUBMISSIONS, say.SPOT_SUBMISSIONS, sum(one.submission is not None and not one.faults for one in units)
    yield say.BY_SYSTEMS, say.SPOT_SYSTEMS, sum(bool(system_checks(desk.data, name)) for name in desk.readings)
    yield say.BY_VISITS, say.SPOT_VISITS, sum(one.visit is not None for one in units)
    asked = [*answered(desk, differences=True), *answered(desk, differences=False)]
    yield say.BY_ANSWERS, say.SPOT_ANSWERS, len({own.unit_id for own, one in asked if one.is_answered})


def _differences(desk: RoundDesk) -> Words:
    count = len({own.unit_id for own, _ in answered(desk, differences=True)})
    if not count:
        return say.NO_DIFFERENCES
    text = say.DIFFERENCES.format(count=count_words(count), appendix=in_appendix(desk, DIFFERENCES))
    return cite(capitalized(text), [counted(say.SPOT_DIFFERENCES, str(count), [count])])


def _choices(desk: RoundDesk) -> list[Block]:
    """Return whose figures a person chose where a system counted otherwise, why, and the line of the decision."""
    lines = [
        quoted(
            say.CHOSEN_LINE.format(
                unit=own.unit.short_name,
                used=_USED[one.channel],
                reason=one.decision.reason.strip().rstrip("."),
            ),
            row_spot(one.decision.source, say.CHOSEN_ROW),
        )
        for own in desk.data.units.values()
        for one in source_choices(own.decisions)
    ]
    return [lead(say.CHOSEN), dashes(lines)] if lines else []
