"""What lies on the desk while one unit's report is written: its data, its readings, the words of its round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from giamsat.analysis.asked_figures import asked_figures
from giamsat.analysis.conflicts import conflicts
from giamsat.analysis.coverage import gaps
from giamsat.analysis.figures import DERIVED_SUMS
from giamsat.analysis.questions import questions
from giamsat.analysis.readings import readings
from giamsat.model.clarifications import Clarification
from giamsat.model.judgement import Conflict, Gap, Question, Reading
from giamsat.model.parameters import Phase, Round, RoundDocument, Unit
from giamsat.model.rounds import RoundData, UnitData
from giamsat.report.asked_marks import asked_marks
from giamsat.report.clarified import Asked, asked, settled
from giamsat.report.compose import Labels
from giamsat.report.fact_questions import QuestionFacts
from giamsat.report.facts import Facts
from giamsat.report.kinds import WORDS, KindWords
from giamsat.settings import Settings
from giamsat.workbook.layout import DOSSIER_COLUMNS


@dataclass(frozen=True)
class Desk:
    """Everything a section may need; sections are functions of a desk."""

    settings: Settings
    data: RoundData
    unit_id: str
    readings: Mapping[str, Reading]
    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    conflicts: tuple[Conflict, ...]
    labels: Labels
    shared_facts: Facts | None = None
    """Those of the synthesis, when the desk lies within one."""

    @cached_property
    def facts(self) -> Facts:
        """Where the figures stand that texts, tables and charts print."""
        return self.shared_facts or Facts(self.settings, self.data)

    @cached_property
    def question_facts(self) -> QuestionFacts:
        """What the questions rest on."""
        return QuestionFacts(self.facts, self.data, self.unit_id, self.readings, self.questions)

    @property
    def is_heard(self) -> bool:
        """Whether the unit was heard and there is a register of what it answered."""
        return not self.is_before and self.unit_data.clarifications is not None

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What section VI asks, in its order: the kit's questions, those of people, those put at the visit."""
        visit = self.unit_data.visit if self.is_heard else None
        return asked(self.data, self.unit_id, visit, self.questions)

    @cached_property
    def settled(self) -> tuple[Clarification, ...]:
        """What is no longer asked and was answered; it stays listed once the unit was heard."""
        return settled(self.data, self.unit_id, self.questions) if self.is_heard else ()

    @property
    def round(self) -> Round:
        """The round."""
        return self.data.params.round

    @property
    def unit_data(self) -> UnitData:
        """All that came in about the unit."""
        return self.data.units[self.unit_id]

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.unit_data.unit

    @property
    def words(self) -> KindWords:
        """The words of the round's kind."""
        return WORDS[self.round.kind]

    @property
    def phase(self) -> Phase:
        """Before or after the visit."""
        return self.data.params.phase(self.unit_id)

    @property
    def is_before(self) -> bool:
        """Whether the unit has not been heard yet."""
        return self.phase is Phase.BEFORE

    @property
    def cut_off(self) -> date:
        """The day to which the unit's figures are counted."""
        return self.data.params.cut_off(self.unit_id)

    @property
    def is_asked(self) -> bool:
        """Whether the unit was asked for a workbook; else the report rests on published figures alone."""
        return self.data.params.is_asked(self.unit_id)

    @property
    def document(self) -> RoundDocument | None:
        """The unit's row of the documents table."""
        return self.data.params.documents.get(self.unit_id)

    @property
    def is_illustrative(self) -> bool:
        """Whether the figures are made up for the example (then every page, table and chart says so)."""
        return self.unit.fictional

    @property
    def dossier_ids(self) -> tuple[str, ...]:
        """The indicators of the columns of Biểu 06, with their derived sums."""
        return (*(column.indicator_id for column in DOSSIER_COLUMNS), *(derived.id for derived in DERIVED_SUMS))

    @property
    def has_dossiers(self) -> bool:
        """Whether Biểu 06 came in; it then stands in an appendix as a whole."""
        return self.unit_data.submission is not None and bool(self.unit_data.submission.dossiers)

    @property
    def has_utilities(self) -> bool:
        """Whether the utilities of Đề án 06 came in as records."""
        return self.unit_data.submission is not None and bool(self.unit_data.submission.utilities)

    @property
    def has_scores(self) -> bool:
        """Whether index scores came in as records, from the unit or from published sources."""
        own = self.unit_data.submission.scores if self.unit_data.submission else ()
        return bool(self.unit_data.scores or own)

    def conflicts_in(self, domain_id: str) -> tuple[Conflict, ...]:
        """Return the conflicts between sources that are about a domain."""
        indicators = self.data.registry.indicators
        return tuple(
            row
            for row in self.conflicts
            if (found := indicators.get(row.key.split(":")[0])) is not None and found.domain == domain_id
        )

    def in_domain(self, domain_id: str) -> tuple[Reading, ...]:
        """Return the readings of one domain, in catalogue order."""
        return tuple(reading for reading in self.readings.values() if reading.indicator.domain == domain_id)


def lay_out(settings: Settings, data: RoundData, unit_id: str) -> Desk:
    """Gather a unit's readings, gaps and questions once."""
    asked = questions(data, unit_id)
    return Desk(
        settings=settings,
        data=data,
        unit_id=unit_id,
        readings=readings(data, unit_id),
        gaps=gaps(data, unit_id),
        questions=asked,
        conflicts=conflicts(data, unit_id),
        labels=Labels(asked_marks(asked_figures(data, unit_id, asked))),
    )
