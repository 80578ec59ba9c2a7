"""A tiny extract and its mapping; each test names only what it is about."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from giamsat.intake.extracts.count import count
from giamsat.intake.extracts.job import Counted, CountJob, UnitCounts
from giamsat.model.mappings import (
    CarriedOver,
    ChannelWord,
    Choices,
    CountedAs,
    DateOrder,
    ExtractMapping,
    Intake,
    MappedColumns,
    NoDue,
    Paused,
    SameDay,
    Standing,
    StatusWord,
    UnitWord,
)
from giamsat.model.values import Span

HEADS = ("Mã hồ sơ", "Mã đơn vị", "Lĩnh vực", "Hình thức", "Ngày nhận", "Ngày hẹn", "Ngày trả", "Trạng thái")
PERIOD = Span(date(2024, 1, 1), date(2024, 9, 30))
CHOICES = {
    "waiting": CountedAs.PENDING_IN_TIME, "withdrawn": CountedAs.RESOLVED_IN_TIME,
    "carried_over": CarriedOver.COUNTED, "same_day": SameDay.WHOLE_DAY, "no_due": NoDue.IN_TIME,
    "paused": Paused.AS_RECORDED,
}  # fmt: skip


def mapping(choices: Mapping[str, Any] | None = None, **changes: Any) -> ExtractMapping:
    """Return the mapping of the tiny extract; ``choices`` differ from the usual ones."""
    roles = ("dossier", "unit", "field", "channel", "received", "due", "resolved", "status")
    fields: dict[str, Any] = {
        "id": "thu", "system": "Hệ thống thử", "source": "thử", "date_order": DateOrder.DAY_FIRST,
        "columns": MappedColumns(**dict(zip(roles, HEADS, strict=True))),
        "choices": Choices(**{**CHOICES, **(choices or {})}),
        "units": (UnitWord(text="A", id="so-a"), UnitWord(text="B", id="so-b")),
        "channels": (ChannelWord(text="Mạng", means=Intake.ONLINE), ChannelWord(text="Quầy", means=Intake.IN_PERSON)),
        "statuses": (
            StatusWord(text="Xong", means=Standing.RESOLVED), StatusWord(text="Đang", means=Standing.PENDING),
            StatusWord(text="Chờ", means=Standing.WAITING), StatusWord(text="Rút", means=Standing.WITHDRAWN),
            StatusWord(text="Nháp", means=Standing.IGNORED),
        ),
    }  # fmt: skip
    return ExtractMapping(**{**fields, **changes})


def row(code: str = "1", **cells: str) -> dict[str, str]:
    """Return a dossier of unit A, received and resolved in the period a day before it was due."""
    usual = {
        "unit": "A", "field": "Đất đai", "channel": "Mạng", "received": "02/02/2024", "due": "20/02/2024",
        "resolved": "19/02/2024", "status": "Xong",
    }  # fmt: skip
    return {"dossier": code, **usual, **cells}


def write(path: Path, rows: Iterable[Mapping[str, str]], heads: Iterable[str] = HEADS, separator: str = ",") -> Path:
    """Write dossiers as a CSV file under other heads if wanted."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=separator)
        writer.writerow(heads)
        writer.writerows(list(one.values()) for one in rows)
    return path


def job(path: Path, own: ExtractMapping | None = None, **changes: Any) -> CountJob:
    """Return the job of counting a file for the units A and B."""
    scratch = path.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    periods = (("so-a", PERIOD), ("so-b", PERIOD))
    made = CountJob(str(path), f"data/dot/extracts/{path.name}", own or mapping(), periods, "salt", str(scratch))
    return replace(made, **changes)


def counts_of(folder: Path, rows: Iterable[Mapping[str, str]], own: ExtractMapping | None = None) -> Counted:
    """Write and count dossiers."""
    return count(job(write(folder / "hs.csv", rows), own))


def columns(answer: Counted, unit_id: str = "so-a") -> dict[int, int]:
    """Return the columns of a unit over all its fields."""
    total: dict[int, int] = {}
    for field in unit(answer, unit_id).fields:
        for column, number in field.columns:
            total[column] = total.get(column, 0) + number
    return total


def unit(answer: Counted, unit_id: str = "so-a") -> UnitCounts:
    """Return the counts of a unit."""
    assert answer.faults == (), [str(fault) for fault in answer.faults]
    return next(one for one in answer.units if one.unit_id == unit_id)
