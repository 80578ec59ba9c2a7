"""The calendar of a round: its plan, and what the law sets for planning while the round is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from giamsat.analysis.calendar import calendar
from giamsat.model.parameters import RoundKind
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import load_params
from giamsat.settings import Settings

ROOT = Path(__file__).parents[2]
OPEN = date(2024, 7, 12)
AFTER = date(2025, 1, 2)


@pytest.fixture(scope="module")
def shipped() -> tuple[Registry, RoundParams]:
    """Return the registry and the example round."""
    registry, rounds = load_params(Settings(ROOT))
    return registry, rounds["mau-2024"]


def with_round(params: RoundParams, **fields: object) -> RoundParams:
    """Return a round with other fields."""
    return replace(params, round=params.round.model_copy(update=fields))


@pytest.mark.parametrize(
    ("founder", "limits"),
    [
        ("hdnd", {"87-hdnd-gui-de-cuong": date(2024, 7, 25)}),
        (
            "thuong-truc",
            {
                "87-thuong-truc-gui-de-cuong": date(2024, 7, 25),
                "87-thuong-truc-bao-cao": date(2024, 12, 10),
                "87-thuong-truc-xem-xet": date(2024, 11, 22),
            },
        ),
        ("ban", {"87-ban-gui-de-cuong": date(2024, 7, 25), "87-ban-bao-cao": date(2024, 12, 5)}),
    ],
)
def test_limits_follow_the_kind_of_delegation(
    shipped: tuple[Registry, RoundParams], founder: str, limits: dict[str, date]
) -> None:
    """Fifteen calendar days after the founding act, fifteen or ten after the last visit, seven after the report."""
    registry, params = shipped
    found = calendar(registry, with_round(params, founder=founder), OPEN)
    told = {row.law.id: row.on for row in found.steps if row.law and row.law.anchor != "truoc-lam-viec"}
    assert told == limits


def test_each_visit_is_announced_ten_days_before(shipped: tuple[Registry, RoundParams]) -> None:
    """The limit before a working day concerns the units of that day."""
    registry, params = shipped
    found = calendar(registry, params, OPEN)
    own = {row.unit_ids: row.on for row in found.steps if row.law and row.law.anchor == "truoc-lam-viec"}
    assert own[("so-mau-a",)] == date(2024, 10, 11)
    assert len(own) == 14


def test_a_limit_before_each_visit_is_told_once(shipped: tuple[Registry, RoundParams]) -> None:
    """With the days in pairs; a limit of one day is the line of its step."""
    registry, params = shipped
    found = calendar(registry, params, OPEN)
    (line,) = (one for one in found.limits if "Thông báo chương trình" in one)
    assert line.endswith(
        ": 10 ngày, trước ngày Đoàn làm việc với đơn vị): chậm nhất ngày 11/10/2024 cho buổi làm việc ngày 21/10/2024; "
        "12/10/2024 cho 22/10/2024; 13/10/2024 cho 23/10/2024; 14/10/2024 cho 24/10/2024; 15/10/2024 cho 25/10/2024; "
        "18/10/2024 cho 28/10/2024; 19/10/2024 cho 29/10/2024; 20/10/2024 cho 30/10/2024; 08/11/2024 cho 18/11/2024; "
        "09/11/2024 cho 19/11/2024; 10/11/2024 cho 20/11/2024; 11/11/2024 cho 21/11/2024; 12/11/2024 cho 22/11/2024; "
        "15/11/2024 cho 25/11/2024"
    )
    legal = [row for row in found.steps if row.is_legal]
    assert set(found.limits) - {line} == {row.what for row in legal if row.visit is None}
    assert calendar(registry, params, AFTER).limits == ()


def test_a_past_round_has_no_legal_limits(shipped: tuple[Registry, RoundParams]) -> None:
    """Once the last planned day has gone by, and without a day, the law is silent: no judgement on computed days."""
    registry, params = shipped
    for today in (AFTER, None):
        found = calendar(registry, params, today)
        assert not found.is_open
        assert not [row for row in found.steps if row.is_legal]
        assert found.undated == ()


def test_no_step_speaks_of_lateness(shipped: tuple[Registry, RoundParams]) -> None:
    """Neither plan nor limit says «quá hạn», whichever day it is looked at."""
    registry, params = shipped
    for today in (OPEN, date(2024, 11, 20), AFTER):
        assert not [row for row in calendar(registry, params, today).steps if "quá hạn" in row.what]


def test_the_law_of_the_founding_day_counts(shipped: tuple[Registry, RoundParams]) -> None:
    """A round founded from 01/3/2026 is under 121/2025: other limits, each marked as not verified."""
    registry, params = shipped
    later = with_round(params, founded_on=date(2026, 3, 1), report_date=date(2026, 9, 1))
    found = calendar(registry, later, date(2026, 3, 2))
    assert not [row for row in found.steps if row.is_legal]  # what 121/2025 sets counts from a demand
    assert found.undated
    assert all("121/2025" in text and text.endswith("(chưa kiểm chứng)") for text in found.undated)


def test_an_inspection_has_no_limits_of_the_law_on_supervision(shipped: tuple[Registry, RoundParams]) -> None:
    """A kiểm tra of another organ does not stand on the law on supervision."""
    registry, params = shipped
    found = calendar(registry, with_round(params, kind=RoundKind.INSPECTION), OPEN)
    assert found.is_open
    assert not [row for row in found.steps if row.is_legal]


def test_what_nothing_dates_is_unknown(shipped: tuple[Registry, RoundParams]) -> None:
    """Stages that neither plan nor law dates are told, never assumed."""
    registry, params = shipped
    assert calendar(registry, params, OPEN).unknown == ("bo-sung", "gop-y")


def test_the_next_step_is_the_units_own(shipped: tuple[Registry, RoundParams]) -> None:
    """A visit of another unit is not one's next day; a limit of the law never is."""
    registry, params = shipped
    found = calendar(registry, params, OPEN)
    first, second = found.next_of("so-mau-a", date(2024, 10, 21)), found.next_of("so-mau-b", date(2024, 10, 22))
    assert first is not None
    assert first.on == date(2024, 10, 21)
    assert second is not None
    assert second.unit_ids == ("so-mau-b",)
    assert found.next_of("so-mau-e", date(2024, 12, 31)) is None


def test_the_days_of_a_unit(shipped: tuple[Registry, RoundParams]) -> None:
    """A visited unit hands in and is visited on its own day; one that only reports is visited on nobody's day."""
    registry, params = shipped
    found = calendar(registry, params)
    days = {name: [(row.stage, row.on) for row in found.of_unit(name)] for name in ("so-mau-b", "so-mau-e")}
    handed_in = ("gui-bao-cao", date(2024, 10, 10))
    assert days == {"so-mau-b": [handed_in, ("lam-viec", date(2024, 10, 22))], "so-mau-e": [handed_in]}
