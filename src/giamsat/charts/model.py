"""What the charts take: names as plain text and numbers that are known.

A bound («trên 98%»), an estimate or a missing value has no room here: it is a sentence, not a point on an axis.
Every number is a finite :class:`~decimal.Decimal`; anything else raises :exc:`ValueError` when the row is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


def _require_known(*values: Decimal | None) -> None:
    for value in values:
        if value is not None and not (isinstance(value, Decimal) and value.is_finite()):
            raise ValueError(f"a chart takes finite decimals only, not {value!r}")


def _require_counts(*values: Decimal | None) -> None:
    _require_known(*values)
    if any(value is not None and value < 0 for value in values):
        raise ValueError("a count below 0 cannot be drawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBase:
    """What all charts have: title and note of the caption, what a row is called, whether data are illustrative.

    ``noun`` is counted in the alt text: «Biểu đồ điểm, 16 đơn vị: …».
    """

    title: str
    note: str = ""
    noun: str = "nội dung"
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One plan: ``done`` of ``plan`` things of kind ``unit``; ``not_due`` says that the rest is not due yet.

    ``told_by`` says who tells so where the bars of a chart are not all of one source.
    """

    name: str
    done: Decimal
    plan: Decimal
    unit: str = ""
    deadline: str = ""
    not_due: bool = False
    told_by: str = ""

    def __post_init__(self) -> None:
        _require_counts(self.done, self.plan)
        if not self.plan:
            raise ValueError("a share of a plan of 0 cannot be drawn")

    @property
    def share(self) -> Decimal:
        """Done in percent of plan, exact."""
        return self.done * 100 / self.plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressChart(ChartBase):
    """Progress of unlike things, each as a share of its own plan."""

    rows: tuple[ProgressRow, ...]


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A day, a span (``end`` given, both days included) or a limit «trước ngày» (``kind`` «before», day excluded).

    ``when`` is how the date is printed; without it the date is printed in full.
    """

    name: str
    start: date
    end: date | None = None
    when: str = ""
    kind: Literal["day", "before"] = "day"

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a span cannot end before it starts")
        if self.end is not None and self.kind == "before":
            raise ValueError("a span has no excluded day: its end is its last day")

    @property
    def last(self) -> date:
        """Last day of the mark."""
        return self.end or self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineChart(ChartBase):
    """Marks on a time line and the data cut-off; ``cutoff_label`` replaces «Mốc số liệu …»."""

    marks: tuple[TimelineMark, ...]
    cutoff: date
    cutoff_label: str = ""


@dataclass(frozen=True, slots=True)
class DotRow:
    """One value; ``n`` its denominator, ``small`` when n is below the threshold of the round.

    A small row is a hollow dot and its share is not printed, but ``text``, if given, is («7/9»).
    ``target`` overrides the chart's target, for charts whose rows are indicators.
    """

    name: str
    value: Decimal
    n: Decimal | None = None
    group: str = ""
    small: bool = False
    target: Decimal | None = None
    text: str = ""

    def __post_init__(self) -> None:
        _require_known(self.value, self.n, self.target)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not compared or drawn, and why («sắp xếp», «đổi phương pháp», «chưa có số liệu»)."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDotChart(ChartBase):
    """Values against a target. ``target_label`` is printed as given («chỉ tiêu 95%»); ``missing`` are names
    without a value, ``left_out`` those whose value is no point («số ước tính»); ``suffix`` is the unit of measure
    behind each value («%», « điểm»). ``holds`` are values that the axis spans beside those of the rows, so that the
    parts of one comparison share an axis."""

    rows: tuple[DotRow, ...]
    target: Decimal | None = None
    target_label: str = ""
    missing: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    suffix: str = "%"
    places: int = 1
    n_head: str = ""
    small_threshold: int = 30
    holds: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        _require_known(self.target)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One comparable pair: last period and this period, printed with ``places`` decimals when the chart has fewer."""

    name: str
    before: Decimal
    after: Decimal
    group: str = ""
    places: int = 0

    def __post_init__(self) -> None:
        _require_known(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeChart(ChartBase):
    """Last period → this period; the labels name the periods («9 tháng năm 2023»), ``holds`` as above."""

    rows: tuple[ChangeRow, ...]
    before_label: str
    after_label: str
    left_out: tuple[LeftOut, ...] = ()
    suffix: str = "%"
    places: int = 1
    holds: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierRow:
    """Dossiers solved in a period, by deadline; ``small`` when their sum is below the threshold of the round."""

    name: str
    early: Decimal
    on_time: Decimal
    late: Decimal
    group: str = ""
    small: bool = False

    def __post_init__(self) -> None:
        _require_counts(self.early, self.on_time, self.late)
        if not self.total:
            raise ValueError("shares of 0 dossiers cannot be drawn")

    @property
    def total(self) -> Decimal:
        """Dossiers solved."""
        return self.early + self.on_time + self.late

    @property
    def in_time(self) -> Decimal:
        """Dossiers solved early or on time."""
        return self.early + self.on_time


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierChart(ChartBase):
    """Biểu 06 per unit; ``target`` (percent) stands on the share solved early and on time."""

    rows: tuple[DossierRow, ...]
    target: Decimal | None = None
    target_label: str = ""
    missing: tuple[str, ...] = ()
    small_threshold: int = 30

    def __post_init__(self) -> None:
        _require_known(self.target)


@dataclass(frozen=True, slots=True)
class PairRow:
    """A count as the unit reports it and as the system has it; ``tolerance`` in the same unit of measure.

    The system's count is the row's 100%, so it cannot be 0: such a pair is a sentence.
    """

    name: str
    reported: Decimal
    system: Decimal
    tolerance: Decimal
    explained: bool = False
    group: str = ""

    def __post_init__(self) -> None:
        _require_counts(self.reported, self.system, self.tolerance)
        if not self.system:
            raise ValueError("a difference in percent of 0 cannot be drawn")

    @property
    def difference(self) -> Decimal:
        """Reported minus system."""
        return self.reported - self.system

    @property
    def off(self) -> Decimal:
        """The difference in percent of the system's number."""
        return self.difference * 100 / self.system


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChart(ChartBase):
    """Counts of two channels side by side; the words of the legend may name the channels.

    ``reach`` is how far off, in percent, the axis reaches at least, so that parts of one comparison share it.
    """

    rows: tuple[PairRow, ...]
    missing: tuple[str, ...] = ()
    reach: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class StackRow:
    """How many things of one body are in each class, in the order of the chart's classes."""

    name: str
    counts: tuple[int, ...]
    group: str = ""

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.counts) or not self.total:
            raise ValueError("a bar of nothing, or of less, cannot be drawn")

    @property
    def total(self) -> int:
        """All things of the body."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackChart(ChartBase):
    """Counts by body and class; ``classes`` are named in the legend, at most six."""

    classes: tuple[str, ...]
    rows: tuple[StackRow, ...]

    def __post_init__(self) -> None:
        if any(len(row.counts) != len(self.classes) for row in self.rows):
            raise ValueError("each row has one count for each class")
