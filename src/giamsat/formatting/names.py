"""Names: Vietnamese order, matching of spelling variants, slugs, near names for error messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from giamsat.formatting.text import clean_cell_text, nfc

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Order of the tones in dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORDS = re.compile(r"[0-9]+|[^\W\d_]+")
_LONE_Y = re.compile(r"^(qu|ngh|ng|gh|nh|ch|kh|ph|th|tr|[bcdđghklmnprstvx])?y$")
_DASH = re.compile("\\s*[-\u2010-\u2015\u2212]\\s*")
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})

_KEPT = 120
"""Signs of a text whose key is kept."""

SortKey = tuple[tuple[tuple[tuple[int, int], ...], ...], tuple[int, ...], str]


def _bare(word: str) -> tuple[str, int]:
    """Return the word in lower case without its tone mark (â, ê, ơ, … stay letters) and the tone, 0 to 5."""
    tone = 0
    letters = []
    for sign in unicodedata.normalize("NFD", word.casefold()):
        if sign in _TONES:
            tone = _TONES[sign]
        else:
            letters.append(sign)
    return nfc("".join(letters)), tone


def _letters(word: str) -> tuple[tuple[int, int], ...]:
    if word.isascii() and word.isdigit():
        return ((0, int(word)),)
    return tuple((1, _ALPHABET[sign]) if sign in _ALPHABET else (2, ord(sign)) for sign in word)


def sort_key(text: str) -> SortKey:
    """Return the key of Vietnamese order: letters first (đ after d), word by word, tones only between equals.

    Hà Đông stands before Hai Bà Trưng; numbers sort by value («mẫu 2» before «mẫu 10»); signs do not count.
    """
    words = [_bare(word) for word in _WORDS.findall(nfc(text).translate(_LOOKALIKES))]
    return tuple(_letters(word) for word, _ in words), tuple(tone for _, tone in words), nfc(text)


@lru_cache(maxsize=16_384)  # the heads and choice words of a form come back in every workbook of a round
def match_key(text: str) -> str:
    """Return a key under which spelling variants of a name are equal; for matching only, never printed.

    Case, spaces, dashes, placement of the tone mark (Hoà/Hòa, uỷ/ủy) and a lone i/y (tỉ lệ/tỷ lệ, Mĩ/Mỹ).
    """
    return _kept_key(text) if len(text) <= _KEPT else _key(text)


@lru_cache(maxsize=8192)
def _kept_key(text: str) -> str:
    """Return the key of a short text; heads, labels and choices come again with every workbook."""
    return _key(text)


def _key(text: str) -> str:
    cleaned = re.sub(r"\s+", " ", clean_cell_text(text).translate(_LOOKALIKES))
    cleaned = _DASH.sub("-", cleaned)

    def syllable(match: re.Match[str]) -> str:
        word, tone = _bare(match.group(0))
        if _LONE_Y.match(word):
            word = f"{word[:-1]}i"
        return f"{word}{tone or ''}"

    return re.sub(r"[^\W\d_]+", syllable, cleaned)


def strip_marks(text: str) -> str:
    """Return ``text`` without any Vietnamese mark, đ as d: «Đà Nẵng» → «Da Nang»."""
    plain = nfc(text).translate(_LOOKALIKES).translate(str.maketrans("Đđ", "Dd"))
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


def slugify(text: str) -> str:
    """Return the slug of a name: «Sở Mẫu A» → «so-mau-a»; empty when nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", strip_marks(text).casefold()).strip("-")


def near(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to ``limit`` candidates that ``name`` may have meant, the nearest first."""
    wanted = strip_marks(name).casefold()
    scored = [(SequenceMatcher(None, wanted, strip_marks(c).casefold()).ratio(), c) for c in dict.fromkeys(candidates)]
    close = sorted((pair for pair in scored if pair[0] >= 0.6), key=lambda pair: (-pair[0], pair[1]))
    return tuple(candidate for _, candidate in close[:limit])
