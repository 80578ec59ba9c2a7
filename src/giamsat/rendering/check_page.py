"""The page of a check: a table of all units, then what is to be looked at in each; no script, one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from giamsat.rendering.templating import environment


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An entry in words: severity as slug and word, place, sentence, what is expected, what to do, how many cells."""

    severity: str
    word: str
    code: str
    where: str
    text: str
    expected: str
    mend: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckUnit:
    """A unit: ``cells`` of the table beside its name, ``links`` (label, address) to the workbooks to send back.

    ``files`` are name, day and the code that the signed paper must show.
    """

    unit_id: str
    name: str
    cells: tuple[str, ...]
    is_bad: bool
    files: tuple[tuple[str, str, str], ...]
    links: tuple[tuple[str, str], ...]
    lines: tuple[CheckLine, ...]
    accepted: tuple[CheckLine, ...]
    amended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The whole page; ``words`` are its headings and fixed sentences by name."""

    title: str
    round_id: str
    mark: str
    note: str
    heads: tuple[str, ...]
    units: tuple[CheckUnit, ...]
    others: tuple[CheckLine, ...]
    first: tuple[str, ...]
    words: dict[str, str]


def to_check_page(page: CheckPage, templates: Path) -> str:
    """Return the HTML of a check; everything in it is text, whatever it says."""
    text: str = environment(templates).get_template("check.html.j2").render(page=page)
    return text
