"""Hashes that decide whether a report is made again."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.model.values import State
from giamsat.provenance.fingerprint import digest_of, digest_of_files, fingerprint
from giamsat.provenance.prints import Prints, files_below, round_prints
from tests.e2e.little_project import ROUND, Project

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=False) | st.dates(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@dataclass(frozen=True)
class _Row:
    name: str
    memo: dict[str, str] = field(default_factory=dict, compare=False)


@given(VALUES, VALUES)
def test_equal_fingerprints_mean_equal_values(one: object, other: object) -> None:
    """Different values have different fingerprints, and writing a value again changes nothing."""
    assert fingerprint(one) == fingerprint(one)
    if repr(one) != repr(other):
        assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, "1"),
        (1, True),
        (Decimal("1.0"), Decimal("1.00")),
        (("ab", "c"), ("a", "bc")),
        ((), None),
        (date(2024, 1, 1), "2024-01-01"),
        (State.ZERO, "bang-0"),
        (_Row("a"), ("a",)),
        ({"a": "b", "c": "d"}, {"a": "b"}),
    ],
)
def test_kinds_and_borders_count(one: object, other: object) -> None:
    """A number is not its text, and two texts are not one."""
    assert fingerprint(one) != fingerprint(other)


def test_what_does_not_compare_does_not_count() -> None:
    """What a model keeps for itself (a memo) is no part of what it says."""
    assert fingerprint(_Row("a", {"x": "y"})) == fingerprint(_Row("a"))


def test_a_set_has_no_fingerprint() -> None:
    """A set has another order in each process: better an error than a report made again each time."""
    with pytest.raises(TypeError, match="set"):
        fingerprint({"a"})


def test_another_hash_seed_gives_the_same_fingerprint() -> None:
    """Two processes with different hash seeds agree."""
    code = "from giamsat.provenance.fingerprint import fingerprint; print(fingerprint({'á': (1, None), 'b': 'x'}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_order_and_line_ends_of_files_do_not_count(tmp_path: Path) -> None:
    """The same files listed in another order, or with Windows line ends, are the same; another name is not."""
    one, two = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_bytes(b"x\ny\n")
    two.write_bytes(b"z\n")
    before = digest_of_files(tmp_path, [one, two])
    one.write_bytes(b"x\r\ny\r\n")
    assert digest_of_files(tmp_path, [two, one]) == before
    two.rename(tmp_path / "c.csv")
    assert digest_of_files(tmp_path, [one, tmp_path / "c.csv"]) != before
    assert digest_of([("a", "bc")]) != digest_of([("ab", "c")])


def test_lock_files_of_office_programs_do_not_count(tmp_path: Path) -> None:
    """A workbook open in Excel leaves a hidden file beside it, which is nobody's data."""
    for name in ("~$a.xlsx", ".a.xlsx.part", "a.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in files_below(tmp_path)] == ["a.xlsx"]


def test_every_other_file_below_a_folder_counts(tmp_path: Path) -> None:
    """Files of all folders below, by the end of their names; not what lies in hidden folders, nor behind a link to a
    folder; a link to a file is that file, one that leads nowhere is none; no folder is an empty one."""
    for name in ("a.py", "b/c.py", "b/d.txt", ".git/e.py", "b/~$f.py", "g/h/i.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    for name, target in (("j.py", "a.py"), ("k.py", "nowhere"), ("l", "g")):
        (tmp_path / name).symlink_to(tmp_path / target)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path, "*.py"))
    assert found == ["a.py", "b/c.py", "g/h/i.py", "j.py"]
    assert tmp_path / "b" / "d.txt" in files_below(tmp_path)
    assert list(files_below(tmp_path / "nowhere")) == list(files_below(tmp_path / "a.py")) == []


def test_prints_are_those_of_one_moment(project: Project) -> None:
    """Asked again they are the same, whatever became of the files; new ones tell of a change."""
    first = Prints(project.settings)
    before = first.of(ROUND)
    assert before == round_prints(project.settings, ROUND)
    project.root.joinpath("params", "units.csv").write_bytes(b"#")
    assert first.of(ROUND) == before
    assert Prints(project.settings).of(ROUND) == round_prints(project.settings, ROUND) != before


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("params/units.csv", {"params"}),
        (f"params/rounds/{ROUND}.toml", {"round"}),
        ("templates/report/report.css", {"template"}),
        ("templates/report/fonts/Tinos-Bold.ttf", {"fonts"}),
        ("templates/notebooks/unit.ipynb", {"master"}),
        (f"data/{ROUND}/decisions.csv", {"data"}),
        (f"notebooks/{ROUND}/so-mau-a.ipynb", {"notebooks"}),
        (f"notebooks/{ROUND}/anh.png", {"pictures"}),
        ("params/rounds/khac.toml", set()),
        ("data/khac/decisions.csv", set()),
    ],
)
def test_each_file_belongs_to_one_print(project: Project, name: str, changed: set[str]) -> None:
    """A changed file changes exactly the print that names its kind, and none of another round."""
    before = round_prints(project.settings, ROUND)
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((path.read_bytes() if path.is_file() else b"") + b"#")
    after = round_prints(project.settings, ROUND)
    assert {kind for kind in before if before[kind] != after[kind]} == changed


@pytest.mark.parametrize("size", [0, 1, 3_999_999, 4_000_000, 4_000_001, 8_000_000])
def test_a_line_end_across_two_pieces_counts_as_one(tmp_path: Path, size: int) -> None:
    """A long CSV file is hashed in pieces, and is the same with the line ends of Windows, wherever these fall."""
    text = b"x" * size + b"\n" + b"y\n\n" + b"\rz\r"
    files = []
    for name, content in (("a", text), ("b", text.replace(b"\n", b"\r\n"))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "long.csv").write_bytes(content)
        files.append(digest_of_files(folder, [folder / "long.csv"]))
    assert files[0] == files[1]
