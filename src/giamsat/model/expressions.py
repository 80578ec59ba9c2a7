"""The sides of a rule as a typed tree: read from text by a parser of its own, printed back, never run as code.

::

    expression = term { ("+" | "−") term }          term   = factor { ("×" | "÷") factor }
    factor     = "−" factor | number | name | column | function "(" expression { "," expression } ")"
               | "(" expression ")"
    column     = "(3)" … "(13)" | "(n)"             name   = an indicator's id, or a name that the rule's scope offers

``-``, ``*`` and ``/`` are read as ``−``, ``×`` and ``÷``. An id may hold hyphens (``tac-dong.phieu``), so a minus
behind a name needs a blank before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from giamsat.errors import Fault, ParamsError, Place

FUNCTIONS = {"previous": 1, "sum_rows": 1, "sum_sub_units": 1, "abs": 1, "rate": 2, "min": 0, "max": 0}
"""How many expressions a function takes; 0 stands for two or more."""
COLUMNS = range(3, 14)  # Biểu 06, TT 01/2020/TT-VPCP
RELATIONS = {"=": "=", "≠": "≠", "!=": "≠", "<>": "≠", "≤": "≤", "<=": "≤", "≥": "≥", ">=": "≥", "<": "<", ">": ">"}

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<column>\(\s*(?:\d+|n)\s*\))"
    r"|(?P<name>[a-z][a-z0-9_]*(?:[-.][a-z0-9_]+)*)|(?P<sign>[-−+*×/÷(),]))"
)
_RELATION = re.compile("|".join(sorted(map(re.escape, RELATIONS), key=len, reverse=True)))
_SIGNS = {"-": "−", "*": "×", "/": "÷"}
_DEEPEST = 40  # more brackets than anybody writes; keeps the parser's stack small


@dataclass(frozen=True, slots=True)
class Number:
    """A constant of 0 or more."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, or what a scope offers under a name; ``(3)`` and ``(n)`` are the columns of Biểu 06."""

    text: str


@dataclass(frozen=True, slots=True)
class Negative:
    """The value with its sign turned."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two expressions joined by one of ``+ − × ÷``; of equal rank the left ones come first."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function of :data:`FUNCTIONS` with its arguments."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Number | Name | Negative | Binary | Call


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions and how the first must stand to the second: one of ``= ≠ < ≤ > ≥``."""

    left: Expression
    relation: str
    right: Expression


@cache
def parse(text: str) -> Expression:
    """Return the tree of ``text``.

    :raises ParamsError: with the place in the text and what was expected there; its fault has no file and line.
    """
    parser = _Parser(text)
    tree = parser.expression(0)
    parser.end()
    return tree


@cache
def parse_condition(text: str) -> tuple[Comparison, ...]:
    """Return the comparisons of ``text``, which stand between semicolons and must all hold; empty for an empty text.

    :raises ParamsError: as :func:`parse` does, or when a part has no sign of comparison.
    """
    return tuple(_comparison(part) for part in text.split(";")) if text.strip() else ()


def _comparison(text: str) -> Comparison:
    found = list(_RELATION.finditer(text))
    if len(found) != 1:
        raise ParamsError.of("rule-condition", found=text.strip())
    sign = found[0]
    return Comparison(parse(text[: sign.start()]), RELATIONS[sign.group()], parse(text[sign.end() :]))


def written(tree: Expression) -> str:
    """Return the text of a tree, with no more brackets than needed.

    :func:`parse` makes the same tree of it, but for a function of one bare number, which it refuses.
    """
    return _written(tree, 0)


def names(tree: Expression) -> Iterator[str]:
    """Yield the names in a tree, columns as «(3)», from left to right."""
    match tree:
        case Name():
            yield tree.text
        case Negative():
            yield from names(tree.inner)
        case Binary():
            yield from names(tree.left)
            yield from names(tree.right)
        case Call():
            for argument in tree.arguments:
                yield from names(argument)


def functions(tree: Expression) -> Iterator[str]:
    """Yield the functions that a tree uses."""
    match tree:
        case Negative():
            yield from functions(tree.inner)
        case Binary():
            yield from functions(tree.left)
            yield from functions(tree.right)
        case Call():
            yield tree.function
            for argument in tree.arguments:
                yield from functions(argument)


def _written(tree: Expression, rank: int) -> str:
    """Return the text of a tree that stands beside a sign of ``rank`` (0 none, 1 sums, 2 products, 3 a minus)."""
    match tree:
        case Number():
            return f"{tree.value:f}"
        case Name():
            return tree.text
        case Call():
            return f"{tree.function}({', '.join(_written(one, 0) for one in tree.arguments)})"
        case Negative():
            return f"−{_written(tree.inner, 3)}"
        case Binary():
            own = 1 if tree.sign in "+−" else 2
            text = f"{_written(tree.left, own)} {tree.sign} {_written(tree.right, own + 1)}"
            return f"({text})" if own < rank else text


class _Parser:
    """One text, read from left to right by recursive descent."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._next = 0

    def expression(self, depth: int) -> Expression:
        return self._joined("+−", depth)

    def end(self) -> None:
        if self._next < len(self._tokens):
            raise self._slip("rule-expression-rest")

    def _joined(self, signs: str, depth: int) -> Expression:
        """Read operands joined by signs of one rank."""
        tree = self._below(signs, depth)
        while (sign := self._take_sign(signs)) is not None:
            tree = Binary(sign, tree, self._below(signs, depth))
        return tree

    def _below(self, signs: str, depth: int) -> Expression:
        return self._joined("×÷", depth) if signs == "+−" else self._factor(depth)

    def _factor(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise self._slip("rule-expression-deep")
        if self._take_sign("−"):
            return Negative(self._factor(depth + 1))
        if self._take_sign("("):
            tree = self.expression(depth + 1)
            self._close()
            return tree
        kind, text, place = self._token()
        if kind == "number":
            self._next += 1
            return Number(Decimal(text))
        if kind == "column":
            self._next += 1
            return self._column(text, place)
        if kind == "name":
            self._next += 1
            return self._call(text, place, depth) if self._is_opened() else Name(text)
        raise self._slip("rule-expression-operand")

    def _column(self, text: str, place: int) -> Name:
        code = text.strip("() \t\n")
        if code != "n" and int(code) not in COLUMNS:
            raise _slip("rule-expression-column", self._text, place, column=code)
        return Name(f"({code})")

    def _is_opened(self) -> bool:
        """Whether a bracket follows: also one that the words of a column look like, as in ``sum_rows (3)``."""
        kind, text, _ = self._token()
        return kind == "column" or text == "("

    def _call(self, function: str, place: int, depth: int) -> Call:
        if function not in FUNCTIONS:
            raise _slip("rule-expression-function", self._text, place, function=function, known=", ".join(FUNCTIONS))
        kind, text, _ = self._token()
        if kind == "column":  # abs(3): the brackets are the function's own, so this might be the column or the number
            example = f"{function}({text})"
            raise _slip("rule-expression-brackets", self._text, place, function=function, example=example)
        self._next += 1
        arguments = [self.expression(depth + 1)]
        while self._take_sign(","):
            arguments.append(self.expression(depth + 1))
        self._close()
        wanted = FUNCTIONS[function]
        if len(arguments) != wanted if wanted else len(arguments) < 2:
            raise _slip("rule-expression-arguments", self._text, place, function=function, found=len(arguments))
        return Call(function, tuple(arguments))

    def _close(self) -> None:
        if not self._take_sign(")"):
            raise self._slip("rule-expression-close")

    def _take_sign(self, signs: str) -> str | None:
        kind, text, _ = self._token()
        sign = _SIGNS.get(text, text)
        if kind != "sign" or sign not in signs:
            return None
        self._next += 1
        return sign

    def _token(self) -> tuple[str, str, int]:
        return self._tokens[self._next] if self._next < len(self._tokens) else ("end", "", len(self._text))

    def _slip(self, code: str) -> ParamsError:
        return _slip(code, self._text, self._token()[2])


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place, end = 0, len(text.rstrip())
    while place < end:
        found = _TOKEN.match(text, place)
        if found is None:
            raise _slip("rule-expression-sign", text, place + len(text[place:]) - len(text[place:].lstrip()))
        kind = found.lastgroup or ""
        yield kind, found.group(kind), found.start(kind)
        place = found.end()


def _slip(code: str, text: str, place: int, **facts: object) -> ParamsError:
    """Return the error for a slip at ``place`` of an expression."""
    rest = text[place:].strip()
    at = rest[:20] or "…"
    return ParamsError([Fault.of(code, Place(), expression=text.strip(), at=at, position=place + 1, **facts)])
