"""Rules of the indicator catalogue and of targets: rates and their counts, targets and their documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from giamsat.errors import Fault, Place
from giamsat.model.parameters import Kind, Level
from giamsat.params.entries import Part
from giamsat.params.rules import choice_fault, reference_fault
from giamsat.params.textfile import shown
from giamsat.params.wording import other_place

BOUNDS = ("toi-thieu", "toi-da")
_COUNTED = (Kind.COUNT, Kind.AMOUNT)
_MOST_DECIMALS = 6


def indicator_faults(parts: Sequence[Part], domains: Mapping[str, object]) -> Iterator[Fault]:
    """Check every row of the catalogue against the domains and against the other rows."""
    by_id = {part.text("id"): part for part in parts if part.text("id")}
    for part in parts:
        yield from reference_fault("unknown-domain", "domain", part.text("domain"), domains, part.place("domain"))
        if part.data.get("kind") is Kind.RATE:
            yield from _rate_faults(part, by_id)
        elif "kind" in part.data:
            for name in ("numerator", "denominator"):
                if part.text(name):
                    yield Fault.of("parts-without-rate", part.place(name), id=shown(part.text("id")), name=name)
        decimals = part.number("decimals")
        if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
            yield Fault.of("decimals", part.place("decimals"), found=decimals)
        yield from _own_target_faults(part)


def _rate_faults(part: Part, by_id: Mapping[str, Part]) -> Iterator[Fault]:
    """A rate has two counts of its own and no answer cell: it is recomputed, never typed."""
    own = shown(part.text("id"))
    for name in ("numerator", "denominator"):
        found = part.text(name)
        if not found:
            yield Fault.of("rate-parts", part.place(name), id=own, name=name)
            continue
        yield from reference_fault("unknown-indicator", name, found, by_id, part.place(name))
        kind = by_id[found].data.get("kind") if found in by_id else None
        if kind is not None and kind not in _COUNTED:
            yield Fault.of("part-kind", part.place(name), name=name, found=shown(found))
    if part.text("numerator") and part.text("numerator") == part.text("denominator"):
        yield Fault.of("rate-same", part.place("denominator"), id=own)
    if part.text("sheet"):
        yield Fault.of("rate-typed", part.place("sheet"), id=own)


def _own_target_faults(part: Part) -> Iterator[Fault]:
    own = shown(part.text("id"))
    has_target = part.number("target") is not None
    for name in ("target_bound", "target_document"):
        if has_target and not part.text(name):
            yield Fault.of("target-without", part.place("target"), id=own, name=name)
        if "target" not in part.data and part.text(name):
            yield Fault.of("target-absent", part.place(name), id=own, name=name)
    yield from choice_fault(part, "target_bound", BOUNDS)
    yield from _percent_fault(part, "target", part.data.get("kind"), own)


def _percent_fault(part: Part, name: str, kind: Kind | None, own: str) -> Iterator[Fault]:
    value = part.number(name)
    if kind is Kind.RATE and value is not None and not 0 <= value <= 100:
        yield Fault.of("target-percent", part.place(name), id=own, found=value)


def target_faults(parts: Iterable[Part], indicators: Mapping[str, Part]) -> Iterator[Fault]:
    """Check a round's targets: known indicator, bound, levels of the indicator, one target per level."""
    seen: dict[tuple[str, Level | None], Place] = {}
    for part in parts:
        found = part.text("indicator")
        place = part.place("indicator")
        yield from reference_fault("unknown-indicator", "indicator", found, indicators, place)
        yield from choice_fault(part, "bound", BOUNDS)
        if found not in indicators:
            continue
        indicator = indicators[found]
        yield from _percent_fault(part, "value", indicator.data.get("kind"), shown(found))
        levels: tuple[Level, ...] = part.data.get("levels", ())
        allowed: tuple[Level, ...] = indicator.data.get("levels", ())
        for level in levels:
            if allowed and level not in allowed:
                yield Fault.of("target-levels", part.place("levels"), id=shown(found), level=level.value)
        keys: list[tuple[str, Level | None]] = [(found, level) for level in levels] or [(found, None)]
        twice = [seen[key] for key in keys if key in seen]
        if twice:
            yield Fault.of("target-twice", place, id=shown(found), other=other_place(twice[0]))
        for key in keys:
            seen.setdefault(key, place)
