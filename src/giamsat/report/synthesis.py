"""A synthesis as its notebook calls it: who handed in, units by indicator, order within a group."""

from __future__ import annotations

from giamsat.model.rounds import RoundData
from giamsat.report import round_comparison, round_follow_up, round_frame, round_hand_in, round_matrix, round_overview
from giamsat.report.display import Section
from giamsat.report.round_desk import RoundDesk, lay_out_round
from giamsat.settings import Settings


class RoundReport:
    """A synthesis, of the round or of one delegation; each method shows one section of it."""

    def __init__(self, settings: Settings, data: RoundData, delegation_id: str = "") -> None:
        self._desk: RoundDesk = lay_out_round(settings, data, delegation_id)

    def frame(self) -> Section:
        """Letterhead, title and opening words."""
        return Section(round_frame.frame(self._desk))

    def summary(self) -> Section:
        """Tóm tắt: hand-in, units below targets, what is open."""
        return Section(round_overview.summary(self._desk))

    def hand_in(self) -> Section:
        """I. Khái quát: units, delegations, who handed in and when."""
        return Section(round_overview.hand_in_section(self._desk))

    def comparison(self) -> Section:
        """II. So sánh: units by indicator, in official order."""
        return Section(round_comparison.comparison(self._desk))

    def ordering(self) -> Section:
        """III. Thứ tự trong nhóm theo một chỉ tiêu."""
        return Section(round_comparison.ordering_section(self._desk))

    def clarifications(self) -> Section:
        """IV. Nội dung cần làm rõ chung."""
        return Section(round_overview.clarifications(self._desk))

    def follow_up_display(self) -> Section:
        """Kiến nghị các đợt trước theo cơ quan thực hiện và tình trạng; what is overdue, with days and reason."""
        return Section(round_follow_up.follow_up_section(self._desk))

    def closing(self) -> Section:
        """Return the last sentence of the text."""
        return Section(round_frame.closing(self._desk))

    def matrix_appendix(self) -> Section:
        """Phụ lục: units by indicators, in official order."""
        return Section(round_matrix.matrix_appendix(self._desk))

    def hand_in_appendix(self) -> Section:
        """Phụ lục: units that have not handed in, came late or left something out."""
        return Section(round_hand_in.hand_in_appendix(self._desk))
