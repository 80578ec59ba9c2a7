"""Vietnamese letters on a console that does not have them all."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import partial

UNMARKED = {"đ": "d", "Đ": "D"}
"""Letters that Unicode does not take apart."""
SHAPES = "\u0302\u0306\u031b"
"""Circumflex, breve and horn: they make a letter of the alphabet; the other marks are tones."""


def errors_for(encoding: str) -> str:
    """Return the name of an error handler: a stream with it shows, of each letter that ``encoding`` lacks, the most it
    has.

    Windows' Vietnamese code page 1258 has the letters of the alphabet, and tones as signs of their own. Others have
    fewer; there marks are left out. What has nothing like it is «?».
    """
    name = f"giamsat.nearest.{encoding}"
    codecs.register_error(name, partial(_nearest, encoding))
    return name


def _nearest(encoding: str, error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # The error itself tells of a «charmap», not of which one.
    signs = error.object[error.start : error.end]
    return "".join(next(one for one in _less_and_less(sign) if _has(encoding, one)) for sign in signs), error.end


def _less_and_less(sign: str) -> Iterator[str]:
    from unicodedata import normalize  # seldom needed, and the command must start at once

    parts = normalize("NFD", sign)
    letter, marks = parts[0], parts[1:]
    whole = normalize("NFC", letter + "".join(mark for mark in marks if mark in SHAPES))
    yield whole + "".join(mark for mark in marks if mark not in SHAPES)
    yield whole
    yield letter
    yield UNMARKED.get(letter, "?")
    yield "?"


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
