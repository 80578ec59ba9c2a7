"""A check as data: the same bytes for the same inputs, no times, everything in the order of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from giamsat.pipeline.check_entries import SEVERITIES, Checked, Entry, UnitChecked

SCHEMA = "giamsat-check/1"


def to_json(checked: Checked, seen: str = "") -> str:
    """Return check.json; ``seen`` is the print of what was checked (:func:`giamsat.provenance.prints.data_print`).

    ::

        schema, round, title, mark, seen
        units: [unit, name, handed_in, received_on, due_on, days_late, answered, asked, counts{severity: n},
                files: [file, sha256, check_code, received_on], returned: [name], amended: [text],
                entries: [entry], accepted: [entry with reason]]
        others: [entry of no unit]
        entry: severity, code, subject, file, sheet, cells, lines, places: [file, sheet, cell, line], count,
               found, expected, mend, text, explanation, reason, office
    """
    data = {
        "schema": SCHEMA,
        "round": checked.round_id,
        "title": checked.title,
        "mark": checked.mark,
        "seen": seen,
        "units": [_unit(unit) for unit in checked.units],
        "others": _entries(checked.others),
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _unit(unit: UnitChecked) -> Mapping[str, Any]:
    return {
        "unit": unit.unit_id,
        "name": unit.name,
        "handed_in": bool(unit.files),
        "received_on": unit.received_on.isoformat() if unit.received_on else None,
        "due_on": unit.due_on.isoformat() if unit.due_on else None,
        "days_late": unit.days_late,
        "answered": unit.answered,
        "asked": unit.asked,
        "counts": {severity: unit.count(severity) for severity in SEVERITIES},
        "files": [
            {
                "file": file.file,
                "sha256": file.sha256,
                "check_code": file.check_code,
                "received_on": file.received_on.isoformat() if file.received_on else None,
            }
            for file in unit.files
        ],
        "returned": list(unit.returned),
        "amended": list(unit.amended),
        "entries": _entries(unit.entries),
        "accepted": _entries(unit.accepted),
    }


def _entries(entries: Sequence[Entry]) -> list[Mapping[str, Any]]:
    return [
        {
            "severity": entry.severity,
            "code": entry.code,
            "subject": entry.subject,
            "file": entry.file,
            "sheet": entry.sheet,
            "cells": list(entry.cells),
            "lines": list(entry.lines),
            "places": [[spot.file, spot.sheet, spot.cell, spot.line] for spot in entry.spots],
            "count": entry.count,
            "found": entry.found,
            "expected": entry.expected,
            "mend": entry.mend,
            "text": entry.sentence(),
            "explanation": entry.explanation,
            "reason": entry.accepted,
            "office": entry.is_office,
        }
        for entry in entries
    ]
