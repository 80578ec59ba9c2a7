from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from giamsat.intake.extracts.count import count
from giamsat.model.mappings import CarriedOver, CountedAs, DateOrder, NoDue, Paused, SameDay
from tests.intake.extracts.extract_builders import (
    HEADS,
    PERIOD,
    columns,
    counts_of,
    job,
    mapping,
    row,
    unit,
    write,
)


def test_a_dossier_stands_once_among_those_received_and_once_among_the_states(tmp_path: Path) -> None:
    """One online dossier resolved before its day: (3), (4), (7) and (8), nothing else."""
    assert columns(counts_of(tmp_path, [row()])) == {3: 1, 4: 1, 7: 1, 8: 1}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"resolved": "20/02/2024"}, {3: 1, 4: 1, 7: 1, 9: 1}),
        ({"resolved": "21/02/2024"}, {3: 1, 4: 1, 7: 1, 10: 1}),
        ({"channel": "Quầy"}, {3: 1, 5: 1, 7: 1, 8: 1}),
        ({"received": "28/12/2023", "due": "20/02/2024"}, {3: 1, 6: 1, 7: 1, 8: 1}),
        ({"resolved": "", "status": "Đang"}, {3: 1, 4: 1, 11: 1, 13: 1}),
        ({"resolved": "", "status": "Đang", "due": "30/09/2024"}, {3: 1, 4: 1, 11: 1, 12: 1}),
        ({"resolved": "", "status": "Đang", "due": "29/09/2024"}, {3: 1, 4: 1, 11: 1, 13: 1}),
        # resolved after the period, before the extract was taken: open at its end
        ({"resolved": "01/10/2024", "due": "02/10/2024"}, {3: 1, 4: 1, 11: 1, 12: 1}),
        ({"resolved": "01/10/2024"}, {3: 1, 4: 1, 11: 1, 13: 1}),
        ({"received": "30/09/2024", "resolved": "30/09/2024", "due": "30/09/2024"}, {3: 1, 4: 1, 7: 1, 9: 1}),
        ({"received": "01/01/2024"}, {3: 1, 4: 1, 7: 1, 8: 1}),
        ({"status": " xong "}, {3: 1, 4: 1, 7: 1, 8: 1}),
    ],
)
def test_days_decide_at_the_end_of_the_period(tmp_path: Path, cells: dict[str, str], expected: dict[int, int]) -> None:
    """Before, on and after the promised day; carried over; open and open too long; both ends of the period."""
    assert columns(counts_of(tmp_path, [row(**cells)])) == expected


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"received": "01/10/2024", "resolved": "", "status": "Đang"}, "sau-ky"),
        ({"received": "01/12/2023", "resolved": "31/12/2023"}, "xong-truoc-ky"),
        ({"status": "Nháp"}, "trang-thai-khong-tinh"),
        ({"received": ""}, "khong-co-ngay-nhan"),
        ({"received": "31/02/2024"}, "ngay-khong-doc-duoc"),
        ({"due": "1/2/24"}, "ngay-khong-doc-duoc"),
        ({"resolved": "2024-02-19"}, "ngay-khong-doc-duoc"),
        ({"resolved": ""}, "thieu-ngay-tra"),
        ({"status": "Đang"}, "thua-ngay-tra"),
    ],
)
def test_what_no_column_counts_is_told_with_its_reason(tmp_path: Path, cells: dict[str, str], reason: str) -> None:
    """A row outside the period, without days, with days that are none, or that contradicts itself."""
    found = unit(counts_of(tmp_path, [row(), row("2", **cells)]))
    assert (found.rows, found.left_out) == (2, ((reason, 1),))
    assert columns(counts_of(tmp_path, [row(), row("2", **cells)])) == {3: 1, 4: 1, 7: 1, 8: 1}


@pytest.mark.parametrize(
    ("choice", "cells", "expected", "reason"),
    [
        ({"waiting": CountedAs.RESOLVED_IN_TIME}, {"status": "Chờ", "resolved": ""}, {3: 1, 4: 1, 7: 1, 9: 1}, ""),
        ({"waiting": CountedAs.PENDING_IN_TIME}, {"status": "Chờ", "resolved": ""}, {3: 1, 4: 1, 11: 1, 12: 1}, ""),
        ({"waiting": CountedAs.NOT}, {"status": "Chờ", "resolved": ""}, {}, "cho-bo-sung"),
        ({"withdrawn": CountedAs.RESOLVED_IN_TIME}, {"status": "Rút"}, {3: 1, 4: 1, 7: 1, 9: 1}, ""),
        ({"withdrawn": CountedAs.PENDING_IN_TIME}, {"status": "Rút"}, {3: 1, 4: 1, 11: 1, 12: 1}, ""),
        ({"withdrawn": CountedAs.NOT}, {"status": "Rút"}, {}, "rut-tra-lai"),
        ({"withdrawn": CountedAs.RESOLVED_IN_TIME}, {"status": "Rút", "resolved": ""}, {3: 1, 4: 1, 7: 1, 9: 1}, ""),
        ({"carried_over": CarriedOver.NOT}, {"received": "28/12/2023"}, {}, "nhan-truoc-ky"),
        ({"no_due": NoDue.IN_TIME}, {"due": ""}, {3: 1, 4: 1, 7: 1, 9: 1}, ""),
        ({"no_due": NoDue.NOT}, {"due": ""}, {}, "khong-co-ngay-hen"),
        (
            {"same_day": SameDay.BY_HOUR},
            {"due": "20/02/2024 10:00", "resolved": "20/02/2024 10:30:00"},
            {3: 1, 4: 1, 7: 1, 10: 1},
            "",
        ),
        (
            {"same_day": SameDay.WHOLE_DAY},
            {"due": "20/02/2024 10:00", "resolved": "20/02/2024 10:30:00"},
            {3: 1, 4: 1, 7: 1, 9: 1},
            "",
        ),
    ],
)
def test_each_choice_of_definition_moves_its_dossiers_and_no_others(
    tmp_path: Path, choice: dict[str, object], cells: dict[str, str], expected: dict[int, int], reason: str
) -> None:
    """Waiting, withdrawn, carried over, same day, without a promised day: where they go is the mapping's choice."""
    answer = counts_of(tmp_path, [row(**cells)], mapping(choice))
    assert columns(answer) == expected
    assert unit(answer).left_out == (((reason, 1),) if reason else ())


def test_days_of_waiting_are_added_to_the_promised_day_when_the_mapping_says_so(tmp_path: Path) -> None:
    """Three days late, but five days of waiting: in time under «cong-ngay-cho» alone."""
    heads = (*HEADS, "Số ngày chờ")
    late = [{**row(resolved="23/02/2024"), "paused": "5"}]
    roles = mapping().columns.model_copy(update={"paused_days": "Số ngày chờ"})
    for paused, expected in ((Paused.AS_RECORDED, 10), (Paused.ADDED, 8)):
        own = mapping({"paused": paused}, columns=roles)
        assert columns(count(job(write(tmp_path / "hs.csv", late, heads), own)))[expected] == 1


def test_a_dossier_that_stands_twice_counts_once_by_the_row_that_got_farthest(tmp_path: Path) -> None:
    """In whatever order the file has them; the surplus is told; the same code at another unit is another dossier."""
    rows = [row("7", resolved="", status="Đang"), row("7"), row("7", unit="B")]
    for order in (rows, rows[::-1]):
        answer = counts_of(tmp_path, order)
        assert columns(answer) == {3: 1, 4: 1, 7: 1, 8: 1}
        assert unit(answer).left_out == (("trung-ma", 1),)
        assert [fault.code for fault in unit(answer).notices] == ["extract-doubled"]
        assert columns(answer, "so-b") == {3: 1, 4: 1, 7: 1, 8: 1}


def test_fields_of_work_are_counted_apart(tmp_path: Path) -> None:
    """The columns of each field add up to those of the unit."""
    answer = counts_of(tmp_path, [row(), row("2", field="Hộ tịch"), row("3", field="Hộ tịch", channel="Quầy")])
    assert [(field.label, dict(field.columns)[3]) for field in unit(answer).fields] == [("Hộ tịch", 2), ("Đất đai", 1)]


def test_a_column_of_many_values_is_no_field(tmp_path: Path) -> None:
    """Hundreds of distinct «fields» may be names of people: they are counted together and none is kept."""
    answer = counts_of(tmp_path, [row(str(number), field=f"x{number}") for number in range(300)])
    assert [field.label for field in unit(answer).fields] == [""]
    assert columns(answer)[3] == 300


def test_the_same_dossiers_count_alike_in_every_kind_of_file(tmp_path: Path) -> None:
    """CSV with commas, semicolons or tabs, UTF-16, Parquet with typed days, a workbook with notes above its head."""
    import duckdb

    rows = [row(), row("2", resolved="", status="Đang"), row("3", channel="Quầy", resolved="25/02/2024")]
    expected = columns(counts_of(tmp_path, rows))
    plain = write(tmp_path / "hs.csv", rows)
    paths = [write(tmp_path / f"s{number}.csv", rows, separator=sign) for number, sign in enumerate(";\t|")]
    wide = tmp_path / "wide.csv"
    wide.write_text(plain.read_text(encoding="utf-8"), encoding="utf-16")
    typed = tmp_path / "hs.parquet"
    with duckdb.connect(":memory:") as base:
        days = ", ".join(
            f'strptime("{head}", \'%d/%m/%Y\')::date as "{head}"' for head in ("Ngày nhận", "Ngày hẹn", "Ngày trả")
        )
        base.execute(
            f"copy (select * replace ({days}) from read_csv(?, all_varchar=true)) to ? (format parquet)",
            [str(plain), str(typed)],
        )
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Danh sách hồ sơ"])
    sheet.append(HEADS)
    for one in rows:
        days_of = [date(*map(int, one[name].split("/")[::-1])) if one[name] else None for name in _DAYS]
        sheet.append([one["dossier"], one["unit"], one["field"], one["channel"], *days_of, one["status"]])
    book.save(tmp_path / "hs.xlsx")
    for path in (*paths, wide, typed, tmp_path / "hs.xlsx"):
        assert columns(count(job(path))) == expected, path.name


_DAYS = ("received", "due", "resolved")


@pytest.mark.parametrize("text", ["1/2/2024", "01-02-2024", "01.02.2024", "01/02/2024 08:30", "1/2/2024 8:05:00"])
def test_usual_spellings_of_a_day_are_read(tmp_path: Path, text: str) -> None:
    """Day first, with or without noughts, with other signs between, with the hour."""
    assert columns(counts_of(tmp_path, [row(received=text)]))[4] == 1


def test_the_other_order_of_days_is_never_guessed(tmp_path: Path) -> None:
    """2024-02-01 is read under «nam-thang-ngay» alone."""
    iso = [row(received="2024-02-01", due="2024-02-20", resolved="2024-02-19")]
    assert unit(counts_of(tmp_path, iso)).left_out == (("ngay-khong-doc-duoc", 1),)
    assert columns(counts_of(tmp_path, iso, mapping(date_order=DateOrder.YEAR_FIRST))) == {3: 1, 4: 1, 7: 1, 8: 1}


_DAY = st.one_of(st.none(), st.dates(date(2023, 10, 1), date(2024, 11, 30)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Mạng", "Quầy")), _DAY, _DAY, _DAY, st.sampled_from(("Xong", "Đang", "Chờ", "Rút", "Nháp"))
        ),
        max_size=30,
    ),
    st.sampled_from(list(CountedAs)),
    st.sampled_from(list(CountedAs)),
    st.sampled_from(list(NoDue)),
)
def test_whatever_the_dossiers_the_identities_of_the_form_hold(
    tmp_path: Path,
    dossiers: list[tuple[str, date | None, date | None, date | None, str]],
    waiting: CountedAs,
    withdrawn: CountedAs,
    no_due: NoDue,
) -> None:
    """3 = 4 + 5 + 6 = 7 + 11, 7 = 8 + 9 + 10, 11 = 12 + 13, and no row is lost: counted, or left out with a reason."""
    rows = [
        row(str(number), channel=channel, received=_text(received), due=_text(due), resolved=_text(done), status=status)
        for number, (channel, received, due, done, status) in enumerate(dossiers)
    ]
    answer = counts_of(tmp_path, rows, mapping({"waiting": waiting, "withdrawn": withdrawn, "no_due": no_due}))
    if not rows:
        assert answer.units == ()
        return
    own = {column: columns(answer).get(column, 0) for column in range(3, 14)}
    assert own[3] == own[4] + own[5] + own[6] == own[7] + own[11]
    assert own[7] == own[8] + own[9] + own[10]
    assert own[11] == own[12] + own[13]
    assert own[3] + sum(number for _, number in unit(answer).left_out) == unit(answer).rows == len(rows)


def _text(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def test_every_row_of_a_long_file_is_counted(tmp_path: Path) -> None:
    """Fifty thousand dossiers, more than one block of the reader: each day of the period has its own."""
    path = tmp_path / "hs.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADS)
        for number in range(50_000):
            day = PERIOD.start + timedelta(days=number % 274)
            writer.writerow([number, "AB"[number % 2], "x", "Mạng", f"{day:%d/%m/%Y}", "30/09/2024", "", "Đang"])
    answer = count(job(path))
    assert columns(answer) == columns(answer, "so-b") == {3: 25_000, 4: 25_000, 11: 25_000, 12: 25_000}
