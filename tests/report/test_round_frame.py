"""Whose a synthesis is: the round's or one delegation's, of its units alone; material before, a report after."""

from __future__ import annotations

import re

import pytest

from giamsat.blocks.model import Document
from giamsat.model.parameters import Phase
from giamsat.report.round_desk import lay_out_round
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_C, Project
from tests.report.reading import Report, fresh_round_data, heads_of, round_data, round_report, rows_of, unit_report

FORBIDDEN = ("TỒN TẠI", "NGUYÊN NHÂN", "KIẾN NGHỊ CỦA ĐOÀN")


@pytest.fixture(scope="module")
def first(shipped: Settings) -> Report:
    """Return the synthesis of the delegation that has heard its units."""
    return round_report(shipped, "mau-2024", "doan-1")


@pytest.fixture(scope="module")
def second(shipped: Settings) -> Report:
    """Return the synthesis of the delegation that has not."""
    return round_report(shipped, "mau-2024", "doan-2")


def document(report: Report) -> Document:
    """Return the frame of a synthesis."""
    frame = report.fragments["mo-dau"].frame
    assert frame is not None
    return frame


def units_of(settings: Settings, delegation_id: str) -> list[str]:
    """Return the short names of a delegation's units in official order."""
    rows = round_data(settings, "mau-2024").units.values()
    return [one.unit.short_name for one in rows if one.row.delegation == delegation_id]


def test_after_the_visits_a_delegation_reports(first: Report) -> None:
    """A report has a number, the delegation's own name as its organ and its head's role in the signature block."""
    made = document(first)
    assert (made.kind_name, made.phase) == ("BÁO CÁO", "sau")
    assert made.title.endswith("tại các đơn vị do Đoàn giám sát số 1 phụ trách")
    assert made.letterhead is not None
    assert made.letterhead.organ == made.author == "ĐOÀN GIÁM SÁT SỐ 1"
    assert made.letterhead.number == "Số: ……/BC-ĐGS"
    assert made.signature is not None
    assert (made.signature.authority, made.signature.title) == ("TM. ĐOÀN GIÁM SÁT SỐ 1", "TRƯỞNG ĐOÀN")
    assert "- Thành viên Đoàn giám sát số 1;" in made.signature.recipients
    assert "LƯU HÀNH NỘI BỘ" not in made.marks
    assert first.text("ket-thuc") == "Trên đây là báo cáo kết quả giám sát của Đoàn giám sát số 1./."


def test_before_the_visits_a_delegation_has_material(second: Report) -> None:
    """Working material has neither number nor signature, and no word of what only a delegation concludes."""
    made = document(second)
    assert (made.kind_name, made.phase, made.signature) == ("TÀI LIỆU TỔNG HỢP", "truoc", None)
    assert made.letterhead is not None
    assert made.letterhead.number == ""
    assert "LƯU HÀNH NỘI BỘ" in made.marks
    assert not any(word in second.text().upper() for word in FORBIDDEN)
    assert "tài liệu không nêu kết luận" in second.text("mo-dau")


def test_the_opening_tells_who_was_heard_when(first: Report, second: Report) -> None:
    """How many units directly, how many by report, in which days, by whom; and that figures are theirs alone."""
    told = first.text("mo-dau")
    assert "từ ngày 21/10/2024 đến ngày 30/10/2024, Đoàn giám sát số 1 đã làm việc trực tiếp với 08 đơn vị: " in told
    assert "Sở Mẫu A; Sở Mẫu B; Sở Mẫu C; Quận Mẫu 1; Quận Mẫu 2; Quận Mẫu 3; Huyện Mẫu 1 và Huyện Mẫu 2." in told
    assert "so sánh chỉ trong phạm vi các đơn vị này" in told
    told = second.text("mo-dau")
    assert "08 đơn vị do Đoàn giám sát số 2 phụ trách (06 đơn vị giám sát trực tiếp và 02 đơn vị giám sát" in told
    assert "so sánh chỉ trong phạm vi các đơn vị này" in told


@pytest.mark.parametrize("delegation_id", ["doan-1", "doan-2"])
def test_no_other_delegations_unit_is_named(shipped: Settings, delegation_id: str) -> None:
    """Tables, charts, sentences and appendices know the delegation's own units alone, and not the other delegation."""
    report = round_report(shipped, "mau-2024", delegation_id)
    own, text = units_of(shipped, delegation_id), report.text()
    other = "doan-2" if delegation_id == "doan-1" else "doan-1"
    assert all(name in text for name in own)
    assert [name for name in units_of(shipped, other) if re.search(rf"{name}(?!\w)", text)] == []
    assert f"Đoàn giám sát số {other[-1]}" not in text
    for table in report.tables():
        if "Đơn vị" in heads_of(table) and len(rows_of(table)) >= len(own):
            place = heads_of(table).index("Đơn vị")
            names = list(dict.fromkeys(row[place] for row in rows_of(table) if row[place] in own))
            assert names == [name for name in own if name in names]


def test_groups_and_counts_are_among_its_units(first: Report, shipped: Settings) -> None:
    """Sums of a group and «đạt/n» are of the delegation's units, and the note under the table says so."""
    table = next(one for one in first.tables() if "thứ tự chính thức" in one.scope)
    together = next(row for row in rows_of(table) if row[1].startswith("Tính chung nhóm sở"))
    whole = next(one for one in round_report(shipped, "mau-2024").tables() if "thứ tự chính thức" in one.scope)
    assert together[2] != next(row for row in rows_of(whole) if row[1] == together[1])[2]
    assert together[2] == "96,9%"  # (12.345 + 3.138 + 1.241) / (12.571 + 3.412 + 1.272), as the three units report
    assert "của các đơn vị do Đoàn giám sát số 1 phụ trách có đủ hai số liệu trong nhóm" in first.text("II")
    assert "01/16" not in first.text()
    assert "Cả 08 đơn vị đã gửi" in first.text("I")


def test_a_unit_has_as_many_questions_as_in_its_own_document(shipped: Settings) -> None:
    """The synthesis points to section VI of the unit's document: the numbers are those of that section."""
    data = round_data(shipped, "mau-2024")
    for delegation_id in ("doan-1", "doan-2"):
        desk, whole = lay_out_round(shipped, data, delegation_id), lay_out_round(shipped, data)
        assert desk.questions == {unit_id: whole.questions[unit_id] for unit_id in desk.data.units}
    assert unit_report(shipped, "mau-2024", "so-mau-b").fragments["VI"]


def test_the_round_concludes_once_all_delegations_have(shipped: Settings) -> None:
    """While one delegation has not heard its units the round's synthesis is material too."""
    desk = lay_out_round(shipped, round_data(shipped, "mau-2024"))
    assert desk.phase is Phase.BEFORE
    assert document(round_report(shipped, "mau-2024")).kind_name == "TÀI LIỆU TỔNG HỢP"


def test_the_round_reports_over_all_delegations(project: Project) -> None:
    """With all delegations through, the round's own paper is «BÁO CÁO TỔNG HỢP», signed for the round's organ."""
    project.set_round([SO_A], [QUAN], apart=True)
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"truoc"', '"sau"'), encoding="utf-8")
    fresh_round_data(project.settings, ROUND)
    report = round_report(project.settings, ROUND)
    made = document(report)
    assert made.kind_name == "BÁO CÁO TỔNG HỢP"
    assert made.signature is not None
    assert made.signature.authority == "TM. ĐOÀN"
    assert "Đoàn giám sát đã làm việc trực tiếp với 02 đơn vị: Sở Mẫu A và Quận Mẫu 1." in report.text("mo-dau")


def test_a_unit_that_was_not_heard_is_told_as_such(project: Project) -> None:
    """A delegation that reports while one of its units is still to be heard does not say that it heard it."""
    project.set_round([SO_A, SO_B], [SO_C], apart=True)
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'id = "{SO_B}"', f'id = "{SO_B}"\nphase = "truoc"'), encoding="utf-8")
    fresh_round_data(project.settings, ROUND)
    told = round_report(project.settings, ROUND, "doan-1").text("mo-dau")
    assert (
        "Đoàn số 1 đã làm việc trực tiếp với 01 đơn vị: Sở Mẫu A; chưa làm việc trực tiếp với 01 đơn vị: Sở Mẫu B."
        in (told)
    )
    assert "từ ngày 21" not in told


def test_a_name_that_is_not_the_organs_leaves_it_alone(project: Project) -> None:
    """«Đoàn số 1» does not begin like «ĐOÀN GIÁM SÁT»: organ and authority stay as the round has them."""
    project.set_round([SO_A], [QUAN], apart=True)
    project.set_documents({SO_A: {}, QUAN: {}, "tong-hop-doan-1": {"signer_title": "PHÓ TRƯỞNG ĐOÀN", "number": "7"}})
    fresh_round_data(project.settings, ROUND)
    made = document(round_report(project.settings, ROUND, "doan-1"))
    assert made.letterhead is not None
    assert (made.letterhead.organ, made.letterhead.number) == ("ĐOÀN GIÁM SÁT", "Số: 07/BC-ĐGS")
    assert made.signature is not None
    assert (made.signature.authority, made.signature.title) == ("TM. ĐOÀN", "PHÓ TRƯỞNG ĐOÀN")
