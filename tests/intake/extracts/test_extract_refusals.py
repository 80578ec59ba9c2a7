from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from giamsat.errors import Fault
from giamsat.intake.extracts import run
from giamsat.intake.extracts.count import connect, count
from giamsat.intake.extracts.job import Counted
from giamsat.intake.extracts.personal import is_personal
from tests.intake.extracts.extract_builders import HEADS, columns, counts_of, job, mapping, row, unit, write


def sentences(answer: Counted) -> list[str]:
    """Return what is said of a refused file; nothing of it was counted."""
    assert answer.units == ()
    return [str(fault) for fault in answer.faults]


@pytest.mark.parametrize(
    "name",
    ["Họ tên", "HO_TEN", "hoTenNguoiNop", "Họ và tên chủ hồ sơ", "CCCD", "Số CCCD/CMND", "SoCMND", "Căn cước",
     "Số định danh cá nhân", "SĐT", "sdt_lien_he", "Số điện thoại", "Địa chỉ", "DIACHI", "Nơi thường trú", "Ngày sinh",
     "NamSinh", "Email", "e-mail", "Thư điện tử", "Số tài khoản", "Người nộp hồ sơ", "Tên công dân", "Cán bộ xử lý",
     "full_name", "PhoneNumber", "Giới tính", "Mã số thuế"],
)  # fmt: skip
def test_a_column_with_personal_data_refuses_the_whole_extract(tmp_path: Path, name: str) -> None:
    """However the system spells it; the sentence names the column, and no row was read."""
    path = write(tmp_path / "hs.csv", [{**row(), "x": "Nguyễn Văn Mẫu"}], (*HEADS, name))
    (told,) = sentences(count(job(path)))
    assert f"“{name}”" in told
    assert "bộ công cụ không nhận dữ liệu cá nhân" in told
    assert "Nguyễn" not in told


@pytest.mark.parametrize("name", [*HEADS, "Mã định danh hồ sơ", "MaDinhDanhDonVi", "Tên thủ tục", "Mức độ", "Lệ phí"])
def test_columns_about_dossiers_are_no_personal_data(name: str) -> None:
    """Codes of dossiers and bodies may be called «mã định danh» too."""
    assert not is_personal(name)


def test_the_sentence_about_personal_data() -> None:
    """Where, what was found, what to do; of many columns the first five."""
    fault = Fault.of("extract-personal", columns="“Họ tên”, “CCCD”", count=2)
    assert str(fault) == (
        "Có 2 cột là dữ liệu cá nhân (“Họ tên”, “CCCD”); bộ công cụ không nhận dữ liệu cá nhân nên chưa sao chép, chưa "
        "đếm nội dung nào của tệp. Đề nghị xóa tệp này và trích xuất lại, chỉ lấy các cột nêu tại bảng ánh xạ."
    )


def test_a_citizens_number_as_dossier_code_is_personal_data(tmp_path: Path) -> None:
    """The column's name may be harmless and its content not."""
    told = sentences(counts_of(tmp_path, [row(f"0010990{number:05d}") for number in range(20)]))
    assert "“Mã hồ sơ”" in told[0]
    assert "0010990" not in told[0]


def test_a_workbook_with_personal_data_leaves_no_copy(tmp_path: Path) -> None:
    """The scratch folder stays empty: it is refused before its rows are written anywhere."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADS, "Họ tên"])
    sheet.append([*row().values(), "Nguyễn Văn Mẫu"])
    book.save(tmp_path / "hs.xlsx")
    assert "dữ liệu cá nhân" in sentences(count(job(tmp_path / "hs.xlsx")))[0]
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize(("name", "heads"), [("MẬT hs.csv", HEADS), ("hs.csv", (*HEADS, "Độ mật"))])
def test_what_is_stamped_secret_is_refused(tmp_path: Path, name: str, heads: tuple[str, ...]) -> None:
    """By its name or by a column of secrecy."""
    path = write(tmp_path / name, [{**row(), "x": ""}], heads)
    assert "không nhận tài liệu mật" in sentences(count(job(path)))[0]


def test_harmless_columns_are_left_unread_and_noticed(tmp_path: Path) -> None:
    """What the mapping does not name is ignored; somebody should not extract it next time."""
    path = write(tmp_path / "hs.csv", [{**row(), "x": "1", "y": "2"}], (*HEADS, "Lệ phí", "Tên thủ tục"))
    answer = count(job(path))
    assert columns(answer) == {3: 1, 4: 1, 7: 1, 8: 1}
    assert [str(notice) for notice in answer.notices] == [
        "Tệp data/dot/extracts/hs.csv: có 2 cột không dùng đến (“Lệ phí”, “Tên thủ tục”); lần sau đề nghị không trích "
        "xuất các cột này."
    ]


def test_words_that_the_mapping_does_not_know_stop_the_count(tmp_path: Path) -> None:
    """An unknown status and an unknown channel, each with how many dossiers, the words and the first line."""
    rows = [row(), row("2", status="Khác"), row("3", status="Khác", channel="Zalo")]
    assert sentences(counts_of(tmp_path, rows)) == [
        "Tệp data/dot/extracts/hs.csv, dòng 3: cột “Trạng thái” có 1 trạng thái chưa khai nghĩa ở bảng ánh xạ (“Khác”; "
        "2 hồ sơ); chưa đếm tệp này vì chưa biết các hồ sơ đó thuộc cột nào. Đề nghị bổ sung vào statuses của bảng ánh "
        "xạ.",
        "Tệp data/dot/extracts/hs.csv, dòng 4: cột “Hình thức” có 1 hình thức nộp chưa khai nghĩa ở bảng ánh xạ "
        "(“Zalo”; 1 hồ sơ); chưa đếm tệp này. Đề nghị bổ sung vào channels của bảng ánh xạ.",
    ]


def test_columns_that_slipped_are_not_quoted(tmp_path: Path) -> None:
    """More unknown words than a status column has: they may be names of people, so only their number is told."""
    (told,) = sentences(counts_of(tmp_path, [row(str(number), status=f"Người {number}") for number in range(40)]))
    assert "có 40 từ khác nhau" in told
    assert "Người 1" not in told


def test_unknown_units_are_noticed_and_the_others_counted(tmp_path: Path) -> None:
    """A city's extract holds bodies of no concern; those listed as ignored are not mentioned at all."""
    rows = [row(), row("2", unit="X"), row("3", unit="Y")]
    answer = counts_of(tmp_path, rows, mapping(ignored_units=("Y",)))
    assert columns(answer) == {3: 1, 4: 1, 7: 1, 8: 1}
    assert [(notice.code, notice.place.line) for notice in answer.notices] == [("extract-unit-unknown", 3)]
    assert "1 hồ sơ có mã đơn vị chưa khai ở bảng ánh xạ (“X”)" in str(answer.notices[0])


def test_days_that_are_none_are_told_by_their_form(tmp_path: Path) -> None:
    """The first line and column, digits as 9 and letters as x: what slipped into a column of days is not quoted."""
    answer = counts_of(tmp_path, [row(), row("2", due="Trần Mẫu 12"), row("3", received="31/02/2024")])
    assert [str(replace(notice, facts=(*notice.facts, ("unit", "Sở Mẫu A")))) for notice in unit(answer).notices] == [
        "Tệp data/dot/extracts/hs.csv, dòng 3: Sở Mẫu A có 2 hồ sơ mà ngày không đọc được nên không tính (dòng đầu ở "
        "cột “Ngày hẹn”, dạng “xxxx xxx 99”; 9 thay cho chữ số, x thay cho chữ cái); đề nghị kiểm tra dạng ngày khi "
        "trích xuất."
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,2\n", "extract-column-missing"),
        (",".join(HEADS).encode() + b"\n1,2,3\n", "extract-row-width"),
        (",".join(HEADS).encode("cp1258", "replace") + b"\n", "extract-encoding"),
        (b"", "extract-column-missing"),
        (b"\x00\x01\x02" * 1000, "extract-column-missing"),
    ],
)
def test_a_file_that_is_no_extract_gets_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    """Other columns, torn rows, another encoding, nothing, rubbish: never a traceback."""
    path = tmp_path / "hs.csv"
    path.write_bytes(content)
    found = count(job(path))
    assert code in {fault.code for fault in found.faults}
    assert all(str(fault) for fault in found.faults)


def test_a_torn_row_is_named_by_its_line(tmp_path: Path) -> None:
    """The reader stops at the first row that has not as many cells as the head."""
    path = write(tmp_path / "hs.csv", [row(), row("2")])
    path.write_text(path.read_text(encoding="utf-8") + "3,A\n", encoding="utf-8")
    assert [(fault.code, fault.place.line) for fault in count(job(path)).faults] == [("extract-row-width", 4)]


def test_rubbish_as_parquet_and_as_workbook_gets_a_sentence(tmp_path: Path) -> None:
    """An ending promises what the content does not keep."""
    for ending in ("parquet", "xlsx"):
        path = tmp_path / f"hs.{ending}"
        path.write_bytes(b"PAR1 no parquet at all PAR1")
        assert len(count(job(path)).faults) == 1


HOSTILE = "x\"; drop table rows; --'"


def test_hostile_names_and_words_stay_text(tmp_path: Path) -> None:
    """Quotes and SQL in column names, words and codes are only text, in CSV and in Parquet."""
    import duckdb

    names = tuple(f"{head} {HOSTILE}" for head in HEADS)
    roles = dict(zip(mapping().columns.roles(), names, strict=True))
    own = mapping(columns=type(mapping().columns)(**roles))
    path = write(tmp_path / "hs.csv", [row(HOSTILE, field=HOSTILE)], names)
    parquet = tmp_path / "hs.parquet"
    with duckdb.connect(":memory:") as base:
        base.execute(
            "copy (select * from read_csv(?, all_varchar=true)) to ? (format parquet)", [str(path), str(parquet)]
        )
    for file in (path, parquet):
        answer = count(job(file, own))
        assert columns(answer) == {3: 1, 4: 1, 7: 1, 8: 1}
        assert unit(answer).fields[0].label == HOSTILE


def test_the_database_reads_its_file_and_nothing_else(tmp_path: Path) -> None:
    """No other file, no extension, no writing, no way back: whatever a query would try."""
    import duckdb

    path = write(tmp_path / "hs.csv", [row()])
    other = write(tmp_path / "other.csv", [row()])
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with connect(path, scratch) as base:
        assert base.execute("select count(*) from read_csv(?)", [str(path)]).fetchone() == (1,)
        for statement in (
            f"select * from read_csv('{other}')",
            f"copy (select 1) to '{tmp_path / 'out.csv'}'",
            "install httpfs",
            "set enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                base.execute(statement)


def test_no_dossier_code_leaves_the_process(tmp_path: Path) -> None:
    """The answer holds numbers, fields and reasons: not one code of a dossier, not even of those that stand twice."""
    from pydantic import TypeAdapter

    rows = [row("HS-GEHEIM-1"), row("HS-GEHEIM-1"), row("HS-GEHEIM-2", received="x")]
    assert b"GEHEIM" not in TypeAdapter(Counted).dump_json(counts_of(tmp_path, rows))


@pytest.mark.e2e
def test_a_count_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is killed at its limit, its scratch folder goes, and a sentence says so."""
    monkeypatch.setattr(run, "LEAST_SECONDS", 0.05)
    own = job(write(tmp_path / "hs.csv", [row()]))
    assert [fault.code for fault in run.count_apart(own).faults] == ["extract-too-slow"]
    assert list(Path(own.scratch).iterdir()) == []


@pytest.mark.e2e
def test_a_process_of_its_own_answers_as_the_call_does(tmp_path: Path) -> None:
    """JSON in and out loses nothing, and the caller never imports DuckDB."""
    import subprocess
    import sys

    own = job(write(tmp_path / "hs.csv", [row(), row("1"), row("2", status="Chờ", resolved="")]))
    assert run.count_apart(own) == count(own)
    script = "import sys, giamsat.intake.rounds, giamsat.report.unit; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
