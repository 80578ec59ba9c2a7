"""Tell a person what became of each file that was checked: what is the same in one line, the rest with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from giamsat.formatting.numbers import decimal
from giamsat.pipeline.verdicts import State, Verdict
from giamsat.pipeline.verify import Checked
from giamsat.texts_vi import verify as texts


def told(checked: Checked) -> Iterator[str]:
    """Yield the lines that say all verdicts on a round, in the order of its reports, and the numbers at the end."""
    yield texts.ROUND.format(round=checked.round_id, title=checked.title)
    prefix = f"outputs/{checked.round_id}/"
    for name, group in groupby(checked.verdicts, key=lambda verdict: verdict.name):
        yield from _report(name or texts.ROUND_FILES, list(group), prefix)
    if checked.unknown:
        yield texts.UNKNOWN.format(count=len(checked.unknown), files=", ".join(checked.unknown))
    counts = Counter(verdict.state for verdict in checked.verdicts)
    states = ", ".join(f"{counts[state]} {texts.STATES[state]}" for state in State if counts[state])
    seconds = decimal(Decimal(str(round(checked.seconds, 1))), 1)
    yield texts.SUMMARY.format(count=len(checked.verdicts), seconds=seconds, states=states)


def _report(name: str, verdicts: Sequence[Verdict], prefix: str) -> Iterator[str]:
    if all(verdict.state is State.SAME for verdict in verdicts):
        template = texts.REPORT_SAME if len(verdicts) > 1 else texts.FILE_SAME
        yield template.format(name=name, count=len(verdicts), files=_files(verdicts, prefix))
        return
    yield texts.REPORT.format(name=name)
    alike: dict[tuple[State, tuple[str, ...]], list[Verdict]] = {}
    for verdict in verdicts:
        alike.setdefault((verdict.state, verdict.reasons), []).append(verdict)
    for (state, reasons), group in alike.items():
        yield texts.FILES.format(state=texts.STATES[state], files=_files(group, prefix))
        yield from (texts.REASON.format(reason=reason) for reason in reasons)


def _files(verdicts: Sequence[Verdict], prefix: str) -> str:
    return ", ".join(verdict.file.removeprefix(prefix) for verdict in verdicts)
