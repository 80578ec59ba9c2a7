"""Formats added to a workbook's own table of formats; one that is there already is used again."""

from __future__ import annotations

import re

from giamsat.workbook.package import MAIN
from giamsat.workbook.splice import Node, Spliced, SpliceError

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")


class Looks:
    """The part xl/styles.xml with what is added to it."""

    def __init__(self, xml: bytes) -> None:
        self._spliced = Spliced(xml)
        self._known: dict[str, list[bytes]] = {}
        self._added: dict[str, list[bytes]] = {}

    def number(self, table: str, xml: str) -> int:
        """Return the number in a table («fonts», «dxfs» …) of an entry, given as XML with its own namespace."""
        known = self._table(table)
        own = xml.encode()
        plain = _plain(own)
        for number, one in enumerate([*known, *self._added.setdefault(table, [])]):
            if _plain(one) == plain:
                return number
        self._added[table].append(own)
        return len(known) + len(self._added[table]) - 1

    def result(self) -> bytes:
        """Return the part with its additions."""
        for table, added in self._added.items():
            if not added:
                continue
            count = str(len(self._table(table)) + len(added))
            node = self._spliced.root.child(table)
            if node is None:
                own = f'<{table} xmlns="{MAIN}" count="{count}">'.encode() + b"".join(added) + f"</{table}>".encode()
                self._spliced.insert(self._place(table), own)
            else:
                self._spliced.set(node, "count", count)
                for one in added:
                    self._spliced.append(node, one)
        return self._spliced.result()

    def _table(self, table: str) -> list[bytes]:
        if table not in self._known:
            node = self._spliced.root.child(table)
            if node is None and table != "dxfs":
                raise SpliceError(f"no {table}")
            self._known[table] = [] if node is None else [self._spliced.text(one) for one in node.children]
        return self._known[table]

    def _place(self, table: str) -> int:
        before = set(_ORDER[: _ORDER.index(table)])
        earlier: list[Node] = [one for one in self._spliced.root.children if one.name in before]
        return earlier[-1].end if earlier else self._spliced.root.opened


def _plain(xml: bytes) -> bytes:
    return re.sub(rb'\sxmlns="[^"]*"|\s(?=/>)', b"", xml)
