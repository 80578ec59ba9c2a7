"""Appendices: every figure with its cell, Biểu 06, records. Each is referred to in section I (Decree 30/2020)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from giamsat.blocks.model import Appendix, Block, Cell, Fragment, Table
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join, roman
from giamsat.model.judgement import Reading
from giamsat.model.records import DossierRow, Submission
from giamsat.model.values import Figure, Rate, Source
from giamsat.report.compose import Column, TableText, marked, small, table, words
from giamsat.report.desk import Desk
from giamsat.report.rows import document_table, task_table
from giamsat.report.values import NONE, current_text, figure_text, group_text, measure_text, previous_text, target_text
from giamsat.workbook.layout import DOSSIER_COLUMNS

TITLES = {
    "chi-tieu": "SỐ LIỆU THEO CHỈ TIÊU VÀ NGUỒN",
    "bieu-06": "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH (BIỂU 06)",
    "nhiem-vu": "NHIỆM VỤ ĐƯỢC GIAO VÀ VĂN BẢN ĐÃ BAN HÀNH",
}


def present(desk: Desk) -> tuple[str, ...]:
    """Return the keys of the appendices that have anything to show, in order."""
    submission = desk.unit_data.submission
    if submission is None:
        return ()
    found = {
        "chi-tieu": bool(_known(desk)),
        "bieu-06": bool(submission.dossiers),
        "nhiem-vu": bool(submission.tasks or submission.documents),
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
    names = {
        "chi-tieu": "số liệu theo từng chỉ tiêu và ô nguồn",
        "bieu-06": "Biểu 06 theo lĩnh vực và đơn vị trực thuộc",
        "nhiem-vu": "nhiệm vụ, văn bản",
    }
    parts = [f"{names[key]} (Phụ lục {numeral(desk, key)})".replace(" )", ")") for key in keys]
    return (f"Chi tiết tại phụ lục: {join(parts)}.",)


def indicators(desk: Desk) -> Fragment:
    """Return the appendix of all known figures with the sheet and cell they come from."""
    if "chi-tieu" not in present(desk):
        return Fragment("phu-luc.chi-tieu")
    label = desk.round.comparison.label if desk.round.comparison else "Kỳ trước"
    columns = (
        Column("TT", 0.04, "center"),
        Column("Chỉ tiêu", 0.27),
        Column("Đơn vị tính", 0.08, "center"),
        Column("Kỳ này", 0.13, "right"),
        Column(label[0].upper() + label[1:], 0.13, "right"),
        Column("Chỉ tiêu giao", 0.08, "right"),
        Column("Tính chung nhóm", 0.10, "right"),
        Column("Nguồn (sheet, ô)", 0.17),
    )
    rows = [
        (
            str(number),
            reading.indicator.name,
            measure_text(reading.indicator),
            current_text(reading),
            previous_text(reading),
            target_text(reading.target, reading.indicator),
            group_text(reading.group, reading.decimals),
            _place(reading),
        )
        for number, reading in enumerate(_known(desk), start=1)
    ]
    content = TableText(columns, rows, "Số liệu theo chỉ tiêu", f"Số liệu tính đến ngày {short_date(desk.cut_off)}")
    note = small("Chỉ tiêu không có trong bảng là chỉ tiêu chưa có số liệu; tỷ lệ được tính lại từ tử số và mẫu số.")
    return _appendix(desk, "chi-tieu", (_table(desk, "pl-chi-tieu", content), note))


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
    """Return the appendix of assigned tasks and issued documents."""
    submission: Submission | None = desk.unit_data.submission
    if submission is None or "nhiem-vu" not in present(desk):
        return Fragment("phu-luc.nhiem-vu")
    blocks = []
    if submission.tasks:
        blocks.append(_table(desk, "pl-nhiem-vu", task_table(submission.tasks, desk.cut_off)))
    if submission.documents:
        blocks.append(_table(desk, "pl-van-ban", document_table(submission.documents, desk.cut_off)))
    return _appendix(desk, "nhiem-vu", tuple(blocks))


def _known(desk: Desk) -> Sequence[Reading]:
    return [reading for reading in desk.readings.values() if not reading.is_missing]


def _table(desk: Desk, key: str, content: TableText) -> Block:
    return table(content, desk.labels.of("Bảng", key), illustrative=desk.is_illustrative)


def _dossier_table(desk: Desk, key: str, rows: Sequence[DossierRow], title: str, head: str) -> Table:
    """Return Biểu 06 with its two head rows and its code row (TT 01/2020/TT-VPCP)."""
    heads = [Cell(words(head), "center", rowspan=2, strong=True)]
    for group, same in groupby(DOSSIER_COLUMNS, key=lambda column: column.group):
        heads.append(Cell(words(group), "center", colspan=len(tuple(same)), strong=True))
    names = [Cell(words(column.header), "center", strong=True) for column in DOSSIER_COLUMNS]
    codes = [Cell(words(f"({code})"), "center") for code in (2, *(column.code for column in DOSSIER_COLUMNS))]
    body = []
    for row in rows:
        strong = row.is_total or row.is_previous
        cells = [Cell(words(row.label), strong=strong)]
        cells += [Cell(words(_cell(row, column.code)), "right", strong=strong) for column in DOSSIER_COLUMNS]
        body.append(tuple(cells))
    return Table(
        head=(tuple(heads), tuple(names), tuple(codes)),
        rows=tuple(body),
        widths=(0.2, *(0.073 for _ in DOSSIER_COLUMNS)),
        label=desk.labels.of("Bảng", key),
        title=words(marked(title, desk.is_illustrative)),
        scope="Đơn vị tính: hồ sơ",
        landscape=True,
        illustrative=desk.is_illustrative,
    )


def _cell(row: DossierRow, code: int) -> str:
    figure = dict(row.columns).get(code)
    return NONE if figure is None else figure_text(figure, None, 0)


def _place(reading: Reading) -> str:
    """Return where a figure stands: sheet and cell, or both cells of a rate."""
    value = reading.current
    if isinstance(value, Rate):
        sources = [count.source for count in (value.numerator, value.denominator) if count is not None]
        places = list(dict.fromkeys(_words(source) for source in sources))
        return "; ".join(places)
    return _words(value.source) if isinstance(value, Figure) else NONE


def _words(source: Source) -> str:
    if source.sheet:
        return f"{source.sheet}, ô {source.cell}"
    return source.title or (f"{source.file}, dòng {source.line}" if source.file else NONE)


def _appendix(desk: Desk, key: str, blocks: tuple[Block, ...]) -> Fragment:
    what = desk.words.material_name.capitalize() if desk.is_before else "Báo cáo"
    reference = f"(Kèm theo {what} tại {desk.unit.official_name})"
    if not desk.is_before:
        reference = f"(Kèm theo Báo cáo số …… ngày …… của {desk.round.letterhead.organ.capitalize()})"
    appendix = Appendix(numeral(desk, key), TITLES[key], reference, landscape=True, blocks=blocks)
    return Fragment(f"phu-luc.{key}", appendix=appendix)
