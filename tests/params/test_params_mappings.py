from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from giamsat.errors import ParamsError
from giamsat.model.mappings import Intake, Standing
from giamsat.params import load_registry
from giamsat.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
NAME = "mot-cua-mau"


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """Return the shipped parameters in a folder of their own."""
    shutil.copytree(ROOT / "params", tmp_path / "params")
    return Settings(tmp_path)


def told(project: Settings, old: str, new: str, name: str = NAME) -> list[tuple[str, int]]:
    """Return code and line of the faults after a change of the shipped mapping."""
    path = project.params / "extracts" / f"{NAME}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.with_name(f"{name}.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ParamsError) as caught:
        load_registry(project)
    assert all(str(fault) for fault in caught.value.faults)
    return [(fault.code, fault.place.line) for fault in caught.value.faults]


def test_the_shipped_mapping_is_read(project: Settings) -> None:
    """Columns, choices and words of the example's system."""
    found = load_registry(project).mappings[NAME]
    assert found.columns.roles()["received"] == "Ngày tiếp nhận"
    assert {word.text: word.means for word in found.channels}["Bưu chính"] is Intake.IN_PERSON
    assert {word.text: word.means for word in found.statuses}["Trả lại"] is Standing.WITHDRAWN


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('waiting = "dang-trong-han"', 'waiting = "dang"', "key-type"),
        ('no_due = "trong-han"\n', "", "key-missing"),
        ('status = "Trạng thái"', 'status = "Trạng thái"\nname = "Họ tên"', "key-unknown"),
        ('due = "Ngày hẹn trả"', 'due = "Ngày tiếp nhận"', "mapping-column-twice"),
        ('id = "so-mau-b"', 'id = "so-mau-bb"', "unknown-unit"),
        ('text = "MAU.SB"', 'text = "mau.sa "', "mapping-word-twice"),
        ('text = "Trả lại"', 'text = "Rút hồ sơ"', "mapping-word-twice"),
        ('paused = "theo-he-thong"', 'paused = "cong-ngay-cho"', "mapping-paused-column"),
        ('id = "mot-cua-mau"', 'id = "mot-cua"', "round-file-name"),
        ('date_order = "ngay-thang-nam"', 'date_order = "thang-ngay-nam"', "key-type"),
    ],
)
def test_a_slip_in_a_mapping_is_named_with_its_line(project: Settings, old: str, new: str, code: str) -> None:
    """Choices, columns, words, units: every slip before anything is counted."""
    found = told(project, old, new)
    assert [name for name, _ in found] == [code]
    assert found[0][1] > 1


def test_a_mapping_without_words_is_named(project: Settings) -> None:
    """An empty list of statuses would count nothing and say nothing."""
    path = project.params / "extracts" / f"{NAME}.toml"
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.partition("[[statuses]]")
    path.write_text(head.replace("date_order", "statuses = []\ndate_order", 1), encoding="utf-8")
    with pytest.raises(ParamsError) as caught:
        load_registry(project)
    assert [fault.code for fault in caught.value.faults] == ["mapping-words-none"]


def test_a_project_without_mappings_has_none(project: Settings) -> None:
    """No folder, no extracts, no fault."""
    shutil.rmtree(project.params / "extracts")
    assert load_registry(project).mappings == {}
