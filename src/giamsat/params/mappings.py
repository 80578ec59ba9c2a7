"""The mappings of system extracts: params/extracts/<id>.toml, strict as all parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from giamsat.errors import Fault
from giamsat.formatting.text import nfc
from giamsat.model.mappings import ExtractMapping, Paused
from giamsat.params.entries import Part, as_model
from giamsat.params.rules import file_name_faults, id_faults, reference_fault
from giamsat.params.textfile import shown
from giamsat.params.tomlfile import read_toml
from giamsat.params.wording import other_place
from giamsat.settings import Settings

FOLDER = "extracts"
_WORDS = ("units", "channels", "statuses")


def read_mappings(settings: Settings, units: Mapping[str, Part]) -> tuple[dict[str, ExtractMapping], list[Fault]]:
    """Read and check all mappings, by id; a project without extracts has none."""
    found: dict[str, ExtractMapping] = {}
    faults: list[Fault] = []
    for path in sorted((settings.params / FOLDER).glob("*.toml")):
        if path.name.startswith((".", "~")):
            continue
        whole = read_toml(path, settings)
        if isinstance(whole, Fault):
            faults.append(whole)
            continue
        entry, own = as_model(whole, ExtractMapping)
        faults += own
        faults += _faults(entry.part, path.stem, units)
        if entry.model is not None:
            found[entry.model.id] = entry.model
    return found, faults


def word_key(text: str) -> str:
    """Return the form under which words of an extract are compared: NFC, without outer blanks, any case."""
    return nfc(text).strip().casefold()


def _faults(part: Part, stem: str, units: Mapping[str, Part]) -> Iterator[Fault]:
    yield from id_faults([part])
    yield from file_name_faults(part)
    if part.text("id") and part.text("id") != stem:
        yield Fault.of("round-file-name", part.place("id"), found=shown(part.text("id")), expected=stem)
    yield from _column_faults(part.part("columns"))
    if part.part("choices").data.get("paused") is Paused.ADDED and not part.part("columns").text("paused_days"):
        yield Fault.of("mapping-paused-column", part.place("choices", "paused"), paused=Paused.ADDED.value)
    for word in part.parts("units"):
        yield from reference_fault("unknown-unit", "units", word.text("id"), units, word.place("id"))
    for name in _WORDS:
        yield from _twice(part, name)


def _column_faults(columns: Part) -> Iterator[Fault]:
    """Check that no column has two roles."""
    roles: dict[str, str] = {}
    for role in columns.data:
        key = word_key(columns.text(role))
        if key and key in roles:
            yield Fault.of(
                "mapping-column-twice",
                columns.place(role),
                role=role,
                other=roles[key],
                column=shown(columns.text(role)),
            )
        roles.setdefault(key, role)


def _twice(part: Part, name: str) -> Iterator[Fault]:
    """Check that no word is given two meanings; an empty list says nothing of any dossier."""
    words = list(part.parts(name))
    if not words and name in part.data:
        yield Fault.of("mapping-words-none", part.place(name), name=name)
    seen: dict[str, Part] = {}
    for word in words:
        key = word_key(word.text("text"))
        if key in seen:
            other = other_place(seen[key].place())
            yield Fault.of("mapping-word-twice", word.place(), name=name, word=shown(word.text("text")), other=other)
        seen.setdefault(key, word)
