"""What the PDF template needs to know beside the blocks: column widths, sizes, marks of lists, shapes of images.

Everything is estimated from the text alone, so that the same blocks always give the same page.
"""

from __future__ import annotations

import math
from typing import Any

from giamsat.blocks.html import plain
from giamsat.blocks.model import Cell, Figure, ListBlock, Table
from giamsat.formatting.lists import letter
from giamsat.rendering import images, tables
from giamsat.rendering.walks import notes_of

PORTRAIT_SIGNS = 84  # signs of 12 pt Tinos on a line of 165 mm, as measured on Vietnamese text
LANDSCAPE_SIGNS = 128
TABLE_SIZE = 12
SMALL_TABLE_SIZE = 11
MOST_AT_TABLE_SIZE = 5  # columns; more of them are set in the small size, so that their words stay whole
DENSE_TABLE_SIZE = 9
LEAST_TABLE_SIZE = 6
ROW_LINES = 22  # a taller row may be split between pages: kept whole it might not fit on one
WHOLE_LINES = 13  # a table no taller than this stays on one page
FOOT_SIGNS = 400  # a longer note stands once, below the last part of its table
# Words up to so many signs are kept whole, the rest may break anywhere (report.typ); the second is for crowded tables.
LONGEST_WORDS = (24, 16)
HEAD_LINES = 2.5  # a long head stands on so many lines before it widens its column
BULLETS = {"bullet": "•", "dash": "-"}


def list_marks(block: ListBlock) -> list[str]:
    """Return the marks of a list's items; for unnumbered lists the one mark."""
    if block.marker in BULLETS:
        return [BULLETS[block.marker]]
    numbers = range(block.start, block.start + len(block.items))
    return [f"{letter(number)})" if block.marker == "alpha" else f"{number}." for number in numbers]


def figure_layout(figure: Figure) -> dict[str, Any]:
    """Return the image as SVG and its height divided by its width (0: unknown)."""
    if figure.svg:
        return {"svg": figure.svg, "ratio": images.svg_size(figure.svg)[1]}
    image = images.raster(figure.png or figure.jpeg)
    return {"svg": images.as_svg(image), "ratio": image.height / image.width}


def table_layout(table: Table, *, landscape: bool) -> dict[str, Any]:
    """Return column weights (none: as wide as the text), type size, which rows may be split, where the note stands."""
    count = tables.column_count(table)
    words, natural = _columns(table, count)
    size = DENSE_TABLE_SIZE if table.dense else TABLE_SIZE if count <= MOST_AT_TABLE_SIZE else SMALL_TABLE_SIZE
    room = (LANDSCAPE_SIGNS if landscape else PORTRAIT_SIGNS) * TABLE_SIZE / size
    longest = next((cap for cap in LONGEST_WORDS if sum(_least(words, cap)) <= room), LONGEST_WORDS[-1])
    least = _least(words, longest)
    if sum(least) > room:
        size_needed = max(LEAST_TABLE_SIZE, int(size * room / sum(least) * 2) / 2)
        room, size_float = room * size / size_needed, float(size_needed)
    else:
        size_float = float(size)
    if table.widths:
        weights = _at_least(least, [room * width / sum(table.widths) for width in table.widths])
    elif not table.label and sum(natural) + 2.0 * count < room * 0.7:
        weights = []
    else:
        spare = max(room - sum(least), 0.0)
        wanted = [max(min(full, 4.0 * room) - low, 0.0) ** 0.7 for full, low in zip(natural, least, strict=True)]
        share = spare / sum(wanted) if sum(wanted) else 0.0
        weights = [low + share * wish for low, wish in zip(least, wanted, strict=True)]
    shares = [weight / sum(weights) for weight in weights] or [1 / count] * count
    tall = [max((_lines(cell, shares, place, room) for place, cell in _placed(row)), default=1) for row in table.rows]
    whole = sum(lines + 1 for lines in tall) <= WHOLE_LINES
    return {
        "count": count,
        "columns": [round(weight, 2) for weight in weights],
        "size": size_float,
        "longest": longest,
        "split": [lines > ROW_LINES for lines in tall],
        "whole": whole,
        "foot": not whole and bool(weights) and _is_foot(table),
        "crowded": sum(least) > 1.3 * room,
    }


def _is_foot(table: Table) -> bool:
    """Whether the note is short enough to stand below each part of a table of several pages; no footnote twice."""
    return 0 < len(plain(table.note)) <= FOOT_SIGNS and not any(notes_of(table.note))


def _least(words: list[int], cap: int) -> list[float]:
    return [min(word, cap) + 1.5 for word in words]


def _at_least(least: list[float], wanted: list[float]) -> list[float]:
    """Return the wanted widths, those too narrow for their longest word widened at the others' cost."""
    short = sum(max(low - wish, 0.0) for low, wish in zip(least, wanted, strict=True))
    spare = sum(max(wish - low, 0.0) for low, wish in zip(least, wanted, strict=True))
    given = min(short / spare, 1.0) if spare else 0.0
    return [low if wish < low else wish - (wish - low) * given for low, wish in zip(least, wanted, strict=True)]


def _placed(row: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
    """Return the cells of a row with their columns, spans from rows above left out of account."""
    place, result = 0, []
    for cell in row:
        result.append((place, cell))
        place += cell.colspan
    return result


def _lines(cell: Cell, shares: list[float], place: int, room: float) -> int:
    width = sum(shares[place : place + cell.colspan]) or max(shares)
    return math.ceil(len(plain(cell.inlines)) / max(width * room - 1.5, 1.0)) or 1


def _columns(table: Table, count: int) -> tuple[list[int], list[float]]:
    """Return per column the length of its longest word and of its longest text, in signs."""
    words, natural = [1] * count, [1.0] * count
    for number, row in enumerate((*table.head, *table.rows[:500])):
        lines = HEAD_LINES if number < len(table.head) else 1
        if sum(cell.colspan for cell in row) != count:
            continue  # a row under a span from above: its cells' columns are not known here
        for place, cell in _placed(row):
            text = plain(cell.inlines)
            if cell.colspan == 1:
                # Only at a blank does a line break: a number and its unit are joined by a no-break space.
                longest = max(map(len, text.split(" ")), default=1)
                words[place] = max(words[place], longest + (1 if lines > 1 else 0))  # heads are bold, thus wider
                natural[place] = max(natural[place], len(text) / lines)
    return words, natural
