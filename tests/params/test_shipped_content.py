"""What params/ ships: it loads, its fixed ids stay, and nothing invented stands beside a real unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from giamsat.model.parameters import Kind, Level
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params import legal_basis, load_params
from giamsat.settings import find_settings

ROOT = Path(__file__).parents[2]
BIEU_06 = [
    "tthc.tiep_nhan",
    "tthc.truc_tuyen",
    "tthc.truc_tiep",
    "tthc.ky_truoc",
    "tthc.da_giai_quyet",
    "tthc.truoc_han",
    "tthc.dung_han",
    "tthc.qua_han",
    "tthc.dang_giai_quyet",
    "tthc.trong_han",
    "tthc.dang_qua_han",
]
# Answer cells that leave room for the form's tables within 150: longer forms come back half empty.
MOST_CELLS = 90


@pytest.fixture(scope="module")
def shipped() -> tuple[Registry, dict[str, RoundParams]]:
    """Everything under params/, loaded once."""
    registry, rounds = load_params(find_settings(ROOT))
    return registry, dict(rounds)


def test_the_rounds_ship_with_their_units(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """All rounds load, and each has the number of units that its source names."""
    _, rounds = shipped
    assert {name: len(params.round.units) for name, params in rounds.items()} == {
        "mau-2023": 3,
        "mau-2024": 16,
        "2024-kh16": 16,
        "2023-05": 1,
        "2023-10-hai-ba-trung": 1,
        "2026-cap-xa": 126,
    }


def test_names_repeat_and_ids_do_not(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """The quận and the phường of one name are two units with validities that do not meet."""
    registry, _ = shipped
    old, new = registry.units["ubnd-quan-dong-da"], registry.units["ubnd-phuong-dong-da"]
    assert old.valid_to is not None
    assert new.valid_from is not None
    assert old.valid_to < new.valid_from
    real = [unit for unit in registry.units.values() if not unit.fictional]
    assert sum(unit.group == "quan-huyen" for unit in real) == 30
    assert sum(unit.level in (Level.WARD, Level.COMMUNE) for unit in real) == 126


def test_columns_of_bieu_06_stand_in_the_form(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """The eleven columns (3) to (13) are required counts of sheet 02, in their order."""
    registry, _ = shipped
    typed = [row for row in registry.indicators.values() if row.sheet == "02"]
    assert [row.id for row in typed] == BIEU_06
    assert all(row.required and row.kind is Kind.COUNT for row in typed)


def test_the_form_stays_short(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """No level is asked for more cells than a unit can fill in."""
    registry, _ = shipped
    for level in Level:
        asked = [row for row in registry.indicators.values() if row.sheet and (not row.levels or level in row.levels)]
        assert len(asked) <= MOST_CELLS, level


def test_the_city_index_has_no_maximum(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """A maximum stands only where one was published; the five groups of Quyết định 766 sum to 100."""
    registry, _ = shipped
    groups = ("cong_khai", "tien_do", "so_hoa", "dvc", "hai_long")
    assert sum(registry.indicators[f"chi-so.766_{name}"].maximum or 0 for name in groups) == 100
    assert registry.indicators["chi-so.par_hanoi"].maximum is None


def test_the_law_follows_the_founding_day(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """The same round founded on 28/02/2026 and on 01/3/2026 stands on two laws."""
    registry, rounds = shipped
    round_ = rounds["mau-2024"].round
    numbers = []
    for day in ("2026-02-28", "2026-03-01"):
        founded = round_.model_copy(update={"founded_on": type(round_.report_date).fromisoformat(day)})
        numbers.append(tuple(citation.number for citation in legal_basis(registry, founded)))
    assert numbers == [("87/2015/QH13", "594/NQ-UBTVQH15"), ("121/2025/QH15", "114/2025/UBTVQH15")]


def test_example_rounds_say_what_they_are(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """Every shipped round carries its note; real units get no target, conclusion or organ's letterhead."""
    _, rounds = shipped
    for params in rounds.values():
        assert params.round.example_note
        if not params.round.fictional:
            assert params.targets == ()
            assert params.round.letterhead.organ == "CƠ QUAN MẪU"
            assert not params.round.letterhead.parent
            assert {params.phase(row.id).value for row in params.round.units} == {"truoc"}


def test_the_catalogue_page_names_only_what_exists(shipped: tuple[Registry, dict[str, RoundParams]]) -> None:
    """Every full indicator id in docs/catalogue.md is in the catalogue."""
    registry, _ = shipped
    page = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    prefixes = "|".join((*registry.domains, "chi-so"))
    named = re.findall(rf"`((?:{prefixes})\.[a-z0-9_]+)`", page)
    assert len(named) > 50
    assert [name for name in named if name not in registry.indicators] == []
