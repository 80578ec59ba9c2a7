"""papermill's engine as the kit wants it: quick to see a kernel ready, quick to end it, and knowing where it died."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from nbclient.util import run_sync
from nbformat import NotebookNode, reads, writes
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbformat.v4.rwbase import split_lines, strip_transient
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.execute import raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from traitlets.config import Config

from giamsat.execution.provisioner import WarmProvisioner

KERNEL = "python3"
START_TIMEOUT = 120
FIRST_WAIT, LONGEST_WAIT = 0.03, 1.0
RECONNECT_EVERY = 5  # milliseconds between two tries to reach sockets that the kernel has not made yet; zmq: 100
IOPUB_TIMEOUT = 60  # seconds for a cell's outputs after its reply; only a machine in distress needs any


@dataclass
class Attempt:
    """One go of a notebook in a kernel: what it is given, then how far it came.

    ``cell`` is the number of the cell that ran last, -1 before the first; ``why`` tells of a kernel killed by us.
    """

    folder: Path
    env: Mapping[str, str]
    timeout: int
    memory: int
    config: Config
    notebook: NotebookNode = field(default_factory=NotebookNode)
    cell: int = -1
    why: str = ""


def execute(path: Path, parameters: Mapping[str, str], attempt: Attempt) -> None:
    """Run a notebook by the steps of ``papermill.execute_notebook``, but without its two saves (0.04 s each).

    ``attempt.notebook`` is the notebook from the start on, with what its cells have shown so far.

    :raises PapermillExecutionError: when a cell raised; the notebook says so in a cell before that one.
    :raises RuntimeError: when the kernel died, was not ready in time or a cell's time was up (or a kind of it).
    """
    notebook = parameterize_notebook(load_notebook_node(str(path)), dict(parameters), kernel_name=KERNEL)
    attempt.notebook = notebook
    try:
        KitEngine.execute_notebook(notebook, KERNEL, progress_bar=False, attempt=attempt)
        raise_for_execution_errors(notebook, None)
    finally:
        split_lines(notebook)  # type: ignore[no-untyped-call]  # as nbformat writes it
        strip_transient(notebook)  # type: ignore[no-untyped-call]


def prepare() -> None:
    """Have libraries build what they keep for good: validators of notebooks, the list of this Python's provisioners.

    A fork server does it once; each process that runs its first notebook would else wait for it (0.06 s).
    """
    empty = new_notebook(cells=[new_code_cell(outputs=[new_output("stream")])])  # type: ignore[no-untyped-call]
    reads(writes(empty), as_version=4)  # type: ignore[no-untyped-call]
    KernelProvisionerFactory.instance()


class KitEngine(NBClientEngine):  # type: ignore[misc]  # papermill ships no types
    """papermill's engine with the kit's client."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, *, attempt: Attempt, **_: Any) -> None:
        """Run all cells of the managed notebook."""
        KitClient(nb_man, attempt, kernel_name).execute(env=dict(attempt.env))


class KitClient(PapermillNotebookClient):  # type: ignore[misc]  # papermill ships no types
    """papermill's client with its own readiness check and its own shutdown."""

    km: Any
    kc: Any

    def __init__(self, nb_man: Any, attempt: Attempt, kernel_name: str) -> None:
        super().__init__(
            nb_man,
            kernel_name=kernel_name,
            timeout=attempt.timeout,
            startup_timeout=START_TIMEOUT,
            iopub_timeout=IOPUB_TIMEOUT,
            resources={"metadata": {"path": str(attempt.folder)}},
            config=attempt.config,
            # No history file, no log lines of the kernel among the kit's own.
            extra_arguments=["--HistoryManager.enabled=False", "--Application.log_level=CRITICAL"],
            on_cell_start=self._note_cell,
        )
        self.attempt = attempt

    def _note_cell(self, cell: NotebookNode, cell_index: int) -> None:
        self.attempt.cell = cell_index

    def create_kernel_manager(self) -> AsyncKernelManager:
        """Return a manager whose kernel is warm where that is possible, whatever the machine's default is."""
        manager: AsyncKernelManager = super().create_kernel_manager()
        manager.provisioner = WarmProvisioner(
            kernel_spec=manager.kernel_spec, parent=manager, memory_limit=self.attempt.memory
        )
        return manager

    async def _async_start_client(self) -> Any:
        self.kc = self.km.client()
        self.kc.context.reconnect_ivl = RECONNECT_EVERY  # of its sockets to come
        self.kc.start_channels(stdin=False, hb=False, control=False)
        self.kc.allow_stdin = False
        try:
            await ready(self.kc, START_TIMEOUT)
        except Exception:
            await self._async_end()
            raise
        return self.kc

    start_new_kernel_client = run_sync(_async_start_client)

    async def _async_end(self) -> None:
        """Kill the kernel at once: all it did is in the notebook, and it has nothing to tidy up."""
        provisioner = self.km.provisioner
        lease = provisioner.lease
        await provisioner.kill()
        if lease:
            self.attempt.why = lease.why
        else:
            await provisioner.wait()
        if self.kc is not None:
            self.kc.stop_channels()
        await self.km.cleanup_resources()
        self.kc = self.km = None

    _cleanup_kernel = run_sync(_async_end)


async def ready(client: Any, timeout: float) -> None:
    """Wait until the kernel is idle after a question of *ours*: then its outputs reach us for sure.

    Its reply alone does not tell: outputs come over a channel of their own, which may still be connecting and
    loses what is sent before. So the question is asked again and again, with growing waits.

    :raises RuntimeError: when the kernel dies first or is not ready in time, as jupyter_client does.
    """
    asked = set()
    wait, deadline = FIRST_WAIT, time.monotonic() + timeout
    while time.monotonic() < deadline:
        asked.add(client.kernel_info())
        if await _is_idle(client, asked, wait):
            return
        if not await client.is_alive():
            raise RuntimeError("Kernel died before it was ready")
        wait = min(2 * wait, LONGEST_WAIT)
    raise RuntimeError(f"Kernel was not ready in {timeout} seconds")


async def _is_idle(client: Any, asked: set[str], wait: float) -> bool:
    deadline = time.monotonic() + wait
    while True:
        try:
            message = await client.get_iopub_msg(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            return False
        is_idle = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
        if is_idle and message["parent_header"].get("msg_id") in asked:
            return True
