"""The reader of CSV files: lines, headers and what people's programs do to such files."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.params.csvfile import read_rows
from giamsat.settings import Settings

COLUMNS = ("id", "name", "note")


@pytest.fixture
def read(tmp_path):
    """Return a function that writes a file and reads it as a table."""

    def _read(content: str | bytes, optional=("note",)):
        path = tmp_path / "data" / "table.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_rows(path, Settings(root=tmp_path), COLUMNS, optional)

    return _read


def _codes(table):
    return [(fault.code, fault.place.line) for fault in table.faults]


def test_rows_carry_the_line_on_which_they_start(read):
    """Blank lines and cells that run over several lines do not shift the line numbers."""
    table = read('id,name,note\n\na,"hai\ndòng",x\n,,\nb,B,\n')
    assert table.faults == ()
    assert [(row.line, dict(row.cells)) for row in table.rows] == [
        (3, {"id": "a", "name": "hai\ndòng", "note": "x"}),
        (6, {"id": "b", "name": "B", "note": ""}),
    ]
    assert str(table.place(table.rows[0])) == "Tệp data/table.csv, dòng 3"


def test_columns_come_by_name_not_by_position(read):
    """A table may have its columns in any order and leave optional ones out."""
    table = read("name,id\nB,b\n")
    assert dict(table.rows[0].cells) == {"id": "b", "name": "B", "note": ""}
    assert table.present == ("id", "name")


def test_cells_are_trimmed_and_composed(read):
    """Blanks around a cell, also the kind that does not break, go; letters are composed."""
    table = read(unicodedata.normalize("NFD", "id,name\na, \u00a0Hòa Bình\u00a0 \n"))
    assert table.rows[0].cells["name"] == "Hòa Bình"


def test_semicolons_of_a_vietnamese_excel_are_understood(read):
    """Where the comma is the decimal sign, Excel separates cells by semicolons and quotes those inside."""
    table = read(b'\xef\xbb\xbfid;name;note\r\na;1,5;"x;y"\r\n')
    assert table.faults == ()
    assert dict(table.rows[0].cells) == {"id": "a", "name": "1,5", "note": "x;y"}


@pytest.mark.parametrize(
    "content, expected",
    [
        ("", [("csv-empty", 1)]),
        ("\n \n", [("csv-empty", 1)]),
        ("id,nam,note\n", [("csv-column-unknown", 1), ("csv-column-missing", 1)]),
        ("\nid,name,name\n", [("csv-column-twice", 2)]),
        ("id,name,\n", [("csv-column-unnamed", 1)]),
        ("id,name\na\nb,B,x\nc,C\n", [("csv-width", 2), ("csv-width", 3)]),
        ("id,name\n# ghi chú\n", [("csv-comment", 2)]),
        ('id,name\na,"A\nb,B\n', [("csv-quote", 2)]),
        ('id,name\na,"A"x\nb,B\n', [("csv-quote", 2)]),
        ("id,name\na,A\n".encode("utf-16"), [("text-file-encoding", 1)]),
        ("id,name\na,Hà\n".encode("cp1258"), [("text-file-encoding", 2)]),
    ],
)
def test_fault_of_form_has_its_line(read, content, expected):
    """What is not a table of these columns is told with its line; other rows are still read."""
    assert _codes(read(content)) == expected


def test_rows_are_read_in_spite_of_a_fault_elsewhere(read):
    """A caller can check the other rows too, and tell everything at once."""
    assert [row.line for row in read("id,name\na\nb,B\n").rows] == [3]


def test_missing_file_and_folder_in_its_place_are_faults(tmp_path):
    """Neither a file that is not there nor a folder of that name raises."""
    settings = Settings(root=tmp_path)
    assert [fault.code for fault in read_rows(tmp_path / "x.csv", settings, COLUMNS).faults] == ["text-file-missing"]
    assert [fault.code for fault in read_rows(tmp_path, settings, COLUMNS).faults] == ["text-file-unreadable"]


_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=6))
def test_what_a_csv_writer_writes_comes_back(tmp_path_factory, rows):
    """Any text, also quotes, commas, line ends and control characters, survives, trimmed and in NFC."""
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([("id", "name"), *rows])
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(stream.getvalue().encode("utf-8"))
    table = read_rows(path, Settings(root=path.parent), ("id", "name"))
    composed = [[unicodedata.normalize("NFC", cell).strip(" \t\r\n\u00a0") for cell in row] for row in rows]
    assert table.faults == ()
    assert [[row.cells["id"], row.cells["name"]] for row in table.rows] == [row for row in composed if any(row)]
