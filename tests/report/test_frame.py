"""The frame of a report: letterhead, title, marks, opening words, signature (Decree 30/2020)."""

from __future__ import annotations

import pytest

from giamsat.blocks.model import Document
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.report.reading import Report, unit_report


def frame_of(report: Report) -> Document:
    """Return the frame of a report."""
    frame = report.fragments["mo-dau"].frame
    assert frame is not None
    return frame


def test_a_draft_leaves_blanks_for_what_nobody_entered(project: Project) -> None:
    """Number, day and signer of a draft print as blanks to fill, never as something made up."""
    frame = frame_of(unit_report(project.settings, ROUND, SO_A))
    assert frame.letterhead is not None
    assert frame.signature is not None
    assert frame.letterhead.number == "Số: ……/BC-ĐGS"
    assert frame.letterhead.place_date == "Thành phố Mẫu, ngày …… tháng …… năm ……"
    assert (frame.letterhead.parent, frame.letterhead.organ) == (
        "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ MẪU",
        "ĐOÀN GIÁM SÁT",
    )
    assert (frame.signature.title, frame.signature.name) == ("……", "(họ và tên)")


def test_a_final_document_carries_what_was_entered(project: Project) -> None:
    """A final document has its number, day, signer and recipients, and no draft mark."""
    project.make_final(SO_A, QUAN)
    frame = frame_of(unit_report(project.settings, ROUND, SO_A))
    assert frame.letterhead is not None
    assert frame.signature is not None
    assert frame.letterhead.number == "Số: 05/BC-ĐGS"
    assert frame.letterhead.place_date == "Thành phố Mẫu, ngày 12 tháng 11 năm 2024"
    assert frame.signature.title == "TRƯỞNG ĐOÀN"
    assert [row.strip(" -;.") for row in frame.signature.recipients] == ["Sở Mẫu", "Lưu: VT"]
    assert frame.marks == ("SỐ LIỆU MINH HỌA",)
    assert frame.date == "2024-11-12"


def test_marks_say_draft_illustrative_and_internal(project: Project) -> None:
    """Every page of a draft of a fictional unit says so; a paper before the visit is for internal use."""
    after = frame_of(unit_report(project.settings, ROUND, SO_A))
    before = frame_of(unit_report(project.settings, ROUND, QUAN))
    assert after.marks == ("DỰ THẢO 1", "SỐ LIỆU MINH HỌA")
    assert before.marks == ("DỰ THẢO 1", "SỐ LIỆU MINH HỌA", "LƯU HÀNH NỘI BỘ")


def test_a_document_before_the_visit_has_no_number_and_no_signature(project: Project) -> None:
    """Before the visit there is no number and no signature block, also when the documents table names them."""
    project.make_final(QUAN, SO_A)
    frame = frame_of(unit_report(project.settings, ROUND, QUAN))
    assert frame.letterhead is not None
    assert frame.letterhead.number == ""
    assert frame.signature is None


@pytest.mark.parametrize(
    ("kind", "after", "before"),
    [
        ("giam-sat", "Kết quả giám sát việc thử bộ công cụ tại Sở Mẫu A", "TÀI LIỆU PHỤC VỤ BUỔI GIÁM SÁT"),
        ("khao-sat", "Kết quả khảo sát việc thử bộ công cụ tại Sở Mẫu A", "TÀI LIỆU PHỤC VỤ BUỔI KHẢO SÁT"),
        ("kiem-tra", "Kết quả kiểm tra việc thử bộ công cụ tại Sở Mẫu A", "TÀI LIỆU PHỤC VỤ BUỔI KIỂM TRA"),
    ],
)
def test_the_kind_of_round_sets_titles_and_verbs(project: Project, kind: str, after: str, before: str) -> None:
    """A survey or an inspection is never called a supervision, in no phase."""
    project.set_round([SO_A], [QUAN], kind=kind)
    heard = unit_report(project.settings, ROUND, SO_A)
    unheard = unit_report(project.settings, ROUND, QUAN)
    assert (frame_of(heard).kind_name, frame_of(heard).title) == ("BÁO CÁO", after)
    assert frame_of(unheard).kind_name == before
    assert frame_of(unheard).title == "Việc thử bộ công cụ tại Ủy ban nhân dân quận Mẫu 1"
    if kind != "giam-sat":
        words = f"{heard.text('mo-dau', 'III', 'V', 'VI', 'ket-thuc')}\n{unheard.text('mo-dau', 'VI', 'ket-thuc')}"
        assert "Đoàn giám sát" not in words
        assert "buổi giám sát" not in words


def test_page_one_says_that_the_round_is_an_example(shipped: Settings) -> None:
    """Reports about real units say on page 1 that they are an example."""
    report = unit_report(shipped, "2024-kh16", "ubnd-quan-ha-dong")
    assert frame_of(report).preface[0].startswith("Ví dụ")


def test_legal_basis_lines_end_as_the_decree_wants(project: Project) -> None:
    """«Căn cứ» lines end with a semicolon, the last with a full stop."""
    lines = [
        line
        for line in unit_report(project.settings, ROUND, SO_A).text("mo-dau").splitlines()
        if line.startswith("Căn cứ")
    ]
    assert len(lines) >= 2
    assert all(line.endswith(";") for line in lines[:-1])
    assert lines[-1].endswith(".")


def test_an_unverified_citation_is_said_to_be_so(project: Project) -> None:
    """A citation that nobody verified carries «chưa kiểm chứng» beside it."""
    doubtful = next(row for row in project.registry.citations.values() if not row.verified and row.founded_from is None)
    project.set_round([SO_A], [QUAN], basis=f'["{doubtful.id}"]')
    text = unit_report(project.settings, ROUND, SO_A).text("mo-dau")
    assert f"{doubtful.full} (chưa kiểm chứng)" in text


def test_the_opening_before_the_visit_disclaims_conclusions(project: Project) -> None:
    """A reader of the paper before the visit learns whose opinion sections III to V are."""
    text = unit_report(project.settings, ROUND, QUAN).text("mo-dau")
    assert (
        "Các mục III, IV, V chỉ nêu ý kiến của đơn vị (nếu có); tài liệu không phải kết luận của Đoàn giám sát." in text
    )


def test_the_identity_is_round_and_unit(project: Project) -> None:
    """The frame carries the ids by which the finished page is proved to be the right unit's."""
    identity = frame_of(unit_report(project.settings, ROUND, QUAN)).identity
    assert identity is not None
    assert (identity.round_id, identity.unit_id, identity.unit_name) == (ROUND, QUAN, "Ủy ban nhân dân quận Mẫu 1")


def test_a_confirmed_citation_carries_no_doubt(project: Project) -> None:
    """What a person answers for by a decision is cited without «chưa kiểm chứng»."""
    doubtful = next(row for row in project.registry.citations.values() if not row.verified and row.founded_from is None)
    project.set_round([SO_A], [QUAN], basis=f'["{doubtful.id}"]')
    project.decide(("xac-nhan", "", doubtful.id, "đã đối chiếu", "bản gốc", "Trưởng đoàn", "2024-11-04"))
    text = unit_report(project.settings, ROUND, SO_A).text("mo-dau")
    assert doubtful.full in text
    assert "chưa kiểm chứng" not in text
