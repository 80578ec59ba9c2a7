"""A round on quite another topic needs only new files: food safety in schools, three fictional communes."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from giamsat.intake.rounds import load_round_data
from giamsat.params import load_registry, load_round
from giamsat.pipeline.batch import build_many
from giamsat.pipeline.check import check_round
from giamsat.pipeline.forms import make_forms
from giamsat.pipeline.jobs import Request
from giamsat.settings import Settings
from giamsat.texts_vi import roundbook as say
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.roundbook import RoundContent
from giamsat.workbook.roundbook_writing import round_book_bytes
from tests.workbook.filling import rows_of

pytestmark = pytest.mark.e2e
REPOSITORY = Path(__file__).parents[2]
ROUND = "2026-attp"
COMMUNES = ("xa-mau-x", "xa-mau-y", "xa-mau-z")
PARAMS = {
    "units.csv": "id,official_name,short_name,alias,level,group,order,fictional\n"
    + "".join(f"{one},Ủy ban nhân dân xã Mẫu {one[-1].upper()},Xã Mẫu {one[-1].upper()},Xã,xa,xa,{n},có\n"
              for n, one in enumerate(COMMUNES, start=1)),
    "sub_units.csv": "id,parent,official_name,level,order,source\n",
    "sub_unit_counts.csv": "unit,kind,count,as_of,source\n",
    "domains.csv": "id,order,title,source\nbep-an,1,Điều kiện bếp ăn trường học,mẫu\n"
    "kiem-tra,2,Công tác kiểm tra,mẫu\n",
    "indicators/attp.csv": "id,domain,name,measure,kind,numerator,denominator,direction,sheet,decimals,definition,"
    "source\n"
    "bep-an.tong,bep-an,Số bếp ăn trường học,bếp ăn,so-luong,,,khong,01,0,Bếp ăn đang hoạt động,mẫu\n"
    "bep-an.dat,bep-an,Số bếp ăn có giấy chứng nhận,bếp ăn,so-luong,,,cao,01,0,Còn hiệu lực,mẫu\n"
    "bep-an.ty_le_dat,bep-an,Tỷ lệ bếp ăn có giấy chứng nhận,%,ty-le,bep-an.dat,bep-an.tong,cao,,1,dat/tong,mẫu\n"
    "kiem-tra.cuoc,kiem-tra,Số cuộc kiểm tra,cuộc,so-luong,,,khong,02,0,Trong kỳ,mẫu\n",
    f"rounds/{ROUND}.sheets.csv": "number,name,kind,tables,required\n01,Bếp ăn trường học,chi-tieu,,có\n"
    '02,Công tác kiểm tra,danh-sach,indicators;documents,có\n03,"Khó khăn, đề xuất",danh-sach,voices,không\n',
    "rules.csv": "",
    "laws.toml": "",
}  # fmt: skip
VALUES = {
    "id": ROUND,
    "kind": "Giám sát",
    "title": "Đợt giám sát mẫu về an toàn thực phẩm trường học",
    "topic": "việc bảo đảm an toàn thực phẩm trong trường học",
    "period_from": date(2026, 1, 1),
    "period_to": date(2026, 6, 30),
    "cut_off": date(2026, 6, 30),
    "report_date": date(2026, 9, 1),
    "founded_on": date(2026, 3, 2),
    "hand_in_by": date(2026, 7, 20),
    "founder": "Ban",
    "letterhead.organ": "ĐOÀN GIÁM SÁT",
    "letterhead.place": "Thành phố Mẫu",
    "signer_authority": "TM. ĐOÀN GIÁM SÁT",
    "fictional": "Có",
    "ordering_indicator": "bep-an.ty_le_dat",
}
# Domains of the master that give their place to those of the topic: id and heading.
OWN = {"chi-dao": ("bep-an", "1. Điều kiện bếp ăn"), "the-che": ("kiem-tra", "2. Công tác kiểm tra")}
KITCHENS, INSPECTIONS, VOICES = "01 Bếp ăn trường học", "02 Công tác kiểm tra", "03 Khó khăn, đề xuất"
# Rules that the topic takes over: of shares, and of documents.
RULES = ("ty-le-phan-hon-tong", "van-ban-chua-ngay")
PUBLISHED = (
    "id,unit,indicator,label,domain,year,period_from,period_to,as_of,state,value,as_printed,numerator,denominator,"
    "published_on,source_title,quote,remark,used\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """Return a project folder of its own: parameters, masters, data; the kit's code is the same."""
    settings = Settings(tmp_path.resolve())
    lines = (REPOSITORY / "params" / "rules.csv").read_text("utf-8").splitlines()
    rules = "\n".join([lines[0], *(line for line in lines if line.partition(",")[0] in RULES)])
    for name, text in PARAMS.items():
        path = settings.params / name
        path.parent.mkdir(parents=True, exist_ok=True)
        own = (REPOSITORY / "params" / name).read_text("utf-8") if name == "laws.toml" else text or f"{rules}\n"
        path.write_text(own, encoding="utf-8")
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    _other_domains(tmp_path / "templates" / "notebooks")
    rounds = settings.params / "rounds"
    (rounds / f"{ROUND}.xlsx").write_bytes(round_book_bytes(_content()))
    settings.data(ROUND).mkdir(parents=True)
    rows = "".join(
        f"{one}-{n},{one},bep-an.ty_le_dat,Tỷ lệ bếp ăn có giấy chứng nhận,bep-an,,2026-01-01,2026-06-30,,co-so-lieu,"
        f",,{4 + n},{10 + n},2026-07-10,Tin mẫu ({ILLUSTRATIVE}),,,có\n"
        for n, one in enumerate(COMMUNES)
    )
    (settings.data(ROUND) / "published.csv").write_text(PUBLISHED + rows, encoding="utf-8")
    return settings


def _content() -> RoundContent:
    return RoundContent(
        VALUES,
        {},
        {
            say.SHEET_DELEGATIONS: [
                {
                    "delegation_id": "doan",
                    "delegation_name": "Đoàn",
                    "phase": "Trước buổi làm việc",
                    "role": "Trưởng đoàn",
                }
            ],
            say.SHEET_UNITS: [{"unit": one, "delegation": "doan", "mode": "Trực tiếp"} for one in COMMUNES],
        },
        date(2026, 3, 2),
    )


def _other_domains(folder: Path) -> None:
    """Make the round's own master from the common one, with the domains of the topic."""
    master = json.loads((folder / "unit.ipynb").read_text(encoding="utf-8"))
    path = folder / ROUND / "unit.ipynb"
    path.parent.mkdir()
    cells: list[dict[str, Any]] = []
    for cell in master["cells"]:
        domain = cell["id"].removeprefix("ii-").removesuffix("-so-lieu").removesuffix("-thuyet-minh")
        if not cell["id"].startswith("ii-"):
            cells.append(cell)
        elif domain in OWN:
            new, title = OWN[domain]
            text = json.dumps(cell, ensure_ascii=False).replace(domain, new)
            one = json.loads(text)
            if cell["id"] == f"ii-{domain}":
                one["source"] = [f"## {title}"]
            cells.append(one)
    path.write_text(json.dumps(master | {"cells": cells}, ensure_ascii=False), encoding="utf-8")


def test_another_topic_is_only_files(project: Settings) -> None:
    """Reports and synthesis of the three communes are built, with their own domains, from a workbook as parameters."""
    registry = load_registry(project)
    data = load_round_data(project, registry, load_round(project, registry, ROUND))
    assert not data.faults
    assert not [fault for own in data.units.values() for fault in own.faults]
    result = build_many(Request(jobs=1), project)
    assert [str(fault) for outcome in result.outcomes for fault in outcome.faults] == []
    assert result.is_clean
    assert len(result.outcomes) == 4
    page = (project.outputs(ROUND) / "xa-mau-x.html").read_text(encoding="utf-8")
    assert "Điều kiện bếp ăn" in page
    assert "an toàn thực phẩm trong trường học" in page
    assert "4/10" in page
    assert "Đề án 06" not in page
    assert "121/2025" in page or "năm 2025 (chưa kiểm chứng)" in page


def filled(settings: Settings, unit_id: str, kitchens: tuple[int, int], document: dict[str, Any]) -> None:
    """Fill a commune's form as its office does, and put it among what came in."""
    form = settings.outputs(ROUND) / "forms" / f"{unit_id}.xlsx"
    book = load_workbook(form)
    answers = {"bep-an.tong": kitchens[0], "bep-an.dat": kitchens[1], "kiem-tra.cuoc": 3}
    for name in (KITCHENS, INSPECTIONS):
        for code, cells in rows_of(book[name]).items():
            if code in answers:
                cells["state"].value, cells["value"].value = "Có số liệu", answers.pop(code)
                cells["evidence"].value = "Biểu theo dõi mẫu"
    sheet = book[INSPECTIONS]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Trích yếu" for cell in row))
    for cell in head:
        if cell.value in document:
            sheet.cell(cell.row + 1, cell.column).value = document[cell.value]
    target = settings.data(ROUND) / "submissions" / f"tra loi {unit_id}.xlsx"
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    assert not answers


def test_forms_of_another_topic_go_out_and_come_back(project: Settings) -> None:
    """The form has the topic's sheets alone; what came back is read, held against the rules, reported and traced."""
    sent = make_forms((ROUND,), (), project)
    assert (sent.is_clean, [one.cells for one in sent.outcomes]) == (True, [3, 3, 3])
    names = load_workbook(project.outputs(ROUND) / "forms" / "xa-mau-x.xlsx").sheetnames
    assert [name for name in names if not name.startswith("_")] == [
        "Bìa", KITCHENS, INSPECTIONS, VOICES, "04 Kiểm tra và ký",
    ]  # fmt: skip
    good = {"Loại văn bản": "Kế hoạch", "Số, ký hiệu": "12/KH-UBND", "Ngày ban hành": date(2026, 2, 1),
            "Trích yếu": "Kiểm tra bếp ăn trường học (mẫu)"}  # fmt: skip
    filled(project, "xa-mau-x", (10, 9), good)
    filled(project, "xa-mau-y", (10, 12), {**good, "Ngày ban hành": None})
    checked = check_round(project, ROUND, jobs=1)
    units = {one.unit_id: one for one in checked.units}
    assert [(one.answered, one.asked) for one in checked.units] == [(3, 3), (3, 3), (0, 0)]
    # The figures of the tests' own press cutting differ: that is asked about, and no fault of the files.
    assert not [entry for one in checked.units for entry in one.entries if entry.severity == "loi"]
    told = {entry.code: entry for entry in units["xa-mau-y"].entries}
    assert set(RULES) <= set(told)
    assert told["ty-le-phan-hon-tong"].sheet == KITCHENS
    assert told["van-ban-chua-ngay"].sheet == INSPECTIONS
    assert not set(RULES) & {entry.code for entry in units["xa-mau-x"].entries}
    assert [entry.code for entry in units["xa-mau-z"].entries] == ["not-handed-in"]
    result = build_many(Request(jobs=1), project)
    assert [str(fault) for outcome in result.outcomes for fault in outcome.faults] == []
    page = (project.outputs(ROUND) / "xa-mau-x.html").read_text(encoding="utf-8")
    summary = page[page.index("TÓM TẮT") :].partition("Phạm vi, mốc số liệu")[0]
    figures, _, asked = summary.partition("Đề nghị làm rõ")
    assert ("9/10" in figures, "4/10" in figures) == (True, False)  # what the unit reports, not what somebody published
    assert "4/10" in asked  # that the two differ is asked
    assert "Kiểm tra bếp ăn trường học (mẫu)" in page
    trail = (project.outputs(ROUND) / "xa-mau-x.nguon.csv").read_text(encoding="utf-8")
    assert KITCHENS in trail


def test_a_sheet_that_is_missing_is_told_by_its_name(project: Settings) -> None:
    """Gaps, the cover's waivers and files without a cover speak of the topic's sheets."""
    make_forms((ROUND,), ("xa-mau-x",), project)
    filled(project, "xa-mau-x", (10, 9), {})
    path = project.data(ROUND) / "submissions" / "tra loi xa-mau-x.xlsx"
    book = load_workbook(path)
    del book[INSPECTIONS]
    book[KITCHENS].title = "Biểu một"  # known by what it holds
    book.save(path)
    (one, *_) = check_round(project, ROUND, jobs=1).units
    entries = {entry.code: entry for entry in one.entries}
    assert INSPECTIONS in entries["sheet-missing"].text
    assert KITCHENS in entries["sheet-by-content"].text
    assert one.answered == 2
