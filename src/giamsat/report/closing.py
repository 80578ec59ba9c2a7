"""Section VI and the last words."""

from __future__ import annotations

from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.numbers import count_words, padded_fraction
from giamsat.model.clarifications import Clarification
from giamsat.report.appendices import CLARIFIED, appendix, numeral
from giamsat.report.cited import Words, cite
from giamsat.report.clarified import Asked, answer_words, assessment_words, row_answer
from giamsat.report.compose import Column, TableText, bound, lead, numbered, paragraph
from giamsat.report.desk import Desk
from giamsat.report.fact_records import counted
from giamsat.report.record_cells import named, told
from giamsat.report.visited import clarified_blocks, visit_of
from giamsat.texts_vi import clarifications as say


def clarifications(desk: Desk) -> Fragment:
    """Section VI: what the kit observed and people added, put as questions; once the unit was heard, with answers.

    After the visit a unit with a register has the questions in an appendix, each with the unit's answer and how
    people assessed it. Before it only the questions are told.
    """
    if desk.is_heard:
        return _heard(desk)
    alias = desk.unit.alias or desk.unit.short_name
    visited = clarified_blocks(desk)
    rows = desk.asked
    if not rows:
        none = lead(f"Chưa có nội dung đề nghị {alias} làm rõ từ số liệu.")
        return Fragment("VI", (none, *visited), promise=Promise(0, 0, 1))
    blocks = (
        lead(f"Từ số liệu và tài liệu hiện có, đề nghị {alias} làm rõ các nội dung sau:"),
        numbered(question_words(desk, one) for one in rows),
        *visited,
    )
    return Fragment("VI", blocks, promise=Promise(0, 0, 1 + len(rows)))


def question_words(desk: Desk, one: Asked, text: str = "") -> Words:
    """Return a question, whole or as the shortened ``text``, with the places of its figures; a list or a cell may
    end its lines anywhere but between a number and its unit."""
    if one.question is not None:
        return bound(desk.question_facts.words(one.question, text or one.text))
    record = one.row or one.spoken
    return told(text or one.text, record.source, say.ROW) if record is not None else text or one.text


def _heard(desk: Desk) -> Fragment:
    """Return section VI after the visit: how many questions were answered; the appendix says how."""
    rows, before = desk.asked, desk.settled
    others = clarified_blocks(desk, with_answers=False)
    if not rows and not before:
        alias = desk.unit.alias or desk.unit.short_name
        return Fragment("VI", (lead(say.NONE_HEARD.format(unit=alias)), *others), promise=Promise(0, 0, 1))
    content = [asked_cells(desk, one) for one in rows] + [settled_cells(row) for row in before]
    table = desk.labels.table(
        "pl-lam-ro", _table(desk, [(str(place), *row) for place, row in enumerate(content, start=1)]),
        illustrative=desk.is_illustrative,
    )  # fmt: skip
    answered = sum(one.is_answered for one in rows) + sum(bool(row.answer) for row in before)
    text = lead(_summary(desk, len(content), answered))
    blocks: tuple[Block, ...] = (text, *others)
    return Fragment("VI", blocks, appendix=appendix(desk, CLARIFIED, (table,)), promise=Promise(tables=1, paragraphs=1))


def asked_cells(desk: Desk, one: Asked) -> tuple[Words, ...]:
    """Return a question, the unit's answer and how people assessed it."""
    question = question_words(desk, one) if not one.is_added else _added(one)
    return question, _answer(one, answer_words(one, visit_of(desk))), _assessed(one)


def settled_cells(row: Clarification) -> tuple[Words, ...]:
    """Return the same of a question that is no longer asked."""
    return (
        named(row.question, row.source, say.ROW),
        told(row_answer(row), row.source, say.ROW),
        told(f"{assessment_words(row)} {say.NO_LONGER}", row.source, say.ROW),
    )


def _summary(desk: Desk, count: int, answered: int) -> Words:
    alias = desk.unit.alias or desk.unit.short_name
    pattern = say.ANSWERED_NONE if not answered else say.ANSWERED_ALL if answered == count else say.ANSWERED_SOME
    number = numeral(desk, CLARIFIED)
    text = say.AFTER.format(
        body=desk.words.body,
        unit=alias,
        count=count_words(count),
        answered=pattern.format(unit=alias, fraction=padded_fraction(answered, count)),
        appendix=say.APPENDIX_REF.format(number=number).strip(),
    )
    facts = [
        counted(say.COUNT_ALL, str(count), [count]),
        counted(say.COUNT_ANSWERED, str(answered), [answered]),
    ]
    return cite(text, facts)


def _added(one: Asked) -> Words:
    record = one.row or one.spoken
    text = say.ADDED.format(question=one.text)
    return named(text, record.source, say.ROW) if record is not None else text


def _answer(one: Asked, text: str) -> Words:
    if one.row is not None and one.row.answer:
        return told(text, one.row.source, say.ROW)
    return told(text, one.spoken.source, say.ROW) if one.spoken is not None else text


def _assessed(one: Asked) -> Words:
    text = assessment_words(one.row)
    return told(text, one.row.source, say.ROW) if one.row is not None else text


def _table(desk: Desk, rows: list[tuple[Words, ...]]) -> TableText:
    alias = desk.unit.alias or desk.unit.short_name
    columns = [
        Column(head.format(unit=alias), width, align)
        for head, width, align in zip(
            say.HEADS, (0.05, 0.52, 0.26, 0.17), ("center", "left", "left", "left"), strict=True
        )
    ]
    return TableText(columns, rows, say.TABLE_TITLE)


def closing(desk: Desk) -> Fragment:
    """Return the sentence that ends a report with «./.» (Decree 30/2020, Mẫu 1.4).

    The material before the visit is no official text: it ends with its questions.
    """
    if desk.is_before:
        return Fragment("ket-thuc")
    text = f"Trên đây là báo cáo kết quả {desk.words.act} tại {desk.unit.official_name}./."
    return Fragment("ket-thuc", (paragraph(text),), promise=Promise(0, 0, 1))
