"""The whole way of a form: made by the command, filled in LibreOffice, damaged as files are, sent back, checked.

Each file ends in figures that are what was typed, or in a sentence that names file, sheet and cell and says what to do.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from giamsat.intake.rounds import load_round_data
from giamsat.model.records import Submission
from giamsat.model.rounds import UnitData
from giamsat.model.values import State
from giamsat.params import load_round
from giamsat.pipeline.check import check_round
from giamsat.pipeline.figures import write_figures
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project
from tests.e2e.office import CSV, ODS, XLS, Order, at_the_office, missing_office
from tests.e2e.officer import TTHC, Typed, typed

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(bool(missing_office()), reason=missing_office() or "there")]

S01, S04, S07, S11 = "01 Thông tin chung", "04 DVC, thanh toán", "07 Nhiệm vụ được giao", "11 Bộ máy, công vụ, TC, ISO"
S08, S12, S15 = "08 Văn bản đã ban hành", "12 Sáng kiến, mô hình", "15 Khó khăn, đề xuất"
FOLDER = f"data/{ROUND}/submissions"
EVERY_SHEET = "59,34,76,1,,0,false,true,true,false,false,-1"
OLD_FONT = "ThiÕu kinh phÝ n©ng cÊp phÇn mÒm"
REQUESTS = """\
id,unit,origin,content,deadline,mark
kn-1,quan-mau-1,Báo cáo mẫu số 12,"Rà soát, công bố lại quy trình nội bộ",trước ngày 30/6/2024,SỐ LIỆU MINH HỌA
kn-2,quan-mau-1,Báo cáo mẫu số 12,Số hóa hồ sơ lưu trữ,,SỐ LIỆU MINH HỌA
"""


@dataclass(frozen=True)
class Desk:
    """A round whose only asked-for form was filled and damaged at the office; files lie in ``way``."""

    project: Project
    way: Path
    typed: Typed

    def file(self, name: str) -> bytes:
        """Return a file that the office saved."""
        return (self.way / name).read_bytes()

    def received(self, *files: tuple[str, bytes], days: tuple[str, ...] = ()) -> dict[str, Any]:
        """Put files among the submissions, nothing else beside them, and return what the check says of the unit."""
        folder = self.project.settings.data(ROUND)
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in files:
            path = folder / "submissions" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        dated = days or ("2024-10-08",) * len(files)
        rows = [
            (name, hashlib.sha256(content).hexdigest(), day, QUAN)
            for (name, content), day in zip(files, dated, strict=True)
            if "/" not in name
        ]
        self.project.received(*rows)
        check_round(self.project.settings, ROUND, 1)
        told = json.loads((self.project.outputs / "check.json").read_text("utf-8"))
        found: dict[str, Any] = next(unit for unit in told["units"] if unit["unit"] == QUAN)
        return found

    @property
    def read(self) -> UnitData:
        """What the unit's files gave."""
        settings, registry = self.project.settings, self.project.registry
        data = load_round_data(settings, registry, load_round(settings, registry, ROUND))
        return data.units[QUAN]

    @property
    def submission(self) -> Submission:
        """What the unit said."""
        own = self.read
        assert own.faults == ()
        assert own.submission is not None
        return own.submission

    def figures(self) -> dict[str, tuple[State, Decimal | None]]:
        """Return state and value of every figure that was read."""
        return {one.indicator_id: (one.state, one.value) for one in self.submission.figures}

    def table(self) -> dict[str, tuple[str, str]]:
        """Return this and last period's text of each figure as so-lieu.csv prints it."""
        settings, registry = self.project.settings, self.project.registry
        write_figures(load_round_data(settings, registry, load_round(settings, registry, ROUND)), settings)
        text = (self.project.outputs / "so-lieu.csv").read_text("utf-8-sig")
        return {row["ma_chi_tieu"]: (row["ky_nay"], row["ky_truoc"]) for row in csv.DictReader(io.StringIO(text))}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Make the form with the command; fill it and damage it at the office, in one LibreOffice."""
    project = make_project(tmp_path_factory.mktemp("di-ve") / "dự án", after=[SO_A], before=[QUAN])
    (project.settings.params / "rounds" / f"{ROUND}.requests.csv").write_text(REQUESTS, encoding="utf-8")
    done = project.python("-m", "giamsat.cli", "forms", "--round", ROUND, "--units", QUAN)
    assert done.returncode == 0, done.stderr
    form = project.outputs / "forms" / f"{QUAN}.xlsx"
    answers = typed(form, project.registry)
    way = project.root / "way"
    way.mkdir()
    at_the_office(way, _filled(form, answers, way), _pieces(form, answers, way), _part(form, answers, way))
    return Desk(project, way, answers)


def _filled(form: Path, answers: Typed, way: Path) -> Order:
    """Fill the form; save it in every format, with other values, then with one damage upon the other."""
    order = answers.into(Order(form)).save(way / "đủ.xlsx")
    order.save(way / "đủ.xls", XLS).save(way / "đủ.ods", ODS).save(way / "khóa.ods", ODS, ["Password", "abc"])
    order.save(way / "quận 1.csv", CSV, ["FilterOptions", EVERY_SHEET])
    order.set(S01, "G6", 1300).set("Bìa", "B16", "Thay thế").save(way / "thay thế.xlsx")
    order.set(S01, "G6", "=1000+200").set("Bìa", "B16", "Lần đầu").set(TTHC, "C13", "=7*1000").save(
        way / "công thức.xlsx"
    )
    order.set(S01, "G6", "một nghìn hai trăm").set(TTHC, "C13", 7000.5).save(way / "lỗi.xlsx")
    order.set(S01, "G6", 1200).set(TTHC, "C13", 7000)
    order.set(S15, "A7", OLD_FONT).act("font", S15, "A7", ".VnTime").save(way / "phông.xlsx").set(S15, "A7", "")
    order.act("unprotect-all").act("delete", "_giamsat").save(way / "cũ.xlsx")
    order.act("move", TTHC, 9).act("move", "Bìa", 12).act("rename", S04, "Sheet4").act("rename", S07, "NV 2024")
    order.act("insert-column", "Sheet4", "E").act("insert-column", TTHC, "D").act("insert-column", "Bìa", "A")
    order.act("move-range", S11, "M5:M29", "R5").act("sort", "Sheet4", "A6:O28", 0).save(way / "xáo.xlsx")
    order.act("hide-row", S11, 9).act("merge", S11, "L6:L8").act("merge", S01, "A1:D1").set(
        S01, "B12", "Ghi chú: (mẫu)"
    )
    order.set(S11, "S7", "hỏi lại phòng Nội vụ").act("insert-row", S11, 10).save(way / "ẩn.xlsx")
    order.act("as-text", S01, "G6:G9").act("as-text", TTHC, "B13:N15").act("as-text", "Bìa", "C7:C12").save(
        way / "chữ.xlsx"
    )
    return order.act("delete", S08).act("delete", S12).save(way / "thiếu.xlsx")


def _pieces(form: Path, answers: Typed, way: Path) -> Order:
    """Write a supplement into an empty form, take it back, fill one office's sheets."""
    changed = (
        (S01, "F6", "Có số liệu"),
        (S01, "G6", 1250),
        (TTHC, "B14", "Hộ tịch"),
        (TTHC, "H14", 440),
        (TTHC, "I14", 190),
    )
    order = Order(form).set("Bìa", "B16", "Bổ sung, giải trình").set("Bìa", "B17", "Công văn số 12 ngày 20/10/2024")
    for sheet, cell, value in changed:
        order.set(sheet, cell, value)
    order.save(way / "bổ sung.xlsx")
    for sheet, cell, _ in changed:
        order.set(sheet, cell, "")
    order.set("Bìa", "B16", "Một phần của biểu").set("Bìa", "B17", "").set("Bìa", "B18", "Phòng Nội vụ")
    return answers.into(order, ("07", "08", "09", "10", "11", "12", "13", "14", "15", "16")).save(way / "phần 2.xlsx")


def _part(form: Path, answers: Typed, way: Path) -> Order:
    """Fill the other office's sheets."""
    order = Order(form).set("Bìa", "B16", "Một phần của biểu").set("Bìa", "B18", "Văn phòng")
    return answers.into(order, ("01", "02", "03", "04", "05", "06")).save(way / "phần 1.xlsx")


def told(found: Mapping[str, Any], *codes: str) -> list[str]:
    """Return the sentences of these codes."""
    return [entry["text"] for entry in found["entries"] if entry["code"] in codes]


def severe(found: Mapping[str, Any]) -> list[str]:
    """Return the codes of what stops the use of the unit's files."""
    return [entry["code"] for entry in found["entries"] if entry["severity"] == "loi"]


def test_what_was_typed_is_what_is_read(desk: Desk) -> None:
    """Every answer arrives with its state; sums are the form's own, records, choices and replies come with them."""
    found = desk.received(("Bieu so lieu (1) FINAL.xlsx", desk.file("đủ.xlsx")))
    assert severe(found) == []
    assert desk.figures() == dict(desk.typed.figures)
    got = desk.submission
    assert got.formula_cells == ()
    assert got.definitions == (("waiting", "dang-trong-han"),)
    assert [(row.code, row.state) for row in got.requests] == [("kn-1", "hoan-thanh-mot-phan")]
    assert [row.reported_state for row in got.tasks] == ["chua-den-han", "hoan-thanh"]
    assert [row.name for row in got.initiatives] == ["Sáng kiến mẫu"]
    assert [row.difficulty for row in got.voices] == ["Thiếu máy quét (mẫu)"]
    assert len([row for row in got.sub_units if not row.is_total]) == 8


@pytest.mark.parametrize("name", ["đủ.xlsx", "đủ.xls", "đủ.ods", "xáo.xlsx"])
def test_the_code_is_that_of_the_signed_page(desk: Desk, name: str) -> None:
    """The check tells the code that the last page printed when the form was filled; other figures have another."""
    page = load_workbook(desk.way / "đủ.xlsx", data_only=True)["17 Kiểm tra và ký"]
    printed = {str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None}
    assert {one["check_code"] for one in desk.received(("b.xlsx", desk.file(name)))["files"]} <= printed
    other = desk.received(("b.xlsx", desk.file("thay thế.xlsx")))["files"][0]["check_code"]
    assert other
    assert other not in printed


SAME = {
    "đủ.xls": [],
    "đủ.ods": [],
    "cũ.xlsx": [],
    "xáo.xlsx": ["sheet-by-content"],
    "ẩn.xlsx": ["answers-merged", "rows-hidden", "sheet-by-content"],
    "chữ.xlsx": ["answers-merged", "rows-hidden", "sheet-by-content", "total-summed"],
}
SHAPE = ("sheet-by-content", "answers-merged", "rows-hidden", "total-summed", "answer-formula")


@pytest.mark.parametrize("name", SAME)
def test_a_damaged_form_says_the_same(desk: Desk, name: str) -> None:
    """Other formats, no hidden sheet, sheets and columns moved, rows sorted, hidden, cells merged, numbers as text."""
    desk.received(("đủ.xlsx", desk.file("đủ.xlsx")))
    whole = desk.table()
    found = desk.received((f"Copy of {name}", desk.file(name)))
    assert severe(found) == []
    assert desk.figures() == dict(desk.typed.figures)
    assert desk.table() == whole
    assert sorted({entry["code"] for entry in found["entries"]} & set(SHAPE)) == SAME[name]


def _tables(value: Any) -> list[str]:
    """Return the words of all tables of a report's blocks, table by table, without the cells that sources name."""
    if isinstance(value, dict) and value.get("type") == "table":
        return [re.sub(r"(Sheet4|NV 2024|\d\d), [A-Z]{1,2}[0-9]+\b", "·", _words(value))]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for one in inner for words in _tables(one)]


def _words(value: Any) -> str:
    """Return what is printed of a block: not where it comes from."""
    if isinstance(value, dict):
        own = value["text"] if isinstance(value.get("text"), str) else ""
        return " ".join(filter(None, [own, *map(_words, value.values())]))
    return " ".join(filter(None, map(_words, value))) if isinstance(value, list) else ""


def test_the_report_of_the_most_damaged_form_is_the_same(desk: Desk) -> None:
    """Sheets, columns and rows moved, rows hidden, numbers as text: every table of the report reads as without it."""
    reports = []
    for name in ("đủ.xlsx", "chữ.xlsx"):
        desk.received(("b.xlsx", desk.file(name)))
        done = desk.project.reports("--units", QUAN, "--formats", "html")
        assert done.returncode == 0, done.stderr
        reports.append(json.loads((desk.project.outputs / "blocks" / f"{QUAN}.json").read_text("utf-8")))
    whole, damaged = map(_tables, reports)
    assert len(whole) > 10
    assert "8.000" in " ".join(whole)
    assert damaged == whole


def test_what_happened_to_the_shape_is_told(desk: Desk) -> None:
    """Merged, hidden, typed as text: file, sheet, cells, and what to do."""
    found = desk.received(("b.xlsx", desk.file("chữ.xlsx")))
    assert told(found, *SHAPE) == [
        f"Tệp {FOLDER}/b.xlsx, sheet “{sheet}”{text}"
        for sheet, text in (
            (S11, ": sheet có dòng bị ẩn vẫn chứa số liệu (dòng 9); số liệu vẫn được đọc, đề nghị kiểm tra lại."),
            ("NV 2024", f": sheet đã đổi tên; theo nội dung được hiểu là “{S07}”. Đề nghị giữ nguyên tên sheet."),
            ("Sheet4", f": sheet đã đổi tên; theo nội dung được hiểu là “{S04}”. Đề nghị giữ nguyên tên sheet."),
            (
                TTHC,
                ", ô C28: hàng “Tổng cộng” của biểu không cộng được các số nhập ở dạng chữ (ô C13:C15, E13:E15, "
                "F13:F15, G13:G15, H13:H15, I13:I15, J13:J15, K13:K15, L13:L15, M13:M15, N13:N15); "
                "tạm cộng lại từ các hàng. Đề nghị nhập lại các ô đó ở dạng số.",
            ),
            (
                S11,
                ", ô L6: các ô L6:L8 gộp làm một nên giá trị chỉ được hiểu là của ô L6; "
                "đề nghị bỏ gộp ô và điền từng ô.",
            ),
        )
    ]


def test_sheets_as_csv_say_the_same(desk: Desk) -> None:
    """LibreOffice writes each sheet, hidden ones too, as «file-sheet.csv»: read together, hidden ones passed over."""
    files = [(f"{QUAN}/{path.name}", path.read_bytes()) for path in sorted(desk.way.glob("quận 1-*.csv"))]
    assert len(files) == 20
    found = desk.received(*files)
    assert severe(found) == []
    assert desk.figures() == dict(desk.typed.figures)


def test_two_offices_make_one_form(desk: Desk) -> None:
    """Each fills its sheets of the same form; who filled what is kept."""
    found = desk.received(("phần 1.xlsx", desk.file("phần 1.xlsx")), ("phần 2.xlsx", desk.file("phần 2.xlsx")))
    assert severe(found) == []
    assert desk.figures() == dict(desk.typed.figures)
    assert [one.filled_by for one in desk.submission.files] == ["Phòng Nội vụ"]


def test_a_replacement_counts_alone(desk: Desk) -> None:
    """The newer file counts, the older one is named."""
    files = (("đủ.xlsx", desk.file("đủ.xlsx")), ("thay thế.xlsx", desk.file("thay thế.xlsx")))
    found = desk.received(*files, days=("2024-10-01", "2024-10-05"))
    assert desk.figures() == dict(desk.typed.figures) | {"bo-may.truc_thuoc": (State.KNOWN, Decimal(1300))}
    assert told(found, "file-older") == [
        f"Tệp {FOLDER}/đủ.xlsx: đơn vị đã gửi tệp mới hơn là “{FOLDER}/thay thế.xlsx”; không sử dụng tệp này."
    ]


def test_a_supplement_changes_three_cells(desk: Desk) -> None:
    """Three cells are others, with what they were; totals of Biểu 06 are summed again, everything else stays."""
    files = (("đủ.xlsx", desk.file("đủ.xlsx")), ("bổ sung.xlsx", desk.file("bổ sung.xlsx")))
    found = desk.received(*files, days=("2024-10-01", "2024-10-21"))
    assert severe(found) == []
    changed = {
        "bo-may.truc_thuoc": (State.KNOWN, Decimal(1250)),
        "tthc.truoc_han": (State.KNOWN, Decimal(3990)),
        "tthc.dung_han": (State.KNOWN, Decimal(1610)),
    }
    assert desk.figures() == dict(desk.typed.figures) | changed
    amended = desk.submission.amendments
    assert [(one.label, one.before and one.before.value, one.after.value) for one in amended] == [
        ("Hộ tịch – (8) Trước hạn", 450, 440),
        ("Hộ tịch – (9) Đúng hạn", 180, 190),
        ("Tổng cộng – (8) Trước hạn", 4000, 3990),
        ("Tổng cộng – (9) Đúng hạn", 1600, 1610),
        ("Số đơn vị trực thuộc", 1200, 1250),
    ]
    assert {one.document for one in amended} == {"Công văn số 12 ngày 20/10/2024"}


def test_formulas_in_answers_are_asked_about(desk: Desk) -> None:
    """The figures stay; the two cells are named, the form's own formulas are not."""
    found = desk.received(("b.xlsx", desk.file("công thức.xlsx")))
    assert desk.figures() == dict(desk.typed.figures)
    assert told(found, "answer-formula") == [
        f"Tệp {FOLDER}/b.xlsx, sheet “{S01}”, ô G6; sheet “{TTHC}”, ô C13: ô số liệu được nhập bằng công thức; "
        "đề nghị xác nhận con số, hoặc nhập lại bằng số."
    ]


def test_sheets_that_were_deleted_are_asked_for(desk: Desk) -> None:
    """What other sheets say stays; the sheet that must be there is named, the one that need not be is not."""
    found = desk.received(("b.xlsx", desk.file("thiếu.xlsx")))
    assert severe(found) == []
    assert desk.figures() == dict(desk.typed.figures)
    assert told(found, "sheet-missing") == [
        f"Tệp {FOLDER}/b.xlsx: chưa tìm thấy sheet “{S08}”; nếu đơn vị không thuộc diện báo cáo, đề nghị ghi tên sheet "
        "và căn cứ ở dòng “Sheet không áp dụng” của sheet “Bìa”."
    ]


def _with_macro(content: bytes) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return stream.getvalue()


def test_files_that_are_not_opened_are_told(desk: Desk) -> None:
    """A password, macros, another office's folder, no table at all: one sentence each; «~$» files are nothing."""
    whole = desk.file("đủ.xlsx")
    for name, content, sentence in (
        ("khóa.ods", desk.file("khóa.ods"), "tệp đặt mật khẩu nên chưa đọc được; đề nghị bỏ mật khẩu rồi lưu lại."),
        (
            "biểu.xlsm",
            _with_macro(whole),
            "tệp có chứa macro nên chưa được mở, để bảo đảm an toàn; đề nghị lưu lại ở dạng .xlsx "
            "(Sổ làm việc Excel, không có macro) rồi gửi lại.",
        ),
    ):
        found = desk.received((name, content), (f"~${name}", b"Lan"))
        assert [entry["text"] for entry in found["entries"] if entry["severity"] == "loi"] == [
            f"Tệp {FOLDER}/{name}: {sentence}"
        ]


def test_a_wrong_extension_is_told_and_read(desk: Desk) -> None:
    """An .ods called .xlsx is read; the sentence says what it is."""
    found = desk.received(("b.xlsx", desk.file("đủ.ods")))
    assert desk.figures() == dict(desk.typed.figures)
    assert told(found, "workbook-other-suffix") == [
        f"Tệp {FOLDER}/b.xlsx: tên tệp có đuôi “.xlsx” nhưng nội dung là bảng tính dạng .ods; vẫn đọc được, "
        "đề nghị đặt lại đuôi tệp cho đúng."
    ]


def test_another_units_folder(desk: Desk) -> None:
    """A form in the folder of another unit is used for neither; the other unit's line says so."""
    desk.received((f"{SO_A}/b.xlsx", desk.file("đủ.xlsx")))
    everything = json.loads((desk.project.outputs / "check.json").read_text("utf-8"))
    other = next(unit for unit in everything["units"] if unit["unit"] == SO_A)
    assert told(other, "submission-other-folder") == [
        f"Tệp {FOLDER}/{SO_A}/b.xlsx: tệp là biểu của Ủy ban nhân dân quận Mẫu 1, nhưng gửi trong thư mục "
        "của Sở Mẫu A. Chưa sử dụng tệp này; đề nghị kiểm tra lại."
    ]
    assert desk.read.submission is None


def test_mailed_back_mended_and_whole(desk: Desk, tmp_path: Path) -> None:
    """Faulty cells go back marked; LibreOffice opens and prints the file; mended there, it says what was typed."""
    texts = []
    orders = []
    mended = {"lỗi.xlsx": ((S01, "G6", 1200), (TTHC, "C13", 7000)), "phông.xlsx": ((S15, "A7", "Thiếu kinh phí"),)}
    for name, cells in mended.items():
        found = desk.received(("b.xlsx", desk.file(name)))
        texts += [entry["text"] for entry in found["entries"] if entry["severity"] == "loi"]
        assert found["returned"] == [f"{QUAN}.xlsx"]
        back = shutil.copy(desk.project.outputs / "returned" / f"{QUAN}.xlsx", tmp_path / name)
        order = Order(back)
        for sheet, cell, value in cells:
            order.set(sheet, cell, value)
        order.save(tmp_path / f"{name}.pdf", "calc_pdf_Export")
        orders.append(order.save(tmp_path / f"lại {name}"))
    at_the_office(tmp_path, *orders)
    assert texts == [
        f"Tệp {FOLDER}/b.xlsx, sheet “{sheet}”, ô {text}"
        for sheet, text in (
            (
                S01,
                "G6: ghi “một nghìn hai trăm”; ô này cần số. Nếu chưa có số liệu, đề nghị để trống và "
                "chọn “Chưa có” ở cột Trạng thái.",
            ),
            (TTHC, "C13: ghi “7000,5”; ô này cần số nguyên, ví dụ 12571."),
            (
                S15,
                f"A7: “{OLD_FONT}” là chữ gõ theo bảng mã cũ TCVN3, có thể là “Thiếu kinh phí nâng cấp phần mềm”; "
                "bộ công cụ không tự chuyển. Đề nghị chuyển sang Unicode rồi gửi lại, hoặc ghi chấp nhận ở "
                "decisions.csv (kind “bang-ma”).",
            ),
        )
    ]
    for name in mended:
        assert len(PdfReader(tmp_path / f"{name}.pdf").pages) > 10
        found = desk.received(("b.xlsx", (tmp_path / f"lại {name}").read_bytes()))
        assert severe(found) == []
        assert desk.figures() == dict(desk.typed.figures)
