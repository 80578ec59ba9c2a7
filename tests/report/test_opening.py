"""What the second cell of a notebook does: open a round or a unit, or say in a sentence why not."""

from __future__ import annotations

import pytest

from giamsat.errors import IntakeError, UsageError
from giamsat.report import open_round, open_unit
from giamsat.report.opening import preload
from giamsat.settings import PRELOADED_VARIABLE
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, spoiled


@pytest.fixture(autouse=True)
def root(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the kit to the little project."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))


def test_a_unit_opens(project: Project) -> None:
    """With a right round and unit a report opens, with or without a workbook."""
    assert open_unit(ROUND, SO_A).frame().fragment.section == "mo-dau"
    assert open_round(ROUND).frame().fragment.section == "mo-dau"


@pytest.mark.parametrize("value", [1, 1.0, None, True, "", "  "])
def test_a_parameter_that_is_no_text_is_told(value: object) -> None:
    """A number where a text belongs gives the sentence that names the parameter and the way out (-r)."""
    with pytest.raises(UsageError) as caught:
        open_unit(ROUND, value)  # type: ignore[arg-type]
    assert "Tham số unit_id phải là văn bản" in str(caught.value)
    assert "-r unit_id" in str(caught.value)


def test_a_round_that_is_no_text_is_told() -> None:
    """The round is checked the same way, before anything is read."""
    with pytest.raises(UsageError) as caught:
        open_round(2024)  # type: ignore[arg-type]
    assert "Tham số round_id phải là văn bản, đang là 2024 (int)" in str(caught.value)


def test_an_unknown_round_lists_the_known_ones() -> None:
    """An unknown round is answered with those that are there."""
    with pytest.raises(UsageError) as caught:
        open_unit("thu-2025", SO_A)
    assert str(caught.value) == f"Không có đợt “thu-2025” trong params/rounds. Các đợt hiện có: {ROUND}."


def test_an_unknown_unit_lists_near_ones() -> None:
    """A misspelt unit is answered with the near ones of the round."""
    with pytest.raises(UsageError) as caught:
        open_unit(ROUND, "so-mau-aa")
    assert "Không có đơn vị “so-mau-aa” trong đợt thu-2024" in str(caught.value)
    assert "so-mau-a" in str(caught.value).split("gần giống: ")[1]


def test_a_delegation_opens_beside_others_only(project: Project) -> None:
    """Two delegations at work: each opens, another is answered with near ones; one alone has the round's synthesis."""
    with pytest.raises(UsageError):
        open_round(ROUND, "doan-1")
    project.set_round([SO_A], [QUAN], apart=True)
    assert open_round(ROUND, "doan-1").frame().fragment.frame is not None
    assert open_round(ROUND).frame().fragment.section == "mo-dau"
    with pytest.raises(UsageError) as caught:
        open_round(ROUND, "doan-3")
    assert "Không có tổng hợp riêng của đoàn “doan-3” trong đợt thu-2024. Mã gần giống: doan-" in str(caught.value)
    with pytest.raises(UsageError) as caught:
        open_round(ROUND, 1)  # type: ignore[arg-type]
    assert "Tham số delegation_id phải là văn bản" in str(caught.value)


def test_a_unit_whose_workbook_is_bad_does_not_open(project: Project) -> None:
    """A report is never made from a file with faults: sheet and cell are told; the other unit opens."""
    project.hand_in("b.xlsx", spoiled(project.content(SO_A), "04", 0, value="mười hai"))
    with pytest.raises(IntakeError) as caught:
        open_unit(ROUND, SO_A)
    assert "sheet “04 DVC, thanh toán”, ô F" in str(caught.value)
    assert open_unit(ROUND, QUAN).overview().fragment.blocks


def test_a_preloaded_round_tells_the_same(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read and worked out before a kernel was forked gives the very sections that reading the files gives."""
    project.set_round([SO_A], [QUAN], apart=True)

    def told() -> list[object]:
        unit, syntheses = open_unit(ROUND, SO_A), (open_round(ROUND, "doan-1"), open_round(ROUND))
        own = [unit.frame(), unit.summary(), unit.overview(), unit.domain("tthc"), unit.clarifications()]
        return [
            *own,
            *(show() for one in syntheses for show in (one.frame, one.summary, one.hand_in, one.clarifications)),
        ]

    read = told()
    preload(ROUND, "mã")
    monkeypatch.setenv(PRELOADED_VARIABLE, "mã")
    assert told() == read


def test_a_preloaded_round_with_a_bad_workbook(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults of one unit do not keep the others from being read once; what an earlier build had read is gone."""
    preload(ROUND, "trước")
    project.hand_in("b.xlsx", spoiled(project.content(SO_A), "04", 0, value="mười hai"))
    preload(ROUND, "sau")
    for token in ("trước", "sau"):
        monkeypatch.setenv(PRELOADED_VARIABLE, token)
        with pytest.raises(IntakeError):
            open_unit(ROUND, SO_A)
        assert open_unit(ROUND, QUAN).overview().fragment.blocks
