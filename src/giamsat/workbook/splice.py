"""Change a few places of an XML part and leave every other byte as it was.

Parsing a part and writing it anew loses what its reader does not know (line breaks in attributes, unused
namespaces that Excel insists on). So a part is only read to find where its elements begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_OPEN = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")


class SpliceError(ValueError):
    """The part is not XML that can be changed this way: broken, not UTF-8, with a document type."""


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, its attributes, and the bytes from ``start`` to ``end``.

    ``opened`` is where its opening tag ends, ``closing`` where its closing tag begins (none when ``is_empty``).
    """

    name: str
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    is_empty: bool = False
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """Return the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def all(self, name: str) -> Iterator[Node]:
        """Yield the element itself and everything below it of a name, in order."""
        if self.name == name:
            yield self
        for one in self.children:
            yield from one.all(name)

    def attribute(self, name: str) -> str:
        """Return an attribute by its name without prefix, «» when it is not there."""
        return next((value for key, value in self.attributes.items() if key.rpartition(":")[2] == name), "")


class Spliced:
    """A part with the changes to be made to it; none is made before :meth:`result`."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._edits: list[tuple[int, int, bytes]] = []
        self._appended: dict[int, tuple[Node, list[bytes]]] = {}
        self.root = _read(xml)

    def text(self, node: Node) -> bytes:
        """Return the bytes of an element."""
        return self._xml[node.start : node.end]

    def insert(self, at: int, xml: bytes) -> None:
        """Insert bytes before the byte ``at``; what is inserted at one place keeps its order."""
        self._edits.append((at, at, xml))

    def cut(self, node: Node) -> None:
        """Leave an element out."""
        self._edits.append((node.start, node.end, b""))

    def append(self, node: Node, xml: bytes) -> None:
        """Append to the content of an element, an empty one too."""
        self._appended.setdefault(node.start, (node, []))[1].append(xml)

    def set(self, node: Node, name: str, value: str) -> None:
        """Give an attribute without prefix another value; one that is not there is added."""
        tag = self._xml[node.start : node.opened]
        found = re.search(rb"""\s%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode(), tag)
        quoted = b'"' + value.encode() + b'"'
        if found:
            self._edits.append((node.start + found.start(1), node.start + found.end(1), quoted))
        else:
            end = node.opened - (2 if tag.endswith(b"/>") else 1)
            self.insert(end, b" " + name.encode() + b"=" + quoted)

    def prefix(self, node: Node) -> str:
        """Return the prefix of an element's name with its colon, «» when it has none."""
        name = re.match(rb"<([^\s/>:]+:)?", self._xml[node.start : node.opened])
        return (name[1] or b"").decode() if name else ""

    def result(self) -> bytes:
        """Return the part with its changes; those inside an element that is left out are left out too."""
        done, parts = 0, []
        edits = [*self._edits, *(self._ending(node, added) for node, added in self._appended.values())]
        for start, end, xml in sorted(edits, key=lambda edit: (edit[0], edit[1] > edit[0])):
            if start >= done:
                parts += [self._xml[done:start], xml]
                done = end
        return b"".join([*parts, self._xml[done:]])

    def _ending(self, node: Node, added: list[bytes]) -> tuple[int, int, bytes]:
        if not node.is_empty:
            return node.closing, node.closing, b"".join(added)
        name = self._xml[node.start + 1 : node.opened].split(None, 1)[0].rstrip(b"/>")  # <x/> becomes <x>…</x>
        return node.opened - 2, node.opened, b">" + b"".join(added) + b"</" + name + b">"


def _read(xml: bytes) -> Node:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise SpliceError("a document type, or not UTF-8")
    parser = expat.ParserCreate("utf-8")
    top = Node("", {}, 0, 0)
    stack = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _OPEN.match(xml, at)
        if tag is None:
            raise SpliceError("an opening tag")
        node = Node(name.rpartition(":")[2], attributes, at, tag.end())
        stack[-1].children.append(node)
        stack.append(node)

    def end(_: str) -> None:
        node = stack.pop()
        node.is_empty = xml[node.opened - 2 : node.opened] == b"/>"
        node.closing = node.opened if node.is_empty else parser.CurrentByteIndex
        node.end = node.opened if node.is_empty else xml.index(b">", node.closing) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise SpliceError(str(error)) from error
    return top.children[0]
