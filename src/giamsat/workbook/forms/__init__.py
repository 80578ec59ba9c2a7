"""The forms that go out: one workbook per unit, made from the catalogue and the layout that intake reads by.

``content`` decides what is asked; ``book`` writes it; ``check_code`` computes from a workbook that came back the code
that its last page shows.
"""

from __future__ import annotations

from giamsat.workbook.forms.content import FormContent, form_content

__all__ = ["FormContent", "form_content"]
