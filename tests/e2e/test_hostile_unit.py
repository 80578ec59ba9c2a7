"""The hostile unit through the whole pipeline: every string prints as typed or as codes, none becomes code."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from giamsat.model.parameters import Kind
from tests.e2e.little_project import PERIOD, QUAN, ROUND, Project, bare, make_project
from tests.intake.hostile import NASTY, hostile_cover, write_hostile
from tests.report.reading import svg_texts, unit_report

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

AS_TYPED = [text for text in NASTY if not any(ord(sign) < 32 or ord(sign) == 127 for sign in text.replace("\n", ""))]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a built project of one unit whose every text field is hostile, its written narrative too."""
    project = make_project(tmp_path_factory.mktemp("hostile") / "du-an", after=[], before=[QUAN])
    registry = project.registry
    codes: dict[str, list[str]] = {}
    for row in registry.indicators.values():
        if row.sheet and row.sheet != "02" and row.kind in (Kind.COUNT, Kind.AMOUNT) and not row.levels:
            codes.setdefault(row.sheet, []).append(row.id)
    wards = [row.id for row in registry.sub_units.values() if row.parent == QUAN]
    path: Path = project.settings.data(ROUND) / "submissions" / "{{ten}} #x $y$.xlsx"
    path.parent.mkdir(parents=True)
    write_hostile(path, hostile_cover(QUAN, registry.units[QUAN].official_name, ROUND, PERIOD), codes, wards)
    done = project.reports("--jobs", "1", "--units", QUAN)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def test_no_script_of_the_data_is_live(hostile: Project) -> None:
    """In the HTML no element, attribute or address comes from the data."""
    soup = BeautifulSoup((hostile.outputs / f"{QUAN}.html").read_text(encoding="utf-8"), "html.parser")
    assert not [tag for tag in soup.find_all("script") if "alert" in tag.get_text()]
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert not [tag for tag in soup.find_all("a", href=True) if "http://x" in str(tag["href"])]
    assert not [tag for tag in soup.find_all("img") if "x.png" in str(tag.get("src"))]
    assert not soup.find_all("nhan")


@pytest.mark.parametrize("text", AS_TYPED, ids=range(len(AS_TYPED)))
def test_every_string_prints_as_typed(hostile: Project, text: str) -> None:
    """Each hostile string stands in the HTML and the PDF as it was typed; a sign no font has stands as its code."""
    html = bare(BeautifulSoup((hostile.outputs / f"{QUAN}.html").read_text(encoding="utf-8"), "html.parser").get_text())
    pdf = hostile.pdf_text(QUAN)
    for piece in text.split():
        if any(ord(sign) > 0xFFFF or sign == "ﷺ" for sign in piece):
            continue
        assert piece in html, piece
        assert piece in pdf, piece


def test_control_characters_print_as_codes(hostile: Project) -> None:
    """Control characters and signs that no font has print as their code; a vertical tab is a blank as in Word."""
    pdf = hostile.pdf_text(QUAN)
    html = (hostile.outputs / f"{QUAN}.html").read_text(encoding="utf-8")
    for sign in "\x01\x0b\x1f\x7f":
        assert sign not in html
        assert sign not in pdf
        assert sign == "\x0b" or f"U+{ord(sign):04X}" in html
        assert sign == "\x0b" or f"U+{ord(sign):04X}" in pdf
    assert "U+FDFA" in pdf
    assert "U+FDFA" in html


def test_charts_carry_hostile_names_as_text(hostile: Project) -> None:
    """Names drawn in charts are text of the SVG, whole and inert."""
    figures = unit_report(hostile.settings, ROUND, QUAN).figures()
    drawn = bare("".join(text for figure in figures for text in svg_texts(figure.svg)))
    assert "<script>" in drawn
    assert all("<script" not in figure.svg for figure in figures)


def test_the_project_is_untouched(hostile: Project) -> None:
    """Nothing was written outside outputs/ and the new notebook."""
    names = {path.relative_to(hostile.root).parts[0] for path in hostile.root.rglob("*") if path.is_file()}
    assert names == {"params", "templates", "data", "notebooks", "outputs"}
