"""Who handed in, what is missing, what to ask in common: sections I and III before the visits, and the summary."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from giamsat.analysis.timeliness import hand_in
from giamsat.blocks.model import Block, Callout, Fragment, Paragraph, Promise, Strong, Text
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.model.judgement import Question
from giamsat.model.parameters import Delegation
from giamsat.report.cited import Fact, Words, cite, quoted, text_of
from giamsat.report.compose import dashes, lead, numbered, shortened, words
from giamsat.report.fact_frame import hand_in_facts
from giamsat.report.fact_questions import QuestionFacts
from giamsat.report.fact_records import counted
from giamsat.report.places import row_spot
from giamsat.report.round_comparison import below_sentences
from giamsat.report.round_crosscheck import round_crosscheck_blocks
from giamsat.report.round_desk import RoundDesk
from giamsat.report.round_hand_in import is_collected, references
from giamsat.report.round_hand_in_table import short_table
from giamsat.report.sentences import late_units, not_handed_in
from giamsat.texts_vi import preparing

ASKED = "lam-ro"
"""The section of what is asked of the units, and its cell."""


def summary(desk: RoundDesk) -> Fragment:
    """Return the summary box: hand-in, units below their targets, questions."""
    lines: list[Words] = [hand_in_words(desk), *below_sentences(desk)[:4]]
    asked = sum(len(found) for key, found in desk.questions.items() if desk.data.units[key].submission is not None)
    blocks: list[Block] = [dashes(line for line in lines if text_of(line))]
    blocks.append(Paragraph((Strong(words("Đề nghị làm rõ: ")), Text(_asked_words(asked)))))
    return Fragment("tom-tat", (Callout("summary", "TÓM TẮT", tuple(blocks)),), promise=Promise(paragraphs=1))


def _asked_words(asked: int) -> str:
    if not asked:
        return "chưa có nội dung nào từ số liệu."
    return f"{count_words(asked)} nội dung ở các đơn vị (xem phần nội dung cần làm rõ chung)."


def hand_in_section(desk: RoundDesk) -> Fragment:
    """Return section I: delegations, hand-in in one table, who is missing or late."""
    blocks: list[Block] = [
        lead(cite(_delegation_words(delegation, desk), _delegation_facts(delegation, desk)))
        for delegation in desk.round.delegations
    ]
    blocks.append(lead(hand_in_words(desk)))
    blocks.extend(hand_in_blocks(desk))
    blocks.extend(round_crosscheck_blocks(desk))
    blocks.extend(waived_blocks(desk))
    blocks.extend(lead(text) for text in references(desk))
    return Fragment("I", tuple(blocks), promise=Promise(tables=1 if is_collected(desk) else 0, paragraphs=2))


def hand_in_blocks(desk: RoundDesk) -> list[Block]:
    """Return the table of who sent what and when; the names of the units where nothing was collected."""
    if is_collected(desk):
        return [desk.labels.table("gui-bao-cao", short_table(desk), illustrative=desk.is_illustrative)]
    names = join([item.unit.short_name for item in desk.data.units.values()])
    return [lead(f"Các đơn vị trong đợt: {names}.")]


def waived_blocks(desk: RoundDesk) -> list[Block]:
    """Return what was waived and why, with the line of the decision."""
    waived = [
        quoted(
            f"{desk.data.units[unit_id].unit.short_name}: {gap.text} (miễn: {gap.waiver.reason}).",
            row_spot(gap.waiver.source, "quyết định miễn"),
        )
        for unit_id, found in desk.gaps.items()
        for gap in found
        if gap.waiver is not None
    ]
    return [lead("Nội dung được quyết định miễn:"), dashes(waived)] if waived else []


def clarifications(desk: RoundDesk) -> Fragment:
    """Return how many questions each unit has and the first of them; all stand in its own document."""
    silent = [
        unit_id
        for unit_id, item in desk.data.units.items()
        if item.submission is None and desk.data.params.is_asked(unit_id)
    ]
    lines: list[Words] = [_request(desk, silent)] if silent else []
    lines += [
        _first_question(desk, unit_id, found)
        for unit_id, found in desk.questions.items()
        if found and desk.data.units[unit_id].submission is not None
    ]
    if not lines:
        return Fragment(ASKED, (lead("Chưa có nội dung đề nghị làm rõ từ số liệu."),), promise=Promise(0, 0, 1))
    intro = "Nội dung đề nghị từng đơn vị làm rõ trước hết (đầy đủ tại mục VI tài liệu của đơn vị):"
    return Fragment(ASKED, (lead(intro), numbered(lines)), promise=Promise(0, 0, 1))


def _first_question(desk: RoundDesk, unit_id: str, found: Sequence[Question]) -> Words:
    """Return how many questions a unit has and the first of them, shortened."""
    name = desk.data.units[unit_id].unit.short_name
    text = f"{name} ({count_words(len(found))} nội dung): {shortened(found[0].text)}"
    facts = QuestionFacts(desk.facts, desk.data, unit_id, desk.readings[unit_id], found[:1])
    return facts.words(found[0], text)


def _request(desk: RoundDesk, unit_ids: Sequence[str]) -> Words:
    """Return the one request to all units that sent nothing."""
    names = join([desk.data.units[unit_id].unit.short_name for unit_id in unit_ids])
    text = f"Đề nghị gửi báo cáo, biểu mẫu số liệu ({count_words(len(unit_ids))} đơn vị): {names}."
    listed = desk.facts.places.params.round_units(unit_ids, "đơn vị chưa gửi, ghi tại đợt")
    return cite(text, [Fact((listed,), (Decimal(len(unit_ids)),))])


def _delegation_words(delegation: Delegation, desk: RoundDesk) -> str:
    count = sum(row.delegation == delegation.id for row in desk.round.units)
    post = f", {delegation.head.post}" if delegation.head.post else ""
    when = "trước buổi làm việc" if delegation.phase.value == "truoc" else "sau buổi làm việc"
    return (
        f"{delegation.name}: {delegation.head.role} {delegation.head.name}{post}; "
        f"{count_words(len(delegation.members))} thành viên khác; {count_words(count)} đơn vị; giai đoạn {when}."
        if delegation.members
        else f"{delegation.name}: {delegation.head.role} {delegation.head.name}{post}; {count_words(count)} đơn vị; "
        f"giai đoạn {when}."
    )


def _delegation_facts(delegation: Delegation, desk: RoundDesk) -> tuple[Fact, ...]:
    """Return where the members of a delegation and its units are listed."""
    params = desk.facts.places.params
    place = params.place_of("delegations", delegation.id)
    members = len(delegation.members)
    units = [row.id for row in desk.round.units if row.delegation == delegation.id]
    listed = params.round_key("thành viên khác", str(members), "delegations", place, "members")
    return (
        *([Fact((listed,), (Decimal(members),))] if members else ()),
        Fact((params.round_units(units, "đơn vị của đoàn"),), (Decimal(len(units)),)),
    )


def _told_in_words(desk: RoundDesk) -> str:
    asked = {key: item for key, item in desk.data.units.items() if desk.data.params.is_asked(key) or item.submission}
    if not asked and desk.round.preparing:
        return preparing.ROUND
    if not asked:
        return "Đợt này chỉ sử dụng số liệu từ nguồn công khai; không thu biểu mẫu số liệu của các đơn vị."
    missing = [item.unit.short_name for item in asked.values() if item.submission is None]
    total = len(asked)
    told = not_handed_in(missing, total)
    if len(missing) == total:
        return told
    late = [
        (item.unit.short_name, standing.days_late)
        for unit_id, item in asked.items()
        if (standing := hand_in(desk.data, unit_id)).is_late
    ]
    return f"{told} {late_units(late)}"


def hand_in_words(desk: RoundDesk) -> Words:
    """Return who handed in, with the lines of the received log by which some came late."""
    late = [unit_id for unit_id in desk.data.units if hand_in(desk.data, unit_id).is_late]
    facts = [fact for unit_id in late for fact in hand_in_facts(desk.facts, desk.data, unit_id)]
    asked = [key for key, item in desk.data.units.items() if desk.data.params.is_asked(key) or item.submission]
    missing = sum(desk.data.units[key].submission is None for key in asked)
    all_of = desk.facts.places.params.round_units(asked, "đơn vị được gửi biểu mẫu số liệu")
    facts.append(Fact((all_of,), (Decimal(len(asked)),)))
    facts.append(counted("đơn vị chưa gửi, nêu tên trong câu này", str(missing), [missing]))
    facts.append(counted("đơn vị gửi chậm, nêu tên trong câu này", str(len(late)), [len(late)]))
    return cite(_told_in_words(desk), facts)
