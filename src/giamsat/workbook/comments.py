"""Comments on cells: the part with their text and the drawing in which Excel keeps their boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from giamsat.workbook.layout import REVIEW_SHEET
from giamsat.workbook.measures import Measures
from giamsat.workbook.package import MAIN, Package
from giamsat.workbook.reading import address
from giamsat.workbook.splice import Node, Spliced
from giamsat.workbook.writing import escaped

COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_HEADING = f"{REVIEW_SHEET}:"
_MARK = "\u2014 "
"""Begins what is added to a comment that the unit wrote itself."""
_THREAD = "tc="  # Excel's newer comments leave a note of this author for older programs
_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_WHERE = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>\s*<x:Column>\s*(\d+)\s*</x:Column>")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_WIDTH = 340  # of a box, in pixels
_CHARACTERS = 46  # on a line of a box, at this width and size of type
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NEW = f'{_HEAD}<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
_NEW_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:250pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def with_comments(
    package: Package, sheet: str, texts: Mapping[tuple[int, int], str], author: str, measures: Measures
) -> str:
    """Put comments on cells (row and column from 0) of a sheet part; those of ``author`` from before are taken away.

    A cell that has a comment of the unit's keeps it, the new text is added below.

    :returns: the id of the drawing's relation when the sheet has to be told of it, «» when it knows it already.
    """
    related = {kind: target for _, kind, target in package.relations(sheet)}
    known = related.get("comments", "")
    if not known and not texts:
        return ""
    part = known or _free(package, "xl/comments{}.xml")
    spliced = Spliced(package.parts.get(part) or _NEW.encode())
    boxed, lost = _write(spliced, texts, author)
    package.put(part, spliced.result(), COMMENTS)
    if not known:
        package.relate(sheet, "comments", part)
    return _draw(package, sheet, related.get("vmlDrawing", ""), (boxed, lost), measures)


def _write(
    spliced: Spliced, texts: Mapping[tuple[int, int], str], author: str
) -> tuple[Mapping[tuple[int, int], str], set[tuple[int, int]]]:
    """Write the texts; return those that need a box, and the cells whose comment is gone."""
    authors = [spliced.text(one) for one in spliced.root.all("author")]
    names = [re.sub(rb"<[^>]*>", b"", one).decode() for one in authors]
    own = names.index(escape(author)) if escape(author) in names else len(names)
    if own == len(names):
        holder = spliced.root.child("authors")
        if holder is not None:
            spliced.append(holder, f'<author xmlns="{MAIN}">{escape(author)}</author>'.encode())
    boxed = dict(texts)
    lost = set()
    for one in list(spliced.root.all("comment")):
        where = cell_numbers(one.attribute("ref"))
        by = one.attribute("authorId")
        if (by == str(own) and own < len(names)) or _is_ours(spliced.text(one)):
            spliced.cut(one)
            lost.add(where)
            continue
        _cut_added(spliced, one)
        holder = one.child("text")
        if where in texts and holder is not None:
            name = names[int(by)] if by.isdecimal() and int(by) < len(names) else ""
            if not name.startswith(_THREAD):
                spliced.append(holder, _run(f"\n{_MARK}{author}: {texts[where]}"))
            boxed.pop(where)
    listed = spliced.root.child("commentList")
    if listed is not None:
        for where in sorted(boxed):
            ref = address(*where)
            text = f'<comment xmlns="{MAIN}" ref="{ref}" authorId="{own}"><text>'.encode()
            words = _run(f"{_HEADING}\n", "<b/>") + _run(boxed[where])
            spliced.append(listed, text + words + b"</text></comment>")
    return boxed, lost


def _is_ours(comment: bytes) -> bool:
    """Whether a comment begins as ours do: LibreOffice forgets who wrote it."""
    return re.sub(rb"<[^>]*>", b"", comment).strip().startswith(_HEADING.encode())


def _cut_added(spliced: Spliced, comment: Node) -> None:
    """Leave out what an earlier return added to a comment of the unit's."""
    for run in comment.all("r"):
        if b">\n" + _MARK.encode() in spliced.text(run):
            spliced.cut(run)


def _run(text: str, more: str = "") -> bytes:
    words = escape(escaped(text))
    look = f'{more}<sz val="11"/><color indexed="81"/><rFont val="Times New Roman"/><family val="1"/>'
    return f'<r xmlns="{MAIN}"><rPr>{look}</rPr><t xml:space="preserve">{words}</t></r>'.encode()


def _draw(
    package: Package,
    sheet: str,
    known: str,
    change: tuple[Mapping[tuple[int, int], str], set[tuple[int, int]]],
    measures: Measures,
) -> str:
    boxed, lost = change
    part = known or _free(package, "xl/drawings/vmlDrawingXemLai{}.vml")
    block = 1 + sum(name.endswith(".vml") for name in package.parts)
    drawing = package.parts.get(part) or _NEW_DRAWING.format(block=block).encode()

    def kept(shape: re.Match[bytes]) -> bytes:
        where = _WHERE.search(shape[0])
        return b"" if where and (int(where[1]), int(where[2])) in lost else shape[0]

    drawing = _SHAPE.sub(kept, drawing)
    first = 1 + max([1024 * block, *(int(number) for number in _NUMBER.findall(drawing))])
    boxes = [
        _box(where, boxed[where], (first + number, number + 1), measures) for number, where in enumerate(sorted(boxed))
    ]
    end = drawing.rindex(b"</xml>")
    package.parts[part] = drawing[:end] + "".join(boxes).encode() + drawing[end:]
    if known:
        return ""
    package.default("vml", DRAWING)
    return package.relate(sheet, "vmlDrawing", part)


def _box(where: tuple[int, int], text: str, numbers: tuple[int, int], measures: Measures) -> str:
    row, column = where
    height = 20 * (2 + sum(1 + len(line) // _CHARACTERS for line in text.splitlines()))
    top = max(0, row - 1)
    right, bottom = measures.column_after(column + 1, _WIDTH), measures.row_after(top, height)
    anchor = ", ".join(map(str, (column + 1, 12, top, 8, *right, *bottom)))
    number, order = numbers
    return _BOX.format(number=number, order=order, height=height * 3 // 4, anchor=anchor, row=row, column=column)


def _free(package: Package, pattern: str) -> str:
    return next(name for number in range(1, 10_000) if (name := pattern.format(number)) not in package.parts)


def cell_numbers(cell: str) -> tuple[int, int]:
    """Return row and column from 0 of «B7»; (-1, -1) for what is no cell."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)", cell)
    if not found:
        return -1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def texts_by_cell(notes: Iterable[tuple[str, str]]) -> dict[tuple[int, int], str]:
    """Join notes (cell, text) by cell, each text once."""
    found: dict[tuple[int, int], list[str]] = {}
    for cell, text in notes:
        where = cell_numbers(cell)
        if where[0] >= 0 and text not in found.setdefault(where, []):
            found[where].append(text)
    return {where: _joined(texts) for where, texts in found.items()}


def _joined(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}) {text}" for number, text in enumerate(texts, 1))
