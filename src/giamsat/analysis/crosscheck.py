"""What a unit reports in Biểu 06 against what a system recorded: both numbers stay, a person chooses, nobody is right.

A difference is measured against the system's number; one beyond the round's tolerance is asked about. Where the two
count waiting or withdrawn dossiers in different columns, that is said first: it may be all there is to the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from giamsat.analysis.figures import submitted
from giamsat.formatting.numbers import share
from giamsat.intake.extracts.choices import SourceChoice, choice_of, source_choices
from giamsat.model.extracts import SystemCount
from giamsat.model.rounds import RoundData
from giamsat.model.values import Channel, Figure
from giamsat.texts_vi import analysis as texts
from giamsat.workbook.layout import DEFINITIONS, DOSSIER_COLUMNS


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One column of Biểu 06 from both sides. ``tolerance`` is in percent of the system's number.

    ``reported`` is ``None`` when the unit gave no such figure. ``choice`` is the person's, if there is one.
    """

    column: int
    label: str
    reported: Figure | None
    system: Figure
    tolerance: Decimal
    choice: SourceChoice | None = None

    @property
    def indicator_id(self) -> str:
        """The indicator of the column."""
        return self.system.indicator_id

    @property
    def is_comparable(self) -> bool:
        """Whether both numbers are known exactly."""
        return self.reported is not None and self.reported.is_countable and self.system.is_countable

    @property
    def difference(self) -> Decimal | None:
        """Reported minus system, ``None`` when one of them is not known exactly."""
        if self.reported is None or not self.is_comparable:
            return None
        return (self.reported.value or Decimal(0)) - (self.system.value or Decimal(0))

    @property
    def percent(self) -> Decimal | None:
        """The size of the difference in percent of the system's number; ``None`` when that is 0."""
        if self.difference is None or not self.system.value:
            return None
        return share(abs(self.difference), self.system.value)

    @property
    def is_within(self) -> bool | None:
        """Whether the difference is within the tolerance; ``None`` when it cannot be told."""
        if self.difference is None:
            return None
        if self.difference == 0:
            return True
        return self.percent is not None and self.percent <= self.tolerance

    @property
    def used(self) -> Figure | None:
        """The figure that readings rest on: the chosen one, else the unit's own."""
        is_system = self.choice is not None and self.choice.channel is Channel.EXTRACT
        return self.system if is_system else self.reported


@dataclass(frozen=True, slots=True)
class ApartDefinition:
    """A definition that the unit and the mapping chose differently, in the words of the form."""

    label: str
    unit_says: str
    system_says: str


@dataclass(frozen=True, slots=True)
class SystemCheck:
    """All columns of one unit against one system, and the definitions that differ."""

    count: SystemCount
    columns: tuple[CrossCheck, ...]
    apart: tuple[ApartDefinition, ...] = ()

    @property
    def beyond(self) -> tuple[CrossCheck, ...]:
        """The columns whose difference is beyond the tolerance."""
        return tuple(one for one in self.columns if one.is_within is False)

    @property
    def open(self) -> tuple[CrossCheck, ...]:
        """Those of them about which nobody has chosen yet."""
        return tuple(one for one in self.beyond if one.choice is None)


def system_checks(data: RoundData, unit_id: str) -> tuple[SystemCheck, ...]:
    """Return a unit's Biểu 06 against each system in which it was counted, worked out once for the same data."""
    return data.once(
        ("crosscheck", unit_id), lambda: tuple(_check(data, unit_id, count) for count in data.units[unit_id].extracts)
    )


def cross_checks(data: RoundData, unit_id: str) -> tuple[CrossCheck, ...]:
    """Return all columns of a unit against all its systems."""
    return tuple(one for check in system_checks(data, unit_id) for one in check.columns)


def _check(data: RoundData, unit_id: str, count: SystemCount) -> SystemCheck:
    unit_data = data.units[unit_id]
    own = submitted(unit_data.submission)
    choices = source_choices(unit_data.decisions)
    tolerance = data.params.round.crosscheck_tolerance
    columns = tuple(
        CrossCheck(
            column=column.code,
            label=texts.COLUMN_NAMES[column.code],
            reported=own.get(column.indicator_id),
            system=count[column.code],
            tolerance=tolerance,
            choice=choice_of(column.indicator_id, choices),
        )
        for column in DOSSIER_COLUMNS
    )
    return SystemCheck(count, columns, _apart(data, unit_id, count))


def _apart(data: RoundData, unit_id: str, count: SystemCount) -> tuple[ApartDefinition, ...]:
    submission, mapping = data.units[unit_id].submission, data.registry.mappings.get(count.mapping_id)
    if submission is None or mapping is None:
        return ()
    said, system = dict(submission.definitions), mapping.choices.model_dump(mode="json")
    found = []
    for definition in DEFINITIONS:
        words = {slug: word for word, slug in definition.choices}
        own, other = said.get(definition.field, ""), str(system.get(definition.field, ""))
        if own in words and other in words and own != other:
            found.append(ApartDefinition(definition.label, words[own], words[other]))
    return tuple(found)
