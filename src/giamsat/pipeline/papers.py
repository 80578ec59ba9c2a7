"""Word papers beside the reports: the outline sent to a unit before it reports, the minutes of the day of the visit."""

from __future__ import annotations

from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings


def outline_paper(settings: Settings, registry: Registry, params: RoundParams, unit_id: str) -> bytes:
    """Return the outline of a unit's report («đề cương báo cáo») as a Word file; the same bytes each time.

    ``settings`` say where the fonts lie by whose letters texts are checked.
    """
    from giamsat.rendering.characters import shipped_fonts
    from giamsat.rendering.docx import to_docx
    from giamsat.rendering.normalise import normalise
    from giamsat.rendering.places import report_folder
    from giamsat.report.outline import outline

    fonts = shipped_fonts(report_folder(settings.templates) / "fonts")
    document, _ = normalise(outline(registry, params, unit_id), fonts or None)
    return to_docx(document)
