"""Assigned tasks and issued documents: every kind of deadline, every state, with clearly fictional numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giamsat.workbook.content import Row
from mau_2024.plan import UnitPlan

BEFORE, BY, WITHIN, NONE = "Trước ngày", "Chậm nhất ngày", "Trong kỳ", "Không nêu hạn"
CITY, OWN = "Thành phố giao", "Đơn vị tự đặt"
DONE, LATE, PARTLY = "Hoàn thành", "Hoàn thành chậm", "Hoàn thành một phần"
NOT_DUE, OVERDUE, OPEN = "Chưa đến hạn", "Quá hạn", "Đang thực hiện"
_CITY_PLAN = "Kế hoạch mẫu số 02/KH-MAU của Thành phố Mẫu"
_DIGITAL_PLAN = "Kế hoạch mẫu số 05/KH-MAU của Thành phố Mẫu"
_OWN_PLAN = "Kế hoạch mẫu số 11/KH-MAU của đơn vị"


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the library; ``owner`` holds the office of a sở and of a quận or huyện."""

    content: str
    assigner: str
    document: str
    owner: tuple[str, str]
    kind: str
    due: date | str | None
    done: date | None
    state: str
    product: str
    reason: str = ""


_OFFICE = ("Văn phòng Sở", "Văn phòng HĐND và UBND")
_STAFF = ("Phòng Tổ chức cán bộ", "Phòng Nội vụ")
_IT = ("Trung tâm dữ liệu, thông tin", "Phòng Văn hóa và Thông tin")
_LEGAL = ("Phòng Pháp chế", "Phòng Tư pháp")
TASKS = (
    Task("Ban hành kế hoạch cải cách hành chính năm 2024", CITY, _CITY_PLAN, _STAFF, BY, date(2024, 1, 31),
         date(2024, 1, 24), DONE, "Kế hoạch"),
    Task("Rà soát, đề xuất phương án đơn giản hóa TTHC năm 2024", CITY, _CITY_PLAN, _OFFICE, BEFORE, date(2024, 8, 15),
         date(2024, 8, 9), DONE, "Báo cáo kết quả rà soát"),
    Task("Tự kiểm tra công tác cải cách hành chính tại các đơn vị trực thuộc", OWN, _OWN_PLAN, _STAFF, WITHIN,
         "quý III năm 2024", date(2024, 9, 19), DONE, "Thông báo kết luận kiểm tra"),
    Task("Tái cấu trúc quy trình của các TTHC cung cấp trực tuyến toàn trình", CITY, _CITY_PLAN, _OFFICE, BY,
         date(2024, 6, 30), date(2024, 7, 18), LATE, "Quy trình điện tử được phê duyệt",
         "Chờ ý kiến thống nhất của cơ quan phối hợp"),
    Task("Hoàn thành tự chấm điểm và tài liệu kiểm chứng Chỉ số cải cách hành chính năm 2024", CITY, _CITY_PLAN, _STAFF,
         BEFORE, date(2024, 11, 30), None, NOT_DUE, "Bảng tự chấm trên hệ thống của Thành phố"),
    Task("Khảo sát mức độ hài lòng của người dân, tổ chức năm 2024", OWN, _OWN_PLAN, _OFFICE, WITHIN, "quý IV năm 2024",
         None, NOT_DUE, "Báo cáo kết quả khảo sát"),
    Task("Duy trì, cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001:2015", CITY, _CITY_PLAN, _OFFICE, NONE,
         "thường xuyên", None, OPEN, "Bản công bố phù hợp; biên bản đánh giá nội bộ"),
    Task("Số hóa hồ sơ lưu trữ giai đoạn 2024 - 2025 (phần khối lượng năm 2024)", CITY, _DIGITAL_PLAN, _OFFICE, BY,
         date(2024, 12, 31), None, NOT_DUE, "Hồ sơ số hóa được nghiệm thu"),
    Task("Trình phê duyệt cấp độ an toàn của các hệ thống thông tin", CITY, _DIGITAL_PLAN, _IT, BEFORE,
         date(2024, 9, 1), None, PARTLY, "Quyết định phê duyệt cấp độ",
         "Một hệ thống đang hoàn thiện hồ sơ theo yêu cầu của cơ quan thẩm định"),
    Task("Công bố tập dữ liệu mở thuộc trách nhiệm của đơn vị", CITY, _DIGITAL_PLAN, _IT, WITHIN, "quý IV năm 2024",
         None, NOT_DUE, "Tập dữ liệu trên Cổng dữ liệu"),
    Task("Tập huấn kỹ năng số cho công chức làm việc tại Bộ phận Một cửa", OWN, _OWN_PLAN, _STAFF, BY,
         date(2024, 5, 31), date(2024, 5, 22), DONE, "Báo cáo kết quả tập huấn"),
    Task("Rà soát, làm sạch dữ liệu chuyên ngành để đối soát với Cơ sở dữ liệu quốc gia về dân cư", CITY,
         "Kế hoạch mẫu số 07/KH-MAU của Thành phố Mẫu", _IT, BY, date(2024, 7, 31), None, OVERDUE,
         "Biên bản đối soát", "Dữ liệu giấy của giai đoạn trước thiếu trường thông tin, phải xác minh"),
    Task("Bố trí, nâng cấp trang thiết bị của Bộ phận Một cửa", OWN, _OWN_PLAN, _OFFICE, WITHIN, "năm 2024", None,
         NOT_DUE, "Biên bản bàn giao thiết bị"),
    Task("Xây dựng kho dữ liệu dùng chung của đơn vị", OWN, _OWN_PLAN, _IT, NONE, "thời gian tới", None, OPEN,
         "Kho dữ liệu"),
    Task("Khắc phục các hạn chế của Chỉ số cải cách hành chính năm 2023", CITY,
         "Thông báo mẫu số 03/TB-MAU của Thành phố Mẫu", _STAFF, BY, date(2024, 8, 31), date(2024, 9, 12), LATE,
         "Báo cáo kết quả khắc phục", "Phải bổ sung tài liệu kiểm chứng của các đơn vị trực thuộc"),
    Task("Kiểm soát, cập nhật quy trình nội bộ sau khi TTHC được công bố", CITY, _CITY_PLAN, _LEGAL, BY,
         date(2024, 8, 20), date(2024, 8, 16), DONE, "Quyết định phê duyệt quy trình nội bộ"),
)  # fmt: skip
_BEST = (0, 1, 2, 4, 5, 6, 7, 10, 14, 15)
_GOOD = (0, 1, 2, 4, 5, 6, 7, 8, 10, 14, 15)
_FAIR = (0, 2, 3, 4, 5, 6, 7, 8, 9, 15)
_SLOW = (0, 1, 3, 4, 5, 8, 9, 11, 12, 13, 14, 7)
_SMALL = (0, 1, 4, 6, 7, 8, 11, 15)
_CHOICES = ((0.8, _BEST), (0.65, _GOOD), (0.5, _FAIR), (0.48, _SMALL), (0.0, _SLOW))


def tasks_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 07: between 8 and 12 tasks by the unit's quality."""
    picked = next(choice for lowest, choice in _CHOICES if plan.quality > lowest)
    return tuple(_task_row(plan, number, TASKS[place]) for number, place in enumerate(picked, start=1))


def _task_row(plan: UnitPlan, number: int, task: Task) -> Row:
    is_done = task.state in (DONE, LATE, PARTLY)
    return {
        "number": str(number),
        "content": task.content,
        "assigned_by": task.assigner,
        "document": task.document,
        "owner": task.owner[0 if plan.is_department else 1],
        "deadline_kind": task.kind,
        "deadline": task.due,
        "done_on": task.done,
        "reported_state": task.state,
        "product": task.product,
        "evidence": f"Văn bản mẫu số {20 + number}/BC-MAU" if is_done else None,
        "reason": task.reason or None,
    }


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the library."""

    kind: str
    symbol: str
    issued: date
    subject: str
    due_kind: str
    due: date | str | None


PAPERS = (
    Paper("Kế hoạch", "KH-MAU", date(2024, 1, 24), "Cải cách hành chính năm 2024", BY, date(2024, 1, 31)),
    Paper("Kế hoạch", "KH-MAU", date(2024, 1, 29), "Chuyển đổi số năm 2024", BY, date(2024, 1, 31)),
    Paper("Kế hoạch", "KH-MAU", date(2024, 2, 6), "Kiểm soát TTHC năm 2024", BEFORE, date(2024, 2, 10)),
    Paper("Kế hoạch", "KH-MAU", date(2024, 2, 27), "Triển khai Đề án 06 năm 2024", BY, date(2024, 2, 15)),
    Paper("Quyết định", "QĐ-MAU", date(2024, 3, 14), "Kiện toàn Ban Chỉ đạo cải cách hành chính, chuyển đổi số", NONE,
          None),
    Paper("Quyết định", "QĐ-MAU", date(2024, 4, 18), "Phê duyệt quy trình nội bộ giải quyết TTHC", NONE, None),
    Paper("Báo cáo", "BC-MAU", date(2024, 6, 12), "Công tác cải cách hành chính 6 tháng đầu năm 2024", BEFORE,
          date(2024, 6, 15)),
    Paper("Báo cáo", "BC-MAU", date(2024, 9, 13), "Công tác cải cách hành chính quý III năm 2024", BEFORE,
          date(2024, 9, 15)),
    Paper("Công văn", "CV-MAU", date(2024, 5, 8), "Chấn chỉnh việc giải quyết TTHC quá hạn", NONE, None),
    Paper("Quyết định", "QĐ-MAU", date(2024, 7, 30), "Quy chế bảo đảm an toàn thông tin", WITHIN, "quý II năm 2024"),
)  # fmt: skip
_PAPERS_GOOD = (0, 1, 2, 4, 5, 6, 7)
_PAPERS_FAIR = (0, 1, 2, 3, 5, 6, 7, 8)
_PAPERS_SLOW = (0, 2, 3, 4, 6, 7, 8, 9)


def papers_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 08."""
    picked: Sequence[int] = _PAPERS_SLOW
    if plan.quality > 0.5:
        picked = _PAPERS_GOOD if plan.quality > 0.65 else _PAPERS_FAIR
    first = 10 + plan.texts
    return tuple(
        {
            "kind": PAPERS[place].kind,
            "number": f"Mẫu {first + number * 7}/{PAPERS[place].symbol}",
            "issued_on": PAPERS[place].issued,
            "subject": PAPERS[place].subject,
            "deadline_kind": PAPERS[place].due_kind,
            "deadline": PAPERS[place].due,
        }
        for number, place in enumerate(picked)
    )
