"""The parts of an .xlsx file, to take some out, put others in and pack the whole again."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from giamsat.formatting.text import nfc
from giamsat.workbook.splice import Spliced, SpliceError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
MAX_UNPACKED = 200_000_000
_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EMPTY = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="%s"/>'
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"


class Package:
    """An .xlsx file by its parts.

    :raises SpliceError: when the bytes are no archive, or one that unpacks to more than a form ever does.
    """

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                    raise SpliceError("too large")
                self.parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, struct.error) as error:
            raise SpliceError(str(error)) from error
        if CONTENT_TYPES not in self.parts:
            raise SpliceError("no workbook")

    def open(self, name: str) -> Spliced:
        """Return a part to be changed.

        :raises SpliceError: when it is not there, or no XML.
        """
        if name not in self.parts:
            raise SpliceError(name)
        return Spliced(self.parts[name])

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, type (its last word) and target part of the relations of a part («» for the whole file)."""
        name = _relations_name(part)
        if name not in self.parts:
            return
        for one in self.open(name).root.children:
            if one.attribute("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), one.attribute("Target")))
                yield one.attribute("Id"), one.attribute("Type").rpartition("/")[2], target.lstrip("/")

    def worksheets(self) -> dict[str, str]:
        """Return the parts of the worksheets by name, in order.

        :raises SpliceError: when there are none.
        """
        targets = {key: (kind, target) for key, kind, target in self.relations(BOOK)}
        found = {}
        for sheet in self.open(BOOK).root.all("sheet"):
            kind, target = targets.get(sheet.attribute("id"), ("", ""))
            if kind == "worksheet" and target in self.parts:
                found[nfc(sheet.attribute("name"))] = target
        if not found:
            raise SpliceError("no worksheets")
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation and return its id."""
        name = _relations_name(part)
        known = {one[0] for one in self.relations(part)}
        number = next(number for number in range(1, len(known) + 2) if f"rIdXemLai{number}" not in known)
        spliced = Spliced(self.parts.get(name, _EMPTY % _PACKAGE))
        where = quoteattr(f"{RELATIONS}/{kind}")
        own = f'<Relationship xmlns="{_PACKAGE.decode()}" Id="rIdXemLai{number}" Type={where} Target="/{target}"/>'
        spliced.append(spliced.root, own.encode())
        self.parts[name] = spliced.result()
        return f"rIdXemLai{number}"

    def put(self, name: str, content: bytes, kind: str) -> None:
        """Put a part in, of a content type, or in the place of another."""
        self.parts[name] = content
        types = self.open(CONTENT_TYPES)
        if any(one.attribute("PartName") == f"/{name}" for one in types.root.children):
            return
        own = f'<Override xmlns="{_TYPES}" PartName={quoteattr("/" + name)} ContentType={quoteattr(kind)}/>'
        types.append(types.root, own.encode())
        self.parts[CONTENT_TYPES] = types.result()

    def default(self, ending: str, kind: str) -> None:
        """Give all parts of an ending a content type, unless they have one."""
        types = self.open(CONTENT_TYPES)
        known = (one.attribute("Extension").casefold() for one in types.root.children if one.name == "Default")
        if ending not in known:
            own = f'<Default xmlns="{_TYPES}" Extension="{ending}" ContentType={quoteattr(kind)}/>'
            types.insert(types.root.opened, own.encode())
            self.parts[CONTENT_TYPES] = types.result()

    def drop(self, is_dropped: str, part: str) -> None:
        """Take out the parts below a folder or of a name, and the relations of ``part`` that lead to them."""
        gone = {name for name in self.parts if name == is_dropped or name.startswith(f"{is_dropped}/")}
        for name in gone:
            del self.parts[name]
        for holder, key in ((_relations_name(part), "Target"), (CONTENT_TYPES, "PartName")):
            if gone and holder in self.parts:
                spliced = self.open(holder)
                for one in spliced.root.children:
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), one.attribute(key)))
                    if one.attribute(key) and target.lstrip("/") in gone:
                        spliced.cut(one)
                self.parts[holder] = spliced.result()

    def packed(self) -> bytes:
        """Return the file, packed, with fixed times."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, _TIME)
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content, compresslevel=1)
        return packed.getvalue()


def _relations_name(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")
