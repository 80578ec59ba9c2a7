"""The seven conflicts between real sources (domain.md 5.1): all values side by side, none of them a mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.figures import holdings
from giamsat.analysis.questions import questions
from giamsat.model.judgement import Conflict
from giamsat.model.parameters import Level, Unit
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure, RoundData
from giamsat.model.values import Span
from tests.analysis.builders import CUT_OFF, PUBLISHED, figure, indicator, published, round_data, score, unit, unit_data

CITY = "thanh-pho-ha-noi"


def body(unit_id: str, level: Level = Level.CITY, group: str = "thanh-pho") -> Unit:
    """Return a body that indices are published of."""
    return unit(unit_id, level=level, group=group, fictional=False)


def known(
    unit_id: str, figures: Iterable[PublishedFigure] = (), scores: Iterable[IndexScore] = (), others: Iterable[Any] = ()
) -> RoundData:
    """Return a round about one body and what was published of it."""
    own = unit_data(body(unit_id), published=tuple(figures), scores=tuple(scores))
    names = {row.figure.indicator_id for row in own.published} | {f"chi-so.{row.index_id}" for row in own.scores}
    return round_data([own, *others], [indicator(name, sheet="", name=f"Chỉ số {name}") for name in sorted(names)])


def row(row_id: str, indicator_id: str, value: str, source: str, **changes: Any) -> PublishedFigure:
    """Return a published row of its own source."""
    own = replace(PUBLISHED, title=source, address=f"https://{source}", line=int(row_id))
    period = changes.pop("period", None)
    return published(row_id, figure(indicator_id, value, unit_id=CITY, source=own, period=period), **changes)


def rank(index_id: str, place: int, of: int | None, source: str, **changes: Any) -> IndexScore:
    """Return a published rank of its own source."""
    own = replace(PUBLISHED, title=source, address=f"https://{source}")
    return score(None, place, rank_of=of, index_id=index_id, document=source, source=own, **changes)


def values(found: Conflict) -> list[str]:
    """Return the values that stand side by side."""
    return [str(one.figure.value) for one in found.figures]


def is_shown_and_not_averaged(data: RoundData, unit_id: str, key: str, *shown: str) -> None:
    """Check that a question names every value, and that the figure in use is one of them."""
    text = next(one.text for one in questions(data, unit_id) if one.id == f"mau-thuan:{key}")
    assert all(one in text for one in shown), text
    held = holdings(data.units[unit_id], CUT_OFF)
    figures = [one.figure for one in data.units[unit_id].published]
    assert all(one in figures for one in held.current.values())


def test_1_the_first_place_of_2020_is_given_away_twice() -> None:
    """Sở Nội vụ 1/22 in the news of the visit, Sở Tài chính first in Quyết định 2001/QĐ-UBND."""
    finance = unit_data(
        unit("so-tai-chinh"), scores=(rank("par_hanoi", 1, 22, "QĐ 2001", year=2020, unit_id="so-tai-chinh"),)
    )
    own = unit_data(
        unit("so-noi-vu"), scores=(rank("par_hanoi", 1, 22, "Tin 24/5/2023", year=2020, unit_id="so-noi-vu"),)
    )
    data = round_data([own, finance])
    (found,) = conflicts(data, "so-noi-vu")
    assert [one.unit_id for one in found.scores] == ["so-noi-vu", "so-tai-chinh"]


def test_2_sipas_2022_fourth_of_22_and_third() -> None:
    """Sở Nội vụ: 4/22 in one source, third (96,22 %) in another."""
    rows = [
        rank("sipas_hanoi", 4, 22, "Tin 24/5/2023", unit_id=CITY),
        rank("sipas_hanoi", 3, None, "congthuong.vn", unit_id=CITY),
    ]
    (found,) = conflicts(known(CITY, scores=rows), CITY)
    assert [one.rank for one in found.scores] == [4, 3]


def test_3_fourth_in_one_index_is_not_fourth_in_another() -> None:
    """Tây Hồ «chỉ số CCHC đứng thứ 4» without a year, and fourth in SIPAS 2022: two indices, never one series."""
    rows = [
        row("1", "chi-so.par_hanoi_hang", "4", "nguồn 003", year=None),
        row("2", "chi-so.sipas_hanoi_hang", "4", "congthuong.vn"),
    ]
    data = known(CITY, rows)
    assert conflicts(data, CITY) == ()
    held = holdings(data.units[CITY], CUT_OFF)
    assert set(held.current) == {"chi-so.par_hanoi_hang", "chi-so.sipas_hanoi_hang"}


def test_4_par_2023_as_published_and_as_implied() -> None:
    """91,43 for 2023, and 91,25 as the pages of 2024 imply (92,57, «+1,32»): both stand, no 91,34."""
    rows = [
        row("1", "chi-so.par_tinh", "91.43", "baomoi.com", year=2023),
        row("2", "chi-so.par_tinh", "91.25", "vietexplorer.com", year=2023),
    ]
    data = known(CITY, rows)
    (found,) = conflicts(data, CITY)
    assert values(found) == ["91.43", "91.25"]
    is_shown_and_not_averaged(data, CITY, "chi-so.par_tinh:2023", "91,43", "91,25")


def test_5_dti_2023_sixth_and_fifth_and_two_rankings_of_2024() -> None:
    """6/63 and «from fifth place» are a conflict; first of 34 and another body first of 63 are two lists."""
    rows = [
        row("1", "chi-so.dti_hang", "6", "nguoihanoi.vn", year=2023),
        row("2", "chi-so.dti_hang", "5", "hanoitimes.vn", year=2023),
    ]
    data = known(CITY, rows)
    (found,) = conflicts(data, CITY)
    assert values(found) == ["6", "5"]
    is_shown_and_not_averaged(data, CITY, "chi-so.dti_hang:2023", "6", "5")
    other = "thanh-pho-ho-chi-minh"
    rival = unit_data(body(other), scores=(rank("dti", 1, 63, "en.vneconomy.vn", year=2024, unit_id=other),))
    lists = known(CITY, scores=[rank("dti", 1, 34, "hanoitimes.vn", year=2024, unit_id=CITY)], others=[rival])
    assert conflicts(lists, CITY) == conflicts(lists, other) == ()


def test_6_the_first_place_of_sipas_2023() -> None:
    """Quảng Ninh first (90,61) in one source, Hải Phòng 1/63 (88,90) in another."""
    other = "thanh-pho-hai-phong"
    rival = unit_data(body(other), scores=(rank("sipas", 1, 63, "tayho.hanoi.gov.vn", year=2023, unit_id=other),))
    own = "tinh-quang-ninh"
    data = known(own, scores=[rank("sipas", 1, 63, "m.baogialai.com.vn", year=2023, unit_id=own)], others=[rival])
    (found,) = conflicts(data, own)
    assert {one.document for one in found.scores} == {"m.baogialai.com.vn", "tayho.hanoi.gov.vn"}


def test_7_two_readings_of_november_2024() -> None:
    """58,69 as of 10/12/2024 and 60,99 as the letter of January implies: one month, two readings, both kept."""
    month = Span(date(2024, 11, 1), date(2024, 11, 30))
    rows = [row("1", "chi-so.766", "58.69", "news.laodong.vn", year=2024, period=month),
            row("2", "chi-so.766", "60.99", "Công văn 193", year=2024, period=month)]  # fmt: skip
    data = known(CITY, rows)
    (found,) = conflicts(data, CITY)
    assert values(found) == ["58.69", "60.99"]
    is_shown_and_not_averaged(data, CITY, "chi-so.766:2024", "58,69", "60,99")
