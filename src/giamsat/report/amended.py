"""What a unit sent after its first file: the figures that a supplement changed, and the files that were joined."""

from __future__ import annotations

from giamsat.blocks.model import Block
from giamsat.formatting.numbers import count_words, exact
from giamsat.model.records import Amendment, HandedFile
from giamsat.model.values import Figure, State
from giamsat.report.cited import Fact, Spot, Words, cell, cite, quoted
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.places import spot
from giamsat.report.values import APPLIES_NOT, NONE, figure_text
from giamsat.texts_vi import handed as texts
from giamsat.texts_vi.ground import NO_DATA

_WIDTHS = (0.06, 0.36, 0.13, 0.13, 0.2, 0.12)
_ALIGNS = ("center", "left", "right", "right", "left", "center")


def amended_blocks(desk: Desk) -> list[Block]:
    """Return the sentence and the table of what supplements changed; nothing when nothing was changed."""
    amendments = desk.unit_data.submission.amendments if desk.unit_data.submission else ()
    if not amendments:
        return []
    columns = [Column(*one) for one in zip(texts.AMENDED_HEADS, _WIDTHS, _ALIGNS, strict=True)]
    rows = [(str(number), *_row(desk, one)) for number, one in enumerate(amendments, start=1)]
    table = desk.labels.table(
        "bo-sung", TableText(columns, rows, texts.AMENDED_TITLE), illustrative=desk.is_illustrative
    )
    number = count_words(len(amendments))
    told = texts.AMENDED_LEAD.format(count=number, table=table.label)
    return [lead(cite(told, [counted(texts.AMENDED_COUNT, number, [len(amendments)])])), table]


def file_name(unit: str, one: HandedFile) -> Words:
    """Return what a joined file is called in the table of sources: what it is, who filled it in, with which letter."""
    name = texts.FILE_NAMES[one.kind.value].format(unit=unit)
    name = texts.FILE_BY.format(name=name, filled_by=one.filled_by) if one.filled_by else name
    name = texts.FILE_WITH.format(name=name, document=one.document) if one.document else name
    return _document(name, one.file)


def _row(desk: Desk, one: Amendment) -> tuple[Words, ...]:
    source = one.after.source
    at = f"{source.sheet.split(maxsplit=1)[0]}, {source.cell}" if source.sheet and source.cell else NONE
    return (
        one.label,
        _value(desk, one.before, texts.BEFORE),
        _value(desk, one.after, texts.AFTER),
        _document(one.document, source.file) or texts.NO_DOCUMENT,
        at,
    )


def _document(text: str, file: str) -> Words:
    """Return words of a file's cover with that file."""
    return quoted(text, Spot(texts.COVER, text, file))


def _value(desk: Desk, figure: Figure | None, role: str) -> Words:
    """Return a figure in its state: known, missing, not applicable; each with the cell of its own file."""
    if figure is None or figure.state is State.MISSING:
        return NO_DATA
    if figure.value is None:
        return APPLIES_NOT
    text = figure_text(figure, desk.data.registry.indicators.get(figure.indicator_id), 0)
    return cell(text, [Fact((spot(figure.source, role, figure.as_printed or exact(figure.value)),))])
