"""Last period's figures of the units, as the forms print them beside the empty cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.layout import DOSSIER_COLUMNS
from mau_2024.answers import NOT_APPLICABLE_ROWS, is_asked
from mau_2024.dossiers import by_field, by_sub_unit
from mau_2024.figures import figures
from mau_2024.plan import UnitPlan

HEADS = ("unit", "indicator", "value", "period_from", "period_to", "source", "mark")
_SOURCE = "Báo cáo của đơn vị 9 tháng đầu năm 2023"
_YES_NO = {"Có": 1, "Không": 0}


def known_rows(plans: Sequence[UnitPlan], registry: Registry, params: RoundParams) -> Iterator[tuple[str, ...]]:
    """Yield the rows of known.csv in official order; what was no plain number last period is not known."""
    comparison = params.round.comparison
    if comparison is None:
        return
    for plan in sorted(plans, key=lambda one: registry.units[one.id].order):
        for indicator, value in _figures(plan, registry):
            days = comparison.start.isoformat(), comparison.end.isoformat()
            yield plan.id, indicator, str(value), *days, _SOURCE, ILLUSTRATIVE


def _figures(plan: UnitPlan, registry: Registry) -> Iterator[tuple[str, int]]:
    before = plan.before.columns()
    for column in DOSSIER_COLUMNS:
        yield column.indicator_id, before[column.code]
    lines = by_field(plan)
    pairs = figures(plan, lines, max(0, len(by_sub_unit(plan, registry)) - 1))
    level = registry.units[plan.id].level
    for one in registry.indicators.values():
        if one.sheet and one.id in pairs and is_asked(one, level) and (plan.id, one.id) not in NOT_APPLICABLE_ROWS:
            last = pairs[one.id][0]
            value = _YES_NO.get(last) if isinstance(last, str) else last
            if value is not None:
                yield one.id, value
