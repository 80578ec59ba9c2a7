"""What is refused before anything of a workbook is used: personal data and items stamped secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath

from giamsat.errors import Fault, IntakeError, Place
from giamsat.formatting.names import match_key, strip_marks
from giamsat.params.textfile import shown
from giamsat.texts_vi import reading as texts
from giamsat.workbook.layout import COVER, IDENTITY_SHEET
from giamsat.workbook.reading import Book, Grid, Value, address, read_book

PERSONAL_HEADS = (
    "Họ tên",
    "Họ và tên",
    "Tên công dân",
    "Tên người nộp",
    "Họ tên người nộp",
    "Họ và tên người nộp",
    "Người nộp",
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
    "Ngày sinh",
    "Ngày tháng năm sinh",
    "Địa chỉ thường trú",
    "Nơi thường trú",
    "Số điện thoại",
    "Số tài khoản",
)
"""Heads that nothing but a list of people has, wherever they stand."""
_CONTACT_HEADS = ("Điện thoại", "SĐT", "Số ĐT", "Email", "Thư điện tử", "Địa chỉ")
"""Heads that also stand as plain words in answers; below the first rows they count only beside one another."""
_PERSONAL = (*PERSONAL_HEADS, *(head for head in _CONTACT_HEADS if head != "Địa chỉ"))
LONGEST_HEAD = 120
_SECRET = ("Mật", "Tối mật", "Tuyệt mật", "Độ mật")
_FIRST_ROWS = 12
_STAMP = re.compile(r"(?:^|[\s:(\[])(?<!BẢO.)(?<!BÍ.)((?:ĐỘ |TỐI |TUYỆT )?MẬT)(?=$|[\s.:;)\]])")
_FILE_STAMP = re.compile(r"(?:^|[\s_.(\[-])(?<!BẢO.)(?<!BÍ.)((?:ĐỘ |TỐI |TUYỆT )?MẬT)(?=$|[\s_.)\]-])")
# «&R», «&"Times New Roman,Bold"», «&12» in a page header say where and how the text behind them stands.
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[A-Z])')
_LISTS_OF_PEOPLE = ("ho ten", "ho va ten", "cccd", "cmnd", "can cuoc", "so dinh danh")

# An identity number has 12 digits and begins with a province's code, 001 to 096; a mobile telephone's has 10.
_IDENTITY = re.compile(r"(?<![\w./-])0\d{2}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w/-])")
_PHONE = re.compile(r"(?<![\w./-])(?:\+84[ .]?|0)[35789]\d[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2}(?![\w/-])")
_PHONE_GROUPED = re.compile(r"(?<![\w./-])(?:\+84[ .]?|0)[35789]\d{1,2}[ .-]\d{3}[ .-]\d{3,4}(?![\w/-])")


_DIGIT, _FEWEST_DIGITS = re.compile(r"\d"), 10


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match_key(word) for word in words)


def head_key(value: Value) -> str:
    """Return the matching key of a cell's text, «» when it holds none or one longer than any head or label."""
    return match_key(value).rstrip(" :*") if isinstance(value, str) and len(value) <= LONGEST_HEAD else ""


def is_personal_head(head: str) -> bool:
    """Return whether a column's head names personal data: names, identity numbers, telephones, addresses."""
    key = head_key(head)
    return key in _keys(_PERSONAL) or key in _keys(_CONTACT_HEADS)


def has_personal_number(text: str) -> bool:
    """Return whether free text holds what looks like an identity number or a telephone number."""
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return False
    return any(pattern.search(text) for pattern in (_IDENTITY, _PHONE, _PHONE_GROUPED))


def refuse_secret_name(file: str) -> None:
    """Refuse a file whose name is stamped secret, before it is opened.

    :raises IntakeError: the name says «MẬT», in capitals and as a word of its own.
    """
    stamp = _FILE_STAMP.search(PurePath(file).stem)
    if stamp is not None:
        raise IntakeError.of("secret-stamp", Place(file=file), found=stamp[1])


def read_named(path: Path, file: str) -> Book:
    """Read a workbook, ``file`` in messages, unless its name is stamped secret.

    :raises IntakeError: when it is, or cannot be read.
    """
    refuse_secret_name(file)
    return read_book(path, file)


def refused_content(book: Book) -> Iterator[Fault]:
    """Yield a fault for each head of personal data on any sheet but the cover, and for each secrecy stamp.

    Personal data: Luật 91/2025/QH15 (Bảo vệ dữ liệu cá nhân). State secrets: Luật 29/2018/QH14.
    """
    for name, grid in book.sheets.items():
        if name == IDENTITY_SHEET:
            continue
        yield from _of_name(book.file, name)
        for printed in grid.printed:
            stamp = _STAMP.search(_MARGIN_CODE.sub(" ", printed))
            if stamp is not None:
                place = Place(file=book.file, sheet=name)
                yield Fault.of("secret-stamp", place, found=texts.IN_MARGIN.format(found=stamp[1]))
        yield from _of_cells(book.file, name, grid)


def _of_name(file: str, name: str) -> Iterator[Fault]:
    stamp = _FILE_STAMP.search(name)
    if stamp is not None:
        yield Fault.of("secret-stamp", Place(file=file, sheet=name), found=stamp[1])
    plain = strip_marks(name).casefold()
    if any(words in plain for words in _LISTS_OF_PEOPLE):
        yield Fault.of("personal-sheet", Place(file=file, sheet=name))


def _of_cells(file: str, name: str, grid: Grid) -> Iterator[Fault]:
    personal, contact, secret = _keys(_PERSONAL), _keys(_CONTACT_HEADS), _keys(_SECRET)
    strong = _keys(PERSONAL_HEADS)
    short = 40  # no head and no stamp is longer
    is_cover = match_key(name) == match_key(COVER.name)
    for row, cells in grid:
        keys = {
            column: head_key(cell)
            for column, cell in enumerate(cells)
            if isinstance(cell, str) and len(cell) <= short and cell.strip()
        }
        texts_there = sum(1 for cell in cells if isinstance(cell, str) and cell.strip())
        several = sum(1 for key in keys.values() if key in personal or key in contact) > 1
        wanted = personal if row < _FIRST_ROWS or several else strong
        for column, key in keys.items():
            text = str(cells[column]).strip()
            if key in wanted and texts_there > 1 and not is_cover:
                code, fact = "personal-column", "column"
            elif text.isupper() and (key in secret or _STAMP.fullmatch(text)):
                code, fact = "secret-stamp", "found"
            else:
                continue
            place = Place(file=file, sheet=name, cell=address(row, column))
            yield Fault.of(code, place, **{fact: shown(text)})
