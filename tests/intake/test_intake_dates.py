"""Facts by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giamsat.errors import Place
from giamsat.intake.dates import check_as_of, check_sub_unit_count
from giamsat.model.parameters import SubUnitCount
from tests.intake import builders as make

HBT = "ubnd-quan-hai-ba-trung"
COUNTS = (
    SubUnitCount(unit=HBT, kind="phuong", count=18, as_of=date(2023, 10, 31), source="…"),
    SubUnitCount(unit=HBT, kind="phuong", count=15, as_of=date(2025, 6, 30), source="…"),
)
REGISTRY = replace(make.registry(), sub_unit_counts=COUNTS)


def test_18_wards_in_2023_pass_and_15_are_refused_with_both_dates() -> None:
    """The number of wards is a fact by date: 18/18 on 31/10/2023, 18/15 names the day of which 15 is the number."""
    on = date(2023, 10, 31)
    assert check_sub_unit_count(REGISTRY, HBT, "phuong", 18, on) is None
    fault = check_sub_unit_count(REGISTRY, HBT, "phuong", 15, on)
    assert fault is not None
    assert "31/10/2023" in str(fault)
    assert "30/6/2025" in str(fault)
    assert check_sub_unit_count(REGISTRY, HBT, "phuong", 15, date(2025, 6, 1)) is None


def test_a_number_that_never_held_is_refused() -> None:
    """17 wards are the number of no day."""
    fault = check_sub_unit_count(REGISTRY, HBT, "", 17, date(2023, 11, 1))
    assert fault is not None
    assert "18" in str(fault)


def test_nothing_is_said_of_what_is_not_known() -> None:
    """A unit without counts, another kind and a day outside a count's validity are not judged."""
    ended = (COUNTS[0].model_copy(update={"valid_to": date(2024, 12, 31)}),)
    registry = replace(REGISTRY, sub_unit_counts=ended)
    assert check_sub_unit_count(REGISTRY, "so-that", "", 5, date(2023, 10, 31)) is None
    assert check_sub_unit_count(REGISTRY, HBT, "xa", 5, date(2023, 10, 31)) is None
    assert check_sub_unit_count(registry, HBT, "", 5, date(2025, 10, 31)) is None


def test_the_as_of_rule_names_both_dates() -> None:
    """A figure after the cut-off and a source published after the report cannot be cited."""
    cut_off, report = date(2023, 10, 31), date(2023, 11, 5)
    found = list(check_as_of(Place(), date(2023, 11, 1), date(2024, 5, 8), cut_off, report))
    assert str(found[0]).startswith("Số liệu ngày 01/11/2023, sau ngày chốt số liệu 31/10/2023")
    assert str(found[1]).startswith("Nguồn công bố ngày 08/5/2024, sau ngày báo cáo 05/11/2023")
    assert not list(check_as_of(Place(), cut_off, report, cut_off, report))
    assert not list(check_as_of(Place(), None, None, cut_off, report))
