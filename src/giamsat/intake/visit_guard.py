"""What is refused before anything of a visit's workbook is used: names of people, numbers of cards and phones.

Law 91/2025/QH15 on personal data: statements stand by role, dossiers by code. A heuristic that rather asks once too
often; a name that nobody could tell from a street's is only found behind «ông», «bà», «đồng chí».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from giamsat.errors import Fault, Place
from giamsat.formatting.names import match_key
from giamsat.intake.tables import key_of
from giamsat.params.textfile import shown
from giamsat.workbook.layout import IDENTITY_SHEET
from giamsat.workbook.layout import LISTS_SHEET as REGISTER_LISTS
from giamsat.workbook.reading import Book, Grid, address
from giamsat.workbook.visits import LISTS_SHEET

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Lương|Mai|Tô|Cao|Tạ|Hà|Đào"
    "|Lâm|Phùng|Vương|Trương|Châu|Chu|Kiều|Quách|Tống|Tăng|Lưu|Nghiêm|Ninh|Đoàn|Thái|La|Khổng|Doãn|Từ|Tôn|Uông|Viên"
)
_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_WORD = rf"[{_UPPER}][^\W\d_]+"
_NAME = rf"(?:{_SURNAMES})(?:[ \u00a0]{_WORD}){{1,4}}"
_TITLED = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Đđ]ồng chí|[Đđ]/c|[Cc]ông dân)[ \u00a0]+({_NAME})"
)
_BARE = re.compile(rf"\s*({_NAME})(?=\s*(?:$|[,;:(–-]))")
_CARD = re.compile(
    r"(?<![\d.,/-])\d{12}(?![\d.,/-])|(?i:CMND|CCCD|căn cước|chứng minh nhân dân)[^\d\n]{0,12}(?:\d{9}|\d{12})(?!\d)"
)
_PHONE = re.compile(r"(?<![\d.,/-])(?:\+84|0)[ .]?[35789]\d(?:[ .]?\d){7}(?!\d)")
_BY_ROLE = (
    "Người hỏi (vai trò)",
    "Vai trò",
    "Chức danh, cơ quan",
    "Vai trò người phát biểu",
    "Người đọc (chức danh)",
    "Đơn vị, bộ phận thực hiện",
)
_OF_NUMBERS = ("Số liệu", "Số người")
_HIDDEN = (IDENTITY_SHEET, LISTS_SHEET, REGISTER_LISTS)


def refused_values(book: Book, heads: Iterable[str] = _BY_ROLE) -> Iterator[Fault]:
    """Yield a fault for each cell that holds what looks like a person's name, card number or phone number.

    Under ``heads`` somebody stands by role: a bare name is found there too.
    """
    for name, grid in book.sheets.items():
        if name in _HIDDEN:
            continue
        by_role, of_numbers = _columns(grid, heads), _columns(grid, _OF_NUMBERS)
        for row, cells in grid:
            for column, value in enumerate(cells):
                if isinstance(value, Decimal) and column not in of_numbers:
                    text = f"{value:f}"
                else:
                    text = value if isinstance(value, str) else ""
                place = Place(file=book.file, sheet=name, cell=address(row, column))
                yield from _faults(text, place, is_role=column in by_role and isinstance(value, str))


def _faults(text: str, place: Place, *, is_role: bool) -> Iterator[Fault]:
    number = _PHONE.search(text) or _CARD.search(text)
    if number is not None:
        hidden = number.group()[:3] + "…"  # what is refused is not repeated in logs
        yield Fault.of("visit-personal-number", place, found=hidden)
    name = _TITLED.search(text) or (_BARE.match(text) if is_role else None)
    if name is not None:
        yield Fault.of("visit-personal-name", place, found=shown(f"{name.group(1).split()[0]} …"))


def _columns(grid: Grid, heads: Iterable[str]) -> frozenset[int]:
    """Return the columns that stand under one of ``heads``."""
    wanted = {match_key(word) for word in heads}
    return frozenset(column for _, cells in grid for column, cell in enumerate(cells) if key_of(cell) in wanted)
