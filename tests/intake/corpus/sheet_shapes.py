"""Sheets whose tables, rows or columns somebody changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from giamsat.settings import Settings
from tests.intake import builders as make
from tests.intake.corpus.making import S04, S07, TTHC, cell, edited, file, hand, told


@told(f"{cell(S04, 'A4')}: bảng bắt đầu từ dòng này thiếu cột “Trạng thái”; đề nghị bổ sung đúng tên cột của biểu mẫu.")
def head_renamed(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S04].__setitem__("E4", "Tình hình")))


@told(f"{cell(S04, 'K4')}: cột “Kỳ này” xuất hiện hai lần; đề nghị giữ lại một cột.")
def head_twice(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S04].__setitem__("K4", "Kỳ này")))


@told(
    f"{file()}, sheet “15 Khó khăn, đề xuất”: chưa tìm thấy dòng tên cột; cần các cột: “Khó khăn, vướng mắc”, “Loại "
    "nguyên nhân”, “Nguyên nhân”, “Đề xuất, kiến nghị”, “Gửi cơ quan”. Đề nghị dùng đúng biểu mẫu."
)
def heads_deleted(settings: Settings) -> None:
    hand(settings, edited(lambda book: book["15 Khó khăn, đề xuất"].delete_rows(4)))


@told(
    f"{file()}, sheet “{TTHC}”: chưa tìm thấy dòng mã cột (1), (2), … (13) của Biểu 06; đề nghị giữ nguyên dòng này "
    "của biểu mẫu."
)
def code_row_deleted(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[TTHC].delete_rows(6)))


@told(f"{cell(TTHC, 'A6')}: dòng mã cột thiếu (7); đề nghị khôi phục đủ các cột của Biểu 06.")
def code_deleted(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[TTHC].__setitem__("G6", None)))


@told(f"{file()}, sheet “{TTHC}”: chưa có hàng “Tổng cộng”; đề nghị bổ sung.")
def total_row_deleted(settings: Settings) -> None:
    hand(settings, replace(make.content(), dossiers=[make.line("Đất đai")]))


@told(f"{cell(TTHC, 'B8')}: “Tổng cộng” đã có ở ô B7; đề nghị gộp hoặc giữ lại một dòng.")
def total_row_twice(settings: Settings) -> None:
    hand(settings, replace(make.content(), dossiers=[make.line("Tổng cộng"), make.line("Tổng cộng")]))


@told(f"{cell(TTHC, 'B8')}: dòng có số liệu nhưng chưa ghi tên; đề nghị bổ sung.")
def row_without_a_label(settings: Settings) -> None:
    hand(settings, replace(make.content(), dossiers=[make.line("Tổng cộng"), make.line("")]))


@told(
    f"{cell(TTHC, 'C7')}: các ô C7:D7 gộp làm một nên giá trị chỉ được hiểu là của ô C7; đề nghị bỏ gộp ô và điền từng "
    "ô."
)
def answers_merged(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[TTHC].merge_cells("C7:D7")))


@told(
    f"{file()}, sheet “{TTHC}”: sheet có dòng bị ẩn vẫn chứa số liệu (dòng 7-8); số liệu vẫn được đọc, đề nghị kiểm "
    "tra lại."
)
def rows_hidden(settings: Settings) -> None:
    def edit(book: Any) -> None:
        for row in (7, 8):
            book[TTHC].row_dimensions[row].hidden = True

    hand(settings, edited(edit))


@told(
    f"{file()}, sheet “{S04}”: sheet có cột bị ẩn vẫn chứa số liệu (cột F); số liệu vẫn được đọc, đề nghị kiểm tra lại."
)
def column_hidden(settings: Settings) -> None:
    def edit(book: Any) -> None:
        book[S04].column_dimensions["F"].hidden = True

    hand(settings, edited(edit))


@told(f"{file()}, sheet “{S04}”: sheet bị ẩn vẫn chứa số liệu; số liệu vẫn được đọc, đề nghị kiểm tra lại.")
def sheet_hidden(settings: Settings) -> None:
    def edit(book: Any) -> None:
        book[S04].sheet_state = "hidden"

    hand(settings, edited(edit))


@told(
    f"{file()}, sheet “Nhiệm vụ”: sheet đã đổi tên; theo nội dung được hiểu là “07 Nhiệm vụ được giao”. Đề nghị giữ "
    "nguyên tên sheet."
)
def sheet_renamed(settings: Settings) -> None:
    def edit(book: Any) -> None:
        book[S07].title = "Nhiệm vụ"

    hand(settings, edited(edit))


@told(
    f"{cell(S07, 'A9')}: dòng chỉ có một ô chữ nên được hiểu là ghi chú và không đọc; nếu là số liệu, đề nghị điền đủ "
    "các cột."
)
def note_below_a_table(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S07].__setitem__("A9", "Số liệu do phòng Nội vụ tổng hợp")))


@told(f"{cell(S07, 'B7')}: dòng có nội dung nhưng để trống “Nội dung nhiệm vụ”; đề nghị bổ sung hoặc xóa dòng.")
def record_without_its_key(settings: Settings) -> None:
    def edit(book: Any) -> None:
        book[S07]["E7"], book[S07]["L7"] = "Phòng A", "chậm văn bản"

    hand(settings, edited(edit))


@told(f"{cell(S07, 'B6')}: dòng giống hệt dòng ở sheet “{S07}”, ô B5; đề nghị giữ lại một dòng.")
def record_twice(settings: Settings) -> None:
    hand(settings, make.with_table(make.content(), "tasks", [{"content": "Việc một"}, {"content": "Việc một"}]))


@told(f"{cell(S04, 'A6')}: chỉ tiêu “cqdt.phi” đã có ở sheet “{S04}”, ô A5; mỗi chỉ tiêu ghi một lần.")
def code_twice(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S04].__setitem__("A6", "cqdt.phi")))


@told(
    f"{cell(S04, 'A5')}: không có chỉ tiêu “cqdt.phí” trong danh mục chỉ tiêu. Tên gần giống: “cqdt.phi”, "
    "“cqdt.kinh_phi”, “cqdt.iso”."
)
def code_misspelt(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S04].__setitem__("A5", "cqdt.phí")))


@told(
    f"{cell(S04, 'A5')}: “Tỷ lệ thanh toán trực tuyến” (cqdt.ty_le_tttt) là tỷ lệ, được tính từ tử số và mẫu số; đề "
    "nghị xóa dòng này."
)
def a_rate_with_a_code(settings: Settings) -> None:
    hand(settings, edited(lambda book: book[S04].__setitem__("A5", "cqdt.ty_le_tttt")))
