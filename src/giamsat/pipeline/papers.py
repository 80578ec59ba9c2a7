"""Word papers beside the reports: the outline sent to a unit before it reports, the minutes of the day of the visit."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.blocks.model import Document, Signature
from giamsat.model.opinions import Objection, Opinion
from giamsat.model.rounds import Registry, RoundData, RoundParams
from giamsat.model.visits import Visit
from giamsat.settings import Settings


def outline_paper(settings: Settings, registry: Registry, params: RoundParams, unit_id: str) -> bytes:
    """Return the outline of a unit's report («đề cương báo cáo») as a Word file; the same bytes each time.

    ``settings`` say where the fonts lie by whose letters texts are checked.
    """
    from giamsat.report.outline import outline

    return paper(settings, outline(registry, params, unit_id))


def minutes_paper(settings: Settings, registry: Registry, params: RoundParams, visit: Visit) -> bytes:
    """Return the minutes of a visit («biên bản buổi làm việc») as a Word file; the same bytes each time."""
    from giamsat.report.minutes import SECRETARY, minutes

    return paper(settings, minutes(registry, params, visit), SECRETARY)


def question_paper(settings: Settings, data: RoundData, unit_id: str) -> bytes:
    """Return the questions to a unit («phiếu câu hỏi») as a Word file; the same bytes each time."""
    from giamsat.report.question_paper import question_paper as made

    return paper(settings, made(data, unit_id))


def opinion_paper(
    settings: Settings, registry: Registry, params: RoundParams, delegation_id: str, opinions: Sequence[Opinion]
) -> bytes:
    """Return the opinions of a delegation's members and experts by section, as a Word file."""
    from giamsat.report.opinion_papers import opinion_summary

    return paper(settings, opinion_summary(registry, params, delegation_id, opinions))


def answer_paper(settings: Settings, registry: Registry, params: RoundParams, objections: Sequence[Objection]) -> bytes:
    """Return what became of the units' objections («bảng tiếp thu, giải trình») as a Word file."""
    from giamsat.report.opinion_papers import objection_paper

    return paper(settings, objection_paper(registry, params, objections))


def paper(settings: Settings, document: Document, secretary: Signature | None = None) -> bytes:
    """Return a document as a Word file; the same bytes each time."""
    from giamsat.rendering.characters import shipped_fonts
    from giamsat.rendering.docx import to_docx
    from giamsat.rendering.normalise import normalise
    from giamsat.rendering.places import report_folder

    fonts = shipped_fonts(report_folder(settings.templates) / "fonts")
    page, _ = normalise(document, fonts or None)
    return to_docx(page, secretary=secretary)
