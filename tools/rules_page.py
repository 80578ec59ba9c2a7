"""Write the tables of docs/rules.md from params/rules.csv; the words around them are kept.

``python tools/rules_page.py`` after a rule was changed; a test compares the page with the rules.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))

from giamsat.formatting.numbers import exact  # noqa: E402
from giamsat.model.rules import FIELDS, FRAMES, PAIRS, QUESTION_FIELDS, Frame, Rule, Scope  # noqa: E402
from giamsat.params import load_registry  # noqa: E402
from giamsat.settings import Settings  # noqa: E402
from giamsat.texts_vi import rules as texts  # noqa: E402


def rule_tables(rules: Iterable[Rule]) -> str:
    """Return the rules in force as one Markdown table for each scope, in the order in which violations are told."""
    found: dict[Scope, list[Rule]] = {}
    for rule in rules:
        if rule.active:
            found.setdefault(rule.scope, []).append(rule)
    return "\n\n".join(_scope_table(scope, found[scope]) for scope in Scope if scope in found)


def _scope_table(scope: Scope, rules: Iterable[Rule]) -> str:
    rows = [
        [f"`{rule.id}`", must_hold(rule), _severity(rule), rule.sentence, rule.mend, _source(rule)] for rule in rules
    ]
    return f"### `{scope.value}`: {texts.SCOPES[scope.value]}\n\n{_table(texts.PAGE_HEAD, rows)}"


def must_hold(rule: Rule) -> str:
    """Return in words what must hold: the sides, the tolerance, the condition, how often it must be broken."""
    if rule.operator in PAIRS:
        parts = [f"`{rule.left}`, `{rule.right}`: {texts.EXPECTED[rule.operator.value]}"]
    else:
        parts = [f"`{rule.left} {rule.operator.value} {rule.right}`"]
    if rule.tolerance or rule.tolerance_kind.value == "rounding":
        parts.append(texts.TOLERANCES[rule.tolerance_kind.value].format(tolerance=exact(rule.tolerance)))
    if rule.condition:
        parts.append(texts.PAGE_WHEN.format(condition=rule.condition))
    if rule.least > 1:
        parts.append(texts.LEAST.format(least=rule.least))
    return "; ".join(parts)


def _severity(rule: Rule) -> str:
    return texts.SEVERITIES[rule.severity.value]


def _source(rule: Rule) -> str:
    return rule.source + ("" if rule.verified else texts.UNVERIFIED)


def name_table() -> str:
    """Return what expressions may name in each scope."""
    rows = [[f"`{scope.value}`", texts.SCOPES[scope.value], _names(frame, scope)] for scope, frame in FRAMES.items()]
    return _table(texts.PAGE_NAMES_HEAD, rows)


def _names(frame: Frame, scope: Scope) -> str:
    columns = {"numbered": ["`(3)` … `(13)`"], "each": ["`(n)`"]}.get(frame.columns, [])
    indicators = [texts.PAGE_INDICATORS] if frame.has_indicators else []
    functions = [f"`{name}(…)`" for name in frame.functions]
    words = {**texts.PAGE_NAMES, **(texts.DOCUMENT_NAMES if scope is Scope.DOCUMENT else {})}
    named = [f"`{name}` {words[name]}" for name in frame.names]
    return "; ".join([*columns, *indicators, *named, *functions])


def field_words() -> str:
    """Return the fields that every sentence may have, and those of questions."""
    named = ", ".join(f"`{{{name}}}`" for name in FIELDS)
    return texts.PAGE_FIELDS.format(fields=named, question=", ".join(f"`{{{name}}}`" for name in QUESTION_FIELDS))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *([_escaped(cell) for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def page(text: str, rules: Mapping[str, Rule]) -> str:
    """Return the page with its generated parts made anew."""
    for name, made in (("rules", rule_tables(rules.values())), ("names", name_table()), ("fields", field_words())):
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"\n<!-- /{name} -->")
        if not mark or not end:
            raise ValueError(f"docs/rules.md has lost its marks of the part «{name}»")
        text = f"{before}{mark}{made}{end}{after}"
    return text


def main() -> Iterator[str]:
    """Write the page and yield what was done."""
    made = page(PAGE.read_text(encoding="utf-8"), load_registry(Settings(ROOT)).rules)
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    yield f"{PAGE.relative_to(ROOT)}: {made.count(chr(10))} lines"


if __name__ == "__main__":
    print(*main(), sep="\n")
