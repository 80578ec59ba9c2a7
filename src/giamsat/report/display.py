"""How a section shows itself in a notebook: as HTML for the editor, as blocks for the page floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from giamsat.blocks.codec import to_data
from giamsat.blocks.html import fragment as html_fragment
from giamsat.blocks.model import MIME, Document, Fragment, Heading, Paragraph, Text

# JupyterLab sets table cells to the right and knows no captions, and drops style sheets of what it has not run itself:
# what the editor needs stands in the elements. Texts are escaped, so these words are always our own tags.
_IN_NOTEBOOK = (("<td>", '<td style="text-align:left">'), ('<span class="scope">', '<br><span class="scope">'))


@dataclass(frozen=True, slots=True)
class Section:
    """The result of one call in a notebook; Jupyter asks it for its MIME bundle."""

    fragment: Fragment

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            MIME: to_data(self.fragment),
            "text/html": _in_notebook(_preview(self.fragment)),
            "text/plain": f"[{self.fragment.section}]",
        }


def _preview(fragment: Fragment) -> str:
    """Return what the editor sees under the cell: the blocks, or the title lines of a frame or an appendix."""
    if fragment.frame is not None:
        return html_fragment((*_frame_preview(fragment.frame), *fragment.blocks))
    if fragment.appendix is not None:
        heading = Heading(2, (Text(f"PHỤ LỤC {fragment.appendix.number}. {fragment.appendix.title}"),))
        return html_fragment((heading, *fragment.appendix.blocks))
    return html_fragment(fragment.blocks)


def _in_notebook(html: str) -> str:
    for tag, styled in _IN_NOTEBOOK:
        html = html.replace(tag, styled)
    return html


def _frame_preview(frame: Document) -> tuple[Paragraph, ...]:
    lines = (*frame.preface, " · ".join(frame.marks), frame.kind_name, frame.title)
    return tuple(Paragraph((Text(line),)) for line in lines if line)
