"""What a form asks: decided from the catalogue and the layout alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giamsat.model.parameters import FormerRequest, Level
from giamsat.workbook.forms import FormContent, form_content
from giamsat.workbook.layout import DEFINITIONS, DOSSIER_COLUMNS, SheetKind
from tests.intake.builders import QUAN, SO, indicator, params, registry


def _content(unit_id: str = SO) -> FormContent:
    return form_content(registry(), params(), unit_id, {})


def _asked(content: FormContent) -> set[str]:
    return {one.id for asked in content.sheets for one in asked.indicators}


def test_what_does_not_apply_to_the_level_is_not_asked() -> None:
    """An indicator of another level is no row of the form; a rate never is."""
    whole = registry()
    other = indicator("cds.chi_quan", "Chỉ hỏi quận", "09", levels=(Level.URBAN_DISTRICT,))
    whole = replace(whole, indicators={**whole.indicators, other.id: other})
    assert other.id in _asked(form_content(whole, params(), QUAN, {}))
    so = _asked(form_content(whole, params(), SO, {}))
    assert other.id not in so
    assert "cds.ty_le_quy_che" not in so
    assert "cds.quy_che" in so


def test_sheets_follow_the_unit() -> None:
    """A sở has no sheet of sub-units, no unit a sheet of indicators that asks nothing, of requests that nobody made."""
    assert not _content(SO).asks(SheetKind.SUB_UNITS)
    assert _content(QUAN).asks(SheetKind.SUB_UNITS)
    numbers = [asked.sheet.number for asked in _content().sheets]
    assert "05" not in numbers
    assert "14" not in numbers
    request = FormerRequest(id="kn-1", unit=SO, origin="Báo cáo mẫu", content="Một việc")
    asked = form_content(registry(), replace(params(), requests=(request,)), SO, {})
    assert "14" in [one.sheet.number for one in asked.sheets]
    assert asked.requests == (request,)


def test_sub_units_are_those_of_the_cut_off() -> None:
    """A phường that is gone on the unit's cut-off has no row; a quận of which none is listed is told."""
    whole = registry()
    first = whole.sub_units[f"{QUAN}.phuong-1"]
    gone = first.model_copy(update={"valid_to": date(2024, 9, 29)})
    found = form_content(replace(whole, sub_units={**whole.sub_units, first.id: gone}), params(), QUAN, {})
    assert [one.order for one in found.sub_units] == [2, 3]
    none = form_content(replace(whole, sub_units={}), params(), QUAN, {})
    assert none.lacks_sub_units
    assert not none.asks(SheetKind.SUB_UNITS)


def test_cells_are_counted_once() -> None:
    """The burden is every answer, the totals of Biểu 06 and its choices; 90 cells take three hours."""
    content = _content()
    assert content.cells == len(_asked(content)) + len(DOSSIER_COLUMNS) + len(DEFINITIONS)
    assert content.hours == 1


def test_rates_need_both_their_counts() -> None:
    """A rate stands beside its numerator when the form asks for the denominator too."""
    whole = registry()
    rates = form_content(whole, params(), SO, {}).rates
    assert rates["cds.quy_che"].id == "cds.ty_le_quy_che"
    lacking = {one.id: one for one in whole.indicators.values() if one.id != "cds.phai_quy_che"}
    assert "cds.quy_che" not in form_content(replace(whole, indicators=lacking), params(), SO, {}).rates


def test_hash_is_of_what_is_asked() -> None:
    """Two units that are asked the same have the same hash; another definition makes another form."""
    whole = registry()
    changed = whole.indicators["cds.quy_che"].model_copy(update={"definition": "cách tính khác"})
    other = replace(whole, indicators={**whole.indicators, changed.id: changed})
    assert _content().hash == form_content(whole, params(), "so-that", {}).hash
    assert _content().hash != form_content(other, params(), SO, {}).hash
    assert _content(SO).hash != _content(QUAN).hash
