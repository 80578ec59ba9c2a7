"""Files are known by their content and appear whole."""

from __future__ import annotations

from pathlib import Path

from giamsat.files import sha256_of, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Writing leaves exactly the new file and no part of it beside."""
    path = tmp_path / "deep" / "x.txt"
    write_whole(path, "một")
    write_whole(path, "hai")
    assert path.read_text(encoding="utf-8") == "hai"
    assert [item.name for item in path.parent.iterdir()] == ["x.txt"]


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    """SHA-256 of the empty file is the well-known one."""
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert sha256_of(path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
