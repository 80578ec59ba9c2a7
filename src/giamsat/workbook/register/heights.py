"""How high the rows of a register are; apart from its layout, which readers need without any writer."""

from __future__ import annotations

from collections.abc import Mapping

from giamsat.workbook.forms.pen import height_of
from giamsat.workbook.register.layout import RegisterTable

_TALLEST = 400.0


def row_height(table: RegisterTable, values: Mapping[str, object]) -> float:
    """Return the height in points that a row needs: its texts wrap within the widths of the columns."""
    texts = {str(values[one.field]): one.width for one in table.columns[1:] if values.get(one.field) is not None}
    lines = [part for text, width in texts.items() for part in ((line, width) for line in text.splitlines())]
    return min(_TALLEST, max([height_of({text: width}) for text, width in lines], default=height_of({})))
