"""Appendices: every figure with its cell, Biểu 06, records. Each is referred to in section I (Decree 30/2020)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from giamsat.blocks.model import Appendix, Block, Cell, Fragment, Table
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join, roman
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Kind
from giamsat.model.records import DossierRow, Submission
from giamsat.model.values import Channel, Figure, State
from giamsat.report.asked_marks import asked_note
from giamsat.report.cited import Words
from giamsat.report.compose import Column, TableText, marked, small, words
from giamsat.report.desk import Desk
from giamsat.report.reading_cells import current_cell, previous_cell
from giamsat.report.record_cells import count, told
from giamsat.report.request_rows import request_table
from giamsat.report.rows import document_table, task_table
from giamsat.report.values import NONE, measure_text
from giamsat.texts_vi import clarifications as clarified_texts
from giamsat.texts_vi import handed as texts
from giamsat.workbook.layout import DOSSIER_COLUMNS, DossierColumn

TITLES = {
    "lam-ro": clarified_texts.APPENDIX,
    "chi-tieu": "SỐ LIỆU ĐƠN VỊ BÁO CÁO VÀ Ô NGUỒN",
    "bieu-06": "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH (BIỂU 06)",
    "nhiem-vu": "NHIỆM VỤ ĐƯỢC GIAO VÀ VĂN BẢN ĐÃ BAN HÀNH",
}

CLARIFIED = "lam-ro"
"""The key of the appendix of questions and answers; section VI hands it in, so it comes first."""
LANDSCAPE = frozenset({"bieu-06", "nhiem-vu"})


def present(desk: Desk) -> tuple[str, ...]:
    """Return the keys of the appendices that have anything to show, in order."""
    submission = desk.unit_data.submission
    found = {CLARIFIED: desk.is_heard and bool(desk.asked or desk.settled)}
    if submission is not None:
        found |= {
            "chi-tieu": bool(_counts(desk)),
            "bieu-06": bool(submission.dossiers),
            "nhiem-vu": bool(submission.tasks or submission.documents or submission.requests),
        }
    return tuple(key for key, is_there in found.items() if is_there)


def numeral(desk: Desk, key: str) -> str:
    """Return an appendix's Roman number; empty when there is only one."""
    keys = present(desk)
    return roman(keys.index(key) + 1) if len(keys) > 1 else ""


def references(desk: Desk) -> tuple[str, ...]:
    """Return the sentence of section I that refers to the appendices."""
    keys = present(desk)
    if not keys:
        return ()
    has_requests = bool(desk.unit_data.submission and desk.unit_data.submission.requests)
    names = {
        CLARIFIED: clarified_texts.APPENDIX_NAME,
        "chi-tieu": "số liệu theo từng chỉ tiêu và ô nguồn",
        "bieu-06": "Biểu 06 theo lĩnh vực và đơn vị trực thuộc",
        "nhiem-vu": "nhiệm vụ, văn bản" + (texts.AND_REQUESTS if has_requests else ""),
    }
    parts = [f"{names[key]} (Phụ lục {numeral(desk, key)})".replace(" )", ")") for key in keys]
    return (f"Chi tiết tại phụ lục: {join(parts)}.",)


def indicators(desk: Desk) -> Fragment:
    """Return the appendix of all counts as they came in, with the sheet and cell they come from.

    Shares stand in section II, recomputed from these counts; Biểu 06 has an appendix of its own.
    """
    if "chi-tieu" not in present(desk):
        return Fragment("phu-luc.chi-tieu")
    label = desk.round.comparison.label if desk.round.comparison else "kỳ trước"
    columns = (
        Column("TT", 0.06, "center"),
        Column("Chỉ tiêu", 0.47),
        Column("Đơn vị tính", 0.14, "center"),
        Column("Kỳ này", 0.11, "right"),
        Column(capitalized(label), 0.11, "right"),
        Column("Sheet, ô", 0.11, "center"),
    )
    rows = [
        (
            str(number),
            reading.indicator.name,
            measure_text(reading.indicator),
            current_cell(desk.facts, reading),
            previous_cell(desk.facts, reading),
            _place(reading),
        )
        for number, reading in enumerate(_counts(desk), start=1)
    ]
    scope = f"Số liệu tính đến ngày {short_date(desk.cut_off)}, giữ nguyên như đơn vị báo cáo"
    return _appendix(
        desk, "chi-tieu", (_table(desk, "pl-chi-tieu", TableText(columns, rows, "Số liệu đơn vị báo cáo", scope)),)
    )


def dossiers(desk: Desk) -> Fragment:
    """Return the appendix of Biểu 06 by field and by sub-unit, as reported."""
    submission = desk.unit_data.submission
    if submission is None or "bieu-06" not in present(desk):
        return Fragment("phu-luc.bieu-06")
    blocks: list[Block] = [_dossier_table(desk, "pl-bieu-06", submission.dossiers, "Theo lĩnh vực", "Lĩnh vực")]
    if submission.sub_units:
        blocks.append(
            _dossier_table(desk, "pl-truc-thuoc", submission.sub_units, "Theo đơn vị trực thuộc", "Đơn vị trực thuộc")
        )
    blocks.append(small("Số liệu giữ nguyên như đơn vị báo cáo; chênh lệch (nếu có) được nêu tại mục VI."))
    return _appendix(desk, "bieu-06", tuple(blocks))


def records(desk: Desk) -> Fragment:
    """Return the appendix of assigned tasks, issued documents and what became of former requests."""
    submission: Submission | None = desk.unit_data.submission
    if submission is None or "nhiem-vu" not in present(desk):
        return Fragment("phu-luc.nhiem-vu")
    blocks = []
    if submission.tasks:
        blocks.append(_table(desk, "pl-nhiem-vu", task_table(submission.tasks, desk.cut_off)))
    if submission.documents:
        blocks.append(_table(desk, "pl-van-ban", document_table(submission.documents, desk.cut_off)))
    if submission.requests:
        made = [row for row in desk.data.params.requests if row.unit == desk.unit_id]
        blocks.append(_table(desk, "pl-kien-nghi", request_table(submission.requests, made)))
    return _appendix(
        desk, "nhiem-vu", tuple(blocks), texts.RECORDS_WITH_REQUESTS if submission.requests else TITLES["nhiem-vu"]
    )


# Scores stand in their own table, each with the year it is about.
SCORE_PREFIX = "chi-so."


def _counts(desk: Desk) -> Sequence[Reading]:
    """Return the readings of figures that stand in a cell of a file, not of those counted or added up from several."""
    return [
        reading
        for reading in desk.readings.values()
        if not reading.is_missing
        and isinstance(reading.current, Figure)
        and reading.current.source.cell
        and reading.current.source.channel is not Channel.COMPUTED
        and reading.indicator.id not in desk.dossier_ids
        and not (reading.indicator.kind is Kind.RATE and reading.current.state is State.NOT_APPLICABLE)
        and not (reading.indicator.id.startswith(SCORE_PREFIX) and desk.has_scores)
    ]


def _table(desk: Desk, key: str, content: TableText) -> Block:
    return desk.labels.table(key, content, illustrative=desk.is_illustrative)


def _dossier_table(desk: Desk, key: str, rows: Sequence[DossierRow], title: str, head: str) -> Table:
    """Return Biểu 06 with its two head rows and its code row (TT 01/2020/TT-VPCP)."""
    heads = [Cell(words(head), "center", rowspan=2, strong=True)]
    for group, same in groupby(DOSSIER_COLUMNS, key=lambda column: column.group):
        heads.append(Cell(words(group), "center", colspan=len(tuple(same)), strong=True))
    names = [Cell(words(column.header), "center", strong=True) for column in DOSSIER_COLUMNS]
    codes = [Cell(words(f"({code})"), "center") for code in (2, *(column.code for column in DOSSIER_COLUMNS))]
    body, told_cells = [], []
    for row in rows:
        strong = row.is_total or row.is_previous
        cells = [Cell(words(told(_row_label(desk, row), row.source, head.lower())), strong=strong)]
        counts = [desk.labels.asked.cell(_cell(row, column)) for column in DOSSIER_COLUMNS]
        cells += [Cell(words(text), "right", strong=strong) for text in counts]
        told_cells += counts
        body.append(tuple(cells))
    note = asked_note(told_cells)
    return Table(
        head=(tuple(heads), tuple(names), tuple(codes)),
        rows=tuple(body),
        widths=(0.2, *(0.073 for _ in DOSSIER_COLUMNS)),
        label=desk.labels.of("Bảng", key),
        title=words(marked(title, desk.is_illustrative)),
        scope="Đơn vị tính: hồ sơ",
        note=words(note) if note else (),
        landscape=True,
        illustrative=desk.is_illustrative,
    )


def _row_label(desk: Desk, row: DossierRow) -> str:
    """Return a row's label; last year's total is named as such: in Biểu 06 «kỳ trước» is what was carried over."""
    if row.is_previous and desk.round.comparison:
        return f"Tổng cộng {desk.round.comparison.label}"
    return row.label


def _cell(row: DossierRow, column: DossierColumn) -> Words:
    return count(dict(row.columns).get(column.code), f"cột ({column.code}) {column.header}")


def _place(reading: Reading) -> str:
    """Return where a figure stands: the number of its sheet and its cell («05, F7»)."""
    if not isinstance(reading.current, Figure):
        return NONE
    source = reading.current.source
    return f"{source.sheet.split(maxsplit=1)[0]}, {source.cell}" if source.sheet and source.cell else NONE


def _appendix(desk: Desk, key: str, blocks: tuple[Block, ...], title: str = "") -> Fragment:
    return Fragment(f"phu-luc.{key}", appendix=appendix(desk, key, blocks, title))


def appendix(desk: Desk, key: str, blocks: tuple[Block, ...], title: str = "") -> Appendix:
    """Return an appendix with its number, title and the line that says what it belongs to."""
    what = desk.words.material_name.capitalize() if desk.is_before else "Báo cáo"
    reference = f"(Kèm theo {what} tại {desk.unit.official_name})"
    if not desk.is_before:
        # Number and day stay open in an electronic document (Decree 30/2020, Phụ lục I).
        reference = f"(Kèm theo Báo cáo số …… ngày …… của {desk.words.body})"
    return Appendix(numeral(desk, key), title or TITLES[key], reference, landscape=key in LANDSCAPE, blocks=blocks)
