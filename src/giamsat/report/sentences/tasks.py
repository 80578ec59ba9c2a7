"""Sentences about tasks: what is not yet due is neither late nor a shortcoming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.numbers import count_words, fraction, percent, share
from giamsat.model.judgement import TaskStanding
from giamsat.model.records import AssignedTask, Deadline, TaskState
from giamsat.report.sentences.context import finish

TOLD = {
    TaskState.DONE: "hoàn thành đúng hạn",
    TaskState.DONE_LATE: "hoàn thành chậm so với thời hạn",
    TaskState.PARTLY: "hoàn thành một phần",
    TaskState.NOT_DUE: "đang thực hiện, chưa đến thời hạn",
    TaskState.OPEN: "đang thực hiện, văn bản không nêu thời hạn",
    TaskState.OVERDUE: "chưa hoàn thành, đã quá hạn",
    TaskState.MISSING: "chưa có số liệu về tình trạng",
}
"""What is said of tasks that stand alike, in the order in which it is said."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Things done out of things planned: «Quận», «tiêu chí thẩm định», «tiêu chí», 63 of 80.

    ``state`` tells where the rest stands: NOT_DUE, OVERDUE or OPEN; ``due`` is the deadline; ``as_of`` words after
    «Tính đến» («tháng 10/2023»); ``due_name`` what is due («thời hạn báo cáo»).
    """

    subject: str
    thing: str
    measure: str
    done: int
    planned: int
    as_of: str
    state: TaskState = TaskState.NOT_DUE
    due: Deadline | None = None
    due_name: str = "thời hạn"
    action: str = "hoàn thành"


def progress_sentence(progress: Progress) -> str:
    """«Tính đến tháng 10/2023, Quận đã hoàn thành 63/80 tiêu chí thẩm định (78,8%); 17 tiêu chí còn lại …» (30).

    One share and a count: the share of the rest is not printed, so nothing adds up to 100,1%.
    """
    counts = f"{fraction(progress.done, progress.planned)} {progress.thing}"
    if progress.planned:
        counts += f" ({percent(share(Decimal(progress.done), progress.planned), 1)})"
    text = f"tính đến {progress.as_of}, {progress.subject} đã {progress.action} {counts}"
    rest = progress.planned - progress.done
    if rest <= 0:
        return finish(text)
    due = f" ({_due(progress.due)})" if progress.due and progress.due.last_day else ""
    match progress.state:
        case TaskState.NOT_DUE:
            standing = f"đang thực hiện, chưa đến {progress.due_name}{due}"
        case TaskState.OVERDUE:
            standing = f"chưa {progress.action}, đã quá {progress.due_name}{due}"
        case _:
            standing = "đang thực hiện; chưa rõ thời hạn"
    return finish(f"{text}; {count_words(rest)} {progress.measure} còn lại {standing}")


def task_sentence(standing: TaskStanding, cut_off: date) -> str:
    """Return where one task stands on the cut-off day: «chậm» for what is done, «quá hạn» for what is not (31, 32)."""
    task, due = standing.task, standing.task.due
    name, days = _name(task), count_words(standing.days)
    has_deadline = due.last_day is not None or bool(due.text)
    stated = f", thời hạn {_due(due)}," if has_deadline else ""
    match standing.state:
        case TaskState.DONE:
            when = f" ngày {short_date(task.done_on)}" if task.done_on else ""
            text = f"{name} đã hoàn thành{when}"
        case TaskState.DONE_LATE:
            when = f" ngày {short_date(task.done_on)}" if task.done_on else ""
            late = f", chậm {days} ngày so với thời hạn" if standing.days else ", chậm so với thời hạn"
            text = f"{name} hoàn thành{when}{late}{_reason(task)}"
        case TaskState.PARTLY:
            overdue = f"; tính đến ngày {short_date(cut_off)} quá hạn {days} ngày" if standing.days else ""
            text = f"{name}{stated} hoàn thành một phần{overdue}{_reason(task)}"
        case TaskState.NOT_DUE:
            text = f"{name} đang thực hiện, chưa đến thời hạn" + (f" ({_due(due)})" if has_deadline else "")
        case TaskState.OVERDUE:
            late = f"; tính đến ngày {short_date(cut_off)} quá hạn {days} ngày" if standing.days else ""
            text = f"{name}{stated} chưa hoàn thành{late}{_reason(task)}"
        case TaskState.OPEN:
            text = f"{name} đang thực hiện; văn bản không nêu thời hạn"
        case TaskState.MISSING:
            text = f"{name}{stated} chưa có số liệu về kết quả thực hiện"
    return finish(text)


def tasks_summary(states: Sequence[TaskState], unit_name: str, cut_off: date) -> str:
    """«Tính đến ngày 30/9/2024, Sở được giao, tự đặt 12 nhiệm vụ, gồm: 09 nhiệm vụ …; 03 …»: tasks by standing.

    What is not yet due is said as such.
    """
    counted = Counter(states)
    parts = [f"{count_words(counted[state])} nhiệm vụ {words}" for state, words in TOLD.items() if counted[state]]
    lead = f"tính đến ngày {short_date(cut_off)}, {unit_name} được giao, tự đặt"
    return finish(f"{lead} {count_words(len(states))} nhiệm vụ, gồm: {'; '.join(parts)}")


def _name(task: AssignedTask) -> str:
    """Return «nhiệm vụ số 7 (Kế hoạch số …)», or the task by its content when it has no number."""
    name = f"nhiệm vụ số {task.number}" if task.number else f"nhiệm vụ “{task.content}”"
    return f"{name} ({task.document})" if task.document else name


def _due(due: Deadline) -> str:
    return deadline_words(due.kind.value, due.last_day, due.text)


def _reason(task: AssignedTask) -> str:
    return f"; đơn vị nêu lý do: “{task.reason.strip().rstrip('.')}”" if task.reason.strip() else ""
