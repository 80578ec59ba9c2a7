"""Tables: Markdown, and their place in docs/performance.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import PAGE, main
from benchmarks.machine import machine_line
from benchmarks.table import Table, put, seconds

TABLE = Table("floor", ("what", "time"), (("build", "2.00 s"),), "a machine", ("A note.",))


def test_a_table_stands_between_its_markers(tmp_path: Path) -> None:
    """Writing a table replaces what stood between its own markers, again and again, and nothing else."""
    page = tmp_path / "page.md"
    page.write_text("# A\n<!-- bench:floor -->\nold\n<!-- /bench -->\n<!-- bench:edits -->\nkept\n<!-- /bench -->\n")
    for _ in range(2):
        put(page, TABLE)
        assert page.read_text(encoding="utf-8") == (
            "# A\n<!-- bench:floor -->\na machine\n\n| what | time |\n| --- | --- |\n| build | 2.00 s |\n\nA note.\n"
            "<!-- /bench -->\n<!-- bench:edits -->\nkept\n<!-- /bench -->\n"
        )


def test_a_page_without_the_markers_is_left_alone(tmp_path: Path) -> None:
    """A table that has no place is an error, not a lost table."""
    page = tmp_path / "page.md"
    page.write_text("# A\n", encoding="utf-8")
    with pytest.raises(ValueError, match="0 places for the table floor"):
        put(page, TABLE)
    assert page.read_text(encoding="utf-8") == "# A\n"


def test_the_page_has_a_place_for_every_table() -> None:
    """docs/performance.md takes each table that `make bench` makes."""
    for key in ("against", "floor", "edits", "scaling", "check", "kernels"):
        assert PAGE.read_text(encoding="utf-8").count(f"<!-- bench:{key} -->") == 1


def test_times_are_medians() -> None:
    """A cell tells the median with the least and greatest, and one value alone by itself."""
    assert seconds([3.0, 1.0, 1.5]) == "1.50 s (1.00–3.00)"
    assert seconds([0.25]) == "0.25 s"


def test_the_machine_is_told() -> None:
    """The line above a table names cores, memory, Python and the day."""
    assert all(word in machine_line() for word in ("cores", "GiB", "Python 3.", "load"))


def test_help_tells_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m benchmarks --help` measures nothing and names what can be narrowed."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("--only", "--sample", "--large", "--write", "UNITS_SAMPLE"))
