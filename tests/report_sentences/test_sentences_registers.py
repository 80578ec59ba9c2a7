"""Ranks, several units, checks and surveys beyond the fixture part7.toml."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sentence_builders import figure

from giamsat.formatting.text import plain_spaces
from giamsat.model.judgement import Conflict
from giamsat.model.records import IndexScore
from giamsat.model.rounds import Decision, PublishedFigure
from giamsat.model.values import Channel, Source
from giamsat.report.sentences import (
    RankContext,
    conflict_sentence,
    late_sentence,
    late_units,
    not_handed_in,
    rank_sentence,
    self_survey_sentence,
    sub_unit_share_sentence,
    tie_sentence,
    units_below_target,
)

PUBLISHED = Source(Channel.PUBLISHED, title="nguồn công khai")
PAR = RankContext("Chỉ số CCHC", "Sở Nội vụ", "sở, cơ quan tương đương sở")
DTI = RankContext("Chỉ số Chuyển đổi số cấp tỉnh (DTI)", "Thành phố")


def score(year: int, value: str | None, rank: int | None, rank_of: int | None, **fields: object) -> IndexScore:
    """Return a score of one index version."""
    number = figure(value, source=PUBLISHED) if value else None
    given = {"rank_text": "", "version": "1", "document": "", **fields}
    return IndexScore(
        index_id="x", year=year, unit_id="u", score=number, maximum=None, rank=rank, rank_of=rank_of,
        published_on=None, source=PUBLISHED, **given,
    )  # type: ignore[arg-type]  # fmt: skip


def test_13_rank():
    """Score, place with n, steps and both ranks."""
    text = plain_spaces(rank_sentence(score(2022, "91.59", 2, 22), score(2021, None, 3, 22), PAR))
    assert text == (
        "Năm 2022, Chỉ số CCHC của Sở Nội vụ đạt 91,59%, xếp thứ 2/22 sở, cơ quan tương đương sở, "
        "tăng 01 bậc so với năm 2021 (thứ 3/22)."
    )
    assert "giảm 01 bậc so với năm 2021 (thứ 1/22)" in plain_spaces(
        rank_sentence(score(2022, "91.59", 2, 22), score(2021, None, 1, 22), PAR)
    )
    same = plain_spaces(rank_sentence(score(2022, "91.50", 2, 22), score(2021, None, 2, 22), PAR))
    assert "đạt 91,50%," in same
    assert same.endswith(", bằng thứ hạng năm 2021 (thứ 2/22).")


@pytest.mark.parametrize(
    "before", [score(2021, None, 3, 23), score(2021, None, 3, 22, version="2"), score(2021, None, 3, None)]
)
def test_13_no_steps_between_groups_or_versions(before: IndexScore):
    """Another size of the group or another version: both ranks, no «bậc» (trap 7)."""
    text = plain_spaces(rank_sentence(score(2022, "91.59", 2, 22), before, PAR))
    assert "bậc" not in text
    assert "; năm 2021 xếp thứ 3" in text


def test_13_a_rank_in_words_stays_in_words():
    """«thấp nhất trong nhóm» is not turned into 30/30 (practice.md E16)."""
    worded = score(2021, "80.5", None, 30, rank_text="thấp nhất trong nhóm (theo nguồn báo chí)")
    assert plain_spaces(rank_sentence(worded, None, PAR)).endswith(
        "đạt 80,5%, thấp nhất trong nhóm (theo nguồn báo chí)."
    )
    assert "chưa có số liệu về Chỉ số CCHC năm 2021" in plain_spaces(
        rank_sentence(score(2021, None, None, None), None, PAR)
    ).replace("Chưa", "chưa")


def test_14_rank_of_the_city():
    """A move with both ranks, though no score was published."""
    known = plain_spaces(rank_sentence(score(2022, None, 24, 63), score(2021, None, 40, 63), DTI))
    assert known.endswith("xếp thứ 24/63, tăng 16 bậc so với năm 2021 (thứ 40/63).")


def test_15_tie():
    """Competition ranking: 15, 15, 17."""
    assert plain_spaces(tie_sentence("năm 2022", ["Thanh Hóa", "Yên Bái"], 15, 63)) == (
        "Năm 2022, Thanh Hóa và Yên Bái cùng xếp thứ 15/63; đơn vị liền sau xếp thứ 17."
    )
    assert "liền sau" not in tie_sentence("năm 2022", ["A", "B"], 62, 63)


def test_23_late():
    """Days of lateness against the date of the deadline."""
    assert plain_spaces(late_sentence("Đơn vị A", date(2024, 5, 13), date(2024, 5, 10))) == (
        "Đơn vị A gửi báo cáo ngày 13/5/2024, chậm 03 ngày so với thời hạn (ngày 10/5/2024)."
    )
    in_time = plain_spaces(late_sentence("Đơn vị A", date(2024, 5, 10), date(2024, 5, 10)))
    assert in_time == "Đơn vị A gửi báo cáo ngày 10/5/2024, trong thời hạn (ngày 10/5/2024)."


@pytest.mark.parametrize(
    "missing,total,text",
    [
        (["Đơn vị B"], 16, "Đến thời điểm lập báo cáo, có 01/16 đơn vị chưa gửi biểu mẫu số liệu: Đơn vị B."),
        (["A", "B"], 16, "Đến thời điểm lập báo cáo, có 02/16 đơn vị chưa gửi biểu mẫu số liệu, gồm: A và B."),
        ([], 16, "Cả 16 đơn vị đã gửi biểu mẫu số liệu."),
        ([], 1, "Đơn vị đã gửi biểu mẫu số liệu."),
        (["A"], 1, "Đến thời điểm lập báo cáo, A chưa gửi biểu mẫu số liệu."),
        (["A", "B", "C"], 3, "Đến thời điểm lập báo cáo, cả 03 đơn vị chưa gửi biểu mẫu số liệu."),
    ],
)
def test_24_not_handed_in(missing: list[str], total: int, text: str):
    """All, none, one and some (24, 28)."""
    assert plain_spaces(not_handed_in(missing, total)) == text


def test_27_several_units():
    """Semicolons, since decimals have commas; more than seven stand in the appendix."""
    names = ["Đơn vị A", "Đơn vị B", "Đơn vị C", "Đơn vị D", "Đơn vị E"]
    below = list(zip(names, ["91,2%", "92,0%", "93,5%", "94,1%", "94,7%"], strict=True))
    assert plain_spaces(units_below_target(below, 16)) == (
        "Có 05/16 đơn vị chưa đạt chỉ tiêu, gồm: Đơn vị A (91,2%); Đơn vị B (92,0%); Đơn vị C (93,5%); "
        "Đơn vị D (94,1%) và Đơn vị E (94,7%)."
    )
    many = plain_spaces(units_below_target([("A", "")] * 8, 16, appendix="Phụ lục II"))
    assert many == "Có 08/16 đơn vị chưa đạt chỉ tiêu (danh sách tại Phụ lục II)."
    ceiling = plain_spaces(units_below_target([("A", "2%"), ("B", "3%")], 16, "vượt mức tối đa", unknown=2))
    assert ceiling == "Có 02/16 đơn vị vượt mức tối đa, gồm: A (2%) và B (3%); không tính 02 đơn vị chưa có số liệu."


def test_28_all_none_one():
    """«cả» for all known units, «không có đơn vị nào», a colon and no «gồm», «các» for one."""
    assert plain_spaces(not_handed_in([], 16, "báo cáo")) == "Cả 16 đơn vị đã gửi báo cáo."
    assert plain_spaces(late_units([])) == "Không có đơn vị nào gửi chậm."
    assert plain_spaces(late_units([("Đơn vị A", 3)])) == "Có 01 đơn vị gửi chậm: Đơn vị A (chậm 03 ngày)."
    assert plain_spaces(units_below_target([("Đơn vị B", "")], 16)) == "Có 01 đơn vị chưa đạt chỉ tiêu: Đơn vị B."
    assert plain_spaces(units_below_target([], 16)) == "Không có đơn vị nào chưa đạt chỉ tiêu."
    assert plain_spaces(units_below_target([("A", ""), ("B", "")], 2)).startswith("Cả 02 đơn vị chưa đạt")


def test_38_conflict_from_the_registers():
    """Figures, scores and the unit's own number are told with their sources, and the decision with its reason."""
    row = figure("96.22", source=Source(Channel.PUBLISHED, title="Báo Công Thương"), as_printed="96,22%")
    published = PublishedFigure("1", row, 2022, None, None, "", "", "", "", False, "", "", "")
    by_decision = score(2022, None, 4, 22, document="Quyết định số «…»")
    conflict = Conflict("Chỉ số SIPAS năm 2022", (published,), None, (by_decision,), figure("96.2"))
    assert plain_spaces(conflict_sentence(conflict, "Sở")) == (
        "Chỉ số SIPAS năm 2022 không thống nhất giữa các nguồn: Báo Công Thương ghi 96,22%; "
        "Quyết định số «…» ghi thứ 4/22; báo cáo của Sở ghi 96,2. Báo cáo sử dụng số của đơn vị, chưa thẩm định."
    )
    decision = Decision(
        "chon-nguon", "u", "x", "số của Quyết định", "Là văn bản.", "Thư ký", date(2024, 1, 1), PUBLISHED
    )
    chosen = plain_spaces(conflict_sentence(replace(conflict, decision=decision), "Sở"))
    assert chosen.endswith("Báo cáo sử dụng số của Quyết định vì là văn bản.")


MEASURED = "Theo kết quả tự khảo sát tháng 10/2023 của các đơn vị thuộc Quận, "
RATED = "đánh giá “hài lòng” hoặc “rất hài lòng”"


def test_40_self_measured_satisfaction():
    """Who measured stands first, and that the number of forms is not known."""
    expected = f"{MEASURED}trên 99% người dân, tổ chức {RATED}; nguồn không nêu số phiếu."
    words = "kết quả tự khảo sát tháng 10/2023 của các đơn vị thuộc Quận"
    assert plain_spaces(self_survey_sentence(words, "trên 99%")) == expected


def test_41_sub_units_by_date():
    """18/18 on its day; 18/15 is refused."""
    action = "ban hành quy chế bảo đảm an toàn hệ thống thông tin"
    assert plain_spaces(sub_unit_share_sentence(18, 18, "phường", "tháng 10/2023", action)) == (
        f"18/18 phường (theo địa giới hành chính tháng 10/2023) đã {action}."
    )
    with pytest.raises(ValueError, match="18 of 15"):
        sub_unit_share_sentence(18, 15, "phường", "tháng 10/2023", action)
