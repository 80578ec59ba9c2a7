"""A process that leaves the quick way says all it had to say, and with the code that it was given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """\
import atexit, sys
from giamsat.interpreter import leave
atexit.register(lambda: print("tạm biệt"))
print("xin chào")
leave(int(sys.argv[1]))
"""


def _run(code: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-X", "utf8", "-c", SCRIPT, code], encoding="utf-8", check=False, **more
    )


@pytest.mark.parametrize("code", [0, 1, 2])
def test_streams_and_exit_functions_come_first(code: int) -> None:
    """What was printed arrives through a pipe, what was registered for the end is done, and the code is kept."""
    done = _run(str(code), capture_output=True)
    assert (done.returncode, done.stdout.split("\n"), done.stderr) == (code, ["xin chào", "tạm biệt", ""], "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a thing of Linux")
def test_what_could_not_be_written_is_a_failure() -> None:
    """A full disk behind the standard output: the code says that something failed."""
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device, not a path
        assert _run("0", stdout=full).returncode == 1
