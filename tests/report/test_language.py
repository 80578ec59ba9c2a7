"""Grammar and typography of a report in Vietnamese, in every unit's report of every round that ships.

Numbers of traps in names are those of the house's list of grammar and typography traps; those about one function
(decimals, deadlines, ranks, lists, sorting) stand with that function's tests.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from giamsat.blocks.html import plain
from giamsat.blocks.model import Heading, Paragraph, Table
from giamsat.blocks.texts import texts
from giamsat.formatting.text import NBSP, bind, plain_spaces
from giamsat.model.owners import delegation_of
from giamsat.params import load_registry
from giamsat.report.rows import GROUPS
from giamsat.settings import Settings
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE
from tests.report.reading import round_data, round_report, unit_report

ROUNDS = ("mau-2024", "2024-kh16", "2023-05", "2023-10-hai-ba-trung")
ROOT = Path(__file__).parents[2]
KIT = ROOT / "src" / "giamsat"
COUNTED = "hồ sơ|đơn vị|nhiệm vụ|nội dung|tiêu chí|sáng kiến|phường|xã|bậc|chỉ tiêu|kiến nghị|phiếu"
PROSE = {
    "1, points and percent: one word for points": r"điểm phần trăm",
    "1, points and percent: no change of a share in %": r"(?:tăng|giảm|cao hơn|thấp hơn) [\d.,]+%",
    "4, judgement": r"mới đạt|chỉ đạt|còn tới|đáng kể|yếu kém|chuyển biến|giảm sút|đứng cuối",
    "4, «đạt» is for what is wanted": r"quá hạn[^.;,]* đạt \d",
    "5, «hơn» with «so với»": r"(?:cao|thấp) hơn [\d.,]+[^.;,]*? (?<!so với )(?:chỉ tiêu|mức tối đa) \d",
    "5, «vượt chỉ tiêu», «gấp»": r"vượt chỉ tiêu|gấp \d|tăng \d+ lần",
    "9, two digits below ten": rf"(?<![\d./,–-])(?<!số )(?<!thứ )(?<!mục )\b[1-9] (?:{COUNTED})\b",
    "10, no plural before a number": r"(?:các|những) \d",
    "10, no «những»": r"\bnhững\b",
    "11, no space before a mark": r"(?<!điểm) %|\s[;:,]",
    "11, something between two marks": r"[;:,(]\s*[.;:,)]",
    "11, one ellipsis, curly quotes": r"\.\.\.|\"",
    "11, no comma before «và»": r", và ",
    "11, one full stop": r"\.\.|\.;|;\.",
    "13, house spelling": r"(?i)tỉ lệ|\buỷ|đảm bảo|\bkì\b",
    "a word twice": r"\b(\w+) \1\b",
}
SPELLING = re.compile(r"(?i)\b(?:tỉ lệ|uỷ|đảm bảo|kì|kí|hoà|toà|thuỷ)\b")
QUOTATIONS = {"laws.toml", "units.csv", "sub_units.csv", "predecessors.csv"}
"""Titles of documents and names of bodies stand as they were issued."""
PROPER_NAMES = {
    "TT": "head of the column of running numbers in any official table",
    "TCVN": "part of the name of a standard: TCVN ISO 9001:2015",
    "ISO": "part of the name of a standard: TCVN ISO 9001:2015",
    "QR": "name of a kind of code, which has no Vietnamese words",
}
ABBREVIATION = re.compile(r"\b(?:TTHC|CCHC|CNTT|DVC|CĐS|HĐND|UBND)\b")


@cache
def prose(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return each paragraph and line of each unit's report, with where it stands and with ordinary spaces."""
    found = []
    for round_id in ROUNDS:
        for unit_id in round_data(settings, round_id).units:
            for block in unit_report(settings, round_id, unit_id).walk():
                texts = (plain(part.inlines) for part in (block,) if isinstance(part, Paragraph))
                found += [(f"{round_id}/{unit_id}", plain_spaces(text)) for text in texts]
    return tuple(found)


@pytest.mark.parametrize("pattern", PROSE.values(), ids=list(PROSE))
def test_no_paragraph_falls_into_a_trap(shipped: Settings, pattern: str) -> None:
    """No paragraph, list line or question of any report has words or marks that official prose does not have."""
    assert [(where, found[0], text) for where, text in prose(shipped) for found in re.finditer(pattern, text)] == []


@pytest.mark.parametrize(
    "text",
    ["tăng 3,78% so với", "cao hơn 3,2 điểm % chỉ tiêu 95%", "có 5 sáng kiến", "các 05 đơn vị", "98,2 %", "a, và b"],
)
def test_the_traps_would_be_seen(text: str) -> None:
    """The patterns find what they are made for."""
    assert any(re.search(pattern, text) for pattern in PROSE.values())


def test_2_every_printed_change_closes(shipped: Settings) -> None:
    """Value, last period's value and the difference between them are three printed numbers that add up."""
    pattern = re.compile(
        r"(?:đạt|là) ([\d.]+(?:,\d+)?)%[^.;]*?, (tăng|giảm) ([\d,]+) điểm % so với [^(]*\(([\d.]+(?:,\d+)?)%\)"
    )
    checked = 0
    for where, text in prose(shipped):
        for found in pattern.finditer(text):
            value, difference, before = (Decimal(found[place].replace(",", ".")) for place in (1, 3, 4))
            assert abs(value - before) == difference, (where, found[0])
            assert (value > before) == (found[2] == "tăng"), (where, found[0])
            checked += 1
    assert checked > 50


def test_3_parts_of_a_hundred_close(shipped: Settings) -> None:
    """On-time and overdue shares of the same dossiers, printed in one table, add up to 100%."""
    checked = 0
    for unit_id in round_data(shipped, "mau-2024").units:
        cells = {
            plain(row[1].inlines): plain(row[3].inlines)
            for table in unit_report(shipped, "mau-2024", unit_id).tables()
            for row in table.rows
            if len(row) > 3
        }
        parts = [cells.get(name, "") for name in (
            "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn", "Tỷ lệ hồ sơ đã giải quyết quá hạn")]  # fmt: skip
        shares = [re.match(r"([\d,]+)%", part) for part in parts]
        if all(shares):
            one, other = (Decimal(found[1].replace(",", ".")) for found in shares if found)
            places = min(len(found[1].partition(",")[2]) for found in shares if found)
            assert round(one + other, places) == 100, (unit_id, parts)
            checked += 1
    assert checked > 10


def test_16_each_table_of_a_domain_says_who_tells_its_figures(shipped: Settings) -> None:
    """The figures of section II are the unit's, a system's or a source's: the table says so once."""
    told = [
        table.scope
        for unit_id in round_data(shipped, "mau-2024").units
        for name, fragment in unit_report(shipped, "mau-2024", unit_id).fragments.items()
        if name.startswith("II.")
        for table in fragment.blocks
        if isinstance(table, Table) and table.scope.startswith("Số liệu ") and "tính đến ngày" in table.scope
    ]
    assert len(told) > 50
    assert all(re.match("Số liệu theo (?:báo cáo của đơn vị|hệ thống|nguồn công khai)", scope) for scope in told)


def test_17_no_line_of_prose_may_end_inside_a_figure(shipped: Settings) -> None:
    """Sentences that the kit writes keep number and unit, «Điều 5», «điểm %» on one line."""
    loose = []
    for unit_id in ("so-mau-a", "so-mau-b", "quan-mau-4"):
        report = unit_report(shipped, "mau-2024", unit_id)
        for name in ("II.tthc", "II.cqdt", "VI", "tom-tat"):
            for block in report.fragments[name].blocks:
                texts = [plain(part.inlines) for part in _paragraphs(block)]
                loose += [text for text in texts if text != bind(text)]
    assert loose == []


def _paragraphs(block: object) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    for row in getattr(block, "items", ()):
        for part in row:
            yield from _paragraphs(part)


# --- the kit's own texts ------------------------------------------------------------------------


def _strings(path: Path) -> Iterator[str]:
    """Yield what a file of the kit says: strings of Python, cells of a notebook, else the whole text."""
    if path.suffix == ".py":
        yield from (
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    elif path.suffix == ".ipynb":
        yield from ("".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])
    else:
        yield path.read_text(encoding="utf-8")


def _files() -> list[Path]:
    of_python = [path for name in ("texts_vi", "report", "charts", "workbook") for path in (KIT / name).rglob("*.py")]
    of_users = [
        path
        for name in ("templates", "params", "notebooks")
        for path in (ROOT / name).rglob("*")
        if path.suffix in (".ipynb", ".j2", ".typ", ".toml", ".csv") and path.name not in QUOTATIONS
    ]
    return [*of_python, *of_users]


def test_13_one_house_spelling() -> None:
    """«tỷ lệ», «Ủy ban», «bảo đảm», «kỳ», «hòa» in all that the kit says and ships, quotations apart."""
    files = _files()
    assert len(files) > 150
    found = [
        (path.relative_to(ROOT).as_posix(), match[0], text[:80])
        for path in files
        for text in _strings(path)
        for match in SPELLING.finditer(text)
        if not (path.suffix == ".csv" and path.parent.name == "rounds")  # titles of documents
    ]
    assert found == []


@pytest.mark.parametrize("word", ["Tỉ lệ", "Uỷ ban", "đảm bảo", "kì này", "Hoà Bình"])
def test_13_other_spellings_would_be_seen(word: str) -> None:
    """The pattern finds what is not the house's spelling."""
    assert SPELLING.search(word)


def test_12_defined_names_have_one_spelling() -> None:
    """«Bộ phận Một cửa», «Đoàn giám sát» in the kit's own texts have their capitals."""
    wrong = re.compile(r"bộ phận (?:m|“m)ột cửa|Bộ phận một cửa|Đoàn Giám sát|\bđoàn giám sát|đề án 06|Ủy Ban")
    found = [(path.name, match[0], text[:80]) for path in (KIT / "texts_vi").rglob("*.py") for text in _strings(path)
             for match in wrong.finditer(text)]  # fmt: skip
    assert found == []


def test_14_names_of_the_catalogue_are_written_out(shipped: Settings) -> None:
    """Indicators, domains and groups of utilities, which every report prints, have no abbreviations to explain."""
    registry = load_registry(shipped)
    names = [row.name for row in registry.indicators.values()]
    names += [domain.title for domain in registry.domains.values()]
    assert [name for name in (*names, *GROUPS.values()) if ABBREVIATION.search(name)] == []


@pytest.mark.parametrize("round_id", ROUNDS)
def test_14_every_abbreviation_is_known(shipped: Settings, round_id: str) -> None:
    """Each that a report or a synthesis uses outside quotations is in the table, or is a name with a reason here."""
    known = {row.short for row in load_registry(shipped).abbreviations} | set(PROPER_NAMES)
    reports = [unit_report(shipped, round_id, unit_id) for unit_id in round_data(shipped, round_id).units]
    reports += [
        round_report(shipped, round_id, delegation_of(owner))
        for owner in round_data(shipped, round_id).params.syntheses
    ]
    found = [text for report in reports for block in report.walk() if not isinstance(block, Heading)
             for text in texts([block])]  # fmt: skip
    assert {one for text in found for one in abbreviations_in(text)} - known == set()


@pytest.mark.parametrize("text", ["chỉ số XYZ", "HĐND&XYZ", "(XYZ)", "102\u00a0XYZ"])
def test_14_an_unknown_abbreviation_would_be_seen(text: str) -> None:
    """Beside any mark; not within a quotation, a document's number or a Roman number."""
    assert "XYZ" in abbreviations_in(text)
    assert abbreviations_in("“XYZ”, 16/KH-XYZ, TB-XYZ, mục III, Phụ lục VIII, SỐ LIỆU MINH HỌA") == set()


def test_14_headings_of_the_kit_have_no_abbreviations(shipped: Settings) -> None:
    """Neither those of the masters nor those that a section makes from data of the kit."""
    known = [row.short for row in load_registry(shipped).abbreviations]
    short = re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")
    masters = (ROOT / "templates" / "notebooks").glob("*.ipynb")
    cells = ["".join(cell["source"]) for path in masters for cell in json.loads(path.read_text("utf-8"))["cells"]]
    lines = [line for cell in cells for line in cell.splitlines() if line.startswith("#")]
    lines += [plain(block.inlines) for round_id in ROUNDS for unit_id in round_data(shipped, round_id).units
              for block in unit_report(shipped, round_id, unit_id).walk() if isinstance(block, Heading)]  # fmt: skip
    assert len(lines) > 20
    assert [line for line in lines if short.search(line)] == []


def abbreviations_in(text: str) -> set[str]:
    """Return the words of 2 to 6 capitals outside quotations, numbers of documents and Roman numbers."""
    own = re.sub(r"“[^“”]*”", " ", text).replace(ILLUSTRATIVE, " ").replace(DRAFT, " ")
    words = re.findall(r"(?<![\w/.-])[A-ZĐĂÂÊÔƠƯ]{2,6}(?!\w|[-/.]\w)", own)
    return {word for word in words if not re.fullmatch("[IVX]+", word)}


def test_17_the_mark_of_no_break_is_one() -> None:
    """One sign stands for «no break», so that one search finds it."""
    assert NBSP == "\u00a0"
    others = re.compile("[\u202f\u2007]")
    assert [path.name for path in (KIT / "texts_vi").rglob("*.py") if others.search(path.read_text("utf-8"))] == []
