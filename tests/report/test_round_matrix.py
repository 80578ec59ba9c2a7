"""The matrix of units by indicators: signs tell all, a ground tells only how far a target is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giamsat.blocks.html import GROUNDS, plain
from giamsat.blocks.html import fragment as html_fragment
from giamsat.blocks.model import Table
from giamsat.model.values import Channel, Figure, Source, State
from giamsat.report.round_desk import MOST_IN_MATRIX, lay_out_round
from giamsat.report.round_matrix import cell_text, ground, matrix_appendix, met, shade
from giamsat.settings import Settings
from tests.report.reading import all_blocks, heads_of, round_data, rows_of

STEPS = (Decimal(0), Decimal(1), Decimal(5))


@pytest.fixture(scope="module")
def table(shipped: Settings) -> Table:
    """Return the matrix of the full example."""
    fragment = matrix_appendix(lay_out_round(shipped, round_data(shipped, "mau-2024")))
    return next(block for block in all_blocks(fragment) if isinstance(block, Table))


def test_it_has_twelve_indicators_and_ends_with_how_many_met_each(table: Table) -> None:
    """Sixteen units by twelve indicators, then «n/N đạt» of each column, which the signs above it add up to."""
    rows = [[cell.replace("\xa0", " ") for cell in row] for row in rows_of(table)]
    assert (len(heads_of(table)), len(rows)) == (1 + MOST_IN_MATRIX, 17)
    for place in range(1, 1 + MOST_IN_MATRIX):
        signs = [row[place].removesuffix(" (*)")[-1] for row in rows[:-1]]
        judged = signs.count("✓") + signs.count("✗")
        assert rows[-1][place] == f"{signs.count('✓')}/{judged} đạt"


def test_only_what_missed_its_target_is_grey(table: Table) -> None:
    """A ground stands with ✗ alone, and it is the darker the farther the value is off."""
    seen = set()
    for row, shades in zip(table.rows, table.shades, strict=False):
        for cell, dark in zip(row, shades, strict=True):
            assert (dark > 0) == ("✗" in plain(cell.inlines))
            seen.add(dark)
    assert seen == {0, 1, 2, 3}


def test_the_grounds_are_greys_that_letters_are_legible_on(table: Table) -> None:
    """Each ground is a grey, light enough for black letters, and the page has it in the very cell."""
    for grey in GROUNDS:
        assert grey[1:3] == grey[3:5] == grey[5:7]
        assert int(grey[1:3], 16) >= 0xB0
    assert f"background:{GROUNDS[3]}" in html_fragment((table,))


def test_estimates_and_what_does_not_apply_have_signs_of_their_own(shipped: Settings) -> None:
    """«~» before an estimate, which is neither met nor missed; «o» for what a unit is not asked; «–» for nothing."""
    desk = lay_out_round(shipped, round_data(shipped, "mau-2024"))
    reading = desk.readings["so-mau-a"]["tthc.ty_le_dung_han"]
    source = Source(Channel.SUBMISSION)
    about = Figure(
        reading.indicator.id, "so-mau-a", State.APPROXIMATE, source, Decimal(10000), as_printed="khoảng 10 nghìn"
    )
    nothing = replace(about, value=None, state=State.MISSING, as_printed="")
    aside = replace(about, value=None, state=State.NOT_APPLICABLE, as_printed="")
    told = [cell_text(replace(reading, current=one)) for one in (about, nothing, aside)]
    assert told == ["~\xa010 nghìn", "–", "o"]
    assert cell_text(None) == "o"


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_ground_never_lightens_with_distance(one: Decimal, other: Decimal) -> None:
    """Of two distances the larger has no lighter ground, whatever the thresholds of the office are."""
    low, high = sorted((one, other))
    assert shade(low, STEPS) <= shade(high, STEPS) <= 3


def test_what_cannot_be_told_counts_for_neither(shipped: Settings) -> None:
    """Small denominators and units without data are in no «n/N»."""
    desk = lay_out_round(shipped, round_data(shipped, "mau-2024"))
    on_time = desk.data.registry.indicators["tthc.ty_le_dung_han"]
    assert met(desk, on_time) == (9, 14)
    assert ground(desk.readings["so-mau-e"][on_time.id], STEPS) == 0
