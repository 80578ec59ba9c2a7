"""The parts inside a zipped workbook (.xlsx, .ods): read within limits, their XML walked without ever growing.

A part is unpacked no further than the limits allow, whatever size it declares; a document type declaration, nesting
that no office program writes, and more elements than a form can have end the reading.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from giamsat.errors import IntakeError, Place
from giamsat.workbook.grid import Limits

MAX_DECLARED = 400_000_000
"""Bytes that all parts together may declare, with pictures and whatever else is not read."""
DEEPEST = 200

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    KeyError,  # a part that another one names is not there
    IndexError,  # a style or string that is not there
    NotImplementedError,  # a way of compression that nobody uses
    RuntimeError,  # an encrypted part
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    struct.error,
)
"""Everything that a damaged archive has been seen to raise."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """An open archive: ``names`` of its parts; what is read of them counts against the limits."""

    def __init__(self, content: bytes, place: Place, limits: Limits) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._left = limits.unpacked
        self.place = place
        self.limits = limits
        self.names = frozenset(self._archive.namelist())
        if sum(part.file_size for part in self._archive.infolist()) > MAX_DECLARED:
            raise self.too_large()

    def too_large(self) -> IntakeError:
        """Return the error of a workbook beyond the limits."""
        return IntakeError.of("workbook-too-large", self.place, limit=self.limits.file // 1_000_000)

    def read(self, name: str) -> bytes:
        """Return a part, unpacked no further than the limits allow.

        :raises KeyError: when there is no such part.
        """
        with self._archive.open(name) as part:
            content = part.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise self.too_large()
        return content

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id → (type, name of the part) as the relations of ``part`` say; empty when it has none."""
        folder, name = posixpath.split(part)
        own = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if own not in self.names:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

        walk(self.read(own), start)
        return found


def walk(xml: bytes, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Walk the elements of a small part by their names without prefix, attributes too.

    :raises ValueError: when it is nested or long beyond reason, or declares a document type.
    """
    depth = count = 0

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > 1_000_000:
            raise ValueError("an XML part beyond reason")
        start(bare(tag), plain(attributes))

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(bare(tag))

    parser = guarded_parser()
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(xml, True)


def guarded_parser() -> expat.XMLParserType:
    """Return a parser that refuses every document type declaration, which no office program writes."""

    def refuse(*_: object) -> None:
        raise ValueError("an XML part declares a document type")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def bare(tag: str) -> str:
    """Return a name without its prefix."""
    return tag.rpartition(":")[2]


def plain(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return attributes by their names without prefix."""
    return {bare(name): value for name, value in attributes.items()}
