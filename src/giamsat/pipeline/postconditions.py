"""Success is a postcondition: each section delivered what it promised, and the report is the right unit's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giamsat.blocks.codec import to_data
from giamsat.blocks.html import plain
from giamsat.blocks.model import Heading, Promise
from giamsat.errors import Fault, Place
from giamsat.intake.findings import FINDINGS
from giamsat.model.owners import is_unit
from giamsat.model.parameters import Phase
from giamsat.notebooks.contract import is_unwritten, metadata_of, source_of
from giamsat.pipeline.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from giamsat.rendering.notebook import NotebookPage

OF_THE_DELEGATION = ("TỒN TẠI", "NGUYÊN NHÂN", "KIẾN NGHỊ CỦA ĐOÀN")
"""Words of headings under which a delegation concludes; what a unit or a source says under another may have them."""
LEAST_TOLD = 20
"""Letters from which on a line is its writer's own: «Không có.» stands in many places."""
UNIT_SECTIONS = ("mo-dau", "tom-tat", "I", "II.", "III", "IV", "V", "VI", "ket-thuc")
ROUND_SECTIONS = ("mo-dau", "tom-tat", "I", "II", "ket-thuc")
"""What each synthesis has; what people typed for the phase after the visits is asked for by pipeline/obstacles.py."""


def section_faults(job: Job, page: NotebookPage, place: Place) -> list[Fault]:
    """Return what a built report lacks: identity, a section, or what a section promised."""
    identity = page.document.identity
    if identity is None or (identity.round_id, identity.unit_id) != (job.round_id, job.unit_id):
        found = f"{identity.round_id}/{identity.unit_id}" if identity else "không có"
        return [Fault.of("identity-mismatch", place, expected=f"{job.round_id}/{job.unit_id}", found=found)]
    names = [section.name for section in page.sections]
    faults = [
        Fault.of("section-missing", place, section=wanted)
        for wanted in (UNIT_SECTIONS if is_unit(job.unit_id) else ROUND_SECTIONS)
        if not any(name == wanted or (wanted.endswith(".") and name.startswith(wanted)) for name in names)
    ]
    for section in page.sections:
        for word, promised, delivered in _shortfalls(section.promised, section.delivered):
            faults.append(
                Fault.of(
                    "section-short", place, section=section.name, what=word, promised=promised, delivered=delivered
                )
            )
    return faults


def phase_faults(page: NotebookPage, executed: Mapping[str, Any], place: Place) -> list[Fault]:
    """Return what in a document before the visit speaks for the delegation.

    It has no number and no signature block, no heading under which a delegation concludes, none of the narratives kept
    for the phase after the visit, and nothing that was taken from a register of findings.
    """
    from giamsat.rendering.markdown import parse
    from giamsat.rendering.walks import innermost

    document = page.document
    if document.phase != Phase.BEFORE:
        return []
    found = []
    if document.signature is not None:
        found.append("khối chữ ký")
    if document.letterhead is not None and document.letterhead.number:
        found.append(f"số văn bản “{document.letterhead.number}”")
    data = to_data(document)
    found += [f"nội dung của tệp “{file}”" for file in sorted(set(_concluded_in(data)))]
    headings = [plain(block.inlines) for block in document.blocks if isinstance(block, Heading)]
    headings += [document.title, *(appendix.title for appendix in document.appendices)]
    found += [f"mục “{one}”" for one in headings if any(word in one for word in OF_THE_DELEGATION)]
    kept = [cell for cell in executed["cells"] if _is_kept(cell)]
    text = squeezed("".join(_words(data))) if kept else ""
    for cell in kept:
        lines = ["".join(_words(to_data(block))) for block in innermost(parse(source_of(cell)))]
        told = [line for line in lines if len(squeezed(line)) >= LEAST_TOLD and squeezed(line) in text]
        found += [f"ô {cell.get('id')}: “{line.strip()[:60]}”" for line in told[:1]]
    return [Fault.of("phase-before-speaks", place, what=what) for what in found]


def _is_kept(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is a narrative that somebody has written already for the phase after the visit."""
    own = metadata_of(cell)
    kept = own.get("phase") == Phase.AFTER and own.get("role") == "narrative"
    return kept and not is_unwritten(source_of(cell))


def _concluded_in(data: Any) -> Iterator[str]:
    """Yield the registers of findings that figures or words of a document, given as JSON data, were taken from."""
    match data:
        case {"type": "traced", "sources": sources, "inlines": inlines}:
            yield from (source[0] for source in sources if f"/{FINDINGS}/" in source[0])
            yield from _concluded_in(inlines)
        case dict():
            for value in data.values():
                yield from _concluded_in(value)
        case list() | tuple():
            for item in data:
                yield from _concluded_in(item)


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, so that layout does not hide a sentence."""
    return "".join(sign for sign in text if sign.isalnum())


def _words(data: Any) -> Iterator[str]:
    """Yield the texts of blocks given as JSON data, in order and without what lays them out."""
    match data:
        case {"text": str(text)}:
            yield text
        case dict():
            for name, value in data.items():
                if name not in ("type", "svg", "png", "jpeg", "href", "marker", "align", "sources"):
                    yield from _words(value)
        case list():
            for item in data:
                yield from _words(item)
        case str():
            yield data


def _shortfalls(promised: Promise, delivered: Promise) -> Iterator[tuple[str, int, int]]:
    pairs = (
        ("bảng", promised.tables, delivered.tables),
        ("hình", promised.figures, delivered.figures),
        ("đoạn văn", promised.paragraphs, delivered.paragraphs),
    )
    return (pair for pair in pairs if pair[2] < pair[1])
