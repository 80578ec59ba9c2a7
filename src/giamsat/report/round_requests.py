"""Section VI of a synthesis that concludes, and its appendix: what is asked of whom, with the verb of the table."""

from __future__ import annotations

from decimal import Decimal

from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.dates import deadline_words
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized, unended
from giamsat.model.findings import Recommendation
from giamsat.model.parameters import Addressee
from giamsat.model.records import DeadlineKind
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.compose import lead
from giamsat.report.conclusion import heading
from giamsat.report.findings import listed, recommendation_table
from giamsat.report.places import of_sources
from giamsat.report.record_cells import named
from giamsat.report.round_desk import RoundDesk
from giamsat.report.round_hand_in import REQUESTS, in_appendix, round_appendix
from giamsat.report.round_rows import requests
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import findings as register
from giamsat.texts_vi import synthesis as say


def recommendations(desk: RoundDesk) -> Fragment:
    """Section VI: by kind of addressee, common ones in full; how many units have beside them stands in the appendix."""
    found = requests(desk)
    blocks: list[Block] = []
    number = 0
    for group in desk.data.registry.addressees.values():
        common = [row for row, unit_id in found if row.group == group.id and not unit_id]
        own = [row for row, unit_id in found if row.group == group.id and unit_id]
        if not common and not own:
            continue
        number += 1
        blocks.append(heading(say.ASKED_HEADING.format(number=number, group=group.title), 2))
        if common:
            blocks.append(lead(say.ASKED_LEAD.format(body=desk.body, verb=group.verb)))
            blocks.append(listed(_asked(row) for row in common))
        if own:
            blocks.append(lead(_of_units(desk, group, own, is_more=bool(common))))
    return Fragment("VI", tuple(blocks), promise=Promise(paragraphs=1 if blocks else 0), fills=bool(blocks))


def request_appendix(desk: RoundDesk) -> Fragment:
    """Return the appendix of all recommendations with the fields of Luật 87/2015/QH13, Điều 16 khoản 4."""
    rows = [row for row, _ in requests(desk)]
    if not rows:
        return Fragment(f"phu-luc.{REQUESTS}")
    content = recommendation_table(None, rows, register.TABLE_TITLE.format(body=desk.body))
    block = desk.labels.table("phu-luc-kien-nghi", content, illustrative=desk.is_illustrative)
    return round_appendix(desk, REQUESTS, say.ASKED_TITLE, (block,), landscape=True)


def due_of(row: Recommendation) -> str:
    """Return a deadline in the words of its kind."""
    return deadline_words(row.due.kind.value, row.due.last_day, row.due.text)


def _asked(row: Recommendation) -> Words:
    """Return a recommendation in full; that no day was set, or no report is asked for, is one clause of its own."""
    due, report_back = due_of(row), unended(row.report_back)
    is_unasked = report_back.casefold() == say.NO_REPORT
    text = say.ASKED.format(
        addressee=row.addressee,
        content=unended(row.content),
        product=unended(row.product),
        due=capitalized(due) if row.due.kind is DeadlineKind.NONE else say.ASKED_DUE.format(due=due),
        report_back=say.ASKED_NO_REPORT if is_unasked else say.ASKED_REPORT.format(report_back=report_back),
    )
    return named(text, row.source, common_say.ROW)


def _of_units(desk: RoundDesk, group: Addressee, rows: list[Recommendation], *, is_more: bool) -> Words:
    spots = tuple(of_sources((row.source for row in rows), say.SPOT_ASKED, "", "count"))
    text = say.ASKED_OF_UNITS.format(
        more=say.ALSO if is_more else "",
        count=count_words(len(rows)),
        verb=group.verb,
        appendix=in_appendix(desk, REQUESTS),
    )
    return cite(capitalized(text), [Fact(spots, (Decimal(len(rows)),))])
