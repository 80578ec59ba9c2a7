"""The page of a check: everything on it is text, readable without a script."""

from __future__ import annotations

import html
import re
from pathlib import Path

from giamsat.pipeline.check_entries import Checked, Entry, Spot, UnitChecked
from giamsat.pipeline.check_page import page_of
from giamsat.rendering.check_page import to_check_page

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NASTY = "<script>alert(1)</script> {{ 7*7 }} \"'&"


def page(text: str = "xem lại") -> str:
    """Return the page of a round whose every text is ``text``."""
    spot = Spot(text, text, "B7", 0, text)
    entry = Entry("so-a", "loi", text, text, text, text, text, text, (spot,), text)
    accepted = Entry("so-a", "con-thieu", text, text, accepted=text)
    unit = UnitChecked(
        "so-a", text, True, entries=(entry,), accepted=(accepted,), amended=(text,), returned=("so-a.xlsx",)
    )
    return to_check_page(page_of(Checked("thu", text, text, (unit,), (entry,))), TEMPLATES)


def test_text_is_text() -> None:
    """Whatever units wrote, no element comes of it and no template runs it."""
    made = page(NASTY)
    assert "<script" not in made
    assert "49" not in re.sub(r"<style>.*?</style>", "", made, flags=re.DOTALL)
    assert html.escape(NASTY, quote=False).replace('"', "&#34;").replace("'", "&#39;") in made


def test_links_lead_to_section_and_returned_workbook() -> None:
    """The table leads to the unit's section and to the file to send back."""
    made = page()
    assert 'href="#so-a"' in made
    assert 'id="so-a"' in made
    assert 'href="returned/so-a.xlsx"' in made


def test_nothing_is_fetched() -> None:
    """No script, no address of another machine; the policy forbids both."""
    made = page()
    assert "default-src 'none'" in made
    assert not re.findall(r"https?://", made)
