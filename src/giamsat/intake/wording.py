"""Small turns of phrase that several faults of this floor share."""

from __future__ import annotations

from collections.abc import Iterable

from giamsat.errors import Place
from giamsat.params.textfile import shown
from giamsat.texts_vi import intake as texts


def near_words(names: Iterable[str]) -> str:
    """Return the sentence that lists near names, with a leading space, or nothing."""
    listed = ", ".join(f"“{name}”" for name in names)
    return texts.NEAR.format(names=listed) if listed else ""


def place_words(place: Place) -> str:
    """Return where another cell of the same file is: «sheet “…”, ô B7»."""
    return str(Place(sheet=place.sheet, cell=place.cell, line=place.line))


def files_words(files: Iterable[str]) -> str:
    """Return file names as a list in words."""
    return "; ".join(f"“{shown(file)}”" for file in files)
