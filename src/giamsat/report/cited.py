"""Words together with the places that their figures come from.

A section knows which facts a sentence rests on; :func:`cite` keeps those whose number the sentence really prints, so
that no place stands beside a number that was not taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from giamsat.blocks.model import TracedFigure, TracedSource
from giamsat.formatting.numbers import printed
from giamsat.formatting.text import NBSP
from giamsat.report.arithmetic import computed
from giamsat.report.printed_numbers import PrintedNumber, printed_numbers
from giamsat.report.values import NONE

_FRACTION = re.compile(r"/\d+(?:\.\d{3})*(?:,\d+)?")

How = Literal["", "sum", "count", "row", "computed", "group", "query"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file and what stands there; ``at`` and ``how`` as in :class:`~giamsat.blocks.model.TracedFigure`."""

    name: str
    value: str
    file: str
    sheet: str = ""
    at: str = ""
    how: How = ""
    title: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Numbers that words may print, and the places that they were taken from.

    ``share`` is printed in percent, rounded; ``numbers`` exactly, all of them; ``also`` are further ones that belong
    to the fact (how many units a group has). Printed is a fact whose share, or all whose numbers, or any of whose
    ``words`` stand in a text; ``is_rounded`` numbers may have fewer decimals there than they have.
    """

    spots: tuple[Spot, ...]
    numbers: tuple[Decimal, ...] = ()
    share: Decimal | None = None
    also: tuple[Decimal, ...] = ()
    words: tuple[str, ...] = ()
    is_rounded: bool = False

    def found_in(self, text: str, numbers: Sequence[PrintedNumber]) -> tuple[str, list[PrintedNumber]] | None:
        """Return how ``text`` prints the fact, and its numbers there; ``None`` when it does not print it."""
        of_share = [number for number in numbers if number.is_share and self._is_share(number)]
        own = [number for number in numbers if any(self._is(number, value) for value in self.numbers)]
        is_whole = bool(self.numbers) and all(any(self._is(number, value) for number in own) for value in self.numbers)
        within = [word for word in self.words if word and word.replace(NBSP, " ") in text]
        if not (of_share or is_whole or within):
            return None
        also = [number for number in numbers if number.value in self.also and not number.is_share]
        inside = [number for number in numbers if any(_stands_in(number, word, text) for word in within)]
        found = list(dict.fromkeys([*of_share, *(own if is_whole or of_share else ()), *inside, *also]))
        worded = next((word for word in within if any(sign.isdigit() for sign in word)), "")
        return worded or (_with_fraction(found[0], text) if found else within[0].strip()), found

    def _is_share(self, number: PrintedNumber) -> bool:
        return self.share is not None and _rounds_to(self.share, number)

    def _is(self, number: PrintedNumber, value: Decimal) -> bool:
        if self.is_rounded:
            return _rounds_to(value, number)
        return number.value == value and not number.is_share


@dataclass(frozen=True, slots=True)
class Cited:
    """A text with the sources of the figures in it; ``asked`` are the numbers of the questions about them."""

    text: str
    sources: tuple[TracedSource, ...]
    asked: tuple[int, ...] = ()


Words = str | Cited


def text_of(words: Words) -> str:
    """Return the bare text of words."""
    return words if isinstance(words, str) else words.text


def cite(text: str, facts: Iterable[Fact], *, has_differences: bool = False) -> Words:
    """Return ``text`` with the places of those facts that it prints.

    ``has_differences`` says that it also tells how such numbers differ; how these follow is then told as well.
    """
    numbers = printed_numbers(text)
    plain = text.replace(NBSP, " ")
    rows: list[tuple[Spot, str]] = []
    explained: list[PrintedNumber] = []
    for fact in facts:
        found = fact.found_in(plain, numbers)
        if found is not None:
            rows += [(spot, found[0]) for spot in fact.spots]
            explained += found[1]
    for number, words, value in computed(numbers, explained) if has_differences else ():
        rows.append((Spot(words, value, "", how="computed"), number.text))
    return Cited(text, _sources(rows)) if rows else text


def cell(text: str, facts: Iterable[Fact]) -> Words:
    """Return the text of a table's cell with the places of the facts that it is made of; «–» has none."""
    if text == NONE:
        return text
    rows = [(spot, "") for fact in facts for spot in fact.spots]
    return Cited(text, _sources(rows)) if rows else text


def quoted(text: str, *spots: Spot) -> Words:
    """Return words that stand so in a file with their place; plain when they print no figure."""
    return cell(text, [Fact(spots)]) if printed_numbers(text) else text


def joined_facts(*groups: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of several groups, each once."""
    return tuple(dict.fromkeys(fact for group in groups for fact in group))


def _rounds_to(value: Decimal, number: PrintedNumber) -> bool:
    return abs(number.value - value) < 1 and printed(value, number.places) == number.value


def _with_fraction(number: PrintedNumber, text: str) -> str:
    """Return a number as the text prints it, with the rest of the fraction that it begins: «2/22»."""
    end = number.start + len(number.text)
    rest = _FRACTION.match(text, end)
    return number.text + (rest.group() if rest else "")


def _stands_in(number: PrintedNumber, word: str, text: str) -> bool:
    start = text.find(word.replace(NBSP, " "))
    return start <= number.start < start + len(word)


def _sources(rows: Iterable[tuple[Spot, str]]) -> tuple[TracedSource, ...]:
    together: dict[tuple[str, str, str, str], dict[TracedFigure, None]] = {}
    for spot, words in rows:
        figure = TracedFigure(words, spot.name, spot.value, spot.at, spot.how)
        together.setdefault((spot.file, spot.sheet, spot.title, spot.address), {})[figure] = None
    return tuple(TracedSource(*key, tuple(figures)) for key, figures in together.items())
