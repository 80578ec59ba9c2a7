"""Which characters a page can print, and what is printed instead of the others."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from giamsat.blocks.escape import UNPRINTABLE, character_code
from giamsat.rendering.places import report_folder, templates_folder

WORD_LIMIT = 5000
_SPACES = re.compile("[\t\r\n\v\f\x85\u2028\u2029]+")
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BY_NUMBER = re.compile(r"&#([0-9]{1,8}|[xX][0-9a-fA-F]{1,7});")
_LONG_WORD = re.compile(rf"\S{{{WORD_LIMIT}}}(?=\S)")

Fonts = tuple[frozenset[int], ...]


@cache
def shipped_fonts(folder: Path | None = None) -> Fonts:
    """Return the code points of each shipped font file (``folder``: where the .ttf files are)."""
    from fontTools.ttLib import TTFont

    found = []
    for path in sorted((folder or report_folder(templates_folder()) / "fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.append(_code_points(font.reader["cmap"]))
    return tuple(found)


@cache
def _code_points(table: bytes) -> frozenset[int]:
    """Return the code points of a font's ``cmap`` table, which the styles of a family have in common."""
    from fontTools.ttLib import TTFont, newTable

    font = TTFont()
    font.setGlyphOrder([])  # names of glyphs, which nobody asks for, take most of the time
    font["cmap"] = newTable("cmap")
    font["cmap"].decompile(table, font)
    return frozenset(font.getBestCmap())


@cache
def _printable(fonts: Fonts) -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that a font can print, with line ends and tabs, and which of them are combining marks."""
    drawn = UNPRINTABLE.sub("", "".join(map(chr, frozenset().union(*fonts))))
    return frozenset(drawn + "\n\r\t"), frozenset(filter(unicodedata.combining, drawn))


def clean(text: str, fonts: Fonts, *, lines: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` as it can be printed, and the codes of the characters that could not be.

    The text is NFC; white space other than blanks becomes a blank (with ``lines`` line ends stay and tabs become
    four blanks); a word of more than :data:`WORD_LIMIT` characters is cut by a blank, since a PDF string is limited.
    """
    text = unicodedata.normalize("NFC", text)
    text = _NEWLINES.sub("\n", text).replace("\t", "    ") if lines else _SPACES.sub(" ", text)
    text, odd = coded(text, fonts)
    return _LONG_WORD.sub(lambda word: word.group() + " ", text), odd


def coded(text: str, fonts: Fonts) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with a code for each character that no font can print, and these codes."""
    if text.isascii() and text.isprintable():
        return text, ()
    printable, marks = _printable(fonts)
    signs = set(text)
    odd = sorted(signs - printable)
    for character in odd:
        text = text.replace(character, character_code(character))
    stray: list[str] = []
    if not signs.isdisjoint(marks):
        text, stray = _marks_apart(text, fonts)
    return text, tuple(map(character_code, odd + stray))


def coded_xml(source: str, fonts: Fonts) -> tuple[str, tuple[str, ...]]:
    """Do the same to the text of an XML source, where a character may also be written by its number."""
    return coded(_BY_NUMBER.sub(_by_number, source), fonts)


def _by_number(found: re.Match[str]) -> str:
    digits = found.group(1)
    point = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if point > 0x10FFFF:
        return ""
    # Signs of the markup itself stay written as they are.
    return chr(point) if point > 0x7F else found.group()


def _marks_apart(text: str, fonts: Fonts) -> tuple[str, list[str]]:
    """Turn marks into codes where no single font has both the letter and its marks: such a pair has no glyph."""
    parts: list[str] = []
    stray: list[str] = []
    cluster = ""
    for character in text + "\n":
        if cluster and unicodedata.combining(character):
            needed = frozenset(map(ord, cluster + character))
            if any(needed <= font for font in fonts):
                cluster += character
                continue
            stray.append(character)
            parts.append(cluster)
            cluster = character_code(character)
            parts.append(cluster)
            cluster = ""
            continue
        parts.append(cluster)
        cluster = character
    return "".join(parts), sorted(set(stray))


def has_long_word(text: str) -> bool:
    """Say whether a word of ``text`` is longer than :data:`WORD_LIMIT` characters."""
    return len(text) > WORD_LIMIT and _LONG_WORD.search(text) is not None
