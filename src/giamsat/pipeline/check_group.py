"""One entry for one cause: the same fault in eighteen cells is told once, what matters most comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giamsat.model.rounds import Decision
from giamsat.pipeline.check_entries import SEVERITIES, Entry, Spot
from giamsat.texts_vi import ERROR, EXPLAIN, WARNING
from giamsat.texts_vi import check as texts

CONFIRMED = "xac-nhan"
MOST_FOUND = 3
MOST_ALIKE = 8
MOST_OFFICE = 3
FIRST = 5


def together(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Join entries of one cause: the same code in the same sheet, with the same facts but for what was found.

    Many that only ask something (forty figures equal to last year's) are one too, and so are the office's own
    remarks about many files of a unit; each place keeps its sentence.
    """
    causes: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        plain = entry.text.replace(entry.found, "\0") if entry.found else entry.text
        settled_by = (entry.accepted, entry.explanation)
        key = (entry.unit_id, entry.code, entry.file, entry.sheet, plain, entry.subject, entry.mend, *settled_by)
        causes.setdefault(key, []).append(entry)
    return tuple(sorted(_fewer(_joined(same) for same in causes.values()), key=_order))


def _fewer(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Join questions of one code about one sheet when they are too many to be read one by one."""
    alike: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        where = () if entry.is_office else (entry.file, entry.sheet)
        alike.setdefault((entry.unit_id, entry.code, entry.accepted, entry.explanation, *where), []).append(entry)
    for same in alike.values():
        first = same[0]
        if len(same) <= (MOST_OFFICE if first.is_office else MOST_ALIKE) or first.severity not in (EXPLAIN, WARNING):
            yield from same
            continue
        text = f"{first.text.rstrip('.')}{texts.AND_SAME.format(count=len(same) - 1)}."
        spots = tuple(dict.fromkeys(spot for entry in same for spot in entry.spots))
        yield replace(first, text=text, spots=spots, subject="", alike=len(same) - 1)


def _joined(same: Sequence[Entry]) -> Entry:
    first = same[0]
    spots = tuple(dict.fromkeys(spot for entry in same for spot in entry.spots))
    found = list(dict.fromkeys(entry.found for entry in same))
    if len(found) == 1:
        return replace(first, spots=spots)
    between = "”, “" if f"“{first.found}”" in first.text else ", "
    more = [texts.MORE_FOUND] if len(found) > MOST_FOUND else []
    words = between.join([*found[:MOST_FOUND], *more])
    return replace(
        first, text=first.text.replace(first.found, words, 1), found=", ".join(found[:MOST_FOUND]), spots=spots
    )


def _order(entry: Entry) -> tuple[object, ...]:
    """Errors first; of whole files before those of cells; what concerns most cells first; then as the form runs."""
    return (
        SEVERITIES.index(entry.severity) if entry.severity in SEVERITIES else len(SEVERITIES),
        entry.count > 0,
        -entry.count,
        entry.file,
        entry.sheet,
        _number(entry.spots),
        entry.code,
        entry.text,
    )


def _number(spots: Sequence[Spot]) -> tuple[int, str]:
    if not spots:
        return 0, ""
    digits = "".join(sign for sign in spots[0].cell if sign.isdigit())
    return spots[0].line or int(digits or 0), spots[0].cell


def settled(entries: Iterable[Entry], decisions: Iterable[Decision]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Part entries into those to look at and those that somebody answered already.

    A person accepted it («xac-nhan» in decisions.csv, a waiver), or the unit itself wrote its reason beside the figure
    or marked it as looked at once more: every message asks for just that, so nothing is asked twice. A decision names
    the code of an entry, or «code:subject». What stops the use of a file cannot be settled so.
    """
    reasons: Mapping[str, Decision] = {row.subject: row for row in decisions if row.kind == CONFIRMED}
    open_ones, accepted = [], []
    for entry in entries:
        row = reasons.get(f"{entry.code}:{entry.subject}") or reasons.get(entry.code)
        if entry.accepted:
            accepted.append(entry)
        elif row is not None and entry.severity != ERROR:
            accepted.append(replace(entry, accepted=row.reason, explanation=""))
        elif entry.explanation and entry.severity != ERROR:
            accepted.append(entry)
        else:
            open_ones.append(entry)
    return tuple(open_ones), tuple(accepted)


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause with the entry that shows it best, how many entries it has, and in how many units."""

    entry: Entry
    entries: int
    units: int


def first_causes(entries: Iterable[Entry]) -> tuple[Cause, ...]:
    """Return the five causes to begin with: what is gravest, then what comes most often."""
    by_code: dict[str, list[Entry]] = {}
    for entry in entries:
        by_code.setdefault(entry.code, []).append(entry)
    causes = [
        Cause(min(own, key=_order), sum(1 + one.alike for one in own), len({one.unit_id for one in own}))
        for own in by_code.values()
    ]
    causes.sort(
        key=lambda cause: (SEVERITIES.index(cause.entry.severity), -cause.units, -cause.entries, cause.entry.code)
    )
    return tuple(causes[:FIRST])
