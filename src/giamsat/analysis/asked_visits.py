"""Questions from a visit: a figure read off a screen that is not what the unit reported. Both are kept as they are."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.case import Case, ask, size_of
from giamsat.formatting.numbers import exact
from giamsat.model.judgement import Question
from giamsat.model.values import Figure
from giamsat.model.visits import ScreenReading
from giamsat.texts_vi import visited as texts

SCREEN = "so-doc"


def visit_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each screen figure that differs from the reported count of the same indicator."""
    for reading, reported in differing(case):
        indicator = case.data.registry.indicators[reading.figure.indicator_id]
        if reading.figure.value is None or reported.value is None:
            continue
        text = texts.Q_SCREEN.format(
            label=indicator.name,
            reported=exact(reported.value),
            system=reading.system,
            screen=exact(reading.figure.value),
            read_at=reading.read_at,
            difference=exact(abs(reading.figure.value - reported.value)),
            measure=indicator.measure,
            unit=case.called,
        )
        places = (reported.source, reading.figure.source)
        size = size_of(reading.figure.value - reported.value, reported.value)
        yield ask(f"{SCREEN}:{indicator.id}", indicator.domain, text, places, size=size)


def differing(case: Case) -> Iterator[tuple[ScreenReading, Figure]]:
    """Yield the screen readings of counts that the unit reported otherwise, each with the reported figure."""
    visit = case.unit_data.visit
    for reading in visit.readings if visit is not None else ():
        reported = case.held.current.get(reading.figure.indicator_id)
        if reported is None or not (reported.is_countable and reading.figure.is_countable):
            continue
        if reported.value != reading.figure.value:
            yield reading, reported
