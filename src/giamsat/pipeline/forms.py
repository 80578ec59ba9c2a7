"""``make forms``: decide which units get a form, write each form whole or not at all, tell what became of it.

Beside each form lies the outline of the unit's written report («đề cương báo cáo»), from the same definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from giamsat.errors import Fault, GiamsatError, IntakeError, Place, UsageError
from giamsat.formatting.dates import short_date
from giamsat.intake.known import KNOWN, read_known
from giamsat.model.known import KnownFigure
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import load_registry, load_round, round_ids
from giamsat.pipeline.form_places import form_path, outline_path
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.papers import outline_paper
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.texts_vi import forms as texts
from giamsat.workbook.forms import FormContent, form_content
from giamsat.workbook.layout import SheetKind, sheets_of


class FormState(StrEnum):
    """What became of a form and its outline; ``SAME`` lay there with the same content, both of them."""

    MADE = "made"
    SAME = "same"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """One form: its file and that of the outline, what it asks, what became of it, what a person should know."""

    round_id: str
    unit_id: str
    path: Path
    outline: Path
    state: FormState
    cells: int
    hash: str
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormsResult:
    """All forms of a call, and the faults of rounds from which none could be made."""

    outcomes: tuple[FormOutcome, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether all forms that were asked for are there."""
        return not self.faults and all(one.state is not FormState.FAILED for one in self.outcomes)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The forms of one round, decided."""

    params: RoundParams
    contents: Mapping[str, FormContent]


def make_forms(chosen: Iterable[str], unit_ids: Iterable[str], settings: Settings) -> FormsResult:
    """Make the forms of the rounds ``chosen`` (none: all that have a hand-in day) for ``unit_ids`` (none: all).

    :raises UsageError: for an unknown round, or a unit that is in none of the rounds.
    :raises ParamsError: when the shared registries are not what they must be.
    :raises OutputError: when another build is at work in outputs/.
    """
    named, wanted = tuple(chosen), tuple(unit_ids)
    known = round_ids(settings)
    UsageError.raise_if(
        Fault.of("round-unknown", Place(), round=name, known=", ".join(known)) for name in named if name not in known
    )
    plans, faults = _plans(named or known, bool(named), wanted, settings)
    if wanted and not faults:
        found = {unit_id for plan in plans for unit_id in plan.contents}
        rounds = ", ".join(named or known)
        UsageError.raise_if(
            Fault.of("unit-unknown", Place(), unit=unit_id, rounds=rounds) for unit_id in wanted if unit_id not in found
        )
    if not plans and not faults:
        faults = (Fault.of("forms-no-round"),)
    registry = load_registry(settings)
    with outputs_lock(settings):
        outcomes = [
            _write(registry, plan.params, unit_id, content, settings)
            for plan in plans
            for unit_id, content in plan.contents.items()
        ]
    return FormsResult(tuple(outcomes), faults)


def _plans(
    rounds: Iterable[str], is_named: bool, wanted: tuple[str, ...], settings: Settings
) -> tuple[list[_Plan], tuple[Fault, ...]]:
    """Decide round by round; one whose files have faults does not stop the others."""
    registry = load_registry(settings)
    plans: list[_Plan] = []
    faults: list[Fault] = []
    for round_id in rounds:
        try:
            plan = _plan(registry, load_round(settings, registry, round_id), is_named, wanted, settings)
        except GiamsatError as error:
            faults.extend(error.faults)
            continue
        if plan is not None:
            plans.append(plan)
    return plans, tuple(faults)


def _plan(
    registry: Registry, params: RoundParams, is_named: bool, wanted: tuple[str, ...], settings: Settings
) -> _Plan | None:
    """Decide what the forms of a round ask; ``None`` for a round that asks nobody and was not named.

    :raises IntakeError: for a named round without a hand-in day: nobody is asked for a form without a date.
    """
    round_id = params.round.id
    if params.round.preparing and not is_named:
        return None  # its forms go out when somebody says so
    asked = [row.id for row in params.round.units if params.has_form(row.id)]
    if not asked:
        if is_named:
            place = Place(settings.relative(settings.round_file(round_id)))
            raise IntakeError.of("forms-not-asked", place, round=round_id)
        return None
    known = read_known(settings.data(round_id) / KNOWN, settings, registry, params)
    nothing: dict[str, KnownFigure] = {}
    return _Plan(
        params,
        {
            unit_id: form_content(registry, params, unit_id, known.get(unit_id, nothing))
            for unit_id in sorted(asked, key=lambda one: registry.units[one].order)
            if not wanted or unit_id in wanted
        },
    )


def _write(
    registry: Registry, params: RoundParams, unit_id: str, content: FormContent, settings: Settings
) -> FormOutcome:
    from giamsat.workbook.forms.book import form_bytes

    round_id = params.round.id
    path, outline = form_path(settings, round_id, unit_id), outline_path(settings, round_id, unit_id)
    made = {path: form_bytes(content), outline: outline_paper(settings, registry, params, unit_id)}
    new = {file: written for file, written in made.items() if not _is_there(file, written)}
    faults = publish(new, settings) if new else ()
    state = FormState.FAILED if faults else FormState.MADE if new else FormState.SAME
    return FormOutcome(
        round_id, unit_id, path, outline, state, content.cells, content.hash, faults, _notices(content, params)
    )


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _notices(content: FormContent, params: RoundParams) -> tuple[str, ...]:
    if not content.lacks_sub_units:
        return ()
    name = next(sheet.name for sheet in sheets_of(params.sheets) if sheet.kind is SheetKind.SUB_UNITS)
    return (texts.NO_SUB_UNITS.format(day=short_date(content.cut_off), sheet=name),)
