"""Tell a person what is going on and what became of it: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from giamsat.formatting.numbers import decimal
from giamsat.pipeline.jobs import BatchResult, Outcome, OutcomeState
from giamsat.texts_vi import pipeline as texts

if TYPE_CHECKING:
    from tqdm import tqdm


MOST_NAMED = 5
MOST_ALONE = 20


class Progress:
    """Progress on a stream; use it as a context so that a bar is closed in any case."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def hear(self, outcome: Outcome, done: int, total: int) -> None:
        """Show one more outcome; what has not changed is only counted."""
        if outcome.state is OutcomeState.FRESH and not self._stream.isatty():
            return
        if not self._stream.isatty():
            print(_line(outcome, done, total), file=self._stream, flush=True)
            return
        if self._bar is None:
            from tqdm import tqdm

            layout = "{desc}: {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}]"
            self._bar = tqdm(total=total, desc=texts.BUILDING, file=self._stream, bar_format=layout)
        if not outcome.is_good:
            self._bar.write(_line(outcome, done, total), file=self._stream)
        self._bar.update(1)


def _line(outcome: Outcome, done: int, total: int) -> str:
    why = texts.WHY.format(reasons=", ".join(texts.REASONS[name] for name in outcome.reasons))
    return texts.DONE_LINE.format(
        done=done,
        total=total,
        round=outcome.round_id,
        name=outcome.unit_name,
        what=texts.STATE_WORDS[outcome.state.value],
        why=why if outcome.reasons else "",
        seconds=_seconds(sum(outcome.seconds.values())),
    )


def _seconds(value: float) -> str:
    from decimal import Decimal

    return decimal(Decimal(str(round(value, 1))), 1)


def summary(result: BatchResult) -> Iterator[str]:
    """Yield the lines of the closing summary: faults first, then gaps, then what was built and how long it took."""
    bad = [outcome for outcome in result.outcomes if not outcome.is_good]
    if result.faults:
        yield texts.SUMMARY_DATA_FAULTS
        yield from (f"  - {fault}" for fault in result.faults)
    if bad:
        yield texts.SUMMARY_FAULTS
        for outcome in bad:
            yield f"  {outcome.unit_name} ({outcome.round_id}): {texts.STATE_WORDS[outcome.state.value]}"
            yield from (f"    - {fault}" for fault in outcome.faults)
    if result.notices:
        yield texts.SUMMARY_NOTICES
        yield from (f"  - {notice}" for notice in result.notices)
    warnings = [(outcome, text) for outcome in result.outcomes for text in outcome.warnings]
    if warnings:
        yield texts.SUMMARY_WARNINGS
        yield from (f"  - {outcome.unit_name} ({outcome.round_id}): {text}" for outcome, text in warnings)
    unwritten = [(outcome, outcome.unwritten) for outcome in result.outcomes if outcome.unwritten]
    if unwritten:
        yield texts.SUMMARY_UNWRITTEN
        yield from (f"  - {outcome.unit_name} ({outcome.round_id}): {', '.join(cells)}" for outcome, cells in unwritten)
    yield from _gap_lines(result)
    if result.created:
        names = ", ".join(path.name for path in result.created[:MOST_ALONE])
        more = texts.AND_FILES.format(count=len(result.created) - MOST_ALONE)
        yield texts.CREATED.format(files=names + (more if len(result.created) > MOST_ALONE else ""))
    if not result.outcomes:
        if not result.faults:
            yield texts.NO_ROUNDS
        return
    yield from _rebuilt(result)
    states = Counter(outcome.state for outcome in result.outcomes)
    built, fresh = states[OutcomeState.BUILT], states[OutcomeState.FRESH]
    if fresh == len(result.outcomes):
        yield texts.SUMMARY_FRESH.format(count=fresh, seconds=_seconds(result.seconds))
        return
    kept = texts.SUMMARY_KEPT.format(count=fresh) if fresh else ""
    total = len(result.outcomes)
    yield texts.SUMMARY_BUILT.format(built=built, total=total, kept=kept, seconds=_seconds(result.seconds))
    stages = _stages(result)
    if stages:
        yield texts.SUMMARY_STAGES.format(stages=stages)


def _rebuilt(result: BatchResult) -> Iterator[str]:
    """Say why reports were made again; one line for all that have the same reason."""
    by_reason: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for outcome in result.outcomes:
        if outcome.state is OutcomeState.BUILT and outcome.reasons not in ((), ("new",), ("forced",)):
            by_reason[outcome.reasons].append(outcome)
    if by_reason:
        yield texts.SUMMARY_REBUILT
    for reasons, outcomes in by_reason.items():
        names = ", ".join(f"{outcome.unit_name} ({outcome.round_id})" for outcome in outcomes[:MOST_NAMED])
        more = texts.AND_MORE.format(count=len(outcomes) - MOST_NAMED) if len(outcomes) > MOST_NAMED else ""
        yield f"  - {', '.join(texts.REASONS[name] for name in reasons)}: {names}{more}"


def _gap_lines(result: BatchResult) -> Iterator[str]:
    if not result.gaps:
        return
    yield texts.SUMMARY_GAPS.format(units=len(result.gaps))
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for round_id, name, found in result.gaps:
        shown = "; ".join(found[:4]) + (f"; … (+{len(found) - 4})" if len(found) > 4 else "")
        same[round_id, shown].append(name)
    for (round_id, shown), names in same.items():
        if len(names) > MOST_ALONE:  # a round that nobody has answered yet is told in a line
            more = texts.AND_UNITS.format(count=len(names) - MOST_NAMED)
            names = [f"{'; '.join(names[:MOST_NAMED])}{more}"]
        yield from (f"  - {name} ({round_id}): {shown}" for name in names)


def _stages(result: BatchResult) -> str:
    totals: dict[str, float] = defaultdict(float)
    for outcome in result.outcomes:
        for stage, seconds in outcome.seconds.items():
            totals[stage] += seconds
    return "; ".join(
        f"{texts.STAGES[stage]} {_seconds(totals[stage])} giây" for stage in texts.STAGES if stage in totals
    )
