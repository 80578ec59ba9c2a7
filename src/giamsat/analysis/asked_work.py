"""Questions about work: tasks past their deadline without a reason, due documents, targets that are not met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giamsat.analysis.case import Case, ask, listed
from giamsat.analysis.figures import DERIVED_SUMS
from giamsat.analysis.tasks import figure_state, is_overdue, record_standing, standing
from giamsat.analysis.timeliness import document_timeliness
from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.numbers import count_words, decimal, exact, fraction, percent
from giamsat.model.judgement import Question, Reading, Relation
from giamsat.model.parameters import Direction, Kind
from giamsat.model.records import Deadline, TaskState
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Figure, Rate, Source
from giamsat.texts_vi import analysis as texts

_NAME_LENGTH = 80  # a task is named by its number and the beginning of its content


def work_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about tasks, documents, work in progress and targets."""
    yield from task_questions(case)
    yield from document_questions(case)
    yield from remaining_questions(case)
    yield from target_questions(case)


def task_questions(case: Case) -> Iterator[Question]:
    """Yield at most two questions: on overdue tasks without a reason, on tasks that nothing was said about."""
    overdue: list[tuple[str, Source]] = []
    silent: list[tuple[str, Source]] = []
    tasks = case.submission.tasks if case.submission is not None else ()
    for row in (standing(task, case.cut_off) for task in tasks):
        name = _task_name(row.task.number, row.task.content)
        if row.state is TaskState.MISSING:
            silent.append((texts.Q_TASK.format(name=name), row.task.source))
        elif is_overdue(row.state, row.days) and not row.task.reason.strip():
            overdue.append((_overdue_words(name, row.task.due, row.days), row.task.source))
    for item in (record_standing(row, case.cut_off) for row in case.unit_data.records if row.kind == "nhiem-vu"):
        if is_overdue(item.state, item.days):
            words = deadline_words(item.record.deadline_kind, item.record.last_day, item.record.deadline_text)
            name = _task_name(item.record.number, item.record.content)
            text = texts.Q_OVERDUE_TASK.format(name=name, deadline=words, days=count_words(item.days))
            overdue.append((text, item.record.source))
    yield from _task_question(case, "nhiem-vu:qua-han", texts.Q_OVERDUE, overdue)
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
        documents=listed(names, texts.Q_MORE_CELLS),
        unit=case.called,
    )
    yield ask("van-ban:den-han", "", text, [row.document.source for row in late])


def remaining_questions(case: Case) -> Iterator[Question]:
    """Yield a question on each published share of work that is going on and not yet due (63/80: 17 remain)."""
    for row in case.unit_data.published:
        part, whole = row.numerator, row.denominator
        if not row.is_used or figure_state(row) is not TaskState.NOT_DUE or part is None or whole is None:
            continue
        if part.value is None or whole.value is None or part.value >= whole.value:
            continue
        deadline = f" ({row.deadline_text})" if row.deadline_text else ""
        text = texts.Q_REMAINING.format(
            label=_published_label(case, row),
            count=count_words(whole.value - part.value),
            measure=_measure_of(case, row),
            deadline=deadline,
            unit=case.called,
        )
        yield ask(f"con-lai:{row.id}", row.domain, text, [row.figure.source])


def target_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each target that is not met and not explained by the unit; it asks for the cause."""
    for reading in case.readings.values():
        check = reading.target
        if check is None or check.is_met is not False or check.difference is None:
            continue
        if reading.indicator.direction is Direction.NONE or _is_explained(case, reading) or _is_not_due(case, reading):
            continue
        kind = reading.indicator.kind
        suffix = "%" if kind is Kind.RATE else ""
        document = check.target.document
        text = texts.Q_TARGET.format(
            label=reading.indicator.name,
            value=_value_words(case, reading),
            relation=texts.Q_ABOVE if check.relation is Relation.ABOVE else texts.Q_BELOW,
            difference=_difference_words(reading),
            target_name=texts.Q_TARGET_NAME[check.target.bound],
            target=f"{exact(check.target.value)}{suffix}",
            document=texts.Q_AT.format(document=document) if document else "",
            unit=case.called,
        )
        yield ask(f"chi-tieu:{reading.indicator.id}", reading.indicator.domain, text, _sources(reading))


def _task_question(
    case: Case, question_id: str, pattern: str, rows: Sequence[tuple[str, Source]]
) -> Iterator[Question]:
    if rows:
        text = pattern.format(
            cut_off=short_date(case.cut_off),
            count=count_words(len(rows)),
            tasks=listed([words for words, _ in rows], texts.Q_MORE_TASKS),
            unit=case.called,
        )
        yield ask(question_id, "", text, [source for _, source in rows])


def _task_name(number: str, content: str) -> str:
    text = content.strip()
    if len(text) > _NAME_LENGTH:
        text = f"{text[:_NAME_LENGTH].rsplit(' ', 1)[0]}…"
    if not number.strip():
        return texts.QUOTED.format(text=text)
    return texts.Q_TASK_NUMBER.format(number=number, content=text) if text else number


def _overdue_words(name: str, due: Deadline, days: int) -> str:
    return texts.Q_OVERDUE_TASK.format(name=name, deadline=_deadline(due), days=count_words(days))


def _deadline(due: Deadline) -> str:
    return deadline_words(due.kind.value, due.last_day, due.text)


def _value_words(case: Case, reading: Reading) -> str:
    """Return the value with its counts: «52,4% (1.048/2.000 hồ sơ)»."""
    value = reading.current
    if isinstance(value, Rate):
        if value.value is None or value.numerator is None or value.denominator is None:
            return ""
        counted = case.data.registry.indicators.get(reading.indicator.denominator)
        counts = _counts(value.numerator, value.denominator, counted.measure if counted is not None else "")
        return f"{percent(value.value, reading.decimals)}{counts}"
    if value is None or value.value is None:
        return ""
    if reading.indicator.kind is Kind.RATE:
        return percent(value.value, reading.decimals)
    return f"{decimal(value.value, reading.decimals)} {reading.indicator.measure}"


def _counts(numerator: Figure, denominator: Figure, measure: str) -> str:
    top, bottom = numerator.value, denominator.value
    if top is None or bottom is None or top != top.to_integral_value() or bottom != bottom.to_integral_value():
        return ""
    words = f"{fraction(top, bottom)} {measure}".rstrip()
    return f" ({words})"


def _difference_words(reading: Reading) -> str:
    check = reading.target
    if check is None or check.difference is None:
        return ""
    names = {Kind.RATE: texts.POINTS, Kind.SCORE: texts.SCORE_POINTS}
    return f"{exact(check.difference)} {names.get(reading.indicator.kind, reading.indicator.measure)}"


def _is_explained(case: Case, reading: Reading) -> bool:
    """Whether the unit itself wrote an explanation beside one of the figures behind the value."""
    ids = {reading.indicator.id, reading.indicator.numerator, reading.indicator.denominator}
    ids.update(part for derived in DERIVED_SUMS if derived.id in ids for part in derived.parts)
    return any(case.held.current[key].note.strip() for key in ids if key in case.held.current)


def _is_not_due(case: Case, reading: Reading) -> bool:
    row = case.held.published.get(reading.indicator.id)
    return row is not None and figure_state(row) is TaskState.NOT_DUE


def _sources(reading: Reading) -> list[Source]:
    value = reading.current
    if isinstance(value, Rate):
        return [count.source for count in (value.numerator, value.denominator) if count is not None]
    return [value.source] if value is not None else []


def _published_label(case: Case, row: PublishedFigure) -> str:
    indicator = case.data.registry.indicators.get(row.figure.indicator_id)
    return row.label or (indicator.name if indicator is not None else row.figure.indicator_id)


def _measure_of(case: Case, row: PublishedFigure) -> str:
    """Return the unit of measure of a published share's counts."""
    indicators = case.data.registry.indicators
    indicator = indicators.get(row.figure.indicator_id)
    counted = indicators.get(indicator.denominator) if indicator is not None else None
    return counted.measure if counted is not None else texts.CONTENTS
