"""The example round mau-2024: made again from its script beside the committed one, and read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.params import load_registry, load_round
from giamsat.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ROUND = "mau-2024"


@pytest.fixture(scope="session")
def committed() -> Settings:
    """Return where the committed round lies."""
    return Settings(ROOT)


@pytest.fixture(scope="session")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Return a project folder in which the script has just written the round."""
    root = tmp_path_factory.mktemp("mau-2024")
    for name in ("params", "data/follow-up"):
        shutil.copytree(ROOT / name, root / name)
    settings = Settings(root)
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from mau_2024.workbook import write_round

        registry = load_registry(settings)
        write_round(settings.data(ROUND), registry, load_round(settings, registry, ROUND))
        yield settings
    finally:
        sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="session")
def mau(again: Settings) -> RoundData:
    """Return the round as the intake reads it."""
    registry = load_registry(again)
    return load_round_data(again, registry, load_round(again, registry, ROUND))
