"""On what machine and day something was measured, in one line."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path


def machine_line() -> str:
    """Return CPU model, cores, memory, Python, system, day and how busy the machine was when asked."""
    memory = int(_field("/proc/meminfo", r"MemTotal:\s+(\d+) kB") or 0) / 1024**2
    return " · ".join(
        (
            _field("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.machine(),
            f"{len(os.sched_getaffinity(0))} cores",
            f"{memory:.0f} GiB",
            f"Python {platform.python_version()}",
            f"{platform.system()} {platform.release().partition('-')[0]}",
            datetime.now(UTC).date().isoformat(),
            f"load {os.getloadavg()[0]:.1f} at the start",
        )
    )


def _field(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found.group(1).strip() if found else ""
