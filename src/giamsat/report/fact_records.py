"""Facts of what is no indicator: published rows, scores and ranks, counted records, receipts, gaps, sub-units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from giamsat.formatting.numbers import exact, fraction
from giamsat.model.judgement import Conflict
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure, PublishedRecord
from giamsat.model.values import Channel, Figure, Rate, Source
from giamsat.report.cited import Fact, Spot
from giamsat.report.places import of_sources, row_spot, spot


def published_facts(row: PublishedFigure) -> tuple[Fact, ...]:
    """Return the fact of a published row: what its line says, its counts included."""
    done, plan = row.numerator, row.denominator
    counts = [figure.value for figure in (done, plan) if figure is not None and figure.value is not None]
    value = row.figure.value
    share = counts[0] * 100 / counts[1] if len(counts) == 2 and counts[1] else None
    told = fraction(counts[0], counts[1]) if len(counts) == 2 else "" if value is None else exact(value)
    spots = (spot(row.figure.source, row.label, row.figure.as_printed or told),)
    numbers = tuple(counts) or (() if value is None else (value,))
    words = tuple(filter(None, (row.figure.as_printed, row.remark, row.deadline_text, row.quote)))
    return (Fact(spots, numbers, share, words=words),)


def line_facts(record: PublishedRecord, name: str) -> tuple[Fact, ...]:
    """Return the fact of a published record: its line."""
    words = tuple(filter(None, (record.content, record.quote, record.remark, record.deadline_text)))
    return (Fact((row_spot(record.source, name),), words=words),)


def score_facts(score: IndexScore) -> tuple[Fact, ...]:
    """Return the fact of a score, and of its maximum when that is published; none without a value."""
    figure = score.score
    if figure is None or figure.value is None:
        return ()
    name = f"điểm số năm {score.year}"
    words = (figure.as_printed,) if figure.as_printed else ()
    facts = [
        Fact(
            (spot(figure.source, name, figure.as_printed or exact(figure.value)),),
            (figure.value,),
            figure.value,
            words=words,
            is_rounded=True,
        )
    ]
    if score.maximum is not None:
        highest = (row_spot(score.source, "điểm tối đa", exact(score.maximum)),)
        facts.append(Fact(highest, (score.maximum,)))
    return tuple(facts)


def rank_facts(score: IndexScore) -> tuple[Fact, ...]:
    """Return the fact of a rank and of the number of those ranked, or of the words that a source gives for it."""
    name = f"thứ hạng năm {score.year}"
    if score.rank is None:
        words = tuple(filter(None, (score.rank_text, score.remark)))
        return (Fact((row_spot(score.source, name),), words=words),) if words else ()
    if score.rank_of is None:
        return (Fact((spot(score.source, name, str(score.rank)),), (Decimal(score.rank),)),)
    if score.source.channel is Channel.PUBLISHED:
        spots: tuple[Spot, ...] = (spot(score.source, name, f"{score.rank}/{score.rank_of}"),)
    else:
        of = row_spot(score.source, "số đơn vị được xếp hạng", str(score.rank_of))
        spots = (spot(score.source, name, str(score.rank)), of)
    return (Fact(spots, (Decimal(score.rank), Decimal(score.rank_of))),)


def count_fact(sources: Iterable[Source], name: str) -> Fact:
    """Return the fact of how many records there are: their rows, to be counted."""
    distinct = tuple(dict.fromkeys(sources))
    spots = tuple(of_sources(distinct, name, str(len(distinct)), "count"))
    return Fact(spots, (Decimal(len(distinct)),))


def typed_fact(figure: Figure, name: str) -> Fact:
    """Return the fact of a figure as it is typed, whatever the catalogue calls it."""
    value = figure.value
    told = figure.as_printed or ("" if value is None else exact(value))
    words = (figure.as_printed,) if figure.as_printed else ()
    return Fact((spot(figure.source, name, told),), () if value is None else (value,), words=words)


def counted(name: str, value: str, numbers: Sequence[int]) -> Fact:
    """Return the fact of numbers that this report counts itself from what it lists."""
    return Fact((Spot(name, value, "", how="computed"),), tuple(map(Decimal, numbers)))


def conflict_facts(conflict: Conflict) -> tuple[Fact, ...]:
    """Return what each published source says in a conflict, and the line in which a person decided."""
    facts = [fact for row in conflict.figures for fact in published_facts(row)]
    facts += [fact for score in conflict.scores for fact in (*score_facts(score), *rank_facts(score))]
    if isinstance(conflict.submitted, Rate):  # what was published in its place is a share, with its counts or without
        facts = [replace(fact, share=fact.numbers[0]) if len(fact.numbers) == 1 else fact for fact in facts]
    if conflict.decision is not None:
        words = (conflict.decision.decision, conflict.decision.reason)
        facts.append(Fact((row_spot(conflict.decision.source, "quyết định chọn nguồn"),), words=words))
    return tuple(facts)
