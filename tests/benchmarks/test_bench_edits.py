"""The table of edits: what is promised stands beside what is, and what takes longer is said."""

from __future__ import annotations

import re

from benchmarks.__main__ import PAGE
from benchmarks.edits import CHANGED, HEAD, Wait, promise

GROUP = Wait("of the group", (1.5, 1.9, 1.7), (4.25, 3.0, 5.0), {8, 7}, is_promised=False)
SLOW = Wait("of the unit", (1.0, 1.0, 1.0), (1.0, 2.0, 3.0), {3}, is_promised=True)
QUICK = Wait("prose", (0.5,), (1.99,), {1}, is_promised=True)


def test_a_row_tells_what_is_promised_of_it() -> None:
    """Two seconds stand only in rows for which they are promised."""
    assert SLOW.row() == ("of the unit", "1.00 s (1.00–1.00)", "2.00 s (1.00–3.00)", "3", "under 2 s")
    assert GROUP.row() == ("of the group", "1.70 s (1.50–1.90)", "4.25 s (3.00–5.00)", "7–8", "–")


def test_what_takes_longer_is_named_whether_promised_or_not() -> None:
    """A number that is missed stays in words below the table."""
    assert promise([GROUP, SLOW, QUICK])[1] == (
        "Longer than 2 s until the end: of the group (4.25 s); of the unit (2.00 s)."
    )
    assert promise([QUICK])[1] == "Longer than 2 s until the end: none."


def test_the_page_says_what_its_numbers_say() -> None:
    """In docs/performance.md each change that took longer is named below the table, and no other one."""
    text = PAGE.read_text(encoding="utf-8").partition("<!-- bench:edits -->\n")[2].partition("<!-- /bench -->")[0]
    table = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    heads, changes = table[0], [row for row in table if re.match("prose|a figure", row[0])]
    assert heads[-1] == HEAD
    assert len(changes) == 6
    ends = {row[0]: float(row[2].split()[0]) for row in changes}
    waits = [Wait(name, (), (end,), (), is_promised=False) for name, end in ends.items()]
    assert [note for note in promise(waits) if note not in text.splitlines()] == []
    assert {row[0] for row in changes if row[-1] == f"under {CHANGED} s"} == {
        "prose of one unit",
        "a figure that only its unit uses",
    }
