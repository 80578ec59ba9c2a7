"""How each unit served the delegation: when it handed in, how much it filled, what is left to mend; no order of merit.

The body has the short table; the appendix adds the way of supervision, the unit's own document and its supplements.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from giamsat.analysis.coverage import coverage
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.timeliness import hand_in
from giamsat.analysis.violations import violations
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import fraction, percent, share
from giamsat.model.records import SubmissionKind
from giamsat.model.rounds import UnitData
from giamsat.model.values import Source
from giamsat.report.cited import Fact, Spot, Words, cell, quoted
from giamsat.report.compose import Column, TableText
from giamsat.report.fact_frame import coverage_facts, hand_in_facts
from giamsat.report.places import row_spot
from giamsat.report.round_desk import RoundDesk
from giamsat.report.values import NONE
from giamsat.texts_vi import handed as texts
from giamsat.texts_vi.ground import NO_DATA

MOST_PLACES = 8  # of what is left to mend; the rest stands in the check of the unit
_SHORT = (0.06, 0.26, 0.16, 0.11, 0.17, 0.12, 0.12)
_FULL = (0.04, 0.14, 0.09, 0.09, 0.07, 0.20, 0.12, 0.07, 0.07, 0.14)
_SHORT_ALIGNS = ("center", "left", "center", "center", "right", "right", "right")
_FULL_ALIGNS = ("center", "left", "left", "center", "center", "left", "right", "center", "center", "left")


def short_table(desk: RoundDesk) -> TableText:
    """Return what fits upright: unit, day, days late, share of cells filled, differences, what is left to mend."""
    columns = [Column(*one) for one in zip(texts.SHORT_HEADS, _SHORT, _SHORT_ALIGNS, strict=True)]
    rows = []
    for number, (unit_id, item) in enumerate(desk.data.units.items(), start=1):
        filled, differing, left = _quality(desk, unit_id)
        rows.append((str(number), item.unit.short_name, *_time(desk, unit_id), filled, differing, left))
    return TableText(columns, rows, texts.STANDING_TITLE, _due(desk), note=texts.STANDING_NOTE)


def full_table(desk: RoundDesk) -> TableText:
    """Return the same with the way of supervision, the document of the unit and the days of its supplements."""
    columns = [Column(*one) for one in zip(texts.FULL_HEADS, _FULL, _FULL_ALIGNS, strict=True)]
    modes = {row.id: texts.MODES.get(row.mode, row.mode) for row in desk.round.units}
    rows = []
    for number, (unit_id, item) in enumerate(desk.data.units.items(), start=1):
        filled, differing, left = _quality(desk, unit_id)
        time, own = _time(desk, unit_id), (_document(item), _supplements(item))
        rows.append((str(number), item.unit.short_name, modes[unit_id], *time, own[0], filled, differing, left, own[1]))
    return TableText(columns, rows, texts.STANDING_TITLE_FULL, _due(desk), note=texts.STANDING_NOTE, dense=True)


def _due(desk: RoundDesk) -> str:
    return texts.STANDING_DUE.format(day=short_date(desk.round.hand_in_by)) if desk.round.hand_in_by else ""


def _time(desk: RoundDesk, unit_id: str) -> tuple[Words, Words]:
    """Return when a unit handed in and by how many days that was late."""
    standing, item = hand_in(desk.data, unit_id), desk.data.units[unit_id]
    if standing.received_on is None:
        if item.submission is not None:
            return NO_DATA, NONE
        return texts.NOT_SENT if desk.data.params.is_asked(unit_id) else texts.NOT_ASKED, NONE
    late = cell(str(standing.days_late), hand_in_facts(desk.facts, desk.data, unit_id))
    return short_date(standing.received_on), late


def _quality(desk: RoundDesk, unit_id: str) -> tuple[Words, Words, Words]:
    """Return the share of cells filled, the differences within the unit's figures and what is left to mend."""
    if unit_id not in desk.readings:
        return NONE, NONE, texts.UNUSABLE
    if desk.data.units[unit_id].submission is None:
        return NONE, NONE, NONE
    known = coverage(desk.data, unit_id)
    differing = discrepancies(desk.data, unit_id)
    left = [row for row in violations(desk.data, unit_id) if not row.explanation]
    return (
        cell(_share(known.answered, known.asked), coverage_facts(desk.facts, desk.data, unit_id)),
        _count(texts.DIFFERING_SPOT, len(differing), (row.places[0] for row in differing if row.places)),
        _count(texts.LEFT_SPOT, len(left), (row.places[0] for row in left if row.places)),
    )


def _share(part: int, whole: int) -> str:
    """Return «82/83 (98,8%)»."""
    told = fraction(part, whole)
    return f"{told} ({percent(share(Decimal(part), Decimal(whole)), 1)})" if whole else told


def _count(name: str, number: int, places: Iterable[Source]) -> Words:
    """Return a number that is counted here, with the rows of the first places that it counts."""
    rows = dict.fromkeys(row_spot(source, texts.PLACE_SPOT) for source in places if not source.query)
    own = tuple(rows)[:MOST_PLACES]
    return cell(str(number), [Fact((Spot(name, str(number), "", how="computed"), *own))])


def _document(item: UnitData) -> Words:
    """Return number and day of the unit's report, as its cover gives them."""
    own = item.submission
    if own is None or not own.report_number:
        return NONE
    day = texts.REPORT_DAY.format(day=short_date(own.report_date)) if own.report_date else ""
    return quoted(f"{own.report_number}{day}", Spot(texts.COVER, own.report_number, own.file))


def _supplements(item: UnitData) -> Words:
    """Return on which days a unit supplemented or replaced what it had sent."""
    own = item.submission
    found = [
        texts.SUPPLEMENT.format(day=short_date(row.received_on), kind=kind)
        for row in (own.files if own is not None else ())
        if row.received_on is not None and (kind := texts.SUPPLEMENT_KINDS.get(SubmissionKind(row.kind).value))
    ]
    return "; ".join(dict.fromkeys(found)) or NONE
