"""Values as cells of a table: each state has words of its own, and none of them is a silent zero."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giamsat.model.judgement import Relation, TargetCheck
from giamsat.model.parameters import Indicator, Kind, Target
from giamsat.model.values import Bound, Channel, Figure, GroupRate, Rate, Source, State
from giamsat.report.values import group_text, measure_text, target_text, value_text

SOURCE = Source(Channel.SUBMISSION)


def indicator(kind: Kind) -> Indicator:
    """Make an indicator of a kind."""
    return Indicator(
        id="x.y", domain="x", name="Một chỉ tiêu", measure="hồ sơ", kind=kind, definition="…", source="…", decimals=1
    )


def figure(state: State, value: str | None, bound: Bound = Bound.NONE, as_printed: str = "") -> Figure:
    """Make a figure."""
    number = None if value is None else Decimal(value)
    return Figure("x.y", "u", state, SOURCE, number, bound, as_printed)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Kind.COUNT, None, "–"),
        (Kind.COUNT, figure(State.MISSING, None), "–"),
        (Kind.COUNT, figure(State.NOT_APPLICABLE, None), "không áp dụng"),
        (Kind.COUNT, figure(State.ZERO, "0"), "0"),
        (Kind.COUNT, figure(State.KNOWN, "12571"), "12.571"),
        (Kind.COUNT, figure(State.APPROXIMATE, "10000", as_printed="khoảng 10 nghìn"), "khoảng 10 nghìn"),
        (Kind.COUNT, figure(State.APPROXIMATE, "48"), "khoảng 48"),
        (Kind.RATE, figure(State.BOUND, "98", Bound.ABOVE), "trên 98%"),
        (Kind.RATE, figure(State.BOUND, "1", Bound.BELOW), "dưới 1%"),
        (Kind.COUNT, figure(State.BOUND, "5", Bound.AT_LEAST), "từ 5"),
        (Kind.YES_NO, figure(State.KNOWN, "1"), "có"),
        (Kind.YES_NO, figure(State.ZERO, "0"), "không"),
        (Kind.RATE, figure(State.KNOWN, "91.59"), "91,59%"),
        (Kind.RATE, figure(State.KNOWN, "100"), "100%"),
        (Kind.SCORE, figure(State.KNOWN, "83.57"), "83,57"),
    ],
)
def test_each_state_in_its_own_words(kind: Kind, value: Figure | None, expected: str) -> None:
    """Known, zero, missing, not applicable, approximate and bound are never taken for one another."""
    assert value_text(value, indicator(kind), 1) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (("12345", "12571", "98.202"), "98,2% (12.345/12.571)"),
        (("7", "7", "100"), "100% (7/7)"),
        (("0", "40", "0"), "0% (0/40)"),
        (("3", "0", None), "3/0"),
    ],
)
def test_a_share_has_its_counts_beside_it(rate: tuple[str, str, str | None], expected: str) -> None:
    """A share prints with numerator and denominator; without a value the counts stand alone."""
    numerator, denominator, value = rate
    made = Rate(
        "x.y",
        "u",
        figure(State.KNOWN, numerator),
        figure(State.KNOWN, denominator),
        None if value is None else Decimal(value),
    )
    assert value_text(made, indicator(Kind.RATE), 1) == expected


def test_a_small_share_is_counts_alone() -> None:
    """A share over a small denominator is not printed."""
    made = Rate("x.y", "u", figure(State.KNOWN, "22"), figure(State.KNOWN, "24"), Decimal("91.67"), is_small=True)
    assert value_text(made, indicator(Kind.RATE), 1) == "22/24"


def test_a_share_without_a_count_is_a_dash() -> None:
    """Half a share is no share."""
    made = Rate("x.y", "u", figure(State.MISSING, None), figure(State.KNOWN, "24"))
    assert value_text(made, indicator(Kind.RATE), 1) == "–"


@pytest.mark.parametrize(("bound", "sign"), [("toi-thieu", "≥"), ("toi-da", "≤")])
def test_a_target_shows_its_direction(bound: str, sign: str) -> None:
    """A ceiling and a floor are told apart."""
    target = Target(indicator="x.y", value=Decimal("95"), bound=bound, document="Kế hoạch mẫu")
    check = TargetCheck(target, Relation.EQUAL, 1, Decimal(0), True)
    assert target_text(check, indicator(Kind.RATE)).replace("\xa0", " ") == f"{sign} 95%"
    assert target_text(None, indicator(Kind.RATE)) == "–"


def test_a_group_rate_carries_its_n() -> None:
    """A group's rate never stands without the number of its units."""
    rate = GroupRate("x.y", "so", ("a", "b"), Decimal(9), Decimal(10), Decimal(90))
    assert group_text(rate, 1).replace("\xa0", " ") == "90,0% (n = 2)"
    assert group_text(None, 1) == "–"


def test_the_measure_of_a_share_is_percent() -> None:
    """A share is measured in percent whatever its counts are."""
    assert measure_text(indicator(Kind.RATE)) == "%"
    assert measure_text(indicator(Kind.COUNT)) == "hồ sơ"
