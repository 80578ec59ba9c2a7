"""Whatever stands in a cell or a file, the answer is a submission or a fault with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giamsat.errors import Fault, IntakeError
from giamsat.intake.identify import identify
from giamsat.intake.submissions import read_submission
from giamsat.model.records import Submission
from giamsat.workbook.reading import Book, Grid, Value, address, read_book
from giamsat.workbook.writing import submission_bytes
from tests.intake import builders as make

ODD: tuple[Value, ...] = (
    *("", " ", "0", "-", "1.234", "12,345", "khoảng", "trên 98%", "=1+1", "#REF!", "31/02/2024", "quý V năm 2024"),
    *("(7)", "Tổng cộng", "Mã", "Kỳ này", "\x01", "Uû ban nh©n d©n quËn", "x" * 400, "{found}", "{0}", "năm 0000"),
    *(Decimal(0), Decimal(-1), Decimal("1.5"), Decimal(10) ** 300, True, False, None),
    *(date(1900, 1, 1), date(2024, 9, 30), date(9999, 12, 31), date(1, 1, 1)),
)
GOOD = submission_bytes(make.content())


def _outcome(read: Callable[[], Submission]) -> Submission | tuple[Fault, ...]:
    try:
        return read()
    except IntakeError as error:
        return error.faults


def _is_told(outcome: Submission | tuple[Fault, ...]) -> bool:
    """Return whether the answer is the unit's submission, or faults that all can be said and have a place."""
    if isinstance(outcome, Submission):
        return outcome.unit_id == make.SO
    return bool(outcome) and all(len(str(fault)) > 20 and fault.place.file for fault in outcome)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Give a good workbook as read."""
    path = tmp_path_factory.mktemp("book") / "b.xlsx"
    path.write_bytes(GOOD)
    return read_book(path, "b.xlsx")


@settings(max_examples=100)
@given(data=st.data(), mark=st.sampled_from(("value", "formula", "error")), value=st.sampled_from(ODD) | st.text())
def test_any_cell_may_hold_anything(book: Book, data: st.DataObject, mark: str, value: Value) -> None:
    """A cell overwritten with an odd value, a formula or an error value is read or told, never a traceback."""
    name = data.draw(st.sampled_from(list(book.sheets)))
    grid = book.sheets[name]
    row = data.draw(st.integers(0, len(grid.rows) - 1))
    column = data.draw(st.integers(0, len(grid.rows[row]) - 1))
    where = address(row, column)
    cells = [list(line) for line in grid.rows]
    cells[row][column] = value if mark == "value" else None
    changed = Grid(
        name,
        tuple(tuple(line) for line in cells),
        formulas=frozenset({where} if mark == "formula" else ()),
        errors={where: "#REF!"} if mark == "error" else {},
    )
    spoiled = replace(book, sheets={**book.sheets, name: changed})
    registry, params = make.registry(), make.params()
    identity = identify(spoiled, registry, params)
    if not identity.unit_id:
        assert all(str(fault) for fault in identity.faults)
        return
    assert _is_told(_outcome(lambda: read_submission(spoiled, identity.unit_id, registry, params)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    signs=st.lists(st.integers(0, 255), min_size=1, max_size=6),
    compressed=st.booleans(),
    inside=st.booleans(),
)
def test_any_file_may_be_broken(
    tmp_path: Path, data: st.DataObject, signs: list[int], compressed: bool, inside: bool
) -> None:
    """A damaged archive, or a damaged part of a sound one, is read or told."""
    packed = io.BytesIO()
    way = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(packed, "w", way) as target:
        names = source.namelist()
        hurt = data.draw(st.sampled_from(names))
        for name in names:
            part = source.read(name)
            target.writestr(name, _damaged(part, data, signs) if inside and name == hurt else part)
    content = packed.getvalue()
    path = tmp_path / "b.xlsx"
    path.write_bytes(content if inside else _damaged(content, data, signs))
    assert _is_told(_outcome(lambda: make.read_file(path)))


def _damaged(content: bytes, data: st.DataObject, signs: list[int]) -> bytes:
    spoiled = bytearray(content)
    for sign in signs:
        spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = sign
    return bytes(spoiled)


def test_a_faulty_deflate_stream_is_told(tmp_path: Path) -> None:
    """A compressed part that does not unpack is a broken file, not an error of the machine."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    with zipfile.ZipFile(io.BytesIO(packed.getvalue())) as archive:
        start = archive.getinfo("xl/workbook.xml").header_offset + 60
    path = tmp_path / "b.xlsx"
    content = packed.getvalue()
    path.write_bytes(content[:start] + b"\xff" * 40 + content[start + 40 :])
    with pytest.raises(IntakeError) as caught:
        make.read_file(path)
    assert [fault.code for fault in caught.value.faults] == ["workbook-unreadable"]
