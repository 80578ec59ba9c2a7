"""Which chart helps in which domain; names without quantities, bounds and estimates get none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from giamsat.analysis.tasks import standing
from giamsat.blocks.model import Figure as FigureBlock
from giamsat.charts.dossiers import dossier_bars
from giamsat.charts.model import DossierChart, DossierRow, DotRow, ProgressChart, ProgressRow, TargetDotChart
from giamsat.charts.progress import progress_bars
from giamsat.charts.target import target_dots
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import exact
from giamsat.model.judgement import Reading
from giamsat.model.records import DossierRow as DossierRecord
from giamsat.model.records import TaskState
from giamsat.model.values import Figure, Rate
from giamsat.report.desk import Desk

LEAST_DOTS = 2


def chart_for(desk: Desk, domain_id: str) -> FigureBlock | None:
    """Return the chart of a domain, or ``None`` when the figures at hand make no chart."""
    makers: dict[str, Callable[[Desk], FigureBlock | None]] = {
        "chi-dao": _direction_chart,
        "tthc": _dossier_chart,
        "cqdt": _target_chart,
        "cds": _system_chart,
        "de-an-06": _utility_chart,
    }
    maker = makers.get(domain_id)
    return maker(desk) if maker else None


def _dossier_chart(desk: Desk) -> FigureBlock | None:
    """Biểu 06 per sub-unit where there are any, else per field: finds the ward, keeps small n visible."""
    submission = desk.unit_data.submission
    if submission is None:
        return None
    rows = submission.sub_units or tuple(row for row in submission.dossiers if not (row.is_total or row.is_previous))
    drawn = [row for record in rows if (row := _dossier_row(record, desk.round.small_denominator)) is not None]
    if len(drawn) < LEAST_DOTS:
        return None
    reading = desk.readings.get("tthc.ty_le_dung_han")
    target = reading.target.target.value if reading and reading.target else None
    what = "đơn vị trực thuộc" if submission.sub_units else "lĩnh vực"
    return dossier_bars(
        DossierChart(
            title=f"Hồ sơ đã giải quyết theo {what}, tính đến ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(drawn),
            target=target,
            target_label=f"chỉ tiêu {exact(target)}%" if target is not None else "",
            small_threshold=desk.round.small_denominator,
        )
    )


def _dossier_row(record: DossierRecord, small: int) -> DossierRow | None:
    values = []
    for code in (8, 9, 10):
        figure = dict(record.columns).get(code)
        if figure is None or not figure.is_countable or figure.value is None:
            return None
        values.append(figure.value)
    total = sum(values, Decimal(0))
    if not total:
        return None
    return DossierRow(record.label, values[0], values[1], values[2], small=total < small)


def _target_chart(desk: Desk) -> FigureBlock | None:
    """Shares of e-government that have a target, each against its own."""
    rows = [row for reading in desk.in_domain("cqdt") if (row := _dot(reading)) is not None]
    if len(rows) < LEAST_DOTS:
        return None
    return target_dots(
        TargetDotChart(
            title=f"Một số tỷ lệ so với chỉ tiêu giao, tính đến ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(rows),
            target_label="chỉ tiêu giao",
            n_head="Mẫu số",
            small_threshold=desk.round.small_denominator,
        )
    )


def _dot(reading: Reading) -> DotRow | None:
    rate = reading.current
    if reading.target is None or not isinstance(rate, Rate) or rate.value is None or rate.denominator is None:
        return None
    return DotRow(
        reading.indicator.name,
        rate.value,
        n=rate.denominator.value,
        small=rate.is_small,
        target=reading.target.target.value,
    )


def _direction_chart(desk: Desk) -> FigureBlock | None:
    """Progress of planned things, each as a share of its own plan."""
    rows = []
    for indicator_id, unit in (("chi-dao.ty_le_tieu_chi", "tiêu chí"), ("chi-dao.ty_le_khac_phuc", "kiến nghị")):
        reading = desk.readings.get(indicator_id)
        row = _progress_of(reading, unit) if reading else None
        rows.extend([row] if row else [])
    submission = desk.unit_data.submission
    if submission is not None and submission.tasks:
        states = [standing(task, desk.cut_off).state for task in submission.tasks]
        done = sum(state in (TaskState.DONE, TaskState.DONE_LATE) for state in states)
        others_not_due = all(
            state in (TaskState.DONE, TaskState.DONE_LATE, TaskState.NOT_DUE, TaskState.OPEN) for state in states
        )
        rows.append(
            ProgressRow(
                "Nhiệm vụ được giao, tự đặt đã hoàn thành",
                Decimal(done),
                Decimal(len(states)),
                "nhiệm vụ",
                not_due=others_not_due,
            )
        )
    rows.extend(_published_rows(desk))
    return _progress(desk, rows, "Tiến độ thực hiện so với kế hoạch")


def _published_rows(desk: Desk) -> list[ProgressRow]:
    """Return published «done of planned» figures of all domains: unlike things, comparable as shares of a plan."""
    rows = []
    for item in desk.unit_data.published:
        done, plan = item.numerator, item.denominator
        if not item.is_used or done is None or plan is None:
            continue
        if not (done.is_countable and plan.is_countable and done.value is not None and plan.value):
            continue
        indicator = desk.data.registry.indicators.get(item.figure.indicator_id)
        counted = desk.data.registry.indicators.get(indicator.numerator) if indicator and indicator.numerator else None
        rows.append(
            ProgressRow(
                item.label,
                done.value,
                plan.value,
                _measure(item.label, counted.measure if counted else ""),
                deadline=item.deadline_text,
                not_due=item.status == TaskState.NOT_DUE.value,
            )
        )
    return rows


def _measure(label: str, measure: str) -> str:
    """Return «phường» where the source speaks of wards only."""
    return "phường" if measure == "phường, xã" and " xã" not in f" {label.lower()}" else measure


def _progress_of(reading: Reading, unit: str) -> ProgressRow | None:
    rate = reading.current
    if not isinstance(rate, Rate) or rate.value is None or rate.numerator is None or rate.denominator is None:
        return None
    if rate.numerator.value is None or rate.denominator.value is None or rate.value > Decimal(100):
        return None
    if rate.numerator.source.channel == "cong-khai":
        return None  # published progress is drawn with its deadline below
    return ProgressRow(reading.indicator.name, rate.numerator.value, rate.denominator.value, unit)


def _system_chart(desk: Desk) -> FigureBlock | None:
    submission = desk.unit_data.submission
    if submission is None:
        return None
    rows = [_progress_row(item.name, item.done, item.planned, item.measure) for item in submission.systems]
    return _progress(desk, [row for row in rows if row], "Tiến độ xây dựng hệ thống, cơ sở dữ liệu, dữ liệu ngành")


def _utility_chart(desk: Desk) -> FigureBlock | None:
    submission = desk.unit_data.submission
    if submission is None:
        return None
    rows = [_progress_row(item.name, item.served, item.entitled, "người") for item in submission.utilities]
    return _progress(desk, [row for row in rows if row], "Người đã hưởng tiện ích so với đối tượng")


def _progress_row(name: str, done: Figure | None, plan: Figure | None, unit: str) -> ProgressRow | None:
    if done is None or plan is None or not (done.is_countable and plan.is_countable):
        return None
    if done.value is None or not plan.value or done.value > plan.value:
        return None
    return ProgressRow(name, done.value, plan.value, unit)


def _progress(desk: Desk, rows: Sequence[ProgressRow], title: str) -> FigureBlock | None:
    if not rows:
        return None
    return progress_bars(
        ProgressChart(
            title=f"{title}, tính đến ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(rows),
        )
    )
