"""The shipped fonts as a ruler: how wide a text is, where it wraps, which signs can be printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
        own, bold, backup = (_open(path) for path in (self.regular, self.bold, folder / BACKUP))
        self._own = own
        self._in_own: set[str] = set()
        self._printed = _Printed((own, backup))
        self._widths = {False: _Widths(own, own), True: _Widths(bold, own)}
        self._backup_widths = _Widths(backup, own)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Width of ``text`` on one line, as it is printed."""
        shown = self.printable(text)
        widths = self._widths_for(shown, bold)
        return sum(widths[sign] for sign in shown) * size / _UNITS

    def fit(self, text: str, size: float, width: float, bold: bool = False) -> str:
        """Return ``text`` for one line of at most ``width`` points, cut with «…» where it is longer."""
        return self.wrap(text, size, width, bold=bold, lines=1)[0]

    def printable(self, text: str) -> str:
        """Return ``text`` in NFC, white space as single blanks, signs that no font has or XML forbids as «[U+0007]»."""
        joined = BREAKABLE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
        return joined.translate(self._printed)

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
        widths = self._widths_for(text, bold)
        for end, sign in enumerate(text):
            used += widths[sign] * size / _UNITS
            if sign == " ":
                blank = end
            elif used > width and end:
                break
        else:
            return text, ""
        cut = blank or end
        return text[:cut].rstrip(" "), text[cut:].lstrip(" ")

    def _widths_for(self, text: str, bold: bool) -> _Widths:
        """Return how wide signs are in the font that the whole of ``text`` is set in."""
        new = set(text) - self._in_own
        if new:
            self._in_own.update(sign for sign in new if self._own.get_char_index(ord(sign)))
            if not new <= self._in_own:
                return self._backup_widths
        return self._widths[bold]


class _Widths(dict[str, float]):
    """How wide signs are in a font, in ``_UNITS``; what the font lacks is measured in the other one.

    Charts ask for the same hundred signs ten thousand times: a font is asked for each of them once.
    """

    def __init__(self, font: FT2Font, other: FT2Font) -> None:
        super().__init__()
        self._font, self._other = font, other

    def __missing__(self, sign: str) -> float:
        holder = self._font if self._font.get_char_index(ord(sign)) else self._other
        self[sign] = wide = holder.load_char(ord(sign), LoadFlags.NO_HINTING).linearHoriAdvance / 65536
        return wide


class _Printed(dict[int, str]):
    """What is printed for a sign, by its code, as ``str.translate`` asks for it."""

    def __init__(self, fonts: Sequence[FT2Font]) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, code: int) -> str:
        is_sign = unicodedata.category(chr(code)) not in UNPRINTABLE
        can_print = is_sign and any(font.get_char_index(code) for font in self._fonts)
        self[code] = shown = chr(code) if can_print else f"[U+{code:04X}]"
        return shown


def _open(path: Path) -> FT2Font:
    face = FT2Font(str(path))
    face.set_size(_UNITS, 72)
    return face
