"""«Kết quả thực hiện kiến nghị đợt trước»: what earlier rounds asked of the unit and where it stands on the report's
day. Every line leads to the row of the register, or to the cell of the form, that says so."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.analysis.follow_up import of_unit, standings, with_replies
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, fraction
from giamsat.model.follow_up import Entry, Request, Standing, Time
from giamsat.model.rounds import RoundData
from giamsat.report.cited import Fact, Spot, Words, cell
from giamsat.report.compose import Column, TableText, dashes, titled
from giamsat.report.desk import Desk
from giamsat.report.places import of_sources, row_spot
from giamsat.report.record_cells import named, told
from giamsat.report.sentences.follow_up import due_words, followed_sentence
from giamsat.report.values import NONE
from giamsat.report.visited import visit_of
from giamsat.texts_vi import follow_up as say

SECTION = "I.dot-truoc"
_WIDTHS = (0.06, 0.38, 0.15, 0.17, 0.12, 0.12)
_ALIGNS = ("center", "left", "left", "left", "left", "left")


def follow_up(desk: Desk) -> Fragment:
    """Return the section; nothing when earlier rounds asked nothing of the unit that this round follows up."""
    found = unit_standings(desk)
    if not found:
        return Fragment(SECTION)
    day = short_date(desk.round.report_date)
    table = desk.labels.table("dot-truoc", _table(found, desk.unit_id, day), illustrative=desk.is_illustrative)
    alias = desk.unit.alias or desk.unit.short_name
    lead = say.LEAD.format(day=day, count=count_words(len(found)), alias=alias, table=table.label)
    spots = tuple(of_sources((row.followed.request.source for row in found), say.COUNTED, "", "count"))
    blocks: tuple[Block, ...] = (
        titled(say.TITLE.format(number=5 if visit_of(desk) is not None else 4), cell(lead, [Fact(spots)]), say.BODY),
        table,
        dashes(_line(desk, row) for row in found),
    )
    return Fragment(SECTION, blocks, promise=Promise(tables=1, paragraphs=1))


def unit_standings(desk: Desk) -> tuple[Standing, ...]:
    """Return where each request to the unit stands on the day of the report, the unit's own form included."""
    return standings_of(desk.data, desk.unit_id)


def standings_of(data: RoundData, unit_id: str) -> tuple[Standing, ...]:
    """Return where each request to a unit of a round stands on the day of the report."""
    own = data.units[unit_id]
    rows = with_replies(own.follow_ups, own.submission, data.params.cut_off(unit_id))
    return of_unit(standings(rows, data.params.round.report_date, data.registry.units), unit_id)


def _line(desk: Desk, standing: Standing) -> Words:
    text = followed_sentence(standing, desk.unit_id, desk.data.registry.units)
    return cell(text, [Fact(standing_spots(standing))])


def standing_spots(standing: Standing) -> tuple[Spot, ...]:
    """Return the rows of the register that say where a request stands, and how its days were counted."""
    rows: list[Entry | None] = [*standing.transfers, standing.reported, standing.verified, standing.ended]
    spots = [row_spot(standing.followed.request.source, say.ROW_REQUEST)]
    spots += [row_spot(row.source, say.ROW_ENTRY) for row in rows if row is not None]
    if standing.days:
        worked_out = say.DAYS.format(day=short_date(standing.counted_to))
        spots.append(Spot(worked_out, str(standing.days), "", how="computed"))
    return tuple(dict.fromkeys(spots))


def _table(found: Sequence[Standing], unit_id: str, day: str) -> TableText:
    columns = [Column(*one) for one in zip(say.HEADS, _WIDTHS, _ALIGNS, strict=True)]
    rows = [(str(number), *_row(row, unit_id)) for number, row in enumerate(found, start=1)]
    return TableText(columns, rows, say.TABLE, say.SCOPE.format(day=day), note=say.NOTE)


def _row(standing: Standing, unit_id: str) -> tuple[Words, ...]:
    """Return a row; what became of a request after the unit gave it on is told in the report of who has it now."""
    asked = asked_cells(standing)
    if unit_id != standing.owner:
        return (*asked, NONE, NONE, say.TRANSFERRED_LABEL)
    return (
        *asked,
        progress_cell(standing),
        _found(standing),
        _time(standing),
    )


def asked_cells(standing: Standing) -> tuple[Words, Words]:
    """Return what a request asks, with its document, and by when."""
    request = standing.followed.request
    return (
        named(f"{request.content} ({origin_words(request)})", request.source, say.ROW_REQUEST),
        told(due_words(standing), request.source, say.ROW_REQUEST),
    )


def origin_words(request: Request) -> str:
    """Return which act made a request: «Kiến nghị số 3; Báo cáo số …»."""
    number = say.SOURCE_NUMBER.format(number=request.number) if request.number else ""
    return say.SOURCE.format(force=say.FORCES[request.force.value], number=number, document=request.document)


def progress_cell(standing: Standing) -> Words:
    """Return the progress with the document by which its addressee reports it."""
    state = progress_words(standing)
    row = standing.reported
    return state if row is None else told(_by_whom(state, row), row.source, say.ROW_ENTRY)


def progress_words(standing: Standing) -> str:
    """Return the progress with its counts: «hoàn thành một phần (2/3)»."""
    state, row = say.PROGRESS[standing.progress.value], standing.reported
    if row is None or row.done is None or row.total is None:
        return state
    return say.DONE_OF.format(state=state, done=fraction(row.done, row.total).partition("/")[0], total=row.total)


def _by_whom(state: str, row: Entry) -> str:
    if row.is_reply:
        return say.REPLY.format(state=state)
    return say.ACCORDING.format(state=state, document=row.document)


def _found(standing: Standing) -> Words:
    word = say.VERIFICATION[standing.verification.value]
    row = standing.verified
    return (
        word
        if row is None
        else told(say.ACCORDING.format(state=word, document=row.document), row.source, say.ROW_ENTRY)
    )


def _time(standing: Standing) -> Words:
    text = time_words(standing)
    if not standing.days or standing.time is Time.PAST:
        return text
    return days_cell(standing, text)


def days_cell(standing: Standing, text: str) -> Words:
    """Return words about the days of a request with what they are counted from."""
    worked_out = say.DAYS.format(day=short_date(standing.counted_to))
    return cell(text, [Fact((Spot(worked_out, str(standing.days), "", how="computed"),))])


def time_words(standing: Standing) -> str:
    """Return where a request stands in time; a decision to end, or to hand it to another, comes first."""
    if standing.ended is not None:
        return say.ENDED_LABEL
    return say.TIMES[standing.time.value].format(days=count_words(standing.days))
