"""Findings in a unit's report and in the papers made of them: printed as typed, traced, and never before the visit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from giamsat.analysis.alone import alone
from giamsat.blocks.html import plain
from giamsat.blocks.model import Document, ListBlock, Traced
from giamsat.formatting.lists import letter
from giamsat.model.rounds import RoundData
from giamsat.report.conclusion import conclusion
from giamsat.report.desk import Desk, lay_out
from giamsat.report.resolution import resolution
from giamsat.report.unit import UnitReport
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project
from tests.findings_book import GOOD, OBJECTIVE, RECOMMENDATION, SHORTCOMING, SUBJECTIVE, Tables, write_register
from tests.report.reading import Report, all_blocks, fresh_unit_report, lines, read, round_data, unit_report

REGISTERED = ("so-mau-b", "quan-mau-1", "quan-mau-2")
JUDGEMENTS = ("yếu kém", "chỉ đạt", "mới đạt", "vi phạm", "nghiêm trọng", "kỷ luật", "sai ")


def little(folder: Path, tables: Tables = GOOD, unit_id: str = SO_A) -> Project:
    """Return a project whose units handed in, with one register."""
    project = make_project(folder / "du-an")
    project.submit(SO_A, QUAN)
    write_register(project.settings, unit_id, tables)
    return project


def desk(settings: Settings, data: RoundData, unit_id: str) -> Desk:
    """Return the desk of a unit with its own data alone."""
    return lay_out(settings, alone(data, unit_id), unit_id)


def without_findings(data: RoundData, unit_id: str) -> RoundData:
    """Return a round in which nobody wrote anything of a unit."""
    return replace(data, units={**data.units, unit_id: replace(data.units[unit_id], findings=None)})


def alphas(report: Report, section: str) -> list[ListBlock]:
    """Return the lettered lists of a section."""
    blocks = all_blocks(report.fragments[section])
    return [block for block in blocks if isinstance(block, ListBlock) and block.marker == "alpha"]


def test_a_limit_points_to_its_table_and_row(shipped: Settings) -> None:
    """Section III letters the limits; behind each stands the row of section II that shows the figure, with it."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    said = report.text("III")
    label, row = "Bảng 8", 1
    table = next(one for one in report.tables() if one.label.replace("\xa0", " ") == label)
    cells = [plain(cell.inlines) for cell in table.rows[row - 1]]
    assert f"({label}, dòng {row}: 92,0%, tức 3.139/3.412 hồ sơ)" in said
    assert cells[1] == "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn"
    assert "92,0% (3.139/3.412)" in cells[3].replace("\xa0", " ")
    assert len(alphas(report, "III")[0].items) == 7


def test_points_are_traced_to_the_register_and_to_the_figure(shipped: Settings) -> None:
    """Each point opens its row of the register; one with a figure also the unit's workbook."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    (points,) = alphas(report, "III")
    files = []
    for (item,) in points.items:
        traced = next(one for one in item.inlines if isinstance(one, Traced))  # type: ignore[union-attr]
        files.append([source.file.rpartition("/")[0].rpartition("/")[2] for source in traced.sources])
    assert all(found[0] == "findings" for found in files)
    assert [("submissions" in found) for found in files] == [True] * 7


def test_letters_follow_the_vietnamese_alphabet() -> None:
    """a, b, c, d, đ, e, g: there is no f in it."""
    assert "".join(letter(number) for number in range(1, 8)) == "abcdđeg"


def test_causes_stand_by_kind_and_responsibility_by_body(shipped: Settings) -> None:
    """Section IV: a cause names the points it explains; a body, with its head by title, the causes it answers for."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    assert report.text("IV.khach-quan").splitlines()[0].endswith("(liên quan điểm a mục III).")
    assert len(report.text("IV.chu-quan").splitlines()) == 3
    assert report.text("IV.trach-nhiem").splitlines() == [
        "Sở Mẫu B; người đứng đầu: Giám đốc Sở (nguyên nhân tại điểm a, điểm b mục IV.2).",
        "Trung tâm Công nghệ thông tin Sở Mẫu B; người đứng đầu: Giám đốc Trung tâm (nguyên nhân tại điểm c mục IV.2).",
    ]


def test_recommendations_stand_by_addressee_with_the_verb_of_the_table(shipped: Settings) -> None:
    """Upwards «kiến nghị, đề nghị», downwards «yêu cầu, đề nghị»; deadlines in the words of their kind."""
    report = unit_report(shipped, "mau-2024", "quan-mau-2")
    said = report.text("V")
    assert (
        "01 nội dung kiến nghị, đề nghị Quốc hội, Chính phủ, bộ, ngành; 01 nội dung đề nghị Hội đồng nhân dân" in said
    )
    assert "01 nội dung yêu cầu, đề nghị Ủy ban nhân dân quận, huyện, xã, phường" in said
    table = next(one for one in report.tables() if "Kiến nghị của Đoàn giám sát" in plain(one.title))
    rows = [[plain(cell.inlines).replace("\xa0", " ") for cell in row] for row in table.rows]
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[4] for row in rows] == ["không nêu thời hạn", "trong năm 2025", "chậm nhất ngày 31/12/2024"]
    assert table.illustrative
    assert "SỐ LIỆU MINH HỌA" in plain(table.title)


def test_priority_orders_within_a_kind_of_addressee(tmp_path: Path) -> None:
    """What is urgent comes first, whatever the order of the register."""
    late = {**RECOMMENDATION, "content": "Việc lâu dài", "priority": "Lâu dài"}
    soon = {**RECOMMENDATION, "content": "Việc trước mắt", "priority": "Trước mắt"}
    project = little(tmp_path, {**GOOD, "recommendations": [late, soon]})
    said = fresh_unit_report(project.settings, ROUND, SO_A).text("V")
    assert said.index("Việc trước mắt") < said.index("Việc lâu dài")


def test_results_stand_in_their_domain(shipped: Settings) -> None:
    """A result is printed where its figures are, as what the delegation noted."""
    said = unit_report(shipped, "mau-2024", "quan-mau-1").text("II.tthc")
    assert "Qua giám sát, Đoàn giám sát ghi nhận kết quả:" in said
    assert "(nhiệm vụ “Tập huấn kỹ năng số cho công chức làm việc tại Bộ phận Một cửa”)" in said


def test_text_of_a_register_is_data(tmp_path: Path) -> None:
    """Signs that a page language would read stay signs."""
    hostile = "<script>x</script> #let x = 1 {{ 7 * 7 }} **đậm** $y$"
    project = little(tmp_path, {**GOOD, "shortcomings": [{**SHORTCOMING, "content": hostile}]})
    assert hostile in fresh_unit_report(project.settings, ROUND, SO_A).text("III")


def test_before_the_visit_nothing_of_a_register_is_printed(tmp_path: Path) -> None:
    """The register of a unit that has not been heard leaves no word in its paper."""
    project = little(tmp_path, {**GOOD, "shortcomings": [{**SHORTCOMING, "content": "Câu kết luận sớm"}]}, QUAN)
    report = fresh_unit_report(project.settings, ROUND, QUAN)
    assert "Câu kết luận sớm" not in report.text()
    assert report.text("IV.khach-quan", "IV.chu-quan", "IV.trach-nhiem").strip() == ""
    assert not any(fragment.fills for fragment in report.fragments.values())


def test_without_a_register_the_place_is_left_to_people(shipped: Settings) -> None:
    """The kit fills nothing by itself."""
    data = without_findings(round_data(shipped, "mau-2024"), "so-mau-a")
    fragments = read(UnitReport(shipped, alone(data, "so-mau-a"), "so-mau-a"), "unit").fragments
    assert [name for name, one in fragments.items() if one.fills] == []
    assert fragments["IV.khach-quan"].blocks == ()


# --- papers ---------------------------------------------------------------------------------------


def _said(document: Document) -> str:
    return "\n".join(lines(document.blocks)).replace("\xa0", " ")


@pytest.mark.parametrize("unit_id", REGISTERED)
def test_the_notice_says_what_was_typed_and_leaves_the_rest_blank(shipped: Settings, unit_id: str) -> None:
    """All fields of Điều 16 khoản 4; number, signer, who carries it out are blanks; no word of judgement of the kit."""
    data = round_data(shipped, "mau-2024")
    document = conclusion(desk(shipped, data, unit_id))
    assert document is not None
    said = _said(document)
    found = data.units[unit_id].findings
    assert found is not None
    for row in (*found.results, *found.shortcomings, *found.causes, *found.recommendations):
        assert row.content.rstrip(".") in said
    for row in found.recommendations:
        assert row.product in said
        assert row.report_back in said
    assert "1. Trách nhiệm thi hành: ……" in said
    assert said.endswith("./.")
    assert document.letterhead is not None
    assert document.letterhead.number == "Số: ……/TB-……"
    assert document.signature is not None
    assert document.signature.name == "(họ và tên)"
    assert {"DỰ THẢO", "SỐ LIỆU MINH HỌA"} <= set(document.marks)
    assert not any(word in said.casefold() for word in JUDGEMENTS)


def test_a_unit_without_findings_has_no_notice(shipped: Settings, tmp_path: Path) -> None:
    """Neither one about which nobody wrote, nor one that has not been heard."""
    data = without_findings(round_data(shipped, "mau-2024"), "so-mau-a")
    assert conclusion(desk(shipped, data, "so-mau-a")) is None
    project = little(tmp_path, unit_id=QUAN)
    early = round_data(project.settings, ROUND)
    assert conclusion(desk(project.settings, early, QUAN)) is None


def test_a_part_that_nobody_filled_is_a_blank(tmp_path: Path) -> None:
    """No objective cause, no result: «……», never a sentence of the kit."""
    project = little(tmp_path, {**GOOD, "results": [], "causes": [SUBJECTIVE]})
    document = conclusion(desk(project.settings, round_data(project.settings, ROUND), SO_A))
    assert document is not None
    told = _said(document).splitlines()
    assert told[told.index("II. KẾT QUẢ ĐẠT ĐƯỢC") + 1] == "……"
    assert told[told.index("1. Nguyên nhân khách quan") + 1] == "……"


@pytest.mark.parametrize(
    ("founder", "act", "number", "first"),
    [
        ("hdnd", "NGHỊ QUYẾT", "Số: ……/NQ-HĐND", "Điều 1. "),
        ("thuong-truc", "KẾT LUẬN", "Số: ……/KL-HĐND", "1. "),
        ("ban", "KẾT LUẬN", "Số: ……/KL-……", "1. "),
    ],
)
def test_the_act_follows_the_founder(shipped: Settings, founder: str, act: str, number: str, first: str) -> None:
    """The council resolves, its standing body and its boards conclude; all with the four parts of the law."""
    data = round_data(shipped, "mau-2024")
    round_ = data.params.round.model_copy(update={"founder": founder})
    other = replace(data, params=replace(data.params, round=round_))
    document = resolution(other, [desk(shipped, other, name) for name in REGISTERED])
    assert document is not None
    assert document.letterhead is not None
    assert (document.kind_name, document.letterhead.number) == (act, number)
    said = _said(document)
    parts = ("Kết quả, tồn tại", "Nội dung thực hiện, thời gian", "Trách nhiệm thi hành", "Trách nhiệm báo cáo")
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)
    assert f"\n{first}Kết quả, tồn tại" in said
    assert "Tổng hợp từ kết luận tại 03 đơn vị: Sở Mẫu B; Quận Mẫu 1 và Quận Mẫu 2." in said
    for name in REGISTERED:
        found = data.units[name].findings
        assert found is not None
        common = {
            link.row_id
            for own in data.common.values()
            for row in own.rows
            for link in row.links
            if link.unit_id == name
        }
        rows = (row for row in (*found.shortcomings, *found.recommendations) if row.id not in common)
        assert all(row.content in said for row in rows)
    assert not any(word in said.casefold() for word in JUDGEMENTS)


def test_the_act_tells_what_is_common_once(shipped: Settings) -> None:
    """A common limit stands before those of units, with n of N as in the synthesis of its delegation, and the rows of
    units that it stands for do not stand there again; who is asked in common is asked."""
    data = round_data(shipped, "mau-2024")
    heard = [name for name, own in data.units.items() if own.findings is not None]
    document = resolution(data, [desk(shipped, data, name) for name in heard])
    assert document is not None
    said = _said(document)
    common = data.common["tong-hop-doan-1"]
    units = data.owned("tong-hop-doan-1")
    for row in common.shortcomings:
        linked = {link.unit_id for link in row.links}
        stem = row.content.rstrip(".;")
        told = "Ghi nhận tại " + ("cả 08 đơn vị" if len(linked) == len(units) else f"0{len(linked)}/08 đơn vị, gồm")
        assert said.count(stem) == 1
        assert f"{stem}. {told}" in said
    for link in (link for row in common.shortcomings for link in row.links):
        findings = data.units[link.unit_id].findings
        assert findings is not None
        (own,) = (row for row in findings.shortcomings if row.id == link.row_id)
        assert f"{data.units[link.unit_id].unit.short_name}: {own.content}" not in said
    assert all(row.content in said for row in common.recommendations)


def test_nobody_is_told_to_report_who_was_not_asked_to(shipped: Settings) -> None:
    """«không yêu cầu» is no duty."""
    data = round_data(shipped, "mau-2024")
    document = resolution(data, [desk(shipped, data, name) for name in REGISTERED])
    assert document is not None
    reports = _said(document).partition("Trách nhiệm báo cáo kết quả thực hiện")[2]
    assert "Sở Mẫu B báo cáo kết quả thực hiện: Đoàn giám sát số 1, chậm nhất ngày 15/01/2025." in reports
    assert "không yêu cầu" not in reports


def test_a_round_without_findings_has_no_act(shipped: Settings) -> None:
    """Nothing to gather: no paper."""
    data = without_findings(round_data(shipped, "mau-2024"), "so-mau-a")
    assert resolution(data, [desk(shipped, data, "so-mau-a")]) is None


def test_several_limits_of_one_cause_are_all_named(tmp_path: Path) -> None:
    """«HC-01; HC-02» in a cell names both points."""
    project = little(
        tmp_path,
        {
            **GOOD,
            "shortcomings": [SHORTCOMING, {**SHORTCOMING, "content": "Hạn chế khác"}],
            "causes": [{**OBJECTIVE, "shortcoming_ids": "HC-01; HC-02"}],
        },
    )
    report = fresh_unit_report(project.settings, ROUND, SO_A)
    assert "(liên quan điểm a, điểm b mục III)" in report.text("IV.khach-quan")
