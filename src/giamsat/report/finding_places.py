"""What a result or a shortcoming rests on, said behind its words: table and row of its figure, cell, document, task."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.finding_checks import figure_at, task_of
from giamsat.formatting.text import lower_first, unended
from giamsat.intake.finding_rows import cell_parts
from giamsat.model.findings import Statement
from giamsat.model.judgement import Reading
from giamsat.report.cited import Fact, Words, cell
from giamsat.report.desk import Desk
from giamsat.report.places import row_spot, spot
from giamsat.report.selection import tabled
from giamsat.report.values import NONE, current_text, figure_text
from giamsat.texts_vi import findings as say


def pointed(desk: Desk, row: Statement, *, has_tables: bool = True) -> Words:
    """Return the words of a statement with what they rest on, traced to the register and to each figure.

    ``has_tables`` says that the tables of section II stand in the same document, so that a figure is found there.
    """
    pointers: list[str] = []
    facts = [Fact((row_spot(row.source, say.ROW),))]
    for text, found in _grounds(desk, row, has_tables=has_tables):
        pointers.append(text)
        facts += found
    stem = unended(row.content)
    text = say.POINTERS.format(content=stem, pointers="; ".join(pointers)) if pointers else stem
    return cell(f"{text}.", facts)


def _grounds(desk: Desk, row: Statement, *, has_tables: bool) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each thing that is named, in words, with its places."""
    grounds = row.grounds
    reading = desk.readings.get(grounds.indicator_id)
    if reading is not None:
        value = _value(desk, reading)
        place = _place(desk, grounds.indicator_id) if has_tables else ""
        if place:
            text = say.VALUE_AT.format(place=place, value=value)
        elif names(row.content, reading.indicator.name):
            text = value
        else:
            text = say.VALUE.format(name=lower_first(reading.indicator.name), value=value)
        yield text, desk.facts.current(reading)
    figure = figure_at(desk.unit_data, grounds.cell) if grounds.cell else None
    parts = cell_parts(grounds.cell)
    if figure is not None and parts is not None:
        indicator = desk.data.registry.indicators.get(figure.indicator_id)
        shown = figure_text(figure, indicator, 0)
        name = lower_first(indicator.name) if indicator is not None else ""
        text = say.CELL_AT.format(name=name, sheet=figure.source.sheet, cell=parts[1], value=shown).strip()
        yield text, (Fact((spot(figure.source, say.IN_CELL, "" if shown == NONE else shown),)),)
    task = task_of(desk.unit_data, grounds.task) if grounds.task else None
    if task is not None:
        yield (
            say.TASK_AT.format(task=unended(task.content)),
            (Fact((row_spot(task.source, say.TASK_ROW),)),),
        )
    if grounds.document:
        yield unended(grounds.document), ()


def _value(desk: Desk, reading: Reading) -> str:
    """Return a value without brackets, as it stands in brackets: «92,0%, tức 3.139/3.412 hồ sơ»."""
    share, counts = share_text(reading), current_text(reading).rstrip(")").partition(" (")[2]
    whole = desk.data.registry.indicators.get(reading.indicator.denominator)
    if not counts:
        return share
    return say.COUNTS.format(share=share, counts=counts, measure=whole.measure if whole else "").strip()


def names(text: str, indicator: str) -> bool:
    """Whether a person's words name an indicator, so that its name need not stand behind them again."""
    return indicator.casefold() in text.casefold()


def share_text(reading: Reading) -> str:
    """Return a value without its counts: «92,0%»."""
    return current_text(reading).partition(" (")[0]


def _place(desk: Desk, indicator_id: str) -> str:
    """Return table and row of an indicator's figure in section II, «» when it stands in no table there."""
    domain_id = desk.data.registry.indicators[indicator_id].domain
    label = desk.labels.known("Bảng", f"ii-{domain_id}")
    known = [reading for reading in desk.in_domain(domain_id) if not reading.is_missing]
    rows = [reading.indicator.id for reading in tabled(desk, known)]
    if not label or indicator_id not in rows:
        return ""
    return say.AT_TABLE.format(table=label, row=rows.index(indicator_id) + 1)
