"""The same notebooks by the plain papermill command and by «Run all»; any notebook by nbconvert's exporters."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from giamsat.rendering.notebook import document_from_notebook
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, bare

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]


def test_the_plain_papermill_command_runs_a_kit_notebook(project: Project, tmp_path: Path) -> None:
    """``papermill in out -r round_id … -r unit_id …`` gives the same document as the kit's own run."""
    project.submit(SO_A)
    out = tmp_path / "ra.ipynb"
    done = project.python(
        "-m", "papermill", str(project.notebook(SO_A)), str(out), "-r", "round_id", ROUND, "-r", "unit_id", SO_A,
        "--no-progress-bar", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page = document_from_notebook(json.loads(out.read_text(encoding="utf-8")), title="x")
    assert page.document.identity is not None
    assert page.document.identity.unit_id == SO_A
    assert [section.name for section in page.sections][:3] == ["mo-dau", "tom-tat", "I"]
    assert all(section.kept for section in page.sections)


def test_papermill_with_a_number_gives_the_sentence(project: Project, tmp_path: Path) -> None:
    """``-p unit_id 01`` makes a number of the id: the kit says so and names the way out, instead of unit 1."""
    done = project.python(
        "-m", "papermill", str(project.notebook(SO_A)), str(tmp_path / "ra.ipynb"), "-p", "unit_id", "01",
        "--no-progress-bar",
    )  # fmt: skip
    assert done.returncode != 0
    assert "Tham số unit_id phải là văn bản, đang là 1 (int)" in done.stderr
    assert "-r unit_id" in done.stderr


def test_run_all_works_from_the_notebooks_folder(project: Project) -> None:
    """«Run all», started in notebooks/<round>/ with no variable set, finds the project and runs every cell."""
    project.submit(QUAN)
    path = project.notebook(QUAN)
    environment = {"GIAMSAT_ROOT": ""}
    done = project.python(
        "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", path.name, "--output", "da-chay.ipynb",
        cwd=path.parent, **environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    notebook = json.loads((path.parent / "da-chay.ipynb").read_text(encoding="utf-8"))
    page = document_from_notebook(notebook, title="x")
    assert page.document.identity is not None
    assert page.document.identity.unit_id == QUAN
    assert "text/html" in notebook["cells"][3]["outputs"][0]["data"]


PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
FOREIGN = """\
# Sổ tay lạ

Đoạn mở đầu có **chữ đậm**, *chữ nghiêng*, ~~gạch~~, `mã trong dòng` và [liên kết](https://example.org/trang).[^1]

- Mục một
  - Mục con
    1. Mục cháu thứ nhất
    2. Mục cháu thứ hai

| Cột trái | Cột phải |
|---|--:|
| ô một | 12.345 |

```python
print("ô mã $x$ #y")
```

> Lời trích

![hình nhỏ](data:image/png;base64,{picture})

[^1]: Chú thích cuối trang.
"""
EXPECTED = (
    "Sổ tay lạ", "chữ đậm", "chữ nghiêng", "gạch", "mã trong dòng", "liên kết", "Mục con", "Mục cháu thứ nhất",
    "Mục cháu thứ hai", "Cột phải", "ô một", "12.345", 'print("ô mã $x$ #y")', "Lời trích", "Chú thích cuối trang.",
    "cộng = 3", "bảng của pandas",
)  # fmt: skip


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Return a notebook that the kit never saw, outside any project."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    table = "<table><tr><th>đầu</th></tr><tr><td>bảng của pandas</td></tr></table>"
    outputs = [
        new_output("stream", name="stdout", text="cộng = 3\n"),
        new_output("display_data", data={"text/html": table, "text/plain": "…"}),
    ]
    notebook = new_notebook(
        cells=[new_markdown_cell(FOREIGN.replace("{picture}", PICTURE)), new_code_cell("1 + 2", outputs=outputs)]
    )
    path = tmp_path / "sổ tay lạ.ipynb"
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["giamsat-pdf", "giamsat-html"])
def test_any_notebook_becomes_a_page(foreign: Path, project: Project, name: str) -> None:
    """``jupyter nbconvert --to giamsat-pdf any.ipynb`` keeps everything of a foreign notebook."""
    done = project.python("-m", "jupyter", "nbconvert", "--to", name, foreign.name, cwd=foreign.parent)
    assert done.returncode == 0, done.stderr
    made = foreign.with_suffix(f".{name.rpartition('-')[2]}").read_bytes()
    if name == "giamsat-pdf":
        reader = PdfReader(io.BytesIO(made))
        text = bare("".join(found.extract_text() for found in reader.pages))
        assert reader.metadata is not None
        images = [image for found in reader.pages for image in found.images]
        assert images
    else:
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(made.decode(), "html.parser")
        text = bare(soup.get_text())
        assert soup.find("a", href="https://example.org/trang")
    for expected in EXPECTED:
        assert bare(expected) in text, expected
