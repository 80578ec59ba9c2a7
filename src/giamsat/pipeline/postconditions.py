"""Success is a postcondition: each section delivered what it promised, and the report is the right unit's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giamsat.blocks.codec import dumps
from giamsat.blocks.model import Promise
from giamsat.errors import Fault, Place
from giamsat.model.parameters import Phase
from giamsat.notebooks.contract import is_unwritten, metadata_of, source_of
from giamsat.pipeline.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from giamsat.rendering.notebook import NotebookPage

UNIT_SECTIONS = ("mo-dau", "tom-tat", "I", "II.", "III", "IV", "V", "VI", "ket-thuc")
ROUND_SECTIONS = ("mo-dau", "tom-tat", "I", "II", "III", "IV", "ket-thuc")


def section_faults(job: Job, page: NotebookPage, place: Place) -> list[Fault]:
    """Return what a built report lacks: identity, a section, or what a section promised."""
    identity = page.document.identity
    if identity is None or (identity.round_id, identity.unit_id) != (job.round_id, job.unit_id):
        found = f"{identity.round_id}/{identity.unit_id}" if identity else "không có"
        return [Fault.of("identity-mismatch", place, expected=f"{job.round_id}/{job.unit_id}", found=found)]
    names = [section.name for section in page.sections]
    faults = [
        Fault.of("section-missing", place, section=wanted)
        for wanted in (UNIT_SECTIONS if job.unit_id else ROUND_SECTIONS)
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
    """Return what in a document before the visit speaks for the delegation (practice.md 2.0 and part 8, row 3).

    It has no number and no signature block, and none of the narratives kept for the phase after the visit.
    """
    document = page.document
    if document.phase != Phase.BEFORE:
        return []
    found = []
    if document.signature is not None:
        found.append("khối chữ ký")
    if document.letterhead is not None and document.letterhead.number:
        found.append(f"số văn bản “{document.letterhead.number}”")
    text = squeezed(dumps(document))
    for cell in executed["cells"]:
        own = metadata_of(cell)
        source = source_of(cell)
        if own.get("phase") == Phase.AFTER and own.get("role") == "narrative" and not is_unwritten(source):
            told = [line for line in source.splitlines() if squeezed(line) and squeezed(line) in text]
            found += [f"ô {cell.get('id')}: “{line.strip()[:60]}”" for line in told[:1]]
    return [Fault.of("phase-before-speaks", place, what=what) for what in found]


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, so that layout does not hide a sentence."""
    return "".join(sign for sign in text if sign.isalnum())


def _shortfalls(promised: Promise, delivered: Promise) -> Iterator[tuple[str, int, int]]:
    pairs = (
        ("bảng", promised.tables, delivered.tables),
        ("hình", promised.figures, delivered.figures),
        ("đoạn văn", promised.paragraphs, delivered.paragraphs),
    )
    return (pair for pair in pairs if pair[2] < pair[1])
