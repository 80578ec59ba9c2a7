"""Dossiers that add up to a given Biểu 06: each gets days, a channel and a status under which it is counted there.

A dossier came in one of three ways (4, 5, 6) and stands in one of five states (8, 9, 10, 12, 13) at the period's end.
Most come in working hours of busy months; resolved late ones have a long tail; a few that are counted as on time were
in truth withdrawn, a few open ones wait for a supplement. Only :meth:`random.Random.random` is used:
it alone is promised never to change.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

HEADS = (
    "Mã hồ sơ", "Mã đơn vị", "Lĩnh vực", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả",
    "Trạng thái",
)  # fmt: skip
RESOLVED, PENDING, WAITING, WITHDRAWN, RETURNED = "Đã trả kết quả", "Đang xử lý", "Chờ bổ sung", "Rút hồ sơ", "Trả lại"
ONLINE, IN_PERSON, BY_POST = "Trực tuyến", "Trực tiếp", "Bưu chính"
CAME, STATES = (4, 5, 6), (8, 9, 10, 12, 13)
_MONTHS = (1.0, 0.6, 1.1, 1.0, 1.05, 1.1, 1.15, 1.2, 1.1, 1.05, 1.0, 0.9)  # Tết empties the one-stop
_FIRST_TERM, _LAST_TERM = 3, 20
_WITHDRAWN, _WAITING, _LATER = 0.03, 0.22, 0.5

Record = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A period with its working days and the day on which the extract was taken."""

    start: date
    end: date
    taken: date

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the working days from ``first`` to ``last``; at least one day."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return tuple(day for day in days if day.weekday() < 5) or (last,)


class Maker:
    """Makes the dossiers of one unit; ``code`` is the unit's, ``prefix`` begins the codes of its dossiers."""

    def __init__(self, rng: Random, calendar: Calendar, code: str, prefix: str) -> None:
        self._rng, self._calendar, self._code, self._prefix = rng, calendar, code, prefix
        self._number = 0
        self._of_period = calendar.working_days(calendar.start, calendar.end)
        self._weights = list(accumulate(_MONTHS[day.month - 1] for day in self._of_period))
        self._before = calendar.working_days(calendar.start - timedelta(days=45), calendar.start - timedelta(days=1))

    def counted(self, field: str, columns: Mapping[int, int]) -> Iterator[Record]:
        """Yield dossiers of a field that together give ``columns`` of Biểu 06."""
        came = [code for code in CAME for _ in range(columns.get(code, 0))]
        states = [code for code in STATES for _ in range(columns.get(code, 0))]
        if len(came) != len(states):
            raise ValueError(f"{field}: {len(came)} dossiers came in, {len(states)} stand somewhere")
        for number in range(len(states) - 1, 0, -1):
            other = int(self._rng.random() * (number + 1))
            states[number], states[other] = states[other], states[number]
        yield from (self.dossier(field, *pair) for pair in zip(came, states, strict=True))

    def dossier(self, field: str, came: int, state: int) -> Record:
        """Return one dossier that came in by column ``came`` and stands in column ``state``."""
        channel = ONLINE if came == 4 else BY_POST if self._rng.random() < 0.1 else IN_PERSON
        if came == 6 and self._rng.random() < 0.5:
            channel = ONLINE
        received = self._received(came)
        due, done, status = self._course(max(received, self._calendar.start), received, state)
        return self._record(field, channel, received, due, done, status)

    def outside(self, field: str) -> Record:
        """Return a dossier that no column counts: received after the period, or done before it."""
        calendar = self._calendar
        if self._rng.random() < 0.5:
            received = self._pick(calendar.working_days(calendar.end + timedelta(days=1), calendar.taken))
            return self._record(field, ONLINE, received, received + timedelta(days=self._term()), None, PENDING)
        received = self._pick(self._before)
        done = min(received + timedelta(days=self._term()), calendar.start - timedelta(days=1))
        return self._record(field, IN_PERSON, received, done + timedelta(days=2), done, RESOLVED)

    def _received(self, came: int) -> date:
        if came == 6:
            return self._pick(self._before)
        return self._of_period[bisect(self._weights, self._rng.random() * self._weights[-1])]

    def _course(self, first: date, received: date, state: int) -> tuple[date, date | None, str]:
        """Return promised day, day of the result and status of a dossier that stands in ``state``."""
        end, taken = self._calendar.end, self._calendar.taken
        room = (end - first).days
        term = timedelta(days=self._term())
        if state == 8:
            done = first + timedelta(days=min(int(self._rng.random() * term.days), room))
            return max(done + timedelta(days=1), received + term), done, RESOLVED
        if state == 9:
            done = first + timedelta(days=min(term.days, room))
            if self._rng.random() < _WITHDRAWN:
                return done + term, done, WITHDRAWN if self._rng.random() < 0.6 else RETURNED
            return done, done, RESOLVED
        if state == 10:
            late = 1 + int(self._rng.random() ** 3 * 40)  # most are late by days, a few by weeks
            done = first + timedelta(days=min(term.days + late, room))
            return min(received + term, done - timedelta(days=1)), done, RESOLVED
        if state == 12:
            if self._rng.random() < _WAITING:
                return end + term, None, WAITING
            due = max(end + timedelta(days=int(self._rng.random() * 15)), received + timedelta(days=1))
            done_since = due <= taken and self._rng.random() < _LATER
            return due, max(due, end + timedelta(days=1)) if done_since else None, RESOLVED if done_since else PENDING
        late = 1 + int(self._rng.random() ** 3 * 60)
        return min(max(received, end - timedelta(days=late)), end - timedelta(days=1)), None, PENDING

    def _record(self, field: str, channel: str, received: date, due: date, done: date | None, status: str) -> Record:
        self._number += 1
        days = (f"{received:%d/%m/%Y}", f"{due:%d/%m/%Y}", f"{done:%d/%m/%Y}" if done else "")
        return (f"{self._prefix}{self._number:06d}", self._code, field, channel, *days, status)

    def _term(self) -> int:
        return _FIRST_TERM + int(self._rng.random() * (_LAST_TERM - _FIRST_TERM + 1))

    def _pick(self, days: Sequence[date]) -> date:
        return days[int(self._rng.random() * len(days))]
