"""Headings of a synthesis whose words or numbers follow from its round; all others stand in the notebook."""

from __future__ import annotations

from giamsat.blocks.model import Fragment
from giamsat.report.conclusion import heading
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import synthesis as say

CONDUCT, COMPARED, ORDERED = "I", "so-sanh", "thu-tu"


def title(desk: RoundDesk, name: str, parts: int) -> Fragment:
    """Return a heading: of section I of what concludes, or of one of the two last parts of section II.

    :param parts: how many parts of section II stand before the comparison.
    """
    titles = {
        CONDUCT: (say.CONDUCT.format(act=desk.words.act.upper()), 1),
        COMPARED: (say.COMPARED.format(number=parts + 1), 2),
        ORDERED: (say.ORDERED.format(number=parts + 2), 2),
    }
    return Fragment(f"{name}.tieu-de", (heading(*titles[name]),))
