"""The one definition of the submission workbook: its sheets, tables, column heads and the fields they feed.

Forms, example data and intake all follow it; a sheet is known by its name, a column by the text of its head, and
in Biểu 06 by its code row (1) … (13): never by position alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from giamsat.model.form_sheets import FormSheet
from giamsat.model.form_sheets import SheetKind as SheetKind
from giamsat.model.parameters import Level
from giamsat.model.records import DeadlineKind, SubmissionKind, TaskState
from giamsat.model.values import State


class CellType(StrEnum):
    """What an answer cell must hold."""

    TEXT = "chu"
    CODE = "ma"  # text without blanks around it
    COUNT = "so-nguyen"  # a whole number of 0 or more
    NUMBER = "so"  # a number of 0 or more
    DATE = "ngay"
    DEADLINE = "thoi-han"  # a date, or words such as «quý IV năm 2024»
    CHOICE = "chon"  # one of the words in Column.choices
    ANSWER = "tra-loi"  # typed by the indicator's kind


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it feeds, its head in Vietnamese, what its cells hold, its width in characters.

    A table without the head of a ``needed`` column is refused; a row whose ``key`` column is empty is refused.
    ``choices`` maps the words of the form to slugs. ``past`` dates must not lie after the unit's cut-off.
    ``is_locked`` cells are filled by whoever makes the form; ``only_in_form`` columns are newer than the first
    version of the form, or exist only while it is filled in: no workbook lacks them.
    """

    field: str
    header: str
    type: CellType = CellType.TEXT
    width: int = 18
    needed: bool = True
    key: bool = False
    past: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    is_locked: bool = False
    only_in_form: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: its id, the title row above it («» for none), and its columns in printed order."""

    id: str
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its number in the form («» for the cover), its name (at most 31 characters), kind and tables.

    A ``required`` sheet that is not there is a gap, at the ``levels`` it applies to (empty: all).
    """

    number: str
    name: str
    kind: SheetKind
    tables: tuple[Table, ...] = ()
    required: bool = True
    levels: tuple[Level, ...] = ()

    def applies_to(self, level: Level) -> bool:
        """Return whether a unit of ``level`` is asked for this sheet."""
        return not self.levels or level in self.levels


YES_NO = (("Có", "co"), ("Không", "khong"))
STATES = (
    ("Có số liệu", State.KNOWN.value),
    ("Bằng 0", State.ZERO.value),
    ("Chưa có", State.MISSING.value),
    ("Không áp dụng", State.NOT_APPLICABLE.value),
    ("Số ước tính", State.APPROXIMATE.value),
)
TASK_STATES = (
    ("Hoàn thành", TaskState.DONE.value),
    ("Hoàn thành chậm", TaskState.DONE_LATE.value),
    ("Hoàn thành một phần", TaskState.PARTLY.value),
    ("Chưa đến hạn", TaskState.NOT_DUE.value),
    ("Quá hạn", TaskState.OVERDUE.value),
    ("Đang thực hiện", TaskState.OPEN.value),
    ("Chưa có", TaskState.MISSING.value),
)
DEADLINE_KINDS = (
    ("Trước ngày", DeadlineKind.BEFORE.value),
    ("Chậm nhất ngày", DeadlineKind.BY.value),
    ("Trong kỳ", DeadlineKind.WITHIN.value),
    ("Không nêu hạn", DeadlineKind.NONE.value),
)
ASSIGNERS = (("Thành phố giao", "thanh-pho"), ("Đơn vị tự đặt", "don-vi"))
CAUSE_KINDS = (("Khách quan", "khach-quan"), ("Chủ quan", "chu-quan"))
DATA_KINDS = (("Số liệu thật", "that"), ("SỐ LIỆU MINH HỌA", "minh-hoa"))
SUBMISSION_KINDS = (
    ("Lần đầu", SubmissionKind.FIRST.value),
    ("Thay thế", SubmissionKind.REPLACEMENT.value),
    ("Bổ sung, giải trình", SubmissionKind.SUPPLEMENT.value),
    ("Một phần của biểu", SubmissionKind.PART.value),
)
CONFIRMED = (("Đã kiểm tra", "da-kiem-tra"),)
"""What a unit chooses beside a figure that is right though it looks odd (equal to last period's)."""
PROGRESS = (
    ("Chưa thực hiện", "chua-thuc-hien"),
    ("Đang thực hiện", "dang-thuc-hien"),
    ("Hoàn thành một phần", "hoan-thanh-mot-phan"),
    ("Hoàn thành", "hoan-thanh"),
    ("Không thực hiện", "khong-thuc-hien"),
)


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A row of the cover: the field, its label, what its value holds, and whether it must be filled."""

    field: str
    label: str
    type: CellType = CellType.TEXT
    needed: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    is_locked: bool = False
    only_in_form: bool = False


COVER_ROWS = (
    CoverRow("round_id", "Mã đợt", CellType.CODE, is_locked=True),
    CoverRow("unit_id", "Mã đơn vị", CellType.CODE, is_locked=True),
    CoverRow("unit_name", "Tên đơn vị", is_locked=True),
    CoverRow("period_from", "Kỳ số liệu từ ngày", CellType.DATE),
    CoverRow("period_to", "Kỳ số liệu đến ngày", CellType.DATE),
    CoverRow("comparison_from", "Kỳ so sánh từ ngày", CellType.DATE, needed=False),
    CoverRow("comparison_to", "Kỳ so sánh đến ngày", CellType.DATE, needed=False),
    CoverRow("report_number", "Số báo cáo", needed=False),
    CoverRow("report_date", "Ngày báo cáo", CellType.DATE, needed=False),
    CoverRow("data_kind", "Loại số liệu", CellType.CHOICE, choices=DATA_KINDS, is_locked=True),
    CoverRow("hand_in_by", "Hạn gửi biểu", CellType.DATE, needed=False, is_locked=True, only_in_form=True),
    CoverRow("report_signer", "Chức vụ người ký báo cáo", needed=False, only_in_form=True),
    CoverRow(
        "submission_kind",
        "Loại tệp gửi",
        CellType.CHOICE,
        needed=False,
        choices=SUBMISSION_KINDS,
        only_in_form=True,
    ),
    CoverRow("supplement_document", "Văn bản bổ sung, giải trình (số, ngày)", needed=False, only_in_form=True),
    CoverRow("filled_by", "Bộ phận điền tệp này", needed=False, only_in_form=True),
    CoverRow("contact_name", "Đầu mối: họ và tên", needed=False, only_in_form=True),
    CoverRow("contact_phone", "Đầu mối: điện thoại", needed=False, only_in_form=True),
)
"""The contact is for the office's own calls: intake reads neither name nor number."""
NOT_APPLICABLE_LABEL = "Sheet không áp dụng"
"""Label of the cover rows (as many as needed) that name a sheet which does not apply; the basis stands in column C."""
BASIS_HEADER = "Căn cứ"

INDICATORS = Table(
    "indicators",
    "",
    (
        Column("code", "Mã", CellType.CODE, 26, key=True, is_locked=True),
        Column("name", "Chỉ tiêu", width=46, needed=False, is_locked=True),
        Column("measure", "Đơn vị tính", width=13, needed=False, is_locked=True),
        Column("definition", "Cách tính", width=34, needed=False, is_locked=True, only_in_form=True),
        Column("previous", "Kỳ trước", CellType.ANSWER, 12, needed=False, is_locked=True),
        Column("state", "Trạng thái", CellType.CHOICE, 15, choices=STATES),
        Column("value", "Kỳ này", CellType.ANSWER, 12),
        Column("whole", "Mẫu số", CellType.NUMBER, 11, needed=False, is_locked=True, only_in_form=True),
        Column("rate", "Tỷ lệ (tự tính)", CellType.NUMBER, 10, needed=False, is_locked=True, only_in_form=True),
        Column("system", "Lấy từ hệ thống nào", width=26, needed=False),
        Column("as_of", "Chốt ngày", CellType.DATE, 12, needed=False, past=True),
        Column("evidence", "Tài liệu kiểm chứng", width=28, needed=False),
        Column("note", "Giải trình", width=34),
        Column("confirmed", "Xác nhận", CellType.CHOICE, 14, needed=False, choices=CONFIRMED, only_in_form=True),
        Column("check", "Kiểm tra", width=26, needed=False, is_locked=True, only_in_form=True),
    ),
)
DEADLINE = (
    Column("deadline_kind", "Kiểu hạn", CellType.CHOICE, 16, choices=DEADLINE_KINDS),
    Column("deadline", "Thời hạn", CellType.DEADLINE, 16),
)
SCORES = Table(
    "scores",
    "Kết quả các chỉ số",
    (
        Column("index_id", "Mã chỉ số", CellType.CODE, key=True),
        Column("index_name", "Tên chỉ số", width=34, needed=False),
        Column("version", "Phiên bản bộ chỉ số", width=26),
        Column("year", "Năm chấm", CellType.COUNT, 10, key=True),
        Column("published_on", "Ngày công bố", CellType.DATE, 13),
        Column("document", "Văn bản công bố", width=30),
        Column("score", "Điểm", CellType.NUMBER, 10),
        Column("maximum", "Điểm tối đa đã công bố", CellType.NUMBER, 14, needed=False),
        Column("rank", "Thứ hạng", CellType.COUNT, 10),
        Column("rank_of", "Trong nhóm (số đơn vị)", CellType.COUNT, 14),
    ),
)
SURVEYS = Table(
    "surveys",
    "Khảo sát mức độ hài lòng",
    (
        Column("name", "Tên khảo sát", width=34, key=True),
        Column("collector", "Đơn vị thu phiếu", width=26),
        Column("is_self", "Tự khảo sát", CellType.CHOICE, 12, choices=YES_NO),
        Column("method", "Phương pháp", width=24),
        Column("period_text", "Thời gian khảo sát", width=20),
        Column("issued", "Phát ra", CellType.COUNT, 10),
        Column("collected", "Thu về", CellType.COUNT, 10),
        Column("valid", "Hợp lệ", CellType.COUNT, 10),
        Column("satisfied", "Hài lòng và rất hài lòng", CellType.COUNT, 14),
    ),
)
TASKS = Table(
    "tasks",
    "",
    (
        Column("number", "Số thứ tự", width=10, needed=False),
        Column("content", "Nội dung nhiệm vụ", width=46, key=True),
        Column("assigned_by", "Cấp giao", CellType.CHOICE, 16, choices=ASSIGNERS),
        Column("document", "Văn bản giao", width=28),
        Column("owner", "Đơn vị thực hiện", width=22),
        *DEADLINE,
        Column("done_on", "Ngày hoàn thành", CellType.DATE, 14, past=True),
        Column("reported_state", "Tình trạng", CellType.CHOICE, 20, choices=TASK_STATES),
        Column("product", "Sản phẩm", width=24, needed=False),
        Column("evidence", "Tài liệu kiểm chứng", width=26, needed=False),
        Column("reason", "Lý do chậm", width=26),
    ),
)
DOCUMENTS = Table(
    "documents",
    "Danh mục văn bản",
    (
        Column("kind", "Loại văn bản", width=16),
        Column("number", "Số, ký hiệu", width=18),
        Column("issued_on", "Ngày ban hành", CellType.DATE, 13, past=True),
        Column("subject", "Trích yếu", width=52, key=True),
        *DEADLINE,
    ),
)
SYSTEMS = Table(
    "systems",
    "Hệ thống, cơ sở dữ liệu, dữ liệu ngành",
    (
        Column("kind", "Loại", width=20),
        Column("name", "Tên", width=40, key=True),
        Column("field", "Lĩnh vực", width=18),
        Column("planned", "Kế hoạch", CellType.NUMBER, 12),
        Column("done", "Đã thực hiện", CellType.NUMBER, 12),
        Column("measure", "Đơn vị tính", width=12),
        Column("in_use_on", "Ngày đưa vào sử dụng", CellType.DATE, 14, past=True),
        Column("connected_to", "Kết nối với", width=26),
        Column("security_level", "Cấp độ an toàn được phê duyệt", width=16),
    ),
)
UTILITIES = Table(
    "utilities",
    "Tiện ích đã công bố",
    (
        Column("group", "Nhóm tiện ích (1–5)", CellType.COUNT, 12, key=True),
        Column("name", "Tiện ích", width=44, key=True),
        Column("announced_on", "Ngày công bố", CellType.DATE, 13, past=True),
        Column("entitled", "Đối tượng", CellType.COUNT, 12),
        Column("served", "Đã hưởng", CellType.COUNT, 12),
        Column("unserved", "Chưa hưởng", CellType.COUNT, 12),
        Column("reason", "Lý do chưa hưởng", width=30),
        Column("data_from", "Nguồn số liệu", width=24),
    ),
)
INITIATIVES = Table(
    "initiatives",
    "",
    (
        Column("name", "Tên sáng kiến, mô hình", width=46, key=True),
        Column("place", "Nơi áp dụng", width=24),
        Column("started", "Từ ngày", width=14),
        Column("dossiers", "Số hồ sơ áp dụng", width=12),
        Column("time_before", "Thời gian trước", width=16),
        Column("time_after", "Thời gian sau", width=16),
        Column("spread_to", "Nơi nhân rộng", width=24),
    ),
)
SHORTFALLS = Table(
    "shortfalls",
    "",
    (
        Column("criterion", "Tiêu chí bị trừ điểm", width=40, key=True),
        Column("points_lost", "Điểm bị trừ", CellType.NUMBER, 10),
        Column("cause", "Nguyên nhân", width=34),
        Column("measure", "Biện pháp khắc phục", width=36),
        *DEADLINE,
        Column("state", "Tình trạng", CellType.CHOICE, 20, choices=TASK_STATES),
        Column("evidence", "Tài liệu kiểm chứng", width=26, needed=False),
    ),
)
VOICES = Table(
    "voices",
    "",
    (
        Column("difficulty", "Khó khăn, vướng mắc", width=46, key=True),
        Column("cause_kind", "Loại nguyên nhân", CellType.CHOICE, 16, choices=CAUSE_KINDS),
        Column("cause", "Nguyên nhân", width=40),
        Column("proposal", "Đề xuất, kiến nghị", width=46),
        Column("addressee", "Gửi cơ quan", width=24),
    ),
)
REQUESTS = Table(
    "requests",
    "",
    (
        Column("code", "Mã kiến nghị", CellType.CODE, 14, key=True, is_locked=True),
        Column("origin", "Văn bản nêu kiến nghị", width=28, needed=False, is_locked=True),
        Column("content", "Nội dung kiến nghị", width=46, is_locked=True),
        Column("deadline", "Thời hạn", width=16, needed=False, is_locked=True),
        Column("reply", "Kết quả thực hiện", width=46),
        Column("state", "Tình trạng", CellType.CHOICE, 20, choices=PROGRESS),
        Column("done_on", "Ngày hoàn thành", CellType.DATE, 14, needed=False, past=True),
        Column("evidence", "Tài liệu kiểm chứng", width=28, needed=False),
    ),
)
PROJECTS = Table(
    "projects",
    "",
    (
        Column("name", "Tên dự án", width=46, key=True),
        Column("total", "Tổng mức đầu tư (triệu đồng)", CellType.NUMBER, 16),
        Column("year_budget", "Kế hoạch vốn năm (triệu đồng)", CellType.NUMBER, 16),
        Column("disbursed", "Đã giải ngân (triệu đồng)", CellType.NUMBER, 16),
        Column("progress", "Tiến độ", width=30),
        *DEADLINE,
    ),
)


@dataclass(frozen=True, slots=True)
class DossierColumn:
    """A column of Biểu 06: its code, group head, own head and the indicator its total feeds."""

    code: int
    group: str
    header: str
    indicator_id: str


_RECEIVED = "Số hồ sơ nhận giải quyết"
_RESOLVED = "Đã giải quyết"
_PENDING = "Đang giải quyết"
DOSSIER_COLUMNS = (
    DossierColumn(3, _RECEIVED, "Tổng số", "tthc.tiep_nhan"),
    DossierColumn(4, _RECEIVED, "Trong kỳ: trực tuyến", "tthc.truc_tuyen"),
    DossierColumn(5, _RECEIVED, "Trong kỳ: trực tiếp, dịch vụ bưu chính", "tthc.truc_tiep"),
    DossierColumn(6, _RECEIVED, "Từ kỳ trước", "tthc.ky_truoc"),
    DossierColumn(7, _RESOLVED, "Tổng số", "tthc.da_giai_quyet"),
    DossierColumn(8, _RESOLVED, "Trước hạn", "tthc.truoc_han"),
    DossierColumn(9, _RESOLVED, "Đúng hạn", "tthc.dung_han"),
    DossierColumn(10, _RESOLVED, "Quá hạn", "tthc.qua_han"),
    DossierColumn(11, _PENDING, "Tổng số", "tthc.dang_giai_quyet"),
    DossierColumn(12, _PENDING, "Trong hạn", "tthc.trong_han"),
    DossierColumn(13, _PENDING, "Quá hạn", "tthc.dang_qua_han"),
)
"""Biểu 06 of TT 01/2020/TT-VPCP; (1) and (2) are number or code, and label."""
DOSSIER_HEADS = ("STT", "Lĩnh vực")
SUB_UNIT_HEADS = ("Mã", "Tên đơn vị trực thuộc")
DOSSIER_NOTE_HEAD = "Giải trình"
DOSSIER_CHECK_HEAD = "Kiểm tra"
"""Columns after (13) in forms; known by their heads, as they have no code."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A choice of definition that a unit makes once, above Biểu 06: its field, its label, the words to choose from."""

    field: str
    label: str
    choices: tuple[tuple[str, str], ...]


DEFINITIONS = (
    Definition(
        "waiting",
        "Hồ sơ chờ bổ sung được tính vào",
        (
            ("Đang giải quyết, trong hạn", "dang-trong-han"),
            ("Đã giải quyết, đúng hạn", "da-dung-han"),
            ("Không tính", "khong-tinh"),
        ),
    ),
    Definition(
        "withdrawn",
        "Hồ sơ trả lại, rút được tính vào",
        (
            ("Đã giải quyết, đúng hạn", "da-dung-han"),
            ("Đang giải quyết, trong hạn", "dang-trong-han"),
            ("Không tính", "khong-tinh"),
        ),
    ),
)
"""Systems count dossiers that wait for a supplement, and those returned or withdrawn, in different columns."""
TOTAL_LABEL = "Tổng cộng"
PREVIOUS_TOTAL_LABEL = "Tổng cộng kỳ trước"

_WITH_SUB_UNITS = (Level.CITY, Level.URBAN_DISTRICT, Level.DISTRICT, Level.TOWN)

COVER = Sheet("", "Bìa", SheetKind.COVER)
SIGN_NAME = "Kiểm tra và ký"
SHEETS = (
    COVER,
    Sheet("01", "01 Thông tin chung", SheetKind.INDICATORS, (INDICATORS,)),
    Sheet("02", "02 TTHC (Biểu 06)", SheetKind.DOSSIERS),
    Sheet("03", "03 Đơn vị trực thuộc", SheetKind.SUB_UNITS, levels=_WITH_SUB_UNITS),
    Sheet("04", "04 DVC, thanh toán", SheetKind.INDICATORS, (INDICATORS,)),
    Sheet("05", "05 Số hóa, văn bản, CKS", SheetKind.INDICATORS, (INDICATORS,)),
    Sheet("06", "06 Chỉ số, khảo sát", SheetKind.RECORDS, (INDICATORS, SCORES, SURVEYS)),
    Sheet("07", "07 Nhiệm vụ được giao", SheetKind.RECORDS, (INDICATORS, TASKS)),
    Sheet("08", "08 Văn bản đã ban hành", SheetKind.RECORDS, (INDICATORS, DOCUMENTS)),
    Sheet("09", "09 CĐS, dữ liệu, ATTT", SheetKind.RECORDS, (INDICATORS, SYSTEMS)),
    Sheet("10", "10 Đề án 06", SheetKind.RECORDS, (INDICATORS, UTILITIES)),
    Sheet("11", "11 Bộ máy, công vụ, TC, ISO", SheetKind.INDICATORS, (INDICATORS,)),
    Sheet("12", "12 Sáng kiến, mô hình", SheetKind.RECORDS, (INITIATIVES,), required=False),
    Sheet("13", "13 Hạn chế chỉ số", SheetKind.RECORDS, (SHORTFALLS,)),
    Sheet("14", "14 Kiến nghị đợt trước", SheetKind.RECORDS, (REQUESTS,), required=False),
    Sheet("15", "15 Khó khăn, đề xuất", SheetKind.RECORDS, (VOICES,)),
    Sheet("16", "16 Dự án đầu tư", SheetKind.RECORDS, (PROJECTS,), required=False),
    Sheet("17", f"17 {SIGN_NAME}", SheetKind.SIGN, required=False),
)
"""All sheets of the common form, in its order; a round may have a form of its own (:func:`sheets_of`)."""
RECORD_TABLES: Mapping[str, Table] = {
    table.id: table for sheet in SHEETS for table in sheet.tables if table is not INDICATORS
}
"""Every table of records by its id: what the form of a round may be put together from."""


def sheet_title(number: str, name: str) -> str:
    """Return the whole name of a sheet: «04 DVC, thanh toán»."""
    return f"{number} {name}"


@cache
def sheets_of(rows: tuple[FormSheet, ...]) -> tuple[Sheet, ...]:
    """Return the sheets of a round's form from its own rows, between cover and last page; the common form without."""
    if not rows:
        return SHEETS
    last = f"{max(int(row.number) for row in rows) + 1:02}"
    sign = Sheet(last, sheet_title(last, SIGN_NAME), SheetKind.SIGN, required=False)
    return (COVER, *(_sheet_of(row) for row in rows), sign)


def _sheet_of(row: FormSheet) -> Sheet:
    every = {INDICATORS.id: INDICATORS, **RECORD_TABLES}
    own = (INDICATORS,) if row.kind is SheetKind.INDICATORS else tuple(every[name] for name in row.tables)
    levels = row.levels or (_WITH_SUB_UNITS if row.kind is SheetKind.SUB_UNITS else ())
    return Sheet(row.number, sheet_title(row.number, row.name), row.kind, own, row.required, levels)


IDENTITY_SHEET = "_giamsat"
"""A hidden sheet by which a form is known whatever it is called: field in column A, value in column B."""
LISTS_SHEET = "_danhsach"
"""A hidden sheet with the lists of the form's dropdowns and the weights of its check code."""
PROPERTY_PREFIX = "giamsat_"
"""The same fields stand in the document's custom properties, which survive other programs, under this prefix."""
IDENTITY_FIELDS = ("round_id", "unit_id", "form_version", "form_hash")
FORM_VERSION = "2"
"""Workbooks without the hidden sheet are of version 1: the same sheets and heads, without what is only in forms."""

REVIEW_SHEET = "Nội dung cần xem lại"
"""The first sheet of a workbook that was checked and sent back; whoever reads it again passes it over."""


def sheet_by_number(number: str, sheets: tuple[Sheet, ...] = SHEETS) -> Sheet:
    """Return the sheet of ``number`` («04»).

    :raises KeyError: when the form has no such sheet.
    """
    return {sheet.number: sheet for sheet in sheets}[number]


def sheet_with(table: Table, sheets: tuple[Sheet, ...]) -> Sheet | None:
    """Return the sheet that holds a table, ``None`` when the form asks for no such records."""
    return next((sheet for sheet in sheets if table in sheet.tables), None)
