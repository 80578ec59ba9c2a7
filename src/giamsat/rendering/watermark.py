"""The word behind a draft's text, as shapes: letters there would be read aloud and found by every search."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SHADE = "#f0f0f0"  # seen on paper, gone on a copy of a copy, never in the way of the text


@cache
def watermark(words: str, font_file: Path) -> str:
    """Return ``words`` as an SVG of light grey outlines from the font file; letters that it lacks are left out."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    with TTFont(font_file, lazy=True) as font:
        glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
        ascent, descent = font["hhea"].ascent, font["hhea"].descent
        pen = SVGPathPen(glyphs)
        left = 0
        for character in words:
            name = cmap.get(ord(character))
            if name is None:
                continue
            glyphs[name].draw(TransformPen(pen, (1, 0, 0, -1, left, ascent)))
            left += glyphs[name].width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left or 1} {ascent - descent}">'
        f'<path fill="{SHADE}" d="{pen.getCommands()}"/></svg>'
    )
