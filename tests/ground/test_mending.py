"""Every fault that a check can show tells how bad it is, what was expected and what to do, politely."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import giamsat
from giamsat.texts_vi import ERROR, EXPLAIN, WARNING, fault_templates, intake, mending, mending_templates
from giamsat.texts_vi.check import MISSING, SEVERITY_WORDS

ROOT = Path(giamsat.__file__).parent


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}


def test_every_code_of_the_intake_has_a_mending() -> None:
    """No fault of a workbook or of a table of the round is without a severity and something to do."""
    assert set(intake.FAULTS) <= set(mending_templates())


def test_every_code_that_the_intake_names_has_a_mending() -> None:
    """Also those that the code of the intake floor raises from other modules' sentences."""
    named = set()
    for file in ROOT.joinpath("intake").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in fault_templates():
                named.add(node.value)
    assert named <= set(mending_templates())
    assert len(named) > 60


def test_mendings_use_the_facts_of_their_sentences() -> None:
    """What is expected and what to do name no fact that the sentence does not have."""
    for code, known in mending_templates().items():
        own = _fields(fault_templates()[code])
        assert _fields(known.expected) | _fields(known.mend) <= own, code


def test_severities_are_known_and_told() -> None:
    """A severity is one of four, each with its word."""
    assert {known.severity for known in mending_templates().values()} <= {ERROR, WARNING, EXPLAIN, MISSING}
    assert set(SEVERITY_WORDS) == {ERROR, WARNING, EXPLAIN, MISSING}


def test_mendings_are_polite() -> None:
    """No «sai», no «bắt buộc phải», no «bạn», no exclamation mark, and always something to do."""
    for code, known in mending_templates().items():
        for words in (known.expected, known.mend):
            assert words.strip(), code
            assert not re.search(r"\b(sai|bạn|bắt buộc phải)\b|!", words, re.IGNORECASE), code


def test_facts_are_filled_in() -> None:
    """A mending says the facts of its fault; a code that only builds know is an error without more words."""
    known = mending("date-after-cut-off", {"found": "31/10/2024", "cut_off": "30/9/2024"})
    assert known.severity == ERROR
    assert known.expected == "ngày không sau 30/9/2024"
    assert mending("worker-died", {}).severity == ERROR
