"""Publishing: the files of one report change together, or none does."""

from __future__ import annotations

from giamsat.pipeline.publish import publish, sweep
from tests.e2e.little_project import ROUND, Project


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


def test_half_written_files_of_a_killed_build_are_swept(project: Project) -> None:
    """Only they go, from outputs/ and from notebooks/; what people wrote stays."""
    for folder in (project.outputs, project.settings.notebooks(ROUND)):
        folder.mkdir(parents=True)
        for name in (".a.ipynb.7.part", "a.ipynb", "a.part"):
            (folder / name).write_text("{}", encoding="utf-8")
    sweep(project.settings)
    for folder in (project.outputs, project.settings.notebooks(ROUND)):
        assert sorted(path.name for path in folder.iterdir()) == ["a.ipynb", "a.part"]
