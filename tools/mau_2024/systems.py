"""Systems and data of sheet 09, utilities of Đề án 06, initiatives, investment projects."""

from __future__ import annotations

from datetime import date

from giamsat.workbook.content import Row
from mau_2024.counting import between, randomness, share, whole
from mau_2024.plan import UnitPlan

_CITY_BUS = "Nền tảng tích hợp, chia sẻ dữ liệu của Thành phố"
_POPULATION = "Cơ sở dữ liệu quốc gia về dân cư"
_SYSTEM_ROWS = (
    ("Cơ sở dữ liệu", "Cơ sở dữ liệu chuyên ngành dùng chung", "Quản lý chuyên ngành", 1, "cơ sở dữ liệu",
     date(2024, 4, 22), _CITY_BUS, "2"),
    ("Dữ liệu ngành", "Số hóa hồ sơ chuyên ngành", "Quản lý chuyên ngành", 24000, "hồ sơ", None, None, None),
    ("Hệ thống phân tích thông tin báo cáo", "Hệ thống thông tin báo cáo của đơn vị", "Chỉ đạo, điều hành", 1,
     "hệ thống", date(2023, 12, 18), _CITY_BUS, "2"),
    ("Hệ thống phân tích, xử lý dữ liệu", "Bảng theo dõi tiến độ giải quyết hồ sơ TTHC", "Một cửa", 1, "hệ thống",
     date(2024, 6, 10), None, "2"),
    ("Trung tâm điều hành thông minh", "Trung tâm điều hành thông minh (giai đoạn 1)", "Chỉ đạo, điều hành", 1,
     "trung tâm", None, None, None),
    ("Dữ liệu ngành", "Số hóa sổ hộ tịch", "Tư pháp", 31000, "trường hợp", None, _POPULATION, None),
    ("Dữ liệu ngành", "Số hóa hồ sơ địa chính", "Đất đai", 42000, "thửa đất", None, None, None),
)  # fmt: skip
_DEPARTMENT_SYSTEMS = ((0, 1, 2), (0, 1, 3), (0, 1, 2, 3))
_LOCAL_SYSTEMS = ((5, 6, 2, 3), (5, 6, 3), (5, 6, 2, 3, 4))


def systems_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of «Hệ thống, cơ sở dữ liệu, dữ liệu ngành»; what has started is done, data by share."""
    rng = randomness(f"{plan.id}/he-thong")
    picks = _DEPARTMENT_SYSTEMS if plan.is_department else _LOCAL_SYSTEMS
    rows: list[Row] = []
    for place in picks[plan.texts % len(picks)]:
        kind, name, field, amount, measure, started, connected, level = _SYSTEM_ROWS[place]
        planned, done = amount, int(started is not None)
        if amount > 1:
            planned = int(amount * between(rng, 0.5, 1.2)) // 100 * 100
            done = share(planned, 0.35 + 0.5 * plan.quality * between(rng, 0.9, 1.1))
        rows.append({"kind": kind, "name": name, "field": field, "planned": planned, "done": done, "measure": measure,
                     "in_use_on": started, "connected_to": connected, "security_level": level})  # fmt: skip
    return tuple(rows)


_UTILITIES = (
    (1, "Nộp hồ sơ trực tuyến bằng tài khoản định danh điện tử", date(2023, 9, 15), 1.0, 0.55, 0.85,
     "Người dân chưa kích hoạt tài khoản định danh điện tử"),
    (2, "Chi trả chính sách, trợ cấp qua tài khoản", date(2023, 11, 20), 0.18, 0.5, 0.9,
     "Người cao tuổi chưa mở tài khoản, ủy quyền người thân nhận thay"),
    (3, "Kích hoạt tài khoản định danh điện tử mức độ 2", date(2023, 6, 1), 2.4, 0.6, 0.9,
     "Người đi làm ăn xa, chưa có điện thoại thông minh"),
    (4, "Đối soát, làm sạch dữ liệu chuyên ngành với dữ liệu dân cư", date(2024, 3, 11), 0.9, 0.5, 0.85,
     "Hồ sơ cũ thiếu trường thông tin, phải xác minh"),
    (5, "Báo cáo số liệu dân cư phục vụ điều hành", date(2024, 5, 6), 0.05, 0.6, 0.95,
     "Đơn vị trực thuộc chưa được cấp tài khoản khai thác"),
)  # fmt: skip


def utilities_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of «Tiện ích đã công bố»: people served and not yet served are the people entitled."""
    rng = randomness(f"{plan.id}/tien-ich")
    size = max(800, plan.now.columns()[3]) * (1 if plan.is_department else 3)
    rows: list[Row] = []
    for group, name, announced, weight, low, high, reason in _UTILITIES:
        entitled = share(int(size * 2.4), weight / 2.4) + whole(rng, 3, 60)
        served = share(entitled, low + (high - low) * min(1.0, plan.quality + between(rng, -0.1, 0.1)))
        source = "Số liệu tổng hợp của cơ quan Công an" if group == 3 else "Báo cáo của đơn vị"
        rows.append({"group": group, "name": name, "announced_on": announced, "entitled": entitled, "served": served,
                     "unserved": entitled - served, "reason": reason, "data_from": source})  # fmt: skip
    return tuple(rows)


_INITIATIVES = (
    ("Trả kết quả tại nhà qua dịch vụ bưu chính đối với thủ tục trực tuyến toàn trình", "Bộ phận Một cửa",
     "tháng 3/2024", 0.05, "Hẹn trả tại trụ sở", "Trả tại nhà sau 01 ngày", "03 đơn vị trực thuộc"),
    ("Ngày không hẹn đối với thủ tục đơn giản", "Bộ phận Một cửa", "tháng 5/2024", 0.12, "02 ngày",
     "Trong ngày", "Toàn bộ đơn vị trực thuộc"),
    ("Tổ hỗ trợ lưu động nộp hồ sơ trực tuyến", "Điểm hỗ trợ tại cơ sở", "tháng 7/2024", 0.03, "45 phút", "20 phút",
     None),
    ("Mã QR tra cứu thành phần hồ sơ và góp ý", "Bộ phận Một cửa", "quý I năm 2024", None, None, None,
     "Các phòng chuyên môn"),
    ("Cảnh báo hồ sơ sắp đến hạn gửi công chức thụ lý", "Các phòng chuyên môn", "tháng 4/2024", 0.4,
     "Theo dõi bằng sổ", "Cảnh báo trước 02 ngày", None),
)  # fmt: skip


def initiatives_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 12; one initiative has no effect told yet."""
    count = 1 if plan.id == "so-mau-e" else 3 if plan.quality > 0.65 else 2
    rng = randomness(f"{plan.id}/sang-kien")
    rows: list[Row] = []
    for step in range(count):
        name, place, started, part, old, new, spread = _INITIATIVES[(plan.texts + 2 * step) % len(_INITIATIVES)]
        solved = plan.now.columns()[7]
        used = None if part is None else f"{share(solved, part * between(rng, 0.7, 1.3)):,}".replace(",", ".")
        rows.append({"name": name, "place": place, "started": started, "dossiers": used, "time_before": old,
                     "time_after": new, "spread_to": spread})  # fmt: skip
    return tuple(rows)


_PROJECTS = (
    ("Nâng cấp hạ tầng, trang thiết bị Bộ phận Một cửa", 8600, 4200, "Đang lắp đặt thiết bị", "Chậm nhất ngày",
     date(2024, 12, 20)),
    ("Số hóa dữ liệu chuyên ngành giai đoạn 2024 - 2025", 14500, 6300, "Đã nghiệm thu đợt 1", "Trong kỳ", "năm 2025"),
    ("Xây dựng Trung tâm điều hành thông minh (giai đoạn 1)", 21800, 7500, "Đang thẩm định thiết kế", "Trong kỳ",
     "quý II năm 2025"),
)  # fmt: skip


def projects_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 16; amounts in million đồng."""
    rng = randomness(f"{plan.id}/du-an")
    count = 1 if plan.is_department or plan.quality < 0.5 else 2
    rows: list[Row] = []
    for step in range(count):
        name, total, year, progress, kind, due = _PROJECTS[(plan.texts + step) % len(_PROJECTS)]
        factor = whole(rng, 6, 12) / 10
        budget = int(year * factor)
        disbursed = share(budget, 0.25 + 0.5 * plan.quality * between(rng, 0.85, 1.15))
        rows.append({"name": name, "total": int(total * factor), "year_budget": budget, "disbursed": disbursed,
                     "progress": progress, "deadline_kind": kind, "deadline": due})  # fmt: skip
    return tuple(rows)
