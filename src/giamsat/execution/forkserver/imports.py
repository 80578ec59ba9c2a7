"""Importing much at once, and leaving out what costs a second and is never used."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def without_iri_grammar() -> Iterator[None]:
    """Let jsonschema do without rfc3987_syntax: its import takes a second, for a format that no notebook has."""
    name = "rfc3987_syntax"
    absent = name not in sys.modules
    if absent:
        sys.modules[name] = None  # type: ignore[assignment]  # makes the import fail, which jsonschema allows for
    try:
        yield
    finally:
        if absent:
            del sys.modules[name]


def import_all(names: Sequence[str]) -> None:
    """Import modules in this order; ``package.*`` is every module of a package, ``module:function`` calls the function.

    Such a function builds what a library keeps in memory for good, so that no child has to build it again.
    """
    with without_iri_grammar():
        for name in names:
            path, _, function = name.partition(":")
            package = importlib.import_module(path.removesuffix(".*"))
            if path.endswith(".*"):
                for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
                    importlib.import_module(found.name)
            elif function:
                getattr(package, function)()
