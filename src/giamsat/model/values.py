"""A figure: a value with its state, period, as-of date and source.

Zero, missing, not applicable, approximate and bound are different states;
a number is a :class:`~decimal.Decimal`, so that printed differences close.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """What is known about a figure; the values are the words of the forms' state column, as slugs."""

    KNOWN = "co-so-lieu"
    ZERO = "bang-0"
    MISSING = "chua-co"
    NOT_APPLICABLE = "khong-ap-dung"
    APPROXIMATE = "uoc-tinh"
    BOUND = "chan"  # «trên 98%», «dưới 1%»: no difference, rank or chart may be made from it


class Bound(StrEnum):
    """Direction of a bound; only with :attr:`State.BOUND`."""

    NONE = ""
    ABOVE = "tren"  # strictly more than
    AT_LEAST = "tu"  # at least
    BELOW = "duoi"  # strictly less than
    AT_MOST = "den"  # at most


class Channel(StrEnum):
    """How a figure reached the kit; each has its own words of certainty in a report."""

    SUBMISSION = "don-vi-bao-cao"  # «theo báo cáo của đơn vị»
    EXTRACT = "he-thong"  # «theo hệ thống … (trích xuất ngày …)»
    VISIT = "khao-sat"  # «qua khảo sát thực tế»
    PUBLISHED = "cong-khai"  # «theo nguồn công khai»
    COMPUTED = "tinh-tu-so-lieu"  # computed here from figures that have sources of their own


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a record stands: the channel, the file and the cell, and what the file is.

    ``file`` is relative to the project folder; ``cell`` an A1 address, ``line`` a line of a CSV file.
    ``title`` names the document in words; ``published_on`` and ``address`` only for published sources.
    ``query`` says, for a figure counted from an extract, which rows were counted.
    """

    channel: Channel
    title: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    address: str = ""
    published_on: date | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A reporting period, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one indicator of one unit.

    ``value`` is ``None`` exactly for MISSING and NOT_APPLICABLE; ``as_printed`` is the text of the source
    («khoảng 10 nghìn», «63/80»), empty when the cell was a plain number. ``period`` and ``as_of`` are
    ``None`` when the source does not tell. ``note`` is the unit's own explanation, ``system`` where the unit
    took the figure from, ``evidence`` the document it names for it.
    """

    indicator_id: str
    unit_id: str
    state: State
    source: Source
    value: Decimal | None = None
    bound: Bound = Bound.NONE
    as_printed: str = ""
    period: Span | None = None
    as_of: date | None = None
    note: str = ""
    system: str = ""
    evidence: str = ""

    @property
    def is_countable(self) -> bool:
        """Whether the value may enter a sum, a rate, a difference or a chart."""
        return self.value is not None and self.state in (State.KNOWN, State.ZERO)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share, recomputed from two counts: ``numerator / denominator``, in percent.

    ``value`` is exact (not rounded) and ``None`` when either count is not countable or the denominator is 0.
    ``is_small`` says that the denominator is below the round's threshold, so the share is not printed.
    """

    indicator_id: str
    unit_id: str
    numerator: Figure | None
    denominator: Figure | None
    value: Decimal | None = None
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A rate over a group of units: sum over sum, never the mean of shares.

    ``counts`` are the two counts of each counted unit, in the order of ``unit_ids``: where the sums come from.
    """

    indicator_id: str
    group: str
    unit_ids: tuple[str, ...]
    numerator: Decimal
    denominator: Decimal
    value: Decimal | None = None
    left_out: tuple[str, ...] = field(default=())
    counts: tuple[tuple[Figure, Figure], ...] = field(default=(), repr=False)
