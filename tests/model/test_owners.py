"""Whose a report is, told by the owner's id alone."""

from __future__ import annotations

import pytest

from giamsat.model.owners import delegation_of, delegation_syntheses, is_taken, is_unit, stem_of, synthesis_of


@pytest.mark.parametrize(
    "owner, unit, delegation, stem",
    [
        ("so-mau-a", True, "", "so-mau-a"),
        ("tong-hop-doan-1", False, "doan-1", "tong-hop-doan-1"),
        ("", False, "", "tong-hop"),
        ("tonghop-1", True, "", "tonghop-1"),
    ],
)
def test_an_owner_is_a_unit_a_delegation_or_the_round(owner: str, unit: bool, delegation: str, stem: str) -> None:
    """Each id is of exactly one kind, and names files that no other kind has."""
    assert (is_unit(owner), delegation_of(owner), stem_of(owner)) == (unit, delegation, stem)
    assert is_taken(stem) is not unit


def test_a_delegation_is_found_again_in_its_synthesis() -> None:
    """The id of a delegation's synthesis leads back to the delegation, whatever it is called."""
    for name in ("doan-1", "1", "tong-hop", "tong-hop-doan-1"):
        assert delegation_of(synthesis_of(name)) == name
        assert not is_unit(synthesis_of(name))


def test_only_delegations_at_work_beside_others_have_a_synthesis() -> None:
    """One delegation alone has the round's; one whose units nobody named has none; order is the round's."""
    assert delegation_syntheses(["a"], ["a", "a"]) == ()
    assert delegation_syntheses(["a", "b"], ["b"]) == ()
    assert delegation_syntheses(["b", "a", "c"], ["a", "b", "a"]) == ("tong-hop-b", "tong-hop-a")
