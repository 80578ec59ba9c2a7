"""Python's start with what Windows does otherwise; a test puts this folder on PYTHONPATH of every process of a build.

- A file that ``GIAMSAT_TEST_OPEN`` lists cannot be replaced, as when a program there keeps it open.
- Kernels are talked to over TCP.
- The kit must not rely on the default encoding of files, which is the machine's code page there: reading or writing
  text without naming one is an error.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

real_replace = os.replace


def replace(source: Any, target: Any, **more: Any) -> None:
    """Rename, but not onto a file that is open in another program."""
    listed = Path(os.environ.get("GIAMSAT_TEST_OPEN", os.devnull))
    if listed.is_file() and os.fspath(target) in listed.read_text(encoding="utf-8").splitlines():
        raise PermissionError(13, "Access is denied", os.fspath(source), 5, os.fspath(target))
    real_replace(source, target, **more)


class NamedNt(ModuleType):
    """The module ``os`` under the name that it has on Windows."""

    name = "nt"

    def __getattr__(self, attribute: str) -> Any:
        return getattr(os, attribute)


class Patcher(importlib.abc.MetaPathFinder):
    """Lets the module that starts kernels believe that it runs on Windows."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> Any:
        if name != "giamsat.execution.run":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def execute_and_patch(module: Any) -> None:
                execute(module)
                module.os = NamedNt("os")

            spec.loader.exec_module = execute_and_patch  # type: ignore[method-assign]
        return spec


os.replace = replace
sys.meta_path.insert(0, Patcher())
if sys.flags.warn_default_encoding:
    warnings.filterwarnings("error", category=EncodingWarning, module=r"giamsat(\.|$)")
