"""The registry is read once for files of the same content, and again for any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from giamsat.errors import ParamsError
from giamsat.model.rounds import Registry
from giamsat.params import load_registry
from giamsat.provenance import registry as known
from giamsat.provenance.registry import known_registry
from giamsat.settings import Settings

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return a project of its own with the shipped parameters."""
    shutil.copytree(REPOSITORY / "params", tmp_path / "params")
    return Settings(tmp_path)


def _rename(settings: Settings) -> None:
    path = settings.params / "domains.csv"
    text = path.read_text(encoding="utf-8")
    assert "Cải cách thể chế" in text
    path.write_text(text.replace("Cải cách thể chế", "Tên khác", 1), encoding="utf-8")


def test_the_same_files_are_read_once(settings: Settings) -> None:
    """What is given the second time is the very same, and what reading the files gives."""
    first = known_registry(settings)
    assert known_registry(settings) is first
    assert first == load_registry(settings)


def test_a_changed_file_is_read(settings: Settings) -> None:
    """A name edited in a table is there at once, and what was read before is not kept for ever."""
    before = known_registry(settings)
    _rename(settings)
    after = known_registry(settings)
    assert "Tên khác" in {row.title for row in after.domains.values()}
    assert after != before
    assert after == load_registry(settings)


def test_faults_are_told_each_time(settings: Settings) -> None:
    """A broken table is refused again and again, not only the first time."""
    known_registry(settings)
    (settings.params / "units.csv").write_text("id\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ParamsError):
            known_registry(settings)


def test_a_file_saved_while_it_is_read_is_read_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of files that changed meanwhile stands for no content."""

    def reads_slowly(of: Settings) -> Registry:
        found = load_registry(of)
        _rename(of)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(known, "load_registry", reads_slowly)
        stale = known_registry(settings)
    assert "Tên khác" not in {row.title for row in stale.domains.values()}
    assert known_registry(settings) == load_registry(settings)
