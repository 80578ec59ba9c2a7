"""Colour cells of a sheet without touching them: a rule of conditional format that always holds and wins.

The cells keep the formats of the form, and when the file comes back the rules are known by their formula and taken
away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from giamsat.formatting.cells import cell_runs
from giamsat.workbook.package import MAIN, RELATIONS
from giamsat.workbook.splice import Node, Spliced, SpliceError

OURS = 'N("xem-lai")=0'
"""True in Excel and LibreOffice alike, and in no workbook but ours."""
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")
_OPEN = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*?(/?)>")
_RULE = re.compile(rb"""(<(?:\w+:)?cfRule\b[^>]*?\bpriority\s*=\s*["'])(\d+)""")
_SELECTED = re.compile(rb"""(\btabSelected\s*=\s*["'])(?:1|true)(["'])""")
_FOREIGN = re.compile(rb"<((?:\w+:)?)f\b[^>]*?(?:\bsi\s*=\s*[\"'](\d+)[\"'][^>]*?)?>[^<]*\[\d+\][^<]*</\1f>")
_BEFORE = frozenset(
    [
        "sheetCalcPr",
        "sheetProtection",
        "protectedRanges",
        "scenarios",
        "autoFilter",
        "sortState",
        "dataConsolidate",
        "customSheetViews",
        "mergeCells",
        "phoneticPr",
    ]
)
"""What stands between the cells and the conditional formats (ECMA-376, part 1, 18.3.1.99)."""
_DRAWINGS = frozenset(
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]
)
"""What stands after the drawing of the comments."""


def marked_sheet(xml: bytes, colours: Mapping[int, Iterable[str]], drawing: str = "") -> bytes:
    """Return a sheet part with cells coloured (format number → cells), and told of the drawing of its comments.

    Colours of an earlier return are taken away.

    :raises SpliceError: when the part is not as usual sheet parts are.
    """
    opening = _OPEN.search(xml)
    if opening is None:
        raise SpliceError("no sheetData")
    close = b"</" + opening[1] + b"sheetData>"
    end = opening.end() if opening[2] else xml.rindex(close) + len(close)
    head, cells, tail = xml[: opening.start()], xml[opening.start() : end], xml[end:]
    outside = Spliced(head + b"<" + opening[1] + b"sheetData/>" + tail)
    for rules in list(outside.root.children):
        if rules.name == "conditionalFormatting" and b"xem-lai" in outside.text(rules):
            outside.cut(rules)
    place = _place(outside.root)
    for number, (look, chosen) in enumerate(colours.items(), start=1):
        where = cell_runs(cell for cell in chosen if _CELL.fullmatch(cell)).replace(",", "")
        if not where:
            continue
        rule = f'<cfRule type="expression" dxfId="{look}" priority="{number}"><formula>{OURS}</formula></cfRule>'
        own = f'<conditionalFormatting xmlns="{MAIN}" sqref="{where}">{rule}</conditionalFormatting>'
        outside.insert(place, own.replace(OURS, OURS.replace('"', "&quot;")).encode())
    if drawing:
        own = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{RELATIONS}" r:id="{drawing}"/>'
        outside.insert(_drawing_place(outside.root), own.encode())
    before, after = head, outside.result()[len(head) :]
    after = after[after.index(b"/>") + 2 :]
    return before + cells + _later_rules(after, len(colours))


def _later_rules(tail: bytes, count: int) -> bytes:
    """Let the rules of the form come after ours, which are the first of the tail."""

    def later(found: re.Match[bytes]) -> bytes:
        return found[0] if b"xem-lai" in tail[found.start() : found.start() + 200] else _raised(found, count)

    return _RULE.sub(later, tail) if count else tail


def _raised(found: re.Match[bytes], count: int) -> bytes:
    return found[1] + str(int(found[2]) + count).encode()


def unselected(xml: bytes) -> bytes:
    """Return a sheet part that is not the chosen one: two chosen sheets would be edited together."""
    end = max(0, xml.find(b"sheetData"))
    return _SELECTED.sub(rb"\g<1>0\g<2>", xml[:end]) + xml[end:]


def without_foreign_formulas(xml: bytes) -> bytes:
    """Return a sheet part in which formulas that look into other files are replaced by the values they had."""
    shared = {found[2] for found in _FOREIGN.finditer(xml) if found[2]}
    xml = _FOREIGN.sub(b"", xml)
    for number in shared:
        xml = re.sub(rb"<((?:\w+:)?)f\b[^>]*\bsi\s*=\s*[\"']%s[\"'][^>]*?(?:/>|>[^<]*</\1f>)" % number, b"", xml)
    return xml


def _place(root: Node) -> int:
    """Return where the first conditional format of a sheet stands or would stand."""
    place = 0
    for one in root.children:
        if one.name == "sheetData" or one.name in _BEFORE:
            place = one.end
    return place


def _drawing_place(root: Node) -> int:
    for one in root.children:
        if one.name in _DRAWINGS:
            return one.start
    return root.closing
