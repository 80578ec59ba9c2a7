"""Files made to exhaust a machine are told in bounded time and memory, whatever they declare."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.intake.corpus.making import GOOD, edited, repacked, replaced

pytestmark = pytest.mark.e2e

SECONDS = 5.0  # three times what the slowest takes on a slow machine that does nothing else
MEGABYTES = 500
SHEET = "xl/worksheets/sheet4.xml"
SCRIPT = """
import json, resource, sys, time
from pathlib import Path
from giamsat.errors import IntakeError
from giamsat.workbook.reading import read_book
limit = int(sys.argv[2]) * 1_000_000
if hasattr(resource, "RLIMIT_AS"):
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
start = time.process_time()
try:
    book = read_book(Path(sys.argv[1]), "b.xlsx")
    told = [one.code for one in book.notices]
except IntakeError as error:
    told = [one.code for one in error.faults]
print(json.dumps([told, time.process_time() - start]))
"""


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _bomb() -> bytes:
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"<sheetData", b" " * 300_000_000 + b"<sheetData"))


def _lying_bomb() -> bytes:
    """A part that unpacks to 300 MB and declares ten bytes, in the local head and in the directory."""
    content = bytearray(repacked(GOOD, SHEET, lambda xml: xml + b" " * 300_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        info = archive.getinfo(SHEET)
    at = bytes(content).rfind(SHEET.encode()) - 46
    struct.pack_into("<I", content, at + 24, 10)
    struct.pack_into("<I", content, info.header_offset + 22, 10)
    return bytes(content)


def _styles_on_all_rows() -> bytes:
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % number for number in range(30, 1_048_577))
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def _all_rows_filled() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (one, one) for one in range(30, 1_000_000))
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def _dimension_that_lies() -> bytes:
    return replaced(GOOD, SHEET, r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"')


def _last_cell_of_all() -> bytes:
    def edit(book: object) -> None:
        book["04 DVC, thanh toán"]["XFD1048576"] = 1  # type: ignore[index]

    return edited(edit)


def _deep() -> bytes:
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"<sheetData", b"<a>" * 15_000_000 + b"<sheetData"))


def _many_elements() -> bytes:
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"<sheetData", b"<a/>" * 12_000_000 + b"<sheetData"))


def _giant_strings() -> bytes:
    text = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    return repacked(GOOD, "xl/sharedStrings.xml", lambda _: b"<sst>" + text * 1900 + b"</sst>")


def _one_giant_string() -> bytes:
    text = b"<si><t>" + b"x" * 50_000_000 + b"</t></si>"
    return repacked(GOOD, "xl/sharedStrings.xml", lambda _: b"<sst>" + text + b"</sst>")


def _entities() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    kind = f'<!DOCTYPE x [<!ENTITY l0 "ha">{lines}]>'.encode()
    return repacked(GOOD, SHEET, lambda xml: xml.replace(b"<worksheet", kind + b"<worksheet", 1))


def _ods(rows: str) -> bytes:
    names = "office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'"
    body = f"<{names}><office:body><office:spreadsheet><table:table table:name='A'>{rows}</table:table>"
    xml = f"{body}</office:spreadsheet></office:body></office:document-content>"
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml.encode()})


def _repeated_ods() -> bytes:
    cell = "<table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='16384'/>"
    return _ods(f"<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row>")


def _empty_repeated_ods() -> bytes:
    row = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell/></table:table-row>"
    cell = "<table:table-row><table:table-cell office:value-type='float' office:value='1'/></table:table-row>"
    return _ods(cell + row)


def _text_of_separators() -> bytes:
    return b";" * 40_000_000


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (_bomb, ["workbook-too-large"]),
        (_lying_bomb, None),
        (_styles_on_all_rows, []),
        (_all_rows_filled, ["workbook-too-large"]),
        (_dimension_that_lies, []),
        (_last_cell_of_all, ["cells-far-away"]),
        (_deep, ["workbook-unreadable"]),
        (_many_elements, ["workbook-unreadable"]),
        (_giant_strings, ["workbook-too-large"]),
        (_one_giant_string, ["workbook-too-large"]),
        (_entities, ["workbook-unreadable"]),
        (_repeated_ods, ["workbook-too-large"]),
        (_empty_repeated_ods, None),
        (_text_of_separators, None),
    ],
)
def test_no_file_takes_the_machine(tmp_path: Path, make: Callable[[], bytes], codes: list[str] | None) -> None:
    """Under a limit of 500 MB and in a few seconds of the processor each file is read, or told in a sentence."""
    path = tmp_path / "b.xlsx"
    path.write_bytes(make())
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(path), str(MEGABYTES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-800:]
    told, seconds = json.loads(done.stdout)
    if codes is not None:
        own = [code for code in told if code != "workbook-other-suffix"]
        assert own == codes
    assert seconds < SECONDS


def test_an_xls_with_two_far_corners_is_told(tmp_path: Path) -> None:
    """calamine would make room for every cell between them; the records are looked at first."""
    pytest.importorskip("openpyxl")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["IV65536"] = 1, 1
    book.save(tmp_path / "b.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless", "--convert-to", "xls", "b.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    run = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(tmp_path / "b.xls"), str(MEGABYTES)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-800:]
    told, seconds = json.loads(done.stdout)
    assert told == ["workbook-too-large"]
    assert seconds < SECONDS
