"""One round: its TOML file, its documents, targets, own rules and former requests, checked against what is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.model.owners import delegation_of, delegation_syntheses, is_unit, stem_of, synthesis_of
from giamsat.model.parameters import DocumentState, Phase, Round, RoundDocument, RoundKind, Target
from giamsat.model.rounds import RoundParams
from giamsat.model.rules import Rule
from giamsat.params.catalogue import target_faults
from giamsat.params.entries import Entry, Part, as_model, read_csv
from giamsat.params.law import LAW_KINDS, applies
from giamsat.params.registry import FOUNDERS, Known
from giamsat.params.requests import read_requests
from giamsat.params.rules import (
    choice_fault,
    days_in_order,
    file_name_faults,
    id_faults,
    is_id,
    negative_fault,
    order_fault,
    reference_fault,
)
from giamsat.params.ruleset import read_rules
from giamsat.params.sheets import read_sheets
from giamsat.params.textfile import shown
from giamsat.params.tomlfile import read_toml
from giamsat.params.wording import day, listed, near, other_place, span
from giamsat.settings import Settings
from giamsat.texts_vi import params as texts
from giamsat.texts_vi import roundbook as book_texts

TABLES = ("documents", "targets", "rules", "requests", "sheets")
MODES = ("truc-tiep", "qua-bao-cao")
STAGES = ("thanh-lap", "ke-hoach", "gui-bao-cao", "lam-viec", "bo-sung", "du-thao", "gop-y", "ban-hanh")
REPORT, MATERIAL = "bao-cao", "tai-lieu"
# What a final document must carry. A «tài liệu phục vụ buổi giám sát» has neither number nor signature block.
_FINAL_NEEDS = {REPORT: ("number", "symbol", "date", "signer_title", "signer_name"), MATERIAL: ("date",)}


def round_ids(settings: Settings) -> tuple[str, ...]:
    """Return the ids of all rounds that have a TOML file, in alphabetical order."""
    return settings.round_ids


def stray_files(settings: Settings) -> list[Fault]:
    """Return a fault for every CSV file beside the rounds that none of them reads: a slip in a name loses a table."""
    folder = settings.params / "rounds"
    expected = {f"{name}.{table}.csv" for name in round_ids(settings) for table in TABLES}
    found = sorted(path.name for path in folder.glob("*.csv") if not path.name.startswith((".", "~")))
    return [
        Fault.of("round-file-stray", Place(file=settings.relative(folder / name)), near=near(name, expected))
        for name in found
        if name not in expected
    ]


def read_round(settings: Settings, known: Known, round_id: str) -> tuple[RoundParams | None, list[Fault]]:
    """Read and check one round; ``None`` when it has faults."""
    folder = settings.params / "rounds"
    known_rounds = round_ids(settings)
    if not is_id(round_id) or round_id not in known_rounds:
        facts = {"found": shown(round_id), "near": near(round_id, known_rounds)}
        return None, [Fault.of("round-file-absent", Place(file=settings.relative(folder)), **facts)]
    prefix = f"{settings.relative(folder)}/{round_id}."
    faults = [fault for fault in stray_files(settings) if fault.place.file.startswith(prefix)]
    is_book = settings.round_file(round_id).suffix != ".toml"
    whole, found = read_round_part(settings, round_id)
    faults += found
    entry: Entry[Round] | None = None
    if whole is not None:
        entry, found = as_model(whole, Round)
        faults += _besides(found, faults)
        faults += _round_faults(entry.part, known, round_id)
    documents: list[Entry[RoundDocument]] = []
    if not is_book or (folder / f"{round_id}.documents.csv").exists():
        documents, found = read_csv(folder / f"{round_id}.documents.csv", settings, RoundDocument)
        faults += found
    else:
        found = []
    file = settings.relative(folder / f"{round_id}.documents.csv")
    faults += _document_faults([row.part for row in documents], entry.part if entry else None)
    faults += _phase_faults([row.part for row in documents], entry.part if entry else None)
    if entry is not None and not is_book and (documents or not found):
        faults += _absent_documents([row.part for row in documents], entry.part, file)
    targets: list[Entry[Target]] = []
    targets_path = folder / f"{round_id}.targets.csv"
    if targets_path.exists():
        targets, found = read_csv(targets_path, settings, Target)
        faults += found
        faults += target_faults([row.part for row in targets], known.indicators)
        faults += _illustrative_faults([row.part for row in targets], entry.part if entry else None)
    rules: list[Entry[Rule]] = []
    rules_path = folder / f"{round_id}.rules.csv"
    if rules_path.exists():
        rules, found = read_rules(rules_path, settings, known.indicators)
        faults += found
    requests, found = read_requests(folder / f"{round_id}.requests.csv", settings, entry.part if entry else None)
    faults += found
    domains = [found for found, _ in entry.part.texts("domains")] if entry else []
    sheets, found = read_sheets(folder / f"{round_id}.sheets.csv", settings, known.indicators, domains)
    faults += found
    if faults or entry is None or entry.model is None:
        return None, faults
    return (
        RoundParams(
            round=entry.model,
            documents=(_drafts(entry.model) if is_book else {})
            | {row.model.unit: row.model for row in documents if row.model is not None},
            targets=tuple(row.model for row in targets if row.model is not None),
            rules=tuple(row.model for row in rules if row.model is not None),
            requests=tuple(row.model for row in requests if row.model is not None),
            sheets=tuple(row.model for row in sheets if row.model is not None),
        ),
        faults,
    )


def read_round_part(settings: Settings, round_id: str) -> tuple[Part | None, list[Fault]]:
    """Read a round's own file, TOML or workbook, as untyped data with places; both at once are one too many."""
    path = settings.round_file(round_id)
    if path.suffix == ".toml":
        whole = read_toml(path, settings)
        return (None, [whole]) if isinstance(whole, Fault) else (whole, [])
    from giamsat.params.roundbook import read_round_book

    toml = path.with_suffix(".toml")
    if toml.exists():
        fault = Fault.of("round-file-twice", Place(file=settings.relative(path)), toml=settings.relative(toml))
        return None, [fault]
    return read_round_book(path, settings)


def _besides(found: Sequence[Fault], told: Sequence[Fault]) -> list[Fault]:
    """Return the faults whose place has none yet: a cell that could not be typed is not told as missing too."""
    places = {fault.place for fault in told if fault.place.cell}
    return [_of_cell(fault) for fault in found if fault.place not in places]


def _of_cell(fault: Fault) -> Fault:
    """Return what is missing in a workbook by the words that stand beside the cell, not by its key."""
    if fault.code != "key-missing" or not fault.place.sheet:
        return fault
    key = dict(fault.facts)["key"]
    label = book_texts.LABELS.get(key) or book_texts.HEADS.get(key.rpartition(".")[2], key)
    return Fault.of("round-value-missing", fault.place, label=label)


def _drafts(round_: Round) -> dict[str, RoundDocument]:
    """Return the documents of a round whose parameters are a workbook, until its table says more: all are drafts."""
    phases = {row.id: row.phase for row in round_.delegations}
    own = {synthesis_of(name): phase for name, phase in phases.items()}
    own |= {unit.id: unit.phase or phases[unit.delegation] for unit in round_.units}
    kinds = {owner: REPORT if phase is Phase.AFTER else MATERIAL for owner, phase in own.items()} | {"": REPORT}
    return {
        owner: RoundDocument(id=f"vb-{stem_of(owner)}", unit=owner, kind=kinds[owner])
        for owner in (*(unit.id for unit in round_.units), *_syntheses(round_), "")
    }


def _syntheses(round_: Round) -> tuple[str, ...]:
    """Return the syntheses of single delegations."""
    return delegation_syntheses((row.id for row in round_.delegations), (row.delegation for row in round_.units))


def _round_faults(part: Part, known: Known, round_id: str) -> Iterator[Fault]:
    if part.text("id") and part.text("id") != round_id:
        yield Fault.of("round-file-name", part.place("id"), found=shown(part.text("id")), expected=round_id)
    yield from file_name_faults(part)
    if part.data.get("kind") is RoundKind.SUPERVISION:
        yield from choice_fault(part, "founder", FOUNDERS)
    yield from _date_faults(part)
    yield from negative_fault(part, "small_denominator")
    yield from negative_fault(part, "unchanged_below")
    yield from negative_fault(part, "crosscheck_tolerance")
    for found, place in part.texts("domains"):
        yield from reference_fault("unknown-domain", "domains", found, known.domains, place)
    yield from reference_fault(
        "unknown-indicator",
        "ordering_indicator",
        part.text("ordering_indicator"),
        known.indicators,
        part.place("ordering_indicator"),
    )
    yield from _citation_faults(part, known)
    for row in part.parts("calendar"):
        yield from choice_fault(row, "stage", STAGES)
    yield from id_faults(part.parts("delegations"))
    for row in part.parts("delegations"):
        yield from file_name_faults(row)  # of its synthesis
    yield from id_faults(part.parts("units"))
    delegations = [row.text("id") for row in part.parts("delegations")]
    for row in part.parts("units"):
        yield from reference_fault(
            "unknown-delegation", "units.delegation", row.text("delegation"), delegations, row.place("delegation")
        )
        yield from choice_fault(row, "mode", MODES)
        yield from _unit_faults(row, part, known)


def _date_faults(part: Part) -> Iterator[Fault]:
    """Period and cut-off in order; nothing a report states may lie after the day that dates it."""
    yield from days_in_order(part, "period_from", "period_to")
    yield from days_in_order(part, "period_from", "cut_off")
    yield from days_in_order(part, "cut_off", "report_date")
    yield from days_in_order(part, "founded_on", "report_date")
    comparison = part.part("comparison")
    yield from days_in_order(comparison, "start", "end")
    start, end = part.day("period_from"), comparison.day("end")
    if start is not None and end is not None and end >= start:
        yield Fault.of("round-comparison", comparison.place("end"), start=day(start), end=day(end))
    for row in part.parts("units"):
        place = row.place("cut_off")
        own = ("units.cut_off", row.day("cut_off"))
        yield from order_fault(place, ("period_from", start), own)
        yield from order_fault(place, own, ("report_date", part.day("report_date")))


def _citation_faults(part: Part, known: Known) -> Iterator[Fault]:
    """Known texts, none younger than the report, and no law on supervision of another time."""
    founded, report_day = part.day("founded_on"), part.day("report_date")
    for name in ("legal_basis", "references"):
        for found, place in part.texts(name):
            yield from reference_fault("unknown-citation", name, found, known.citations, place)
            if found not in known.citations:
                continue
            citation = known.citations[found]
            issued = citation.day("date")
            facts = {"name": name, "found": shown(found)}
            if issued is not None and report_day is not None and issued > report_day:
                yield Fault.of("law-after-report", place, day=day(issued), report_day=day(report_day), **facts)
            is_dated = name == "legal_basis" and citation.text("kind") in LAW_KINDS and founded is not None
            if is_dated and not applies(citation.day("founded_from"), citation.day("founded_to"), founded or date.min):
                yield Fault.of("law-other-time", place, day=day(founded or date.min), **facts)


def _unit_faults(row: Part, part: Part, known: Known) -> Iterator[Fault]:
    """A known unit, fictional exactly in a fictional round, that exists when the figures end."""
    found = row.text("id")
    place = row.place("id")
    yield from reference_fault("unknown-unit", "units.id", found, known.units, place)
    if found not in known.units:
        return
    unit = known.units[found]
    if unit.flag("fictional") is not part.flag("fictional"):
        code = "round-unit-fictional" if part.flag("fictional") else "round-unit-real"
        yield Fault.of(code, place, round=shown(part.text("id")), found=shown(found))
    ends = [end for end in (part.day("period_to"), row.day("cut_off") or part.day("cut_off")) if end is not None]
    start, stop = unit.day("valid_from"), unit.day("valid_to")
    if ends and not (start or date.min) <= min(ends) <= (stop or date.max):
        facts = {"day": day(min(ends)), "span": span(start, stop), "others": _namesakes(found, known)}
        yield Fault.of("round-unit-validity", place, found=shown(found), **facts)


def _namesakes(unit_id: str, known: Known) -> str:
    """Return the sentence that lists other units of the same short name: names repeat across the reorganisation."""
    name = known.units[unit_id].text("short_name")
    others = [
        other for other, unit in known.units.items() if other != unit_id and name and unit.text("short_name") == name
    ]
    return texts.SAME_NAME.format(names=listed(others)) if others else ""


def _document_faults(parts: Sequence[Part], round_: Part | None) -> Iterator[Fault]:
    yield from id_faults(parts)
    units = [row.text("id") for row in round_.parts("units")] if round_ else []
    owners = [*units, *_syntheses_of(round_)] if round_ else []
    seen: dict[str, Place] = {}
    for part in parts:
        unit = part.text("unit")
        place = part.place("unit")
        if round_ is not None:
            yield from reference_fault("unknown-round-unit", "unit", unit, owners, place)
        if unit in seen:
            yield Fault.of("document-unit-twice", place, subject=_subject(unit), other=other_place(seen[unit]))
        seen.setdefault(unit, place)
        yield from choice_fault(part, "kind", (REPORT, MATERIAL))
        if part.data.get("state") is DocumentState.FINAL:
            for name in _FINAL_NEEDS.get(part.text("kind"), ()):
                if name not in part.data:
                    yield Fault.of("document-final", part.place(name), id=shown(part.text("id")), name=name)


def _phase_faults(parts: Sequence[Part], round_: Part | None) -> Iterator[Fault]:
    """After the visit a document is a report, a unit's and a delegation's: material would carry conclusions."""
    if round_ is None:
        return
    phases = {row.text("id"): row.data.get("phase") for row in round_.parts("delegations")}
    own = {synthesis_of(name): phase for name, phase in phases.items()}
    for unit in round_.parts("units"):
        own[unit.text("id")] = unit.data.get("phase") or phases.get(unit.text("delegation"))
    for part in parts:
        owner = part.text("unit")
        if owner and own.get(owner) is Phase.AFTER and part.text("kind") == MATERIAL:
            yield Fault.of("document-phase", part.place("kind"), id=shown(part.text("id")))


def _absent_documents(parts: Sequence[Part], round_: Part, file: str) -> Iterator[Fault]:
    """Every unit of the round and its synthesis have a document of their own; a delegation's may have one."""
    have = {part.text("unit") for part in parts}
    for unit in ("", *(row.text("id") for row in round_.parts("units"))):
        if unit not in have:
            yield Fault.of("document-absent", Place(file=file), subject=_subject(unit))


def _subject(unit: str) -> str:
    if is_unit(unit):
        return texts.UNIT_SUBJECT.format(id=shown(unit))
    named = delegation_of(unit)
    return texts.DELEGATION_SUBJECT.format(id=shown(named)) if named else texts.SYNTHESIS_SUBJECT


def _syntheses_of(round_: Part) -> tuple[str, ...]:
    """Return the syntheses of single delegations of a round that may still have faults."""
    ids = (row.text("id") for row in round_.parts("delegations"))
    return delegation_syntheses(ids, (row.text("delegation") for row in round_.parts("units")))


def _illustrative_faults(parts: Sequence[Part], round_: Part | None) -> Iterator[Fault]:
    """An invented target never stands beside a real unit's name."""
    for part in parts:
        if round_ is not None and part.flag("illustrative") and not round_.flag("fictional"):
            yield Fault.of("target-illustrative", part.place("illustrative"), round=shown(round_.text("id")))
