"""TOML files with the line of every key."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.params.annotations import Loc
from giamsat.params.entries import Part
from giamsat.params.textfile import read_text, shown
from giamsat.params.tomllines import toml_lines
from giamsat.settings import Settings
from giamsat.texts_vi import params as texts

_AT_LINE = re.compile(r"\(at line ([0-9]+), column")
_LEADING_ZERO = re.compile(r"[=\[,]\s*[+-]?(0[0-9_]+)\s*(?:[,\]#]|$)")


def read_toml(path: Path, settings: Settings) -> Part | Fault:
    """Read a TOML file as untyped data with places; numbers with a point are exact decimals.

    Python's reader stops at the first thing that is not TOML, so only one fault of syntax is told at a time.
    """
    file = settings.relative(path)
    text = read_text(path, settings)
    if isinstance(text, Fault):
        return text
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return _syntax_fault(str(error), text, file)
    lines = toml_lines(text)

    def where(loc: Loc) -> Place:
        return Place(file=file, line=lines.line(loc))

    return Part(data, where)


def _syntax_fault(message: str, text: str, file: str) -> Fault:
    """Say in Vietnamese what ``message`` of tomllib says, with the line it names (else the last line)."""
    rows = text.split("\n")
    named = _AT_LINE.search(message)
    line = int(named[1]) if named else len(text.rstrip().split("\n"))
    found = rows[line - 1].strip()
    zero = _LEADING_ZERO.search(found)
    place = Place(file=file, line=line)
    if zero:
        return Fault.of("toml-leading-zero", place, found=shown(found), example=zero[1])
    reasons = (words for start, words in texts.TOML_REASONS.items() if message.startswith(start))
    return Fault.of("toml-syntax", place, found=shown(found), reason=next(reasons, texts.TOML_REASON_UNKNOWN))
