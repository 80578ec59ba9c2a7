"""What is known of a round: its parameters joined with what came in.

:class:`Registry` is all of params/; :class:`RoundData` adds what data/<round>/ holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from giamsat.errors import Fault
from giamsat.model.abbreviations import Abbreviation
from giamsat.model.clarifications import Assessment, Clarifications
from giamsat.model.extracts import SystemCount
from giamsat.model.findings import Findings
from giamsat.model.follow_up import Followed
from giamsat.model.form_sheets import FormSheet
from giamsat.model.mappings import ExtractMapping
from giamsat.model.opinions import Objection
from giamsat.model.owners import delegation_of, delegation_syntheses, is_unit
from giamsat.model.parameters import (
    Addressee,
    Citation,
    Delegation,
    Domain,
    FormerRequest,
    Indicator,
    LegalDeadline,
    Phase,
    Predecessors,
    Round,
    RoundDocument,
    RoundUnit,
    SeriesBreak,
    SubUnit,
    SubUnitCount,
    Target,
    Unit,
)
from giamsat.model.records import IndexScore, Submission
from giamsat.model.rules import Rule
from giamsat.model.strengths import StrengthRule
from giamsat.model.values import Figure, Source
from giamsat.model.visits import Visit

Worked = TypeVar("Worked")


@dataclass(frozen=True)
class Registry:
    """All parameters that rounds share, checked; mappings by id, in file order."""

    units: Mapping[str, Unit]
    sub_units: Mapping[str, SubUnit]
    sub_unit_counts: tuple[SubUnitCount, ...]
    domains: Mapping[str, Domain]
    indicators: Mapping[str, Indicator]
    citations: Mapping[str, Citation]
    deadlines: tuple[LegalDeadline, ...]
    rules: Mapping[str, Rule] = field(default_factory=dict)
    mappings: Mapping[str, ExtractMapping] = field(default_factory=dict)
    addressees: Mapping[str, Addressee] = field(default_factory=dict)
    strengths: tuple[StrengthRule, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    predecessors: Mapping[str, Predecessors] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()


@dataclass(frozen=True)
class RoundParams:
    """One round's own parameters: the round, its documents by owner (:mod:`giamsat.model.owners`) and its targets.

    ``rules`` replace those of the registry that have the same id, and add to them.
    ``requests`` are those that earlier rounds made to the units. ``sheets`` are those of its own form; without any the
    form is the common one.
    """

    round: Round
    documents: Mapping[str, RoundDocument]
    targets: tuple[Target, ...]
    rules: tuple[Rule, ...] = ()
    requests: tuple[FormerRequest, ...] = ()
    sheets: tuple[FormSheet, ...] = ()

    def unit(self, unit_id: str) -> RoundUnit:
        """Return the round's row of ``unit_id``."""
        return next(row for row in self.round.units if row.id == unit_id)

    def delegation(self, delegation_id: str) -> Delegation:
        """Return a delegation of the round."""
        return next(row for row in self.round.delegations if row.id == delegation_id)

    @property
    def syntheses(self) -> tuple[str, ...]:
        """The owners of the syntheses, that of the whole round last."""
        of_units = (row.delegation for row in self.round.units)
        return (*delegation_syntheses((row.id for row in self.round.delegations), of_units), "")

    def phase(self, owner_id: str) -> Phase:
        """Return the phase of a report: a unit's own, or its delegation's.

        A synthesis concludes only once each delegation in it has heard its units.
        """
        if is_unit(owner_id):
            row = self.unit(owner_id)
            return row.phase or self.delegation(row.delegation).phase
        named = delegation_of(owner_id)
        of = (self.delegation(named),) if named else self.round.delegations
        return Phase.AFTER if of and all(one.phase is Phase.AFTER for one in of) else Phase.BEFORE

    def units_of(self, owner_id: str) -> tuple[str, ...]:
        """Return the units that an owner's report is about, as the round lists them."""
        named = delegation_of(owner_id)
        wanted = {owner_id} if is_unit(owner_id) else {row.id for row in self.round.units if not named}
        return tuple(row.id for row in self.round.units if row.id in wanted or row.delegation == named)

    def cut_off(self, unit_id: str) -> date:
        """Return the cut-off of ``unit_id``: its own, or the round's."""
        return self.unit(unit_id).cut_off or self.round.cut_off

    def is_asked(self, unit_id: str) -> bool:
        """Whether ``unit_id`` was asked for a workbook: a round without a hand-in date rests on published figures.

        Of a body that nobody asked, or not yet, no report may say that it has not handed in.
        """
        return self.has_form(unit_id) and not self.round.preparing

    def has_form(self, unit_id: str) -> bool:
        """Whether ``unit_id`` gets a form: it has a day by which to hand in."""
        return self.hand_in_by(unit_id) is not None

    def hand_in_by(self, unit_id: str) -> date | None:
        """Return the day by which ``unit_id`` had to hand in."""
        return self.unit(unit_id).hand_in_by or self.round.hand_in_by


@dataclass(frozen=True, slots=True)
class Receipt:
    """A row of received.csv: which file (by SHA-256) came when and from whom."""

    file: str
    sha256: str
    received_on: date
    sender: str
    source: Source


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A row of published.csv: a figure that somebody published, with all that is needed to cite it.

    ``is_used`` is false for a figure kept only to show a conflict or a slip; ``remark`` then says why, as
    printed («thấp nhất trong nhóm (theo nguồn báo chí)»). ``quote`` is the text of the source.
    """

    id: str
    figure: Figure
    year: int | None
    numerator: Figure | None
    denominator: Figure | None
    collector: str
    deadline_text: str
    quote: str
    remark: str
    is_used: bool
    status: str  # «», «chua-den-han», «dang-thuc-hien», «hoan-thanh»
    domain: str
    label: str


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """A row of published_records.csv: a task, document, initiative … that somebody published."""

    id: str
    unit_id: str
    domain: str
    kind: str  # nhiem-vu | van-ban | he-thong | du-an | sang-kien | kien-nghi | hoat-dong | khao-sat
    number: str
    content: str
    place: str
    deadline_kind: str
    deadline_text: str
    last_day: date | None
    status: str
    quote: str
    remark: str
    source: Source


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of decisions.csv: what a person decided, why and when (a waiver, a choice between sources)."""

    kind: str  # mien | chon-nguon | xac-nhan | bang-ma
    unit_id: str
    subject: str  # indicator id, sheet name or question id
    decision: str
    reason: str
    decided_by: str
    decided_on: date
    source: Source


@dataclass(frozen=True)
class UnitData:
    """All that came in about one unit. ``submission`` is ``None`` when the unit has not handed in.

    ``faults`` are the failures of its files: with any, the unit is not built. ``notices`` stop nothing: a file
    that received.csv does not list, an older file that was left aside. ``follow_ups`` are what earlier rounds asked
    of it, as far as the round follows them up.
    """

    unit: Unit
    row: RoundUnit
    submission: Submission | None
    receipt: Receipt | None
    published: tuple[PublishedFigure, ...]
    scores: tuple[IndexScore, ...]
    records: tuple[PublishedRecord, ...]
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    extracts: tuple[SystemCount, ...] = ()
    visit: Visit | None = None
    findings: Findings | None = None
    """What the delegation concluded; nothing before the visit."""
    follow_ups: tuple[Followed, ...] = ()
    clarifications: Clarifications | None = None


@dataclass(frozen=True)
class RoundData:
    """A round with everything that came in, units in official order.

    ``faults`` belong to no unit of the round (an unreadable workbook, a foreign one), neither do ``notices``, which
    stop nothing (a column of an extract that nobody reads). ``objections`` are what units said of the draft.
    ``context`` and
    ``context_scores`` are published for bodies that are known but not units of the round (the city);
    ``decisions`` concern no single unit. ``memo`` is where the analysis keeps what it worked out of these very
    data (figures, group rates), so that a round of many units is not worked out once for each of them.
    """

    registry: Registry
    params: RoundParams
    units: Mapping[str, UnitData]
    faults: tuple[Fault, ...] = ()
    context: tuple[PublishedFigure, ...] = ()
    context_scores: tuple[IndexScore, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notices: tuple[Fault, ...] = ()
    common: Mapping[str, Findings] = field(default_factory=dict)
    """What was concluded of several units, by the owner of the synthesis; nothing before the visits."""
    common_faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What is wrong with those registers: the synthesis is not made."""
    objections: tuple[Objection, ...] = ()
    memo: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, make: Callable[[], Worked]) -> Worked:
        """Return what ``make`` works out of these data, the same object each time that ``key`` is asked for."""
        if key not in self.memo:
            self.memo[key] = make()
        found: Worked = self.memo[key]
        return found

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose reports the round has: the units in official order, then the syntheses."""
        return (*self.units, *self.params.syntheses)

    def owned(self, owner_id: str) -> tuple[UnitData, ...]:
        """Return the units that an owner's report is about, in official order."""
        if is_unit(owner_id):
            return (self.units[owner_id],)
        named = delegation_of(owner_id)
        return tuple(one for one in self.units.values() if not named or one.row.delegation == named)

    def objections_of(self, owner_id: str) -> tuple[Objection, ...]:
        """Return what the units that an owner's report is about said of the draft."""
        units = {one.unit.id for one in self.owned(owner_id)}
        return tuple(row for row in self.objections if row.unit_id in units)

    def name(self, owner_id: str) -> str:
        """Return what page 1 of an owner's report names: unit, delegation or round."""
        if is_unit(owner_id):
            return self.units[owner_id].unit.official_name
        named = delegation_of(owner_id)
        return self.params.delegation(named).name if named else self.params.round.title
