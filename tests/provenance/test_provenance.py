"""What a report was made from is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.provenance.manifest import (
    JOURNAL,
    NAME,
    Entry,
    InputFile,
    Made,
    Manifest,
    Output,
    add_to_journal,
    read_manifest,
    write_manifest,
)
from giamsat.provenance.origin import made_now, package_versions


def entry(unit_id: str, **more: object) -> Entry:
    """Return a small entry."""
    return Entry(
        unit_id,
        "Sở Mẫu A",
        "built",
        "truoc",
        "du-thao",
        key={"data": "1"},
        inputs=(InputFile("data/a.xlsx", "0" * 64, "submission", "nhận 01/10/2024", "Sở Mẫu A"),),
        outputs={"outputs/r/a.pdf": Output("1" * 64, "k")},
        made=Made("2024-11-20T08:00:00+00:00", "c0ffee", True, "e1", "warm"),
        seconds={"run": 1.5},
        gaps=("x",),
        **more,  # type: ignore[arg-type]
    )


def manifest(*entries: Entry) -> Manifest:
    """Return a manifest of a round."""
    return Manifest(
        "mau-2024",
        "Đợt mẫu",
        True,
        {row.unit_id: row for row in entries},
        {"outputs/r/so-lieu.csv": "2" * 64},
        [],
        {"e1": {"typst": "0.15.2"}, "unused": {"typst": "0.1"}},
        {"whole": 2.0},
        is_complete=True,
    )


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Entries and round survive the road to the file and back, in order; versions nobody uses are dropped."""
    write_manifest(tmp_path, manifest(entry("b"), entry("a")))
    found = read_manifest(tmp_path)
    assert list(found.entries) == ["b", "a"]
    assert found.entries["a"] == entry("a")
    assert (found.round_id, found.title, found.is_illustrative, found.is_complete) == (
        "mau-2024",
        "Đợt mẫu",
        True,
        True,
    )
    assert found.environments == {"e1": {"typst": "0.15.2"}}
    assert found.files == {"outputs/r/so-lieu.csv": "2" * 64}


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": 99, "entries": []}',
        '{"schema": 2, "ent',
        '{"schema": 2, "entries": [{"unit_id": "a", "later": 1}]}',
        '{"schema": 2, "entries": [1]}',
        "[]",
    ],
)
def test_a_broken_or_foreign_manifest_counts_as_none(tmp_path: Path, text: str) -> None:
    """A manifest of another schema, of another version, or half of one, is as good as no manifest."""
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()


def test_without_a_manifest_there_is_nothing(tmp_path: Path) -> None:
    """A round that was never built has no entries."""
    assert read_manifest(tmp_path).entries == {}


def test_the_journal_of_a_killed_build_counts(tmp_path: Path) -> None:
    """What a killed build finished is known, newest last; a line that the kill cut short is left out."""
    write_manifest(tmp_path, manifest(entry("a"), entry("b")))
    add_to_journal(tmp_path, entry("b", seen="mới"))
    with (tmp_path / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write('{"unit_id": "a", "seen": "nử')
    found = read_manifest(tmp_path).entries
    assert (found["a"].seen, found["b"].seen) == ("", "mới")


def test_a_written_manifest_ends_the_journal(tmp_path: Path) -> None:
    """The manifest holds what the journal held, so the journal goes."""
    add_to_journal(tmp_path, entry("a"))
    write_manifest(tmp_path, manifest(*read_manifest(tmp_path).entries.values()))
    assert not (tmp_path / JOURNAL).exists()
    assert read_manifest(tmp_path).entries == {"a": entry("a")}


def test_versions_name_what_makes_the_pages() -> None:
    """All packages are there, under the names that people know."""
    versions = package_versions()
    assert set(versions) >= {"python", "giamsat", "typst", "papermill", "matplotlib", "pandas"}


def test_outside_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    """A kit from a ZIP file still builds; the manifest says that no commit is known."""
    made = made_now(tmp_path, {"giamsat": "1"}, "warm")
    assert (made.commit, made.is_clean) == ("", False)
    assert made.at.endswith("+00:00")
