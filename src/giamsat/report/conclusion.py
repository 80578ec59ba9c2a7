"""The notice of what was concluded about one unit (thông báo kết luận): the register as people typed it, no more.

Form: Decree 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 (văn bản có tên loại). Fields: Luật 87/2015/QH13, Điều 16 khoản 4.
What nobody has entered is a blank. The parts have the numbers of the report, so that points mean the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giamsat.blocks.model import Block, Document, Heading, Identity, Letterhead, Paragraph, Signature, Text
from giamsat.formatting.dates import full_date
from giamsat.model.findings import CauseKind, Findings, Statement
from giamsat.report.compose import lead, paragraph, short_forms, table
from giamsat.report.desk import Desk
from giamsat.report.finding_places import pointed
from giamsat.report.findings import (
    cause_blocks,
    findings_of,
    ordered,
    points,
    recommendation_table,
    responsibility_blocks,
)
from giamsat.report.frame import recipients
from giamsat.texts_vi import findings as words
from giamsat.texts_vi import papers as say
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE


def conclusion(desk: Desk) -> Document | None:
    """Return the draft of a unit's notice, ``None`` before the visit or when nothing was concluded."""
    found = findings_of(desk)
    if found is None:
        return None
    head = desk.round.letterhead
    names = {"body": desk.words.body, "unit": desk.unit.official_name, "topic": desk.round.topic}
    lines = recipients([line.format(**names) for line in say.NOTICE_RECIPIENTS])
    return Document(
        kind_name=say.NOTICE,
        title=say.NOTICE_TITLE.format(**names),
        date=desk.round.report_date.isoformat(),
        blocks=tuple(_blocks(desk, found, names)),
        identity=Identity(desk.round.id, desk.unit_id, desk.unit.official_name),
        letterhead=Letterhead(head.parent, head.organ, say.NOTICE_NUMBER, f"{head.place}, {say.DAY_BLANK}"),
        preface=(desk.round.example_note,) if desk.round.example_note else (),
        signature=Signature(lines, desk.round.signer_authority, say.BLANK, say.NAME),
        marks=(DRAFT, *((ILLUSTRATIVE,) if desk.is_illustrative else ())),
        author=head.organ,
        short_forms=short_forms(desk.data.registry),
    )


def heading(text: str, depth: int = 1) -> Heading:
    """Return a heading of plain text."""
    return Heading(depth, (Text(text),))


def blank() -> Paragraph:
    """Return a line for a person to fill in."""
    return paragraph(say.BLANK)


def or_blank(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks, or a blank when nobody has typed anything."""
    return blocks or (blank(),)


def _blocks(desk: Desk, found: Findings, names: dict[str, str]) -> Iterator[Block]:
    visit = desk.unit_data.visit
    held_on = (visit.held_on if visit else None) or desk.data.params.unit(desk.unit_id).visit_on
    day = full_date(held_on) if held_on else say.DAY_BLANK
    acts = {"founding": desk.round.founding_act or desk.words.founding, "plan": desk.round.plan or say.BLANK}
    yield lead(say.NOTICE_OPENING.format(**acts, **names, day=day))
    yield heading(say.GENERAL)
    submission = desk.unit_data.submission
    number = submission.report_number if submission else ""
    place = visit.place.rstrip(".") if visit and visit.place else say.BLANK
    report = say.REPORT.format(number=number) if number else say.BLANK
    yield from (paragraph(line.format(day=day, place=place, report=report)) for line in say.GENERAL_LINES)
    yield heading(say.RESULTS)
    yield from or_blank(
        [points(pointed(desk, row, has_tables=False) for row in found.results)] if found.results else []
    )
    yield heading(say.SHORTCOMINGS)
    limits = found.shortcomings
    yield from or_blank([points(pointed(desk, row, has_tables=False) for row in limits)] if limits else [])
    yield heading(say.CAUSES)
    for kind in CauseKind:
        yield heading(say.CAUSE_PARTS[kind.value], 2)
        yield from or_blank(cause_blocks(desk, kind))
    yield heading(say.RESPONSIBILITY, 2)
    yield from or_blank(responsibility_blocks(desk))
    yield heading(say.RECOMMENDATIONS)
    yield from or_blank(_asked(desk, found))
    yield heading(say.CARRYING_OUT)
    yield from (paragraph(line) for line in say.CARRYING_OUT_LINES)
    yield paragraph(say.NOTICE_END.format(**names))


def _told(desk: Desk, rows: Sequence[Statement]) -> list[Block]:
    return [points(pointed(desk, row, has_tables=False) for row in rows)] if rows else []


def _asked(desk: Desk, found: Findings) -> list[Block]:
    rows = ordered(desk.data.registry.addressees, found.recommendations)
    title = words.TABLE_TITLE.format(body=desk.words.body)
    content = recommendation_table(found, rows, title)
    return [table(content, illustrative=desk.is_illustrative)] if rows else []
