"""Success is a postcondition: what a built report lacks, or says too early, stops its publication."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from giamsat.blocks.model import Document, Heading, Paragraph, Promise, Signature, Text
from giamsat.errors import Place
from giamsat.pipeline.jobs import Job
from giamsat.pipeline.postconditions import OF_THE_DELEGATION, phase_faults, section_faults, squeezed
from giamsat.rendering.notebook import NotebookPage, document_from_notebook
from giamsat.report.unit import UnitReport
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project
from tests.report.reading import round_data

PLACE = Place("so.ipynb")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return a project with two complete units; only to be read."""
    project = make_project(tmp_path_factory.mktemp("post") / "du-an")
    project.submit(SO_A, QUAN)
    return project.settings


def executed(settings: Settings, unit_id: str, narratives: str = "") -> dict[str, Any]:
    """Return a unit's notebook as a run leaves it, its narratives written with ``narratives``, without a kernel."""
    notebook: dict[str, Any] = json.loads(Project(settings).notebook(unit_id).read_text(encoding="utf-8"))
    report = UnitReport(settings, round_data(settings, ROUND), unit_id)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if narratives and cell["metadata"]["giamsat"].get("role") == "narrative":
            cell["source"] = f"{narratives} ({cell['id']})"
        call = source.strip().splitlines()[-1] if cell["cell_type"] == "code" else ""
        if call.startswith("report."):
            name, _, rest = call.removeprefix("report.").partition("(")
            argument = [rest.rstrip(")").strip('"')] if rest != ")" else []
            data = getattr(report, name)(*argument)._repr_mimebundle_()
            cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]
    return notebook


def page_of(notebook: dict[str, Any]) -> NotebookPage:
    """Return the page of an executed notebook."""
    return document_from_notebook(notebook, title="t")


def job(unit_id: str) -> Job:
    """Return the job of a unit."""
    return Job(ROUND, unit_id, "…", Path("so.ipynb"), ("html",), False, "sau")


def codes(faults: list[Any]) -> list[str]:
    """Return the codes of faults; each must have a sentence."""
    assert all(str(fault) for fault in faults)
    return [fault.code for fault in faults]


@pytest.mark.parametrize("unit_id", [SO_A, QUAN])
def test_a_good_report_has_no_fault(settings: Settings, unit_id: str) -> None:
    """What the master's cells deliver passes, in both phases."""
    notebook = executed(settings, unit_id)
    assert section_faults(job(unit_id), page_of(notebook), PLACE) == []
    assert phase_faults(page_of(notebook), notebook, PLACE) == []


def test_another_units_report_is_not_published(settings: Settings) -> None:
    """The report of another unit in the right file is a fault that names both."""
    (fault,) = section_faults(job(QUAN), page_of(executed(settings, SO_A)), PLACE)
    assert fault.code == "identity-mismatch"
    assert f"{ROUND}/{QUAN}" in str(fault)
    assert f"{ROUND}/{SO_A}" in str(fault)


def test_a_report_without_a_frame_is_nobodys(settings: Settings) -> None:
    """Without the opening cell nothing says whose report it is."""
    notebook = executed(settings, SO_A)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "mo-dau"]
    (fault,) = section_faults(job(SO_A), page_of(notebook), PLACE)
    assert fault.code == "identity-mismatch"


@pytest.mark.parametrize(
    ("cell_id", "section"), [("tom-tat", "tom-tat"), ("i-khai-quat", "I"), ("iii-don-vi", "III"), ("vi-cau-hoi", "VI")]
)
def test_a_deleted_section_is_missed(settings: Settings, cell_id: str, section: str) -> None:
    """A section whose cell was deleted is named."""
    notebook = executed(settings, SO_A)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != cell_id]
    (fault,) = section_faults(job(SO_A), page_of(notebook), PLACE)
    assert (fault.code, dict(fault.facts)["section"]) == ("section-missing", section)


def test_section_two_may_not_be_empty(settings: Settings) -> None:
    """At least one domain must be there."""
    notebook = executed(settings, SO_A)
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["id"].endswith("-so-lieu")]
    assert codes(section_faults(job(SO_A), page_of(notebook), PLACE)) == ["section-missing"]


def test_a_section_that_delivers_less_is_short(settings: Settings) -> None:
    """A promise of two tables with one delivered is told with both numbers."""
    page = page_of(executed(settings, SO_A))
    sections = tuple(
        dataclasses.replace(row, promised=Promise(tables=row.delivered.tables + 1)) if row.name == "II.tthc" else row
        for row in page.sections
    )
    (fault,) = section_faults(job(SO_A), dataclasses.replace(page, sections=sections), PLACE)
    facts = dict(fault.facts)
    assert (fault.code, facts["section"], facts["what"]) == ("section-short", "II.tthc", "bảng")
    assert int(facts["promised"]) == int(facts["delivered"]) + 1


def test_written_conclusions_stay_out_of_a_paper_before_the_visit(settings: Settings) -> None:
    """Also when people have already written them, the conclusions of III to V are not on the page before the visit."""
    notebook = executed(settings, QUAN, "Đoàn kết luận rằng")
    page = page_of(notebook)
    text = squeezed(json.dumps(dataclasses.asdict(page.document), ensure_ascii=False, default=str))
    assert "Đoànkếtluận" in text
    for cell_id in (
        "iii-ket-luan",
        "iv-khach-quan-ket-luan",
        "iv-chu-quan-ket-luan",
        "iv-trach-nhiem-ket-luan",
        "v-ket-luan",
    ):
        assert squeezed(f"Đoàn kết luận rằng ({cell_id})") not in text
    assert phase_faults(page, notebook, PLACE) == []


def test_headings_before_the_visit_say_whose_words_they_are(settings: Settings) -> None:
    """Sections II to V are headed «(theo báo cáo của đơn vị)» before the visit, and only then."""
    headings = {}
    for unit_id in (SO_A, QUAN):
        blocks = page_of(executed(settings, unit_id)).document.blocks
        headings[unit_id] = ["".join(i.text for i in b.inlines) for b in blocks if b.type == "heading" and b.depth == 1]
    assert [text.endswith("(theo báo cáo của đơn vị)") for text in headings[QUAN]] == [
        False, True, True, True, True, False
    ]  # fmt: skip
    assert not any("theo báo cáo" in text for text in headings[SO_A])


@pytest.mark.parametrize("word", OF_THE_DELEGATION)
def test_no_heading_of_the_delegation_stands_before_the_visit(settings: Settings, word: str) -> None:
    """A paper before the visit has none of the words under which a delegation concludes; one that has is refused."""
    page, notebook = _before(settings)
    assert word not in json.dumps(dataclasses.asdict(page.document), ensure_ascii=False, default=str)
    slipped = Heading(1, (Text(f"III. {word}"),))
    document = dataclasses.replace(page.document, blocks=(*page.document.blocks, slipped))
    (fault,) = phase_faults(dataclasses.replace(page, document=document), notebook, PLACE)
    assert word in str(fault)


def _before(settings: Settings, **fields: Any) -> tuple[NotebookPage, dict[str, Any]]:
    notebook = executed(settings, QUAN, "Đoàn kết luận rằng")
    page = page_of(notebook)
    return dataclasses.replace(page, document=dataclasses.replace(page.document, **fields)), notebook


def test_a_conclusion_that_slipped_in_is_found(settings: Settings) -> None:
    """A conclusion that reached the page by any way is found, however it is laid out."""
    slipped = Paragraph((Text("Đoàn  kết luận\nrằng (v-ket-luan)"),))
    page, notebook = _before(settings)
    document: Document = dataclasses.replace(page.document, blocks=(*page.document.blocks, slipped))
    (fault,) = phase_faults(dataclasses.replace(page, document=document), notebook, PLACE)
    assert fault.code == "phase-before-speaks"
    assert "v-ket-luan" in str(fault)


@pytest.mark.parametrize(
    "source", ["**Đoàn** kết luận: [ba việc](http://x.vn) chậm", "- Đoàn kết luận:\n  ba việc *chậm*"]
)
def test_layout_does_not_hide_a_conclusion(settings: Settings, source: str) -> None:
    """Bold words, links and line breaks in the written text do not hide it from the proof."""
    page, notebook = _before(settings)
    for cell in notebook["cells"]:
        if cell["id"] == "v-ket-luan":
            cell["source"] = source
    slipped = Paragraph((Text("Đoàn kết luận: ba việc chậm"),))
    document = dataclasses.replace(page.document, blocks=(*page.document.blocks, slipped))
    assert codes(phase_faults(dataclasses.replace(page, document=document), notebook, PLACE)) == ["phase-before-speaks"]


def test_words_that_everybody_uses_are_no_conclusion(settings: Settings) -> None:
    """A narrative of a few common words does not refuse a paper in which the same words stand anyway."""
    notebook = executed(settings, QUAN)
    for cell in notebook["cells"]:
        if cell["id"] == "iii-ket-luan":
            cell["source"] = "Theo báo cáo\n\nBiểu 06"
    assert phase_faults(page_of(notebook), notebook, PLACE) == []


def test_a_signature_or_number_before_the_visit_is_found(settings: Settings) -> None:
    """A signature block and a number before the visit are faults of their own."""
    page, notebook = _before(settings, signature=Signature((), "TM. ĐOÀN", "TRƯỞNG ĐOÀN", "…"))
    assert codes(phase_faults(page, notebook, PLACE)) == ["phase-before-speaks"]
    letterhead = page.document.letterhead
    assert letterhead is not None
    page, notebook = _before(settings, letterhead=dataclasses.replace(letterhead, number="Số: 05/BC-ĐGS"))
    (fault,) = phase_faults(page, notebook, PLACE)
    assert "Số: 05/BC-ĐGS" in str(fault)


def test_conclusions_after_the_visit_are_on_the_page(settings: Settings) -> None:
    """After the visit the same words are the delegation's and are printed."""
    notebook = executed(settings, SO_A, "Đoàn kết luận rằng")
    page = page_of(notebook)
    text = json.dumps(dataclasses.asdict(page.document), ensure_ascii=False, default=str)
    assert "Đoàn kết luận rằng (iii-ket-luan)" in text
    assert "Đoàn kết luận rằng (v-ket-luan)" in text
    assert phase_faults(page, notebook, PLACE) == []


def test_unwritten_narratives_are_counted(settings: Settings) -> None:
    """The placeholders of a draft after the visit are the five that people must write, none before it."""
    assert len(page_of(executed(settings, SO_A)).unwritten) == 5
    assert page_of(executed(settings, QUAN)).unwritten == ()
