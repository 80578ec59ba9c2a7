"""The stories of make findings and make papers, and what findings do to plans, keys and pages."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.analysis.filled import filled_sections
from giamsat.blocks.model import Paragraph, Text, Traced, TracedFigure, TracedSource
from giamsat.errors import Place, UsageError
from giamsat.intake.rounds import load_round_data
from giamsat.params import load_registry, load_round
from giamsat.pipeline.check import Wanted, check_rounds
from giamsat.pipeline.findings import make_findings
from giamsat.pipeline.inputs import inputs_of
from giamsat.pipeline.jobs import OutcomeState, Request
from giamsat.pipeline.keys import key_of
from giamsat.pipeline.paper_verb import PapersMade, make_papers
from giamsat.pipeline.plan import make_plan
from giamsat.pipeline.postconditions import phase_faults
from giamsat.pipeline.tell_findings import told
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project
from tests.findings_book import GOOD, OBJECTIVE, changed, write_register
from tests.pipeline.test_plan import planned
from tests.pipeline.test_postconditions import executed, page_of

FILE = f"data/{ROUND}/findings/{SO_A}.xlsx"
TYPED = {"C5": "Chữ người gõ  với hai khoảng trắng", "G5": "=SUM(1)", "C24": "Dòng cuối"}


def data_of(project: Project) -> Any:
    """Return the round's data as they lie there."""
    registry = load_registry(project.settings)
    return load_round_data(project.settings, registry, load_round(project.settings, registry, ROUND))


def test_registers_of_units_that_were_heard_are_made_once(project: Project) -> None:
    """A second run changes not one byte; a unit before the visit is only made when it is named."""
    first = make_findings(project.settings, ROUND)
    assert first.created == (FILE,)
    content = (project.root / FILE).read_bytes()
    second = make_findings(project.settings, ROUND)
    assert (second.created, second.kept) == ((), (FILE,))
    assert (project.root / FILE).read_bytes() == content
    assert make_findings(project.settings, ROUND, (QUAN,)).created == (f"data/{ROUND}/findings/{QUAN}.xlsx",)


def test_what_people_typed_stays_as_they_typed_it(project: Project) -> None:
    """A refresh writes ids that somebody deleted anew and leaves every other cell."""
    make_findings(project.settings, ROUND)
    path = project.root / FILE
    book = load_workbook(path)
    for cell, text in TYPED.items():
        book["Tồn tại hạn chế"][cell] = text
        book["Tồn tại hạn chế"][cell].data_type = "s"
    book["Tồn tại hạn chế"]["B7"] = None
    book.save(path)
    make_findings(project.settings, ROUND)
    sheet = load_workbook(path)["Tồn tại hạn chế"]
    assert {cell: sheet[cell].value for cell in TYPED} == TYPED
    assert sheet["B7"].value == "HC-03"


def test_gaps_are_told_at_once(project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    """The command names file, sheet, cell and what is wanted, and ends with 1; a sound register ends with 0."""
    project.submit(SO_A)
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    write_register(project.settings, SO_A, {**GOOD, "causes": []})
    assert cli.main(["findings", "--round", ROUND]) == 1
    said = capsys.readouterr().out
    assert f"Tệp {FILE}, sheet “Tồn tại hạn chế”, ô C5: hạn chế “HC-01” chưa có nguyên nhân" in said
    write_register(project.settings, SO_A)
    assert cli.main(["findings", "--round", ROUND]) == 0
    assert f"{SO_A}: 1 kết quả; 1 tồn tại, hạn chế; 2 nguyên nhân; 1 kiến nghị." in capsys.readouterr().out
    assert list(told(make_findings(project.settings, ROUND)))[-1].startswith("Sổ mới: 0;")


@pytest.mark.parametrize("make", [make_findings, make_papers])
def test_unknown_rounds_and_units_are_usage_errors(project: Project, make: Any) -> None:
    """No round, an unknown one, an unknown unit: each with its sentence."""
    for words in (("",), ("khong-co",), (ROUND, ("khong-co",))):
        with pytest.raises(UsageError):
            make(project.settings, *words)


# --- plans and keys -------------------------------------------------------------------------------


def test_a_register_is_an_input_and_makes_its_report_stale(project: Project) -> None:
    """Its hash stands among the inputs; another word in it is another key of this unit's report alone."""
    project.submit(SO_A, QUAN)
    write_register(project.settings, SO_A)
    notebook = project.notebook(SO_A)
    prints = dict.fromkeys(("kit", "lock", "fonts", "params", "round", "template", "pictures"), "")
    before = data_of(project)
    rows = inputs_of(project.settings, before, SO_A, notebook, ())
    assert [row.file for row in rows if row.kind == "findings"] == [FILE]
    write_register(project.settings, SO_A, changed("recommendations", 0, product="Sản phẩm khác"))
    after = data_of(project)
    empty: dict[str, Any] = {"cells": []}
    keys = [[key_of(prints, one, unit, empty, ()) for unit in (SO_A, QUAN)] for one in (before, after)]
    assert keys[0][0] != keys[1][0]
    assert keys[0][1] == keys[1][1]


def test_a_register_with_gaps_fails_its_unit_alone(project: Project) -> None:
    """Whether intake finds it or the figures do: the report is not made, the others are."""
    project.submit(SO_A, QUAN)
    for tables in ({**GOOD, "causes": []}, changed("shortcomings", 0, task="1")):
        write_register(project.settings, SO_A, tables)
        jobs, settled = planned(make_plan(Request(), project.settings))
        assert jobs == [QUAN, "tong-hop"]
        assert settled[SO_A].state is OutcomeState.FAILED


def test_a_notebook_without_cells_for_causes_says_so(project: Project) -> None:
    """Nothing that was concluded is dropped in silence; without findings an older notebook keeps working."""
    project.submit(SO_A)
    project.edit(SO_A, lambda cell: cell["metadata"]["giamsat"].update(section="khac") if _is_new(cell) else None)
    assert SO_A in planned(make_plan(Request(), project.settings))[0]
    write_register(project.settings, SO_A)
    (fault,) = planned(make_plan(Request(), project.settings))[1][SO_A].faults
    assert fault.code == "findings-without-cells"
    assert "IV.chu-quan, IV.khach-quan, IV.trach-nhiem" in str(fault)


def _is_new(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code" and "".join(cell["source"]).startswith("report.concluded")


def test_a_final_needs_no_narrative_where_the_register_fills(project: Project) -> None:
    """III, IV.1 to 3 and V are filled; what the register leaves open is still asked for."""
    project.submit(SO_A)
    write_register(project.settings, SO_A)
    project.make_final(SO_A, QUAN)
    assert SO_A in planned(make_plan(Request(), project.settings))[0]
    write_register(project.settings, SO_A, {**GOOD, "causes": [OBJECTIVE]})
    told_ = [str(fault) for fault in planned(make_plan(Request(), project.settings))[1][SO_A].faults]
    assert [text.partition("(ô ")[2].partition(")")[0] for text in told_] == [
        "iv-chu-quan-ket-luan", "iv-trach-nhiem-ket-luan",
    ]  # fmt: skip
    assert filled_sections(data_of(project).units[SO_A].findings) == {"III", "IV.khach-quan", "V"}


# --- pages ----------------------------------------------------------------------------------------


def test_placeholders_give_way_to_the_register(project: Project) -> None:
    """Unwritten narratives of filled sections leave no box on the page; the others do."""
    project.submit(SO_A, QUAN)
    assert set(page_of(executed(project.settings, SO_A)).unwritten) >= {"III", "V"}
    write_register(project.settings, SO_A)
    from tests.report.reading import round_data

    round_data.cache_clear()
    assert page_of(executed(project.settings, SO_A)).unwritten == ()


def test_what_slipped_in_before_the_visit_is_found(project: Project) -> None:
    """A page before the visit that traces a word to a register is not published."""
    project.submit(SO_A, QUAN)
    page = page_of(executed(project.settings, QUAN))
    assert phase_faults(page, {"cells": []}, Place("x")) == []
    source = TracedSource(f"data/{ROUND}/findings/{QUAN}.xlsx", "Kiến nghị", "", "", (TracedFigure("", "", "", "E5"),))
    slipped = Paragraph((Traced((Text("Câu kết luận"),), (source,)),))
    document = replace(page.document, blocks=(*page.document.blocks, slipped))
    (fault,) = phase_faults(replace(page, document=document), {"cells": []}, Place("x"))
    assert "findings" in str(fault)


# --- papers ---------------------------------------------------------------------------------------


def _text(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))  # type: ignore[arg-type]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def drafts_of(made: PapersMade) -> list[str]:
    """Return the papers that rest on findings: all but the sheets for the table."""
    return [name for name in made.written if "phieu-" not in name]


def test_papers_are_word_files_with_the_same_bytes_each_time(project: Project) -> None:
    """One notice of the unit, one draft act of the round; a second run writes the same."""
    project.submit(SO_A, QUAN)
    write_register(project.settings, SO_A)
    made = make_papers(project.settings, ROUND)
    drafts = drafts_of(made)
    names = [name.rpartition("/")[2] for name in drafts]
    assert names == [f"{SO_A}.thong-bao-ket-luan.docx", "tong-hop.du-thao-nghi-quyet-ket-luan.docx"]
    assert made.faults == ()
    contents = [(project.root / name).read_bytes() for name in drafts]
    make_papers(project.settings, ROUND)
    assert [(project.root / name).read_bytes() for name in drafts] == contents
    said = _text(project.root / drafts[0])
    assert "Tỷ lệ đúng hạn thấp hơn chỉ tiêu" in said
    assert "trước ngày 01/02/2025" in said.replace("\xa0", " ")
    assert [len(drafts_of(make_papers(project.settings, ROUND, (one,)))) for one in (SO_A, QUAN)] == [1, 0]


def test_nothing_is_made_of_a_register_with_gaps(project: Project) -> None:
    """The unit is named; no notice of it, and no act that would rest on it."""
    project.submit(SO_A)
    write_register(project.settings, SO_A, changed("shortcomings", 0, task="1"))
    made = make_papers(project.settings, ROUND)
    assert drafts_of(made) == []
    assert [fault.code for fault in made.faults] == ["papers-unit-faulty"]


def test_a_round_without_findings_says_what_to_do(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    """Nothing to write is no failure."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert cli.main(["papers", "--round", ROUND]) == 0
    assert "make findings" in capsys.readouterr().out


def test_check_tells_of_registers_too(project: Project) -> None:
    """What a limit cannot rest on stands among the entries of `make check`, with its cell and what to do."""
    project.submit(SO_A)
    write_register(project.settings, SO_A, changed("shortcomings", 0, task="1"))
    (checked,) = check_rounds(Wanted((ROUND,), (), 1), project.settings)
    unit = next(one for one in checked.units if one.unit_id == SO_A)
    (entry,) = [one for one in unit.entries if one.code == "finding-not-due"]
    assert (entry.file, entry.sheet, entry.cells, entry.is_office) == (FILE, "Tồn tại hạn chế", ("H5",), True)
    assert entry.mend
