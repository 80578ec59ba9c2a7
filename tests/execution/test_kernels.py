"""Warm kernels: fresh each time, ready for sure, stopped for sure, for whoever speaks jupyter_client."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbclient.util import run_sync

from giamsat.execution import warm
from giamsat.execution.forkserver.client import ForkServer
from giamsat.execution.provisioner import WarmProvisioner, kernel_words
from tests.execution.conftest import linux
from tests.execution.processes import becomes_true, is_gone
from tests.execution.running import run_cells, write_notebook

pytestmark = [linux, pytest.mark.kernel]

LIMIT = 5  # seconds for a cell that hangs: it must have begun by then, and the next one must not need as many
IS_WARM = "import os; print(os.getppid())"
# Everything that one notebook could leave to the next; `seen` says how a kernel finds it.
SEEN = """
import decimal, json, locale, os, random, signal, sys, time, warnings
import matplotlib, numpy, pandas
import giamsat.formatting.numbers as numbers
seen = {
    "globals": sorted(name for name in globals() if "ro_ri" in name),
    "folder": os.getcwd(),
    "environment": dict(os.environ),
    "umask": os.umask(0o022),
    "fonts": matplotlib.rcParams["font.size"],
    "backend": matplotlib.rcParams["backend"],
    "figures": matplotlib.pyplot.get_fignums() if "matplotlib.pyplot" in sys.modules else [],
    "locale": locale.setlocale(locale.LC_ALL),
    "pandas": [pandas.DataFrame([1]).shape, pandas.options.display.max_rows],
    "kit": numbers.integer(12571),
    "decimal": decimal.getcontext().prec,
    "path": [part for part in sys.path if "ro-ri" in part],
    "modules": "ro_ri" in sys.modules,
    "zone": time.tzname[0],
    "filters": len(warnings.filters),
    "interrupt": str(signal.getsignal(signal.SIGTERM)),
    "recursion": sys.getrecursionlimit(),
}
print(json.dumps(seen), random.random(), numpy.random.random(), sep="\\n")
"""
SPOIL = """
import sys, types
ro_ri = 1
os.chdir("/")
os.environ["RO_RI"] = "1"
os.environ["TZ"] = "Asia/Tokyo"
time.tzset()
os.umask(0o077)
matplotlib.rcParams["font.size"] = 77
import matplotlib.pyplot
matplotlib.pyplot.figure()
locale.setlocale(locale.LC_ALL, "C.UTF-8")
pandas.DataFrame.shape = "ro ri"
pandas.options.display.max_rows = 7
numbers.integer = lambda value: "ro ri"
decimal.getcontext().prec = 3
sys.path.append("/ro-ri")
sys.modules["ro_ri"] = types.ModuleType("ro_ri")
warnings.simplefilter("ignore")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
sys.setrecursionlimit(500)
random.seed(1)
numpy.random.seed(1)
random.getstate()
"""


def test_nothing_leaks_from_one_notebook_to_the_next(warmed: ForkServer, tmp_path: Path) -> None:
    """Globals, folder, environment, chart settings, locale, patched pandas and kit, random state: all are fresh."""
    folder = tmp_path / "k"
    before, _ = run_cells(folder, SEEN, SPOIL)
    after, parent = run_cells(folder, SEEN, IS_WARM)
    first, second = before.splitlines(), after.splitlines()
    assert json.loads(second[0]) == json.loads(first[0])
    assert json.loads(first[0])["folder"] == str(folder)
    assert json.loads(first[0])["kit"] == "12.571"
    assert "RO_RI" not in json.loads(second[0])["environment"]
    assert second[1] != first[1]
    assert second[2] != first[2]
    assert int(parent) == warmed.pid


def test_a_warm_kernel_finds_what_an_ordinary_one_finds(
    warmed: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State by state, a forked kernel starts as a kernel of its own does."""
    asked = SEEN + "\nprint(sys.flags, sys.stdin.read() if 0 else '', sys.path, matplotlib.get_backend())"
    forked = run_cells(tmp_path / "k", asked)[0].splitlines()
    monkeypatch.setenv(warm.SWITCH, warm.ORDINARY)
    env = {name: value for name, value in os.environ.items() if name != warm.SWITCH}
    started = run_cells(tmp_path / "k", asked, env=env)[0].splitlines()
    ours, theirs = json.loads(forked[0]), json.loads(started[0])
    theirs["environment"].pop("JPY_PARENT_PID")  # an ordinary kernel watches its parent, a forked one has a lease
    assert ours == theirs
    assert forked[3:] == started[3:]


@pytest.mark.e2e
def test_thirty_quick_kernels_lose_no_output(warmed: ForkServer, tmp_path: Path) -> None:
    """The readiness check holds: no first cell's output is lost, however soon after the fork it runs."""
    printed = [run_cells(tmp_path / "k", f"print({number})") for number in range(30)]
    assert printed == [[f"{number}\n"] for number in range(30)]


def test_a_cell_that_hangs_is_killed_with_what_it_started(warmed: ForkServer, tmp_path: Path) -> None:
    """A time limit ends the kernel's whole process group."""
    cell = "import subprocess, time; p = subprocess.Popen(['sleep', '1000']); open('pid', 'w').write(str(p.pid)); time.sleep(60)"  # noqa: E501
    with pytest.raises(CellTimeoutError):
        run_cells(tmp_path / "k", cell, timeout=LIMIT)
    pid = int((tmp_path / "k" / "pid").read_text(encoding="utf-8"))
    assert becomes_true(lambda: is_gone(pid))


def test_a_kernel_of_another_python_is_ordinary() -> None:
    """Only ipykernel of this very Python can be forked; other languages and other Pythons start as always."""
    assert kernel_words([sys.executable, "-m", "ipykernel_launcher", "-f", "x"]) == ["ipykernel_launcher", "-f", "x"]
    assert kernel_words([sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher"]) == ["ipykernel_launcher"]
    assert kernel_words(["/usr/bin/python-khac", "-m", "ipykernel_launcher", "-f", "x"]) == []
    assert kernel_words([sys.executable, "-m", "bash_kernel", "-f", "x"]) == []
    assert kernel_words([]) == []


def manager() -> AsyncKernelManager:
    """Return a kernel manager as JupyterLab has it, with a warm kernel."""
    made = AsyncKernelManager(kernel_name="python3")
    made.provisioner = WarmProvisioner(kernel_spec=made.kernel_spec, parent=made)
    return made


def test_the_stop_button_interrupts_the_cell(warmed: ForkServer, tmp_path: Path) -> None:
    """An interrupt raises KeyboardInterrupt in the running cell; the kernel goes on with the next."""
    path = write_notebook(tmp_path / "o.ipynb", "import time; time.sleep(60)", "print('còn chạy')")
    client = NotebookClient(
        nbformat.read(path, 4), km=manager(), timeout=LIMIT, interrupt_on_timeout=True, allow_errors=True
    )
    executed = run_sync(client.async_execute)(cleanup_kc=True)
    assert executed.cells[0].outputs[0].ename == "KeyboardInterrupt"
    assert executed.cells[1].outputs[0].text == "còn chạy\n"


def test_a_kernel_lives_through_a_managers_whole_life(warmed: ForkServer) -> None:
    """Start, restart, exit code, graceful end: what JupyterLab asks of a provisioner."""

    async def live() -> list[object]:
        kernels = manager()
        await kernels.start_kernel()
        seen: list[object] = [await kernels.is_alive()]
        assert kernels.provisioner is not None
        first = kernels.provisioner.pid
        await kernels.restart_kernel(now=True)
        seen += [await kernels.is_alive(), is_gone(first), kernels.provisioner.pid != first]
        client = kernels.client()
        client.start_channels()
        await client.wait_for_ready(timeout=30)
        client.execute("import os; os._exit(7)")
        seen.append(await kernels.provisioner.wait())
        await kernels.restart_kernel()
        await client.wait_for_ready(timeout=30)
        last = kernels.provisioner.pid
        await kernels.shutdown_kernel()
        client.stop_channels()
        return [*seen, is_gone(last), kernels.has_kernel]

    assert run_sync(live)() == [True, True, True, True, 7, True, False]


@pytest.mark.e2e
@pytest.mark.parametrize("way", ["papermill", "nbclient"])
def test_other_programs_get_warm_kernels_by_name(warmed: ForkServer, tmp_path: Path, way: str) -> None:
    """papermill's command and nbclient alone take a warm kernel when the environment names the provisioner."""
    path, out = write_notebook(tmp_path / "vào.ipynb", IS_WARM), tmp_path / "ra.ipynb"
    alone = "import sys, nbclient, nbformat; nb = nbformat.read(sys.argv[1], 4); nbclient.execute(nb); nbformat.write(nb, sys.argv[2])"  # noqa: E501
    words = {"papermill": ["-m", "papermill", "--log-level", "ERROR"], "nbclient": ["-c", alone]}[way]
    env = os.environ | {"JUPYTER_DEFAULT_PROVISIONER_NAME": "giamsat-warm", warm.ADDRESS: warmed.address}
    subprocess.run([sys.executable, *words, str(path), str(out)], env=env, check=True, timeout=60, capture_output=True)
    assert int(nbformat.read(out, 4).cells[0].outputs[0].text) == warmed.pid


def test_a_killed_kernel_is_no_hang(warmed: ForkServer, tmp_path: Path) -> None:
    """kill -9 of the kernel ends the run within a second or two, and the server serves the next."""
    with pytest.raises(DeadKernelError):
        run_cells(tmp_path / "k", "import os; os.kill(os.getpid(), 9)")
    assert run_cells(tmp_path / "k", "print(1)") == ["1\n"]


@pytest.mark.e2e
def test_a_killed_server_ends_the_run_and_is_replaced(forgetful: None, tmp_path: Path) -> None:
    """kill -9 of the fork server takes the kernel along; the next run has a new server."""
    cell = "import os, signal, time\nopen('pid', 'w').write(str(os.getpid()))\nos.kill(os.getppid(), 9)\ntime.sleep(60)"
    first = warm.ready()
    assert first is not None
    with pytest.raises(DeadKernelError):
        run_cells(tmp_path / "k", cell)
    assert is_gone(int((tmp_path / "k" / "pid").read_text(encoding="utf-8")))
    (parent,) = run_cells(tmp_path / "k", IS_WARM)
    second = warm.ready()
    assert second is not None
    assert int(parent) == second.pid != first.pid
    first.close()


@pytest.mark.e2e
def test_a_killed_runner_leaves_no_kernel(tmp_path: Path) -> None:
    """After kill -9 of a process in the midst of a run, neither fork server nor kernel nor the kernel's child stays."""
    code = f"""
from pathlib import Path
from tests.execution.running import run_cells
run_cells(Path({str(tmp_path / "k")!r}), '''
import os, subprocess, time
other = subprocess.Popen(["sleep", "1000"], start_new_session=True)
open("pids", "w").write(f"{{os.getppid()}} {{os.getpid()}} {{other.pid}} .")
time.sleep(1000)
''')
"""
    root = Path(__file__).parents[2]
    env = os.environ | {"PYTHONPATH": f"{root}:{os.environ.get('PYTHONPATH', '')}"}
    runner = subprocess.Popen([sys.executable, "-c", code], env=env)
    told = tmp_path / "k" / "pids"
    assert becomes_true(lambda: told.exists() and told.read_text(encoding="utf-8").endswith("."), 30)
    pids = [int(word) for word in told.read_text(encoding="utf-8").split()[:3]]
    assert not any(map(is_gone, pids))
    runner.send_signal(signal.SIGKILL)
    runner.wait()
    assert becomes_true(lambda: all(map(is_gone, pids)))
