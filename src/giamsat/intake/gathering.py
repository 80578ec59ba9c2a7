"""A unit's files gathered: which counts, which are parts of one whole, which change it, and which are left aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from giamsat.errors import Fault, Place
from giamsat.intake.identify import Choice, choose
from giamsat.intake.joining import are_apart, changed_cells, join_parts, supplement
from giamsat.intake.reading_desk import HandedIn
from giamsat.intake.wording import files_words
from giamsat.model.parameters import Indicator
from giamsat.model.records import HandedFile, Submission, SubmissionKind
from giamsat.model.rounds import Receipt
from giamsat.params.textfile import shown


@dataclass(frozen=True)
class Gathered:
    """What a unit handed in, made one; the receipt is that of the file which the others complete."""

    submission: Submission | None = None
    receipt: Receipt | None = None
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


def gather(files: Sequence[HandedIn], indicators: Mapping[str, Indicator]) -> Gathered:
    """Gather the files of one unit: replacement, then parts, then supplements in the order in which they came."""
    if not files:
        return Gathered()
    single, copies = _without_copies(files)
    mains = [one for one in single if one.kind in (SubmissionKind.FIRST, SubmissionKind.REPLACEMENT)]
    parts = [one for one in single if one.kind is SubmissionKind.PART]
    added = [one for one in single if one.kind is SubmissionKind.SUPPLEMENT]
    chosen, choice = _chosen(mains)
    notices = [*copies, *choice.notices]
    if choice.faults:
        # Before a choice everything counts.
        blamed = [fault for one in single for fault in one.faults]
        return Gathered(faults=(*choice.faults, *blamed), notices=(*notices, *_notices(single)))
    if _has_replaced(chosen, mains):
        since = _day(chosen[0])
        older = [one for one in (*parts, *added) if since and (day := _day(one)) and day < since]
        notices += [_older(one, chosen[0]) for one in older]
        parts = [one for one in parts if one not in older]
        added = [one for one in added if one not in older]
    used = [*chosen, *parts, *added]
    faults = [fault for one in used for fault in one.faults]
    notices += _notices(used)
    whole = [*chosen, *parts]
    receipt = whole[0].handed.receipt if whole else None
    if not whole:
        alone = [Fault.of("supplement-alone", Place(file=one.handed.file)) for one in added if not one.faults]
        return Gathered(None, added[0].handed.receipt, (*faults, *alone), tuple(notices))
    read = [one for one in whole if one.submission is not None]
    if len(read) < len(whole) or any(one.submission is None for one in added):
        first = read[0].submission if len(whole) == 1 and read else None
        return Gathered(first, receipt, tuple(faults), tuple(notices))
    return _made_one(read, added, indicators, receipt, (faults, notices))


def _made_one(
    whole: Sequence[HandedIn],
    added: Sequence[HandedIn],
    indicators: Mapping[str, Indicator],
    receipt: Receipt | None,
    told: tuple[list[Fault], list[Fault]],
) -> Gathered:
    faults, notices = told
    first = whole[0].submission
    assert first is not None
    others = [(one.submission, _handed_file(one, one.submission)) for one in whole[1:] if one.submission is not None]
    joined = join_parts(first, others, indicators)
    faults += joined.faults
    notices += [
        Fault.of("files-joined", Place(file=one.file), other=shown(_base_name(first.file))) for _, one in others
    ]
    made = joined.submission
    faults += _undecided(added)
    for one in sorted(added, key=lambda one: (_day(one) or date.max, one.handed.file)):
        if one.submission is None:
            continue
        if not one.submission.document:
            notices.append(Fault.of("supplement-without-document", Place(file=one.handed.file)))
        made = supplement(made, one.submission, _handed_file(one, one.submission), indicators)
    return Gathered(made, receipt, tuple(faults), tuple(notices))


def _without_copies(files: Sequence[HandedIn]) -> tuple[list[HandedIn], list[Fault]]:
    """Return the files with equal copies once, and a notice for each copy."""
    first: dict[str, HandedIn] = {}
    copies = []
    for number, one in enumerate(files):
        key = one.handed.sha256 or f"?{number}"
        if key in first:
            copies.append(Fault.of("file-copy", Place(file=one.handed.file), other=first[key].handed.file))
        first.setdefault(key, one)
    return list(first.values()), copies


def _chosen(mains: Sequence[HandedIn]) -> tuple[list[HandedIn], Choice]:
    """Return the whole forms that count: one, or several that fill different parts."""
    if len(mains) > 1 and all(
        one.submission is not None
        and other.submission is not None
        and SubmissionKind.REPLACEMENT not in (one.kind, other.kind)
        and are_apart(one.submission, other.submission)
        for one, other in combinations(mains, 2)
    ):
        return list(mains), Choice(mains[0].handed.file)
    if not mains:
        return [], Choice("")
    choice = choose([one.handed for one in mains])
    replacing = [one for one in mains if one.kind is SubmissionKind.REPLACEMENT]
    if choice.faults and len(replacing) == 1:
        notices = tuple(_older(one, replacing[0]) for one in mains if one is not replacing[0])
        choice = Choice(replacing[0].handed.file, notices)
    return [one for one in mains if one.handed.file == choice.file], choice


def _has_replaced(chosen: Sequence[HandedIn], mains: Sequence[HandedIn]) -> bool:
    return len(chosen) == 1 and (len(mains) > 1 or chosen[0].kind is SubmissionKind.REPLACEMENT)


def _undecided(added: Sequence[HandedIn]) -> list[Fault]:
    """Return a fault for two supplements that touch the same cell, when nobody knows which came later."""
    faults = []
    for one, other in combinations(added, 2):
        if one.submission is None or other.submission is None:
            continue
        days = _day(one), _day(other)
        first, second = changed_cells(one.submission), changed_cells(other.submission)
        common = [key for key in first if key in second]
        if common and (None in days or days[0] == days[1]):
            files = files_words((one.handed.file, other.handed.file))
            place = Place(file=other.handed.file)
            faults.append(Fault.of("supplements-undecided", place, files=files, label=first[common[0]]))
    return faults


def _handed_file(one: HandedIn, submission: Submission) -> HandedFile:
    kind = submission.kind if submission.kind is SubmissionKind.SUPPLEMENT else SubmissionKind.PART
    about = submission.document, submission.filled_by, _day(one), submission.check_code
    return HandedFile(one.handed.file, submission.sha256, kind, *about)


def _older(one: HandedIn, newer: HandedIn) -> Fault:
    return Fault.of("file-older", Place(file=one.handed.file), other=newer.handed.file)


def _notices(files: Sequence[HandedIn]) -> list[Fault]:
    return [notice for one in files for notice in one.notices]


def _day(one: HandedIn) -> date | None:
    return one.handed.receipt.received_on if one.handed.receipt else None


def _base_name(file: str) -> str:
    return file.rpartition("/")[2]
