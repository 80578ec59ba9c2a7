"""Sentences of a unit's report: readings and published figures put into the patterns with the desk's words."""

from __future__ import annotations

from dataclasses import replace

from giamsat.analysis.asked_extracts import DOMAIN
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join
from giamsat.model.judgement import Reading
from giamsat.model.rounds import PublishedFigure
from giamsat.model.values import Channel, Figure, Rate, Span
from giamsat.report.desk import Desk
from giamsat.report.sentences import SentenceContext, counted_thing, reading_sentence
from giamsat.report.sentences.context import lower_first, source_words
from giamsat.texts_vi import extracts as texts

GROUP_NAMES = {
    "so": "sở, cơ quan tương đương sở",
    "quan-huyen": "quận, huyện",
    "phuong": "phường",
    "xa": "xã",
    "thanh-pho": "tỉnh, thành phố",
}


def sentence_of(desk: Desk, reading: Reading, *, is_first: bool = True) -> str:
    """Return the sentence of a reading; only the first of a section carries period, full name and certainty."""
    context = context_of(desk, reading, is_first=is_first)
    if isinstance(reading.current, Rate) and (reading.current.value or 0) > 100:
        # A part above its whole is asked about, not compared: nothing may read as an achievement.
        alone = replace(reading, target=None, change=None, group=None)
        return f"{reading_sentence(alone, replace(context, says_no_comparison=False))} Số liệu này được đề nghị làm rõ."
    return reading_sentence(reading, context)


def context_of(desk: Desk, reading: Reading, *, is_first: bool) -> SentenceContext:
    """Return what a reading's sentence needs beside the reading."""
    indicators = desk.data.registry.indicators
    numerator = indicators.get(reading.indicator.numerator)
    denominator = indicators.get(reading.indicator.denominator)
    return SentenceContext(
        unit_name=desk.unit.short_name if is_first else (desk.unit.alias or desk.unit.short_name),
        period=_span(desk, reading) if is_first else None,
        cut_off=desk.cut_off,
        certainty=_certainty(desk, reading) if is_first else "",
        measure=denominator.measure if denominator else "",
        numerator_name=counted_thing(numerator.name) if numerator else "",
        denominator_name=counted_thing(denominator.name) if denominator else "",
        group_name=GROUP_NAMES.get(desk.unit.group, "đơn vị"),
        small_denominator=desk.round.small_denominator,
        unchanged_below=desk.round.unchanged_below,
        clarified_at="mục VI",
        says_no_comparison=reading.target is not None,
    )


def _span(desk: Desk, reading: Reading) -> Span | None:
    """Return the period of a reading: its own, else the round's up to the unit's cut-off."""
    figure = _figure(reading.current)
    if figure is not None and figure.source.channel is Channel.PUBLISHED:
        return figure.period
    if figure is not None and figure.period is not None:
        return figure.period
    return Span(desk.round.period_from, min(desk.round.period_to, desk.cut_off))


def _certainty(desk: Desk, reading: Reading) -> str:
    """Return by whom a value is told: the system where a person chose its figure, a source, else nothing.

    Beside a system's numbers the unit's own are said to be its own.
    """
    value = reading.current
    figures = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    system = next((one for one in figures if one is not None and one.source.channel is Channel.EXTRACT), None)
    if system is not None:
        return f"theo {lower_first(system.source.title)}"
    figure = _figure(value)
    if desk.unit_data.extracts and figure is not None and reading.indicator.domain == DOMAIN:
        return texts.BY_UNIT if figure.source.channel is not Channel.PUBLISHED else _published(figure)
    return _published(figure)


def _published(figure: Figure | None) -> str:
    if figure is None or figure.source.channel is not Channel.PUBLISHED:
        return ""
    return f"theo {source_words(figure.source.title)}" if figure.source.title else "theo nguồn công khai"


def _figure(value: Figure | Rate | None) -> Figure | None:
    return value.numerator if isinstance(value, Rate) else value


def as_of_words(row: PublishedFigure) -> str:
    """Return when a published figure holds, for a table cell: year, period or day."""
    parts = []
    if row.year is not None:
        parts.append(f"năm {row.year}")
    if row.figure.period is not None:
        span = row.figure.period
        parts.append(f"{short_date(span.start)} - {short_date(span.end)}")
    elif row.figure.as_of is not None:
        parts.append(f"đến {short_date(row.figure.as_of)}")
    return join(parts[:1]) if parts else "nguồn không nêu"
