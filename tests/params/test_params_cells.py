"""One cell: what is accepted, what is refused, and that nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.errors import Fault, Place
from giamsat.model.parameters import Level
from giamsat.params.cells import read_cell

PLACE = Place(file="params/x.csv", line=2)


def _read(text, annotation):
    return read_cell(text, annotation, "cột", PLACE)


@pytest.mark.parametrize(
    "text, annotation, value",
    [
        ("có", bool, True),
        ("Không", bool, False),
        ("TRUE", bool, True),
        ("false", bool, False),
        ("0", int, 0),
        ("-12", int, -12),
        ("98.2", Decimal, Decimal("98.2")),
        ("0.125", Decimal, Decimal("0.125")),
        ("1.2340", Decimal, Decimal("1.234")),
        ("12345.678", Decimal, Decimal("12345.678")),
        ("2024-02-29", date, date(2024, 2, 29)),
        ("so; quan", tuple[Level, ...], (Level.DEPARTMENT, Level.URBAN_DISTRICT)),
        ("một", tuple[str, ...], ("một",)),
        ("01", str, "01"),
    ],
)
def test_accepted_forms(text, annotation, value):
    """Each type has its written forms; a code stays text with its zero."""
    assert _read(text, annotation) == value


@pytest.mark.parametrize(
    "text, annotation, code",
    [
        ("1", bool, "cell-bool"),
        ("co", bool, "cell-bool"),
        ("01", int, "cell-integer"),
        ("1.0", int, "cell-integer"),
        ("1 000", int, "cell-integer"),
        ("\uff11\uff12", int, "cell-integer"),
        ("1e3", int, "cell-integer"),
        ("9" * 5000, int, "cell-integer"),
        ("98,2", Decimal, "cell-decimal"),
        ("1.234.567", Decimal, "cell-decimal"),
        ("95%", Decimal, "cell-decimal"),
        ("nan", Decimal, "cell-decimal"),
        (".5", Decimal, "cell-decimal"),
        ("1.234", Decimal, "cell-ambiguous"),
        ("-62.280", Decimal, "cell-ambiguous"),
        ("2024/01/31", date, "cell-date"),
        ("2024-02-30", date, "cell-date"),
        ("20240131", date, "cell-date"),
        ("2024-1-31", date, "cell-date"),
        ("a;;b", tuple[str, ...], "cell-list"),
        ("a;", tuple[str, ...], "cell-list"),
        ("so;sở", tuple[Level, ...], "cell-choice"),
        ("Quan", Level, "cell-choice"),
    ],
)
def test_refused_forms(text, annotation, code):
    """Anything else is a fault at the cell's line, with a sentence."""
    fault = _read(text, annotation)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.place) == (code, PLACE)
    assert len(str(fault)) < 400


def test_ambiguous_number_is_refused_with_both_readings():
    """1.234 may be a thousand or a fraction: the sentence gives the way to write either."""
    assert "nếu là số nguyên đề nghị ghi 1234, nếu là số thập phân đề nghị ghi 1.2340" in str(_read("1.234", Decimal))


@given(st.text(max_size=20))
def test_any_text_gives_a_value_or_a_fault(text):
    """No text raises, whatever the type that is wanted."""
    for annotation, kind in ((bool, bool), (int, int), (Decimal, Decimal), (date, date), (Level, Level)):
        assert isinstance(_read(text, annotation), (kind, Fault))


@given(st.integers(-(10**17), 10**17), st.decimals(-(10**9), 10**9, places=2), st.dates(date(1000, 1, 1)))
def test_written_values_come_back(integer, decimal, day):
    """What the kit writes it reads."""
    assert _read(str(integer), int) == integer
    assert _read(f"{decimal:.2f}", Decimal) == decimal
    assert _read(day.isoformat(), date) == day


@pytest.mark.parametrize("text", ["2024-10-09", "9/10/2024", "09/10/2024"])
def test_a_date_may_have_its_day_first(text: str) -> None:
    """Excel on a Vietnamese machine saves a CSV date with the day first; both forms are the same day."""
    assert read_cell(text, date, "received_on", Place("a.csv", line=2)) == date(2024, 10, 9)
