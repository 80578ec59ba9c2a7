from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from giamsat.analysis.alone import alone
from giamsat.analysis.crosscheck import cross_checks, system_checks
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.questions import questions
from giamsat.intake.extracts.tally import SUMS
from giamsat.model.extracts import SystemCount
from giamsat.model.rounds import Decision, RoundData, UnitData
from giamsat.model.values import Channel, Source, State
from giamsat.workbook.layout import DOSSIER_COLUMNS
from tests.analysis.builders import PERIOD, PUBLISHED, dossier, figure, round_data, submission, unit, unit_data
from tests.intake.extracts.extract_builders import mapping

REPORTED = {3: 12571, 4: 9000, 5: 3000, 6: 571, 7: 12000, 8: 7000, 9: 4800, 10: 200, 11: 571, 12: 550, 13: 21}


def system(values: Mapping[int, int], **changes: object) -> SystemCount:
    """Return what a system recorded of unit A."""
    columns = []
    for column in DOSSIER_COLUMNS:
        source = Source(Channel.EXTRACT, "Hệ thống thử", "hs.csv", query=f"đếm cột {column.code}")
        columns.append((column.code, figure(column.indicator_id, values.get(column.code, 0), source=source)))
    made = SystemCount("so-a", "Hệ thống thử", "thu", date(2024, 10, 15), PERIOD, "hs.csv", "", tuple(columns))
    return replace(made, **changes)


def reporting(
    recorded: Mapping[int, int], reported: Mapping[int, int | None] = REPORTED, *decisions: Decision, **handed: object
) -> RoundData:
    """Return a round in which unit A reports one Biểu 06 and a system has another."""
    own = submission(dossiers=(dossier(reported),), **handed)
    row = unit_data(unit("so-a"), submission=own, extracts=(system({**REPORTED, **recorded}),), decisions=decisions)
    data = round_data([row])
    return replace(data, registry=replace(data.registry, mappings={"thu": mapping()}))


def chosen(subject: str, channel: str = "he-thong") -> Decision:
    """Return a person's choice."""
    return Decision(
        "chon-nguon", "so-a", subject, channel, "Sở đã xác nhận", "Trưởng đoàn", date(2024, 10, 20), PUBLISHED
    )


def test_a_difference_is_measured_against_the_system() -> None:
    """12.571 against 12.498: 73 dossiers, 0,58% of the system's number, beyond 0,5%; both numbers stay."""
    check = cross_checks(reporting({3: 12498}), "so-a")[0]
    assert (check.column, check.difference, check.is_within) == (3, Decimal(73), False)
    assert check.percent is not None
    assert round(check.percent, 2) == Decimal("0.58")
    assert check.reported is not None
    assert (check.reported.value, check.system.value) == (Decimal(12571), Decimal(12498))


def test_the_tolerance_is_the_rounds_and_includes_its_edge() -> None:
    """0,5% of 200 is one dossier: within; two are beyond. A round may set another."""

    def within(value: int, tolerance: str) -> bool | None:
        data = reporting({10: value})
        round_ = data.params.round.model_copy(update={"crosscheck_tolerance": Decimal(tolerance)})
        data = replace(data, params=replace(data.params, round=round_))
        return next(one for one in cross_checks(data, "so-a") if one.column == 10).is_within

    assert [within(value, "0.5") for value in (200, 199, 201)] == [True, False, True]
    assert within(199, "1") is True


def test_a_zero_of_the_system_has_no_percent_and_is_asked_about() -> None:
    """Nothing is divided by it; any number beside it is beyond the tolerance, zero beside zero is not."""
    data = reporting({13: 0})
    check = next(one for one in cross_checks(data, "so-a") if one.column == 13)
    assert (check.percent, check.is_within) == (None, False)
    assert "đang giải quyết quá hạn (13) là 21 hồ sơ; Hệ thống thử ghi nhận 0 hồ sơ" in questions(data, "so-a")[0].text


def test_what_the_unit_did_not_report_is_not_compared() -> None:
    """A missing figure is no difference, and no question of this kind."""
    check = cross_checks(reporting({}, {**REPORTED, 3: None}), "so-a")[0]
    assert (check.difference, check.is_within) == (None, None)


def test_the_question_states_both_the_difference_and_its_base() -> None:
    """Practice, sentence 25, then the other columns in short; never who is right."""
    (found,) = [row for row in questions(reporting({3: 12498, 10: 210}), "so-a") if row.id.startswith("doi-chieu")]
    assert found.text == (
        "Sở báo cáo tổng số nhận giải quyết (3) là 12.571 hồ sơ; Hệ thống thử ghi nhận 12.498 hồ sơ (trích xuất ngày "
        "15/10/2024). Chênh lệch 73 hồ sơ (0,6% so với số của hệ thống), vượt ngưỡng đối chiếu 0,5%; đề nghị Sở làm "
        "rõ. Các cột khác cũng vượt ngưỡng: quá hạn (10) báo cáo 200, hệ thống 210, chênh lệch 10 hồ sơ (4,8%)."
    )
    assert (found.id, found.domain, len(found.places)) == ("doi-chieu:thu", "tthc", 4)


def test_a_percent_near_the_tolerance_gets_the_decimals_that_show_it_beyond() -> None:
    """Never «0,5%, vượt ngưỡng 0,5%»."""
    (found,) = [row for row in questions(reporting({3: 12507}), "so-a") if row.id.startswith("doi-chieu")]
    assert "(0,51% so với số của hệ thống), vượt ngưỡng đối chiếu 0,5%" in found.text


def test_definitions_that_differ_are_said() -> None:
    """The unit counts waiting dossiers as resolved, the system as pending: that is part of the question."""
    data = reporting({9: 4700}, REPORTED, definitions=(("waiting", "da-dung-han"), ("withdrawn", "da-dung-han")))
    check = system_checks(data, "so-a")[0]
    assert [(row.unit_says, row.system_says) for row in check.apart] == [
        ("Đã giải quyết, đúng hạn", "Đang giải quyết, trong hạn")
    ]
    (found,) = [row for row in questions(data, "so-a") if row.id.startswith("doi-chieu")]
    assert "Hồ sơ chờ bổ sung được tính vào: Sở ghi “Đã giải quyết, đúng hạn”" in found.text
    assert "do cách tính hay do số liệu" in found.text


def test_a_choice_settles_the_question_and_sets_the_figure() -> None:
    """The system's figure is read, with its source; the unit's own stays in the cross-check."""
    data = reporting({3: 12498}, REPORTED, chosen("tthc.tiep_nhan@he-thong"))
    held = all_holdings(data)["so-a"].current
    assert held["tthc.tiep_nhan"].value == Decimal(12498)
    assert held["tthc.tiep_nhan"].source.channel is Channel.EXTRACT
    assert held["tthc.qua_han"].source.channel is Channel.SUBMISSION
    check = cross_checks(data, "so-a")[0]
    assert check.reported is not None
    assert (check.reported.value, check.used) == (Decimal(12571), check.system)
    assert not [row for row in questions(data, "so-a") if row.id.startswith("doi-chieu")]


def test_choosing_the_units_own_number_settles_the_question_too() -> None:
    """Nothing changes but that nobody is asked again."""
    data = reporting({3: 12498}, REPORTED, chosen("tthc@he-thong", "don-vi-bao-cao"))
    assert all_holdings(data)["so-a"].current["tthc.tiep_nhan"].value == Decimal(12571)
    assert not [row for row in questions(data, "so-a") if row.id.startswith("doi-chieu")]


def test_a_sum_of_chosen_figures_tells_how_each_was_counted() -> None:
    """(8) + (9) of a system has both queries, and no cell."""
    held = all_holdings(reporting({}, REPORTED, chosen("tthc@he-thong")))["so-a"].current
    source = held["tthc.truoc_dung_han"].source
    assert (source.query, source.cell, source.file) == ("đếm cột 8 + đếm cột 9", "", "hs.csv")


def test_a_system_without_a_choice_fills_no_reading() -> None:
    """A unit that sent nothing has no figures, though the system has: a person may choose them, the kit does not."""
    silent = unit_data(unit("so-a"), extracts=(system(REPORTED),))
    assert "tthc.tiep_nhan" not in all_holdings(round_data([silent]))["so-a"].current
    (check,) = system_checks(round_data([silent]), "so-a")
    assert [one.is_within for one in check.columns] == [None] * 11
    decided = replace(silent, decisions=(chosen("tthc@he-thong"),))
    found = all_holdings(round_data([decided]))["so-a"].current["tthc.tiep_nhan"]
    assert (found.value, found.state) == (Decimal(12571), State.KNOWN)


def test_a_units_report_sees_its_own_extract_alone() -> None:
    """What the system has of another unit is not there to be read."""
    other: UnitData = unit_data(unit("so-b", order=2), extracts=(system(REPORTED, unit_id="so-b"),))
    data = round_data([*reporting({}).units.values(), other])
    data = replace(data, notices=())
    assert list(alone(data, "so-a").units) == ["so-a"]
    assert [count.unit_id for count in alone(data, "so-a").units["so-a"].extracts] == ["so-a"]


def test_the_sums_of_the_tally_are_those_of_the_form() -> None:
    """3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13 (TT 01/2020/TT-VPCP)."""
    assert SUMS == {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}
