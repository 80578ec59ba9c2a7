"""What rounds share: units, sub-units, domains, the indicator catalogue, laws, deadlines and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from giamsat.errors import Fault, Place
from giamsat.model.clarifications import Assessment
from giamsat.model.parameters import Addressee, Citation, Domain, Indicator, LegalDeadline, SubUnit, SubUnitCount, Unit
from giamsat.model.rounds import Registry
from giamsat.model.strengths import StrengthRule
from giamsat.params.abbreviations import read_abbreviations
from giamsat.params.breaks import read_breaks, read_predecessors
from giamsat.params.catalogue import indicator_faults
from giamsat.params.entries import Entry, Part, as_model, found_words, read_csv
from giamsat.params.law import LAW_KINDS
from giamsat.params.mappings import read_mappings
from giamsat.params.rules import (
    choice_fault,
    days_in_order,
    file_name_faults,
    id_faults,
    negative_fault,
    reference_fault,
)
from giamsat.params.ruleset import RULES, read_rules
from giamsat.params.textfile import shown
from giamsat.params.tomlfile import read_toml
from giamsat.params.wording import day, near, other_place
from giamsat.settings import Settings
from giamsat.texts_vi import params as texts

FOUNDERS = ("hdnd", "thuong-truc", "ban")
ANCHORS = ("sau-thanh-lap", "truoc-lam-viec", "sau-ket-thuc", "sau-nhan-bao-cao", "sau-yeu-cau")
LAWS = "laws.toml"
_LAW_TABLES: dict[str, type[BaseModel]] = {"citation": Citation, "deadline": LegalDeadline}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Known:
    """Rows that a round may refer to, by id, also those whose own row has a fault elsewhere."""

    units: Mapping[str, Part]
    domains: Mapping[str, Part]
    indicators: Mapping[str, Part]
    citations: Mapping[str, Part]


def known_of(registry: Registry) -> Known:
    """Return what a checked registry offers to a round."""
    return Known(
        units=_as_parts(registry.units),
        domains=_as_parts(registry.domains),
        indicators=_as_parts(registry.indicators),
        citations=_as_parts(registry.citations),
    )


def _as_parts(models: Mapping[str, BaseModel]) -> dict[str, Part]:
    # Values that a file leaves out are left out here too, so that a part means the same from either source.
    return {name: Part(dict(model), lambda _: Place()) for name, model in models.items()}


def read_registry(settings: Settings) -> tuple[Registry, Known, list[Fault]]:
    """Read and check all shared parameters; with faults the registry holds only what is right in itself."""
    faults: list[Fault] = []
    root = settings.params
    units = _table(root / "units.csv", settings, Unit, faults)
    sub_units = _table(root / "sub_units.csv", settings, SubUnit, faults)
    counts = _table(root / "sub_unit_counts.csv", settings, SubUnitCount, faults)
    domains = _table(root / "domains.csv", settings, Domain, faults)
    # Projects older than the registers of findings have no such table.
    path = root / "addressees.csv"
    addressees = _table(path, settings, Addressee, faults) if path.exists() else []
    indicators: list[Entry[Indicator]] = []
    catalogue = sorted((root / "indicators").glob("*.csv"))
    if not catalogue:
        faults.append(Fault.of("text-file-missing", Place(file=settings.relative(root / "indicators"))))
    for path in catalogue:
        indicators += _table(path, settings, Indicator, faults)
    laws = _laws(root / LAWS, settings, faults)
    citations: list[Entry[Any]] = laws["citation"]
    deadlines: list[Entry[Any]] = laws["deadline"]
    known = Known(_by_id(units), _by_id(domains), _by_id(indicators), _by_id(citations))

    rules, found = read_rules(root / RULES, settings, known.indicators)
    faults += found
    for entries in (units, sub_units, domains, addressees, indicators, citations, deadlines):
        faults += id_faults(_parts(entries))
    faults += _unit_faults(_parts(units), known.units)
    faults += _sub_unit_faults(_parts(sub_units), known.units)
    faults += _count_faults(_parts(counts), known.units)
    faults += _order_faults(_parts(domains))
    faults += _order_faults(_parts(addressees))
    faults += indicator_faults(_parts(indicators), known.domains)
    faults += _citation_faults(_parts(citations))
    faults += _deadline_faults(_parts(deadlines), known.citations)
    strengths = _optional(root / "strengths.csv", settings, StrengthRule, faults)
    assessments = _optional(root / "assessments.csv", settings, Assessment, faults)
    for entries in (strengths, assessments):
        faults += id_faults(_parts(entries))
    mappings, found = read_mappings(settings, known.units)
    faults += found
    breaks, found = read_breaks(root, settings, known.units, known.indicators)
    faults += found
    made_from, found = read_predecessors(root, settings, known.units)
    faults += found
    short_forms, found = read_abbreviations(root, settings)
    faults += found
    registry = Registry(
        units=_models_by_id(units),
        sub_units=_models_by_id(sub_units),
        sub_unit_counts=tuple(entry.model for entry in counts if entry.model is not None),
        domains=_models_by_id(domains),
        indicators=_models_by_id(indicators),
        citations=_models_by_id(citations),
        deadlines=tuple(entry.model for entry in deadlines if entry.model is not None),
        rules=_models_by_id(rules),
        mappings=mappings,
        addressees=dict(sorted(_models_by_id(addressees).items(), key=lambda item: item[1].order)),
        strengths=tuple(entry.model for entry in strengths if entry.model is not None),
        assessments=tuple(entry.model for entry in assessments if entry.model is not None),
        breaks=tuple(entry.model for entry in breaks if entry.model is not None),
        abbreviations=tuple(entry.model for entry in short_forms if entry.model is not None),
        predecessors={entry.model.unit: entry.model for entry in made_from if entry.model is not None},
    )
    return registry, known, faults


def _table(path: Path, settings: Settings, model: type[Model], faults: list[Fault]) -> list[Entry[Model]]:
    entries, found = read_csv(path, settings, model)
    faults += found
    return entries


def _optional(path: Path, settings: Settings, model: type[Model], faults: list[Fault]) -> list[Entry[Model]]:
    """Read a table that need not be there."""
    return _table(path, settings, model, faults) if path.is_file() else []


def _laws(path: Path, settings: Settings, faults: list[Fault]) -> dict[str, list[Entry[Any]]]:
    """Read ``[[citation]]`` and ``[[deadline]]``; nothing else may stand in the file."""
    tables: dict[str, list[Entry[Any]]] = {name: [] for name in _LAW_TABLES}
    whole = read_toml(path, settings)
    if isinstance(whole, Fault):
        faults.append(whole)
        return tables
    for key, value in whole.data.items():
        if key not in _LAW_TABLES:
            faults.append(Fault.of("key-unknown", whole.place(key), key=key, near=near(key, _LAW_TABLES)))
        elif not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            facts = {"found": found_words(value), "expected": texts.EXPECTED_TABLES.format(key=key), "near": ""}
            faults.append(Fault.of("key-type", whole.place(key), key=key, **facts))
    for key, model in _LAW_TABLES.items():
        for part in whole.parts(key):
            entry, found = as_model(part, model)
            tables[key].append(entry)
            faults += found
    return tables


def _parts(entries: Sequence[Entry[Any]]) -> list[Part]:
    return [entry.part for entry in entries]


def _by_id(entries: Sequence[Entry[Any]]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for entry in entries:
        if entry.part.text("id"):
            found.setdefault(entry.part.text("id"), entry.part)  # a second row of the same id is a fault of its own
    return found


def _models_by_id(entries: Sequence[Entry[Model]]) -> dict[str, Model]:
    return {entry.part.text("id"): entry.model for entry in entries if entry.model is not None}


def _unit_faults(parts: Sequence[Part], units: Mapping[str, Part]) -> Iterator[Fault]:
    for part in parts:
        successor = part.text("successor")
        place = part.place("successor")
        yield from file_name_faults(part)
        yield from days_in_order(part, "valid_from", "valid_to")
        yield from reference_fault("unknown-unit", "successor", successor, units, place)
        if successor and successor == part.text("id"):
            yield Fault.of("unit-own-successor", place, id=shown(successor))
        yield from _mixed(part, "successor", units)


def _sub_unit_faults(parts: Sequence[Part], units: Mapping[str, Part]) -> Iterator[Fault]:
    for part in parts:
        yield from days_in_order(part, "valid_from", "valid_to")
        yield from reference_fault("unknown-unit", "parent", part.text("parent"), units, part.place("parent"))
        yield from _mixed(part, "parent", units)


def _mixed(part: Part, name: str, units: Mapping[str, Part]) -> Iterator[Fault]:
    """Check that a unit and the one it refers to are both fictional or both real."""
    other = part.text(name)
    if other in units and units[other].flag("fictional") is not part.flag("fictional"):
        facts = {"name": name, "id": shown(part.text("id")), "other": shown(other)}
        yield Fault.of("fictional-mix", part.place(name), **facts)


def _count_faults(parts: Sequence[Part], units: Mapping[str, Part]) -> Iterator[Fault]:
    for part in parts:
        yield from reference_fault("unknown-unit", "unit", part.text("unit"), units, part.place("unit"))
        yield from negative_fault(part, "count")
        yield from days_in_order(part, "valid_from", "valid_to")
        yield from days_in_order(part, "valid_from", "as_of")
        yield from days_in_order(part, "as_of", "valid_to")


def _order_faults(parts: Sequence[Part]) -> Iterator[Fault]:
    seen: dict[int, Place] = {}
    for part in parts:
        order = part.data.get("order")
        if order is None:
            continue
        if order in seen:
            yield Fault.of("order-twice", part.place("order"), order=order, other=other_place(seen[order]))
        seen.setdefault(order, part.place("order"))


def _citation_faults(parts: Sequence[Part]) -> Iterator[Fault]:
    """Order of days; and for no day two laws (or two guidances) on supervision that both apply."""
    for part in parts:
        yield from days_in_order(part, "founded_from", "founded_to")
    for kind in LAW_KINDS:
        dated = [part for part in parts if part.text("kind") == kind]
        dated.sort(key=lambda part: part.day("founded_from") or date.min)
        for earlier, later in pairwise(dated):
            start = later.day("founded_from") or date.min
            if start <= (earlier.day("founded_to") or date.max):
                facts = {"id": shown(later.text("id")), "other": shown(earlier.text("id")), "kind": kind}
                yield Fault.of("law-overlap", later.place("founded_from"), day=day(start), **facts)


def _deadline_faults(parts: Sequence[Part], citations: Mapping[str, Part]) -> Iterator[Fault]:
    for part in parts:
        yield from reference_fault("unknown-citation", "law", part.text("law"), citations, part.place("law"))
        yield from choice_fault(part, "founder", FOUNDERS)
        yield from choice_fault(part, "anchor", ANCHORS)
        yield from negative_fault(part, "days")
