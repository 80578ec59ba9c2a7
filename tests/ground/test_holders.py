"""Who keeps a file open."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from giamsat.holders import MORE_DATA, _Process, asked, holders

HOLD = "import sys; stream = open(sys.argv[1], 'rb'); print('mở', flush=True); sys.stdin.read()"


@contextmanager
def held(path: Path) -> Iterator[int]:
    """Let another process keep a file open, and give its number."""
    words = [sys.executable, "-X", "utf8", "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mở\n"
        yield process.pid
        process.communicate("")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a published file with a Vietnamese name."""
    path = tmp_path / "Báo cáo Sở Mẫu A.pdf"
    path.write_bytes(b"%PDF")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_program_is_named_as_long_as_it_holds_the_file(report: Path) -> None:
    """Another process is named with its number while it has the file open, and no longer; we ourselves never are."""
    with report.open("rb"), held(report) as pid:
        (found,) = holders(report)
    assert found.startswith("python")
    assert found.endswith(f" (tiến trình {pid})")
    assert holders(report) == ()


def test_a_file_that_is_gone_is_held_by_nobody(tmp_path: Path) -> None:
    """What cannot be looked at is no error."""
    assert holders(tmp_path / "không có.pdf") == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Nguyễn Thị B,ntb,PC-07,12.11.2024 09:30,file:///C:/Users/ntb;",
            "LibreOffice của Nguyễn Thị B trên máy PC-07",
        ),
        (",ntb,PC\\,07,12.11.2024 09:30,;", "LibreOffice của ntb trên máy PC,07"),
        ("", "LibreOffice của ? trên máy ?"),
    ],
)
def test_libreoffice_says_who_and_where(report: Path, said: str, expected: str) -> None:
    """The lock file beside a file names user and machine, also of another machine on a shared folder."""
    report.with_name(f".~lock.{report.name}#").write_text(said, encoding="utf-8")
    assert holders(report) == (expected,)


@pytest.mark.parametrize(
    ("name", "size", "start"), [("~$Báo cáo Sở Mẫu A.pdf", 165, 55), ("~$o cáo Sở Mẫu A.pdf", 162, 54)]
)
def test_microsoft_office_says_who(report: Path, name: str, size: int, start: int) -> None:
    """The owner file of Excel and that of Word, whose name replaces two letters, name the user in UTF-16."""
    user = "Nguyễn Văn C"
    content = bytearray(size)
    content[start : start + 2] = len(user).to_bytes(2, "little")
    content[start + 2 : start + 2 + 2 * len(user)] = user.encode("utf-16-le")
    report.with_name(name).write_bytes(content)
    assert holders(report) == (f"Microsoft Office của {user}",)
    report.with_name(name).write_bytes(b"")
    assert holders(report) == ("Microsoft Office của ?",)


class StandIn:
    """A library of C functions in the place of Windows' rstrtmgr.dll, which is not to be had here."""

    def __init__(self, *found: tuple[int, str], code: int = 0) -> None:
        number, pointer = ctypes.c_uint32, ctypes.c_void_p
        numbers = ctypes.POINTER(number)
        self.found, self.code = found, code
        self.asked_for, self.ended = "", []
        self.RmStartSession = ctypes.CFUNCTYPE(number, numbers, number, pointer)(self.start)
        self.RmRegisterResources = ctypes.CFUNCTYPE(
            number, number, number, ctypes.POINTER(pointer), number, pointer, number, pointer
        )(self.register)
        self.RmGetList = ctypes.CFUNCTYPE(number, number, numbers, numbers, ctypes.POINTER(_Process), numbers)(
            self.fill
        )
        self.RmEndSession = ctypes.CFUNCTYPE(number, number)(lambda session: self.ended.append(session) or 0)

    def start(self, session: Any, flags: int, key: int) -> int:
        ctypes.memset(key, 1, 2 * 33)  # as much as the real one writes
        session[0] = 7
        return 0

    def register(self, session: int, count: int, names: Any, *_: object) -> int:
        self.asked_for = text_at(names[0])
        return 0 if (session, count) == (7, 1) else 160

    def fill(self, session: int, needed: Any, count: Any, rows: Any, reasons: Any) -> int:
        shown = self.found[: count[0]]
        needed[0], count[0], reasons[0] = len(self.found), len(shown), 0
        for row, (pid, name) in zip(rows, shown, strict=False):
            row.pid = pid
            for place, letter in enumerate(name.encode("utf-16-le")):
                ctypes.cast(ctypes.byref(row, _Process.name.offset), ctypes.POINTER(ctypes.c_ubyte))[place] = letter
        return self.code


def text_at(address: int) -> str:
    """Return the UTF-16 text that ends with a zero."""
    found = b""
    while (letter := ctypes.string_at(address + len(found), 2)) != b"\0\0":
        found += letter
    return found.decode("utf-16-le")


def test_windows_is_asked_for_the_full_path(report: Path) -> None:
    """The Restart Manager gets the path in UTF-16, its answer is read by the layout of RM_PROCESS_INFO."""
    assert ctypes.sizeof(_Process) == 668
    library = StandIn((4711, "Microsoft Excel"), (12, "Adobe Acrobat – bản đọc"))
    assert list(asked(library, report)) == [
        "Microsoft Excel (tiến trình 4711)",
        "Adobe Acrobat – bản đọc (tiến trình 12)",
    ]
    assert library.asked_for == str(report.resolve())
    assert library.ended == [7]


def test_windows_may_name_more_than_anyone_would_close(report: Path) -> None:
    """When more programs hold the file than there is room for, those that are told are named; an error names none."""
    assert len(list(asked(StandIn(*((pid, "x") for pid in range(40)), code=MORE_DATA), report))) == 16
    library = StandIn((1, "x"), code=5)
    assert list(asked(library, report)) == []
    assert library.ended == [7]
