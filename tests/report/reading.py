"""Read reports as a person does: every section of a master notebook as lines of text, without a kernel."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from giamsat.blocks.html import plain
from giamsat.blocks.model import Block, Callout, Cell, CodeBlock, Figure, Fragment, Heading, ListBlock, Paragraph, Quote
from giamsat.blocks.model import Table as TableBlock
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round
from giamsat.report.display import Section
from giamsat.report.synthesis import RoundReport
from giamsat.report.unit import UnitReport
from giamsat.settings import Settings

MASTERS = Path(__file__).parents[2] / "templates" / "notebooks"
_CALL = re.compile(r'report\.(\w+)\((?:"([^"]*)")?\)$')


@dataclass(frozen=True)
class Report:
    """The sections of a report by name, in the order of its notebook."""

    fragments: dict[str, Fragment]

    def text(self, *names: str) -> str:
        """Return the text of sections (all when none is named), one line for each paragraph, cell or chart text."""
        chosen = names or tuple(self.fragments)
        found = "\n".join(line for name in chosen for line in lines(all_blocks(self.fragments[name])))
        return found.replace("\xa0", " ")

    def tables(self) -> list[TableBlock]:
        return [block for block in self.walk() if isinstance(block, TableBlock)]

    def figures(self) -> list[Figure]:
        return [block for block in self.walk() if isinstance(block, Figure)]

    def walk(self) -> Iterator[Block]:
        for fragment in self.fragments.values():
            yield from walk(all_blocks(fragment))


@cache
def round_data(settings: Settings, round_id: str) -> RoundData:
    """Return a round's data, read once."""
    registry = load_registry(settings)
    return load_round_data(settings, registry, load_round(settings, registry, round_id))


@cache
def unit_report(settings: Settings, round_id: str, unit_id: str) -> Report:
    """Return a unit's report as its notebook would call it."""
    return read(UnitReport(settings, round_data(settings, round_id), unit_id), "unit")


def fresh_unit_report(settings: Settings, round_id: str, unit_id: str) -> Report:
    """Return a unit's report after a change in its project folder."""
    round_data.cache_clear()
    unit_report.cache_clear()
    return unit_report(settings, round_id, unit_id)


def fresh_round_data(settings: Settings, round_id: str) -> RoundData:
    """Return a round's data after a change in its project folder."""
    round_data.cache_clear()
    return round_data(settings, round_id)


def round_report(settings: Settings, round_id: str, delegation_id: str = "") -> Report:
    """Return a synthesis, of a round or of one delegation, as its notebook would call it."""
    return read(RoundReport(settings, round_data(settings, round_id), delegation_id), "synthesis")


def read(report: UnitReport | RoundReport, master: str) -> Report:
    """Call what the cells of a master notebook call, in their order."""
    cells = json.loads((MASTERS / f"{master}.ipynb").read_text(encoding="utf-8"))["cells"]
    fragments: dict[str, Fragment] = {}
    for cell in cells:
        found = _CALL.search("".join(cell["source"]).strip()) if cell["cell_type"] == "code" else None
        if found:
            name, argument = found.groups()
            section: Section = getattr(report, name)(*([argument] if argument is not None else []))
            fragments[section.fragment.section] = section.fragment
    return Report(fragments)


def all_blocks(fragment: Fragment) -> tuple[Block, ...]:
    """Return the blocks of a fragment with those of its appendix."""
    return (*fragment.blocks, *(fragment.appendix.blocks if fragment.appendix else ()))


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks at any depth."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                yield from walk(inner for item in block.items for inner in item)
            case Quote() | Callout():
                yield from walk(block.blocks)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of blocks: a line for each paragraph, cell, caption, alt text and text in a chart."""
    for block in walk(blocks):
        match block:
            case Heading() | Paragraph():
                yield plain(block.inlines)
            case TableBlock():
                yield f"{block.label}. {plain(block.title)}"
                yield block.scope
                yield from (" | ".join(plain(cell.inlines) for cell in row) for row in (*block.head, *block.rows))
                yield plain(block.note)
            case Figure():
                yield f"{block.label}. {plain(block.title)}"
                yield block.alt
                yield from svg_texts(block.svg)
            case Callout():
                yield block.title
            case CodeBlock():
                yield block.text


def svg_texts(svg: str) -> list[str]:
    """Return the texts that stand in a chart, as they would be read when it is taken out alone."""
    from xml.etree import ElementTree

    return [
        "".join(element.itertext())
        for element in ElementTree.fromstring(svg).iter()
        if element.tag.rpartition("}")[2] in ("text", "title", "desc")
    ]


def rows_of(table: TableBlock) -> list[list[str]]:
    """Return the texts of a table's body."""
    return [[_cell(cell) for cell in row] for row in table.rows]


def heads_of(table: TableBlock) -> list[str]:
    """Return the texts of a table's last head row."""
    return [_cell(cell) for cell in table.head[-1]]


def _cell(cell: Cell) -> str:
    return plain(cell.inlines)
