"""The fork server: children by lease, none of which outlives client or server."""

from __future__ import annotations

import json
import locale
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from giamsat.execution.forkserver.client import CLOSE_TIMEOUT, ForkServer, ForkServerError
from giamsat.execution.forkserver.frames import CHUNK, Frames, packed, receive
from giamsat.execution.forkserver.lease import Lease
from giamsat.execution.forkserver.processes import umask
from tests.execution.conftest import linux
from tests.execution.processes import becomes_true, is_gone, numbers_from, python

pytestmark = linux

# A child with a grandchild in its own process group, and another that has left it and whose parent has ended.
FAMILY = """
import os, subprocess, sys, time
near = subprocess.Popen(["sleep", "1000"])
line = subprocess.run(["sh", "-c", "setsid sleep 1000 >/dev/null & echo $!"], stdout=subprocess.PIPE, text=True).stdout
with open({path!r}, "w") as stream:
    print(os.getpid(), near.pid, line.strip(), sep="\\n", file=stream)
time.sleep(1000)
"""


def family(server: ForkServer, path: Path) -> tuple[Lease, list[int]]:
    """Return the lease of a child with descendants, and the processes of all."""
    lease = server.call("builtins:exec", [FAMILY.format(path=str(path))])
    return lease, numbers_from(path, 3)


def all_gone(pids: list[int]) -> bool:
    """Return whether all these processes end soon."""
    return becomes_true(lambda: all(map(is_gone, pids)))


def test_messages_come_one_by_one_however_the_bytes_arrive() -> None:
    """A message is whole or not there; what follows it in the same piece of bytes is not lost."""
    first, second = {"pid": 7}, {"exit": 0, "why": "Thành phố"}
    here, there = socket.socketpair()
    with here, there:
        there.sendall(packed(first) + packed(second))
        assert receive(here) == first
        assert Frames().feed(here.recv(CHUNK)) == [second]
        there.close()
        assert receive(here) == {}
    frames = Frames()
    pieces = [frames.feed(bytes([byte])) for byte in packed(first) + packed(second)]
    assert [message for messages in pieces for message in messages] == [first, second]


def test_a_child_that_ends_at_once_tells_its_code(bare: ForkServer) -> None:
    """However soon after the fork a child ends, its code is not lost between answer and lease."""
    for _ in range(100):
        with bare.call("os:_exit", [3]) as lease:
            assert lease.wait(60) == 3


def test_a_child_ends_with_its_own_exit_code(bare: ForkServer) -> None:
    """The lease tells the exit code: returned by the function, given to sys.exit, or the signal that killed it."""
    for target, arguments, code in (
        ("os:getppid", [], bare.pid),
        ("os:getenv", ["PATH"], 0),
        ("sys:exit", [7], 7),
        ("os:abort", [], -signal.SIGABRT),
    ):
        with bare.call(target, arguments) as lease:
            assert lease.wait(60) == (code if code < 0 else code % 256)
            assert lease.poll() == lease.returncode
            assert lease.why == ""


def test_a_child_that_raises_tells_it_on_the_clients_stderr(tmp_path: Path) -> None:
    """A child writes where its client writes, and an exception ends it with code 1."""
    code = "from giamsat.execution.forkserver.client import ForkServer\n"
    code += "with ForkServer.start(()) as s, s.call('builtins:int', ['ba']) as lease: print(lease.wait(60))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "1\n"
    assert "ValueError: invalid literal for int() with base 10: 'ba'" in done.stderr


def test_a_child_has_the_surroundings_of_its_client(bare: ForkServer, tmp_path: Path) -> None:
    """Environment, folders, umask, time zone, locale and random numbers are the client's or fresh, not the server's."""
    code = """
import json, locale, os, random, sys, tempfile, time
json.dump([dict(os.environ), os.getcwd(), tempfile.gettempdir(), os.umask(0), time.tzname[0],
           locale.setlocale(locale.LC_NUMERIC), locale.setlocale(locale.LC_CTYPE),
           sys.stdin.read(), sorted(os.listdir("/proc/self/fd"))[:3], random.random()], open("ra.json", "w"))
"""
    bare.preload("locale:setlocale", [locale.LC_ALL, "C.UTF-8"])
    bare.preload("tempfile:gettempdir")
    of_python = {name: value for name, value in os.environ.items() if name.startswith("PYTHON")}
    seen = []
    for name, known in (("a", "C"), ("b", "khong_co")):
        folder = tmp_path / name
        folder.mkdir()
        env = of_python | {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": known, "TMPDIR": str(folder)}
        with bare.call("builtins:exec", [code], env=env, cwd=str(folder)) as lease:
            assert lease.wait(60) == 0
        seen.append(json.loads((folder / "ra.json").read_text(encoding="utf-8")))
        assert seen[-1][:5] == [env, str(folder), str(folder), umask(), "+07"]
        assert seen[-1][5:7] == ["C", "C" if known == "C" else "C.UTF-8"]
        assert seen[-1][7:9] == ["", ["0", "1", "2"]]
    assert seen[0][9] != seen[1][9]


def test_a_lease_given_back_takes_all_descendants_along(bare: ForkServer, tmp_path: Path) -> None:
    """Closing a lease kills the child, its process group and what has left the group; other children live on."""
    other = bare.call("time:sleep", [1000])
    lease, pids = family(bare, tmp_path / "pids")
    assert not any(map(is_gone, pids))
    lease.close()
    assert all_gone(pids)
    assert other.poll() is None
    other.kill()
    assert other.wait(60) == -signal.SIGKILL
    other.close()


def test_what_a_child_set_free_lives_as_long_as_the_child(bare: ForkServer, tmp_path: Path) -> None:
    """A process whose parent has ended belongs to the child still: the end of another child is none of its business."""
    lease, pids = family(bare, tmp_path / "pids")
    with bare.call("sys:exit", [0]) as other:
        assert other.wait(60) == 0
    with bare.call("sys:exit", [0]) as other:  # when this one is served, the server is through with the first
        assert other.wait(60) == 0
    assert not any(map(is_gone, pids))
    lease.close()
    assert all_gone(pids)


def test_a_child_that_ends_leaves_no_descendant(bare: ForkServer, tmp_path: Path) -> None:
    """When a child ends by itself, or is killed from outside, what it started is killed as well."""
    lease, pids = family(bare, tmp_path / "pids")
    os.kill(lease.pid, signal.SIGKILL)
    assert lease.wait(60) == -signal.SIGKILL
    assert all_gone(pids)
    lease.close()


def test_signals_reach_the_process_group(bare: ForkServer) -> None:
    """A signal sent over the lease arrives; after the end there is nothing to send to."""
    with bare.call("time:sleep", [1000]) as lease:
        with pytest.raises(TimeoutError):
            lease.wait(0.05)
        lease.terminate()
        assert lease.wait(60) == -signal.SIGTERM
        lease.send_signal(signal.SIGINT)
        assert lease.returncode == -signal.SIGTERM


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_heard_however_soon_after_the_fork(
    bare: ForkServer, signum: signal.Signals, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the server's handlers nor what it ignores swallow a signal for a child that has just been forked, and
    it ends without a word."""
    for _ in range(50):
        with bare.call("time:sleep", [1000]) as lease:
            lease.send_signal(signum)
            assert lease.wait(60) == -signum
    assert capfd.readouterr().err == ""


def test_a_child_above_its_memory_is_killed(bare: ForkServer) -> None:
    """The server adds up a child and its descendants, kills them above the limit and says why."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
    hungry = "import time; b = b'x' * 200_000_000; time.sleep(1000)"
    with bare.call("builtins:exec", [code.format(hungry)], memory=150_000_000) as lease:
        assert lease.wait(60) == -signal.SIGKILL
        assert lease.why == "memory"


def test_what_is_preloaded_is_there_in_later_children(bare: ForkServer) -> None:
    """A preload runs in the server; its failure is told and harms nothing."""
    bare.preload("builtins:exec", ["import sys; sys.giamsat_thu = 5"])
    with bare.call("builtins:exec", ["import sys; sys.exit(sys.giamsat_thu)"]) as lease:
        assert lease.wait(60) == 5
    with pytest.raises(ForkServerError, match="ValueError: invalid literal"):
        bare.preload("builtins:int", ["ba"])
    with bare.call("sys:exit", [3]) as lease:
        assert lease.wait(60) == 3


def test_chart_settings_are_those_of_a_fresh_import(bare: ForkServer) -> None:
    """What a preload leaves in matplotlib's settings and figures is not seen by children."""
    bare.preload("builtins:exec", ["import matplotlib.pyplot as p; p.rcParams['font.size'] = 77; p.figure()"])
    code = "import sys, matplotlib.pyplot as p; sys.exit(int(p.rcParams['font.size']) + len(p.get_fignums()))"
    with bare.call("builtins:exec", [code]) as lease:
        assert lease.wait(60) == 10


def test_a_preload_that_leaves_a_thread_ends_forking() -> None:
    """A server with a second thread forks no more, and says so; a child it already has lives on."""
    with ForkServer.start(()) as server:
        early = server.call("time:sleep", [1000])
        with pytest.raises(ForkServerError, match="started a thread"):
            server.preload(
                "builtins:exec",
                ["import threading, time; threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()"],
            )
        with pytest.raises(ForkServerError, match="started a thread"):
            server.call("sys:exit", [0])
        assert early.poll() is None
        early.close()


@pytest.mark.parametrize(
    "module, reason",
    [
        ("import khong_co_that", "ModuleNotFoundError: No module named 'khong_co_that'"),
        ("import threading, time\nthreading.Thread(target=time.sleep, args=(1000,), daemon=True).start()", "2 threads"),
        ("import os; os._exit(9)", "it ended with code 9"),
    ],
)
def test_a_server_that_cannot_fork_gives_its_reason(tmp_path: Path, module: str, reason: str) -> None:
    """A module that is missing, starts a thread or ends the process: the client learns of it, the folder is gone."""
    (tmp_path / "xau.py").write_text(module, encoding="utf-8")
    with ForkServer.start(("xau",), os.environ | {"PYTHONPATH": str(tmp_path)}) as server:
        with pytest.raises(ForkServerError, match=reason):
            server.wait_ready()
        with pytest.raises(ForkServerError):
            server.call("sys:exit", [0])
        assert not server.is_alive()
    assert not server.folder.exists()


def test_modules_of_a_package_are_imported_by_a_star(tmp_path: Path) -> None:
    """``package.*`` imports every module of the package, so that a new one needs no list."""
    folder = tmp_path / "goi"
    folder.mkdir()
    for name in ("__init__", "mot", "hai"):
        (folder / f"{name}.py").write_text("", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    with ForkServer.start(("goi.*",), environment) as server:
        code = "import sys; sys.exit(int({'goi', 'goi.mot', 'goi.hai'} <= set(sys.modules)))"
        with server.call("builtins:exec", [code], environment) as lease:
            assert lease.wait(60) == 1


def test_what_a_function_builds_is_there_for_all_children(tmp_path: Path) -> None:
    """``module:function`` is called once, in the server: a child finds what it has built."""
    (tmp_path / "xay.py").write_text("built = []\ndef build():\n    built.append('mot')\n", encoding="utf-8")
    paths = (str(tmp_path), os.environ.get("PYTHONPATH", ""))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    with ForkServer.start(("xay:build",), environment) as server:
        code = "import sys, xay; sys.exit(len(xay.built))"
        for _ in range(2):
            with server.call("builtins:exec", [code], environment) as lease:
                assert lease.wait(60) == 1


def test_another_pythons_variables_are_refused(bare: ForkServer) -> None:
    """What Python reads at its start cannot be changed in a fork: such a request is refused, not half fulfilled."""
    with pytest.raises(ForkServerError, match=r"PYTHON\*"):
        bare.call("sys:exit", [0], os.environ | {"PYTHONPATH": "/noi/khac"})


# A client with a priority and a limit of its own, whose child prints what it has of them.
LIMITED = """
import os, resource
from giamsat.execution.forkserver.client import ForkServer
os.nice(3)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 2000))
code = "import os, resource; print(*resource.getrlimit(resource.RLIMIT_FSIZE), os.nice(0), flush=True)"
with ForkServer.at({address!r}).call("builtins:exec", [code]) as lease:
    lease.wait(60)
"""
ASKING = """
import os
from giamsat.execution.forkserver.client import CLOSE_TIMEOUT, ForkServer, ForkServerError
try:
    ForkServer.at({address!r}).check(os.environ)
except ForkServerError as error:
    print(error)
"""


def said(code: str, server: ForkServer) -> str:
    """Return what another process prints that uses a server."""
    words = [sys.executable, "-c", code.format(address=server.address)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


def test_a_child_has_the_limits_and_the_priority_of_its_client(bare: ForkServer) -> None:
    """`ulimit` and `nice` of whoever asks hold for the child, though the server has none."""
    assert said(LIMITED, bare) == f"1000 2000 {os.nice(0) + 3}"


@pytest.mark.parametrize(
    "spoil, reason",
    [
        ("import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (5_000_000, 5_000_000))", "limit is higher"),
        ("import os; os.nice(3)", "lower priority"),
    ],
)
def test_what_no_child_can_have_is_refused(spoil: str, reason: str) -> None:
    """A server with a lower limit or priority than who asks says so before anything is begun."""
    with ForkServer.start(()) as server:
        assert said(ASKING, server) == ""
        server.preload("builtins:exec", [spoil])
        assert reason in said(ASKING, server)


def test_a_child_has_what_there_is_of_a_hard_limit() -> None:
    """A client whose soft limit can be had is served, even if the server could never go as high as the client."""
    with ForkServer.start(()) as server:
        server.preload("builtins:exec", ["import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (500, 1500))"])
        assert said(LIMITED, server) == f"1000 1500 {os.nice(0) + 3}"


def test_two_processes_share_a_server(bare: ForkServer) -> None:
    """Another process leases by the address; its end ends its own children only."""
    ours = bare.call("time:sleep", [1000])
    code = f"""
from giamsat.execution.forkserver.client import ForkServer
server = ForkServer.at({bare.address!r})
server.wait_ready()
leases = [server.call("sys:exit", [number]) for number in range(5)]
assert [lease.wait(60) for lease in leases] == [0, 1, 2, 3, 4]
forgotten = server.call("time:sleep", [1000])
print(forgotten.pid, flush=True)
server.close()
import os; os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert all_gone([int(done.stdout)])
    assert ours.poll() is None
    ours.close()


def test_nobody_at_the_address_is_an_error(tmp_path: Path) -> None:
    """An address where no server listens is told at once."""
    with pytest.raises(ForkServerError):
        ForkServer.at(str(tmp_path / "s"))


def test_a_killed_runner_leaves_nothing(tmp_path: Path) -> None:
    """After kill -9 of the process that owns the server: no server, no child, no descendant, no folder."""
    told, pids = tmp_path / "told", tmp_path / "pids"
    runner = python(f"""
import time
from giamsat.execution.forkserver.client import ForkServer
server = ForkServer.start(())
lease = server.call("builtins:exec", [{FAMILY.format(path=str(pids))!r}])
with open({str(told)!r}, "w") as stream:
    print(server.pid, file=stream)
    print(server.folder, file=open({str(tmp_path / "folder")!r}, "w"))
time.sleep(1000)
""")
    everyone = [*numbers_from(told, 1), *numbers_from(pids, 3)]
    folder = Path((tmp_path / "folder").read_text(encoding="utf-8").strip())
    assert folder.exists()
    runner.kill()
    runner.wait()
    assert all_gone(everyone)
    assert becomes_true(lambda: not folder.exists())


def test_a_killed_server_leaves_no_child(tmp_path: Path) -> None:
    """After kill -9 of the server its children are gone, with their process groups, and the lease says so."""
    with ForkServer.start(()) as server:
        lease, (child, near, _far) = family(server, tmp_path / "pids")
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        assert all_gone([child])
        assert lease.wait(60) == -signal.SIGKILL
        assert all_gone([near])
        assert not server.is_alive()
        lease.close()
        os.kill(_far, signal.SIGKILL)  # a descendant that left its group outlives a killed server: nobody knows of it


def test_closing_ends_everything_at_once(tmp_path: Path) -> None:
    """The client's close returns when server and children are gone, and need not lose its patience before."""
    server = ForkServer.start(())
    _lease, pids = family(server, tmp_path / "pids")
    start = time.monotonic()
    server.close()
    assert time.monotonic() - start < CLOSE_TIMEOUT
    assert all(map(is_gone, pids))
    assert not server.folder.exists()
    _lease.close()


def test_closing_ends_a_server_that_reads(tmp_path: Path) -> None:
    """One that is in the midst of a preload hears it at once, and takes its children along all the same."""
    server = ForkServer.start(())
    lease, pids = family(server, tmp_path / "pids")
    with lease, server.preloading("time:sleep", [1000]):
        time.sleep(0.2)
        begin = time.monotonic()
        server.close()
        assert time.monotonic() - begin < CLOSE_TIMEOUT / 2
        assert all_gone(pids)
    assert not server.folder.exists()


def test_a_retired_server_ends_with_its_last_child(tmp_path: Path) -> None:
    """A server that is replaced keeps the children it has, and goes when they have."""
    with ForkServer.start(()) as server:
        lease = server.call("time:sleep", [1000])
        server.retire()
        assert lease.poll() is None
        assert server.is_alive()
        lease.close()
        assert becomes_true(lambda: not server.is_alive())


def test_a_long_temporary_folder_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket's path has 107 bytes at most; below a longer folder the server takes a short one."""
    deep = tmp_path / ("thu-muc-rat-dai-" * 8)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with ForkServer.start(()) as server, server.call("sys:exit", [4]) as lease:
        assert lease.wait(60) == 4
        assert len(server.address) < 107
        assert server.folder.stat().st_mode & 0o777 == 0o700
