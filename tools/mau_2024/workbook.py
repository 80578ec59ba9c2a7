"""A unit's whole workbook, and the tables beside the workbooks."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from pathlib import Path

from made_extracts.files import write_csv

from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.content import SubmissionContent
from giamsat.workbook.layout import sheet_by_number
from giamsat.workbook.writing import submission_bytes
from mau_2024.after import Later, first_content, later_files
from mau_2024.answers import answer_rows
from mau_2024.clarifications import write_clarifications
from mau_2024.dossiers import by_field, by_sub_unit
from mau_2024.extract import CHOICE, FILE, MAPPING, MARKED, TAKEN, records
from mau_2024.figures import figures
from mau_2024.findings import write_findings
from mau_2024.known import HEADS, known_rows
from mau_2024.opinions import scores_of, shortfalls_of, surveys_of, voices_of
from mau_2024.plan import LACKS_SHEET, NOT_APPLICABLE_SHEET, PLANS, UnitPlan
from mau_2024.systems import initiatives_of, projects_of, systems_of, utilities_of
from mau_2024.tasks import papers_of, tasks_of
from mau_2024.visits import write_visits
from mau_2024.voices import write_voices

ROUND = "mau-2024"
_NOT_ASKED = "Đơn vị không được giao nhiệm vụ cung cấp tiện ích của Đề án 06 (Kế hoạch mẫu số 07/KH-MAU)"
_WAIVER = (
    "mien", LACKS_SHEET[0], LACKS_SHEET[1],
    "Lập báo cáo khi chưa có số liệu tại sheet 10 Đề án 06",
    "Quận đang đối chiếu số người được hưởng tiện ích với cơ quan cung cấp số liệu, đề nghị được gửi bổ sung sau",
    "Trưởng Đoàn giám sát số 1", "2024-11-04", ILLUSTRATIVE,
)  # fmt: skip


def content_of(plan: UnitPlan, registry: Registry, params: RoundParams) -> SubmissionContent:
    """Return everything that a unit writes into its workbook."""
    lines = by_field(plan)
    sub_units = by_sub_unit(plan, registry)
    pairs = figures(plan, lines, max(0, len(sub_units) - 1))
    lacking = {number for unit, number in (LACKS_SHEET, NOT_APPLICABLE_SHEET) if unit == plan.id}
    if not sub_units:
        lacking.add("03")
    return SubmissionContent(
        cover=_cover(plan, registry, params),
        not_applicable=((NOT_APPLICABLE_SHEET[1], _NOT_ASKED),) if plan.id == NOT_APPLICABLE_SHEET[0] else (),
        indicators=answer_rows(plan, registry, pairs),
        dossiers=lines,
        sub_units=sub_units,
        tables={
            "scores": scores_of(plan, registry),
            "surveys": surveys_of(plan),
            "tasks": tasks_of(plan),
            "documents": papers_of(plan),
            "systems": systems_of(plan),
            "utilities": utilities_of(plan),
            "initiatives": initiatives_of(plan),
            "shortfalls": shortfalls_of(plan),
            "voices": voices_of(plan),
            "projects": projects_of(plan),
        },
        omitted=frozenset(sheet_by_number(number).number for number in lacking),
    )


def _cover(plan: UnitPlan, registry: Registry, params: RoundParams) -> dict[str, str | date | None]:
    comparison = params.round.comparison
    return {
        "round_id": ROUND,
        "unit_id": plan.id,
        "unit_name": registry.units[plan.id].official_name,
        "period_from": params.round.period_from,
        "period_to": params.cut_off(plan.id),
        "comparison_from": comparison.start if comparison else None,
        "comparison_to": comparison.end if comparison else None,
        "report_number": f"Mẫu {plan.texts + 1:02d}/BC-MAU",
        "report_date": plan.report_on,
        "data_kind": ILLUSTRATIVE,
    }


def write_round(folder: Path, registry: Registry, params: RoundParams) -> None:
    """Write the workbooks of the round into ``folder``/submissions, visits, the extract and the tables beside them."""
    submissions = folder / "submissions"
    submissions.mkdir(parents=True, exist_ok=True)
    received = {plan.id: plan.now.columns()[3] for plan in PLANS}
    whole = {plan.id: content_of(plan, registry, params) for plan in PLANS}
    first = [Later(one.id, one.file, one.received_on, first_content(one.id, whole[one.id], params)) for one in PLANS]
    log: list[tuple[str, ...]] = [("file", "sha256", "received_on", "sender", "mark")]
    for file in sorted((*first, *later_files(whole)), key=lambda one: (one.received_on, one.file)):
        content = submission_bytes(file.content)
        (submissions / file.file).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        sender = registry.units[file.unit_id].official_name
        log.append((file.file, digest, file.received_on.isoformat(), sender, ILLUSTRATIVE))
    write_visits(folder, registry, params, received)
    write_findings(folder, registry, params)
    _write_csv(folder / "received.csv", log)
    heads = ("kind", "unit", "subject", "decision", "reason", "decided_by", "decided_on", "mark")
    _write_csv(folder / "decisions.csv", [heads, _WAIVER, CHOICE])
    _write_csv(folder / "known.csv", [HEADS, *known_rows(PLANS, registry, params)])
    _write_extract(folder)
    write_clarifications(folder, registry, params)
    write_voices(folder, registry, params)


def _write_extract(folder: Path) -> None:
    """Write what the system recorded, and the list that names it."""
    path = folder / "extracts" / FILE
    write_csv(path, records(), MARKED)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    row = (FILE, MAPPING, "", TAKEN.isoformat(), digest, ILLUSTRATIVE)
    _write_csv(folder / "extracts.csv", [("file", "mapping", "system", "extracted_on", "sha256", "mark"), row])


def _write_csv(path: Path, rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
