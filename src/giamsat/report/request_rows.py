"""What became of the requests of an earlier round, in the unit's own words: no judgement, no «quá hạn»."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.formatting.dates import short_date
from giamsat.model.parameters import FormerRequest
from giamsat.model.records import RequestReply
from giamsat.report.cited import Words
from giamsat.report.compose import Column, TableText
from giamsat.report.record_cells import named, told
from giamsat.report.values import NONE
from giamsat.texts_vi import handed as texts
from giamsat.workbook.layout import PROGRESS

_WIDTHS = (0.05, 0.27, 0.13, 0.22, 0.11, 0.1, 0.12)
_ALIGNS = ("center", "left", "center", "left", "left", "center", "left")
_STATES = {slug: word for word, slug in PROGRESS}


def request_table(replies: Sequence[RequestReply], made: Sequence[FormerRequest]) -> TableText:
    """Return one row for each reply; ``made`` are the requests as their documents have them, with the deadline.

    A request is never called overdue here: practice, sentence 37.
    """
    by_id = {row.id: row for row in made}
    columns = [Column(*one) for one in zip(texts.REQUESTS_HEADS, _WIDTHS, _ALIGNS, strict=True)]
    rows = [(str(number), *_row(one, by_id.get(one.code))) for number, one in enumerate(replies, start=1)]
    return TableText(columns, rows, texts.REQUESTS_TITLE, note=texts.REQUESTS_NOTE, landscape=True)


def _row(reply: RequestReply, made: FormerRequest | None) -> tuple[Words, ...]:
    source, name = reply.source, texts.ROW_REQUEST
    content = reply.content or (made.content if made is not None else reply.code)
    return (
        named(content, source, name),
        (made.deadline if made is not None else "") or NONE,
        told(reply.reply or texts.NO_REPLY, source, name),
        _STATES.get(reply.state, reply.state) or texts.NO_PROGRESS,
        short_date(reply.done_on) if reply.done_on else NONE,
        told(reply.evidence or NONE, source, name),
    )
