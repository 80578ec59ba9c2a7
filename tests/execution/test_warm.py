"""Which kernels are used, and why not warm ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from giamsat.execution import warm
from giamsat.execution.forkserver.client import ForkServer
from tests.execution.conftest import linux
from tests.execution.running import run_cells

pytestmark = linux

IS_OWN_CHILD = "import os; print(os.getppid())"


def test_the_switch_makes_kernels_ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """GIAMSAT_KERNELS=thuong: no server is started, and the notice says why."""
    monkeypatch.setenv("GIAMSAT_KERNELS", "thuong")
    assert warm.start() is None
    assert warm.server() is None
    notice = warm.fallback_notice()
    assert notice is not None
    assert notice.code == "kernels-ordinary"
    assert str(notice).startswith("Các sổ tay được chạy theo cách thông thường")
    assert str(notice).endswith("vì biến môi trường GIAMSAT_KERNELS đang đặt là “thuong”.")


@pytest.mark.kernel
@pytest.mark.parametrize(
    "module, reason",
    [
        ("import threading, time\nthreading.Thread(target=time.sleep, args=(1000,), daemon=True).start()", "2 threads"),
        ("raise ImportError('thiếu')", "ImportError: thiếu"),
    ],
)
def test_a_server_that_cannot_start_makes_kernels_ordinary(
    forgetful: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, reason: str
) -> None:
    """A module that starts a thread or fails: runs go on with ordinary kernels, and the reason is told."""
    (tmp_path / "xau.py").write_text(module, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    started = warm.start(("xau",))
    assert started is not None
    assert run_cells(tmp_path / "k", IS_OWN_CHILD) == [f"{os.getpid()}\n"]
    assert reason in str(warm.fallback_notice())
    assert warm.server() is None
    assert warm.start() is None


def test_a_server_that_works_needs_no_notice(warmed: ForkServer) -> None:
    """With warm kernels there is nothing to tell."""
    assert warm.server() is not None
    assert warm.fallback_notice() is None


def test_a_server_of_another_process_is_used_first(bare: ForkServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIAMSAT_FORK_SERVER names the server; one that has gone is passed over."""
    monkeypatch.setenv(warm.ADDRESS, bare.address)
    found = warm.ready()
    assert found is not None
    assert (found.address, found.pid) == (bare.address, None)


def test_changed_code_brings_a_new_server(forgetful: None) -> None:
    """In a process that runs for days, the next kernel has the code on disk; a kernel at work keeps the old one."""
    first = warm.start(())
    assert first is not None
    lease = first.call("time:sleep", [1000])
    assert warm.server() is first
    warm._own.code = "code of yesterday"
    second = warm.ready()
    assert second is not None
    assert second is not first
    assert lease.poll() is None
    lease.close()
    first.close()


def test_all_modules_are_imported_without_a_thread_or_a_grammar(warmed: ForkServer) -> None:
    """The modules of kernels and runners leave one thread, and the costly grammar of jsonschema stays out."""
    code = "import sys; sys.exit(int('papermill' in sys.modules and 'rfc3987_syntax' not in sys.modules))"
    with ForkServer.start((*warm.KERNEL_MODULES, *warm.RUNNER_MODULES)) as server:
        server.wait_ready()
        with server.call("builtins:exec", [code]) as lease:
            assert lease.wait(60) == 1


def test_the_command_imports_nothing_of_it() -> None:
    """`giamsat --help` stays quick: the run floor is not imported by the command itself."""
    code = "import sys, giamsat.cli; print([name for name in sys.modules if name.startswith('giamsat.execution')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
