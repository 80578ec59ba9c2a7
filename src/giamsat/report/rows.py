"""Tables of records: tasks, documents, systems, projects, initiatives, utilities, surveys, scores.

An empty cell of a record is «–»: the topic's «chưa có số liệu» is said once, in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from giamsat.analysis.tasks import standing, state_on
from giamsat.analysis.timeliness import document_standing
from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.lists import side_by_side
from giamsat.formatting.numbers import exact
from giamsat.formatting.text import lower_first
from giamsat.model.records import (
    AssignedTask,
    Deadline,
    IndexScore,
    IndexShortfall,
    Initiative,
    IssuedDocument,
    Project,
    Survey,
    SystemRecord,
    TaskState,
    Utility,
)
from giamsat.report.cited import Words, cell
from giamsat.report.compose import Column, TableText
from giamsat.report.fact_records import rank_facts, score_facts
from giamsat.report.record_cells import amount, amounts, count, days_told, named, pair, told
from giamsat.report.values import NONE

STATE_WORDS = {
    TaskState.DONE: "Hoàn thành",
    TaskState.DONE_LATE: "Hoàn thành, chậm {days} ngày",
    TaskState.PARTLY: "Hoàn thành một phần",
    TaskState.NOT_DUE: "Đang thực hiện, chưa đến hạn",
    TaskState.OVERDUE: "Chưa hoàn thành, quá hạn {days} ngày",
    TaskState.OPEN: "Đang thực hiện",
    TaskState.MISSING: "Chưa có số liệu",
}
GROUPS = {
    1: "Giải quyết thủ tục hành chính, cung cấp dịch vụ công trực tuyến",
    2: "Phát triển kinh tế - xã hội",
    3: "Phát triển công dân số",
    4: "Kết nối, khai thác, bổ sung làm giàu dữ liệu dân cư",
    5: "Chỉ đạo, điều hành của lãnh đạo các cấp",
}
"""Five groups of utilities of Đề án 06, as the plan 16/KH-BCĐ of Hà Nội names them, written out."""
LONGEST_RANK = 60


def deadline_text(due: Deadline) -> str:
    """Return a deadline for a table cell, with its kind."""
    return deadline_words(due.kind.value, due.last_day, due.text) or NONE


def state_text(state: TaskState, days: int) -> str:
    """Return where something stands, with its days late."""
    if state is TaskState.PARTLY and days:
        return f"{STATE_WORDS[state]}, quá hạn {days} ngày"
    return STATE_WORDS[state].format(days=days)


def _said(state: TaskState, days: int) -> str:
    """Return a state behind a deadline; nothing when nobody told it."""
    return "" if state is TaskState.MISSING else lower_first(state_text(state, days))


def task_table(tasks: Sequence[AssignedTask], cut_off: date) -> TableText:
    """Return the assigned tasks with their standing on the cut-off day."""
    columns = (
        Column("TT", 0.05, "center"),
        Column("Nội dung nhiệm vụ", 0.27),
        Column("Cấp giao, văn bản giao", 0.19),
        Column("Đơn vị thực hiện", 0.13),
        Column("Thời hạn", 0.12, "center"),
        Column("Tình trạng", 0.13),
        Column("Sản phẩm; lý do (theo đơn vị)", 0.20),
    )
    assigner = {"thanh-pho": "Thành phố", "don-vi": "Đơn vị tự đặt"}
    rows = []
    for number, task in enumerate(tasks, start=1):
        where, source, name = standing(task, cut_off), task.source, "nhiệm vụ"
        rows.append(
            (
                task.number or str(number),
                named(task.content, source, name),
                told(_joined(assigner.get(task.assigned_by, task.assigned_by), task.document, mark="; "), source, name),
                told(task.owner or NONE, source, name),
                told(deadline_text(task.due), source, name),
                days_told(state_text(where.state, where.days), where.days, source, days_name(cut_off)),
                told(_joined(task.product, _labelled("lý do", task.reason)), source, name),
            )
        )
    return TableText(columns, rows, "Nhiệm vụ được giao", f"Tình trạng đến ngày {short_date(cut_off)}", landscape=True)


def document_table(documents: Sequence[IssuedDocument], cut_off: date) -> TableText:
    """Return the documents that the unit issued, against the day they were due."""
    columns = (
        Column("TT", 0.05, "center"),
        Column("Loại, số, ký hiệu", 0.2),
        Column("Ngày ban hành", 0.13, "center"),
        Column("Trích yếu", 0.34),
        Column("Thời hạn ban hành", 0.14, "center"),
        Column("Tình trạng", 0.14),
    )
    rows = []
    for number, document in enumerate(documents, start=1):
        where, source, name = document_standing(document, cut_off), document.source, "văn bản"
        words = {TaskState.DONE: "Đã ban hành", TaskState.DONE_LATE: f"Đã ban hành, chậm {where.days} ngày"}
        rows.append(
            (
                str(number),
                named(_joined(document.kind, document.number, mark=" "), source, name),
                _day(document.issued_on),
                told(document.subject, source, name),
                told(deadline_text(document.due), source, name),
                days_told(
                    words.get(where.state, state_text(where.state, where.days)),
                    where.days,
                    source,
                    days_name(cut_off),
                ),
            )
        )
    return TableText(columns, rows, "Văn bản đơn vị đã ban hành", landscape=True)


def system_table(systems: Sequence[SystemRecord]) -> TableText:
    """Return systems, databases and sector data sets."""
    columns = (
        Column("TT", 0.05, "center"),
        Column("Hệ thống, cơ sở dữ liệu", 0.29),
        Column("Loại; lĩnh vực", 0.18),
        Column("Đã thực hiện/kế hoạch", 0.17, "right"),
        Column("Đưa vào sử dụng", 0.13, "center"),
        Column("Kết nối; cấp độ an toàn", 0.18),
    )
    rows = [
        (
            str(number),
            named(item.name, item.source, "hệ thống, dữ liệu"),
            told(_joined(item.kind, item.field, mark="; "), item.source, "loại; lĩnh vực"),
            amounts(item.done, item.planned, ("đã thực hiện", "kế hoạch"), item.measure),
            _day(item.in_use_on),
            told(
                _joined(item.connected_to, f"cấp độ {item.security_level}" if item.security_level else ""),
                item.source,
                "kết nối; cấp độ an toàn",
            ),
        )
        for number, item in enumerate(systems, start=1)
    ]
    return TableText(columns, rows, "Hệ thống thông tin, cơ sở dữ liệu, dữ liệu ngành", "Đơn vị tính ghi cạnh số liệu")


def project_table(projects: Sequence[Project]) -> TableText:
    """Return investment projects; amounts in million đồng."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Dự án", 0.33),
        Column("Tổng mức đầu tư", 0.14, "right"),
        Column("Vốn năm", 0.11, "right"),
        Column("Giải ngân", 0.11, "right"),
        Column("Tiến độ; thời hạn", 0.25),
    )
    rows = [
        (
            str(number),
            named(item.name, item.source, "dự án"),
            amount(item.total, item.source, "tổng mức đầu tư"),
            amount(item.year_budget, item.source, "vốn năm"),
            amount(item.disbursed, item.source, "giải ngân"),
            told(_joined(item.progress, deadline_text(item.due)), item.source, "tiến độ; thời hạn"),
        )
        for number, item in enumerate(projects, start=1)
    ]
    return TableText(columns, rows, "Dự án đầu tư liên quan", "Đơn vị tính: triệu đồng")


def initiative_cells(item: Initiative) -> tuple[Words, ...]:
    """Return the cells of an initiative behind its number."""
    place = _joined(item.place, f"từ {item.started}" if item.started else "", mark=", ")
    return (
        named(item.name, item.source, "sáng kiến, mô hình"),
        told(place, item.source, "nơi áp dụng"),
        told(item.dossiers or NONE, item.source, "số hồ sơ áp dụng"),
        told(_times(item), item.source, "thời gian giải quyết"),
        told(item.spread_to or NONE, item.source, "nơi nhân rộng"),
    )


def initiative_table(items: Sequence[Initiative]) -> TableText:
    """Return initiatives with their effect before and after."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Tên sáng kiến, mô hình", 0.31),
        Column("Nơi áp dụng", 0.15),
        Column("Số hồ sơ áp dụng", 0.12, "right"),
        Column("Thời gian giải quyết (trước → sau)", 0.21),
        Column("Nơi nhân rộng", 0.15),
    )
    rows = [(str(number), *initiative_cells(item)) for number, item in enumerate(items, start=1)]
    return TableText(columns, rows, "Sáng kiến, mô hình", "Số hồ sơ, thời gian theo báo cáo của đơn vị")


def utility_table(items: Sequence[Utility]) -> TableText:
    """Return the utilities of Đề án 06 with people entitled, served and not yet served."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Nhóm; tiện ích", 0.34),
        Column("Đối tượng", 0.12, "right"),
        Column("Đã hưởng", 0.12, "right"),
        Column("Chưa hưởng", 0.12, "right"),
        Column("Lý do chưa hưởng; nguồn", 0.24),
    )
    rows = [
        (
            str(number),
            named(
                f"Nhóm {item.group} ({GROUPS.get(item.group, NONE)}): {item.name}{_announced(item)}",
                item.source,
                "tiện ích",
            ),
            count(item.entitled, "đối tượng"),
            count(item.served, "đã hưởng"),
            count(item.unserved, "chưa hưởng"),
            told(_joined(item.reason, _labelled("nguồn", item.data_from)), item.source, "lý do chưa hưởng; nguồn"),
        )
        for number, item in enumerate(items, start=1)
    ]
    return TableText(columns, rows, "Tiện ích đã công bố của Đề án 06", "Đơn vị tính: người")


def _announced(item: Utility) -> str:
    return f" (công bố {short_date(item.announced_on)})" if item.announced_on else ""


def shortfall_table(items: Sequence[IndexShortfall], cut_off: date) -> TableText:
    """Return the criteria on which last year's index took points off, and what the unit does about each."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Tiêu chí bị trừ điểm", 0.24),
        Column("Điểm bị trừ", 0.1, "center"),
        Column("Nguyên nhân; biện pháp (theo đơn vị)", 0.38),
        Column("Thời hạn; tình trạng", 0.22),
    )
    rows = []
    for number, item in enumerate(items, start=1):
        state, days = state_on(cut_off, item.due.last_day, None, item.state)
        rows.append(
            (
                str(number),
                named(item.criterion, item.source, "tiêu chí bị trừ điểm"),
                amount(item.points_lost, item.source, "điểm bị trừ"),
                told(_joined(item.cause, _labelled("biện pháp", item.measure)), item.source, "nguyên nhân; biện pháp"),
                days_told(_joined(deadline_text(item.due), _said(state, days)), days, item.source, days_name(cut_off)),
            )
        )
    return TableText(columns, rows, "Tiêu chí bị trừ điểm của Chỉ số cải cách hành chính năm trước")


def survey_table(items: Sequence[Survey]) -> TableText:
    """Return surveys with collector, method and counts of forms."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Khảo sát; thời gian", 0.27),
        Column("Đơn vị thu phiếu; phương pháp", 0.25),
        Column("Thu về/phát ra", 0.14, "right"),
        Column("Hợp lệ", 0.1, "right"),
        Column("Hài lòng và rất hài lòng", 0.18, "right"),
    )
    rows = [
        (
            str(number),
            named(_joined(item.name, item.period_text), item.source, "khảo sát"),
            told(
                _joined(f"{item.collector} (tự khảo sát)" if item.is_self else item.collector, item.method),
                item.source,
                "đơn vị thu phiếu; phương pháp",
            ),
            pair(item.collected, item.issued, ("phiếu thu về", "phiếu phát ra")),
            count(item.valid, "phiếu hợp lệ"),
            count(item.satisfied, "phiếu hài lòng và rất hài lòng"),
        )
        for number, item in enumerate(items, start=1)
    ]
    return TableText(columns, rows, "Khảo sát mức độ hài lòng", "Đơn vị tính: phiếu")


def score_table(
    scores: Sequence[IndexScore], names: dict[str, str], source_of: Callable[[IndexScore], str]
) -> TableText:
    """Return index scores with version, year, rank, and where and when they were published."""
    columns = (
        Column("TT", 0.06, "center"),
        Column("Chỉ số; phiên bản", 0.40),
        Column("Năm", 0.08, "center"),
        Column("Kết quả", 0.11, "right"),
        Column("Thứ hạng", 0.13, "center"),
        Column("Công bố", 0.22),
    )
    rows = [
        (
            str(number),
            named(
                _joined(names.get(score.index_id, score.index_id), score.version, mark="; "),
                score.source,
                f"năm {score.year}",
            ),
            str(score.year),
            cell(score_text(score), score_facts(score)),
            cell(rank_text(score), rank_facts(score)),
            told(_joined(source_of(score), _published_on(score), _remark(score)), score.source, "ghi chú"),
        )
        for number, score in enumerate(scores, start=1)
    ]
    return TableText(
        columns, rows, "Kết quả các chỉ số đã công bố", "Điểm hoặc % theo từng chỉ số, năm chấm ghi ở cột Năm"
    )


def rank_text(score: IndexScore) -> str:
    """Return a rank with its group; words of the source win («thấp nhất trong nhóm (theo nguồn báo chí)»)."""
    if score.rank is None:
        return NONE if _remark(score) else (score.rank_text or NONE)
    return f"{score.rank}/{score.rank_of}" if score.rank_of else str(score.rank)


def _remark(score: IndexScore) -> str:
    """Return words about a score that are too long for the rank's column."""
    return score.rank_text if score.rank is None and len(score.rank_text) > LONGEST_RANK else ""


def _published_on(score: IndexScore) -> str:
    return f"đăng {short_date(score.published_on)}" if score.published_on else ""


def score_text(score: IndexScore) -> str:
    """Return a score as printed, over its maximum when that is published."""
    if score.score is None or score.score.value is None:
        return NONE
    text = score.score.as_printed or exact(score.score.value)
    return f"{text}/{exact(score.maximum)}" if score.maximum is not None and "/" not in text else text


def _times(item: Initiative) -> str:
    return f"{item.time_before} → {item.time_after}" if item.time_before or item.time_after else NONE


def days_name(cut_off: date) -> str:
    """Return what a number of days late is worked out from."""
    return f"số ngày chậm, quá hạn: tính từ thời hạn ở hàng này đến ngày hoàn thành hoặc mốc {short_date(cut_off)}"


def _day(value: date | None) -> str:
    return short_date(value) if value else NONE


def _labelled(label: str, text: str) -> str:
    """Return a text of the unit under the name of what it is: «lý do: …»; nothing without one."""
    return f"{label}: {text}" if text else ""


def _joined(*parts: str, mark: str = "") -> str:
    return (mark.join(part for part in parts if part) if mark else side_by_side(parts)) or NONE
