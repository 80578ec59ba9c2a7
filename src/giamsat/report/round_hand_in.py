"""Appendix of the synthesis: how each unit handed in; who has not, came late or left something out; none is dropped.

Practice, part 4, Phụ lục VII: what was waived stays in the list, with the decision.
"""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.analysis.coverage import REPORT, gaps
from giamsat.analysis.timeliness import hand_in
from giamsat.blocks.model import Appendix, Block, Fragment
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join, roman
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Gap
from giamsat.report.cited import Words, cell, cite, quoted
from giamsat.report.compose import Column, TableText, small
from giamsat.report.fact_frame import gap_facts, hand_in_facts
from giamsat.report.places import row_spot
from giamsat.report.round_desk import MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_hand_in_table import full_table
from giamsat.report.round_rows import answered, crowded, objections, requests
from giamsat.report.values import NONE
from giamsat.texts_vi import handed as texts

UNITS, MATRIX, REQUESTS, DIFFERENCES = "don-vi", "ma-tran", "kien-nghi", "chenh-lech"
OBJECTIONS, ANSWERS, HAND_IN, CROWDED = "tiep-thu", "lam-ro", "gui-bao-cao", "han-che"
_WIDTHS = (0.05, 0.17, 0.11, 0.12, 0.08, 0.27, 0.20)
_ALIGNS = ("center", "left", "center", "center", "center", "left", "left")


def hand_in_appendix(desk: RoundDesk) -> Fragment:
    """Return the appendix: all units in one table, then those that left something out; nothing when none was asked."""
    if not is_collected(desk):
        return Fragment(f"phu-luc.{HAND_IN}")
    blocks: list[Block] = [
        desk.labels.table("gui-day-du", full_table(desk), illustrative=desk.is_illustrative),
    ]
    listed = listed_units(desk)
    if listed:
        columns = [Column(*one) for one in zip(texts.HEADS, _WIDTHS, _ALIGNS, strict=True)]
        rows = [(str(number), *_row(desk, unit_id)) for number, unit_id in enumerate(listed, start=1)]
        content = TableText(columns, rows, texts.TABLE_TITLE)
        blocks.append(desk.labels.table("phu-luc-gui", content, illustrative=desk.is_illustrative))
        blocks.append(small(texts.NOTE))
    return round_appendix(desk, HAND_IN, texts.TITLE, tuple(blocks), landscape=True)


def round_appendix(
    desk: RoundDesk, key: str, title: str, blocks: tuple[Block, ...], *, landscape: bool = False
) -> Fragment:
    """Return an appendix of the synthesis with its number and the line that says what it belongs to."""
    reference = texts.REFERENCE.format(document=desk.called)
    return Fragment(f"phu-luc.{key}", appendix=Appendix(numeral(desk, key), title, reference, landscape, blocks))


def is_collected(desk: RoundDesk) -> bool:
    """Whether any unit was asked for a form, or sent one."""
    return any(desk.data.params.is_asked(unit_id) or item.submission for unit_id, item in desk.data.units.items())


def listed_units(desk: RoundDesk) -> tuple[str, ...]:
    """Return the units that were asked and have not sent, came late or left out something required."""
    return tuple(
        unit_id
        for unit_id, item in desk.data.units.items()
        if (desk.data.params.is_asked(unit_id) or item.submission)
        and (item.submission is None or hand_in(desk.data, unit_id).is_late or _lacking(desk, unit_id))
    )


def present(desk: RoundDesk) -> tuple[str, ...]:
    """Return the keys of the appendices that have anything to show, in order."""
    found = {
        UNITS: not desk.is_before,
        MATRIX: bool(desk.compared(MOST_IN_MATRIX)),
        REQUESTS: bool(requests(desk)),
        DIFFERENCES: bool(answered(desk, differences=True)),
        OBJECTIONS: bool(objections(desk)),
        ANSWERS: bool(answered(desk, differences=False)),
        HAND_IN: is_collected(desk),
        CROWDED: bool(crowded(desk)),
    }
    return tuple(key for key, is_there in found.items() if is_there)


def numeral(desk: RoundDesk, key: str) -> str:
    """Return an appendix's Roman number; empty when there is only one."""
    keys = present(desk)
    return roman(keys.index(key) + 1) if len(keys) > 1 else ""


def in_appendix(desk: RoundDesk, key: str) -> str:
    """Return how a text points to an appendix: «Phụ lục II», or «Phụ lục» when there is only one."""
    return texts.IN_ONE.format(number=numeral(desk, key)).strip()


def references(desk: RoundDesk) -> tuple[str, ...]:
    """Return the sentence of section I that refers to the appendices (Decree 30/2020)."""
    keys = present(desk)
    if not keys:
        return ()
    names = [
        texts.NAME_AND_NUMBER.format(name=texts.NAMES[key], number=number)
        if (number := numeral(desk, key))
        else texts.NAMES[key]
        for key in keys
    ]
    return (texts.IN_APPENDIX.format(names=join(names)),)


def _row(desk: RoundDesk, unit_id: str) -> tuple[Words, ...]:
    item, standing = desk.data.units[unit_id], hand_in(desk.data, unit_id)
    if standing.received_on is not None:
        came = short_date(standing.received_on)
    else:
        came = texts.NOT_LOGGED if item.submission or item.faults else texts.NOT_SENT
    late: Words = NONE
    if standing.received_on is not None and standing.due_on is not None:
        late = cell(str(standing.days_late), hand_in_facts(desk.facts, desk.data, unit_id))
    lacking = _lacking(desk, unit_id)
    return (
        item.unit.short_name,
        short_date(standing.due_on) if standing.due_on else texts.NO_DEADLINE,
        came,
        late,
        _lacking_words(desk, unit_id, lacking),
        _waived([gap for gap in lacking if gap.waiver is not None]),
    )


def _lacking(desk: RoundDesk, unit_id: str) -> tuple[Gap, ...]:
    """Return the required gaps, and whole sheets; of a unit that sent nothing only that."""
    item = desk.data.units[unit_id]
    if item.faults:
        return ()
    found = desk.gaps[unit_id] if unit_id in desk.gaps else gaps(desk.data, unit_id)
    whole = tuple(gap for gap in found if gap.subject == REPORT)
    sheets = item.submission.missing_sheets if item.submission else ()
    return whole or tuple(gap for gap in found if gap.is_required or gap.subject in sheets or gap.waiver is not None)


def _lacking_words(desk: RoundDesk, unit_id: str, lacking: Sequence[Gap]) -> Words:
    if desk.data.units[unit_id].faults:
        return texts.UNUSABLE_CONTENT
    if any(gap.subject == REPORT for gap in lacking):
        return texts.WHOLE
    if not lacking:
        return NONE
    facts = gap_facts(desk.facts, desk.data, unit_id, lacking)
    return cite("; ".join(gap.text for gap in lacking), facts)


def _waived(waived: Sequence[Gap]) -> Words:
    """Return what was waived and why, with the row of the decision; one decision about everything stands once."""
    told: dict[str, Gap] = {}
    for gap in waived:
        if gap.waiver is not None:
            told.setdefault(f"{gap.waiver.source.line}", gap)
    if not told:
        return NONE
    pattern = texts.WAIVED if len(told) > 1 else texts.WAIVED_ONE
    lines, spots = [], []
    for gap in told.values():
        assert gap.waiver is not None
        lines.append(pattern.format(text=gap.text, reason=gap.waiver.reason))
        spots.append(row_spot(gap.waiver.source, "quyết định miễn"))
    return quoted(capitalized("; ".join(lines)), *spots)
