"""Published figures, scores and records; decisions."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.intake.published import Published, PublishedRow, read_published
from giamsat.intake.registers import read_decisions, read_published_records
from giamsat.intake.rounds import DECISIONS, PUBLISHED, PUBLISHED_RECORDS
from giamsat.model.values import Bound, Channel, State
from giamsat.settings import Settings
from tests.intake import builders as make

COLUMNS = list(PublishedRow.model_fields)


def _write(settings: Settings, name: str, columns: list[str], rows: list[dict[str, str]]) -> Path:
    path = settings.data(make.ROUND) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _read(tmp_path: Path, *rows: dict[str, str]) -> Published:
    settings = make.project(tmp_path / "p")
    numbered = [
        {"id": f"d{number}", "unit": make.REAL, "indicator": "cqdt.phi", "source_title": "Nguồn", **row}
        for number, row in enumerate(rows, start=1)
    ]
    path = _write(settings, PUBLISHED, COLUMNS, numbered)
    return read_published(path, settings, make.registry(), make.params())


def test_a_share_keeps_its_two_counts(tmp_path: Path) -> None:
    """63/80 is read as two counts and their exact share, with all that is needed to cite it."""
    row = {
        "indicator": "cqdt.ty_le_tttt",
        "numerator": "63",
        "denominator": "80",
        "as_of": "2024-09-30",
        "as_printed": "63/80",
        "status": "chua-den-han",
        "deadline_text": "trước ngày 30/11/2024",
        "published_on": "2024-11-02",
        "address": "https://vi.example/1",
        "quote": "đã hoàn thành 63/80",
    }
    (found,) = _read(tmp_path, row).figures.of(make.REAL)
    assert (found.figure.value, found.figure.state, found.figure.as_printed) == (Decimal("78.75"), State.KNOWN, "63/80")
    assert found.numerator is not None
    assert found.denominator is not None
    assert (found.numerator.indicator_id, found.numerator.value) == ("cqdt.tttt", Decimal(63))
    assert (found.denominator.indicator_id, found.denominator.value) == ("cqdt.phi", Decimal(80))
    assert (found.domain, found.label, found.status) == ("tthc", "Tỷ lệ thanh toán trực tuyến", "chua-den-han")
    source = found.figure.source
    assert (source.channel, source.line, source.published_on) == (Channel.PUBLISHED, 2, date(2024, 11, 2))
    assert source.file == f"data/{make.ROUND}/published.csv"


def test_bounds_and_missing_keep_their_state(tmp_path: Path) -> None:
    """«trên 98%» is a bound, an explicit «chua-co» has no value, 0 is zero; «không» marks a row kept as a conflict."""
    rows = (
        {"state": "chan", "bound": "tren", "value": "98", "as_printed": "trên 98%"},
        {"state": "chua-co"},
        {"value": "0"},
        {"state": "uoc-tinh", "value": "10000", "as_printed": "khoảng 10 nghìn", "used": "không"},
    )
    over, missing, zero, about = _read(tmp_path, *rows).figures.of(make.REAL)
    assert (over.figure.state, over.figure.bound, over.figure.is_countable) == (State.BOUND, Bound.ABOVE, False)
    assert (missing.figure.state, missing.figure.value) == (State.MISSING, None)
    assert zero.figure.state is State.ZERO
    assert (about.figure.state, about.is_used) == (State.APPROXIMATE, False)


def test_rows_with_an_index_are_scores(tmp_path: Path) -> None:
    """A score keeps index, version, year and rank; a rank told only in words keeps the words."""
    row = {"index": "par-hanoi", "version": "2021–2025", "year": "2022", "indicator": ""}
    rows = (
        {**row, "value": "91.59", "as_printed": "91,59%", "rank": "2", "rank_of": "22"},
        {**row, "remark": "thấp nhất trong nhóm (theo nguồn báo chí)", "used": "không"},
    )
    found = _read(tmp_path, *rows)
    scored, worded = found.scores.of(make.REAL)
    assert scored.score is not None
    assert (scored.score.value, scored.rank, scored.rank_of, scored.year) == (Decimal("91.59"), 2, 22, 2022)
    assert (scored.id, scored.is_used, scored.rank_text) == ("d1", True, "")
    assert (worded.score, worded.rank, worded.is_used) == (None, None, False)
    assert worded.rank_text == "thấp nhất trong nhóm (theo nguồn báo chí)"
    assert found.figures.of(make.REAL) == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"value": "5", "as_of": "2024-10-01"}, "figure-after-cut-off"),
        ({"value": "5", "period_from": "2024-01-01", "period_to": "2024-12-31"}, "figure-after-cut-off"),
        ({"value": "5", "published_on": "2024-12-01"}, "published-after-report"),
        ({"value": "5", "period_to": "2024-05-01"}, "published-period"),
        ({"value": "5", "domain": "tthcc"}, "published-domain-unknown"),
        ({"value": "5", "indicator": "cqdt.ph"}, "published-indicator-unknown"),
        ({"value": "5", "indicator": ""}, "published-subject"),
        ({}, "published-empty"),
        ({"numerator": "5"}, "published-half-rate"),
        ({"numerator": "5", "denominator": "4"}, "published-part-outside"),
        ({"value": "-5"}, "published-negative"),
        ({"value": "5", "state": "chua-co"}, "published-state-value"),
        ({"state": "co-so-lieu"}, "published-state-value"),
        ({"value": "98", "state": "chan"}, "published-bound"),
        ({"value": "98", "state": "co-so-lieu", "bound": "tren"}, "published-bound"),
        ({"value": "5", "index": "par"}, "published-year"),
        ({"index": "par", "year": "2022", "rank": "31", "rank_of": "30"}, "published-rank"),
        ({"value": "1,5"}, "cell-decimal"),
    ],
)
def test_a_row_that_cannot_be_right(tmp_path: Path, row: dict[str, str], code: str) -> None:
    """Every fault of a row names its line and goes to the unit that the row is about."""
    found = _read(tmp_path, row)
    assert [(fault.code, fault.place.line) for fault in found.figures.faults_of(make.REAL)] == [(code, 2)]
    assert found.figures.of(make.REAL) == ()


def test_an_unknown_unit_is_nobodys(tmp_path: Path) -> None:
    """A row about a unit that does not exist, and an id used twice, are faults of the file."""
    found = _read(tmp_path, {"unit": "so-thatt", "value": "5"}, {"value": "1"}, {"id": "d2", "value": "2"})
    assert [fault.code for fault in found.figures.faults_of("")] == ["published-unit-unknown", "published-id-twice"]
    assert len(found.figures.of(make.REAL)) == 1


@pytest.mark.parametrize(
    ("row", "is_right"),
    [
        ({"indicator": "cds.ty_le_quy_che", "numerator": "3", "denominator": "3"}, True),
        ({"indicator": "cds.ty_le_quy_che", "numerator": "2", "denominator": "2"}, False),
        ({"indicator": "", "label": "Số phường có quy chế", "numerator": "2", "denominator": "2"}, False),
        ({"indicator": "", "label": "Quy chế", "value": "3", "as_printed": "3/3 phường"}, True),
        ({"indicator": "", "label": "Quy chế", "value": "2", "as_printed": "2/2 phường"}, False),
        ({"indicator": "", "label": "Phiếu tại 3 phường", "numerator": "249", "denominator": "300"}, True),
    ],
)
def test_wards_in_a_denominator_are_counted_by_date(tmp_path: Path, row: dict[str, str], is_right: bool) -> None:
    """«n/m phường» is held against the number of wards on the day of the figure."""
    found = _read(tmp_path, {"unit": make.QUAN, "as_of": "2024-09-30", **row})
    codes = [fault.code for fault in found.figures.faults_of(make.QUAN)]
    assert codes == ([] if is_right else ["sub-unit-count-of-other-day"])


RECORD = ["id", "unit", "domain", "kind", "number", "content", "place", "deadline_kind", "deadline_text", "last_day"]
RECORD += ["status", "quote", "remark", "published_on", "source_title", "address"]


def test_published_records_have_their_last_day(tmp_path: Path) -> None:
    """«trước ngày» and «vào ngày» end on different days; a written last day must agree with the words."""
    settings = make.project(tmp_path)
    row = {"unit": make.REAL, "kind": "nhiem-vu", "content": "Tự chấm điểm", "source_title": "Cổng", "domain": "tthc"}
    rows = [
        {**row, "id": "a", "deadline_text": "trước ngày 15/11/2023", "deadline_kind": "truoc-ngay"},
        {**row, "id": "b", "deadline_text": "kết thúc vào ngày 15/11/2023", "last_day": "2023-11-15"},
        {**row, "id": "c", "deadline_text": "thời gian tới"},
        {**row, "id": "d", "deadline_text": "trước ngày 15/11/2023", "last_day": "2023-11-15"},
        {**row, "id": "e", "published_on": "2024-12-01"},
    ]
    path = _write(settings, PUBLISHED_RECORDS, RECORD, rows)
    found = read_published_records(path, settings, make.registry(), make.params())
    assert [(one.id, one.deadline_kind, one.last_day) for one in found.of(make.REAL)] == [
        ("a", "truoc-ngay", date(2023, 11, 14)),
        ("b", "cham-nhat-ngay", date(2023, 11, 15)),
        ("c", "khong-neu-han", None),
    ]
    assert [fault.code for fault in found.faults_of(make.REAL)] == ["published-deadline", "published-after-report"]


def test_decisions_belong_to_a_unit_or_the_round(tmp_path: Path) -> None:
    """A decision names who decided and why; one about no unit concerns the round; a foreign unit is a fault."""
    settings = make.project(tmp_path)
    columns = ["kind", "unit", "subject", "decision", "reason", "decided_by", "decided_on"]
    row = {"kind": "mien", "subject": "bao-cao", "decision": "Miễn", "reason": "Sắp xếp", "decided_by": "Trưởng đoàn"}
    row["decided_on"] = "2024-11-01"
    rows = [{**row, "unit": make.SO}, {**row, "unit": ""}, {**row, "unit": "thanh-pho"}]
    path = _write(settings, DECISIONS, columns, rows)
    found = read_decisions(path, settings, make.params())
    assert (found.of(make.SO)[0].kind, found.of(make.SO)[0].decided_on) == ("mien", date(2024, 11, 1))
    assert len(found.of("")) == 1
    assert [(fault.code, fault.place.line) for fault in found.faults_of("")] == [("published-unit-outside", 4)]


def test_without_files_there_is_nothing(tmp_path: Path) -> None:
    """A round may have none of these files."""
    settings = make.project(tmp_path)
    folder = settings.data(make.ROUND)
    found = read_published(folder / PUBLISHED, settings, make.registry(), make.params())
    assert (found.figures.items, found.scores.items, found.figures.faults) == ({}, {}, {})
    assert read_decisions(folder / DECISIONS, settings, make.params()).items == {}
