"""What every chart promises: legible, nothing cut or overlapping, black and white, safe, the same bytes every time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import matplotlib
import pytest
import typst

from giamsat.blocks.codec import blocks_from_data, to_data
from giamsat.blocks.model import Figure
from giamsat.charts.change import dumbbell
from giamsat.charts.dossiers import dossier_bars
from giamsat.charts.finish import TALLEST
from giamsat.charts.fonts import ruler, shipped_fonts
from giamsat.charts.model import (
    ChangeChart,
    ChangeRow,
    DossierChart,
    DossierRow,
    DotRow,
    LeftOut,
    PairChart,
    PairRow,
    ProgressChart,
    ProgressRow,
    StackChart,
    StackRow,
    TargetDotChart,
    TimelineChart,
    TimelineMark,
)
from giamsat.charts.pairs import pairs
from giamsat.charts.progress import progress_bars
from giamsat.charts.stacked import PATTERNS, stacked_counts
from giamsat.charts.target import target_dots
from giamsat.charts.timeline import timeline

SVG = "{http://www.w3.org/2000/svg}"
MARK = "SỐ LIỆU MINH HỌA"
LONG = (
    "Sở Mẫu Nội vụ",
    "Sở Mẫu Lao động - Thương binh và Xã hội",
    "Sở Mẫu Quy hoạch - Kiến trúc, Xây dựng và Phát triển đô thị",
    "Quận Mẫu A",
    "Ban Quản lý các khu công nghiệp và chế xuất Mẫu",
    "Phiếu khảo sát 03 lĩnh vực: giáo dục; tài nguyên môi trường; y tế",
)
HOSTILE = (
    "# $x_1$ <b>&amp;</b> {{ x }} \\frac{1}{2}",
    "=1+1 \"q\" 'p' --> ]]> <!-- -- -->",
    "<script>alert(1)</script>",
    "A\u0001B \U0001f600 ✓ 中 \u202e\u200b\ufeff\ud800",
    "Tên" * 300,
    "e\u0302\u0301 (NFD)",
    "",
    "$",
)
Names = tuple[str, ...]
Draw = Callable[[Names, bool], Figure]


def _long_names(rows: int) -> Names:
    return tuple(f"{LONG[index % len(LONG)]}{'' if index < len(LONG) else f' {index}'}" for index in range(rows))


def _group(index: int) -> str:
    return "Các cơ quan chuyên môn thuộc Ủy ban nhân dân thành phố Mẫu" if index < 3 else "Các quận, huyện"


def _progress(names: Names, illustrative: bool) -> Figure:
    rows = tuple(
        ProgressRow(name, Decimal(index * 7), Decimal(80), "tiêu chí", "trước 30/11/2023" * (index % 2), index % 3 == 0)
        for index, name in enumerate(names)
    )
    return progress_bars(ProgressChart(title="Tiến độ", rows=rows, illustrative=illustrative))


def _timeline(names: Names, illustrative: bool) -> Figure:
    marks = []
    for index, name in enumerate(names):
        day = date(2023, 8, 1) + timedelta(days=index * 41 % 130)
        marks.append(
            (
                TimelineMark(name, day),
                TimelineMark(name, day, kind="before"),
                TimelineMark(name, day, day + timedelta(days=20)),
            )[index % 3]
        )
    chart = TimelineChart(title="Mốc", marks=tuple(marks), cutoff=date(2023, 10, 31), illustrative=illustrative)
    return timeline(chart)


def _target(names: Names, illustrative: bool) -> Figure:
    rows = tuple(
        DotRow(name, Decimal(9000 + index * 137 % 1000) / 100, Decimal(index * 811 + 7), _group(index), index % 5 == 0)
        for index, name in enumerate(names)
    )
    label = "Chỉ tiêu 95% tại Kế hoạch số …/KH-UBND ngày 15/01/2024 của Ủy ban nhân dân Thành phố"
    chart = TargetDotChart(
        title="Đúng hạn",
        rows=rows,
        target=Decimal(95),
        target_label=label,
        missing=names,
        n_head="n (hồ sơ)",
        illustrative=illustrative,
    )
    return target_dots(chart)


def _change(names: Names, illustrative: bool) -> Figure:
    rows = tuple(
        ChangeRow(name, Decimal(800 + index * 37 % 200) / 10, Decimal(800 + index * 53 % 200) / 10, _group(index))
        for index, name in enumerate(names)
    )
    left_out = tuple(LeftOut(name, "sắp xếp đơn vị hành chính") for name in names[:3])
    chart = ChangeChart(
        title="Thay đổi",
        rows=rows,
        before_label="9 tháng năm 2023",
        after_label="9 tháng năm 2024",
        left_out=left_out,
        illustrative=illustrative,
    )
    return dumbbell(chart)


def _dossiers(names: Names, illustrative: bool) -> Figure:
    rows = tuple(
        DossierRow(
            name, Decimal(index * 97), Decimal(index * 61 + 5), Decimal(index % 4), _group(index), small=index < 2
        )
        for index, name in enumerate(names)
    )
    chart = DossierChart(
        title="Hồ sơ",
        rows=rows,
        target=Decimal(95),
        target_label="Chỉ tiêu 95%",
        missing=names[:2],
        illustrative=illustrative,
    )
    return dossier_bars(chart)


def _pairs(names: Names, illustrative: bool) -> Figure:
    rows = tuple(
        PairRow(name, Decimal(100 + index * index), Decimal(100 + 2 * index), Decimal(3), index % 2 == 0)
        for index, name in enumerate(names)
    )
    return pairs(PairChart(title="Đối chiếu", rows=rows, illustrative=illustrative))


def _stacked(names: Names, illustrative: bool) -> Figure:
    classes = tuple(f"đang thực hiện, chưa đến hạn {number}" for number in range(len(PATTERNS)))
    rows = tuple(
        StackRow(name, (1, *((index * 7 + place) % 9 for place in range(1, len(classes)))), _group(index))
        for index, name in enumerate(names)
    )
    return stacked_counts(StackChart(title="Kiến nghị", classes=classes, rows=rows, illustrative=illustrative))


FROM_ONE: tuple[Draw, ...] = (_progress, _timeline)
FROM_TWO: tuple[Draw, ...] = (_target, _change, _dossiers, _pairs, _stacked)
every_chart = pytest.mark.parametrize("draw", FROM_ONE + FROM_TWO, ids=lambda draw: draw.__name__.strip("_"))


def _texts(figure: Figure) -> list[tuple[str, float, float, float, float, float]]:
    """Return every text with its box (left, top, right, bottom) and size in points."""
    fonts, found = ruler(shipped_fonts()), []
    for element in ElementTree.fromstring(figure.svg).iter(f"{SVG}text"):
        style = dict(part.split(": ", 1) for part in element.get("style", "").split("; "))
        size, text = float(style["font-size"].removesuffix("px")), element.text or ""
        wide = fonts.width(text, size, bold=style.get("font-weight") == "700")
        left = float(element.get("x", "")) - {"start": 0, "middle": wide / 2, "end": wide}[style["text-anchor"]]
        base = float(element.get("y", ""))
        found.append((text, left, base - 0.7 * size, left + wide, base + 0.2 * size, size))
    return found


def _extent(figure: Figure) -> tuple[float, float]:
    _, _, wide, high = (float(part) for part in ElementTree.fromstring(figure.svg).get("viewBox", "").split())
    return wide, high


@every_chart
@pytest.mark.parametrize("rows", [2, 4, 16, 30])
def test_no_text_is_cut_or_covers_another(draw: Draw, rows: int) -> None:
    """Every text lies within the sheet and no two texts overlap, also with 30 rows of long names."""
    figure = draw(_long_names(rows), True)
    wide, high = _extent(figure)
    texts = [text for text in _texts(figure) if text[0]]
    for text, left, top, right, bottom, _ in texts:
        assert left >= -0.01, text
        assert top >= -0.01, text
        assert right <= wide + 0.01, text
        assert bottom <= high, text
    for one, other in combinations(texts, 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one, other)


@every_chart
def test_chart_is_as_wide_as_the_text_and_letters_are_large_enough(draw: Draw) -> None:
    """The drawing is 16.5 cm wide, and no letter is smaller than 8.5 pt in print."""
    figure = draw(_long_names(16), True)
    assert _extent(figure)[0] == pytest.approx(16.5 / 2.54 * 72, abs=1e-3)
    assert figure.width == 1.0
    assert min(text[5] for text in _texts(figure)) >= 8.5


@every_chart
def test_chart_grows_with_its_rows_but_never_beyond_a_page(draw: Draw) -> None:
    """Thirty rows are higher than four; what is too high for a page is made narrower, not cut."""
    low, high, huge = (draw(_long_names(rows), False) for rows in (4, 30, 60))
    assert _extent(low)[1] < _extent(high)[1]
    assert huge.width < 1.0
    assert _extent(huge)[1] * huge.width <= TALLEST + 1


@every_chart
def test_chart_has_only_greys(draw: Draw) -> None:
    """Nothing is told by colour: every colour is a grey, and nothing is transparent or a picture."""
    svg = draw(_long_names(6), True).svg
    colours = re.findall(r"#[0-9a-f]{6}", svg)
    assert colours
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    assert "opacity" not in svg
    assert "<image" not in svg


@every_chart
def test_mark_is_inside_an_illustrative_chart_and_only_there(draw: Draw) -> None:
    """A chart taken out alone still says that its data are illustrative; a real one never does."""
    marked, plain = draw(_long_names(4), True), draw(_long_names(4), False)
    (mark,) = [text for text in _texts(marked) if text[0] == MARK]
    assert mark[3] > 0.95 * _extent(marked)[0]
    assert mark[4] < 16
    assert marked.illustrative
    assert marked.alt.startswith(f"{MARK}. ")
    assert MARK not in plain.svg + plain.alt
    assert not plain.illustrative


@every_chart
def test_same_chart_gives_the_same_bytes(draw: Draw) -> None:
    """Two drawings of one chart are equal, and nothing of the day, the machine or an id is in them."""
    first, second = draw(_long_names(5), True), draw(_long_names(5), True)
    assert first == second
    assert " id=" not in first.svg
    assert not re.search(r"matplotlib|<metadata|<style|<\?xml|<!DOCTYPE|url\(", first.svg, re.IGNORECASE)


@every_chart
def test_users_matplotlib_settings_neither_change_nor_are_changed(draw: Draw) -> None:
    """A matplotlibrc of the machine does not reach a chart, and a chart leaves rcParams as they were."""
    plain = draw(_long_names(3), True)
    with matplotlib.rc_context({"svg.fonttype": "path", "font.size": 30, "text.parse_math": True, "svg.id": "x"}):
        before = dict(matplotlib.rcParams)
        assert draw(_long_names(3), True) == plain
        assert dict(matplotlib.rcParams) == before


@every_chart
def test_hostile_names_are_text(draw: Draw) -> None:
    """Markup, formulas, control characters and endless words stay text: the SVG parses and shows them as typed."""
    figure = draw(HOSTILE, True)
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(figure.svg).iter()}
    assert tags <= {"svg", "g", "path", "text", "defs"}
    shown = " ".join(text[0] for text in _texts(figure))
    for fragment in ("# $x_1$", "<b>&amp;</b>", "\\frac{1}{2}", "=1+1", "<script>alert(1)</script>", "ế (NFD)"):
        assert fragment in shown.replace("\u00a0", " ")
    assert "[U+0001]" in shown.replace(" ", "")
    assert all(sign.isprintable() for sign in figure.alt.replace("\u00a0", " "))


@every_chart
def test_hostile_chart_makes_an_accessible_archival_pdf(draw: Draw) -> None:
    """typst takes the drawing into PDF/A-2a and PDF/UA-1 with the shipped fonts alone."""
    figure = draw(HOSTILE, True)
    source = """#set document(title: "x")
#set text(font: ("Tinos", "DejaVu Sans"), lang: "vi")
= Hình
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.alt, width: 10cm)"""
    pdf = typst.compile(
        source.encode(),
        font_paths=[shipped_fonts()],
        ignore_system_fonts=True,
        sys_inputs={"svg": figure.svg, "alt": figure.alt},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("draw", FROM_TWO)
def test_a_comparison_needs_two_rows(draw: Draw) -> None:
    """One row is a sentence, not a chart."""
    with pytest.raises(ValueError, match="at least 2 rows"):
        draw(("Sở Mẫu",), False)


@pytest.mark.parametrize("draw", FROM_ONE)
def test_progress_and_time_line_need_one_row(draw: Draw) -> None:
    """A single plan or date can be drawn, none cannot."""
    assert "Sở Mẫu" in draw(("Sở Mẫu",), False).svg.replace("\u00a0", " ")
    with pytest.raises(ValueError, match="at least 1 rows"):
        draw((), False)


@every_chart
def test_figure_is_a_block_of_the_model(draw: Draw) -> None:
    """The figure survives the blocks' JSON form; its label is left to the report."""
    figure = draw(_long_names(4), True)
    assert blocks_from_data([to_data(figure)]) == (figure,)
    assert figure.label == ""


def test_sixteen_rows_are_drawn_quickly() -> None:
    """A chart costs milliseconds, not the 80 that a report of eight charts can bear (bound for slow machines)."""
    _target(_long_names(16), True)
    begun = time.perf_counter()
    for draw in FROM_ONE + FROM_TWO:
        draw(_long_names(16), True)
    assert (time.perf_counter() - begun) / len(FROM_ONE + FROM_TWO) < 0.25
