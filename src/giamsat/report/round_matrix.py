"""The synthesis' matrix of units by indicators: a number and a sign in each cell, a grey ground only by distance.

Signs tell all, so that it reads on a grey copy; the ground of what has not met its target is the darker the farther it
is off. Units stand in official order; nothing is summed over indicators.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from giamsat.analysis.asked_targets import ID, distance
from giamsat.blocks.model import Block, Fragment
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, exact, fraction
from giamsat.formatting.text import NBSP, lower_first
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator
from giamsat.model.values import Figure, Rate, State
from giamsat.report.cited import Words, cell, cite
from giamsat.report.compose import Column, TableText, lead
from giamsat.report.fact_records import counted
from giamsat.report.round_comparison import COUNTED_UNITS, short_text
from giamsat.report.round_desk import MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_hand_in import MATRIX, round_appendix
from giamsat.report.values import APPLIES_NOT, NONE
from giamsat.texts_vi import displays as say

DARKEST = 3
SHORT_NAME = 14  # signs of a name that stands on one line of the narrow column
NAME_WIDTH, LONG_NAME_WIDTH = 0.1, 0.15
APPLIES_NOT_SIGN = "o"


def matrix_appendix(desk: RoundDesk) -> Fragment:
    """Return the appendix: the reading, then units by indicators with the units that met each target."""
    chosen = desk.compared(MOST_IN_MATRIX)
    if not chosen:
        return Fragment(f"phu-luc.{MATRIX}")
    table = desk.labels.table("ma-tran", _table(desk, chosen), illustrative=desk.is_illustrative)
    reading = _reading(desk, chosen)
    blocks: tuple[Block, ...] = (lead(reading), table) if reading else (table,)
    return round_appendix(desk, MATRIX, say.MATRIX_HEADING, blocks, landscape=True)


def met(desk: RoundDesk, indicator: Indicator) -> tuple[int, int]:
    """Return how many units meet the target of an indicator, of those of whom it can be told."""
    checks = [own[indicator.id].target for own in desk.readings.values() if indicator.id in own]
    judged = [check.is_met for check in checks if check is not None and check.is_met is not None]
    return sum(judged), len(judged)


def _reading(desk: RoundDesk, chosen: Sequence[Indicator]) -> Words:
    """Return between which numbers of units the indicators lie; nothing with fewer than two that have a target."""
    counts = {row: found for row in chosen if (found := met(desk, row))[1]}
    if len(counts) < 2:
        return ""
    low, high = min(counts.values(), key=_part), max(counts.values(), key=_part)
    if _part(low) == _part(high):
        return ""
    sides = []
    for side in (low, high):
        names = [lower_first(row.name) for row, found in counts.items() if _part(found) == _part(side)]
        sides.append(say.MATRIX_SIDE.format(count=fraction(*side), names=join(names)))
    text = say.MATRIX_READING.format(count=count_words(len(counts)), low=sides[0], high=sides[1])
    facts = [counted(COUNTED_UNITS, fraction(*side), list(side)) for side in (low, high)]
    facts.append(counted(say.MATRIX_SPOT, str(len(counts)), [len(counts)]))
    return cite(text, facts)


def _part(found: tuple[int, int]) -> Decimal:
    return Decimal(found[0]) / found[1]


def _table(desk: RoundDesk, chosen: Sequence[Indicator]) -> TableText:
    name_width = NAME_WIDTH if max(len(unit.short_name) for unit in desk.units) <= SHORT_NAME else LONG_NAME_WIDTH
    width = (1 - name_width) / len(chosen)
    steps = _steps(desk)
    columns = (Column(say.MATRIX_UNIT, name_width), *(Column(row.name, width, "right") for row in chosen))
    rows: list[tuple[Words, ...]] = []
    shades: list[tuple[int, ...]] = []
    for unit in desk.units:
        own = desk.readings.get(unit.id)
        found = [own.get(row.id) if own is not None else None for row in chosen]
        cells = [_cell(desk, reading) if own is not None else NONE for reading in found]
        rows.append((unit.short_name, *cells))
        shades.append((0, *(ground(reading, steps) for reading in found)))
    rows.append((say.MATRIX_MET, *(_met_cell(desk, row) for row in chosen)))
    scope = say.MATRIX_SCOPE.format(n=len(desk.units), day=short_date(desk.round.cut_off), key=_key(steps))
    return TableText(
        columns, rows, say.MATRIX_TITLE, scope, say.MATRIX_NOTE, frozenset({len(rows) - 1}), shades=shades, dense=True
    )


def _steps(desk: RoundDesk) -> tuple[Decimal, ...]:
    """Return from which distances on a ground is darker: those by which questions about targets are the stronger."""
    own = {row.least or Decimal(0) for row in desk.data.registry.strengths if row.kind == ID}
    return tuple(sorted(own or {Decimal(0)}))[:DARKEST]


def _key(steps: Sequence[Decimal]) -> str:
    """Return the signs and grounds in words."""
    if len(steps) == 1:
        return f"{say.SIGNS}; {say.SHADE_ONE}"
    grounds = [say.SHADE_UNDER.format(end=exact(steps[1]))]
    grounds += [say.SHADE_BETWEEN.format(start=exact(low), end=exact(high)) for low, high in pairwise(steps[1:])]
    grounds.append(say.SHADE_FROM.format(start=exact(steps[-1])))
    return f"{say.SIGNS}; {say.SHADE.format(steps='; '.join(grounds))}"


def ground(reading: Reading | None, steps: Sequence[Decimal]) -> int:
    """Return how dark a cell is: 0 for what met its target or of which it cannot be told."""
    if reading is None or reading.target is None or reading.target.is_met is not False:
        return 0
    size = distance(reading, reading.target)
    return 0 if size is None else shade(size, steps)


def shade(size: Decimal, steps: Sequence[Decimal]) -> int:
    """Return how dark the ground of a distance is: one shade more from each step on."""
    return sum(size >= step for step in steps)


def _cell(desk: RoundDesk, reading: Reading | None) -> Words:
    text = cell_text(reading)
    return text if reading is None or text in (NONE, APPLIES_NOT_SIGN) else cell(text, desk.facts.current(reading))


def cell_text(reading: Reading | None) -> str:
    """Return a value with its sign: «98,2% ✓», «92,0% ✗», «(7/10)», «~ 10 nghìn», «o», «–»."""
    text = short_text(reading)
    if reading is None or text == APPLIES_NOT:
        return APPLIES_NOT_SIGN
    if _is_estimate(reading.current):
        return f"{say.ESTIMATE}{NBSP}{text.replace(say.ABOUT, '')}"
    if isinstance(reading.current, Rate) and reading.current.is_small:
        return f"({text})"
    if reading.target is None or reading.target.is_met is None or text == NONE:
        return text
    return f"{text}{NBSP}{say.MET if reading.target.is_met else say.MISSED}"


def _is_estimate(value: Figure | Rate | None) -> bool:
    parts = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    return any(part is not None and part.value is not None and part.state is State.APPROXIMATE for part in parts)


def _met_cell(desk: RoundDesk, indicator: Indicator) -> Words:
    found = met(desk, indicator)
    if not found[1]:
        return NONE
    text = say.MATRIX_MET_OF.format(count=fraction(*found))
    return cell(text, [counted(say.MATRIX_ROWS.format(counted=COUNTED_UNITS), fraction(*found), list(found))])
