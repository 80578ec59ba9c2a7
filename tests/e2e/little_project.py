"""A small project folder as a person would have it: the kit's registries and templates, one round of few units.

Every file is real (workbooks written by the kit's own writer); tests spoil one thing each.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from giamsat.model.parameters import Indicator, Kind, Level
from giamsat.model.rounds import Registry
from giamsat.notebooks.make import dumps, ensure_notebook
from giamsat.params import load_registry
from giamsat.settings import Settings
from giamsat.workbook.content import Cell, DossierLine, Row, SubmissionContent
from giamsat.workbook.writing import write_submission

REPOSITORY = Path(__file__).parents[2]
LIKE_WINDOWS = os.pathsep.join((str(REPOSITORY / "tests" / "e2e" / "like_windows"), str(REPOSITORY / "src")))
"""The PYTHONPATH of processes that are to believe that they run on Windows."""
ROUND = "thu-2024"
SO_A, SO_B, SO_C, SO_D, SO_E, QUAN = "so-mau-a", "so-mau-b", "so-mau-c", "so-mau-d", "so-mau-e", "quan-mau-1"
PERIOD = (date(2024, 1, 1), date(2024, 9, 30))
LAST_PERIOD = (date(2023, 1, 1), date(2023, 9, 30))

ROUND_TEXT = """\
id = "thu-2024"
kind = "{kind}"
title = "Đợt thử năm 2024"
topic = "việc thử bộ công cụ"
period_from = 2024-01-01
period_to = 2024-09-30
cut_off = 2024-09-30
report_date = 2024-11-15
founded_on = 2024-07-10
founder = "hdnd"
hand_in_by = 2024-10-10
legal_basis = {basis}
signer_authority = "TM. ĐOÀN"
founding_act = "Nghị quyết mẫu"
plan = "Kế hoạch mẫu"
example_note = "Đợt thử: mọi con số là minh họa."
fictional = true
ordering_indicator = "tthc.ty_le_dung_han"
comparison = {{ label = "cùng kỳ năm 2023", start = 2023-01-01, end = 2023-09-30 }}

[letterhead]
parent = "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ MẪU"
organ = "ĐOÀN GIÁM SÁT"
place = "Thành phố Mẫu"

[[delegations]]
id = "doan-1"
name = "Đoàn số 1"
phase = "{phase}"
head = {{ role = "Trưởng đoàn" }}
"""
SECOND = """\
[[delegations]]
id = "doan-2"
name = "Đoàn số 2"
phase = "truoc"
head = { role = "Trưởng đoàn" }
"""
DOCUMENT_HEAD = "id,unit,kind,number,symbol,place,date,signer_title,signer_name,recipients,state,draft_no"
TARGETS = """\
indicator,levels,value,bound,document,illustrative
tthc.ty_le_dung_han,,95,toi-thieu,Kế hoạch mẫu (số liệu minh họa),có
"""


@dataclass(frozen=True)
class Project:
    """A project folder; every method changes one thing a person could change."""

    settings: Settings

    @property
    def root(self) -> Path:
        return self.settings.root

    @property
    def outputs(self) -> Path:
        return self.settings.outputs(ROUND)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "GIAMSAT_ROOT": str(self.root), "PYTHONPATH": str(REPOSITORY / "src")}

    @property
    def registry(self) -> Registry:
        return load_registry(self.settings)

    # --- params -------------------------------------------------------------------------------------

    def set_round(
        self,
        after: Sequence[str] = (),
        before: Sequence[str] = (),
        kind: str = "giam-sat",
        basis: str = "[]",
        *,
        apart: bool = False,
    ) -> None:
        """Write the round: which units are heard already, which are not (``apart``: those by another delegation)."""
        text = ROUND_TEXT.format(kind=kind, basis=basis, phase="sau" if apart else "truoc")
        text += SECOND if apart else ""
        for unit_id in (*after, *before):
            is_heard = unit_id in after
            text += f'\n[[units]]\nid = "{unit_id}"\nmode = "truc-tiep"\n'
            text += f'delegation = "{"doan-1" if is_heard or not apart else "doan-2"}"\n'
            text += 'phase = "sau"\n' if is_heard and not apart else ""
        folder = self.settings.params / "rounds"
        folder.mkdir(exist_ok=True)
        (folder / f"{ROUND}.toml").write_text(text, encoding="utf-8")
        (folder / f"{ROUND}.targets.csv").write_text(TARGETS, encoding="utf-8")
        self.set_documents({unit_id: {} for unit_id in (*after, *before)})

    def set_documents(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Write the documents table: a draft of each unit and of the synthesis unless a row says otherwise."""
        path = self.settings.params / "rounds" / f"{ROUND}.documents.csv"
        heads = DOCUMENT_HEAD.split(",")
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, heads, restval="", lineterminator="\n")
            writer.writeheader()
            for unit_id in (*rows, ""):
                row = {"id": f"vb-{unit_id or 'tong-hop'}", "unit": unit_id, "kind": "bao-cao", "state": "du-thao"}
                writer.writerow(row | {"symbol": "BC-ĐGS", "draft_no": "1"} | dict(rows.get(unit_id, {})))

    def make_final(self, unit_id: str, *others: str) -> None:
        """Make a unit's document final, with number, date and signer; the others stay drafts."""
        final = {"number": "05", "date": "2024-11-12", "signer_title": "TRƯỞNG ĐOÀN", "signer_name": "(họ và tên)",
                 "recipients": "Sở Mẫu; Lưu: VT", "state": "chinh-thuc", "draft_no": ""}  # fmt: skip
        self.set_documents({unit_id: final} | {other: {} for other in others})

    # --- data ---------------------------------------------------------------------------------------

    def content(self, unit_id: str, **cover_fields: Cell) -> SubmissionContent:
        """Return a workbook that answers everything asked of the unit."""
        return complete(self.registry, unit_id, **cover_fields)

    def hand_in(self, name: str, whole: SubmissionContent | bytes) -> str:
        """Put a file among the submissions and return its SHA-256."""
        path = self.settings.data(ROUND) / "submissions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(whole, bytes):
            path.write_bytes(whole)
        else:
            write_submission(path, whole)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def submit(self, *unit_ids: str) -> None:
        """Hand in complete workbooks, each under a name of its own."""
        for unit_id in unit_ids:
            self.hand_in(f"Biểu mẫu {unit_id}.xlsx", self.content(unit_id))

    def received(self, *rows: tuple[str, str, str, str]) -> None:
        """Write received.csv: file, SHA-256, day, sender."""
        self._csv("received.csv", ("file", "sha256", "received_on", "sender"), rows)

    def decide(self, *rows: tuple[str, ...]) -> None:
        """Write decisions.csv."""
        heads = ("kind", "unit", "subject", "decision", "reason", "decided_by", "decided_on")
        self._csv("decisions.csv", heads, rows)

    def _csv(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        path = self.settings.data(ROUND) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([heads, *rows])

    # --- notebooks ----------------------------------------------------------------------------------

    def notebook(self, unit_id: str) -> Path:
        """Return the unit's notebook, made from the master when there is none."""
        return ensure_notebook(self.settings, ROUND, unit_id)[0]

    def edit(self, unit_id: str, change: Callable[[dict[str, Any]], None]) -> None:
        """Change each cell of the unit's notebook by ``change``."""
        path = self.notebook(unit_id)
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            change(cell)
        path.write_text(dumps(notebook), encoding="utf-8")

    def set_cell(self, unit_id: str, cell_id: str, source: str) -> None:
        """Replace the source of one cell."""
        self.edit(unit_id, lambda cell: cell.update(source=[source]) if cell["id"] == cell_id else None)

    def write_narratives(self, unit_id: str, phase: str = "sau") -> dict[str, str]:
        """Write the narratives of a phase and return them by cell id."""
        written: dict[str, str] = {}

        def write(cell: dict[str, Any]) -> None:
            own = cell["metadata"]["giamsat"]
            if own.get("role") == "narrative" and own.get("phase") == phase:
                written[cell["id"]] = f"Nội dung Đoàn kết luận tại ô {cell['id']}."
                cell["source"] = [written[cell["id"]]]

        self.edit(unit_id, write)
        return written

    # --- running ------------------------------------------------------------------------------------

    def reports(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``giamsat reports`` in a process of its own."""
        return self.python("-m", "giamsat.cli", "reports", *words)

    def python(self, *words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        """Run this Python with the project's environment."""
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment | more,
            cwd=cwd or self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def manifest(self) -> dict[str, Any]:
        """Return the round's manifest."""
        data: dict[str, Any] = json.loads((self.outputs / "manifest.json").read_text(encoding="utf-8"))
        return data

    def pdf_text(self, stem: str) -> str:
        """Return the text of a PDF, without white space (a PDF keeps places, not blanks)."""
        from pypdf import PdfReader

        pages = PdfReader(self.outputs / f"{stem}.pdf").pages
        return bare("".join(page.extract_text() for page in pages))


def bare(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())


def make_project(folder: Path, *, after: Sequence[str] = (SO_A,), before: Sequence[str] = (QUAN,)) -> Project:
    """Make a project folder with the registries and templates of this checkout and one round of few units."""
    shutil.copytree(
        REPOSITORY / "params", folder / "params", ignore=lambda where, names: {"rounds"} if "rounds" in names else set()
    )
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    project = Project(Settings(folder.resolve()))
    project.set_round(after, before)
    project.settings.data(ROUND).mkdir(parents=True)
    return project


def complete(registry: Registry, unit_id: str, **cover_fields: Cell) -> SubmissionContent:
    """Return a workbook of a unit with an answer to everything, numbers that add up and one record of each kind."""
    unit = registry.units[unit_id]
    wards = [row for row in registry.sub_units.values() if row.parent == unit_id]
    has_wards = unit.level in (Level.URBAN_DISTRICT, Level.DISTRICT)
    cover: dict[str, Cell] = {
        "round_id": ROUND,
        "unit_id": unit_id,
        "unit_name": unit.official_name,
        "period_from": PERIOD[0],
        "period_to": PERIOD[1],
        "comparison_from": LAST_PERIOD[0],
        "comparison_to": LAST_PERIOD[1],
        "report_number": "07/BC-MAU",
        "report_date": date(2024, 10, 8),
        "data_kind": "SỐ LIỆU MINH HỌA",
    }
    return SubmissionContent(
        cover=cover | cover_fields,
        indicators=_answers(registry, unit.level),
        dossiers=[
            dossiers(label, scale)
            for label, scale in (("Đất đai", 100), ("Hộ tịch", 200), ("Tổng cộng", 300), ("Tổng cộng kỳ trước", 250))
        ],
        sub_units=[
            *(dossiers(ward.official_name, 10, ward.id) for ward in wards),
            dossiers("Tổng cộng", 10 * len(wards)),
        ]
        if has_wards
        else (),
        tables=RECORDS,
        omitted=frozenset() if has_wards else frozenset({"03"}),
    )


def without_sheet(whole: SubmissionContent, number: str) -> SubmissionContent:
    """Return the workbook without one of its sheets."""
    return replace(whole, omitted=whole.omitted | {number})


def spoiled(whole: SubmissionContent, sheet: str, place: int, **fields: Cell) -> SubmissionContent:
    """Return the workbook with other values in one indicator row."""
    rows = [dict(row) for row in whole.indicators[sheet]]
    rows[place].update(fields)
    return replace(whole, indicators={**whole.indicators, sheet: rows})


def dossiers(label: str, scale: int, code: str = "") -> DossierLine:
    """Return a row of Biểu 06 that adds up, ``scale`` times 3 = 10, 7 = 8 (one of them late), 11 = 2."""
    numbers = dict(zip(range(3, 14), (10, 6, 3, 1, 8, 5, 2, 1, 2, 1, 1), strict=True))
    return DossierLine(label, {column: number * scale for column, number in numbers.items()}, code)


def _answers(registry: Registry, level: Level) -> Mapping[str, Sequence[Row]]:
    parts = {row.numerator for row in registry.indicators.values()} - {""}
    sheets: dict[str, list[Row]] = {}
    for row in registry.indicators.values():
        if row.sheet and row.sheet != "02" and row.kind is not Kind.RATE and (not row.levels or level in row.levels):
            now, before = _values(row, is_part=row.id in parts)
            answer: dict[str, Cell] = {"code": row.id, "name": row.name, "previous": before, "value": now}
            sheets.setdefault(row.sheet, []).append(answer | {"state": "Có số liệu"})
    return sheets


def _values(row: Indicator, *, is_part: bool) -> tuple[Cell, Cell]:
    if row.kind is Kind.YES_NO:
        return "Có", "Có"
    if row.kind is Kind.LEVEL:
        return 2, 2
    return (900, 800) if is_part else (1000, 1000)


RECORDS: Mapping[str, Sequence[Row]] = {
    "scores": [
        {"index_id": "chi-so.par_hanoi", "year": 2023, "score": 90, "rank": 2, "rank_of": 22,
         "published_on": date(2024, 4, 23), "document": "Quyết định mẫu"}
    ],
    "surveys": [{"name": "Khảo sát mẫu", "collector": "Đơn vị mẫu", "is_self": "Có", "method": "phiếu giấy",
                 "period_text": "quý III năm 2024", "issued": 300, "collected": 249, "valid": 240, "satisfied": 220}],
    "tasks": [
        {"number": "1", "content": "Nhiệm vụ mẫu chưa đến hạn", "assigned_by": "Thành phố giao",
         "deadline_kind": "Trước ngày", "deadline": date(2024, 11, 30), "reported_state": "Chưa đến hạn"},
        {"number": "2", "content": "Nhiệm vụ mẫu đã xong", "assigned_by": "Đơn vị tự đặt",
         "deadline_kind": "Chậm nhất ngày", "deadline": date(2024, 8, 30), "done_on": date(2024, 8, 20),
         "reported_state": "Hoàn thành"},
    ],
    "documents": [{"kind": "Kế hoạch", "number": "01/KH-MAU", "subject": "Kế hoạch cải cách hành chính mẫu",
                   "issued_on": date(2024, 1, 10), "deadline_kind": "Không nêu hạn"}],
    "systems": [{"kind": "Hệ thống", "name": "Hệ thống mẫu", "planned": 10, "done": 4, "measure": "phân hệ"}],
    "utilities": [{"group": 3, "name": "Tiện ích mẫu", "entitled": 100, "served": 60, "unserved": 40}],
    "initiatives": [{"name": "Sáng kiến mẫu", "dossiers": "120"}],
    "shortfalls": [{"criterion": "Tiêu chí mẫu", "points_lost": 0.5}],
    "voices": [{"difficulty": "Khó khăn do đơn vị tự nêu", "cause_kind": "Khách quan",
                "cause": "Nguyên nhân do đơn vị tự nêu", "proposal": "Đề xuất do đơn vị tự nêu",
                "addressee": "Thành phố Mẫu"}],
    "projects": [{"name": "Dự án mẫu", "total": 1500, "year_budget": 500, "disbursed": 200,
                  "deadline_kind": "Không nêu hạn"}],
}  # fmt: skip
