"""The figures of a members' brief: at most five, each with its target, last period and group, or «chưa có».

A figure with none of the three is not worth one of the five, unless it is missing and ought to be there (practice 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from giamsat.analysis.breaks import score_break
from giamsat.analysis.scores import ScorePair, score_pairs, unit_scores
from giamsat.blocks.model import Table
from giamsat.formatting.dates import period
from giamsat.formatting.numbers import exact
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure
from giamsat.report.cited import Fact, Words, cell, text_of
from giamsat.report.compose import Column, TableText, table
from giamsat.report.desk import Desk
from giamsat.report.fact_records import published_facts, rank_facts, score_facts
from giamsat.report.highlights import FIVE, KEY_INDICATORS, is_published
from giamsat.report.published import published_value
from giamsat.report.published_speech import WARDS
from giamsat.report.reading_cells import current_cell, group_cell, previous_cell, target_cell
from giamsat.report.record_cells import told
from giamsat.report.rows import rank_text, score_text
from giamsat.report.values import NONE
from giamsat.texts_vi import brief as say
from giamsat.texts_vi.ground import ILLUSTRATIVE, NO_DATA

Row = tuple[Words, Words, Words, Words, Words]
_WIDTHS = (0.38, 0.2, 0.12, 0.17, 0.13)


def figures_table(desk: Desk) -> Table | None:
    """Return the table of the figures that are worth their room, ``None`` when there is none."""
    rows = list(islice(_rows(desk), FIVE))
    if not rows:
        return None
    label = desk.round.comparison.label if desk.round.comparison else say.BEFORE
    names = {"unit": desk.unit.alias or desk.unit.short_name, "label": capitalized(label)}
    columns = [
        Column(head.format(**names), width, "center" if place else "left")
        for place, (head, width) in enumerate(zip(say.HEADS, _WIDTHS, strict=True))
    ]
    scope = say.FIGURES_SCOPE.format(period=period(desk.round.period_from, min(desk.round.period_to, desk.cut_off)))
    marked = f"{ILLUSTRATIVE}. {scope}" if desk.is_illustrative else scope
    return table(TableText(columns, rows, "", marked), illustrative=desk.is_illustrative)


def _rows(desk: Desk) -> Iterator[Row]:
    """Yield the rows by rank: key figures, others that can be compared, published ones, then what nobody asked for."""
    readings = desk.readings
    key = [readings[name] for name in KEY_INDICATORS if name in readings]
    missing = [one for one in key if one.is_missing and _ought(desk, one)]
    shown = [one for one in key if _is_worth(one) or (desk.is_asked and one in missing)]
    rest = [one for one in readings.values() if one not in key and _is_worth(one)]
    yield from (_reading_row(desk, one) for one in (*shown, *rest))
    yield from (_published_row(desk, row) for row in desk.unit_data.published if row.is_used and _plan(desk, row))
    for key_, pair in score_pairs(unit_scores(desk.unit_data)).items():
        row = _score_row(desk, key_, pair)
        if any(text_of(words) != say.NO_VALUE for words in row[2:]):
            yield row
    if not desk.is_asked and not desk.round.preparing:
        yield from (_reading_row(desk, one) for one in missing)


def _is_worth(reading: Reading) -> bool:
    if reading.is_missing or is_published(reading):
        return False
    is_compared = reading.change is not None and not reading.change.reason
    return reading.target is not None or is_compared or (reading.group is not None and reading.group.value is not None)


def _ought(desk: Desk, reading: Reading) -> bool:
    """Whether the round's form requires what a reading is made of."""
    indicators = desk.data.registry.indicators
    own = reading.indicator
    parts = (own, indicators.get(own.numerator), indicators.get(own.denominator))
    return any(one is not None and one.required for one in parts)


def _name(desk: Desk, name: str, domain_id: str) -> str:
    domain = desk.data.registry.domains.get(domain_id)
    return say.SECTION.format(name=name, number=domain.order) if domain is not None else name


def _reading_row(desk: Desk, reading: Reading) -> Row:
    facts = desk.facts
    change = reading.change
    is_apart = change is not None and bool(change.reason) and reading.previous is not None
    previous = say.NOT_COMPARED if is_apart else previous_cell(facts, reading)
    return (
        _name(desk, reading.indicator.name, reading.indicator.domain),
        NO_DATA if reading.is_missing else current_cell(facts, reading),
        _or_none(target_cell(facts, reading)),
        _or_none(previous),
        _or_none(group_cell(facts, reading)),
    )


def _plan(desk: Desk, row: PublishedFigure) -> str:
    """Return what a published count is held against: a plan, with its deadline; all wards are no plan."""
    indicators = desk.data.registry.indicators
    indicator = indicators.get(row.figure.indicator_id)
    whole = indicators.get(indicator.denominator) if indicator is not None else None
    planned = row.denominator
    if not row.status or planned is None or planned.value is None or (whole is not None and whole.measure == WARDS):
        return ""
    plan = exact(planned.value)
    return say.DUE_IN.format(plan=plan, due=row.deadline_text) if row.deadline_text else plan


def _published_row(desk: Desk, row: PublishedFigure) -> Row:
    return (
        told(_name(desk, row.label, row.domain), row.figure.source, row.label),
        cell(published_value(row), published_facts(row)),
        cell(_plan(desk, row), published_facts(row)),
        say.NO_VALUE,
        say.NO_VALUE,
    )


def _score_row(desk: Desk, indicator_id: str, pair: ScorePair) -> Row:
    """Return the latest score of an index; last year's only where nothing broke the series between them."""
    indicator = desk.data.registry.indicators.get(indicator_id)
    name = say.SCORE.format(name=indicator.name if indicator else indicator_id, year=pair.now.year)
    before = pair.before
    years = (before.year, pair.now.year) if before else (0, 0)
    is_broken = before is not None and bool(score_break(desk.data.registry, desk.unit, indicator_id, *years))
    previous: Words = say.NOT_COMPARED if is_broken else say.NO_VALUE
    if before is not None and not is_broken:
        shown = "; ".join(one for one in (score_text(before), _rank(before)) if one != NONE)
        previous = cell(say.SCORE_BEFORE.format(score=shown, year=before.year), _score_facts(before))
    return (
        _name(desk, name, indicator.domain if indicator else ""),
        _or_none(cell(score_text(pair.now), score_facts(pair.now)), NO_DATA),
        say.NO_VALUE,
        previous,
        _or_none(cell(_rank(pair.now), rank_facts(pair.now))),
    )


def _score_facts(score: IndexScore) -> tuple[Fact, ...]:
    return (*score_facts(score), *rank_facts(score))


def _rank(score: IndexScore) -> str:
    rank = rank_text(score)
    return rank if rank == NONE or "hạng" in rank or "nhất" in rank else say.RANKED.format(rank=rank)


def _or_none(words: Words, instead: str = say.NO_VALUE) -> Words:
    return instead if text_of(words) == NONE else words
