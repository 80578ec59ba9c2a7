"""``data/<round>/extracts.csv``: which file was taken from which system, when, and by which mapping it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.files import sha256_of
from giamsat.formatting.dates import short_date
from giamsat.formatting.names import near
from giamsat.formatting.text import nfc
from giamsat.intake.dates import check_as_of
from giamsat.intake.extracts.job import ENDINGS
from giamsat.intake.wording import near_words
from giamsat.model.mappings import ExtractMapping
from giamsat.model.parameters import Parameter
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params.entries import read_csv
from giamsat.params.textfile import shown
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE

EXTRACTS = "extracts.csv"
FOLDER = "extracts"


class ExtractRow(Parameter):
    """A row of extracts.csv; ``file`` is the name within extracts/, ``system`` overrides the mapping's name of it.

    ``sha256`` may be left empty; given, the file must have it. ``mark`` is «SỐ LIỆU MINH HỌA» in examples.
    """

    file: str
    mapping: str
    system: str = ""
    extracted_on: date
    sha256: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An extract that may be counted: its row, where the row stands, the file and its hash."""

    row: ExtractRow
    place: Place
    path: Path
    sha256: str
    mapping: ExtractMapping

    @property
    def system(self) -> str:
        """What the system is called."""
        return self.row.system or self.mapping.system


def read_listed(
    settings: Settings, registry: Registry, params: RoundParams
) -> tuple[tuple[Listed, ...], tuple[Fault, ...]]:
    """Return the extracts that may be counted, in the order of the list, and the faults of all others."""
    folder = settings.data(params.round.id)
    there = _files(folder / FOLDER)
    log = folder / EXTRACTS
    if not log.is_file():
        return (), tuple(_unlisted(settings, there, set()))
    entries, faults = read_csv(log, settings, ExtractRow)
    found: dict[str, Listed] = {}
    named: set[str] = set()
    for entry in entries:
        place = entry.part.place()
        name = nfc(entry.part.text("file")).replace("\\", "/")
        if name in named:
            faults.append(Fault.of("extract-listed-twice", place, found=shown(name)))
            continue
        named.add(name)
        if entry.model is None:
            continue
        path = there.get(name)
        own = [*_row_faults(entry.model, place, registry, params)]
        if path is None:
            own.append(Fault.of("extract-absent", place, found=shown(name)))
        sha256 = _hash(path) if path else ""
        if path and not sha256:
            own.append(Fault.of("workbook-unopened", Place(file=settings.relative(path))))
        elif path and entry.model.sha256 and entry.model.sha256.lower() != sha256:
            own.append(Fault.of("extract-hash", place, found=shown(name)))
        faults += own
        if not own and path:
            found[name] = Listed(entry.model, place, path, sha256, registry.mappings[entry.model.mapping])
    return tuple(found.values()), (*faults, *_unlisted(settings, there, named))


def _files(folder: Path) -> Mapping[str, Path]:
    """Return the files of extracts/ by their names below it; hidden ones and traces of an open Excel are none."""
    if not folder.is_dir():
        return {}
    return {
        nfc(path.relative_to(folder).as_posix()): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    }


def _hash(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _unlisted(settings: Settings, there: Mapping[str, Path], named: set[str]) -> Iterator[Fault]:
    for name, path in there.items():
        if name not in named:
            yield Fault.of("extract-not-listed", Place(file=settings.relative(path)), name=shown(name))


def _row_faults(row: ExtractRow, place: Place, registry: Registry, params: RoundParams) -> Iterator[Fault]:
    """Yield what is wrong with a row: the kind of file, the mapping, the day of the extract."""
    if not row.file.casefold().endswith(ENDINGS):
        yield Fault.of("extract-ending", place, found=shown(row.file), endings=", ".join(ENDINGS))
    if row.mapping not in registry.mappings:
        names = near_words(near(row.mapping, registry.mappings))
        yield Fault.of("extract-mapping-unknown", place, found=shown(row.mapping), near=names)
        return
    yield from check_as_of(place, None, row.extracted_on, params.round.cut_off, params.round.report_date)
    units = counted_units(registry.mappings[row.mapping], params)
    last = max((params.cut_off(unit_id) for unit_id in units), default=params.round.cut_off)
    if row.extracted_on < last:
        days = {"found": short_date(row.extracted_on), "cut_off": short_date(last)}
        yield Fault.of("extract-too-early", place, **days)
    for unit_id in units:
        unit = registry.units[unit_id]
        if unit.fictional is not (row.mark == ILLUSTRATIVE):
            code = "real-for-fictional-unit" if unit.fictional else "illustrative-for-real-unit"
            yield Fault.of(code, place, unit=unit.official_name)


def counted_units(mapping: ExtractMapping, params: RoundParams) -> tuple[str, ...]:
    """Return the units of the round whose codes a mapping knows."""
    in_round = {row.id for row in params.round.units}
    return tuple(dict.fromkeys(word.id for word in mapping.units if word.id in in_round))
