"""Where the entries of a check come from: faults and notices of the files, broken rules, gaps, lateness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from giamsat.analysis.coverage import REPORT, gaps, sheet_of
from giamsat.analysis.finding_checks import finding_faults
from giamsat.analysis.timeliness import HandIn
from giamsat.analysis.violations import violations
from giamsat.errors import Fault, Place
from giamsat.formatting.cells import cells_in
from giamsat.formatting.dates import short_date
from giamsat.intake.answers import ANSWERS
from giamsat.intake.clarifications import CLARIFICATIONS
from giamsat.intake.findings import FINDINGS
from giamsat.intake.follow_up import FOLDER as FOLLOW_UP
from giamsat.intake.handed import SUBMISSIONS
from giamsat.intake.visits import VISITS
from giamsat.model.judgement import Gap, Violation
from giamsat.model.records import Submission
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Source, State
from giamsat.pipeline.check_entries import MISSING, Entry, Spot
from giamsat.pipeline.signs import sign_notices
from giamsat.texts_vi import mending, sentence

_OFFICE = (
    "received-",
    "published-",
    "figure-after-",
    "file-",
    "files-",
    "supplements-undecided",
    "submission-other-",
    "submission-unit-outside",
    "illustrative-for-",
    "text-file-",
    "csv-",
    "handed-in-",
    "not-handed-",
)
"""Beginnings of codes of what only the office can do something about."""
_OF_UNITS = ("file-not-xlsx", "csv-without-cover", "csv-sheet-unknown")
"""What the unit can mend in its own files, though the codes begin like those of the office."""
_REGISTERS = (VISITS, CLARIFICATIONS, FINDINGS, FOLLOW_UP, ANSWERS)
"""Folders of what the office itself writes: a fault there keeps no file of a unit from being read."""


def fault_entry(fault: Fault, unit_id: str = "") -> Entry:
    """Return a fault as an entry in one place."""
    facts = dict(fault.facts)
    mended = mending(fault.code, facts)
    text = sentence(fault.code, facts)
    place = fault.place
    is_handed = f"/{SUBMISSIONS}/" in place.file
    is_office = fault.code.startswith(_OFFICE) and fault.code not in _OF_UNITS
    return Entry(
        unit_id=unit_id,
        severity=mended.severity,
        code=fault.code,
        text=text,
        found=facts.get("found", ""),
        expected=_wanted(mended.expected),
        mend=_todo(mended.mend),
        spots=tuple(Spot(place.file, place.sheet, cell, place.line, text) for cell in cells_in(place.cell) or ("",)),
        is_office=is_office or not is_handed,
    )


def unit_entries(data: RoundData, unit_id: str, hand_in: HandIn) -> Iterator[Entry]:
    """Yield all that is to be looked at in what came in about a unit, each place for itself.

    A unit whose files have faults is not read, so nothing is said of its figures; registers are the office's own, and
    their faults keep no file of the unit from being read.
    """
    own = data.units[unit_id]
    for fault in (*own.faults, *own.notices):
        yield fault_entry(fault, unit_id)
    if any(not _is_of_register(fault) for fault in own.faults):
        return
    yield from (fault_entry(fault, unit_id) for fault in finding_faults(data, unit_id))
    if (
        hand_in.is_late
        and hand_in.received_on is not None
        and hand_in.due_on is not None
        and own.submission is not None
    ):
        facts = {"received": short_date(hand_in.received_on), "due": short_date(hand_in.due_on)}
        yield _own(unit_id, "handed-in-late", [Spot(own.submission.file)], days=hand_in.days_late, **facts)
    if own.submission is not None:
        yield from (fault_entry(fault, unit_id) for fault in sign_notices(own.submission))
        yield from _formulas(own, own.submission)
    for violation in violations(data, unit_id):
        yield violation_entry(violation, unit_id)
    yield from _gaps(data, own)


def _is_of_register(fault: Fault) -> bool:
    return any(f"/{folder}/" in fault.place.file for folder in _REGISTERS)


def violation_entry(violation: Violation, unit_id: str = "") -> Entry:
    """Return a broken rule as an entry; what stands in published sources is the office's to look at."""
    spots = tuple(dict.fromkeys(spot for source in violation.places for spot in _spots(source, violation.text)))
    return Entry(
        unit_id=unit_id,
        severity=violation.severity,
        code=violation.rule_id,
        text=violation.text,
        found=violation.found,
        expected=_wanted(violation.expected),
        mend=_todo(violation.mend),
        subject=violation.subject,
        spots=spots,
        explanation=violation.explanation,
        is_office=not any(f"/{SUBMISSIONS}/" in spot.file for spot in spots),
    )


def _wanted(text: str) -> str:
    """Return what is expected as a phrase of its own, whoever wrote it: with a capital, without a full stop."""
    return (text[:1].upper() + text[1:]).rstrip(".")


def _todo(text: str) -> str:
    """Return what to do as a sentence, whoever wrote it."""
    return f"{(text[:1].upper() + text[1:]).rstrip('.')}." if text else ""


def _spots(source: Source, text: str) -> Iterator[Spot]:
    """Yield the places of a source: one for each cell, also of a sum («D11 + E11») or a run («B5:B7»)."""
    for cell in cells_in(source.cell) or ("",):
        yield Spot(source.file, source.sheet, cell, source.line, text)


def _own(unit_id: str, code: str, spots: Iterable[Spot], subject: str = "", **facts: object) -> Entry:
    """Return an entry of a code of the check itself."""
    entry = fault_entry(Fault.of(code, Place(), **facts), unit_id)
    placed = tuple(Spot(one.file, one.sheet, one.cell, one.line, entry.text) for one in spots)
    is_office = code.startswith(_OFFICE)
    return Entry(
        unit_id, entry.severity, code, entry.text, "", entry.expected, entry.mend, subject, placed, is_office=is_office
    )


def _formulas(own: UnitData, submission: Submission) -> Iterator[Entry]:
    told = {(notice.place.sheet, notice.place.cell) for notice in own.notices if "formula" in notice.code}
    spots = []
    for address in submission.formula_cells:
        sheet, _, cell = address.rpartition("!")
        if (sheet, cell) not in told:
            spots.append(Spot(submission.file, sheet, cell))
    if spots:
        yield _own(own.unit.id, "answer-formula", spots)


def _gaps(data: RoundData, own: UnitData) -> Iterator[Entry]:
    """Yield what was asked for and is not there; nothing about a unit that nobody asked."""
    unit_id = own.unit.id
    due = data.params.hand_in_by(unit_id)
    if due is None:
        return
    for gap in gaps(data, unit_id):
        if own.submission is None:
            if gap.subject == REPORT:
                yield _settled(_own(unit_id, "not-handed-in", [], gap.subject, due=short_date(due)), gap)
        elif gap.subject in own.submission.missing_sheets:
            spots = [Spot(own.submission.file)]
            yield _settled(_own(unit_id, "sheet-missing", spots, gap.subject, sheet=_sheet(data, gap.subject)), gap)
        else:
            spots = list(_missing_cells(data, own.submission, gap)) or [Spot(own.submission.file)]
            yield _settled(_own(unit_id, "figures-missing", spots, gap.subject, topic=gap.text), gap)


def _sheet(data: RoundData, number: str) -> str:
    return f"sheet “{sheet_of(data, number).name}”"


def _settled(entry: Entry, gap: Gap) -> Entry:
    """Return the entry of a gap, with the reason of the waiver when there is one."""
    reason = gap.waiver.reason if gap.waiver is not None else ""
    return Entry(
        entry.unit_id,
        MISSING,
        entry.code,
        entry.text,
        "",
        entry.expected,
        entry.mend,
        entry.subject,
        entry.spots,
        accepted=reason,
        is_office=entry.is_office,
    )


def _missing_cells(data: RoundData, submission: Submission, gap: Gap) -> Iterator[Spot]:
    """Yield the cells of the form whose figures a gap is about."""
    for figure in submission.figures:
        indicator = data.registry.indicators.get(figure.indicator_id)
        if figure.state is State.MISSING and indicator is not None and gap.subject in (indicator.id, indicator.domain):
            yield from _spots(figure.source, "")
