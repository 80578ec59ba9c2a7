"""outputs/<round>/so-lieu.csv: every figure of every unit in one table, each row marked when it is illustrative."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.readings import readings
from giamsat.errors import Fault
from giamsat.formatting.spreadsheet import csv_text
from giamsat.model.judgement import Reading
from giamsat.model.rounds import RoundData
from giamsat.model.values import Figure, Rate, Source
from giamsat.pipeline.publish import publish
from giamsat.report.values import current_text, measure_text, previous_text, target_text
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE

TABLE = "so-lieu.csv"
COLUMNS = (
    "ma_don_vi",
    "don_vi",
    "ma_chi_tieu",
    "chi_tieu",
    "don_vi_tinh",
    "ky_nay",
    "ky_truoc",
    "chi_tieu_giao",
    "nguon",
    "ghi_chu",
)


def write_figures(data: RoundData, settings: Settings) -> tuple[Fault, ...]:
    """Write the table of a round; it opens in Excel as it is (UTF-8 with a mark, texts never become formulas).

    :returns: the fault of a table that is open in Excel just now, which keeps it from being replaced.
    """
    path = settings.outputs(data.params.round.id) / TABLE
    return publish({path: csv_text(COLUMNS, _rows(data))}, settings)


def _rows(data: RoundData) -> Iterator[tuple[str, ...]]:
    for unit_id, unit_data in data.units.items():
        if unit_data.faults:
            continue
        for reading in readings(data, unit_id).values():
            if not reading.is_missing:
                yield (
                    unit_id,
                    unit_data.unit.official_name,
                    reading.indicator.id,
                    reading.indicator.name,
                    measure_text(reading.indicator),
                    current_text(reading),
                    previous_text(reading),
                    target_text(reading.target, reading.indicator),
                    _source(reading),
                    ILLUSTRATIVE if unit_data.unit.fictional else "",
                )


def _source(reading: Reading) -> str:
    """Return file, sheet and cell of a figure, of both counts for a share."""
    value = reading.current
    figures = (value.numerator, value.denominator) if isinstance(value, Rate) else (value,)
    return "; ".join(dict.fromkeys(_place(figure.source) for figure in figures if isinstance(figure, Figure)))


def _place(source: Source) -> str:
    parts = [source.file, source.sheet, source.cell, f"dòng {source.line}" if source.line else "", source.address]
    return ", ".join(part for part in parts if part)
