"""Words that the mapping does not know and rows that contradict themselves: counted, the first line told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from giamsat.errors import Fault, Place
from giamsat.formatting.numbers import integer
from giamsat.intake.extracts.head import named
from giamsat.intake.extracts.job import CountJob
from giamsat.intake.extracts.source import DAYS, MARKS, Layout, numbered, unreadable_days
from giamsat.params.mappings import word_key
from giamsat.params.textfile import shown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_WORDS = 20  # a column of more unknown words is another column, and its words may be names of people
_LIKE_PERSONAL_ID = r"^0\d{11}$"


@dataclass(frozen=True)
class Reader:
    """An extract that has been read into ``rows``: to ask it for numbers of rows, and the file for their lines."""

    base: DuckDBPyConnection
    path: Path
    layout: Layout
    places: Mapping[str, int]
    job: CountJob
    first_line: int

    def column(self, role: str) -> str:
        """Return the name of a role's column as the mapping gives it."""
        return shown(self.job.mapping.columns.roles()[role])

    def place(self, number: int | None) -> Place:
        """Return the place of a row given by its number from 1."""
        return Place(file=self.job.file, line=number + self.first_line - 1 if number else 0)

    def first_with(self, role: str, words: list[str]) -> int | None:
        """Return the number of the first row whose ``role`` is one of ``words``; the file is read in order for it."""
        self.base.execute("set preserve_insertion_order = true")
        # With the order of the file kept, a limit is filled by its first rows, and no more of it is read.
        table = numbered(self.layout, self.places[role])
        statement = f"select n from {table} where list_contains(?, coalesce(value, '')) limit 1"
        found = self.base.execute(statement, [str(self.path), words]).fetchone()
        return int(found[0]) if found else None

    def first_day(self) -> tuple[Place, str, str] | None:
        """Return place, column and form of the first text of the file that should be a day and is none."""
        self.base.execute("set preserve_insertion_order = true")
        marked = self.base.execute("select bit_or(unreadable) from rows").fetchone() or (0,)
        firsts = []
        for role in (role for role in DAYS if int(marked[0] or 0) & MARKS[role]):
            statement = unreadable_days(self.layout, self.places[role], self.job.mapping)
            found = self.base.execute(statement, [str(self.path)]).fetchone()
            firsts += [(int(found[0]), role, str(found[1]))] if found else []
        if not firsts:
            return None
        number, role, text = min(firsts)
        return self.place(number), self.column(role), _shape(text)


def word_faults(reader: Reader) -> Iterator[Fault]:
    """Yield a fault for status and channel words that the mapping does not know, and for ids of people as codes.

    Without their meaning nobody can say that a count is whole; so nothing is counted.
    """
    mapping = reader.job.mapping
    for role, known in (("status", mapping.statuses), ("channel", mapping.channels)):
        meanings = {word_key(word.text) for word in known}
        unknown = {word: rows for word, rows in _words(reader, role) if word_key(word) not in meanings}
        if not unknown:
            continue
        place = reader.place(reader.first_with(role, list(unknown)))
        facts = {"column": reader.column(role), "rows": integer(sum(unknown.values())), "words": integer(len(unknown))}
        if len(unknown) > MOST_WORDS:
            yield Fault.of("extract-words-many", place, **facts)
        else:
            listed = named(sorted(unknown, key=lambda word: (-unknown[word], word)))
            yield Fault.of(f"extract-{role}-unknown", place, **facts, found=listed)
    yield from _id_fault(reader)


def row_notices(
    reader: Reader, left_out: Mapping[str, Mapping[str, int]]
) -> tuple[Mapping[str, tuple[Fault, ...]], tuple[Fault, ...]]:
    """Return what is odd about rows of each unit, and what is odd about rows of no unit of the mapping."""
    own: dict[str, tuple[Fault, ...]] = {}
    unreadable = reader.first_day() if any("ngay-khong-doc-duoc" in reasons for reasons in left_out.values()) else None
    for unit_id, reasons in left_out.items():
        own[unit_id] = tuple(_of_unit(reader, reasons, unreadable))
    return own, tuple(_unknown_units(reader))


def _of_unit(reader: Reader, reasons: Mapping[str, int], unreadable: tuple[Place, str, str] | None) -> Iterator[Fault]:
    place = Place(file=reader.job.file)
    if "trung-ma" in reasons:
        yield Fault.of("extract-doubled", place, rows=integer(reasons["trung-ma"]))
    contradictory = sum(reasons.get(reason, 0) for reason in ("thieu-ngay-tra", "thua-ngay-tra"))
    if contradictory:
        yield Fault.of("extract-contradictory", place, rows=integer(contradictory))
    if unreadable and "ngay-khong-doc-duoc" in reasons:
        at, column, shape = unreadable
        rows = integer(reasons["ngay-khong-doc-duoc"])
        yield Fault.of("extract-day-unreadable", at, rows=rows, column=column, found=shape)


def _words(reader: Reader, role: str) -> list[tuple[str, int]]:
    statement = f"select {role}, sum(number) from words group by all order by 1 limit 100000"
    return [(str(word), int(rows)) for word, rows in reader.base.execute(statement).fetchall()]


def _unknown_units(reader: Reader) -> Iterator[Fault]:
    """Yield one notice for codes that the mapping does not name; a whole city's extract holds bodies of no concern."""
    mapping = reader.job.mapping
    known = {word_key(word.text) for word in mapping.units} | {word_key(code) for code in mapping.ignored_units}
    unknown = {code: rows for code, rows in _words(reader, "unit") if word_key(code) not in known}
    if unknown:
        listed = named(sorted(unknown, key=lambda code: (-unknown[code], code)))
        yield Fault.of(
            "extract-unit-unknown",
            reader.place(reader.first_with("unit", list(unknown)[:1000])),
            column=reader.column("unit"),
            rows=integer(sum(unknown.values())),
            found=listed if len(unknown) <= MOST_WORDS else "…",
        )


def _shape(text: str) -> str:
    """Return the form of a text without what it says: «99.9.99 xx»; a column that slipped may hold a name."""
    return shown(re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "9", text)))


def _id_fault(reader: Reader) -> Iterator[Fault]:
    """Yield a fault when most dossier codes have the form of a citizen's number: they are then no dossier codes."""
    statement = (
        f"select count(*), count(*) filter (regexp_matches(trim(value), '{_LIKE_PERSONAL_ID}')) "
        f"from (select value from {numbered(reader.layout, reader.places['dossier'])} limit 2000)"
    )
    rows, like = reader.base.execute(statement, [str(reader.path)]).fetchone() or (0, 0)
    if like * 2 > rows:
        yield Fault.of("extract-personal", reader.place(None), columns=f"“{reader.column('dossier')}”", count=1)
