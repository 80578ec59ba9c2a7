"""params/breaks.csv and params/predecessors.csv: optional, strict, as they ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.params import load_params, load_registry
from giamsat.settings import Settings
from tests.params.conftest import ParamsFolder

HEAD = "id,kind,subject,day,reason,source,verified\n"


def test_both_files_may_be_absent(folder: ParamsFolder) -> None:
    """Without them nothing breaks and nothing is known of predecessors."""
    registry, _ = load_params(folder.settings)
    assert registry.breaks == ()
    assert registry.predecessors == {}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,to-chuc,tinh,2025-03-01,x,y,không", "choice"),
        ("a,chi-so,chi-so.khong-co,2025-03-01,x,y,không", "unknown-indicator"),
        ("a,khac,so,2025-03-01,x,y,không", "cell-choice"),
        ("a,to-chuc,so,2025-03-01,,y,không", "cell-empty"),
    ],
)
def test_a_break_of_nothing_is_a_slip(folder: ParamsFolder, row: str, code: str) -> None:
    """A subject that nothing has would silently break nothing: it is told with file and line."""
    folder.write("breaks.csv", f"{HEAD}{row}\n")
    (fault,) = folder.error().faults
    assert (fault.code, fault.place.file, fault.place.line) == (code, "params/breaks.csv", 2)


def test_predecessors_are_of_known_units(folder: ParamsFolder) -> None:
    """A text about a unit that the registry does not know is a slip."""
    folder.write("predecessors.csv", "unit,text,source\nphuong-x,Phường Y,mẫu\n")
    (fault,) = folder.error().faults
    assert fault.code == "unknown-unit"


def test_every_new_ward_and_commune_has_its_source() -> None:
    """All 126 real ones, 51 phường and 75 xã, with code, first day and the words on what they were made from."""
    registry = load_registry(Settings(Path(__file__).parents[2]))
    new = [unit for unit in registry.units.values() if unit.group in ("phuong", "xa") and not unit.fictional]
    assert [sum(unit.group == group for unit in new) for group in ("phuong", "xa")] == [51, 75]
    assert {unit.id for unit in new} == set(registry.predecessors)
    assert len({unit.code for unit in new}) == 126
    assert {str(unit.valid_from) for unit in new} == {"2025-07-01"}
