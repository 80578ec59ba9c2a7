"""Index scores, surveys, shortfalls of last year's index, and what the unit itself says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from giamsat.model.rounds import Registry
from giamsat.workbook.content import Row
from mau_2024.counting import between, randomness, share, whole
from mau_2024.plan import ABSENT, PLANS, UnitPlan
from mau_2024.tasks import BEFORE, BY, DONE, NOT_DUE, OVERDUE, WITHIN

_VERSION = "Bộ chỉ số mẫu"
_DOCUMENT = "Quyết định mẫu (số liệu minh họa)"
_INDICES = (
    ("chi-so.par_hanoi", 78.0, 95.0, {2022: date(2023, 4, 20), 2023: date(2024, 4, 18)}),
    ("chi-so.sipas_hanoi", 79.0, 94.0, {2022: date(2023, 5, 12), 2023: date(2024, 5, 10)}),
    ("chi-so.dti_hanoi", 58.0, 88.0, {2022: date(2023, 6, 15), 2023: date(2024, 6, 14)}),
)
_ABSENT_QUALITY = 0.5


def scores_of(plan: UnitPlan, registry: Registry) -> tuple[Row, ...]:
    """Return the rows of «Kết quả các chỉ số»: ranked within the unit's group, by score."""
    rows: list[Row] = []
    for index_id, low, high, years in _INDICES:
        for year, day in years.items():
            points = _points(index_id, year, low, high)
            group = registry.units[plan.id].group
            peers = sorted((value for one, value in points.items() if registry.units[one].group == group), reverse=True)
            rows.append(
                {
                    "index_id": index_id,
                    "index_name": registry.indicators[index_id].name,
                    "version": _VERSION,
                    "year": year,
                    "published_on": day,
                    "document": _DOCUMENT,
                    "score": points[plan.id],
                    "rank": peers.index(points[plan.id]) + 1,
                    "rank_of": len(peers),
                }
            )
    return tuple(rows)


def _points(index_id: str, year: int, low: float, high: float) -> dict[str, Decimal]:
    """Return the score of every unit of the round, also of the one that has not handed in; no two are equal."""
    found: dict[str, Decimal] = {}
    for unit_id, quality in (*((plan.id, plan.quality) for plan in PLANS), (ABSENT, _ABSENT_QUALITY)):
        rng = randomness(f"{index_id}/{year}/{unit_id}")
        level = min(1.0, max(0.0, quality + between(rng, -0.2, 0.2) - (0.06 if year == 2022 else 0)))
        hundredths = int(100 * (low + (high - low) * level))
        while Decimal(hundredths) / 100 in found.values():
            hundredths += 1
        found[unit_id] = Decimal(hundredths) / 100
    return found


def surveys_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of «Khảo sát mức độ hài lòng»: the unit's own and an independent one."""
    rng = randomness(f"{plan.id}/khao-sat")
    small = plan.id == "so-mau-e"
    own = _forms(40 if small else 10 * whole(rng, 30, 60), 0.97, 0.93 + 0.05 * plan.quality)
    other = _forms(60 if small else 10 * whole(rng, 20, 40), 0.9, 0.8 + 0.15 * plan.quality)
    return (
        {"name": "Khảo sát tại Bộ phận Một cửa", "collector": f"{plan.owner} (Bộ phận Một cửa)", "is_self": "Có",
         "method": "Phiếu giấy, không ghi tên", "period_text": "quý III năm 2024", **own},
        {"name": "Khảo sát độc lập năm 2024 (đợt 1)", "collector": "Đơn vị tư vấn mẫu", "is_self": "Không",
         "method": "Phỏng vấn trực tiếp, chọn mẫu ngẫu nhiên", "period_text": "tháng 8 năm 2024", **other},
    )  # fmt: skip


def _forms(issued: int, returned: float, satisfied: float) -> dict[str, int]:
    collected = share(issued, returned)
    valid = collected - share(collected, 0.02)
    return {"issued": issued, "collected": collected, "valid": valid, "satisfied": share(valid, satisfied)}


_SHORTFALLS = (
    ("Tỷ lệ hồ sơ giải quyết đúng hạn", "0.5", "Hồ sơ liên quan nhiều cơ quan, thời gian phối hợp kéo dài",
     "Đưa thời hạn phối hợp vào quy trình nội bộ, theo dõi hằng tuần", BY, date(2024, 6, 30), DONE,
     "Quy trình nội bộ sửa đổi"),
    ("Tỷ lệ hồ sơ thanh toán trực tuyến", "0.75", "Người nộp hồ sơ chưa quen thanh toán trực tuyến",
     "Bố trí công chức hướng dẫn, công khai mã QR thanh toán", WITHIN, "quý IV năm 2024", NOT_DUE, None),
    ("Số hóa hồ sơ lưu trữ", "0.5", "Kinh phí bố trí theo giai đoạn",
     "Lập kế hoạch số hóa theo thứ tự ưu tiên từng lĩnh vực", BY, date(2024, 12, 31), NOT_DUE, None),
    ("Sáng kiến, giải pháp mới trong cải cách hành chính", "1", "Chưa có sáng kiến được công nhận trong năm 2023",
     "Lựa chọn, đăng ký sáng kiến với hội đồng của Thành phố Mẫu", BEFORE, date(2024, 11, 30), NOT_DUE, None),
    ("Mức độ hoàn thành nhiệm vụ được giao đúng hạn", "0.25", "Một số nhiệm vụ phối hợp hoàn thành sau hạn",
     "Giao đầu mối theo dõi, nhắc trước hạn 10 ngày", BY, date(2024, 9, 15), OVERDUE, None),
)  # fmt: skip


def shortfalls_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 13: two to four criteria."""
    count = 2 if plan.quality > 0.65 else 3 if plan.quality > 0.45 else 4
    first = 1 if plan.quality > 0.65 else 0
    picked = [*_SHORTFALLS[first : first + count - 1], _SHORTFALLS[3 if plan.quality > 0.45 else 4]]
    return tuple(
        {
            "criterion": criterion,
            "points_lost": Decimal(points),
            "cause": cause,
            "measure": measure,
            "deadline_kind": kind,
            "deadline": due,
            "state": state,
            "evidence": evidence,
        }
        for criterion, points, cause, measure, kind, due, state, evidence in picked
    )


OBJECTIVE, SUBJECTIVE = "Khách quan", "Chủ quan"
_CITY = "Ủy ban nhân dân Thành phố Mẫu"
_VOICES = (
    ("Phần mềm chuyên ngành chưa kết nối đồng bộ với Hệ thống thông tin giải quyết TTHC, công chức phải nhập hai lần",
     OBJECTIVE, "Chưa có phương án kết nối thống nhất giữa hai hệ thống",
     "Hoàn thành kết nối phần mềm chuyên ngành với Hệ thống thông tin giải quyết TTHC", _CITY),
    ("Một bộ phận người dân chưa quen nộp hồ sơ trực tuyến, thanh toán trực tuyến", OBJECTIVE,
     "Điều kiện thiết bị, kỹ năng số của người dân không đồng đều",
     "Miễn, giảm phí, lệ phí đối với hồ sơ nộp trực tuyến thuộc thẩm quyền", "Hội đồng nhân dân Thành phố Mẫu"),
    ("Thời gian phối hợp, lấy ý kiến giữa các phòng chuyên môn kéo dài", SUBJECTIVE,
     "Chưa quy định thời hạn của từng bước phối hợp trong quy trình nội bộ",
     "Hướng dẫn thống nhất cách tính thời hạn của bước phối hợp", "Cơ quan kiểm soát TTHC của Thành phố Mẫu"),
    ("Kinh phí số hóa hồ sơ lưu trữ bố trí theo giai đoạn, chưa đáp ứng khối lượng", OBJECTIVE,
     "Khối lượng hồ sơ giấy của giai đoạn trước lớn",
     "Bố trí đủ kinh phí số hóa trong kế hoạch trung hạn", _CITY),
    ("Công chức làm công nghệ thông tin kiêm nhiệm, chưa được đào tạo chuyên sâu", SUBJECTIVE,
     "Chưa có kế hoạch đào tạo, bố trí công chức chuyên trách",
     "Tổ chức lớp bồi dưỡng an toàn thông tin cho công chức kiêm nhiệm",
     "Cơ quan chuyên môn về chuyển đổi số của Thành phố Mẫu"),
    ("Việc cập nhật trạng thái hồ sơ trên hệ thống có lúc chưa kịp thời", SUBJECTIVE,
     "Công tác kiểm tra, đôn đốc của lãnh đạo phụ trách chưa thường xuyên",
     "Bổ sung chức năng cảnh báo hồ sơ sắp đến hạn", _CITY),
)  # fmt: skip
_VOICE_CHOICES = ((0, 1, 2), (0, 2, 4), (1, 3, 5), (0, 1, 2, 3), (1, 2, 3))


def voices_of(plan: UnitPlan) -> tuple[Row, ...]:
    """Return the rows of sheet 15: difficulties, causes of both kinds, proposals and to whom."""
    picked = _VOICE_CHOICES[plan.texts % len(_VOICE_CHOICES)]
    return tuple(
        {"difficulty": difficulty, "cause_kind": kind, "cause": cause, "proposal": proposal, "addressee": addressee}
        for difficulty, kind, cause, proposal, addressee in (_VOICES[place] for place in picked)
    )
