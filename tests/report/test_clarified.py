"""Questions in a report: before the visit questions alone, after it an appendix with answers and assessments."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from openpyxl import load_workbook

from giamsat.blocks.html import plain
from giamsat.blocks.model import Table
from giamsat.intake.clarifications import register_of
from giamsat.model.judgement import Question
from giamsat.model.values import Channel, Source
from giamsat.params import load_registry, load_round
from giamsat.pipeline.inputs import inputs_of
from giamsat.pipeline.keys import key_of
from giamsat.report.clarified import Asked, by_asker, figures_words
from giamsat.settings import Settings
from giamsat.workbook.register.writing import register_bytes
from tests.report.reading import round_data, unit_report

ROUND, HEARD, UNHEARD = "mau-2024", "so-mau-b", "so-mau-d"
ADDED = "Đoàn hỏi thêm: Sở bố trí bao nhiêu công chức tại Bộ phận Một cửa?"


def with_row(shipped: Settings, folder: Path, unit_id: str) -> Settings:
    """Return a copy of the shipped folder in which somebody added a question to a unit and noted the answer."""
    for name in ("params", "data"):
        shutil.copytree(shipped.root / name, folder / name)
    settings = Settings(folder.resolve())
    registry = load_registry(settings)
    params = load_round(settings, registry, ROUND)
    book = load_workbook(io.BytesIO(register_bytes(register_of(registry, params, unit_id))))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for head, value in (("Câu hỏi", ADDED), ("Đơn vị giải trình", "Có 04 công chức."), ("Đánh giá", "Đã làm rõ")):
        sheet.cell(5, heads[head]).value = value
    path = settings.data(ROUND) / "clarifications" / f"{unit_id}.xlsx"
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return settings


def test_after_the_visit_answers_stand_in_an_appendix(shipped: Settings) -> None:
    """Each answer is quoted with its document, the assessment stands as typed, an unanswered question says so."""
    report = unit_report(shipped, ROUND, HEARD)
    section = report.fragments["VI"]
    assert section.appendix is not None
    table = next(block for block in section.appendix.blocks if isinstance(block, Table))
    assert [plain(cell.inlines) for cell in table.head[0]] == ["TT", "Nội dung", "Sở giải trình", "Đánh giá"]
    assert table.illustrative
    rows = [[plain(cell.inlines).replace("\u00a0", " ") for cell in row] for row in table.rows]
    told = next(row for row in rows if "chưa đạt chỉ tiêu" in row[1] and "trước hạn" in row[1])
    assert told[2].startswith("“Phần lớn hồ sơ quá hạn")
    assert told[2].endswith("” (Báo cáo số …… ngày 30/10/2024)")
    assert told[3] == "Đã làm rõ."
    assert ["Chưa có giải trình.", "Chưa đánh giá."] in [row[2:] for row in rows]
    assert sum(row[1].endswith("(Đoàn bổ sung)") for row in rows) == 3  # one of the register, two of the visit
    assert "Phụ lục I" in report.text("I").replace("\u00a0", " ")


def test_before_the_visit_only_questions_are_printed(shipped: Settings, tmp_path: Path) -> None:
    """A question that somebody added is asked, what was noted as its answer is nowhere."""
    report = unit_report(with_row(shipped, tmp_path, UNHEARD), ROUND, UNHEARD)
    assert report.fragments["VI"].appendix is None
    assert ADDED in report.text("VI")
    whole = "\n".join(report.text(section) for section in report.fragments)
    assert "Có 04 công chức" not in whole
    assert "Đã làm rõ" not in whole


def test_a_register_is_part_of_its_own_units_report_alone(shipped: Settings, tmp_path: Path) -> None:
    """What somebody wrote makes that unit's report stale, and lies among its files; other units' stay fresh."""
    changed = with_row(shipped, tmp_path, "so-mau-c")
    before, after = round_data(shipped, ROUND), round_data(changed, ROUND)
    prints = dict.fromkeys(("kit", "lock", "fonts", "params", "round", "template", "pictures"), "")
    notebook = {"cells": [], "metadata": {}}

    def data_key(settings_data: object, unit_id: str) -> str:
        return key_of(prints, settings_data, unit_id, notebook, ())["data"]  # type: ignore[arg-type]

    assert data_key(before, "so-mau-c") != data_key(after, "so-mau-c")
    assert data_key(before, "so-mau-a") == data_key(after, "so-mau-a")
    kinds = [row.kind for row in inputs_of(changed, after, "so-mau-c", tmp_path / "none.ipynb", ())]
    assert "clarification" in kinds


def test_places_are_told_sheet_by_sheet() -> None:
    """Cells of one sheet come together as runs; a published figure by its title and line."""
    cells = [Source(Channel.SUBMISSION, file="a.xlsx", sheet="02", cell=cell) for cell in ("B5", "B6", "C9")]
    line = Source(Channel.PUBLISHED, title="Tin mẫu", file="published.csv", line=7)
    assert figures_words(Question("x", "", "?", (*cells, line))) == "sheet “02”, ô B5:B6, C9; Tin mẫu, dòng 7"


def test_who_asks_stands_in_the_order_of_the_delegation(shipped: Settings) -> None:
    """The head first, a role nobody knows after the known ones, questions of nobody last."""
    register = round_data(shipped, ROUND).units[HEARD].clarifications
    assert register is not None
    rows = [Asked(None, row) for row in register.rows]
    groups = [role for role, _ in by_asker(rows, ("Trưởng đoàn", "Thành viên", "Phó Trưởng đoàn"))]
    assert groups == ["Thành viên", "Phó Trưởng đoàn", "Chuyên gia", ""]
