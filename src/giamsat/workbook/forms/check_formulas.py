"""The check code as Excel's formulas: each term of :mod:`giamsat.workbook.forms.check_terms` over a block of cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giamsat.workbook.forms.check_terms import HUNDREDTHS, MIXERS, PRIME, Op, Term, first_group, sheet_weights
from giamsat.workbook.forms.pen import literal


@dataclass(frozen=True, slots=True)
class Codes:
    """The blocks of the codes in a table, of the form's own list of codes, and of the weights beside that list."""

    rows: str
    listed: str
    weights: str


def formulas(terms: Iterable[Term], blocks: Mapping[str, str], codes: Codes | None = None) -> tuple[str, ...]:
    """Return the formula of each term; ``blocks`` are the columns' cells by field.

    A term that holds an error value counts as 0, as it does for the program.
    """
    return tuple(f"IFERROR({_formula(term, blocks[term.field], codes)},0)" for term in terms)


def _formula(term: Term, block: str, codes: Codes | None) -> str:
    match term.op:
        case Op.SUM:
            return f"{_hundredths(f'SUM({block})')}*{term.weight}"
        case Op.FILLED:
            return f"COUNTA({block})*{term.weight}"
        case Op.WORD:
            return f"COUNTIF({block},{literal(term.word)})*{term.weight}"
    if codes is None:
        raise ValueError(f"term {term.op} of {term.field} needs codes")
    if term.op is Op.CODED_SUM:
        return f"SUMPRODUCT({_hundredths(f'SUMIF({codes.rows},{codes.listed},{block})')},{codes.weights})*{term.weight}"
    counted = f"COUNTIFS({codes.rows},{codes.listed},{block},{literal(term.word)})"
    return f"SUMPRODUCT({counted},{codes.weights})*{term.weight}"


def _hundredths(number: str) -> str:
    return f"MOD(ROUND({number}*{HUNDREDTHS},0),{PRIME})"


def sheet_number(terms: Iterable[str]) -> str:
    """Return the formula of a sheet's number."""
    joined = "+".join(terms)
    return f"MOD({joined or '0'},{PRIME})"


def code_formula(form_hash: str, numbers: Mapping[str, str]) -> str:
    """Return the formula of the whole code; ``numbers`` are the cells with the sheets' numbers, by number of sheet."""
    groups = [literal(first_group(form_hash))]
    for place, (modulus, *_) in enumerate(MIXERS):
        total = "+".join(f"{cell}*{sheet_weights(number)[place]}" for number, cell in numbers.items())
        groups.append(f'TEXT(MOD({total},{modulus}),"0000")')
    return '&"-"&'.join(groups)
