"""The minutes of a working day (biên bản), from the record of the visit: what was said and seen, no conclusion.

Form: Decree 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9: place and date in the text, secretary and chair sign side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from giamsat.blocks.model import (
    Block,
    Document,
    Heading,
    Identity,
    Letterhead,
    ListBlock,
    Signature,
    Text,
)
from giamsat.formatting.dates import deadline_words, full_date, short_date
from giamsat.formatting.numbers import count_words, exact
from giamsat.formatting.text import unended
from giamsat.model.rounds import Registry, RoundParams
from giamsat.model.visits import Commitment, Observation, Participant, Visit
from giamsat.report.compose import Column, TableText, dashes, lead, paragraph, short_forms, table
from giamsat.report.kinds import WORDS
from giamsat.texts_vi import visited as say
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE

SECRETARY = Signature((), "", say.SIGNS[0], say.NAME)
"""Who signs at the left."""


def minutes(registry: Registry, params: RoundParams, visit: Visit) -> Document:
    """Return the minutes of a visit; what nobody has noted prints as a blank, a part without notes is left out."""
    round_, unit = params.round, registry.units[visit.unit_id]
    name = unit.official_name
    return Document(
        kind_name=say.MINUTES,
        title=say.MINUTES_TITLE.format(topic=round_.topic, unit=name),
        date=(visit.held_on or round_.report_date).isoformat(),
        blocks=tuple(_blocks(registry, params, visit)),
        identity=Identity(round_.id, visit.unit_id, name),
        letterhead=Letterhead(round_.letterhead.parent, round_.letterhead.organ, say.NUMBER, ""),
        preface=(round_.example_note,) if round_.example_note else (),
        signature=Signature(tuple(line.format(unit=name) for line in say.RECIPIENTS), "", say.SIGNS[1], say.NAME),
        marks=(DRAFT, *((ILLUSTRATIVE,) if visit.is_illustrative else ())),
        author=round_.letterhead.organ,
        short_forms=short_forms(registry),
    )


def _blocks(registry: Registry, params: RoundParams, visit: Visit) -> Iterator[Block]:
    day = full_date(visit.held_on) if visit.held_on else say.DAY_BLANK
    yield paragraph(say.BEGUN.format(hour=visit.begun or say.HOUR_BLANK, day=day))
    yield paragraph(say.PLACE.format(place=visit.place.rstrip(".") or say.BLANK))
    yield from _present(registry, params, visit)
    yield Heading(1, (Text(say.CONTENT),))
    number = 0
    for key, make in _PARTS.items():
        if getattr(visit, key):
            number += 1
            yield Heading(2, (Text(f"{number}. {say.PARTS[key]}"),))
            yield make(visit)
    yield lead(say.ENDED.format(hour=visit.ended or say.HOUR_BLANK, day=day))


def _present(registry: Registry, params: RoundParams, visit: Visit) -> Iterator[Block]:
    """Yield who took part, by side and role, and who chaired and wrote; names are left to be filled in by hand."""
    yield paragraph(say.PRESENT)
    body = WORDS[params.round.kind].body
    names = {"body": body, "unit": registry.units[visit.unit_id].official_name}
    sides = []
    for side, pattern in say.SIDES.items():
        own = [row for row in visit.participants if (row.side or "khac") == side]
        if own:
            sides.append((paragraph(f"{pattern.format(**names)}:"), dashes(_person(row) for row in own)))
    if sides:
        yield ListBlock(tuple(sides), marker="alpha")
    delegation = next(row for row in params.round.delegations if row.id == params.unit(visit.unit_id).delegation)
    writer = next((row.role for row in delegation.members if row.role.casefold().startswith("thư ký")), "")
    yield paragraph(say.CHAIR.format(role=_role(visit, delegation.head.role)))
    post = _role(visit, writer).partition(", ")[2]  # «Thư ký» stands in the sentence already
    yield paragraph(say.SECRETARY.format(role=post) if post else say.SECRETARY_BARE)


def _person(row: Participant) -> str:
    if row.count is not None and row.count > 1:
        return say.PEOPLE.format(role=row.role, count=count_words(row.count))
    return say.PERSON.format(role=row.role)


def _role(visit: Visit, role: str) -> str:
    """Return the role of a member who was there, as noted; a blank when nobody of that role was."""
    key = role.casefold()
    found = (row.role for row in visit.participants if key and row.role.casefold().startswith(key))
    return next(found, say.BLANK)


def _answers(visit: Visit) -> Block:
    rows = [(row.question, row.answer) for row in visit.answers]
    return _table(say.ANSWER_HEADS, (0.06, 0.47, 0.47), rows)


def _statements(visit: Visit) -> Block:
    said = ((row.speaker, unended(row.content)) for row in visit.statements)
    return dashes(say.SAID.format(speaker=speaker, content=content) for speaker, content in said)


def _observations(visit: Visit) -> Block:
    return dashes(_seen(row) for row in visit.observations)


def _seen(row: Observation) -> str:
    evidence = say.EVIDENCE.format(evidence=row.evidence) if row.evidence else ""
    content = unended(row.content)
    if not row.place:
        return f"{content}{evidence}."
    return f"{say.SEEN_LINE.format(place=row.place, content=content, evidence=evidence)}."


def _samples(visit: Visit) -> Block:
    rows = [
        (
            row.code,
            row.field or say.NONE,
            *(short_date(day) if day else say.NONE for day in (row.received_on, row.due_on, row.done_on)),
            row.finding or say.NONE,
        )
        for row in visit.samples
    ]
    return _table(say.SAMPLE_HEADS, (0.06, 0.21, 0.16, 0.12, 0.12, 0.12, 0.21), rows)


def _readings(visit: Visit) -> Block:
    rows = [
        (row.label, row.figure.as_printed or exact(row.figure.value or 0), row.system, row.read_at, row.reader)
        for row in visit.readings
    ]
    return _table(say.MINUTES_READING_HEADS, (0.06, 0.28, 0.13, 0.2, 0.18, 0.15), rows)


def _commitments(visit: Visit) -> Block:
    rows = [(row.content, row.owner or say.NONE, row.product or say.NONE, _due(row)) for row in visit.commitments]
    return _table(say.COMMITMENT_HEADS, (0.06, 0.38, 0.2, 0.18, 0.18), rows)


def _supplements(visit: Visit) -> Block:
    return _table(say.SUPPLEMENT_HEADS, (0.06, 0.7, 0.24), [(row.content, _due(row)) for row in visit.supplements])


def _due(row: Commitment) -> str:
    return deadline_words(row.due.kind.value, row.due.last_day, row.due.text)


def _table(heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Block:
    """Return a table whose rows are counted in the first column."""
    columns = [
        Column(head, width, "center" if place == 0 else "left")
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    return table(TableText(columns, [(str(number), *row) for number, row in enumerate(rows, start=1)], ""))


_PARTS: dict[str, Callable[[Visit], Block]] = {
    "answers": _answers,
    "statements": _statements,
    "observations": _observations,
    "samples": _samples,
    "readings": _readings,
    "commitments": _commitments,
    "supplements": _supplements,
}
"""The parts of the content by field of the visit, in the order of a working day."""
