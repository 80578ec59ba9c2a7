"""A check in the words of its page."""

from __future__ import annotations

from urllib.parse import quote

from giamsat.formatting.dates import short_date
from giamsat.pipeline.check_entries import SEVERITIES, Checked, Entry, UnitChecked
from giamsat.pipeline.check_group import first_causes
from giamsat.pipeline.check_returned import FOLDER
from giamsat.pipeline.tell_check import cause_words, in_time_words, received_words
from giamsat.rendering.check_page import CheckLine, CheckPage, CheckUnit
from giamsat.texts_vi import ERROR
from giamsat.texts_vi import check as texts


def page_of(checked: Checked) -> CheckPage:
    """Return what the page says."""
    entries = [*checked.others, *(entry for unit in checked.units for entry in unit.entries)]
    return CheckPage(
        title=texts.PAGE_TITLE.format(title=checked.title),
        round_id=checked.round_id,
        mark=checked.mark,
        note=texts.PAGE_NOTE,
        heads=texts.PAGE_HEADS,
        units=tuple(_unit(unit, number) for number, unit in enumerate(checked.units, start=1)),
        others=tuple(_line(entry, with_file=True) for entry in checked.others),
        first=tuple(cause_words(cause, checked) for cause in first_causes(entries)),
        words=texts.PAGE_WORDS,
    )


def _unit(unit: UnitChecked, number: int) -> CheckUnit:
    filled = f"{unit.answered}/{unit.asked}" if unit.asked else texts.NOTHING
    counts = [str(unit.count(severity) or texts.NOTHING) for severity in SEVERITIES]
    files = {file.file for file in unit.files} | {spot.file for one in unit.entries for spot in one.spots if spot.file}
    with_file = len(files) > 1 or not unit.files
    return CheckUnit(
        unit_id=unit.unit_id,
        name=unit.name,
        cells=(str(number), received_words(unit), in_time_words(unit), filled, *counts),
        is_bad=unit.count(ERROR) > 0,
        files=tuple(
            (file.file, short_date(file.received_on) if file.received_on else "", file.check_code)
            for file in unit.files
        ),
        links=tuple((name, f"{FOLDER}/{quote(name)}") for name in unit.returned),
        lines=tuple(_line(entry, with_file=with_file) for entry in unit.entries),
        accepted=tuple(_line(entry, with_file=False) for entry in unit.accepted),
        amended=unit.amended,
    )


def _line(entry: Entry, *, with_file: bool) -> CheckLine:
    where = entry.where(with_file=with_file)
    note = texts.ACCEPTED.format(reason=entry.accepted) if entry.accepted else entry.explained()
    return CheckLine(
        severity=entry.severity,
        word=texts.SEVERITY_WORDS[entry.severity],
        code=entry.code,
        where=where[:1].upper() + where[1:],
        text=entry.text[:1].upper() + entry.text[1:],
        expected=texts.PAGE_EXPECTED.format(expected=entry.expected) if entry.expected else "",
        mend=_mend(entry.mend),
        note=note[:1].upper() + note[1:],
    )


def _mend(mend: str) -> str:
    """Return what to do; a rule of the catalogue says «Đề nghị» itself."""
    if not mend or mend.startswith(texts.ASKS):
        return mend
    return texts.PAGE_MEND.format(mend=mend)
