"""The calendar of a round: the days of its plan and, while it is open, the limits that the law sets for planning.

A legal limit is an aid for whoever plans an open round, never a judgement on a past one: of a round whose last
planned day has gone by none is given. Days are calendar days (practice.md 7, trap 8). What neither the plan nor a
law dates is told as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giamsat.formatting.dates import short_date
from giamsat.model.parameters import LegalDeadline, Round, RoundKind
from giamsat.model.rounds import Registry, RoundParams
from giamsat.params.law import supervision_law
from giamsat.texts_vi import calendar as texts

MOST_NAMED = 3
# The stage of a round that a limit of the law belongs to, by the day from which the limit counts.
_STAGE_OF = {"sau-thanh-lap": "ke-hoach", "truoc-lam-viec": "lam-viec", "sau-ket-thuc": "ban-hanh"}
_VISIT = "lam-viec"
_OF_UNITS = ("gui-bao-cao", _VISIT, "bo-sung", "gop-y")
_AFTER_REPORT = "sau-nhan-bao-cao"


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a calendar: which stage, what, of which units (empty: the whole round), and by which law if any.

    ``id`` is the same as long as the step is: calendars that took it over find it again.
    """

    id: str
    stage: str
    on: date
    what: str
    unit_ids: tuple[str, ...] = ()
    law: LegalDeadline | None = None
    visit: date | None = None  # the working day before which a limit of the law falls

    @property
    def is_legal(self) -> bool:
        """Whether the day is a limit of the law and no step of the plan."""
        return self.law is not None


@dataclass(frozen=True, slots=True)
class Calendar:
    """All steps by day; limits of the law in a line each; those that no day dates yet; stages that nothing dates."""

    steps: tuple[Step, ...]
    limits: tuple[str, ...]
    undated: tuple[str, ...]
    unknown: tuple[str, ...]
    is_open: bool

    def next_of(self, unit_id: str, today: date) -> Step | None:
        """Return the first day from ``today`` on that the unit has to keep; without one, the round's next day."""
        whole = (row for row in self.steps if not row.is_legal and not row.unit_ids)
        return next((row for row in (*self.of_unit(unit_id), *whole) if row.on >= today), None)

    def of_unit(self, unit_id: str) -> tuple[Step, ...]:
        """Return the days of the plan that a unit has to keep: it hands in, is visited, supplements, comments.

        Where a stage has days of the unit's own, those of the whole round say nothing more; nobody is visited on a day
        that names no unit.
        """
        found: list[Step] = []
        for stage in _OF_UNITS:
            rows = [row for row in self.of_stage(stage) if not row.is_legal]
            own = [row for row in rows if unit_id in row.unit_ids]
            found += own or [row for row in rows if not row.unit_ids and stage != _VISIT]
        return tuple(sorted(found, key=lambda row: row.on))

    def of_stage(self, stage: str) -> tuple[Step, ...]:
        """Return the steps of a stage, by day."""
        return tuple(row for row in self.steps if row.stage == stage)


def calendar(registry: Registry, params: RoundParams, today: date | None = None) -> Calendar:
    """Return the calendar of a round.

    :param today: the day on which it is looked at; without one only the days of the plan are given.
    """
    planned = tuple(_planned(registry, params))
    is_open = today is not None and today <= max(row.on for row in planned)
    limits = _limits(registry, params.round) if is_open else ()
    legal = tuple(_legal(registry, params, limits))
    steps = sorted((*planned, *legal), key=lambda row: (row.on, row.is_legal, row.id))
    dated = {row.stage for row in steps}
    return Calendar(
        tuple(steps),
        limits=tuple(_limit_lines(registry, (row for row in steps if row.is_legal))),
        undated=tuple(_undated(registry, limits, {row.law.id for row in legal if row.law})),
        unknown=tuple(stage for stage in texts.STAGES if stage not in dated),
        is_open=is_open,
    )


def _planned(registry: Registry, params: RoundParams) -> Iterator[Step]:
    round_ = params.round
    own = {(row.stage, row.date) for row in round_.calendar}
    if round_.founded_on is not None and ("thanh-lap", round_.founded_on) not in own:
        yield Step("thanh-lap", "thanh-lap", round_.founded_on, texts.FOUNDED)
    for day, unit_ids in _by_day({row.id: params.hand_in_by(row.id) for row in round_.units}).items():
        is_all = len(unit_ids) == len(round_.units)
        if is_all and ("gui-bao-cao", day) in own:
            continue
        what = texts.HAND_IN if is_all else texts.HAND_IN_SOME.format(names=_names(registry, unit_ids))
        yield Step(f"gui-bao-cao-{day}", "gui-bao-cao", day, what, () if is_all else unit_ids)
    for day, unit_ids in _by_day({row.id: row.visit_on for row in round_.units}).items():
        what = texts.VISIT.format(names=_names(registry, unit_ids))
        yield Step(f"lam-viec-{day}", "lam-viec", day, what, unit_ids)
    for number, row in enumerate(round_.calendar, start=1):
        yield Step(f"ke-hoach-{number}-{row.date}", row.stage, row.date, row.step)
    if ("ban-hanh", round_.report_date) not in own:
        yield Step("ngay-bao-cao", "ban-hanh", round_.report_date, texts.REPORT)


def _by_day(days: Mapping[str, date | None]) -> dict[date, tuple[str, ...]]:
    found: dict[date, list[str]] = defaultdict(list)
    for unit_id, day in days.items():
        if day is not None:
            found[day].append(unit_id)
    return {day: tuple(found[day]) for day in sorted(found)}


def _names(registry: Registry, unit_ids: Sequence[str]) -> str:
    names = [registry.units[unit_id].short_name for unit_id in unit_ids]
    shown = "; ".join(names[:MOST_NAMED])
    return texts.AND_MORE.format(names=shown, count=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else shown


def _limits(registry: Registry, round_: Round) -> tuple[LegalDeadline, ...]:
    """Return what the law of the founding day sets for a delegation of that founder; nothing for an inspection."""
    law = supervision_law(registry, round_.founded_on) if round_.kind is RoundKind.SUPERVISION else None
    if law is None:
        return ()
    return tuple(row for row in registry.deadlines if row.law == law.id and row.founder == round_.founder)


def _legal(registry: Registry, params: RoundParams, limits: Iterable[LegalDeadline]) -> Iterator[Step]:
    round_ = params.round
    visits = _by_day({row.id: row.visit_on for row in round_.units})
    for limit in limits:
        span = timedelta(days=limit.days)
        if limit.anchor == "sau-thanh-lap" and round_.founded_on is not None:
            yield _step(registry, limit, round_.founded_on + span)
        elif limit.anchor == "sau-ket-thuc" and visits:
            yield _step(registry, limit, max(visits) + span)
        elif limit.anchor == _AFTER_REPORT:
            yield _step(registry, limit, round_.report_date + span)
        elif limit.anchor == "truoc-lam-viec":
            for day, unit_ids in visits.items():
                yield _step(registry, limit, day - span, day, unit_ids)


def _step(
    registry: Registry, limit: LegalDeadline, on: date, visit: date | None = None, unit_ids: tuple[str, ...] = ()
) -> Step:
    what = texts.LEGAL.format(side=texts.LATEST, day=short_date(on), **_words(registry, limit))
    if visit is not None:
        what = texts.LEGAL_FOR.format(what=what, day=short_date(visit))
    tail = f"-{visit}" if visit else ""
    return Step(
        f"luat-{limit.id}{tail}", _STAGE_OF.get(limit.anchor, ""), on, what + _doubt(limit), unit_ids, limit, visit
    )


def _limit_lines(registry: Registry, legal: Iterable[Step]) -> Iterator[str]:
    """Yield a line for each limit of the law; one that counts from each working day names the days in pairs."""
    together: dict[str, list[Step]] = defaultdict(list)
    for row in legal:
        together[row.law.id if row.law else ""].append(row)
    for rows in together.values():
        limit, visits = rows[0].law, [row.visit for row in rows]
        if limit is None or len(rows) == 1:
            yield rows[0].what
            continue
        pairs = zip((short_date(row.on) for row in rows), (short_date(one) for one in visits if one), strict=True)
        patterns = (texts.LEGAL_PAIR_FIRST, *(texts.LEGAL_PAIR for _ in rows[1:]))
        days = "; ".join(one.format(day=day, visit=visit) for one, (day, visit) in zip(patterns, pairs, strict=True))
        yield texts.LEGAL_DAYS.format(side=texts.LATEST, pairs=days, **_words(registry, limit)) + _doubt(limit)


def _undated(registry: Registry, limits: Iterable[LegalDeadline], dated: set[str]) -> Iterator[str]:
    for limit in limits:
        if limit.id not in dated:
            yield texts.UNDATED.format(**_words(registry, limit)) + _doubt(limit)


def _words(registry: Registry, limit: LegalDeadline) -> dict[str, object]:
    cited = registry.citations[limit.law]
    law = cited.short if cited.number in cited.short else f"{cited.short} số {cited.number}"
    counted = limit.counted.partition(";")[0].removeprefix("chậm nhất, ")
    return {"action": limit.action, "article": limit.article, "law": law, "days": limit.days, "counted": counted}


def _doubt(limit: LegalDeadline) -> str:
    return "" if limit.verified else texts.UNVERIFIED
