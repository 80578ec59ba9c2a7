"""What a chart does not draw: what nobody knows is named as missing, the rest with the reason why it is no point."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.analysis.groups import why_not_compared
from giamsat.charts.model import LeftOut
from giamsat.model.values import Figure, Rate
from giamsat.texts_vi import analysis as texts

Undrawn = tuple[tuple[str, ...], tuple[LeftOut, ...]]


def undrawn(named: Iterable[tuple[str, Figure | Rate | None]], small: int) -> Undrawn:
    """Return the names without a value, and those whose value is an estimate, a bound or does not apply."""
    missing: list[str] = []
    left_out: list[LeftOut] = []
    for name, value in named:
        reason = why_not_compared(value, small)
        if reason == texts.WHY_MISSING:
            missing.append(name)
        else:
            left_out.append(LeftOut(name, reason))
    return tuple(missing), tuple(left_out)
