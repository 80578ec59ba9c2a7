"""Tasks, recommendations and replies beyond the fixture part7.toml."""

from __future__ import annotations

from datetime import date

import pytest
from sentence_builders import SUBMITTED

from giamsat.analysis.tasks import standing
from giamsat.formatting.deadlines import parse_deadline
from giamsat.formatting.text import plain_spaces
from giamsat.model.records import AssignedTask, Deadline, DeadlineKind, TaskState
from giamsat.report.sentences import (
    Progress,
    progress_sentence,
    recommendation_overdue,
    recommendation_partly,
    recommendation_reported,
    recommendation_undated,
    recommendation_verified,
    task_sentence,
    tasks_summary,
)

CUT_OFF = date(2024, 10, 15)
PLAN = "Kế hoạch số «…»"


def deadline(text: str) -> Deadline:
    """Return a deadline read from its words."""
    kind, last_day = parse_deadline(text)
    return Deadline(DeadlineKind(kind), text, last_day)


def task(
    due: str = "chậm nhất ngày 30/9/2024",
    done_on: date | None = None,
    reported: str = "đang thực hiện",
    reason: str = "",
):
    """Return task 7 of a plan as a unit reports it."""
    return AssignedTask(
        "7", "Nội dung", "thanh-pho", PLAN, "", deadline(due), done_on, reported, "", "", reason, SUBMITTED
    )


def said(item: AssignedTask) -> str:
    """Return the sentence of a task, judged by the analysis floor."""
    return plain_spaces(task_sentence(standing(item, CUT_OFF), CUT_OFF))


def test_30_not_yet_due():
    """Not yet due is neither late nor a shortcoming; one share and a count, no second share."""
    progress = Progress(
        "Quận", "tiêu chí thẩm định", "tiêu chí", 63, 80, "tháng 10/2023",
        due=deadline("trước ngày 30/11/2023"), due_name="thời hạn báo cáo",
    )  # fmt: skip
    text = plain_spaces(progress_sentence(progress))
    assert text == (
        "Tính đến tháng 10/2023, Quận đã hoàn thành 63/80 tiêu chí thẩm định (78,8%); "
        "17 tiêu chí còn lại đang thực hiện, chưa đến thời hạn báo cáo (trước ngày 30/11/2023)."
    )
    assert "chưa hoàn thành" not in text


def test_30_all_done_overdue_and_undated():
    """Nothing is left, the deadline has passed, or none is known."""
    done = Progress("Quận", "phiếu", "phiếu", 370, 370, "ngày 31/10/2023", action="thu")
    assert plain_spaces(progress_sentence(done)) == "Tính đến ngày 31/10/2023, Quận đã thu 370/370 phiếu (100%)."
    late = Progress("Quận", "phiếu", "phiếu", 367, 370, "ngày 31/10/2023", TaskState.OVERDUE)
    assert progress_sentence(late).endswith("; 03\u00a0phiếu còn lại chưa hoàn thành, đã quá thời hạn.")
    undated = Progress("Quận", "phiếu", "phiếu", 0, 370, "ngày 31/10/2023", TaskState.OPEN)
    assert "0/370 phiếu (0%); 370 phiếu còn lại đang thực hiện; chưa rõ thời hạn." in plain_spaces(
        progress_sentence(undated)
    )


def test_31_overdue():
    """«quá hạn» for what is not done, counted to the cut-off day."""
    assert said(task()) == (
        f"Nhiệm vụ số 7 ({PLAN}), thời hạn chậm nhất ngày 30/9/2024, chưa hoàn thành; "
        "tính đến ngày 15/10/2024 quá hạn 15 ngày."
    )
    assert said(task(reason="chờ hướng dẫn.")).endswith("quá hạn 15 ngày; đơn vị nêu lý do: “chờ hướng dẫn”.")


def test_32_done_late():
    """«chậm» for what is done."""
    assert said(task(done_on=date(2024, 10, 5))) == (
        f"Nhiệm vụ số 7 ({PLAN}) hoàn thành ngày 05/10/2024, chậm 05 ngày so với thời hạn."
    )


@pytest.mark.parametrize(
    "item,words",
    [
        (task(done_on=date(2024, 9, 30)), "đã hoàn thành ngày 30/9/2024."),
        (task("trước ngày 30/9/2024", date(2024, 9, 30)), "hoàn thành ngày 30/9/2024, chậm 01 ngày so với thời hạn."),
        (task("trước ngày 30/11/2024"), "đang thực hiện, chưa đến thời hạn (trước ngày 30/11/2024)."),
        (task("quý IV năm 2024"), "đang thực hiện, chưa đến thời hạn (trong quý IV năm 2024)."),
        (task("thời gian tới"), "đang thực hiện; văn bản không nêu thời hạn."),
        (task(reported="hoàn thành một phần"), "hoàn thành một phần; tính đến ngày 15/10/2024 quá hạn 15 ngày."),
        (task(reported=""), "chưa có số liệu về kết quả thực hiện."),
    ],
)
def test_every_state_of_a_task_has_its_words(item: AssignedTask, words: str):
    """Without a deadline nothing is «quá hạn»; what nobody reported is not overdue."""
    assert said(item).endswith(words)


def test_a_task_without_number_is_named_by_its_content():
    """Two tasks of seed 004 carry no number: none is given to them."""
    unnumbered = AssignedTask("", "CKS", "don-vi", "", "", deadline(""), None, "đang thực hiện", "", "", "", SUBMITTED)
    assert said(unnumbered) == "Nhiệm vụ “CKS” đang thực hiện; văn bản không nêu thời hạn."


def test_summary_of_tasks():
    """All states in a fixed order, with counts that add up; one task is said in the same words."""
    mixed = [*[TaskState.DONE] * 3, TaskState.DONE_LATE, TaskState.NOT_DUE, TaskState.NOT_DUE, TaskState.OVERDUE]
    assert plain_spaces(tasks_summary(mixed, "Sở", CUT_OFF)) == (
        "Tính đến ngày 15/10/2024, Sở được giao, tự đặt 07 nhiệm vụ, gồm: 03 nhiệm vụ hoàn thành đúng hạn; "
        "01 nhiệm vụ hoàn thành chậm so với thời hạn; 02 nhiệm vụ đang thực hiện, chưa đến thời hạn; "
        "01 nhiệm vụ chưa hoàn thành, đã quá hạn."
    )
    one = plain_spaces(tasks_summary([TaskState.NOT_DUE], "Sở", CUT_OFF))
    assert one.endswith("01 nhiệm vụ, gồm: 01 nhiệm vụ đang thực hiện, chưa đến thời hạn.")


def test_33_to_37_recommendations():
    """Progress, verification and time are told apart; without a deadline never «quá hạn»."""
    day = date(2024, 10, 15)
    assert [
        plain_spaces(text)
        for text in (
            recommendation_verified("3", "«tài liệu, ngày»"),
            recommendation_reported("4", "Báo cáo số «…»"),
            recommendation_partly("5", 2, 3, "«…»", None),
            recommendation_overdue("6", 45, day, "chờ kinh phí"),
            recommendation_overdue("6", 5, day),
            recommendation_undated("7", day),
        )
    ] == [
        "Kiến nghị số 3: đã hoàn thành. Đoàn giám sát đã kiểm chứng qua «tài liệu, ngày».",
        "Kiến nghị số 4: đơn vị báo cáo đã hoàn thành (Báo cáo số «…»); Đoàn giám sát chưa kiểm chứng.",
        "Kiến nghị số 5: hoàn thành một phần (02/03 nội dung); còn lại: «…», thời hạn ngày «…».",
        "Kiến nghị số 6: chưa thực hiện; quá hạn 45 ngày tính đến ngày 15/10/2024; đơn vị nêu lý do: “chờ kinh phí”.",
        "Kiến nghị số 6: chưa thực hiện; quá hạn 05 ngày tính đến ngày 15/10/2024; đơn vị chưa nêu lý do.",
        "Kiến nghị số 7: văn bản không nêu thời hạn; đến ngày 15/10/2024, đơn vị chưa báo cáo kết quả.",
    ]
