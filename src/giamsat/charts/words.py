"""Values as printed on a chart, and the alt text that tells the whole chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from giamsat.charts.model import LeftOut
from giamsat.formatting.numbers import decimal, exact, percent, places_to_show, printed, share_places, signed
from giamsat.texts_vi import charts as words

ALL_TOLD = 12


def value_text(value: Decimal, suffix: str, places: int, target: Decimal | None = None) -> str:
    """A value with its unit of measure: «98,2%», «84,25 điểm»; never rounded onto a target that it is not."""
    if target is not None:
        places = places_to_show(value, target, places)
    return percent(value, places) if suffix == "%" else decimal(value, places) + suffix


def tick_text(value: Decimal, suffix: str) -> str:
    """A tick of an axis: the decimals it has; only «%» is repeated at each tick."""
    return exact(value) + ("%" if suffix == "%" else "")


def change_text(before: Decimal, after: Decimal, suffix: str, places: int) -> str:
    """The change between two values *as printed*, so that a reader's subtraction closes: «+3,2 điểm %»."""
    change, places = printed_change(before, after, suffix, places)
    if not change:
        return words.CHANGE_NONE
    return signed(change, places) + (f" {words.POINT_PERCENT}" if suffix == "%" else suffix)


def printed_change(before: Decimal, after: Decimal, suffix: str, places: int) -> tuple[Decimal, int]:
    """Return by how much two values differ as printed, and with how many decimals that is told."""
    first, last = (share_places(value, places) if suffix == "%" else places for value in (before, after))
    return printed(after, last) - printed(before, first), max(first, last)


def missing_text(names: Sequence[str], left_out: Sequence[LeftOut] = ()) -> list[str]:
    """The sentences that name what is not on the chart: without a value, or with one that is no point on an axis."""
    missing = [words.MISSING.format(names="; ".join(names))] if names else []
    return missing + ([words.NOT_DRAWN.format(names=reasons_text(left_out))] if left_out else [])


def reasons_text(left_out: Sequence[LeftOut]) -> str:
    """What is left out, each with its reason: «Sở A (không áp dụng); Sở B»."""
    return "; ".join(
        words.LEFT_OUT_REASON.format(name=row.name, reason=row.reason) if row.reason else row.name for row in left_out
    )


def require_rows(rows: Sequence[object], least: int = 2) -> None:
    """Refuse a chart of too few rows: the report says those in a sentence.

    :raises ValueError: when there are fewer than ``least``.
    """
    if len(rows) < least:
        raise ValueError(f"a chart needs at least {least} rows, not {len(rows)}")


@dataclass(frozen=True, slots=True)
class Told:
    """One row in words, with the value by which the extremes of many rows are chosen; ``None`` never is one."""

    text: str
    value: Decimal | None


def alt_text(
    kind: str,
    noun: str,
    rows: Sequence[Told],
    *,
    illustrative: bool,
    extra: Sequence[str] = (),
    extremes: str = words.ALT_EXTREMES,
) -> str:
    """Tell a chart: mark, kind, number of rows, all values up to twelve, else the extremes; then ``extra``."""
    number = words.NUMBER_WORDS[len(rows)] if len(rows) < len(words.NUMBER_WORDS) else str(len(rows))
    ranked = [(row.value, row.text) for row in rows if row.value is not None]
    if len(rows) <= ALL_TOLD or not ranked:
        items = "; ".join(row.text for row in rows)
    else:
        lowest, highest = (pick(ranked, key=lambda row: row[0])[1] for pick in (min, max))
        items = extremes.format(lowest=lowest, highest=highest)
    mark = f"{words.ILLUSTRATIVE}. " if illustrative else ""
    told = words.ALT_SIGNATURE.format(mark=mark, kind=kind, count=number, noun=noun, items=items)
    return " ".join([told, *extra])
