"""The index pages: one of all rounds, one of each; readable without script, sortable with it, no server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from giamsat.rendering.templating import environment


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One report in an index: its name, states in words, links (label, relative address), main figures, remarks."""

    order: int
    name: str
    unit_id: str
    phase: str
    state: str
    is_current: bool
    links: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    is_unit: bool = True


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Units for which the same is to be done next: what, by which command, how many; a row of cells for each, or one
    for many of which the same is known."""

    title: str
    command: str
    count: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class IndexRound:
    """One round in an index, with its rows; ``mark`` is the illustrative mark or empty.

    ``groups`` are its units by what is to be done next, ``heads`` the columns of their rows; ``papers`` what else lies
    beside the reports: label and address.
    """

    round_id: str
    title: str
    mark: str
    address: str
    rows: tuple[IndexRow, ...]
    groups: tuple[IndexGroup, ...] = ()
    heads: tuple[str, ...] = ()
    papers: tuple[tuple[str, str], ...] = ()


def to_index(
    title: str, rounds: Sequence[IndexRound], back: str, templates: Path, papers: Sequence[tuple[str, str]] = ()
) -> str:
    """Return an index page.

    :param back: the address of the index above, empty for the first one.
    :param papers: what lies beside all rounds: label and address.
    """
    page = environment(templates).get_template("index.html.j2")
    text: str = page.render(title=title, rounds=rounds, back=back, papers=papers)
    return text
