"""Build many reports side by side and tell what became of all.

The story of ``make reports``: nobody else builds → plan → make what changed, meanwhile say so in the indexes → publish
and note each as it is finished → manifest, table of figures, indexes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from giamsat.errors import Fault, OutputError, ParamsError, Place
from giamsat.files import sha256_of
from giamsat.pipeline.figures import TABLE, write_figures
from giamsat.pipeline.index import are_there, write_indexes
from giamsat.pipeline.interrupts import interruptible
from giamsat.pipeline.jobs import BatchResult, Outcome, OutcomeState, Report, Request
from giamsat.pipeline.lock import outputs_lock
from giamsat.pipeline.makers import Makers
from giamsat.pipeline.plan import Plan, make_plan
from giamsat.pipeline.plan_round import RoundPlan
from giamsat.pipeline.publish import publish, remove, sweep, unwritten
from giamsat.pipeline.record import Account, doubted, record_outcome, record_round
from giamsat.pipeline.signed import stands
from giamsat.pipeline.signed_aside import unsigned_again
from giamsat.pipeline.under_way import known_of, tell_under_way
from giamsat.provenance.manifest import NAME, Entry
from giamsat.provenance.prints import OF_FIGURES, Prints, whole_print
from giamsat.settings import Settings

Listener = Callable[[Outcome, int, int], None]


@dataclass
class _Progress:
    """What has been finished so far: outcomes, entries by round and unit, the files of each round as a whole with their
    SHA-256, faults of files that could not be written."""

    outcomes: list[Outcome] = field(default_factory=list)
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    blocked: list[Fault] = field(default_factory=list)


def build_many(
    request: Request, settings: Settings, listener: Listener | None = None, prints: Prints | None = None
) -> BatchResult:
    """Build what ``request`` asks for; ``listener`` hears of each outcome, with how many are done of how many.

    :param prints: what the files were a moment ago, when they have just been hashed.
    :raises UsageError: when the request names what does not exist.
    :raises ParamsError: when the shared registries are not what they must be.
    :raises OutputError: when another build is at work, or outputs/ cannot be written.
    """
    start = time.perf_counter()
    with outputs_lock(settings), interruptible(), Makers(request, settings) as makers:
        sweep(settings)
        prints = prints or Prints(settings)
        try:
            plan = make_plan(request, settings, makers.foresee, prints)
        except ParamsError:
            _tell_age(settings)
            raise
        progress = _Progress()
        makers.prepare([job for round_plan in plan.rounds for job in round_plan.jobs])
        account = Account(settings.root, makers.kernels)

        def meanwhile() -> None:
            tell_under_way(plan, settings, prints)
            _write_tables(plan, settings, progress)

        for round_plan, report in _reports(plan, makers, meanwhile):
            outcome = _take_in(round_plan, report, account, settings, progress)
            if listener is not None:
                listener(outcome, len(progress.outcomes), _total(plan))
        after = Prints(settings)
        for round_plan in plan.rounds:
            _close_round(round_plan, account, time.perf_counter() - start, settings, progress, after)
        with _writing(settings.root / "outputs" / "index.html", settings):
            write_indexes(settings, replace(known_of(plan, after), proved=_proved(progress)))
    return BatchResult(
        outcomes=tuple(_in_order(progress.outcomes, plan)),
        faults=(
            *plan.faults,
            *(fault for round_plan in plan.rounds for fault in round_plan.data.faults),
            *progress.blocked,
        ),
        gaps=tuple(gap for round_plan in plan.rounds for gap in round_plan.gaps),
        notices=tuple(_notices(plan, makers.notices, settings)),
        created=tuple(path for round_plan in plan.rounds for path in round_plan.created),
        seconds=time.perf_counter() - start,
    )


def _proved(progress: _Progress) -> dict[str, set[str]]:
    """Return the reports that this build made or proved current, by round id."""
    found: dict[str, set[str]] = {}
    for outcome in progress.outcomes:
        if outcome.state in (OutcomeState.BUILT, OutcomeState.FRESH):
            found.setdefault(outcome.round_id, set()).add(outcome.unit_id)
    return found


def _tell_age(settings: Settings) -> None:
    """Write the indexes, if there are any, of a build that cannot begin: what lies there is not known to be current."""
    if are_there(settings):
        with _writing(settings.root / "outputs" / "index.html", settings):
            write_indexes(settings)


def _reports(plan: Plan, makers: Makers, meanwhile: Callable[[], None]) -> Iterator[tuple[RoundPlan, Report]]:
    """Yield what is settled, then each report as it is made; ``meanwhile`` is called while others make them."""
    rounds = {round_plan.data.params.round.id: round_plan for round_plan in plan.rounds}
    for round_plan in plan.rounds:
        for outcome in round_plan.settled:
            yield round_plan, Report(outcome)
    for report in makers.make([job for round_plan in plan.rounds for job in round_plan.jobs], meanwhile):
        yield rounds[report.outcome.round_id], report


def _take_in(
    round_plan: RoundPlan, report: Report, account: Account, settings: Settings, progress: _Progress
) -> Outcome:
    """Publish a report's files and note what became of it."""
    outcome = report.outcome
    folder = settings.outputs(outcome.round_id)
    files = {folder / name: content for name, content in report.files.items()}
    faults = publish(files, settings)
    if outcome.state is OutcomeState.BUILT:
        # By what was made: a PDF that was signed where it lies has more in it.
        outcome = replace(outcome, outputs={path: sha256(content).hexdigest() for path, content in files.items()})
    if faults:
        outcome = replace(outcome, state=OutcomeState.FAILED, faults=(*outcome.faults, *faults))
    remove(folder / name for name in report.obsolete)
    progress.outcomes.append(outcome)
    with _writing(folder, settings):
        entry = record_outcome(round_plan, outcome, account, settings)
    progress.entries.setdefault(outcome.round_id, {})[outcome.unit_id] = entry
    return outcome


def _write_tables(plan: Plan, settings: Settings, progress: _Progress) -> None:
    for round_plan in plan.rounds:
        _write_table(round_plan, settings, progress)


def _write_table(round_plan: RoundPlan, settings: Settings, progress: _Progress) -> None:
    """Write the table of figures of a round, unless it stands as it is."""
    round_id = round_plan.data.params.round.id
    table = settings.outputs(round_id) / TABLE
    faults = () if _stands(table, round_plan, settings) else write_figures(round_plan.data, settings)
    progress.blocked.extend(faults)
    # A table that could not be replaced is none that the next build may leave as it is.
    progress.files[round_id] = {settings.relative(table): "" if faults else sha256_of(table)}


def _close_round(
    round_plan: RoundPlan, account: Account, seconds: float, settings: Settings, progress: _Progress, after: Prints
) -> None:
    """Write the manifest of a round; ``after`` is what its files are now that all reports are made."""
    round_id = round_plan.data.params.round.id
    entries, files = progress.entries.get(round_id, {}), progress.files[round_id]
    if whole_print(after.of(round_id)) != round_plan.seen:
        # Somebody saved a file while this ran: what was read is not surely what was hashed. Look again next time.
        entries = doubted(round_plan, entries, after.of(round_id), settings)
        round_plan = replace(round_plan, seen="")
    with _writing(settings.outputs(round_id) / NAME, settings):
        record_round(round_plan, entries, account, files, seconds, settings)


def _stands(table: Path, round_plan: RoundPlan, settings: Settings) -> bool:
    """Whether the table of figures is the one that was written, and its figures cannot have changed since."""
    before = round_plan.before
    is_same = all(before.prints.get(kind) == round_plan.prints.get(kind) for kind in OF_FIGURES)
    return is_same and stands(table, before.files.get(settings.relative(table), ""))


@contextmanager
def _writing(path: Path, settings: Settings) -> Iterator[None]:
    """Tell of a file without which a build cannot go on, when it cannot be written; what is published stays."""
    try:
        yield
    except OSError as error:
        raise OutputError((unwritten(Place(settings.relative(path)), error),)) from error


def _notices(plan: Plan, more: Sequence[Fault], settings: Settings) -> Iterator[str]:
    for round_plan in plan.rounds:
        for unit_id in round_plan.data.owners:
            yield from (str(notice) for notice in round_plan.notices.get(unit_id, ()))
        yield from (str(notice) for notice in unsigned_again(settings, round_plan.data.params.round.id))
    yield from (str(notice) for notice in more)


def _total(plan: Plan) -> int:
    return sum(len(round_plan.jobs) + len(round_plan.settled) for round_plan in plan.rounds)


def _in_order(outcomes: Sequence[Outcome], plan: Plan) -> list[Outcome]:
    """Sort outcomes by round and official order, so that the summary never depends on scheduling."""
    order: Mapping[tuple[str, str], tuple[int, int]] = {
        (round_plan.data.params.round.id, unit_id): (number, place)
        for number, round_plan in enumerate(plan.rounds)
        for place, unit_id in enumerate(round_plan.data.owners)
    }
    return sorted(outcomes, key=lambda outcome: order[outcome.round_id, outcome.unit_id])
