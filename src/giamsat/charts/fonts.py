"""The shipped fonts as a ruler: how wide a text is, where it wraps, which signs can be printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from matplotlib.ft2font import FT2Font, LoadFlags

from giamsat.formatting.text import bind
from giamsat.settings import find_settings

FONTS = Path("templates", "report", "fonts")
BACKUP = "DejaVuSans.ttf"
BREAKABLE = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")  # no-break spaces keep what they join
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
ELLIPSIS = "…"
_UNITS = 1000  # the size at which glyphs are measured


def shipped_fonts() -> Path:
    """Folder of the fonts that ship with the project: beside this source, else in the project worked in."""
    beside = Path(__file__).parents[3] / FONTS
    return beside if beside.is_dir() else find_settings().root / FONTS


@cache
def ruler(folder: Path) -> Ruler:
    """Return the ruler of the fonts in ``folder``; opened once per process."""
    return Ruler(folder)


class Ruler:
    """Widths in points of text set in Tinos.

    A line with a sign that Tinos lacks is measured in DejaVu Sans as a whole: typst sets all of it in that font, a
    browser only the sign, and DejaVu Sans is the wider one.
    """

    def __init__(self, folder: Path) -> None:
        self.regular = folder / "Tinos-Regular.ttf"
        self.bold = folder / "Tinos-Bold.ttf"
        self._faces = {path: _open(path) for path in (self.regular, self.bold, folder / BACKUP)}
        self._backup = folder / BACKUP
        self._advances: dict[tuple[str, Path], float] = {}

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of ``text`` on one line, as it is printed."""
        shown = self.printable(text)
        face = self._face(shown, bold)
        return sum(self._advance(sign, face) for sign in shown) * size / _UNITS

    def fit(self, text: str, size: float, width: float, bold: bool = False) -> str:
        """Return ``text`` for one line of at most ``width`` points, cut with «…» where it is longer."""
        return self.wrap(text, size, width, bold=bold, lines=1)[0]

    def printable(self, text: str) -> str:
        """Return ``text`` in NFC, white space as single blanks, signs that no font has or XML forbids as «[U+0007]»."""
        joined = BREAKABLE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
        return "".join(sign if self._can_print(sign) else f"[U+{ord(sign):04X}]" for sign in joined)

    def wrap_name(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """Wrap as :meth:`wrap`, with lines of about the same length: no syllable is left alone on the last one."""
        lines = self.wrap(bind(text), size, width)
        for share in (0.5, 0.6, 0.7, 0.8, 0.9) if 1 < len(lines) < 5 else ():
            even = self.wrap(bind(text), size, width * share)
            if len(even) == len(lines):
                return even
        return lines

    def wrap(self, text: str, size: float, width: float, *, bold: bool = False, lines: int = 8) -> tuple[str, ...]:
        """Break printable ``text`` into lines of at most ``width`` points; a word longer than that is cut.

        More than ``lines`` lines end in «…»: no office has such a name, a hostile cell may.
        """
        found: list[str] = []
        rest = self.printable(text)[:5000]
        while rest and len(found) <= lines:
            head, rest = self._first_line(rest, size, width, bold)
            found.append(head)
        if len(found) > lines:
            last = found[lines - 1]
            while last and self.width(last + ELLIPSIS, size, bold) > width:
                last = last[:-1]
            found[lines - 1 :] = [last.rstrip() + ELLIPSIS]
        return tuple(found) or ("",)

    def _first_line(self, text: str, size: float, width: float, bold: bool) -> tuple[str, str]:
        end, blank, used = 0, 0, 0.0
        face = self._face(text, bold)
        for end, sign in enumerate(text):
            used += self._advance(sign, face) * size / _UNITS
            if sign == " ":
                blank = end
            elif used > width and end:
                break
        else:
            return text, ""
        cut = blank or end
        return text[:cut].rstrip(" "), text[cut:].lstrip(" ")

    def _can_print(self, sign: str) -> bool:
        if unicodedata.category(sign) in UNPRINTABLE:
            return False
        return self._has(sign, self.regular) or self._has(sign, self._backup)

    def _has(self, sign: str, face: Path) -> bool:
        return bool(self._faces[face].get_char_index(ord(sign)))

    def _face(self, text: str, bold: bool) -> Path:
        if all(self._has(sign, self.regular) for sign in set(text)):
            return self.bold if bold else self.regular
        return self._backup

    def _advance(self, sign: str, face: Path) -> float:
        key = (sign, face)
        if key not in self._advances:
            holder = face if self._has(sign, face) else self.regular
            glyph = self._faces[holder].load_char(ord(sign), LoadFlags.NO_HINTING)
            self._advances[key] = glyph.linearHoriAdvance / 65536
        return self._advances[key]


def _open(path: Path) -> FT2Font:
    face = FT2Font(str(path))
    face.set_size(_UNITS, 72)
    return face
