"""The rules that a unit's figures break, as the check lists them."""

from __future__ import annotations

from giamsat.analysis.asked_data import _doubt_words, _score_doubts, discrepancy_words
from giamsat.analysis.case import open_case
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.plausibility import flags
from giamsat.formatting.numbers import exact
from giamsat.model.judgement import Violation
from giamsat.model.rounds import RoundData
from giamsat.texts_vi import EXPLAIN
from giamsat.texts_vi import check as texts


def violations(data: RoundData, unit_id: str) -> tuple[Violation, ...]:
    """Return what does not add up and what looks odd among a unit's figures."""
    case = open_case(data, unit_id)
    found = [
        Violation(
            "cong-khong-khop", EXPLAIN, row.label, "", texts.NOT_ADDING.format(text=discrepancy_words(row)),
            exact(row.left), exact(row.right), texts.NOT_ADDING_MEND, row.places,
        )
        for row in discrepancies(case.unit_data)
    ]  # fmt: skip
    surveys = case.submission.surveys if case.submission is not None else ()
    indicators, small = data.registry.indicators, data.params.round.small_denominator
    for flag in (*flags(case.readings, case.held, indicators, surveys, small), *_score_doubts(case)):
        words = (
            _doubt_words(case, flag) if flag.doubt.value != "trung-ky-truoc" else texts.SAME.format(label=flag.label)
        )
        about = (exact(flag.value), "", texts.DOUBT_MEND)
        found.append(Violation(flag.doubt.value, EXPLAIN, flag.subject, "", words, *about, flag.places))
    return tuple(found)
