"""The abbreviations that a document uses, spelled out once in it: each document is read alone.

Nothing that people wrote is touched: one small paragraph is added at the end of the body, before the sentence that
closes a signed text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from giamsat.blocks.model import Document, Paragraph, ShortForm, Text
from giamsat.blocks.texts import texts
from giamsat.texts_vi import rendering as say

_QUOTED = re.compile(r"“[^“”]*”")
_BEFORE, _AFTER = r"(?<![\w/.-])", r"(?!\w|[-/.]\w)"
"""An abbreviation within a document's number («16/KH-UBND») is a part of that number."""
_CALLED = r"(?:sau đây |dưới đây )?(?:gọi|viết)(?: tắt)?(?: chung)? là"


def explained(document: Document) -> Document:
    """Return the document with the abbreviations that it uses explained; it asks for none any more."""
    used = tuple(_used(document))
    done = replace(document, short_forms=())
    if not used:
        return done
    items = "; ".join(say.SHORT_FORM.format(short=one.short, full=one.full) for one in used)
    note = Paragraph((Text(say.SHORT_FORMS.format(items=items)),), role="note")
    blocks = document.blocks
    # What ends with «./.» is the last of a signed text.
    closes = document.signature is not None and bool(blocks) and isinstance(blocks[-1], Paragraph)
    place = len(blocks) - 1 if closes else len(blocks)
    return replace(done, blocks=(*blocks[:place], note, *blocks[place:]))


def _used(document: Document) -> Iterator[ShortForm]:
    """Yield the abbreviations to explain: those that stand outside quotations, before the text itself explains them."""
    if not document.short_forms:
        return
    text = unicodedata.normalize("NFC", "\n".join(_texts(document)))
    own = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    for one in document.short_forms:
        found = re.search(_BEFORE + re.escape(one.short) + _AFTER, own) if one.short in own else None
        if found and not _is_introduced(one, text, found):
            yield one


def _texts(document: Document) -> Iterator[str]:
    """Yield the document's texts in the order in which they are read."""
    head = document.letterhead
    if head:
        yield from (head.parent, head.organ)
    yield from (*document.preface, document.kind_name, document.title)
    yield from texts(document.blocks)
    for appendix in document.appendices:
        yield appendix.title
        yield from texts(appendix.blocks)


def _is_introduced(one: ShortForm, text: str, first: re.Match[str]) -> bool:
    """Say whether the text explains an abbreviation where it first uses it or before."""
    short, full = re.escape(one.short), r"\s+".join(map(re.escape, one.full.split()))
    forms = (rf"{full}\s+\(\s*(?:{_CALLED}\s+)?“?{short}\b", rf"{short}\s+\(\s*{full}\b", rf"{_CALLED}\s+“?{short}\b")
    explaining = [found.start() for form in forms if (found := re.search(form, text, re.IGNORECASE))]
    if one.familiar:
        explaining += [found.start() for found in re.finditer(rf"\b{full}\b", text, re.IGNORECASE)][:1]
    return any(start <= first.start() for start in explaining)
