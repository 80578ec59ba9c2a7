"""Which figures stand first: the five of the summary, and those of the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from giamsat.model.judgement import Reading
from giamsat.model.records import IndexScore
from giamsat.model.rounds import UnitData
from giamsat.model.values import Channel, Rate

FIVE = 5
KEY_INDICATORS = (
    "tthc.ty_le_dung_han",
    "tthc.ty_le_truc_tuyen",
    "cqdt.ty_le_hs_thanh_toan",
    "cqdt.ty_le_so_hoa_tphs",
    "chi-dao.ty_le_tieu_chi",
    "tac-dong.ty_le_hai_long",
    "cqdt.ty_le_so_hoa_ket_qua",
    "tthc.ty_le_pakn",
)
"""In order of preference: a figure with no target, last period or group is not worth one of
the five unless it is missing and ought to be there."""


def five(readings: Mapping[str, Reading]) -> tuple[Reading, ...]:
    """Return the five readings of the summary: the key ones, then others that can be compared.

    Published figures are not among them: they stand with their year and source, compared with nothing.
    """
    own = {name: reading for name, reading in readings.items() if not (reading.is_missing or is_published(reading))}
    key = [own[name] for name in KEY_INDICATORS if name in own]
    has_keys = any(name in readings for name in KEY_INDICATORS)  # else a topic of its own: its shares come first
    rest = [
        reading
        for reading in own.values()
        if reading not in key and (_is_worth(reading) or (not has_keys and isinstance(reading.current, Rate)))
    ]
    return tuple(_distinct([*key, *rest]))[:FIVE]


def is_reported(readings: Mapping[str, Reading], indicator_id: str) -> bool:
    """Whether the unit itself reported a figure: a published one does not stand for it in the summary."""
    reading = readings.get(indicator_id)
    return reading is not None and not (reading.is_missing or is_published(reading))


def latest_scores(unit_data: UnitData) -> tuple[IndexScore, ...]:
    """Return the latest published score in use of each index of a unit."""
    latest: dict[str, IndexScore] = {}
    for score in unit_data.scores:
        is_own = score.is_used and score.unit_id == unit_data.unit.id
        if is_own and score.year >= latest.get(score.index_id, score).year:
            latest[score.index_id] = score
    return tuple(latest.values())


def is_published(reading: Reading) -> bool:
    """Whether a reading rests on published figures: those have a table and sentences of their own."""
    value = reading.current
    figure = value.numerator if isinstance(value, Rate) else value
    return figure is not None and figure.source.channel is Channel.PUBLISHED


def _is_worth(reading: Reading) -> bool:
    return reading.target is not None or (reading.change is not None and not reading.change.reason)


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    return list({reading.indicator.id: reading for reading in readings}.values())
