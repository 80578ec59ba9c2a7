"""Lookup of figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from giamsat.analysis.figures import holdings
from giamsat.model.values import Channel, State
from tests.analysis.builders import (
    CUT_OFF,
    PUBLISHED,
    decision,
    dossier,
    figure,
    figures,
    published,
    score,
    submission,
    survey,
    task,
    unit_data,
    utility,
)


def test_total_row_gives_the_columns_as_figures() -> None:
    """The total row of Biểu 06 answers for the indicators of its columns."""
    own = submission(dossiers=(dossier({3: 50}, label="Đất đai"), dossier({3: 120, 10: 0})))
    held = holdings(unit_data(submission=own), CUT_OFF)
    assert held.current["tthc.tiep_nhan"].value == Decimal(120)
    assert held.current["tthc.qua_han"].state is State.ZERO


def test_previous_total_row_gives_last_period() -> None:
    """The row of last period's total never stands for this period."""
    rows = (dossier({3: 120}), dossier({3: 99}, label="Kỳ trước", is_total=True, is_previous=True))
    held = holdings(unit_data(submission=submission(dossiers=rows)), CUT_OFF)
    assert held.current["tthc.tiep_nhan"].value == Decimal(120)
    assert held.previous["tthc.tiep_nhan"].value == Decimal(99)


def test_derived_count_is_the_sum_of_its_parts() -> None:
    """Trước hạn and đúng hạn add up to the count that the on-time share needs, with both cells named."""
    own = submission(dossiers=(dossier({8: 310, 9: 4120}),))
    derived = holdings(unit_data(submission=own), CUT_OFF).current["tthc.truoc_dung_han"]
    assert derived.value == Decimal(4430)
    assert derived.source.channel is Channel.COMPUTED
    assert derived.source.cell == "H12 + I12"


def test_derived_count_is_missing_with_a_missing_part() -> None:
    """A sum with an unknown part is unknown, never the known part alone."""
    own = submission(figures=figures({"tthc.truoc_han": 310, "tthc.dung_han": None}))
    derived = holdings(unit_data(submission=own), CUT_OFF).current["tthc.truoc_dung_han"]
    assert derived.state is State.MISSING
    assert derived.value is None


def test_estimates_are_never_added_up() -> None:
    """«Khoảng 10 nghìn» enters no sum."""
    about = figure("tthc.truc_tuyen", 10000, state=State.APPROXIMATE)
    own = submission(figures=(about, figure("tthc.truc_tiep", 5)))
    assert holdings(unit_data(submission=own), CUT_OFF).current["tthc.moi_tiep_nhan"].state is State.MISSING


def test_published_figure_fills_what_the_unit_did_not_give() -> None:
    """A used published figure answers where the unit gave none or left it missing, an unused one never."""
    rows = (
        published("p1", figure("tthc.tiep_nhan", 531269, source=PUBLISHED)),
        published("p2", figure("tthc.qua_han", 763, source=PUBLISHED), is_used=False),
    )
    own = submission(figures=figures({"tthc.tiep_nhan": None}))
    held = holdings(unit_data(submission=own, published=rows), CUT_OFF)
    assert held.current["tthc.tiep_nhan"].value == Decimal(531269)
    assert "tthc.qua_han" not in held.current


def test_submission_stands_before_a_published_figure() -> None:
    """The unit's own figure is shown; the published one stays available beside it."""
    rows = (published("p1", figure("tthc.tiep_nhan", 101, source=PUBLISHED)),)
    held = holdings(unit_data(submission=submission(figures=figures({"tthc.tiep_nhan": 100})), published=rows), CUT_OFF)
    assert held.current["tthc.tiep_nhan"].value == Decimal(100)
    assert held.published["tthc.tiep_nhan"].figure.value == Decimal(101)


def test_latest_published_year_counts_and_the_year_before_is_last_period() -> None:
    """Of several years the latest is current and the year before it is previous, whatever their order."""
    rows = [
        published(str(year), figure("cqdt.cks", year, source=PUBLISHED), year=year) for year in (2021, 2023, 2022, 2019)
    ]
    held = holdings(unit_data(published=tuple(rows)), CUT_OFF)
    assert held.current["cqdt.cks"].value == Decimal(2023)
    assert held.previous["cqdt.cks"].value == Decimal(2022)


def test_scores_and_ranks_are_figures_of_the_index() -> None:
    """An index score answers for the catalogue's indicator, its rank for the one with «_hang»."""
    rows = (score("90.1", 3, year=2021), score("91.59", 2))
    held = holdings(unit_data(scores=rows), CUT_OFF)
    assert held.current["chi-so.par_hanoi"].value == Decimal("91.59")
    assert held.current["chi-so.par_hanoi_hang"].value == Decimal(2)
    assert held.previous["chi-so.par_hanoi_hang"].value == Decimal(3)


def test_the_fuller_of_two_rows_about_one_year_is_shown() -> None:
    """A row with the score wins over one with the rank alone, unused rows never."""
    rows = (score(None, 2), score("91.59", 2), score("99", 1, year=2023, is_used=False))
    held = holdings(unit_data(scores=rows), CUT_OFF)
    assert held.current["chi-so.par_hanoi"].value == Decimal("91.59")


def test_the_counts_of_a_published_share_are_known_too() -> None:
    """63/80 tells both counts, so that neither is asked for again."""
    row = published(
        value=figure("ty_le", None, source=PUBLISHED), numerator=figure("xong", 63), denominator=figure("tong", 80)
    )
    held = holdings(unit_data(published=(row,)), CUT_OFF)
    assert (held.current["xong"].value, held.current["tong"].value) == (Decimal(63), Decimal(80))


def test_scores_of_other_units_are_not_taken() -> None:
    """A row kept beside the unit's own to show a conflict is not its score."""
    held = holdings(unit_data(scores=(score(unit_id="so-b"),)), CUT_OFF)
    assert held.scores == {}


def test_records_are_counted_on_the_cut_off() -> None:
    """Tasks done by the cut-off count as done, later ones do not."""
    done = task("1", done_on=CUT_OFF)
    later = task("2", done_on=CUT_OFF.replace(year=2025))
    held = holdings(unit_data(submission=submission(tasks=(done, later))), CUT_OFF)
    assert held.current["chi-dao.nhiem_vu_giao"].value == Decimal(2)
    assert held.current["chi-dao.nhiem_vu_hoan_thanh"].value == Decimal(1)


def test_own_and_independent_surveys_are_never_added_together() -> None:
    """Forms that the rated body collected itself stay apart from independent ones."""
    own = submission(surveys=(survey(), survey(is_self=True, valid=figure("phieu", 1000))))
    held = holdings(unit_data(submission=own), CUT_OFF)
    assert held.current["tac-dong.phieu_hop_le"].value == Decimal(300)
    assert held.current["tac-dong.tu_ks_hop_le"].value == Decimal(1000)


def test_utilities_add_up_by_group_and_a_missing_number_makes_the_sum_missing() -> None:
    """People served are added per group of Đề án 06; one unknown number leaves the group unknown."""
    rows = (utility(), utility(name="B", served=figure("nguoi", 5)), utility(group=2, served=None))
    held = holdings(unit_data(submission=submission(utilities=rows)), CUT_OFF)
    assert held.current["de-an-06.nhom_1_da_huong"].value == Decimal(85)
    assert held.current["de-an-06.nhom_2_da_huong"].state is State.MISSING
    assert "de-an-06.nhom_3_da_huong" not in held.current


def test_a_unit_with_nothing_holds_nothing() -> None:
    """Without a submission or publication every lookup is empty."""
    held = holdings(replace(unit_data(), decisions=(decision(),)), CUT_OFF)
    assert (held.current, held.previous, held.published) == ({}, {}, {})
