"""`make bench`: measure, print the tables as Markdown, with --write put them into docs/performance.md."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.against import against_conventional, against_floor
from benchmarks.checking import checking
from benchmarks.edits import edits
from benchmarks.extracts import extracts
from benchmarks.machine import machine_line
from benchmarks.process import BenchmarkError
from benchmarks.project import CHECKOUT
from benchmarks.scaling import scaling
from benchmarks.table import Table, put
from benchmarks.tell import tell
from benchmarks.warm import kernels

PAGE = CHECKOUT / "docs" / "performance.md"
SAMPLE_VARIABLE = "UNITS_SAMPLE"  # `make bench UNITS_SAMPLE=3`


def main(words: Sequence[str]) -> int:
    """Measure what ``words`` ask for; return 1 when a part could not be measured."""
    options = _parser().parse_args(words)
    if sys.platform != "linux":
        tell("The benchmarks read /proc and wait for orphans: they run on Linux only.")
        return 2
    parts: dict[str, Callable[[], Table]] = {
        "against": lambda: against_conventional(options.sample),
        "floor": against_floor,
        "edits": lambda: edits(options.runs),
        "scaling": lambda: scaling(large=options.large),
        "check": lambda: checking(options.runs),
        "kernels": lambda: kernels(options.runs),
        "extracts": lambda: extracts(options.runs),
    }
    code = 0
    for name in options.only or parts:
        tell(f"== {name}")
        machine = machine_line()
        try:
            table = replace(parts[name](), machine=machine)
        except BenchmarkError as error:
            tell(f"{name} could not be measured. {error}")
            code = 1
            continue
        sys.stdout.write(f"## {name}\n\n{table.markdown()}\n\n")
        sys.stdout.flush()
        if options.write:
            put(PAGE, table)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    tables = ("against", "floor", "edits", "scaling", "check", "extracts", "kernels")
    parser.add_argument("--only", action="append", choices=tables)
    parser.add_argument(
        "--sample",
        type=int,
        default=int(os.environ.get(SAMPLE_VARIABLE) or 0),
        help=f"notebooks that the conventional way gets (also {SAMPLE_VARIABLE}); 0, the default, means all 19",
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each small job")
    parser.add_argument("--large", action="store_true", help="also the round of 1,000 units")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
