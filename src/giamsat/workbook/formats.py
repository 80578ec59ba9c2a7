"""What a file is, told by its content and never by its name: formats that are read, and those that are told apart."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """Formats that are read, and, below, those that get a sentence."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"

    MACROS = "xlsm"
    BINARY = "xlsb"
    ENCRYPTED = "mat-khau"
    BROKEN = "hong"
    WORD = "word"
    PDF = "pdf"
    WEB = "html"
    PICTURE = "anh"
    PACKED = "nen"
    OTHER = "khac"


READ = (Format.XLSX, Format.XLS, Format.ODS, Format.CSV)
SUFFIXES = {
    Format.XLSX: (".xlsx", ".xlsm", ".xltx"),
    Format.XLS: (".xls", ".xlt"),
    Format.ODS: (".ods", ".ots"),
    Format.CSV: (".csv", ".txt", ".tsv"),
}
TABLE_SUFFIXES = frozenset((*(suffix for own in SUFFIXES.values() for suffix in own), ".xlsb", ".xltm"))

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
)


def format_of(content: bytes, name: str) -> Format:
    """Return what a file is."""
    if content.startswith(b"PK"):
        return _zipped(content)
    if content.startswith(_OLE):
        return _compound(content)
    if content.startswith(b"%PDF"):
        return Format.PDF
    if content.startswith(_PICTURES):
        return Format.PICTURE
    if content.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        return Format.PACKED
    if content.startswith(b"{\\rtf"):
        return Format.WORD
    if content.startswith(b"\x09\x08"):  # a stream of Excel 3 to 95 without the container
        return Format.BROKEN
    return _text(content, name)


def _zipped(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            kind = _head(archive, "mimetype") if "mimetype" in names else b""
            sealed = _head(archive, "META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except _BROKEN:
        return Format.BROKEN
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        return Format.MACROS
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        return Format.BINARY
    if b"opendocument.spreadsheet" in kind:
        return Format.ENCRYPTED if b"encryption-data" in sealed else Format.ODS
    if any(name.startswith("word/") for name in names) or b"opendocument.text" in kind:
        return Format.WORD
    return Format.PACKED


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(100_000)


def _compound(content: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Format.ENCRYPTED
    if "WordDocument".encode("utf-16-le") in content:
        return Format.WORD
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Format.XLS
    return Format.BROKEN


def _text(content: bytes, name: str) -> Format:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<?xml", b"mime-version")):
        return Format.WEB
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_wide and b"\x00" in content[:4096]:
        return Format.OTHER
    lines = [line for line in content[:20_000].splitlines() if line.strip(b"\x00 \t\r\n")]
    divided = sum(1 for line in lines if any(sign in line for sign in (b";", b",", b"\t")))
    is_table = PurePath(name).suffix.casefold() in SUFFIXES[Format.CSV] or len(lines) > 1
    return Format.CSV if lines and is_table and divided * 2 > len(lines) else Format.OTHER
