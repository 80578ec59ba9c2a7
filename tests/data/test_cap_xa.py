"""2026-cap-xa: a round in preparation of 126 real bodies, of which nothing is said that nobody published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from giamsat.analysis.calendar import calendar
from giamsat.analysis.coverage import gaps
from giamsat.analysis.questions import questions
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.notebooks.make import read_master
from giamsat.params import legal_basis, load_registry, load_round
from giamsat.pipeline.forms import make_forms
from giamsat.pipeline.stale import rounds_with_data
from giamsat.settings import Settings
from tests.report.reading import round_report

ROUND = "2026-cap-xa"
SETTINGS = Settings(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def data() -> RoundData:
    """Return the round with what came in: nothing."""
    registry = load_registry(SETTINGS)
    return load_round_data(SETTINGS, registry, load_round(SETTINGS, registry, ROUND))


def test_it_has_every_new_ward_and_commune(data: RoundData) -> None:
    """51 phường and 75 xã, none of them an old district of the same name."""
    units = [own.unit for own in data.units.values()]
    assert [sum(unit.group == group for unit in units) for group in ("phuong", "xa")] == [51, 75]
    assert not [unit for unit in units if unit.fictional]
    assert "ubnd-quan-dong-da" not in data.units
    assert "ubnd-phuong-dong-da" in data.units


def test_it_stands_on_the_new_law_unconfirmed(data: RoundData) -> None:
    """Its law and guidance are those from 01/3/2026; nobody has verified them, so no final can go out."""
    cited = legal_basis(data.registry, data.params.round)
    assert [row.id for row in cited] == ["luat-121-2025", "nq-114-2025"]
    assert not any(row.verified for row in cited)
    assert "…" in data.params.round.founding_act


def test_nobody_is_said_not_to_have_sent(data: RoundData) -> None:
    """Nothing was asked yet: no question, no gap but the forms that are still to come, nobody late."""
    for unit_id in data.units:
        assert not data.params.is_asked(unit_id)
        assert questions(data, unit_id) == ()
        assert "chưa thu" in gaps(data, unit_id)[0].text


def test_it_is_built_only_when_named() -> None:
    """A fresh clone does not build 126 empty reports, and does not make their forms."""
    assert ROUND not in rounds_with_data(SETTINGS)
    assert not SETTINGS.notebooks(ROUND).exists()


def test_its_synthesis_names_nobody_twice() -> None:
    """With nothing published about anybody, the 126 names are not told a second time as a list of what is missing."""
    text = round_report(SETTINGS, ROUND).text("II")
    assert "Chưa có số liệu công khai về đơn vị nào trong đợt." in text
    assert "phường Ba Đình" not in text


def test_every_day_of_its_plan_is_provisional(data: RoundData) -> None:
    """No day of the plan is told as decided."""
    found = calendar(data.registry, data.params, date(2026, 7, 25))
    assert all("dự kiến" in row.what for row in found.steps)
    assert found.unknown == ("lam-viec",)


def test_its_report_is_short() -> None:
    """Its own master has the one domain of the topic."""
    cells = [cell["id"] for cell in read_master(SETTINGS, "ubnd-xa-ba-vi", ROUND)["cells"]]
    assert [name for name in cells if name.startswith("ii-")] == ["ii-tthc", "ii-tthc-so-lieu", "ii-tthc-thuyet-minh"]


def test_a_form_can_be_made(tmp_path: Path) -> None:
    """A named call makes the form of a commune, asking for the topic alone."""
    for name in ("params", "templates"):
        (tmp_path / name).symlink_to(SETTINGS.root / name)
    made = make_forms([ROUND], ["ubnd-phuong-dong-da"], Settings(tmp_path.resolve()))
    assert made.is_clean
    assert load_workbook(made.outcomes[0].path).sheetnames[:7] == [
        "Bìa", "01 Thông tin chung", "02 TTHC (Biểu 06)", "04 DVC, thanh toán", "11 Bộ máy, công vụ, TC, ISO",
        "12 Khó khăn, đề xuất", "13 Kiểm tra và ký",
    ]  # fmt: skip
    assert [row.unit_id for row in made.outcomes] == ["ubnd-phuong-dong-da"]
    assert not [row for row in make_forms([], [], Settings(_only(tmp_path))).outcomes if row.round_id == ROUND]


def _only(folder: Path) -> Path:
    """Return a project that has no other round, so that a call without a name makes nothing."""
    root = folder / "rieng"
    (root / "params" / "rounds").mkdir(parents=True)
    for path in (SETTINGS.params).iterdir():
        if path.name != "rounds":
            (root / "params" / path.name).symlink_to(path)
    for path in (SETTINGS.params / "rounds").glob(f"{ROUND}.*"):
        (root / "params" / "rounds" / path.name).symlink_to(path)
    return root.resolve()
