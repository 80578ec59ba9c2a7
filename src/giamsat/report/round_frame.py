"""The frame of a synthesis, of the round or of one delegation, and its last words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from giamsat.blocks.model import Document, Fragment, Identity, Letterhead, Promise, Signature
from giamsat.formatting.dates import period, short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.model.parameters import Phase, RoundUnit
from giamsat.report.cited import Fact, cite
from giamsat.report.compose import paragraph, short_forms
from giamsat.report.frame import basis, letterhead, mandate, marks, signature
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import syntheses as say

DIRECT = "truc-tiep"
MOST_NAMED = 20
"""Units that the opening names one by one; the table of section I lists any number."""


def frame(desk: RoundDesk) -> Fragment:
    """Return the frame and opening paragraph: of working material without conclusions, or of a report."""
    row = desk.data.params.documents.get(desk.owner_id)
    kinds = say.KIND_NAMES_OF if desk.delegation else say.KIND_NAMES
    document = Document(
        kind_name=kinds[desk.phase.value],
        title=_title(desk),
        date=((row.date if row else None) or desk.round.report_date).isoformat(),
        blocks=(),
        phase=desk.phase.value,
        identity=Identity(desk.round.id, desk.owner_id, desk.data.name(desk.owner_id)),
        letterhead=_letterhead(desk),
        preface=(desk.round.example_note,) if desk.round.example_note else (),
        signature=None if desk.is_before else _signature(desk),
        marks=marks(row, illustrative=desk.is_illustrative, internal=desk.is_before),
        author=_named(desk, desk.round.letterhead.organ),
        short_forms=short_forms(desk.data.registry),
    )
    text = _material_opening(desk) if desk.is_before else _report_opening(desk)
    opening = paragraph(cite(text, tuple(_unit_facts(desk))))
    above = () if desk.is_before else basis(desk.data, desk.owner_id)
    return Fragment("mo-dau", (*above, opening), frame=document, promise=Promise(0, 0, 1))


def closing(desk: RoundDesk) -> Fragment:
    """Return the sentence that ends a report with «./.»; working material carries none."""
    if desk.is_before:
        return Fragment("ket-thuc")
    pattern = say.CLOSING_OF if desk.delegation else say.CLOSING
    text = pattern.format(act=desk.words.act, body=desk.body, title=desk.round.title)
    return Fragment("ket-thuc", (paragraph(text),), promise=Promise(0, 0, 1))


def _title(desk: RoundDesk) -> str:
    topic = desk.round.topic
    if desk.is_before:
        pattern = say.TITLE_OF if desk.delegation else say.TITLE
        return capitalized(pattern.format(topic=topic, scope=desk.scope, act=desk.words.act))
    pattern = say.TITLE_AFTER_OF if desk.delegation else say.TITLE_AFTER
    return pattern.format(result=desk.words.report_title, topic=topic, scope=desk.scope)


def _letterhead(desk: RoundDesk) -> Letterhead:
    row = desk.data.params.documents.get(desk.owner_id)
    head = letterhead(desk.data.params, row, with_number=not desk.is_before)
    return replace(head, organ=_named(desk, head.organ))


def _signature(desk: RoundDesk) -> Signature:
    """Return the signature block; a delegation's own head signs, unless the documents table names somebody else."""
    row = desk.data.params.documents.get(desk.owner_id)
    block = signature(desk.data.params, row)
    if desk.delegation is None:
        return block
    head = desk.delegation.head
    return replace(
        block,
        authority=_named(desk, block.authority),
        title=block.title if row and row.signer_title else head.role.upper(),
        name=block.name if row and row.signer_name else head.name,
    )


def _named(desk: RoundDesk, text: str) -> str:
    """Return an organ's line with the delegation's own name, where the round's organ is the beginning of that name."""
    organ = desk.round.letterhead.organ
    name = desk.delegation.name.upper() if desk.delegation else ""
    return text.replace(organ, name) if organ and name.startswith(organ) else text


# --- the opening ----------------------------------------------------------------------------------


def _ways(desk: RoundDesk) -> dict[str, list[RoundUnit]]:
    """Return the units by the way in which they are supervised, and those that were not heard when others were."""
    direct = [row for row in desk.round.units if row.mode == DIRECT]
    phase = desk.data.params.phase
    heard = direct if desk.is_before else [row for row in direct if phase(row.id) is Phase.AFTER]
    return {
        "direct": heard,
        "by_report": [row for row in desk.round.units if row.mode != DIRECT],
        "not_heard": [row for row in direct if row not in heard],
    }


def _unit_facts(desk: RoundDesk) -> Iterator[Fact]:
    """Yield where the units are listed, all and by the way in which they are supervised."""
    params, ways, act = desk.facts.places.params, _ways(desk), desk.words.act
    names = {
        say.SPOT_DIRECT.format(act=act) if desk.is_before else say.SPOT_HEARD: ways["direct"],
        say.SPOT_BY_REPORT.format(act=act): ways["by_report"],
        say.SPOT_NOT_HEARD: ways["not_heard"],
        say.ALL_OF if desk.delegation else say.ALL: desk.round.units,
    }
    for name, rows in names.items():
        if rows:
            yield Fact((params.round_units([row.id for row in rows], name),), (Decimal(len(rows)),))


def _material_opening(desk: RoundDesk) -> str:
    ways, act = _ways(desk), desk.words.act
    pairs = ((say.DIRECT, ways["direct"]), (say.BY_REPORT, ways["by_report"]))
    told = [pattern.format(count=count_words(len(rows)), act=act) for pattern, rows in pairs if rows]
    return say.OPENING.format(
        count=count_words(len(desk.round.units)), scope=desk.scope, ways=say.AND.join(told), **_measure(desk)
    )


def _report_opening(desk: RoundDesk) -> str:
    ways, act = _ways(desk), desk.words.act
    pairs = (
        (say.HEARD, ways["direct"]),
        (say.READ.format(act=act, units="{units}"), ways["by_report"]),
        (say.NOT_HEARD, ways["not_heard"]),
    )
    founding, plan = mandate(desk.round, desk.words)
    return say.OPENING_AFTER.format(
        founding=founding,
        plan=plan,
        days=_days(ways["direct"]),
        body=desk.body,
        speaker=capitalized(desk.body),
        done=say.STEP.join(pattern.format(units=_units(desk, rows)) for pattern, rows in pairs if rows),
        act=act,
        **_measure(desk),
    )


def _measure(desk: RoundDesk) -> dict[str, str]:
    """Return what figures of which time are told of whom."""
    return {
        "period": period(desk.round.period_from, desk.round.period_to, capital=desk.is_before),
        "cut_off": short_date(desk.round.cut_off),
        "within": say.WITHIN if desk.delegation else "",
    }


def _days(heard: Sequence[RoundUnit]) -> str:
    """Return between which days units were heard; nothing while the day of one is not known."""
    days = [row.visit_on for row in heard if row.visit_on is not None]
    if not days or len(days) < len(heard):
        return ""
    first, last = short_date(min(days)), short_date(max(days))
    return (say.DAY if first == last else say.DAYS).format(first=first, last=last)


def _units(desk: RoundDesk, rows: Sequence[RoundUnit]) -> str:
    if len(rows) > MOST_NAMED:
        return say.UNITS_MANY.format(count=count_words(len(rows)))
    wanted = {row.id for row in rows}
    names = join([unit.short_name for unit in desk.units if unit.id in wanted])
    return say.UNITS.format(count=count_words(len(rows)), names=names)
