"""Sections III to V: before the visit the unit itself speaks; after it, people type what the delegation concluded.

What they typed into the register of findings is printed with its places; what they wrote into the notebook stands
below. The kit composes no shortcoming, cause, responsibility or recommendation.
"""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.model.findings import CauseKind
from giamsat.model.records import UnitVoice
from giamsat.report.cited import Words
from giamsat.report.compose import dashes, lead, paragraph, shortened
from giamsat.report.desk import Desk
from giamsat.report.findings import (
    cause_blocks,
    recommendation_blocks,
    responsibility_blocks,
    shortcoming_blocks,
)
from giamsat.report.kinds import KindWords
from giamsat.report.record_cells import named

CAUSES = {"khach-quan": "Nguyên nhân khách quan", "chu-quan": "Nguyên nhân chủ quan", "": "Nguyên nhân"}
SAID = "ý kiến của đơn vị, ghi tại hàng này"


def shortcomings(desk: Desk) -> Fragment:
    """Section III: before the visit, difficulties and limits that the unit itself reports."""
    lines = [named(_ended(voice.difficulty), voice.source, SAID) for voice in _voices(desk) if voice.difficulty]
    return _section(desk, "III", lines, "tồn tại, hạn chế, khó khăn, vướng mắc", shortcoming_blocks(desk))


def causes(desk: Desk) -> Fragment:
    """Section IV: before the visit, causes as the unit names them, objective first."""
    voices = [voice for voice in _voices(desk) if voice.cause]
    voices.sort(key=lambda voice: list(CAUSES).index(voice.cause_kind) if voice.cause_kind in CAUSES else len(CAUSES))
    lines = [
        named(f"{CAUSES.get(voice.cause_kind, CAUSES[''])}: {_ended(voice.cause)}", voice.source, SAID)
        for voice in voices
    ]
    return _section(desk, "IV", lines, "nguyên nhân")


def proposals(desk: Desk) -> Fragment:
    """Section V: before the visit, what the unit asks for and of whom."""
    return _section(desk, "V", proposed(desk), "kiến nghị, đề xuất", recommendation_blocks(desk))


def proposed(desk: Desk, longest: int | None = None) -> list[Words]:
    """Return what the unit asks for and of whom, a line each; with ``longest`` its words are shortened."""
    return [
        named(
            f"{'Đề nghị ' + voice.addressee if voice.addressee else 'Đề xuất'}: {_cut(voice.proposal, longest)}",
            voice.source,
            SAID,
        )
        for voice in _voices(desk)
        if voice.proposal
    ]


def _cut(text: str, longest: int | None) -> str:
    return _ended(text if longest is None else shortened(text.strip(), longest))


def concluded(desk: Desk, part: str) -> Fragment:
    """Return a part of section IV from the register of findings: «khach-quan», «chu-quan» or «trach-nhiem»."""
    blocks = responsibility_blocks(desk) if part == "trach-nhiem" else cause_blocks(desk, CauseKind(part))
    return Fragment(f"IV.{part}", tuple(blocks), fills=bool(blocks))


def _voices(desk: Desk) -> Sequence[UnitVoice]:
    submission = desk.unit_data.submission
    return submission.voices if submission else ()


def _section(desk: Desk, name: str, lines: Sequence[Words], what: str, concluded: Sequence[Block] = ()) -> Fragment:
    """Return the unit's own words; after the visit they stand before what the delegation concluded."""
    alias = desk.unit.alias or desk.unit.short_name
    blocks: tuple[Block, ...]
    if lines:
        blocks = (lead(f"Theo báo cáo của {alias}, {what} gồm:"), dashes(lines))
    elif desk.unit_data.submission is None and not desk.is_asked:
        blocks = (lead(f"Chưa có thông tin từ {alias} về {what}."),)
    elif desk.unit_data.submission is None:
        blocks = (lead(f"Chưa nhận được báo cáo của {alias} về {what}."),)
    else:
        blocks = (lead(f"Báo cáo của {alias} không nêu {what}."),)
    if not desk.is_before:
        blocks = (*blocks, paragraph(_conclusion_words(desk.words, what)), *concluded)
    return Fragment(name, blocks, promise=Promise(paragraphs=1), fills=bool(concluded))


def _conclusion_words(words: KindWords, what: str) -> str:
    named = {"tồn tại": "tồn tại, hạn chế", "kiến nghị": "kiến nghị, đề xuất"}
    topic = what.split(",", maxsplit=1)[0]
    return f"Sau khi nghe đơn vị giải trình, {words.body} nêu {named.get(topic, topic)} như sau:"


def _ended(text: str) -> str:
    """Return a line that ends with a mark, as a list item does."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", ";", "…", "!", "?")) else f"{stripped}."
