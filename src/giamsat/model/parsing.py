"""Expressions of rules: read by a parser of their own, never run as code.

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
from decimal import Decimal
from functools import cache

from giamsat.errors import Fault, ParamsError, Place
from giamsat.model.expressions import COLUMNS, FUNCTIONS, Binary, Call, Comparison, Expression, Name, Negative, Number

RELATIONS = {"=": "=", "≠": "≠", "!=": "≠", "<>": "≠", "≤": "≤", "<=": "≤", "≥": "≥", ">=": "≥", "<": "<", ">": ">"}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<column>\(\s*(?:\d+|n)\s*\))"
    r"|(?P<name>[a-z][a-z0-9_]*(?:[-.][a-z0-9_]+)*)|(?P<sign>[-−+*×/÷(),]))"
)
_RELATION = re.compile("|".join(sorted(map(re.escape, RELATIONS), key=len, reverse=True)))
_SIGNS = {"-": "−", "*": "×", "/": "÷"}
_DEEPEST = 40  # more brackets than anybody writes; keeps the parser's stack small


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
