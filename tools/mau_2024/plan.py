"""What is planned for each fictional unit: its dossiers now and a year before, its size, its quality of work.

Planned oddities, as rounds have them: one unit has not handed in (Huyện Mẫu 4), one came late (Sở Mẫu C), one lacks
a sheet (Quận Mẫu 2), one sheet does not apply (Sở Mẫu Đ), one Biểu 06 is off by 2 (Quận Mẫu 1), one unit has few
dossiers (Sở Mẫu E), one sits exactly on a target (Huyện Mẫu 1), one reaches it only by rounding (Quận Mẫu 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Flow:
    """Biểu 06 as eight free numbers; all other columns follow from them.

    ``online`` (4), ``carried`` (6), ``early`` (8), ``on_time`` (9), ``overdue`` (10), ``pending`` (12), ``late`` (13).
    """

    online: int
    carried: int
    early: int
    on_time: int
    overdue: int
    pending: int
    late: int

    def columns(self) -> dict[int, int]:
        """Return columns (3) to (13)."""
        solved = self.early + self.on_time + self.overdue
        open_ = self.pending + self.late
        received = solved + open_
        direct = received - self.online - self.carried
        return {3: received, 4: self.online, 5: direct, 6: self.carried, 7: solved, 8: self.early, 9: self.on_time,
                10: self.overdue, 11: open_, 12: self.pending, 13: self.late}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """One unit. ``quality`` from 0 to 1 leads all shares that are not planned; ``texts`` picks from the libraries."""

    id: str
    file: str
    received_on: date
    report_on: date
    now: Flow
    before: Flow
    procedures: int
    staff: int
    quality: float
    texts: int
    heavy: str = ""  # the field of work in which most of the overdue dossiers are

    @property
    def is_department(self) -> bool:
        """Whether the unit is a sở."""
        return self.id.startswith("so-")

    @property
    def owner(self) -> str:
        """What the unit calls itself."""
        return "Sở" if self.is_department else "Quận" if self.id.startswith("quan-") else "Huyện"


HAND_IN_BY = date(2024, 10, 10)
ABSENT = "huyen-mau-4"
OFF_BY_TWO = "quan-mau-1"
LACKS_SHEET = ("quan-mau-2", "10")
NOT_APPLICABLE_SHEET = ("so-mau-dd", "10")


def _day(day: int) -> date:
    return date(2024, 10, day)


PLANS = (
    UnitPlan("so-mau-a", "BC CCHC 9 tháng - Sở Mẫu A (bản ký).xlsx", _day(9), _day(8),
             Flow(9723, 612, 7902, 4443, 226, 811, 23), Flow(7251, 588, 6538, 4355, 683, 702, 43),
             124, 148, 0.86, 0, "Cấp giấy chứng nhận, giấy xác nhận"),
    UnitPlan("so-mau-b", "SO MAU B_bieu mau giam sat 2024.xlsx", _day(8), _day(7),
             Flow(1986, 241, 1604, 1535, 273, 318, 47), Flow(1702, 226, 1391, 1480, 312, 297, 58),
             87, 96, 0.42, 1, "Thẩm định hồ sơ, phương án"),
    UnitPlan("so-mau-c", "Bieu so lieu so mau C (gui lai).xlsx", _day(13), _day(11),
             Flow(921, 64, 688, 568, 30, 71, 3), Flow(774, 70, 601, 552, 51, 82, 6),
             52, 61, 0.62, 2, "Cấp giấy phép"),
    UnitPlan("so-mau-d", "Sở Mẫu D - Biểu mẫu số liệu (đợt 2).xlsx", _day(10), _day(9),
             Flow(3890, 263, 3077, 1854, 189, 254, 12), Flow(3105, 240, 2764, 1790, 298, 271, 21),
             96, 110, 0.66, 3, "Chính sách, chế độ"),
    UnitPlan("so-mau-dd", "1. Sở Mẫu Đ - TỔNG HỢP SỐ LIỆU.xlsx", _day(7), _day(4),
             Flow(655, 38, 512, 312, 36, 57, 4), Flow(533, 41, 470, 301, 52, 60, 5),
             41, 47, 0.58, 4, "Cấp phép hoạt động"),
    UnitPlan("so-mau-e", "bao cao so lieu so mau e.xlsx", _day(10), _day(10),
             Flow(16, 2, 13, 9, 2, 3, 0), Flow(11, 1, 10, 8, 3, 2, 1),
             18, 39, 0.5, 5, "Cho ý kiến chuyên ngành"),
    UnitPlan("quan-mau-1", "Quận Mẫu 1. Biểu số liệu kèm BC.xlsx", _day(10), _day(9),
             Flow(18932, 702, 15208, 12445, 797, 905, 41), Flow(14120, 655, 13102, 11870, 1204, 872, 63),
             236, 214, 0.74, 6, "Đất đai"),
    UnitPlan("quan-mau-2", "Quan Mau 2 - bieu mau (khong co sheet 10).xlsx", _day(9), _day(8),
             Flow(12480, 840, 11016, 10006, 1294, 1012, 96), Flow(10233, 802, 9981, 9604, 1502, 1044, 121),
             236, 187, 0.44, 7, "Xây dựng, quản lý đô thị"),
    UnitPlan("quan-mau-3", "Bieu so lieu Quan Mau 3 FINAL (2).xlsx", _day(10), _day(10),
             Flow(13117, 655, 10220, 8776, 1004, 742, 38), Flow(10960, 601, 9304, 8711, 1296, 760, 57),
             235, 176, 0.64, 8, "Đất đai"),
    UnitPlan("quan-mau-4", "Q.Mẫu 4 - số liệu 9 tháng đầu năm.xlsx", _day(9), _day(7),
             Flow(11874, 512, 9903, 7501, 501, 588, 19), Flow(9415, 498, 8720, 7233, 744, 602, 30),
             234, 163, 0.71, 9, "Đất đai"),
    UnitPlan("quan-mau-5", "2024.10 Quận Mẫu 5 (bản gửi Đoàn).xlsx", _day(10), _day(8),
             Flow(5580, 377, 4892, 4252, 730, 401, 44), Flow(4630, 362, 4415, 4030, 815, 420, 52),
             233, 142, 0.46, 10, "Lao động, người có công và xã hội"),
    UnitPlan("huyen-mau-1", "Huyện Mẫu 1_BC số liệu (chính thức).xlsx", _day(8), _day(7),
             Flow(9000, 480, 7421, 6741, 438, 848, 32), Flow(7062, 455, 6490, 6605, 702, 790, 48),
             239, 171, 0.68, 11, "Đất đai"),
    UnitPlan("huyen-mau-2", "huyen mau 2 so lieu CCHC-CDS.xlsx", _day(10), _day(10),
             Flow(6132, 590, 5203, 5068, 967, 634, 88), Flow(5010, 566, 4850, 4977, 1088, 655, 104),
             238, 158, 0.36, 12, "Đất đai"),
    UnitPlan("huyen-mau-3", "UBND huyện Mẫu 3 - Biểu số liệu - Copy.xlsx", _day(4), _day(3),
             Flow(5309, 301, 4460, 3719, 288, 366, 11), Flow(4388, 290, 4011, 3604, 451, 380, 17),
             237, 150, 0.63, 13, "Đất đai"),
    UnitPlan("huyen-mau-5", "Mau 5 (H) bieu mau.xlsx", _day(10), _day(9),
             Flow(3466, 233, 3204, 2643, 273, 290, 16), Flow(2802, 241, 2880, 2577, 398, 301, 22),
             236, 139, 0.52, 14, "Nông nghiệp và môi trường"),
)  # fmt: skip
