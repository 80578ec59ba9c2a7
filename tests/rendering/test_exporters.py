"""The pages as nbconvert exporters."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from pypdf import PdfReader

from giamsat.rendering.exporters import GiamsatHTMLExporter, GiamsatPDFExporter

SAMPLE = """# Sổ tay bất kỳ

Đoạn **đậm** có `mã`, [liên kết](https://hanoi.gov.vn), ~~bỏ~~ và chú thích[^1].

[^1]: Nội dung *chú thích*.

#### Nhảy cấp

1. Một
   - hai
     - ba
2. Bốn

| Cột | Số |
|:--|--:|
| a | 1.234,5 |

```python
def f(x):  # chú thích
    return x
```

![Ảnh](anh.png)

> Trích **dẫn**

- [x] xong
- [ ] chưa
"""


def _save(folder: Path, *cells: Any) -> Path:
    path = folder / "any.ipynb"
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Return a notebook that the kit has never seen, with a picture beside it."""
    Image.new("RGB", (40, 20), (90, 90, 90)).save(tmp_path / "anh.png")
    stream = io.BytesIO()
    Image.new("RGBA", (9, 9)).save(stream, "PNG")
    picture = new_output("display_data", {"image/png": base64.b64encode(stream.getvalue()).decode()})
    return _save(tmp_path, new_markdown_cell(SAMPLE), new_code_cell("print(1)", outputs=[picture], execution_count=1))


def test_any_notebook_becomes_a_pdf(notebook: Path) -> None:
    """Lists, tables, code, links, images and footnotes of foreign Markdown are in the PDF."""
    data, resources = GiamsatPDFExporter().from_filename(str(notebook))
    assert resources["output_extension"] == ".pdf"
    reader = PdfReader(io.BytesIO(data))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Sổ tay bất kỳ", "Nhảy cấp", "1.234,5", "def f(x):", "Nội dung chú thích.", "☑ xong", "print(1)"):
        assert words in text
    links = [
        str(note.get_object()["/A"]["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert "https://hanoi.gov.vn" in links


def test_any_notebook_becomes_a_page(notebook: Path) -> None:
    """The same in HTML, with its images inside."""
    html, resources = GiamsatHTMLExporter().from_filename(str(notebook))
    assert resources["output_extension"] == ".html"
    assert html.count("<img src=") == 2
    assert "Không đọc được hình" not in html


def test_the_date_comes_from_the_environment_or_the_file(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH wins over the file's time; the same date gives the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704412800")
    first, _ = GiamsatPDFExporter().from_filename(str(notebook))
    os.utime(notebook, (0, 946_684_800))
    second, _ = GiamsatPDFExporter().from_filename(str(notebook))
    assert first == second
    assert b"20240105" in first
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert b"20000101" in GiamsatPDFExporter().from_filename(str(notebook))[0]


def test_a_constructor_looks_for_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Outside any project the exporter is still listed and still works."""
    monkeypatch.chdir(tmp_path)
    exporter = GiamsatPDFExporter()
    assert "Nghị định 30/2020" in exporter.export_from_notebook
    data, _ = exporter.from_filename(str(_save(tmp_path, new_markdown_cell("x"))))
    assert data.startswith(b"%PDF")


def test_a_kit_notebook_without_outputs_tells_what_to_do(tmp_path: Path) -> None:
    """Not run: a readable page in Vietnamese."""
    cell = new_code_cell("khung()", metadata={"giamsat": {"role": "code"}})
    html, _ = GiamsatHTMLExporter().from_filename(str(_save(tmp_path, cell)))
    assert "Sổ tay chưa được chạy" in html


def test_what_goes_wrong_is_a_page_in_vietnamese(tmp_path: Path) -> None:
    """In JupyterLab an error is a page; a wrong date in the metadata of the notebook is one."""
    path = tmp_path / "loi.ipynb"
    notebook = new_notebook(cells=[new_markdown_cell("# X")], metadata={"giamsat": {"date": "2024-99-99"}})
    nbformat.write(notebook, path)
    data, _ = GiamsatPDFExporter().from_filename(str(path))
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "Chưa xuất được báo cáo" in text
    assert "2024-99-99" in text


@pytest.mark.e2e
def test_the_command_line_knows_the_exporters(notebook: Path) -> None:
    """``jupyter nbconvert --to giamsat-pdf`` writes the file; what goes wrong there is an exit code."""
    command = [sys.executable, "-m", "nbconvert", "--to", "giamsat-pdf", str(notebook)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert notebook.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
