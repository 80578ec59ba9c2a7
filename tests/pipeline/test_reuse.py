"""Pages of the last build are taken over when the document and all that makes pages of it are as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from giamsat.pipeline.keys import PARTS, digest
from giamsat.pipeline.reuse import MAKERS, standing_files, standing_pages
from giamsat.provenance.manifest import Entry, Output

FOLDER = "outputs/r"
DOCUMENT = {"blocks/a.json": b"{}"}
PAGES = {"a.html": b"<p>", "a.pdf": b"%PDF"}
KEY = {part: f"hash of {part}" for part in PARTS}


def _entry() -> Entry:
    files = (DOCUMENT | PAGES).items()
    outputs = {f"{FOLDER}/{name}": Output(sha256(content).hexdigest(), digest(KEY)) for name, content in files}
    return Entry("a", "A", "built", "sau", "du-thao", key=KEY, outputs=outputs)


def _there(entry: Entry) -> dict[str, str]:
    return {name: output.sha256 for name, output in entry.outputs.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the outputs of a round as the last build left them."""
    for name, content in (DOCUMENT | PAGES).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_pages_of_the_same_document_stand(folder: Path) -> None:
    """Another workbook, another narrative: as long as the document is the same, its pages are the last build's."""
    entry = _entry()
    key = KEY | {part: "another" for part in PARTS if part not in MAKERS}
    standing = standing_files(entry, key, _there(entry), FOLDER)
    assert standing_pages(standing, DOCUMENT, PAGES, folder) == PAGES


def test_another_document_has_pages_of_its_own(folder: Path) -> None:
    """One letter more in the document, and nothing stands."""
    entry = _entry()
    standing = standing_files(entry, KEY, _there(entry), FOLDER)
    assert standing_pages(standing, {"blocks/a.json": b"{ }"}, PAGES, folder) == {}


@pytest.mark.parametrize("part", MAKERS)
def test_what_makes_pages_must_be_the_same(part: str) -> None:
    """Another kit, library, font or template: nothing of the last build stands."""
    entry = _entry()
    assert standing_files(entry, KEY | {part: "another"}, _there(entry), FOLDER) == {}


def test_without_a_last_build_nothing_stands() -> None:
    """A report that was never built has nothing to take over."""
    assert standing_files(None, KEY, {}, FOLDER) == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_file_of_an_earlier_key_or_that_was_edited_does_not_stand(name: str, folder: Path) -> None:
    """A file that an older build left, or that is not what was published, is made again, with the others."""
    entry, file = _entry(), f"{FOLDER}/{name}"
    older = replace(entry, outputs={**entry.outputs, file: replace(entry.outputs[file], key="older")})
    for standing in (
        standing_files(older, KEY, _there(entry), FOLDER),
        standing_files(entry, KEY, _there(entry) | {file: "edited"}, FOLDER),
    ):
        assert standing
        assert standing_pages(standing, DOCUMENT, PAGES, folder) == {}


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"edited")], ids=["gone", "edited"])
def test_what_happens_after_the_plan_is_seen(spoil: Callable[[Path], object], folder: Path) -> None:
    """A page that goes or changes between plan and use is made again: its content is hashed where it is taken over."""
    entry = _entry()
    spoil(folder / "a.pdf")
    assert standing_pages(standing_files(entry, KEY, _there(entry), FOLDER), DOCUMENT, PAGES, folder) == {}
