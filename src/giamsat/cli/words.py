"""The words of a command, and what is said in the end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import click

from giamsat.errors import UsageError


def said(lines: Iterable[str], *, is_clean: bool = True) -> int:
    """Print what became of it and return the exit code."""
    for line in lines:
        click.echo(line)
    return 0 if is_clean else 1


def day_of(text: str) -> date:
    """Return the day that was named, else today: the one place where the kit asks a clock for a day."""
    from giamsat.formatting.dates import parse_day

    found = parse_day(text) if text.strip() else datetime.now().astimezone().date()
    if found is None:
        raise UsageError.of("today-form", found=text)
    return found


def number_of(jobs: str) -> int:
    """Return the number of reports made side by side; 0, for as many as the machine bears, when none is given."""
    if jobs and not (jobs.isdecimal() and int(jobs) > 0):
        raise UsageError.of("jobs-not-a-number", jobs=jobs)
    return int(jobs) if jobs else 0


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a list, each once, whether blanks or commas stand between them."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))
