"""The shipped rules on small rounds: what is flagged, in which words, and what explains it (domain.md 5)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from giamsat.analysis.violations import round_violations, violations
from giamsat.model.judgement import Violation
from giamsat.model.parameters import Indicator, Kind, Level
from giamsat.model.records import RequestReply
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.rules import Rule, Scope
from giamsat.model.values import State
from tests.analysis.builders import (
    PUBLISHED,
    SOURCE,
    bound,
    deadline,
    decision,
    document,
    dossier,
    figure,
    figures,
    handed_in,
    indicator,
    published,
    rate_indicator,
    round_data,
    score,
    shipped_rules,
    submission,
    survey,
    task,
    unit,
    unit_data,
)

# Xã, phường of Hà Nội, 01/7–23/9/2025; (5) holds direct and postal reception, (8) trước hạn and đúng hạn together
OFFICIAL = {3: 531269, 4: 317199, 5: 212790 + 1278, 6: 0, 7: 510541, 8: 509772, 9: 0, 10: 763, 11: 20734}
ON_TIME = rate_indicator()


def broken(row: UnitData, *indicators: Indicator, **changes: Any) -> tuple[Violation, ...]:
    """Return the violations about a unit."""
    return violations(round_data([row], indicators, **changes), row.unit.id)


def handed(**changes: Any) -> tuple[Violation, ...]:
    """Return the violations in a submission."""
    return broken(unit_data(submission=submission(**changes)))


def rules_of(found: tuple[Violation, ...]) -> list[tuple[str, str]]:
    """Return the rules that are broken and on what."""
    return [(row.rule_id, row.subject) for row in found]


# --- Biểu 06 ----------------------------------------------------------------------------------------


def test_the_531269_set_is_off_by_2_6_and_6_and_kept() -> None:
    """The official set of 2025: three violations with the differences 2, 6 and 6, the reported totals untouched."""
    found = handed(dossiers=(dossier(OFFICIAL),))
    assert [re.findall(r"lệch (\d+) hồ sơ", row.text) for row in found] == [["02"], ["06"], ["06"]]
    assert [(row.found, row.expected) for row in found] == [
        ("531.269", "bằng 531.267"), ("510.541", "bằng 510.535"), ("531.269", "bằng 531.275"),
    ]  # fmt: skip
    assert {row.severity for row in found} == {"can-giai-trinh"}


def test_the_published_531269_set_is_flagged_as_published() -> None:
    """The same numbers from the news: resolved are off by 6, received and resolved by 6, and nobody «mends» them."""
    values = {
        "tthc.tiep_nhan": 531269, "tthc.da_giai_quyet": 510541, "tthc.truoc_dung_han": 509772, "tthc.qua_han": 763,
        "tthc.dang_giai_quyet": 20734, "tthc.moi_tiep_nhan": 531269, "tthc.truc_tuyen": 317199,
        "tthc.truc_tiep": 214068,
    }  # fmt: skip
    rows = tuple(published(key, figure(key, number, source=PUBLISHED)) for key, number in values.items())
    found = broken(unit_data(published=rows), indicator("tthc.da_giai_quyet"), indicator("tthc.tiep_nhan"))
    assert [(row.rule_id, re.findall(r"lệch (\d+)", row.text)) for row in found] == [
        ("cong-bo-moi-tiep-nhan", ["02"]), ("cong-bo-truoc-dung-han", ["06"]), ("cong-bo-can-doi", ["06"]),
    ]  # fmt: skip
    assert all("không sửa số đã công bố" in row.mend for row in found)


def test_the_sentence_says_where_found_expected_and_what_to_do() -> None:
    """All four cells, both numbers, the difference with two digits, and what to do."""
    (found,) = handed(dossiers=(dossier({7: 4450, 8: 310, 9: 4120, 10: 18}),))
    assert found.text == (
        "“Tổng cộng”: trước hạn (8) 310 + đúng hạn (9) 4.120 + quá hạn (10) 18 = 4.448, "
        "khác tổng số đã giải quyết (7) 4.450 (lệch 02 hồ sơ)."
    )
    assert found.mend == "Đề nghị kiểm tra lại một trong các ô G12:J12 hoặc ghi lý do ở cột Giải trình."
    assert [place.cell for place in found.places] == ["G12", "H12", "I12", "J12"]
    assert found.domain == "tthc"


def test_totals_rows_and_sub_units() -> None:
    """The total row against its rows, on both sheets, and the unit against its sub-units."""
    total, ward = dossier({3: 100}), dossier({3: 98}, label="Phường 1")
    rows = handed(dossiers=(dossier({3: 99}, label="Đất đai"), total))
    assert rules_of(rows) == [("bieu06-tong-cac-hang", "(3)")]
    assert rules_of(handed(dossiers=(total,), sub_units=(ward,))) == [("bieu06-tong-don-vi", "(3)")]
    own = dossier({3: 97})
    assert rules_of(handed(sub_units=(ward, own))) == [("don-vi-tong-cac-hang", "(3)")]


# --- rates --------------------------------------------------------------------------------------------


def test_509772_of_510541_is_99_85_percent() -> None:
    """The published 99,85 % agrees with its counts; 99,58 is told with what the counts give."""

    def stated(value: str) -> tuple[Violation, ...]:
        row = published(
            "p1", figure(ON_TIME.id, value, source=PUBLISHED), label="Tỷ lệ đúng hạn",
            numerator=figure("tthc.truoc_dung_han", 509772), denominator=figure("tthc.da_giai_quyet", 510541),
        )  # fmt: skip
        return broken(unit_data(published=(row,)), ON_TIME)

    assert stated("99.85") == ()
    assert stated("99.8") == ()
    (found,) = stated("99.58")
    assert found.text == "Tỷ lệ đúng hạn: nguồn ghi 99,58%, tính từ 509.772/510.541 là 99,85%."
    assert (found.found, found.expected) == ("99,58", "bằng 99,85")


def test_a_part_above_its_whole_is_flagged_for_every_rate_of_the_catalogue() -> None:
    """102 of 100 names both counts; so does 5 of 0, and each rate is checked without a row of its own."""
    row = handed_in(unit(), {"tthc.truoc_dung_han": 102, "tthc.da_giai_quyet": 100, "a": 5, "b": 0})
    other = rate_indicator("tthc.khac", numerator="a", denominator="b", name="Tỷ lệ khác")
    found = broken(row, ON_TIME, other)
    assert rules_of(found) == [("ty-le-phan-hon-tong", ON_TIME.id), ("ty-le-phan-hon-tong", "tthc.khac")]
    assert found[0].text.endswith("số ghi ở phần (102) lớn hơn số ghi ở tổng (100).")
    assert (found[0].found, found[0].expected) == ("102", "không lớn hơn 100")


def test_negative_and_more_than_100_percent_are_flagged() -> None:
    """A count below zero and a published share above 100; a bound breaks neither rule."""
    late = indicator("tthc.qua_han")
    rows = (published("p1", figure("tthc.qua_han", -3)), published("p2", figure(ON_TIME.id, "101.2")))
    assert rules_of(broken(unit_data(published=rows), late, ON_TIME)) == [
        ("so-am", "tthc.qua_han"), ("phan-tram-tren-100", ON_TIME.id),
    ]  # fmt: skip
    assert broken(unit_data(published=(published("p2", bound(101)),)), ON_TIME) == ()


# --- last period ----------------------------------------------------------------------------------------


def test_a_jump_of_a_digit_is_flagged() -> None:
    """Ten times last period's count is told, both ways; small numbers, smaller jumps and zeros are not."""
    ids = ("a", "b", "c", "d", "e")
    row = handed_in(
        unit(),
        dict(zip(ids, (1250, 12, 25, 90, 500), strict=True)),
        dict(zip(ids, (125, 125, 2, 100, 0), strict=True)),
    )
    found = broken(row, *(indicator(name) for name in ids))
    assert rules_of(found) == [("gap-10-lan", "a"), ("gap-10-lan", "b")]
    assert found[0].text.endswith("kỳ này là 1.250, kỳ trước là 125, chênh lệch từ 10 lần trở lên.")


def test_a_change_of_sign_is_flagged() -> None:
    """−5 after 40 is told as a change of sign as well."""
    row = handed_in(unit(), {"a": -5}, {"a": 40})
    assert [rule_id for rule_id, _ in rules_of(broken(row, indicator("a", kind=Kind.AMOUNT)))] == ["so-am", "doi-dau"]


def test_more_than_three_identical_cells_look_copied() -> None:
    """Four counts equal to last period's are flagged, three are not, zeros never; the unit's mark explains one."""
    values = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 0}
    names = [indicator(name) for name in values]
    row = handed_in(unit(), values, values)
    found = broken(row, *names)
    assert rules_of(found) == [("trung-ky-truoc", name) for name in "abcd"]
    assert broken(handed_in(unit(), values, {**values, "d": 5}), *names) == ()
    assert row.submission is not None
    marked = replace(row, submission=replace(row.submission, confirmed=("b",)))
    assert [one.explanation for one in broken(marked, *names)] == ["", "đơn vị đã kiểm tra, giữ nguyên số liệu", "", ""]


# --- the group ------------------------------------------------------------------------------------------


def group(shares: list[int], whole: int = 1000) -> RoundData:
    """Return a round in which each unit of a group has this share."""
    rows = [
        handed_in(unit(f"so-{number}"), {"tthc.truoc_dung_han": share * whole // 100, "tthc.da_giai_quyet": whole})
        for number, share in enumerate(shares)
    ]
    return round_data(rows, [ON_TIME])


NEAR = [95, 96, 94, 97, 95, 93, 96, 98]


def test_a_rate_far_from_its_groups_is_flagged() -> None:
    """52 % among rates of 93 to 98 % is told with the median and the number of units; the others are not."""
    data = group([*NEAR, 52])
    (found,) = violations(data, "so-8")
    assert found.rule_id == "ngoai-khoang-nhom"
    assert found.text.endswith("là 52%, trong khi trung vị của 9 đơn vị cùng nhóm là 95%.")
    assert (found.found, found.expected) == ("52", "cách trung vị của nhóm (95%) không quá 15 điểm %")
    assert all(violations(data, f"so-{number}") == () for number in range(8))


def test_a_few_units_a_few_dossiers_or_one_same_value_make_no_outlier() -> None:
    """Fewer than eight comparable units, a small denominator, or a group that is mostly equal: nothing is told."""
    assert violations(group([95, 96, 94, 97, 95, 93, 52]), "so-6") == ()
    assert violations(group([*NEAR, 52], whole=20), "so-8") == ()
    assert violations(group([100] * 8 + [52]), "so-8") == ()


# --- surveys, work, evidence ---------------------------------------------------------------------------------


def test_forms_cannot_grow_on_the_way() -> None:
    """Issued ≥ collected ≥ valid ≥ satisfied; a missing one in between hides nothing."""
    assert rules_of(handed(surveys=(survey(valid=figure("phieu", 311)),))) == [("khao-sat-hop-le", "Khảo sát hài lòng")]
    gap = survey(collected=None, valid=None, satisfied=figure("phieu", 321))
    assert rules_of(handed(surveys=(gap,))) == [("khao-sat-hai-long", "Khảo sát hài lòng")]
    assert handed(surveys=(survey(), survey(issued=None, collected=None, valid=None))) == ()


LATE = deadline(date(2024, 9, 15))


@pytest.mark.parametrize(
    ("changes", "rule_id"),
    [
        ({"due": LATE, "done_on": date(2024, 9, 20), "reported_state": "hoan-thanh"}, "nhiem-vu-cham"),
        ({"reported_state": "hoan-thanh"}, "nhiem-vu-chua-ngay"),
        ({"due": LATE, "reported_state": "chua-den-han"}, "nhiem-vu-qua-han-chua-neu"),
        ({"due": LATE, "reported_state": "dang-thuc-hien"}, "nhiem-vu-qua-han-ly-do"),
        ({"due": LATE, "reported_state": ""}, "nhiem-vu-chua-ghi"),
        ({"due": deadline(date(2024, 11, 29)), "reported_state": "qua-han", "reason": "…"}, "nhiem-vu-chua-den-han"),
    ],
)
def test_deadlines(changes: dict[str, Any], rule_id: str) -> None:
    """Done after due, done without a day, overdue and not said, not due and called late."""
    (found,) = handed(tasks=(task("7", **changes),))
    assert (found.rule_id, found.subject, found.places) == (rule_id, "7", (SOURCE,))
    assert "đạt" not in found.text


def test_what_is_not_yet_due_is_never_late() -> None:
    """A task due after the cut-off, or without any deadline, breaks no rule whatever its state."""
    future, never = deadline(date(2024, 11, 29)), deadline(None)
    states = ("", "dang-thuc-hien", "chua-den-han", "hoan-thanh-mot-phan")
    rows = tuple(task(due=due, reported_state=state) for due in (future, never) for state in states)
    assert handed(tasks=rows) == ()


def test_a_reason_explains_a_late_task() -> None:
    """A late task with its reason is not asked about again."""
    assert handed(tasks=(task(due=LATE, done_on=date(2024, 9, 20), reason="chờ hướng dẫn"),)) == ()


def test_documents_and_former_requests() -> None:
    """A document after its day or without one, a request called done without a day and without evidence."""
    found = handed(documents=(document(issued_on=date(2024, 2, 2)), document(issued_on=None)))
    assert [row.rule_id for row in found] == ["van-ban-cham", "van-ban-chua-ngay"]
    assert (found[0].found, found[0].expected) == ("02/02/2024", "chậm nhất ngày 31/01/2024")
    reply = RequestReply("KN-01", "", "", "hoan-thanh", None, " ", SOURCE)
    found = handed(requests=(reply,))
    assert [row.rule_id for row in found] == ["kien-nghi-chua-ngay", "kien-nghi-chua-kiem-chung"]
    assert (found[0].found, found[0].expected) == ("chưa ghi", "ngày hoàn thành")


def test_required_figures_need_evidence() -> None:
    """«Có số liệu» of a required indicator without a document is a warning, in forms that ask for it."""
    needed, free = indicator("a", required=True), indicator("b")
    own = submission(figures=figures({"a": 12, "b": 5}), form_version="2")
    (found,) = broken(unit_data(submission=own), needed, free)
    assert (found.rule_id, found.subject, found.severity) == ("thieu-kiem-chung", "a", "canh-bao")
    assert (found.found, found.expected) == ("chưa ghi", "số, ký hiệu, ngày văn bản hoặc tên tệp")
    for changed in (
        replace(own, form_version="1"),
        replace(own, figures=figures({"a": 12}, evidence="Báo cáo mẫu số 3")),
        replace(own, figures=figures({"a": 0})),
        replace(own, figures=(figure("a", None),)),
        replace(own, figures=(figure("a", None, state=State.NOT_APPLICABLE),)),
    ):
        assert broken(unit_data(submission=changed), needed, free) == ()


# --- published lists ----------------------------------------------------------------------------------------


def listed(*values: str) -> RoundData:
    """Return a round whose units were published in this order, from the highest down."""
    rows = [
        unit_data(unit(f"so-{place}"), scores=(score(value, place, unit_id=f"so-{place}"),))
        for place, value in enumerate(values, start=1)
    ]
    return round_data(rows, [indicator("chi-so.par_hanoi", name="Chỉ số CCHC", kind=Kind.SCORE, measure="điểm")])


def test_gtvt_81_41_is_flagged_and_88_41_proposed() -> None:
    """81,41 between 88,83 and 88,33 breaks the falling order, only it is flagged, and 88,41 is only a proposal."""
    data = listed("91.59", "88.83", "81.41", "88.33", "85.2", "81.24")
    (found,) = violations(data, "so-3")
    assert found.text == "Chỉ số CCHC năm 2022 (81,41) không theo thứ tự giảm dần của danh sách được công bố."
    assert found.expected == "không lớn hơn số liền trên (88,83), không nhỏ hơn số liền dưới (88,33)"
    assert "88,41" in found.mend
    assert "gợi ý" in found.mend
    assert "giữ nguyên số đã công bố" in found.mend
    assert [row.text for row in round_violations(data)] == [
        "Chỉ số CCHC của Sở Mẫu 3 năm 2022 (81,41) không theo thứ tự giảm dần của danh sách được công bố."
    ]
    assert all(violations(data, f"so-{place}") == () for place in (1, 2, 4, 5, 6))


def test_ties_and_other_lists_do_not_break_the_order() -> None:
    """Equal values are in order; scores of another year, version or size of group do not mix in."""
    assert round_violations(listed("2", "2", "1")) == ()
    rows = [score("88", 3, unit_id="so-a"), score("99", 9, unit_id="so-a", year=2021),
            score("99", 9, unit_id="so-a", rank_of=30), score("99", 9, unit_id="so-a", version="khác")]  # fmt: skip
    assert round_violations(round_data([unit_data(scores=tuple(rows))])) == ()


def components(total: str, *values: str, printed: str = "{}%") -> RoundData:
    """Return a round with an index and its components, printed in percent unless said otherwise."""

    def one(index_id: str, value: str) -> Any:
        own = figure("chi-so.par_hanoi", value, source=PUBLISHED, as_printed=printed.format(value))
        return score(value, None, index_id=index_id, score=own)

    parts = [one(f"par_hanoi_{number}", value) for number, value in enumerate(values)]
    return round_data([unit_data(scores=(one("par_hanoi", total), *parts))])


def test_89_58_equal_to_its_total_is_flagged() -> None:
    """«Chỉ đạo, điều hành» 89,58 beside an overall 89,58 is a probable copy slip, told with the reason."""
    city_2022 = ("89.58", "94.33", "94.15", "94.05", "87.72", "91.34", "76.81", "88.63")
    (found,) = violations(components("89.58", *city_2022), "so-a")
    assert (found.rule_id, found.found, found.expected) == ("thanh-phan-bang-tong", "89,58", "khác 89,58")
    assert found.text.endswith("(89,58) bằng đúng số chung.")


def test_42_11_cannot_belong_to_its_total() -> None:
    """92,75 cannot be a mean of 91,56 and 42,11: the odd one is flagged, and only on one and the same scale."""
    (found,) = violations(components("92.75", "91.56", "42.11"), "so-a")
    assert found.rule_id == "thanh-phan-thang-diem-tren"
    assert found.text.endswith("(42,11) và số chung (92,75) không khớp nhau trên cùng thang điểm.")
    assert violations(components("92.75", "91.56", "42.11", printed="{} điểm"), "so-a") == ()
    assert violations(components("85.73", "84.19", "89.19"), "so-a") == ()


def test_a_score_above_its_maximum_is_flagged() -> None:
    """A published maximum bounds the score; without one nothing is assumed."""
    index = indicator("chi-so.par_hanoi", name="Chỉ số cải cách hành chính", kind=Kind.SCORE)
    (found,) = broken(unit_data(scores=(score("23", 1, maximum=Decimal(22)),)), index)
    assert found.text == "Chỉ số cải cách hành chính năm 2022 ghi 23, lớn hơn điểm tối đa 22."
    assert broken(unit_data(scores=(score("230", 1),)), index) == ()


# --- explanations, levels, rounds ----------------------------------------------------------------------------


def test_the_units_own_words_go_with_the_violation() -> None:
    """The note beside a row or a figure is the explanation; the violation stays."""
    (found,) = handed(dossiers=(dossier({11: 5, 12: 1, 13: 1}, note="03 hồ sơ chờ bổ sung"),))
    assert found.explanation == "03 hồ sơ chờ bổ sung"
    row = unit_data(submission=submission(figures=figures({"a": 1250}, note="mở rộng"), previous=figures({"a": 125})))
    assert [one.explanation for one in broken(row, indicator("a"))] == ["mở rộng"]


@pytest.mark.parametrize("subject", ["bieu06-dang-giai-quyet", "bieu06-dang-giai-quyet:Đất đai"])
def test_a_decision_settles_a_rule_or_one_subject_of_it(subject: str) -> None:
    """Who decided, when and why stand with the violation, tomorrow as today."""
    rows = (dossier({11: 5, 12: 1, 13: 1}, label="Đất đai"), dossier({11: 5, 12: 1, 13: 1}, label="Hộ tịch"))
    own = unit_data(submission=submission(dossiers=rows), decisions=(decision("xac-nhan", subject),))
    told = "Trưởng Đoàn (01/10/2024): đã có văn bản"
    assert [row.explanation for row in broken(own)] == [told, "" if ":" in subject else told]


def test_a_round_changes_adds_and_switches_off_rules() -> None:
    """A rule of the round takes the place of the shared one of the same id; others are added, levels narrow them."""
    row = unit_data(submission=submission(dossiers=(dossier({3: 9, 4: 1, 5: 1, 6: 1, 11: 5, 12: 1, 13: 1}),)))
    data = round_data([row])

    def changed(*rules: Rule) -> list[str]:
        own = replace(data, params=replace(data.params, rules=rules))
        return [found.rule_id for found in violations(own, "so-a")]

    shared = shipped_rules()
    assert changed() == ["bieu06-nhan-giai-quyet", "bieu06-dang-giai-quyet"]
    off = shared["bieu06-dang-giai-quyet"].model_copy(update={"active": False})
    loose = shared["bieu06-nhan-giai-quyet"].model_copy(update={"tolerance": Decimal(6)})
    assert changed(off, loose) == []
    wards = off.model_copy(update={"active": True, "levels": (Level.WARD,)})
    assert changed(wards) == ["bieu06-nhan-giai-quyet"]
    added = off.model_copy(update={"active": True, "id": "moi", "left": "(12)", "operator": shared["so-am"].operator,
                                   "right": "(13) + 1"})  # fmt: skip
    assert changed(off, loose, added) == ["moi"]


def test_a_rule_on_a_units_indicators() -> None:
    """A rule of scope «don-vi» names indicators, columns, last period and sub-units."""
    base = shipped_rules()["bieu06-can-doi"]
    changes = {
        "id": "rieng",
        "scope": Scope.UNIT,
        "left": "tthc.x",
        "right": "previous(tthc.x) + sum_sub_units((3)) − (3)",
        "sentence": "{left_words} là {left}, {right_words} là {right}.",
    }
    own = base.model_copy(update=changes)
    handed_over = submission(
        figures=figures({"tthc.x": 12}), previous=figures({"tthc.x": 10}),
        dossiers=(dossier({3: 4}),), sub_units=(dossier({3: 1}, label="P1"), dossier({3: 4}, label="P2")),
    )  # fmt: skip
    data = round_data([unit_data(submission=handed_over)], [indicator("tthc.x", name="Số X")])
    found = violations(replace(data, params=replace(data.params, rules=(own,))), "so-a")
    assert [row.text for row in found if row.rule_id == "rieng"] == [
        "Số X là 12, số X kỳ trước + cộng các đơn vị trực thuộc − tổng số nhận giải quyết (3) là 11."
    ]


def test_no_sentence_blames_or_commands() -> None:
    """The tone of the rules' sentences: no «sai», no «bắt buộc», no exclamation mark, never «bạn»."""
    for rule in shipped_rules().values():
        text = f"{rule.sentence} {rule.mend} {rule.question} {rule.expected}"
        assert not re.search(r"\bsai\b|bắt buộc|!|\bbạn\b|vi phạm|yếu kém", text), rule.id
        assert re.match(r"(Đề nghị|Nếu đúng, chọn)", rule.mend), rule.id
