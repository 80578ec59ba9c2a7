"""Parameters of the kit: units, indicators, targets, laws and rounds, as params/ states them.

pydantic models: frozen, strict, an unknown key is an error. They describe one row or table of a file;
references between files are checked in :mod:`giamsat.params`.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Parameter(BaseModel):
    """Common ground of all parameter models: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Level(StrEnum):
    """Administrative level of a unit."""

    CITY = "thanh-pho"
    DEPARTMENT = "so"
    URBAN_DISTRICT = "quan"
    DISTRICT = "huyen"
    TOWN = "thi-xa"
    WARD = "phuong"
    COMMUNE = "xa"


class Unit(Parameter):
    """A supervised unit: a stable id with level and validity; names repeat across reorganisations, ids do not.

    ``group`` is the group of comparison (``so``, ``quan-huyen``, ``phuong``, ``xa``, ``thanh-pho``);
    ``order`` the official order; ``alias`` what the report calls the unit after its first mention («Quận»).
    """

    id: str
    official_name: str
    short_name: str
    alias: str
    level: Level
    group: str
    order: int
    code: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    successor: str = ""
    fictional: bool = False


class Predecessors(Parameter):
    """What a source says a unit was made from; in its words, since parts of old units cannot be summed."""

    unit: str
    text: str
    source: str


class BreakKind(StrEnum):
    """What breaks a series: bodies that were reorganised, or an index that is measured otherwise."""

    ORGANISATION = "to-chuc"
    INDEX = "chi-so"


class SeriesBreak(Parameter):
    """A day from which figures are no longer of one series with earlier ones: a row of params/breaks.csv.

    ``subject`` holds groups of units for an organisation, indicators of the catalogue for an index, for which the
    first day of the first year of the new kind counts. ``reason`` fits behind «do».
    """

    id: str
    kind: BreakKind
    subject: tuple[str, ...]
    day: datetime.date
    reason: str
    source: str
    verified: bool


class SubUnit(Parameter):
    """A named sub-unit (phường, xã) of a unit, with its validity."""

    id: str
    parent: str
    official_name: str
    level: Level
    order: int
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    fictional: bool = False
    source: str


class SubUnitCount(Parameter):
    """How many sub-units a unit had on a day: a fact by date, since wards are merged and parted."""

    unit: str
    kind: str
    count: int
    as_of: datetime.date
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    source: str


class Domain(Parameter):
    """A part of section II: the 8 CCHC domains, then digital transformation and Đề án 06."""

    id: str
    order: int
    title: str
    source: str


class Addressee(Parameter):
    """A kind of bodies that recommendations go to: how they are called, and the verb that is used to them.

    «kiến nghị, đề nghị» upwards, «yêu cầu, đề nghị» to those that are supervised: the head may change the table.
    """

    id: str
    order: int
    title: str
    verb: str
    source: str


class Kind(StrEnum):
    """What an indicator is; it decides rounding, words of change («điểm %», «%», «bậc», «điểm») and charts."""

    COUNT = "so-luong"
    RATE = "ty-le"
    SCORE = "diem"
    RANK = "thu-hang"
    LEVEL = "cap-do"
    YES_NO = "co-khong"
    AMOUNT = "kinh-phi"


class Direction(StrEnum):
    """Which way is wanted; ``NONE`` gets no comparison in words of more or less than a target."""

    HIGHER = "cao"
    LOWER = "thap"
    NONE = "khong"


class Indicator(Parameter):
    """A catalogue row. A RATE names its two counts and is never typed; ``levels`` empty means all levels.

    ``sheet`` is the number of the form's sheet that asks for it («04»), empty when computed or published only.
    ``required`` says that a final report needs it or a waiver. ``maximum`` of a score only where it was published.
    ``target`` with ``target_bound`` (``toi-thieu`` or ``toi-da``) only with the document that set it.
    ``counts_events`` says that a rate's denominator counts cases (dossiers, forms, people), so that a small one
    makes the share unsteady; 18 of 18 wards are a whole.
    """

    id: str
    domain: str
    name: str
    measure: str
    kind: Kind
    numerator: str = ""
    denominator: str = ""
    direction: Direction = Direction.NONE
    levels: tuple[Level, ...] = ()
    sheet: str = ""
    required: bool = False
    decimals: int = 1
    maximum: Decimal | None = None
    target: Decimal | None = None
    target_bound: str = ""
    target_document: str = ""
    definition: str
    source: str
    verified: bool = True
    counts_events: bool = True


class Target(Parameter):
    """A target of a round: for one indicator and level, with its document; overrides the catalogue's."""

    indicator: str
    levels: tuple[Level, ...] = ()
    value: Decimal
    bound: str  # toi-thieu | toi-da
    document: str  # as printed after «tại»
    illustrative: bool = False


class Citation(Parameter):
    """A law or document that reports may cite: the full citation, the short one, and what is unverified about it.

    ``other_dates`` holds dates that other sources print («16/3/2022 (Báo …)»): a conflict, shown as a question.
    """

    id: str
    kind: str
    number: str
    date: datetime.date | None = None
    organ: str = ""
    subject: str = ""
    full: str
    short: str
    verified: bool
    other_dates: tuple[str, ...] = ()
    founded_from: datetime.date | None = None
    founded_to: datetime.date | None = None
    source: str


class LegalDeadline(Parameter):
    """A number of days that a law sets for a kind of delegation; a planning aid, never a judgement.

    ``anchor`` says from which day of a round they are counted; empty for a deadline that no calendar can show.
    """

    id: str
    law: str
    founder: str  # hdnd | thuong-truc | ban
    action: str
    days: int
    counted: str
    anchor: str = ""  # sau-thanh-lap | truoc-lam-viec | sau-ket-thuc | sau-nhan-bao-cao | sau-yeu-cau
    article: str
    verified: bool
    source: str


class RoundKind(StrEnum):
    """The kind of act; it sets letterhead, title, verbs and signer."""

    SUPERVISION = "giam-sat"
    SURVEY = "khao-sat"
    INSPECTION = "kiem-tra"


class Phase(StrEnum):
    """Who speaks in sections III–V: the unit itself before the visit, the delegation after it."""

    BEFORE = "truoc"
    AFTER = "sau"


class Letterhead(Parameter):
    """The organ lines of a document: parent organ (may be empty) and issuing organ."""

    parent: str = ""
    organ: str
    place: str


class Member(Parameter):
    """A member of a delegation: role and post; ``name`` stays «(họ và tên)» unless a source names the person."""

    role: str
    post: str = ""
    name: str = "(họ và tên)"


class Delegation(Parameter):
    """A delegation of a round with its head, members and phase."""

    id: str
    name: str
    phase: Phase
    head: Member
    members: tuple[Member, ...] = ()


class RoundUnit(Parameter):
    """A unit within a round: its delegation, how it is supervised, and dates that differ from the round's."""

    id: str
    delegation: str
    mode: str  # truc-tiep | qua-bao-cao
    cut_off: datetime.date | None = None
    visit_on: datetime.date | None = None
    hand_in_by: datetime.date | None = None
    phase: Phase | None = None


class CalendarEntry(Parameter):
    """A step of the round's calendar as its plan names it; ``stage`` says which of the stages of a round it is."""

    date: datetime.date
    step: str
    stage: str = ""  # thanh-lap | ke-hoach | gui-bao-cao | lam-viec | bo-sung | du-thao | gop-y | ban-hanh


class Comparison(Parameter):
    """The period compared with, and the words for it («cùng kỳ năm 2023»)."""

    label: str
    start: datetime.date
    end: datetime.date


class Round(Parameter):
    """One round: kind, topic, period, dates, delegations, units, legal basis by reference.

    ``example_note`` is printed on page 1 of every report of an example round. ``report_date`` dates the
    PDF and bounds what may be cited; ``fictional`` marks rounds of illustrative data. ``legal_basis`` holds
    ids of citations; the law on supervision itself is chosen by ``founded_on``. ``domains`` restricts section II.
    ``preparing`` marks a round whose forms have not gone out: of none of its units may a report say that it has not
    sent anything. ``crosscheck_tolerance`` is in percent of a system's number: a difference within it is no question.
    ``follow_up`` names the registers of data/follow-up/ whose requests its reports tell the results of.
    """

    id: str
    kind: RoundKind
    title: str
    topic: str
    period_from: datetime.date
    period_to: datetime.date
    cut_off: datetime.date
    report_date: datetime.date
    founded_on: datetime.date | None = None
    founder: str
    founding_act: str = ""
    plan: str = ""
    hand_in_by: datetime.date | None = None
    comparison: Comparison | None = None
    legal_basis: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    letterhead: Letterhead
    signer_authority: str
    example_note: str = ""
    fictional: bool = False
    preparing: bool = False
    small_denominator: int = 30
    unchanged_below: Decimal = Decimal("0.1")
    crosscheck_tolerance: Decimal = Decimal("0.5")
    domains: tuple[str, ...] = ()
    ordering_indicator: str = ""
    follow_up: tuple[str, ...] = ()
    delegations: tuple[Delegation, ...]
    units: tuple[RoundUnit, ...]
    calendar: tuple[CalendarEntry, ...] = ()


class DocumentState(StrEnum):
    """Whether a document is a draft or final."""

    DRAFT = "du-thao"
    FINAL = "chinh-thuc"


class RoundDocument(Parameter):
    """A row of the round's documents table: one document with its own number, date, signer and recipients.

    ``unit`` is empty for the synthesis. Empty number, place or date print as blanks to fill («…»).
    """

    id: str
    unit: str = ""
    kind: str  # bao-cao | tai-lieu
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: datetime.date | None = None
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    state: DocumentState = DocumentState.DRAFT
    draft_no: str = ""


class FormerRequest(Parameter):
    """A request that an earlier round made to a unit: the form asks what became of it.

    ``origin`` names the document that made it, ``deadline`` its words; ``mark`` is «SỐ LIỆU MINH HỌA» in examples.
    """

    id: str
    unit: str
    origin: str
    content: str
    deadline: str = ""
    mark: str = ""
