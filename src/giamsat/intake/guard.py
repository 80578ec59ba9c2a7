"""What is refused before anything of a workbook is used: personal data and items stamped secret."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.intake.tables import key_of
from giamsat.params.textfile import shown
from giamsat.workbook.layout import COVER
from giamsat.workbook.reading import Book, address

PERSONAL_HEADS = (
    "Họ tên",
    "Họ và tên",
    "Tên công dân",
    "Tên người nộp",
    "Người nộp hồ sơ",
    "Chủ hồ sơ",
    "CCCD",
    "Số CCCD",
    "CMND",
    "Số CMND",
    "CMND/CCCD",
    "CCCD/CMND",
    "Căn cước",
    "Số căn cước",
    "Căn cước công dân",
    "Số căn cước công dân",
    "Số định danh",
    "Số định danh cá nhân",
    "Mã định danh cá nhân",
    "Số điện thoại",
    "Điện thoại",
    "SĐT",
    "Số ĐT",
    "Ngày sinh",
    "Ngày tháng năm sinh",
    "Địa chỉ thường trú",
    "Nơi thường trú",
    "Số tài khoản",
    "Email",
    "Thư điện tử",
)
_SECRET = ("Mật", "Tối mật", "Tuyệt mật", "Độ mật")
_FIRST_ROWS = 12


def refused_content(book: Book) -> Iterator[Fault]:
    """Yield a fault for each head of personal data on any sheet but the cover, and for each secrecy stamp.

    Personal data: Luật 91/2025/QH15 (Bảo vệ dữ liệu cá nhân).
    """
    personal = {match_key(word) for word in PERSONAL_HEADS}
    secret = {match_key(word) for word in _SECRET}
    cover = match_key(COVER.name)
    for name, grid in book.sheets.items():
        for row, cells in enumerate(grid.rows[:_FIRST_ROWS]):
            keys = [key_of(cell) for cell in cells]
            is_head = sum(1 for key in keys if key) > 1 and match_key(name) != cover
            for column, key in enumerate(keys):
                place = Place(file=book.file, sheet=name, cell=address(row, column))
                if is_head and key in personal:
                    yield Fault.of("personal-column", place, column=shown(str(cells[column]).strip()))
                elif key in secret and str(cells[column]).strip().isupper():
                    yield Fault.of("secret-stamp", place, found=shown(str(cells[column]).strip()))
