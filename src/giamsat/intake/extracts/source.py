"""The SQL that reads a file: only the columns that the mapping names, by place in a CSV file, quoted in Parquet.

Nothing of a file's own becomes a part of the SQL but the names of Parquet columns, and these are quoted.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from giamsat.model.mappings import DateOrder, ExtractMapping, SameDay

SEPARATORS = (",", ";", "\t", "|")
_HEAD_BYTES = 1_000_000
DAYS = ("received", "due", "resolved")
MARKS = {"received": 1, "due": 2, "resolved": 4}
_TEXTS = ("unit", "field", "channel", "status")
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"
_TIMES = ("", " %H:%M", " %H:%M:%S")
_DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its columns in order, for a CSV file its separator and encoding.

    ``types`` are those of Parquet columns; all others are text.
    """

    names: tuple[str, ...]
    separator: str = ","
    encoding: str = "utf-8"
    types: tuple[str, ...] = ()

    @property
    def is_parquet(self) -> bool:
        """Whether the columns have types of their own."""
        return bool(self.types)


def csv_layout(path: Path, wanted: frozenset[str], key: object) -> Layout:
    """Return the layout of a CSV file: the separator under which its first line holds most of the ``wanted`` columns.

    :param key: the function under which names are compared.
    :raises UnicodeDecodeError: when the file is neither UTF-8 nor marked as UTF-16.
    """
    assert callable(key)
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = head.decode(
        "utf-8-sig" if encoding == "utf-8" else encoding, "ignore" if len(head) == _HEAD_BYTES else "strict"
    )
    best: tuple[str, ...] = ()
    chosen = SEPARATORS[0]
    for separator in SEPARATORS:
        names = tuple(next(csv.reader([text.partition("\n")[0].rstrip("\r")], delimiter=separator), ()))
        if sum(key(name) in wanted for name in names) > sum(key(name) in wanted for name in best) or not best:
            best, chosen = names, separator
    return Layout(best, chosen, encoding)


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def scan(layout: Layout) -> str:
    """Return the table expression of a file; its path is the one bound parameter."""
    if layout.is_parquet:
        return "read_parquet(?)"
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(layout.names)))
    return (
        f"read_csv(?, auto_detect=false, header=true, delim='{layout.separator}', quote='\"', escape='\"', "
        f"encoding='{layout.encoding}', max_line_size=1000000, columns={{{columns}}})"
    )


def load_rows(layout: Layout, places: Mapping[str, int], mapping: ExtractMapping) -> str:
    """Return the statement that reads the file into ``rows``; parameters are the salt and the path.

    ``places`` is the place of each role's column. Days are read in the mapping's order; a text that is no day leaves
    the mark of its column in ``unreadable``. The dossier's code leaves this statement as a hash only.
    """
    texts = {role: _text(layout, places[role]) for role in (*_TEXTS, "dossier", "paused_days") if role in places}
    paused = f"greatest(try_cast({texts['paused_days']} as integer), 0)" if "paused_days" in texts else "null::integer"
    inner = [
        f"hash(? || nullif({texts['dossier']}, '')) as dossier",
        *(f"{texts.get(role, 'null::varchar')} as {role}" for role in _TEXTS),
        f"{paused} as paused_days",
        *(part for role in DAYS for part in _day_parts(layout, places[role], mapping, role)),
    ]
    marks = (f"if(has_{role} and {_clamped(role)} is null, {MARKS[role]}, 0)" for role in DAYS)
    unreadable = f"({' + '.join(marks)})::utinyint"
    outer = ["dossier", *_TEXTS, "paused_days", *(f"{_clamped(role)} as {role}" for role in DAYS)]
    return (
        f"create temp table rows as select {', '.join(outer)}, {unreadable} as unreadable "
        f"from (select {', '.join(inner)} from {scan(layout)})"
    )


def unreadable_days(layout: Layout, place: int, mapping: ExtractMapping) -> str:
    """Return the query for the number of the first row of a column whose text is no day, with that text.

    Where the order of the file is kept, a limit is filled by its first rows, and no more of it is read.
    """
    parts = ", ".join(_day_parts(layout, place, mapping, "day"))
    return (
        f"select n, value from (select row_number() over () as n, {_text(layout, place)} as value, {parts} "
        f"from {scan(layout)}) where has_day and {_clamped('day')} is null limit 1"
    )


def numbered(layout: Layout, place: int) -> str:
    """Return a table expression of a file's rows with their numbers from 1, as ``n``, and one column as ``value``."""
    return f"(select row_number() over () as n, {_text(layout, place)} as value from {scan(layout)})"


def column(layout: Layout, place: int) -> str:
    """Return a column as an SQL expression."""
    return quoted(layout.names[place]) if layout.is_parquet else f"c{place}"


def _text(layout: Layout, place: int) -> str:
    own = column(layout, place)
    return own if not layout.is_parquet or layout.types[place] == "VARCHAR" else f"{own}::varchar"


def _has_days(layout: Layout, place: int) -> bool:
    return layout.is_parquet and layout.types[place].startswith(("DATE", "TIMESTAMP"))


def _day_parts(layout: Layout, place: int, mapping: ExtractMapping, name: str) -> tuple[str, str]:
    """Return two columns: the day (with its hour where that counts; null for what is none) and whether it is there."""
    kind = "timestamp" if mapping.choices.same_day is SameDay.BY_HOUR else "date"
    text = _text(layout, place)
    if _has_days(layout, place):
        return f"{column(layout, place)}::{kind} as {name}", f"{column(layout, place)} is not null as has_{name}"
    if mapping.date_order is DateOrder.YEAR_FIRST:
        value = f"try_cast({text} as {kind})" if kind == "timestamp" else f"try_cast(substr({text}, 1, 10) as date)"
    else:
        # A format that fits is the fastest way, one that does not the slowest by far: only the plain form is tried.
        # What has its hour behind it or other signs is turned round and cast; only the rest is tried by formats.
        rest = f" || substr({text}, 11)" if kind == "timestamp" else ""
        iso = f"substr({text}, 7, 4) || '-' || substr({text}, 4, 2) || '-' || substr({text}, 1, 2){rest}"
        formats = ", ".join(f"'{day}{time}'" for day in _DAY_FIRST for time in _TIMES)
        slow = f"case when trim({text}) <> '' then try_strptime(trim({text}), [{formats}])::{kind} end"
        plain = f"case when {text} like '__/__/____' then try_strptime({text}, '{_DAY_FIRST[0]}')::{kind} end"
        value = f"case when {text} is not null then coalesce({plain}, try_cast({iso} as {kind}), {slow}) end"
    return f"{value} as {name}", f"case when {name} is not null then true else trim({text}) <> '' end as has_{name}"


def _clamped(name: str) -> str:
    """Return a day unless it is centuries away: «1/2/24» is the year 24 to a computer, and a slip to everybody else."""
    return f"case when {name} between '{_EARLIEST}' and '{_LATEST}' then {name} end"
