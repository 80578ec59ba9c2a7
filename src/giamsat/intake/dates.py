"""Facts by date: what may be cited in a report of a given day, and how many sub-units a unit had on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.formatting.dates import short_date
from giamsat.model.parameters import SubUnitCount
from giamsat.model.rounds import Registry


def check_as_of(
    place: Place, day: date | None, published_on: date | None, cut_off: date, report: date
) -> Iterator[Fault]:
    """Yield a fault for a figure dated after the unit's cut-off, and for a source published after the report's date.

    A report cannot cite what did not exist when it was made.
    """
    if day is not None and day > cut_off:
        yield Fault.of("figure-after-cut-off", place, found=short_date(day), cut_off=short_date(cut_off))
    if published_on is not None and published_on > report:
        yield Fault.of("published-after-report", place, found=short_date(published_on), report_date=short_date(report))


def sub_unit_counts_on(registry: Registry, unit_id: str, kind: str, on: date) -> tuple[SubUnitCount, ...]:
    """Return for each kind of sub-unit (``kind`` «» for all) the count of ``unit_id`` whose date is nearest to ``on``.

    A count that states a validity which leaves ``on`` out does not answer for that day.
    """
    nearest: dict[str, SubUnitCount] = {}
    for one in registry.sub_unit_counts:
        if one.unit != unit_id or (kind and one.kind != kind) or not _covers(one, on):
            continue
        best = nearest.get(one.kind)
        if best is None or abs(one.as_of - on) < abs(best.as_of - on):
            nearest[one.kind] = one
    return tuple(nearest.values())


def _covers(one: SubUnitCount, on: date) -> bool:
    return not ((one.valid_from and on < one.valid_from) or (one.valid_to and on > one.valid_to))


def check_sub_unit_count(registry: Registry, unit_id: str, kind: str, count: int, on: date) -> Fault | None:
    """Return a fault when ``count`` is not how many sub-units (``kind`` «» for all kinds) the unit had on ``on``.

    The number of phường or xã is a fact by date, as of quận Hai Bà Trưng: 18 on 31/10/2023, 15 later. The fault names
    both dates. Nothing is said about a unit whose counts are not known.
    """
    facts = sub_unit_counts_on(registry, unit_id, kind, on)
    expected = sum(fact.count for fact in facts)
    if not facts or expected == count:
        return None
    known = {
        fact.as_of: fact.count
        for fact in registry.sub_unit_counts
        if fact.unit == unit_id and (not kind or fact.kind == kind)
    }
    other = next((day for day, known_count in sorted(known.items()) if known_count == count), None)
    words = {"found": count, "on": short_date(on), "expected": expected, "as_of": short_date(facts[0].as_of)}
    if other is None:
        return Fault.of("sub-unit-count", Place(), **words)
    return Fault.of("sub-unit-count-of-other-day", Place(), other=short_date(other), **words)
