"""The report of one unit, as its notebook calls it: one method for each section."""

from __future__ import annotations

from giamsat.model.rounds import RoundData
from giamsat.report import appendices, closing, domains, follow_up, frame, overview, summary, voices
from giamsat.report.desk import Desk, lay_out
from giamsat.report.display import Section
from giamsat.settings import Settings


class UnitReport:
    """One unit's report; each method shows one section of it."""

    def __init__(self, settings: Settings, data: RoundData, unit_id: str) -> None:
        self._desk: Desk = lay_out(settings, data, unit_id)

    def frame(self) -> Section:
        """Letterhead, title and opening words."""
        return Section(frame.frame(self._desk))

    def summary(self) -> Section:
        """Tóm tắt: five figures, what is missing, what to ask."""
        return Section(summary.summary(self._desk))

    def overview(self) -> Section:
        """I. Khái quát: scope, sources, how information was provided."""
        return Section(overview.overview(self._desk))

    def follow_up(self) -> Section:
        """I (last point). Kết quả thực hiện kiến nghị đợt trước; empty when the round follows nothing up."""
        return Section(follow_up.follow_up(self._desk))

    def domain(self, domain_id: str) -> Section:
        """II. Kết quả: one domain with its sentences, table and chart."""
        return Section(domains.domain(self._desk, domain_id))

    def shortcomings(self) -> Section:
        """III. Tồn tại, hạn chế, in the unit's own words."""
        return Section(voices.shortcomings(self._desk))

    def causes(self) -> Section:
        """IV. Nguyên nhân, in the unit's own words."""
        return Section(voices.causes(self._desk))

    def concluded(self, part: str) -> Section:
        """IV. 1 to 3: causes of one kind, or responsibility, from the register of findings."""
        return Section(voices.concluded(self._desk, part))

    def proposals(self) -> Section:
        """V. Kiến nghị, đề xuất of the unit."""
        return Section(voices.proposals(self._desk))

    def clarifications(self) -> Section:
        """VI. Nội dung đề nghị làm rõ."""
        return Section(closing.clarifications(self._desk))

    def closing(self) -> Section:
        """Return the last sentence of the text."""
        return Section(closing.closing(self._desk))

    def indicator_appendix(self) -> Section:
        """Phụ lục: every figure with its source."""
        return Section(appendices.indicators(self._desk))

    def dossier_appendix(self) -> Section:
        """Phụ lục: Biểu 06 by field and by sub-unit."""
        return Section(appendices.dossiers(self._desk))

    def record_appendix(self) -> Section:
        """Phụ lục: tasks, documents, systems, projects and initiatives."""
        return Section(appendices.records(self._desk))
