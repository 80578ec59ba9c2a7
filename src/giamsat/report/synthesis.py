"""A synthesis as its notebook calls it: one method for each section, in the phase of its desk."""

from __future__ import annotations

from functools import cached_property

from giamsat.model.rounds import RoundData
from giamsat.report import (
    round_comparison,
    round_conduct,
    round_follow_up,
    round_frame,
    round_hand_in,
    round_headings,
    round_limits,
    round_lists,
    round_matrix,
    round_overview,
    round_requests,
    round_results,
    round_summary,
)
from giamsat.report.display import Section
from giamsat.report.round_desk import RoundDesk, lay_out_round
from giamsat.settings import Settings


class RoundReport:
    """A synthesis, of the round or of one delegation; each method shows one section of it."""

    def __init__(self, settings: Settings, data: RoundData, delegation_id: str = "") -> None:
        self._desk: RoundDesk = lay_out_round(settings, data, delegation_id)

    @cached_property
    def _parts(self) -> list[round_results.Part]:
        return round_results.parts(self._desk)

    def frame(self) -> Section:
        """Letterhead, title and opening words."""
        return Section(round_frame.frame(self._desk))

    def summary(self) -> Section:
        """Tóm tắt: results, limits, recommendations; before the visits hand-in, units below targets, what is open."""
        return Section(round_summary.summary(self._desk))

    def heading(self, name: str) -> Section:
        """Return a heading whose words or number follow from the round: «I», «so-sanh», «thu-tu»."""
        return Section(round_headings.title(self._desk, name, lambda: len(self._parts)))

    def hand_in(self) -> Section:
        """I. Tổ chức: whom, how, who handed in, how good the figures are; before the visits who handed in and when."""
        desk = self._desk
        return Section(round_overview.hand_in_section(desk) if desk.is_before else round_conduct.conduct(desk))

    def results(self) -> Section:
        """II. Kết quả by the contents of the founding act; nothing before the visits."""
        return Section(round_results.results(self._parts))

    def comparison(self) -> Section:
        """II, a part: units by indicator, in official order."""
        return Section(round_comparison.comparison(self._desk))

    def ordering(self) -> Section:
        """II, a part: order within a group by one indicator."""
        return Section(round_comparison.ordering_section(self._desk))

    def clarifications(self) -> Section:
        """Nội dung cần làm rõ chung, before the visits."""
        return Section(round_overview.clarifications(self._desk))

    def limits(self) -> Section:
        """III. Tồn tại, hạn chế: common ones, then those of units."""
        return Section(round_limits.limits(self._desk))

    def concluded(self, part: str) -> Section:
        """IV. 1 to 3: causes of one kind, or responsibility."""
        return Section(round_limits.concluded(self._desk, part))

    def former(self) -> Section:
        """V. Kết quả thực hiện kiến nghị đợt trước."""
        return Section(round_follow_up.former_section(self._desk))

    def recommendations(self) -> Section:
        """VI. Kiến nghị by addressee."""
        return Section(round_requests.recommendations(self._desk))

    def follow_up_display(self) -> Section:
        """Kiến nghị các đợt trước theo cơ quan thực hiện và tình trạng; what is overdue, with days and reason."""
        return Section(round_follow_up.follow_up_section(self._desk))

    def closing(self) -> Section:
        """Return the last sentence of the text."""
        return Section(round_frame.closing(self._desk))

    def unit_appendix(self) -> Section:
        """Phụ lục: units, days, members."""
        return Section(round_lists.unit_appendix(self._desk))

    def request_appendix(self) -> Section:
        """Phụ lục: all recommendations with addressee, product, deadline and duty to report."""
        return Section(round_requests.request_appendix(self._desk))

    def difference_appendix(self) -> Section:
        """Phụ lục: numbers that do not meet, what units say of them."""
        return Section(round_lists.difference_appendix(self._desk))

    def objection_appendix(self) -> Section:
        """Phụ lục: what units said of the draft and what became of it."""
        return Section(round_lists.objection_appendix(self._desk))

    def answer_appendix(self) -> Section:
        """Phụ lục: what was asked, answered and how it was assessed."""
        return Section(round_lists.answer_appendix(self._desk))

    def crowded_appendix(self) -> Section:
        """Phụ lục: the units of contents that many share."""
        return Section(round_lists.crowded_appendix(self._desk))

    def matrix_appendix(self) -> Section:
        """Phụ lục: units by indicators, in official order."""
        return Section(round_matrix.matrix_appendix(self._desk))

    def hand_in_appendix(self) -> Section:
        """Phụ lục: units that have not handed in, came late or left something out."""
        return Section(round_hand_in.hand_in_appendix(self._desk))
