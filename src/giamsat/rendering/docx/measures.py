"""Measures of Decree 30/2020/NĐ-CP, Phụ lục I, for Word: lengths in twips (1/20 pt), type sizes in half points."""

from __future__ import annotations

MM = 1440 / 25.4

A4 = (round(210 * MM), round(297 * MM))
TOP, BOTTOM, LEFT, RIGHT = (round(value * MM) for value in (20, 20, 30, 15))
"""Margins: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm (Mục I.4)."""
HEAD = round(10 * MM)
INDENT = 720
"""First line of a paragraph: 1.27 cm (Mục II.5: 1 or 1.27 cm)."""
STEP = 340
"""How much further in each deeper level of a list stands."""
PORTRAIT = A4[0] - LEFT - RIGHT
LANDSCAPE = A4[1] - LEFT - RIGHT

RULED = round(7.5 * MM)
"""From one ruled line to the next."""

BODY = 28
SMALL = 22
CAPTION = 26
ORGAN = 26
RECIPIENTS = 24
MARK = 16
IDENTITY = 16

CAPITALS = 0.64
"""Mean width of a bold capital of Times New Roman, as a share of its size, measured on Vietnamese names of organs."""
LETTERS = 0.43
"""The same of a letter in bold running text."""


def text_width(text: str, half_points: int, share: float) -> int:
    """Return about how wide a line of ``text`` is, in twips."""
    return round(len(text) * half_points * 10 * share)
