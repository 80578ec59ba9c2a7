"""The story of ``make follow-up``: the register over all rounds, a sheet for each unit, what units sent back.

Nothing under data/ is written: what came back is listed, a person accepts it by copying its line.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giamsat.analysis.follow_up import former_requests, standings
from giamsat.errors import Fault, IntakeError, UsageError
from giamsat.formatting.dates import short_date
from giamsat.formatting.icalendar import to_icalendar
from giamsat.intake.follow_up import EntryRow, read_register
from giamsat.intake.follow_up_sheets import Returned, proposal_rows, read_returned
from giamsat.model.follow_up import Entry, RegisterRow, Standing, Time
from giamsat.model.parameters import FormerRequest, Round
from giamsat.model.rounds import Registry
from giamsat.params import load_registry, load_round
from giamsat.pipeline.follow_up_rows import Ground, events, register_rows
from giamsat.pipeline.index import refresh_indexes
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.texts_vi import follow_up as say
from giamsat.texts_vi.ground import ILLUSTRATIVE

STEM = "theo-doi"
PROPOSALS = "de-nghi-ghi-nhan.csv"
PRODUCT = "-//giamsat//theo doi//VI"


@dataclass(frozen=True, slots=True)
class FollowUpMade:
    """What was made (paths relative to the project), how much is followed, what came back, what is to be mended.

    ``counts`` is by :class:`~giamsat.model.follow_up.Time` of what is open; ``ceased`` counts, by the name of a unit
    that has ceased, what nobody has decided about; ``returned`` pairs a unit's name with what it proposes.
    """

    day: date
    written: tuple[str, ...] = ()
    total: int = 0
    open: int = 0
    counts: Mapping[str, int] | None = None
    ceased: tuple[tuple[str, int], ...] = ()
    returned: tuple[tuple[str, Entry], ...] = ()
    proposals: str = ""
    faults: tuple[Fault, ...] = ()


def make_follow_up(settings: Settings, day: date, unit_ids: Iterable[str] = ()) -> FollowUpMade:
    """Make register, page, calendar and sheets as of ``day``; the same day gives the same bytes.

    :param unit_ids: the units whose sheets are made; without them all that have something open.
    :raises UsageError: when a unit is unknown.
    """
    registry = load_registry(settings)
    wanted = tuple(unit_ids)
    unknown = [name for name in wanted if name not in registry.units]
    UsageError.raise_if(Fault.of("unit-unknown", unit=name, rounds=say.REGISTER_SHEET) for name in unknown)
    register = read_register(settings, registry.units)
    found = standings(register.followed, day, registry.units)
    ground = Ground(registry, _origins(settings, registry, found))
    rows = register_rows(found, ground)
    returned = read_returned(settings, register.followed, day)
    files = _register_files(settings, rows, found, ground, day) if rows else {}
    files |= _unit_files(settings, registry, rows, found, wanted, day)
    files |= _proposal_file(settings, registry, returned)
    blocked = publish(files, settings)
    refresh_indexes(settings)  # they lead to the register
    open_ = [row for row in found if row.is_open]
    ceased = Counter(registry.units[row.owner].short_name for row in open_ if row.owner_ceased_on is not None)
    return FollowUpMade(
        day=day,
        written=() if blocked else tuple(settings.relative(path) for path in files),
        total=len(found),
        open=len(open_),
        counts=Counter(row.time.value for row in open_),
        ceased=tuple(ceased.items()),
        returned=tuple((registry.units[unit_id].short_name, entry) for unit_id, entry in returned.proposals),
        proposals=settings.relative(_folder(settings) / PROPOSALS) if returned.proposals else "",
        faults=(*register.all_faults(), *returned.faults, *blocked),
    )


def _folder(settings: Settings) -> Path:
    return settings.root / "outputs" / STEM


def _origins(settings: Settings, registry: Registry, found: Iterable[Standing]) -> dict[str, Round]:
    names = dict.fromkeys(row.followed.request.origin for row in found)
    return {name: load_round(settings, registry, name).round for name in names if name in settings.round_ids}


def _register_files(
    settings: Settings, rows: Sequence[RegisterRow], found: Sequence[Standing], ground: Ground, day: date
) -> dict[Path, bytes | str]:
    from giamsat.rendering.follow_up_page import to_follow_up_page
    from giamsat.workbook.follow_up import register_bytes

    base = settings.root / "outputs"
    calendar = to_icalendar(PRODUCT, say.CALENDAR, day, events(found, ground))
    return {
        base / f"{STEM}.xlsx": register_bytes(rows, short_date(day), day),
        base / f"{STEM}.html": to_follow_up_page(rows, short_date(day), settings.templates),
        base / f"{STEM}.ics": calendar,
    }


def _unit_files(
    settings: Settings,
    registry: Registry,
    rows: Sequence[RegisterRow],
    found: Sequence[Standing],
    wanted: Sequence[str],
    day: date,
) -> dict[Path, bytes | str]:
    """Return a sheet for each unit that owes something; a unit that has ceased gets none."""
    from giamsat.workbook.follow_up import UnitSheet, unit_sheet_bytes

    own: dict[str, list[RegisterRow]] = {}
    for row, standing in zip(rows, found, strict=True):
        if row.is_open and row.unit_id and standing.owner_ceased_on is None and (not wanted or row.unit_id in wanted):
            own.setdefault(row.unit_id, []).append(row)
    made: dict[Path, bytes | str] = {}
    for unit_id, open_rows in own.items():
        unit = registry.units[unit_id]
        content = UnitSheet(unit_id, unit.official_name, short_date(day), day, open_rows, unit.fictional)
        made[_folder(settings) / f"{unit_id}.xlsx"] = unit_sheet_bytes(content)
    return made


def _proposal_file(settings: Settings, registry: Registry, returned: Returned) -> dict[Path, bytes | str]:
    """Return the lines that a person may copy into an entries file, in its columns."""
    if not returned.proposals:
        return {}
    marks = {unit_id: ILLUSTRATIVE for unit_id, unit in registry.units.items() if unit.fictional}
    text = io.StringIO()
    table = csv.DictWriter(text, list(EntryRow.model_fields), lineterminator="\n")
    table.writeheader()
    table.writerows(proposal_rows(returned.proposals, marks))
    return {_folder(settings) / PROPOSALS: "\ufeff" + text.getvalue()}


def open_requests(
    settings: Settings, registry: Registry, day: date, unit_ids: Sequence[str], origins: Iterable[str] | None = None
) -> list[FormerRequest]:
    """Return what is still open with the units on ``day``, as rows of a next round's ``<round>.requests.csv``.

    :param origins: the registers to look into, all without it; a new round names the same ones as ``follow_up``.
    :raises IntakeError: with all faults, when a register cannot be read whole.
    """
    register = read_register(settings, registry.units, origins)
    IntakeError.raise_if(register.all_faults())
    found = standings(register.followed, day, registry.units)
    return [
        row
        for unit_id in unit_ids
        for row in former_requests(found, (unit_id,), illustrative=registry.units[unit_id].fictional)
    ]


def pressing(made: FollowUpMade) -> tuple[int, int]:
    """Return how many open requests are overdue, and how many are due within a fortnight."""
    counts = made.counts or {}
    return counts.get(Time.OVERDUE.value, 0), counts.get(Time.SOON.value, 0)
