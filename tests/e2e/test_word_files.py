"""The Word files and the workbook for a visit as another office program opens them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from giamsat.params import load_registry, load_round
from giamsat.pipeline.papers import outline_paper
from giamsat.pipeline.visits import make_visits
from giamsat.settings import Settings
from giamsat.workbook.reading import read_book

REPOSITORY = Path(__file__).parents[2]
OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.e2e, pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")]


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the example's data."""
    for name in ("params", "data/mau-2024", "templates/report"):
        shutil.copytree(REPOSITORY / name, tmp_path / "du-an" / name)
    return Settings((tmp_path / "du-an").resolve())


def converted(path: Path, kind: str) -> Path:
    """Return the file as LibreOffice writes it anew."""
    folder = path.parent / f"lo-{kind}"
    words = [str(OFFICE), f"-env:UserInstallation={(path.parent / 'lo').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*words, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"


def pages(path: Path) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(converted(path, "pdf")).pages]


def test_minutes_open_and_count_their_pages(copy: Settings) -> None:
    """LibreOffice lays them out: title on page 1 without a number, «2» at the head of page 2, marks on each."""
    make_visits(copy, "mau-2024", ("so-mau-b",))
    found = pages(copy.outputs("mau-2024") / "visits" / "so-mau-b.bien-ban.docx")
    assert "BIÊN BẢN" in found[0]
    assert len(found) >= 2
    assert found[1].split("\n")[0].strip().startswith("2")
    assert all("SỐ LIỆU MINH HỌA" in page.replace("\xa0", " ") for page in found)
    assert "CHỦ TỌA" in found[-1]


def test_the_outline_opens(copy: Settings, tmp_path: Path) -> None:
    """All parts are there; the pages of the appendix count anew and lie across."""
    registry = load_registry(copy)
    path = tmp_path / "de-cuong.docx"
    path.write_bytes(outline_paper(copy, registry, load_round(copy, registry, "mau-2024"), "quan-mau-1"))
    reader = PdfReader(converted(path, "pdf"))
    shapes = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    first = shapes.index(True)
    assert not any(shapes[:first])
    assert all(shapes[first:])
    assert "DANH MỤC CHỈ TIÊU VÀ CÁCH TÍNH" in reader.pages[first].extract_text()
    assert reader.pages[first + 1].extract_text().split("\n")[0].strip().startswith("2")


def test_a_workbook_saved_by_another_program_is_still_read(copy: Settings) -> None:
    """LibreOffice opens it and saves it again: the kit reads the same notes."""
    path = copy.data("mau-2024") / "visits" / "so-mau-b.xlsx"
    again = converted(path, "xlsx")
    before, after = read_book(path, "a"), read_book(again, "a")
    assert before.sheets["Quan sát"].rows[4][2] == after.sheets["Quan sát"].rows[4][2]
    path.write_bytes(again.read_bytes())
    shutil.rmtree(again.parent)
    shutil.rmtree(path.parent / "lo")
    made = make_visits(copy, "mau-2024", ("so-mau-b",))
    assert made.faults == ()
    assert len(made.minutes) == 1
