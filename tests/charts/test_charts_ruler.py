"""The ruler and the axes under the charts."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.scale import Scale, number_range, percent_range, round_up, ticks

RULER = ruler(shipped_fonts())
WIDTH = 130.0


@settings(max_examples=60)
@given(st.text(max_size=60), st.booleans())
def test_wrapped_text_is_whole_and_fits(text: str, bold: bool) -> None:
    """Lines are never wider than asked, and together they hold every sign of the printable text."""
    lines = RULER.wrap(text, 9.5, WIDTH, bold=bold, lines=500)
    assert all(RULER.width(line, 9.5, bold) <= WIDTH + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == RULER.printable(text).replace(" ", "")


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_printable_text_stays_as_it_is(text: str) -> None:
    """What has been made printable is left alone the second time."""
    once = RULER.printable(text)
    assert RULER.printable(once) == once


def test_width_is_that_of_the_font() -> None:
    """Tinos has the widths of Times: a figure is half an em, bold is wider, and width goes with the size."""
    assert RULER.width("0" * 10, 10) == pytest.approx(50, abs=0.01)
    assert RULER.width("Sở Nội vụ", 10, bold=True) > RULER.width("Sở Nội vụ", 10)
    assert RULER.width("Sở Nội vụ", 20) == pytest.approx(2 * RULER.width("Sở Nội vụ", 10))


def test_names_break_into_even_lines() -> None:
    """No syllable is left alone on the last line, and «tháng 10» is not torn."""
    assert RULER.wrap_name("Sở Mẫu Thông tin và Truyền thông", 9.5, WIDTH) == (
        "Sở Mẫu Thông tin",
        "và Truyền thông",
    )
    lines = RULER.wrap_name("Kết quả khảo sát hài lòng tháng 10", 9.5, WIDTH)
    assert any("tháng\u00a010" in line for line in lines)


def test_too_many_lines_end_in_an_ellipsis() -> None:
    """A cell of a thousand words does not make a chart of a thousand lines."""
    lines = RULER.wrap("từ " * 1000, 9.5, WIDTH, lines=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert RULER.fit("từ " * 1000, 9.5, 60).endswith("…")
    assert RULER.fit("Sở Y tế", 9.5, 60) == "Sở Y tế"


def test_signs_without_a_letter_form_are_shown_as_codes() -> None:
    """Controls, bidi marks and signs of no shipped font become their code; DejaVu's signs stay."""
    assert RULER.printable("a\u0007b\u202e ✓ 中\n c") == "a[U+0007]b[U+202E] ✓ [U+4E2D] c"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("91.2", "98"), ("90", "100")),
        (("85", "98"), ("80", "100")),
        (("55", "98"), ("50", "100")),
        (("12", "98"), ("0", "100")),
        (("90", "112.3"), ("90", "112.3")),
        (("-3", "50"), ("-3", "100")),
    ],
)
def test_share_axes_start_at_round_numbers(values: tuple[str, ...], expected: tuple[str, str]) -> None:
    """An axis of shares starts at 90, 80, 50 or 0 and holds 100 and every value."""
    assert percent_range(map(Decimal, values)) == tuple(map(Decimal, expected))


def test_count_axes_hold_zero() -> None:
    """An axis of counts starts at 0 and is never without extent."""
    assert number_range([Decimal(5), Decimal(30)]) == (0, 30)
    assert number_range([Decimal(0), Decimal(0)]) == (0, 1)


@settings(max_examples=80)
@given(
    st.decimals(min_value=-1000, max_value=1000, places=2),
    st.decimals(min_value="0.01", max_value=10**9, places=2),
    st.integers(min_value=2, max_value=8),
)
def test_ticks_are_few_round_and_on_the_axis(low: Decimal, extent: Decimal, most: int) -> None:
    """There are at most as many ticks as asked, all on the axis and equally far apart."""
    found = ticks(low, low + extent, most)
    assert 1 <= len(found) <= most
    assert all(low <= tick <= low + extent for tick in found)
    assert len({after - before for before, after in itertools.pairwise(found)}) <= 1


@given(st.decimals(min_value=0, max_value=10**12, places=3))
def test_round_up_is_never_below(value: Decimal) -> None:
    """A rounded end of an axis holds the value and is at most twice as far."""
    assert value <= round_up(value) <= 2 * value


def test_scale_places_values_linearly() -> None:
    """The ends of the axis are the ends of its places."""
    scale = Scale(Decimal(90), Decimal(100), 10.0, 110.0)
    assert (scale.x(Decimal(90)), scale.x(Decimal(95)), scale.x(Decimal(100))) == (10.0, 60.0, 110.0)
