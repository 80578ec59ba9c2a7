"""Figures that section VI asks about carry a mark in every table, and the table says where the question stands."""

from __future__ import annotations

import re

import pytest

from giamsat.blocks.html import plain
from giamsat.blocks.model import Paragraph, Table, Traced
from giamsat.settings import Settings
from tests.report.reading import Report, heads_of, round_report, rows_of, unit_report

MARK = "(*)"


def marked(report: Report) -> dict[str, list[str]]:
    """Return the marked cells of each table, by the table's title."""
    found: dict[str, list[str]] = {}
    for table in report.tables():
        cells = [cell for row in rows_of(table) for cell in row if MARK in cell]
        if cells:
            found[plain(table.title).partition(" – ")[0]] = cells
    return found


def test_a_row_that_does_not_add_up_is_marked_where_it_stands(shipped: Settings) -> None:
    """Quận Mẫu 1 is off by 2: the four cells of the row, the total of the column and the rate of both are marked."""
    found = marked(unit_report(shipped, "mau-2024", "quan-mau-1"))

    assert found["Theo lĩnh vực"] == ["3.651 (*)", "1.906 (*)", "1.486 (*)", "257 (*)", "12.445 (*)"]
    assert found["Cải cách thủ tục hành chính"] == ["97,2% (27.653/28.450) (*)"]


def test_the_note_names_the_question(shipped: Settings) -> None:
    """The number in the note is that of the list of section VI, and that item is about the marked figure."""
    report = unit_report(shipped, "mau-2024", "quan-mau-1")
    table = next(table for table in report.tables() if plain(table.title).startswith("Theo lĩnh vực"))
    number = re.fullmatch(
        r"\(\*\) Số liệu đang đề nghị đơn vị làm rõ, xem mục VI, nội dung số (\d+)\.", plain(table.note)
    )
    items = re.findall(r"^\d+ \| .*$", report.text("VI").partition("Nội dung đề nghị làm rõ –")[2], re.MULTILINE)

    assert number is not None
    assert "3.651" in items[int(number[1]) - 1]


@pytest.mark.parametrize("unit_id", ["quan-mau-1", "so-mau-b", "so-mau-a", "huyen-mau-4"])
def test_a_table_has_its_note_exactly_when_it_has_marks(shipped: Settings, unit_id: str) -> None:
    """No mark stands without a note below its table, and no note without a mark."""
    for table in unit_report(shipped, "mau-2024", unit_id).tables():
        has_marks = any(MARK in cell for row in rows_of(table) for cell in row)
        assert has_marks == (MARK in plain(table.note)), plain(table.title)


def test_the_mark_is_no_part_of_the_traced_figure(shipped: Settings) -> None:
    """The trail leads from «3.651», not from «3.651 (*)»."""
    tables = [table for table in unit_report(shipped, "mau-2024", "quan-mau-1").tables() if MARK in plain(table.note)]
    traced = [item for table in tables for row in table.rows for cell in row for item in cell.inlines]

    assert any(isinstance(item, Traced) for item in traced)
    assert not any(MARK in plain(item.inlines) for item in traced if isinstance(item, Traced))


def test_a_system_s_number_and_what_follows_are_not_marked(shipped: Settings) -> None:
    """Beside the system's numbers only the reported ones are marked, no difference and no percentage."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    table = next(table for table in report.tables() if plain(table.title).startswith("Đối chiếu"))
    columns = list(zip(*rows_of(table), strict=True))

    assert any(MARK in cell for cell in columns[heads_of(table).index("Báo cáo")])
    assert sum(MARK in cell for column in columns for cell in column) == sum(
        MARK in cell for cell in columns[heads_of(table).index("Báo cáo")]
    )


def test_a_synthesis_sends_to_the_unit_s_paper(shipped: Settings) -> None:
    """Comparison, order and matrix mark the same figures; the questions stand in the unit's own paper."""
    report = round_report(shipped, "mau-2024")
    tables: list[Table] = [table for table in report.tables() if MARK in plain(table.note)]
    titles = [plain(table.title) for table in tables]

    sentence = "(*) Số liệu đang đề nghị đơn vị làm rõ, xem mục VI tài liệu của đơn vị."
    assert all(plain(table.note).endswith(sentence) for table in tables)
    assert any(title.startswith("So sánh các đơn vị") for title in titles)
    assert any(title.startswith("Các đơn vị theo một số chỉ tiêu") for title in titles)


def test_no_sentence_carries_a_mark(shipped: Settings) -> None:
    """Marks stand in cells and notes of tables alone."""
    for unit_id in ("quan-mau-1", "so-mau-b"):
        report = unit_report(shipped, "mau-2024", unit_id)
        paragraphs = [block for block in report.walk() if isinstance(block, Paragraph)]

        assert paragraphs
        assert not [plain(block.inlines) for block in paragraphs if MARK in plain(block.inlines)]
