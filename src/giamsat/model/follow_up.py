"""What earlier rounds asked, what units promised, and what became of it: three fields that live apart.

Progress is what the addressee says, verification what the delegation found, time what the calendar says; none of
them is derived from another (practice 2.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giamsat.model.records import Deadline
from giamsat.model.values import Source


class Force(StrEnum):
    """What kind of act a request stands in, which decides how binding it is."""

    RESOLUTION = "nghi-quyet"
    CONCLUSION = "ket-luan"
    NOTICE = "thong-bao"
    RECOMMENDATION = "kien-nghi"
    COMMITMENT = "cam-ket"
    PROMISE = "loi-hua"
    REQUEST = "yeu-cau"  # said at the working day, known from a public source only
    DIRECTION = "chi-dao"  # a task that the addressee's own head set


class Progress(StrEnum):
    """How far a request is, as its addressee says; MISSING: nothing is recorded, which says nothing of the unit."""

    MISSING = "chua-co-so-lieu"
    UNREPORTED = "chua-bao-cao"  # a person noted, with a document, that no report came
    NOT_BEGUN = "chua-thuc-hien"
    ONGOING = "dang-thuc-hien"
    PARTLY = "hoan-thanh-mot-phan"
    DONE = "hoan-thanh"
    REFUSED = "khong-thuc-hien"


class Verification(StrEnum):
    """What the delegation found when it looked."""

    NONE = "chua-kiem-chung"
    MET = "dat"
    UNMET = "chua-dap-ung"


class EntryKind(StrEnum):
    """What an entry of the register tells."""

    PROGRESS = "tien-do"
    VERIFICATION = "kiem-chung"
    TRANSFER = "chuyen-chu-the"
    END = "ket-thuc"
    EXPLANATION = "yeu-cau-giai-trinh"


@dataclass(frozen=True, slots=True)
class Request:
    """A request, task or promise as its document words it.

    ``origin`` is the round whose file holds it; ``unit_id`` is «» when it is made to a group, which ``addressee``
    names. ``number`` is the number that the document gives it, «» when it gives none.
    """

    id: str
    origin: str
    unit_id: str
    addressee: str
    number: str
    force: Force
    document: str
    made_on: date
    content: str
    product: str
    due: Deadline
    quote: str
    remark: str
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """What was noted of a request on a day, by which document.

    ``value`` is a slug of Progress or Verification; ``done`` of ``total`` parts are done and ``rest`` is not;
    ``to_unit`` is who takes a request over; ``by`` who decided to end following it. ``is_reply`` marks what a
    unit's form says: no row of the register.
    """

    request_id: str
    on: date
    kind: EntryKind
    value: str
    document: str
    source: Source
    done_on: date | None = None
    done: int | None = None
    total: int | None = None
    rest: str = ""
    reason: str = ""
    evidence: str = ""
    to_unit: str = ""
    by: str = ""
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A request with what was noted of it, in the order of the days."""

    request: Request
    entries: tuple[Entry, ...] = ()


class Time(StrEnum):
    """Where a request stands in time on a given day."""

    NONE = "khong-neu-han"  # never «quá hạn»
    NOT_DUE = "chua-den-han"
    SOON = "con-n-ngay"
    OVERDUE = "qua-han"
    PAST = "het-han-chua-co-so-lieu"  # the day is past and nothing is recorded: no judgement
    KEPT = "trong-han"
    LATE = "cham"


class Label(StrEnum):
    """The six labels of a register after supervision (domain.md T5); derived, two can be true at once."""

    DONE = "hoan-thanh"
    PARTLY = "hoan-thanh-mot-phan"
    OPEN = "chua-hoan-thanh"
    OVERDUE = "qua-han"
    REFUSED = "khong-thuc-hien"
    UNMET = "chua-dap-ung-yeu-cau"


class Fate(StrEnum):
    """What has become of a request that is followed, each in one class alone: the bars of the synthesis."""

    VERIFIED = "da-kiem-chung"
    REPORTED = "bao-cao-xong"
    ONGOING = "dang-thuc-hien"  # or not due yet: neither is late
    OVERDUE = "qua-han"
    SILENT = "chua-bao-cao"  # no report came, or nothing is recorded
    REFUSED = "khong-thuc-hien"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request stands on ``day``.

    ``days`` belong to ``time``: left, late or overdue. ``owner`` is the unit that owes it on that day (the last one
    it was transferred to, «» for a group); ``counted_to`` is the day to which days overdue are counted: that on which
    the owner ceased, when nobody has taken the request over. ``labels`` is empty before the deadline and for what
    nobody has recorded.
    """

    followed: Followed
    day: date
    owner: str
    progress: Progress
    verification: Verification
    time: Time
    days: int
    counted_to: date
    labels: tuple[Label, ...]
    reported: Entry | None = None
    verified: Entry | None = None
    transfers: tuple[Entry, ...] = ()
    ended: Entry | None = None
    owner_ceased_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still followed: not ended by a decision, and not found done."""
        return self.ended is None and not (self.progress is Progress.DONE and self.verification is Verification.MET)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the register over all rounds, in words; ``unit_id`` is «» for a group, ``state`` groups the lines.

    ``mark`` is «SỐ LIỆU MINH HỌA» for fictional units; it stands in the line itself.
    """

    origin: str
    code: str
    unit_id: str
    unit: str
    asked: str
    document: str
    content: str
    product: str
    due: str
    last_day: date | None
    progress: str
    verification: str
    time: str
    labels: str
    reason: str
    evidence: str
    note: str
    mark: str
    state: str
    is_open: bool
