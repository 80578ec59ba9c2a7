"""Which readings of a domain are said, which stand in its table; the rest is in the appendix, none is lost.

A share carries its counts, so its numerator and denominator need no rows of their own; what a table of records or
scores shows is not said twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from giamsat.model.judgement import Reading
from giamsat.model.parameters import Direction, Kind
from giamsat.model.values import Rate
from giamsat.report.desk import Desk
from giamsat.report.highlights import is_published

MOST_SENTENCES = 3
UTILITY_PREFIX = "de-an-06.nhom_"
SCORE_PREFIX = "chi-so."
COUNTED_RECORDS = ("chi-dao.sang_kien", "chi-dao.nhiem_vu_giao", "chi-dao.nhiem_vu_hoan_thanh")


def spoken(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings worth a sentence: those with a target first, then wanted shares, in catalogue order.

    The documents of targets and the group are named once: further sentences leave them to the table.
    """
    own = (reading for reading in readings if _rank(reading) < 2 and not is_published(reading))
    chosen = sorted(own, key=_rank)[:MOST_SENTENCES]
    told: list[Reading] = []
    documents: set[str] = set()
    for reading in chosen:
        short = reading if not told else replace(reading, group=None)
        if reading.target is not None:
            document = reading.target.target.document
            if document in documents:
                target = replace(reading.target, target=reading.target.target.model_copy(update={"document": ""}))
                short = replace(short, target=target)
            documents.add(document)
        told.append(short)
    return tuple(told)


def tabled(desk: Desk, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings that get a row in the domain's table."""
    parts = {
        part
        for reading in readings
        if reading.indicator.kind is Kind.RATE
        for part in (reading.indicator.numerator, reading.indicator.denominator)
    }
    in_form = {column for column in desk.dossier_ids if desk.has_dossiers} - {"tthc.tiep_nhan"}
    return tuple(
        reading
        for reading in readings
        if reading.indicator.id not in parts
        and not is_published(reading)
        and reading.indicator.id not in in_form
        and reading.indicator.id not in COUNTED_RECORDS
        and not (reading.indicator.id.startswith(UTILITY_PREFIX) and desk.has_utilities)
        and not (reading.indicator.id.startswith(SCORE_PREFIX) and desk.has_scores)
    )


def _rank(reading: Reading) -> int:
    if reading.indicator.id.startswith((UTILITY_PREFIX, SCORE_PREFIX)):
        return 2
    if reading.target is not None:
        return 0
    is_wanted_share = isinstance(reading.current, Rate) and reading.indicator.direction is not Direction.NONE
    return 1 if is_wanted_share else 2
