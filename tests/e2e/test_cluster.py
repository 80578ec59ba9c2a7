"""Beyond one machine: a real scheduler and real workers as processes that share no folder with the project."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from giamsat.settings import Settings
from tests.e2e.little_project import REPOSITORY, ROUND, SO_A, SO_B, Project, make_project
from tests.e2e.under_way import PATIENCE, SLOW, building, parent, published, slow, waits
from tests.execution.processes import becomes_true, is_gone

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.kernel,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]


def certificates(folder: Path) -> dict[str, str]:
    """Make certificates of an authority of their own, and return the variables that tell dask of them."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "may.pem")
    tls, one = "DASK_DISTRIBUTED__COMM__TLS__", str(folder / "may.pem")
    own = {f"{tls}{who}__{what}": one for who in ("SCHEDULER", "WORKER", "CLIENT") for what in ("CERT", "KEY")}
    return {f"{tls}CA_FILE": str(folder / "ca.pem"), "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "true", **own}


class Cluster:
    """A scheduler with certificates, and the workers that a test starts; all end with :meth:`close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.certificates = certificates(folder)
        self.processes: list[subprocess.Popen[bytes]] = []
        place = folder / "dia-chi.json"
        words = ("--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))
        self._start("scheduler", *words)
        assert becomes_true(lambda: bool(_address(place)), PATIENCE), self.said()
        self.address = _address(place)

    def worker(self, *, threads: int = 1, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker in an empty folder of its own, where nothing tells it of the project, until it is known."""
        own = Path(tempfile.mkdtemp(dir=self.folder))
        words = ("--nthreads", str(threads), "--no-nanny", "--local-directory", str(own))
        known = self.said().count("Registered to:")
        started = self._start("worker", self.address, *words, cwd=own, **environment)
        assert becomes_true(lambda: self.said().count("Registered to:") > known, PATIENCE), self.said()
        return started

    def said(self) -> str:
        """Return what scheduler and workers have printed."""
        return (self.folder / "noi.txt").read_text(encoding="utf-8")

    def _start(self, *words: str, cwd: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
        hidden = ("GIAMSAT_ROOT", "PWD", "OLDPWD")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        environment |= {"PYTHONPATH": str(REPOSITORY / "src"), "TMPDIR": str(self.folder)} | self.certificates | more
        with (self.folder / "noi.txt").open("ab") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--no-dashboard"],
                env=environment,
                cwd=cwd or self.folder,
                stdout=said,
                stderr=said,
            )
        self.processes.append(process)
        return process

    def close(self) -> None:
        """End all processes, at once."""
        for process in self.processes:
            process.kill()
            process.wait()


def _address(place: Path) -> str:
    """Return where the scheduler listens; nothing before it has written that down."""
    try:
        return str(json.loads(place.read_text(encoding="utf-8"))["address"])
    except (FileNotFoundError, json.JSONDecodeError):  # the file is there before its content is
        return ""


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Return a cluster without workers; its folder has a short name, as sockets want it."""
    folder = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp"))
    found = Cluster(folder)
    yield found
    found.close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project of two departments that have sent their workbooks; nothing built."""
    project = make_project(tmp_path / "du-an", after=[SO_A, SO_B], before=[])
    project.submit(SO_A, SO_B)
    project.set_cell(SO_B, "ii-tthc-so-lieu", SLOW)
    return project


def test_a_cluster_makes_the_same_reports_though_a_worker_is_killed(
    project: Project, cluster: Cluster, tmp_path: Path
) -> None:
    """Two workers without the project's folder, one of them killed in a cell: the files are those of a local build."""
    shutil.copytree(project.root, tmp_path / "tai-cho")
    local = Project(Settings((tmp_path / "tai-cho").resolve()))
    done = local.reports("--jobs", "2")
    assert done.returncode == 0, done.stdout + done.stderr

    workers = [cluster.worker(GIAMSAT_TEST_FLAGS=str(project.root)) for _ in range(2)]
    with building(project, "--cluster", cluster.address, env=cluster.certificates) as build:
        with slow(project):
            build.wait_for(lambda: waits(project.root))
            kernel = int((project.root / "dang-cho").read_text(encoding="utf-8"))
            victim = parent(parent(kernel))
            assert victim in [worker.pid for worker in workers]
            os.kill(victim, signal.SIGKILL)
            assert becomes_true(lambda: is_gone(kernel))
        code, said = build.end()
        assert code == 0, said
        assert "Đã lập 3/3 báo cáo" in said
        build.leaves_nothing()
    assert published(project) == published(local)
    assert [entry["made"]["kernels"] for entry in project.manifest()["entries"]] == ["cluster"] * 3


def test_a_worker_with_another_kit_makes_no_report(project: Project, cluster: Cluster) -> None:
    """What a worker with other code would make is not taken: a sentence for each report, exit code 1, no page."""
    other = cluster.folder / "khac"
    shutil.copytree(REPOSITORY / "src", other, ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "giamsat" / "settings.py").open("a", encoding="utf-8") as module:
        module.write("# một bản khác\n")
    cluster.worker(PYTHONPATH=str(other))
    with building(project, "--cluster", cluster.address, env=cluster.certificates) as build:
        code, said = build.end()
        assert code == 1
        assert said.count("Máy trong cụm dùng bản khác của bộ công cụ") == 3
        build.leaves_nothing()
    assert set(published(project)) == {"so-lieu.csv", "NHAT-KY.md"}


def test_a_worker_with_threads_makes_one_report_at_a_time(project: Project, cluster: Cluster) -> None:
    """dask's own default is a thread for each core, and jobs carry files of any size: there is neither error nor
    warning. A killed kernel costs one more try."""
    (project.settings.data(ROUND) / "khac.bin").write_bytes(os.urandom(12_000_000))
    cluster.worker(threads=3, GIAMSAT_TEST_FLAGS=str(project.root))
    with building(project, "--cluster", cluster.address, env=cluster.certificates) as build:
        with slow(project):
            os.kill(build.kernel(), signal.SIGKILL)
        code, said = build.end()
        assert code == 0, said
        assert "Warning" not in said
        build.leaves_nothing()


def test_a_scheduler_that_goes_fails_the_reports_to_come(project: Project, cluster: Cluster) -> None:
    """Killed in the middle of a build it costs the reports that are not there yet, each with a sentence."""
    for _ in range(2):
        cluster.worker(GIAMSAT_TEST_FLAGS=str(project.root))
    with slow(project), building(project, "--cluster", cluster.address, env=cluster.certificates) as build:
        build.wait_for(lambda: waits(project.root))
        cluster.processes[0].kill()
        code, said = build.end()
        assert code == 1
        assert "/3 báo cáo" in said
        assert "Sở Mẫu B (thu-2024): không lập được" in said
        build.leaves_nothing()


def test_a_client_that_gives_up_knows_of_no_worker(project: Project, cluster: Cluster) -> None:
    """While dask gives up a scheduler that went, and closes its connections, asking for workers is no error."""
    cluster.worker()
    code = f"""
from giamsat.pipeline.cluster import _client, _has_worker
with _client({cluster.address!r}) as client:
    there = _has_worker(client)
    client.sync(client.rpc.close)
    print(there, _has_worker(client))
"""
    done = project.python("-c", code, **cluster.certificates)
    assert done.stdout == "True False\n", done.stderr


def test_an_address_without_tls_is_refused(project: Project) -> None:
    """Whoever can talk to a scheduler runs code there: without encryption the kit does not talk to one."""
    done = project.reports("--cluster", "tcp://127.0.0.1:8786")
    assert done.returncode == 2
    assert "Địa chỉ cụm máy phải bắt đầu bằng tls://" in done.stderr
    assert set(published(project)) <= {"so-lieu.csv"}  # the table of figures needs no machine but this one


def test_missing_certificates_are_a_sentence(project: Project) -> None:
    """Without certificates there is no connection, and the sentence says where they belong."""
    done = project.reports("--cluster", "tls://127.0.0.1:9")
    assert done.returncode == 2
    assert done.stderr.startswith("Chưa có chứng thư để kết nối cụm máy.")


def test_a_scheduler_of_another_authority_is_refused(project: Project, cluster: Cluster, tmp_path: Path) -> None:
    """Whoever is certified by somebody else gets no job: a sentence, and exit code 2."""
    words = ("-m", "giamsat.cli", "reports", "--cluster", cluster.address)
    done = project.python(*words, **certificates(tmp_path))
    assert done.returncode == 2
    assert f"Không kết nối được bộ điều phối tại {cluster.address}" in done.stderr
    assert "certificate does not match" in done.stderr
    assert "Traceback" not in done.stderr
    assert set(published(project)) <= {"so-lieu.csv"}


def test_a_silent_scheduler_is_refused_in_time(project: Project, tmp_path: Path) -> None:
    """Something that takes the connection and then says nothing does not hold the build for long."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begin = time.monotonic()
        words = ("reports", "--cluster", f"tls://127.0.0.1:{silent.getsockname()[1]}")
        done = project.python("-m", "giamsat.cli", *words, **certificates(tmp_path))
    assert done.returncode == 2
    assert "Không kết nối được bộ điều phối tại tls://127.0.0.1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - begin < 60
    assert set(published(project)) <= {"so-lieu.csv"}  # the table of figures needs no machine but this one
