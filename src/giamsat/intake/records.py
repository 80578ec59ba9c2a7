"""The record tables of a submission: one reader for each type of record; a row without its key cells is a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from giamsat.intake.cells import RowReader, check_past, quoted
from giamsat.intake.context import Context
from giamsat.intake.tables import FoundTable, is_filled
from giamsat.intake.wording import place_words
from giamsat.model.records import (
    AssignedTask,
    IndexScore,
    IndexShortfall,
    Initiative,
    IssuedDocument,
    Project,
    RequestReply,
    Survey,
    SystemRecord,
    UnitVoice,
    Utility,
)

Record = TypeVar("Record")


def read_records(context: Context, table: FoundTable, make: Callable[[RowReader], Record]) -> tuple[Record, ...]:
    """Read every row of a table with ``make``; a double of a row is a fault."""
    return tuple(make(row) for row in _rows(context, table))


def _rows(context: Context, table: FoundTable) -> Iterator[RowReader]:
    keys = [column for column in table.table.columns if column.key]
    seen: dict[tuple[str, ...], RowReader] = {}
    for number in table.rows:
        row = RowReader(context, table.grid, number, table.table, table.columns)
        empty = [column for column in keys if not row.text(column.field)]
        for column in empty:
            if not is_filled(row.grid, row.row, row.columns[column.field]):  # else it was refused already
                row.fault("record-key-missing", column.field, column=column.header)
        whole = tuple(row.text(column.field) for column in table.table.columns if column.field != "number")
        if whole in seen:
            first = seen[whole]
            place = context.place(first.grid.name, first.cell(keys[0].field))
            row.fault("record-twice", keys[0].field, other=place_words(place))
            continue
        seen[whole] = row
        if not empty:
            yield row


def score(row: RowReader) -> IndexScore:
    """Read a row of «Kết quả các chỉ số»; a result published after the round's report is a fault."""
    year = row.number("year", whole=True)
    published_on = row.day("published_on")
    if published_on is not None and published_on > row.context.report_date:
        check_past(row.context, row.grid.name, row.cell("published_on"), published_on)
    points = row.figure("score", row.text("index_id"), whole=False, is_share=True)
    rank = row.number("rank", whole=True)
    rank_of = row.number("rank_of", whole=True)
    if rank is not None and (rank < 1 or (rank_of is not None and rank > rank_of)):
        row.fault("rank-outside", "rank", found=quoted(row.value("rank")))
    return IndexScore(
        index_id=row.text("index_id"),
        version=row.text("version"),
        year=int(year or 0),
        unit_id=row.context.unit.id,
        score=None if points is None else replace(points, period=None),  # the year scored, not the round's period
        maximum=row.number("maximum"),
        rank=None if rank is None else int(rank),
        rank_of=None if rank_of is None else int(rank_of),
        rank_text="",
        published_on=published_on,
        document=row.text("document"),
        source=row.source("index_id" if rank is None else "rank"),  # the score has its own cell
    )


def survey(row: RowReader) -> Survey:
    """Read a row of «Khảo sát mức độ hài lòng»; the body's own survey and an independent one feed other indicators."""
    is_self = row.choice("is_self") == "co"
    prefix = "tac-dong.tu_ks" if is_self else "tac-dong.phieu"
    return Survey(
        name=row.text("name"),
        collector=row.text("collector"),
        is_self=is_self,
        method=row.text("method"),
        period_text=row.text("period_text"),
        issued=row.figure("issued", f"{prefix}_phat_ra"),
        collected=row.figure("collected", f"{prefix}_thu_ve"),
        valid=row.figure("valid", f"{prefix}_hop_le"),
        satisfied=row.figure("satisfied", f"{prefix}_hai_long"),
        source=row.source("name"),
    )


def task(row: RowReader) -> AssignedTask:
    """Read a row of «Nhiệm vụ được giao»; ``reported_state`` is a slug of TaskState, «» when none was chosen."""
    return AssignedTask(
        number=row.text("number"),
        content=row.text("content"),
        assigned_by=row.choice("assigned_by"),
        document=row.text("document"),
        owner=row.text("owner"),
        due=row.due(),
        done_on=row.day("done_on"),
        reported_state=row.choice("reported_state"),
        product=row.text("product"),
        evidence=row.text("evidence"),
        reason=row.text("reason"),
        source=row.source("content"),
    )


def document(row: RowReader) -> IssuedDocument:
    """Read a row of «Danh mục văn bản»."""
    return IssuedDocument(
        kind=row.text("kind"),
        number=row.text("number"),
        issued_on=row.day("issued_on"),
        subject=row.text("subject"),
        due=row.due(),
        source=row.source("subject"),
    )


def system(row: RowReader) -> SystemRecord:
    """Read a row of «Hệ thống, cơ sở dữ liệu, dữ liệu ngành»."""
    return SystemRecord(
        kind=row.text("kind"),
        name=row.text("name"),
        field=row.text("field"),
        planned=row.figure("planned", "cds.khoi_luong_ke_hoach", whole=False),
        done=row.figure("done", "cds.khoi_luong_thuc_hien", whole=False),
        measure=row.text("measure"),
        in_use_on=row.day("in_use_on"),
        connected_to=row.text("connected_to"),
        security_level=row.text("security_level"),
        source=row.source("name"),
    )


def utility(row: RowReader) -> Utility:
    """Read a row of «Tiện ích đã công bố»; its counts carry the indicator of its group (1 to 5)."""
    number = row.number("group", whole=True)
    group = int(number) if number is not None else 0
    if number is not None and not 1 <= group <= 5:
        row.fault("group-outside", "group", found=quoted(row.value("group")))
    prefix = f"de-an-06.nhom_{group}"
    return Utility(
        group=group,
        name=row.text("name"),
        announced_on=row.day("announced_on"),
        entitled=row.figure("entitled", f"{prefix}_doi_tuong"),
        served=row.figure("served", f"{prefix}_da_huong"),
        unserved=row.figure("unserved", f"{prefix}_chua_huong"),
        reason=row.text("reason"),
        data_from=row.text("data_from"),
        source=row.source("name"),
    )


def initiative(row: RowReader) -> Initiative:
    """Read a row of «Sáng kiến, mô hình»; all of it is text, an empty effect stays empty."""
    return Initiative(
        name=row.text("name"),
        place=row.text("place"),
        started=row.text("started"),
        dossiers=row.text("dossiers"),
        time_before=row.text("time_before"),
        time_after=row.text("time_after"),
        spread_to=row.text("spread_to"),
        source=row.source("name"),
    )


def shortfall(row: RowReader) -> IndexShortfall:
    """Read a row of «Hạn chế chỉ số»; ``state`` is a slug of TaskState, «» when none was chosen."""
    return IndexShortfall(
        criterion=row.text("criterion"),
        points_lost=row.number("points_lost"),
        cause=row.text("cause"),
        measure=row.text("measure"),
        due=row.due(),
        state=row.choice("state"),
        evidence=row.text("evidence"),
        source=row.source("criterion"),
    )


def voice(row: RowReader) -> UnitVoice:
    """Read a row of «Khó khăn, đề xuất»: the unit's own words."""
    return UnitVoice(
        difficulty=row.text("difficulty"),
        cause_kind=row.choice("cause_kind"),
        cause=row.text("cause"),
        proposal=row.text("proposal"),
        addressee=row.text("addressee"),
        source=row.source("difficulty"),
    )


def request(row: RowReader) -> RequestReply:
    """Read a row of «Kiến nghị đợt trước»: what the unit says became of a request."""
    return RequestReply(
        code=row.text("code"),
        content=row.text("content"),
        reply=row.text("reply"),
        state=row.choice("state"),
        done_on=row.day("done_on"),
        evidence=row.text("evidence"),
        source=row.source("code"),
    )


def project(row: RowReader) -> Project:
    """Read a row of «Dự án đầu tư»; amounts in million đồng."""
    return Project(
        name=row.text("name"),
        total=row.number("total"),
        year_budget=row.number("year_budget"),
        disbursed=row.number("disbursed"),
        progress=row.text("progress"),
        due=row.due(),
        source=row.source("name"),
    )
