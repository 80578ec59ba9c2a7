"""What a question is asked from: one unit's data, figures and readings, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.analysis.figures import Holdings
from giamsat.analysis.groups import all_holdings
from giamsat.analysis.readings import readings
from giamsat.model.judgement import Question, Reading
from giamsat.model.records import Submission
from giamsat.model.rounds import RoundData, UnitData
from giamsat.model.values import Source
from giamsat.texts_vi import analysis as texts


@dataclass(frozen=True)
class Case:
    """One unit of a round with everything that questions rest on."""

    data: RoundData
    unit_data: UnitData
    held: Holdings
    readings: Mapping[str, Reading]

    @property
    def submission(self) -> Submission | None:
        """The unit's workbook, if it handed one in."""
        return self.unit_data.submission

    @property
    def cut_off(self) -> date:
        """The day to which the unit's figures are counted."""
        return self.data.params.cut_off(self.unit_data.unit.id)

    @property
    def called(self) -> str:
        """What the questions call the unit («Sở», «Quận»)."""
        return self.unit_data.unit.alias or self.unit_data.unit.short_name


def open_case(data: RoundData, unit_id: str) -> Case:
    """Work out a unit's figures and readings."""
    held = all_holdings(data)
    return Case(data, data.units[unit_id], held[unit_id], readings(data, unit_id, held))


def ask(
    question_id: str,
    domain: str,
    text: str,
    places: Iterable[Source] = (),
    *,
    rule: str = "",
    severity: str = "",
    size: Decimal | None = None,
) -> Question:
    """Return a question; its text starts with a capital. Without a ``rule`` the words of its kind stand for it."""
    words = rule or texts.Q_RULES.get(question_id.partition(":")[0], "")
    return Question(
        question_id, domain, text[:1].upper() + text[1:], tuple(dict.fromkeys(places)), words, severity, size
    )


def size_of(difference: Decimal, base: Decimal) -> Decimal | None:
    """Return a difference in percent of a base, ``None`` when that is 0."""
    return abs(difference) * 100 / abs(base) if base else None
