"""Whose workbook is it, and which of several counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from giamsat.intake.identify import Handed, choose, identify, submitted_files, unit_of_sender
from giamsat.model.rounds import Receipt
from giamsat.model.values import Channel, Source
from giamsat.workbook.content import SubmissionContent
from giamsat.workbook.reading import read_book
from giamsat.workbook.writing import write_submission
from tests.intake import builders as make


def _receipt(day: int, sender: str = "x", sha256: str = "0") -> Receipt:
    return Receipt("f", sha256, date(2024, 10, day), sender, Source(Channel.SUBMISSION))


@pytest.mark.parametrize(
    ("fields", "unit_id", "codes"),
    [
        ({}, make.SO, ()),
        ({"round_id": "2023-05"}, make.SO, ("submission-round-foreign",)),
        ({"unit_id": "so-thu-aa"}, "", ("submission-unit-unknown",)),
        ({"unit_id": None}, "", ("submission-unit-missing",)),
        ({"unit_id": "thanh-pho"}, "", ("submission-unit-outside",)),
        ({"unit_id": "thanh-pho", "round_id": "x"}, "", ("submission-round-foreign", "submission-unit-outside")),
    ],
)
def test_the_cover_tells_whose_it_is(
    tmp_path: Path, fields: dict[str, Any], unit_id: str, codes: tuple[str, ...]
) -> None:
    """The file's name tells nothing; a foreign round or unit is a fault at its cell of the cover."""
    path = tmp_path / "BC CCHC (ban cuoi) 2.xlsx"
    write_submission(path, SubmissionContent(cover={**make.cover(), **fields}))
    found = identify(read_book(path, "f"), make.registry(), make.params())
    assert (found.unit_id, tuple(fault.code for fault in found.faults)) == (unit_id, codes)
    assert all(fault.place.sheet == "Bìa" and fault.place.cell in ("B4", "B5") for fault in found.faults)


def test_near_names_are_proposed(tmp_path: Path) -> None:
    """A mistyped code brings the near codes, and the code of the unit that the cover names."""
    path = tmp_path / "f.xlsx"
    write_submission(path, SubmissionContent(cover=make.cover("stb", "Quận Thử B")))
    (fault,) = identify(read_book(path, "f"), make.registry(), make.params()).faults
    assert make.QUAN in str(fault)


def test_a_workbook_without_cover_is_nobodys(tmp_path: Path) -> None:
    """Another workbook than the form cannot be told."""
    path = tmp_path / "f.xlsx"
    write_submission(path, SubmissionContent(cover=make.cover(), omitted=frozenset({""})))
    found = identify(read_book(path, "f"), make.registry(), make.params())
    assert (found.unit_id, found.faults[0].code) == ("", "cover-missing")


def test_traces_of_an_open_excel_are_not_files(tmp_path: Path) -> None:
    """«~$…», hidden files and system files are left out; anything else in the folder is looked at."""
    for name in ("~$bieu.xlsx", ".DS_Store", "Thumbs.db", "b.xlsx", "A.XLS", "don-vi/c.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert [one.relative_to(tmp_path).as_posix() for one in submitted_files(tmp_path)] == [
        "A.XLS",
        "b.xlsx",
        "don-vi/c.xlsx",
    ]
    assert submitted_files(tmp_path / "none") == ()


def test_the_newest_of_two_files_counts() -> None:
    """The day of receipt decides, and the older file is named."""
    found = choose([Handed("old", "1", _receipt(8)), Handed("new", "2", _receipt(9))])
    assert found.file == "new"
    assert [(one.code, one.place.file) for one in found.notices] == [("file-older", "old")]
    assert found.faults == ()


@pytest.mark.parametrize("second", [None, _receipt(8)])
def test_without_a_newest_nobody_guesses(second: Receipt | None) -> None:
    """Two files of one day, or one that was not logged, are a question to the staff that names both."""
    found = choose([Handed("một.xlsx", "1", _receipt(8)), Handed("hai.xlsx", "2", second)])
    assert found.file == ""
    assert [fault.code for fault in found.faults] == ["files-undecided"]
    assert "một.xlsx" in str(found.faults[0])
    assert "hai.xlsx" in str(found.faults[0])


def test_copies_count_once() -> None:
    """The same content under two names is one file."""
    found = choose([Handed("a", "1", None), Handed("b", "1", None)])
    assert (found.file, [one.code for one in found.notices], found.faults) == ("a", ["file-copy"], ())


@pytest.mark.parametrize(
    ("sender", "unit_id"), [(make.SO, make.SO), ("quận thử b", make.QUAN), ("Văn phòng", ""), ("thanh-pho", "")]
)
def test_the_log_can_name_the_sender(sender: str, unit_id: str) -> None:
    """A file whose inside cannot tell is blamed on the unit that the log names by code or name."""
    assert unit_of_sender(_receipt(8, sender), make.registry(), make.params()) == unit_id
    assert unit_of_sender(None, make.registry(), make.params()) == ""
