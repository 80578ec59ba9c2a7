"""make verify, end to end: build, hand out, change things, and be told of each file what became of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]

SIGNATURE = b"\n9 0 obj\n<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>\nendobj\n%%EOF\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a department after the visit, a district before it, and the synthesis."""
    project = make_project(tmp_path_factory.mktemp("kiem tra") / "dự án thử", after=[SO_A], before=[QUAN])
    project.submit(SO_A, QUAN)
    project.write_narratives(SO_A)
    done = project.reports()
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """Return a copy of the built project in another folder, to change something in."""
    root = tmp_path / "du-an"
    shutil.copytree(built.root, root)
    return type(built)(type(built.settings)(root))


def verify(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``giamsat verify`` in a process of its own; it never writes into outputs/."""
    before = content(project)
    done = project.python("-m", "giamsat.cli", "verify", *words)
    assert "Traceback" not in done.stdout + done.stderr
    assert content(project) == before
    return done


def content(project: Project) -> dict[Path, bytes]:
    """Return all published files."""
    files = (path for path in project.outputs.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path: path.read_bytes() for path in files}


def lines_of(told: str, name: str) -> str:
    """Return what is told of one report."""
    found = re.search(rf"^{re.escape(name)}:.*\n(?:  .*\n)*", told, re.MULTILINE)
    assert found is not None, told
    return found.group()


def test_untouched_files_are_all_the_same(project: Project) -> None:
    """After a build every published file is the same, also in another folder; exit code 0."""
    done = verify(project, "--round", ROUND)
    assert done.returncode == 0, done.stdout
    names = {path.relative_to(project.outputs).as_posix() for path in content(project)}
    told = {name for name in names if re.search(rf"[ (]{re.escape(name)}[,)]", done.stdout)}
    assert names - told == {"index.html", "manifest.json", "NHAT-KY.md"}
    assert re.search(rf"Đã so {len(told)} tệp với bản lập lại \([\d,]+ giây\): {len(told)} giống\.", done.stdout)


def test_what_changed_is_said_of_each_file(project: Project) -> None:
    """A workbook sent again, a page edited, a comment and a signature added to PDFs are each told; exit code 1."""
    project.hand_in(f"Biểu mẫu {SO_A}.xlsx", project.content(SO_A, report_number="08/BC-MAU"))
    page, pdf, signed = (project.outputs / name for name in (f"{QUAN}.html", f"{QUAN}.pdf", f"{SO_A}.pdf"))
    page.write_text(page.read_text(encoding="utf-8").replace("87,5%", "97,5%"), encoding="utf-8")
    pdf.write_bytes(pdf.read_bytes() + b"\n9 0 obj\n<<>>\nendobj\n%%EOF\n")
    signed.write_bytes(signed.read_bytes() + SIGNATURE)

    done = verify(project, "--round", ROUND)
    assert done.returncode == 1
    department = lines_of(done.stdout, "Sở Mẫu A")
    assert f"tệp data/{ROUND}/submissions/Biểu mẫu {SO_A}.xlsx đã đổi sau khi lập báo cáo" in department
    assert "thành phần đã đổi: số liệu của đơn vị" in department
    assert "có nội dung thêm vào sau khi lập (ví dụ chữ ký số); phần gốc như khi lập" in department
    district = lines_of(done.stdout, "Ủy ban nhân dân quận Mẫu 1")
    assert f"  - khác: {QUAN}.html\n      tệp đã bị sửa sau khi lập" in district
    assert (
        f"  - có phần thêm vào: {QUAN}.pdf\n"
        "      có nội dung thêm vào sau khi lập (ví dụ chữ ký số); phần gốc giống\n"
        "      không thấy chữ ký số trong phần thêm" in district
    )
    assert "Biểu mẫu" not in district


def test_copies_that_were_handed_out_are_checked(project: Project) -> None:
    """A folder of copies, one signed and renamed, is checked against the same rebuild; only its files are told."""
    folder = project.root / "Bản đã gửi"
    folder.mkdir()
    pdf = (project.outputs / f"{SO_A}.pdf").read_bytes()
    (folder / f"{SO_A}.html").write_bytes((project.outputs / f"{SO_A}.html").read_bytes())
    (folder / "BC Sở Mẫu A (đã ký).pdf").write_bytes(pdf + SIGNATURE)
    shutil.rmtree(project.outputs / "blocks")

    done = verify(project, "--round", ROUND, "--folder", str(folder))
    assert done.returncode == 0, done.stdout
    assert f"  - giống: {SO_A}.html" in done.stdout
    assert "  - giống, đã ký số: BC Sở Mẫu A (đã ký).pdf" in done.stdout
    assert "Đã so 2 tệp" in done.stdout
    assert QUAN not in done.stdout + done.stderr

    (folder / f"{SO_A}.html").write_bytes(b"<html>")
    done = verify(project, "--round", ROUND, "--folder", str(folder))
    assert done.returncode == 1
    assert "không phải bản lập gần nhất" in done.stdout
