"""Rules as rows of a table: every slip with its line, and what a round may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.model.expressions import written
from giamsat.model.parsing import parse, parse_condition
from giamsat.model.rules import FRAMES, Operator, Rule, Scope, Severity
from giamsat.params import load_params, load_registry
from giamsat.settings import Settings
from giamsat.texts_vi import rules as texts
from tests.params.conftest import RULES, ParamsFolder

ROOT = Path(__file__).parents[2]

# Each case: the text that stands in rules.csv, what it is replaced by, the faults expected as (code, line).
SLIPS = [
    ("(7) + (11)", "(7) + ", [("rule-expression-operand", 2)]),
    ("(7) + (11)", "(7) + (14)", [("rule-expression-column", 2)]),
    ("(7) + (11)", "tthc.giai_quyet", [("rule-name", 2)]),
    ("(7) + (11)", "(n)", [("rule-name", 2)]),
    ("(7) + (11)", "sum_rows((3))", [("rule-function", 2)]),
    (",(3),", ",-3,", [("rule-constant", 2)]),
    ("(7) + (11)", "-7", [("rule-constant", 2)]),
    (",=,", ",==,", [("cell-choice", 2)]),
    (",hang,", ",hàng,", [("cell-choice", 2)]),
    (",can-giai-trinh,", ",nang,", [("cell-choice", 2)]),
    ("{difference}", "{diference}", [("rule-field", 2)]),
    ("{difference}", "{difference.real}", [("rule-field", 2)]),
    ("{difference}", "{difference!r}", [("rule-field", 2)]),
    ("{difference}", "{difference", [("rule-braces", 2)]),
    ("≤,tthc.giai_quyet", "≤,tthc.giai_quyt", [("unknown-indicator", 3)]),
    ("rieng,", "cot-3,", [("id-twice", 3)]),
    ("rieng,", "Riêng,", [("id-form", 3)]),
    ("don-vi,tthc.som_dung", "don-vi,", [("cell-empty", 3)]),
    ("don-vi,tthc.som_dung", "khao-sat,issed", [("rule-name", 3), ("rule-name", 3)]),
]


@pytest.mark.parametrize(("old", "new", "expected"), SLIPS)
def test_a_slip_in_a_rule_is_told_with_its_line(
    folder: ParamsFolder, old: str, new: str, expected: list[tuple[str, int]]
) -> None:
    """One change that breaks the table of rules, and the faults with file and line."""
    folder.change("rules.csv", old, new)
    assert folder.faults() == [(code, "rules.csv", line) for code, line in expected]


@pytest.mark.parametrize(
    "expression",
    ["(7) §", "(7) (11)", "((7)", "(" * 60 + "(7)" + ")" * 60, "sum((7))", "abs(7)", '"max((7), )"', "max((7))"],
)
def test_every_slip_in_an_expression_has_its_sentence(folder: ParamsFolder, expression: str) -> None:
    """The sentence names the column, quotes the expression and says what to do."""
    folder.change("rules.csv", "(7) + (11)", expression)
    error = folder.error()
    assert "cột “right”" in str(error)
    assert all(word in str(error) for word in ("rules.csv", "dòng 2", "biểu thức"))


def test_all_slips_are_told_at_once(folder: ParamsFolder) -> None:
    """A bad expression, a bad field and an unknown indicator of different rows come in one error."""
    folder.change("rules.csv", "(7) + (11)", "(7) +")
    folder.change("rules.csv", "{difference}", "{x}")
    folder.change("rules.csv", "≤,tthc.giai_quyet", "≤,tthc.x")
    assert [code for code, _, _ in folder.faults()] == ["rule-expression-operand", "rule-field", "unknown-indicator"]


def test_numbers_of_a_rule(folder: ParamsFolder) -> None:
    """A tolerance is not negative, a rule is told from at least one violation on, a condition has one comparison."""
    header, first, _ = RULES.splitlines()
    for extra, value, code in (
        ("tolerance", "-1", "negative"),
        ("least", "0", "rule-least"),
        ("condition", "(3)", "rule-condition"),
        ("condition", "(2) > 1", "rule-expression-column"),
    ):
        folder.write("rules.csv", f"{header},{extra}\n{first},{value}\n")
        assert folder.faults() == [(code, "rules.csv", 2)]


def test_without_rules_nothing_is_checked_silently(folder: ParamsFolder) -> None:
    """A folder without the table of rules is refused: no rules would mean that nothing is ever found."""
    folder.path("rules.csv").unlink()
    assert folder.faults() == [("text-file-missing", "rules.csv", 0)]


def test_a_rounds_own_rules(folder: ParamsFolder) -> None:
    """A round's table adds rules and replaces those of the same id; it is checked like the shared one."""
    header, first, second = RULES.splitlines()
    folder.write("rounds/mau-1.rules.csv", f"{header},active\n{first},không\n{second.replace('rieng', 'moi')},có\n")
    _, rounds = load_params(folder.settings)
    assert [(rule.id, rule.active) for rule in rounds["mau-1"].rules] == [("cot-3", False), ("moi", True)]
    folder.change("rounds/mau-1.rules.csv", "tthc.som_dung", "tthc.som_dun")
    assert folder.faults() == [("unknown-indicator", "rounds/mau-1.rules.csv", 3)]


def test_near_names_are_offered(folder: ParamsFolder) -> None:
    """A misspelt name is told together with the near ones."""
    folder.change("rules.csv", "{difference}", "{diference}")
    assert "difference" in str(folder.error())


@pytest.fixture(scope="module")
def shipped() -> dict[str, Rule]:
    """Return the rules of params/rules.csv."""
    return dict(load_registry(Settings(ROOT)).rules)


def test_shipped_expressions_are_written_as_they_are_printed(shipped: dict[str, Rule]) -> None:
    """Both sides of every shipped rule stand in the file as the kit prints them, conditions can be read."""
    for rule in shipped.values():
        for side in (rule.left, rule.right):
            assert written(parse(side)) == side, rule.id
        parse_condition(rule.condition)


def test_every_scope_operator_and_severity_has_words() -> None:
    """The page of rules has words for everything that a rule may be."""
    assert set(texts.SCOPES) == {scope.value for scope in Scope} == {scope.value for scope in FRAMES}
    assert set(texts.EXPECTED) == {operator.value for operator in Operator}
    assert set(texts.SEVERITIES) == {severity.value for severity in Severity}


def test_what_the_issue_asks_for_is_there(shipped: dict[str, Rule]) -> None:
    """Identities, sums, rates, surveys, people, last period, group, deadlines, evidence and lists: each has rules."""
    scopes = {rule.scope for rule in shipped.values() if rule.active}
    assert scopes >= set(Scope) - {Scope.UNIT}
    assert {"bieu06-nhan-giai-quyet", "bieu06-da-giai-quyet", "bieu06-dang-giai-quyet", "bieu06-can-doi"} <= set(
        shipped
    )
