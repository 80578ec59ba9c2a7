"""What data/ ships for real bodies: published figures only, each with its source and inside its round's dates."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.analysis.conflicts import conflicts, stated_vs_listed
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.violations import round_violations, violations
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import PublishedFigure, RoundData
from giamsat.model.values import Bound, State
from giamsat.params import load_registry, load_round
from giamsat.settings import find_settings

ROOT = Path(__file__).parents[2]
REAL = ("2023-05", "2023-10-hai-ba-trung", "2024-kh16")
QUAN = "ubnd-quan-hai-ba-trung"
ADDRESS = re.compile(r"https://\S+|[\w.]+\.txt")


@pytest.fixture(scope="module")
def rounds() -> dict[str, RoundData]:
    """The three rounds of real bodies, loaded once."""
    settings = find_settings(ROOT)
    registry = load_registry(settings)
    return {name: load_round_data(settings, registry, load_round(settings, registry, name)) for name in REAL}


def _figure(data: RoundData, unit_id: str, indicator_id: str) -> PublishedFigure:
    return next(row for row in data.units[unit_id].published if row.figure.indicator_id == indicator_id)


def test_every_row_is_accepted_and_no_real_body_has_a_submission(rounds: dict[str, RoundData]) -> None:
    """The readers refuse nothing, and no workbook stands beside a real name."""
    for name, data in rounds.items():
        assert data.faults == (), name
        assert not (ROOT / "data" / name / "submissions").exists()
        for unit in data.units.values():
            assert (unit.faults, unit.notices, unit.submission) == ((), (), None), unit.unit.id


def test_every_row_says_where_it_stands() -> None:
    """Each row has a title, a day of publication and a web address or a bare file name, never a path."""
    for name in REAL:
        for file in ("published.csv", "published_records.csv"):
            with (ROOT / "data" / name / file).open(encoding="utf-8", newline="") as handle:
                for row in csv.DictReader(handle):
                    assert row["source_title"], row["id"]
                    assert row["published_on"], row["id"]
                    assert ADDRESS.fullmatch(row["address"]), row["id"]


def test_every_figure_says_when_and_every_score_which_index() -> None:
    """A figure has a day, a period or a year; a score its year and the version of its index.

    The one source that states no version, of the city's own SIPAS, leaves it empty: such scores are never compared.
    """
    unversioned = set()
    for name in REAL:
        with (ROOT / "data" / name / "published.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                assert row["as_of"] or row["period_to"] or row["year"] or row["remark"], row["id"]
                if row["index"]:
                    assert row["year"], row["id"]
                    unversioned |= {row["index"]} if not row["version"] else set()
    assert unversioned == {"chi-so.sipas_hanoi"}


def test_no_rule_is_broken_by_what_real_bodies_published(rounds: dict[str, RoundData]) -> None:
    """The shipped published figures agree with every rule: nothing odd stands beside a real name without a source."""
    for data in rounds.values():
        assert round_violations(data) == ()
        assert [row.text for unit_id in data.units for row in violations(data, unit_id)] == []


def test_criteria_not_yet_due_are_told_as_such(rounds: dict[str, RoundData]) -> None:
    """63/80 carries its deadline and «chưa đến hạn»; 80 + 22 = 102 and 63 + 17 = 80 close."""
    data = rounds["2023-10-hai-ba-trung"]
    row = _figure(data, QUAN, "chi-dao.ty_le_tieu_chi")
    assert row.numerator is not None
    assert row.denominator is not None
    assert (row.numerator.value, row.denominator.value) == (Decimal(63), Decimal(80))
    assert (row.status, row.deadline_text) == ("chua-den-han", "trước ngày 30/11/2023")
    counts = {key: _figure(data, QUAN, f"chi-dao.tieu_chi_{key}").figure.value for key in ("tong", "tham_dinh", "xhh")}
    assert counts["tong"] == (counts["tham_dinh"] or 0) + (counts["xhh"] or 0)
    assert _figure(data, QUAN, "chi-dao.tieu_chi_chua_den_han").figure.value == 80 - 63
    assert discrepancies(data, QUAN) == ()


def test_bounds_stay_bounds(rounds: dict[str, RoundData]) -> None:
    """«trên 98%» and «trên 99%» have no counts; the self-survey names its collector."""
    on_time = _figure(rounds["2023-05"], "so-noi-vu", "tthc.ty_le_dung_han")
    survey = _figure(rounds["2023-10-hai-ba-trung"], QUAN, "tac-dong.ty_le_tu_ks")
    for row in (on_time, survey):
        assert (row.figure.state, row.figure.bound, row.numerator) == (State.BOUND, Bound.ABOVE, None)
    assert "tự lấy phiếu" in survey.collector


def test_eight_tasks_are_stated_and_six_numbered(rounds: dict[str, RoundData]) -> None:
    """08 stated against 06 numbered and 02 unnumbered is found; the five initiatives are complete."""
    (pair,) = stated_vs_listed(rounds["2023-10-hai-ba-trung"].units[QUAN])
    assert (pair.stated.figure.value, pair.numbered, pair.unnumbered) == (Decimal(8), 6, 2)


def test_deadlines_keep_their_kinds(rounds: dict[str, RoundData]) -> None:
    """«trước ngày 15/11» ends a day before «vào ngày 15/11»."""
    last = {row.id: row.last_day for row in rounds["2023-10-hai-ba-trung"].units[QUAN].records}
    assert last["hbt-ks-tu-van"] == date(2023, 11, 14)
    assert last["hbt-tu-cham"] == date(2023, 11, 15)


def test_conflicting_ranks_are_shown_and_not_used(rounds: dict[str, RoundData]) -> None:
    """The ranks of 2020 (index) and 2022 (SIPAS) of Sở Nội vụ disagree and no report uses them."""
    found = {row.key: row for row in conflicts(rounds["2023-05"], "so-noi-vu")}
    assert set(found) == {"chi-so.par_hanoi_hang:2020", "chi-so.sipas_hanoi_hang:2022"}
    assert not any(row.is_used for conflict in found.values() for row in conflict.figures)


def test_requests_without_a_deadline_have_none(rounds: dict[str, RoundData]) -> None:
    """The four requests to Sở Nội vụ and the one to all sở state no deadline; none is invented."""
    asked = [row for row in rounds["2023-05"].units["so-noi-vu"].records if row.kind == "kien-nghi"]
    assert [(row.deadline_kind, row.last_day) for row in asked] == [("khong-neu-han", None)] * 5


def test_lowest_is_told_in_words(rounds: dict[str, RoundData]) -> None:
    """«Thấp nhất» of the press never becomes a rank number (Thường Tín 2021, Phú Xuyên 2023)."""
    for unit_id in ("ubnd-huyen-thuong-tin", "ubnd-huyen-phu-xuyen"):
        (score,) = rounds["2024-kh16"].units[unit_id].scores
        assert (score.rank, score.rank_text) == (None, "thấp nhất trong nhóm (theo nguồn báo chí)")


def test_the_citys_estimate_stays_with_the_city(rounds: dict[str, RoundData]) -> None:
    """«khoảng 10 nghìn» is an estimate of the city and in no row of a unit."""
    (row,) = rounds["2024-kh16"].context
    assert (row.figure.unit_id, row.figure.state) == ("thanh-pho-ha-noi", State.APPROXIMATE)
    for data in rounds.values():
        for unit in data.units.values():
            texts = [one.quote + one.label for one in unit.published] + [
                one.quote + one.content for one in unit.records
            ]
            assert not any("10 nghìn" in text for text in texts)
