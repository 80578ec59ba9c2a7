"""Images from outside, made safe: known type, whole, with nothing fetched from elsewhere.

An image is data that two renderers decode. A broken one would stop a whole PDF, one that names a file of the
machine would be refused there, so both are found here and become a sentence on the page.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from giamsat.blocks.model import Figure

SIZE_LIMIT = 20_000_000  # bytes
PIXEL_LIMIT = 50_000_000
TEXT_PIXELS = 624  # 165 mm, the width of the printed text, at 96 pixels an inch
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
_LOCAL_REFERENCE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_STYLE_REFERENCE = re.compile(r"url\(\s*['\"]?\s*(?!['\"]?\s*#)|@import", re.IGNORECASE)
_DROPPED = ("script", "foreignObject", "iframe", "audio", "video")
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class BrokenImageError(ValueError):
    """The image cannot be used; the argument is a key of ``texts_vi.rendering.IMAGE_REASONS``."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A decoded pixel image: PNG or JPEG bytes as base64 and its size in pixels."""

    kind: str
    base64: str
    width: int
    height: int


def figure_of(data: bytes, alt: str) -> Figure:
    """Return a figure of the bytes of an SVG, PNG, JPEG, GIF or WebP file, as wide as it is on a screen.

    :raises BrokenImageError: when they are none of these or broken.
    """
    if len(data) > SIZE_LIMIT:
        raise BrokenImageError("large")
    if data.lstrip()[:1] == b"<" or data.startswith(b"\xef\xbb\xbf<"):
        try:
            svg = safe_svg(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise BrokenImageError("not-xml") from None
        return Figure(alt=alt, svg=svg, width=_share(svg_size(svg)[0]))
    image = raster(base64.b64encode(data).decode("ascii"))
    if image.kind == "png":
        return Figure(alt=alt, png=image.base64, width=_share(image.width))
    return Figure(alt=alt, jpeg=image.base64, width=_share(image.width))


def _share(pixels: float) -> float:
    """Return the share of the text's width that so many pixels take; all of it when their number is not known."""
    return round(min(max(pixels / TEXT_PIXELS, 0.1), 1.0), 3) if pixels else 1.0


@lru_cache(maxsize=64)
def raster(encoded: str) -> Raster:
    """Return the pixel image of base64 text, re-encoded as PNG when it is not an RGB or grey PNG or JPEG.

    :raises BrokenImageError: when it cannot be decoded whole.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BrokenImageError("not-image") from None
    if len(data) > SIZE_LIMIT:
        raise BrokenImageError("large")
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("error")
            if image.width * image.height > PIXEL_LIMIT:
                raise BrokenImageError("large")
            image.load()
            width, height = image.size
            if image.format == "PNG" and image.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
                kind = "png"
            elif image.format == "JPEG" and image.mode in ("L", "RGB"):
                kind = "jpeg"
            else:
                stream = io.BytesIO()
                image.convert("RGBA").save(stream, "PNG")
                kind, data = "png", stream.getvalue()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
        if isinstance(error, BrokenImageError):
            raise
        raise BrokenImageError("not-image") from None
    return Raster(kind, base64.b64encode(data).decode("ascii"), width, height)


@lru_cache(maxsize=256)
def safe_svg(source: str) -> str:
    """Return an SVG without scripts, handlers, foreign elements and references to anything outside itself.

    An SVG that has none of these is returned as it is.

    :raises BrokenImageError: when it is not well-formed or defines entities.
    """
    text = _DOCTYPE.sub("", source.strip(), count=1).strip()
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise BrokenImageError("not-xml")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - no document type, hence no entities
    except (ElementTree.ParseError, ValueError):
        raise BrokenImageError("not-xml") from None
    if _local(root.tag) != "svg":
        raise BrokenImageError("not-xml")
    if not _sweep(root):
        # A browser draws only an SVG that says so by its namespace.
        return text if root.tag != "svg" else text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    for prefix, name in (("", "http://www.w3.org/2000/svg"), ("xlink", "http://www.w3.org/1999/xlink")):
        ElementTree.register_namespace(prefix, name)
    return ElementTree.tostring(root, encoding="unicode")


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _sweep(root: ElementTree.Element) -> bool:
    """Take out of ``root`` what may not stay; say whether there was any."""
    changed = False
    for element in list(root.iter()):
        for child in list(element):
            if _local(child.tag) in _DROPPED:
                element.remove(child)
                changed = True
        for name, value in list(element.attrib.items()):
            short = _local(name).lower()
            outside = short in ("href", "src") and not _LOCAL_REFERENCE.match(value.strip())
            if short.startswith("on") or outside or _STYLE_REFERENCE.search(value):
                del element.attrib[name]
                changed = True
        if _local(element.tag) == "style" and _STYLE_REFERENCE.search(element.text or ""):
            element.text = ""
            changed = True
    return changed


def svg_size(source: str) -> tuple[float, float]:
    """Return width in pixels (0: not said) and height divided by width (0: not known) of a well-formed SVG."""
    try:
        root = ElementTree.fromstring(_DOCTYPE.sub("", source, count=1))  # noqa: S314 - entities were refused before
    except (ElementTree.ParseError, ValueError):
        return 0.0, 0.0
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if width and height:
        return width, height / width
    box = [_pixels(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] else 0.0
    return width, ratio


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found.group(1)) * _UNITS[found.group(2) or "px"] if found else 0.0


def as_svg(image: Raster) -> str:
    """Return a pixel image wrapped in an SVG, the one form in which an image travels to the PDF as text."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {image.width} {image.height}" width="{image.width}" height="{image.height}">'
        f'<image width="{image.width}" height="{image.height}" '
        f'xlink:href="data:image/{image.kind};base64,{image.base64}"/></svg>'
    )
