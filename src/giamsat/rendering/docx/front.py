"""Head and end of an official text: letterhead, title, recipients and signatures (Decree 30/2020, Phụ lục I, III)."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.blocks.model import Appendix, Document, Letterhead, Signature
from giamsat.rendering.docx import measures as m
from giamsat.rendering.docx.xml import Element, cells, el, paragraph, run
from giamsat.texts_vi import rendering as say

_LEFT = round(64 * m.MM)
_RIGHT = m.PORTRAIT - _LEFT
_MOTTO = round(60.5 * m.MM)
"""How wide the motto is in bold 14 pt: the line under it is as long (Mục II.1)."""
_SPACE_TO_SIGN = round(24 * m.MM)


def letterhead(head: Letterhead) -> list[Element]:
    """Return organs and national title side by side, below them number and place with date."""
    organ = head.organ.split("\n")
    longest = max((m.text_width(line, m.ORGAN, m.CAPITALS) for line in organ), default=0)
    left = [paragraph("Letterhead", run(line)) for line in head.parent.split("\n") if line]
    left += [paragraph("Letterhead", run(line, bold=True)) for line in organ]
    left.append(_line(round(longest * 0.4), _LEFT))
    right = [
        paragraph("Letterhead", run(say.NATION, bold=True)),
        paragraph("Letterhead", run(say.MOTTO, bold=True, size=m.BODY)),
        _line(_MOTTO, _RIGHT),
    ]
    below = (
        [paragraph("Letterhead", run(head.number))],
        [paragraph("Letterhead", run(head.place_date, italic=True, size=m.BODY))],
    )
    rows = [(left, right), below] if head.number or head.place_date else [(left, right)]
    return [cells((_LEFT, _RIGHT), rows), _spacer(240)]


def title(document: Document) -> list[Element]:
    """Return the name of the kind of text and its subject, with a line under it."""
    made = [paragraph("Preface", run(line)) for line in document.preface]
    if document.letterhead is not None:
        made += letterhead(document.letterhead)
    if document.kind_name:
        made.append(paragraph("Title", run(document.kind_name)))
    if document.title:
        made.append(paragraph("Subtitle", run(document.title)))
        if document.kind_name:
            width = min(m.text_width(document.title, m.BODY, m.LETTERS), m.PORTRAIT)
            made.append(_line(round(width * 0.4), m.PORTRAIT))
    return [*made, _spacer(120)] if made else []


def appendix_title(appendix: Appendix) -> list[Element]:
    """Return number, title and reference of an appendix."""
    number = " ".join(filter(None, (say.APPENDIX, appendix.number)))
    words = "\n".join(filter(None, (number, appendix.title.upper())))
    made = [paragraph("AppendixTitle", run(words))]
    if appendix.reference:
        made.append(paragraph("Centred", run(appendix.reference, italic=True)))
    return [*made, _spacer(120)]


def signatures(signature: Signature, secretary: Signature | None = None) -> list[Element]:
    """Return the end of a text: recipients left, the signer right.

    A biên bản (Phụ lục III, Mẫu 1.9) is signed by two: the secretary stands left, the recipients below.
    """
    half = m.PORTRAIT // 2
    signer = _signer(signature)
    if secretary is None:
        return [_spacer(120, keep=True), cells((half, half), ((_recipients(signature.recipients), signer),))]
    both = cells((half, half), ((_signer(secretary), signer),))
    return [_spacer(120, keep=True), both, _spacer(120), *_recipients(signature.recipients)]


def _signer(signature: Signature) -> list[Element]:
    made = [
        paragraph("Centred", run(line, bold=True), settings=(el("keepNext"),))
        for line in (*signature.authority.split("\n"), *signature.title.split("\n"))
        if line
    ]
    room = el("spacing", before=_SPACE_TO_SIGN, after=0)
    return [*made, paragraph("Centred", run(signature.name, bold=True), settings=(room,))]


def _recipients(lines: Iterable[str]) -> list[Element]:
    listed = [paragraph("Recipients", run(line)) for line in lines]
    if not listed:
        return [paragraph("Recipients")]
    return [paragraph("Recipients", run(say.RECIPIENTS, bold=True, italic=True, size=m.RECIPIENTS)), *listed]


def _line(length: int, room: int) -> Element:
    """Return a line in the middle of a column: the upper edge of an empty paragraph, narrowed on both sides."""
    edge = max((room - length) // 2, 0)
    return paragraph(
        "Centred",
        settings=(
            el("pBdr", el("top", val="single", sz=6, space=1, color="000000")),
            el("spacing", before=20, after=0, line=60, lineRule="exact"),
            el("ind", left=edge, right=edge, firstLine=0),
        ),
    )


def _spacer(height: int, *, keep: bool = False) -> Element:
    room = el("spacing", before=0, after=0, line=height, lineRule="exact")
    return paragraph("Centred", settings=(room, el("keepNext")) if keep else (room,))
