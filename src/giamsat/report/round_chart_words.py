"""What is said above and below the charts of the ordering indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from giamsat.charts.model import ChangeRow
from giamsat.charts.words import printed_change
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, signed
from giamsat.model.judgement import Relation
from giamsat.model.parameters import Indicator
from giamsat.model.values import Channel, Figure, Rate
from giamsat.report.cited import Fact, Spot, Words, cite
from giamsat.report.fact_records import counted
from giamsat.report.round_chart_rows import Dot, Items, Pair
from giamsat.report.round_desk import RoundDesk
from giamsat.texts_vi import displays as say

TARGETS, CHANGES = "so-sanh", "thay-doi"


def titled(pattern: str, part: Items, indicator: Indicator, **facts: str) -> str:
    """Return the title of a part's chart."""
    return pattern.format(indicator=indicator.name, **facts) + (f" – {part.title}" if part.title else "")


def key_of(name: str, part: Items) -> str:
    """Return under which name a part's chart is numbered."""
    return name if part.number == 1 else f"{name}-{part.number}"


def dots_reading(desk: RoundDesk, dots: Iterable[Dot]) -> Words:
    """Return how many units meet their target, and between which distances they lie; nothing without targets."""
    judged = [(dot, check) for dot in dots if (check := dot.reading.target) is not None and check.is_met is not None]
    if not judged:
        return ""
    met = sum(bool(check.is_met) for _, check in judged)
    numbers = [len(judged), met, len(judged) - met]
    facts = [counted(say.UNITS_SPOT, str(number), [number]) for number in dict.fromkeys(numbers)]
    sizes = []
    for _, check in judged:
        size = check.difference or Decimal(0)
        sizes.append((-size if check.relation is Relation.BELOW else size, check.decimals))
    low, high = min(sizes), max(sizes)
    facts += [
        Fact((Spot(say.DISTANCE_SPOT, signed(*size) if size[0] else "0", "", how="computed"),), (abs(size[0]),))
        for size in (low, high)
    ]
    of = desk.labels.of("Hình", TARGETS)
    ends = [signed(*size) if size[0] else "0" for size in (low, high)]
    is_shared = len(judged) > 1 and met in (0, len(judged))
    pattern = (say.DOTS_ALL_MET if met else say.DOTS_NONE_MET) if is_shared else say.DOTS_READING
    texts = [
        pattern.format(
            figure=of, n=count_words(len(judged)), met=count_words(met), missed=count_words(len(judged) - met)
        ),
        say.DOTS_DISTANCE.format(low=ends[0], high=ends[1]) if low != high else "",
    ]
    return cite("".join(texts) + ".", facts)


def changes_reading(desk: RoundDesk, label: str, rows: Iterable[ChangeRow]) -> Words:
    """Return how many units rose, fell and stayed, by the numbers that the chart prints."""
    sizes = [printed_change(row.before, row.after, "%", max(1, row.places))[0] for row in rows]
    numbers = [sum(size > 0 for size in sizes), sum(size < 0 for size in sizes), sum(not size for size in sizes)]
    figure, n = desk.labels.of("Hình", CHANGES), count_words(len(sizes))
    if len(sizes) > 1 and len(sizes) in numbers:
        direction = say.DIRECTIONS[numbers.index(len(sizes))]
        text = say.CHANGES_ALL_READING.format(figure=figure, label=label, n=n, direction=direction)
    else:
        items = [
            name.format(count=count_words(number)) for name, number in zip(say.CHANGES, numbers, strict=True) if number
        ]
        text = say.CHANGES_READING.format(figure=figure, label=label, n=n, items="; ".join(items))
    facts = [counted(say.UNITS_SPOT, str(number), [number]) for number in dict.fromkeys([len(sizes), *numbers])]
    return cite(text, facts)


def note_of(desk: RoundDesk, part: Items) -> Words:
    """Return the note under a chart: how many units are drawn, to which day, by whom."""
    n = len(part.rows)
    values = [item.reading.current for item in part.rows]
    if any(isinstance(item, Pair) for item in part.rows):
        values += [item.reading.previous for item in part.rows]
    channels = {figure.source.channel for value in values for figure in _figures(value)}
    names = [name for channel, name in say.CHANNELS.items() if Channel(channel) in channels]
    days = {desk.data.params.cut_off(item.unit.id) for item in part.rows}
    day = say.DAY.format(day=short_date(days.pop())) if len(days) == 1 else say.DAYS
    text = say.NOTE.format(n=n, day=day, source=" và ".join(names) or say.CHANNELS[Channel.SUBMISSION.value])
    return cite(text, [counted(say.UNITS_SPOT, str(n), [n])])


def _figures(value: Figure | Rate | None) -> Iterator[Figure]:
    counts = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    yield from (count for count in counts if count is not None)
