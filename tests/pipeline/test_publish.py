"""Publishing: the files of one report change together, or none does."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from giamsat.pipeline.publish import publish, sweep
from giamsat.pipeline.signed_aside import unsigned_again
from tests.e2e.little_project import ROUND, Project

MADE, OTHER = b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n% 2\n%%EOF"
SIGNED = MADE + b"\n1 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n"
KILLED_BY = """\
import os, signal, sys
from pathlib import Path
from giamsat import files
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings

root, pdf, moment = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
names = ("open", "os.rename", "os.remove", "os.mkdir")
seen = 0

def hear(event, arguments):
    global seen
    if event in names and str(root) in str(arguments[0]):
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(hear)
publish({pdf: b"%PDF-1.7\\n% 2\\n%%EOF"}, Settings(root))
"""
"""Publishes another page, and is killed before the n-th thing it does with the files of the project."""


def kept_name(signed: bytes, stem: str = "so-mau-a") -> str:
    """Return the name under which a signed PDF is kept."""
    return f"{stem}.{hashlib.sha256(signed).hexdigest()[:12]}.pdf"


def kept(project: Project) -> dict[str, bytes]:
    """Return the signed PDFs that were kept, by name."""
    return {path.name: path.read_bytes() for path in (project.outputs / "da-ky").glob("*")}


@pytest.fixture
def pdf(project: Project) -> Path:
    """Return the place of a PDF that somebody signed where it lies."""
    path = project.outputs / "so-mau-a.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(SIGNED)
    return path


def test_one_file_that_cannot_be_written_leaves_all_as_they_were(project: Project) -> None:
    """When the last file of a report has no place, the others keep their old content and nothing half-written stays."""
    page = project.outputs / "so-mau-a.html"
    page.parent.mkdir(parents=True)
    page.write_text("cũ", encoding="utf-8")
    (project.outputs / "blocks").write_text("một tệp", encoding="utf-8")
    (fault,) = publish({page: "mới", project.outputs / "blocks" / "so-mau-a.json": "{}"}, project.settings)
    assert str(fault).startswith(f"Tệp outputs/{ROUND}/blocks/so-mau-a.json: không ghi được tệp này (tại đó cần")
    assert page.read_text(encoding="utf-8") == "cũ"
    assert sorted(path.name for path in project.outputs.iterdir()) == ["blocks", "so-mau-a.html"]


def test_a_signed_pdf_stays_while_what_was_signed_is_published(project: Project) -> None:
    """Only a signature keeps a file, and only as long as the page is the same."""
    pdf, made = project.outputs / "so-mau-a.pdf", b"%PDF-1.7\n%%EOF"
    signed = made + b"\n1 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n"
    commented = made + b"\n1 0 obj <</Contents (x)>> endobj\n%%EOF\n"
    pdf.parent.mkdir(parents=True)
    for there, published, left in (
        (signed, made, signed),
        (commented, made, made),
        (signed, b"%PDF-1.7\n% 2\n%%EOF", b"%PDF-1.7\n% 2\n%%EOF"),
    ):
        pdf.write_bytes(there)
        assert publish({pdf: published}, project.settings) == ()
        assert pdf.read_bytes() == left


def test_a_signed_pdf_is_kept_when_another_page_takes_its_place(project: Project, pdf: Path) -> None:
    """It lies in da-ky/ byte for byte, a sentence tells of it until the new page is signed; an edited one is let go."""
    assert unsigned_again(project.settings, ROUND) == ()
    for _ in range(2):
        assert publish({pdf: OTHER}, project.settings) == ()
        assert pdf.read_bytes() == OTHER
        assert kept(project) == {kept_name(SIGNED): SIGNED}
        (told,) = unsigned_again(project.settings, ROUND)
        assert f"được giữ ở outputs/{ROUND}/da-ky/{kept_name(SIGNED)}, còn bản mới" in str(told)
    pdf.write_bytes(OTHER + b"\n1 0 obj <</Contents (x)>> endobj\n%%EOF\n")
    assert publish({pdf: MADE + b"3"}, project.settings) == ()
    assert kept(project) == {kept_name(SIGNED): SIGNED}
    pdf.write_bytes(OTHER + SIGNED)
    assert unsigned_again(project.settings, ROUND) == ()


def test_what_lies_in_the_folder_of_signed_files_is_never_overwritten(project: Project, pdf: Path) -> None:
    """A file of that name whose content is another (somebody signed there) stays; the signed one lies beside it."""
    name = kept_name(SIGNED)
    folder = project.outputs / "da-ky"
    folder.mkdir()
    (folder / name).write_bytes(b"khac")
    (folder / "ghi-chu.pdf").write_bytes(b"cua nguoi")
    assert publish({pdf: OTHER}, project.settings) == ()
    assert kept(project) == {name: b"khac", name.replace(".pdf", "-2.pdf"): SIGNED, "ghi-chu.pdf": b"cua nguoi"}


def test_a_signed_pdf_comes_back_with_its_page(project: Project, pdf: Path) -> None:
    """When an edit is taken back the page is again what was signed: the signed file is back, nothing is told."""
    assert publish({pdf: OTHER}, project.settings) == ()
    assert publish({pdf: MADE}, project.settings) == ()
    assert pdf.read_bytes() == SIGNED
    assert unsigned_again(project.settings, ROUND) == ()


def test_a_new_file_that_was_signed_beside_is_not_lost(project: Project, pdf: Path) -> None:
    """Who signed so-mau-a.moi.pdf finds it in the place of the old one, or kept when the page is another again."""
    beside = pdf.with_name("so-mau-a.moi.pdf")
    pdf.write_bytes(OTHER)
    beside.write_bytes(SIGNED)
    assert publish({pdf: MADE}, project.settings) == ()
    assert (pdf.read_bytes(), beside.exists()) == (SIGNED, False)
    pdf.write_bytes(MADE)
    beside.write_bytes(SIGNED)
    assert publish({pdf: OTHER}, project.settings) == ()
    assert kept(project)[kept_name(SIGNED, "so-mau-a.moi")] == SIGNED
    assert len(unsigned_again(project.settings, ROUND)) == 1


def test_a_signed_pdf_that_cannot_be_kept_stays_where_it_is(project: Project, pdf: Path) -> None:
    """With a file in place of da-ky/ nothing of the report is replaced, and the sentence names the folder."""
    (project.outputs / "da-ky").write_text("một tệp", encoding="utf-8")
    page = pdf.with_suffix(".html")
    (fault,) = publish({page: "mới", pdf: OTHER}, project.settings)
    assert str(fault).startswith(f"Tệp outputs/{ROUND}/da-ky: không ghi được tệp này (tại đó cần một thư mục")
    assert (pdf.read_bytes(), page.exists()) == (SIGNED, False)


def test_kill_9_at_any_moment_leaves_the_signed_content(project: Project, pdf: Path) -> None:
    """Before whatever publishing does with a file it is killed, what was signed is still there whole, and the next
    publishing keeps it and tells of it."""
    for moment in range(1, 100):
        pdf.write_bytes(SIGNED)
        words = [sys.executable, "-c", KILLED_BY, str(project.root), str(pdf), str(moment)]
        done = subprocess.run(words, env=project.environment, check=False, capture_output=True)
        left = [path.read_bytes() for path in (pdf, *(project.outputs / "da-ky").glob("*.pdf"))]
        assert SIGNED in left
        assert set(left) <= {SIGNED, OTHER}
        assert publish({pdf: OTHER}, project.settings) == ()
        assert kept(project).get(kept_name(SIGNED)) == SIGNED
        assert len(unsigned_again(project.settings, ROUND)) == 1
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        for path in (project.outputs / "da-ky").iterdir():
            path.unlink()
        (project.outputs / "da-ky").rmdir()
    assert moment > 5  # a folder made, two files written, two put in place


def test_half_written_files_of_a_killed_build_are_swept(project: Project) -> None:
    """Only they go, from outputs/ and from notebooks/; what people wrote stays."""
    for folder in (project.outputs, project.settings.notebooks(ROUND)):
        folder.mkdir(parents=True)
        for name in (".a.ipynb.7.part", "a.ipynb", "a.part"):
            (folder / name).write_text("{}", encoding="utf-8")
    sweep(project.settings)
    for folder in (project.outputs, project.settings.notebooks(ROUND)):
        assert sorted(path.name for path in folder.iterdir()) == ["a.ipynb", "a.part"]
