"""The rules on figures, params/rules.csv and a round's own: every expression, name and field checked before use."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from giamsat.errors import Fault, ParamsError, Place
from giamsat.model.expressions import Expression, Negative, Number, functions, names
from giamsat.model.parsing import parse, parse_condition
from giamsat.model.rules import FIELDS, FRAMES, QUESTION_FIELDS, Frame, Rule, Scope
from giamsat.params.entries import Entry, Part, read_csv
from giamsat.params.rules import id_faults, negative_fault, reference_fault
from giamsat.params.textfile import shown
from giamsat.params.wording import listed, near
from giamsat.settings import Settings

RULES = "rules.csv"
_TEMPLATES = ("sentence", "expected", "mend", "question")


def read_rules(path: Path, settings: Settings, indicators: Collection[str]) -> tuple[list[Entry[Rule]], list[Fault]]:
    """Read and check a table of rules against the indicators of the catalogue."""
    entries, faults = read_csv(path, settings, Rule)
    parts = [entry.part for entry in entries]
    return entries, [*faults, *id_faults(parts), *rule_faults(parts, indicators)]


def rule_faults(parts: Sequence[Part], indicators: Collection[str]) -> Iterator[Fault]:
    """Check the rows of a table of rules, each by itself."""
    for part in parts:
        scope = part.data.get("scope")
        if isinstance(scope, Scope):
            yield from _side_faults(part, FRAMES[scope], indicators)
            yield from _template_faults(part, FRAMES[scope])
        yield from negative_fault(part, "tolerance")
        least = part.number("least")
        if least is not None and least < 1:
            yield Fault.of("rule-least", part.place("least"), found=least)


def _side_faults(part: Part, frame: Frame, indicators: Collection[str]) -> Iterator[Fault]:
    """Check both sides and the condition: their form, and that the scope offers what they name."""
    for column in ("left", "right", "condition"):
        place = part.place(column)
        try:
            trees = list(_trees(column, part.text(column)))
        except ParamsError as error:
            yield from (Fault(one.code, place, (("name", column), *one.facts)) for one in error.faults)
            continue
        for tree in trees:
            yield from _name_faults(tree, column, frame, indicators, place)
            yield from _constant_fault(tree, column, place)


def _constant_fault(tree: Expression, column: str, place: Place) -> Iterator[Fault]:
    """Refuse a left side without any figure, and a bare «−3»: spreadsheets turn «(3)» into it without a word."""
    is_bare = isinstance(tree, Negative) and isinstance(tree.inner, Number)
    if is_bare or (column == "left" and not any(names(tree))):
        yield Fault.of("rule-constant", place, name=column)


def _trees(column: str, text: str) -> Iterator[Expression]:
    if column == "condition":
        for comparison in parse_condition(text):
            yield comparison.left
            yield comparison.right
    elif text:
        yield parse(text)


def _name_faults(
    tree: Expression, column: str, frame: Frame, indicators: Collection[str], place: Place
) -> Iterator[Fault]:
    for name in dict.fromkeys(names(tree)):
        if name in frame.names or _is_column(name, frame):
            continue
        if frame.has_indicators and not name.startswith("("):
            yield from reference_fault("unknown-indicator", column, name, indicators, place)
        else:
            offered = [*frame.names, *_columns(frame)]
            facts = {"found": shown(name), "offered": listed(offered), "near": near(name, offered)}
            yield Fault.of("rule-name", place, name=column, **facts)
    for function in dict.fromkeys(functions(tree)):
        if function in ("previous", "sum_rows", "sum_sub_units") and function not in frame.functions:
            yield Fault.of("rule-function", place, name=column, function=function)


def _is_column(name: str, frame: Frame) -> bool:
    return name.startswith("(") and (name == "(n)") == (frame.columns == "each") and bool(frame.columns)


def _columns(frame: Frame) -> Sequence[str]:
    return {"numbered": ("(3)", "…", "(13)"), "each": ("(n)",)}.get(frame.columns, ())


def _template_faults(part: Part, frame: Frame) -> Iterator[Fault]:
    """Check that the sentences' fields are bare names that the scope fills in."""
    for column in _TEMPLATES:
        known = (*FIELDS, *frame.names, *frame.texts, *(QUESTION_FIELDS if column == "question" else ()))
        try:
            fields = list(_fields(part.text(column)))
        except ValueError:  # a brace without its fellow
            yield Fault.of("rule-braces", part.place(column), name=column, found=shown(part.text(column)))
            continue
        for field in dict.fromkeys(fields):
            if field not in known:
                facts = {"found": shown(f"{{{field}}}"), "near": near(field, known)}
                yield Fault.of("rule-field", part.place(column), name=column, **facts)


def _fields(template: str) -> Iterator[str]:
    """Yield the fields of a template; what is more than a bare name («{left.x}», «{left:9}») is in no list of names."""
    for _, name, spec, turned in string.Formatter().parse(template):
        if name is not None:
            yield name + (f"!{turned}" if turned else "") + (f":{spec}" if spec else "")
