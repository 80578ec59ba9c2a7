"""Figure to cell, proved on the rounds that ship: no figure without a place, and the file holds it at that place."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from giamsat.blocks.model import TracedFigure, TracedSource
from giamsat.settings import Settings
from tests.report.reading import round_data
from tests.report.tracing import days_in, figures_in, follows, holds, row_of, row_text, runs, traced_report

ROUNDS = ("mau-2024", "2024-kh16", "2023-05", "2023-10-hai-ba-trung")


def reports(settings: Settings, round_id: str) -> tuple[str, ...]:
    """Return whose reports a round has: units, delegations, «» for the round."""
    return round_data(settings, round_id).owners


def entries(settings: Settings, round_id: str) -> Iterator[tuple[str, TracedSource, TracedFigure]]:
    """Yield every figure of a round's reports with its source, each once in a report."""
    for unit_id in reports(settings, round_id):
        found = {entry: run.where for run in runs(traced_report(settings, round_id, unit_id)) for entry in run.figures}
        yield from ((f"{unit_id or 'tong-hop'}, {where}", *entry) for entry, where in found.items())


@pytest.mark.parametrize("round_id", ROUNDS)
def test_no_figure_stands_without_its_source(shipped: Settings, round_id: str) -> None:
    """Each number in what the kit wrote has sources beside it, or is on the short list of what is no figure."""
    bare = [
        f"{unit_id or 'tong-hop'}, {run.where}: {figure} in «{run.text}»"
        for unit_id in reports(shipped, round_id)
        for run in runs(traced_report(shipped, round_id, unit_id))
        if not run.sources
        for figure in figures_in(run.text)
    ]
    assert bare == []


@pytest.mark.parametrize("round_id", ROUNDS)
def test_every_figure_follows_from_the_values_beside_it(shipped: Settings, round_id: str) -> None:
    """A reader with the opened sources can work each printed number out: a value, a share, a sum, a difference."""
    astray = [
        f"{unit_id or 'tong-hop'}, {run.where}: {figure} in «{run.text}» from {[row.value for _, row in run.figures]}"
        for unit_id in reports(shipped, round_id)
        for run in runs(traced_report(shipped, round_id, unit_id))
        if run.sources
        for figure in figures_in(run.text)
        if not follows(figure, run, shipped)
    ]
    assert astray == []


@pytest.mark.parametrize("round_id", ROUNDS)
def test_the_file_holds_what_is_said_to_stand_there(shipped: Settings, round_id: str) -> None:
    """Whatever cell, sum of cells, row or line a source names, the file has that value, those rows, that day there."""
    placed = [entry for entry in entries(shipped, round_id) if entry[1].file and entry[2].at]
    wrong = [
        f"{where}: {source[:2]} {figure}" for where, source, figure in placed if not holds(source, figure, shipped)
    ]
    assert wrong == []
    assert len(placed) > 20


def test_a_cell_stands_in_the_row_of_its_indicator(shipped: Settings) -> None:
    """It is not only the same number: the row of the form in which the cell stands names that indicator."""
    names = {row.name for row in round_data(shipped, "mau-2024").registry.indicators.values()}
    seen = 0
    for where, source, figure in entries(shipped, "mau-2024"):
        name = figure.name.rpartition(": ")[2]
        if (
            source.sheet
            and figure.how == ""
            and figure.value
            and name in names
            and not source.sheet.startswith(("02", "06"))
        ):
            row = figure._replace(at=row_of(figure.at), value="")
            assert name in row_text(source, row, shipped), f"{where}: {figure}"
            seen += 1
    assert seen > 1000


def test_days_late_follow_from_the_days_in_their_row(shipped: Settings) -> None:
    """«quá hạn 30 ngày»: from the deadline of the row that is named to the cut-off, the day itself in or out."""
    seen = 0
    for where, source, figure in entries(shipped, "mau-2024"):
        if figure.how == "computed" and source.sheet and figure.at and figure.name.startswith("số ngày"):
            days = [*days_in(row_text(source, figure, shipped)), date(2024, 9, 30)]
            apart = {abs((one - other).days) + extra for one in days for other in days for extra in (0, 1)}
            assert int(figure.value) in apart, f"{where}: {figure}"
            seen += 1
    assert seen > 10


def test_words_of_a_record_stand_in_its_row(shipped: Settings) -> None:
    """Where a place says «hàng 7» beside words alone, the row of that number holds them."""
    seen = 0
    for unit_id in ("so-mau-b", "quan-mau-1"):
        for run in runs(traced_report(shipped, "mau-2024", unit_id)):
            for source, figure in run.figures:
                if (
                    figure.how == "row"
                    and not figure.value
                    and source.sheet
                    and run.where.endswith("Nội dung nhiệm vụ")
                ):
                    assert run.text in row_text(source, figure, shipped)
                    seen += 1
    assert seen > 10


def test_a_rate_leads_to_both_its_counts(shipped: Settings) -> None:
    """98,2% of Sở Mẫu A: the numerator is the sum of two cells of Biểu 06, the denominator one cell."""
    run = next(
        run
        for run in runs(traced_report(shipped, "mau-2024", "so-mau-a"))
        if run.text.startswith("98,2%") and "Bảng" in run.where
    )
    assert [(source.sheet, figure.at, figure.how, figure.value) for source, figure in run.figures] == [
        ("02 TTHC (Biểu 06)", "H12, I12", "sum", "12.345"),
        ("02 TTHC (Biểu 06)", "G12", "", "12.571"),
    ]
    assert [figure.name for _, figure in run.figures] == [
        "kỳ này, tử số: Số hồ sơ đã giải quyết trước hạn và đúng hạn",
        "kỳ này, mẫu số: Số hồ sơ đã giải quyết",
    ]
    assert run.sources[0].file == "data/mau-2024/submissions/BC CCHC 9 tháng - Sở Mẫu A (bản ký).xlsx"


def test_a_group_leads_to_every_unit_that_it_counts(shipped: Settings) -> None:
    """«Tính chung nhóm» of a unit's own report names the counts of all six departments, each in its own file."""
    run = next(
        run
        for run in runs(traced_report(shipped, "mau-2024", "so-mau-a"))
        if run.text.startswith("96,7%") and run.where.endswith("Tính chung nhóm")
    )
    counted = {"C": " (đếm từ tệp trích xuất)"}  # of this unit a person chose the figures of the system
    assert [figure.name for _, figure in run.figures] == [
        f"Sở Mẫu {letter}{counted.get(letter, '')}" for letter in "ABCDĐE"
    ]
    assert len({source.file for source, _ in run.figures}) == 6
    assert run.figures[0][1] == ("", "Sở Mẫu A", "12.345/12.571", "H12 + I12 / G12", "group")


def test_a_target_leads_to_its_row_and_names_its_document(shipped: Settings) -> None:
    """A target stands in a line of the round's table, with the document that sets it."""
    run = next(
        run
        for run in runs(traced_report(shipped, "mau-2024", "so-mau-a"))
        if run.where.endswith("Chỉ tiêu giao") and run.text.startswith("≥")
    )
    ((source, figure),) = run.figures
    assert source.file == "params/rounds/mau-2024.targets.csv"
    assert source.title.startswith("Kế hoạch mẫu")
    assert holds(source, figure, shipped)


def test_a_published_figure_leads_to_its_line_and_its_document(shipped: Settings) -> None:
    """63/80 stands in a line of published.csv; the document that published it is named with its day."""
    run = next(
        run
        for run in runs(traced_report(shipped, "2023-10-hai-ba-trung", "ubnd-quan-hai-ba-trung"))
        if run.text.startswith("63/80 (78,8%)")
    )
    ((source, figure),) = run.figures
    assert (source.file, figure.at) == ("data/2023-10-hai-ba-trung/published.csv", "2")
    assert source.title.endswith("đăng 02/11/2023")


def test_a_difference_tells_how_it_is_worked_out(shipped: Settings) -> None:
    """«cao hơn 3,2 điểm %» is 98,2 − 95 and not another pair of the same difference."""
    run = next(
        run
        for run in runs(traced_report(shipped, "mau-2024", "so-mau-a"))
        if "đạt 98,2%" in run.text and run.where.endswith("paragraph")
    )
    told = {figure.printed: figure.value for _, figure in run.figures if figure.how == "computed"}
    assert told["3,2"] == "98,2% − 95%"
    assert told["4,1"] == "98,2% − 94,1%"


def test_a_number_published_otherwise_is_told_with_both_places(shipped: Settings, tmp_path: Path) -> None:
    """Count, share of counts, share alone: every figure of the question and of section II follows from its sources."""
    for name in ("params", "data"):
        shutil.copytree(shipped.root / name, tmp_path / name)
    heads = (shipped.data("2023-05") / "published.csv").read_text("utf-8").splitlines()[0].split(",")
    rows = [
        {"id": "a", "indicator": "tthc.tiep_nhan", "value": "12000", "domain": "tthc"},
        {"id": "b", "indicator": "chi-dao.ty_le_nhiem_vu", "numerator": "4", "denominator": "10", "domain": "chi-dao"},
        {"id": "c", "indicator": "tthc.ty_le_dung_han", "value": "93.5", "domain": "tthc"},
    ]
    shared = {
        "unit": "so-mau-a", "period_from": "2024-01-01", "period_to": "2024-09-30", "state": "co-so-lieu",
        "source_title": "Tin mẫu", "address": "mau", "published_on": "2024-10-05", "used": "có",
        "label": "Nội dung mẫu",
    }  # fmt: skip
    lines = [",".join((row | shared).get(head, "") for head in heads) for row in rows]
    (tmp_path / "data" / "mau-2024" / "published.csv").write_text("\n".join([",".join(heads), *lines, ""]), "utf-8")
    settings = Settings(tmp_path.resolve())
    told = tuple(runs(traced_report(settings, "mau-2024", "so-mau-a")))
    asked = [run for run in told if "tin mẫu ghi" in run.text.replace("\xa0", " ")]
    assert Counter(run.where for run in asked)["VI, paragraph"] == 3
    assert [(run.text, one) for run in asked for one in figures_in(run.text) if not follows(one, run, settings)] == []
    placed = [entry for run in told for entry in run.figures if entry[0].file and entry[1].at]
    assert [entry for entry in placed if not holds(*entry, settings)] == []
    names = {figure.name for run in asked for _, figure in run.figures}
    assert "chênh lệch theo % của số đã công bố" in names
    assert "kỳ này, mẫu số: Số hồ sơ đã giải quyết" in names
    apart = [run.text for run in told if "không thống nhất giữa các nguồn" in run.text]
    assert len(apart) == 3
    assert all(text.endswith("Báo cáo sử dụng số của đơn vị, chưa thẩm định.") for text in apart)
