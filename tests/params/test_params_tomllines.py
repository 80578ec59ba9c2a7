"""Lines of TOML keys, for every way of writing them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.params.tomllines import toml_lines

TEXT = (Path(__file__).parent / "files" / "lines.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path, stands",
    [
        (("top",), "top ="),
        (("khóa có dấu",), '"khóa có dấu"'),
        (("dotted",), "dotted.one"),
        (("dotted", "one", "two.three"), "dotted.one"),
        (("long",), "long ="),
        (("literal",), "literal ="),
        (("empty",), "empty ="),
        (("list",), "list ="),
        (("list", 0), '"a", ["b",'),
        (("list", 1, 0), '"a", ["b",'),
        (("list", 1, 1), '"c"],'),
        (("list", 2, "y", "z", 0), "{ x = 1"),
        (("inline", "p", "q", 0, "r"), "inline ="),
        (("inline", "s"), "inline ="),
        (("table",), "[table]"),
        (("table", "a"), "a = +inf"),
        (("table", "sub"), "[ table . sub ]"),
        (("table", "sub", "b"), "b = true"),
        (("rows", 0, "id"), "id = 1"),
        (("rows", 0, "inner", "deep"), "deep = 1"),
        (("rows", 1, "id"), "id = 2"),
        (("rows", 1, "items", 1, "n"), "n = 2"),
        (("rows", 0, "absent"), "[[rows]]"),
        (("rows", 0, "inner", "absent"), "[rows.inner]"),
        (("absent",), "#"),
    ],
)
def test_every_form_of_key_has_its_line(path, stands):
    """The line of a key, item or table; what is absent has the line of what would hold it."""
    tomllib.loads(TEXT)  # the text is TOML
    rows = TEXT.split("\n")
    expected = next(number for number, row in enumerate(rows, start=1) if stands in row)
    assert toml_lines(TEXT).line(path) == expected
    assert toml_lines(TEXT.replace("\n", "\r\n")).line(path) == expected


_STRINGS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
_VALUES = st.recursive(
    st.integers(0, 9) | _STRINGS | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_STRINGS, inner, max_size=3),
    max_leaves=8,
)


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(value, path, rows, lines):
    """Append ``value`` to ``rows`` with every item of a list on a line of its own; note the lines."""
    if isinstance(value, list):
        rows[-1] += "["
        for index, item in enumerate(value):
            rows.append("  ")
            lines[(*path, index)] = len(rows)
            _written(item, (*path, index), rows, lines)
            rows[-1] += ", # ]"
        rows.append("]")
    elif isinstance(value, dict):
        rows[-1] += "{"
        for number, (key, item) in enumerate(value.items()):
            rows[-1] += f"{', ' if number else ' '}{_quoted(key)} = "
            lines[(*path, key)] = len(rows)
            _written(item, (*path, key), rows, lines)
        rows[-1] += "}"
    elif isinstance(value, str):
        rows[-1] += _quoted(value)
    else:
        rows[-1] += str(value).lower()


@given(st.lists(st.dictionaries(_STRINGS, _VALUES, max_size=3), min_size=1, max_size=3))
def test_lines_of_any_written_document(tables):
    """Whatever is written, every key and item is found on the line where it was put."""
    rows, lines = [], {}
    for number, table in enumerate(tables):
        rows.append("[[t]]")
        lines["t", number] = len(rows)
        for key, value in table.items():
            rows.append(f"{_quoted(key)} = ")
            lines["t", number, key] = len(rows)
            _written(value, ("t", number, key), rows, lines)
    text = "\n".join(rows)
    assert tomllib.loads(text)["t"] == tables
    found = toml_lines(text)
    assert {path: found.line(path) for path in lines} == lines
