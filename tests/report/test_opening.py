"""What the second cell of a notebook does: open a round or a unit, or say in a sentence why not."""

from __future__ import annotations

import pytest

from giamsat.errors import IntakeError, UsageError
from giamsat.report import open_round, open_unit
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
