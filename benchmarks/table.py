"""Tables of figures as Markdown, and their place between two markers of docs/performance.md."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Table:
    """What one part of the benchmarks found: rows under heads, notes below, the line about the machine."""

    key: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    machine: str = ""
    notes: tuple[str, ...] = ()

    def markdown(self) -> str:
        """Return the table with its machine above and its notes below."""
        lines = [self.machine, ""] if self.machine else []
        lines += [_line(self.heads), _line(["---"] * len(self.heads)), *map(_line, self.rows)]
        lines += [f"\n{note}" for note in self.notes]
        return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def put(page: Path, table: Table) -> None:
    """Replace what stands between the markers of a table in ``page``.

    :raises ValueError: when the page does not have these markers exactly once.
    """
    opening, closing = f"<!-- bench:{table.key} -->", "<!-- /bench -->"
    pattern = re.compile(f"({re.escape(opening)}\n).*?({re.escape(closing)})", re.DOTALL)
    text, count = pattern.subn(
        lambda found: f"{found[1]}{table.markdown()}\n{found[2]}", page.read_text(encoding="utf-8")
    )
    if count != 1:
        raise ValueError(f"{page.name} has {count} places for the table {table.key}")
    page.write_text(text, encoding="utf-8")


def seconds(values: Sequence[float]) -> str:
    """Return the median of some times with the least and the greatest: ``0.34 s (0.33–0.41)``."""
    middle = f"{median(values):.2f} s"
    return f"{middle} ({min(values):.2f}–{max(values):.2f})" if len(values) > 1 else middle


def mebibytes(size: float) -> str:
    """Return a number of bytes in MiB."""
    return f"{size / 1024**2:,.0f} MiB"
