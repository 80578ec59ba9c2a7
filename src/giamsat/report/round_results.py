"""Section II of a synthesis that concludes: by the contents of the founding act, sums of all units beside the target.

A content has its sentence of sums, who has not met the target, and the results that people typed. One with nothing is
left out, so the numbers of the headings are those of what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from giamsat.analysis.groups import all_holdings, group_rate
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.model.parameters import Direction, Domain, Indicator, Kind, Target
from giamsat.model.records import Initiative
from giamsat.model.values import GroupRate
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.compose import Column, TableText, lead, together
from giamsat.report.conclusion import heading
from giamsat.report.fact_records import count_fact, counted
from giamsat.report.findings import listed
from giamsat.report.round_common import common_words
from giamsat.report.round_comparison import below_sentence
from giamsat.report.round_desk import MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_limits import by_domain
from giamsat.report.rows import initiative_cells
from giamsat.report.sentences import SentenceContext, group_clause
from giamsat.report.speech import GROUP_NAMES
from giamsat.texts_vi import synthesis as say

MOST_INDICATORS, LEAST_TOLD = 3, 1
"""How many indicators of a content are told: those with a target, or the first of those without one."""
LEAST_UNITS = 2
SECTION = "II.noi-dung"
_WIDTHS = (0.05, 0.15, 0.33, 0.09, 0.24, 0.14)
_ALIGNS = ("center", "left", "left", "right", "left", "left")


Part = tuple[str, list[Block]]
"""A part of the section: title and blocks."""


def results(found: Sequence[Part]) -> Fragment:
    """Return the parts with their headings."""
    blocks: list[Block] = []
    for number, (title, own) in enumerate(found, start=1):
        blocks += [heading(f"{number}. {title}", 2), *own]
    return Fragment(SECTION, tuple(blocks), promise=Promise(paragraphs=1 if blocks else 0))


def parts(desk: RoundDesk) -> list[Part]:
    """Return the contents that have anything to say, then what works well and has figures; none before the visits."""
    if desk.is_before:
        return []
    found = [(domain.title, _domain(desk, domain)) for domain in desk.data.registry.domains.values()]
    found.append((say.GOOD_PRACTICE, _practice(desk)))
    return [(title, blocks) for title, blocks in found if blocks]


def _domain(desk: RoundDesk, domain: Domain) -> list[Block]:
    documents: set[str] = set()
    blocks: list[Block] = [together(*_told(desk, row, documents)) for row in _chosen(desk, domain)]
    common = [row for row in desk.common.results if row.domain == domain.id] if desk.common else []
    if common:
        blocks.append(lead(say.RESULTS_COMMON.format(body=desk.body)))
        blocks.append(listed(common_words(desk, row) for row in common))
    own = by_domain(desk, "results", domain.id)
    return [*blocks, *([lead(say.RESULTS_OF_UNITS)] if own else []), *own]


def _told(desk: RoundDesk, indicator: Indicator, documents: set[str]) -> list[Words]:
    """Return the sums of the groups beside the target, then who has not met it."""
    below = below_sentence(desk, indicator, is_named=False)
    return [*_sums(desk, indicator, documents), *([below] if below is not None else [])]


def _chosen(desk: RoundDesk, domain: Domain) -> list[Indicator]:
    """Return the shares of a content that are told: those with a target, else the first ones of the catalogue."""
    known = [
        row
        for row in desk.data.registry.indicators.values()
        if row.domain == domain.id and row.kind is Kind.RATE and row.direction is not Direction.NONE
    ]
    summed = [row for row in known if any(True for _ in _rates(desk, row))]
    key = [row for row in summed if row in desk.compared(MOST_IN_MATRIX)]
    targeted = [row for row in summed if _has_target(desk, row) and row not in key]
    return (key + targeted)[:MOST_INDICATORS] or summed[:LEAST_TOLD]


def _has_target(desk: RoundDesk, indicator: Indicator) -> bool:
    rows = (own.get(indicator.id) for own in desk.readings.values())
    return any(row is not None and row.target is not None for row in rows)


def _rates(desk: RoundDesk, indicator: Indicator) -> Iterable[GroupRate]:
    """Yield the rates of the groups of which at least two units have both counts; none over few cases."""
    held = all_holdings(desk.data)
    least = desk.round.small_denominator if indicator.counts_events else 0
    for group in desk.groups:
        rate = group_rate(desk.data, indicator, group, held)
        is_told = rate is not None and rate.value is not None and len(rate.unit_ids) >= LEAST_UNITS
        if rate is not None and is_told and rate.denominator >= least:
            yield rate


def _sums(desk: RoundDesk, indicator: Indicator, documents: set[str]) -> Iterable[Words]:
    """Yield the sums of the groups beside the target, clauses of one sentence, each with its own sources.

    The indicator is named once, a document that sets targets once in a content.
    """
    whole = desk.data.registry.indicators.get(indicator.denominator)
    rates = list(_rates(desk, indicator))
    for place, rate in enumerate(rates, start=1):
        context = SentenceContext(
            measure=whole.measure if whole else "", group_name=GROUP_NAMES.get(rate.group, rate.group)
        )
        targets = [
            row.target
            for unit_id in rate.unit_ids
            if (row := desk.readings.get(unit_id, {}).get(indicator.id)) is not None and row.target is not None
        ]
        target = _shared([one.target for one in targets], len(rate.unit_ids))
        facts: list[Fact] = [*desk.facts.group(rate, f"{indicator.name}: ")]
        facts += [desk.facts.check(targets[0])] if target is not None else []
        if target is not None and target.document in documents:
            target = target.model_copy(update={"document": ""})
        end = "." if place == len(rates) else ";"
        text = group_clause(rate, indicator, context, target, is_first=place == 1, end=end)
        yield cite(text, facts, has_differences=target is not None)
        documents |= {target.document} if target is not None else set()


def _shared(targets: list[Target], count: int) -> Target | None:
    """Return the target that all units of a sum have; with several, or none for some, a sum is held against none."""
    values = {(one.value, one.bound) for one in targets}
    return targets[0] if len(targets) == count and len(values) == 1 else None


# --- what works well --------------------------------------------------------------------------------


def _practice(desk: RoundDesk) -> list[Block]:
    """Return the initiatives that have figures of their effect, with their units; how many others have none."""
    found = [
        (own.unit.short_name, one)
        for own in desk.data.units.values()
        if own.submission is not None and own.unit.id in desk.readings
        for one in own.submission.initiatives
    ]
    shown = [(name, one) for name, one in found if _has_figures(one)]
    if not shown:
        return []
    table = desk.labels.table("cach-lam-hay", _table(shown), illustrative=desk.is_illustrative)
    units = len({name for name, _ in shown})
    text = say.PRACTICE_LEAD.format(count=count_words(len(shown)), units=count_words(units), table=table.label)
    facts = [
        count_fact((one.source for _, one in shown), say.SPOT_PRACTICE),
        counted(say.SPOT_PRACTICE_UNITS, str(units), [units]),
    ]
    blocks: list[Block] = [lead(cite(capitalized(text), facts)), table]
    more = [one.source for _, one in found if not _has_figures(one)]
    if more:
        told = say.PRACTICE_MORE.format(count=count_words(len(more)))
        blocks.append(lead(cite(told, [count_fact(more, say.SPOT_PRACTICE_MORE)])))
    return blocks


def _has_figures(one: Initiative) -> bool:
    return any(sign.isdigit() for sign in one.dossiers) or bool(one.time_before and one.time_after)


def _table(rows: list[tuple[str, Initiative]]) -> TableText:
    columns = [Column(*one) for one in zip(say.PRACTICE_HEADS, _WIDTHS, _ALIGNS, strict=True)]
    lines = []
    for place, (name, one) in enumerate(rows, start=1):
        title, _, dossiers, times, spread = initiative_cells(one)
        lines.append((str(place), name, title, dossiers, times, spread))
    return TableText(
        columns,
        lines,
        say.PRACTICE_TITLE,
        "Số hồ sơ, thời gian theo báo cáo của đơn vị",
    )
