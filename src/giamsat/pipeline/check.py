"""Check what came in for a round, and tell of every fault of every file at once.

The story of ``make check``: read all files side by side → list faults, broken rules, gaps by unit → join what has one
cause → workbooks that go back, page, data. No number is changed, nothing is concluded.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from giamsat.analysis.coverage import coverage
from giamsat.analysis.timeliness import hand_in
from giamsat.analysis.violations import round_violations
from giamsat.errors import Fault, Place, UsageError
from giamsat.formatting.numbers import exact
from giamsat.intake.answers import read_answers
from giamsat.intake.opinions import read_voices
from giamsat.intake.rounds import load_round_data
from giamsat.model.records import Submission
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Figure
from giamsat.params import load_registry, load_round, round_ids
from giamsat.pipeline.check_entries import Checked, ReadFile, UnitChecked
from giamsat.pipeline.check_group import settled, together
from giamsat.pipeline.check_helpers import Ground, Helpers
from giamsat.pipeline.check_json import to_json
from giamsat.pipeline.check_page import page_of
from giamsat.pipeline.check_returned import write_returned
from giamsat.pipeline.check_sources import fault_entry, unit_entries, violation_entry
from giamsat.pipeline.index import write_indexes
from giamsat.pipeline.interrupts import interruptible
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.publish import publish
from giamsat.pipeline.stale import rounds_with_data
from giamsat.provenance.prints import data_print, round_prints
from giamsat.rendering.check_page import to_check_page
from giamsat.settings import Settings
from giamsat.texts_vi import check as texts
from giamsat.texts_vi.ground import ILLUSTRATIVE

PAGE, DATA = "check.html", "check.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller asked for; empty means all. The units only narrow what is told: a round is checked as a whole."""

    round_ids: tuple[str, ...] = ()
    unit_ids: tuple[str, ...] = ()
    jobs: int = 0


def check_rounds(wanted: Wanted, settings: Settings) -> tuple[Checked, ...]:
    """Check the rounds asked for.

    :raises UsageError: for an unknown round, or a unit that is in none of the rounds asked for.
    :raises ParamsError: when params/ is not what it must be.
    :raises OutputError: when a build is at work, or outputs/ cannot be written.
    """
    known = round_ids(settings)
    UsageError.raise_if(
        Fault.of("round-unknown", Place(), round=name, known=", ".join(known))
        for name in wanted.round_ids
        if name not in known
    )
    chosen = wanted.round_ids or rounds_with_data(settings)
    _refuse_unknown_units(wanted, chosen, settings)
    with outputs_lock(settings), interruptible():
        checked = tuple(check_round(settings, round_id, wanted.jobs) for round_id in chosen)
        if (settings.root / "outputs" / "index.html").is_file():
            write_indexes(settings)  # its groups say what is to be checked
        return checked


def _refuse_unknown_units(wanted: Wanted, chosen: Sequence[str], settings: Settings) -> None:
    if not wanted.unit_ids:
        return
    registry = load_registry(settings)
    rounds = [load_round(settings, registry, round_id).round for round_id in chosen]
    found = {row.id for one in rounds for row in one.units}
    UsageError.raise_if(
        Fault.of("unit-unknown", Place(), unit=unit_id, rounds=", ".join(chosen))
        for unit_id in wanted.unit_ids
        if unit_id not in found
    )


def check_round(settings: Settings, round_id: str, jobs: int = 0) -> Checked:
    """Check one round and write its page, its data and the workbooks that go back; the caller holds the lock."""
    start = time.perf_counter()
    seen = data_print(round_prints(settings, round_id))
    registry = load_registry(settings)
    params = load_round(settings, registry, round_id)
    with Helpers(Ground(settings, registry, params), jobs) as helpers:
        helpers.read_all()
        data = load_round_data(settings, registry, params)
        voices = read_voices(settings, registry, params)
        answers = read_answers(settings, registry, params)
        others = (*voices.faults, *(fault for own in answers.faults.values() for fault in own))
        checked = write_returned(look_at(data, others), settings, helpers)
    folder = settings.outputs(round_id)
    page = to_check_page(page_of(checked), settings.templates)
    files = {folder / PAGE: page, folder / DATA: to_json(checked, seen)}
    faults = publish({path: text for path, text in files.items() if not _is_same(path, text)}, settings)
    return replace(checked, unwritten=(*checked.unwritten, *faults), seconds=time.perf_counter() - start)


def _is_same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False


def look_at(data: RoundData, others: Iterable[Fault] = ()) -> Checked:
    """Return all that is to be looked at in what came in for a round; nothing is written.

    :param others: faults of files that no report is made from, such as the registers of voices.
    """
    params = data.params.round
    mark = ILLUSTRATIVE if any(own.unit.fictional for own in data.units.values()) else ""
    return Checked(
        params.id,
        params.title,
        mark,
        tuple(_unit(data, own) for own in data.units.values()),
        together(
            (
                *(fault_entry(fault) for fault in (*data.faults, *data.notices, *others)),
                *(violation_entry(violation) for violation in round_violations(data)),
            )
        ),
    )


def _unit(data: RoundData, own: UnitData) -> UnitChecked:
    unit_id = own.unit.id
    handed = hand_in(data, unit_id)
    open_ones, accepted = settled(unit_entries(data, unit_id, handed), (*data.decisions, *own.decisions))
    filled = coverage(data, unit_id) if own.submission is not None else None
    return UnitChecked(
        unit_id=unit_id,
        name=own.unit.official_name,
        is_asked=data.params.is_asked(unit_id),
        files=tuple(_files(own)),
        received_on=handed.received_on,
        due_on=handed.due_on,
        days_late=max(0, handed.days_late),
        answered=filled.answered if filled else 0,
        asked=filled.asked if filled else 0,
        entries=together(open_ones),
        accepted=together(accepted),
        amended=tuple(_amended(own.submission)) if own.submission is not None else (),
    )


def _files(own: UnitData) -> Iterable[ReadFile]:
    received = own.receipt.received_on if own.receipt is not None else None
    if own.submission is not None:
        yield ReadFile(own.submission.file, own.submission.sha256, received, own.submission.check_code)
        for one in own.submission.files:
            yield ReadFile(one.file, one.sha256, one.received_on, one.check_code)


def _amended(submission: Submission) -> Iterable[str]:
    for one in submission.amendments:
        document = one.document or texts.PAGE_NO_DOCUMENT
        yield texts.PAGE_AMENDMENT.format(
            label=one.label, before=_value(one.before), after=_value(one.after), document=document
        )


def _value(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return texts.PAGE_NO_VALUE
    return figure.as_printed or exact(figure.value)
