"""JupyterLab as `make lab` starts it takes its kernels from a fork server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest

from giamsat.execution.forkserver.processes import children
from tests.execution.processes import becomes_true, is_gone


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("localhost", port)) == 0


def test_the_provisioner_of_the_lab_is_installed(bootstrap: ModuleType) -> None:
    """The name that `make lab` gives JupyterLab is an entry point of the kit."""
    (option,) = [word for word in bootstrap.LAB if word.startswith("--KernelProvisionerFactory")]
    (found,) = entry_points(group="jupyter_client.kernel_provisioners", name=option.partition("=")[2])
    assert found.value == "giamsat.execution.provisioner:WarmProvisioner"


@pytest.mark.skipif(sys.platform != "linux", reason="fork servers are for Linux")
@pytest.mark.e2e
@pytest.mark.kernel
def test_the_lab_forks_its_kernels(bootstrap: ModuleType, tmp_path: Path) -> None:
    """A kernel of the running JupyterLab is a child of its fork server; with JupyterLab both are gone."""
    own = ["--no-browser", "--allow-root", "--ServerApp.port=0", "--IdentityProvider.token=thu"]
    environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path / "r"), "IPYTHONDIR": str(tmp_path / "i")}
    command = [sys.executable, "-m", "jupyterlab", *bootstrap.LAB, *own, f"--ServerApp.root_dir={tmp_path}"]
    with (tmp_path / "log").open("wb") as log:
        lab = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        told = tmp_path / "r" / f"jpserver-{lab.pid}.json"
        # The file is there before its content is.
        written = lambda: told.exists() and told.read_text(encoding="utf-8").endswith("}")  # noqa: E731
        assert becomes_true(written, 60), (tmp_path / "log").read_text(encoding="utf-8")
        server_at = json.loads(told.read_text(encoding="utf-8"))
        address = server_at["url"]
        # The file is written before the server listens.
        assert becomes_true(lambda: _listens(server_at["port"]), 60), (tmp_path / "log").read_text(encoding="utf-8")
        request = urllib.request.Request(
            f"{address}api/kernels", b"{}", {"Authorization": "token thu", "Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert answer.status == 201
        (server,) = children(lab.pid)
        (kernel,) = children(server)
        assert "forkserver" in Path(f"/proc/{server}/cmdline").read_text(encoding="utf-8")
        assert not is_gone(kernel)
    finally:
        lab.terminate()
        lab.wait(60)
    assert becomes_true(lambda: is_gone(server) and is_gone(kernel))
