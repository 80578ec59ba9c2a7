"""Made rounds: of the size asked for, without faults, fictional throughout, figures of their own."""

from __future__ import annotations

import csv

from benchmarks.project import Project
from benchmarks.rounds import MADE, twins
from giamsat.errors import Place
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.notebooks.contract import contract_faults, read_notebook
from giamsat.notebooks.make import parameters_for
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings
from giamsat.texts_vi.ground import ILLUSTRATIVE


def _data(project: Project) -> RoundData:
    settings = Settings(project.root)
    registry = load_registry(settings)
    return load_round_data(settings, registry, load_round(settings, registry, MADE))


def test_twins_are_as_many_as_asked_and_all_different() -> None:
    """Units have ids of their own, however often one of mau-2024 is copied; a larger round begins like a smaller."""
    made = twins(1000)
    assert len({twin.id for twin in made}) == 1000
    assert len({twin.model for twin in made}) == 16
    assert made[:16] == twins(16)


def test_made_round_has_no_faults(made: Project) -> None:
    """Every unit is read without a fault; only copies of the unit that did not hand in have no workbook."""
    data = _data(made)
    assert len(data.units) == 17
    assert data.faults == ()
    assert [item.faults + item.notices for item in data.units.values()] == [()] * 17
    assert [twin.model for twin in twins(17) if data.units[twin.id].submission is None] == ["huyen-mau-4"]


def test_made_units_are_fictional_and_their_figures_illustrative(made: Project) -> None:
    """No made figure stands beside a real unit: units are fictional, workbooks and receipts carry the mark."""
    data = _data(made)
    assert all(item.unit.fictional for item in data.units.values())
    assert all(item.submission.is_illustrative for item in data.units.values() if item.submission)
    with (made.root / "data" / MADE / "received.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["mark"] for row in csv.DictReader(stream)} == {ILLUSTRATIVE}


def test_copies_of_one_unit_differ_in_their_figures(made: Project) -> None:
    """The first unit and the seventeenth copy the same one, and still report other numbers of dossiers."""
    data = _data(made)
    first, last = (twin.id for twin in twins(17) if twin.model == "so-mau-a")
    reported = [
        {figure.indicator_id: figure.value for figure in data.units[unit_id].submission.figures}  # type: ignore[union-attr]
        for unit_id in (first, last)
    ]
    assert reported[0]["tthc.tiep_nhan"] != reported[1]["tthc.tiep_nhan"]


def test_made_notebooks_keep_the_contract(made: Project) -> None:
    """Each unit and the syntheses have a notebook that the kit takes, with their own parameters."""
    settings = Settings(made.root)
    assert len(made.notebooks) == 17 + 3
    assert made.notebooks[-1].stem == "tong-hop"
    for path in made.notebooks:
        notebook = read_notebook(path, settings)
        assert contract_faults(notebook, Place(path.name)) == []
        parameters = next(cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", []))
        own = parameters_for(MADE, "" if path.stem == "tong-hop" else path.stem)
        assert "".join(parameters["source"]) == "\n".join(f'{name} = "{value}"' for name, value in own.items())
