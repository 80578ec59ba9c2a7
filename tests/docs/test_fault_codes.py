"""docs/fault-codes.md says what the kit says: it is made from the sentences themselves."""

from __future__ import annotations

import os
from pathlib import Path

from giamsat.pipeline.check_codes import codes_page
from giamsat.texts_vi import fault_templates

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fault-codes.md"


def test_page_is_current() -> None:
    """The page is what the sentences give today; GIAMSAT_GOLDEN=write writes it anew."""
    if os.environ.get("GIAMSAT_GOLDEN") == "write":
        PAGE.write_text(codes_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == codes_page()


def test_every_code_is_on_it() -> None:
    """No code that the kit can say is missing, none stands twice."""
    text = PAGE.read_text(encoding="utf-8")
    for code in fault_templates():
        assert text.count(f"| `{code}` |") == 1, code
