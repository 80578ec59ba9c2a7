"""What a head of delegation has to decide: each matter with two options and the row of decisions.csv that each makes.

The kit proposes options, never the choice; the order is that of the reports' need: what is not there, what does not
agree, what is cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giamsat.analysis.conflicts import CHOICE
from giamsat.analysis.coverage import REPORT, WAIVER, unexplained
from giamsat.analysis.crosscheck import system_checks
from giamsat.analysis.law import CONFIRMED, doubtful
from giamsat.analysis.violations import SETTLED
from giamsat.intake.extracts.choices import ALL, SUFFIX
from giamsat.model.follow_up import EntryKind
from giamsat.model.judgement import Question
from giamsat.report.cited import Words, cite
from giamsat.report.compose import shortened
from giamsat.report.desk import Desk
from giamsat.report.fact_frame import gap_facts
from giamsat.report.follow_up import unit_standings
from giamsat.report.record_cells import named
from giamsat.texts_vi import follow_up as follow_up_words
from giamsat.texts_vi import submission_note as say

SYSTEM, SUMS = ("doi-chieu",), ("lech", "so-doc")
"""Kinds of questions: a system's number against the unit's; numbers of the unit that do not agree."""
_SYSTEM_WORD, _REPORTED_WORD = "he-thong", "don-vi-bao-cao"


@dataclass(frozen=True, slots=True)
class Option:
    """A way to decide, and what is then written where."""

    text: str
    row: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A matter to decide: of which unit («» for the round), what, and two options."""

    unit: str
    subject: Words
    first: Option
    second: Option


def choices(desks: Sequence[Desk], longest: int) -> tuple[Choice, ...]:
    """Return the matters that wait for a decision about the units of ``desks``, which are of one round.

    :param longest: to how many signs texts of others are shortened.
    """
    steps = (_not_sent, _gaps, _systems, _conflicts, _sums, _ceased)
    return (*(one for step in steps for desk in desks for one in step(desk, longest)), *_citations(desks))


def kinds_of(desk: Desk, kinds: Sequence[str]) -> list[Question]:
    """Return the questions to a unit that are of some kinds."""
    return [one for one in desk.questions if one.id.partition(":")[0] in kinds]


def has_sent(desk: Desk) -> bool:
    """Whether a unit handed in its form."""
    return desk.unit_data.submission is not None


def _row(kind: str, unit_id: str, subject: str, decision: str) -> str:
    return say.ROW.format(kind=kind, unit=unit_id or say.OF_ROUND, subject=subject, decision=decision)


def _not_sent(desk: Desk, _: int) -> Iterator[Choice]:
    if has_sent(desk) or not desk.is_asked or not unexplained(desk.gaps):
        return
    waived = _row(WAIVER, desk.unit_id, REPORT, say.WAIVED_ROW)
    yield Choice(
        desk.unit.short_name,
        say.SUBJECT_NOT_SENT,
        Option(say.WAIVE, waived),
        Option(say.POSTPONE, say.ROW_POSTPONE),
    )


def _gaps(desk: Desk, longest: int) -> Iterator[Choice]:
    for gap in unexplained(desk.gaps) if has_sent(desk) else ():
        text = say.SUBJECT_GAP.format(text=shortened(gap.text, longest))
        subject = cite(text, gap_facts(desk.facts, desk.data, desk.unit_id, desk.gaps))
        waived = _row(WAIVER, desk.unit_id, gap.subject, say.WAIVED_ROW)
        yield Choice(desk.unit.short_name, subject, Option(say.WAIVE, waived), Option(say.SUPPLEMENT, say.ROW_NONE))


def _systems(desk: Desk, longest: int) -> Iterator[Choice]:
    """Yield one choice for all columns of a system: a single column is chosen by hand."""
    if not any(check.open for check in system_checks(desk.data, desk.unit_id)):
        return
    found = kinds_of(desk, SYSTEM)
    for question in found[:1]:
        rows = [_row(CHOICE, desk.unit_id, ALL + SUFFIX, one) for one in (_SYSTEM_WORD, _REPORTED_WORD)]
        options = (Option(say.USE_SYSTEM, rows[0]), Option(say.USE_REPORTED, rows[1]))
        yield Choice(desk.unit.short_name, _asked(desk, question, longest), *options)


def _conflicts(desk: Desk, _: int) -> Iterator[Choice]:
    for row in desk.conflicts:
        if row.decision is None:
            chosen, unused = (_row(CHOICE, desk.unit_id, row.key, one) for one in ("……", say.USE_NONE))
            subject = say.SUBJECT_SOURCES.format(subject=row.subject)
            yield Choice(desk.unit.short_name, subject, Option(say.USE_ONE, chosen), Option(say.USE_NONE, unused))


def _sums(desk: Desk, longest: int) -> Iterator[Choice]:
    for question in kinds_of(desk, SUMS):
        accepted = _row(SETTLED, desk.unit_id, question.id, say.CONFIRMED_ROW)
        options = (Option(say.ACCEPT, accepted), Option(say.AMEND, say.ROW_NONE))
        yield Choice(desk.unit.short_name, _asked(desk, question, longest), *options)


def _ceased(desk: Desk, longest: int) -> Iterator[Choice]:
    for row in unit_standings(desk):
        if row.is_open and row.owner == desk.unit_id and row.owner_ceased_on is not None:
            request = row.followed.request
            text = say.SUBJECT_CEASED.format(content=shortened(request.content.rstrip(" ."), longest))
            subject = named(text, request.source, follow_up_words.ROW_REQUEST)
            transfer, end = (
                say.ROW_ENTRY.format(id=request.id, kind=kind.value) for kind in (EntryKind.TRANSFER, EntryKind.END)
            )
            yield Choice(desk.unit.short_name, subject, Option(say.TRANSFER, transfer), Option(say.END, end))


def _citations(desks: Sequence[Desk]) -> Iterator[Choice]:
    for citation in doubtful(desks[0].data) if desks else ():
        confirmed = _row(CONFIRMED, "", citation.id, say.CONFIRMED_ROW)
        options = (Option(say.CONFIRM, confirmed), Option(say.DROP, say.ROW_DROP.format(id=citation.id)))
        yield Choice("", say.SUBJECT_LAW.format(document=citation.short), *options)


def _asked(desk: Desk, question: Question, longest: int) -> Words:
    return desk.question_facts.words(question, shortened(question.text, longest))
