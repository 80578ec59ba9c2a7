"""The mark «(*)» beside each figure of a table that section VI asks about, and the note that says so.

A cell knows the places of its figures; no table has to be told which of its numbers are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from giamsat.formatting.lists import join
from giamsat.model.values import Source
from giamsat.report.cited import Cited, Words
from giamsat.texts_vi import marks as texts

IN_UNIT_PAPER = 0
"""The number of a question in a synthesis, which does not list the questions: they stand in the units' papers."""
_OF_FILE = ("", "sum")
_DERIVED = ("computed", "group")
_Place = tuple[str, str, str]


@dataclass(frozen=True)
class AskedMarks:
    """The questions about each place (file, sheet, cell or line), by their numbers in section VI."""

    numbers: Mapping[_Place, tuple[int, ...]] = field(default_factory=dict)

    def cell(self, words: Words) -> Words:
        """Return a cell with the questions about its figures; what was worked out from several is not marked."""
        if not self.numbers or not isinstance(words, Cited):
            return words
        figures = [(source, figure) for source in words.sources for figure in source.figures]
        if any(figure.how in _DERIVED for _, figure in figures):
            return words
        places = [
            (source.file, source.sheet, at)
            for source, figure in figures
            if figure.how in _OF_FILE
            for at in figure.at.split(", ")
        ]
        asked = {number for place in places for number in self.numbers.get(place, ())}
        return replace(words, asked=tuple(sorted(asked))) if asked else words

    def rows(self, rows: Iterable[Sequence[Words]]) -> list[tuple[Words, ...]]:
        """Return the rows of a table with marked cells."""
        return [tuple(self.cell(words) for words in row) for row in rows]


def asked_marks(found: Mapping[Source, tuple[int, ...]]) -> AskedMarks:
    """Return the marks of one unit's report."""
    return AskedMarks({_place(source): numbers for source, numbers in found.items()})


def round_marks(found: Iterable[Mapping[Source, tuple[int, ...]]]) -> AskedMarks:
    """Return the marks of a synthesis, from what is asked of each unit."""
    return AskedMarks({_place(source): (IN_UNIT_PAPER,) for own in found for source in own})


def asked_note(cells: Iterable[Words]) -> str:
    """Return the note under a table with marked cells, empty when none is marked."""
    numbers = sorted({number for words in cells if isinstance(words, Cited) for number in words.asked})
    if not numbers:
        return ""
    if numbers == [IN_UNIT_PAPER]:
        return texts.ASKED_NOTE_ROUND
    return texts.ASKED_NOTE.format(numbers=join([str(number) for number in numbers]))


def _place(source: Source) -> _Place:
    return source.file, source.sheet, source.cell or (str(source.line) if source.line else "")
