"""Breaks of series: what was reorganised or measured otherwise is not compared, with the reason in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.analysis.breaks import index_break, organisation_break, score_break
from giamsat.formatting.text import plain_spaces
from giamsat.model.rounds import Registry
from giamsat.model.values import Span
from giamsat.params import load_registry
from giamsat.report.sentences import RankContext, broken_series_sentence, rank_sentence
from giamsat.settings import Settings
from tests.analysis.builders import score

BEFORE = Span(date(2024, 7, 1), date(2024, 12, 31))
AFTER = Span(date(2025, 7, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the registry as it ships."""
    return load_registry(Settings(Path(__file__).parents[2]))


def test_dong_da_is_two_bodies(registry: Registry) -> None:
    """Quận Đống Đa ended on 30/6/2025, phường Đống Đa began on 01/7/2025: neither has a figure of the other's time."""
    old, new = registry.units["ubnd-quan-dong-da"], registry.units["ubnd-phuong-dong-da"]
    assert "Đống Đa" in old.short_name
    assert "Đống Đa" in new.short_name
    assert old.group != new.group
    for unit in (old, new):
        assert organisation_break(registry, unit, BEFORE, AFTER)
    assert organisation_break(registry, old, Span(date(2023, 1, 1), date(2023, 9, 30)), BEFORE) == ""
    assert organisation_break(registry, new, AFTER, Span(date(2026, 1, 1), date(2026, 6, 30))) == ""


def test_no_old_district_is_continued_by_a_successor(registry: Registry) -> None:
    """Of 30 districts none names a successor: parts of old units cannot be summed into new ones."""
    old = [unit for unit in registry.units.values() if unit.group == "quan-huyen" and not unit.fictional]
    assert len(old) == 30
    assert not [unit.id for unit in old if unit.successor]


def test_departments_break_on_the_first_of_march(registry: Registry) -> None:
    """Sở Nội vụ kept its name on 01/3/2025 with another remit: the day before and after are not one series."""
    unit = registry.units["so-noi-vu"].model_copy(update={"valid_to": None})
    reason = organisation_break(registry, unit, BEFORE, Span(date(2025, 1, 1), date(2025, 3, 1)))
    assert "01/3/2025" in reason
    assert organisation_break(registry, unit, BEFORE, Span(date(2025, 1, 1), date(2025, 2, 28))) == ""


def test_fictional_bodies_were_not_reorganised(registry: Registry) -> None:
    """What happened in Hà Nội says nothing of a fictional city."""
    unit = registry.units["so-mau-a"]
    assert organisation_break(registry, unit, BEFORE, AFTER) == ""
    assert score_break(registry, unit, "chi-so.par_hanoi", 2022, 2023) == ""


@pytest.mark.parametrize(("before", "now", "is_broken"), [(2021, 2023, True), (2021, 2022, True), (2022, 2023, False)])
def test_sipas_breaks_in_2022(registry: Registry, before: int, now: int, is_broken: bool) -> None:
    """2021 and 2022 are not one series, 2022 and 2023 are; the rank breaks with the score."""
    for name in ("chi-so.sipas", "chi-so.sipas_hang"):
        assert bool(index_break(registry, name, before, now)) is is_broken
    assert index_break(registry, "chi-so.dti", before, now) == ""


def test_the_city_index_breaks_with_its_decisions(registry: Registry) -> None:
    """2021 and 2022 are of one set, so that «tăng 01 bậc» of Sở Nội vụ stands; 2020, 2023, 2025 begin others."""
    unit = registry.units["so-noi-vu"]
    assert score_break(registry, unit, "chi-so.par_hanoi", 2021, 2022) == ""
    assert "4190" in score_break(registry, unit, "chi-so.par_hanoi", 2022, 2023)
    assert score_break(registry, unit, "chi-so.par_hanoi", 2020, 2021)


def test_the_sentence_says_why_nothing_is_compared(registry: Registry) -> None:
    """Sentence 12 with its real figures; the sentence on the rank then says nothing of the earlier year."""
    reason = index_break(registry, "chi-so.sipas", 2021, 2023)
    now, before = (score(value, None, year=year, rank_of=None) for value, year in (("83.57", 2023), ("87.11", 2021)))
    context = RankContext("Chỉ số SIPAS", "Thành phố")
    assert plain_spaces(broken_series_sentence(now, before, reason, context)) == (
        "Không so sánh Chỉ số SIPAS của Thành phố năm 2023 (83,57%) với năm 2021 (87,11%) "
        "do phương pháp đo lường thay đổi từ năm 2022."
    )
    assert "2021" not in rank_sentence(now, None, context)
    assert now.score is not None
    assert now.score.value == Decimal("83.57")
