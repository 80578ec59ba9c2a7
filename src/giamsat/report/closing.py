"""Section VI and the last words."""

from __future__ import annotations

from giamsat.blocks.model import Fragment, Promise
from giamsat.report.compose import lead, numbered, paragraph
from giamsat.report.desk import Desk
from giamsat.report.visited import clarified_blocks


def clarifications(desk: Desk) -> Fragment:
    """Section VI: what the kit observed, put as questions; people add theirs below."""
    alias = desk.unit.alias or desk.unit.short_name
    visited = clarified_blocks(desk)
    if not desk.questions:
        none = lead(f"Chưa có nội dung đề nghị {alias} làm rõ từ số liệu.")
        return Fragment("VI", (none, *visited), promise=Promise(0, 0, 1))
    blocks = (
        lead(f"Từ số liệu và tài liệu hiện có, đề nghị {alias} làm rõ các nội dung sau:"),
        numbered(desk.question_facts.words(question, question.text) for question in desk.questions),
        *visited,
    )
    return Fragment("VI", blocks, promise=Promise(0, 0, 1 + len(desk.questions)))


def closing(desk: Desk) -> Fragment:
    """Return the sentence that ends a report with «./.» (Decree 30/2020, Mẫu 1.4).

    The material before the visit is no official text: it ends with its questions.
    """
    if desk.is_before:
        return Fragment("ket-thuc")
    text = f"Trên đây là báo cáo kết quả {desk.words.act} tại {desk.unit.official_name}./."
    return Fragment("ket-thuc", (paragraph(text),), promise=Promise(0, 0, 1))
