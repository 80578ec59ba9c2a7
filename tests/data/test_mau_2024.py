"""The illustrative round: reproducible, without faults, with the oddities that were planned and no others."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.analysis.crosscheck import system_checks
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.tasks import standing
from giamsat.analysis.violations import violations
from giamsat.model.parameters import Kind
from giamsat.model.records import DeadlineKind, Submission, TaskState
from giamsat.model.rounds import RoundData
from giamsat.model.values import Bound, Figure, State
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.reading import read_book

ABSENT = "huyen-mau-4"


def _files(settings: Settings) -> dict[str, Path]:
    folder = settings.data("mau-2024")
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def _submissions(data: RoundData) -> dict[str, Submission]:
    return {one.unit.id: one.submission for one in data.units.values() if one.submission is not None}


def _figure(data: RoundData, unit_id: str, indicator_id: str) -> Figure:
    return next(one for one in _submissions(data)[unit_id].figures if one.indicator_id == indicator_id)


def _count(data: RoundData, unit_id: str, indicator_id: str) -> Decimal:
    value = _figure(data, unit_id, indicator_id).value
    assert value is not None
    return value


def test_script_writes_the_committed_bytes_again(again: Settings, committed: Settings) -> None:
    """Whoever runs the script anew gets exactly the files that are in the repository."""
    made, kept = _files(again), _files(committed)
    assert list(made) == list(kept)
    assert [name for name in made if made[name].read_bytes() != kept[name].read_bytes()] == []


def test_every_file_is_read_without_a_fault(mau: RoundData) -> None:
    """All fifteen workbooks, the extract and the lists are read; only the extract's planned oddities are told."""
    assert mau.faults == mau.notices == ()
    assert {one.unit.id: one.faults for one in mau.units.values() if one.faults} == {}
    assert {one.unit.id: [notice.code for notice in one.notices] for one in mau.units.values() if one.notices} == {
        "so-mau-b": ["extract-doubled", "extract-contradictory", "extract-day-unreadable"],
        "huyen-mau-5": ["files-joined"],
    }
    assert len(_submissions(mau)) == 15


def test_sixteen_units_of_which_one_has_not_handed_in(mau: RoundData) -> None:
    """Six sở and ten quận and huyện; only the planned one is missing."""
    assert len(mau.units) == 16
    assert [unit_id for unit_id, one in mau.units.items() if one.submission is None] == [ABSENT]


def test_one_unit_came_late(mau: RoundData) -> None:
    """Exactly one workbook was received after the hand-in day, three days late."""
    late = {
        unit_id: (one.receipt.received_on - day).days
        for unit_id, one in mau.units.items()
        if one.receipt is not None and (day := mau.params.hand_in_by(unit_id)) and one.receipt.received_on > day
    }
    assert late == {"so-mau-c": 3}


def test_one_unit_lacks_a_sheet_and_a_person_waived_it(mau: RoundData) -> None:
    """Quận Mẫu 2 has no sheet 10; the head of the delegation, named by title, let it pass."""
    assert {unit_id: one.missing_sheets for unit_id, one in _submissions(mau).items() if one.missing_sheets} == {
        "quan-mau-2": ("10",)
    }
    (waiver,) = mau.units["quan-mau-2"].decisions
    assert (waiver.kind, waiver.subject, waiver.decided_by) == ("mien", "10", "Trưởng Đoàn giám sát số 1")


def test_one_sheet_does_not_apply_with_its_basis(mau: RoundData) -> None:
    """«Không áp dụng» of a whole sheet is another state than a missing one."""
    found = {unit_id: one.not_applicable for unit_id, one in _submissions(mau).items() if one.not_applicable}
    assert [(unit_id, rows[0][0]) for unit_id, rows in found.items()] == [("so-mau-dd", "10")]
    assert found["so-mau-dd"][0][1]


def test_only_the_planned_unit_is_off_by_two(mau: RoundData) -> None:
    """Biểu 06 adds up everywhere, in rows, totals and sub-units, but for two dossiers of Quận Mẫu 1."""
    off = {unit_id: found for unit_id in mau.units if (found := discrepancies(mau, unit_id))}
    assert list(off) == ["quan-mau-1"]
    assert {one.difference for one in off["quan-mau-1"]} == {Decimal(2)}


def test_the_system_differs_where_it_was_planned(mau: RoundData) -> None:
    """Two sở are beyond the tolerance, one is off within it, two agree to the dossier; one was decided by a person."""
    found = {unit_id: checks for unit_id in mau.units if (checks := system_checks(mau, unit_id))}
    assert {unit_id: [one.column for one in checks[0].beyond] for unit_id, checks in found.items()} == {
        "so-mau-b": [3, 4, 5, 7, 9, 10],
        "so-mau-c": [7, 9, 11, 12],
        "so-mau-d": [],
        "so-mau-dd": [],
        "so-mau-e": [],
    }
    assert [one.difference for one in found["so-mau-d"][0].columns if one.difference] == [Decimal(5)] * 4
    assert [one.difference for unit_id in ("so-mau-dd", "so-mau-e") for one in found[unit_id][0].columns] == [0] * 22
    assert not found["so-mau-c"][0].open


def test_one_unit_has_few_dossiers(mau: RoundData) -> None:
    """Only Sở Mẫu E has solved fewer dossiers than shares are printed for."""
    few = [u for u in _submissions(mau) if _count(mau, u, "tthc.da_giai_quyet") < mau.params.round.small_denominator]
    assert few == ["so-mau-e"]


@pytest.mark.parametrize(
    ("unit_id", "part", "whole"),
    [
        ("so-mau-a", ("tthc.truoc_han", "tthc.dung_han", 12345), ("tthc.da_giai_quyet", "", 12571)),
        ("quan-mau-3", ("tthc.truoc_han", "tthc.dung_han", 18996), ("tthc.da_giai_quyet", "", 20000)),
        ("huyen-mau-1", ("tthc.truc_tuyen", "", 9000), ("tthc.truc_tuyen", "tthc.truc_tiep", 15000)),
    ],
)
def test_figures_of_the_acceptance_sentences(
    mau: RoundData, unit_id: str, part: tuple[str, str, int], whole: tuple[str, str, int]
) -> None:
    """98,2% of Sở Mẫu A, 94,98% of Quận Mẫu 3 and exactly 60% of Huyện Mẫu 1 rest on the planned counts."""
    for first, second, expected in (part, whole):
        assert _count(mau, unit_id, first) + (_count(mau, unit_id, second) if second else 0) == expected


def test_states_that_are_no_plain_number(mau: RoundData) -> None:
    """An estimate, a bound, an answer that does not apply and one that is missing are each somewhere."""
    about = _figure(mau, "huyen-mau-2", "cqdt.cks_cong_dan")
    above = _figure(mau, "quan-mau-4", "cqdt.luu_tru_so_hoa")
    none = _figure(mau, "so-mau-b", "tai-chinh.don_vi_su_nghiep")
    assert (about.state, about.as_printed) == (State.APPROXIMATE, "khoảng 10 nghìn")
    assert (above.state, above.bound) == (State.BOUND, Bound.ABOVE)
    assert none.state is State.NOT_APPLICABLE
    assert none.note
    assert _figure(mau, "huyen-mau-3", "cqdt.cks_cong_dan").state is State.MISSING


def test_every_workbook_carries_the_illustrative_mark(again: Settings, mau: RoundData) -> None:
    """The mark stands on every sheet and on the cover, and in every row of both logs."""
    assert all(one.is_illustrative for one in _submissions(mau).values())
    for name, path in _files(again).items():
        if path.suffix == ".xlsx":
            for sheet, grid in read_book(path, name).sheets.items():
                if name.startswith("findings/") and sheet.startswith("_"):
                    continue  # lists of words and formats: nothing of a unit stands there
                words = [str(cell) for row in grid.rows for cell in row if cell]
                assert any(ILLUSTRATIVE in word for word in words), (name, sheet)
        elif name.startswith("extracts/"):
            with path.open(encoding="utf-8", newline="") as text:
                assert {row[ILLUSTRATIVE] for row in csv.DictReader(text)} == {"x"}
        else:
            with path.open(encoding="utf-8", newline="") as text:
                assert {row["mark"] for row in csv.DictReader(text)} == {ILLUSTRATIVE}


def test_parts_are_not_larger_than_their_wholes(mau: RoundData) -> None:
    """Every share of the catalogue is at most 100 per cent, this period and last."""
    rates = [one for one in mau.registry.indicators.values() if one.kind is Kind.RATE]
    for unit_id, one in _submissions(mau).items():
        for figures in (one.figures, one.previous):
            known = {figure.indicator_id: figure.value for figure in figures if figure.is_countable}
            over = [
                rate.id
                for rate in rates
                if (part := known.get(rate.numerator)) is not None
                and (whole := known.get(rate.denominator)) is not None
                and part > whole
            ]
            assert over == [], unit_id


def test_only_the_planned_rules_are_broken(mau: RoundData) -> None:
    """But for Quận Mẫu 1's two dossiers and documents that came late no rule is broken: surveys narrow down, nothing
    is ten times last period's or copied from it, no rate lies far from its group's."""
    broken = {(unit_id, row.rule_id) for unit_id in mau.units for row in violations(mau, unit_id)}
    assert {rule_id for unit_id, rule_id in broken if unit_id == "quan-mau-1"} == {
        "bieu06-da-giai-quyet",
        "bieu06-tong-cac-hang",
    }
    others = {(unit_id, rule_id) for unit_id, rule_id in broken if unit_id != "quan-mau-1"}
    assert others - {("huyen-mau-3", "gap-10-lan")} == {row for row in others if row[1] == "van-ban-cham"}


def test_tasks_show_every_kind_of_deadline_and_every_state(mau: RoundData) -> None:
    """8 to 12 tasks each; what the unit reports of a task agrees with its dates on the cut-off day."""
    kinds, states = set(), set()
    for unit_id, one in _submissions(mau).items():
        assert 8 <= len(one.tasks) <= 12, unit_id
        for task in one.tasks:
            state = standing(task, mau.params.cut_off(unit_id)).state
            assert task.reported_state == state.value, (unit_id, task.content)
            assert task.reason or state not in (TaskState.OVERDUE, TaskState.DONE_LATE, TaskState.PARTLY)
            kinds.add(task.due.kind)
            states.add(state)
    assert kinds == set(DeadlineKind)
    assert states == set(TaskState) - {TaskState.MISSING}


def test_every_record_type_is_filled(mau: RoundData) -> None:
    """Each workbook brings every type of record, except the utilities of the two units without sheet 10."""
    for unit_id, one in _submissions(mau).items():
        assert all(
            (one.scores, one.surveys, one.documents, one.systems, one.initiatives, one.shortfalls, one.voices,
             one.projects)
        ), unit_id  # fmt: skip
        assert len({survey.is_self for survey in one.surveys}) == 2, unit_id
        assert len({voice.cause_kind for voice in one.voices}) == 2, unit_id
    assert [u for u, one in _submissions(mau).items() if not one.utilities] == ["so-mau-dd", "quan-mau-2"]


def test_documents_do_not_look_real(mau: RoundData) -> None:
    """No number of a document could be taken for one of a real body."""
    texts = [
        text
        for one in _submissions(mau).values()
        for text in (
            one.report_number,
            *(row.number for row in one.documents),
            *(row.document for row in (*one.tasks, *one.scores)),
            *(row.evidence for row in one.tasks),
        )
    ]
    numbered = [text for text in texts if re.search(r"\d+/", text)]
    assert numbered
    assert [text for text in numbered if not re.search(r"[Mm]ẫu .*/(KH|QĐ|BC|CV|TB)-MAU", text)] == []


def test_ranks_follow_scores(mau: RoundData) -> None:
    """Within one index, year and group a better score has a better rank, and no rank is given twice."""
    lists: dict[tuple[str, int, int | None], list[tuple[int, Decimal]]] = {}
    for one in _submissions(mau).values():
        for row in one.scores:
            assert row.score is not None
            assert row.score.value is not None
            lists.setdefault((row.index_id, row.year, row.rank_of), []).append((row.rank or 0, row.score.value))
    for ranked in lists.values():
        points = [value for _, value in sorted(ranked)]
        assert points == sorted(set(points), reverse=True)
