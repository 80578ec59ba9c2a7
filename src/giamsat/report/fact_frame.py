"""Facts of section I: how much was answered, what is missing, when it came in, how many sub-units there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from giamsat.analysis.coverage import form_indicators, is_missing
from giamsat.analysis.figures import Holdings
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.timeliness import hand_in
from giamsat.formatting.dates import short_date
from giamsat.model.judgement import Gap
from giamsat.model.parameters import Indicator
from giamsat.model.rounds import RoundData
from giamsat.report.cited import Fact, Spot
from giamsat.report.facts import Facts
from giamsat.report.places import of_sources, spot

ASKED = "chỉ tiêu mà biểu mẫu hỏi"
ANSWERED = "chỉ tiêu có số liệu"
UNANSWERED = "chỉ tiêu chưa có số liệu"


def coverage_facts(facts: Facts, data: RoundData, unit_id: str) -> tuple[Fact, ...]:
    """Return the facts of «83/87 chỉ tiêu»: the cells that are filled, and the rows of the catalogue that ask."""
    asked = form_indicators(data, data.units[unit_id])
    held = all_holdings(data)[unit_id]
    answered = [row for row in asked if not is_missing(held, row)]
    return (
        Fact(_places(facts, held, answered, ANSWERED), (Decimal(len(answered)),)),
        Fact(facts.places.params.indicators((row.id for row in asked), ASKED), (Decimal(len(asked)),)),
    )


def gap_facts(facts: Facts, data: RoundData, unit_id: str, gaps: Iterable[Gap]) -> tuple[Fact, ...]:
    """Return the facts of «chuyển đổi số (2/8 chỉ tiêu)»: what is missing of what was asked in each gap's domain."""
    found = tuple(gaps)
    apart = {gap.subject for gap in found if gap.waiver is not None}
    held = all_holdings(data)[unit_id]
    told = []
    for domain_id in dict.fromkeys(gap.domain for gap in found if gap.domain):
        asked = _asked(data, unit_id, domain_id)
        missing = [row for row in asked if is_missing(held, row) and row.id not in apart]
        spots = _places(facts, held, missing, UNANSWERED)
        lines = facts.places.params.indicators((row.id for row in asked), ASKED)
        told.append(Fact((*spots, *lines), (Decimal(len(missing)), Decimal(len(asked)))))
    return tuple(told)


def hand_in_facts(facts: Facts, data: RoundData, unit_id: str) -> tuple[Fact, ...]:
    """Return the fact of «chậm 03 ngày»: the line of received.csv and the round's day."""
    receipt, standing = data.units[unit_id].receipt, hand_in(data, unit_id)
    if receipt is None or standing.due_on is None:
        return ()
    params = facts.places.params
    steps: tuple[str | int, ...] = ("hand_in_by",)
    if data.params.unit(unit_id).hand_in_by is not None:
        steps = ("units", params.place_of("units", unit_id), "hand_in_by")
    spots = (
        spot(receipt.source, "ngày nhận", short_date(receipt.received_on)),
        params.round_key("thời hạn gửi", short_date(standing.due_on), *steps),
    )
    return (Fact(spots, (Decimal(standing.days_late),)),)


def _asked(data: RoundData, unit_id: str, domain_id: str) -> list[Indicator]:
    """Return what the form asks in a domain, sheets that are not there apart, as the gaps are counted."""
    unit_data = data.units[unit_id]
    lost = unit_data.submission.missing_sheets if unit_data.submission is not None else ()
    return [row for row in form_indicators(data, unit_data) if row.domain == domain_id and row.sheet not in lost]


def _places(facts: Facts, held: Holdings, rows: Sequence[Indicator], name: str) -> tuple[Spot, ...]:
    """Return the cells of figures, filled or left empty; the catalogue's rows of those that have none.

    One cell of the cover answers a whole sheet that does not apply: it stands with how many it answers.
    """
    sources = {row.id: held.current[row.id].source for row in rows if row.id in held.current}
    placed = {key: source for key, source in sources.items() if source.cell or source.line}
    often = Counter(placed.values())
    own = of_sources((source for source, times in often.items() if times == 1), name, "", "count")
    shared = (spot(source, name, str(times), how="computed") for source, times in often.items() if times > 1)
    rest = [row.id for row in rows if row.id not in placed]
    return (*own, *shared, *facts.places.params.indicators(rest, name))
