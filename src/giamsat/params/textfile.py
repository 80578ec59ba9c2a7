"""Text files as people save them: UTF-8 with or without a byte order mark, in NFC."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from giamsat.errors import Fault, Place
from giamsat.settings import Settings

_BOM = b"\xef\xbb\xbf"
_SHOWN = 60


def read_text(path: Path, settings: Settings) -> str | Fault:
    """Return the text of ``path`` in NFC, line ends untouched, or the fault that says why it cannot be read."""
    file = settings.relative(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Fault.of("text-file-missing", Place(file=file))
    except OSError:
        return Fault.of("text-file-unreadable", Place(file=file))
    content = content.removeprefix(_BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Fault.of("text-file-encoding", Place(file=file, line=line))
    return unicodedata.normalize("NFC", text)


def shown(value: object) -> str:
    """Return ``value`` as a message may quote it: on one line, without control characters, at most 60 characters."""
    text = "".join(" " if sign in "\r\n\t" else _code(sign) for sign in str(value))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _code(sign: str) -> str:
    return f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign
