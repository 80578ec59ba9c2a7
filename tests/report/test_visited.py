"""What was seen at a unit stands in its report after the visit, as noted; before it nothing of it does."""

from __future__ import annotations

import pytest

from giamsat.formatting.text import plain_spaces
from giamsat.params import load_registry, load_round
from giamsat.report.minutes import SECRETARY, minutes
from giamsat.report.outline import outline
from giamsat.settings import Settings
from tests.report.reading import Report, lines, round_data, rows_of, unit_report

VISITED = ("so-mau-b", "quan-mau-1")


def _table(report: Report, title: str) -> list[list[str]]:
    return next(rows_of(table) for table in report.tables() if title in report_title(table))


def report_title(table: object) -> str:
    """Return the words of a table's title."""
    from giamsat.blocks.html import plain

    return plain(table.title)  # type: ignore[attr-defined]


def test_what_was_seen_stands_in_its_domain(shipped: Settings) -> None:
    """Notes with place and evidence, sampled dossiers by code with their days, marked as of the visit."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    said = report.text("II.tthc")
    assert "Qua khảo sát thực tế ngày 22/10/2024, Đoàn giám sát ghi nhận:" in said
    assert "Bộ phận Một cửa: 08 giờ 45 có 06 người đang chờ" in said
    assert "(minh chứng: ảnh 01 đến ảnh 03)" in said
    assert _table(report, "Hồ sơ được xem")[1][1:6] == [
        "MAU-B.24-0845", "Cấp giấy phép mẫu", "09/9/2024", "24/9/2024", "26/9/2024",
    ]  # fmt: skip
    assert "Phòng máy tính" in report.text("II.cds")
    assert "Trụ sở Sở: Có bảng công khai" in report.text("I")


def test_a_screen_stands_beside_the_reported_figure(shipped: Settings) -> None:
    """Both numbers, their difference, the system, when it was read and by whom; and a question."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    assert _table(report, "Số đọc trên hệ thống")[0] == [
        "Tổng số hồ sơ nhận giải quyết", "3.777 (*)", "3.740", "37", "Hệ thống một cửa điện tử của Thành phố Mẫu",
        "09 giờ 30 ngày 22/10/2024", "Chuyên viên giúp việc Đoàn",
    ]  # fmt: skip
    asked = report.text("VI")
    assert "đơn vị báo cáo 3.777, màn hình Hệ thống một cửa điện tử của Thành phố Mẫu ghi 3.740" in asked
    assert "chênh lệch 37 hồ sơ" in asked


def test_promises_and_supplements_stand_with_their_deadlines(shipped: Settings) -> None:
    """Section VI has what the unit answered, promised and still owes; no deadline is made up."""
    report = unit_report(shipped, "mau-2024", "so-mau-b")
    assert [row[-1] for row in _table(report, "cam kết")] == ["chậm nhất ngày 31/12/2024", "trong quý I năm 2025"]
    assert [row[-1] for row in _table(report, "phải bổ sung")] == ["trước ngày 05/11/2024"]
    other = unit_report(shipped, "mau-2024", "quan-mau-1")
    assert [row[-1] for row in _table(other, "phải bổ sung")] == ["không nêu thời hạn"]


@pytest.mark.parametrize("unit_id", ["so-mau-a", "so-mau-d"])
def test_without_a_visit_nothing_is_said_of_one(shipped: Settings, unit_id: str) -> None:
    """Neither of a unit that was not noted about, nor before the visit."""
    assert "khảo sát thực tế" not in unit_report(shipped, "mau-2024", unit_id).text()


def test_the_source_is_listed(shipped: Settings) -> None:
    """Table 1 names the visit with its day, and how sure it is."""
    rows = _table(unit_report(shipped, "mau-2024", "so-mau-b"), "Nguồn số liệu")
    assert rows[2][1:] == [
        "Khảo sát thực tế của Đoàn giám sát", "22/10/2024", "mục I, II, VI", "Qua khảo sát thực tế; SỐ LIỆU MINH HỌA",
    ]  # fmt: skip


@pytest.mark.parametrize("unit_id", VISITED)
def test_minutes_say_what_was_noted_and_conclude_nothing(shipped: Settings, unit_id: str) -> None:
    """Mẫu 1.9: time, place, who by role, content, closing; no «TM.», no word of judgement."""
    data = round_data(shipped, "mau-2024")
    visit = data.units[unit_id].visit
    assert visit is not None
    document = minutes(data.registry, data.params, visit)
    said = plain_spaces("\n".join(lines(document.blocks)))
    assert document.kind_name == "BIÊN BẢN"
    assert document.letterhead is not None
    assert (document.letterhead.number, document.letterhead.place_date) == ("Số: ……/BB-……", "")
    assert "Thời gian bắt đầu:" in said
    assert "Trưởng đoàn, Phó Chủ tịch Hội đồng nhân dân Thành phố Mẫu: (họ và tên);" in said
    assert said.endswith("./.")
    for row in (*visit.answers, *visit.observations, *visit.supplements):
        assert (getattr(row, "answer", "") or row.content).rstrip(".") in said  # type: ignore[union-attr]
    for word in ("tồn tại", "hạn chế", "vi phạm", "kết luận", "nguyên nhân"):
        assert word not in said.casefold()
    assert document.signature is not None
    assert (document.signature.authority, document.signature.title, SECRETARY.title) == ("", "CHỦ TỌA", "THƯ KÝ")
    assert "SỐ LIỆU MINH HỌA" in document.marks


def test_the_outline_asks_what_applies(shipped: Settings) -> None:
    """Sheets and indicators of other levels are left out; each indicator asked stands with code, formula and sheet."""
    registry = load_registry(shipped)
    params = load_round(shipped, registry, "mau-2024")
    so, quan = (outline(registry, params, unit_id) for unit_id in ("so-mau-a", "quan-mau-1"))
    said = [plain_spaces("\n".join(lines((*one.blocks, *one.appendices[0].blocks)))) for one in (so, quan)]
    assert ["Đơn vị trực thuộc" in text for text in said] == [False, True]
    for unit, text in zip(("so", "quan"), said, strict=True):
        for row in registry.indicators.values():
            applies = not row.levels or unit in [level.value for level in row.levels]
            if row.sheet:
                assert (f"| {row.id} |" in text) is applies, row.id
    assert "[tthc.truoc_dung_han / tthc.da_giai_quyet]" in said[0]
    assert "chậm nhất ngày 10/10/2024" in said[0]
    heads = [line for line in said[0].splitlines() if line.split(".")[0] in ("I", "II", "III", "IV", "V", "VI")]
    assert len(heads) == 6


def test_the_outline_invents_nothing(shipped: Settings) -> None:
    """What nobody has entered is a blank; a law that nobody has checked says so."""
    registry = load_registry(shipped)
    known = load_round(shipped, registry, "2024-kh16")
    said = plain_spaces("\n".join(lines(outline(registry, known, known.round.units[0].id).blocks)))
    assert "Thời hạn gửi báo cáo và biểu mẫu số liệu: ngày ……" in said
    assert "Nơi nhận: ……" in said
