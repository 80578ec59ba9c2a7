"""Progress on stderr; stdout belongs to the tables."""

from __future__ import annotations

import sys


def tell(words: str) -> None:
    """Say how far the benchmarks are."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
