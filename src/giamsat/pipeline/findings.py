"""The story of ``make findings``: a register for each unit that was heard, kept current, never a person's cell touched.

What people wrote is checked at once, so that a gap is told while they still have the register in mind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from giamsat.analysis.common_findings import common_faults, common_notices, counted_words, link_words, unit_rows, within
from giamsat.analysis.finding_checks import finding_faults
from giamsat.errors import Fault
from giamsat.intake.common_findings import stems
from giamsat.intake.findings import FINDINGS
from giamsat.intake.rounds import load_round_data
from giamsat.model.findings import Findings
from giamsat.model.parameters import Phase
from giamsat.model.rounds import RoundData, RoundParams
from giamsat.pipeline.keeping import Kept, keep
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.settings import Settings
from giamsat.texts_vi import common_findings as say
from giamsat.workbook.common_findings import common_register
from giamsat.workbook.content import Row
from giamsat.workbook.findings import PREFIXES, findings_register
from giamsat.workbook.register.layout import Register


@dataclass(frozen=True, slots=True)
class FindingsMade:
    """What became of a round's registers (paths relative to the project), and what is to be mended in them.

    ``counts`` are results, shortcomings, causes and recommendations by unit or synthesis; ``notices`` stop nothing.
    """

    round_id: str
    created: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    counts: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


def make_findings(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> FindingsMade:
    """Make the registers that are missing and bring the kit's cells of the others up to date.

    Without ``unit_ids`` those of all units after the visit, and of the syntheses that conclude; a unit that has not
    been heard is named by its id (a synthesis by its own), and what is written about it is not printed before its
    phase changes.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "findings-no-round")
    data = load_round_data(settings, registry, params)
    asked = tuple(unit_ids)
    names = stems(params)
    common = tuple(name for name in names if name in asked) if asked else concluding(params)
    units = tuple(name for name in asked if name not in common)
    wanted = _wanted(data, units) if units or not asked else ()
    registers = {name: findings_register(params, registry, name) for name in wanted}
    registers |= {name: synthesis_register(data, names[name]) for name in common}
    done: dict[Kept, list[str]] = {what: [] for what in Kept}
    faults: list[Fault] = []
    for name, register in registers.items():
        path = settings.data(round_id) / FINDINGS / f"{name}.xlsx"
        keeping = keep(settings, path, register)
        done[keeping.what].append(settings.relative(path))
        faults += keeping.faults
    told = _common_faults(data, [names[name] for name in common])
    return FindingsMade(
        round_id,
        created=tuple(done[Kept.CREATED]),
        renewed=tuple(done[Kept.REFRESHED]),
        kept=tuple(done[Kept.CURRENT]),
        counts={name: _count(found) for name in registers if (found := _found(data, name, names))},
        faults=tuple(dict.fromkeys((*faults, *_faults(data, wanted), *told))),
        notices=tuple(fault for name in common for fault in _notices(data, names[name])),
    )


def concluding(params: RoundParams) -> tuple[str, ...]:
    """Return the names of the syntheses that conclude: those whose delegations have heard their units."""
    return tuple(name for name, owner_id in stems(params).items() if params.phase(owner_id) is Phase.AFTER)


def synthesis_register(data: RoundData, owner_id: str) -> Register:
    """Return the register of a synthesis with what the kit knows: the rows of units, and what was linked of them."""
    own = within(data, owner_id)
    common = data.common.get(owner_id)
    used = {link: row.id for row in common.rows for link in row.links} if common else {}
    titles = {row.id: row.title for row in data.registry.domains.values()}
    kinds = {f"{prefix}-": say.KINDS[table] for table, prefix in PREFIXES.items()}
    rows: list[Row] = [
        {
            "key": f"{link.unit_id}/{link.row_id}",
            "link": link_words(data, link),
            "kind": kinds[link.row_id[:3]],
            "domain": titles.get(getattr(row, "domain", ""), ""),
            "content": row.content,
            "used": used.get(link),
        }
        for link, row in unit_rows(own).items()
    ]
    return common_register(data.params, data.registry, owner_id, rows, counted_words(own, common))


def _wanted(data: RoundData, unit_ids: Iterable[str]) -> tuple[str, ...]:
    return asked_units(data.params, unit_ids) or tuple(
        name for name in data.units if data.params.phase(name) is Phase.AFTER
    )


def _found(data: RoundData, name: str, owners: Mapping[str, str]) -> Findings | None:
    return data.units[name].findings if name in data.units else data.common.get(owners[name])


def _count(found: Findings) -> tuple[int, int, int, int]:
    return len(found.results), len(found.shortcomings), len(found.causes), len(found.recommendations)


def _faults(data: RoundData, wanted: Iterable[str]) -> list[Fault]:
    """Return what is to be mended in registers, of nobody's files too."""
    own = [fault for name in wanted for fault in (*data.units[name].faults, *data.units[name].notices)]
    own += [fault for name in wanted for fault in finding_faults(data, name)]
    return [fault for fault in (*data.faults, *own) if f"/{FINDINGS}/" in fault.place.file]


def _common_faults(data: RoundData, owners: Iterable[str]) -> list[Fault]:
    """Return what is to be mended in registers of syntheses."""
    found = [fault for fault in data.notices if f"/{FINDINGS}/" in fault.place.file]
    for owner_id in owners:
        own = within(data, owner_id)
        common = data.common.get(owner_id)
        found += [*data.common_faults.get(owner_id, ()), *common_faults(own, common)]
    return found


def _notices(data: RoundData, owner_id: str) -> tuple[Fault, ...]:
    return common_notices(within(data, owner_id), data.common.get(owner_id))
