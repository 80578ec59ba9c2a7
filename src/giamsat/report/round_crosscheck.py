"""The synthesis' table of all units against the systems: one row a unit, its first column in numbers and as a chart."""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.crosscheck import SystemCheck, system_checks
from giamsat.blocks.model import Block
from giamsat.charts.model import PairChart
from giamsat.charts.pairs import pairs
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, fraction
from giamsat.formatting.text import capitalized
from giamsat.model.parameters import Unit
from giamsat.model.values import Channel
from giamsat.report.chart_parts import parts
from giamsat.report.cited import Words, cell, cite
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.crosscheck import LEAST_PAIRS, difference_cell, is_answered, is_explained, pair_row
from giamsat.report.fact_crosscheck import decision_facts, reported_facts, system_facts, tolerance_facts
from giamsat.report.fact_records import counted
from giamsat.report.round_desk import RoundDesk
from giamsat.report.speech import GROUP_NAMES
from giamsat.report.values import NONE, figure_text
from giamsat.texts_vi import displays
from giamsat.texts_vi import extracts as texts

_Row = tuple[Unit, SystemCheck]


def round_crosscheck_blocks(desk: RoundDesk) -> list[Block]:
    """Return table and chart of the units that a system counted; nothing when there is no extract."""
    rows = [(unit, check) for unit in desk.units for check in system_checks(desk.data, unit.id)]
    if not rows:
        return []
    blocks: list[Block] = [lead(_lead(desk, rows))]
    blocks.append(desk.labels.table("doi-chieu", _table(desk, rows), illustrative=desk.is_illustrative))
    drawn = [(unit, check) for unit, check in rows if (one := check.columns[0]).is_comparable and one.system.value]
    if len(drawn) >= LEAST_PAIRS:
        blocks += _charts(desk, drawn)
    return blocks


def _charts(desk: RoundDesk, drawn: list[_Row]) -> list[Block]:
    """Return the first column of the units as ○ – ●, in parts on one axis when there are many."""
    own = desk.data.units
    items = [
        (check, pair_row(check.columns[0], unit.short_name, explained=explained, group=_group(unit)))
        for unit, check in drawn
        for explained in (is_explained(own[unit.id], check, check.columns[0]),)
    ]
    found = parts(items, lambda item: item[1].group)
    reach = max(abs(row.off) for _, row in items) if len(found) > 1 else Decimal(0)
    blocks: list[Block] = []
    for part in found:
        chart = pairs(
            PairChart(
                title=texts.ROUND_CHART_TITLE + (f" – {part.title}" if part.title else ""),
                noun=displays.NOUN,
                illustrative=desk.is_illustrative,
                rows=tuple(row for _, row in part.rows),
                reach=reach,
            )
        )
        firsts = [check.columns[0] for check, _ in part.rows]
        facts = [fact for one in firsts for fact in (*reported_facts(one), *system_facts(one))]
        key = "doi-chieu" if part.number == 1 else f"doi-chieu-{part.number}"
        blocks.append(desk.labels.figure(key, chart, facts, _note(desk, [check for check, _ in part.rows])))
    return blocks


def _group(unit: Unit) -> str:
    return capitalized(GROUP_NAMES.get(unit.group, unit.group))


def _note(desk: RoundDesk, checks: list[SystemCheck]) -> Words:
    """Return the note under the chart: how many are drawn, the tolerance, the day of the data and of the extract."""
    systems = "; ".join(dict.fromkeys(_title(check) for check in checks))
    tolerance = desk.round.crosscheck_tolerance
    text = texts.ROUND_CHART_NOTE.format(
        n=len(checks), day=short_date(desk.round.cut_off), tolerance=exact(tolerance), systems=systems
    )
    n = counted(texts.SPOT_UNITS, str(len(checks)), [len(checks)])
    return cite(text, [n, *tolerance_facts(desk.facts, tolerance)])


def _lead(desk: RoundDesk, rows: list[_Row]) -> Words:
    units = {unit.id for unit, _ in rows}
    beyond = {unit.id for unit, check in rows if check.beyond}
    tolerance = desk.round.crosscheck_tolerance
    text = texts.ROUND_LEAD.format(
        count=count_words(len(units)), beyond=count_words(len(beyond)), tolerance=exact(tolerance)
    )
    both = f"{len(units)}; {len(beyond)}"
    numbers = [counted(texts.SPOT_UNITS, both, [number]) for number in (len(units), len(beyond))]
    return cite(text, (*numbers, *tolerance_facts(desk.facts, tolerance)))


def _table(desk: RoundDesk, rows: list[_Row]) -> TableText:
    """Return the table; the one system that all units were counted in stands above it, several in a column."""
    titles = list(dict.fromkeys(_title(check) for _, check in rows))
    columns = [
        Column("TT", 0.06, "center"),
        Column(texts.ROUND_UNIT, 0.18),
        Column(f"{texts.HEAD_REPORTED} (3)", 0.12, "right"),
        Column(f"{texts.HEAD_SYSTEM} (3)", 0.12, "right"),
        Column(texts.HEAD_DIFFERENCE, 0.12, "right"),
        Column(texts.ROUND_BEYOND, 0.12, "center"),
        Column(texts.ROUND_OUTCOME, 0.28),
    ]
    lines = [[str(number), *_cells(desk, unit, check)] for number, (unit, check) in enumerate(rows, start=1)]
    if len(titles) > 1:
        columns.insert(2, Column(texts.ROUND_SYSTEM, 0.2))
        for line, (_, check) in zip(lines, rows, strict=True):
            line.insert(2, _title(check))
    scope = texts.ROUND_SCOPE.format(system=titles[0]) if len(titles) == 1 else ""
    return TableText(columns, lines, texts.TABLE_TITLE, scope)


def _title(check: SystemCheck) -> str:
    return texts.SYSTEM_TITLE.format(system=check.count.system, day=short_date(check.count.extracted_on))


def _cells(desk: RoundDesk, unit: Unit, check: SystemCheck) -> tuple[Words, ...]:
    first = check.columns[0]
    is_reported = first.reported is not None and first.reported.value is not None
    told = fraction(len(check.beyond), len(check.columns))
    counts = counted(texts.SPOT_COLUMNS, told, [len(check.beyond), len(check.columns)])
    return (
        unit.short_name,
        cell(figure_text(first.reported, None, 0), reported_facts(first)) if first.reported and is_reported else NONE,
        cell(figure_text(first.system, None, 0), system_facts(first)),
        difference_cell(first),
        cell(told, [counts]) if is_reported else NONE,
        _outcome(desk, unit, check),
    )


def _outcome(desk: RoundDesk, unit: Unit, check: SystemCheck) -> Words:
    """Return what became of the differences: within, open, or decided by a person."""
    if not any(one.is_comparable for one in check.columns):
        return texts.OUTCOME_NONE
    if check.open:
        return texts.OUTCOME_ANSWERED if is_answered(desk.data.units[unit.id], check) else texts.OUTCOME_OPEN
    chosen = [one for one in check.columns if one.choice is not None]
    if not chosen:
        return texts.OUTCOME_WITHIN
    channels = dict.fromkeys(one.choice.channel for one in chosen if one.choice is not None)
    words = {Channel.EXTRACT: texts.OUTCOME_SYSTEM, Channel.SUBMISSION: texts.OUTCOME_REPORTED}
    return cell("; ".join(words[channel] for channel in channels), decision_facts(chosen))
