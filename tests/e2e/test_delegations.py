"""Two delegations of one round, end to end: two syntheses beside the round's, each of its own units alone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, Project, bare, make_project

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

FIRST, SECOND = "tong-hop-doan-1", "tong-hop-doan-2"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a department that was heard, and a department and a district that another delegation still has to hear."""
    project = make_project(tmp_path_factory.mktemp("hai doan") / "du-an")
    project.set_round([SO_A], [SO_B, QUAN], apart=True)
    project.submit(SO_A, SO_B, QUAN)
    done = project.reports()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Đã lập 6/6 báo cáo" in done.stdout
    return project


def test_each_page_proves_whose_it_is(built: Project) -> None:
    """Metadata and page 1 of HTML and PDF carry the owner's id and the delegation's name."""
    for stem, name in ((FIRST, "Đoàn số 1"), (SECOND, "Đoàn số 2")):
        page = BeautifulSoup((built.outputs / f"{stem}.html").read_text(encoding="utf-8"), "html.parser")
        assert [tag["content"] for tag in page.find_all("meta", attrs={"name": "giamsat:unit"})] == [stem]
        assert bare(f"{ROUND} · {stem} · {name}") in built.pdf_text(stem)


def test_each_paper_is_in_its_own_phase(built: Project) -> None:
    """The delegation that heard its unit reports and signs; the other has material without number or signature."""
    first, second = built.pdf_text(FIRST), built.pdf_text(SECOND)
    assert bare("TRƯỞNG ĐOÀN") in first
    assert bare("TM. ĐOÀN") in first
    assert bare("TÀI LIỆU TỔNG HỢP") in second
    assert bare("TM. ĐOÀN") not in second
    assert bare("Sở Mẫu B") not in first
    assert bare("Sở Mẫu A") not in second


def test_the_index_lists_them_after_the_units(built: Project) -> None:
    """Six rows: units in official order, the delegations, the round; each with its links."""
    page = BeautifulSoup((built.outputs / "index.html").read_text(encoding="utf-8"), "html.parser")
    rows = page.select("table:not(.tasks) > tbody > tr")
    names = [row.select("td")[1].get_text(" ") for row in rows]
    assert [name.split(" ")[-1] for name in names] == [SO_A, SO_B, QUAN, FIRST, SECOND, "tong-hop"]
    assert names[3].startswith("Tổng hợp của Đoàn số 1")
    assert rows[3].find("a", href=f"{FIRST}.pdf") is not None


def test_they_are_verified_and_made_alone(built: Project) -> None:
    """make verify makes them again with the same bytes; narrowed and forced, only the one asked for is made."""
    done = built.python("-m", "giamsat.cli", "verify", "--units", f"{FIRST},{SECOND}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tổng hợp của Đoàn số 1: giống cả" in done.stdout
    done = built.reports("--units", FIRST, "--force")
    assert "Đã lập 1/1 báo cáo" in done.stdout
    done = built.reports("--units", f"{FIRST},tong-hop")
    assert "Không có gì thay đổi: 2 báo cáo" in done.stdout


def test_another_delegations_workbook_leaves_a_synthesis_alone(built: Project) -> None:
    """After a new workbook of a unit only its own delegation's synthesis, and the round's, are made again."""
    before = (built.outputs / f"{FIRST}.pdf").read_bytes()
    built.hand_in(f"Biểu mẫu {QUAN}.xlsx", built.content(QUAN, report_number="08/BC-MAU"))
    done = built.reports()
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line for line in done.stderr.splitlines() if "đã lập" in line]
    assert [name in " ".join(told) for name in ("Đoàn số 1", "Đoàn số 2", "Đợt thử năm 2024")] == [False, True, True]
    assert (built.outputs / f"{FIRST}.pdf").read_bytes() == before
