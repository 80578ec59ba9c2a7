"""The narratives of Đoàn 1 in the example round: written, in the style of the house, true to the unit's figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest

from giamsat.analysis.figures import holdings
from giamsat.analysis.filled import filled_sections
from giamsat.errors import Place
from giamsat.model.parameters import Phase
from giamsat.model.rounds import RoundData
from giamsat.notebooks.contract import contract_faults, narratives, read_notebook, source_of
from giamsat.notebooks.make import notebook_path
from giamsat.settings import Settings

REGISTERED = (
    "so-mau-a", "so-mau-b", "so-mau-c", "quan-mau-1", "quan-mau-2", "quan-mau-3", "huyen-mau-1", "huyen-mau-2",
)  # fmt: skip
"""Units whose conclusions stand in a register: their narratives of III to V are left to it."""
NARRATED = ("so-mau-a", "so-mau-b", "quan-mau-1", "quan-mau-2", "huyen-mau-1", "huyen-mau-2")
"""Units of which something is written beside their figures."""
_COUNT = r"\d{1,3}(?:\.\d{3})*"
_FRACTION = re.compile(rf"(?<![\d/.,])({_COUNT})/({_COUNT})(?![\d/])")
_SHARE = re.compile(rf"(\d+(?:,\d+)?)% \(({_COUNT})/({_COUNT}) ")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}")
_TARGET = re.compile(r"([\d,]+)% \([^)]*\), (?:cao|thấp) hơn ([\d,]+) điểm % so với (?:chỉ tiêu|mức tối đa) (\d+)%")
_HARSH = re.compile(r"(?<!\w)(?:yếu kém|chỉ đạt|mới đạt|còn tới|vi phạm|buông lỏng|đồng chí|ông|bà)(?!\w)|!")


def _texts(settings: Settings, unit_id: str) -> dict[str, str]:
    notebook = read_notebook(notebook_path(settings, "mau-2024", unit_id), settings)
    written = {one.cell_id for one in narratives(notebook) if one.is_written}
    return {cell["id"]: source_of(cell) for cell in notebook["cells"] if cell["id"] in written}


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _known(data: RoundData, unit_id: str) -> set[Decimal]:
    """Return every count of the unit's workbook, and the sums that the kit itself makes of them."""
    unit = data.units[unit_id]
    submission = unit.submission
    assert submission is not None
    held = holdings(unit, data.params.cut_off(unit_id))
    found = {one.value for one in (*held.current.values(), *held.previous.values())}
    found |= {one.value for row in (*submission.dossiers, *submission.sub_units) for _, one in row.columns}
    found |= {one.value for row in submission.systems for one in (row.done, row.planned) if one is not None}
    return {value for value in found if value is not None}


def test_phases_decide_which_units_have_conclusions(mau: RoundData, committed: Settings) -> None:
    """After the visit the register fills every section that a final needs; before it none is filled or written."""
    for unit_id in mau.units:
        notebook = read_notebook(notebook_path(committed, "mau-2024", unit_id), committed)
        asked = [one for one in narratives(notebook) if not one.is_optional]
        is_after = mau.params.phase(unit_id) is Phase.AFTER
        assert is_after == (unit_id in REGISTERED)
        assert not any(one.is_written for one in asked), unit_id
        if unit_id in REGISTERED:
            assert {one.section for one in asked} == set(filled_sections(mau.units[unit_id].findings))


def test_every_round_has_its_notebooks(committed: Settings, mau: RoundData) -> None:
    """Each unit of the round and the round itself have a notebook that keeps the contract."""
    for unit_id in (*mau.units, ""):
        path = notebook_path(committed, "mau-2024", unit_id)
        assert contract_faults(read_notebook(path, committed), Place(committed.relative(path))) == []


@pytest.mark.parametrize("unit_id", NARRATED)
def test_fractions_are_figures_of_the_unit(mau: RoundData, committed: Settings, unit_id: str) -> None:
    """Both sides of every fraction in a narrative stand in the unit's own workbook."""
    known = _known(mau, unit_id)
    texts = _texts(committed, unit_id)
    assert texts
    found = list(_fractions(texts))
    assert [pair for pair in found if not {_number(pair[0]), _number(pair[1])} <= known] == []


def _fractions(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for text in texts.values():
        yield from _FRACTION.findall(_DAY.sub("", text))


@pytest.mark.parametrize("unit_id", NARRATED)
def test_shares_and_differences_close(committed: Settings, unit_id: str) -> None:
    """Every share is its fraction, rounded; every difference is that of the printed numbers."""
    for cell_id, text in _texts(committed, unit_id).items():
        for printed, part, whole in _SHARE.findall(text):
            exact = 100 * _number(part) / _number(whole)
            assert exact.quantize(_number(printed), ROUND_HALF_UP) == _number(printed), (cell_id, printed)
        for printed, difference, target in _TARGET.findall(text):
            assert abs(_number(printed) - _number(target)) == _number(difference), (cell_id, printed)


@pytest.mark.parametrize("unit_id", NARRATED)
def test_words_are_those_of_the_house(committed: Settings, unit_id: str) -> None:
    """No harsh word, no person; what is not yet due is no shortcoming."""
    for cell_id, text in _texts(committed, unit_id).items():
        assert _HARSH.findall(text.lower()) == [], cell_id
        assert cell_id != "iii-ket-luan" or "chưa đến hạn" not in text
