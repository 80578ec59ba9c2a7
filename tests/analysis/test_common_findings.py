"""What is common to several units: who is counted, what is left, what cannot be linked."""

from __future__ import annotations

from pathlib import Path

from giamsat.analysis.common_findings import (
    common_faults,
    common_notices,
    counted_words,
    linked_units,
    rest,
    within,
)
from giamsat.model.rounds import RoundData
from tests.e2e.little_project import SO_A, SO_B
from tests.findings_book import LINKED, Tables, relinked
from tests.intake.test_intake_common_findings import OWNER, data_of, project_with


def seen(folder: Path, tables: Tables = LINKED) -> RoundData:
    """Return the data of Đoàn 1 alone."""
    return within(data_of(project_with(folder, tables)), OWNER)


def test_units_are_counted_in_official_order_whatever_the_order_of_links(tmp_path: Path) -> None:
    """«02/02: Sở Mẫu A và Sở Mẫu B», also when the cell names B first."""
    data = seen(tmp_path, relinked("shortcomings", links="Sở Mẫu B/HC-01; Sở Mẫu A/HC-01"))
    common = data.common[OWNER]
    assert [one.unit.id for one in linked_units(data, common.shortcomings[0])] == [SO_A, SO_B]
    assert counted_words(data, common)["HCC-01"] == "02/02: Sở Mẫu A và Sở Mẫu B"


def test_what_is_linked_is_not_left_for_the_units(tmp_path: Path) -> None:
    """Rows that a common row stands for are gone from the rest, all others stay."""
    data = seen(tmp_path, relinked("shortcomings", links="Sở Mẫu A/HC-01"))
    common = data.common[OWNER]
    assert [unit_id for unit_id, _ in rest(data, common, "shortcomings")] == [SO_B]
    assert [unit_id for unit_id, _ in rest(data, common, "results")] == [SO_B]
    assert [unit_id for unit_id, _ in rest(data, None, "shortcomings")] == [SO_A, SO_B]


def test_links_that_cannot_be_followed_are_told(tmp_path: Path) -> None:
    """A row that is not there, one of another sheet, one that is linked twice; each with its cell."""
    twice = {**LINKED["shortcomings"][0], "links": "Sở Mẫu A/HC-01"}
    tables = {**LINKED, "shortcomings": [LINKED["shortcomings"][0], twice]}
    cases = {
        "common-link-unknown": relinked("shortcomings", links="Sở Mẫu A/HC-09"),
        "common-link-kind": relinked("shortcomings", links="Sở Mẫu A/KQ-01"),
        "common-link-twice": tables,
    }
    for code, one in cases.items():
        data = seen(tmp_path / code, one)
        found = common_faults(data, data.common[OWNER])
        assert code in [fault.code for fault in found]
        assert all(fault.place.sheet == "Hạn chế chung" for fault in found)


def test_further_units_under_a_target_are_pointed_out(tmp_path: Path) -> None:
    """A unit that has not met the same target and is not linked: told as a warning, never added."""
    data = seen(tmp_path, relinked("shortcomings", links="Sở Mẫu A/HC-01"))
    told = common_notices(data, data.common[OWNER])
    assert [fault.code for fault in told] == ["common-more-units"]
    assert "Sở Mẫu B" in str(told[0])
    whole = seen(tmp_path / "whole")
    assert common_notices(whole, whole.common[OWNER]) == ()
