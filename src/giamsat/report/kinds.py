"""Words that follow from the kind of a round: giám sát, khảo sát or kiểm tra."""

from __future__ import annotations

from dataclasses import dataclass

from giamsat.model.parameters import RoundKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of one kind of round: the act, the body that acts, the visit, and the wanted document names."""

    act: str
    body: str
    visit: str
    founding: str

    @property
    def report_title(self) -> str:
        """Subject of the report after the visit."""
        return f"Kết quả {self.act}"

    @property
    def material_name(self) -> str:
        """Name of the document before the visit."""
        return f"TÀI LIỆU PHỤC VỤ {self.visit.upper()}"


WORDS = {
    RoundKind.SUPERVISION: KindWords(
        "giám sát", "Đoàn giám sát", "buổi giám sát", "Nghị quyết số … ngày … về việc thành lập Đoàn giám sát"
    ),
    RoundKind.SURVEY: KindWords(
        "khảo sát", "Đoàn khảo sát", "buổi khảo sát", "Quyết định số … ngày … về việc thành lập Đoàn khảo sát"
    ),
    RoundKind.INSPECTION: KindWords(
        "kiểm tra", "Đoàn kiểm tra", "buổi kiểm tra", "Quyết định số … ngày … về việc thành lập Đoàn kiểm tra"
    ),
}
