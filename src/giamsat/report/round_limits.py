"""Sections III and IV of a synthesis that concludes: what people typed, the common first, then what units have alone.

Nothing is printed twice: a row of a unit that a common row stands for is told there. The kit composes nothing.
"""

from __future__ import annotations

from decimal import Decimal

from giamsat.analysis.common_findings import rest
from giamsat.blocks.model import Block, Emphasis, Fragment, ListBlock, Paragraph, Promise, Text
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import unended
from giamsat.model.findings import CauseKind, Statement
from giamsat.report.cited import Fact, Words, cite
from giamsat.report.compose import dashes, lead
from giamsat.report.conclusion import heading
from giamsat.report.finding_places import pointed
from giamsat.report.findings import cause_words, of_unit, points, responsibilities
from giamsat.report.record_cells import named
from giamsat.report.round_common import common_words
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import findings as register
from giamsat.texts_vi import synthesis as say

RESPONSIBILITY = "trach-nhiem"


def limits(desk: RoundDesk) -> Fragment:
    """Section III: common limits with n of N, names, figure and appendix; then those of units, by domain."""
    common = desk.common.shortcomings if desk.common else ()
    own = [] if desk.is_before else by_domain(desk, "shortcomings")
    if not common and not own:
        return Fragment("III")
    blocks: list[Block] = [lead(_lead(desk))]
    if common:
        blocks += [heading(say.LIMITS_COMMON, 2), points(common_words(desk, row) for row in common)]
    if own:
        blocks += [*([heading(say.LIMITS_OF_UNITS, 2)] if common else []), *own]
    return Fragment("III", tuple(blocks), promise=Promise(paragraphs=1), fills=True)


def concluded(desk: RoundDesk, part: str) -> Fragment:
    """Return a part of section IV: «khach-quan», «chu-quan» or «trach-nhiem»."""
    if desk.is_before:
        return Fragment(f"IV.{part}")
    blocks = _responsibility(desk) if part == RESPONSIBILITY else _causes(desk, CauseKind(part))
    return Fragment(f"IV.{part}", tuple(blocks), fills=bool(blocks))


def by_domain(desk: RoundDesk, table: str, domain_id: str = "") -> list[Block]:
    """Return results or limits of units that no common row stands for, under their domains, or of one domain alone."""
    rows = rest(desk.data, desk.common, table)
    blocks: list[Block] = []
    for domain in desk.data.registry.domains.values():
        own = [(unit_id, row) for unit_id, row in rows if row.domain == domain.id]
        if not own or domain_id not in ("", domain.id):
            continue
        if not domain_id:
            blocks.append(Paragraph((Emphasis((Text(f"{domain.title}:"),)),)))
        blocks.append(_of_units(desk, own))
    return blocks


def _of_units(desk: RoundDesk, rows: list[tuple[str, Statement]]) -> ListBlock:
    desks = {unit_id: desk.unit_desk(unit_id) for unit_id, _ in rows}
    return dashes(of_unit(desks[unit_id], pointed(desks[unit_id], row, has_tables=False)) for unit_id, row in rows)


def _lead(desk: RoundDesk) -> Words:
    count = len(desk.units)
    listed = desk.facts.places.params.round_units([unit.id for unit in desk.units], say.SPOT_UNITS)
    text = say.LIMITS_LEAD.format(count=count_words(count), body=desk.body)
    return cite(text, [Fact((listed,), (Decimal(count),))])


def _causes(desk: RoundDesk, kind: CauseKind) -> list[Block]:
    """Return the common causes of a kind with the points of III.1 that they explain, then those of units."""
    blocks: list[Block] = []
    if desk.common and (own := desk.common.causes_of(kind)):
        common = desk.common
        blocks.append(points(cause_words(common, row, common_say.AT_LIMITS, common_say.ROW) for row in own))
    rows = [(unit_id, row) for unit_id, row in rest(desk.data, desk.common, "causes") if row.kind is kind]
    if rows:
        blocks += [lead(say.OF_UNITS)] if blocks else []
        blocks.append(
            dashes(
                of_unit(desk.unit_desk(unit_id), named(f"{unended(row.content)}.", row.source, register.ROW))
                for unit_id, row in rows
            )
        )
    return blocks


def _responsibility(desk: RoundDesk) -> list[Block]:
    """Return which body, and its head by title, answers for which causes; each body and head once."""
    common = responsibilities(desk.common) if desk.common else []
    told = {(row.body, row.head) for row in (desk.common.causes if desk.common else ())}
    lines: dict[tuple[str, str], Words] = {}
    for _, row in rest(desk.data, desk.common, "causes"):
        who = (row.body, row.head)
        if any(who) and who not in told and who not in lines:
            pattern = say.RESPONSIBLE if all(who) else say.RESPONSIBLE_BODY
            text = pattern.format(body=row.body or row.head, head=row.head)
            lines[who] = named(text, row.places["body"], register.ROW)
    blocks: list[Block] = [points(common)] if common else []
    if lines:
        blocks += [lead(say.OF_UNITS)] if blocks else []
        blocks.append(dashes(lines.values()))
    return blocks
