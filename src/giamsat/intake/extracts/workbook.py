"""The rows of a workbook as a CSV file for DuckDB: only the columns that the mapping names, in a scratch folder."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from giamsat.intake.extracts.head import Head, role_places
from giamsat.intake.extracts.source import Layout
from giamsat.model.mappings import DateOrder, ExtractMapping
from giamsat.workbook.reading import Value


def rows_as_csv(head: Head, mapping: ExtractMapping, path: Path) -> Layout:
    """Write the rows below the head to ``path`` and return their layout; days as the mapping writes them.

    A workbook's days come without their hours.
    """
    assert head.grid is not None, "only a workbook has a grid"
    places = role_places(head.layout.names, mapping)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(places)
        for row in head.grid.rows[head.row + 1 :]:
            cells = [_text(row[place] if place < len(row) else None, mapping.date_order) for place in places.values()]
            if any(cells):
                writer.writerow(cells)
    return Layout(tuple(mapping.columns.roles()[role] for role in places))


def _text(value: Value, order: DateOrder) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case date():
            return value.strftime("%d/%m/%Y") if order is DateOrder.DAY_FIRST else value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return value
