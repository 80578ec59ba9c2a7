"""Text for a page: what no page may carry is shown by its code, the rest is escaped."""

from __future__ import annotations

import html
import re

# Characters that no page may carry: controls, lone surrogates, noncharacters, bidi overrides (they make a
# reader see another order than the one that is stored).
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)


def character_code(character: str) -> str:
    """Return what is printed for a character that cannot be printed: «[U+1F600]»."""
    return f"[U+{ord(character):04X}]"


def coded_controls(text: str) -> str:
    """Return ``text`` with a code for each character that no page may carry."""
    return UNPRINTABLE.sub(lambda found: character_code(found.group()), text)


def escape(text: str) -> str:
    """Return ``text`` as HTML in which nothing is markup."""
    return html.escape(coded_controls(text))
