"""«Đối chiếu số liệu báo cáo và hệ thống»: both numbers side by side, what a person chose and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from giamsat.analysis.asked_extracts import DOMAIN, ID, percent_words
from giamsat.analysis.crosscheck import CrossCheck, SystemCheck, system_checks
from giamsat.blocks.model import Block
from giamsat.blocks.model import Figure as FigureBlock
from giamsat.charts.model import PairChart, PairRow
from giamsat.charts.pairs import pairs
from giamsat.formatting.dates import short_date
from giamsat.formatting.names import match_key
from giamsat.formatting.numbers import count_words, exact, integer, own_places, signed
from giamsat.formatting.text import capitalized
from giamsat.model.records import DossierRow
from giamsat.model.rounds import UnitData
from giamsat.model.values import Channel, Figure
from giamsat.report.cited import Words, cell, cite
from giamsat.report.compose import Column, TableText, lead, small
from giamsat.report.desk import Desk
from giamsat.report.fact_crosscheck import (
    check_facts,
    decision_facts,
    difference_facts,
    left_out_facts,
    reported_facts,
    system_facts,
    tolerance_facts,
)
from giamsat.report.fact_records import counted, typed_fact
from giamsat.report.values import NONE, figure_text
from giamsat.texts_vi import extracts as texts

LEAST_PAIRS = 2
MOST_FIELDS = 3
_FIELD_COLUMNS = (3, 7)

COLUMNS = (
    Column(texts.HEAD_COLUMN, 0.30),
    Column(texts.HEAD_REPORTED, 0.12, "right"),
    Column(texts.HEAD_SYSTEM, 0.12, "right"),
    Column(texts.HEAD_DIFFERENCE, 0.12, "right"),
    Column(texts.HEAD_PERCENT, 0.11, "right"),
    Column(texts.HEAD_WITHIN, 0.09, "center"),
    Column(texts.HEAD_USED, 0.14, "center"),
)


def crosscheck_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return the cross-check of each system in which the unit was counted; nothing in other domains."""
    if domain_id != DOMAIN:
        return []
    return [block for check in system_checks(desk.data, desk.unit_id) for block in _blocks(desk, check)]


def _blocks(desk: Desk, check: SystemCheck) -> Iterator[Block]:
    key = check.count.mapping_id
    yield lead(_lead(desk, check))
    yield from (lead(words) for words in _decided(check))
    yield desk.labels.table(f"doi-chieu-{key}", _table(check), illustrative=desk.is_illustrative)
    drawn = [one for one in check.columns if one.is_comparable and one.system.value]
    if len(drawn) >= LEAST_PAIRS and any(one.difference for one in drawn):
        facts = [fact for one in drawn for fact in (*reported_facts(one), *system_facts(one))]
        yield desk.labels.figure(f"doi-chieu-{key}", _chart(desk, check, drawn), facts)
    yield small(texts.CHOICES_NOTE.format(choices=" ".join(check.count.choices)))
    if check.apart:
        items = "; ".join(f"{row.label}: “{row.unit_says}” – “{row.system_says}”" for row in check.apart)
        yield small(texts.APART_NOTE.format(items=items))
    yield from (small(words) for words in _fields(desk, check))
    if check.count.left_out:
        yield small(_left_out(desk, check))


def _lead(desk: Desk, check: SystemCheck) -> Words:
    """Return both numbers of the first column that is beyond the tolerance, and how many are."""
    first = (check.beyond or check.columns)[0]
    alias = desk.unit.alias or desk.unit.short_name
    pattern = texts.LEAD if first.is_comparable else texts.LEAD_ONLY_SYSTEM
    sentences = [
        pattern.format(
            unit=alias,
            label=first.label,
            reported=exact(first.reported.value) if first.reported and first.reported.value is not None else "",
            recorded=exact(first.system.value or Decimal(0)),
            system=check.count.system,
            day=short_date(check.count.extracted_on),
        )
    ]
    facts = list(check_facts(first))
    if any(one.is_comparable for one in check.columns):
        tolerance = exact(first.tolerance)
        beyond = len(check.beyond)
        told = texts.LEAD_BEYOND.format(count=f"{count_words(beyond)}/{len(check.columns)}", tolerance=tolerance)
        sentences.append(told if beyond else texts.LEAD_ALL_WITHIN.format(tolerance=tolerance))
        sentences += [texts.LEAD_OPEN] if check.open else []
        facts += tolerance_facts(desk.facts, first.tolerance)
        facts.append(counted(texts.SPOT_COLUMNS, f"{beyond}/{len(check.columns)}", [beyond, len(check.columns)]))
    return cite(" ".join(sentences), facts)


def _decided(check: SystemCheck) -> Iterator[Words]:
    """Yield what a person chose and why, once for each decision."""
    together: dict[str, list[CrossCheck]] = {}
    for one in check.columns:
        if one.choice is not None:
            together.setdefault(f"{one.choice.decision.source.line}", []).append(one)
    for same in together.values():
        choice = same[0].choice
        if choice is None:
            continue
        about = "" if len(same) > 1 else texts.DECIDED_ABOUT.format(label=same[0].label)
        reason = choice.decision.reason.rstrip(".")
        used = texts.DECIDED_USED[choice.channel.value]
        words = texts.DECIDED.format(used=used, about=about, reason=reason)
        yield cell(words, decision_facts(same))


def _table(check: SystemCheck) -> TableText:
    count = check.count
    return TableText(
        COLUMNS,
        [_row(one) for one in check.columns],
        texts.TABLE_TITLE,
        texts.TABLE_SCOPE.format(
            system=count.system,
            day=short_date(count.extracted_on),
            start=short_date(count.period.start),
            end=short_date(count.period.end),
        ),
    )


def _row(one: CrossCheck) -> tuple[Words, ...]:
    is_reported = one.reported is not None and one.reported.value is not None
    return (
        capitalized(one.label),
        cell(_number(one.reported), reported_facts(one)) if is_reported else NONE,
        cell(_number(one.system), system_facts(one)),
        difference_cell(one),
        cell(percent_words(one) or NONE, (*difference_facts(one)[1:], *check_facts(one)[:2])),
        texts.WITHIN[one.is_within],
        _used(one),
    )


def difference_cell(one: CrossCheck) -> Words:
    """Return the difference with its sign, and how it follows."""
    if one.difference is None:
        return NONE
    text = signed(one.difference, own_places(one.difference)) if one.difference else "0"
    return cell(text, difference_facts(one)[:1])


def _used(one: CrossCheck) -> Words:
    """Return whose number the readings rest on; one that a person chose leads to the decision."""
    if one.used is None:
        return NONE
    words = texts.USED_SYSTEM if one.used.source.channel is Channel.EXTRACT else texts.USED_REPORTED
    return cell(words, decision_facts([one])) if one.choice is not None else words


def _number(figure: Figure | None) -> str:
    return NONE if figure is None else figure_text(figure, None, 0)


def is_answered(unit_data: UnitData, check: SystemCheck) -> bool:
    """Whether the unit answered, in its register of clarifications, what was asked about its differences."""
    register = unit_data.clarifications
    row = register.of(f"{ID}:{check.count.mapping_id}") if register is not None else None
    return row is not None and bool(row.answer)


def is_explained(unit_data: UnitData, check: SystemCheck, one: CrossCheck) -> bool:
    """Whether a difference was decided about, or asked about and answered by the unit."""
    if one.choice is not None:
        return bool(one.difference)
    return one in check.open and is_answered(unit_data, check)


def pair_row(one: CrossCheck, name: str, *, explained: bool, group: str = "") -> PairRow:
    """Return a comparable column as a row of the chart."""
    assert one.reported is not None
    assert one.system.value is not None
    reported = one.reported.value or Decimal(0)
    tolerance = one.system.value * one.tolerance / 100
    return PairRow(name, reported, one.system.value, tolerance, explained=explained, group=group)


def _chart(desk: Desk, check: SystemCheck, drawn: Iterable[CrossCheck]) -> FigureBlock:
    rows = tuple(
        pair_row(one, capitalized(one.label), explained=is_explained(desk.unit_data, check, one)) for one in drawn
    )
    title = texts.CHART_TITLE.format(day=short_date(desk.cut_off))
    return pairs(PairChart(title=title, illustrative=desk.is_illustrative, rows=rows))


def _fields(desk: Desk, check: SystemCheck) -> Iterator[Words]:
    """Yield in which fields of work the difference is largest, where both sides name fields alike."""
    submission = desk.unit_data.submission
    if submission is None:
        return
    own = {match_key(row.label): row for row in submission.dossiers if not (row.is_total or row.is_previous)}
    both = [(own[key], row) for row in check.count.fields if (key := match_key(row.label)) in own]
    for one in check.open:
        if one.column not in _FIELD_COLUMNS:
            continue
        found = [(abs(gap), pair) for pair in both if (gap := _gap(pair, one.column))]
        items, facts = [], []
        for _, (reported, system) in sorted(found, key=lambda item: -item[0])[:MOST_FIELDS]:
            left, right = reported[one.column], system[one.column]
            items.append(texts.FIELD_ITEM.format(field=system.label, reported=_number(left), recorded=_number(right)))
            sides = ((texts.HEAD_REPORTED, left), (texts.HEAD_SYSTEM, right))
            facts += [typed_fact(row, texts.SPOT_FIELD.format(side=side, field=system.label)) for side, row in sides]
        if items:
            yield cite(texts.FIELD_NOTE.format(label=one.label, items="; ".join(items)), facts)


def _gap(pair: tuple[DossierRow, DossierRow], column: int) -> Decimal:
    values = [figure.value for row in pair if (figure := dict(row.columns).get(column)) and figure.is_countable]
    known = [value for value in values if value is not None]
    return known[0] - known[1] if len(known) == len(pair) else Decimal(0)


def _left_out(desk: Desk, check: SystemCheck) -> Words:
    items = "; ".join(
        texts.LEFT_OUT_ITEM.format(count=integer(number), reason=reason) for reason, number in check.count.left_out
    )
    alias = desk.unit.alias or desk.unit.short_name
    text = texts.LEFT_OUT_NOTE.format(rows=integer(check.count.rows), unit=alias, items=items)
    return cite(text, left_out_facts(check))
