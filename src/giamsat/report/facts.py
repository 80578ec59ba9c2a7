"""What a reading rests on: its value, last period, target and group, each with the places of its counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from giamsat.analysis.spreads import GroupSpread
from giamsat.formatting.numbers import fraction, percent
from giamsat.model.judgement import Conflict, Reading, TargetCheck
from giamsat.model.parameters import Direction, Indicator, Kind, Unit
from giamsat.model.rounds import RoundData
from giamsat.model.values import Channel, Figure, GroupRate, Rate, State
from giamsat.report.cited import Fact, Spot
from giamsat.report.places import Places, shown
from giamsat.settings import Settings
from giamsat.texts_vi.extracts import GROUP_FROM_EXTRACT

NOW = "kỳ này"
BEFORE = "kỳ trước"
NUMERATOR, DENOMINATOR = "tử số", "mẫu số"
NOT_COUNTED = "không tính đơn vị chưa đủ số liệu"
COUNTED_ROWS = "đếm hàng"
TARGET = "chỉ tiêu giao"
GROUP_MEDIAN = "trung vị của nhóm: tính từ tử số, mẫu số của từng đơn vị"
GROUP_SIZE = "số đơn vị cùng nhóm so sánh được"
NONE_AT_ALL = ("không có",)
MOST_LISTED = 20
"""Units of a group that are listed one by one; the figures of more stand in the round's table of all figures."""
_ZERO = Decimal(0)
_ROUNDED = (Kind.SCORE, Kind.AMOUNT)


class Facts:
    """The facts of a round's figures, with the words that tell which figure of a report a place belongs to."""

    def __init__(self, settings: Settings, data: RoundData) -> None:
        self.places = Places(settings, data)
        self._settings = settings
        self._data = data
        self._groups: dict[tuple[str, str, str], Fact] = {}

    def reading(self, reading: Reading) -> tuple[Fact, ...]:
        """Return all that a reading may print: value, last period, target and group."""
        return (*self.current(reading), *self.previous(reading), *self.target(reading), *self.group(reading.group))

    def said(self, reading: Reading) -> tuple[Fact, ...]:
        """Return what the sentence of a reading tells: last period and target only when it compares with them."""
        is_compared = reading.change is not None and not reading.change.reason
        previous = self.previous(reading) if is_compared else ()
        target = self.target(reading) if reading.indicator.direction is not Direction.NONE else ()
        return (*self.current(reading), *previous, *target, *self.group(reading.group))

    def current(self, reading: Reading) -> tuple[Fact, ...]:
        """Return the facts of this period's value."""
        return self.value(reading.current, reading.indicator, NOW)

    def current_of(self, reading: Reading, unit: Unit) -> tuple[Fact, ...]:
        """Return the facts of this period's value of one unit among several."""
        return self.value(reading.current, reading.indicator, f"{unit.short_name}, {NOW}")

    def previous_of(self, reading: Reading, unit: Unit) -> tuple[Fact, ...]:
        """Return the facts of last period's value of one unit among several."""
        return self.value(reading.previous, reading.indicator, f"{unit.short_name}, {self._label(reading)}")

    def denominator(self, rate: Rate, indicator: Indicator) -> tuple[Fact, ...]:
        """Return the fact of a rate's denominator alone."""
        whole = rate.denominator
        if whole is None or whole.value is None:
            return ()
        return (Fact(self._count(whole, f"{NOW}, {DENOMINATOR}"), (whole.value,)),)

    def previous(self, reading: Reading) -> tuple[Fact, ...]:
        """Return the facts of last period's value."""
        return self.value(reading.previous, reading.indicator, self._label(reading))

    def _label(self, reading: Reading) -> str:
        comparison = self._data.params.round.comparison
        return reading.change.label if reading.change else comparison.label if comparison else BEFORE

    def reported(self, conflict: Conflict) -> tuple[Fact, ...]:
        """Return the facts of what the unit itself reports in a conflict with what was published."""
        indicator = self._data.registry.indicators.get(conflict.key)
        return () if indicator is None else self.value(conflict.submitted, indicator, NOW)

    def value(self, value: Figure | Rate | None, indicator: Indicator, role: str) -> tuple[Fact, ...]:
        """Return the facts of a value: of both counts for a rate."""
        match value:
            case Rate(numerator=Figure() as part, denominator=Figure() as whole):
                spots = (*self._count(part, f"{role}, {NUMERATOR}"), *self._count(whole, f"{role}, {DENOMINATOR}"))
                if part.value is None or whole.value is None:
                    return ()
                return (Fact(spots, (part.value, whole.value), value.value, words=_zero_words(part, role)),)
            case Figure():
                return self.figure(value, indicator.name, role, indicator)
        return ()

    def figure(
        self, figure: Figure, name: str, role: str = NOW, indicator: Indicator | None = None
    ) -> tuple[Fact, ...]:
        """Return the fact of one figure; none when nothing is known."""
        if figure.value is None and figure.state is not State.NOT_APPLICABLE:
            return ()
        named = name if figure.source.channel is Channel.PUBLISHED or not role else f"{role}: {name}"
        spots = self.places.figure(figure, named)
        words = tuple(filter(None, (figure.as_printed, *_zero_words(figure, role))))
        if figure.value is None or (indicator is not None and indicator.kind is Kind.YES_NO):
            return (Fact(spots, words=(*words, "đã ", "chưa ", "không áp dụng")),)
        is_share = indicator is not None and (indicator.kind is Kind.RATE or indicator.measure == "%")
        return (
            Fact(
                spots,
                (figure.value,),
                figure.value if is_share else None,
                words=words,
                is_rounded=indicator is not None and indicator.kind in _ROUNDED,
            ),
        )

    def _count(self, figure: Figure, role: str) -> tuple[Spot, ...]:
        indicator = self._data.registry.indicators.get(figure.indicator_id)
        name = indicator.name if indicator is not None else figure.indicator_id
        return self.places.figure(figure, f"{role}: {name}")

    def target(self, reading: Reading) -> tuple[Fact, ...]:
        """Return the fact of a reading's target: its row in params/ and the document that sets it."""
        return () if reading.target is None else (self.check(reading.target),)

    def check(self, check: TargetCheck) -> Fact:
        """Return the fact of a target."""
        value = check.target.value
        return Fact((self.places.params.target(check.target, TARGET),), (value,), value)

    def group(self, group: GroupRate | None, about: str = "") -> tuple[Fact, ...]:
        """Return the fact of a group's rate: the two counts of each unit that it adds up; ``about`` names which."""
        if group is None or group.value is None:
            return ()
        key = (group.indicator_id, group.group, about)
        if key not in self._groups:
            self._groups[key] = self._group(group, about)
        return (self._groups[key],)

    def spread(self, group: GroupSpread, places: int) -> tuple[Fact, ...]:
        """Return the facts of where a group lies in a rate: its median, of all its units' counts, and how many."""
        file = self._settings.relative(self._settings.outputs(self._data.params.round.id) / "so-lieu.csv")
        middle = Spot(GROUP_MEDIAN, percent(group.median, places), file, how="computed")
        units = Spot(GROUP_SIZE, str(group.n), file, how="computed")
        return Fact((middle,), (), group.median), Fact((units,), (Decimal(group.n),))

    def _group(self, group: GroupRate, about: str) -> Fact:
        sums = (group.numerator, group.denominator)
        units = Decimal(len(group.unit_ids)), Decimal(len(group.left_out))
        spots = tuple(self._of_units(group, about)) if len(group.counts) <= MOST_LISTED else (self._of_many(group),)
        if group.left_out:
            names = "; ".join(self._data.registry.units[unit_id].short_name for unit_id in group.left_out)
            spots = (*spots, Spot(f"{about}{NOT_COUNTED}: {names}", str(len(group.left_out)), "", how="computed"))
        return Fact(spots, sums, group.value, also=units)

    def _of_units(self, group: GroupRate, about: str) -> Iterator[Spot]:
        for unit_id, (part, whole) in zip(group.unit_ids, group.counts, strict=False):
            name = about + self._data.registry.units[unit_id].short_name
            tops, bottoms = _bare(self.places.figure(part, name)), _bare(self.places.figure(whole, name))
            if len(tops) == len(bottoms) == 1 and _is_together(tops[0], bottoms[0]):
                value = f"{shown(part.value or _ZERO)}/{shown(whole.value or _ZERO)}"
                is_counted = bottoms[0].how == "count"
                own = f"{name} ({COUNTED_ROWS})" if is_counted else name
                own = f"{name} ({GROUP_FROM_EXTRACT})" if whole.source.query else own
                yield replace(tops[0], name=own, value=value, at=_both(tops[0], bottoms[0]), how="group")
            else:
                yield from _apart(tops, bottoms)

    def _of_many(self, group: GroupRate) -> Spot:
        """Return the table of all figures, where each unit of a large group has its row with file, sheet and cell."""
        file = self._settings.relative(self._settings.outputs(self._data.params.round.id) / "so-lieu.csv")
        name = f"{NUMERATOR}, {DENOMINATOR} và ô nguồn của từng đơn vị trong {len(group.unit_ids)} đơn vị của nhóm"
        return Spot(name, fraction(group.numerator, group.denominator), file, how="computed")


def _bare(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return spots without what was counted in an extract: a group's list has no room for it."""
    return tuple(replace(one, at="", how="") if one.how == "query" else one for one in spots)


def _zero_words(count: Figure, role: str) -> tuple[str, ...]:
    """Return the words that a sentence says this period's zero in: «Trong kỳ không có …»."""
    return NONE_AT_ALL if count.value == 0 and role == NOW else ()


def _is_together(top: Spot, bottom: Spot) -> bool:
    """Whether two counts stand in the same file and sheet, both with or both without their cells."""
    return (top.file, top.sheet, bool(top.at)) == (bottom.file, bottom.sheet, bool(bottom.at))


def _both(top: Spot, bottom: Spot) -> str:
    """Return the cells of numerator and denominator: «I12 + J12 / H12»; one line that has both stands once."""
    if not top.sheet and top.at == bottom.at:
        return top.at
    return " / ".join(_added(one) for one in (top, bottom) if one.at)


def _added(one: Spot) -> str:
    return one.at.replace(", ", " + ") if one.how == "sum" else one.at


def _apart(tops: Iterable[Spot], bottoms: Iterable[Spot]) -> Iterator[Spot]:
    for role, spots in ((NUMERATOR, tops), (DENOMINATOR, bottoms)):
        for one in spots:
            yield replace(one, name=f"{one.name}, {role}", at=_added(one), how="group")
