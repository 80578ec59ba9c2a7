"""The parts of a Word file beside its text, and the file as a whole: nothing of today's date or of this machine."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

from giamsat.blocks.model import Document
from giamsat.rendering.docx.styles import fill_styles
from giamsat.rendering.docx.xml import Element, el
from giamsat.texts_vi import rendering as say
from giamsat.workbook.archive import repacked

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_UNWANTED = ("customXml", "stylesWithEffects", "thumbnail", "webSettings")
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def empty_package(points: int) -> Any:
    """Return an empty Word file with the kit's own styles; what python-docx's template brings along is taken out.

    :param points: the type size of running text.
    """
    import docx

    package = docx.Document()
    part = package.part
    for relations in (part.package.rels, part.rels):
        for key in [key for key, one in relations.items() if one.reltype.rpartition("/")[2] in _UNWANTED]:
            del relations[key]
    fill_styles(package.styles.element, points)
    _fill_settings(package.settings.element)
    return package


def _fill_settings(root: Element) -> None:
    for child in list(root):
        root.remove(child)
    mode = el("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15)
    root.extend((el("zoom", percent=100), el("defaultTabStop", val=720), el("compat", mode)))
    root.append(el("themeFontLang", val="vi-VN"))


def add_footnotes(part: Any, root: Element) -> None:
    """Add the part of footnotes to the document's part."""
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, serialize_part_xml(root), part.package)
    part.relate_to(notes, _NOTES_RELATION)


def saved(package: Any, document: Document, day: date) -> bytes:
    """Return the bytes of a file, dated ``day``; whose it is stands in its properties."""
    properties = package.core_properties
    properties.title = " ".join(filter(None, (document.kind_name, document.title))) or say.UNTITLED
    properties.author = document.author
    properties.comments = ""
    properties.last_modified_by = ""
    properties.language = document.language
    properties.revision = 1
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    words = list(document.keywords)
    if document.identity:
        words += [f"giamsat:unit={document.identity.unit_id}", f"giamsat:round={document.identity.round_id}"]
    properties.keywords = "; ".join(words)[:255]
    content = io.BytesIO()
    package.save(content)
    return repacked(content.getvalue(), day, {})
