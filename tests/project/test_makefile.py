"""The verbs: the Makefile is thin, bootstrap.py knows them all, and both tell the same list."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

RULE = re.compile(r"^([a-z][a-z0-9-]*):(.*)$", re.MULTILINE)
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")


def _make(root: Path, *words: str) -> str:
    # Under `make test ARGS=…` the words of that call would reach this one too.
    handed_on = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "ARGS", "ROUND", "UNITS", "JOBS", "FORMATS"}
    return subprocess.run(
        ["make", "--no-print-directory", f"PYTHON={shlex.quote(sys.executable)}", *words],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name not in handed_on},
    ).stdout


def test_bootstrap_knows_every_verb(makefile: str, bootstrap: ModuleType) -> None:
    """The rules of the Makefile, its .PHONY line and the verbs of bootstrap.py are the same set."""
    rules = {name for name, _ in RULE.findall(makefile)}
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    assert rules == set(bootstrap.VERBS) == set(phony.group(1).split())


def test_every_verb_has_a_vietnamese_line(makefile: str, bootstrap: ModuleType) -> None:
    """Each verb is told by a line behind ##, with Vietnamese letters, and the help shows it."""
    shown = bootstrap.help_text(makefile)
    for verb, rest in RULE.findall(makefile):
        words = rest.partition("##")[2].strip()
        assert re.search("[à-ỹĐđ]", words), verb
        assert f"  {verb:<12}{words}\n" in shown


def test_every_rule_is_one_call_of_bootstrap(makefile: str) -> None:
    """A recipe never does work of its own, so that Windows without make misses nothing."""
    recipes = [line for line in makefile.splitlines() if line.startswith("\t")]
    assert len(recipes) == len(RULE.findall(makefile))
    assert all(line.startswith("\t@$(BOOTSTRAP)") for line in recipes)


@needs_make
def test_help_is_the_default(root: Path) -> None:
    """`make` alone prints the list of verbs, the same as bootstrap.py does."""
    direct = subprocess.run(
        [sys.executable, str(root / "bootstrap.py")], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert _make(root) == _make(root, "help") == direct
    assert "make <việc>" in direct


@needs_make
def test_words_reach_bootstrap_unbroken(root: Path) -> None:
    """make hands values with spaces and quotes on as one word, and leaves out what was not given."""
    shown = _make(root, "--dry-run", "reports", "ROUND=mau-2024", "UNITS=a b'c")
    assert shown.strip().endswith("bootstrap.py reports 'ROUND=mau-2024' 'UNITS=a b'\\''c'")


def test_windows_file_calls_the_same_door(root: Path) -> None:
    """giamsat.cmd has the line ends of cmd.exe, speaks UTF-8 and calls bootstrap.py."""
    content = (root / "giamsat.cmd").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    text = content.decode("utf-8")
    assert "chcp 65001" in text
    assert "bootstrap.py reports" in text
    assert "pause" in text


@needs_make
def test_words_reach_the_benchmarks(root: Path, bootstrap: ModuleType) -> None:
    """`make bench` hands ARGS on, and UNITS_SAMPLE through the environment; its tools are installed with the tests'."""
    shown = _make(root, "--dry-run", "bench", "ARGS=--only edits")
    assert shown.strip().endswith("bootstrap.py bench --only edits")
    assert _make(root, "bench", "UNITS_SAMPLE=3", "PYTHON=sh -c 'echo \"$$UNITS_SAMPLE\"'") == "3\n"
    assert bootstrap.VERBS["bench"].test_tools
    assert bootstrap.arguments("bench", ["--only", "edits"]) == ["--only", "edits"]
