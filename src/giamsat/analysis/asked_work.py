"""Questions about work: tasks past their deadline without a reason, due documents, what is going on, initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from giamsat.analysis.case import Case, ask
from giamsat.analysis.tasks import figure_state, is_overdue, record_standing, standing
from giamsat.analysis.timeliness import document_timeliness
from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import shortened
from giamsat.model.judgement import Question
from giamsat.model.records import Deadline, TaskState
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Source
from giamsat.texts_vi import analysis as texts


def work_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about tasks, documents, work in progress and initiatives."""
    yield from task_questions(case)
    yield from document_questions(case)
    yield from remaining_questions(case)
    yield from effect_questions(case)


def task_questions(case: Case) -> Iterator[Question]:
    """Yield at most two questions: on overdue tasks without a reason, on tasks that nothing was said about."""
    overdue: list[tuple[str, Source]] = []
    days: list[int] = [0]
    silent: list[tuple[str, Source]] = []
    tasks = case.submission.tasks if case.submission is not None else ()
    for row in (standing(task, case.cut_off) for task in tasks):
        name = _task_name(row.task.number, row.task.content)
        if row.state is TaskState.MISSING:
            silent.append((texts.Q_TASK.format(name=name), row.task.source))
        elif is_overdue(row.state, row.days) and not row.task.reason.strip():
            overdue.append((_overdue_words(name, row.task.due, row.days), row.task.source))
            days.append(row.days)
    for item in (record_standing(row, case.cut_off) for row in case.unit_data.records if row.kind == "nhiem-vu"):
        if is_overdue(item.state, item.days):
            words = deadline_words(item.record.deadline_kind, item.record.last_day, item.record.deadline_text)
            name = _task_name(item.record.number, item.record.content)
            text = texts.Q_OVERDUE_TASK.format(name=name, deadline=words, days=count_words(item.days))
            overdue.append((text, item.record.source))
            days.append(item.days)
    yield from _task_question(case, "nhiem-vu:qua-han", texts.Q_OVERDUE, overdue, max(days))
    yield from _task_question(case, "nhiem-vu:chua-co", texts.Q_NO_STATE, silent)


def document_questions(case: Case) -> Iterator[Question]:
    """Yield one question on documents that were due and are not known to be issued."""
    documents = case.submission.documents if case.submission is not None else ()
    late = [row for row in document_timeliness(documents, case.cut_off).standings if row.state is TaskState.OVERDUE]
    if not late:
        return
    names = [
        texts.Q_DOCUMENT.format(
            name=" ".join(filter(None, (row.document.kind, row.document.subject))), deadline=_deadline(row.document.due)
        )
        for row in late
    ]
    text = texts.Q_DOCUMENTS.format(
        cut_off=short_date(case.cut_off),
        count=count_words(len(late)),
        documents="; ".join(names),
        unit=case.called,
    )
    yield ask("van-ban:den-han", "", text, [row.document.source for row in late])


def remaining_questions(case: Case) -> Iterator[Question]:
    """Yield a question on each published share of work that is going on (63/80: 17 remain): its deadline is not over.

    Such work is never spoken of as late or as not met.
    """
    for row in case.unit_data.published:
        part, whole, state = row.numerator, row.denominator, figure_state(row)
        if not row.is_used or state not in (TaskState.NOT_DUE, TaskState.OPEN) or part is None or whole is None:
            continue
        if part.value is None or whole.value is None or part.value >= whole.value:
            continue
        pattern = texts.Q_REMAINING if state is TaskState.NOT_DUE or row.deadline_text else texts.Q_NO_DEADLINE
        text = pattern.format(
            label=_published_label(case, row),
            count=count_words(whole.value - part.value),
            measure=_measure_of(case, row),
            deadline=f" ({row.deadline_text})" if row.deadline_text else "",
            unit=case.called,
        )
        yield ask(f"con-lai:{row.id}", row.domain, text, [row.figure.source])


def effect_questions(case: Case) -> Iterator[Question]:
    """Yield one question on the initiatives whose effect nobody has told."""
    own = case.submission.initiatives if case.submission is not None else ()
    silent = [(row.name, row.source) for row in own if not (row.dossiers.strip() or row.time_after.strip())]
    silent += [(row.content, row.source) for row in case.unit_data.records if row.kind == "sang-kien"]
    if silent:
        names = "; ".join([shortened(name) for name, _ in silent])
        text = texts.Q_EFFECT.format(count=count_words(len(silent)), names=names, unit=case.called)
        yield ask("sang-kien:ket-qua", "", text, [source for _, source in silent])


def _task_question(
    case: Case, question_id: str, pattern: str, rows: Sequence[tuple[str, Source]], days: int = 0
) -> Iterator[Question]:
    if rows:
        text = pattern.format(
            cut_off=short_date(case.cut_off),
            count=count_words(len(rows)),
            tasks="; ".join([words for words, _ in rows]),
            unit=case.called,
        )
        yield ask(question_id, "", text, [source for _, source in rows], size=Decimal(days))


def _task_name(number: str, content: str) -> str:
    text = shortened(content)
    if not number.strip():
        return texts.QUOTED.format(text=text)
    return texts.Q_TASK_NUMBER.format(number=number, content=text) if text else number


def _overdue_words(name: str, due: Deadline, days: int) -> str:
    return texts.Q_OVERDUE_TASK.format(name=name, deadline=_deadline(due), days=count_words(days))


def _deadline(due: Deadline) -> str:
    return deadline_words(due.kind.value, due.last_day, due.text)


def _published_label(case: Case, row: PublishedFigure) -> str:
    indicator = case.data.registry.indicators.get(row.figure.indicator_id)
    return row.label or (indicator.name if indicator is not None else row.figure.indicator_id)


def _measure_of(case: Case, row: PublishedFigure) -> str:
    """Return the unit of measure of a published share's counts."""
    indicators = case.data.registry.indicators
    indicator = indicators.get(row.figure.indicator_id)
    counted = indicators.get(indicator.denominator) if indicator is not None else None
    return counted.measure if counted is not None else texts.CONTENTS
