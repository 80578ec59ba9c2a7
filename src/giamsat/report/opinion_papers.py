"""Papers made of voices: members' and experts' opinions by section, and the table of what became of units' objections.

Opinions are for the delegation alone and name nobody; a role stands beside one only where its author allowed it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from giamsat.blocks.model import Block, Document, Heading, Identity, Letterhead, Text
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words
from giamsat.model.opinions import Objection, Opinion
from giamsat.model.rounds import Registry, RoundParams
from giamsat.report.compose import Column, TableText, lead, numbered, short_forms, table
from giamsat.report.kinds import WORDS
from giamsat.texts_vi import opinions as say
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE
from giamsat.workbook.opinions import ANSWERS, SECTIONS


def opinion_summary(
    registry: Registry, params: RoundParams, delegation_id: str, opinions: Sequence[Opinion]
) -> Document:
    """Return the opinions of one delegation grouped by section, in the order of a report."""
    delegation = next(row for row in params.round.delegations if row.id == delegation_id)
    title = say.SUMMARY_TITLE.format(delegation=delegation.name)
    return _document(registry, params, say.SUMMARY, title, tuple(_by_section(registry, opinions)), (say.INTERNAL,))


def _by_section(registry: Registry, opinions: Sequence[Opinion]) -> Iterator[Block]:
    if not opinions:
        yield lead(say.SUMMARY_NONE)
        return
    yield lead(say.SUMMARY_INTRO.format(count=count_words(len(opinions))))
    domains = sorted(registry.domains.values(), key=lambda row: row.order)
    titles = {slug: word for word, slug in SECTIONS} | {row.id: row.title for row in domains}
    for section, title in titles.items():
        own = [row for row in opinions if row.section == section]
        if own:
            yield Heading(1, (Text(say.SECTION.format(title=title, count=count_words(len(own)))),))
            yield numbered(_opinion(registry, row) for row in own)


def _opinion(registry: Registry, row: Opinion) -> str:
    unit = say.OF_UNIT.format(unit=registry.units[row.unit_id].official_name) if row.unit_id else ""
    return say.OPINION.format(
        unit=unit,
        content=row.content.strip().rstrip("."),
        proposal=say.PROPOSAL.format(proposal=row.proposal.strip().rstrip(".")) if row.proposal.strip() else "",
        role=say.ROLE.format(role=row.role) if row.is_named else "",
    )


def objection_paper(registry: Registry, params: RoundParams, objections: Sequence[Objection]) -> Document:
    """Return the table of what units said of the draft and what the delegation did with it, units in official order."""
    act = WORDS[params.round.kind].act
    title = say.TABLE_TITLE.format(report=say.REPORT.format(act=act))
    return _document(registry, params, say.TABLE, title, tuple(_table(registry, objections)), (DRAFT,))


def _table(registry: Registry, objections: Sequence[Objection]) -> Iterator[Block]:
    if not objections:
        yield lead(say.TABLE_NONE)
        return
    counts = Counter(row.answer for row in objections)
    parts = [
        say.PART.format(word=word[:1].lower() + word[1:], count=count_words(counts[slug]))
        for word, slug in (*ANSWERS, (say.NOT_ANSWERED, ""))
        if counts[slug]
    ]
    units = count_words(len({row.unit_id for row in objections}))
    yield lead(say.TABLE_INTRO.format(units=units, count=count_words(len(objections)), parts=", ".join(parts)))
    ordered = sorted(objections, key=lambda row: registry.units[row.unit_id].order)
    yield table(TableText(objection_columns(), objection_cells(registry, ordered), ""))


def objection_columns() -> list[Column]:
    """Return the columns of the table of objections."""
    widths = (0.06, 0.2, 0.32, 0.27, 0.15)
    return [
        Column(head, width, "center" if place == 0 else "left")
        for place, (head, width) in enumerate(zip(say.HEADS, widths, strict=True))
    ]


def objection_cells(registry: Registry, objections: Sequence[Objection]) -> list[tuple[str, ...]]:
    """Return the row of each objection: unit and letter, what it says, what was done with it, where."""
    return [
        (
            str(number),
            " ".join(filter(None, (registry.units[row.unit_id].official_name, _letter(row)))),
            (say.AT.format(place=row.place) if row.place else "") + row.content,
            _answer(row),
            row.amended_at or say.NONE,
        )
        for number, row in enumerate(objections, start=1)
    ]


def _letter(row: Objection) -> str:
    if not row.document:
        return ""
    pattern = say.LETTER_DATED if row.day else say.LETTER
    return pattern.format(document=row.document, day=short_date(row.day) if row.day else "")


def _answer(row: Objection) -> str:
    words = {slug: word for word, slug in ANSWERS}
    parts = [words.get(row.answer, say.NOT_ANSWERED), row.reason.strip().rstrip(".")]
    return " ".join(f"{part}." for part in parts if part)


def _document(
    registry: Registry, params: RoundParams, kind: str, title: str, blocks: tuple[Block, ...], marks: tuple[str, ...]
) -> Document:
    round_ = params.round
    return Document(
        kind_name=kind,
        title=title,
        date=round_.report_date.isoformat(),
        blocks=blocks,
        identity=Identity(round_.id, "", round_.letterhead.organ),
        letterhead=Letterhead(round_.letterhead.parent, round_.letterhead.organ, "", ""),
        preface=(round_.example_note,) if round_.example_note else (),
        marks=(*marks, *((ILLUSTRATIVE,) if round_.fictional else ())),
        author=round_.letterhead.organ,
        short_forms=short_forms(registry),
    )
