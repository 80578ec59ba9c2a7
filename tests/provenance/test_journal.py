"""The journal of a build: whatever cuts a line short costs that line alone."""

from __future__ import annotations

from pathlib import Path

from giamsat.provenance.manifest import JOURNAL, Entry, add_to_journal, read_manifest


def test_a_line_cut_inside_a_letter_costs_that_line_alone(tmp_path: Path) -> None:
    """A full disk cuts a line in the middle of «ộ»: the lines before and after it count."""
    for unit_id in ("so-mau-a", "so-mau-b"):
        add_to_journal(tmp_path, Entry(unit_id, "Sở Nội vụ", "built", "sau", "du-thao"))
    journal = tmp_path / JOURNAL
    cut = journal.read_bytes().rindex("ộ".encode()) + 1
    journal.write_bytes(journal.read_bytes()[:cut])
    assert set(read_manifest(tmp_path).entries) == {"so-mau-a"}
    add_to_journal(tmp_path, Entry("so-mau-c", "Sở Nội vụ", "built", "sau", "du-thao"))
    assert set(read_manifest(tmp_path).entries) == {"so-mau-a", "so-mau-c"}


def test_a_folder_in_its_place_is_as_good_as_none(tmp_path: Path) -> None:
    """Something else under its name, or the manifest's, is no reason to stop."""
    for name in (JOURNAL, "manifest.json"):
        (tmp_path / name).mkdir()
    assert not read_manifest(tmp_path).entries
    assert not read_manifest(tmp_path / JOURNAL / "x").entries
