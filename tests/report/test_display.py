"""A section in a notebook: HTML for the editor, blocks for the page; labels stay when a cell runs twice."""

from __future__ import annotations

import json

import pytest

from giamsat.blocks.codec import fragment_from_data
from giamsat.blocks.model import MIME
from giamsat.report.compose import Labels
from giamsat.report.unit import UnitReport
from giamsat.settings import Settings
from tests.e2e.little_project import ROUND, SO_A
from tests.report.reading import round_data, unit_report


@pytest.fixture
def report(complete_round: Settings) -> UnitReport:
    """Return a fresh report of a complete unit."""
    return UnitReport(complete_round, round_data(complete_round, ROUND), SO_A)


def test_a_section_shows_blocks_and_html(report: UnitReport) -> None:
    """The MIME bundle carries the section as data, as HTML and as a word."""
    section = report.domain("tthc")
    bundle = section._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/html", "text/plain"}
    assert fragment_from_data(bundle[MIME]) == section.fragment
    assert "87,5%" in bundle["text/html"]
    assert bundle["text/plain"] == "[II.tthc]"


def test_the_editor_sees_words_without_marks(report: UnitReport) -> None:
    """The page opens the source of each figure; under a cell in JupyterLab the same words stand alone."""
    bundle = report.domain("tthc")._repr_mimebundle_()
    assert '"traced"' in json.dumps(bundle[MIME])
    assert "<button" not in bundle["text/html"]
    assert "popover" not in bundle["text/html"]


def test_frames_and_appendices_have_a_preview(report: UnitReport) -> None:
    """The editor sees the title lines of the frame and the tables of an appendix."""
    assert "Kết quả giám sát" in report.frame()._repr_mimebundle_()["text/html"]
    report.overview()
    assert "PHỤ LỤC II" in report.dossier_appendix()._repr_mimebundle_()["text/html"]


def test_a_cell_that_runs_twice_keeps_its_numbers(report: UnitReport) -> None:
    """Running a cell again changes no number of a table or chart, in it or after it."""
    first = [report.overview(), report.domain("chi-dao"), report.domain("tthc")]
    again = [report.overview(), report.domain("chi-dao"), report.domain("tthc")]
    assert again == first
    assert report.domain("the-che").fragment == report.domain("the-che").fragment


def test_labels_count_tables_and_charts_apart() -> None:
    """«Bảng» and «Hình» have numbers of their own, in the order of the first call."""
    labels = Labels()
    assert [labels.of("Bảng", key) for key in ("a", "b", "a")] == ["Bảng 1", "Bảng 2", "Bảng 1"]
    assert labels.of("Hình", "a") == "Hình 1"


def test_numbers_follow_the_reading_order(complete_round: Settings) -> None:
    """From the first page to the last, tables and charts are numbered 1, 2, 3 without a gap."""
    report = unit_report(complete_round, ROUND, SO_A)
    assert [table.label for table in report.tables()] == [f"Bảng {n}" for n in range(1, len(report.tables()) + 1)]
    assert [figure.label for figure in report.figures()] == [f"Hình {n}" for n in range(1, len(report.figures()) + 1)]


def test_sections_keep_their_promises(complete_round: Settings) -> None:
    """What a section says it holds is in it: the proof that every report goes through before it is published."""
    from giamsat.rendering.sections import Section, counted
    from tests.report.reading import all_blocks

    for name, fragment in unit_report(complete_round, ROUND, SO_A).fragments.items():
        assert Section(name, fragment.promise, counted(all_blocks(fragment))).kept, name
