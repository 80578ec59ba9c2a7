"""Which chart helps in which domain; names without quantities, bounds and estimates get none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
from giamsat.model.records import AssignedTask, TaskState
from giamsat.model.records import DossierRow as DossierRecord
from giamsat.model.values import Figure, Rate, State
from giamsat.report.cited import Fact
from giamsat.report.desk import Desk
from giamsat.report.fact_records import count_fact, published_facts, typed_fact
from giamsat.report.undrawn import undrawn
from giamsat.texts_vi.charts import PROGRESS_PUBLISHED
from giamsat.texts_vi.extracts import BY_UNIT

LEAST_DOTS = 2
DRAWN_COLUMNS = {8: "trước hạn (8)", 9: "đúng hạn (9)", 10: "quá hạn (10)"}
"""Columns of Biểu 06 that add up to what was solved."""


_Bar = tuple[ProgressRow, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and the facts of what it draws."""

    chart: FigureBlock
    facts: tuple[Fact, ...]


def chart_for(desk: Desk, domain_id: str) -> Drawn | None:
    """Return the chart of a domain, or ``None`` when the figures at hand make no chart."""
    makers: dict[str, Callable[[Desk], Drawn | None]] = {
        "chi-dao": _direction_chart,
        "tthc": _dossier_chart,
        "cqdt": _target_chart,
        "cds": _system_chart,
        "de-an-06": _utility_chart,
    }
    maker = makers.get(domain_id)
    return maker(desk) if maker else None


def _dossier_chart(desk: Desk) -> Drawn | None:
    """Biểu 06 per sub-unit where there are any, else per field: finds the ward, keeps small n visible."""
    submission = desk.unit_data.submission
    if submission is None:
        return None
    rows = submission.sub_units or tuple(row for row in submission.dossiers if not (row.is_total or row.is_previous))
    drawn = [
        (record, row) for record in rows if (row := _dossier_row(record, desk.round.small_denominator)) is not None
    ]
    if len(drawn) < LEAST_DOTS:
        return None
    missing = [row.label for row in rows if not (row.is_total or row.is_previous or _is_known(row))]
    reading = desk.readings.get("tthc.ty_le_dung_han")
    target = reading.target.target.value if reading and reading.target else None
    what = "đơn vị trực thuộc" if submission.sub_units else "lĩnh vực"
    reported = f" ({BY_UNIT})" if desk.unit_data.extracts else ""
    chart = dossier_bars(
        DossierChart(
            title=f"Hồ sơ đã giải quyết theo {what}, tính đến ngày {short_date(desk.cut_off)}{reported}",
            illustrative=desk.is_illustrative,
            rows=tuple(row for _, row in drawn),
            target=target,
            target_label=f"chỉ tiêu {exact(target)}%" if target is not None else "",
            missing=tuple(missing),
            small_threshold=desk.round.small_denominator,
        )
    )
    facts = [
        typed_fact(dict(record.columns)[code], f"{record.label}: {name}")
        for record, _ in drawn
        for code, name in DRAWN_COLUMNS.items()
    ]
    return Drawn(chart, (*facts, *(desk.facts.target(reading) if reading else ())))


def _is_known(record: DossierRecord) -> bool:
    """Whether all that a bar is made of has been answered; an estimate is, though it makes no bar."""
    figures = (dict(record.columns).get(code) for code in DRAWN_COLUMNS)
    return all(figure is not None and figure.state is not State.MISSING for figure in figures)


def _dossier_row(record: DossierRecord, small: int) -> DossierRow | None:
    values = []
    for code in DRAWN_COLUMNS:
        figure = dict(record.columns).get(code)
        if figure is None or not figure.is_countable or figure.value is None:
            return None
        values.append(figure.value)
    total = sum(values, Decimal(0))
    if not total:
        return None
    return DossierRow(record.label, values[0], values[1], values[2], small=total < small)


def _target_chart(desk: Desk) -> Drawn | None:
    """Shares of e-government that have a target, each against its own."""
    aimed = [reading for reading in desk.in_domain("cqdt") if reading.target is not None]
    drawn = [(reading, row) for reading in aimed if (row := _dot(reading)) is not None]
    if len(drawn) < LEAST_DOTS:
        return None
    others = [(row.indicator.name, row.current) for row in aimed if _dot(row) is None]
    missing, left_out = undrawn(others, desk.round.small_denominator)
    chart = target_dots(
        TargetDotChart(
            title=f"Một số tỷ lệ so với chỉ tiêu giao, tính đến ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(row for _, row in drawn),
            target_label="chỉ tiêu giao",
            missing=missing,
            left_out=left_out,
            n_head="Mẫu số",
            small_threshold=desk.round.small_denominator,
        )
    )
    facts = (fact for reading, _ in drawn for fact in (*desk.facts.current(reading), *desk.facts.target(reading)))
    return Drawn(chart, tuple(facts))


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


def _direction_chart(desk: Desk) -> Drawn | None:
    """Progress of planned things, each as a share of its own plan."""
    bars: list[_Bar] = []
    for indicator_id, unit in (("chi-dao.ty_le_tieu_chi", "tiêu chí"), ("chi-dao.ty_le_khac_phuc", "kiến nghị")):
        reading = desk.readings.get(indicator_id)
        row = _progress_of(reading, unit) if reading else None
        bars.extend([(row, desk.facts.current(reading))] if row and reading else [])
    submission = desk.unit_data.submission
    if submission is not None and submission.tasks:
        bars.append(_task_bar(submission.tasks, desk.cut_off))
    published = _published_bars(desk)
    if bars:  # beside what the unit says, what others published is told apart
        published = [(replace(row, told_by=PROGRESS_PUBLISHED), facts) for row, facts in published]
    return _progress(desk, [*bars, *published], "Tiến độ thực hiện so với kế hoạch")


def _task_bar(tasks: Sequence[AssignedTask], cut_off: date) -> _Bar:
    """Return how many tasks are done, and the rows that are counted."""
    is_done = (TaskState.DONE, TaskState.DONE_LATE)
    states = [standing(task, cut_off).state for task in tasks]
    done = [task for task, state in zip(tasks, states, strict=True) if state in is_done]
    others_not_due = all(state in (*is_done, TaskState.NOT_DUE, TaskState.OPEN) for state in states)
    name = "Nhiệm vụ được giao, tự đặt đã hoàn thành"
    row = ProgressRow(name, Decimal(len(done)), Decimal(len(tasks)), "nhiệm vụ", not_due=others_not_due)
    facts = (
        count_fact((task.source for task in done), "nhiệm vụ đã hoàn thành"),
        count_fact((task.source for task in tasks), "nhiệm vụ được giao, tự đặt"),
    )
    return row, facts


def _published_bars(desk: Desk) -> list[_Bar]:
    """Return published «done of planned» figures of all domains: unlike things, comparable as shares of a plan."""
    bars: list[_Bar] = []
    for item in desk.unit_data.published:
        done, plan = item.numerator, item.denominator
        if not item.is_used or done is None or plan is None:
            continue
        if not (done.is_countable and plan.is_countable and done.value is not None and plan.value):
            continue
        indicator = desk.data.registry.indicators.get(item.figure.indicator_id)
        counted = desk.data.registry.indicators.get(indicator.numerator) if indicator and indicator.numerator else None
        row = ProgressRow(
            item.label,
            done.value,
            plan.value,
            _measure(item.label, counted.measure if counted else ""),
            deadline=item.deadline_text,
            not_due=item.status == TaskState.NOT_DUE.value,
        )
        bars.append((row, published_facts(item)))
    return bars


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


def _system_chart(desk: Desk) -> Drawn | None:
    submission = desk.unit_data.submission
    if submission is None:
        return None
    bars = [_bar(item.name, item.done, item.planned, item.measure) for item in submission.systems]
    return _progress(desk, [bar for bar in bars if bar], "Tiến độ xây dựng hệ thống, cơ sở dữ liệu, dữ liệu ngành")


def _utility_chart(desk: Desk) -> Drawn | None:
    submission = desk.unit_data.submission
    if submission is None:
        return None
    bars = [_bar(item.name, item.served, item.entitled, "người") for item in submission.utilities]
    return _progress(desk, [bar for bar in bars if bar], "Người đã hưởng tiện ích so với đối tượng")


def _bar(name: str, done: Figure | None, plan: Figure | None, unit: str) -> _Bar | None:
    if done is None or plan is None or not (done.is_countable and plan.is_countable):
        return None
    if done.value is None or not plan.value or done.value > plan.value:
        return None
    facts = (typed_fact(done, f"{name}: đã thực hiện"), typed_fact(plan, f"{name}: kế hoạch, đối tượng"))
    return ProgressRow(name, done.value, plan.value, unit), facts


def _progress(desk: Desk, bars: Sequence[_Bar], title: str) -> Drawn | None:
    if not bars:
        return None
    chart = progress_bars(
        ProgressChart(
            title=f"{title}, tính đến ngày {short_date(desk.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(row for row, _ in bars),
        )
    )
    return Drawn(chart, tuple(fact for _, facts in bars for fact in facts))
