"""Sources that disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from giamsat.analysis.conflicts import citation_conflicts, conflicts, stated_vs_listed
from giamsat.model.parameters import Citation, Kind
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Channel, Source
from tests.analysis.builders import (
    PERIOD,
    PUBLISHED,
    decision,
    figure,
    figures,
    indicator,
    published,
    published_record,
    round_data,
    score,
    submission,
    unit,
    unit_data,
)

OTHER = Source(Channel.PUBLISHED, "Quyết định số 2001/QĐ-UBND", "published.csv", line=3)
RANK = indicator("chi-so.par_hanoi_hang", name="thứ hạng Chỉ số CCHC", kind=Kind.RANK)
INDEX = indicator("chi-so.par_hanoi", name="Chỉ số CCHC", kind=Kind.SCORE)
SIPAS = indicator("chi-so.sipas_hanoi_hang", name="thứ hạng hài lòng", kind=Kind.RANK)


def rank(row_id: str, value: int | None, source: Source = PUBLISHED, key: str = SIPAS.id) -> PublishedFigure:
    """Return a published rank."""
    return published(row_id, figure(key, value, source=source))


def test_sipas_2022_fourth_and_third_is_a_conflict() -> None:
    """Two sources that print ranks 4 and 3 for one unit and year stand side by side."""
    data = round_data([unit_data(published=(rank("p1", 4), rank("p2", 3, OTHER)))], [SIPAS])
    (found,) = conflicts(data, "so-a")
    assert [row.figure.value for row in found.figures] == [Decimal(4), Decimal(3)]
    assert (found.key, found.decision) == ("chi-so.sipas_hanoi_hang:2022", None)
    assert found.subject == "thứ hạng hài lòng năm 2022"


def test_the_decision_of_a_person_is_kept_beside() -> None:
    """Who chose which source is found by the key of the conflict."""
    chosen = decision("chon-nguon", "chi-so.sipas_hanoi_hang:2022")
    row = unit_data(published=(rank("p1", 4), rank("p2", 3, OTHER)), decisions=(chosen, decision()))
    (found,) = conflicts(round_data([row], [SIPAS]), "so-a")
    assert found.decision is chosen


def test_agreeing_sources_and_other_years_are_no_conflict() -> None:
    """The same value twice, another year or another label is no conflict; 102 criteria are not 102 procedures."""
    rows = (
        rank("p1", 4), rank("p2", 4, OTHER), replace(rank("p3", 3), year=2021), replace(rank("p4", 1), label="khác"),
        published("p5", figure("chi-dao.tieu_chi_tong", 102)), published("p6", figure("tthc.cong_bo", 103)),
    )  # fmt: skip
    assert conflicts(round_data([unit_data(published=rows)], [SIPAS]), "so-a") == ()


def test_two_readings_of_one_month_are_both_kept() -> None:
    """QĐ 766 of 11/2024 was 58,69 and, read later, 60,99: both are shown."""
    month = replace(PERIOD, start=date(2024, 11, 1), end=date(2024, 11, 30))
    rows = tuple(
        published(row_id, figure("chi-so.766", value, period=month, as_of=day, source=PUBLISHED), year=2024)
        for row_id, value, day in (("p1", "58.69", date(2024, 12, 10)), ("p2", "60.99", date(2025, 1, 10)))
    )
    (found,) = conflicts(round_data([unit_data(published=rows)]), "so-a")
    assert [str(row.figure.value) for row in found.figures] == ["58.69", "60.99"]


def test_a_source_without_a_value_disagrees_with_every_value() -> None:
    """A row kept only to show that a document names another unit first is part of the conflict."""
    silent = replace(rank("p2", None, OTHER, RANK.id), is_used=False, quote="Sở Tài chính thứ nhất")
    data = round_data([unit_data(published=(rank("p1", 1, key=RANK.id), silent))], [RANK])
    (found,) = conflicts(data, "so-a")
    assert len(found.figures) == 2


def test_a_published_figure_against_the_units_own() -> None:
    """A published figure for the same period that differs from the submission is a conflict; both are kept."""
    row = unit_data(
        submission=submission(figures=figures({"tthc.tiep_nhan": 100})),
        published=(published("p1", figure(value=101, period=PERIOD)), published("p2", figure(value=7), year=2020)),
    )
    (found,) = conflicts(round_data([row], [indicator()]), "so-a")
    assert found.submitted is not None
    assert (found.submitted.value, found.figures[0].figure.value) == (Decimal(100), Decimal(101))


def test_scores_of_one_year_that_disagree() -> None:
    """Two ranks of one index and year are a conflict, a repeated one is not."""
    twice = (score(rank=1, year=2020), score(rank=3, year=2020, document="QĐ 2001"), score(), score())
    (found,) = conflicts(round_data([unit_data(scores=twice)], [INDEX]), "so-a")
    assert [row.rank for row in found.scores] == [1, 3]


def test_two_documents_that_give_one_place_away() -> None:
    """Sở A is first in one source, Sở B first in another: the place of 2020 is a conflict of both."""
    own = score(None, 1, year=2020, document="Tin ngày 24/5/2023")
    other = score("92.76", 1, year=2020, unit_id="so-b", document="QĐ 2001/QĐ-UBND", rank_of=None)
    rows = [unit_data(scores=(own,)), unit_data(unit("so-b"), scores=(other,))]
    (found,) = conflicts(round_data(rows, [INDEX]), "so-a")
    assert [row.unit_id for row in found.scores] == ["so-a", "so-b"]
    assert found.key == "chi-so.par_hanoi:2020:hang"


def test_a_unit_outside_the_round_can_hold_the_same_place() -> None:
    """The other unit need not be supervised: what is published about it stands beside."""
    other = score("92.76", 1, year=2020, unit_id="so-b", document="QĐ 2001/QĐ-UBND", rank_of=None)
    data = round_data([unit_data(scores=(score(None, 1, year=2020, document="Tin ngày 24/5/2023"),))], [INDEX])
    registry = replace(data.registry, units={**data.registry.units, "so-b": unit("so-b")})
    (found,) = conflicts(replace(data, registry=registry, context_scores=(other,)), "so-a")
    assert [row.unit_id for row in found.scores] == ["so-a", "so-b"]


def test_a_tie_of_one_document_is_no_conflict() -> None:
    """15, 15, 17 in one document is a tie; the same place in another group is another list."""
    rows = [
        unit_data(scores=(score(rank=15),)), unit_data(unit("so-b"), scores=(score(rank=15, unit_id="so-b"),)),
        unit_data(unit("q-c", group="quan-huyen"), scores=(score(rank=15, unit_id="q-c", document="khác"),)),
    ]  # fmt: skip
    assert conflicts(round_data(rows, [INDEX]), "so-a") == ()


def test_a_citation_with_two_dates_is_a_conflict() -> None:
    """A decision cited by the round whose date another source prints differently is told; uncited ones are not."""
    qd_06 = Citation(
        id="qd-06", kind="Quyết định", number="06/QĐ-TTg", date=date(2022, 1, 6), full="…", short="Quyết định 06",
        verified=False, other_dates=("16/3/2022",), source="mẫu",
    )  # fmt: skip
    (found,) = citation_conflicts(round_data([unit_data()], citations=[qd_06]))
    assert (found.citation.id, found.other_dates) == ("qd-06", ("16/3/2022",))
    assert citation_conflicts(round_data([unit_data()])) == ()


def test_08_stated_and_06_numbered() -> None:
    """A source that states 8 tasks, numbers 6 and leaves 2 without a number is told as it is."""
    listed = [published_record(str(number), number=str(number)) for number in range(1, 7)]
    listed += [published_record("7", number=""), published_record("8", number=" ")]
    stated = published(value=figure("chi-dao.nhiem_vu_giao", 8, source=PUBLISHED))
    (found,) = stated_vs_listed(unit_data(published=(stated,), records=tuple(listed)))
    assert (found.numbered, found.unnumbered) == (6, 2)


def test_five_stated_and_five_listed_agree() -> None:
    """Where nothing is numbered the list itself is counted; records of other sources are not."""
    listed = tuple(published_record(str(number), kind="sang-kien", number="") for number in range(5))
    far = published_record("x", kind="sang-kien", number="", source=OTHER)
    stated = published(value=figure("chi-dao.sang_kien", 5, source=PUBLISHED))
    assert stated_vs_listed(unit_data(published=(stated,), records=(*listed, far))) == ()
