"""The parts inside an .xlsx file: where formulas and error values stand, and what may not be inside."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from giamsat.errors import IntakeError, Place
from giamsat.formatting.text import nfc

MAX_UNPACKED = 400_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_LINKS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,  # a part that another one names is not there
    NotImplementedError,  # a way of compression that nobody uses
    RuntimeError,  # an encrypted part
    EOFError,
    OSError,
    ValueError,
    struct.error,
)
"""Everything that a damaged archive has been seen to raise."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Addresses of a sheet's formulas, and of its error values with their text («#REF!»)."""

    formulas: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)


def read_marks(content: bytes, place: Place) -> dict[str, Marks]:
    """Return the marks of every sheet that has any, by sheet name.

    :raises IntakeError: when the file is no workbook, is damaged, or unpacks to more than it should.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise IntakeError.of("workbook-too-large", place, limit=MAX_UNPACKED // 1_000_000)
            if "xl/workbook.xml" not in archive.namelist():
                raise IntakeError.of("workbook-not-one", place)
            return dict(_marked_sheets(archive, place))
    except _BROKEN:
        raise IntakeError.of("workbook-unreadable", place) from None


def _marked_sheets(archive: zipfile.ZipFile, place: Place) -> Iterator[tuple[str, Marks]]:
    for name, part in _sheet_parts(archive, place):
        xml = _part(archive, part, place)
        if b"<f" in xml or b":f" in xml or b't="e"' in xml or b"t='e'" in xml:
            marks = _marks(xml)
            if marks.formulas or marks.errors:
                yield name, marks


def _sheet_parts(archive: zipfile.ZipFile, place: Place) -> Iterator[tuple[str, str]]:
    """Yield name and part of every sheet, as workbook.xml and its relations say."""
    relations = _tree(_part(archive, "xl/_rels/workbook.xml.rels", place))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    book = _tree(_part(archive, "xl/workbook.xml", place))
    for sheet in book.iter():
        if sheet.tag in (_MAIN + "sheet", _STRICT + "sheet"):
            link = next((sheet.get(key, "") for key in _LINKS if sheet.get(key)), "")
            target = posixpath.normpath(posixpath.join("/xl", targets[link])).lstrip("/")
            yield nfc(sheet.get("name", "")), target


def _part(archive: zipfile.ZipFile, name: str, place: Place) -> bytes:
    """Return a part; a document type declaration, which no office program writes, is refused unread."""
    xml = archive.read(name)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise IntakeError.of("workbook-unreadable", place)
    return xml


def _tree(xml: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(xml)  # noqa: S314 - _part has refused every document type declaration


def _marks(xml: bytes) -> Marks:
    formulas = set()
    errors = {}
    for cell in _tree(xml).iter():
        tag = cell.tag.rpartition("}")[2]
        if tag != "c":
            continue
        where = cell.get("r", "")
        children = {child.tag.rpartition("}")[2]: child for child in cell}
        if "f" in children:
            formulas.add(where)
        if cell.get("t") == "e":
            value = children.get("v")
            errors[where] = (value.text or "") if value is not None else ""
    return Marks(frozenset(formulas), errors)
