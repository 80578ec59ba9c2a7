"""Small real models for the sentences: one call per thing, defaults for all that a test does not speak of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from giamsat.analysis.changes import Footing, change
from giamsat.analysis.targets import check
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Direction, Indicator, Kind, Level, Target, Unit
from giamsat.model.values import Bound, Channel, Figure, Rate, Source, Span, State
from giamsat.report.sentences import SentenceContext

UNIT = Unit(
    id="don-vi-a", official_name="Đơn vị A", short_name="Đơn vị A", alias="Đơn vị A",
    level=Level.DEPARTMENT, group="so", order=1, fictional=True,
)  # fmt: skip
NINE_MONTHS = Span(date(2024, 1, 1), date(2024, 9, 30))
LAST_YEAR = "cùng kỳ năm 2023"
SUBMITTED = Source(Channel.SUBMISSION)


def indicator(
    name: str, kind: Kind = Kind.RATE, direction: Direction = Direction.HIGHER, measure: str = "%"
) -> Indicator:
    """Return a catalogue row with one decimal for shares and amounts."""
    decimals = 0 if kind in (Kind.COUNT, Kind.RANK, Kind.LEVEL, Kind.YES_NO) else 1
    return Indicator(
        id="tthc.x", domain="tthc", name=name, measure=measure, kind=kind, direction=direction,
        decimals=decimals, definition="", source="",
    )  # fmt: skip


ON_TIME = indicator("Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn")
OVERDUE = indicator("Tỷ lệ hồ sơ đã giải quyết quá hạn", direction=Direction.LOWER)
RECEIVED = indicator("Số hồ sơ tiếp nhận", Kind.COUNT, Direction.NONE, "hồ sơ")


def figure(value: str | int | None, state: State | None = None, **fields: object) -> Figure:
    """Return a figure; its state follows from the value when none is given."""
    number = None if value is None else Decimal(value)
    known = State.MISSING if number is None else State.ZERO if number == 0 else State.KNOWN
    given = {"source": SUBMITTED, **fields}
    return Figure("tthc.x", UNIT.id, state or known, value=number, **given)  # type: ignore[arg-type]


def bound(value: str, side: Bound = Bound.ABOVE, **fields: object) -> Figure:
    """Return a figure known only as a bound."""
    return figure(value, State.BOUND, bound=side, **fields)


def rate(part: int, whole: int, small: int = 30) -> Rate:
    """Return a share recomputed from two counts."""
    value = Decimal(part) * 100 / whole if whole else None
    return Rate("tthc.x", UNIT.id, figure(part), figure(whole), value, is_small=0 < whole < small)


def target(value: str, bound_kind: str = "toi-thieu", document: str = "") -> Target:
    """Return a target of the round."""
    return Target(indicator="tthc.x", value=Decimal(value), bound=bound_kind, document=document)


def reading(
    row: Indicator,
    current: Figure | Rate | None,
    previous: Figure | Rate | None = None,
    aim: Target | None = None,
    footing: Footing | None = None,
    **fields: object,
) -> Reading:
    """Return a reading judged by the analysis floor itself, so that both floors must agree."""
    compared = check(current, aim, row) if aim is not None else None
    decimals = compared.decimals if compared else row.decimals
    moved = change(row, current, previous, footing, decimals) if footing is not None else None
    given = {"group": None, "decimals": decimals, **fields}
    return Reading(row, UNIT, current, previous, compared, moved, **given)  # type: ignore[arg-type]


def last_year(reason: str = "", label: str = LAST_YEAR) -> Footing:
    """Return the footing of a comparison with the same period last year."""
    return Footing(label, Decimal("0.1"), 30, reason)


def context(**fields: object) -> SentenceContext:
    """Return the context of a unit report on nine months of 2024, dossiers counted."""
    given: dict[str, object] = {"unit_name": "Đơn vị A", "period": NINE_MONTHS, "measure": "hồ sơ", **fields}
    return SentenceContext(**given)  # type: ignore[arg-type]
