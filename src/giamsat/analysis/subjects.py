"""What came in of a unit as subjects of rules: rows and columns of Biểu 06, utilities, surveys, answers, work.

A subject is one thing that a rule is applied to: what the rule's names mean there, and how it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from giamsat.analysis.figures import DOSSIER_IDS
from giamsat.analysis.tasks import reported_state
from giamsat.analysis.worth import Ground
from giamsat.formatting.dates import deadline_words, short_date
from giamsat.formatting.text import shortened
from giamsat.model.parameters import Indicator
from giamsat.model.records import DossierRow, Submission, TaskState
from giamsat.model.values import Figure, Source
from giamsat.texts_vi import analysis as texts
from giamsat.texts_vi import rules as words

_OF_BIEU_06 = frozenset(DOSSIER_IDS.values())
_DONE = (TaskState.DONE, TaskState.DONE_LATE)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a rule is applied to.

    ``key`` is an indicator id or another stable name; ``names`` are the words of the names in expressions; ``shown``
    are fields of sentences that are no plain numbers (days, proposals); ``note`` is what the unit wrote beside it;
    ``sources`` stand where no figure of its own does. ``decimals`` is how rates are printed.
    """

    key: str
    label: str
    domain: str
    ground: Ground
    names: Mapping[str, str] = field(default_factory=lambda: words.NAMES)
    measure: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    sources: tuple[Source, ...] = ()
    decimals: int | None = None


def row_subjects(submission: Submission) -> Iterator[Subject]:
    """Yield each row of Biểu 06, by field and then by sub-unit."""
    for row in (*submission.dossiers, *submission.sub_units):
        yield Subject(
            row.sub_unit_id or row.label, row.label, "tthc", row_ground(row), _COLUMN_WORDS, texts.DOSSIERS,
            note=row.note, sources=(row.source,),
        )  # fmt: skip


def column_subjects(rows: Sequence[DossierRow], sub_units: Sequence[DossierRow] = ()) -> Iterator[Subject]:
    """Yield each column of a table of Biểu 06: its total, with its rows and those of the sub-units."""
    total = total_row(rows)
    if total is None:
        return
    parts, others = _without_totals(rows), _without_totals(sub_units)
    for code, figure in total.columns:
        if code in texts.COLUMN_NAMES:
            ground = Ground({"(n)": figure}, rows=_column(parts, code), sub_units=_column(others, code))
            named = {"(n)": texts.TOTAL_ROW.format(column=texts.COLUMN_NAMES[code])}
            yield Subject(
                f"({code})", total.label, "tthc", ground, named, texts.DOSSIERS,
                note=total.note, sources=(total.source,),
            )  # fmt: skip


def utility_subjects(submission: Submission) -> Iterator[Subject]:
    """Yield each utility of Đề án 06."""
    for row in submission.utilities:
        ground = Ground({"entitled": row.entitled, "served": row.served, "unserved": row.unserved})
        yield Subject(
            row.name, row.name, "de-an-06", ground, measure=texts.PEOPLE, note=row.reason, sources=(row.source,)
        )


def survey_subjects(submission: Submission) -> Iterator[Subject]:
    """Yield each survey with its four counts of forms."""
    for row in submission.surveys:
        counts = {"issued": row.issued, "collected": row.collected, "valid": row.valid, "satisfied": row.satisfied}
        yield Subject(row.name, row.name, "tac-dong", Ground(counts), sources=(row.source,))


def answer_subjects(submission: Submission, indicators: Mapping[str, Indicator], small: int) -> Iterator[Subject]:
    """Yield each answer; ``evidence`` is given when a document is named for it, which Biểu 06 has no column for."""
    previous = {figure.indicator_id: figure for figure in submission.previous}
    form = Decimal(submission.form_version) if submission.form_version.isdecimal() else _ONE
    for figure in submission.figures:
        indicator = indicators.get(figure.indicator_id)
        if indicator is None:
            continue
        numbers = {"required": _flag(indicator.required), "form": form, "small": Decimal(small)}
        if figure.evidence.strip():
            numbers["evidence"] = _ONE
        numbers["asks_evidence"] = _flag(figure.indicator_id not in _OF_BIEU_06)
        before = Ground({"value": previous.get(figure.indicator_id)})
        yield indicator_subject(indicator, Ground({"value": figure}, numbers, before))


def indicator_subject(indicator: Indicator, ground: Ground) -> Subject:
    """Return the subject of one indicator."""
    return Subject(indicator.id, indicator.name, indicator.domain, ground, measure=indicator.measure)


def task_subjects(submission: Submission, cut_off: date) -> Iterator[Subject]:
    """Yield each assigned task with its days and what was said of it."""
    for row in submission.tasks:
        state = reported_state(row.reported_state)
        days = {"due": row.due.last_day, "done": row.done_on, "cut_off": cut_off}
        flags = {
            "said_done": state in _DONE,
            "said_not_due": state is TaskState.NOT_DUE,
            "said_overdue": state is TaskState.OVERDUE,
            "said": row.done_on is not None or state not in (None, TaskState.MISSING),
            "has_done": row.done_on is not None,
            "has_reason": bool(row.reason.strip()),
        }
        shown = {"due": deadline_words(row.due.kind.value, row.due.last_day, row.due.text)}
        label = words.TASK_LABEL.format(content=shortened(row.content))
        yield _dated(row.number or row.content, label, days, flags, shown, row.reason, row.source)


def document_subjects(submission: Submission, cut_off: date) -> Iterator[Subject]:
    """Yield each issued document with its days and what was said of it."""
    for row in submission.documents:
        days = {"due": row.due.last_day, "issued": row.issued_on, "cut_off": cut_off}
        shown = {"due": deadline_words(row.due.kind.value, row.due.last_day, row.due.text)}
        name = " ".join(filter(None, (row.kind, row.number, row.subject)))
        label = words.DOCUMENT_LABEL.format(content=shortened(name))
        flags = {"has_number": bool(row.number.strip())}
        yield _dated(row.number or row.subject, label, days, flags, shown, "", row.source)


def request_subjects(submission: Submission, cut_off: date) -> Iterator[Subject]:
    """Yield each request of an earlier round with its days and what was said of it."""
    for row in submission.requests:
        days = {"done": row.done_on, "cut_off": cut_off}
        flags = {"said_done": row.state == "hoan-thanh"} | ({"evidence": True} if row.evidence.strip() else {})
        label = words.REQUEST_LABEL.format(code=row.code)
        yield _dated(row.code, label, days, flags, {}, "", row.source)


def _dated(
    key: str,
    label: str,
    days: Mapping[str, date | None],
    flags: Mapping[str, bool],
    shown: Mapping[str, str],
    note: str,
    source: Source,
) -> Subject:
    """Return a subject whose names are days and flags; a flag that is no is still given, as 0."""
    numbers = {name: _flag(is_so) for name, is_so in flags.items()}
    numbers |= {name: Decimal(day.toordinal()) for name, day in days.items() if day is not None}
    printed = {name: short_date(day) for name, day in days.items() if day is not None}
    names = words.DOCUMENT_NAMES if "issued" in days else words.NAMES
    ground = Ground({}, numbers)
    return Subject(key, label, "chi-dao", ground, names, shown={**printed, **shown}, note=note, sources=(source,))


def _flag(is_so: bool) -> Decimal:
    return Decimal(int(is_so))


def total_row(rows: Iterable[DossierRow]) -> DossierRow | None:
    """Return the total row of this period."""
    return next((row for row in rows if row.is_total and not row.is_previous), None)


def row_ground(row: DossierRow) -> Ground:
    """Return a row's columns under the names «(3)» to «(13)»."""
    return Ground({_NAMES.get(code, f"({code})"): figure for code, figure in row.columns})


def grounds(rows: Iterable[DossierRow]) -> tuple[Ground, ...]:
    """Return the rows of a table that are no totals."""
    return tuple(row_ground(row) for row in _without_totals(rows))


def _without_totals(rows: Iterable[DossierRow]) -> tuple[DossierRow, ...]:
    return tuple(row for row in rows if not row.is_total and not row.is_previous)


def _column(rows: Iterable[DossierRow], code: int) -> tuple[Ground, ...]:
    return tuple(Ground({"(n)": _cell(row, code)}) for row in rows)


def _cell(row: DossierRow, code: int) -> Figure | None:
    return next((figure for column, figure in row.columns if column == code), None)


_NAMES = {code: f"({code})" for code in texts.COLUMN_NAMES}
_COLUMN_WORDS = {f"({code})": name for code, name in texts.COLUMN_NAMES.items()}
