"""The corpus of broken files and cells: each circumstance ends in its exact sentences, and in no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.intake.rounds import load_round_data
from tests.intake import builders as make
from tests.intake.corpus import broken_files, cover_cells, odd_cells, sheet_shapes, whose_files
from tests.intake.corpus.making import CASES

MODULES = (broken_files, whose_files, cover_cells, sheet_shapes, odd_cells)


def test_the_corpus_is_large_enough() -> None:
    """At least sixty circumstances, each in a module of its kind."""
    assert len(CASES) >= 60
    assert {case.build.__module__ for case in CASES.values()} == {module.__name__ for module in MODULES}


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_circumstance_is_told_in_its_sentence(tmp_path: Path, name: str) -> None:
    """What a secretary reads names file, sheet and cell, what was found, what is expected and what to do."""
    settings = make.project(tmp_path)
    case = CASES[name]
    case.build(settings)
    data = load_round_data(settings, make.registry(), make.params())
    found = [*data.faults]
    for unit in data.units.values():
        found += [*unit.faults, *(notice for notice in unit.notices if notice.code != "received-not-listed")]
    assert sorted(str(fault) for fault in found) == sorted(case.sentences)


@pytest.mark.parametrize("name", ["secret_by_a_stamp", "secret_by_its_name", "a_list_of_people_far_down"])
def test_nothing_is_kept_of_what_is_refused(tmp_path: Path, name: str) -> None:
    """Items stamped secret and lists of people leave no trace in the kit's own folders."""
    settings = make.project(tmp_path)
    CASES[name].build(settings)
    load_round_data(settings, make.registry(), make.params())
    assert not list(settings.cache.rglob("*")) if settings.cache.exists() else True


def test_what_is_odd_is_told_again_from_what_was_kept(tmp_path: Path) -> None:
    """A second load, which opens no file, gives the same notices."""
    settings = make.project(tmp_path)
    CASES["a_number_with_two_readings"].build(settings)
    first = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    second = load_round_data(settings, make.registry(), make.params()).units[make.SO]
    assert (second.notices, second.submission) == (first.notices, first.submission)
    assert "number-read-as" in {notice.code for notice in second.notices}
