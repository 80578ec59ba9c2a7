"""LibreOffice, driven through its own programming interface: a person at the workbook, for the tests."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's, which python3-uno belongs to
PROGRAM = Path(__file__).with_name("office_program.py")
XLSX, XLS, ODS, CSV = "Calc MS Excel 2007 XML", "MS Excel 97", "calc8", "Text - txt - csv (StarCalc)"


@dataclass
class Order:
    """A workbook to open and what to do with it, in this order."""

    path: Path
    do: list[list[Any]] = field(default_factory=list)
    unprotect: bool = False

    def set(self, sheet: str, cell: str, value: object) -> Order:
        """Type a value."""
        self.do.append(["set", sheet, cell, value])
        return self

    def act(self, *words: object) -> Order:
        """Do something else, as ``office_program.py`` tells."""
        self.do.append(list(words))
        return self

    def save(self, path: Path, kind: str = XLSX, *more: Sequence[object]) -> Order:
        """Save as it stands now."""
        self.do.append(["save", str(path), kind, list(more)])
        return self


@cache
def missing_office() -> str:
    """Return what is not there, «» when everything is."""
    if not shutil.which("soffice"):
        return "LibreOffice is not installed"
    found = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "" if found.returncode == 0 else "python3-uno is not installed"


def at_the_office(folder: Path, *orders: Order) -> None:
    """Carry the orders out in one LibreOffice with a profile of its own below ``folder``."""
    if missing_office():
        pytest.skip(missing_office())
    pipe = f"giamsat{secrets.token_hex(4)}"
    profile = folder / "profile"
    told = folder / "orders.json"
    told.write_text(
        json.dumps([{"open": str(one.path), "do": one.do, "unprotect": one.unprotect} for one in orders]), "utf-8"
    )
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={profile.as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(
            [SYSTEM_PYTHON, str(PROGRAM), pipe, str(told)], env=clean, capture_output=True, timeout=240, check=False
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        office.wait(60)
    finally:
        if office.poll() is None:
            os.killpg(office.pid, 9)
            office.wait()
