"""Appendices of a synthesis that concludes: units and members, differences, objections, answers, crowded contents."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.model import Block, Fragment
from giamsat.formatting.dates import short_date
from giamsat.model.clarifications import Clarification
from giamsat.model.parameters import Delegation
from giamsat.report.cited import Words, cell
from giamsat.report.clarified import Asked
from giamsat.report.closing import asked_cells, settled_cells
from giamsat.report.compose import Column, TableText, small
from giamsat.report.desk import Desk
from giamsat.report.opinion_papers import objection_cells, objection_columns
from giamsat.report.record_cells import named
from giamsat.report.round_common import Common
from giamsat.report.round_desk import RoundDesk
from giamsat.report.round_hand_in import (
    ANSWERS,
    CROWDED,
    DIFFERENCES,
    OBJECTIONS,
    UNITS,
    in_appendix,
    present,
    round_appendix,
)
from giamsat.report.round_rows import answered, crowded, objections
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import handed
from giamsat.texts_vi import synthesis as say

_ASKED_WIDTHS = (0.04, 0.11, 0.45, 0.26, 0.14)


def unit_appendix(desk: RoundDesk) -> Fragment:
    """Return the units with their days, and who sat in each delegation, by role; one delegation needs no column."""
    if desk.is_before:
        return Fragment(f"phu-luc.{UNITS}")
    names = {one.id: one.name for one in desk.round.delegations}
    has_several = len({desk.data.params.unit(unit.id).delegation for unit in desk.units}) > 1
    rows = []
    for number, unit in enumerate(desk.units, start=1):
        row = desk.data.params.unit(unit.id)
        rows.append(
            (
                str(number),
                unit.official_name,
                *((names.get(row.delegation, ""),) if has_several else ()),
                handed.MODES.get(row.mode, row.mode),
                short_date(row.visit_on) if row.visit_on else say.NO_VISIT,
                short_date(desk.data.params.cut_off(unit.id)),
            )
        )
    columns = _columns(say.UNITS_HEADS, (0.06, 0.33, 0.22, 0.12, 0.14, 0.13), centred=(0, 4, 5))
    if not has_several:
        columns = [column for column in columns if column.head != say.UNITS_DELEGATION]
    units = _table(desk, "phu-luc-don-vi", TableText(columns, rows, say.UNITS_TABLE, note=say.UNITS_NOTE))
    members = [_members(desk, one) for one in desk.round.delegations]
    return round_appendix(desk, UNITS, say.UNITS_TITLE, (units, *members))


def _members(desk: RoundDesk, delegation: Delegation) -> Block:
    people = (delegation.head, *delegation.members)
    rows = [(str(number), one.role, one.name, one.post or say.NO_VISIT) for number, one in enumerate(people, start=1)]
    columns = _columns(say.MEMBERS_HEADS, (0.06, 0.2, 0.24, 0.5), centred=(0,))
    title = say.MEMBERS_TABLE.format(delegation=delegation.name)
    return _table(desk, f"phu-luc-doan-{delegation.id}", TableText(columns, rows, title))


def difference_appendix(desk: RoundDesk) -> Fragment:
    """Return which numbers do not meet, what the unit says of it and how it was assessed."""
    rows = _asked_rows(desk, differences=True)
    if not rows:
        return Fragment(f"phu-luc.{DIFFERENCES}")
    columns = _columns(say.DIFFERENCES_HEADS, _ASKED_WIDTHS, centred=(0,))
    table = _table(desk, "phu-luc-chenh-lech", TableText(columns, rows, say.DIFFERENCES_TABLE))
    return round_appendix(desk, DIFFERENCES, say.DIFFERENCES_TITLE, (table,), landscape=True)


def answer_appendix(desk: RoundDesk) -> Fragment:
    """Return what was asked and answered, and how it was assessed."""
    rows = _asked_rows(desk, differences=False)
    if not rows:
        return Fragment(f"phu-luc.{ANSWERS}")
    columns = _columns(say.ANSWERS_HEADS, _ASKED_WIDTHS, centred=(0,))
    table = _table(desk, "phu-luc-lam-ro", TableText(columns, rows, say.ANSWERS_TABLE))
    pattern = say.ANSWERS_NOTE if DIFFERENCES in present(desk) else say.ANSWERS_NOTE_ALONE
    note = small(pattern.format(appendix=in_appendix(desk, DIFFERENCES)))
    return round_appendix(desk, ANSWERS, say.ANSWERS_TITLE, (table, note), landscape=True)


def objection_appendix(desk: RoundDesk) -> Fragment:
    """Return what units said of the draft and what the delegation did with it, as typed into the register."""
    found = objections(desk)
    if not found:
        return Fragment(f"phu-luc.{OBJECTIONS}")
    cells = objection_cells(desk.data.registry, found)
    rows = [
        (number, unit, named(str(content), row.source, say.ROW_OBJECTION), *rest)
        for row, (number, unit, content, *rest) in zip(found, cells, strict=True)
    ]
    table = _table(desk, "phu-luc-tiep-thu", TableText(objection_columns(), rows, say.OBJECTIONS_TABLE))
    return round_appendix(desk, OBJECTIONS, say.OBJECTIONS_TITLE, (table,), landscape=True)


def crowded_appendix(desk: RoundDesk) -> Fragment:
    """Return the units of each content that more of them share than a sentence names, with their figures."""
    found = crowded(desk)
    if not found:
        return Fragment(f"phu-luc.{CROWDED}")
    rows: list[tuple[Words, ...]] = []
    for number, row in enumerate(found, start=1):
        one = Common(desk, row)
        units = [
            common_say.WITH_VALUE.format(name=each.unit.short_name, value=values)
            if (values := one.values(each))
            else each.unit.short_name
            for each in one.units
        ]
        rows.append((str(number), named(one.stem, row.source, common_say.ROW), _listed(one, units)))
    columns = _columns(say.CROWDED_HEADS, (0.06, 0.44, 0.5), centred=(0,))
    table = _table(desk, "phu-luc-han-che", TableText(columns, rows, say.CROWDED_TABLE))
    return round_appendix(desk, CROWDED, say.CROWDED_TITLE, (table,))


def _listed(one: Common, units: Sequence[str]) -> Words:
    return cell("; ".join(units), one.facts())


def _asked_rows(desk: RoundDesk, *, differences: bool) -> list[tuple[Words, ...]]:
    found = enumerate(answered(desk, differences=differences), start=1)
    return [(str(number), own.unit.short_name, *_cells(own, one)) for number, (own, one) in found]


def _cells(own: Desk, one: Asked | Clarification) -> tuple[Words, ...]:
    return asked_cells(own, one) if isinstance(one, Asked) else settled_cells(one)


def _columns(heads: Sequence[str], widths: Sequence[float], centred: Sequence[int]) -> list[Column]:
    return [
        Column(head, width, "center" if place in centred else "left")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]


def _table(desk: RoundDesk, key: str, content: TableText) -> Block:
    return desk.labels.table(key, content, illustrative=desk.is_illustrative)
