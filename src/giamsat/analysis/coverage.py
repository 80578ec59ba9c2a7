"""What was asked for and is not there, said once per topic, and what a person decided to go on without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giamsat.analysis.figures import Holdings
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.readings import asked_indicators
from giamsat.formatting.lists import join
from giamsat.formatting.text import lower_first
from giamsat.model.judgement import Gap
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.rounds import Decision, RoundData, UnitData
from giamsat.model.values import State
from giamsat.texts_vi import analysis as texts
from giamsat.texts_vi import preparing
from giamsat.workbook.layout import Sheet, sheet_by_number, sheets_of

REPORT = "bao-cao"
WAIVER = "mien"
NAMED = 3  # up to so many missing indicators of a domain are named, more are counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the asked indicators have an answer; «không áp dụng» is one."""

    answered: int
    asked: int


def coverage(data: RoundData, unit_id: str) -> Coverage:
    """Return how much of what the form asks has an answer."""
    unit_data = data.units[unit_id]
    held = all_holdings(data)[unit_id]
    asked = form_indicators(data, unit_data)
    return Coverage(sum(not is_missing(held, indicator) for indicator in asked), len(asked))


def form_indicators(data: RoundData, unit_data: UnitData) -> tuple[Indicator, ...]:
    """Return the indicators that a sheet of the form asks from the unit; rates are computed, never asked."""
    return tuple(
        indicator
        for indicator in asked_indicators(data, unit_data.unit)
        if indicator.sheet and indicator.kind is not Kind.RATE
    )


def is_missing(held: Holdings, indicator: Indicator) -> bool:
    """Whether nothing is known about an indicator."""
    figure = held.current.get(indicator.id)
    return figure is None or figure.state is State.MISSING


def gaps(data: RoundData, unit_id: str) -> tuple[Gap, ...]:
    """Return what is missing from a unit: the report, whole sheets, then one topic per domain.

    A waiver is a decision «mien» about the report, a sheet, a domain or an indicator; one for the whole report
    covers everything.
    """
    return data.once(("gaps", unit_id), lambda: _all_gaps(data, data.units[unit_id]))


def _all_gaps(data: RoundData, unit_data: UnitData) -> tuple[Gap, ...]:
    waivers = {row.subject: row for row in (*data.decisions, *unit_data.decisions) if row.kind == WAIVER}
    found = tuple(_gaps(data, unit_data, waivers))
    if REPORT in waivers:
        return tuple(gap if gap.waiver is not None else replace(gap, waiver=waivers[REPORT]) for gap in found)
    return found


def unexplained(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the required gaps that nobody waived: with any, a final report is refused."""
    return tuple(gap for gap in found if gap.is_required and gap.waiver is None)


def sheet_of(data: RoundData, number: str) -> Sheet:
    """Return a sheet of the round's form by its number."""
    return sheet_by_number(number, sheets_of(data.params.sheets))


def _gaps(data: RoundData, unit_data: UnitData, waivers: Mapping[str, Decision]) -> Iterator[Gap]:
    held = all_holdings(data)[unit_data.unit.id]
    asked = form_indicators(data, unit_data)
    lost_sheets: tuple[str, ...] = ()
    if unit_data.submission is None:
        unasked = preparing.GAP if data.params.round.preparing else texts.GAP_PUBLIC_ONLY
        text = texts.GAP_REPORT if data.params.is_asked(unit_data.unit.id) else unasked
        yield Gap("", REPORT, text, True, waivers.get(REPORT))
    else:
        lost_sheets = unit_data.submission.missing_sheets
        for number in lost_sheets:
            yield _sheet_gap(sheet_of(data, number), [row for row in asked if row.sheet == number], waivers)
    for domain in sorted(data.registry.domains.values(), key=lambda row: row.order):
        of_domain = [row for row in asked if row.domain == domain.id and row.sheet not in lost_sheets]
        missing = [row for row in of_domain if is_missing(held, row)]
        yield from _domain_gaps(domain.id, domain.title, (of_domain, missing), waivers)


def _sheet_gap(sheet: Sheet, asked: Sequence[Indicator], waivers: Mapping[str, Decision]) -> Gap:
    domains = {row.domain for row in asked}
    return Gap(
        domain=domains.pop() if len(domains) == 1 else "",
        subject=sheet.number,
        text=texts.GAP_SHEET.format(sheet=sheet.name),
        # A whole sheet that the form requires is never a small gap, whatever its rows are.
        is_required=sheet.required or any(row.required for row in asked),
        waiver=waivers.get(sheet.number) or waivers.get(sheet.name),
    )


def _domain_gaps(
    domain_id: str, title: str, of_domain: tuple[Sequence[Indicator], Sequence[Indicator]],
    waivers: Mapping[str, Decision],
) -> Iterator[Gap]:  # fmt: skip
    """Yield one gap for the domain, and one for each of its indicators that has a waiver of its own."""
    asked, missing = of_domain
    rest = [row for row in missing if row.id not in waivers]
    for row in missing:
        if row.id in waivers:
            yield Gap(domain_id, row.id, lower_first(row.name), row.required, waivers[row.id])
    if rest:
        subject = rest[0].id if len(rest) == 1 else domain_id
        text = _topic(title, len(asked), rest)
        yield Gap(domain_id, subject, text, any(row.required for row in rest), waivers.get(domain_id))


def _topic(title: str, asked: int, missing: Sequence[Indicator]) -> str:
    if len(missing) == asked and asked > 1:
        return lower_first(title)
    if len(missing) <= NAMED:
        return join([lower_first(row.name) for row in missing])
    return texts.GAP_SOME.format(title=lower_first(title), missing=len(missing), asked=asked)
