"""Cells of tables of readings, each with the places of its figures; «–» has none."""

from __future__ import annotations

from giamsat.model.judgement import Reading
from giamsat.report.cited import Words, cell
from giamsat.report.facts import Facts
from giamsat.report.values import current_text, group_text, previous_text, target_text


def current_cell(facts: Facts, reading: Reading) -> Words:
    """Return this period's value."""
    return cell(current_text(reading), facts.current(reading))


def previous_cell(facts: Facts, reading: Reading) -> Words:
    """Return last period's value."""
    return cell(previous_text(reading), facts.previous(reading))


def target_cell(facts: Facts, reading: Reading) -> Words:
    """Return the target."""
    return cell(target_text(reading.target, reading.indicator), facts.target(reading))


def group_cell(facts: Facts, reading: Reading) -> Words:
    """Return the group's rate."""
    return cell(group_text(reading.group, reading.decimals), facts.group(reading.group))
