"""Tell a person which forms were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from giamsat.pipeline.forms import FormsResult, FormState
from giamsat.settings import Settings
from giamsat.texts_vi import forms as texts


def told_forms(result: FormsResult, settings: Settings) -> Iterator[str]:
    """Yield the lines: each form with what it asks, what stands in the way, and the numbers at the end."""
    for one in result.outcomes:
        file, state = settings.relative(one.path), texts.TOLD_STATES[one.state.value]
        yield texts.TOLD_FORM.format(file=file, outline=one.outline.name, cells=one.cells, hash=one.hash, state=state)
        yield from (texts.TOLD_FAULT.format(fault=fault) for fault in one.faults)
        yield from (texts.TOLD_NOTICE.format(notice=notice) for notice in one.notices)
    yield from (str(fault) for fault in result.faults)
    if not result.outcomes:
        return
    states = Counter(one.state for one in result.outcomes)
    failed = texts.TOLD_FAILED.format(count=states[FormState.FAILED]) if states[FormState.FAILED] else ""
    folders = ", ".join(dict.fromkeys(settings.relative(one.path.parent) for one in result.outcomes))
    yield texts.TOLD_SUMMARY.format(
        made=states[FormState.MADE], same=states[FormState.SAME], failed=failed, folders=folders
    )
