"""Registers of syntheses come in: every fault with its cell, nothing before the visits, nothing of a foreign unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.intake.rounds import load_round_data
from giamsat.model.findings import Link
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round
from tests.e2e.little_project import QUAN, ROUND, SO_A, SO_B, Project, make_project
from tests.findings_book import LINKED, Tables, relinked, write_common, write_register

OWNER = "tong-hop-doan-1"


def project_with(folder: Path, tables: Tables, owner_id: str = OWNER) -> Project:
    """Return a project in which Đoàn 1 heard two departments, with their registers and that of its synthesis."""
    project = make_project(folder / "du-an", after=(SO_A, SO_B), before=(QUAN,))
    project.set_round([SO_A, SO_B], [QUAN], apart=True)
    project.submit(SO_A, SO_B, QUAN)
    write_register(project.settings, SO_A)
    write_register(project.settings, SO_B)
    write_common(project.settings, owner_id, tables)
    return project


def data_of(project: Project) -> RoundData:
    """Return the round's data as they lie there."""
    registry = load_registry(project.settings)
    return load_round_data(project.settings, registry, load_round(project.settings, registry, ROUND))


def codes(project: Project) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of each fault of the synthesis' register."""
    return [(one.code, one.place.sheet, one.place.cell) for one in data_of(project).common_faults.get(OWNER, ())]


def test_rows_name_rows_of_units_by_any_of_their_names(tmp_path: Path) -> None:
    """Short name, official name or id; several between semicolons or line ends; each once."""
    cell = "Sở Mẫu A/HC-01;\nso-mau-b/hc-01; SỞ MẪU A / HC-01"
    data = data_of(project_with(tmp_path, relinked("shortcomings", links=cell)))
    (row,) = data.common[OWNER].shortcomings
    assert row.links == (Link(SO_A, "HC-01"), Link(SO_B, "HC-01"))
    assert data.common_faults == {}


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (relinked("shortcomings", links="Sở Mẫu Á/HC-01"), ("common-link-unread", "Hạn chế chung", "E5")),
        (relinked("shortcomings", links="Sở Mẫu A"), ("common-link-unread", "Hạn chế chung", "E5")),
        (relinked("shortcomings", links="Quận Mẫu 1/HC-01"), ("common-link-foreign", "Hạn chế chung", "E5")),
        (relinked("shortcomings", links=None), ("common-without-proof", "Hạn chế chung", "E5")),
        (relinked("results", links=None), ("common-without-proof", "Kết quả chung", "E5")),
        (relinked("shortcomings", domain=None), ("finding-domain-missing", "Hạn chế chung", "D5")),
        (relinked("causes", body=None), ("finding-without-responsibility", "Nguyên nhân chung", "F5")),
        (relinked("causes", shortcoming_ids="HCC-07"), ("finding-link-dangling", "Nguyên nhân chung", "C5")),
        (relinked("recommendations", addressee=None), ("finding-without-addressee", "Kiến nghị chung", "E5")),
        (relinked("recommendations", product=None), ("finding-without-product", "Kiến nghị chung", "G5")),
    ],
)
def test_a_gap_is_told_with_its_cell(tmp_path: Path, tables: Tables, expected: tuple[str, str, str]) -> None:
    """Unknown or foreign links, no proof, nobody who answers, no addressee, no product."""
    assert expected in codes(project_with(tmp_path, tables))


def test_a_limit_may_rest_on_a_document_alone(tmp_path: Path) -> None:
    """Without a linked row it then needs a cause of its own."""
    alone = relinked("shortcomings", links=None, document="Kết luận kiểm tra mẫu")
    assert codes(project_with(tmp_path / "a", alone)) == []
    assert [one[0] for one in codes(project_with(tmp_path / "b", {**alone, "causes": []}))] == ["finding-without-cause"]


def test_before_the_visits_nothing_is_used(tmp_path: Path) -> None:
    """The round's own synthesis waits for both delegations: what is written too early is told, not taken."""
    data = data_of(project_with(tmp_path, LINKED, ""))
    assert data.common == {}
    assert [one.code for one in data.notices] == ["findings-before-visit"]


def test_registers_of_units_are_read_beside_it(tmp_path: Path) -> None:
    """The register of a synthesis is nobody's among the units, whatever its name."""
    project = project_with(tmp_path, LINKED)
    path = project.settings.data(ROUND) / "findings" / f"{OWNER}.xlsx"
    path.rename(path.with_name("bản của Đoàn.xlsx"))
    data = data_of(project)
    assert data.common[OWNER].file.endswith("bản của Đoàn.xlsx")
    assert all(data.units[name].findings is not None for name in (SO_A, SO_B))
    assert data.faults == ()
