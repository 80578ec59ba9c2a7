"""Proposed questions."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from giamsat.analysis.questions import questions
from giamsat.model.judgement import Question
from giamsat.model.parameters import Citation
from giamsat.model.records import Initiative
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Bound, State
from giamsat.texts_vi import analysis as texts
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
    indicator,
    published,
    published_record,
    rate_indicator,
    receipt,
    round_data,
    score,
    submission,
    survey,
    target,
    task,
    unit,
    unit_data,
    utility,
)

BANNED = re.compile(
    r"\bsai\b|!|\bbạn\b|bắt buộc|vi phạm|yếu kém|tồn tại|hạn chế|\bdo\b.*(lãnh đạo|người đứng đầu)|trách nhiệm của"
)
ON_TIME = rate_indicator()


def asked(row: UnitData, *indicators: object, **changes: object) -> dict[str, str]:
    """Return the questions to a unit by id."""
    return texts_of(round_data([row], indicators or [indicator()], **changes))  # type: ignore[arg-type]


def texts_of(data: RoundData) -> dict[str, str]:
    """Return the questions to the round's first unit by id."""
    return {question.id: question.text for question in questions(data, "so-a")}


def filled(**changes: object) -> UnitData:
    """Return a unit that handed in the one number that is asked."""
    fields = {"figures": figures({"tthc.tiep_nhan": 100}), **changes}
    return unit_data(submission=submission(**fields))


def everything() -> RoundData:
    """Return a unit about which every kind of question is asked."""
    citation = Citation(
        id="qd-06", kind="Quyết định", number="06/QĐ-TTg", date=date(2022, 1, 6), full="…",
        short="Quyết định số 06/QĐ-TTg", verified=False, other_dates=("16/3/2022",), source="mẫu",
    )  # fmt: skip
    late = deadline(date(2024, 9, 15))
    own = submission(
        figures=figures({"tthc.truoc_dung_han": 90, "tthc.da_giai_quyet": 100, "so-am": -1}),
        dossiers=(dossier({7: 4450, 8: 310, 9: 4120, 10: 18}),),
        tasks=(task("7", due=late), task("8", due=late, reported_state="")),
        documents=(document(issued_on=None, number=""),),
        surveys=(survey(valid=None, collector=""),),
        utilities=(utility(unserved=figure("nguoi", 19)),),
        formula_cells=("04 DVC!G7",),
        missing_sheets=("06",),
    )
    rows = (
        published("p1", figure("chi-so.sipas", 4, source=PUBLISHED)), published("p2", figure("chi-so.sipas", 3)),
        published("p3", bound(99, Bound.ABOVE, "tac-dong.ty_le"), label="Mức độ hài lòng"),
        published("p4", figure("cqdt.cks", 10000, state=State.APPROXIMATE, as_printed="khoảng 10 nghìn")),
        published("p5", figure("chi-dao.nhiem_vu_giao", 8, source=PUBLISHED)),
        published("p6", numerator=figure(value=63), denominator=figure(value=80), status="chua-den-han",
                  deadline_text="trước ngày 30/11/2023", label="Tiêu chí thẩm định"),
    )  # fmt: skip
    records = tuple(published_record(str(number), number=str(number)) for number in range(1, 7))
    return round_data(
        [unit_data(submission=own, published=rows, records=records, scores=(score(), score(rank=9)))],
        [ON_TIME, indicator("so-am"), indicator("thieu", required=True), indicator("thieu-2", domain="tac-dong")],
        [target(95)],
        [citation],
    )


def test_every_kind_of_question_is_polite_and_judges_nobody() -> None:
    """Every question asks with «đề nghị» and holds no word of blame, cause or conclusion."""
    found = questions(everything(), "so-a")
    kinds = {question.id.split(":")[0] for question in found}
    assert kinds == {
        "thieu", "lech", "cong-thuc", "nghi-van", "nhiem-vu", "van-ban", "con-lai", "chi-tieu", "can-cu", "mau-thuan",
        "neu-va-liet-ke", "khao-sat", "chua-cu-the",
    }  # fmt: skip
    for question in found:
        assert re.search("[Đđ]ề nghị", question.text)
        assert not BANNED.search(question.text), question.text
        assert question.text[0].isupper()
        assert question.text.endswith(".")
        assert "  " not in question.text
        assert "{" not in question.text


def test_questions_come_general_first_then_by_domain() -> None:
    """General questions stand first, then those of the domains in official order; ids are unique."""
    found = questions(everything(), "so-a")
    orders = [{"": 0, "tthc": 3, "tac-dong": 8}[question.domain] for question in found]
    assert orders == sorted(orders)
    assert len({question.id for question in found}) == len(found)


def test_a_clean_unit_is_asked_nothing() -> None:
    """A complete, consistent submission raises no question."""
    assert asked(filled(tasks=(task(),), documents=(document(),), surveys=(survey(),), utilities=(utility(),))) == {}


def test_being_late_with_the_report_is_not_a_question() -> None:
    """Late hand-in stands in section I, not among the questions."""
    row = unit_data(submission=submission(figures=figures({"tthc.tiep_nhan": 1})), receipt=receipt(date(2025, 1, 1)))
    assert asked(row) == {}


def test_not_handed_in_is_one_question() -> None:
    """A unit without a report gets one question that names the topics, not one per topic."""
    found = asked(unit_data(), indicator(required=True), indicator("x", domain="tac-dong", required=True))
    assert list(found) == ["thieu:bao-cao"]
    assert "số liệu tthc.tiep_nhan và số liệu x" in found["thieu:bao-cao"]


def test_optional_topics_are_asked_together() -> None:
    """Required topics get a question each, optional ones share one."""
    rows = [
        indicator("a", required=True), indicator("b", domain="tac-dong"), indicator("c", domain="tac-dong"),
    ]  # fmt: skip
    found = asked(unit_data(submission=submission()), *rows)
    assert list(found) == ["thieu:khac", "thieu:a"]


def test_a_waived_gap_is_not_asked() -> None:
    """What a person decided to go on without is not asked again."""
    assert asked(unit_data(decisions=(decision("mien", "bao-cao"),))) == {}


def test_a_discrepancy_shows_both_numbers_and_the_difference() -> None:
    """Off by 2: the total, the sum and «02 hồ sơ» stand there, without saying which is right."""
    found = asked(filled(dossiers=(dossier({3: 100, 7: 4450, 8: 310, 9: 4120, 10: 18}),)))
    text = found["lech:02 TTHC"]
    assert "tổng số đã giải quyết (7) là 4.450" in text
    assert "trước hạn (8) + đúng hạn (9) + quá hạn (10) là 4.448, chênh lệch 02 hồ sơ" in text


def test_many_discrepancies_of_a_sheet_are_all_named() -> None:
    """A unit can only answer what is named: every discrepancy of a sheet stands in the question."""
    rows = tuple(dossier({11: 5, 12: 1, 13: 1}, label=f"Lĩnh vực {number}") for number in range(8))
    found = asked(filled(dossiers=rows))
    assert all(f"“Lĩnh vực {number}”" in found["lech:02 TTHC"] for number in range(8))


def test_an_overdue_task_without_a_reason_is_asked_about() -> None:
    """Number, deadline and days stand in the question; a reason given, or a task not due, raises none."""
    late = deadline(date(2024, 9, 15))
    rows = (task("7", due=late), task("8", due=late, reason="chờ hướng dẫn"), task("9"), task("10", due=deadline(None)))
    found = asked(filled(tasks=rows))
    text = found["nhiem-vu:qua-han"]
    assert "có 01 nhiệm vụ" in text
    assert "số 7" in text
    assert "chậm nhất ngày 15/9/2024, quá hạn 15 ngày" in text
    assert not any("số 9" in words or "số 10" in words for words in found.values())


def test_17_criteria_not_yet_due_are_work_in_progress() -> None:
    """63/80, due before 30/11/2023: the question speaks of 17 going on, never of «chưa hoàn thành» or «quá hạn»."""
    share = rate_indicator("chi-dao.ty_le_tieu_chi", numerator="n", denominator="d")
    row = published(
        "p1", figure(share.id, None, source=PUBLISHED), numerator=figure("n", 63), denominator=figure("d", 80),
        status="chua-den-han", deadline_text="trước ngày 30/11/2023",
    )  # fmt: skip
    found = texts_of(round_data([unit_data(published=(row,))], [share, indicator("d", measure="tiêu chí", sheet="")],
                                [target(100, indicator=share.id)]))  # fmt: skip
    text = found["con-lai:p1"]
    assert "17 tiêu chí đang thực hiện, chưa đến thời hạn (trước ngày 30/11/2023)" in text
    assert "chưa hoàn thành" not in text
    assert "quá hạn" not in text
    assert "chi-tieu:tthc" not in found


def test_a_missed_target_asks_for_the_cause_and_states_none() -> None:
    """Value, counts, difference and target are told, the cause is asked for; an explained value is not asked."""
    values = {"tthc.truoc_dung_han": 1048, "tthc.da_giai_quyet": 2000}
    row = unit_data(submission=submission(figures=figures(values)))
    counted = indicator("tthc.da_giai_quyet")
    found = texts_of(round_data([row], [ON_TIME, counted], [target(60)]))
    assert found["chi-tieu:tthc"] == (
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn là 52,4% (1.048/2.000 hồ sơ), thấp hơn 7,6 điểm % so với "
        "chỉ tiêu 60% tại Kế hoạch mẫu. Đề nghị Sở cho biết nguyên nhân và giải pháp."
    )
    noted = unit_data(submission=submission(figures=figures(values, note="do thay phần mềm")))
    assert texts_of(round_data([noted], [ON_TIME], [target(60)])) == {}


def test_missed_targets_of_a_domain_share_a_question() -> None:
    """Several missed targets of one document are one question that names the document once."""
    late = rate_indicator("tthc.ty_le_qua_han", name="Tỷ lệ quá hạn", numerator="tthc.qua_han")
    values = {"tthc.truoc_dung_han": 920, "tthc.qua_han": 80, "tthc.da_giai_quyet": 1000}
    row = unit_data(submission=submission(figures=figures(values)))
    ceiling = target(1, indicator=late.id, bound="toi-da")
    found = texts_of(round_data([row], [ON_TIME, late], [target(95), ceiling]))
    assert found == {
        "chi-tieu:tthc": "Có 02 nội dung chưa đạt chỉ tiêu tại Kế hoạch mẫu: tỷ lệ hồ sơ giải quyết trước hạn và đúng "
        "hạn là 92,0% (920/1.000), thấp hơn 3,0 điểm % so với chỉ tiêu 95%; tỷ lệ quá hạn là 8,0% (80/1.000), "
        "cao hơn 7,0 điểm % so với mức tối đa 1%. Đề nghị Sở cho biết nguyên nhân và giải pháp."
    }


def test_51_forms_without_a_deadline_are_asked_for_one() -> None:
    """249/300 going on without a stated deadline: the question asks for it."""
    row = published(numerator=figure("n", 249), denominator=figure("d", 300), status="dang-thuc-hien", label="Phiếu")
    assert (
        "còn 51 nội dung đang thực hiện; nguồn không nêu thời hạn" in asked(unit_data(published=(row,)))["con-lai:p1"]
    )


def test_a_score_out_of_order_is_asked_about() -> None:
    """The unit whose published score breaks the order of the list is asked for the document, the others are not."""
    rows = [
        unit_data(unit(f"so-{name}"), scores=(score(value, rank, unit_id=f"so-{name}"),))
        for name, value, rank in (("b", "88.83", 3), ("a", "81.41", 4), ("c", "88.33", 5), ("d", "85.2", 6))
    ]
    data = round_data(rows, [indicator("chi-so.par_hanoi", name="Chỉ số CCHC", sheet="")])
    text = texts_of(data)["nghi-van:danh-sach-thap-hon-duoi:chi-so.par_hanoi:2022"]
    assert text.startswith("Chỉ số CCHC năm 2022 (81,41) không theo thứ tự giảm dần")
    assert not any(question.id.startswith("nghi-van") for question in questions(data, "so-c"))


def test_two_doubts_about_one_survey_are_two_questions() -> None:
    """Questions about the same thing keep ids of their own, none is lost."""
    odd = survey(collected=figure("phieu", 330), satisfied=figure("phieu", 301))
    found = [name for name in asked(filled(surveys=(odd,))) if name.startswith("nghi-van")]
    assert found == ["nghi-van:khao-sat-thu-ve:Khảo sát hài lòng", "nghi-van:khao-sat-hai-long:Khảo sát hài lòng"]


def test_a_long_quoted_name_is_cut_and_closed() -> None:
    """A very long name ends between words with «…» and its quotation mark."""
    name = "“" + "Giải pháp đẩy mạnh ứng dụng công nghệ thông tin " * 5 + "”"
    text = asked(filled(initiatives=(Initiative(name, "", "", "", "", "", "", SOURCE),)))["sang-kien:ket-qua"]
    assert re.search(r"\w…”\. Đề nghị", text)


def test_initiatives_without_effect_are_asked_for_it() -> None:
    """Names without numbers are a question, an initiative with its effect is not."""
    rows = (
        Initiative("Ngày hẹn", "", "", "", "", "", "", SOURCE),
        Initiative("Tốc ký", "", "", "120", "5 ngày", "1 ngày", "", SOURCE),
    )
    text = asked(filled(initiatives=rows))["sang-kien:ket-qua"]
    assert "01 sáng kiến, mô hình: Ngày hẹn." in text
    assert "Tốc ký" not in text


def test_a_remark_that_asks_becomes_a_question() -> None:
    """A probable misprint that the published row's remark names is asked about, with the number as printed."""
    row = score("81.41", None, remark="đứng giữa 88,83 và 88,33, đề nghị đối chiếu; giữ nguyên số đã công bố", id="s1")
    text = asked(unit_data(scores=(row,)))["ghi-chu:s1"]
    assert "đứng giữa 88,83 và 88,33, đề nghị đối chiếu" in text


def test_of_a_unit_that_nobody_asked_nothing_is_said_about_handing_in() -> None:
    """In a round without a hand-in date a unit is asked for figures, not called silent."""
    text = asked(unit_data(), hand_in_by=None)["thieu:bao-cao"]
    assert "chưa nhận được" not in text
    assert "nguồn công khai" in text


def test_exactly_on_the_target_is_not_asked_about() -> None:
    """60,0% against 60% is met."""
    row = unit_data(submission=submission(figures=figures({"tthc.truoc_dung_han": 1200, "tthc.da_giai_quyet": 2000})))
    assert texts_of(round_data([row], [ON_TIME], [target(60)])) == {}


def test_08_stated_06_numbered_is_a_question() -> None:
    """The stated and the numbered count stand in one question, with those that carry no number."""
    key = indicator("chi-dao.nhiem_vu_giao", measure="nhiệm vụ", sheet="")
    listed = [published_record(str(number), number=str(number)) for number in range(1, 7)]
    listed += [published_record("7", number=""), published_record("8", number="")]
    row = unit_data(published=(published(value=figure(key.id, 8, source=PUBLISHED)),), records=tuple(listed))
    text = next(words for name, words in asked(row, key).items() if name.startswith("neu-va-liet-ke"))
    assert text.startswith("Nguồn nêu 08 nhiệm vụ, đánh số 06 nhiệm vụ và 02 nội dung không đánh số.")


def test_a_bound_and_an_estimate_are_asked_for_numbers() -> None:
    """«Trên 98%» and «khoảng 10 nghìn» are asked for the counts, as the source prints them."""
    rows = (
        published("p1", bound(98)),
        published("p2", figure("x", 10000, state=State.APPROXIMATE, as_printed="khoảng 10 nghìn")),
    )
    found = asked(unit_data(published=rows), ON_TIME, indicator("x"))
    assert "trên 98%" in found["chua-cu-the:tthc.ty_le_dung_han"]
    assert (
        "“khoảng 10 nghìn” (số ước tính). Đề nghị Sở cung cấp con số cụ thể và mốc thời gian." in found["chua-cu-the:x"]
    )


def test_a_survey_without_numbers_is_asked_for_them() -> None:
    """A survey must tell collector, method and its counts; a question names what is lacking."""
    found = asked(filled(surveys=(survey(valid=None, collector=" "),)))
    assert (
        found["khao-sat:1"] == "Khảo sát hài lòng: chưa nêu số phiếu hợp lệ và đơn vị thu phiếu. Đề nghị Sở cung cấp."
    )


def test_a_conflict_is_asked_about_until_somebody_decides() -> None:
    """Each source with its value stands in the question; after a decision it is gone."""
    rows = (published("p1", figure("chi-so.x", 4, source=PUBLISHED)), published("p2", figure("chi-so.x", 3)))
    key = indicator("chi-so.x", name="Chỉ số X", sheet="")
    text = asked(unit_data(published=rows), key)["mau-thuan:chi-so.x:2022"]
    assert "tin về buổi làm việc ghi 4; Báo cáo số 12/BC ghi 3" in text
    chosen = decision("chon-nguon", "chi-so.x:2022")
    assert "mau-thuan:chi-so.x:2022" not in asked(unit_data(published=rows, decisions=(chosen,)), key)


def test_a_confirmed_question_is_settled() -> None:
    """A decision «xac-nhan» about a question's id takes it off the list."""
    row = filled(formula_cells=("04 DVC!G7",))
    assert "cong-thuc" in asked(row)
    settled = unit_data(submission=row.submission, decisions=(decision("xac-nhan", "cong-thuc"),))
    assert asked(settled) == {}


@pytest.mark.parametrize("hostile", ["{unit}", "{0}", "%s", "$x$ #y", "=1+1", '"><script>', "{{a}}"])
def test_text_of_a_unit_is_never_a_pattern(hostile: str) -> None:
    """Braces and signs in names, contents and titles are printed as typed."""
    late = deadline(date(2024, 9, 15))
    row = filled(
        tasks=(task("7", due=late, content=hostile),),
        surveys=(survey(name=hostile, valid=None),),
        utilities=(utility(name=hostile, unserved=figure("nguoi", 1)),),
        formula_cells=(f"{hostile}!G7",),
        dossiers=(dossier({3: 100, 7: 3, 8: 1, 9: 1, 10: 0}, label=hostile),),
    )
    found = asked(row)
    assert len(found) == 4
    assert all(hostile in text for text in found.values())


def test_every_pattern_names_its_fields() -> None:
    """Patterns use named fields only, so that no text can be put in the wrong place."""
    patterns = [value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)]
    patterns += list(texts.Q_DOUBT.values())
    for pattern in patterns:
        assert all(field is None or field.isidentifier() for _, field, _, _ in Formatter().parse(pattern)), pattern


def test_places_are_kept_without_repeats() -> None:
    """A question carries the places that it rests on, each once."""
    found: tuple[Question, ...] = questions(everything(), "so-a")
    lech = next(question for question in found if question.id == "lech:02 TTHC")
    assert [place.cell for place in lech.places][:4] == ["G12", "H12", "I12", "J12"]
    assert len(set(lech.places)) == len(lech.places)
