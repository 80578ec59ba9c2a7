"""docs/rules.md lists the rules that are in force, in the words that the kit says."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from giamsat.model.rules import FRAMES, Rule
from giamsat.params import load_registry
from giamsat.settings import Settings
from giamsat.texts_vi import rules as texts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Return tools/rules_page.py."""
    spec = importlib.util.spec_from_file_location("rules_page", ROOT / "tools" / "rules_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    """Return the rules of params/rules.csv."""
    return dict(load_registry(Settings(ROOT)).rules)


def test_the_page_is_what_the_rules_make_of_it(tool: ModuleType, rules: dict[str, Rule]) -> None:
    """After a rule was changed ``python tools/rules_page.py`` writes the page again."""
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert tool.page(text, rules) == text


def test_every_rule_in_force_stands_there_and_no_other(tool: ModuleType, rules: dict[str, Rule]) -> None:
    """Each active rule has its row with severity and source; one that is switched off has none."""
    some = {key: rule.model_copy(update={"active": key != "so-am"}) for key, rule in rules.items()}
    text = tool.rule_tables(some.values())
    assert [key for key in rules if f"| `{key}` |" not in text] == ["so-am"]
    assert text.count(f"| {texts.SEVERITIES['canh-bao']} |") == sum(
        rule.severity.value == "canh-bao" for rule in rules.values()
    )


def test_what_must_hold_is_told_whole(tool: ModuleType, rules: dict[str, Rule]) -> None:
    """Tolerance, condition and least number of violations stand beside the two sides."""
    assert tool.must_hold(rules["trung-ky-truoc"]) == (
        "`value ≠ previous(value)`; khi `value ≠ 0`; từ 4 trường hợp trở lên"
    )
    assert "do làm tròn" in tool.must_hold(rules["ty-le-khac-tu-mau"])
    assert "cùng để trống" in tool.must_hold(rules["thieu-kiem-chung"])


def test_every_name_has_words() -> None:
    """Whatever an expression may name is told in Vietnamese on the page."""
    assert {name for frame in FRAMES.values() for name in frame.names} <= set(texts.PAGE_NAMES)
