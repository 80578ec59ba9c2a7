"""The story of ``make new-round``: the next round from the last one, for staff to fill in; nothing is overwritten.

Carried over: what stays the same from year to year, the units that still exist, the requests made to them. Left open:
every day, act and title of the new round, and each unit that ended, which a person answers for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from giamsat.analysis.carry_over import Carried, carry_over
from giamsat.errors import Fault, OutputError, Place, UsageError
from giamsat.files import write_whole
from giamsat.intake.follow_up import origins, read_register
from giamsat.model.owners import delegation_syntheses
from giamsat.model.parameters import Delegation, FormerRequest, Round
from giamsat.model.rounds import Registry, RoundParams
from giamsat.notebooks.make import ensure_notebook
from giamsat.params import load_registry, load_round
from giamsat.params.rules import is_id
from giamsat.params.snapshot import CatalogueChanges, catalogue_changes, read_snapshot, snapshot_of, snapshot_path
from giamsat.pipeline.follow_up import open_requests
from giamsat.pipeline.publish import unwritten
from giamsat.settings import Settings
from giamsat.texts_vi import roundbook as say
from giamsat.workbook.roundbook import KEY_CHOICES, BookRow, RoundContent, Value

# What a round keeps of the last one; everything else is the new round's own.
KEPT = (
    "kind", "topic", "founder", "legal_basis", "references", "letterhead.parent", "letterhead.organ",
    "letterhead.place", "signer_authority", "example_note", "fictional", "small_denominator", "unchanged_below",
    "crosscheck_tolerance", "domains", "ordering_indicator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewRound:
    """What was made: files (relative to the project), units with a question or without, requests, catalogue.

    ``requests`` are still open with units that stand, ``left`` with units that do not; ``unfollowed`` are those of the
    last round that no register knows.
    """

    round_id: str
    source: str
    book: str
    day: date
    files: tuple[str, ...]
    units: tuple[Carried, ...]
    requests: tuple[FormerRequest, ...] = ()
    left: tuple[FormerRequest, ...] = ()
    unfollowed: tuple[FormerRequest, ...] = ()
    changes: CatalogueChanges | None = None
    requests_file: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def new_round(settings: Settings, round_id: str, source: str, today: date) -> NewRound:
    """Make the files of the next round.

    :param source: the round that it starts from.
    :param today: the day on which units must exist to be carried over.
    :raises UsageError: for a missing or wrong id, an unknown source, or files of the round that are there already.
    :raises ParamsError: when params/ is not what it must be.
    :raises IntakeError: when a register of requests cannot be read whole.
    :raises OutputError: when a file cannot be written.
    """
    _refuse(settings, round_id, source)
    registry = load_registry(settings)
    params = load_round(settings, registry, source)
    units = carry_over(registry, params, today)
    follows = _registers(settings, params)
    kept, left = _open(settings, registry, units, follows, today)
    files = dict(_files(settings, registry, round_id, params, units, kept, follows, today))
    written = [*_write(settings, files), *_notebooks(settings, round_id, params, units)]
    followed = {one.request.id for one in read_register(settings, registry.units, follows).followed}
    before = read_snapshot(snapshot_path(settings, source))
    rounds = settings.params / "rounds"
    return NewRound(
        round_id,
        source,
        settings.relative(rounds / f"{round_id}.xlsx"),
        today,
        tuple(written),
        units,
        kept,
        left,
        tuple(row for row in params.requests if row.id not in followed),
        None if before is None else catalogue_changes(before, registry.indicators),
        settings.relative(rounds / f"{round_id}.requests.csv") if kept else "",
        {unit.id: unit.official_name for unit in registry.units.values()},
    )


def _registers(settings: Settings, params: RoundParams) -> tuple[str, ...]:
    """Return the registers that the new round follows: those of the last one, and its own requests."""
    own = params.round.id
    return tuple(dict.fromkeys((*params.round.follow_up, *(name for name in origins(settings) if name == own))))


def _open(
    settings: Settings, registry: Registry, units: tuple[Carried, ...], follows: tuple[str, ...], today: date
) -> tuple[tuple[FormerRequest, ...], tuple[FormerRequest, ...]]:
    """Return what is still open with the units that stand, and with those that a person has to decide about."""
    parts = ([one.row.id for one in units if bool(one.question) is is_left] for is_left in (False, True))
    kept, left = (tuple(open_requests(settings, registry, today, ids, follows)) for ids in parts)
    return kept, left


def _refuse(settings: Settings, round_id: str, source: str) -> None:
    """Refuse what cannot be begun; a single file of the round that lies there is enough."""
    if not round_id or not source:
        raise UsageError.of("new-round-no-name")
    if not is_id(round_id) or "." in round_id:
        raise UsageError.of("new-round-id", found=round_id)
    if source not in settings.round_ids:
        raise UsageError.of("round-unknown", round=source, known=", ".join(settings.round_ids))
    there = [
        *sorted((settings.params / "rounds").glob(f"{round_id}.*")),
        *(path for path in (settings.data(round_id), settings.notebooks(round_id)) if path.exists()),
    ]
    UsageError.raise_if(Fault.of("new-round-exists", file=settings.relative(path)) for path in there)


def _files(
    settings: Settings,
    registry: Registry,
    round_id: str,
    params: RoundParams,
    units: tuple[Carried, ...],
    requests: tuple[FormerRequest, ...],
    follows: tuple[str, ...],
    today: date,
) -> Iterator[tuple[Path, bytes]]:
    from giamsat.workbook.roundbook_writing import round_book_bytes

    folder = settings.params / "rounds"
    yield folder / f"{round_id}.xlsx", round_book_bytes(round_content(round_id, params, units, follows, today))
    yield snapshot_path(settings, round_id), snapshot_of(registry.indicators).encode()
    if requests:
        yield folder / f"{round_id}.requests.csv", _requests(requests)
    sheets = folder / f"{params.round.id}.sheets.csv"
    if sheets.is_file():
        yield folder / f"{round_id}.sheets.csv", sheets.read_bytes()


def _write(settings: Settings, files: Mapping[Path, bytes]) -> Iterator[str]:
    for path, content in files.items():
        try:
            write_whole(path, content)
        except OSError as error:
            raise OutputError((unwritten(Place(settings.relative(path)), error),)) from error
        yield settings.relative(path)


def _notebooks(settings: Settings, round_id: str, params: RoundParams, units: tuple[Carried, ...]) -> Iterator[str]:
    """Make fresh notebooks of the units carried over and of the syntheses; others get theirs at their first build."""
    delegations = (one.id for one in params.round.delegations)
    syntheses = delegation_syntheses(delegations, (one.row.delegation for one in units))
    for owner_id in (*(one.row.id for one in units if not one.question), *syntheses, ""):
        path, _ = ensure_notebook(settings, round_id, owner_id)
        yield settings.relative(path)


def _requests(rows: tuple[FormerRequest, ...]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FormerRequest.model_fields)
    writer.writerows([getattr(row, name) for name in FormerRequest.model_fields] for row in rows)
    return stream.getvalue().encode()


def round_content(
    round_id: str, params: RoundParams, units: tuple[Carried, ...], follows: tuple[str, ...], today: date
) -> RoundContent:
    """Return what the workbook of the new round holds."""
    old = params.round
    values: dict[str, Value] = {key: _shown(key, _value(old, key)) for key in KEPT}
    hints = {
        key: say.LAST_TIME.format(value=told)
        for key in say.LABELS
        if key not in (*KEPT, "follow_up") and (told := _told(_value(old, key)))
    }
    return RoundContent(
        values={"id": round_id, "follow_up": _shown("follow_up", follows)} | values,
        hints=hints,
        tables={
            say.SHEET_DELEGATIONS: [row for delegation in old.delegations for row in _delegation(delegation)],
            say.SHEET_UNITS: [_unit(one) for one in units],
            say.SHEET_CALENDAR: [
                {"date": None, "step": row.step, "stage": _word(say.STAGES, row.stage)} for row in old.calendar
            ],
        },
        stamp=today,
    )


def _delegation(delegation: Delegation) -> Iterator[BookRow]:
    """Yield a row for each person; names are the new round's to decide, and it begins before the visits."""
    for place, person in enumerate((delegation.head, *delegation.members)):
        row: dict[str, Value] = {"delegation_id": delegation.id, "role": person.role, "post": person.post or None}
        if place == 0:
            row |= {"delegation_name": delegation.name, "phase": _word(say.PHASES, "truoc")}
        yield row


def _unit(one: Carried) -> BookRow:
    is_open = bool(one.question)
    return {
        "unit": None if is_open else one.row.id,
        "unit_name": None if is_open else one.unit.official_name,
        "delegation": one.row.delegation,
        "mode": _word(say.MODES, one.row.mode),
        "from_unit": one.row.id,
        "question": one.question or None,
    }


def _value(round_: Round, key: str) -> Any:
    value: Any = round_
    for step in key.split("."):
        value = getattr(value, step, None)
    return value


def _shown(key: str, value: Any) -> Value:
    """Return a value as the workbook holds it: words for choices, lists by semicolons, numbers as numbers."""
    if isinstance(value, bool):
        return _word(KEY_CHOICES[key], "có" if value else "không")
    if isinstance(value, tuple):
        return "; ".join(value) or None
    if isinstance(value, int | Decimal | date):
        return value
    return _word(KEY_CHOICES.get(key, ()), str(value)) if value else None


def _told(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value) if value else ""


def _word(choices: tuple[tuple[str, str], ...], slug: str) -> str:
    return next((word for word, own in choices if own == slug), slug)
