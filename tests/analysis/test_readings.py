"""Readings."""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.readings import readings
from giamsat.model.judgement import Reading, Relation
from giamsat.model.parameters import Kind, Level
from giamsat.model.values import Rate
from tests.analysis.builders import (
    PUBLISHED,
    figure,
    handed_in,
    indicator,
    published,
    rate_indicator,
    round_data,
    score,
    target,
    unit,
    unit_data,
)

ON_TIME = rate_indicator()
INDEX = indicator("chi-so.par_hanoi", kind=Kind.SCORE, decimals=2, sheet="")
RANK = indicator("chi-so.par_hanoi_hang", kind=Kind.RANK, sheet="")


def on_time(numerator: int, denominator: int, before: tuple[int, int] | None = None) -> Reading:
    """Return the reading of so-a beside so-b."""
    previous = {} if before is None else {"tthc.truoc_dung_han": before[0], "tthc.da_giai_quyet": before[1]}
    rows = [
        handed_in(unit(), {"tthc.truoc_dung_han": numerator, "tthc.da_giai_quyet": denominator}, previous),
        handed_in(unit("so-b"), {"tthc.truoc_dung_han": 900, "tthc.da_giai_quyet": 1000}),
    ]
    return readings(round_data(rows, [ON_TIME], [target(95)]), "so-a")[ON_TIME.id]


def test_a_reading_carries_all_comparisons() -> None:
    """Value, target, last period and group come together, and their printed differences close."""
    found = on_time(12345, 12571, (9410, 10000))
    assert found.target is not None
    assert found.change is not None
    assert found.group is not None
    assert found.target.difference == Decimal("3.2")
    assert found.change.difference == Decimal("4.1")
    assert found.group.numerator == Decimal(13245)
    assert found.decimals == 1


def test_all_numbers_of_a_reading_share_their_decimals() -> None:
    """When the target needs two decimals, the change is told with two as well."""
    found = on_time(18996, 20000, (9412, 10000))
    assert found.change is not None
    assert (found.decimals, found.change.difference) == (2, Decimal("0.86"))


def test_a_group_of_one_is_no_group() -> None:
    """A unit alone in its group is not compared with itself."""
    row = handed_in(unit(), {"tthc.truoc_dung_han": 90, "tthc.da_giai_quyet": 100})
    assert readings(round_data([row], [ON_TIME]), "so-a")[ON_TIME.id].group is None


def test_missing_is_a_reading_too() -> None:
    """What nobody gave stands as missing, with its target unknown."""
    found = readings(round_data([unit_data()], [ON_TIME], [target()]), "so-a")[ON_TIME.id]
    assert found.is_missing
    assert found.target is not None
    assert found.target.relation is Relation.UNKNOWN
    assert found.change is None


def test_a_rate_with_a_missing_count_is_missing() -> None:
    """One unknown count leaves the share missing, not zero."""
    row = handed_in(unit(), {"tthc.truoc_dung_han": None, "tthc.da_giai_quyet": 100})
    found = readings(round_data([row], [ON_TIME]), "so-a")[ON_TIME.id]
    assert isinstance(found.current, Rate)
    assert found.is_missing


def test_only_indicators_of_the_level_and_of_the_round_are_read() -> None:
    """Indicators of other levels or of domains outside the round are left out; the rest keeps its order."""
    rows = [
        indicator("tthc.b"), indicator("tthc.a"), indicator("xa", levels=(Level.COMMUNE,)),
        indicator("khac", domain="tac-dong"),
    ]  # fmt: skip
    assert list(readings(round_data([unit_data()], rows, domains=("tthc",)), "so-a")) == ["tthc.b", "tthc.a"]


def test_an_index_is_compared_with_its_own_year_before() -> None:
    """Scores and ranks are compared with the year before, whatever the round compares with."""
    data = round_data([unit_data(scores=(score(), score("90.02", 3, year=2021)))], [INDEX, RANK])
    found = readings(data, "so-a")
    index, rank = found[INDEX.id].change, found[RANK.id].change
    assert index is not None
    assert rank is not None
    assert (index.label, index.difference) == ("năm 2021", Decimal("1.57"))
    assert (rank.relation, rank.difference) == (Relation.ABOVE, Decimal(1))


def test_published_scores_without_a_version_are_not_compared() -> None:
    """Two published scores whose index version nobody knows give a reason instead of a difference."""
    rows = tuple(
        published(str(year), figure(INDEX.id, 80 + year % 100, source=PUBLISHED), year=year) for year in (2021, 2022)
    )
    found = readings(round_data([unit_data(published=rows)], [INDEX]), "so-a")[INDEX.id].change
    assert found is not None
    assert found.difference is None
    assert "phiên bản" in found.reason


def test_published_yearly_counts_are_compared_with_the_year_before() -> None:
    """A published count of 2022 is compared with 2021 under that name."""
    key = indicator("cqdt.cks", sheet="")
    rows = tuple(published(str(year), figure(key.id, year, source=PUBLISHED), year=year) for year in (2021, 2022))
    found = readings(round_data([unit_data(published=rows)], [key], comparison=None), "so-a")[key.id].change
    assert found is not None
    assert (found.label, found.difference) == ("năm 2021", Decimal(1))
