"""Records of a submission: the five record types, scores, surveys, utilities and the unit's own voice.

None of them is an indicator: a document, a task, a system, a project and an initiative each have fields of
their own. Every record keeps the source of its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from giamsat.model.values import Figure, Source, Span


class DeadlineKind(StrEnum):
    """How a document words a deadline; each kind ends on another day."""

    BEFORE = "truoc-ngay"  # the day itself is excluded
    BY = "cham-nhat-ngay"  # the day is included
    WITHIN = "trong-ky"  # a month, quarter or year; the last day of it
    NONE = "khong-neu-han"  # never «quá hạn»


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as worded, its kind, and the last day on which it is kept (``None`` for no deadline)."""

    kind: DeadlineKind
    text: str = ""
    last_day: date | None = None


class TaskState(StrEnum):
    """Where a task stands at the cut-off; NOT_DUE is neither late nor a shortcoming."""

    DONE = "hoan-thanh"
    DONE_LATE = "hoan-thanh-cham"
    PARTLY = "hoan-thanh-mot-phan"
    NOT_DUE = "chua-den-han"
    OVERDUE = "qua-han"
    OPEN = "dang-thuc-hien"  # no deadline was set
    MISSING = "chua-co"


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document that the unit issued, and by when it had to."""

    kind: str
    number: str
    issued_on: date | None
    subject: str
    due: Deadline
    source: Source


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """A task with its assigner («thanh-pho» or «don-vi»), deadline, result and evidence, as the unit reports it."""

    number: str
    content: str
    assigned_by: str
    document: str
    owner: str
    due: Deadline
    done_on: date | None
    reported_state: str
    product: str
    evidence: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class SystemRecord:
    """A database, system, sector data set or operation centre: planned and done amounts, start of use, connections."""

    kind: str
    name: str
    field: str
    planned: Figure | None
    done: Figure | None
    measure: str
    in_use_on: date | None
    connected_to: str
    security_level: str
    source: Source


@dataclass(frozen=True, slots=True)
class Project:
    """An investment project; amounts in million đồng."""

    name: str
    total: Decimal | None
    year_budget: Decimal | None
    disbursed: Decimal | None
    progress: str
    due: Deadline
    source: Source


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative or model with its effect; an empty effect is «chưa có số liệu», not zero."""

    name: str
    place: str
    started: str
    dossiers: str
    time_before: str
    time_after: str
    spread_to: str
    source: Source


@dataclass(frozen=True, slots=True)
class Utility:
    """One utility of Đề án 06: its group (1–5), people entitled, served and not yet served."""

    group: int
    name: str
    announced_on: date | None
    entitled: Figure | None
    served: Figure | None
    unserved: Figure | None
    reason: str
    data_from: str
    source: Source


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey: who collected, how, and the four counts of forms. ``is_self`` marks the rated body's own survey."""

    name: str
    collector: str
    is_self: bool
    method: str
    period_text: str
    issued: Figure | None
    collected: Figure | None
    valid: Figure | None
    satisfied: Figure | None
    source: Source


@dataclass(frozen=True, slots=True)
class IndexScore:
    """A score or rank of an index: index and version, year scored, published on, document; maximum only if published.

    ``rank_text`` stands for a rank that is told in words only. ``id`` and ``remark`` come from published.csv;
    ``is_used`` is false for a score kept only to show a conflict or a slip.
    """

    index_id: str
    version: str
    year: int
    unit_id: str
    score: Figure | None
    maximum: Decimal | None
    rank: int | None
    rank_of: int | None
    rank_text: str
    published_on: date | None
    document: str
    source: Source
    id: str = ""
    remark: str = ""
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class IndexShortfall:
    """A criterion on which last year's index took points off, and what the unit did about it."""

    criterion: str
    points_lost: Decimal | None
    cause: str
    measure: str
    due: Deadline
    state: str
    evidence: str
    source: Source


@dataclass(frozen=True, slots=True)
class UnitVoice:
    """What the unit itself says: a difficulty, its cause (``khach-quan``, ``chu-quan``), a proposal, its addressee."""

    difficulty: str
    cause_kind: str
    cause: str
    proposal: str
    addressee: str
    source: Source


@dataclass(frozen=True, slots=True)
class RequestReply:
    """A request of an earlier round, and what the unit says became of it; ``state`` is a slug of PROGRESS."""

    code: str
    content: str
    reply: str
    state: str
    done_on: date | None
    evidence: str
    source: Source


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One row of Biểu 06 (TT 01/2020/TT-VPCP): a field or sub-unit with its columns (3) to (13).

    ``columns`` maps 3…13 to figures; ``is_total`` marks the total row, ``is_previous`` last period's total.
    ``note`` is the unit's own explanation. ``is_summed`` totals are the form's own formula: no unit reported them.
    """

    label: str
    sub_unit_id: str
    columns: tuple[tuple[int, Figure], ...]
    is_total: bool
    is_previous: bool
    source: Source
    note: str = ""
    is_summed: bool = False

    def __getitem__(self, column: int) -> Figure:
        return dict(self.columns)[column]


class SubmissionKind(StrEnum):
    """What a handed-in file is to those before it."""

    FIRST = "lan-dau"
    REPLACEMENT = "thay-the"  # counts instead of all before it; both are kept
    SUPPLEMENT = "bo-sung"  # changes the cells it fills, keeps the rest
    PART = "mot-phan"  # some sheets, filled by one office of the unit


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file beside the first that a submission was put together from."""

    file: str
    sha256: str
    kind: SubmissionKind
    document: str = ""  # number and day of the letter that came with it
    filled_by: str = ""
    received_on: date | None = None
    check_code: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A figure that a supplement changed: before → after, by which document. ``label`` names it in words."""

    indicator_id: str
    label: str
    before: Figure | None
    after: Figure
    document: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one unit handed in, read: its cover, its figures and its records.

    ``file`` and ``sha256`` are those of the workbook that the others complete; ``files`` are the partial files and
    supplements joined with it, in the order in which they came. ``definitions`` pairs fields of the form's
    DEFINITIONS with the chosen slug; ``amendments`` are what supplements changed. ``confirmed`` names the indicators
    that the unit looked at once more and keeps. ``missing_sheets`` holds the numbers of required sheets that are not
    there; ``not_applicable`` pairs the number of a sheet that the cover calls not applicable with the basis it gives.
    ``check_code`` is what the form's signed page must show, «» for a workbook that has none.
    """

    unit_id: str
    round_id: str
    file: str
    sha256: str
    is_illustrative: bool
    report_number: str
    report_date: date | None
    period: Span
    comparison: Span | None
    figures: tuple[Figure, ...]
    previous: tuple[Figure, ...]
    dossiers: tuple[DossierRow, ...]
    sub_units: tuple[DossierRow, ...]
    scores: tuple[IndexScore, ...]
    surveys: tuple[Survey, ...]
    utilities: tuple[Utility, ...]
    tasks: tuple[AssignedTask, ...]
    documents: tuple[IssuedDocument, ...]
    systems: tuple[SystemRecord, ...]
    projects: tuple[Project, ...]
    initiatives: tuple[Initiative, ...]
    shortfalls: tuple[IndexShortfall, ...]
    voices: tuple[UnitVoice, ...]
    missing_sheets: tuple[str, ...]
    formula_cells: tuple[
        str, ...
    ]  # «sheet!cell», of ``files`` «file!sheet!cell»: answers given as formulas, asked about
    not_applicable: tuple[tuple[str, str], ...] = ()
    requests: tuple[RequestReply, ...] = ()
    form_version: str = "1"
    kind: SubmissionKind = SubmissionKind.FIRST
    document: str = ""
    filled_by: str = ""
    definitions: tuple[tuple[str, str], ...] = ()
    confirmed: tuple[str, ...] = ()
    files: tuple[HandedFile, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    check_code: str = ""
