"""The story of ``make findings``: a register for each unit that was heard, kept current, never a person's cell touched.

What people wrote is checked at once, so that a gap is told while they still have the register in mind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from giamsat.analysis.finding_checks import finding_faults
from giamsat.errors import Fault
from giamsat.intake.findings import FINDINGS
from giamsat.intake.rounds import load_round_data
from giamsat.model.parameters import Phase
from giamsat.model.rounds import RoundData
from giamsat.pipeline.keeping import Kept, keep
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.settings import Settings
from giamsat.workbook.findings import findings_register


@dataclass(frozen=True, slots=True)
class FindingsMade:
    """What became of a round's registers (paths relative to the project), and what is to be mended in them.

    ``counts`` are results, shortcomings, causes and recommendations by unit id.
    """

    round_id: str
    created: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    counts: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def make_findings(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> FindingsMade:
    """Make the registers that are missing and bring the kit's cells of the others up to date.

    Without ``unit_ids`` those of all units after the visit; a unit that has not been heard is named by its id, and
    what is written about it is not printed before its phase changes.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "findings-no-round")
    data = load_round_data(settings, registry, params)
    wanted = _wanted(data, unit_ids)
    done: dict[Kept, list[str]] = {what: [] for what in Kept}
    faults: list[Fault] = []
    for unit_id in wanted:
        path = settings.data(round_id) / FINDINGS / f"{unit_id}.xlsx"
        keeping = keep(settings, path, findings_register(params, registry, unit_id))
        done[keeping.what].append(settings.relative(path))
        faults += keeping.faults
    return FindingsMade(
        round_id,
        created=tuple(done[Kept.CREATED]),
        renewed=tuple(done[Kept.REFRESHED]),
        kept=tuple(done[Kept.CURRENT]),
        counts={unit_id: _count(data, unit_id) for unit_id in wanted if data.units[unit_id].findings},
        faults=tuple(dict.fromkeys((*faults, *_faults(data, wanted)))),
    )


def _wanted(data: RoundData, unit_ids: Iterable[str]) -> tuple[str, ...]:
    return asked_units(data.params, unit_ids) or tuple(
        name for name in data.units if data.params.phase(name) is Phase.AFTER
    )


def _count(data: RoundData, unit_id: str) -> tuple[int, int, int, int]:
    found = data.units[unit_id].findings
    if found is None:
        return 0, 0, 0, 0
    return len(found.results), len(found.shortcomings), len(found.causes), len(found.recommendations)


def _faults(data: RoundData, wanted: Iterable[str]) -> list[Fault]:
    """Return what is to be mended in registers, of nobody's files too."""
    own = [fault for name in wanted for fault in (*data.units[name].faults, *data.units[name].notices)]
    own += [fault for name in wanted for fault in finding_faults(data, name)]
    return [fault for fault in (*data.faults, *own) if f"/{FINDINGS}/" in fault.place.file]
