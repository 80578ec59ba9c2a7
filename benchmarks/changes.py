"""Small changes to a unit of mau-2024, as people make them: an edited paragraph, a workbook with another figure."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from benchmarks.project import Project
from benchmarks.rounds import plans
from giamsat.notebooks.make import dumps
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.workbook.writing import submission_bytes

UNIT = "so-mau-a"
NARRATIVE = "iii-ket-luan"
# A count that stands in no rate, so that no group's line rests on it; and the numerator of one that has a group's line.
OWN_FIGURE = ("11", "the-che.tu_kiem_tra")
GROUP_FIGURE = ("11", "tai-chinh.kinh_phi_giai_ngan")


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be made again and again: ``apply`` takes the project and a number, another each time.

    ``others`` tells whether reports of other units change with it.
    """

    name: str
    apply: Callable[[Project, int], None]
    others: bool = False


def edit_prose(project: Project, number: int) -> None:
    """Write another last sentence under the conclusions of the unit."""
    path = project.root / "notebooks" / project.round_id / f"{UNIT}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["id"] == NARRATIVE)
    text = "".join(cell["source"]).partition("\n\nSửa lần")[0]
    cell["source"] = f"{text}\n\nSửa lần thứ {number}.".splitlines(keepends=True)
    path.write_text(dumps(notebook), encoding="utf-8")


def change_figure(project: Project, place: tuple[str, str], number: int) -> None:
    """Hand in the unit's workbook again with one figure raised by ``number``; the log of receipts says so."""
    plan = plans()[UNIT]
    from mau_2024.workbook import content_of

    settings = Settings(project.root)
    registry = load_registry(settings)
    content = content_of(plan, registry, load_round(settings, registry, project.round_id))
    sheet, indicator_id = place
    rows = [dict(row) for row in content.indicators[sheet]]
    own = next(row for row in rows if row["code"] == indicator_id)
    assert isinstance(own["value"], int)
    own["value"] += number
    whole = submission_bytes(replace(content, indicators={**content.indicators, sheet: rows}))
    data = settings.data(project.round_id)
    (data / "submissions" / plan.file).write_bytes(whole)
    log = data / "received.csv"
    with log.open(encoding="utf-8", newline="") as stream:
        receipts = list(csv.reader(stream))
    for receipt in receipts:
        if receipt[0] == plan.file:
            receipt[1] = sha256(whole).hexdigest()
    with log.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(receipts)


CHANGES = (
    Change("prose of one unit", edit_prose),
    Change("a figure that only its unit uses", lambda project, number: change_figure(project, OWN_FIGURE, number)),
    Change(
        "a figure that its group uses too",
        lambda project, number: change_figure(project, GROUP_FIGURE, number),
        others=True,
    ),
)
