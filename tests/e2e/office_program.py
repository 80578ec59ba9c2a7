"""Run by the system's own Python, which has LibreOffice's ``uno``: open a workbook, do what the orders say, save it.

``office_program.py <socket name> <orders.json>``; the orders: ``{"open": path, "do": [[verb, …], …]}`` with the verbs

- ``["set", sheet, cell, value]``: type a number or a text (a text is parsed as if it were typed when it begins «=»)
- ``["rename", sheet, name]``, ``["move", sheet, position]``, ``["delete", sheet]``
- ``["insert-column", sheet, letter]``, ``["insert-row", sheet, number]``, ``["hide-row", sheet, number]``
- ``["merge", sheet, range]``, ``["unprotect", sheet]``, ``["unprotect-all"]``, ``["font", sheet, range, name]``
- ``["move-range", sheet, range, cell]``, ``["sort", sheet, range, column]`` (downwards, the column from 0 in the range)
- ``["as-text", sheet, range]``: what is shown there becomes text, as when values are pasted as text
- ``["save", path, filter]``, with an optional list of further properties
"""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException


def prop(name, value):
    """Return a property for LibreOffice."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connect(name):
    """Return the context of the LibreOffice that listens at the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def act(book, order):
    """Carry out one order."""
    verb, *rest = order
    if verb == "save":
        path, kind, *more = rest
        properties = [prop("FilterName", kind), *(prop(*pair) for pair in (more[0] if more else []))]
        book.storeToURL(uno.systemPathToFileUrl(path), tuple(properties))
        return
    if verb == "unprotect-all":
        for sheet in book.Sheets:
            sheet.unprotect("")
        return
    sheet = book.Sheets.getByName(rest[0])
    if verb == "set":
        cell = sheet.getCellRangeByName(rest[1])
        value = rest[2]
        if isinstance(value, str):
            if value.startswith("="):
                cell.setFormula(value)
            else:
                cell.setString(value)
        else:
            cell.setValue(value)
    elif verb == "type":
        sheet.getCellRangeByName(rest[1]).setFormula(rest[2])
    elif verb == "rename":
        sheet.setName(rest[1])
    elif verb == "move":
        book.Sheets.moveByName(rest[0], rest[1])
    elif verb == "delete":
        book.Sheets.removeByName(rest[0])
    elif verb == "insert-column":
        number = sheet.getCellRangeByName(rest[1] + "1").CellAddress.Column
        sheet.Columns.insertByIndex(number, 1)
    elif verb == "insert-row":
        sheet.Rows.insertByIndex(rest[1] - 1, 1)
    elif verb == "hide-row":
        sheet.Rows.getByIndex(rest[1] - 1).IsVisible = False
    elif verb == "merge":
        sheet.getCellRangeByName(rest[1]).merge(True)
    elif verb == "unprotect":
        sheet.unprotect("")
    elif verb == "move-range":
        target = sheet.getCellRangeByName(rest[2]).CellAddress
        sheet.moveRange(target, sheet.getCellRangeByName(rest[1]).RangeAddress)
    elif verb == "sort":
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = rest[2], False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        sheet.getCellRangeByName(rest[1]).sort((prop("SortFields", fields), prop("ContainsHeader", False)))
    elif verb == "as-text":
        cells = sheet.getCellRangeByName(rest[1])
        for row in range(cells.Rows.Count):
            for column in range(cells.Columns.Count):
                cell = cells.getCellByPosition(column, row)
                if cell.getString():
                    cell.setString(cell.getString())
    elif verb == "font":
        sheet.getCellRangeByName(rest[1]).CharFontName = rest[2]
    else:
        raise SystemExit(f"unknown verb {verb}")


def main():
    """Open each workbook, do what is asked, say what its sheets are called then."""
    name, orders = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    context = connect(name)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    told = {}
    for order in orders:
        book = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(order["open"]), "_blank", 0, (prop("Hidden", True),)
        )
        try:
            if order.get("unprotect"):
                book.unprotect("")
                for sheet in book.Sheets:
                    sheet.unprotect("")
            for one in order["do"]:
                act(book, one)
            told[order["open"]] = [sheet.Name for sheet in book.Sheets]
        finally:
            book.close(True)
    json.dump(told, sys.stdout)
    with suppress(DisposedException):  # it may be gone before it has answered
        desktop.terminate()


main()
