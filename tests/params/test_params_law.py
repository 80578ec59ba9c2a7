"""Law by date: the same data, two founding days, two laws; no law in code."""

from __future__ import annotations

import datetime

import pytest

from giamsat.model.parameters import RoundKind
from giamsat.params import legal_basis, load_params, load_registry, supervision_guidance, supervision_law


def _ids(citations):
    return [citation.id for citation in citations]


@pytest.mark.parametrize(
    "day, law, guidance",
    [
        (datetime.date(2023, 5, 9), "luat-2015", "nq-594"),
        (datetime.date(2026, 2, 28), "luat-2015", "nq-594"),
        (datetime.date(2026, 3, 1), "luat-2025", None),
    ],
)
def test_law_is_chosen_by_the_founding_day(folder, day, law, guidance):
    """The last day of the old law and the first of the new one fall on their sides; both ends are included."""
    registry = load_registry(folder.settings)
    found = supervision_law(registry, day)
    guided = supervision_guidance(registry, day)
    assert found is not None
    assert (found.id, guided.id if guided else None) == (law, guidance)


def test_unknown_founding_day_gives_no_law(folder):
    """Without a founding day no law is assumed."""
    registry = load_registry(folder.settings)
    assert supervision_law(registry, None) is None


def test_legal_basis_is_law_guidance_and_the_rounds_own_list(folder):
    """A giám sát cites the law of its day first, then its own documents, each once."""
    registry, rounds = load_params(folder.settings)
    round_ = rounds["mau-1"].round
    assert _ids(legal_basis(registry, round_)) == ["luat-2015", "nq-594", "ke-hoach"]
    named = round_.model_copy(update={"legal_basis": ("ke-hoach", "luat-2015")})
    assert _ids(legal_basis(registry, named)) == ["luat-2015", "nq-594", "ke-hoach"]
    later = round_.model_copy(update={"founded_on": datetime.date(2026, 3, 1)})
    assert _ids(legal_basis(registry, later)) == ["luat-2025", "ke-hoach"]


def test_inspection_does_not_stand_on_the_law_on_supervision(folder):
    """A kiểm tra of the executive is not presented as an act of the people's council."""
    registry, rounds = load_params(folder.settings)
    inspection = rounds["mau-1"].round.model_copy(update={"kind": RoundKind.INSPECTION})
    assert _ids(legal_basis(registry, inspection)) == ["ke-hoach"]
