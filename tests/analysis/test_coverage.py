"""Gaps and coverage."""

from __future__ import annotations

from dataclasses import replace

from giamsat.analysis.coverage import Coverage, coverage, gaps, unexplained
from giamsat.model.judgement import Gap
from giamsat.model.rounds import Decision, RoundData
from giamsat.model.values import State
from tests.analysis.builders import (
    decision,
    figure,
    figures,
    indicator,
    rate_indicator,
    round_data,
    submission,
    unit_data,
)

NAMES = ("tthc.a", "tthc.b", "tthc.c", "tthc.d", "tthc.e")
ASKED = [indicator(name, name=f"Số {name}", required=name == "tthc.a") for name in NAMES]
SURVEY = indicator("tac-dong.x", name="Số phiếu", domain="tac-dong", sheet="06", required=True)


def data_of(
    known: dict[str, int | None] | None, decisions: tuple[Decision, ...] = (), missing_sheets: tuple[str, ...] = ()
) -> RoundData:
    """Return a round of one unit with these numbers; ``None`` when it has not handed in."""
    own = None if known is None else submission(figures=figures(known), missing_sheets=missing_sheets)
    return round_data([unit_data(submission=own, decisions=decisions)], [*ASKED, SURVEY, rate_indicator()])


def subjects(found: tuple[Gap, ...]) -> list[tuple[str, bool]]:
    """Return what the gaps are about and whether they are waived."""
    return [(gap.subject, gap.waiver is not None) for gap in found]


def test_a_full_submission_has_no_gap() -> None:
    """With every asked number there is nothing to tell; zero and «không áp dụng» are answers."""
    own = submission(figures=(*figures(dict.fromkeys(NAMES, 0)), figure(SURVEY.id, None, state=State.NOT_APPLICABLE)))
    data = round_data([unit_data(submission=own)], [*ASKED, SURVEY, rate_indicator()])
    assert gaps(data, "so-a") == ()
    assert coverage(data, "so-a") == Coverage(answered=len(NAMES) + 1, asked=len(NAMES) + 1)


def test_a_missing_domain_is_one_topic() -> None:
    """Five missing indicators of one domain are one topic with the domain's title, not five lines."""
    found = gaps(data_of({SURVEY.id: 5}), "so-a")
    assert [(gap.domain, gap.text, gap.is_required) for gap in found] == [("tthc", "cải cách thủ tục hành chính", True)]


def test_few_missing_indicators_are_named() -> None:
    """One or a few missing indicators are named; many are counted."""
    some = gaps(data_of({SURVEY.id: 5, "tthc.a": 1, "tthc.b": 1, "tthc.c": 1}), "so-a")
    many = gaps(data_of({SURVEY.id: 5, "tthc.a": 1}), "so-a")
    assert some[0].text == "số tthc.d và số tthc.e"
    assert not some[0].is_required
    assert many[0].text == "cải cách thủ tục hành chính (4/5 chỉ tiêu)"


def test_a_missing_sheet_is_told_as_a_sheet_only() -> None:
    """The indicators of a missing sheet are not told again under their domain."""
    found = gaps(data_of(dict.fromkeys(NAMES, 1), missing_sheets=("06",)), "so-a")
    assert [(gap.subject, gap.is_required) for gap in found] == [("06", True)]
    assert "06 Chỉ số, khảo sát" in found[0].text


def test_a_unit_that_did_not_hand_in_lacks_its_report_first() -> None:
    """The missing report comes first and is required, the topics follow."""
    found = gaps(data_of(None), "so-a")
    assert [gap.subject for gap in found] == ["bao-cao", "tthc", "tac-dong.x"]
    assert len(unexplained(found)) == 3


def test_a_waiver_of_the_report_explains_everything() -> None:
    """With the person's decision about the report the final can be built; without it it cannot."""
    found = gaps(data_of(None, (decision("mien", "bao-cao"),)), "so-a")
    assert all(gap.waiver is not None for gap in found)
    assert unexplained(found) == ()


def test_a_waiver_of_one_indicator_splits_it_off() -> None:
    """The waived indicator stands by itself with its decision, the rest of the domain stays open."""
    found = gaps(data_of({SURVEY.id: 5}, (decision("mien", "tthc.a"),)), "so-a")
    assert subjects(found) == [("tthc.a", True), ("tthc", False)]
    assert unexplained(found) == ()


def test_waivers_of_sheet_and_domain() -> None:
    """A sheet is waived by its number, a domain by its id; other kinds of decision waive nothing."""
    sheet = data_of(dict.fromkeys(NAMES, 1), (decision("mien", "06"),), ("06",))
    domain = data_of({SURVEY.id: 5}, (decision("mien", "tthc"),))
    other = data_of({SURVEY.id: 5}, (decision("xac-nhan", "tthc"),))
    assert subjects(gaps(sheet, "so-a")) == [("06", True)]
    assert subjects(gaps(domain, "so-a")) == [("tthc", True)]
    assert subjects(gaps(other, "so-a")) == [("tthc", False)]


def test_coverage_counts_answers_of_what_was_asked() -> None:
    """Rates are never asked; a missing number is no answer."""
    found = coverage(data_of({"tthc.a": 1, "tthc.b": None, SURVEY.id: 0}), "so-a")
    assert (found.answered, found.asked) == (2, 6)


def test_a_decision_about_no_single_unit_counts_for_all() -> None:
    """A waiver of the round holds for each unit."""
    data = replace(data_of(None), decisions=(decision("mien", "bao-cao", ""),))
    assert unexplained(gaps(data, "so-a")) == ()
