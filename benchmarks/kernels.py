"""How soon a kernel answers: run as ``python -m benchmarks.kernels <starts>``; prints JSON.

Of each start the seconds until the kernel answers, and until the kit is imported in it.

Which kernels these are, the environment says: JUPYTER_DEFAULT_PROVISIONER_NAME, as for any program of Jupyter.
The same few lines ask both, so that only the kernels differ: ready is the first answer to a kernel_info request.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_client.blocking.client import BlockingKernelClient

WARM = "giamsat-warm"
KIT = "import pandas, matplotlib.pyplot; import giamsat.report"
LONGEST = 60.0


def main(words: list[str]) -> None:
    """Start as many kernels as ``words`` say, one after another, and print how long each took: pairs of seconds."""
    with TemporaryDirectory(prefix="gs-") as folder:
        seconds = [start_seconds(Path(folder) / str(number)) for number in range(int(words[0]))]
    sys.stdout.write(json.dumps(seconds) + "\n")


def start_seconds(folder: Path) -> tuple[float, float]:
    """Start a kernel with sockets in ``folder`` and stop it.

    :returns: the seconds until it first answered, and until it had run ``KIT``.
    :raises TimeoutError: when it does not answer within a minute.
    """
    from jupyter_client.manager import KernelManager

    folder.mkdir()
    manager = KernelManager(kernel_name="python3", transport="ipc", ip=str(folder / "k"))
    start = time.perf_counter()
    manager.start_kernel(cwd=str(folder), env=dict(os.environ))
    client = manager.client()
    try:
        client.start_channels(stdin=False, hb=False, control=False)
        _wait_for_answer(client)
        answered = time.perf_counter() - start
        _run(client, KIT)
        return answered, time.perf_counter() - start
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _wait_for_answer(client: BlockingKernelClient) -> None:
    start, wait = time.perf_counter(), 0.01
    while time.perf_counter() - start < LONGEST:
        client.kernel_info()
        try:
            client.get_shell_msg(timeout=wait)
        except Empty:  # it was not there yet to hear the question, or needs longer
            wait = min(2 * wait, 0.5)
        else:
            return
    raise TimeoutError(f"no answer within {LONGEST:.0f} s")


def _run(client: BlockingKernelClient, code: str) -> None:
    """Run ``code`` in the kernel; answers to earlier questions are passed over."""
    asked = client.execute(code)
    while True:
        reply = client.get_shell_msg(timeout=LONGEST)
        if reply["parent_header"]["msg_id"] == asked:
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"]["evalue"])
            return


def has_warm() -> bool:
    """Whether the installed kit offers warm kernels to programs of Jupyter."""
    from importlib.metadata import entry_points

    return WARM in entry_points(group="jupyter_client.kernel_provisioners").names


if __name__ == "__main__":
    main(sys.argv[1:])
