"""Tiny builders: every test names only what it is about, the rest is filled in plainly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from giamsat.model.parameters import (
    Citation,
    Comparison,
    Delegation,
    Direction,
    Domain,
    Indicator,
    Kind,
    Letterhead,
    Level,
    Member,
    Phase,
    Round,
    RoundKind,
    RoundUnit,
    Target,
    Unit,
)
from giamsat.model.records import (
    AssignedTask,
    Deadline,
    DeadlineKind,
    DossierRow,
    IndexScore,
    IssuedDocument,
    Submission,
    Survey,
    Utility,
)
from giamsat.model.rounds import (
    Decision,
    PublishedFigure,
    PublishedRecord,
    Receipt,
    Registry,
    RoundData,
    RoundParams,
    UnitData,
)
from giamsat.model.rules import Rule
from giamsat.model.values import Bound, Channel, Figure, Source, Span, State
from giamsat.params import load_registry
from giamsat.settings import Settings

SOURCE = Source(Channel.SUBMISSION, "Báo cáo số 12/BC", "a.xlsx", "02 TTHC", "C5")
PUBLISHED = Source(Channel.PUBLISHED, "Tin về buổi làm việc", "published.csv", line=2)
PERIOD = Span(date(2024, 1, 1), date(2024, 9, 30))
LAST_PERIOD = Span(date(2023, 1, 1), date(2023, 9, 30))
CUT_OFF = date(2024, 9, 30)
DOMAINS = {
    "tthc": Domain(id="tthc", order=3, title="Cải cách thủ tục hành chính", source="mẫu"),
    "tac-dong": Domain(id="tac-dong", order=8, title="Tác động của cải cách hành chính", source="mẫu"),
}


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """Return the rules of params/rules.csv."""
    return load_registry(Settings(Path(__file__).parents[2])).rules


def unit(unit_id: str = "so-a", **changes: Any) -> Unit:
    """Return a department «Sở Mẫu A» of group «so»."""
    name = f"Sở Mẫu {unit_id.rpartition('-')[2].upper()}"
    fields: dict[str, Any] = {
        "id": unit_id, "official_name": name, "short_name": name, "alias": "Sở", "level": Level.DEPARTMENT,
        "group": "so", "order": 1, "fictional": True,
    }  # fmt: skip
    return Unit(**{**fields, **changes})


def indicator(indicator_id: str = "tthc.tiep_nhan", **changes: Any) -> Indicator:
    """Return a count of dossiers asked for by sheet 02."""
    fields: dict[str, Any] = {
        "id": indicator_id, "domain": "tthc", "name": f"Số liệu {indicator_id}", "measure": "hồ sơ",
        "kind": Kind.COUNT, "sheet": "02", "decimals": 0, "definition": "mẫu", "source": "mẫu",
    }  # fmt: skip
    return Indicator(**{**fields, **changes})


def rate_indicator(indicator_id: str = "tthc.ty_le_dung_han", **changes: Any) -> Indicator:
    """Return the share of dossiers resolved in time, wanted high."""
    fields: dict[str, Any] = {
        "name": "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn", "measure": "%", "kind": Kind.RATE, "sheet": "",
        "numerator": "tthc.truoc_dung_han", "denominator": "tthc.da_giai_quyet", "direction": Direction.HIGHER,
        "decimals": 1,
    }  # fmt: skip
    return indicator(indicator_id, **{**fields, **changes})


def target(value: str | int = 95, **changes: Any) -> Target:
    """Return a least value for the share of dossiers resolved in time."""
    fields: dict[str, Any] = {
        "indicator": "tthc.ty_le_dung_han", "value": Decimal(value), "bound": "toi-thieu",
        "document": "Kế hoạch mẫu",
    }  # fmt: skip
    return Target(**{**fields, **changes})


def figure(indicator_id: str = "tthc.tiep_nhan", value: str | int | None = 100, **changes: Any) -> Figure:
    """Return a figure; without a value it is missing, 0 is a true zero."""
    number = None if value is None else Decimal(value)
    state = State.MISSING if number is None else State.ZERO if number == 0 else State.KNOWN
    fields: dict[str, Any] = {"unit_id": "so-a", "state": state, "source": SOURCE, "value": number}
    return Figure(indicator_id, **{**fields, **changes})


def bound(value: str | int, direction: Bound = Bound.ABOVE, indicator_id: str = "tthc.ty_le_dung_han") -> Figure:
    """Return a bound such as «trên 98%»."""
    return figure(indicator_id, value, state=State.BOUND, bound=direction)


def figures(values: Mapping[str, str | int | None], **changes: Any) -> tuple[Figure, ...]:
    """Return figures from ids and values."""
    return tuple(figure(key, value, **changes) for key, value in values.items())


def dossier(columns: Mapping[int, str | int | None], label: str = "Tổng cộng", **changes: Any) -> DossierRow:
    """Return a row of Biểu 06, the total row by default."""
    cells = tuple(
        (number, figure(f"cot.{number}", value, source=replace(SOURCE, cell=f"{'ABCDEFGHIJKLM'[number - 1]}12")))
        for number, value in columns.items()
    )
    fields: dict[str, Any] = {"sub_unit_id": "", "is_total": label == "Tổng cộng", "is_previous": False}
    return DossierRow(label, columns=cells, source=SOURCE, **{**fields, **changes})


def deadline(last_day: date | None = CUT_OFF, kind: DeadlineKind = DeadlineKind.BY, text: str = "") -> Deadline:
    """Return a deadline kept until ``last_day``; ``None`` makes it one that no document states."""
    return Deadline(DeadlineKind.NONE if last_day is None else kind, text, last_day)


def task(number: str = "1", **changes: Any) -> AssignedTask:
    """Return a task due on the cut-off, about which the unit said that it is in progress."""
    fields: dict[str, Any] = {
        "content": f"Nhiệm vụ {number}", "assigned_by": "thanh-pho", "document": "Kế hoạch mẫu", "owner": "",
        "due": deadline(), "done_on": None, "reported_state": "dang-thuc-hien", "product": "", "evidence": "",
        "reason": "", "source": SOURCE,
    }  # fmt: skip
    return AssignedTask(number, **{**fields, **changes})


def document(**changes: Any) -> IssuedDocument:
    """Return a plan issued in January, due by the end of it."""
    fields: dict[str, Any] = {
        "kind": "Kế hoạch", "number": "01/KH", "issued_on": date(2024, 1, 20), "subject": "cải cách hành chính",
        "due": deadline(date(2024, 1, 31)), "source": SOURCE,
    }  # fmt: skip
    return IssuedDocument(**{**fields, **changes})


def score(value: str | None = "91.59", rank: int | None = 2, **changes: Any) -> IndexScore:
    """Return a score of the city's CCHC index of 2022, second of 22."""
    fields: dict[str, Any] = {
        "index_id": "par_hanoi", "version": "2021-2022", "year": 2022, "unit_id": "so-a",
        "score": None if value is None else figure("chi-so.par_hanoi", value, source=PUBLISHED),
        "maximum": None, "rank": rank, "rank_of": 22, "rank_text": "", "published_on": None, "document": "",
        "source": PUBLISHED,
    }  # fmt: skip
    return IndexScore(**{**fields, **changes})


def survey(**changes: Any) -> Survey:
    """Return an independent survey of 300 forms."""
    fields: dict[str, Any] = {
        "name": "Khảo sát hài lòng", "collector": "Đơn vị tư vấn mẫu", "is_self": False, "method": "phiếu giấy",
        "period_text": "tháng 9/2024", "issued": figure("phieu", 320), "collected": figure("phieu", 310),
        "valid": figure("phieu", 300), "satisfied": figure("phieu", 270), "source": SOURCE,
    }  # fmt: skip
    return Survey(**{**fields, **changes})


def utility(**changes: Any) -> Utility:
    """Return a utility of Đề án 06 whose numbers of people add up."""
    fields: dict[str, Any] = {
        "group": 1, "name": "Tiện ích mẫu", "announced_on": None, "entitled": figure("nguoi", 100),
        "served": figure("nguoi", 80), "unserved": figure("nguoi", 20), "reason": "", "data_from": "",
        "source": SOURCE,
    }  # fmt: skip
    return Utility(**{**fields, **changes})


def published(row_id: str = "p1", value: Figure | None = None, **changes: Any) -> PublishedFigure:
    """Return a used row of published.csv for 2022."""
    fields: dict[str, Any] = {
        "year": 2022, "numerator": None, "denominator": None, "collector": "", "deadline_text": "", "quote": "",
        "remark": "", "is_used": True, "status": "", "domain": "tthc", "label": "",
    }  # fmt: skip
    return PublishedFigure(row_id, value or figure(source=PUBLISHED), **{**fields, **changes})


def published_record(row_id: str = "r1", **changes: Any) -> PublishedRecord:
    """Return a published task without a deadline."""
    fields: dict[str, Any] = {
        "unit_id": "so-a", "domain": "tthc", "kind": "nhiem-vu", "number": "1", "content": "Nội dung mẫu",
        "place": "", "deadline_kind": "khong-neu-han", "deadline_text": "", "last_day": None, "status": "",
        "quote": "", "remark": "", "source": PUBLISHED,
    }  # fmt: skip
    return PublishedRecord(row_id, **{**fields, **changes})


def decision(kind: str = "mien", subject: str = "bao-cao", unit_id: str = "so-a") -> Decision:
    """Return a decision of a named person."""
    return Decision(kind, unit_id, subject, "đồng ý", "đã có văn bản", "Trưởng Đoàn", date(2024, 10, 1), PUBLISHED)


def submission(**changes: Any) -> Submission:
    """Return a submission of Sở Mẫu A without any content."""
    lists = (
        "figures", "previous", "dossiers", "sub_units", "scores", "surveys", "utilities", "tasks", "documents",
        "systems", "projects", "initiatives", "shortfalls", "voices", "missing_sheets", "formula_cells",
    )  # fmt: skip
    fields: dict[str, Any] = {
        "unit_id": "so-a", "round_id": "mau", "file": "a.xlsx", "sha256": "", "is_illustrative": True,
        "report_number": "12/BC", "report_date": date(2024, 10, 5), "period": PERIOD, "comparison": LAST_PERIOD,
        **dict.fromkeys(lists, ()),
    }  # fmt: skip
    return Submission(**{**fields, **changes})


def receipt(received_on: date = date(2024, 10, 8)) -> Receipt:
    """Return the receipt of Sở Mẫu A's file."""
    return Receipt("a.xlsx", "", received_on, "Văn phòng", SOURCE)


def unit_data(of: Unit | None = None, **changes: Any) -> UnitData:
    """Return what came in about a unit: nothing, unless said."""
    own = of or unit()
    fields: dict[str, Any] = {
        "row": RoundUnit(id=own.id, delegation="doan-1", mode="truc-tiep"), "submission": None, "receipt": None,
        "published": (), "scores": (), "records": (), "decisions": (),
    }  # fmt: skip
    return UnitData(own, **{**fields, **changes})


def handed_in(
    of: Unit, values: Mapping[str, str | int | None], previous: Mapping[str, str | int | None] | None = None
) -> UnitData:
    """Return a unit that handed in these figures."""
    own = submission(
        unit_id=of.id, figures=figures(values, unit_id=of.id), previous=figures(previous or {}, unit_id=of.id)
    )
    return unit_data(of, submission=own, receipt=receipt())


def round_data(
    units: Iterable[UnitData],
    indicators: Iterable[Indicator] = (),
    targets: Iterable[Target] = (),
    citations: Iterable[Citation] = (),
    **changes: Any,
) -> RoundData:
    """Return a round of 2024 compared with the same period of 2023."""
    rows = tuple(units)
    fields: dict[str, Any] = {
        "id": "mau", "kind": RoundKind.SUPERVISION, "title": "Đợt mẫu", "topic": "cải cách hành chính",
        "period_from": PERIOD.start, "period_to": PERIOD.end, "cut_off": CUT_OFF, "report_date": date(2024, 10, 31),
        "founder": "hdnd", "hand_in_by": date(2024, 10, 10), "letterhead": Letterhead(organ="CƠ QUAN MẪU", place="…"),
        "signer_authority": "TM. ĐOÀN GIÁM SÁT",
        "comparison": Comparison(label="cùng kỳ năm 2023", start=LAST_PERIOD.start, end=LAST_PERIOD.end),
        "delegations": (Delegation(id="doan-1", name="Đoàn số 1", phase=Phase.BEFORE, head=Member(role="truong")),),
        "units": tuple(row.row for row in rows),
    }  # fmt: skip
    cited = tuple(citations)
    params = RoundParams(
        Round(**{**fields, "legal_basis": tuple(row.id for row in cited), **changes}), {}, tuple(targets)
    )
    registry = Registry(
        units={row.unit.id: row.unit for row in rows},
        sub_units={},
        sub_unit_counts=(),
        domains=DOMAINS,
        indicators={row.id: row for row in indicators},
        citations={row.id: row for row in cited},
        deadlines=(),
        rules=shipped_rules(),
    )
    return RoundData(registry, params, {row.unit.id: row for row in rows})
