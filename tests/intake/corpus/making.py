"""Make a broken file of the corpus: a good workbook with one thing done to it, handed in under a plain name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from giamsat.settings import Settings
from giamsat.workbook.content import SubmissionContent
from giamsat.workbook.writing import submission_bytes
from tests.intake import builders as make

NAME = "bieu.xlsx"
S01, TTHC, S04, S06, S07 = (
    "01 Thông tin chung",
    "02 TTHC (Biểu 06)",
    "04 DVC, thanh toán",
    "06 Chỉ số, khảo sát",
    "07 Nhiệm vụ được giao",
)
GOOD = submission_bytes(make.content())

Builder = Callable[[Settings], None]


@dataclass(frozen=True)
class Case:
    """A circumstance: what makes it, and the exact sentences that it ends in."""

    build: Builder
    sentences: tuple[str, ...]


CASES: dict[str, Case] = {}


def told(*sentences: str) -> Callable[[Builder], Builder]:
    """Enter a builder with the sentences that a secretary reads."""

    def enter(build: Builder) -> Builder:
        assert build.__name__ not in CASES, build.__name__
        CASES[build.__name__] = Case(build, sentences)
        return build

    return enter


def file(name: str = NAME) -> str:
    """Return the file as messages name it."""
    return f"Tệp data/{make.ROUND}/submissions/{name}"


def cell(sheet: str, where: str, name: str = NAME) -> str:
    """Return a cell as messages name it."""
    return f"{file(name)}, sheet “{sheet}”, ô {where}"


def hand(settings: Settings, content: bytes | SubmissionContent, name: str = NAME) -> str:
    """Put a file into the submissions and return its SHA-256."""
    return make.hand_in(settings, name, content)


def edited(edit: Callable[[Any], None], content: bytes = GOOD) -> bytes:
    """Return a workbook with something done to it in openpyxl, as if in Excel."""
    book = load_workbook(io.BytesIO(content))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_cell(sheet: str, where: str, value: object, number_format: str = "", font: str = "") -> bytes:
    """Return the good workbook with another value in one cell."""

    def edit(book: Any) -> None:
        target = book[sheet][where]
        target.value = value
        if isinstance(value, str) and not value.startswith("#"):
            target.data_type = "s"
        if number_format:
            target.number_format = number_format
        if font:
            from openpyxl.styles import Font

            target.font = Font(name=font)

    return edited(edit)


def repacked(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return an archive with one part changed, or added when it was not there."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        for name in names:
            target.writestr(name, change(source.read(name)) if name == part else source.read(name))
        if part not in names:
            target.writestr(part, change(b""))
    return packed.getvalue()


def replaced(content: bytes, part: str, pattern: str, by: str) -> bytes:
    """Return an archive with text inside a part replaced."""
    return repacked(content, part, lambda xml: re.sub(pattern.encode(), by.encode(), xml, count=1))


def log(settings: Settings, *rows: str) -> None:
    """Write received.csv."""
    make.table(settings, "received.csv", "file,sha256,received_on,sender,mark", *rows)


def path_of(settings: Settings, name: str = NAME) -> Path:
    """Return the path of a submitted file."""
    return settings.data(make.ROUND) / "submissions" / name
