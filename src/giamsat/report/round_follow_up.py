"""The synthesis' display of what earlier rounds asked: addressees by what became of it, then what is overdue.

Each request stands in one class alone, with who owes it on the report's day. What has no deadline is never overdue,
what is not due yet is not late, and a reason stands in the addressee's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from giamsat.analysis.follow_up import fate
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.charts.model import StackChart, StackRow
from giamsat.charts.stacked import stacked_counts
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.model.follow_up import Fate, Standing
from giamsat.model.parameters import Unit
from giamsat.model.values import Source
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.fact_records import count_fact, counted
from giamsat.report.follow_up import asked_cells, days_cell, progress_cell, standing_spots, standings_of
from giamsat.report.record_cells import told
from giamsat.report.round_desk import RoundDesk
from giamsat.report.speech import GROUP_NAMES
from giamsat.texts_vi import follow_up as say
from giamsat.texts_vi import synthesis

SECTION = "dot-truoc"
LEAST_BARS = 2
_WIDTHS = (0.04, 0.157, 0.315, 0.12, 0.163, 0.065, 0.14)
_ALIGNS = ("center", "left", "left", "left", "left", "right", "left")


def follow_up_section(desk: RoundDesk) -> Fragment:
    """Return the display as a section of its own; empty when the round follows nothing up."""
    blocks = tuple(follow_up_display(desk))
    return Fragment(SECTION, blocks, promise=Promise(paragraphs=1 if blocks else 0))


def former_section(desk: RoundDesk) -> Fragment:
    """Return section V of a synthesis that concludes: the display, or that nothing is followed up."""
    if desk.is_before:
        return Fragment("V")
    blocks = tuple(follow_up_display(desk)) or (lead(synthesis.FORMER_NONE),)
    return Fragment("V", blocks, promise=Promise(paragraphs=1))


def follow_up_display(desk: RoundDesk) -> list[Block]:
    """Return the reading, the bars of the addressees and the table of what is overdue; nothing without requests."""
    found = round_standings(desk)
    if not found:
        return []
    followed = [(row, of) for row in found if (of := fate(row)) is not None]
    blocks: list[Block] = [lead(words) for words in _leads(desk, found, followed)]
    rows = _bars(desk, followed)
    if len(rows) >= LEAST_BARS:
        blocks.append(_figure(desk, rows, [row for row, _ in followed]))
    late = [row for row, of in followed if of is Fate.OVERDUE]
    if late:
        blocks.append(desk.labels.table("qua-han", _table(desk, late), illustrative=desk.is_illustrative))
    elif followed:
        blocks.append(lead(say.OVERDUE_NONE))
    return blocks


def round_standings(desk: RoundDesk) -> tuple[Standing, ...]:
    """Return each request to the units of the synthesis once, by who owes it, in official order.

    What a unit gave on to one of the others stands with that one; given on to somebody else it stays in the list.
    """
    units = desk.data.units
    owed: dict[str, Standing] = {}
    for unit_id in units:
        for row in standings_of(desk.data, unit_id):
            if row.owner == unit_id or row.owner not in units:
                owed.setdefault(row.followed.request.id, row)
    return tuple(owed.values())


def _leads(desk: RoundDesk, found: Sequence[Standing], followed: Sequence[tuple[Standing, Fate]]) -> Iterable[Words]:
    """Yield how many requests are in each class, and how many are no longer followed."""
    ended = [row for row in found if row.ended is not None]
    gone = count_fact(_sources(ended), say.ROUND_SPOT_ENDED)
    if not followed:
        yield cite(say.ROUND_LEAD_ALL_ENDED.format(count=count_words(len(ended))), [gone])
        return
    facts = [count_fact(_sources(row for row, _ in followed), say.ROUND_SPOT_ALL)]
    items = []
    for one in Fate:
        own = [row for row, of in followed if of is one]
        if own:
            state = say.FATES[one.value]
            items.append(say.ROUND_ITEM.format(count=count_words(len(own)), state=state))
            facts.append(count_fact(_sources(own), say.ROUND_SPOT.format(state=state)))
    owners = {row.owner for row, _ in followed}
    facts.append(counted(say.ROUND_SPOT_UNITS, str(len(owners)), [len(owners)]))
    text = say.ROUND_LEAD.format(
        day=short_date(desk.round.report_date),
        count=count_words(len(followed)),
        units=count_words(len(owners)),
        items="; ".join(items),
    )
    yield cite(text, facts)
    if ended:
        yield cite(say.ROUND_LEAD_ENDED.format(count=count_words(len(ended))), [gone])


def _sources(rows: Iterable[Standing]) -> list[Source]:
    return [row.followed.request.source for row in rows]


def _bars(desk: RoundDesk, followed: Sequence[tuple[Standing, Fate]]) -> tuple[StackRow, ...]:
    """Return a bar for each addressee, in official order."""
    owned: dict[str, list[Fate]] = {}
    for row, of in followed:
        owned.setdefault(row.owner, []).append(of)
    order = [unit_id for unit_id in desk.data.units if unit_id in owned]
    order += [owner for owner in owned if owner not in desk.data.units]
    return tuple(_bar(desk.data.registry.units[owner], owned[owner]) for owner in order)


def _bar(unit: Unit, fates: Sequence[Fate]) -> StackRow:
    group = capitalized(GROUP_NAMES.get(unit.group, unit.group))
    return StackRow(unit.short_name, tuple(fates.count(one) for one in Fate), group)


def _figure(desk: RoundDesk, rows: tuple[StackRow, ...], followed: Sequence[Standing]) -> Block:
    chart = stacked_counts(
        StackChart(
            title=say.CHART_TITLE.format(day=short_date(desk.round.report_date)),
            noun=say.CHART_NOUN,
            illustrative=desk.is_illustrative,
            classes=tuple(say.FATES[one.value] for one in Fate),
            rows=rows,
        )
    )
    facts = [Fact(standing_spots(row)) for row in followed]
    total = count_fact(_sources(followed), say.ROUND_SPOT_ALL)
    return desk.labels.figure("dot-truoc", chart, facts, cite(say.CHART_NOTE.format(n=len(followed)), [total]))


def _table(desk: RoundDesk, late: Sequence[Standing]) -> TableText:
    columns = [Column(*one) for one in zip(say.OVERDUE_HEADS, _WIDTHS, _ALIGNS, strict=True)]
    rows = [(str(number), *_cells(desk, row)) for number, row in enumerate(late, start=1)]
    scope = say.SCOPE.format(day=short_date(desk.round.report_date))
    return TableText(columns, rows, say.OVERDUE_TABLE, scope, note=say.OVERDUE_NOTE)


def _cells(desk: RoundDesk, row: Standing) -> tuple[Words, ...]:
    asked, due = asked_cells(row)
    name = desk.data.registry.units[row.owner].short_name
    return name, asked, due, progress_cell(row), days_cell(row, str(row.days)), _reason(row)


def _reason(row: Standing) -> Words:
    entry = row.reported
    stated = entry.reason.strip().rstrip(".") if entry is not None else ""
    if entry is None or not stated:
        return say.NO_REASON
    return told(say.REASON.format(reason=stated), entry.source, say.ROW_REASON)
