"""The synthesis that concludes: n of N with names in official order, nothing twice, nothing before the visits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from giamsat.analysis.common_findings import within
from giamsat.blocks.html import plain
from giamsat.blocks.model import Heading
from giamsat.model.findings import Link
from giamsat.model.rounds import RoundData
from giamsat.report.synthesis import RoundReport
from giamsat.settings import Settings
from tests.report.reading import Report, all_blocks, read, round_data, rows_of

OWNER = "tong-hop-doan-1"


@pytest.fixture(scope="module")
def report(shipped: Settings) -> Report:
    """Return the synthesis of Đoàn 1 of the example, which has heard its units."""
    return synthesis(shipped, round_data(shipped, "mau-2024"))


def synthesis(settings: Settings, data: RoundData, delegation_id: str = "doan-1") -> Report:
    """Return a synthesis as its notebook would call it."""
    return read(RoundReport(settings, data, delegation_id), "synthesis")


def relinked(data: RoundData, links: tuple[Link, ...]) -> RoundData:
    """Return the example with other links of the first common limit, and no other common limit."""
    common = data.common[OWNER]
    limit = replace(common.shortcomings[0], links=links)
    return replace(data, common={OWNER: replace(common, shortcomings=(limit,))})


def test_a_limit_tells_content_units_names_figures_appendix(report: Report) -> None:
    """n of N is counted, names stand in official order, each with its figure; an indicator is not named twice."""
    lines = report.text("III").splitlines()
    assert (
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn thấp hơn chỉ tiêu được giao. Ghi nhận tại 04/08 đơn vị, gồm: "
        "Sở Mẫu B (92,0%); Quận Mẫu 2 (94,2%); Quận Mẫu 3 (94,98%) và Huyện Mẫu 2 (91,4%) "
        "(Phụ lục II)."
    ) in lines
    named = next(line for line in lines if line.startswith("Còn hệ thống thông tin chưa được phê duyệt"))
    assert named.endswith("(số liệu: tỷ lệ hệ thống thông tin đã được phê duyệt cấp độ an toàn; Phụ lục II).")


def test_more_than_seven_names_stand_in_an_appendix(report: Report, shipped: Settings) -> None:
    """Eight units share a limit: the sentence names the appendix, which lists all with their figures."""
    line = next(one for one in report.text("III").splitlines() if "quá hạn cao hơn mức tối đa" in one)
    assert line.endswith("Ghi nhận tại cả 08 đơn vị (số liệu tại Phụ lục VIII).")
    appendix = report.fragments["phu-luc.han-che"].appendix
    assert appendix is not None
    assert appendix.number == "VIII"
    (row,) = rows_of(appendix.blocks[0])  # type: ignore[arg-type]
    names = [one.unit.short_name for one in within(round_data(shipped, "mau-2024"), OWNER).units.values()]
    assert [part.partition(" (")[0] for part in row[2].split("; ")] == names


def test_one_unit_and_none(shipped: Settings) -> None:
    """One unit has a colon and no «gồm»; with a document alone no unit is counted."""
    data = round_data(shipped, "mau-2024")
    one = synthesis(shipped, relinked(data, (Link("so-mau-b", "HC-01"),))).text("III")
    assert "thấp hơn chỉ tiêu được giao. Ghi nhận tại 01 đơn vị: Sở Mẫu B (92,0%) (Phụ lục II)." in one
    none = synthesis(shipped, relinked(data, ())).text("III")
    assert "a) " not in none
    assert "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn thấp hơn chỉ tiêu được giao." in none


def test_nothing_is_printed_twice(report: Report, shipped: Settings) -> None:
    """A row of a unit that a common row stands for is not told again among those of units; all others are."""
    data = within(round_data(shipped, "mau-2024"), OWNER)
    common = data.common[OWNER]
    linked = {link for row in common.rows for link in row.links}
    _, _, of_units = report.text("III").partition("2. Tại một số đơn vị")
    for unit_id, own in data.units.items():
        assert own.findings is not None
        for row in own.findings.shortcomings:
            line = f"{own.unit.short_name}: {row.content}"
            assert (line in of_units) is (Link(unit_id, row.id) not in linked), line


def test_causes_name_points_of_the_common_part(report: Report) -> None:
    """Letters lead to III.1; who answers stands by body and title, once."""
    assert "(liên quan điểm a, điểm b mục III.1)." in report.text("IV.khach-quan").splitlines()[0]
    lines = report.text("IV.trach-nhiem").splitlines()
    assert "(nguyên nhân tại điểm a mục IV.2)." in lines[0]
    assert len(lines) == len(set(lines))


def test_recommendations_stand_by_addressee_with_the_verb_of_the_table(report: Report) -> None:
    """Upwards «kiến nghị, đề nghị», downwards «yêu cầu, đề nghị»; what units have alone is counted, and listed."""
    heads = [plain(one.inlines) for one in report.fragments["VI"].blocks if isinstance(one, Heading)]
    assert [head.partition(". Đối với ")[2] for head in heads] == [
        "Quốc hội, Chính phủ, bộ, ngành",
        "Hội đồng nhân dân, Thường trực Hội đồng nhân dân Thành phố",
        "Ủy ban nhân dân Thành phố",
        "sở, ban, ngành",
        "Ủy ban nhân dân quận, huyện, xã, phường",
    ]
    said = report.text("VI")
    assert "Đoàn giám sát số 1 kiến nghị, đề nghị:" in said
    assert "Đoàn giám sát số 1 yêu cầu, đề nghị:" in said
    told = sum(int(found) for found in re.findall(r"(\d+) nội dung (?:yêu cầu|đề nghị|kiến nghị)", said))
    appendix = report.fragments["phu-luc.kien-nghi"].appendix
    assert appendix is not None
    assert len(rows_of(appendix.blocks[0])) == 5 + told  # type: ignore[arg-type]


def test_the_summary_has_what_people_put_first(report: Report) -> None:
    """At most five of each, in the register's order, with units and between which values they lie."""
    lines = report.text("tom-tat").splitlines()
    assert lines[:2] == ["TÓM TẮT", "Kết quả:"]
    at = lines.index("Tồn tại, hạn chế:")
    assert lines[at + 1].endswith("thấp hơn chỉ tiêu được giao (04/08 đơn vị; từ 91,4% đến 94,98%).")
    assert lines[at + 2].endswith("cao hơn mức tối đa (08/08 đơn vị; từ 1,80% đến 8,60%).")
    asked = lines[lines.index("Kiến nghị:") + 1 :]
    assert len(asked) == 5
    assert all("liên quan " in line for line in asked)


def test_without_a_register_the_figures_stand_in_the_summary(shipped: Settings) -> None:
    """The kit makes up no limit: units below their targets are told as before the visits, sections are left open."""
    data = round_data(shipped, "mau-2024")
    bare = replace(data, common={}, units={key: replace(own, findings=None) for key, own in data.units.items()})
    report = synthesis(shipped, bare)
    assert "chưa đạt chỉ tiêu" in report.text("tom-tat")
    assert [name for name, one in report.fragments.items() if one.fills] == []
    assert report.text("III", "IV.khach-quan", "IV.chu-quan", "IV.trach-nhiem", "VI").strip() == ""


def test_sums_stand_beside_the_target(report: Report) -> None:
    """«Tỷ lệ … tính chung … là …% (t/m), cao hơn … so với chỉ tiêu …; tính chung …», then who has not met it."""
    said = report.text("II.noi-dung")
    assert (
        "; tính chung 05 quận, huyện là 95,3% (92.104/96.604 hồ sơ), cao hơn 0,3 điểm % so với chỉ tiêu 95%. "
        "Có 04/08 đơn vị chưa đạt chỉ tiêu, gồm: "
    ) in said
    beginnings = [" ".join(line.split()[:6]) for line in said.splitlines() if "tính chung" in line]
    assert len(set(beginnings)) == len(beginnings)
    assert "bình quân" not in said


def test_contents_with_nothing_are_left_out_and_numbers_close_up(report: Report) -> None:
    """Headings of section II are numbered without a gap, the comparison and the order behind them."""
    names = ("II.noi-dung", "so-sanh.tieu-de", "thu-tu.tieu-de")
    blocks = [block for name in names for block in report.fragments[name].blocks]
    heads = [plain(one.inlines) for one in blocks if isinstance(one, Heading)]
    assert [int(head.partition(".")[0]) for head in heads] == list(range(1, len(heads) + 1))
    assert not any("Cải cách thể chế" in head for head in heads)


def test_appendices_are_numbered_and_each_is_referred_to(report: Report) -> None:
    """Those that are there have the numbers by which section I refers to them, and no other is named."""
    appendices = [one.appendix for one in report.fragments.values() if one.appendix is not None]
    numbers = [one.number for one in appendices]
    assert numbers == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    referred = next(line for line in report.text("I").splitlines() if line.startswith("Chi tiết tại phụ lục"))
    assert re.findall(r"Phụ lục ([IVX]+)", referred) == numbers
    every = re.findall(r"Phụ lục ([IVX]+)", report.text())
    assert set(every) <= set(numbers)


def test_an_appendix_with_nothing_is_never_referred_to(shipped: Settings) -> None:
    """Without objections there is no appendix of them, and the numbers close up."""
    data = replace(round_data(shipped, "mau-2024"), objections=())
    report = synthesis(shipped, data)
    assert report.fragments["phu-luc.tiep-thu"].appendix is None
    assert "tiếp thu" not in report.text("I")
    lam_ro = report.fragments["phu-luc.lam-ro"].appendix
    assert lam_ro is not None
    assert lam_ro.number == "V"


@pytest.mark.parametrize("delegation_id", ["doan-2", ""])
def test_before_the_visits_nothing_is_concluded(shipped: Settings, delegation_id: str) -> None:
    """Working material has none of III to VI, whatever stands in registers."""
    report = synthesis(shipped, round_data(shipped, "mau-2024"), delegation_id)
    for name in ("II.noi-dung", "III", "IV.khach-quan", "IV.chu-quan", "IV.trach-nhiem", "V", "VI"):
        assert all_blocks(report.fragments[name]) == ()
    text = report.text().upper()
    assert not any(word in text for word in ("TỒN TẠI", "NGUYÊN NHÂN", "KIẾN NGHỊ CỦA ĐOÀN"))
    assert [name for name, one in report.fragments.items() if one.appendix] == [
        "phu-luc.ma-tran",
        "phu-luc.gui-bao-cao",
    ]


def test_what_has_no_deadline_is_never_overdue(report: Report, shipped: Settings) -> None:
    """Section V: each overdue request has a deadline and its days, with the reason or that none was given."""
    said = report.text("V")
    undated = [
        one.request.content
        for own in within(round_data(shipped, "mau-2024"), OWNER).units.values()
        for one in own.follow_ups
        if one.request.due.last_day is None
    ]
    assert undated
    assert not any(content in said for content in undated)
    assert "đơn vị chưa nêu lý do" in said
