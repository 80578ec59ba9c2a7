"""The members' brief: one page, five figures, three questions, every figure with its source."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader

from giamsat.analysis.alone import alone
from giamsat.blocks.model import Document, Fragment, ListBlock, Paragraph, Ruled, Table, Text
from giamsat.blocks.texts import texts
from giamsat.errors import PageError
from giamsat.rendering.normalise import normalise
from giamsat.rendering.one_page import fitted
from giamsat.report.brief import brief
from giamsat.report.brief_room import ROOMS, Room
from giamsat.report.desk import Desk, lay_out
from giamsat.settings import Settings
from tests.e2e.little_project import REPOSITORY
from tests.report.reading import Report, heads_of, round_data, rows_of
from tests.report.test_traces import ROUNDS
from tests.report.tracing import Run, figures_in, follows, holds, runs

TEMPLATES = REPOSITORY / "templates"
PREPARING = "2026-cap-xa"
FULLEST, EMPTY = "so-mau-b", "huyen-mau-4"


@cache
def desk(settings: Settings, round_id: str, unit_id: str) -> Desk:
    """Return the desk of a unit with its own data alone, as the papers have it."""
    return lay_out(settings, alone(round_data(settings, round_id), unit_id), unit_id)


def said(document: Document) -> str:
    """Return the words of a document, blanks of any kind as spaces."""
    return "\n".join(texts(document.blocks)).replace("\xa0", " ")


def figures(document: Document) -> list[list[str]]:
    """Return the rows of the table of figures."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [row for table in tables for row in rows_of(table)]


def questions(document: Document) -> list[str]:
    """Return the questions with room to write."""
    lists = [block for block in document.blocks if isinstance(block, ListBlock) and block.marker == "decimal"]
    return [next(texts(item)) for block in lists for item in block.items]


def told(settings: Settings, round_id: str) -> Iterator[tuple[str, Run]]:
    """Yield the runs of text of all briefs of a round, roomy and tight."""
    for unit_id in round_data(settings, round_id).units:
        for room in ROOMS:
            made = Report({"": Fragment("", brief(desk(settings, round_id, unit_id), room).blocks)})
            yield from ((unit_id, run) for run in runs(made))


@pytest.mark.parametrize("round_id", [*ROUNDS, PREPARING])
def test_it_is_one_page_and_says_whose_it_is(shipped: Settings, round_id: str) -> None:
    """Of every unit that ships: full, without data, real, in a round that is being prepared; never below 11 pt."""
    for unit_id in list(round_data(shipped, round_id).units)[:16]:
        own = desk(shipped, round_id, unit_id)
        page, pdf = fitted((brief(own, room) for room in ROOMS), TEMPLATES)
        reader = PdfReader(io.BytesIO(pdf))
        assert len(reader.pages) == 1
        assert page.size >= 11
        assert "".join(own.unit.official_name.split()) in "".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize("round_id", ROUNDS)
def test_no_figure_stands_without_its_source(shipped: Settings, round_id: str) -> None:
    """Each number of a brief has sources beside it, however much is shortened."""
    bare = {
        f"{unit_id}, {run.where}: {figure} in «{run.text}»"
        for unit_id, run in told(shipped, round_id)
        if not run.sources
        for figure in figures_in(run.text)
    }
    assert sorted(bare) == []


@pytest.mark.parametrize("round_id", ROUNDS)
def test_every_figure_follows_from_the_values_beside_it(shipped: Settings, round_id: str) -> None:
    """A reader of the table of sources can work each number out, and the files hold what it says."""
    astray, wrong = set(), set()
    for unit_id, run in told(shipped, round_id):
        if run.sources:
            astray |= {
                f"{unit_id}: {figure} in «{run.text}» from {[row.value for _, row in run.figures]}"
                for figure in figures_in(run.text)
                if not follows(figure, run, shipped)
            }
        placed = [entry for entry in run.figures if entry[0].file and entry[1].at]
        wrong |= {f"{unit_id}: {entry}" for entry in placed if not holds(*entry, shipped)}
    assert sorted(astray) == []
    assert sorted(wrong) == []


def test_a_figure_stands_with_target_last_period_and_group(shipped: Settings) -> None:
    """In that order, each or «chưa có»; the row names the section in which to look it up."""
    document = brief(desk(shipped, "mau-2024", FULLEST))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [head.replace("\xa0", " ") for head in heads_of(table)] == [
        "Nội dung", "Sở", "Chỉ tiêu giao", "Cùng kỳ năm 2023", "Nhóm (n đơn vị)"
    ]  # fmt: skip
    assert [cell.replace("\xa0", " ") for cell in figures(document)[0]] == [
        "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn (mục II.3)", "92,0% (3.139/3.412)", "≥ 95%",
        "90,2% (2.871/3.183)", "96,7% (n = 6)",
    ]  # fmt: skip
    assert "SỐ LIỆU MINH HỌA" in table.scope


@pytest.mark.parametrize("round_id", ROUNDS)
def test_no_figure_without_a_comparison_unless_it_is_missing(shipped: Settings, round_id: str) -> None:
    """Never more than five figures and three questions; one that compares with nothing is not worth its room."""
    for unit_id in round_data(shipped, round_id).units:
        document = brief(desk(shipped, round_id, unit_id))
        rows = figures(document)
        assert len(rows) <= 5
        assert len(questions(document)) <= 3
        for row in rows:
            assert row[1] == "chưa có số liệu" or set(row[2:]) - {"chưa có"}, row


def test_a_unit_without_data_is_told_so_once(shipped: Settings) -> None:
    """What ought to be there is missing by name, with target and group; nothing is a zero."""
    document = brief(desk(shipped, "mau-2024", EMPTY))
    assert [row[1] for row in figures(document)] == ["chưa có số liệu"] * 5
    assert "chưa nhận được báo cáo, biểu mẫu số liệu của Huyện (thời hạn: ngày 10/10/2024)" in said(document)


def test_a_round_in_preparation_says_so(shipped: Settings) -> None:
    """Nobody was asked yet: no figure, no question, room to write one's own."""
    unit_id = next(iter(round_data(shipped, PREPARING).units))
    document = brief(desk(shipped, PREPARING, unit_id))
    assert "đợt đang chuẩn bị, chưa thu số liệu" in said(document)
    assert figures(document) == questions(document) == []
    assert [block.lines for block in document.blocks if isinstance(block, Ruled)] == [3]


def test_real_units_have_published_figures_alone(shipped: Settings) -> None:
    """63/80 with its plan and deadline; «trên 99%» compares with nothing; 18/18 wards are no plan."""
    rows = figures(brief(desk(shipped, "2023-10-hai-ba-trung", "ubnd-quan-hai-ba-trung")))
    assert rows[0][1:3] == ["63/80 (78,8%)", "80, trước ngày 30/11/2023"]
    assert not any("99%" in cell or "18/18" in cell for row in rows for cell in row)
    assert any(row[1] == "chưa có số liệu" and "trước hạn và đúng hạn" in row[0] for row in rows)


def test_numbers_that_do_not_agree_are_told_once(shipped: Settings) -> None:
    """Those among the three questions are only pointed to."""
    assert "02 nội dung, đã nêu tại điều 1 và 2 mục 3." in said(brief(desk(shipped, "mau-2024", FULLEST)))


def test_open_requests_stand_with_origin_deadline_and_time(shipped: Settings) -> None:
    """The longest overdue first; what a unit says is done and nobody verified is said so; done ones are left out."""
    owed = said(brief(desk(shipped, "mau-2024", "quan-mau-1"))).partition("5. Việc lần trước chưa xong:")[2]
    first = owed.strip().splitlines()[1]
    assert "Kiến nghị số 4; Báo cáo mẫu số 12/BC-MAU" in first
    assert first.endswith("thời hạn: trước ngày 30/6/2024; hoàn thành một phần; quá hạn 139 ngày).")
    assert "đơn vị báo cáo hoàn thành, chưa kiểm chứng" in said(brief(desk(shipped, "mau-2024", FULLEST)))


def test_abbreviations_are_spelled_out(shipped: Settings) -> None:
    """Those that the page uses, and no others."""
    document, _ = normalise(brief(desk(shipped, "2023-05", "so-noi-vu")))
    last = said(document).splitlines()[-1]
    assert last == "Chữ viết tắt: SIPAS – Chỉ số hài lòng về sự phục vụ hành chính."
    document, _ = normalise(brief(desk(shipped, "2024-kh16", "so-thong-tin-va-truyen-thong")))
    assert "Chữ viết tắt" not in said(document)


def test_before_the_visit_it_speaks_for_nobody(shipped: Settings) -> None:
    """No number, no signature, no conclusion: for the delegation's own use."""
    for unit_id in (EMPTY, FULLEST):
        document = brief(desk(shipped, "mau-2024", unit_id))
        assert document.letterhead is None
        assert document.signature is None
        assert {"LƯU HÀNH NỘI BỘ", "SỐ LIỆU MINH HỌA"} == set(document.marks)
        assert not any(word in said(document) for word in ("TỒN TẠI", "NGUYÊN NHÂN", "KIẾN NGHỊ CỦA ĐOÀN"))


def test_the_kind_of_the_round_names_it(shipped: Settings) -> None:
    """A kiểm tra is no giám sát."""
    unit_id = next(iter(round_data(shipped, "2024-kh16").units))
    assert brief(desk(shipped, "2024-kh16", unit_id)).kind_name == "PHIẾU TÓM TẮT PHỤC VỤ BUỔI KIỂM TRA"


def test_names_as_long_as_they_come_still_fit(shipped: Settings) -> None:
    """A name of a hundred signs, and a head of delegation with as long a post."""
    own = desk(shipped, "mau-2024", FULLEST)
    name = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông, dân dụng và hạ tầng kỹ thuật Thành phố Mẫu số 1"
    unit = own.unit.model_copy(update={"official_name": name, "short_name": name, "alias": "Ban"})
    units = {FULLEST: replace(own.data.units[FULLEST], unit=unit)}
    head = own.round.delegations[0].head.model_copy(update={"post": f"Phó Trưởng ban Thường trực {name}"})
    delegation = own.round.delegations[0].model_copy(update={"head": head})
    round_ = own.round.model_copy(update={"delegations": (delegation, *own.round.delegations[1:])})
    longer = replace(own, data=replace(own.data, units=units, params=replace(own.data.params, round=round_)))
    page, _ = fitted((brief(longer, room) for room in ROOMS), TEMPLATES)
    assert page.title == name


def test_rooms_only_get_tighter(shipped: Settings) -> None:
    """Lines to write on go first; type is never below 11 pt; no step gives a list more lines than the last."""
    assert [room.size for room in ROOMS] == sorted((room.size for room in ROOMS), reverse=True)
    assert min(room.size for room in ROOMS) >= 11
    for roomy, tight in pairwise(ROOMS):
        assert (tight.notes, tight.listed) <= (roomy.notes, roomy.listed)
    assert all(room.notes for room in ROOMS)


def test_what_cannot_fit_names_what_to_shorten(shipped: Settings) -> None:
    """An error with the longest texts, not a second page."""
    document = brief(desk(shipped, "mau-2024", FULLEST), Room())
    long = Paragraph((Text("Nội dung dài " * 500),))
    with pytest.raises(PageError) as raised:
        fitted([replace(document, blocks=(*document.blocks, long))], TEMPLATES)
    (fault,) = raised.value.faults
    assert fault.code == "page-too-long"
    assert "“Nội dung dài Nội dung dài" in str(fault)
