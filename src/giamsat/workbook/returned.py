"""A workbook that goes back to its unit: its own file, with cells coloured and commented, and a list of them in front.

Nothing else of the file changes: its formulas, formats, protection and hidden identity stay byte for byte. Links
to other files become the values they had. A file that cannot be changed this way (an old format, macros) is
rebuilt from the cells read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giamsat.formatting.text import nfc
from giamsat.workbook.comments import texts_by_cell, with_comments
from giamsat.workbook.layout import REVIEW_SHEET
from giamsat.workbook.list_sheet import ListLine, ListText, list_sheet
from giamsat.workbook.looks import Looks
from giamsat.workbook.measures import measures_of
from giamsat.workbook.package import BOOK, MAIN, RELATIONS, Package
from giamsat.workbook.sheet_marks import marked_sheet, unselected, without_foreign_formulas
from giamsat.workbook.splice import Spliced, SpliceError

ERROR_COLOUR, QUESTION_COLOUR = "F4B183", "FFD23F"
"""Light orange and yellow, both stronger than the pale yellow of cells to fill in; nothing is ever red."""
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_UNSAFE = re.compile(
    r"vbaProject|activeX|macrosheets|dialogsheets|connections\.xml|queryTables|embeddings", re.IGNORECASE
)
_ONE_COMMENT = 200
"""Cells of one fault that get a comment each; beyond it colour and list must do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to look at in a cell."""

    sheet: str
    cell: str
    is_error: bool
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that goes into a returned workbook beside what it was."""

    author: str
    text: ListText
    lines: tuple[ListLine, ...]
    marks: tuple[Mark, ...]


def returned(content: bytes, review: Review) -> bytes:
    """Return the workbook ``content`` with the review in it.

    :raises SpliceError: when the file cannot be changed in place.
    """
    package = Package(content)
    if any(_UNSAFE.search(name) for name in package.parts):
        raise SpliceError("macros or data connections")
    sheets = package.worksheets()
    looks = Looks(_part(package, "styles"))
    colours = [looks.number("dxfs", _colour(colour)) for colour in (ERROR_COLOUR, QUESTION_COLOUR)]
    parts = list_sheet(review.text, _reachable(review.lines, sheets), looks, (ERROR_COLOUR, QUESTION_COLOUR))
    is_linked = any(name.startswith("xl/externalLinks/") for name in package.parts)
    for name, part in sheets.items():
        if name != REVIEW_SHEET:
            own = [mark for mark in review.marks if mark.sheet == name]
            _mark(package, part, own, colours, review.author, is_linked=is_linked)
    package.parts[_target(package, "styles")] = looks.result()
    _drop(package)
    _put_first(package, sheets.get(REVIEW_SHEET, ""), parts, is_linked=is_linked)
    return package.packed()


def _target(package: Package, kind: str) -> str:
    return next((target for _, own, target in package.relations(BOOK) if own == kind), "")


def _part(package: Package, kind: str) -> bytes:
    name = _target(package, kind)
    if name not in package.parts:
        raise SpliceError(f"no {kind}")
    return package.parts[name]


def _reachable(lines: Sequence[ListLine], sheets: Mapping[str, str]) -> list[ListLine]:
    """Leave out the links that would lead to a sheet that is not there."""
    return [line if line.sheet in sheets else ListLine(line.cells, line.is_error) for line in lines]


def _colour(colour: str) -> str:
    side = "".join(f'<{one} style="thin"><color rgb="FF7F6000"/></{one}>' for one in ("left", "right", "top", "bottom"))
    fill = f'<fill><patternFill patternType="solid"><bgColor rgb="FF{colour}"/></patternFill></fill>'
    return f'<dxf xmlns="{MAIN}"><font><b/></font>{fill}<border>{side}</border></dxf>'


def _mark(
    package: Package, part: str, marks: Sequence[Mark], looks: Sequence[int], author: str, *, is_linked: bool
) -> None:
    xml = unselected(package.parts[part])
    if is_linked:
        xml = without_foreign_formulas(xml)
    package.parts[part] = xml
    if not marks and b"xem-lai" not in xml and not _has_comments(package, part):
        return
    errors = dict.fromkeys(mark.cell for mark in marks if mark.is_error)
    others = dict.fromkeys(mark.cell for mark in marks if not mark.is_error and mark.cell not in errors)
    notes = texts_by_cell((mark.cell, mark.text) for mark in _commented(marks))
    drawing = with_comments(package, part, notes, author, measures_of(xml))
    colours = {look: cells for look, cells in zip(looks, (errors, others), strict=True) if cells}
    package.parts[part] = marked_sheet(xml, colours, drawing)


def _commented(marks: Sequence[Mark]) -> list[Mark]:
    counts: dict[str, int] = {}
    chosen = []
    for mark in marks:
        counts[mark.text] = counts.get(mark.text, 0) + 1
        if counts[mark.text] <= _ONE_COMMENT:
            chosen.append(mark)
    return chosen


def _has_comments(package: Package, part: str) -> bool:
    return any(kind == "comments" for _, kind, _ in package.relations(part))


def _drop(package: Package) -> None:
    """Take out what would be wrong now: the order of calculation, signatures of the old bytes, links to other files."""
    for folder, holder in (("xl/calcChain.xml", BOOK), ("xl/externalLinks", BOOK), ("_xmlsignatures", "")):
        package.drop(folder, holder)


def _put_first(package: Package, known: str, sheet: bytes, *, is_linked: bool) -> None:
    """Put the list in front of the other sheets, or in the place of an earlier one."""
    part = known or next(
        name for number in range(1, 10_000) if (name := f"xl/worksheets/xemlai{number}.xml") not in package.parts
    )
    package.put(part, sheet, _WORKSHEET)
    relation = "" if known else package.relate(BOOK, "worksheet", part)
    book = package.open(BOOK)
    listed = list(book.root.all("sheet"))
    place = 0
    if known:
        place = next(number for number, one in enumerate(listed) if nfc(one.attribute("name")) == REVIEW_SHEET)
    else:
        number = 1 + max(int(one.attribute("sheetId")) for one in listed)
        own = (
            f'<sheet xmlns="{MAIN}" xmlns:r="{RELATIONS}" name="{REVIEW_SHEET}" sheetId="{number}" r:id="{relation}"/>'
        )
        book.insert(listed[0].start, own.encode())
    for view in book.root.all("workbookView"):
        book.set(view, "activeTab", str(place))
        book.set(view, "firstSheet", "0")
    _rename(book, is_moved=not known, is_linked=is_linked)
    package.parts[BOOK] = book.result()


def _rename(book: Spliced, *, is_moved: bool, is_linked: bool) -> None:
    """Let names of single sheets follow their sheets; leave out names and links that lead out of the file."""
    for name in book.root.all("definedName"):
        if is_linked and re.search(rb"\[\d+\]", book.text(name)):
            book.cut(name)
        elif is_moved and name.attribute("localSheetId"):
            book.set(name, "localSheetId", str(int(name.attribute("localSheetId")) + 1))
    for links in book.root.all("externalReferences"):
        book.cut(links)
