"""Tell a person on a terminal what a check found: a table of the units, what to do first, then unit by unit."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import decimal
from giamsat.pipeline.check_entries import SEVERITIES, Checked, Entry, UnitChecked
from giamsat.pipeline.check_group import Cause, first_causes
from giamsat.pipeline.check_returned import FOLDER
from giamsat.texts_vi import check as texts

WIDTH = 100
_WIDTHS = (34, 12, 13, 8, 5, 8, 6, 6)


def told(checked: Checked, unit_ids: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines about a round, of the units named or of all."""
    units = checked.chosen(unit_ids)
    yield texts.TITLE.format(title=checked.title, round=checked.round_id)
    if checked.mark:
        yield checked.mark
    yield ""
    yield from _table(units)
    others = () if unit_ids else checked.others
    entries = [*others, *(entry for unit in units for entry in unit.entries)]
    causes = first_causes(entries)
    if causes:
        yield ""
        yield texts.FIRST
        for number, cause in enumerate(causes, start=1):
            words = cause_words(cause, checked)
            yield from _wrapped(texts.FIRST_LINE.format(number=number, text=words), "  ", "     ")
    if others:
        yield ""
        yield texts.OTHERS
        yield from _listed(others)
    for unit in units:
        yield from _of_unit(unit, checked)
    yield ""
    yield from (f"  - {fault}" for fault in checked.unwritten)
    yield from _wrapped(_summary(checked, units), "", "")
    yield from _wrapped(_where(checked), "", "")


def _table(units: Sequence[UnitChecked]) -> Iterator[str]:
    yield _columns(texts.TABLE_HEADS)
    yield _columns([texts.NOTHING * width for width in _WIDTHS])
    for unit in units:
        filled = f"{unit.answered}/{unit.asked}" if unit.asked else texts.NOTHING
        counts = [str(unit.count(severity) or texts.NOTHING) for severity in SEVERITIES]
        cells = [unit.name, received_words(unit), in_time_words(unit), filled, *counts]
        first, *more = textwrap.wrap(unit.name, _WIDTHS[0]) or [""]
        yield _columns([first, *cells[1:]])
        yield from more


def _columns(cells: Sequence[str]) -> str:
    texts_left = [f"{cell:<{width}}" for cell, width in zip(cells[:3], _WIDTHS[:3], strict=True)]
    numbers = [f"{cell:>{width}}" for cell, width in zip(cells[3:], _WIDTHS[3:], strict=True)]
    return " ".join([*texts_left, *numbers]).rstrip()


def received_words(unit: UnitChecked) -> str:
    """Return when a unit handed in: a day, that nobody logged it, that nothing came, that nothing was asked."""
    if unit.received_on is not None:
        return short_date(unit.received_on)
    if unit.files or any(entry.file and not entry.is_office for entry in unit.entries):
        return texts.NO_DAY
    return texts.NOT_IN if unit.is_asked else texts.NOT_ASKED


def in_time_words(unit: UnitChecked) -> str:
    """Return whether a unit kept the day; nothing when no day is known."""
    if unit.received_on is None or unit.due_on is None:
        return texts.NOTHING
    return texts.LATE.format(days=unit.days_late) if unit.days_late else texts.IN_TIME


def cause_words(cause: Cause, checked: Checked) -> str:
    """Return a cause: the unit and entry that show it best, how many more there are, what to do."""
    names = {unit.unit_id: unit.name for unit in checked.units}
    words = _of_named(cause.entry, names.get(cause.entry.unit_id, ""))
    words = words.replace(texts.AND_SAME.format(count=cause.entry.alike), "")  # all are counted below
    more = cause.entries - 1
    same = texts.AND_UNITS.format(count=more, units=cause.units) if cause.units > 1 else texts.AND_SAME
    words = words.rstrip(".") + same.format(count=more) + "." if more else words
    mend = cause.entry.mend
    if not mend or texts.ASKS.casefold() in words.casefold():
        return words
    return f"{words.rstrip('.')}. {mend if mend.startswith(texts.ASKS) else texts.PAGE_MEND.format(mend=mend)}"


def _of_named(entry: Entry, name: str) -> str:
    """Return the sentence of an entry with its unit: «Sở Mẫu A, sheet “01”, ô B2: …»; each name stands once."""
    if not name or entry.text.startswith(name):
        return entry.sentence()
    words = entry.sentence(with_file=False)
    if entry.where(with_file=False):
        return texts.OF_UNIT_AT.format(name=name, text=words[:1].lower() + words[1:])
    return texts.OF_UNIT.format(name=name, text=words)


def _of_unit(unit: UnitChecked, checked: Checked) -> Iterator[str]:
    if not (unit.entries or unit.accepted or unit.amended):
        return
    yield ""
    yield texts.UNIT_LINE.format(name=unit.name, unit=unit.unit_id)
    codes = [one.check_code for one in unit.files if one.check_code]
    if codes:
        yield from _wrapped(texts.CHECK_CODE.format(codes=", ".join(codes)), "  ", "    ")
    yield from _listed(unit.entries)
    if unit.accepted:
        yield f"  {texts.ACCEPTED_HEAD}"
        for entry in unit.accepted:
            yield from _wrapped(_settled_words(entry), "    - ", "      ")
    if unit.amended:
        yield f"  {texts.PAGE_AMENDED}:"
        for line in unit.amended:
            yield from _wrapped(line, "    - ", "      ")
    if unit.returned:
        files = ", ".join(f"outputs/{checked.round_id}/{FOLDER}/{name}" for name in unit.returned)
        yield from _wrapped(texts.RETURNED.format(files=files), "  ", "    ")


def _settled_words(entry: Entry) -> str:
    words = entry.sentence(with_file=False)
    return f"{words.rstrip('.')}; {texts.ACCEPTED.format(reason=entry.accepted)}." if entry.accepted else words


def _listed(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield entries file by file, each with what to do unless its sentence says so itself."""
    for file in dict.fromkeys(entry.file for entry in entries):
        if file:
            yield f"  {texts.FILE.format(file=file)}"
        for entry in (one for one in entries if one.file == file):
            word = texts.SEVERITY_WORDS[entry.severity]
            words = entry.sentence(with_file=False)
            several = texts.SEVERAL.format(text=words, count=entry.count) if entry.count > 1 else words
            yield from _wrapped(f"[{word}] {several}", "    - ", "      ")
            if entry.mend and texts.ASKS.casefold() not in words.casefold():
                yield from _wrapped(texts.MEND.format(mend=entry.mend), "      ", "        ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _summary(checked: Checked, units: Sequence[UnitChecked]) -> str:
    counts = [sum(unit.count(severity) for unit in units) for severity in SEVERITIES]
    counts[0] += sum(entry.severity == SEVERITIES[0] for entry in checked.others) if units == checked.units else 0
    return texts.SUMMARY.format(
        units=len(units),
        handed=sum(bool(unit.files) or received_words(unit) == texts.NO_DAY for unit in units),
        errors=counts[0],
        explain=counts[1],
        warnings=counts[2],
        missing=counts[3],
        seconds=decimal(Decimal(str(round(checked.seconds, 1))), 1),
    )


def _where(checked: Checked) -> str:
    folder = f"outputs/{checked.round_id}"
    count = sum(len(unit.returned) for unit in checked.units)
    if not count:
        return texts.SUMMARY_PAGE.format(page=f"{folder}/check.html")
    return texts.SUMMARY_FILES.format(page=f"{folder}/check.html", count=count, folder=f"{folder}/{FOLDER}")
