"""Lists with Word's own numbers, so that an item put in between counts on; each list starts anew.

Points of Vietnamese texts run a, b, c, d, đ, e (Decree 30/2020), which Word cannot count: their letters are typed.
"""

from __future__ import annotations

from giamsat.blocks.model import ListBlock
from giamsat.formatting.lists import letter
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.xml import Element, el

_SIGNS = {"bullet": "•", "dash": "-", "decimal": ""}
_LEVELS = 9


class Numbering:
    """The definitions of lists (``numbering.xml``) and the lists made of them so far."""

    def __init__(self, root: Element) -> None:
        for child in list(root):
            root.remove(child)
        self._root = root
        self._count = 0
        self._kinds: dict[tuple[str, bool], int] = {}
        for number, key in enumerate((marker, compact) for marker in _SIGNS for compact in (False, True)):
            self._kinds[key] = number
            levels = (_level(level, *key) for level in range(_LEVELS))
            root.append(el("abstractNum", el("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number))

    def start(self, block: ListBlock, level: int, *, compact: bool) -> int:
        """Return the number of a new list; its first item counts from ``block.start``."""
        self._count += 1
        override = el("lvlOverride", el("startOverride", val=block.start), ilvl=min(level, _LEVELS - 1))
        kind = el("abstractNumId", val=self._kinds[block.marker, compact])
        self._root.append(el("num", kind, override if block.marker == "decimal" else None, numId=self._count))
        return self._count


def item_settings(number: int, level: int) -> Element:
    """Return what makes a paragraph an item of a list."""
    return el("numPr", el("ilvl", val=min(level, _LEVELS - 1)), el("numId", val=number))


def point(number: int) -> str:
    """Return the letter of a point: «a)», «đ)»."""
    return f"{letter(number)})"


def indent(level: int, *, compact: bool) -> dict[str, int]:
    """Return where items of a level stand; in running text the mark begins like a paragraph, its lines at the edge."""
    if compact:
        return {"left": m.STEP * (level + 1), "hanging": m.STEP}
    if level == 0:
        return {"left": 0, "firstLine": m.INDENT}
    return {"left": m.INDENT + m.STEP * level, "hanging": m.STEP}


def _level(level: int, marker: str, compact: bool) -> Element:
    is_official = level == 0 and not compact
    return el(
        "lvl",
        el("start", val=1),
        el("numFmt", val="decimal" if marker == "decimal" else "bullet"),
        el("suff", val="space" if is_official else "tab"),
        el("lvlText", val=f"%{level + 1}." if marker == "decimal" else _SIGNS[marker]),
        el("lvlJc", val="left"),
        el("pPr", el("ind", **indent(level, compact=compact))),
        ilvl=level,
    )
