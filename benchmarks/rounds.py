"""Fictional rounds of any size, made from the units of mau-2024: same kinds of workbooks and notebooks, other figures.

Every unit copies one of mau-2024 in turn, oddities included, so that rounds of any size have the same mixture:
fifteen in sixteen hand in, six in sixteen are departments, the others have sub-units.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.project import CHECKOUT, ROUND, Project
from giamsat.analysis.coverage import WAIVER
from giamsat.model.owners import stem_of, synthesis_of
from giamsat.model.rounds import Registry
from giamsat.notebooks.make import dumps, from_master, parameters_for
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.content import SubmissionContent
from giamsat.workbook.writing import submission_bytes

if TYPE_CHECKING:
    from mau_2024.plan import Flow, UnitPlan

MADE = "mau-do"
_HEADS = ("file", "sha256", "received_on", "sender", "mark")


@dataclass(frozen=True, slots=True)
class Twin:
    """A made unit and the unit of mau-2024 that it copies."""

    id: str
    model: str
    number: int


def twins(count: int) -> tuple[Twin, ...]:
    """Return ``count`` units, which copy those of mau-2024 in turn."""
    models = [row["id"] for row in _round()["units"]]
    return tuple(
        Twin(
            f"{models[place % len(models)].partition('-')[0]}-do-{place + 1:04d}",
            models[place % len(models)],
            place + 1,
        )
        for place in range(count)
    )


def make_round(folder: Path, count: int) -> Project:
    """Write a project whose only round has ``count`` units that nobody ever saw; return it."""
    project = Project(folder, MADE)
    made = twins(count)
    shutil.copytree(CHECKOUT / "templates", folder / "templates")
    _write_params(folder / "params", made)
    _write_data(folder, made)
    _write_notebooks(folder / "notebooks" / MADE, made)
    return project


def _round() -> dict[str, list[dict[str, str]]]:
    text = (CHECKOUT / "params" / "rounds" / f"{ROUND}.toml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, str]]] = tomllib.loads(text)
    return found


# --- params -------------------------------------------------------------------------------------------


def _write_params(folder: Path, made: Sequence[Twin]) -> None:
    """Write the shared parameters with the made units, and the round with its documents and targets."""
    source = CHECKOUT / "params"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("rounds"))
    _extend(folder / "units.csv", made, "id", _unit_row)
    _extend(folder / "sub_units.csv", made, "parent", _sub_unit_row)
    _extend(folder / "sub_unit_counts.csv", made, "unit", lambda row, twin: row | {"unit": twin.id})
    rounds = folder / "rounds"
    rounds.mkdir()
    shutil.copy(source / "rounds" / f"{ROUND}.targets.csv", rounds / f"{MADE}.targets.csv")
    text = (source / "rounds" / f"{ROUND}.toml").read_text(encoding="utf-8")
    text = re.sub(r"^follow_up = .*\n", "", text, flags=re.MULTILINE)  # nobody asked anything of the made units
    head, _, rest = text.replace(f'id = "{ROUND}"', f'id = "{MADE}"', 1).partition("[[units]]")
    calendar = rest[rest.index("[[calendar]]") :]
    own = {row["id"]: row for row in _round()["units"]}
    (rounds / f"{MADE}.toml").write_text(head + "".join(_unit_table(own[t.model], t) for t in made) + calendar, "utf-8")
    heads, rows = _read(source / "rounds" / f"{ROUND}.documents.csv")
    documents = {row["unit"]: row for row in rows}
    made_rows = [
        documents[twin.model] | {"id": f"vb-{twin.id}", "unit": twin.id, "recipients": documents[""]["recipients"]}
        if documents[twin.model]["recipients"]
        else documents[twin.model] | {"id": f"vb-{twin.id}", "unit": twin.id}
        for twin in made
    ]
    _write(rounds / f"{MADE}.documents.csv", heads, [documents[""], *made_rows])


def _unit_table(model: Mapping[str, str], twin: Twin) -> str:
    keys = ("delegation", "mode")
    lines = [f'id = "{twin.id}"', *(f'{key} = "{model[key]}"' for key in keys)]
    return "\n".join(["[[units]]", *lines, "", ""])


def _unit_row(row: dict[str, str], twin: Twin) -> dict[str, str]:
    names = {name: f"{row[name]} (đo {twin.number})" for name in ("official_name", "short_name")}
    return row | names | {"id": twin.id, "order": str(1000 + twin.number)}


def _sub_unit_row(row: dict[str, str], twin: Twin) -> dict[str, str]:
    name = f"{row['official_name']} (đo {twin.number})"
    return row | {"id": row["id"].replace(twin.model, twin.id, 1), "parent": twin.id, "official_name": name}


def _extend(path: Path, made: Sequence[Twin], key: str, change: object) -> None:
    """Add to a table, for each made unit, the rows of the unit that it copies, changed by ``change``."""
    assert callable(change)
    heads, rows = _read(path)
    by_unit: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_unit.setdefault(row[key], []).append(row)
    _write(path, heads, [*rows, *(change(row, twin) for twin in made for row in by_unit.get(twin.model, ()))])


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


def _write(path: Path, heads: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# --- data and notebooks -------------------------------------------------------------------------------


def plans() -> dict[str, UnitPlan]:
    """Return what tools/mau_2024 plans for each unit of mau-2024 that hands in, by id."""
    _use_tools()
    from mau_2024.plan import PLANS

    return {plan.id: plan for plan in PLANS}


def _use_tools() -> None:
    """Let the makers of example data be imported; they are scripts and no part of the kit."""
    tools = str(CHECKOUT / "tools")
    if tools not in sys.path:
        sys.path.append(tools)


def _write_data(folder: Path, made: Sequence[Twin]) -> None:
    """Write a workbook for each unit whose model handed in, and the log of receipts."""
    known = plans()
    from mau_2024.workbook import content_of

    settings = Settings(folder)
    registry = load_registry(settings)
    params = load_round(Settings(CHECKOUT), registry, ROUND)
    data = settings.data(MADE)
    (data / "submissions").mkdir(parents=True)
    log: list[tuple[str, ...]] = [_HEADS]
    for twin in made:
        if twin.model not in known:
            continue
        plan = _scaled(known[twin.model], twin)
        whole = submission_bytes(_as_twin(content_of(plan, registry, params), twin, registry))
        (data / "submissions" / plan.file).write_bytes(whole)
        name = registry.units[twin.id].official_name
        log.append((plan.file, sha256(whole).hexdigest(), plan.received_on.isoformat(), name, ILLUSTRATIVE))
    with (data / "received.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(log)
    heads, rows = _read(CHECKOUT / "data" / ROUND / "decisions.csv")
    rows = [row for row in rows if not row["subject"].endswith("@he-thong")]  # made rounds have no extracts
    _write(
        data / "decisions.csv",
        heads,
        [
            row | {"unit": twin.id}
            for row in rows
            if row["kind"] == WAIVER
            for twin in made
            if row["unit"] == twin.model
        ],
    )


def _as_twin(content: SubmissionContent, twin: Twin, registry: Registry) -> SubmissionContent:
    """Return the workbook of a unit of mau-2024 as its twin's."""
    cover = {"round_id": MADE, "unit_id": twin.id, "unit_name": registry.units[twin.id].official_name}
    lines = []
    for line in content.sub_units:
        code = line.code.replace(twin.model, twin.id, 1)
        lines.append(replace(line, code=code, label=registry.sub_units[code].official_name) if code else line)
    return replace(content, cover={**content.cover, **cover}, sub_units=lines)


def _scaled(plan: UnitPlan, twin: Twin) -> UnitPlan:
    """Return the plan of a unit as one of another size, so that no two units have the same figures."""
    factor = 0.7 + 0.6 * (twin.number * 37 % 101) / 101
    now, before = _scaled_flow(plan.now, factor), _scaled_flow(plan.before, factor)
    return replace(plan, file=f"Biểu mẫu {twin.id}.xlsx", now=now, before=before)


def _scaled_flow(flow: Flow, factor: float) -> Flow:
    names = ("online", "carried", "early", "on_time", "overdue", "pending", "late")
    return type(flow)(*(int(getattr(flow, name) * factor) for name in names))


def _write_notebooks(folder: Path, made: Sequence[Twin]) -> None:
    """Write the notebooks of the models, narratives and all, with the parameters of the made units."""
    folder.mkdir(parents=True)
    for stem, model, unit_id in _notebooks(made):
        source = json.loads((CHECKOUT / "notebooks" / ROUND / f"{model}.ipynb").read_text(encoding="utf-8"))
        (folder / f"{stem}.ipynb").write_text(dumps(from_master(source, parameters_for(MADE, unit_id))), "utf-8")


def _notebooks(made: Sequence[Twin]) -> Iterator[tuple[str, str, str]]:
    for owner in ("", *(synthesis_of(row["id"]) for row in _round()["delegations"])):
        yield stem_of(owner), stem_of(owner), owner
    for twin in made:
        yield twin.id, twin.model, twin.id
