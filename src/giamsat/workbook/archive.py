"""The container of Office files (.xlsx, .docx): the same content gives the same bytes, on any day and any machine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

_TIME = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def repacked(content: bytes, day: date, parts: Mapping[str, bytes]) -> bytes:
    """Return the archive with fixed times: ``day`` in its document properties, ``parts`` in place of its own.

    Parts are stored, not compressed: compressors differ between Python builds.
    """
    stamp = rb"\g<1>" + day.isoformat().encode() + rb"T00:00:00Z\g<2>"
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = parts.get(name, source.read(name))
            if name == "docProps/core.xml":
                part = _STAMP.sub(stamp, part)
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            target.writestr(entry, part, zipfile.ZIP_STORED)
    return packed.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """Return one part of the archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)
