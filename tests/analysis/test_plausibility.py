"""Doubtful values."""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.plausibility import (
    Doubt,
    Labelled,
    component_flags,
    flags,
    order_flags,
    score_flags,
    score_maximum_flags,
    survey_flags,
)

from giamsat.analysis.figures import holdings
from giamsat.analysis.readings import readings
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.rounds import UnitData
from tests.analysis.builders import (
    CUT_OFF,
    PUBLISHED,
    figure,
    handed_in,
    indicator,
    published,
    rate_indicator,
    round_data,
    score,
    survey,
    unit,
    unit_data,
)


def doubts(row: UnitData, *indicators: Indicator) -> list[tuple[Doubt, str]]:
    """Return the doubts about a unit and what they are about."""
    data = round_data([row], indicators)
    found = flags(readings(data, "so-a"), holdings(row, CUT_OFF), data.registry.indicators)
    return [(flag.doubt, flag.subject) for flag in found]


def labelled(values: dict[str, str]) -> list[Labelled]:
    """Return a published list."""
    return [Labelled(name, Decimal(value), PUBLISHED) for name, value in values.items()]


def test_a_part_above_its_whole_is_flagged() -> None:
    """102 of 100 dossiers is a doubt that names both counts."""
    row = handed_in(unit(), {"tthc.truoc_dung_han": 102, "tthc.da_giai_quyet": 100})
    assert doubts(row, rate_indicator()) == [(Doubt.PART_OVER_WHOLE, "tthc.ty_le_dung_han")]


def test_negative_and_more_than_100_percent_are_flagged() -> None:
    """A count below zero and a published share above 100 are doubts."""
    late = indicator("tthc.qua_han")
    row = unit_data(
        published=(
            published("p1", figure("tthc.qua_han", -3)),
            published("p2", figure("tthc.ty_le_dung_han", "101.2")),
        )
    )
    assert doubts(row, late, rate_indicator()) == [
        (Doubt.NEGATIVE, "tthc.qua_han"), (Doubt.OVER_HUNDRED, "tthc.ty_le_dung_han"),
    ]  # fmt: skip


def test_a_jump_of_a_digit_is_flagged() -> None:
    """Ten times last period's count is a doubt, both ways; small numbers and smaller jumps are not."""
    names = ("a", "b", "c", "d")
    row = handed_in(unit(), dict(zip(names, (1250, 12, 25, 90), strict=True)),
                    dict(zip(names, (125, 125, 2, 100), strict=True)))  # fmt: skip
    found = doubts(row, *(indicator(name) for name in names))
    assert found == [(Doubt.JUMP, "a"), (Doubt.JUMP, "b")]


def test_more_than_three_identical_cells_look_copied() -> None:
    """Four counts equal to last period's are flagged, three are not, zeros never."""
    values = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 0}
    names = [indicator(name) for name in values]
    assert [subject for _, subject in doubts(handed_in(unit(), values, values), *names)] == ["a", "b", "c", "d"]
    assert doubts(handed_in(unit(), values, {**values, "d": 5}), *names) == []


def test_forms_cannot_grow_on_the_way() -> None:
    """More valid forms than collected ones are flagged."""
    (found,) = survey_flags(survey(valid=figure("phieu", 311)))
    assert (found.doubt, found.value, found.other) == (Doubt.PART_OVER_WHOLE, Decimal(311), Decimal(310))


def test_gtvt_81_41_stands_out_of_a_falling_list() -> None:
    """81,41 between 88,83 and 88,33 breaks the falling order, and only it is flagged."""
    falling = labelled({"a": "91.59", "b": "88.83", "GTVT": "81.41", "c": "88.33", "d": "85.2", "e": "81.24"})
    (found,) = order_flags(falling)
    assert (found.label, found.value, found.other) == ("GTVT", Decimal("81.41"), Decimal("88.83"))


def test_ties_do_not_break_the_order() -> None:
    """Equal values, an empty list and a list of one are in order."""
    assert order_flags(labelled({"a": "2", "b": "2", "c": "1"})) == ()
    assert order_flags([]) == ()
    assert order_flags(labelled({"a": "2"})) == ()


def test_a_component_equal_to_the_total_is_flagged() -> None:
    """«Chỉ đạo, điều hành» 89,58 beside an overall 89,58 is a probable copy slip."""
    total = Labelled("chung", Decimal("89.58"), PUBLISHED)
    (found,) = component_flags(total, labelled({"chi-dao": "89.58", "the-che": "97.1"}))
    assert (found.doubt, found.label) == (Doubt.EQUALS_TOTAL, "chi-dao")


def test_42_11_cannot_belong_to_its_total() -> None:
    """92,75 cannot be a mean of 91,56 and 42,11: the odd one is flagged."""
    total = Labelled("chung", Decimal("92.75"), PUBLISHED)
    parts = labelled({"tham-dinh": "91.56", "xhh": "42.11"})
    (found,) = component_flags(total, parts, is_mean=True)
    assert (found.doubt, found.label) == (Doubt.OUTSIDE_PARTS, "xhh")
    assert component_flags(total, parts) == ()


def test_scores_must_fall_with_their_ranks() -> None:
    """Within one index, year and group the score out of order is flagged; other years do not mix in."""
    rows = [
        score("88.83", 3, unit_id="so-b"), score("81.41", 4, unit_id="so-gtvt"), score("88.33", 5, unit_id="so-c"),
        score("85.2", 6, unit_id="so-d"), score("99", 9, unit_id="so-d", year=2021),
    ]  # fmt: skip
    (found,) = score_flags(rows, {})
    assert (found.doubt, found.subject) == (Doubt.OUT_OF_ORDER, "so-gtvt")


def test_a_component_of_an_index_equal_to_it_is_flagged() -> None:
    """The component of an index, known by its longer id, is held against the index of the same unit and year."""
    rows = [score("89.58", None), score("89.58", None, index_id="par_hanoi_chi_dao"), score("80", None, unit_id="so-b")]
    assert [flag.doubt for flag in score_flags(rows, {})] == [Doubt.EQUALS_TOTAL]


def test_a_score_above_its_maximum_is_flagged() -> None:
    """A published maximum bounds the score; without one nothing is assumed."""
    assert doubts(unit_data(scores=(score("23", 1, maximum=Decimal(22)),))) == [
        (Doubt.OVER_MAXIMUM, "chi-so.par_hanoi")
    ]
    assert doubts(unit_data(scores=(score("230", 1),))) == []


def test_a_score_above_its_maximum_is_called_by_its_name() -> None:
    """The label is the name of the index in the catalogue with the year, not its id."""
    index = indicator("chi-so.par_hanoi", name="Chỉ số cải cách hành chính", kind=Kind.SCORE)
    rows = [score("23", 1, maximum=Decimal(22))]
    assert [flag.label for flag in score_maximum_flags(rows, {index.id: index})] == [
        "Chỉ số cải cách hành chính năm 2022"
    ]
