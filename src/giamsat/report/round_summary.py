"""TÓM TẮT of a synthesis that concludes: at most five results, limits and recommendations, as people ordered them.

Each line has its number of units and, where all rest on one indicator, between which values these lie. What nobody
typed is not made up: without a register the figures stand there, as before the visits.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from giamsat.analysis.common_findings import linked_units
from giamsat.blocks.model import Block, Callout, Fragment, Paragraph, Promise, Strong
from giamsat.formatting.numbers import count_words, padded_fraction
from giamsat.formatting.text import bind, unended
from giamsat.model.findings import Findings, Recommendation, Statement
from giamsat.model.judgement import Reading
from giamsat.model.values import Figure, Rate
from giamsat.report.cited import Fact, Words, cell
from giamsat.report.compose import dashes, shortened, words
from giamsat.report.fact_records import counted
from giamsat.report.finding_places import share_text
from giamsat.report.places import row_spot
from giamsat.report.round_common import Common
from giamsat.report.round_desk import RoundDesk
from giamsat.report.round_overview import summary as figures
from giamsat.report.round_requests import due_of
from giamsat.report.round_rows import requests
from giamsat.texts_vi import common_findings as common_say
from giamsat.texts_vi import synthesis as say

MOST = 5


def summary(desk: RoundDesk) -> Fragment:
    """Return the box: what was concluded, when somebody typed it; else the figures."""
    found = desk.common
    if found is None:
        return figures(desk)
    asked = [row for row, unit_id in requests(desk) if not unit_id]
    parts = (
        (say.SUMMARY_RESULTS, "II", [_statement(desk, row) for row in found.results]),
        (say.SUMMARY_LIMITS, "III", [_statement(desk, row) for row in found.shortcomings]),
        (say.SUMMARY_REQUESTS, "VI", [_asked(desk, found, row) for row in asked]),
    )
    blocks: list[Block] = []
    for title, section, lines in parts:
        if lines:
            blocks += [Paragraph((Strong(words(_title(title, section, len(lines)))),)), dashes(lines[:MOST])]
    box = Callout("summary", say.SUMMARY, tuple(blocks))
    return Fragment("tom-tat", (box,), promise=Promise(paragraphs=1))


def _title(title: str, section: str, count: int) -> str:
    more = say.SUMMARY_MORE.format(count=count_words(count - MOST), section=section) if count > MOST else ""
    return say.SUMMARY_TITLE.format(title=title, more=more) if more else f"{title}:"


def _statement(desk: RoundDesk, row: Statement) -> Words:
    one = Common(desk, row)
    content = shortened(one.stem)
    if not one.units:
        return cell(say.SUMMARY_BARE.format(content=content), one.facts())
    told = [say.SUMMARY_UNITS.format(share=one.share)]
    span = _span([reading for each in one.units for reading in one.readings(each)]) if one.indicator_id else ""
    text = say.SUMMARY_LINE.format(content=content, told="; ".join([*told, span] if span else told))
    return cell(bind(text), one.facts())


def _span(rows: Sequence[Reading]) -> str:
    """Return between which values the figures lie: «từ 88,1% đến 94,98%»; nothing when one is no exact number."""
    values = [(value, share_text(row)) for row in rows if (value := _value(row)) is not None]
    if not values or len(values) < len(rows):
        return ""
    low, high = min(values, key=lambda pair: pair[0])[1], max(values, key=lambda pair: pair[0])[1]
    return low if low == high else say.SUMMARY_SPAN.format(low=low, high=high)


def _value(row: Reading) -> Decimal | None:
    match row.current:
        case Rate(is_small=False) as rate:
            return rate.value
        case Figure(is_countable=True) as figure:
            return figure.value
    return None


def _asked(desk: RoundDesk, found: Findings, row: Recommendation) -> Words:
    """Return a recommendation with its addressee, its deadline, and how many units the limits it is about concern."""
    text = say.SUMMARY_ASKED.format(addressee=row.addressee, content=shortened(unended(row.content)))
    told = [due_of(row)]
    facts = [Fact((row_spot(row.source, common_say.ROW),))]
    units = {
        one.unit.id
        for limit in found.shortcomings
        if limit.id in row.shortcoming_ids
        for one in linked_units(desk.data, limit)
    }
    if units:
        share = padded_fraction(len(units), len(desk.units))
        told.append(say.SUMMARY_ABOUT.format(share=share))
        facts.append(counted(common_say.SPOT_UNITS, share, [len(units), len(desk.units)]))
    return cell(bind(say.SUMMARY_LINE.format(content=text, told="; ".join(told))), facts)
