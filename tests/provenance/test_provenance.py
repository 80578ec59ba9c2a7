"""What a report was made from is recorded."""

from __future__ import annotations

from pathlib import Path

from giamsat.provenance.manifest import Entry, ManifestRound, read_entries, read_round, write_manifest


def entry(unit_id: str) -> Entry:
    """Return a small entry."""
    return Entry(
        unit_id, "Sở Mẫu A", "built", "truoc", "du-thao", {"a": "1"}, {"b": "2"}, {"run": 1.5}, [], ["x"], [], []
    )


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Entries and round survive the road to the file and back, in order."""
    path = tmp_path / "manifest.json"
    about = ManifestRound("mau-2024", "Đợt mẫu", True)
    write_manifest(path, about, [entry("b"), entry("a")], {"whole": 2.0})
    assert list(read_entries(path)) == ["b", "a"]
    assert read_entries(path)["a"] == entry("a")
    assert read_round(path) == about


def test_a_broken_or_foreign_manifest_counts_as_none(tmp_path: Path) -> None:
    """A manifest of another schema, or half of one, is as good as no manifest."""
    path = tmp_path / "manifest.json"
    assert read_entries(path) == {}
    path.write_text('{"schema": 99, "entries": []}', encoding="utf-8")
    assert read_entries(path) == {}
    path.write_text('{"schema": 1, "ent', encoding="utf-8")
    assert read_entries(path) == {}
