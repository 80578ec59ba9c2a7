"""The draft of what the round ends in: nghị quyết of the council, kết luận of its standing body or of a board.

Contents: Luật 87/2015/QH13, Điều 16 khoản 4: (a) results, limits, causes, responsibility of the body and of its head;
(b) time to remedy; (c) who carries it out; (d) who reports back. All of it is gathered from the registers of findings;
what they do not say is a blank. Whether and how it is adopted is not the kit's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from giamsat.blocks.model import (
    Block,
    Document,
    Emphasis,
    Identity,
    Letterhead,
    Paragraph,
    Signature,
    Text,
)
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.model.findings import CauseKind
from giamsat.model.rounds import RoundData
from giamsat.params import legal_basis
from giamsat.report.compose import dashes, lead, paragraph, table, words
from giamsat.report.conclusion import heading, or_blank
from giamsat.report.desk import Desk
from giamsat.report.findings import points, recommendation_table
from giamsat.report.frame import recipients
from giamsat.report.kinds import WORDS
from giamsat.report.resolution_rows import Gathered, gather
from giamsat.texts_vi import papers as say
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE, UNVERIFIED

_NOT_ASKED = "không yêu cầu"


def resolution(data: RoundData, desks: Iterable[Desk]) -> Document | None:
    """Return the draft of the round's act, ``None`` while no unit has findings that may be printed.

    ``desks`` are those of the units, in official order.
    """
    found = gather(data, desks)
    if not found.desks:
        return None
    round_ = data.params.round
    act, number, issuer, line, authority, signer, this, part = say.ACTS[round_.founder]
    kind = WORDS[round_.kind]
    names = {"body": kind.body, "act": kind.act, "topic": round_.topic}
    council = " ".join(round_.letterhead.parent.split()) or say.BLANK
    organ = issuer.format(council=council)
    is_illustrative = any(desk.is_illustrative for desk in found.desks.values())
    basis = [*([paragraph(line)] if line else []), *_basis(data, names)]
    return Document(
        kind_name=act,
        title=say.ACT_TITLE.format(**names),
        date=round_.report_date.isoformat(),
        blocks=(*basis, *_parts(found, part), paragraph(say.ACT_END.format(act=this))),
        identity=Identity(round_.id, "", round_.title),
        letterhead=Letterhead("", organ, number, f"{round_.letterhead.place}, {say.DAY_BLANK}"),
        preface=(round_.example_note,) if round_.example_note else (),
        signature=Signature(
            recipients([one.format(**names) for one in say.ACT_RECIPIENTS]), authority, signer, say.NAME
        ),
        marks=(DRAFT, *((ILLUSTRATIVE,) if is_illustrative else ())),
        author=organ,
    )


def _basis(data: RoundData, names: dict[str, str]) -> list[Paragraph]:
    """Return the lines of the basis: laws by the founding day, the founding act, the delegation's report."""
    lines = []
    for citation in legal_basis(data.registry, data.params.round):
        doubt = "" if citation.verified else f" ({UNVERIFIED})"
        lines.append(say.CITED.format(citation=f"{citation.full}{doubt}"))
    lines.append(say.CITED.format(citation=data.params.round.founding_act or say.BLANK))
    lines.append(say.CITED_REPORT.format(**names))
    last = len(lines) - 1
    return [Paragraph((Emphasis(words(f"{one}{'.' if at == last else ';'}")),)) for at, one in enumerate(lines)]


def _parts(found: Gathered, part: str) -> Iterator[Block]:
    titles = (say.PART_FOUND, say.PART_REMEDY, say.PART_DUTY, say.PART_REPORT)
    makers = (_found, _remedy, _duty, _reports)
    for number, (title, make) in enumerate(zip(titles, makers, strict=True), start=1):
        yield heading(f"{part.format(number=number)}{title}")
        yield from make(found)


def _found(found: Gathered) -> Iterator[Block]:
    units = join([desk.unit.short_name for desk in found.desks.values()])
    yield lead(say.FOUND_OF.format(count=count_words(len(found.desks)), units=units))
    yield heading(say.FOUND_RESULTS, 2)
    yield from or_blank(_statements(found, "results"))
    yield heading(say.FOUND_SHORTCOMINGS, 2)
    yield from or_blank(_statements(found, "shortcomings"))
    for kind, title in ((CauseKind.OBJECTIVE, say.FOUND_OBJECTIVE), (CauseKind.SUBJECTIVE, say.FOUND_SUBJECTIVE)):
        lines = found.causes(kind)
        yield heading(title, 2)
        yield from or_blank([points(lines)] if lines else [])
    yield heading(say.FOUND_RESPONSIBILITY, 2)
    bodies = [say.RESPONSIBLE.format(body=body, head=head) for body, head in found.responsible()]
    yield from or_blank([points(bodies)] if bodies else [])


def _statements(found: Gathered, table_id: str) -> list[Block]:
    """Return results or shortcomings by domain."""
    blocks: list[Block] = []
    for domain in found.data.registry.domains.values():
        lines = found.statements(domain.id, table_id)
        if lines:
            blocks += [Paragraph((Emphasis((Text(f"{domain.title}:"),)),)), points(lines)]
    return blocks


def _remedy(found: Gathered) -> Iterator[Block]:
    rows = found.recommendations()
    marked = any(desk.is_illustrative for desk in found.desks.values())
    yield from or_blank([table(recommendation_table(None, rows, say.TABLE_TITLE), illustrative=marked)] if rows else [])


def _duty(found: Gathered) -> Iterator[Block]:
    names = dict.fromkeys(row.addressee for row in found.recommendations())
    if names:
        yield lead(say.DUTIES.format(names="; ".join(names)))
    yield paragraph(say.DUTY_BLANK)


def _reports(found: Gathered) -> Iterator[Block]:
    lines = dict.fromkeys(
        say.REPORTS_BACK.format(addressee=row.addressee, report_back=row.report_back.strip().rstrip("."))
        for row in found.recommendations()
        if row.report_back.strip().casefold() != _NOT_ASKED
    )
    if lines:
        yield dashes(lines)
    yield paragraph(say.REPORT_BLANK)
