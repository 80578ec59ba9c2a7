"""Biểu 06 by field of work and by sub-unit; rows add up to the planned totals, columns to each other."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.model.rounds import Registry
from giamsat.workbook.content import DossierLine
from giamsat.workbook.layout import PREVIOUS_TOTAL_LABEL, TOTAL_LABEL
from mau_2024.counting import between, randomness, split
from mau_2024.plan import OFF_BY_TWO, Flow, UnitPlan

CERTIFIED_COPIES = "Chứng thực"
_LOCAL_FIELDS = (
    ("Hộ tịch", 24), (CERTIFIED_COPIES, 30), ("Đất đai", 12), ("Đăng ký kinh doanh", 9),
    ("Xây dựng, quản lý đô thị", 6), ("Lao động, người có công và xã hội", 11), ("Giáo dục và đào tạo", 5),
    ("Nông nghiệp và môi trường", 3),
)  # fmt: skip
_DEPARTMENT_FIELDS = {
    "so-mau-a": (
        ("Đăng ký, cấp đổi", 46), ("Cấp giấy chứng nhận, giấy xác nhận", 27), ("Thẩm định hồ sơ", 9),
        ("Chính sách, chế độ", 7), ("Thông tin, báo cáo", 11),
    ),
    "so-mau-b": (
        ("Thẩm định hồ sơ, phương án", 34), ("Cấp giấy phép", 26), ("Cấp chứng chỉ hành nghề", 22),
        ("Thông báo, tiếp nhận đăng ký", 18),
    ),
    "so-mau-c": (
        ("Cấp giấy phép", 38), ("Đăng ký hoạt động", 30), ("Công nhận, xếp hạng", 20), ("Quản lý chuyên ngành", 12),
    ),
    "so-mau-d": (
        ("Chính sách, chế độ", 31), ("Cấp giấy phép", 29), ("Quản lý đơn vị sự nghiệp", 15),
        ("Đăng ký hoạt động", 16), ("Khen thưởng", 9),
    ),
    "so-mau-dd": (
        ("Cấp phép hoạt động", 44), ("Thông báo, tiếp nhận đăng ký", 26), ("Thẩm định hồ sơ", 18), ("Giám định", 12),
    ),
    "so-mau-e": (
        ("Cho ý kiến chuyên ngành", 11), ("Đăng ký hoạt động", 7), ("Cấp giấy xác nhận", 5), ("Công nhận", 4),
    ),
}  # fmt: skip
_SPLIT = (4, 6, 8, 9, 10, 12, 13)


def fields_of(plan: UnitPlan) -> tuple[tuple[str, int], ...]:
    """Return the fields of work of a unit with their weights."""
    return _DEPARTMENT_FIELDS.get(plan.id, _LOCAL_FIELDS)


def by_field(plan: UnitPlan) -> tuple[DossierLine, ...]:
    """Return the rows of sheet 02: fields, total, last period's total.

    Quận Mẫu 1 writes two dossiers too few into «Đúng hạn» of one row: its total stays right.
    """
    names = [name for name, _ in fields_of(plan)]
    weights = [float(weight) for _, weight in fields_of(plan)]
    stress = [3.4 if name == plan.heavy else 1.0 for name in names]
    rows = _rows(f"{plan.id}/linh-vuc", plan.now, weights, stress)
    if plan.id == OFF_BY_TWO:
        rows[names.index(plan.heavy)][9] -= 2
    return (
        *(DossierLine(name, row) for name, row in zip(names, rows, strict=True)),
        DossierLine(TOTAL_LABEL, plan.now.columns()),
        DossierLine(PREVIOUS_TOTAL_LABEL, plan.before.columns()),
    )


def by_sub_unit(plan: UnitPlan, registry: Registry) -> tuple[DossierLine, ...]:
    """Return the rows of sheet 03: each phường or xã, which together are sheet 02, and the total."""
    own = sorted((one for one in registry.sub_units.values() if one.parent == plan.id), key=lambda one: one.order)
    if not own:
        return ()
    rng = randomness(f"{plan.id}/truc-thuoc/co")
    weights = [between(rng, 0.7, 1.6) for _ in own]
    stress = [between(rng, 0.6, 1.9) for _ in own]
    rows = _rows(f"{plan.id}/truc-thuoc", plan.now, weights, stress)
    return (
        *(DossierLine(one.official_name, row, code=one.id) for one, row in zip(own, rows, strict=True)),
        DossierLine(TOTAL_LABEL, plan.now.columns()),
    )


def _rows(subject: str, flow: Flow, weights: Sequence[float], stress: Sequence[float]) -> list[dict[int, int]]:
    """Split the totals of ``flow``; ``stress`` moves what is overdue to some rows."""
    rng = randomness(subject)
    totals = flow.columns()
    parts: dict[int, list[int]] = {}
    for code in _SPLIT:
        spread = [weight * between(rng, 0.94, 1.06) for weight in weights]
        if code in (10, 13):
            spread = [weight * more for weight, more in zip(spread, stress, strict=True)]
        parts[code] = split(totals[code], spread)
    rows = [_row({code: parts[code][place] for code in _SPLIT}) for place in range(len(weights))]
    _lend(rows)
    return rows


def _row(free: dict[int, int]) -> dict[int, int]:
    solved = free[8] + free[9] + free[10]
    open_ = free[12] + free[13]
    received = solved + open_
    row = {3: received, 5: received - free[4] - free[6], 7: solved, 11: open_, **free}
    return dict(sorted(row.items()))


def _lend(rows: Sequence[dict[int, int]]) -> None:
    """Move online dossiers between rows until no row has fewer than 0 on paper."""
    for row in rows:
        while row[5] < 0:
            other = max(rows, key=lambda one: one[5])
            row[4], row[5] = row[4] - 1, row[5] + 1
            other[4], other[5] = other[4] + 1, other[5] - 1
