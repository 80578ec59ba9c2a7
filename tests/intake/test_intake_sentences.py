"""Every fault of the workbook and intake floors has its sentence, and every sentence its facts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import giamsat
from giamsat.intake.numbers import _CODES
from giamsat.texts_vi import fault_templates, intake

ROOT = Path(giamsat.__file__).parent
CALLS = {"of", "fault", "cover_fault"}


def _raised() -> Iterator[tuple[str, set[str] | None]]:
    """Yield the fault codes of both floors with the facts they are given, ``None`` when a call does not tell them."""
    for file in sorted([*ROOT.joinpath("intake").glob("*.py"), *ROOT.joinpath("workbook").glob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            codes = [text for text in texts if text in fault_templates()]
            if name in CALLS and codes:
                facts = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield codes[0], None if any(one.arg is None for one in node.keywords) else facts


def test_every_fault_gives_the_facts_of_its_sentence() -> None:
    """No sentence asks for a fact that the code does not give."""
    lacking = {
        (code, field)
        for code, facts in _raised()
        if facts is not None
        for _, field, _, _ in Formatter().parse(fault_templates()[code])
        if field and field not in facts
    }
    assert lacking == set()


def test_no_sentence_is_left_over() -> None:
    """A sentence that nothing says any more is dead."""
    source = "".join(file.read_text(encoding="utf-8") for file in ROOT.joinpath("intake").glob("*.py"))
    source += "".join(file.read_text(encoding="utf-8") for file in ROOT.joinpath("workbook").glob("*.py"))
    assert {code for code in intake.FAULTS if f'"{code}"' not in source} == set()
    assert set(_CODES.values()) <= set(intake.FAULTS)


def test_sentences_are_polite() -> None:
    """No sentence blames («sai»), commands, shouts or says «bạn»."""
    for code, sentence in intake.FAULTS.items():
        words = sentence.casefold()
        assert not any(bad in words for bad in ("sai ", "bắt buộc phải", "bạn ")), code
        assert "!" not in sentence, code
        assert sentence.endswith((".", "{near}")), code
