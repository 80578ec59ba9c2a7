"""The kernel provisioner ``giamsat-warm``: kernels for papermill, nbclient and JupyterLab out of a fork server.

Registered as an entry point; notebooks keep the kernelspec ``python3``, and whoever wants warm kernels sets
``JUPYTER_DEFAULT_PROVISIONER_NAME=giamsat-warm``. Where there is no server, kernels start the ordinary way.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Integer, Unicode
from traitlets.utils.importstring import import_item

from giamsat.execution import warm
from giamsat.execution.forkserver.client import ForkServer, ForkServerError
from giamsat.execution.forkserver.lease import Lease

DEATH_TIMEOUT = 5.0
LOOK_EVERY = 0.1
_FROZEN = "-Xfrozen_modules=off"  # some kernelspecs of ipykernel say so, for the debugger


class WarmProvisioner(LocalProvisioner):
    """Leases a kernel where that is possible, else starts one like its parent class; the rest is the parent's work."""

    memory_limit = Integer(warm.KERNEL_MEMORY, config=True, help="Most bytes of a warm kernel and its children.")
    server_from = Unicode(
        "giamsat.execution.warm.server", config=True, help="The function that gives the server of the next kernel."
    )

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Lease a kernel of this Python; any other command is started the ordinary way."""
        lease = await self._lease(cmd, **kwargs)
        if lease is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = lease  # type: ignore[assignment]  # it answers like Popen
        self.pid, self.pgid = lease.pid, None
        self.cwd = kwargs.get("cwd")
        return self.connection_info

    async def _lease(self, cmd: list[str], **kwargs: Any) -> Lease | None:
        argv = kernel_words(cmd)
        server: ForkServer | None = import_item(self.server_from)() if argv else None
        if server is None:
            return None
        env = {name: value for name, value in kwargs["env"].items() if name != warm.ADDRESS}
        try:
            while not server.is_ready():
                await asyncio.sleep(0.02)
        except ForkServerError as error:
            warm.give_up(error)
            self.log.warning("%s", warm.fallback_notice())
            return None
        try:
            return server.kernel(argv, env, kwargs.get("cwd") or str(Path.cwd()), self.memory_limit)
        except ForkServerError as error:
            self.log.info("ordinary kernel: %s", error)
            return None

    @property
    def lease(self) -> Lease | None:
        """The kernel, when it is a warm one."""
        process: object = self.process
        return process if isinstance(process, Lease) else None

    async def wait(self) -> int | None:
        """Wait for the kernel's end; a leased one tells of it at once."""
        lease = self.lease
        if lease is None:
            return await super().wait()
        code = await ended(lease)
        lease.close()
        self.process = None
        return code

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel's process group, and have it gone on return: the manager looks only ten times a second."""
        await super().kill(restart)
        if self.lease is not None:
            with suppress(TimeoutError):  # stuck in a system call; the manager has a patience of its own
                await asyncio.wait_for(ended(self.lease), DEATH_TIMEOUT)

    async def cleanup(self, restart: bool = False) -> None:
        """Give the lease back."""
        if self.lease is not None:
            self.lease.close()
            self.process = None
        await super().cleanup(restart)


async def ended(lease: Lease) -> int | None:
    """Wait until a leased child has ended and return its exit code."""
    loop, heard = asyncio.get_running_loop(), asyncio.Event()
    while lease.poll() is None:
        loop.add_reader(lease.fileno(), heard.set)
        try:
            # Two may wait for one lease, and a loop has one reader of it: the other one looks by itself.
            await asyncio.wait_for(heard.wait(), LOOK_EVERY)
        except TimeoutError:
            continue
        finally:
            loop.remove_reader(lease.fileno())
        heard.clear()
    return lease.returncode


def kernel_words(cmd: list[str]) -> list[str]:
    """Return the words that ``ipykernel_launcher`` gets, or none when ``cmd`` is not a kernel of this Python."""
    words = [word for word in cmd[1:] if word != _FROZEN]
    if cmd[:1] != [sys.executable] or words[:2] != ["-m", "ipykernel_launcher"]:
        return []
    return words[1:]
