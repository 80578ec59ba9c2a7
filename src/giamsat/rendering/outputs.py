"""One output of a code cell → blocks. Kit objects come as blocks by MIME type, everything else is only shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from giamsat.blocks.model import MIME, Block, Callout, CodeBlock, Paragraph, Text
from giamsat.rendering.foreign import blocks_of_html, broken_image
from giamsat.rendering.images import BrokenImageError, figure_of
from giamsat.rendering.markdown import parse
from giamsat.texts_vi import rendering as say

_ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_OVERWRITTEN = re.compile(r"[^\n]*\r(?!\n)")
IMAGES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
TEXT_LIMIT = 50_000  # signs of one output; a log of megabytes is not a report


def joined(value: Any) -> str:
    """Return nbformat's text, which is a string or a list of strings."""
    if isinstance(value, str):
        return value
    return "".join(map(str, value)) if isinstance(value, list) else ""


def plain_output(text: str) -> str:
    """Return what a terminal would show: no colour codes, nothing that a progress bar has written over."""
    text = _OVERWRITTEN.sub("", _ANSI.sub("", text).replace("\r\n", "\n"))
    return (text if len(text) <= TEXT_LIMIT else text[:TEXT_LIMIT] + "\n…").strip("\n")


def kit_data(output: Mapping[str, Any]) -> Any | None:
    """Return the kit's data of an output, or None when it is not the kit's."""
    data = output.get("data")
    return data.get(MIME) if isinstance(data, Mapping) else None


def foreign_output(output: Mapping[str, Any], number: int) -> tuple[Block, ...]:
    """Return the blocks of an output that is not the kit's; ``number`` is the cell's place in the notebook, from 1."""
    kind = output.get("output_type")
    if kind == "stream":
        return _code(joined(output.get("text")))
    if kind == "error":
        trace = joined([line + "\n" for line in output.get("traceback") or []])
        text = plain_output(trace) or f"{output.get('ename', '')}: {output.get('evalue', '')}"
        return (Callout("warning", say.CELL_FAILED.format(number=number), (CodeBlock(text),)),)
    data = output.get("data")
    if not isinstance(data, Mapping):
        return ()
    metadata = output.get("metadata")
    return _richest(data, metadata if isinstance(metadata, Mapping) else {}, number)


def _richest(data: Mapping[str, Any], metadata: Mapping[str, Any], number: int) -> tuple[Block, ...]:
    """Return the best of the forms in which an object was handed over."""
    for mime in IMAGES:
        if mime in data:
            return (_image(mime, joined(data[mime]), metadata, number),)
    if "text/markdown" in data:
        return parse(joined(data["text/markdown"]))
    if "text/html" in data:
        blocks = blocks_of_html(joined(data["text/html"]), alt=say.IMAGE_ALT.format(number=number))
        if blocks:
            return blocks
    if "text/latex" in data:
        return _code(joined(data["text/latex"]), "latex")
    return _code(joined(data.get("text/plain", "")))


def _code(text: str, language: str = "") -> tuple[Block, ...]:
    text = plain_output(text)
    return (CodeBlock(text, language),) if text.strip() else ()


def _image(mime: str, content: str, metadata: Mapping[str, Any], number: int) -> Block:
    own = metadata.get(mime)
    said = (own.get("alt") if isinstance(own, Mapping) else None) or metadata.get("alt")
    alt = said.strip() if isinstance(said, str) and said.strip() else say.IMAGE_ALT.format(number=number)
    try:
        if mime == "image/svg+xml":
            return figure_of(content.encode("utf-8", "replace"), alt)
        return figure_of(_decoded(content), alt)
    except BrokenImageError as error:
        return broken_image(alt, str(error))


def _decoded(content: str) -> bytes:
    import base64
    import binascii

    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError):
        raise BrokenImageError("not-image") from None


def message(text: str) -> tuple[Block, ...]:
    """Return a paragraph of the kit's own words."""
    return (Paragraph((Text(text),)),)
