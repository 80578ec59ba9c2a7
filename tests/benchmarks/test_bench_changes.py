"""Changes to a unit: each changes what its name says, and leaves a project without faults."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.changes import CHANGES, GROUP_FIGURE, NARRATIVE, OWN_FIGURE, UNIT, change_figure, edit_prose
from benchmarks.project import ROUND, Project
from giamsat.analysis.groups import group_rate
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.model.values import State
from giamsat.notebooks.contract import narratives, read_notebook
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings


def _data(project: Project) -> RoundData:
    settings = Settings(project.root)
    registry = load_registry(settings)
    return load_round_data(settings, registry, load_round(settings, registry, ROUND))


def _figures(data: RoundData) -> dict[str, Decimal | None]:
    submission = data.units[UNIT].submission
    assert submission is not None
    return {one.indicator_id: one.value for one in submission.figures if one.state is not State.MISSING}


def _group_rates(data: RoundData) -> dict[str, Decimal]:
    group = data.units[UNIT].unit.group
    found = {one.id: group_rate(data, one, group) for one in data.registry.indicators.values()}
    return {name: rate.value for name, rate in found.items() if rate is not None and rate.value is not None}


@pytest.mark.parametrize("place", [OWN_FIGURE, GROUP_FIGURE])
def test_one_figure_changes(copied: Project, place: tuple[str, str]) -> None:
    """Handing a workbook in again changes one figure by the number given, and the log of receipts fits it."""
    change_figure(copied, place, 0)
    before = _data(copied)
    change_figure(copied, place, 7)
    after = _data(copied)
    assert after.faults == before.faults == ()
    assert after.units[UNIT].faults == ()
    old, new = _figures(before), _figures(after)
    assert {name for name in new if new[name] != old[name]} == {place[1]}
    assert (new[place[1]] or 0) - (old[place[1]] or 0) == 7


def test_which_figures_the_group_uses(copied: Project) -> None:
    """No rate of the group rests on the one figure, and a rate of the group does on the other."""
    change_figure(copied, OWN_FIGURE, 0)
    before = _group_rates(_data(copied))
    changed = {}
    for place in (OWN_FIGURE, GROUP_FIGURE):
        change_figure(copied, place, 3)
        after = _group_rates(_data(copied))
        changed[place] = [name for name in after if after[name] != before[name]]
    assert changed == {OWN_FIGURE: [], GROUP_FIGURE: ["tai-chinh.ty_le_giai_ngan"]}


def test_prose_changes_alone(copied: Project) -> None:
    """An edit replaces the sentence of the edit before, in the one narrative."""
    path = copied.root / "notebooks" / ROUND / f"{UNIT}.ipynb"
    settings = Settings(copied.root)
    before = {one.cell_id: one for one in narratives(read_notebook(path, settings))}
    edit_prose(copied, 1)
    edit_prose(copied, 2)
    notebook = read_notebook(path, settings)
    cell = next(cell for cell in notebook["cells"] if cell["id"] == NARRATIVE)
    assert "".join(cell["source"]).endswith("\n\nSửa lần thứ 2.")
    assert "".join(cell["source"]).count("Sửa lần thứ") == 1
    after = {one.cell_id: one for one in narratives(notebook)}
    assert {name for name in after if after[name] != before[name]} <= {NARRATIVE}


def test_every_change_has_a_name_of_its_own() -> None:
    """The rows of the table can be told apart."""
    assert len({change.name for change in CHANGES}) == len(CHANGES) == 3
