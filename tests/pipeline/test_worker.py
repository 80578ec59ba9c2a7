"""A worker makes syntheses with a lower priority than reports of units."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "setpriority"), reason="this system has no such priorities")

SCRIPT = """\
import os, sys
from pathlib import Path
from giamsat.pipeline.jobs import Job
from giamsat.pipeline.worker import yield_to_units
os.nice(int(sys.argv[1]))
yield_to_units(Job("r", sys.argv[2], "x", Path("x.ipynb"), ("html",), False, ""))
print(os.getpriority(os.PRIO_PROCESS, 0) - int(sys.argv[3]))
"""


@pytest.mark.parametrize(
    ("nice", "owner", "more"),
    [(0, "so-mau-a", 0), (0, "", 5), (0, "tong-hop-doan-1", 5), (10, "", 10)],
    ids=["unit", "round", "delegation", "already lower"],
)
def test_a_synthesis_yields(nice: int, owner: str, more: int) -> None:
    """A synthesis runs at nice 5, or lower where the whole build does; a unit's report as the build itself."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    if before:
        pytest.skip("the tests themselves run with another priority")
    words = [str(nice), owner, str(before)]
    done = subprocess.run([sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, check=True)
    assert int(done.stdout) == more
