"""The verb verify takes its own words, through make and through bootstrap.py."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


def test_its_words_become_options(bootstrap: ModuleType) -> None:
    """ROUND=, UNITS=, FOLDER= and JOBS= reach the command; a folder's blanks stay."""
    words = ["ROUND=mau-2024", "UNITS=so-mau-a", "FOLDER=D:/Bản đã gửi", "JOBS=2"]
    expected = ["--round", "mau-2024", "--units", "so-mau-a", "--folder", "D:/Bản đã gửi", "--jobs", "2"]
    assert bootstrap.arguments("verify", words) == expected


@pytest.mark.parametrize(
    ("verb", "word", "known"), [("verify", "FORMATS=pdf", "FOLDER=…"), ("reports", "FOLDER=gui", "FORMATS=…")]
)
def test_a_word_of_another_verb_is_refused(bootstrap: ModuleType, verb: str, word: str, known: str) -> None:
    """A word that belongs to another verb is told with the verb and what it takes instead."""
    with pytest.raises(bootstrap.RefusalError, match=f"Việc {verb} không nhận mục “{word}”.*{known}") as caught:
        bootstrap.arguments(verb, [word])
    assert caught.value.code == 2


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_hands_only_its_own_words_on(root: Path) -> None:
    """make gives verify its folder and leaves out the formats of reports."""
    words = [
        "make",
        "--dry-run",
        f"PYTHON={shlex.quote(sys.executable)}",
        "verify",
        "FOLDER=Bản đã gửi",
        "FORMATS=pdf",
        "ROUND=",
        "JOBS=",
    ]
    done = subprocess.run(words, cwd=root, capture_output=True, check=True, encoding="utf-8")
    assert "'FOLDER=Bản đã gửi'" in done.stdout
    assert "FORMATS" not in done.stdout
