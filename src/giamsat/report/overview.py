"""Section I: scope and cut-off, sources, how information was provided."""

from __future__ import annotations

from giamsat.analysis.coverage import coverage
from giamsat.analysis.timeliness import HandIn, hand_in
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.errors import Fault
from giamsat.formatting.dates import period, short_date
from giamsat.model.judgement import Gap
from giamsat.report.amended import amended_blocks
from giamsat.report.appendices import references
from giamsat.report.cited import Fact, Spot, Words, cite, quoted
from giamsat.report.compose import dashes, lead, titled
from giamsat.report.desk import Desk
from giamsat.report.fact_frame import coverage_facts, gap_facts, hand_in_facts
from giamsat.report.places import row_spot
from giamsat.report.sentences import late_sentence
from giamsat.report.sources import sources_table
from giamsat.report.subunits import sub_unit_facts, sub_unit_words
from giamsat.report.visited import overview_blocks
from giamsat.texts_vi import preparing
from giamsat.texts_vi.ground import NO_DATA
from giamsat.texts_vi.handed import NOTICED


def overview(desk: Desk) -> Fragment:
    """Return section I."""
    table = desk.labels.table("nguon", sources_table(desk), illustrative=desk.is_illustrative)
    blocks: list[Block] = [
        titled("1. Phạm vi, mốc số liệu.", cite(_scope(desk), sub_unit_facts(desk))),
        titled("2. Nguồn số liệu", f"được nêu tại {table.label}."),
        table,
        titled("3. Tình hình cung cấp thông tin.", cite(_provision(desk), provision_facts(desk))),
    ]
    blocks += amended_blocks(desk)
    missing = [gap for gap in desk.gaps if gap.waiver is None]
    waived = [gap for gap in desk.gaps if gap.waiver is not None]
    if missing and desk.unit_data.submission is not None:
        blocks += [
            lead("Nội dung chưa có số liệu, được nêu lại tại mục VI:"),
            dashes(cite(_ended(gap.text), _gap_facts(desk, gap)) for gap in missing),
        ]
    # What is odd about an extract's rows is told beside its numbers.
    of_extracts = {notice for count in desk.unit_data.extracts for notice in count.notices}
    notices = [_noticed(notice) for notice in desk.unit_data.notices if notice not in of_extracts]
    if notices:
        blocks += [lead("Lưu ý khi tiếp nhận:"), dashes(notices)]
    if waived:
        blocks += [lead("Nội dung được quyết định miễn:"), dashes(_waiver(gap) for gap in waived)]
    blocks.extend(overview_blocks(desk))
    blocks.extend(lead(text) for text in references(desk))
    return Fragment("I", tuple(blocks), promise=Promise(tables=1, paragraphs=3))


def _scope(desk: Desk) -> str:
    within = sub_unit_words(desk)
    start, end = desk.round.period_from, min(desk.round.period_to, desk.cut_off)
    own = "" if desk.cut_off == desk.round.cut_off else f" (mốc chung của đợt: {short_date(desk.round.cut_off)})"
    return (
        f"{desk.unit.official_name}{within}. {period(start, end)}; số liệu tính đến ngày "
        f"{short_date(desk.cut_off)}{own}, trừ nội dung ghi mốc riêng."
    )


def _provision(desk: Desk) -> str:
    alias = desk.unit.alias or desk.unit.short_name
    submission = desk.unit_data.submission
    due = _due(hand_in(desk.data, desk.unit_id))
    paper = "tài liệu" if desk.is_before else "báo cáo"
    if submission is None and desk.round.preparing:
        return preparing.PROVISION.format(alias=alias, no_data=NO_DATA)
    if submission is None and not desk.is_asked:
        return (
            f"Tài liệu này chỉ sử dụng số liệu từ nguồn công khai; không có biểu mẫu số liệu của {alias}. "
            f"Nội dung chưa có số liệu được ghi “{NO_DATA}”, không tính là 0 và không đưa vào so sánh giữa các đơn vị."
        )
    if submission is None:
        return (
            f"Đến thời điểm lập {paper}, chưa nhận được biểu mẫu số liệu của {alias}{due}. "
            f"Nội dung chưa có số liệu được ghi “{NO_DATA}”, không tính là 0 và không đưa vào so sánh giữa các đơn vị."
        )
    known = coverage(desk.data, desk.unit_id)
    return (
        f"{hand_in_words(desk)} Có số liệu ở {known.answered}/{known.asked} chỉ tiêu của biểu mẫu. "
        "Chỉ tiêu chưa có số liệu không tính là 0 và không đưa vào so sánh giữa các đơn vị."
    )


def hand_in_words(desk: Desk) -> str:
    """Return when the unit handed in its form, and by how many days that was late."""
    alias = desk.unit.alias or desk.unit.short_name
    standing = hand_in(desk.data, desk.unit_id)
    if standing.received_on is None:
        return f"{alias} đã gửi biểu mẫu số liệu; ngày nhận chưa được ghi sổ tiếp nhận{_due(standing)}."
    if standing.due_on is None:
        return f"{alias} gửi biểu mẫu số liệu ngày {short_date(standing.received_on)}."
    return late_sentence(alias, standing.received_on, standing.due_on, "biểu mẫu số liệu")


def _due(standing: HandIn) -> str:
    return f" (thời hạn: ngày {short_date(standing.due_on)})" if standing.due_on else ""


def provision_facts(desk: Desk) -> tuple[Fact, ...]:
    """Return what the sentences about the unit's form rest on: days late, how much was answered."""
    if desk.unit_data.submission is None:
        return ()
    return (
        *(hand_in_facts(desk.facts, desk.data, desk.unit_id) if hand_in(desk.data, desk.unit_id).is_late else ()),
        *coverage_facts(desk.facts, desk.data, desk.unit_id),
    )


def _noticed(notice: Fault) -> Words:
    """Return what was noticed about a file, with the file."""
    told = str(notice)
    return quoted(told, Spot(NOTICED, told, notice.place.file))


def _gap_facts(desk: Desk, gap: Gap) -> tuple[Fact, ...]:
    own = [other for other in desk.gaps if other.domain == gap.domain]
    return gap_facts(desk.facts, desk.data, desk.unit_id, own)


def _waiver(gap: Gap) -> Words:
    if gap.waiver is None:
        return _ended(gap.text)
    waiver = gap.waiver
    told = f"{gap.text}: {waiver.decision} (lý do: {waiver.reason}; ngày {short_date(waiver.decided_on)})."
    return quoted(told, row_spot(waiver.source, "quyết định miễn"))


def _ended(text: str) -> str:
    return text if text.endswith((".", ";")) else f"{text};"
