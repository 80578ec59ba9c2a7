"""Every number that a report prints, the places beside it, and what the files hold there: the other side of the proof.

Nothing here is shared with the code that is proved: numbers are sought, and cells read, in ways of their own.
"""

from __future__ import annotations

import csv
import re
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from giamsat.analysis.alone import alone
from giamsat.blocks.model import (
    Block,
    Figure,
    Inline,
    Paragraph,
    Table,
    Text,
    Traced,
    TracedFigure,
    TracedSource,
)
from giamsat.model.owners import delegation_of, is_unit
from giamsat.report.synthesis import RoundReport
from giamsat.report.unit import UnitReport
from giamsat.settings import Settings
from tests.report.reading import Report, all_blocks, heads_of, read, round_data, walk
from tests.report.recount import recounted

NO_FIGURE = {
    "a day, a month, a quarter, a year, a span": (
        r"\d{1,2}/\d{1,2}/\d{4,5}|(?<![\d.,/])\d{1,2}/(?:19|20)\d\d(?![\d.,/])|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d"
        r"|(?:ngày|tháng|năm|quý)[ \xa0]\d+(?:/\d+){0,2}|\d+ tháng đầu năm"
    ),
    "a document, a law, a standard": r"\d+(?:/\d{4})?/[A-ZĐ][\w-]*(?:&\w+)?|ISO \d+:\d+|(?:TCVN|Điều|khoản) \d+",
    "a label: table, chart, part, appendix, form, sheet, source, column of Biểu 06": (
        r"(?i:(?:bảng|hình|mục|biểu|mẫu|nguồn|dòng)[ \xa0]\d+)|mục[ \xa0][IVX]+\.\d+(?:, [IVX]+\.\d+)*|sheet “\d\d"
        r"|\((?:[3-9]|1[0-3])\)|^\d\. |^\d\. ?$|(?:nhiệm vụ|đánh) số \d+|Nhóm \d \(|nhóm tiện ích \d"
    ),
    "a name: unit, ward, delegation, Đề án 06": (
        r"(?:Sở|[Qq]uận|[Hh]uyện|[Pp]hường|[Xx]ã) Mẫu[ \xa0]\d+(?:\.\d+)?|Đề án[ \xa0]06|Đoàn giám sát số[ \xa0]\d"
    ),
    "how many questions this very document lists": (
        r"\d+ nội dung(?= \(mục VI\)| ở các đơn vị)|\(\d+ nội dung\)|và \d+ nội dung khác"
    ),
    "the numbers of questions of a brief": r"tại điều[ \xa0]\d+(?:; \d+)*(?: và \d+)?",
    "the number of a question of section VI": r"nội dung số \d+(?:; \d+)*(?: và \d+)?",
    "a threshold of the round": r"\(dưới[ \xa0]\d+\)|dưới 0,1[ \xa0]điểm|từ 10 lần",
    "zero as a word": r"không tính là 0",
}
NO_FIGURE_COLUMNS = {
    "TT": "the number of a row",
    "Phương án 1": "ids of the row that a decision makes",
    "Phương án 2": "ids of the row that a decision makes",
    "Số": "the number of a recommendation",
    "Thứ tự": "the place in the order that this very table shows",
    "Năm": "a year",
    "Sheet, ô": "a place itself",
}
_NO_FIGURE = re.compile("|".join(NO_FIGURE.values()))
_NUMBER = re.compile(r"(?<!\w)\d+(?:\.\d{3})*(?:,\d+)?%?")
_RULE = re.compile(r"(\d[\d.,]*)%? − (\d[\d.,]*)%?")


@dataclass(frozen=True)
class Run:
    """A run of text of the kit, where it stands, and the sources that stand beside it."""

    where: str
    text: str
    sources: tuple[TracedSource, ...]

    @property
    def figures(self) -> list[tuple[TracedSource, TracedFigure]]:
        return [(source, figure) for source in self.sources for figure in source.figures]


# --- the page -------------------------------------------------------------------------------------


@cache
def traced_report(settings: Settings, round_id: str, unit_id: str) -> Report:
    """Return a report as its notebook makes it: a unit's with its own data only; else a synthesis."""
    data = round_data(settings, round_id)
    if not is_unit(unit_id):
        return read(RoundReport(settings, data, delegation_of(unit_id)), "synthesis")
    return read(UnitReport(settings, alone(data, unit_id), unit_id), "unit")


def runs(report: Report) -> Iterator[Run]:
    """Yield every run of text that the kit wrote, captions of charts included; heads of columns hold no figures."""
    for name, fragment in report.fragments.items():
        for block in walk(all_blocks(fragment)):
            for where, items in _places(block):
                yield from _runs(f"{name}, {where}", items, ())


def _places(block: Block) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    match block:
        case Paragraph():
            yield "paragraph", block.inlines
        case Table():
            yield f"{block.label}, title", block.title
            yield f"{block.label}, note", block.note
            heads = heads_of(block)
            for number, row in enumerate(block.rows, start=1):
                for head, cell in zip(heads, row, strict=True):
                    if head not in NO_FIGURE_COLUMNS:
                        yield f"{block.label}, row {number}, {head}", cell.inlines
        case Figure():
            yield f"{block.label}, caption", block.title
            yield f"{block.label}, note", block.note


def _runs(where: str, items: Iterable[Inline], sources: tuple[TracedSource, ...]) -> Iterator[Run]:
    for item in items:
        if isinstance(item, Text):
            yield Run(where, item.text, sources)
        elif isinstance(item, Traced):
            yield from _runs(where, item.inlines, (*sources, *item.sources))
        else:
            yield from _runs(where, getattr(item, "inlines", ()), sources)


def figures_in(text: str) -> list[str]:
    """Return the numbers of a text that are figures: all but those of :data:`NO_FIGURE`."""
    plain = text.replace("\xa0", " ")
    return _NUMBER.findall(_NO_FIGURE.sub(lambda found: " " * len(found.group()), plain))


def number(text: str) -> Decimal:
    """Return a number as it is printed: «12.345», «98,2%»."""
    return Decimal(text.rstrip("%").replace(".", "").replace(",", "."))


def numbers(text: str) -> list[Decimal]:
    """Return all numbers of a text, whatever they are."""
    return [number(found) for found in _NUMBER.findall(text)]


# --- does it follow? --------------------------------------------------------------------------------


def follows(printed: str, run: Run, settings: Settings) -> bool:
    """Whether a printed number is one of the values beside it, or is worked out from them as a reader would."""
    values = _values(run)
    wanted, places = number(printed), len(printed.rstrip("%").partition(",")[2])

    def is_it(value: Decimal) -> bool:
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == wanted

    if printed.endswith("%"):
        if any(is_it(part * 100 / whole) for part in values for whole in values if whole):
            return True
        if any(is_it(abs(now - then) * 100 / then) for now in values for then in values if then):
            return True
    if wanted in values or any(is_it(value) for value in values if places):
        return True
    if any(wanted == abs(number(a) - number(b)) for _, figure in run.figures for a, b in _RULE.findall(figure.value)):
        return True
    rows = " ".join(row_text(source, figure, settings) for source, figure in run.figures if source.file)
    return wanted in numbers(rows)


def _values(run: Run) -> set[Decimal]:
    """Return the values beside a text, the sums of a group's counts, and of what is counted in several files."""
    values = {value for _, figure in run.figures if figure.how != "group" for value in numbers(figure.value)}
    counted: dict[str, Decimal] = {}
    for _, figure in run.figures:
        if figure.how == "count":
            counted[figure.name] = counted.get(figure.name, Decimal(0)) + number(figure.value)
    tops, bottoms, units = Decimal(0), Decimal(0), set()
    for _, figure in run.figures:
        if figure.how == "group":
            top, _, bottom = figure.value.partition("/")
            is_bottom = not bottom and figure.name.endswith("mẫu số")
            tops += 0 if is_bottom else number(top)
            bottoms += number(bottom) if bottom else number(top) if is_bottom else 0
            units.add(figure.name.removesuffix(", tử số").removesuffix(", mẫu số"))
    if units:
        values |= {tops, bottoms, Decimal(len(units))}
    return {*values, *counted.values(), *map(Decimal, _days_late(run))}


def _days_late(run: Run) -> list[int]:
    """Return by how many days each thing that came after its day is late; 0 for what came in time."""
    came = [day for _, figure in run.figures if figure.name == "ngày nhận" and (day := _day(figure.value))]
    due = [day for _, figure in run.figures if figure.name == "thời hạn gửi" and (day := _day(figure.value))]
    return [max(0, (one - other).days) for one, other in zip(came, due, strict=False)]


def days_in(text: str) -> list[date]:
    """Return the days that a text names, and the last ones of its months, quarters and years."""
    found = [day for one in re.findall(r"\d{1,2}/\d{1,2}/\d{4}", text) if (day := _day(one))]
    ends = [(int(year), int(month)) for month, year in re.findall(r"tháng (\d{1,2})/(\d{4})", text)]
    ends += [
        (int(year), 3 * ("I", "II", "III", "IV").index(quarter) + 3)
        for quarter, year in re.findall(r"quý (I|II|III|IV) năm (\d{4})", text)
    ]
    return [*found, *(date(year, month, monthrange(year, month)[1]) for year, month in ends)]


def _day(text: str) -> date | None:
    found = re.fullmatch(r"(\d+)/(\d+)/(\d{4})", text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


# --- the files --------------------------------------------------------------------------------------


@cache
def workbook(path: Path) -> Workbook:
    """Return a workbook as openpyxl reads it."""
    return load_workbook(path, data_only=True)


@cache
def sheet_cells(path: Path, sheet: str) -> dict[tuple[int, int], object]:
    """Return the cells of a sheet by row and column."""
    return {(cell.row, cell.column): cell.value for row in workbook(path)[sheet].iter_rows() for cell in row}


@cache
def sheet_row(path: Path, sheet: str, row: int) -> tuple[str, ...]:
    """Return what the cells of a row say."""
    cells = sheet_cells(path, sheet)
    return tuple(_said(value) for (at, _), value in cells.items() if at == row and value is not None)


@cache
def csv_lines(path: Path) -> dict[int, list[str]]:
    """Return the records of a CSV file by the line on which they start."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader, found, line = csv.reader(stream), {}, 1
        for record in reader:
            found[line] = record
            line = reader.line_num + 1
    return found


def cells_at(at: str) -> list[tuple[int, int]]:
    """Return row and column of each cell that a place names: «I12, J12», «H12:H40», «I12 + J12»."""
    found = []
    for part in re.split(r", | \+ ", at):
        left, top, right, bottom = range_boundaries(part)
        found += [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    return found


def lines_at(at: str) -> list[int]:
    """Return the lines that a place names: «2-4, 7»."""
    spans = (part.partition("-") for part in at.split(", "))
    return [line for first, _, last in spans for line in range(int(first), int(last or first) + 1)]


def row_of(at: str) -> str:
    """Return the whole row of a cell."""
    row, _ = cells_at(at)[0]
    return f"{row}:{row}"


def row_text(source: TracedSource, figure: TracedFigure, settings: Settings) -> str:
    """Return the words of the row or lines that a figure points to; of a single cell nothing more is said."""
    path = settings.root / source.file
    if source.sheet:
        if not re.fullmatch(r"\d+:\d+", figure.at):
            return ""
        return " | ".join(sheet_row(path, source.sheet, int(figure.at.partition(":")[0])))
    if path.suffix == ".csv" and figure.at and figure.how != "query":
        return " | ".join(cell for line in lines_at(figure.at) for cell in csv_lines(path)[line])
    return ""


def _said(value: object) -> str:
    """Return a cell's value as Vietnamese prose prints it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{Decimal(str(value)):f}".replace(".", ",")
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def holds(source: TracedSource, figure: TracedFigure, settings: Settings) -> bool:
    """Whether the file holds at the place of a figure what is said to stand there."""
    path = settings.root / source.file
    if figure.how == "query":
        return recounted(path, figure.at) == number(figure.value)
    if source.sheet:
        return _sheet_holds(path, source.sheet, figure)
    if path.suffix == ".toml":
        return _toml_holds(path, figure)
    return _lines_hold(csv_lines(path), figure)


def _sheet_holds(path: Path, sheet: str, figure: TracedFigure) -> bool:
    cells = sheet_cells(path, sheet)
    if figure.how == "group":
        is_counted = figure.name.endswith("(đếm hàng)")
        parts = figure.at.split(" / ")
        values = [Decimal(len(cells_at(part))) if is_counted else _sum(cells, part) for part in parts]
        return values == [number(part) for part in figure.value.split("/")]
    if re.fullmatch(r"\d+:\d+", figure.at):
        own = sheet_row(path, sheet, int(figure.at.partition(":")[0]))
        return bool(own) and (figure.how == "computed" or set(numbers(figure.value)) <= set(numbers(" | ".join(own))))
    if figure.how == "count":
        return len(cells_at(figure.at)) == number(figure.value)
    if figure.how == "sum":
        return _sum(cells, figure.at) == number(figure.value)
    value = cells[cells_at(figure.at)[0]]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value)) == number(figure.value)
    return figure.how == "computed" or _said(value) == figure.value or figure.value == ""


def _sum(cells: dict[tuple[int, int], object], at: str) -> Decimal:
    return sum((Decimal(str(cells[place])) for place in cells_at(at)), Decimal(0))


def _lines_hold(records: dict[int, list[str]], figure: TracedFigure) -> bool:
    lines = lines_at(figure.at)
    if figure.how == "count":
        return len(lines) == number(figure.value) and all(line in records for line in lines)
    own = [cell for line in lines for cell in records[line]]
    day = _day(figure.value)
    if day:
        return day.isoformat() in own
    typed = {Decimal(cell) for cell in own if re.fullmatch(r"-?\d+(?:\.\d+)?", cell)}
    said = {value for cell in own for value in numbers(cell)}
    return set(numbers(figure.value)) <= typed | said


def _toml_holds(path: Path, figure: TracedFigure) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    if figure.how == "count":
        return len(lines_at(figure.at)) == number(figure.value) and all(
            lines[line - 1].startswith("[[units]]") for line in lines_at(figure.at)
        )
    stated = lines[int(figure.at) - 1]
    day = _day(figure.value)
    if day:
        return day in tomllib.loads(stated).values()
    return stated.startswith("members = [") or set(numbers(figure.value)) <= {
        Decimal(found) for found in re.findall(r"(?<!\S)\d+(?:\.\d+)?", stated)
    }
