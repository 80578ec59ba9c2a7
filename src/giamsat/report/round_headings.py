"""Headings of a synthesis whose words or numbers follow from its round; all others stand in the notebook."""

from __future__ import annotations

from collections.abc import Callable

from giamsat.blocks.model import Fragment
from giamsat.report.conclusion import heading
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import synthesis as say

CONDUCT, COMPARED, ORDERED = "I", "so-sanh", "thu-tu"


def title(desk: RoundDesk, name: str, parts: Callable[[], int]) -> Fragment:
    """Return a heading: of section I of what concludes, or of one of the two last parts of section II.

    :param parts: tells how many parts of section II stand before the comparison.
    """
    if name == CONDUCT:
        return Fragment(f"{name}.tieu-de", (heading(say.CONDUCT.format(act=desk.words.act.upper())),))
    pattern, place = {COMPARED: (say.COMPARED, 1), ORDERED: (say.ORDERED, 2)}[name]
    return Fragment(f"{name}.tieu-de", (heading(pattern.format(number=parts() + place), 2),))
