"""Numbers that should be equal."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.analysis.identities import discrepancies
from giamsat.model.judgement import Discrepancy
from giamsat.model.rounds import UnitData
from tests.analysis.builders import (
    PUBLISHED,
    dossier,
    figure,
    indicator,
    published,
    round_data,
    submission,
    unit_data,
    utility,
)


def off(row: UnitData) -> tuple[Discrepancy, ...]:
    """Return what does not add up about a unit."""
    return discrepancies(round_data([row], [indicator("tthc.da_giai_quyet")]), row.unit.id)


def handed(**changes: object) -> tuple[Discrepancy, ...]:
    """Return what does not add up in a submission."""
    return off(unit_data(submission=submission(**changes)))


# Xã, phường of Hà Nội, 01/7–23/9/2025, as published in the news; (8) holds trước hạn and đúng hạn together
OFFICIAL = {3: 531269, 4: 317199, 5: 212790 + 1278, 6: 0, 7: 510541, 8: 509772, 9: 0, 10: 763, 11: 20734}


def test_the_published_531269_set_is_off_by_2_6_and_6() -> None:
    """The real official set gives exactly the differences 2, 6 and 6, and keeps the reported totals."""
    found = handed(dossiers=(dossier(OFFICIAL),))
    assert [(row.left, row.difference) for row in found] == [
        (Decimal(531269), Decimal(2)), (Decimal(510541), Decimal(6)), (Decimal(531269), Decimal(6)),
    ]  # fmt: skip


def test_both_numbers_have_their_places() -> None:
    """A discrepancy names the cell of the total first, then those of the parts."""
    (found,) = handed(dossiers=(dossier({7: 4450, 8: 310, 9: 4120, 10: 18}),))
    assert (found.left, found.right, found.difference) == (Decimal(4450), Decimal(4448), Decimal(2))
    assert [place.cell for place in found.places] == ["G12", "H12", "I12", "J12"]
    assert "tổng số đã giải quyết (7) = trước hạn (8)" in found.rule


@settings(max_examples=60)
@given(st.lists(st.integers(0, 10**6), min_size=7, max_size=7))
def test_a_consistent_row_has_no_discrepancy(parts: list[int]) -> None:
    """A row built from its parts adds up, whatever the numbers; one dossier more is always found."""
    early, on_time, late, inside, outside, online, paper = parts
    done, going = early + on_time + late, inside + outside
    received = done + going
    columns = {
        3: received, 4: min(online, received), 5: 0, 6: received - min(online, received), 7: done, 8: early,
        9: on_time, 10: late, 11: going, 12: inside, 13: outside,
    }  # fmt: skip
    assert handed(dossiers=(dossier(columns),)) == ()
    assert handed(dossiers=(dossier({**columns, 7: done + 1}),))
    assert paper >= 0


def test_unknown_numbers_are_not_checked() -> None:
    """An identity with a missing number says nothing."""
    assert handed(dossiers=(dossier({7: 100, 8: 50, 9: None, 10: 5}),)) == ()
    assert handed(dossiers=(dossier({7: 100, 8: 50}),)) == ()


def test_the_total_row_is_compared_with_its_rows() -> None:
    """A column whose total is not the sum of the rows is told with both numbers."""
    rows = (
        dossier({3: 60, 7: 10}, label="Đất đai"), dossier({3: 30, 7: 5}, label="Hộ tịch"), dossier({3: 92, 7: 15}),
        dossier({3: 1}, label="Kỳ trước", is_total=True, is_previous=True),
    )  # fmt: skip
    (found,) = handed(dossiers=rows)
    assert (found.left, found.right) == (Decimal(92), Decimal(90))
    assert "cộng các hàng" in found.rule
    assert [place.cell for place in found.added] == ["C12"]


def test_sub_units_are_compared_with_the_unit() -> None:
    """The sum over wards must be the total of sheet 02; the wards' own total row is checked as well."""
    (found,) = handed(
        dossiers=(dossier({3: 100}),),
        sub_units=(dossier({3: 60}, label="Phường 1"), dossier({3: 38}, label="Phường 2")),
    )
    assert (found.left, found.right) == (Decimal(100), Decimal(98))
    assert "đơn vị trực thuộc" in found.rule


def test_people_served_and_unserved_are_the_people_entitled() -> None:
    """A utility whose people do not add up is told in «người»."""
    (found,) = handed(utilities=(utility(), utility(unserved=figure("nguoi", 19))))
    assert (found.difference, found.measure) == (Decimal(1), "người")


def test_published_figures_of_one_source_are_checked_together() -> None:
    """Figures that one source published for one period are checked, those of different sources are not."""
    values = {"tthc.da_giai_quyet": 510541, "tthc.truoc_dung_han": 509772, "tthc.qua_han": 763}
    rows = [published(key, figure(key, value, source=PUBLISHED)) for key, value in values.items()]
    (found,) = off(unit_data(published=tuple(rows)))
    assert (found.difference, found.measure) == (Decimal(6), "hồ sơ")
    apart = [published(key, figure(key, value), year=year) for year, (key, value) in enumerate(values.items(), 2020)]
    assert off(unit_data(published=tuple(apart))) == ()


def test_80_and_22_criteria_are_102() -> None:
    """80 appraised and 22 sociological criteria make 102, 63 done and 17 not yet due make 80: nothing to tell."""
    values = {
        "chi-dao.tieu_chi_tong": 102, "chi-dao.tieu_chi_tham_dinh": 80, "chi-dao.tieu_chi_xhh": 22,
        "chi-dao.tieu_chi_hoan_thanh": 63, "chi-dao.tieu_chi_chua_den_han": 17,
    }  # fmt: skip
    rows = tuple(published(key, figure(key, value, source=PUBLISHED)) for key, value in values.items())
    assert off(unit_data(published=rows)) == ()
