"""A fork server that stands ready is found by builds, and by nobody whom it does not fit; one left behind ends."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from giamsat.execution import standing, warm
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.execution.forkserver.server import IDLE
from tests.execution.conftest import linux
from tests.execution.processes import PATIENCE, becomes_true, is_gone

pytestmark = linux


def test_a_server_is_found_by_its_note(bare: ForkServer, tmp_path: Path) -> None:
    """Whoever has the same Python and the same code of the kit finds the server, and does not own it."""
    standing.announce(bare, tmp_path, "mã")
    found = standing.find(tmp_path, lambda: "mã")
    assert found is not None
    assert (found.address, found.pid) == (bare.address, None)
    found.close()
    assert bare.is_alive()


@pytest.mark.parametrize(
    "change", [{"code": "mã khác"}, {"python": "/khác/python"}, {"address": 7}, {"address": "/không/có"}]
)
def test_a_server_of_something_else_is_passed_over(tmp_path: Path, change: dict[str, object]) -> None:
    """Other code, another Python, a note that makes no sense or whose server has gone: there is none."""
    with ForkServer.start(()) as server:
        standing.announce(server, tmp_path, "mã")
        note = tmp_path / standing.NOTE
        note.write_text(json.dumps(json.loads(note.read_bytes()) | change), encoding="utf-8")
        assert standing.find(tmp_path, lambda: "mã") is None
        note.write_bytes(b"{")
        assert standing.find(tmp_path, lambda: "mã") is None
        note.unlink()
        assert standing.find(tmp_path, lambda: "mã") is None


def test_a_server_in_a_folder_open_to_others_is_passed_over(tmp_path: Path) -> None:
    """A socket that somebody else may have put there makes no reports of ours."""
    with ForkServer.start(()) as server:
        standing.announce(server, tmp_path, "mã")
        server.folder.chmod(0o755)
        assert standing.find(tmp_path, lambda: "mã") is None


def test_a_note_that_cannot_be_written_stops_nothing(bare: ForkServer, tmp_path: Path) -> None:
    """Where the cache folder is a file, JupyterLab has its kernels all the same."""
    (tmp_path / "tệp").write_bytes(b"")
    standing.announce(bare, tmp_path / "tệp", "mã")
    assert (tmp_path / "tệp").read_bytes() == b""
    assert standing.find(tmp_path / "tệp", lambda: "mã") is None


def test_a_borrowed_server_becomes_this_process_server(
    forgetful: None, bare: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build asks twice and has the same server; with kernels switched to ordinary it borrows none."""
    standing.announce(bare, tmp_path, standing.code_digest())
    own = os.environ | {"A": "1"}
    borrowed = warm.borrow(tmp_path, own)
    assert borrowed is not None
    assert warm.started(own) is borrowed
    monkeypatch.setenv("GIAMSAT_KERNELS", "thuong")
    assert warm.borrow(tmp_path, own) is None


def test_a_server_that_does_not_suit_is_not_borrowed(forgetful: None, bare: ForkServer, tmp_path: Path) -> None:
    """Other variables PYTHON* cannot be had of it: the build then starts a server of its own."""
    standing.announce(bare, tmp_path, standing.code_digest())
    other = os.environ | {"PYTHONPATH": "/nơi/khác"}
    assert warm.borrow(tmp_path, other) is None
    assert warm.started(other) is None


@contextmanager
def left(
    folder: Path, code: str, seconds: float = 10 * PATIENCE, late: tuple[str, ...] = ()
) -> Iterator[tuple[ForkServer, int]]:
    """Give a server that was left standing, found in ``folder``, and its process, which ends with the context."""
    server = ForkServer.start(())
    server.wait_ready()
    pid = server.pid
    assert pid is not None
    try:
        standing.leave(server, folder, code, late, seconds)
        yield server, pid
    finally:
        with suppress(ForkServerError):  # it has ended, as it should
            server.retire()
        assert ended(pid)
        assert not server.folder.exists()


def ended(pid: int) -> bool:
    """Whether a process ends soon."""
    return becomes_true(lambda: is_gone(pid))


def test_a_dismissed_server_ends_whatever_it_is_doing(tmp_path: Path) -> None:
    """Who stops a build waits for nobody: the server stops reading, and what runs under it ends with it."""
    with left(tmp_path, standing.code_digest()) as (server, pid), server.call("time:sleep", [1000]) as lease:
        begun = server.preloading("time:sleep", [1000])
        standing.dismiss(server, tmp_path)
        assert ended(pid)
        assert lease.wait(60) < 0
        begun.close()


def test_a_server_hears_its_end_while_it_looks_around() -> None:
    """Told to end just when it asks whether it is still wanted, it does not take the answer for what was told."""
    server = ForkServer.start(())
    server.wait_ready()
    pid = server.pid
    assert pid is not None
    server.stand(10 * PATIENCE, (), "subprocess:getoutput", [f"kill -TERM {pid}; echo wanted"])
    assert ended(pid)


def test_a_server_of_an_editor_is_not_dismissed(bare: ForkServer, tmp_path: Path) -> None:
    """JupyterLab's server has kernels in which somebody works."""
    standing.announce(bare, tmp_path, standing.code_digest())
    standing.dismiss(bare, tmp_path)
    with bare.call("sys:exit", [7]) as lease:
        assert lease.wait(60) == 7


def test_what_a_killed_server_left_is_deleted(tmp_path: Path) -> None:
    """Its folder among the temporary files goes when somebody looks for it and finds it gone."""
    with left(tmp_path, standing.code_digest()) as (server, pid):
        os.kill(pid, signal.SIGKILL)
        assert ended(pid)
        assert server.folder.exists()
        assert standing.find(tmp_path, standing.code_digest) is None
        assert not server.folder.exists()


def held_files(pid: int) -> set[str]:
    """Return what a process holds open besides its three standard files."""
    held = set()
    for number in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed
            held.add(str(number.readlink()) if int(number.name) > 2 else "")
    return held - {""}


def test_a_server_left_standing_outlives_its_owner(tmp_path: Path) -> None:
    """It is nobody's own any more, is found by its note, and imports late what it was told, for later children."""
    with left(tmp_path, standing.code_digest(), late=("khong_co", "colorsys")) as (server, pid):
        server.close()
        assert server.pid is None
        found = standing.find(tmp_path, standing.code_digest)
        assert found is not None

        def has_imported() -> bool:
            time.sleep(2 * IDLE)  # who asks all the time leaves it no time to import
            with found.call("builtins:exec", ["import sys; sys.exit('colorsys' in sys.modules)"]) as lease:
                return lease.wait(60) == 1

        assert becomes_true(has_imported)
        assert not is_gone(pid)


def test_a_server_left_standing_holds_nothing_of_its_starter(tmp_path: Path) -> None:
    """No file but its own sockets, no folder, no session: a pipe is at its end, a folder can be taken away."""
    with left(tmp_path, standing.code_digest()) as (server, pid), server.call("sys:exit", [0]) as lease:
        assert lease.wait(60) == 0
        # Once its child has ended it reads its note and looks for orphans: such files it holds for a moment only.
        assert becomes_true(lambda: all(file.startswith("socket:") for file in held_files(pid)))
        assert {str(Path(f"/proc/{pid}/fd/{number}").readlink()) for number in range(3)} == {os.devnull}
        assert Path(f"/proc/{pid}/cwd").readlink() == Path("/")
        assert os.getsid(pid) == pid


def test_a_server_left_standing_lets_go_of_what_builds_had_it_read(tmp_path: Path) -> None:
    """What one build had it read and the next replaced is collected while nobody asks, also where it is a cycle."""
    read = "import sys, weakref; sys.a = type('A', (), {})(); sys.a.a = sys.a; sys.b = weakref.ref(sys.a)"
    with left(tmp_path, standing.code_digest()) as (server, _):
        server.preload("builtins:exec", [read])
        server.preload("builtins:exec", ["import sys; del sys.a"])

        def is_gone_there() -> bool:
            with server.call("builtins:exec", ["import sys; sys.exit(sys.b() is None)"]) as lease:
                found = lease.wait(10)
            time.sleep(2.5)  # who asks all the time leaves it no time
            return found == 1

        assert becomes_true(is_gone_there, 15)


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.unlink(),
        lambda note: note.write_bytes(b"{"),
        lambda note: note.write_text(json.dumps(json.loads(note.read_bytes()) | {"address": "/khác"}), "utf-8"),
    ],
    ids=["gone", "broken", "of another"],
)
def test_a_server_ends_with_its_note(tmp_path: Path, change: Callable[[Path], object]) -> None:
    """`make clean`, a deleted project or a server that took its place: nobody would find it any more."""
    with left(tmp_path, standing.code_digest()) as (_, pid):
        change(tmp_path / standing.NOTE)
        assert ended(pid)


def test_a_server_without_its_folder_ends(tmp_path: Path) -> None:
    """Whoever empties the folder of temporary files takes its address away."""
    with left(tmp_path, standing.code_digest()) as (server, pid):
        Path(server.address).unlink()
        assert ended(pid)


def test_a_server_ends_when_nobody_asks(tmp_path: Path) -> None:
    """Its seconds count from the last client and the last child; while it has one it stays."""
    with left(tmp_path, standing.code_digest(), seconds=0.5) as (server, pid):
        with server.call("time:sleep", [1.5]) as lease:
            assert lease.wait(60) == 0
        assert not is_gone(pid)
        assert ended(pid)


def test_a_server_whose_code_changed_while_it_imported_ends(tmp_path: Path) -> None:
    """What it was started with is not what lies on disk: it may have imported some of both."""
    with left(tmp_path, "mã trước khi sửa") as (_, pid):
        assert ended(pid)


def test_a_server_spoiled_by_a_late_import_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a second thread it could not fork any more."""
    code = "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,), daemon=True).start()"
    (tmp_path / "xau.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    with left(tmp_path, standing.code_digest(), late=("xau",)) as (_, pid):
        assert ended(pid)


def test_newer_code_retires_a_server(tmp_path: Path) -> None:
    """Whoever finds one with other code than is on disk tells it to end, and will leave another in its place."""
    with left(tmp_path, standing.code_digest()) as (server, pid):
        with server.call("time:sleep", [1000]) as lease:
            assert standing.find(tmp_path, lambda: "mã mới") is None
            assert lease.poll() is None
        assert ended(pid)


def test_the_digest_follows_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package installed in another version is other code, as is another version of the kit."""
    before = standing.code_digest()
    assert standing.code_digest() == before
    (tmp_path / "thu_vien-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert standing.code_digest() != before


def test_a_server_is_left_standing_once(forgetful: None, tmp_path: Path) -> None:
    """A server that stands already stays the one; a process' own ends with it then. Without one nothing happens."""
    warm.leave_ready(tmp_path, (), 60)
    assert not standing.is_announced(tmp_path)
    with left(tmp_path, standing.code_digest()) as (first, _):
        own = warm.start(())
        assert own is not None
        own.wait_ready()
        warm.leave_ready(tmp_path, (), 60)
        assert own.pid is not None
        found = standing.find(tmp_path, standing.code_digest)
        assert found is not None
        assert found.address == first.address
