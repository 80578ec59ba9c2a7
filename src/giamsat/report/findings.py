"""What the delegation concluded, printed from the register as people typed it.

The kit adds letters (Decree 30/2020: a, b, c, d, đ …), the place of each figure, and the verb that is used to an
addressee (params/addressees.csv); it composes nothing. Before the visit there is nothing to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from giamsat.blocks.model import Block, ListBlock
from giamsat.formatting.dates import deadline_words
from giamsat.formatting.lists import join, letter
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import bind, unended
from giamsat.model.findings import Cause, CauseKind, Findings, Priority, Recommendation
from giamsat.model.parameters import Addressee
from giamsat.report.cited import Cited, Fact, Words, cite
from giamsat.report.compose import Column, TableText, bound, dashes, lead, paragraph
from giamsat.report.desk import Desk
from giamsat.report.finding_places import pointed
from giamsat.report.places import of_sources
from giamsat.report.record_cells import named, told
from giamsat.texts_vi import findings as say
from giamsat.texts_vi import papers

CAUSE_PARTS = {CauseKind.OBJECTIVE: 1, CauseKind.SUBJECTIVE: 2}
"""The parts of section IV that hold the causes of each kind."""
WIDTHS = (0.05, 0.15, 0.32, 0.16, 0.15, 0.17)


def findings_of(desk: Desk) -> Findings | None:
    """Return the findings that may be printed; before the visit there are none."""
    return None if desk.is_before else desk.unit_data.findings


def result_blocks(desk: Desk, domain_id: str) -> list[Block]:
    """Return the results that were noted in a domain."""
    found = findings_of(desk)
    own = [row for row in found.results if row.domain == domain_id] if found else []
    if not own:
        return []
    return [lead(say.RESULTS.format(body=desk.words.body)), points(pointed(desk, row) for row in own)]


def shortcoming_blocks(desk: Desk) -> list[Block]:
    """Return the points of section III, each with the table and row or the document that it rests on."""
    found = findings_of(desk)
    return [points(pointed(desk, row) for row in found.shortcomings)] if found and found.shortcomings else []


def cause_blocks(desk: Desk, kind: CauseKind) -> list[Block]:
    """Return the causes of one kind, each with the points of section III that it explains."""
    found = findings_of(desk)
    own = found.causes_of(kind) if found else ()
    if found is None or not own:
        return []
    return [points(cause_words(found, row) for row in own)]


def responsibility_blocks(desk: Desk) -> list[Block]:
    """Return which body, and its head by title, answers for which subjective causes, as typed beside these."""
    found = findings_of(desk)
    lines = responsibilities(found) if found else []
    return [points(lines)] if lines else []


def recommendation_blocks(desk: Desk) -> list[Block]:
    """Return the table of recommendations, and above it how many go to whom, with the verb for each."""
    found = findings_of(desk)
    if found is None or not found.recommendations:
        return []
    known = desk.data.registry.addressees
    rows = ordered(known, found.recommendations)
    title = say.TABLE_TITLE.format(body=desk.words.body)
    table = desk.labels.table("kien-nghi", recommendation_table(found, rows, title), illustrative=desk.is_illustrative)
    text = bind(say.TABLE_LEAD.format(table=table.label, parts="; ".join(shares(known, rows))))
    return [lead(cite(text, _counts(known, rows))), table]


# --- shared with the papers -----------------------------------------------------------------------


def points(lines: Iterable[Words]) -> ListBlock:
    """Return lettered points."""
    return ListBlock(tuple((paragraph(bound(line)),) for line in lines), marker="alpha")


def listed(lines: Iterable[Words]) -> ListBlock:
    """Return lettered points, or a dash where there is only one and nothing names it by its letter."""
    rows = tuple(lines)
    return points(rows) if len(rows) > 1 else dashes(rows)


def responsibilities(found: Findings) -> list[Words]:
    """Return the lines about responsibility, one for each body and head, in the order of the register."""
    together: dict[tuple[str, str], list[tuple[int, Cause]]] = {}
    for kind in CAUSE_PARTS:
        for number, row in enumerate(found.causes_of(kind), start=1):
            if row.body or row.head:
                together.setdefault((row.body, row.head), []).append((number, row))
    lines: list[Words] = []
    for (body, head), rows in together.items():
        who = (say.RESPONSIBLE if body and head else say.RESPONSIBLE_BODY).format(body=body or head, head=head)
        parts = []
        for kind, part in CAUSE_PARTS.items():
            letters = [letter(number) for number, row in rows if row.kind is kind]
            if letters:
                parts.append(say.CAUSES_AT.format(points=point_words(letters), part=part))
        text = say.RESPONSIBLE_FOR.format(who=who, causes=join(parts))
        lines.append(named(text, rows[0][1].places["body"], say.ROW))
    return lines


def ordered(known: Mapping[str, Addressee], rows: Iterable[Recommendation]) -> list[Recommendation]:
    """Return recommendations by kind of addressee, then by priority, then as they stand in the register."""
    groups, priorities = list(known), list(Priority)
    return sorted(rows, key=lambda row: (groups.index(row.group), priorities.index(row.priority)))


def shares(known: Mapping[str, Addressee], rows: Sequence[Recommendation]) -> list[str]:
    """Return how many recommendations go to each kind of addressee: «02 nội dung yêu cầu, đề nghị sở, ban, ngành»."""
    counted = {name: sum(row.group == name for row in rows) for name in known}
    return [
        say.SUMMARY.format(count=count_words(count), verb=known[name].verb, group=known[name].title)
        for name, count in counted.items()
        if count
    ]


def _counts(known: Mapping[str, Addressee], rows: Sequence[Recommendation]) -> list[Fact]:
    """Return how many rows of the register go to each kind of addressee, and which these are."""
    facts = []
    for name, group in known.items():
        own = [row.source for row in rows if row.group == name]
        if own:
            spots = tuple(of_sources(own, say.COUNTED.format(group=group.title), "", "count"))
            facts.append(Fact(spots, numbers=(Decimal(len(own)),)))
    return facts


def recommendation_table(found: Findings | None, rows: Sequence[Recommendation], title: str) -> TableText:
    """Return the table of recommendations: who, what, by which product, until when, and to whom it is reported.

    With ``found`` each names the points of section III that it is about; a paper without these points has none.
    """
    aligns = ("center", "left", "left", "left", "left", "left")
    columns = [Column(head, width, align) for head, width, align in zip(say.TABLE_HEADS, WIDTHS, aligns, strict=True)]
    return TableText(
        columns,
        [(str(number), *_row(found, row)) for number, row in enumerate(rows, start=1)],
        title,
        note=say.TABLE_NOTE,
    )


def _row(found: Findings | None, row: Recommendation) -> tuple[Words, ...]:
    due = deadline_words(row.due.kind.value, row.due.last_day, row.due.text)
    stem = unended(row.content)
    content = related(found, stem, row.shortcoming_ids) if found is not None else stem
    return (
        told(row.addressee, row.source, say.ROW),
        named(content, row.source, say.ROW),
        told(row.product, row.source, say.ROW),
        told(due, row.source, say.ROW),
        told(row.report_back, row.source, say.ROW),
    )


def related(found: Findings, text: str, shortcoming_ids: Sequence[str], pattern: str = say.RELATED) -> str:
    """Return words with the points of section III that they are about: «… (liên quan điểm a, điểm c mục III)».

    :param pattern: how the points are named; those of a synthesis are of a part of section III.
    """
    letters = [letter(number) for number, row in enumerate(found.shortcomings, start=1) if row.id in shortcoming_ids]
    stem = unended(text)
    if not letters:
        return stem
    return say.POINTERS.format(content=stem, pointers=pattern.format(points=point_words(letters)))


def point_words(letters: Sequence[str]) -> str:
    """Return «điểm a, điểm c»."""
    return ", ".join(say.POINT.format(letter=one) for one in letters)


def cause_words(found: Findings, row: Cause, pattern: str = say.RELATED, source: str = say.ROW) -> Words:
    """Return a cause with the points that it explains, and its row of the register (``source`` says of which)."""
    return named(f"{related(found, row.content, row.shortcoming_ids, pattern)}.", row.source, source)


def of_unit(desk: Desk, said: Words) -> Words:
    """Return words with the unit that they are about, as a paper about several prints them."""
    text = said.text if isinstance(said, Cited) else said
    whole = papers.OF_UNIT.format(unit=desk.unit.short_name, content=text)
    return Cited(whole, said.sources) if isinstance(said, Cited) else whole
