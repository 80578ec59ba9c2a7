"""A small round in code, and good workbooks for its units, to be spoiled one cell at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from giamsat.errors import Fault, IntakeError
from giamsat.intake.identify import identify
from giamsat.intake.submissions import read_submission
from giamsat.model.parameters import (
    Comparison,
    Delegation,
    Domain,
    Indicator,
    Kind,
    Letterhead,
    Level,
    Member,
    Phase,
    Round,
    RoundKind,
    RoundUnit,
    SubUnit,
    SubUnitCount,
    Unit,
)
from giamsat.model.records import Submission
from giamsat.model.rounds import Registry, RoundParams
from giamsat.settings import Settings
from giamsat.workbook.content import Cell, DossierLine, Row, SubmissionContent
from giamsat.workbook.layout import DOSSIER_COLUMNS
from giamsat.workbook.reading import read_book
from giamsat.workbook.writing import write_submission

ROUND = "thu-2024"
SO, QUAN, REAL = "so-thu-a", "quan-thu-b", "so-that"


def unit(unit_id: str, name: str, level: Level, order: int, fictional: bool = True) -> Unit:
    """Make a unit."""
    return Unit(
        id=unit_id,
        official_name=name,
        short_name=name,
        alias="Đơn vị",
        level=level,
        group=level.value,
        order=order,
        fictional=fictional,
    )


def indicator(code: str, name: str, sheet: str, **fields: object) -> Indicator:
    """Make an indicator: a count unless told otherwise."""
    data: dict[str, object] = {"kind": Kind.COUNT, "measure": "hồ sơ", "domain": "tthc"}
    return Indicator.model_validate(
        {"id": code, "name": name, "sheet": sheet, "definition": "…", "source": "…", **data, **fields}
    )


INDICATORS = (
    indicator("bo-may.bien_che", "Số biên chế được giao", "01", measure="người"),
    indicator("bo-may.co_mat", "Số người có mặt", "01", measure="người"),
    indicator("cqdt.phi", "Số hồ sơ có nghĩa vụ tài chính", "04"),
    indicator("cqdt.tttt", "Số hồ sơ thanh toán trực tuyến", "04"),
    indicator(
        "cqdt.ty_le_tttt",
        "Tỷ lệ thanh toán trực tuyến",
        "",
        kind=Kind.RATE,
        measure="%",
        numerator="cqdt.tttt",
        denominator="cqdt.phi",
    ),
    indicator("cqdt.kinh_phi", "Kinh phí", "11", kind=Kind.AMOUNT, measure="triệu đồng"),
    indicator("cqdt.iso", "Công bố phù hợp ISO", "11", kind=Kind.YES_NO, measure="có/không"),
    indicator("cqdt.niem_yet", "Niêm yết công khai", "04", kind=Kind.YES_NO, measure="có/không"),
    indicator("cds.quy_che", "Số phường đã ban hành quy chế", "09", measure="phường"),
    indicator("cds.phai_quy_che", "Số phường phải ban hành quy chế", "09", measure="phường"),
    indicator(
        "cds.ty_le_quy_che",
        "Tỷ lệ phường đã ban hành quy chế",
        "",
        kind=Kind.RATE,
        measure="%",
        numerator="cds.quy_che",
        denominator="cds.phai_quy_che",
    ),
    *(indicator(one.indicator_id, f"Cột ({one.code})", "02") for one in DOSSIER_COLUMNS),
)


def registry() -> Registry:
    """Make the parameters that rounds share."""
    units = (
        unit(SO, "Sở Thử A", Level.DEPARTMENT, 1),
        unit(QUAN, "Quận Thử B", Level.URBAN_DISTRICT, 2),
        unit(REAL, "Sở Thật", Level.DEPARTMENT, 3, fictional=False),
        unit("thanh-pho", "Thành phố", Level.CITY, 4, fictional=False),
    )
    wards = tuple(
        SubUnit(
            id=f"{QUAN}.phuong-{number}",
            parent=QUAN,
            official_name=f"Phường Thử {number}",
            level=Level.WARD,
            order=number,
            fictional=True,
            source="…",
        )
        for number in (1, 2, 3)
    )
    counts = (
        SubUnitCount(unit=QUAN, kind="phuong", count=3, as_of=date(2024, 9, 30), source="…"),
        SubUnitCount(unit=QUAN, kind="phuong", count=2, as_of=date(2025, 6, 30), source="…"),
    )
    return Registry(
        units={one.id: one for one in units},
        sub_units={one.id: one for one in wards},
        sub_unit_counts=counts,
        domains={"tthc": Domain(id="tthc", order=1, title="Thủ tục hành chính", source="…")},
        indicators={one.id: one for one in INDICATORS},
        citations={},
        deadlines=(),
    )


def params() -> RoundParams:
    """Make the round: cut-off 30/9/2024, report on 15/11/2024."""
    row = Round(
        id=ROUND,
        kind=RoundKind.SUPERVISION,
        title="Đợt thử",
        topic="việc thử",
        period_from=date(2024, 1, 1),
        period_to=date(2024, 9, 30),
        cut_off=date(2024, 9, 30),
        report_date=date(2024, 11, 15),
        founder="hdnd",
        comparison=Comparison(label="cùng kỳ năm 2023", start=date(2023, 1, 1), end=date(2023, 9, 30)),
        letterhead=Letterhead(organ="CƠ QUAN MẪU", place="Nơi Mẫu"),
        signer_authority="TM.",
        delegations=(Delegation(id="d", name="Đoàn", phase=Phase.BEFORE, head=Member(role="Trưởng đoàn")),),
        units=tuple(RoundUnit(id=one, delegation="d", mode="truc-tiep") for one in (REAL, QUAN, SO)),
    )
    return RoundParams(round=row, documents={}, targets=())


def cover(unit_id: str = SO, name: str = "Sở Thử A", **fields: Cell) -> dict[str, Cell]:
    """Make a cover; ``fields`` replace its values."""
    return {
        "round_id": ROUND,
        "unit_id": unit_id,
        "unit_name": name,
        "period_from": date(2024, 1, 1),
        "period_to": date(2024, 9, 30),
        "comparison_from": date(2023, 1, 1),
        "comparison_to": date(2023, 9, 30),
        "report_number": "05/BC-STA",
        "report_date": date(2024, 10, 8),
        "data_kind": "SỐ LIỆU MINH HỌA",
        **fields,
    }


def line(label: str, scale: int = 1, code: str = "", **changed: Cell) -> DossierLine:
    """Make a row of Biểu 06 that adds up: 10 = 6+3+1, 8 = 5+2+1, 2 = 1+1, times ``scale``; ``c7=…`` replaces (7)."""
    numbers = dict(zip(range(3, 14), (10, 6, 3, 1, 8, 5, 2, 1, 2, 1, 1), strict=True))
    values: dict[int, Cell] = {column: number * scale for column, number in numbers.items()}
    values |= {int(name[1:]): value for name, value in changed.items()}
    return DossierLine(label, values, code)


def content(unit_id: str = SO, name: str = "Sở Thử A", **fields: Cell) -> SubmissionContent:
    """Make a good workbook with a little of everything; ``fields`` change the cover."""
    return SubmissionContent(
        cover=cover(unit_id, name, **fields),
        indicators={
            "01": [
                {"code": "bo-may.bien_che", "previous": 50, "state": "Có số liệu", "value": 52, "note": "tăng 02"},
                {"code": "bo-may.co_mat", "state": "Số ước tính", "value": 48, "as_of": date(2024, 9, 30)},
            ],
            "04": [
                {"code": "cqdt.phi", "state": "Bằng 0", "value": 0},
                {"code": "cqdt.tttt", "state": "Không áp dụng", "note": "Quyết định số 1"},
            ],
            "11": [{"code": "cqdt.iso", "state": "Có số liệu", "value": "Có"}],
        },
        dossiers=[
            line("Đất đai"),
            line("Hộ tịch", 2),
            line("Tổng cộng", 3),
            line("Tổng cộng kỳ trước", 2),
        ],
        tables={
            "scores": [
                {
                    "index_id": "par-hanoi",
                    "year": 2023,
                    "score": 91.59,
                    "rank": 2,
                    "rank_of": 22,
                    "published_on": date(2024, 4, 23),
                }
            ],
            "surveys": [
                {"name": "Khảo sát quý III", "is_self": "Có", "issued": 300, "collected": 249, "valid": 240},
            ],
            "tasks": [
                {
                    "number": "1",
                    "content": "Hoàn thành tự chấm điểm",
                    "assigned_by": "Thành phố giao",
                    "deadline_kind": "Trước ngày",
                    "deadline": date(2024, 11, 30),
                    "reported_state": "Chưa đến hạn",
                },
                {"content": "Ban hành kế hoạch", "deadline": "quý III năm 2024", "done_on": date(2024, 9, 2)},
            ],
            "documents": [{"subject": "Kế hoạch cải cách hành chính", "issued_on": date(2024, 1, 10)}],
            "systems": [{"name": "Một hệ thống", "planned": 10, "done": 4.5}],
            "utilities": [{"group": 3, "name": "Một tiện ích", "entitled": 100, "served": 60, "unserved": 40}],
            "initiatives": [{"name": "Một sáng kiến", "dossiers": 120}],
            "shortfalls": [{"criterion": "Một tiêu chí", "points_lost": 0.5}],
            "voices": [{"difficulty": "Một khó khăn", "cause_kind": "Khách quan"}],
            "projects": [{"name": "Một dự án", "total": 1500.5, "deadline_kind": "Không nêu hạn"}],
        },
        omitted=frozenset({"03"}),
    )


def with_rows(whole: SubmissionContent, sheet: str, rows: list[Row]) -> SubmissionContent:
    """Replace the indicator rows of a sheet."""
    return replace(whole, indicators={**whole.indicators, sheet: rows})


def with_table(whole: SubmissionContent, table: str, rows: list[Mapping[str, Cell]]) -> SubmissionContent:
    """Replace the rows of a table."""
    return replace(whole, tables={**whole.tables, table: rows})


def read(folder: Path, whole: SubmissionContent) -> Submission:
    """Write a workbook and read it as its unit's."""
    path = folder / "bieu.xlsx"
    write_submission(path, whole)
    return read_file(path)


def read_file(path: Path) -> Submission:
    """Read a workbook as the unit's that its cover names."""
    book = read_book(path, "bieu.xlsx")
    identity = identify(book, registry(), params())
    IntakeError.raise_if(identity.faults)
    return read_submission(book, identity.unit_id, registry(), params())


def faults(folder: Path, whole: SubmissionContent) -> tuple[Fault, ...]:
    """Return the faults of a workbook, none when it is good."""
    try:
        read(folder, whole)
    except IntakeError as error:
        return error.faults
    return ()


def told(found: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of faults."""
    return [(fault.code, fault.place.sheet, fault.place.cell) for fault in found]


def project(folder: Path) -> Settings:
    """Make an empty project folder."""
    (folder / "params").mkdir(parents=True)
    (folder / "params" / "units.csv").write_text("", encoding="utf-8")
    return Settings(folder)


def hand_in(settings: Settings, name: str, whole: SubmissionContent | bytes) -> str:
    """Put a file into the round's submissions and return its SHA-256."""
    path = settings.data(ROUND) / "submissions" / name
    if isinstance(whole, bytes):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(whole)
    else:
        write_submission(path, whole)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def table(settings: Settings, name: str, *lines: str) -> None:
    """Write a CSV file of the round."""
    path = settings.data(ROUND) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
