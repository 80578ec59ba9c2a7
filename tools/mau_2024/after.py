"""What came after a unit's first file, or beside it: a supplement, two parts, replies, a figure looked at twice.

Planned: Huyện Mẫu 2 corrects three figures by letter, Huyện Mẫu 5 sends two parts filled by two offices, Sở Mẫu B and
Quận Mẫu 1 reply to requests of last year, Huyện Mẫu 3 confirms a figure that is more than ten times last year's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giamsat.model.rounds import RoundParams
from giamsat.workbook.content import Row, SubmissionContent
from giamsat.workbook.layout import SHEETS

SUPPLEMENTED, PARTED, CONFIRMED = "huyen-mau-2", "huyen-mau-5", "huyen-mau-3"
ODD, ODD_VALUE = "the-che.ra_soat", 214
CORRECTED = {"the-che.tu_kiem_tra": 16, "the-che.ban_hanh": 3, "cong-vu.kiem_tra": 6}
_LETTER = "Công văn số ……/MAU ngày 17/10/2024"
_ODD_NOTE = "Năm 2024 rà soát toàn bộ văn bản còn hiệu lực; năm trước rà soát theo chuyên đề"
_CORRECTED_NOTE = "Đếm lại sau khi đối chiếu sổ theo dõi"
_SECOND_SHEETS = frozenset({"04", "05", "09", "10", "12", "16"})
_FIRST_SHEETS = frozenset(sheet.number for sheet in SHEETS if sheet.number) - _SECOND_SHEETS
_REPLIES: Mapping[str, tuple[str, str, date | None, str]] = {
    "kn-2023-03": ("Công khai trên trang thông tin điện tử của Sở từ tháng 4/2024, cập nhật hằng tháng", "Hoàn thành",
                   date(2024, 4, 2), "Thông báo mẫu số 18/TB-MAU"),
    "kn-2023-04": ("Đã bố trí cho 05 phường; các phường còn lại đang mua sắm", "Hoàn thành một phần", None,
                   "Kế hoạch mẫu số 31/KH-MAU"),
    "kn-2023-05": ("", "Đang thực hiện", None, ""),
}  # fmt: skip
REPLIERS = ("so-mau-b", "quan-mau-1")


@dataclass(frozen=True, slots=True)
class Later:
    """A further file of a unit: its name, when it came, what is in it."""

    unit_id: str
    file: str
    received_on: date
    content: SubmissionContent


def first_content(unit_id: str, whole: SubmissionContent, params: RoundParams) -> SubmissionContent:
    """Return what the unit's first file holds of ``whole``."""
    if unit_id in REPLIERS:
        return replace(whole, tables={**whole.tables, "requests": _replies(unit_id, params)})
    if unit_id == CONFIRMED:
        mark: Row = {"value": ODD_VALUE, "note": _ODD_NOTE, "confirmed": "Đã kiểm tra"}
        return replace(whole, indicators=_changed(whole, {ODD: mark}))
    if unit_id == PARTED:
        return _part(whole, "Văn phòng HĐND và UBND huyện", _FIRST_SHEETS)
    return whole


def later_files(contents: Mapping[str, SubmissionContent]) -> Sequence[Later]:
    """Return the files that came beside or after the first ones, from what each unit has to say in all."""
    supplement = contents[SUPPLEMENTED]
    cover = {**supplement.cover, "submission_kind": "Bổ sung, giải trình", "supplement_document": _LETTER}
    rows = {
        number: tuple(
            {"code": row["code"], "name": row["name"], "measure": row["measure"]}
            | (
                {"state": "Có số liệu", "value": CORRECTED[str(row["code"])], "note": _CORRECTED_NOTE}
                if row["code"] in CORRECTED
                else {}
            )
            for row in own
        )
        for number, own in supplement.indicators.items()
        if any(row["code"] in CORRECTED for row in own)
    }
    changed = _only(replace(supplement, cover=cover, indicators=rows), frozenset(rows))
    return (
        Later(SUPPLEMENTED, "Huyen Mau 2 - so lieu dieu chinh.xlsx", date(2024, 10, 18), changed),
        Later(
            PARTED, "Mau 5 (H) bieu mau_phan chuyen doi so.xlsx", date(2024, 10, 10),
            _part(contents[PARTED], "Phòng Văn hóa và Thông tin", _SECOND_SHEETS),
        ),
    )  # fmt: skip


def _replies(unit_id: str, params: RoundParams) -> tuple[Row, ...]:
    """Return what a unit says became of the requests that were made to it."""
    return tuple(
        {"code": made.id, "content": made.content, "reply": reply or None, "state": state, "done_on": done_on,
         "evidence": evidence or None}
        for made in params.requests
        if made.unit == unit_id
        for reply, state, done_on, evidence in (_REPLIES[made.id],)
    )  # fmt: skip


def _changed(whole: SubmissionContent, changes: Mapping[str, Row]) -> Mapping[str, tuple[Row, ...]]:
    """Return the indicator rows with those of some codes changed."""
    return {
        number: tuple({**row, **changes.get(str(row["code"]), {})} for row in rows)
        for number, rows in whole.indicators.items()
    }


def _part(whole: SubmissionContent, filled_by: str, sheets: frozenset[str]) -> SubmissionContent:
    """Return the part of the form that one office of the unit filled in."""
    cover = {**whole.cover, "submission_kind": "Một phần của biểu", "filled_by": filled_by}
    return _only(replace(whole, cover=cover), sheets)


def _only(whole: SubmissionContent, sheets: frozenset[str]) -> SubmissionContent:
    """Return the workbook with these sheets and the cover alone."""
    tables = {table.id for sheet in SHEETS if sheet.number in sheets for table in sheet.tables}
    others = {sheet.number for sheet in SHEETS if sheet.number and sheet.number not in sheets}
    return replace(
        whole,
        indicators={number: rows for number, rows in whole.indicators.items() if number in sheets},
        dossiers=whole.dossiers if "02" in sheets else (),
        sub_units=whole.sub_units if "03" in sheets else (),
        tables={name: rows for name, rows in whole.tables.items() if name in tables},
        omitted=whole.omitted | others,
    )
