"""known.csv: last period's figures for the forms, read strictly, all faults at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.errors import IntakeError
from giamsat.intake.known import KNOWN, read_known
from giamsat.model.known import KnownFigure
from giamsat.texts_vi.forms import FAULTS, MENDING
from tests.intake.builders import QUAN, REAL, ROUND, SO, params, project, registry, table

HEAD = "unit,indicator,value,period_from,period_to,source,mark"
MARK = "SỐ LIỆU MINH HỌA"
GOOD = f"{SO},bo-may.bien_che,52,2023-01-01,2023-09-30,Báo cáo năm 2023,{MARK}"


def _read(folder: Path, *lines: str) -> dict[str, dict[str, KnownFigure]]:
    settings = project(folder / "du-an")
    table(settings, KNOWN, HEAD, *lines)
    return read_known(settings.data(ROUND) / KNOWN, settings, registry(), params())


def test_rows_are_read_with_their_line(tmp_path: Path) -> None:
    """A figure keeps value, period, the words of its source and the line of the file."""
    figure = _read(tmp_path, GOOD)[SO]["bo-may.bien_che"]
    assert (figure.value, figure.title, figure.source.line) == (Decimal(52), "Báo cáo năm 2023", 2)
    assert figure.period.end.isoformat() == "2023-09-30"


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    """The file is optional."""
    settings = project(tmp_path / "du-an")
    assert read_known(settings.data(ROUND) / KNOWN, settings, registry(), params()) == {}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (GOOD.replace(SO, "so-la"), "known-unit"),
        (GOOD.replace("bo-may.bien_che", "bo-may.bien_chee"), "known-indicator"),
        (GOOD.replace("bo-may.bien_che", "cqdt.ty_le_tttt"), "known-not-asked"),
        (GOOD.replace(",52,", ",-1,"), "known-negative"),
        (GOOD.replace("bo-may.bien_che", "cqdt.iso"), "known-yes-no"),
        (GOOD.replace("2023-09-30", "2024-01-01"), "known-period"),
        (GOOD.replace("2023-01-01", "2023-12-01"), "known-period"),
        (GOOD.replace(MARK, ""), "known-mark-absent"),
        (GOOD.replace(SO, REAL), "known-mark-real"),
        (GOOD.replace(",52,", ",năm hai,"), "cell-decimal"),
    ],
)
def test_each_slip_is_named_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    """A row that cannot be right is a fault at its line, and nothing of the file is used."""
    with pytest.raises(IntakeError) as caught:
        _read(tmp_path, GOOD.replace(SO, QUAN), row)
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [(code, 3)]
    assert str(caught.value)


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """Two doubled rows and a wrong one give three faults of one error."""
    with pytest.raises(IntakeError) as caught:
        _read(tmp_path, GOOD, GOOD, GOOD, GOOD.replace(",52,", ",-2,").replace("che,", "che,", 1).replace(SO, QUAN))
    assert sorted(fault.code for fault in caught.value.faults) == ["known-negative", "known-twice", "known-twice"]


def test_every_code_has_its_mending() -> None:
    """Each fault says what was expected and what to do."""
    assert set(FAULTS) == set(MENDING)
    assert not [code for code, text in FAULTS.items() if "!" in text or "sai " in text]
