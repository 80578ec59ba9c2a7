"""While JupyterLab is open, a build takes its workers and kernels from JupyterLab's fork server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from giamsat.execution.forkserver.processes import children
from tests.e2e.little_project import SO_A, Project
from tests.e2e.under_way import Building
from tests.execution.processes import becomes_true, is_gone

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(sys.platform != "linux", reason="fork servers are for Linux")]

HOLD = """\
from giamsat.pipeline.warming import hold_ready
server = hold_ready()
server.wait_ready()
print(server.pid, flush=True)
input()
"""


def test_a_build_uses_the_server_that_stands_ready(project: Project, tmp_path: Path) -> None:
    """Its workers are children of that server, which it leaves running and empty; without it the build has its own."""
    project.submit(SO_A)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=project.environment,
        cwd=project.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert holder.stdout is not None
        server = int(holder.stdout.readline())
        building = Building(project, tmp_path, "--units", SO_A)
        assert becomes_true(lambda: any(children(server)), 60)
        building.process.communicate(timeout=120)
        assert building.process.returncode == 0
        assert becomes_true(lambda: not any(children(server)))
        assert not is_gone(server)
    finally:
        holder.communicate("", timeout=60)
    assert becomes_true(lambda: is_gone(server))
    done = project.reports("--units", SO_A, "--force", "1")
    assert done.returncode == 0
    assert "Đã lập 1/1 báo cáo" in done.stdout
