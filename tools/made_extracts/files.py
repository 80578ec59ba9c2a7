"""Records as files: CSV by hand, Parquet by DuckDB from that CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from made_extracts.dossiers import HEADS, Record


def write_csv(path: Path, records: Iterable[Record], heads: Iterable[str] = HEADS) -> None:
    """Write records with their heads, UTF-8, line ends of Unix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(records)


def as_parquet(path: Path, target: Path) -> None:
    """Write a CSV file as Parquet, all columns as text."""
    import duckdb

    with duckdb.connect(":memory:") as base:
        statement = "copy (select * from read_csv(?, all_varchar = true)) to ? (format parquet, compression zstd)"
        base.execute(statement, [str(path), str(target)])
