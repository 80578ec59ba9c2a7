"""params/abbreviations.csv: optional, strict, each in capitals and once."""

from __future__ import annotations

import pytest

from giamsat.params import load_params
from tests.params.conftest import ParamsFolder

HEAD = "short,full,familiar\n"


def test_the_file_may_be_absent(folder: ParamsFolder) -> None:
    """Projects from before it explain no abbreviation."""
    assert load_params(folder.settings)[0].abbreviations == ()


def test_rows_are_read_in_their_order(folder: ParamsFolder) -> None:
    """A few words in capitals are one abbreviation too."""
    folder.write("abbreviations.csv", f"{HEAD}PAR INDEX,Chỉ số,không\nCĐS,chuyển đổi số,không\nUBND,Ủy ban,có\n")
    found = load_params(folder.settings)[0].abbreviations
    assert [(row.short, row.familiar) for row in found] == [("PAR INDEX", False), ("CĐS", False), ("UBND", True)]


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("Cchc,cải cách,không", "abbreviation-form", 2),
        ("C,cải cách,không", "abbreviation-form", 2),
        ("CC-HC,cải cách,không", "abbreviation-form", 2),
        ("CCHC,cải cách,không\nCCHC,khác,không", "abbreviation-twice", 3),
        ("CCHC,,không", "cell-empty", 2),
        ("CCHC,cải cách,1", "cell-bool", 2),
    ],
)
def test_a_slip_is_told_with_its_line(folder: ParamsFolder, rows: str, code: str, line: int) -> None:
    """A small word would be found in prose, a second row would contradict the first."""
    folder.write("abbreviations.csv", f"{HEAD}{rows}\n")
    (fault,) = folder.error().faults
    assert (fault.code, fault.place.file, fault.place.line) == (code, "params/abbreviations.csv", line)
