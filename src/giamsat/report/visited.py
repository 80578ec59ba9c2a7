"""What was seen and said at the unit, printed as «qua khảo sát thực tế»: only after the visit, only as noted.

No judgement is made of it: a dossier stands with its days, a figure of a screen beside the reported one.
"""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.model import Block
from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.numbers import MINUS, exact
from giamsat.formatting.text import unended
from giamsat.model.judgement import Reading
from giamsat.model.values import Figure
from giamsat.model.visits import Commitment, Observation, SampledDossier, ScreenReading, Visit
from giamsat.report.cited import Fact, Spot, Words, cell, quoted
from giamsat.report.compose import Column, TableText, dashes, lead, titled
from giamsat.report.desk import Desk
from giamsat.report.places import row_spot, spot
from giamsat.report.reading_cells import current_cell
from giamsat.report.record_cells import named, told
from giamsat.report.values import NONE, figure_text
from giamsat.texts_vi import visited as say

SAMPLES_DOMAIN = "tthc"
"""Dossiers are seen at the one-stop desk: their table stands with the handling of procedures."""


def overview_blocks(desk: Desk) -> list[Block]:
    """Return what section I says of the visit, with what was seen in no domain."""
    visit = visit_of(desk)
    if visit is None:
        return []
    blocks: list[Block] = [titled(say.OVERVIEW_TITLE, say.OVERVIEW.format(day=day_words(visit), body=desk.words.body))]
    rest = [row for row in visit.observations if row.domain not in desk.data.registry.domains]
    if rest:
        blocks += [lead(say.SEEN_ALSO.format(day=day_words(visit))), dashes(_seen(row) for row in rest)]
    return blocks


def domain_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return what was seen in a domain: notes, sampled dossiers, figures read off a screen."""
    visit = visit_of(desk)
    if visit is None:
        return []
    blocks: list[Block] = []
    own = [row for row in visit.observations if row.domain == domain_id]
    if own:
        blocks += [lead(say.SEEN.format(day=day_words(visit), body=desk.words.body)), dashes(_seen(row) for row in own)]
    if visit.samples and domain_id == SAMPLES_DOMAIN:
        blocks.append(_table(desk, "kt-ho-so", _samples(visit)))
    readings = [
        row for row in visit.readings if desk.data.registry.indicators[row.figure.indicator_id].domain == domain_id
    ]
    if readings:
        blocks.append(_table(desk, f"kt-so-doc-{domain_id}", _readings(desk, readings)))
    return blocks


def clarified_blocks(desk: Desk, *, with_answers: bool = True) -> list[Block]:
    """Return what the unit answered, promised and must still hand in, for section VI."""
    visit = visit_of(desk)
    if visit is None:
        return []
    tables = []
    if visit.answers and with_answers:
        rows = [
            (named(row.question, row.source, say.ROW_ANSWER), told(row.answer, row.source, say.ROW_ANSWER))
            for row in visit.answers
        ]
        tables.append(("kt-tra-loi", _numbered(say.ANSWER_HEADS, (0.06, 0.47, 0.47), rows, say.ANSWERS_TITLE)))
    if visit.commitments:
        tables.append(("kt-cam-ket", _commitments(visit.commitments)))
    if visit.supplements:
        rows = [(_content(row, say.ROW_SUPPLEMENT), _due(row, say.ROW_SUPPLEMENT)) for row in visit.supplements]
        tables.append(("kt-bo-sung", _numbered(say.SUPPLEMENT_HEADS, (0.06, 0.7, 0.24), rows, say.SUPPLEMENTS_TITLE)))
    if not tables:
        return []
    return [lead(say.ACCORDING.format(day=day_words(visit))), *(_table(desk, key, content) for key, content in tables)]


def visit_of(desk: Desk) -> Visit | None:
    """Return the visit that may be printed; before the visit there is none."""
    return None if desk.is_before else desk.unit_data.visit


def day_words(visit: Visit) -> str:
    """Return the day of the visit, a blank when nobody has entered it."""
    return short_date(visit.held_on) if visit.held_on else say.NO_DAY


def _seen(row: Observation) -> Words:
    evidence = say.EVIDENCE.format(evidence=row.evidence) if row.evidence else ""
    content = unended(row.content)
    text = (
        say.SEEN_LINE.format(place=row.place, content=content, evidence=evidence) if row.place else content + evidence
    )
    return quoted(f"{text}.", row_spot(row.source, say.ROW_SEEN))


def _samples(visit: Visit) -> TableText:
    def row_of(row: SampledDossier) -> tuple[Words, ...]:
        days = (short_date(day) if day else NONE for day in (row.received_on, row.due_on, row.done_on))
        return (
            named(row.code, row.source, say.ROW_SAMPLE),
            told(row.field or NONE, row.source, say.ROW_SAMPLE),
            *(told(day, row.source, say.ROW_SAMPLE) for day in days),
            told(row.finding or NONE, row.source, say.ROW_SAMPLE),
        )

    widths = (0.05, 0.21, 0.17, 0.12, 0.12, 0.12, 0.21)
    content = _numbered(say.SAMPLE_HEADS, widths, [row_of(row) for row in visit.samples], say.SAMPLES_TITLE)
    return _with_scope(content, say.SAMPLES_SCOPE.format(day=day_words(visit)))


def _readings(desk: Desk, rows: Sequence[ScreenReading]) -> TableText:
    aligns = ("left", "right", "right", "right", "left", "left", "left")
    widths = (0.24, 0.12, 0.12, 0.11, 0.15, 0.14, 0.12)
    columns = [Column(head, width, align) for head, width, align in zip(say.READING_HEADS, widths, aligns, strict=True)]
    return TableText(columns, [_reading(desk, row) for row in rows], say.READINGS_TITLE, note=say.READINGS_NOTE)


def _reading(desk: Desk, row: ScreenReading) -> tuple[Words, ...]:
    indicator = desk.data.registry.indicators[row.figure.indicator_id]
    reported = desk.readings.get(indicator.id)
    shown = figure_text(row.figure, indicator, 0)
    value = row.figure.as_printed or exact(row.figure.value or 0)
    place = spot(row.figure.source, say.ON_SCREEN.format(label=indicator.name), value)
    return (
        named(row.label, row.source, say.ROW_READING),
        current_cell(desk.facts, reported) if reported is not None else NONE,
        cell(shown, [Fact((place,))]),
        _difference(reported, row.figure),
        told(row.system, row.source, say.ROW_READING),
        told(row.read_at, row.source, say.ROW_READING),
        told(row.reader, row.source, say.ROW_READING),
    )


def _difference(reported: Reading | None, screen: Figure) -> Words:
    """Return by how much two counts differ; a share is not compared, its counts are."""
    current = reported.current if reported is not None else None
    if not isinstance(current, Figure) or not (current.is_countable and screen.is_countable):
        return NONE
    if current.value is None or screen.value is None:
        return NONE
    rule = f"{exact(current.value)} {MINUS} {exact(screen.value)}"
    worked_out = Spot(say.DIFFERENCE, rule, "", how="computed")
    return cell(exact(abs(current.value - screen.value)), [Fact((worked_out,))])


def _commitments(rows: Sequence[Commitment]) -> TableText:
    name = say.ROW_COMMITMENT
    cells = [
        (
            _content(row, name),
            told(row.owner or NONE, row.source, name),
            told(row.product or NONE, row.source, name),
            _due(row, name),
        )
        for row in rows
    ]
    return _numbered(say.COMMITMENT_HEADS, (0.06, 0.38, 0.2, 0.18, 0.18), cells, say.COMMITMENTS_TITLE)


def _content(row: Commitment, name: str) -> Words:
    return named(row.content, row.source, name)


def _due(row: Commitment, name: str) -> Words:
    return told(deadline_words(row.due.kind.value, row.due.last_day, row.due.text), row.source, name)


def _numbered(heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Words]], title: str) -> TableText:
    """Return a table whose rows are counted in the first column."""
    columns = [
        Column(head, width, "center" if place == 0 else "left")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    return TableText(columns, [(str(number), *row) for number, row in enumerate(rows, start=1)], title)


def _with_scope(content: TableText, scope: str) -> TableText:
    return TableText(content.columns, content.rows, content.title, scope)


def _table(desk: Desk, key: str, content: TableText) -> Block:
    return desk.labels.table(key, content, illustrative=desk.is_illustrative)
