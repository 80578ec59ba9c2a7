"""The story of make voices: opinions name nobody and stay inside; each objection has its answer, in one table."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from giamsat import cli
from giamsat.intake.opinions import read_voices
from giamsat.params import load_registry, load_round
from giamsat.pipeline.voices import make_voices
from giamsat.settings import Settings

REPOSITORY = Path(__file__).parents[2]
ROUND = "mau-2024"
HEAD = 4


@pytest.fixture
def copy(tmp_path: Path) -> Settings:
    """Return a project folder with the parameters and the example's voices."""
    for name in ("params", "data/mau-2024/voices"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    fonts = Path("templates") / "report" / "fonts"
    shutil.copytree(REPOSITORY / fonts, tmp_path / fonts)
    return Settings(tmp_path.resolve())


def path_of(settings: Settings, name: str) -> Path:
    """Return where a register lies."""
    return settings.data(ROUND) / "voices" / f"{name}.xlsx"


def write(path: Path, row: int, cells: dict[str, object]) -> None:
    """Write cells by the head of their column."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[HEAD]}
    for head, value in cells.items():
        sheet.cell(row, heads[head]).value = value
    book.save(path)


def paper(settings: Settings, name: str) -> str:
    """Return all words of a paper, tables too."""
    content = (settings.outputs(ROUND) / "voices" / f"{name}.docx").read_bytes()
    made = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells]).replace("\u00a0", " ")


def test_registers_are_made_once_and_never_changed(copy: Settings) -> None:
    """What is missing is made; what is there keeps every byte."""
    kept = {path.name: path.read_bytes() for path in (copy.data(ROUND) / "voices").iterdir()}
    made = make_voices(copy, ROUND)
    assert made.created == [f"data/{ROUND}/voices/y-kien.doan-2.xlsx"]
    assert (made.refreshed, made.faults) == ([], [])
    assert {name: path_of(copy, name.removesuffix(".xlsx")).read_bytes() for name in kept} == kept


def test_opinions_stand_by_section_and_name_a_role_only_when_allowed(copy: Settings) -> None:
    """The role of an expert who allowed it is printed; that of the members who did not is nowhere."""
    make_voices(copy, ROUND)
    text = paper(copy, "doan-1.tong-hop-y-kien")
    order = [text.index(title) for title in ("Nhận xét chung (", "Cải cách thủ tục hành chính (", "Chuyển đổi số (")]
    assert order == sorted(order)
    assert "đối chiếu với hồ sơ phê duyệt. Đề xuất: Mời cơ quan chuyên môn cùng đối chiếu. (Chuyên gia)" in text
    assert "(Thành viên)" not in text
    assert "SỐ LIỆU MINH HỌA" in "".join(_marks(copy, "doan-1.tong-hop-y-kien"))
    assert "LƯU HÀNH NỘI BỘ" in "".join(_marks(copy, "doan-1.tong-hop-y-kien"))


def _marks(settings: Settings, name: str) -> list[str]:
    content = (settings.outputs(ROUND) / "voices" / f"{name}.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [parts.read(part).decode().replace("\u00a0", " ") for part in parts.namelist() if "/header" in part]


def test_no_opinion_is_in_the_paper_of_objections(copy: Settings) -> None:
    """The table that units and the session see has the objections and answers, and not a word of an opinion."""
    make_voices(copy, ROUND)
    text = paper(copy, "bang-tiep-thu")
    assert "02 đơn vị góp ý 03 nội dung: tiếp thu 01, giải trình 01, chưa xử lý 01." in text
    assert "Sở Mẫu B (Công văn số …… ngày 08/11/2024)" in text
    assert "Giải trình. Số liệu của hệ thống được nêu bên cạnh" in text
    assert "Chưa xử lý." in text
    assert "hồ sơ quá hạn do phải lấy ý kiến phối hợp" not in text


@pytest.mark.parametrize(
    ("name", "row", "cells", "code", "cell"),
    [
        ("gop-y", 7, {"Tiếp thu, giải trình": "Giải trình"}, "objection-reason-missing", "H7"),
        ("gop-y", 7, {"Tiếp thu, giải trình": "Tiếp thu"}, "objection-place-missing", "I7"),
        ("gop-y", 7, {"Nơi sửa trong dự thảo": "mục I"}, "objection-answer-missing", "G7"),
        ("gop-y", 7, {"Ngày văn bản": date(2025, 3, 1)}, "date-after-report", "D7"),
        ("gop-y", 7, {"Đơn vị": "Sở không có"}, "choice-unknown", "B7"),
        ("gop-y", 8, {"Đơn vị": "Sở Mẫu B"}, "record-key-missing", "F8"),
        ("y-kien.doan-1", 8, {"Ý kiến": "Cần làm rõ", "Vai trò": "Thành viên"}, "record-key-missing", "B8"),
        ("y-kien.doan-1", 7, {"Vai trò": "Trần Văn Mẫu"}, "visit-personal-name", "F7"),
    ],
)
def test_what_cannot_be_is_told_with_its_cell(
    copy: Settings, name: str, row: int, cells: dict[str, object], code: str, cell: str
) -> None:
    """An answer without its reason or place, a stranger, a name: each fault names the cell, nothing is used."""
    write(path_of(copy, name), row, cells)
    registry = load_registry(copy)
    read = read_voices(copy, registry, load_round(copy, registry, ROUND))
    assert [(fault.code, fault.place.cell) for fault in read.faults] == [(code, cell)]
    assert not (read.objections if name == "gop-y" else read.opinions)


def test_another_workbook_is_told(copy: Settings) -> None:
    """A workbook that is none of the round's registers is named and left alone."""
    write(path_of(copy, "gop-y"), 7, {})
    shutil.copy(path_of(copy, "gop-y"), path_of(copy, "gop-y (2)"))
    path_of(copy, "la").write_bytes((REPOSITORY / "data" / ROUND / "visits" / "so-mau-b.xlsx").read_bytes())
    made = make_voices(copy, ROUND)
    assert [fault.code for fault in made.faults] == ["register-twice", "voices-file-unknown"]


def test_the_command_tells_what_it_made(
    copy: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`giamsat voices` ends with 0 and names the papers; without a round it says what to write."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(copy.root))
    assert cli.main(["voices", "--round", ROUND]) == 0
    assert f"Đã lập phiếu: outputs/{ROUND}/voices/bang-tiep-thu.docx" in capsys.readouterr().out
    assert cli.main(["voices"]) == 2
