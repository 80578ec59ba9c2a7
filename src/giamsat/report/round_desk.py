"""What lies on the desk while a round's synthesis is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from giamsat.analysis.alone import of_delegation
from giamsat.analysis.asked_figures import asked_figures
from giamsat.analysis.coverage import gaps
from giamsat.analysis.questions import questions
from giamsat.analysis.readings import readings
from giamsat.model.findings import Findings
from giamsat.model.judgement import Gap, Question, Reading
from giamsat.model.owners import synthesis_of
from giamsat.model.parameters import Delegation, Indicator, Phase, Round, Unit
from giamsat.model.rounds import RoundData
from giamsat.report.asked_marks import round_marks
from giamsat.report.compose import Labels
from giamsat.report.desk import Desk
from giamsat.report.facts import Facts
from giamsat.report.highlights import KEY_INDICATORS
from giamsat.report.kinds import WORDS, KindWords
from giamsat.settings import Settings
from giamsat.texts_vi import syntheses as say

MOST_COMPARED = 5
MOST_IN_MATRIX = 12


@dataclass(frozen=True)
class RoundDesk:
    """Everything a section of the synthesis may need; units in official order.

    ``delegation`` is set where the synthesis is that of one delegation: ``data``, and so :attr:`round`, then know its
    units alone (:func:`giamsat.analysis.alone.of_delegation`).
    """

    settings: Settings
    data: RoundData
    readings: Mapping[str, Mapping[str, Reading]]
    gaps: Mapping[str, tuple[Gap, ...]]
    questions: Mapping[str, tuple[Question, ...]]
    labels: Labels
    delegation: Delegation | None = None

    @property
    def owner_id(self) -> str:
        """Whose synthesis it is (:mod:`giamsat.model.owners`)."""
        return synthesis_of(self.delegation.id) if self.delegation else ""

    @property
    def body(self) -> str:
        """Who speaks, as sentences name it: the delegation, or the body that the round's kind calls for."""
        return self.delegation.name if self.delegation else self.words.body

    @property
    def scope(self) -> str:
        """Whose units are summed and compared, to follow «đơn vị»; empty for all of the round."""
        return say.SCOPE.format(body=self.delegation.name) if self.delegation else ""

    @property
    def called(self) -> str:
        """What appendices call the document that they belong to."""
        names = say.CALLED_OF if self.delegation else say.CALLED
        whose = self.delegation.name if self.delegation else self.round.title
        return names[self.phase.value].format(name=whose, body=self.body)

    @property
    def phase(self) -> Phase:
        """The phase of the synthesis: it concludes only once each delegation in it has heard its units."""
        return self.data.params.phase(self.owner_id)

    @property
    def is_before(self) -> bool:
        """Whether the synthesis is working material without sections III to VI."""
        return self.phase is Phase.BEFORE

    @property
    def common(self) -> Findings | None:
        """What was concluded of several units; nothing before the visits, or when nobody wrote anything."""
        return None if self.is_before else self.data.common.get(self.owner_id)

    def unit_desk(self, unit_id: str) -> Desk:
        """Return the desk of one of the units whose files can be used, made of what lies here already."""
        if unit_id not in self._desks:
            self._desks[unit_id] = Desk(
                settings=self.settings,
                data=self.data,
                unit_id=unit_id,
                readings=self.readings[unit_id],
                gaps=self.gaps[unit_id],
                questions=self.questions[unit_id],
                conflicts=(),
                labels=self.labels,
                shared_facts=self.facts,
            )
        return self._desks[unit_id]

    @cached_property
    def _desks(self) -> dict[str, Desk]:
        return {}

    @cached_property
    def facts(self) -> Facts:
        """Where the figures stand that texts, tables and charts print."""
        return Facts(self.settings, self.data)

    @property
    def round(self) -> Round:
        """The round."""
        return self.data.params.round

    @property
    def words(self) -> KindWords:
        """The words of the round's kind."""
        return WORDS[self.round.kind]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in official order."""
        return tuple(unit_data.unit for unit_data in self.data.units.values())

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of units, in official order."""
        return tuple(dict.fromkeys(unit.group for unit in self.units))

    @property
    def has_submissions(self) -> bool:
        """Whether any unit has handed in; else there are only published figures, each of its own year."""
        return any(unit_data.submission for unit_data in self.data.units.values())

    @property
    def is_illustrative(self) -> bool:
        """Whether the figures are made up for the example."""
        return self.round.fictional

    def compared(self, most: int) -> tuple[Indicator, ...]:
        """Return the indicators by which units are compared: key ones first, then others that most units know."""
        return self._comparable[:most]

    @cached_property
    def _comparable(self) -> tuple[Indicator, ...]:
        if not self.has_submissions:
            return ()
        known: dict[str, int] = {}
        for own in self.readings.values():
            for key, reading in own.items():
                known[key] = known.get(key, 0) + (not reading.is_missing)
        wanted = [key for key in KEY_INDICATORS if known.get(key)]
        targeted = [
            key
            for key in known
            if key not in wanted
            and known[key] > 1
            and any(self._has_target(own, key) for own in self.readings.values())
        ]
        return tuple(self.data.registry.indicators[key] for key in (*wanted, *targeted))

    @staticmethod
    def _has_target(own: Mapping[str, Reading], key: str) -> bool:
        return key in own and own[key].target is not None


def lay_out_round(settings: Settings, data: RoundData, delegation_id: str = "") -> RoundDesk:
    """Gather the readings, gaps and questions of all units once; units whose files failed are left out.

    :param delegation_id: the delegation whose synthesis it is; empty for that of the whole round.
    """
    if delegation_id:
        data = of_delegation(data, delegation_id)
    sound = [unit_id for unit_id, unit_data in data.units.items() if not unit_data.faults]
    asked = {unit_id: questions(data, unit_id) for unit_id in sound}
    return RoundDesk(
        settings=settings,
        data=data,
        readings={unit_id: readings(data, unit_id) for unit_id in sound},
        gaps={unit_id: gaps(data, unit_id) for unit_id in sound},
        questions=asked,
        labels=Labels(round_marks(asked_figures(data, unit_id, own) for unit_id, own in asked.items())),
        delegation=data.params.delegation(delegation_id) if delegation_id else None,
    )
