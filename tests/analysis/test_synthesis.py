"""The round as a whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from giamsat.analysis.synthesis import group_rates, groups_of, hand_ins, matrix, not_handed_in, target_list
from giamsat.model.parameters import Level
from giamsat.model.rounds import RoundData, UnitData
from tests.analysis.builders import (
    dossier,
    figures,
    handed_in,
    indicator,
    rate_indicator,
    receipt,
    round_data,
    submission,
    target,
    unit,
    unit_data,
)

ON_TIME = rate_indicator()
DISTRICTS_ONLY = indicator("quan", levels=(Level.URBAN_DISTRICT,))
ASKED = [indicator("tthc.truoc_dung_han"), indicator("tthc.da_giai_quyet"), ON_TIME, DISTRICTS_ONLY]


def a_round() -> RoundData:
    """Return four departments, one late and off by 2, one silent, and a district."""

    def counts(unit_id: str, top: int, bottom: int, **changes: object) -> UnitData:
        return handed_in(unit(unit_id, **changes), {"tthc.truoc_dung_han": top, "tthc.da_giai_quyet": bottom})

    late = submission(
        unit_id="so-c", figures=figures({"tthc.truoc_dung_han": 3, "tthc.da_giai_quyet": 4}, unit_id="so-c"),
        dossiers=(dossier({7: 4450, 8: 310, 9: 4120, 10: 18}),),
    )  # fmt: skip
    rows = [
        counts("so-b", 98, 100), counts("so-a", 90, 100),
        unit_data(unit("so-c"), submission=late, receipt=receipt(date(2024, 10, 13))), unit_data(unit("so-d")),
        counts("quan-e", 50, 100, group="quan-huyen", level=Level.URBAN_DISTRICT),
    ]  # fmt: skip
    return round_data(rows, ASKED, [target(95)])


def test_who_handed_in() -> None:
    """Every unit stands in official order with its day, lateness, completeness and discrepancies; none is dropped."""
    rows = hand_ins(a_round())
    assert [row.unit.id for row in rows] == ["so-b", "so-a", "so-c", "so-d", "quan-e"]
    assert [(row.hand_in.days_late, row.discrepancies, row.coverage.answered) for row in rows[1:4]] == [
        (0, 0, 2), (3, 1, 2), (0, 0, 0),
    ]  # fmt: skip
    assert [row.id for row in not_handed_in(a_round())] == ["so-d"]


def test_matrix_keeps_order_and_marks_what_does_not_apply() -> None:
    """Rows are units in official order, cells follow the indicators; what does not apply to a level is empty."""
    found = matrix(a_round(), [ON_TIME.id, "unknown", DISTRICTS_ONLY.id])
    assert [row.id for row in found.indicators] == [ON_TIME.id, DISTRICTS_ONLY.id]
    assert [row.unit.id for row in found.rows] == ["so-b", "so-a", "so-c", "so-d", "quan-e"]
    assert [row.cells[1] is None for row in found.rows] == [True, True, True, True, False]
    missing = found.rows[3].cells[0]
    assert missing is not None
    assert missing.is_missing


def test_group_rates_are_told_by_group() -> None:
    """Each group has its own sum over sum."""
    data = a_round()
    assert groups_of(data) == ("so", "quan-huyen")
    assert [(rate.group, rate.numerator, rate.denominator) for rate in group_rates(data, ON_TIME.id)] == [
        ("so", Decimal(191), Decimal(204)), ("quan-huyen", Decimal(50), Decimal(100)),
    ]  # fmt: skip


def test_units_below_the_target_are_listed_and_unknown_ones_named() -> None:
    """Met, missed and unknown are told apart; few cases and missing units are never «below»."""
    found = target_list(a_round(), ON_TIME.id)
    assert [row.unit.id for row in found.missed] == ["so-a", "quan-e"]
    assert [row.unit.id for row in found.met] == ["so-b"]
    assert [(row.unit.id, row.reason[:8]) for row in found.unknown] == [("so-c", "số lượng"), ("so-d", "chưa có ")]
    assert found.n == 3
