"""What decides what a report says, part by part: the hash of each part is its key, a changed part is a reason.

A report is run again when a part of :data:`RUN` changed; when only its words or the page templates did, its pages
are made again from the notebook as it ran.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from giamsat.analysis.alone import of_other_delegations, of_others
from giamsat.analysis.readings import asked_indicators
from giamsat.model.owners import delegation_of, is_unit
from giamsat.model.rounds import RoundData, UnitData
from giamsat.notebooks.contract import source_of
from giamsat.provenance.fingerprint import digest_of, fingerprint
from giamsat.provenance.manifest import Entry, InputFile

FILES = ("kit", "lock", "fonts", "params", "round")
RUN = (*FILES, "data", "group", "notebook")
PARTS = (*RUN, "template", "narrative", "files")
LISTED = (
    "notebook", "submission", "extract", "extract-list", "visit", "clarification", "findings", "voices", "published",
    "records", "decisions", "follow-up",
)  # fmt: skip
"""Kinds of files whose hashes stand on the Phiếu nguồn số liệu; received.csv, which grows with every unit that hands
in, stands there by the day of the unit's own row. (Those of params/ are parts of their own.)"""


class Mode(StrEnum):
    """How much of a report is made again."""

    RUN = "run"
    PAGE = "page"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Decision:
    """How much is made again and why: changed parts, or «new», «failed», «file», «format», «forced»."""

    mode: Mode
    reasons: tuple[str, ...] = ()


def key_of(
    prints: Mapping[str, str],
    data: RoundData,
    owner_id: str,
    notebook: Mapping[str, Any],
    inputs: Iterable[InputFile],
) -> dict[str, str]:
    """Return the key of a report; a delegation's synthesis rests on its own units alone."""
    shared: tuple[Any, ...] = (data.context, data.context_scores, data.decisions)
    if not is_unit(owner_id):
        shared = (
            *shared,
            data.common.get(owner_id),
            data.common_faults.get(owner_id, ()),
            data.objections_of(owner_id),
        )
    return {name: prints[name] for name in (*FILES, "template")} | {
        "data": fingerprint(([_of_unit(data, own) for own in data.owned(owner_id)], shared)),
        "group": _of_others(data, owner_id),
        "notebook": _hash(_code(notebook)),
        "narrative": _hash([_prose(notebook), prints["pictures"]]),
        "files": digest_of((row.file, row.sha256) for row in inputs if row.kind in LISTED),
    }


def digest(key: Mapping[str, str]) -> str:
    """Return one hash for a whole key."""
    return digest_of(key.items())


def decide(before: Entry | None, key: Mapping[str, str], wanted: Iterable[str], there: Mapping[str, str]) -> Decision:
    """Decide what is made again.

    :param before: what the manifest knows of the report.
    :param wanted: the files that were asked for, relative to the project folder.
    :param there: SHA-256 of the files of ``before`` that lie in the outputs now.
    """
    if before is None or not before.key:
        return Decision(Mode.RUN, ("new" if before is None else "failed",))
    changed = tuple(part for part in PARTS if before.key.get(part) != key[part])
    executed = before.output_in("executed")
    can_reuse = executed in there and there[executed] == before.outputs[executed].sha256
    if any(part in RUN for part in changed) or not can_reuse:
        return Decision(Mode.RUN, changed or ("file",))
    if changed:
        return Decision(Mode.PAGE, changed)
    if before.state != "built":
        return Decision(Mode.RUN, ("failed",))
    now = digest(key)
    if not all(name in before.outputs and before.outputs[name].key == now for name in wanted):
        return Decision(Mode.PAGE, ("format",))
    current = {name: output for name, output in before.outputs.items() if output.key == now}
    if any(there.get(name) != output.sha256 for name, output in current.items()):
        return Decision(Mode.PAGE, ("file",))
    return Decision(Mode.NOTHING)


def _of_others(data: RoundData, owner_id: str) -> str:
    """Return the hash of what a report sees of units that it is not about; nothing for the round's synthesis."""
    if is_unit(owner_id):
        return _of_group(data, owner_id)
    named = delegation_of(owner_id)
    return fingerprint(of_other_delegations(data, named)) if named else ""


def _of_group(data: RoundData, unit_id: str) -> str:
    """Return the hash of what a unit's report sees of the others, once for units of a group that are asked alike."""
    unit = data.units[unit_id].unit
    key = ("others", unit.group, tuple(row.id for row in asked_indicators(data, unit)))
    return data.once(key, lambda: fingerprint(of_others(data, unit_id)))


def _of_unit(data: RoundData, own: UnitData) -> str:
    """Return the hash of what came in about a unit, which its report and syntheses rest on."""
    return data.once(("came-in", own.unit.id), lambda: fingerprint(_came_in(own)))


def _came_in(own: UnitData) -> tuple[Any, ...]:
    """Return what came in about a unit; its workbooks by their hashes, since the same file is read the same way."""
    first = own.submission
    files = [(first.file, first.sha256), *first.files] if first else None
    return (
        own.unit.id,
        files,
        own.receipt,
        own.published,
        own.scores,
        own.records,
        own.decisions,
        own.faults,
        own.notices,  # what section I tells of files, also of those that do not count and whose hashes stand nowhere
        own.extracts,
        own.visit,
        own.findings,
        own.follow_ups,
        own.clarifications,
    )


def _code(notebook: Mapping[str, Any]) -> Any:
    """Return what the kernel is given: code cells and the notebook's metadata but for what the kernel itself writes."""
    metadata = {name: value for name, value in notebook.get("metadata", {}).items() if name != "language_info"}
    cells = [
        [cell.get("id"), source_of(cell), cell.get("metadata", {})]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]
    return [notebook.get("nbformat"), notebook.get("nbformat_minor"), metadata, cells]


def _prose(notebook: Mapping[str, Any]) -> Any:
    """Return everything a person writes, and where it stands among the code cells."""
    return [
        cell.get("id")
        if cell["cell_type"] == "code"
        else [cell["cell_type"], cell.get("id"), source_of(cell), cell.get("metadata", {}), cell.get("attachments", {})]
        for cell in notebook["cells"]
    ]


def _hash(data: Any) -> str:
    return fingerprint(json.dumps(data, sort_keys=True, ensure_ascii=False))
