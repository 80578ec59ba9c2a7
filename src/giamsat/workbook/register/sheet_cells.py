"""The cells of a sheet part: written one by one, each other byte as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from giamsat.workbook.content import Cell
from giamsat.workbook.reading import address
from giamsat.workbook.splice import Node, Spliced, SpliceError
from giamsat.workbook.writing import escaped
from giamsat.workbook.xlsx_values import cell_place


class SheetCells:
    """A sheet part with the cells to be written into it; none is before :meth:`result`. Rows, columns from 0."""

    def __init__(self, xml: bytes) -> None:
        self._spliced = Spliced(xml)
        data = self._spliced.root.child("sheetData")
        if data is None:
            raise SpliceError("no sheetData")
        self._data = data
        self._prefix = self._spliced.prefix(data)
        self._rows: dict[int, Node] = {}
        self._written: dict[int, dict[int, tuple[Cell, str | None]]] = {}
        self._heights: dict[int, float] = {}
        self._added: list[tuple[int, Sequence[tuple[int, Cell, str]]]] = []
        number = -1
        for row in data.children:
            number = int(row.attribute("r")) - 1 if row.attribute("r") else number + 1
            self._rows[number] = row

    @property
    def last_row(self) -> int:
        """The last row that is there, empty or not."""
        return max(self._rows, default=-1)

    def has_row(self, row: int) -> bool:
        """Return whether a row is there, empty or not."""
        return row in self._rows

    def next_row(self, row: int) -> int:
        """Return the next row after ``row`` that is there, else the one after the last of both."""
        return min((one for one in self._rows if one > row), default=row + 1)

    def style(self, row: int, column: int) -> str:
        """Return the number of a cell's format, «» when it has none."""
        node = self._cells(row).get(column) if row in self._rows else None
        return node.attribute("s") if node is not None else ""

    def write(self, row: int, column: int, value: Cell, style: str | None = None) -> None:
        """Write a cell of a row that is there, in a format or in its own."""
        self._written.setdefault(row, {})[column] = (value, style)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row that is written, unless somebody fixed it."""
        self._heights[row] = points

    def add_row(self, row: int, cells: Sequence[tuple[int, Cell, str]]) -> None:
        """Add a row after the last one: column, value and format of its cells."""
        self._added.append((row, cells))

    def result(self) -> bytes:
        """Return the part with its changes; the very same bytes when there are none."""
        for row, cells in self._written.items():
            self._write_row(row, cells)
        for row, added in self._added:
            inside = "".join(self._xml(row, column, value, style) for column, value, style in added)
            height = f' ht="{self._heights[row]:g}"' if row in self._heights else ""
            own = f'<{self._prefix}row r="{row + 1}"{height}>{inside}</{self._prefix}row>'
            self._spliced.append(self._data, own.encode())
        self._widen()
        return self._spliced.result()

    def _write_row(self, row: int, written: Mapping[int, tuple[Cell, str | None]]) -> None:
        node, known = self._rows[row], self._cells(row)
        for column, (value, style) in sorted(written.items()):
            own = known.get(column)
            kept = own.attribute("s") if own is not None else ""
            xml = self._xml(row, column, value, kept if style is None else style).encode()
            after = next((one for place, one in sorted(known.items()) if place > column), None)
            if own is not None:
                self._spliced.insert(own.start, xml)
                self._spliced.cut(own)
            elif after is not None:
                self._spliced.insert(after.start, xml)
            else:
                self._spliced.append(node, xml)
        if row in self._heights and node.attribute("customHeight") not in ("1", "true"):
            self._spliced.set(node, "ht", f"{self._heights[row]:g}")

    def _cells(self, row: int) -> dict[int, Node]:
        found: dict[int, Node] = {}
        column = -1
        for node in self._rows[row].children:
            if node.name == "c":
                column = cell_place(node.attribute("r"))[1] if node.attribute("r") else column + 1
                found[column] = node
        return found

    def _xml(self, row: int, column: int, value: Cell, style: str) -> str:
        p = self._prefix
        opened = f'<{p}c r="{address(row, column)}"' + (f' s="{style}"' if style else "")
        if value is None or value == "":
            return f"{opened}/>"
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return f"{opened}><{p}v>{value}</{p}v></{p}c>"
        text = escape(escaped(str(value)))
        return f'{opened} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'

    def _widen(self) -> None:
        """Let the sheet's own account of its area reach the rows that were added."""
        area = self._spliced.root.child("dimension")
        if area is None or not self._added:
            return
        first, _, last = area.attribute("ref").partition(":")
        letters = (last or first).rstrip("0123456789")
        self._spliced.set(area, "ref", f"{first}:{letters}{1 + max(row for row, _ in self._added)}")
