"""The register of what was asked and what became of it: ``data/follow-up/<origin>.requests.csv`` and ``.entries.csv``.

A request stands once, as its document words it; what became of it is noted below one another in the entries, each
with its day and its document. Nothing is overwritten: what was true on an earlier day can be told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.formatting.dates import short_date
from giamsat.formatting.deadlines import parse_deadline
from giamsat.formatting.names import near
from giamsat.intake.sourced import SourcedRow
from giamsat.intake.wording import near_words
from giamsat.model.follow_up import Entry, EntryKind, Followed, Force, Progress, Request, Verification
from giamsat.model.parameters import Parameter, Unit
from giamsat.model.records import Deadline, DeadlineKind
from giamsat.model.values import Channel, Source
from giamsat.params.entries import read_csv
from giamsat.params.textfile import shown
from giamsat.settings import Settings

FOLDER = "follow-up"
REQUESTS, ENTRIES = ".requests.csv", ".entries.csv"


class RequestRow(SourcedRow):
    """A row of ``<origin>.requests.csv``; without ``unit`` it is made to the group that ``addressee`` names."""

    id: str
    unit: str = ""
    addressee: str = ""
    number: str = ""
    force: Force
    document: str
    made_on: date
    content: str
    product: str = ""
    deadline_kind: DeadlineKind | None = None
    deadline_text: str = ""
    quote: str = ""
    remark: str = ""
    mark: str = ""


class EntryRow(Parameter):
    """A row of ``<origin>.entries.csv``; which columns it needs depends on its kind."""

    request: str
    on: date
    kind: EntryKind
    value: str = ""
    document: str
    done_on: date | None = None
    done: int | None = None
    total: int | None = None
    rest: str = ""
    reason: str = ""
    evidence: str = ""
    to_unit: str = ""
    by: str = ""
    mark: str = ""


_VALUES: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.PROGRESS: tuple(one.value for one in Progress if one is not Progress.MISSING),
    EntryKind.VERIFICATION: tuple(one.value for one in Verification if one is not Verification.NONE),
}
_NEEDED: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.VERIFICATION: ("evidence",),
    EntryKind.TRANSFER: ("to_unit",),
    EntryKind.END: ("by", "reason"),
}


@dataclass(frozen=True)
class Register:
    """The requests with their entries, in the order of the files; ``faults`` by the unit that a row concerns («»).

    ``files`` are those that were read, relative to the project.
    """

    followed: tuple[Followed, ...] = ()
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    def of_unit(self, unit_id: str, day: date) -> tuple[Followed, ...]:
        """Return what was asked of a unit, or transferred to it, by ``day``, with what was noted of it by then."""
        known = (
            replace(one, entries=tuple(row for row in one.entries if row.on <= day))
            for one in self.followed
            if one.request.made_on <= day
        )
        return tuple(one for one in known if unit_id in (one.request.unit_id, *(row.to_unit for row in one.entries)))

    def all_faults(self) -> tuple[Fault, ...]:
        """Return all faults in the order of files and lines."""
        rows = {fault for found in self.faults.values() for fault in found}
        return tuple(sorted(rows, key=lambda fault: (fault.place, fault.code, fault.facts)))


@dataclass
class _Found:
    units: Mapping[str, Unit]
    requests: dict[str, Request] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def blame(self, unit_id: str, faults: Iterable[Fault]) -> bool:
        found = list(faults)
        if found:
            self.faults.setdefault(unit_id if unit_id in self.units else "", []).extend(found)
        return bool(found)


def origins(settings: Settings) -> tuple[str, ...]:
    """Return the registers there are, by the id of the round whose requests they hold."""
    folder = settings.data(FOLDER)
    return tuple(sorted(path.name.removesuffix(REQUESTS) for path in folder.glob(f"*{REQUESTS}")))


def read_register(settings: Settings, units: Mapping[str, Unit], chosen: Iterable[str] | None = None) -> Register:
    """Read the registers of ``chosen`` origins, of all without it; nothing is raised for a bad row.

    An id stands once in all of them; an entry belongs to a request of its own origin.
    """
    found = _Found(units)
    files: list[str] = []
    folder = settings.data(FOLDER)
    for origin in origins(settings) if chosen is None else chosen:
        path = folder / f"{origin}{REQUESTS}"
        if not path.is_file():
            place = Place(file=settings.relative(path))
            names = near_words(near(origin, origins(settings)))
            found.blame("", (Fault.of("follow-file-absent", place, origin=shown(origin), near=names),))
            continue
        files.append(settings.relative(path))
        own = _read_requests(path, settings, origin, found)
        beside = folder / f"{origin}{ENTRIES}"
        if beside.is_file():
            files.append(settings.relative(beside))
            _read_entries(beside, settings, own, found)
    followed = tuple(
        Followed(request, tuple(sorted(found.entries.get(request.id, ()), key=lambda row: row.on)))
        for request in found.requests.values()
    )
    return Register(followed, {key: tuple(rows) for key, rows in found.faults.items()}, tuple(files))


def _read_requests(path: Path, settings: Settings, origin: str, found: _Found) -> dict[str, str]:
    """Read the requests of a file; return the unit of each id, also of rows that cannot be used."""
    entries, faults = read_csv(path, settings, RequestRow)
    named = {entry.part.place().line: entry.part.text("unit") for entry in entries}
    for fault in faults:
        found.blame(named.get(fault.place.line, ""), (fault,))
    own: dict[str, str] = {}
    for entry in entries:
        one, place = entry.part.text("id"), entry.part.place()
        unit_id = entry.part.text("unit")
        if one in own or one in found.requests:
            found.blame(unit_id, (Fault.of("follow-id-twice", place, id=shown(one)),))
            continue
        own[one] = unit_id
        if entry.model is None:
            continue
        due = _deadline(entry.model)
        if not found.blame(unit_id, _request_faults(entry.model, due, place, found.units)):
            found.requests[one] = _request(entry.model, origin, due, place)
    return own


def _request_faults(row: RequestRow, due: Deadline, place: Place, units: Mapping[str, Unit]) -> Iterator[Fault]:
    if row.unit and row.unit not in units:
        yield Fault.of("follow-unit-unknown", place, found=shown(row.unit), near=near_words(near(row.unit, units)))
    if not row.unit and not row.addressee:
        yield Fault.of("follow-addressee-absent", place, id=shown(row.id))
    if due.last_day is None and (due.kind is not DeadlineKind.NONE):
        yield Fault.of("follow-deadline-unread", place, found=shown(row.deadline_text))
    if due.last_day is not None and due.last_day < row.made_on:
        days = {"made_on": short_date(row.made_on), "last_day": short_date(due.last_day)}
        yield Fault.of("follow-deadline-early", place, found=shown(row.deadline_text), **days)
    if row.unit in units and bool(row.mark) is not units[row.unit].fictional:
        yield Fault.of("follow-mark-real" if row.mark else "follow-mark-absent", place, id=shown(row.id))


def _deadline(row: RequestRow) -> Deadline:
    """Return the deadline as the document words it; one without words is none."""
    if not row.deadline_text:
        return Deadline(DeadlineKind.NONE if row.deadline_kind is None else row.deadline_kind)
    parsed = parse_deadline(row.deadline_text, row.deadline_kind)
    return Deadline(DeadlineKind(parsed.kind), row.deadline_text, parsed.last_day)


def _request(row: RequestRow, origin: str, due: Deadline, place: Place) -> Request:
    return Request(
        id=row.id,
        origin=origin,
        unit_id=row.unit,
        addressee=row.addressee,
        number=row.number,
        force=row.force,
        document=row.document,
        made_on=row.made_on,
        content=row.content,
        product=row.product,
        due=due,
        quote=row.quote,
        remark=row.remark,
        source=row.source(place),
    )


def _read_entries(path: Path, settings: Settings, own: Mapping[str, str], found: _Found) -> None:
    entries, faults = read_csv(path, settings, EntryRow)
    named = {entry.part.place().line: own.get(entry.part.text("request"), "") for entry in entries}
    for fault in faults:
        found.blame(named.get(fault.place.line, ""), (fault,))
    ended: dict[str, date] = {}
    for entry in entries:
        if entry.model is not None and entry.model.kind is EntryKind.END:
            ended.setdefault(entry.model.request, entry.model.on)
    for entry in entries:
        row, place = entry.model, entry.part.place()
        if row is None:
            continue
        if row.request not in own:
            names = near_words(near(row.request, own))
            found.blame("", (Fault.of("follow-request-unknown", place, found=shown(row.request), near=names),))
            continue
        request = found.requests.get(row.request)
        if request is not None and not found.blame(
            request.unit_id, _entry_faults(row, request, place, found.units, ended.get(row.request))
        ):
            found.entries.setdefault(row.request, []).append(_entry(row, place))


def _entry_faults(
    row: EntryRow, request: Request, place: Place, units: Mapping[str, Unit], ended: date | None
) -> Iterator[Fault]:
    values = _VALUES.get(row.kind, ())
    if values and row.value not in values:
        yield Fault.of("follow-value-unknown", place, found=shown(row.value), values=", ".join(values))
    for column in _NEEDED.get(row.kind, ()):
        if not getattr(row, column):
            yield Fault.of("follow-entry-lacks", place, column=column, kind=row.kind.value)
    if row.on < request.made_on:
        yield Fault.of("follow-entry-early", place, on=short_date(row.on), made_on=short_date(request.made_on))
    if ended is not None and row.on > ended:
        yield Fault.of("follow-entry-after-end", place, on=short_date(row.on), ended=short_date(ended))
    if row.done_on is not None and row.done_on > row.on:
        yield Fault.of("follow-done-later", place, done_on=short_date(row.done_on), on=short_date(row.on))
    if (row.done is None) is not (row.total is None) or not 0 <= (row.done or 0) <= (row.total or 0):
        yield Fault.of("follow-counts", place, done=_shown(row.done), total=_shown(row.total))
    if row.to_unit and row.to_unit not in units:
        names = near_words(near(row.to_unit, units))
        yield Fault.of("follow-unit-unknown", place, found=shown(row.to_unit), near=names)
    is_fictional = request.unit_id in units and units[request.unit_id].fictional
    if row.to_unit in units and request.unit_id in units and units[row.to_unit].fictional is not is_fictional:
        yield Fault.of("follow-transfer-mixed", place, found=shown(row.to_unit))
    if request.unit_id in units and bool(row.mark) is not is_fictional:
        yield Fault.of("follow-mark-real" if row.mark else "follow-mark-absent", place, id=shown(row.request))


def _entry(row: EntryRow, place: Place) -> Entry:
    return Entry(
        request_id=row.request,
        on=row.on,
        kind=row.kind,
        value=row.value,
        document=row.document,
        source=Source(Channel.VISIT, file=place.file, line=place.line),
        done_on=row.done_on,
        done=row.done,
        total=row.total,
        rest=row.rest,
        reason=row.reason,
        evidence=row.evidence,
        to_unit=row.to_unit,
        by=row.by,
    )


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)
