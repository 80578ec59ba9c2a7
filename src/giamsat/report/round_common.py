"""A common result or limit as it is printed: the words that a person typed, then n of N, the names, the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from giamsat.analysis.common_findings import LinkedUnit, linked_units
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, padded_fraction
from giamsat.formatting.text import bind, lower_first, unended
from giamsat.model.findings import Statement
from giamsat.model.judgement import Reading
from giamsat.report.cited import Fact, Words, cell
from giamsat.report.fact_records import counted
from giamsat.report.finding_places import names, share_text
from giamsat.report.places import row_spot
from giamsat.report.round_desk import MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_hand_in import CROWDED, MATRIX, in_appendix
from giamsat.report.sentences.units import MOST_NAMED
from giamsat.texts_vi import common_findings as say
from giamsat.texts_vi import findings as register


@dataclass(frozen=True)
class Common:
    """A common result or limit on the desk of its synthesis."""

    desk: RoundDesk
    row: Statement

    @cached_property
    def units(self) -> Sequence[LinkedUnit]:
        """The units that it is about, in official order."""
        return linked_units(self.desk.data, self.row)

    @cached_property
    def indicator_id(self) -> str:
        """The one indicator that all rests on, «» when there are several or none."""
        if self.row.grounds.indicator_id:
            return self.row.grounds.indicator_id
        of_units = [{own.grounds.indicator_id for own in one.rows} for one in self.units]
        names = set().union(*of_units) - {""}
        is_shared = len(names) == 1 and all(names <= own for own in of_units)
        return names.pop() if is_shared else ""

    @property
    def stem(self) -> str:
        """The words that a person typed, without the mark at their end."""
        return unended(self.row.content)

    @property
    def share(self) -> str:
        """«03/08»: units of the synthesis that it is about."""
        return padded_fraction(len(self.units), len(self.desk.units))

    def readings(self, one: LinkedUnit) -> list[Reading]:
        """Return the figures of a unit that the row rests on: of its own indicator, else of the unit's rows."""
        own = self.desk.readings.get(one.unit.id, {})
        names = [self.indicator_id] if self.indicator_id else [each.grounds.indicator_id for each in one.rows]
        found = (own.get(name) for name in dict.fromkeys(filter(None, names)))
        return [reading for reading in found if reading is not None and not reading.is_missing]

    def values(self, one: LinkedUnit) -> str:
        """Return a unit's figures, named when not all rest on the same indicator; «» without one."""
        return "; ".join(
            share_text(reading)
            if self.indicator_id
            else say.NAMED_VALUE.format(indicator=lower_first(reading.indicator.name), value=share_text(reading))
            for reading in self.readings(one)
        )

    def facts(self) -> list[Fact]:
        """Return where the row, the rows of units that it stands for, and their figures stand."""
        facts = [Fact((row_spot(self.row.source, say.ROW),))]
        facts += [Fact((row_spot(own.source, register.ROW),)) for one in self.units for own in one.rows]
        for one in self.units:
            facts += [fact for row in self.readings(one) for fact in self.desk.facts.current_of(row, one.unit)]
        if self.units:
            facts.append(counted(say.SPOT_UNITS, self.share, [len(self.units), len(self.desk.units)]))
        return facts


def common_words(desk: RoundDesk, row: Statement) -> Words:
    """Return a common row: content – n/N – names – figure – appendix; each traced to its rows and cells."""
    one = Common(desk, row)
    pointers = _pointers(one)
    told = say.POINTERS.format(pointers="; ".join(pointers)) if pointers else ""
    if not one.units:
        return cell(say.LINE_BARE.format(content=one.stem, pointers=told), one.facts())
    return cell(bind(say.LINE.format(content=one.stem, units=_units(one), pointers=told)), one.facts())


def _units(one: Common) -> str:
    """Return n of N with the names and figures; more than seven stand in the appendix that ``_pointers`` names."""
    count, total = len(one.units), len(one.desk.units)
    told = [
        say.WITH_VALUE.format(name=each.unit.short_name, value=values) if (values := one.values(each)) else name
        for each in one.units
        for name in (each.unit.short_name,)
    ]
    if count > MOST_NAMED:
        pattern = say.ALL_MANY if count == total else say.MANY_UNITS
        return pattern.format(count=count_words(count), fraction=one.share)
    return units_told(told, total)


def units_told(names: Sequence[str], total: int) -> str:
    """Return n of ``total`` units with their names."""
    if len(names) == 1:
        return say.ONE_UNIT.format(name=names[0])
    pattern = say.ALL_UNITS if len(names) == total else say.SOME_UNITS
    return pattern.format(count=count_words(len(names)), fraction=padded_fraction(len(names), total), names=join(names))


def _pointers(one: Common) -> list[str]:
    """Return what stands behind: the list of many units, the document, the indicator, the appendix that compares it.

    An indicator that the person's own words name is not named again.
    """
    found: list[str] = []
    if len(one.units) > MOST_NAMED:
        pattern = say.FIGURES_AT if len(one.units) == len(one.desk.units) else say.LISTED_AT
        found.append(pattern.format(appendix=in_appendix(one.desk, CROWDED)))
    if one.row.grounds.document:
        found.append(unended(one.row.grounds.document))
    if one.indicator_id and any(one.readings(each) for each in one.units):
        indicator = one.desk.data.registry.indicators[one.indicator_id]
        if not names(one.stem, indicator.name):
            found.append(say.FIGURE.format(indicator=lower_first(indicator.name)))
        if indicator in one.desk.compared(MOST_IN_MATRIX):
            found.append(in_appendix(one.desk, MATRIX))
    return found
