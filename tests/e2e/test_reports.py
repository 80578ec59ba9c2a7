"""The main job, end to end: workbooks and notebooks in, pages out, failures told and kept apart."""

from __future__ import annotations

import csv
import hashlib
import json
import re

import pytest
from bs4 import BeautifulSoup

from giamsat.report.desk import lay_out
from tests.e2e.conftest import Built
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, SO_D, Project, bare, without_sheet
from tests.report.reading import round_data

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]


def page(built: Built, stem: str) -> BeautifulSoup:
    """Return a finished HTML page."""
    return BeautifulSoup((built.project.outputs / f"{stem}.html").read_text(encoding="utf-8"), "html.parser")


def test_one_units_failure_leaves_the_others_built(built: Built) -> None:
    """With failing units the exit code is 1 and the good units have both pages, blocks and executed notebook."""
    assert built.done.returncode == 1
    for unit_id in (SO_A, QUAN):
        for name in (f"{unit_id}.html", f"{unit_id}.pdf", f"blocks/{unit_id}.json", f"executed/{unit_id}.ipynb"):
            assert (built.project.outputs / name).stat().st_size > 1000, name
    assert "Đã lập 2/4 báo cáo" in built.done.stdout


def test_a_failed_unit_has_no_page(built: Built) -> None:
    """Units that failed publish nothing."""
    names = {path.name for path in built.project.outputs.rglob("*") if path.is_file()}
    assert not {name for name in names if name.startswith((f"{SO_B}.h", f"{SO_B}.p", f"{SO_D}."))}


def test_the_failed_notebook_is_kept(built: Built) -> None:
    """The notebook of the failed unit lies beside the others with its traceback, under a name of its own."""
    kept = built.project.outputs / "executed" / f"{SO_B}.loi.ipynb"
    notebook = json.loads(kept.read_text(encoding="utf-8"))
    errors = [out for cell in notebook["cells"] for out in cell.get("outputs", []) if out["output_type"] == "error"]
    assert errors
    assert "khong-co" in errors[0]["evalue"]
    assert not (built.project.outputs / "executed" / f"{SO_B}.ipynb").exists()


def test_the_summary_names_unit_section_cell_and_cause(built: Built) -> None:
    """The summary says of the raising cell: unit, file, section, cell, cause."""
    told = built.done.stdout
    assert f"Sở Mẫu B ({ROUND}): không lập được" in told
    line = next(line for line in told.splitlines() if "ii-tthc-so-lieu" in line)
    assert f"Tệp notebooks/{ROUND}/{SO_B}.ipynb" in line
    assert "mục “3. Cải cách thủ tục hành chính" in line
    assert "khong-co" in line


def test_the_summary_names_file_sheet_and_cell(built: Built) -> None:
    """The summary says of the wrong type: file, sheet, cell, what was found."""
    line = next(line for line in built.done.stdout.splitlines() if "mười hai" in line)
    assert "Sở Mẫu D (lỗi).xlsx" in line
    assert "sheet “04 DVC, thanh toán”" in line
    assert re.search(r"ô F\d+", line)


def test_the_summary_names_the_unreadable_file(built: Built) -> None:
    """A file that nobody can read is told apart from the units."""
    told = built.done.stdout
    assert "Tệp không dùng được:" in told
    assert "hỏng.xlsx" in told


def test_progress_is_plain_lines(built: Built) -> None:
    """Away from a terminal each outcome is one line with its number; no bar, no colour."""
    lines = built.done.stderr.splitlines()
    assert sorted(line[:5] for line in lines) == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    assert "\x1b" not in built.done.stderr + built.done.stdout
    assert "Traceback" not in built.done.stderr + built.done.stdout


def test_the_summary_is_in_official_order(built: Built) -> None:
    """The order of the summary does not depend on who finished first."""
    told = built.done.stdout
    assert told.index("Sở Mẫu B (") < told.index("Sở Mẫu D (")


def test_a_page_is_one_file(built: Built) -> None:
    """The HTML needs no other file, no network and no script."""
    text = (built.project.outputs / f"{SO_A}.html").read_text(encoding="utf-8")
    soup = page(built, SO_A)
    assert not soup.find_all("link", rel="stylesheet")
    assert all(str(tag["src"]).startswith("data:") for tag in soup.find_all(src=True))
    assert not re.search(r"@import|url\((?!['\"]?data:)", text)
    assert soup.html is not None
    assert soup.html["lang"] == "vi"


def test_pages_carry_their_own_unit(built: Built) -> None:
    """Ids of round and unit stand in the metadata and the name on page 1, of HTML and PDF."""
    for unit_id, name in ((SO_A, "Sở Mẫu A"), (QUAN, "Ủy ban nhân dân quận Mẫu 1")):
        soup = page(built, unit_id)
        assert [tag["content"] for tag in soup.find_all("meta", attrs={"name": "giamsat:unit"})] == [unit_id]
        assert [tag["content"] for tag in soup.find_all("meta", attrs={"name": "giamsat:round"})] == [ROUND]
        assert bare(name) in built.project.pdf_text(unit_id)


def test_both_pages_say_the_same_figures(built: Built) -> None:
    """The sentence on dossiers stands word for word in HTML and PDF."""
    sentence = "đạt 87,5% (2.100/2.400 hồ sơ), thấp hơn 7,5 điểm % so với chỉ tiêu 95% tại Kế hoạch mẫu"
    assert bare(sentence) in bare(page(built, SO_A).get_text())
    assert bare(sentence) in built.project.pdf_text(SO_A)


def test_conclusions_stand_only_after_the_visit(built: Built) -> None:
    """What people wrote for after the visit is in the department's report, and nowhere in the district's paper."""
    html = {unit_id: page(built, unit_id).get_text() for unit_id in (SO_A, QUAN)}
    pdf = {unit_id: built.project.pdf_text(unit_id) for unit_id in (SO_A, QUAN)}
    assert len(built.conclusions) == 5
    for text in built.conclusions.values():
        assert text in html[SO_A]
        assert bare(text) in pdf[SO_A]
        assert text not in html[QUAN]
        assert bare(text) not in pdf[QUAN]
    blocks = (built.project.outputs / "blocks" / f"{QUAN}.json").read_text(encoding="utf-8")
    assert "Nội dung Đoàn kết luận" not in blocks


def test_a_paper_before_the_visit_has_no_heading_of_the_delegation(built: Built) -> None:
    """Neither page of the district has «TỒN TẠI», «NGUYÊN NHÂN» or «KIẾN NGHỊ CỦA ĐOÀN»; the department's have."""
    before, after = (page(built, unit_id).get_text() for unit_id in (QUAN, SO_A))
    for word in ("TỒN TẠI", "NGUYÊN NHÂN", "KIẾN NGHỊ CỦA ĐOÀN"):
        assert word not in before
        assert bare(word) not in built.project.pdf_text(QUAN)
    assert "III. TỒN TẠI, HẠN CHẾ" in after
    assert "II. TÌNH HÌNH VÀ SỐ LIỆU" in before


def test_a_paper_before_the_visit_has_no_number_and_no_signature(built: Built) -> None:
    """Neither page of the district carries a number, a signer or «Nơi nhận»; the department's does."""
    before, after = built.project.pdf_text(QUAN), built.project.pdf_text(SO_A)
    assert "TÀILIỆUPHỤCVỤBUỔIGIÁMSÁT" in before
    assert "BC-ĐGS" not in before
    assert "Nơinhận" not in before
    assert "TM.ĐOÀN" not in before
    assert "BC-ĐGS" in after
    assert "TM.ĐOÀN" in after


def test_marks_stand_on_the_pages(built: Built) -> None:
    """Draft and illustrative are said on the pages of both formats."""
    for unit_id in (SO_A, QUAN):
        assert "DỰTHẢO" in built.project.pdf_text(unit_id)
        assert "SỐLIỆUMINHHỌA" in built.project.pdf_text(unit_id)
        assert "DỰ THẢO" in page(built, unit_id).get_text()


def test_the_manifest_tells_all(built: Built) -> None:
    """The manifest holds state, parameters, inputs and outputs with hashes, stage times, faults and what built them."""
    manifest = built.project.manifest()
    entries = {entry["unit_id"]: entry for entry in manifest["entries"]}
    assert list(entries) == [SO_A, SO_B, SO_D, QUAN]
    assert [entries[unit_id]["state"] for unit_id in entries] == ["built", "failed", "failed", "built"]
    good = entries[SO_A]
    assert set(good["seconds"]) == {"run", "blocks", "html", "pdf", "sheet"}
    hashes = {row["file"]: row["sha256"] for row in good["inputs"]}
    hashes |= {name: output["sha256"] for name, output in good["outputs"].items()}
    for name, digest in hashes.items():
        assert hashlib.sha256((built.project.root / name).read_bytes()).hexdigest() == digest, name
    assert f"data/{ROUND}/submissions/Biểu mẫu {SO_A}.xlsx" in hashes
    names = ("html", "pdf", "nguon.csv", "phieu-nguon.html", "phieu-nguon.pdf")
    assert {f"outputs/{ROUND}/{SO_A}.{name}" for name in names} < set(good["outputs"])
    assert good["parameters"] == {"round_id": ROUND, "unit_id": SO_A}
    assert "ii-tthc-so-lieu" in entries[SO_B]["faults"][0]
    assert (good["phase"], entries[QUAN]["phase"]) == ("sau", "truoc")
    assert manifest["seconds"]["whole"] > 0
    assert good["made"]["kernels"] in ("warm", "ordinary")
    assert set(manifest["environments"][good["made"]["environment"]]) >= {"giamsat", "python", "typst", "papermill"}
    assert manifest["illustrative"] is True


def test_indexes_list_every_unit_with_its_state(built: Built) -> None:
    """Both index pages list units, states, formats and main figures, readable without script."""
    for folder in (built.project.outputs, built.project.root / "outputs"):
        soup = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
        for script in soup.find_all("script"):
            script.decompose()
        text = soup.get_text(" ")
        assert all(name in text for name in ("Sở Mẫu A", "Sở Mẫu B", "Sở Mẫu D", "Ủy ban nhân dân quận Mẫu 1"))
        assert "Dự thảo" in text
        assert "không lập được" in text
        assert "87,5% (2.100/2.400)" in text.replace("\xa0", " ")
        targets = [str(link["href"]) for link in soup.find_all("a")]
        assert all((folder / target).exists() for target in targets if not target.startswith("#"))
        assert sum(target.endswith(".pdf") for target in targets) == 2


def test_every_row_of_the_table_of_figures_is_marked(built: Built) -> None:
    """so-lieu.csv leads each figure to its file, and each row of a fictional unit is marked as illustrative."""
    with (built.project.outputs / "so-lieu.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["ma_don_vi"] for row in rows} >= {SO_A, QUAN}
    assert SO_D not in {row["ma_don_vi"] for row in rows}
    assert {row["ghi_chu"] for row in rows} == {"SỐ LIỆU MINH HỌA"}
    assert all(f"data/{ROUND}/submissions/" in row["nguon"] for row in rows)


def test_notebooks_are_left_as_people_wrote_them(built: Built) -> None:
    """A build writes no output and no metadata into the notebooks of the project."""
    for path in built.project.settings.notebooks(ROUND).glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert not any(cell.get("outputs") for cell in notebook["cells"])
        assert "papermill" not in notebook["metadata"]


def test_nothing_temporary_is_left(built: Built) -> None:
    """No half-written file lies in the outputs."""
    assert not list(built.project.root.rglob("*.part"))


def test_gaps_and_formats(project: Project) -> None:
    """A unit with gaps is built with exit code 0 and a list; only the unit and format asked for appear."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    done = project.reports("--units", SO_A, "--formats", "html", "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Còn thiếu số liệu (1 đơn vị):" in done.stdout
    assert "nội dung của sheet “04 DVC, thanh toán”" in done.stdout
    assert "Còn phần thuyết minh chưa viết:" in done.stdout
    assert f"{SO_A}.ipynb" in done.stdout  # made from the master
    assert project.notebook(SO_A).exists()
    assert not list(project.outputs.rglob("*.pdf"))
    assert {path.stem for path in project.outputs.glob("*.html")} == {SO_A, f"{SO_A}.phieu-nguon", "index"}
    entry = project.manifest()["entries"][0]
    assert entry["gaps"]
    assert len(entry["unwritten"]) == 5
    html = (project.outputs / f"{SO_A}.html").read_text(encoding="utf-8")
    assert "04 DVC, thanh toán" in html
    assert set(lay_out(project.settings, round_data(project.settings, ROUND), SO_A).gaps)


def test_a_final_with_a_waiver_is_built_and_prints_it(project: Project) -> None:
    """A final document whose gap a person waived is built; section I prints the waiver, no page says draft."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    project.make_final(SO_A, QUAN)
    project.write_narratives(SO_A)
    project.decide(("mien", SO_A, "04", "Lập khi chưa có sheet 04", "đang đối chiếu", "Trưởng đoàn", "2024-11-04"))
    done = project.reports("--units", SO_A, "--formats", "pdf", "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    text = project.pdf_text(SO_A)
    assert bare("Lập khi chưa có sheet 04 (lý do: đang đối chiếu; ngày 04/11/2024)") in text
    assert bare("Số: 05/BC-ĐGS") in text
    assert "DỰTHẢO" not in text
    assert "SỐLIỆUMINHHỌA" in text


def test_a_second_failure_keeps_the_last_good_page(project: Project) -> None:
    """When a unit fails later, its good page stays and the index calls it old; the next good run cleans up."""
    words = ("--units", QUAN, "--formats", "html", "--jobs", "1")
    assert project.reports(*words).returncode == 0
    good = (project.outputs / f"{QUAN}.html").read_bytes()
    right = project.notebook(QUAN).read_text(encoding="utf-8")
    project.set_cell(QUAN, "tom-tat", "report.khong_co()")
    assert project.reports(*words).returncode == 1
    assert (project.outputs / f"{QUAN}.html").read_bytes() == good
    index = (project.outputs / "index.html").read_text(encoding="utf-8")
    assert "Lần chạy gần nhất không lập được; tệp đang có là bản cũ." in index
    failed = project.outputs / "executed" / f"{QUAN}.loi.ipynb"
    assert failed.exists()
    project.notebook(QUAN).write_text(right, encoding="utf-8")
    assert project.reports(*words).returncode == 0
    assert not failed.exists()
    assert (project.outputs / f"{QUAN}.html").read_bytes() == good
