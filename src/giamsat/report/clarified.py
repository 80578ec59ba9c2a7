"""Questions with who asks them and what became of them: for the papers of a visit and the appendix after it.

The order is that of section VI: the kit's questions by strength, then those that people added. Nothing is concluded:
an answer is quoted, an assessment and a remark stand as a person typed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from giamsat.analysis.questions import questions
from giamsat.formatting.cells import cell_runs
from giamsat.formatting.dates import short_date
from giamsat.model.clarifications import Clarification, Clarifications
from giamsat.model.judgement import Question
from giamsat.model.rounds import RoundData
from giamsat.model.values import Source
from giamsat.model.visits import Answer, Visit
from giamsat.texts_vi import clarifications as say


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its row of the register and, where nobody wrote an answer there, what was noted at the visit."""

    question: Question | None
    row: Clarification | None
    spoken: Answer | None = None

    @property
    def text(self) -> str:
        """The question."""
        if self.question is not None:
            return self.question.text
        if self.row is not None:
            return self.row.question
        return self.spoken.question if self.spoken is not None else ""

    @property
    def asker(self) -> str:
        """Who asks, as a role."""
        return self.row.asker if self.row is not None else ""

    @property
    def is_added(self) -> bool:
        """Whether people added it."""
        return self.question is None

    @property
    def is_answered(self) -> bool:
        """Whether the unit answered, in writing or at the table."""
        return self.spoken is not None or (self.row is not None and bool(self.row.answer))


def asked(
    data: RoundData, unit_id: str, visit: Visit | None = None, found: Sequence[Question] | None = None
) -> tuple[Asked, ...]:
    """Return what is asked: the kit's questions, those that people added, those that were put at the ``visit``.

    :param found: the kit's questions, when they are known already.
    """
    register = data.units[unit_id].clarifications
    kit = questions(data, unit_id) if found is None else found
    proposed = [Asked(one, register.of(one.id) if register else None) for one in kit]
    own = [Asked(None, row) for row in register.own()] if register else []
    known = {one.question.id for one in proposed if one.question is not None}
    spoken = [Asked(None, None, row) for row in visit.answers if row.question_id not in known] if visit else []
    return tuple(_with_spoken(one, visit) for one in (*proposed, *own, *spoken))


def settled(data: RoundData, unit_id: str, found: Sequence[Question] | None = None) -> tuple[Clarification, ...]:
    """Return the rows of the register that are no longer asked and about which people wrote something."""
    register: Clarifications | None = data.units[unit_id].clarifications
    current = {one.id for one in (questions(data, unit_id) if found is None else found)}
    rows = register.rows if register is not None else ()
    return tuple(row for row in rows if not row.is_own and row.key not in current and row.is_answered)


def figures_words(question: Question) -> str:
    """Return where the figures of a question stand, in few words."""
    return "; ".join(_places(question.places))


def _with_spoken(one: Asked, visit: Visit | None) -> Asked:
    if visit is None or one.question is None or one.is_answered:
        return one
    spoken = next((row for row in visit.answers if row.question_id == one.question.id), None)
    return Asked(one.question, one.row, spoken)


def _places(places: Sequence[Source]) -> Iterator[str]:
    def key(source: Source) -> tuple[str, str, str]:
        return source.file, source.sheet, source.title

    for (_, sheet, title), same in groupby(sorted(places, key=key), key=key):
        rows = list(same)
        cells = cell_runs(row.cell for row in rows if row.cell)
        if sheet and cells:
            yield say.PLACE_SHEET.format(sheet=sheet, cells=cells)
            continue
        lines = ", ".join(str(line) for line in sorted({row.line for row in rows if row.line}))
        name = title or rows[0].file.rpartition("/")[2]
        if name:
            yield (say.PLACE_LINE if lines else say.PLACE_FILE).format(title=name, lines=lines)


def answer_words(one: Asked, visit: Visit | None) -> str:
    """Return the unit's answer as a quotation with its document (practice, sentence 43)."""
    if one.row is not None and one.row.answer:
        return row_answer(one.row)
    if one.spoken is not None and visit is not None:
        day = short_date(visit.held_on) if visit.held_on else "…"
        return say.SPOKEN.format(answer=_unquoted(one.spoken.answer), day=day)
    return say.NOT_ANSWERED


def row_answer(row: Clarification) -> str:
    """Return an answer of the register as a quotation with its document."""
    document = ""
    if row.document:
        pattern = say.DOCUMENT_DATED if row.answered_on else say.DOCUMENT
        document = pattern.format(document=row.document, day=short_date(row.answered_on) if row.answered_on else "")
    return say.ANSWER.format(answer=_unquoted(row.answer), document=document) if row.answer else say.NOT_ANSWERED


def assessment_words(row: Clarification | None) -> str:
    """Return how people assessed an answer, in their words."""
    if row is None or not (row.assessment or row.remark):
        return say.NOT_ASSESSED
    parts = [part.strip().rstrip(".") for part in (row.assessment, row.remark) if part.strip()]
    return " ".join(f"{part}." for part in parts)


def _unquoted(text: str) -> str:
    return text.strip().strip('“”"').strip()


def by_asker(rows: Iterable[Asked], roles: Sequence[str]) -> list[tuple[str, list[Asked]]]:
    """Return the questions by who asks, in the order of the delegation's roles; those of nobody last."""
    groups: dict[str, list[Asked]] = {}
    for one in rows:
        groups.setdefault(one.asker.strip(), []).append(one)
    known = {role.casefold(): place for place, role in enumerate(roles)}

    def place(role: str) -> tuple[int, int]:
        return (1, 0) if not role else (0, known.get(role.casefold(), len(known)))

    return [(role, groups[role]) for role in sorted(groups, key=place)]
