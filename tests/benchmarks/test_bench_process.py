"""Usage of a command: everything below it counts, whoever is whose parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.process import BenchmarkError, Usage, measured
from benchmarks.project import CHECKOUT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
BURN = "import time\nwhile time.process_time() < 0.4: pass\n"
# The child starts a grandchild in a session of its own and dies at once; nobody in the command waits for it. It begins
# when the command has ended, however slow the machine is, and notes when it ended itself.
LATER = f"""
import sys, time
from pathlib import Path
def runs(pid):
    try:
        return Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
while runs(sys.argv[1]): time.sleep(0.01)
{BURN}
Path("ended").write_text(str(time.perf_counter()))
"""
ORPHAN = f"""
import os, subprocess, sys
command = str(os.getpid())
if not os.fork():
    subprocess.Popen([sys.executable, "-c", {LATER!r}, command], start_new_session=True)
    os._exit(0)
os.wait()
"""


def _python(source: str, folder: Path, *, memory: bool = False, timeout: float = 60) -> Usage:
    return measured([sys.executable, "-c", source], folder, os.environ, memory=memory, timeout=timeout)


def test_orphans_are_counted(tmp_path: Path) -> None:
    """A process whose parent died before it is waited for: its processor time is in the sum, not in the seconds."""
    begin = time.perf_counter()
    usage = _python(ORPHAN, tmp_path).check("orphan")
    assert 0.4 <= usage.cpu < 2.0
    assert usage.seconds < float((tmp_path / "ended").read_text()) - begin


def test_children_from_before_are_left_alone(tmp_path: Path) -> None:
    """What the measuring process had started already is neither counted nor waited for nor killed."""
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with other:
        assert _python("pass", tmp_path).check("nothing").left == 0
        assert other.poll() is None


def test_killed_server_with_a_child_is_counted(tmp_path: Path) -> None:
    """What a process used counts also when it was killed, and so does what it had waited for."""
    source = f"""
import os, signal, subprocess, sys
server = os.fork()
if not server:
    subprocess.run([sys.executable, "-c", {BURN!r}])
    os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(server, 0)
"""
    assert _python(source, tmp_path).check("server").cpu >= 0.4


def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    """The peak holds what a grandchild filled; a fork's shared pages count once."""
    filled = "import os, subprocess, sys, time; held = bytearray(b'x') * 100_000_000; {}; time.sleep(0.7)"
    alone = _python(filled.format("pass"), tmp_path, memory=True).check("alone")
    inner = filled.format("pass")
    below = _python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])", tmp_path, memory=True)
    shared = _python(filled.format("os.fork()"), tmp_path, memory=True).check("shared")
    for usage in (alone, below, shared):
        assert 100_000_000 < usage.peak < 160_000_000


def test_what_outlives_a_command_is_killed_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stays is no child of the next measurement: it is killed, and the usage does not pass."""
    monkeypatch.setattr("benchmarks.process.GRACE", 0.2)
    source = "import subprocess; subprocess.Popen(['sleep', '60'], start_new_session=True)"
    usage = _python(source, tmp_path)
    assert usage.left == 1
    with pytest.raises(BenchmarkError, match="1 processes left behind"):
        usage.check("sleeper")


def test_too_long_is_killed(tmp_path: Path) -> None:
    """Past its time a command is killed with all below it."""
    source = "import subprocess; subprocess.run(['sleep', '60'])"
    usage = _python(source, tmp_path, timeout=0.5)
    assert usage.code < 0
    assert usage.seconds < 5


def test_a_failure_is_told_with_its_last_lines(tmp_path: Path) -> None:
    """A command that fails is no measurement; the error shows its code and what it printed."""
    usage = _python("import sys; print('the cause', file=sys.stderr); sys.exit(3)", tmp_path)
    assert usage.code == 3
    with pytest.raises(BenchmarkError, match=r"exit code 3(.|\n)*the cause"):
        usage.check("failing")


def test_a_stop_reaches_what_is_measured(tmp_path: Path) -> None:
    """Ctrl-C ends the command that is being measured and all below it."""
    source = f"""
import os, signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored when the tests run in the background of a shell
sys.path.append({str(CHECKOUT)!r})
from benchmarks.process import measured
inner = "import subprocess, pathlib; own = subprocess.Popen(['sleep', '60'], start_new_session=True); "
inner += "pathlib.Path('part').write_text(str(own.pid)); pathlib.Path('part').rename('pid'); own.wait()"
measured([sys.executable, "-c", inner], Path({str(tmp_path)!r}), os.environ)
"""
    outer = subprocess.Popen([sys.executable, "-c", source], cwd=tmp_path, stderr=subprocess.DEVNULL)
    while not (tmp_path / "pid").exists():
        assert outer.poll() is None
        time.sleep(0.02)
    outer.send_signal(signal.SIGINT)
    assert outer.wait(10) != 0
    sleeper = int((tmp_path / "pid").read_text())
    assert not Path(f"/proc/{sleeper}").exists() or " Z " in Path(f"/proc/{sleeper}/stat").read_text()
