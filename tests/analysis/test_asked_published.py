"""What was published otherwise than the unit reports: asked with both numbers, the difference and its base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.questions import questions
from giamsat.formatting.text import plain_spaces
from giamsat.model.judgement import Question
from giamsat.model.rounds import PublishedFigure, UnitData
from giamsat.model.strengths import Strength, StrengthRule
from giamsat.model.values import Bound, State
from tests.analysis.builders import (
    LAST_PERIOD,
    PERIOD,
    PUBLISHED,
    bound,
    decision,
    figure,
    figures,
    indicator,
    published,
    rate_indicator,
    round_data,
    submission,
    unit_data,
)

COUNT = indicator(name="Số hồ sơ tiếp nhận")
ON_TIME = rate_indicator()
PARTS = (indicator("tthc.truoc_dung_han"), indicator("tthc.da_giai_quyet"))
SHARE = figure(ON_TIME.id, None, state=State.KNOWN, period=PERIOD, source=PUBLISHED)


def of_counts(part: int, whole: int, as_printed: str = "") -> PublishedFigure:
    """Return a published share with its counts, for the round's period."""
    counts = [figure(one.id, value, source=PUBLISHED) for one, value in zip(PARTS, (part, whole), strict=True)]
    value = replace(SHARE, value=Decimal(part) * 100 / whole, as_printed=as_printed)
    return published("p1", value, numerator=counts[0], denominator=counts[1])


def reported(row: PublishedFigure, part: int = 90, whole: int = 100, count: int = 120) -> UnitData:
    """Return a unit that reports a count and a share of two, and a row that was published."""
    values = {COUNT.id: count, "tthc.truoc_dung_han": part, "tthc.da_giai_quyet": whole}
    return unit_data(submission=submission(figures=figures(values)), published=(row,))


def asked(unit: UnitData) -> list[Question]:
    """Return the questions about what was published otherwise."""
    found = questions(round_data([unit], [COUNT, ON_TIME, *PARTS]), "so-a")
    return [one for one in found if one.id.startswith("cong-bo")]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (
            reported(published("p1", figure(value=100, period=PERIOD, source=PUBLISHED))),
            "Sở báo cáo số hồ sơ tiếp nhận từ ngày 01/01 đến ngày 30/9/2024 là 120 hồ sơ; tin về buổi làm việc ghi "
            "100 hồ sơ. Chênh lệch 20 hồ sơ (20,0% so với số đã công bố). Đề nghị Sở làm rõ.",
        ),
        (
            reported(of_counts(40, 100, "40/100 hồ sơ")),
            "Sở báo cáo tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn từ ngày 01/01 đến ngày 30/9/2024 là 90,0% (90/100 "
            "hồ sơ); tin về buổi làm việc ghi “40/100 hồ sơ” (40,0%). Chênh lệch 50 hồ sơ ở tử số (50 điểm %). "
            "Đề nghị Sở làm rõ.",
        ),
        (
            reported(of_counts(4, 10), 9, 10),
            "Sở báo cáo tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn từ ngày 01/01 đến ngày 30/9/2024 là 9/10 hồ sơ; "
            "tin về buổi làm việc ghi 4/10 hồ sơ. Chênh lệch 05 hồ sơ ở tử số. Đề nghị Sở làm rõ.",
        ),
        (
            reported(of_counts(4, 10), 8, 20),
            "Sở báo cáo tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn từ ngày 01/01 đến ngày 30/9/2024 là 8/20 hồ sơ; "
            "tin về buổi làm việc ghi 4/10 hồ sơ. Chênh lệch 04 hồ sơ ở tử số và 10 hồ sơ ở mẫu số. Đề nghị Sở làm rõ.",
        ),
        (
            reported(published("p1", replace(SHARE, value=Decimal("88.5"), as_printed="88,5%"))),
            "Sở báo cáo tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn từ ngày 01/01 đến ngày 30/9/2024 là 90,0% (90/100 "
            "hồ sơ); tin về buổi làm việc ghi “88,5%”. Chênh lệch 1,5 điểm %. Đề nghị Sở làm rõ.",
        ),
        (
            reported(published("p1", replace(bound(98), period=PERIOD, source=PUBLISHED))),
            "Sở báo cáo tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn từ ngày 01/01 đến ngày 30/9/2024 là 90,0% (90/100 "
            "hồ sơ); tin về buổi làm việc ghi trên 98%. Đề nghị Sở làm rõ.",
        ),
    ],
)
def test_both_numbers_the_difference_and_its_base_are_told(unit: UnitData, expected: str) -> None:
    """Counts against the published count, shares in points with their counts, few cases without a share."""
    (question,) = asked(unit)
    assert plain_spaces(question.text) == expected
    assert question.domain == "tthc"
    assert PUBLISHED in question.places


@pytest.mark.parametrize(
    "row",
    [
        published("p1", figure(value=120, period=PERIOD)),
        published("p1", figure(value=100, period=LAST_PERIOD)),
        published("p1", figure(value=100)),
        published("p1", figure(value=100, period=PERIOD), is_used=False),
        published("p1", figure(value=100, period=PERIOD, state=State.APPROXIMATE)),
        of_counts(90, 100),
        published("p1", replace(SHARE, value=Decimal(90))),
        published("p1", replace(bound(80), period=PERIOD)),
        published("p1", replace(bound(90, Bound.AT_LEAST), period=PERIOD)),
    ],
)
def test_what_agrees_or_is_of_another_time_is_not_asked(row: PublishedFigure) -> None:
    """Another period, an estimate, a bound that holds, a row kept only to show a slip."""
    assert asked(reported(row)) == []


def test_a_figure_of_the_last_day_of_the_period_is_of_its_time() -> None:
    """Published for a day alone: that of the day on which the unit's period ends, no other."""
    row = published("p1", figure(value=100, as_of=PERIOD.end))
    assert len(asked(reported(row))) == 1
    assert asked(reported(replace(row, figure=replace(row.figure, as_of=date(2024, 6, 30))))) == []


def test_a_decision_settles_it() -> None:
    """A person chose between the two: nobody asks again, both still stand side by side."""
    unit = replace(reported(of_counts(4, 10), 9, 10), decisions=(decision("chon-nguon", ON_TIME.id),))
    assert asked(unit) == []
    assert len(conflicts(round_data([unit], [ON_TIME, *PARTS]), "so-a")) == 1


def test_its_strength_follows_its_size() -> None:
    """In percent of what was published, or in points between shares, by the table of the office."""
    rules = (
        StrengthRule(id="a", kind="cong-bo", least=Decimal(5), strength=Strength.FIRST),
        StrengthRule(id="b", kind="cong-bo", strength=Strength.IF_TIME),
    )
    sizes = {}
    for value in ("88.5", "84.5"):
        data = round_data([reported(published("p1", replace(SHARE, value=Decimal(value))))], [ON_TIME, *PARTS])
        data = replace(data, registry=replace(data.registry, strengths=rules))
        (found,) = (one for one in questions(data, "so-a") if one.id.startswith("cong-bo"))
        sizes[value] = (found.size, found.strength)
    assert sizes == {"88.5": (Decimal("1.5"), Strength.IF_TIME), "84.5": (Decimal("5.5"), Strength.FIRST)}
