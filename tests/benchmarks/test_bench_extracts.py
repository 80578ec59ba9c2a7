"""The table of counted extracts, on a small scale."""

from __future__ import annotations

import sys

import pytest

from benchmarks.extracts import extracts


@pytest.mark.e2e
@pytest.mark.skipif(sys.platform != "linux", reason="the benchmarks run on Linux only")
def test_each_size_has_its_row_and_the_largest_the_promise() -> None:
    """CSV of every size, Parquet of the largest; every file was counted for all its units."""
    table = extracts(1, (2_000, 4_000))
    assert [row[0] for row in table.rows] == ["2,000 dossiers, CSV", "4,000 dossiers, CSV", "4,000 dossiers, PARQUET"]
    assert [row[-1] != "–" for row in table.rows] == [False, True, True]
    assert all(row[2].endswith("s") and row[3].endswith("MiB") for row in table.rows)
