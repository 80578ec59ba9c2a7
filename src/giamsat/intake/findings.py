"""Registers of findings: ``data/<round>/findings/*.xlsx`` → model/findings.py, all faults with their cells.

A register in which nobody has written anything is no fault and no finding. Its unit is told by its hidden sheet,
never by its name. Before the visit nothing is used: the unit has not been heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.names import near
from giamsat.intake.by_owner import ByOwner, Kind, read_by_owner
from giamsat.intake.cache import RegisterCache
from giamsat.intake.common_findings import is_common, read_common, stem_found, stems
from giamsat.intake.context import Collector, OnSite
from giamsat.intake.finding_rows import read_rows
from giamsat.intake.guard import refused_content
from giamsat.intake.visit_guard import refused_values
from giamsat.intake.wording import near_words
from giamsat.model.findings import Findings
from giamsat.model.parameters import Phase
from giamsat.model.rounds import Registry, RoundParams, UnitData
from giamsat.model.values import Span
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi import findings as texts
from giamsat.workbook.findings import findings_register
from giamsat.workbook.layout import IDENTITY_SHEET
from giamsat.workbook.reading import Book
from giamsat.workbook.register.found import check_identity, found_tables, identity

FINDINGS = "findings"
_BY_ROLE = ("Cơ quan chịu trách nhiệm", "Người đứng đầu (chức danh)", "Cơ quan thực hiện")


Registers = ByOwner[Findings]
"""The registers of a round: of its units, and of its syntheses by their names."""


def read_registers(
    settings: Settings, registry: Registry, params: RoundParams, cache: RegisterCache | None = None
) -> Registers:
    """Read all registers of a round; nothing is raised for a bad one."""
    folder = settings.data(params.round.id) / FINDINGS
    kept = cache.of(Findings) if cache else None
    kind = Kind(
        "findings-not-xlsx",
        "findings-twice",
        lambda book: stem_found(book, params) if is_common(book) else _owner(book, registry, params),
        lambda book, owner: (_read_common if is_common(book) else read_findings)(book, owner, registry, params),
    )
    return read_by_owner(folder, settings, kind, kept)


def with_findings(units: Mapping[str, UnitData], registers: Registers, params: RoundParams) -> dict[str, UnitData]:
    """Return the units with what was concluded about them; before the visit nothing of it is there."""
    return {unit_id: _joined(own, registers, params.phase(unit_id)) for unit_id, own in units.items()}


def common_findings(registers: Registers, params: RoundParams) -> tuple[Mapping[str, Findings], tuple[Fault, ...]]:
    """Return what was concluded of several units, by owner, and what was written too early: that is left out."""
    found: dict[str, Findings] = {}
    early: list[Fault] = []
    for stem, owner_id in stems(params).items():
        own = registers.found.get(stem)
        if own is not None and params.phase(owner_id) is Phase.BEFORE:
            early.append(Fault.of("findings-before-visit", Place(file=own.file)))
        elif own is not None:
            found[owner_id] = own
    return found, tuple(early)


def common_faults(registers: Registers, params: RoundParams) -> Mapping[str, tuple[Fault, ...]]:
    """Return what is wrong with the registers of syntheses."""
    return {owner: registers.faults[stem] for stem, owner in stems(params).items() if stem in registers.faults}


def _joined(own: UnitData, registers: Registers, phase: Phase) -> UnitData:
    faults = registers.faults.get(own.unit.id, ())
    found = registers.found.get(own.unit.id)
    if phase is Phase.BEFORE:
        early = (Fault.of("findings-before-visit", Place(file=found.file)),) if found is not None else ()
        return replace(own, notices=(*own.notices, *faults, *early)) if faults or early else own
    return replace(own, findings=found, faults=(*own.faults, *faults))


def _read_common(book: Book, stem: str, registry: Registry, params: RoundParams) -> Findings | None:
    if not stem:
        ids = list(stems(params))
        said = identity(book).get("owner_id", "")
        place = Place(file=book.file, sheet=IDENTITY_SHEET)
        raise IntakeError.of("findings-unit-unknown", place, found=shown(said), near=near_words(near(said, ids)))
    IntakeError.raise_if((*refused_content(book), *refused_values(book, _BY_ROLE)))
    return read_common(book, stems(params)[stem], registry, params)


def read_findings(book: Book, unit_id: str, registry: Registry, params: RoundParams) -> Findings | None:
    """Read a register; ``None`` when nobody has written anything in it.

    :raises IntakeError: with all faults of the file.
    """
    IntakeError.raise_if((*refused_content(book), *refused_values(book, _BY_ROLE)))
    found = Collector()
    unit = registry.units[unit_id]
    span = Span(params.round.period_from, params.cut_off(unit_id))
    context = OnSite(registry, params, unit, book.file, texts.SOURCE_TITLE, span, None, found)
    rows = read_rows(context, found_tables(book, findings_register(params, registry, unit_id)))
    IntakeError.raise_if(dict.fromkeys(found.faults))
    if not any(rows.values()):
        return None
    return Findings(unit_id, book.file, book.sha256, unit.fictional, **rows)


def _owner(book: Book, registry: Registry, params: RoundParams) -> str:
    """Return the unit that the hidden sheet of a register names.

    :raises IntakeError: when it is another workbook, or of another round or no unit of this one.
    """
    unit_id = identity(book).get("owner_id", "")
    ids = [row.id for row in params.round.units]
    if unit_id not in ids:
        names = near_words(near(unit_id, ids))
        place = Place(file=book.file, sheet=IDENTITY_SHEET)
        raise IntakeError.of("findings-unit-unknown", place, found=shown(unit_id), near=names)
    check_identity(book, findings_register(params, registry, unit_id))
    return unit_id
