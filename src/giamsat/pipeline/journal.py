"""NHAT-KY.md: what a round is, what happened on which day, who decided what and why; for whoever comes new to it.

Made from params/ and the short tables of data/<round>/ alone, without a clock. Text from files is data: nothing in it
becomes Markdown or HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from giamsat.analysis.calendar import calendar
from giamsat.errors import Fault
from giamsat.files import write_whole
from giamsat.formatting.dates import period, short_date
from giamsat.formatting.text import lower_first
from giamsat.intake.names import DECISIONS, RECEIVED
from giamsat.intake.received import ReceivedLog, read_received
from giamsat.intake.registers import read_decisions
from giamsat.model.owners import delegation_of, is_unit
from giamsat.model.parameters import RoundDocument
from giamsat.model.rounds import Decision, Registry, RoundParams
from giamsat.params import legal_basis
from giamsat.pipeline.report_names import report_name
from giamsat.settings import Settings
from giamsat.texts_vi import status as say
from giamsat.texts_vi.ground import ILLUSTRATIVE, UNVERIFIED

NAME = "NHAT-KY.md"
_ACTIVE = frozenset("\\`*_[]<>#|~&$!")


@dataclass(frozen=True, slots=True)
class Journal:
    """What the journal of a round is written from."""

    registry: Registry
    params: RoundParams
    decisions: tuple[Decision, ...]
    log: ReceivedLog
    faults: tuple[Fault, ...]


def read_journal(settings: Settings, registry: Registry, params: RoundParams) -> Journal:
    """Read the tables that the journal is written from; what cannot be read of them is told in it."""
    folder = settings.data(params.round.id)
    found = read_decisions(folder / DECISIONS, settings, params)
    log = read_received(folder / RECEIVED, settings)
    ids = ("", *(row.id for row in params.round.units))
    rows = sorted(
        (row for unit_id in ids for row in found.of(unit_id)), key=lambda row: (row.decided_on, row.source.line)
    )
    faults = [fault for unit_id in found.faults for fault in found.faults_of(unit_id)]
    return Journal(registry, params, tuple(rows), log, (*faults, *log.faults))


def to_journal(journal: Journal) -> str:
    """Return NHAT-KY.md."""
    round_ = journal.params.round
    lines = [f"# {escaped(say.JOURNAL_TITLE.format(title=round_.title))}", ""]
    if round_.fictional:
        lines += [f"**{ILLUSTRATIVE}**", ""]
    lines += [say.JOURNAL_NOTE.format(round=round_.id), ""]
    for title, body in (
        (say.JOURNAL_WHAT, _what(journal)),
        (say.JOURNAL_WHO, _who(journal)),
        (say.JOURNAL_DAYS, _days(journal)),
        (say.JOURNAL_DECISIONS, _decisions(journal)),
        (say.JOURNAL_DOCUMENTS, _documents(journal)),
        (say.JOURNAL_FILES, _places(round_.id)),
    ):
        lines += [f"## {title}", "", *body, ""]
    return "\n".join(lines).rstrip() + "\n"


def write_journal(settings: Settings, registry: Registry, params: RoundParams) -> None:
    """Write NHAT-KY.md of a round unless it says the same already."""
    path = settings.outputs(params.round.id) / NAME
    content = to_journal(read_journal(settings, registry, params)).encode()
    if not (path.is_file() and path.read_bytes() == content):
        write_whole(path, content)


def _what(journal: Journal) -> Iterator[str]:
    round_ = journal.params.round
    cited = "; ".join(
        citation.full + ("" if citation.verified else f" ({UNVERIFIED})")
        for citation in legal_basis(journal.registry, round_)
    )
    values = {
        "id": round_.id,
        "kind": say.JOURNAL_KINDS[round_.kind.value],
        "topic": round_.topic,
        "founding_act": round_.founding_act,
        "plan": round_.plan,
        "period": period(round_.period_from, round_.period_to, capital=False),
        "cut_off": short_date(round_.cut_off),
        "report_date": short_date(round_.report_date),
        "law": cited,
        "note": round_.example_note,
    }
    for name, title in say.JOURNAL_FACTS.items():
        if values[name] or name != "note":
            yield f"- {title}: {escaped(values[name]) or say.JOURNAL_UNSAID}"


def _who(journal: Journal) -> Iterator[str]:
    round_, units = journal.params.round, journal.registry.units
    for delegation in round_.delegations:
        own = sorted(
            (row for row in round_.units if row.delegation == delegation.id), key=lambda row: units[row.id].order
        )
        direct = sum(row.mode == "truc-tiep" for row in own)
        yield "- " + say.JOURNAL_DELEGATION.format(
            name=escaped(delegation.name),
            phase=say.JOURNAL_PHASES[delegation.phase.value],
            count=len(own),
            direct=direct,
            by_report=len(own) - direct,
        )
        if own:
            names = "; ".join(escaped(units[row.id].official_name) for row in own)
            yield "  " + say.JOURNAL_UNITS.format(names=names)


def _days(journal: Journal) -> Iterator[str]:
    rows = sorted(_happened(journal), key=lambda row: row[0])
    if not rows:
        yield say.JOURNAL_NO_DAYS
        return
    yield from _table(say.JOURNAL_DAY_HEADS, ((short_date(day), what, source) for day, what, source in rows))


def _happened(journal: Journal) -> Iterator[tuple[date, str, str]]:
    params = journal.params
    for step in calendar(journal.registry, params).steps:
        yield step.on, say.JOURNAL_PLANNED.format(what=step.what), ""
    for one in journal.log.receipts:
        where = f"{one.source.file}:{one.source.line}"
        yield one.received_on, say.JOURNAL_RECEIVED.format(file=one.file, sender=one.sender), where
    for decision in journal.decisions:
        where = f"{decision.source.file}:{decision.source.line}"
        what = say.JOURNAL_DECIDED.format(
            by=decision.decided_by,
            kind=lower_first(say.JOURNAL_DECISION_KINDS[decision.kind]),
            of=_about(journal, decision.unit_id),
            subject=decision.subject,
            decision=decision.decision,
        )
        yield decision.decided_on, what, where
    for document in params.documents.values():
        if document.date is not None:
            what = f"{say.JOURNAL_DOCUMENT_KINDS[document.kind]} ({_of(journal, document.unit)})"
            state = say.JOURNAL_STATES[document.state.value]
            yield (
                document.date,
                say.JOURNAL_DOCUMENT.format(what=what, state=state, number=_number(document)).strip(),
                "",
            )


def _decisions(journal: Journal) -> Iterator[str]:
    if journal.faults:
        yield say.JOURNAL_BROKEN.format(round=journal.params.round.id)
        yield ""
        yield from (f"- {escaped(str(fault))}" for fault in journal.faults)
        yield ""
    if not journal.decisions:
        yield say.JOURNAL_NO_DECISIONS
        return
    yield from _table(
        say.JOURNAL_DECISION_HEADS,
        (
            (
                short_date(row.decided_on),
                say.JOURNAL_DECISION_KINDS[row.kind],
                _about(journal, row.unit_id),
                row.subject,
                row.decision,
                row.reason,
                row.decided_by,
            )
            for row in journal.decisions
        ),
    )


def _documents(journal: Journal) -> Iterable[str]:
    return _table(
        say.JOURNAL_DOCUMENT_HEADS,
        (
            (
                _of(journal, row.unit),
                say.JOURNAL_DOCUMENT_KINDS[row.kind],
                say.JOURNAL_STATES[row.state.value],
                _number(row) or say.JOURNAL_UNSAID,
                short_date(row.date) if row.date else say.JOURNAL_UNSAID,
            )
            for row in journal.params.documents.values()
        ),
    )


def _places(round_id: str) -> Iterator[str]:
    for place, what in say.JOURNAL_PLACES:
        yield f"- `{place.format(round=round_id)}`: {what}"


def _number(document: RoundDocument) -> str:
    return f"{document.number}/{document.symbol}" if document.number else ""


def _about(journal: Journal, unit_id: str) -> str:
    return journal.registry.units[unit_id].official_name if unit_id else say.JOURNAL_WHOLE


def _of(journal: Journal, owner_id: str) -> str:
    if is_unit(owner_id):
        return journal.registry.units[owner_id].official_name
    named = delegation_of(owner_id)
    return report_name(owner_id, journal.params.delegation(named).name if named else "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"


def escaped(text: str) -> str:
    """Return text that Markdown prints as it is: no sign is active, no line ends."""
    plain = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in _ACTIVE else sign for sign in plain)
