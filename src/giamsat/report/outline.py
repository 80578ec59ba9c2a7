"""The outline by which a unit writes its report: from the catalogue and the form that it fills in, one definition.

What does not apply at the unit's level is not asked. The parts follow the outline that delegations use (domain.md 1.3,
2.2: situation, results, limits and causes, former requests, proposals); what nobody has entered prints as a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giamsat.analysis.groups import applies
from giamsat.blocks.model import (
    Appendix,
    Block,
    Document,
    Emphasis,
    Heading,
    Identity,
    Letterhead,
    Paragraph,
    Table,
    Text,
)
from giamsat.formatting.dates import period_text, short_date
from giamsat.formatting.text import lower_first
from giamsat.model.parameters import Domain, Indicator, Kind, Unit
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import legal_basis
from giamsat.report.compose import Column, TableText, dashes, lead, paragraph, short_forms, small, table, titled
from giamsat.report.kinds import WORDS, KindWords
from giamsat.texts_vi import outline as say
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.layout import (
    DOCUMENTS,
    INITIATIVES,
    PROJECTS,
    REQUESTS,
    SCORES,
    SHORTFALLS,
    SYSTEMS,
    TASKS,
    UTILITIES,
    VOICES,
    Sheet,
    SheetKind,
    sheet_with,
    sheets_of,
)
from giamsat.workbook.layout import Table as Records

RECORDS_OF: Mapping[str, tuple[Records | SheetKind, ...]] = {
    "chi-dao": (TASKS, INITIATIVES, SHORTFALLS),
    "tthc": (SheetKind.DOSSIERS, SheetKind.SUB_UNITS),
    "tai-chinh": (PROJECTS,),
    "tac-dong": (SCORES,),
    "cds": (SYSTEMS,),
    "de-an-06": (UTILITIES,),
}
"""Records and kinds of sheets that belong to a domain, as section II of the report prints them."""


@dataclass(frozen=True)
class _Asked:
    """What is asked of one unit of a round."""

    registry: Registry
    params: RoundParams
    unit: Unit

    @property
    def words(self) -> KindWords:
        """The words of the round's kind."""
        return WORDS[self.params.round.kind]

    @property
    def plan(self) -> str:
        """The plan of the round, with blanks where nobody has entered it."""
        return self.params.round.plan or say.PLAN.format(body=self.words.body)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the form that apply."""
        return tuple(sheet for sheet in self.form if sheet.number and sheet.applies_to(self.unit.level))

    @property
    def form(self) -> tuple[Sheet, ...]:
        """The sheets of the round's form."""
        return sheets_of(self.params.sheets)

    def where(self, words: str, records: Records) -> str:
        """Return ``words`` about the sheet that holds the records, «» when the form has none."""
        sheet = sheet_with(records, self.form)
        return words.format(sheet=sheet.name) if sheet is not None else ""

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains of the round, in order."""
        wanted = self.params.round.domains
        found = sorted(self.registry.domains.values(), key=lambda row: row.order)
        return tuple(domain for domain in found if not wanted or domain.id in wanted)

    def indicators(self, domain_id: str) -> tuple[Indicator, ...]:
        """Return what the form asks in a domain, and the shares that are worked out of it."""
        own = [row for row in self.registry.indicators.values() if row.domain == domain_id and applies(row, self.unit)]
        return tuple(row for row in own if row.sheet or row.kind is Kind.RATE)


def outline(registry: Registry, params: RoundParams, unit_id: str) -> Document:
    """Return the outline of a unit's report.

    :raises KeyError: when the unit is not in the registry.
    """
    asked = _Asked(registry, params, registry.units[unit_id])
    head = params.round.letterhead
    name = asked.unit.official_name
    return Document(
        kind_name=say.KIND,
        title=say.TITLE.format(topic=params.round.topic, unit=name),
        date=(params.round.founded_on or params.round.period_to).isoformat(),
        blocks=tuple(_blocks(asked)),
        identity=Identity(params.round.id, unit_id, name),
        letterhead=Letterhead(head.parent, head.organ, "", ""),
        preface=(params.round.example_note,) if params.round.example_note else (),
        appendices=(_appendix(asked),),
        marks=(ILLUSTRATIVE,) if asked.unit.fictional else (),
        author=head.organ,
        short_forms=short_forms(registry),
    )


def _blocks(asked: _Asked) -> Iterator[Block]:
    yield from _opening(asked)
    yield from _situation(asked)
    yield from _results(asked)
    yield _part(say.SHORTCOMINGS)
    shortfalls = asked.where(say.SHORTFALLS_LINE, SHORTFALLS)
    yield dashes((*say.SHORTCOMING_LINES, *([shortfalls] if shortfalls else [])))
    yield _part(say.FORMER)
    yield paragraph(say.FORMER_LINE.format(where=asked.where(say.FOLLOWING, REQUESTS)))
    yield _part(say.PROPOSALS)
    yield dashes(line.format(where=asked.where(say.FOLLOWING, VOICES)) for line in say.PROPOSAL_LINES)
    yield from _forms(asked)


def _opening(asked: _Asked) -> Iterator[Block]:
    """Yield the basis, what the unit is asked, period and day of handing in."""
    round_ = asked.params.round
    yield Paragraph((Emphasis((Text(say.ATTACHED.format(plan=asked.plan)),)),), role="mark")
    cited = legal_basis(asked.registry, round_)
    for number, citation in enumerate(cited, start=1):
        doubt = "" if citation.verified else say.DOUBT
        line = say.BASIS.format(citation=citation.full, doubt=doubt, end="." if number == len(cited) else ";")
        yield Paragraph((Emphasis((Text(line),)),))
    founding = round_.founding_act or asked.words.founding
    words = {"founding": founding, "plan": asked.plan, "body": asked.words.body}
    yield lead(say.OPENING.format(unit=asked.unit.official_name, **words))
    yield titled(f"{say.GENERAL}.")
    yield dashes(_general(asked))


def _general(asked: _Asked) -> Iterator[str]:
    round_ = asked.params.round
    cut_off = asked.params.cut_off(asked.unit.id)
    span = period_text(round_.period_from, min(round_.period_to, cut_off))
    yield say.PERIOD.format(period=span, cut_off=short_date(cut_off))
    if round_.comparison is not None:
        compared = round_.comparison
        yield say.COMPARED.format(period=period_text(compared.start, compared.end), label=compared.label)
    day = asked.params.hand_in_by(asked.unit.id)
    yield say.BY.format(day=short_date(day)) if day else say.BY_BLANK
    yield say.TO
    yield say.WITH_FORM.format(body=asked.words.body)
    yield say.NO_PERSONAL


def _situation(asked: _Asked) -> Iterator[Block]:
    yield _part(say.SITUATION)
    # Only the common form begins with a sheet on the unit in general.
    general = "" if asked.params.sheets else say.GENERAL_AT.format(sheet=asked.sheets[0].name)
    names = {"act": asked.words.act, "general": general, "documents": asked.where(say.LISTED_AT, DOCUMENTS)}
    yield dashes(line.format(**names) for line in say.SITUATION_LINES)


def _results(asked: _Asked) -> Iterator[Block]:
    """Yield for each domain what figures are wanted and which lists go with them."""
    comparison = asked.params.round.comparison
    compared = say.COMPARED_WITH.format(label=comparison.label) if comparison else say.NOT_COMPARED
    yield _part(say.RESULTS)
    yield lead(say.RESULTS_LEAD.format(compared=compared, appendix=say.APPENDIX_NAME))
    for number, domain in enumerate(asked.domains, start=1):
        yield Heading(2, (Text(say.DOMAIN.format(number=number, title=domain.title)),))
        names = [lower_first(row.name) for row in _told(asked.indicators(domain.id))]
        if names:
            yield lead(say.DOMAIN_FIGURES.format(names="; ".join(names)))
        found = (_of(asked.sheets, one) for one in RECORDS_OF.get(domain.id, ()))
        wanted = [f"“{sheet.name}”" for sheet in found if sheet is not None]
        if wanted:
            yield lead(say.DOMAIN_SHEETS.format(sheets="; ".join(wanted)))
        if not (names or wanted):
            yield lead(say.DOMAIN_FREE)


def _of(sheets: tuple[Sheet, ...], wanted: Records | SheetKind) -> Sheet | None:
    if isinstance(wanted, SheetKind):
        return next((sheet for sheet in sheets if sheet.kind is wanted), None)
    return sheet_with(wanted, sheets)


def _told(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Return what is named in the text: shares, and counts that no share is made of; the appendix has all."""
    parts = {part for row in indicators for part in (row.numerator, row.denominator)}
    return [row for row in indicators if row.id not in parts]


def _forms(asked: _Asked) -> Iterator[Block]:
    """Yield the list of sheets with how many indicators each asks and which lists it holds."""
    counted = [row for domain in asked.domains for row in asked.indicators(domain.id) if row.kind is not Kind.RATE]
    rows = []
    for sheet in asked.sheets:
        if sheet.kind is SheetKind.SIGN:
            continue
        count = sum(row.sheet == sheet.number for row in counted)
        lists = "; ".join(one.title for one in sheet.tables if one.title)
        rows.append(
            (sheet.number, sheet.name.removeprefix(sheet.number).strip(), str(count or say.NONE), lists or say.NONE)
        )
    columns = [
        Column(head, width, align)
        for head, width, align in zip(
            say.FORMS_HEADS, (0.1, 0.4, 0.14, 0.36), ("center", "left", "center", "left"), strict=True
        )
    ]
    yield _part(say.FORMS)
    yield table(TableText(columns, rows, say.FORMS_TITLE))
    yield small(say.FORMS_NOTE.format(cover=asked.form[0].name, sign=asked.form[-1].name))


def _appendix(asked: _Asked) -> Appendix:
    """Return the catalogue of the unit's indicators by domain, with codes, formulas and sheets: one table."""
    columns = [
        Column(head, width, align)
        for head, width, align in zip(
            say.INDICATOR_HEADS,
            (0.30, 0.09, 0.38, 0.16, 0.07),
            ("left", "center", "left", "left", "center"),
            strict=True,
        )
    ]
    rows: list[tuple[str, ...]] = []
    titles = []
    for place, domain in enumerate(asked.domains, start=1):
        own = asked.indicators(domain.id)
        if own:
            titles.append(len(rows))
            rows.append((say.DOMAIN.format(number=place, title=domain.title), "", "", "", ""))
            rows += [_row(row) for row in own]
    content = TableText(columns, rows, "", strong_rows=frozenset(titles))
    reference = say.APPENDIX_REFERENCE.format(unit=asked.unit.official_name)
    return Appendix("", say.APPENDIX, reference, landscape=True, blocks=(_with_wide_titles(table(content), titles),))


def _row(row: Indicator) -> tuple[str, ...]:
    """Return name, measure, formula, code and sheet of an indicator; a share is worked out, never typed."""
    if row.kind is not Kind.RATE:
        return (row.name, row.measure, row.definition, row.id, row.sheet)
    formula = say.RATE.format(definition=row.definition, numerator=row.numerator, denominator=row.denominator)
    return (row.name, row.measure, formula, row.id, say.COMPUTED)


def _with_wide_titles(block: Table, titles: Sequence[int]) -> Table:
    """Return the table with the rows that name a domain as one cell."""
    rows = [(replace(row[0], colspan=len(row)),) if number in titles else row for number, row in enumerate(block.rows)]
    return replace(block, rows=tuple(rows))


def _part(title: str) -> Heading:
    return Heading(1, (Text(title),))
