"""The column «Kiểm tra»: what its formulas look at, in the order in which they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import State
from giamsat.texts_vi import forms as texts
from giamsat.workbook.forms.pen import literal
from giamsat.workbook.layout import STATES

_WHOLE = (Kind.COUNT, Kind.RANK, Kind.LEVEL)
IDENTITIES = ((3, (4, 5, 6)), (7, (8, 9, 10)), (11, (12, 13)), (3, (7, 11)))
"""Biểu 06 (TT 01/2020/TT-VPCP): a column and those that it is the sum of."""


def chosen(cases: Sequence[tuple[str, str]], otherwise: str) -> str:
    """Return nested IFs: the first condition that holds gives the text."""
    formula = literal(otherwise)
    for condition, text in reversed(cases):
        formula = f"IF({condition},{literal(text)},{formula})"
    return formula


def indicator_check(indicator: Indicator, cells: Mapping[str, str], has_whole: bool) -> str:
    """Return the formula of an indicator's row; ``cells`` are its cells by field, ``has_whole`` that it has a rate."""
    word = {State(slug): literal(text) for text, slug in STATES}
    state, value, note = cells["state"], cells["value"], cells["note"]
    is_without = f"OR({state}={word[State.MISSING]},{state}={word[State.NOT_APPLICABLE]})"
    cases = [
        (f'AND({state}="",{value}="")', texts.CHECK_EMPTY),
        (f'{state}=""', texts.CHECK_STATE),
        (f'AND({is_without},{value}<>"")', texts.CHECK_STATE_NUMBER),
        (f'AND({state}={word[State.NOT_APPLICABLE]},{note}="")', texts.CHECK_BASIS),
        (is_without, texts.DONE),
        (f'AND({state}={word[State.ZERO]},{value}<>"",{value}<>0)', texts.CHECK_ZERO),
        (f"{state}={word[State.ZERO]}", texts.DONE),
    ]
    if indicator.kind is Kind.YES_NO:
        answers = f"OR({value}={literal(texts.YES)},{value}={literal(texts.NO)})"
        return chosen([*cases, (f"NOT({answers})", texts.CHECK_YES_NO)], texts.DONE)
    cases += [
        (f'{value}=""', texts.CHECK_NUMBER),
        (f"ISTEXT({value})", texts.CHECK_TEXT),
        (f"{value}<0", texts.CHECK_NEGATIVE),
    ]
    if indicator.kind in _WHOLE:
        cases.append((f"{value}<>INT({value})", texts.CHECK_WHOLE))
    if has_whole:
        whole = cells["whole"]
        cases.append((f'AND(ISNUMBER({whole}),{value}>N({whole}),{note}="")', texts.CHECK_PART))
    is_same = f'AND(ISNUMBER({cells["previous"]}),{value}={cells["previous"]},{cells["confirmed"]}="")'
    cases.append((is_same, texts.CHECK_SAME))
    return chosen(cases, texts.DONE)


def dossier_check(cells: Mapping[int, str], row: str, label: str, note: str) -> str:
    """Return the formula of a row of Biểu 06.

    :param cells: the row's cells by code 3…13; ``row`` the block of all of them.
    :param label: the cell of the row's name, «» where it is printed.
    """
    off = "&".join(_identity(cells, whole, parts) for whole, parts in IDENTITIES)
    left = f"{literal(texts.CHECK_CELLS_LEFT)}&COUNTBLANK({row})&{literal(texts.CHECK_CELLS_LEFT_END)}"
    untouched = f'AND(COUNTA({row})=0,{label}="")' if label else f"COUNTA({row})=0"
    formula = _with_difference(off, note, f"IF(COUNT({row})<{len(cells)},{left},{literal(texts.DONE)})")
    formula = f"IF(SUMPRODUCT(({row}<0)+({row}<>INT({row})))>0,{literal(texts.CHECK_CELLS_WHOLE)},{formula})"
    formula = f"IF(SUMPRODUCT(--ISTEXT({row}))>0,{literal(texts.CHECK_CELLS_TEXT)},{formula})"
    if label:
        formula = f'IF({label}="",{literal(texts.CHECK_LABEL)},{formula})'
    return f"IF({untouched},{literal('' if label else texts.CHECK_EMPTY)},{formula})"


def total_check(cells: Mapping[int, str], others: Mapping[int, str], number: str, note: str) -> str:
    """Return the formula of a row of totals, which are formulas themselves: the identities, and another sheet's total.

    :param others: the cells of that sheet's total by code, empty for none; ``number`` is its number.
    """
    pieces = [_identity(cells, whole, parts) for whole, parts in IDENTITIES]
    end = literal(texts.CHECK_OFF_OTHER.format(number=number))
    for code, other in others.items():
        mine = cells[code]
        there = f"AND(ISNUMBER({mine}),ISNUMBER({other}))"
        pieces.append(_difference(there, code, mine, other, end))
    listed = ",".join(cells.values())
    return f'IF(COUNT({listed})=0,"",{_with_difference("&".join(pieces), note, literal(texts.DONE))})'


def _identity(cells: Mapping[int, str], whole: int, parts: Iterable[int]) -> str:
    codes = tuple(parts)
    summed = "+".join(cells[code] for code in codes)
    names = texts.CHECK_OFF_BETWEEN.join(f"({code})" for code in codes)
    there = f"COUNT({','.join(cells[code] for code in (whole, *codes))})={len(codes) + 1}"
    return _difference(there, whole, cells[whole], f"({summed})", literal(texts.CHECK_OFF_AGAINST.format(parts=names)))


def _difference(condition: str, code: int, mine: str, other: str, end: str) -> str:
    """Return the piece that says by how much a cell is off, «» when it is not."""
    start = literal(texts.CHECK_OFF_PIECE.format(whole=code))
    said = f'IF({mine}={other},"",{start}&({mine}-{other})&{end})'
    return f'IF({condition},{said},"")'


def _with_difference(off: str, note: str, otherwise: str) -> str:
    """Say what is off, asked back until the unit explains it; built twice, since Excel 2013 has no LET."""
    start = f'IF({note}="",{literal(texts.CHECK_OFF)},{literal(texts.CHECK_OFF_NOTED)})'
    return f"IF(LEN({off})>0,{start}&{off},{otherwise})"
