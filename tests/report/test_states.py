"""What is known of a figure is said in its own words wherever it stands: 0, missing, not applicable, about, above."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from giamsat.analysis.readings import readings
from giamsat.report.domains import applies_not_blocks
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_C, SO_D, make_project, spoiled
from tests.report.reading import Report, heads_of, lines, round_data, round_report, rows_of, unit_report

COUNT, RATE = "cqdt.hs_thanh_toan", "cqdt.ty_le_hs_thanh_toan"
COUNT_NAME, RATE_NAME = "Số hồ sơ thanh toán trực tuyến", "Tỷ lệ hồ sơ thanh toán trực tuyến"
OTHERS = ("cqdt.ty_le_so_hoa_tphs", "cqdt.ty_le_so_hoa_ket_qua")
BROKEN = "so-mau-dd"


@dataclass(frozen=True)
class Case:
    """How one unit answers, and what is printed of it: count, rate, in the matrix, why it is not drawn."""

    unit_id: str
    name: str
    answer: dict[str, object]
    count: str
    rate: str
    matrix: str
    undrawn: str = ""


CASES = {
    "zero": Case(SO_A, "Sở Mẫu A", {"state": "Bằng 0", "value": 0}, "0", "0% (0/1.000)", "0% ✗"),
    "missing": Case(SO_B, "Sở Mẫu B", {"state": "Chưa có", "value": None}, "", "", "–", "Chưa có số liệu: {name}"),
    "not applicable": Case(
        SO_C, "Sở Mẫu C", {"state": "Không áp dụng", "value": None, "note": "Sở không thu phí (Quyết định mẫu)"},
        "không áp dụng", "không áp dụng", "o", "{name} (không áp dụng)",
    ),
    "approximate": Case(
        SO_D, "Sở Mẫu D", {"state": "Số ước tính", "value": "khoảng 40"},
        "khoảng 40", "khoảng 40/1.000", "~ 40/1.000", "{name} (là số ước tính)",
    ),
    "bound": Case(
        QUAN, "Quận Mẫu 1", {"state": "Có số liệu", "value": "trên 30"}, "trên 30", "trên 30/1.000", "trên 30/1.000",
        "{name} (nguồn chỉ nêu mức trên hoặc dưới, không nêu con số cụ thể)",
    ),
}  # fmt: skip
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return a round whose units answer the same question in five ways; a sixth unit's file cannot be used."""
    project = make_project(tmp_path_factory.mktemp("states") / "du-an")
    units = [case.unit_id for case in CASES.values()]
    project.set_round([SO_A, SO_B, "so-mau-e"], [*units[2:], BROKEN])
    folder = project.settings.params / "rounds"
    text = (folder / f"{ROUND}.toml").read_text(encoding="utf-8")
    ordered = text.replace('ordering_indicator = "tthc.ty_le_dung_han"', f'ordering_indicator = "{RATE}"')
    assert ordered != text
    (folder / f"{ROUND}.toml").write_text(ordered, encoding="utf-8")
    rows = "".join(f"{key},,80,toi-thieu,Kế hoạch mẫu (số liệu minh họa),có\n" for key in (RATE, *OTHERS))
    targets = folder / f"{ROUND}.targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8") + rows, encoding="utf-8")
    for case in CASES.values():
        whole = project.content(case.unit_id)
        place = next(number for number, row in enumerate(whole.indicators["04"]) if row["code"] == COUNT)
        project.hand_in(f"{case.unit_id}.xlsx", spoiled(whole, "04", place, **case.answer))  # type: ignore[arg-type]
    project.submit("so-mau-e")
    project.hand_in("dd.xlsx", spoiled(project.content(BROKEN), "04", 0, value="mười hai"))
    return project.settings


@pytest.fixture(scope="module")
def synthesis(states: Settings) -> Report:
    """Return the synthesis of that round."""
    return round_report(states, ROUND)


def values(report: Report, start: str, column: str) -> dict[str, str]:
    """Return a column of the tables whose title starts so, by the name in the row, without the mark of a question."""
    found = {}
    for table in report.tables():
        if "".join(getattr(item, "text", "") for item in table.title).startswith(start):
            heads = heads_of(table)
            name = next(head for head in ("Chỉ tiêu", "Đơn vị") if head in heads)
            for row in rows_of(table):
                found[row[heads.index(name)]] = row[heads.index(column)].removesuffix(" (*)")
    return found


def sentences(report: Report, *names: str) -> str:
    """Return the text of sections without their tables."""
    return "\n".join(line for line in report.text(*names).splitlines() if " | " not in line)


def about(text: str) -> list[str]:
    """Return the sentences about the share or its count, without what a chart says."""
    names = (RATE_NAME[1:], COUNT_NAME[1:])
    return [line for line in text.splitlines() if any(name in line for name in names) and "Biểu đồ" not in line]


@each_case
def test_a_unit_s_tables(states: Settings, case: Case) -> None:
    """The domain's table has the share, the appendix the count; what is missing has a row in neither."""
    report = unit_report(states, ROUND, case.unit_id)

    assert round_data(states, ROUND).units[case.unit_id].faults == ()
    assert values(report, "Xây dựng và phát triển chính quyền điện tử", "Kỳ này").get(RATE_NAME, "") == case.rate
    counts = values(report, "Số liệu đơn vị báo cáo", "Kỳ này")
    assert counts.get(COUNT_NAME, "") == case.count
    assert RATE_NAME not in counts


def test_a_unit_s_sentences(states: Settings) -> None:
    """Missing is said as such, not applicable with its basis, vague numbers without a share; only 0 is a number."""
    told = {name: about(sentences(unit_report(states, ROUND, case.unit_id), "II.cqdt")) for name, case in CASES.items()}

    assert "là 0% (0/1.000 hồ sơ)" in told["zero"][0]
    assert "Chưa có số liệu: số hồ sơ thanh toán trực tuyến." in told["missing"]
    assert told["not applicable"][0] == (
        f"Chỉ tiêu “{RATE_NAME}” không áp dụng đối với Sở Mẫu C (căn cứ: Sở không thu phí (Quyết định mẫu))."
    )
    for name in ("approximate", "bound"):
        assert "do số liệu tính tỷ lệ là số ước tính hoặc chưa đầy đủ." in told[name][0]
    assert not any("%" in line for name, own in told.items() for line in own if name != "zero")


def test_the_basis_is_told_without_a_target_too(states: Settings) -> None:
    """What does not apply and has no sentence of its own is told below the table, with its basis or without one."""
    data = round_data(states, ROUND)
    figure = next(row for row in data.units[SO_C].submission.figures if row.indicator_id == COUNT)  # type: ignore[union-attr]
    reading = replace(next(iter(readings(data, SO_C).values())), current=figure)
    told = ["".join(lines([block])) for block in applies_not_blocks([reading])]
    silent = replace(reading, current=replace(figure, note=""))
    bare = ["".join(lines([block])) for block in applies_not_blocks([silent])]

    assert told[0].endswith("(căn cứ: Sở không thu phí (Quyết định mẫu)).")
    assert bare[0].endswith("(đơn vị chưa nêu căn cứ).")


@each_case
def test_the_synthesis_tables(synthesis: Report, case: Case) -> None:
    """Comparison and matrix keep the five apart; the matrix's signs are those of its key."""
    compared = values(synthesis, "So sánh các đơn vị", RATE_NAME)[case.name]
    assert compared == (case.rate.partition(" (")[0] or "–")
    matrix = values(synthesis, "Các đơn vị theo một số chỉ tiêu", RATE_NAME)[case.name]
    assert matrix.replace("\xa0", " ") == case.matrix


def test_a_unit_whose_file_failed_is_missing(synthesis: Report) -> None:
    """Nothing is known of it: it is no unit to which the indicator does not apply."""
    for start in ("So sánh các đơn vị", "Các đơn vị theo một số chỉ tiêu"):
        assert values(synthesis, start, RATE_NAME)["Sở Mẫu Đ"] == "–"


@each_case
def test_what_a_chart_does_not_draw_is_named_under_it(states: Settings, synthesis: Report, case: Case) -> None:
    """The synthesis' chart and the unit's own name what they leave out, missing apart from other reasons."""
    dots = next(figure for figure in synthesis.figures() if "tính đến ngày" in _title(figure.title))
    own = next(
        figure
        for figure in unit_report(states, ROUND, case.unit_id).figures()
        if "chỉ tiêu giao" in _title(figure.title)
    )
    for figure, name in ((dots, case.name), (own, RATE_NAME)):
        if case.undrawn:
            assert case.undrawn.format(name=name) in figure.alt
        else:
            assert f"{name} 0%" in figure.alt


def test_what_is_not_counted_says_why(synthesis: Report) -> None:
    """Units with an estimate are not told to have no figure; one to which the target does not apply is not counted."""
    line = next(line for line in sentences(synthesis, "II").splitlines() if line.startswith(RATE_NAME))

    assert "không tính 03 đơn vị chưa có số liệu hoặc chỉ có số ước tính" in line
    assert "Có 01/02 đơn vị chưa đạt chỉ tiêu" in line or "Có 01 đơn vị chưa đạt chỉ tiêu" in line


@each_case
def test_the_order_within_a_group(synthesis: Report, case: Case) -> None:
    """Only exact numbers are ordered; each other unit stands below the table with its reason."""
    text = synthesis.text("II.thu-tu")
    reason = {"missing": "chưa có số liệu", "not applicable": "không áp dụng", "approximate": "là số ước tính"}
    found = next(name for name, one in CASES.items() if one is case)
    if found in reason:
        assert f"{case.name} ({reason[found]})" in text


def _title(inlines: object) -> str:
    from giamsat.blocks.html import plain

    return plain(inlines)  # type: ignore[arg-type]
