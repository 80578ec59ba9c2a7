"""Side by side: as many reports at once as are asked for and memory bears, and the same result whoever is first."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from giamsat.pipeline import pool
from giamsat.pipeline.pool import WORKER_BYTES, workers_for
from giamsat.settings import Settings
from tests.e2e.little_project import QUAN, SO_A, SO_B, Project, make_project
from tests.e2e.under_way import published

pytestmark = [pytest.mark.e2e, pytest.mark.kernel]
PASSING = re.compile(r"[\d,]+ giây|^\[\d/\d\] ", re.MULTILINE)
"""What may differ: times, and which report was finished as which."""


def test_one_or_three_at_once_give_the_same(tmp_path: Path) -> None:
    """With JOBS=1 and JOBS=3 all pages are the same bytes, and the summary says the same in the same order."""
    one = make_project(tmp_path / "mot", after=[SO_A, SO_B], before=[QUAN])
    one.submit(SO_A, SO_B, QUAN)
    for unit_id in (SO_A, SO_B, QUAN, ""):
        one.notebook(unit_id)
    shutil.copytree(one.root, tmp_path / "ba")
    three = Project(Settings((tmp_path / "ba").resolve()))
    first, second = one.reports("--jobs", "1"), three.reports("--jobs", "3")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert len(published(one)) > 4 * len(("html", "pdf", "blocks", "executed"))
    assert published(one) == published(three)
    assert PASSING.sub("", first.stdout) == PASSING.sub("", second.stdout)
    told = [sorted(PASSING.sub("", done.stderr).splitlines()) for done in (first, second)]
    assert told[0] == told[1]
    assert len(told[0]) == 4


@pytest.mark.parametrize("free, expected", [(WORKER_BYTES // 2, 1), (2 * WORKER_BYTES, 2), (500 * WORKER_BYTES, 61)])
def test_no_more_at_once_than_memory_bears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, expected: int
) -> None:
    """Unasked, there are as many workers as cores and one, as memory allows, at least one; asked, as asked."""
    (tmp_path / "meminfo").write_text(f"MemTotal: 9999999999 kB\nMemAvailable: {free // 1024} kB\n", encoding="ascii")
    monkeypatch.setattr(pool, "MEMORY", tmp_path / "meminfo")
    assert workers_for(0, 1000) == min(expected, (os.cpu_count() or 1) + 1)
    assert workers_for(5, 1000) == 5
