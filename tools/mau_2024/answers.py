"""Indicator rows of the sheets: state word, answer, system, day, evidence, explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from giamsat.model.parameters import Indicator, Kind, Level
from giamsat.model.rounds import Registry
from giamsat.workbook.content import Row
from giamsat.workbook.layout import INDICATORS, SHEETS
from mau_2024.counting import randomness, whole
from mau_2024.figures import Answer, Pair
from mau_2024.plan import UnitPlan

CUT_OFF = date(2024, 9, 30)
KNOWN, ZERO, MISSING, NOT_APPLICABLE, ESTIMATED = "Có số liệu", "Bằng 0", "Chưa có", "Không áp dụng", "Số ước tính"
_DOSSIER_SYSTEM = "Hệ thống thông tin giải quyết TTHC"
_SYSTEMS = {
    "01": "Phần mềm quản lý cán bộ, công chức, viên chức",
    "04": _DOSSIER_SYSTEM,
    "05": _DOSSIER_SYSTEM,
    "09": "Sổ theo dõi chuyển đổi số của đơn vị",
    "10": "Phiếu khảo sát của đơn vị",
    "11": "Báo cáo định kỳ của đơn vị",
}
_OWN_SYSTEMS = {
    "tthc.thuoc_tham_quyen": "Cơ sở dữ liệu quốc gia về TTHC",
    "cqdt.van_ban_di": "Hệ thống quản lý văn bản và điều hành",
    "cqdt.van_ban_ky_so": "Hệ thống quản lý văn bản và điều hành",
    "cqdt.luu_tru_ke_hoach": "Kế hoạch số hóa hồ sơ lưu trữ",
    "cqdt.luu_tru_so_hoa": "Phần mềm quản lý hồ sơ lưu trữ",
    "cqdt.cks_cong_dan": "Báo cáo của doanh nghiệp cung cấp dịch vụ chữ ký số",
    "cqdt.may_tinh": "Sổ theo dõi tài sản",
    "tthc.pakn_tiep_nhan": "Cổng Dịch vụ công quốc gia; sổ tiếp nhận",
}
_EVIDENCE = {
    "01": "Phụ lục 1 kèm báo cáo của đơn vị",
    "04": "Biểu trích xuất từ hệ thống ngày 02/10/2024",
    "05": "Biểu trích xuất từ hệ thống ngày 02/10/2024",
    "09": "Phụ lục 3 kèm báo cáo của đơn vị",
    "10": "Bảng tổng hợp phiếu khảo sát quý III năm 2024",
    "11": "Phụ lục 2 kèm báo cáo của đơn vị",
}
_NO_SERVICES = "Đơn vị không có đơn vị sự nghiệp công lập trực thuộc (Quyết định mẫu quy định chức năng, nhiệm vụ)"
NOT_APPLICABLE_ROWS: Mapping[tuple[str, str], str] = {
    ("so-mau-b", "tai-chinh.don_vi_su_nghiep"): _NO_SERVICES,
    ("so-mau-b", "tai-chinh.don_vi_tu_chu"): _NO_SERVICES,
    ("so-mau-e", "cqdt.cks_cong_dan"): "Đơn vị không được giao nhiệm vụ cấp chữ ký số cho người dân (Kế hoạch mẫu)",
}
_NOTES: Mapping[tuple[str, str], str] = {
    ("huyen-mau-2", "cqdt.cks_cong_dan"): "Số do doanh nghiệp cung cấp, chưa đối soát theo địa bàn xã",
    ("quan-mau-4", "cqdt.luu_tru_so_hoa"): "Phường đang kiểm đếm, số chính thức gửi trong tháng 10/2024",
    ("huyen-mau-3", "cqdt.cks_cong_dan"): "Doanh nghiệp chưa cung cấp số liệu theo địa bàn huyện",
    ("quan-mau-5", "tthc.lien_thong_dung_han"): "Hệ thống chưa tách được hồ sơ liên thông theo thời hạn",
    ("huyen-mau-5", "cds.du_lieu_mo_cong_bo"): "Đang chờ hướng dẫn đăng tải trên Cổng dữ liệu",
    ("so-mau-e", "tthc.pakn_tiep_nhan"): "Số phản ánh, kiến nghị ít do đơn vị chủ yếu giải quyết hồ sơ của tổ chức",
    ("quan-mau-2", "cds.don_vi_quy_che"): "Các phường còn lại đang trình phê duyệt",
}
_REST = {
    "cong-vu.da_xu_ly": ("cong-vu.vi_pham", "Trường hợp còn lại đang giải trình"),
    "chi-dao.kien_nghi_khac_phuc": ("chi-dao.kien_nghi", "Nội dung còn lại đang trong thời hạn khắc phục"),
}
"""What a unit says of the part that is not done yet: the whole, and the words."""


def is_asked(indicator: Indicator, level: Level) -> bool:
    """Whether the form asks a unit of ``level`` for an indicator."""
    return indicator.kind is not Kind.RATE and (not indicator.levels or level in indicator.levels)


def answer_rows(plan: UnitPlan, registry: Registry, pairs: Mapping[str, Pair]) -> dict[str, tuple[Row, ...]]:
    """Return the rows of every sheet that has indicators, by number of the sheet.

    :raises KeyError: when the catalogue asks for an indicator that has no figure here.
    """
    level = registry.units[plan.id].level
    rng = randomness(f"{plan.id}/nguon")
    found: dict[str, tuple[Row, ...]] = {}
    for sheet in SHEETS:
        if INDICATORS in sheet.tables:
            asked = [one for one in registry.indicators.values() if one.sheet == sheet.number and is_asked(one, level)]
            day = date(2024, 9, 30 - whole(rng, 0, 1) * whole(rng, 0, 2)) if sheet.number == "11" else CUT_OFF
            found[sheet.number] = tuple(_row(plan, one, pairs, day) for one in asked)
    return {number: rows for number, rows in found.items() if rows}


def _row(plan: UnitPlan, indicator: Indicator, pairs: Mapping[str, Pair], day: date) -> Row:
    key = (plan.id, indicator.id)
    before, now = pairs[indicator.id]
    basis = NOT_APPLICABLE_ROWS.get(key)
    state = NOT_APPLICABLE if basis else _state(now)
    row: dict[str, int | str | date | None] = {
        "code": indicator.id,
        "name": indicator.name,
        "measure": indicator.measure,
        "previous": None if basis else before,
        "state": state,
        "value": now if state in (KNOWN, ESTIMATED) else 0 if state == ZERO else None,
        "note": basis or _NOTES.get(key) or _rest(indicator.id, pairs),
    }
    if state not in (MISSING, NOT_APPLICABLE):
        row["system"] = _OWN_SYSTEMS.get(indicator.id, _SYSTEMS[indicator.sheet])
        row["as_of"] = day
        row["evidence"] = _EVIDENCE[indicator.sheet]
    return row


def _rest(indicator_id: str, pairs: Mapping[str, Pair]) -> str | None:
    whole, words = _REST.get(indicator_id, ("", None))
    return words if whole and pairs[whole][1] != pairs[indicator_id][1] else None


def _state(now: Answer) -> str:
    match now:
        case None:
            return MISSING
        case 0:
            return ZERO
        case "Có" | "Không":
            return KNOWN
        case str():
            return ESTIMATED
        case _:
            return KNOWN
