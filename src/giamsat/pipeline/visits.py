"""The story of ``make visits``: a workbook to note in for each unit that is visited, the minutes of what was noted.

A workbook that is there is never written again: somebody's notes are in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from giamsat.analysis.questions import questions
from giamsat.errors import Fault
from giamsat.files import write_part
from giamsat.intake.rounds import load_round_data
from giamsat.intake.visits import VISITS, Visits, read_visits
from giamsat.model.rounds import Registry, RoundData, RoundParams
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.pipeline.papers import minutes_paper
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.content import Row
from giamsat.workbook.layout import DATA_KINDS
from giamsat.workbook.visits import SIDES, VisitContent
from giamsat.workbook.visits_writing import visit_bytes

DIRECT = "truc-tiep"


@dataclass(frozen=True, slots=True)
class VisitsMade:
    """What became of a round's visits: workbooks made and kept, minutes written (paths relative to the project)."""

    round_id: str
    created: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def make_visits(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> VisitsMade:
    """Make the workbooks that are missing and the minutes of those that hold something.

    Without ``unit_ids`` of all units that the delegation visits; a unit supervised by its report alone is named.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "visits-no-round")
    wanted = _wanted(params, unit_ids)
    visits = read_visits(settings, registry, params)
    created = tuple(_make_missing(settings, registry, params, visits, wanted))
    minutes, blocked = _write_minutes(settings, registry, params, visits, wanted)
    kept = [file for unit_id, file in visits.files.items() if unit_id in wanted and unit_id not in visits.found]
    faults = [fault for unit_id, found in visits.faults.items() if unit_id in ("", *wanted) for fault in found]
    sound = tuple(file for file in kept if file not in {fault.place.file for fault in faults})
    return VisitsMade(round_id, created, sound, minutes, (*faults, *blocked))


def _wanted(params: RoundParams, unit_ids: Iterable[str]) -> tuple[str, ...]:
    return asked_units(params, unit_ids) or tuple(row.id for row in params.round.units if row.mode == DIRECT)


def _make_missing(
    settings: Settings, registry: Registry, params: RoundParams, visits: Visits, wanted: Iterable[str]
) -> Iterator[str]:
    missing = [unit_id for unit_id in wanted if unit_id not in visits.files]
    if not missing:
        return
    data = load_round_data(settings, registry, params)
    folder = settings.data(params.round.id) / VISITS
    for unit_id in missing:
        path = folder / f"{unit_id}.xlsx"
        if not path.exists() and _write_new(path, visit_bytes(blank_visit(data, unit_id))):
            yield settings.relative(path)


def _write_new(path: Path, content: bytes) -> bool:
    """Write a file whole under a name that nothing has yet; whether it was written."""
    part = write_part(path, content)
    try:
        if path.exists():
            return False
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return True


def _write_minutes(
    settings: Settings, registry: Registry, params: RoundParams, visits: Visits, wanted: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    folder = settings.outputs(params.round.id) / VISITS
    written: list[str] = []
    faults: list[Fault] = []
    for unit_id in wanted:
        visit = visits.found.get(unit_id)
        if visit is None:
            continue
        path = folder / f"{unit_id}.bien-ban.docx"
        blocked = publish({path: minutes_paper(settings, registry, params, visit)}, settings)
        faults += blocked
        written += [] if blocked else [settings.relative(path)]
    return tuple(written), tuple(faults)


def blank_visit(data: RoundData, unit_id: str) -> VisitContent:
    """Return a workbook still to be filled in: the delegation's roles and the questions to put are there already."""
    own = data.units[unit_id]
    params, unit = data.params, own.unit
    titles = {row.id: row.title for row in data.registry.domains.values()}
    kinds = {slug: word for word, slug in DATA_KINDS}
    return VisitContent(
        cover={
            "round_id": params.round.id,
            "unit_id": unit_id,
            "unit_name": unit.official_name,
            "data_kind": ILLUSTRATIVE if unit.fictional else kinds["that"],
            "held_on": own.row.visit_on,
        },
        domains=[(title, domain_id) for domain_id, title in titles.items()],
        codes=[(row.id, row.name) for row in data.registry.indicators.values()],
        stamp=own.row.visit_on or params.round.report_date,
        tables={"participants": _roles(params, unit_id), "answers": _questions(data, unit_id, titles)},
    )


def _questions(data: RoundData, unit_id: str, titles: dict[str, str]) -> list[Row]:
    return [
        {"question_id": one.id, "domain": titles.get(one.domain), "question": one.text}
        for one in questions(data, unit_id)
    ]


def _roles(params: RoundParams, unit_id: str) -> list[Row]:
    delegation = next(row for row in params.round.delegations if row.id == params.unit(unit_id).delegation)
    people = (delegation.head, *delegation.members)
    return [{"side": SIDES[0][0], "role": ", ".join(filter(None, (one.role, one.post))), "count": 1} for one in people]
