"""The small mark behind a figure that opens where the figure comes from: file, sheet and cell.

A button and a ``popover``, which today's browsers open without a script, by mouse, finger or keyboard. Marks of the
same places share one. The places stand at the end of the page, so that sentences stay what they are when they are
copied or read aloud; a browser that knows no popovers prints them there as a list with the numbers of their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from giamsat.blocks import escape as escaping
from giamsat.blocks.model import TracedFigure, TracedSource
from giamsat.texts_vi import rendering as say

MOST_LINES = 40
"""Lines that a mark opens at most; all of them stand in the table of sources beside the report."""
LEAST_RUN = 4
escape = lru_cache(maxsize=4096)(escaping.escape)  # names of files and counts are printed many times
_NAME_ID = "[0]"  # no heading's id has brackets
_WEB = ("http://", "https://")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


class Marks:
    """The marks of one page; what they open is numbered in the order in which it is first needed."""

    def __init__(self) -> None:
        self._opened: dict[str, int] = {}
        self._gathered: list[TracedSource] | None = None

    @contextmanager
    def gathered(self) -> Iterator[list[TracedSource]]:
        """Make no marks meanwhile, but gather the sources of all that would be made: for one mark in their place."""
        found: list[TracedSource] = []
        outside, self._gathered = self._gathered, found
        try:
            yield found
        finally:
            self._gathered = outside

    def mark(self, sources: Sequence[TracedSource]) -> str:
        """Return the HTML of a mark that opens ``sources``; nothing when there are none."""
        if self._gathered is not None:
            self._gathered.extend(sources)
            return ""
        lines = list(_lines(merged(sources)))
        if not lines:
            return ""
        number = self._opened.setdefault("".join(lines), len(self._opened) + 1)
        return f'<button class="src" popovertarget="[{number}]" aria-labelledby="{_NAME_ID}"></button>'

    def section(self) -> str:
        """Return what all marks open, with the words that are the name of every mark; nothing without marks."""
        if not self._opened:
            return ""
        opened = "".join(
            f'<div popover id="[{number}]" tabindex="-1" autofocus>{lines}</div>\n'
            for lines, number in self._opened.items()
        )
        name = f'<span id="{_NAME_ID}" hidden>{escape(say.SOURCE_MARK)}</span>'
        return f'<section class="sources" aria-label="{escape(say.SOURCES)}">{name}\n{opened}</section>\n'


def merged(sources: Iterable[TracedSource]) -> tuple[TracedSource, ...]:
    """Return ``sources`` with each file and sheet once, the sheets of a file together; what is computed stands last."""
    together: dict[tuple[str, str, str, str], dict[TracedFigure, None]] = {}
    for *names, figures in sources:
        same = together.setdefault((names[0], names[1], names[2], names[3]), {})
        same.update((TracedFigure("", *figure[1:]), None) for figure in figures)
    parts = [TracedSource(*key, tuple(figures)) for key, figures in together.items()]
    files = list(dict.fromkeys(part.file for part in parts))
    return tuple(sorted(parts, key=lambda part: (not (part.file or part.title), files.index(part.file))))


def place_words(figure: TracedFigure, has_sheet: bool) -> str:
    """Return where a figure stands, in words: «K12», «I12 + J12», «tổng H12:H40», «hàng 7», «dòng 9»."""
    at = figure.at
    if not at or figure.how == "query":
        return ""
    if not has_sheet:
        return say.SOURCE_LINE.format(at=at)
    if figure.how == "sum":
        return say.SOURCE_SUM.format(at=at) if ":" in at else at.replace(", ", " + ")
    first, _, last = at.partition(":")
    if first.isdecimal():
        return say.SOURCE_ROW.format(at=first if first == last else f"{first}-{last}")
    return at


def _lines(sources: Sequence[TracedSource]) -> Iterator[str]:
    """Yield what a mark opens; how a difference follows from numbers that are opened too goes without saying."""
    has_places = any(source.file or source.title for source in sources)
    groups: list[tuple[TracedSource, TracedFigure]] = []
    before = ""
    for source in sources:
        if not (source.file or source.title) and has_places:
            continue
        own = [figure for figure in source.figures if figure.how != "group"]
        groups += [(source, figure) for figure in source.figures if figure.how == "group"]
        if own:
            yield _head(source, is_new=source.file != before or not source.file)
            yield from (_figure(figure, bool(source.sheet)) for figure in _in_runs(own))
            before = source.file
    if groups:
        yield from _group(groups)


def _head(source: TracedSource, *, is_new: bool) -> str:
    """Return the line that names a file that is ``is_new``, its sheet, and the document, a link to it on the web."""
    if not (source.file or source.title):
        return f"<cite>{escape(say.SOURCE_COMPUTED)}</cite>"
    name = source.file.rpartition("/")[2] if source.sheet else source.file
    lines = [f"<strong>{escape(name)}</strong>"] if name and is_new else []
    if source.sheet:
        lines.append(escape(say.SOURCE_SHEET.format(sheet=source.sheet)))
    if source.title:
        title = escape(source.title)
        if source.address.lower().startswith(_WEB):
            title = f'<a href="{escape(source.address)}" rel="noopener noreferrer">{title}</a>'
        lines.append(title)
    opening = "<cite>" if is_new else '<cite class="same">'
    return f"{opening}{'<br>'.join(lines)}</cite>"


def _figure(figure: TracedFigure, has_sheet: bool) -> str:
    place = escape(place_words(figure, has_sheet))
    name = figure.name
    if figure.how == "query":
        name = say.SOURCE_QUERY.format(name=name, query=figure.at)
    return f"<b>{place}</b> <i>{escape(figure.value)}</i> <span>{escape(name)}</span>"


def _in_runs(figures: Sequence[TracedFigure]) -> Iterator[TracedFigure]:
    """Yield figures, a row of many neighbouring cells (as in Biểu 06) as one: the table shows their values."""
    run: list[TracedFigure] = []
    for figure in (*figures, None):
        if run and figure is not None and _is_next(run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= LEAST_RUN:
            name = say.SOURCE_RUN.format(first=run[0].name, last=run[-1].name)
            yield TracedFigure("", name, "", f"{run[0].at}:{run[-1].at}")
        else:
            yield from run
        run = [figure] if figure is not None else []


def _is_next(one: TracedFigure, other: TracedFigure) -> bool:
    """Whether two figures stand in neighbouring cells of a row; beyond column Z runs are not sought."""
    here, there = _CELL.fullmatch(one.at), _CELL.fullmatch(other.at)
    if one.how or other.how or here is None or there is None or here[2] != there[2]:
        return False
    return len(here[1]) == len(there[1]) == 1 and ord(there[1]) - ord(here[1]) == 1


def _group(units: Sequence[tuple[TracedSource, TracedFigure]]) -> Iterator[str]:
    """Yield one line for each unit of a sum over many; the file is the one that the unit handed in."""
    sheets = {source.sheet for source, _ in units}
    in_sheet = say.SOURCE_GROUP_SHEET.format(sheet=next(iter(sheets))) if len(sheets) == 1 and "" not in sheets else ""
    yield f"<cite>{escape(say.SOURCE_GROUP.format(sheet=in_sheet))}</cite>"
    for source, figure in units[:MOST_LINES]:
        number = source.sheet.split(" ", maxsplit=1)[0]
        place = figure.at if in_sheet or not number else f"{number}, {figure.at}"
        yield f"<b>{escape(place)}</b> <i>{escape(figure.value)}</i> <span>{escape(figure.name)}</span>"
    if len(units) > MOST_LINES:
        yield f"<cite>{escape(say.SOURCE_MORE.format(count=len(units) - MOST_LINES))}</cite>"
