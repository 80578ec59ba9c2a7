"""Units by indicator in official order, and the order within a group by one indicator.

No score of the kit's own and no league table: one indicator, with n, within one group, «chưa thẩm định».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from giamsat.analysis.groups import Ordering, all_holdings, group_rate, ordering
from giamsat.blocks.model import Appendix, Block, Fragment, Promise
from giamsat.charts.change import dumbbell
from giamsat.charts.model import ChangeChart, ChangeRow, DotRow, LeftOut, TargetDotChart
from giamsat.charts.target import target_dots
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, fraction, percent
from giamsat.formatting.text import capitalized
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import Figure, GroupRate, Rate, State
from giamsat.report.cited import Fact, Words, cell, cite, joined_facts
from giamsat.report.compose import Column, TableText, lead, small
from giamsat.report.domain_charts import Drawn
from giamsat.report.fact_records import counted, published_facts, rank_facts, score_facts
from giamsat.report.facts import NOW
from giamsat.report.published import published_value
from giamsat.report.record_cells import named, told
from giamsat.report.round_desk import MOST_COMPARED, MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_hand_in import MATRIX, numeral
from giamsat.report.rows import rank_text, score_text
from giamsat.report.sentences import units_below_target
from giamsat.report.speech import GROUP_NAMES
from giamsat.report.undrawn import undrawn
from giamsat.report.values import APPLIES_NOT, NONE, target_text, value_text
from giamsat.texts_vi.ground import NO_DATA

LEAST_ORDERED = 2
UNKNOWN_WORDS = (NO_DATA, "có mẫu số nhỏ", "chỉ có số ước tính")
_COUNTED_UNITS = "số đơn vị, đếm theo số liệu của từng đơn vị"
SIGNS = "✓ đạt chỉ tiêu; ✗ chưa đạt; – chưa có số liệu; o không áp dụng; (n) số hồ sơ, phiếu ít, không tính tỷ lệ"


def comparison(desk: RoundDesk) -> Fragment:
    """Return section II: a table of the key indicators, who is below a target, a chart."""
    chosen = desk.compared(MOST_COMPARED)
    if not chosen:
        return Fragment("II", tuple(_published(desk)), promise=Promise(paragraphs=1))
    blocks: list[Block] = [lead(words) for words in below_sentences(desk)]
    blocks.append(desk.labels.table("so-sanh", _comparison_table(desk, chosen), illustrative=desk.is_illustrative))
    blocks.append(small("Tính chung là tổng tử số chia tổng mẫu số của các đơn vị có đủ hai số liệu trong nhóm."))
    dots = _dots(desk)
    if dots is not None:
        blocks.append(desk.labels.figure("so-sanh", dots.chart, dots.facts))
    changes = _changes(desk)
    if changes is not None:
        blocks.append(desk.labels.figure("thay-doi", changes.chart, changes.facts))
    return Fragment("II", tuple(blocks), promise=Promise(tables=1, paragraphs=1))


def ordering_section(desk: RoundDesk) -> Fragment:
    """Return section III: one table for each group, and who could not be compared, with the reason."""
    key = desk.round.ordering_indicator
    if not key or not desk.has_submissions:
        text = "Đợt này không sắp thứ tự các đơn vị: số liệu hiện có không cùng kỳ, cùng nguồn để so sánh."
        return Fragment("III", (lead(text),), promise=Promise(paragraphs=1))
    indicator = desk.data.registry.indicators[key]
    held = all_holdings(desk.data)
    blocks: list[Block] = []
    tables = 0
    for group in desk.groups:
        decimals = _decimals(desk, indicator, group)
        found = ordering(desk.data, indicator, group, held, decimals)
        if found.n < LEAST_ORDERED:
            name, least = GROUP_NAMES.get(group, group), count_words(LEAST_ORDERED)
            blocks.append(lead(f"Nhóm {name}: không sắp thứ tự, vì có dưới {least} đơn vị đủ số liệu."))
        else:
            tables += 1
            content = _ordering_table(desk, found, decimals)
            blocks.append(desk.labels.table(f"thu-tu-{group}", content, illustrative=desk.is_illustrative))
        if found.left_out:
            out = "; ".join(f"{row.unit.short_name} ({row.reason})" for row in found.left_out)
            blocks.append(small(f"Không đưa vào so sánh: {out}."))
    intro = lead(
        f"Thứ tự trong từng nhóm theo một chỉ tiêu là {indicator.name[0].lower()}{indicator.name[1:]}, theo số liệu "
        "đơn vị báo cáo, chưa thẩm định; không phải xếp hạng của Đoàn."
    )
    return Fragment("III", (intro, *blocks), promise=Promise(tables=tables, paragraphs=1))


def matrix_appendix(desk: RoundDesk) -> Fragment:
    """Return the appendix of units by indicators with signs that read without colour."""
    chosen = desk.compared(MOST_IN_MATRIX)
    if not chosen:
        return Fragment("phu-luc.ma-tran")
    width = 0.8 / len(chosen)
    columns = (Column("Đơn vị", 0.2), *(Column(row.name, width, "right") for row in chosen))
    rows: list[tuple[Words, ...]] = [
        (unit.short_name, *(_matrix_cell(desk, own.get(row.id)) if own is not None else NONE for row in chosen))
        for unit in desk.units
        for own in (desk.readings.get(unit.id),)
    ]
    rows.append(("Số đơn vị đạt/có chỉ tiêu và có số liệu", *(_met_of(desk, row) for row in chosen)))
    content = TableText(
        columns,
        rows,
        "Các đơn vị theo một số chỉ tiêu",
        f"Số liệu tính đến ngày {short_date(desk.round.cut_off)}. Ký hiệu: {SIGNS}",
        strong_rows=frozenset({len(rows) - 1}),
    )
    block = desk.labels.table("ma-tran", content, illustrative=desk.is_illustrative)
    appendix = Appendix(
        numeral(desk, MATRIX),
        "SỐ LIỆU CÁC ĐƠN VỊ THEO MỘT SỐ CHỈ TIÊU",
        f"(Kèm theo tài liệu tổng hợp {desk.round.title})",
        True,
        (block,),
    )
    return Fragment("phu-luc.ma-tran", appendix=appendix)


def below_sentences(desk: RoundDesk) -> list[Words]:
    """Return for each compared indicator with a target who has not met it; nothing for indicators without one."""
    told = []
    for indicator in desk.compared(MOST_COMPARED):
        checked = [
            (unit, reading)
            for unit in desk.units
            if (reading := desk.readings.get(unit.id, {}).get(indicator.id)) is not None
            and reading.target is not None
            and not _applies_not(reading)
        ]
        judged = [(unit, row) for unit, row in checked if row.target is not None and row.target.is_met is not None]
        if not judged:
            continue
        missed = [(unit, row) for unit, row in judged if row.target is not None and not row.target.is_met]
        below = [(unit.short_name, _short(row)) for unit, row in missed]
        ceiling = judged[0][1].target is not None and judged[0][1].target.target.bound == "toi-da"
        verdict = "vượt mức tối đa" if ceiling else "chưa đạt chỉ tiêu"
        unknown = len(checked) - len(judged)
        why = _unknown_words([row for _, row in checked if row.target is None or row.target.is_met is None])
        targets = _targets_words([row for _, row in judged])
        verdicts = units_below_target(below, len(judged), verdict, unknown, unknown_words=why)
        facts = [fact for unit, row in missed for fact in desk.facts.current_of(row, unit)]
        facts += [fact for _, row in judged for fact in desk.facts.target(row)]
        facts += [counted(_COUNTED_UNITS, str(number), [number]) for number in (len(missed), len(judged), unknown)]
        told.append(cite(f"{indicator.name} ({targets}): {verdicts}", joined_facts(facts)))
    return told


def _unknown_words(rows: Sequence[Reading]) -> str:
    """Return why units are not counted: nothing is known, too few cases, or no exact number."""
    is_small = any(isinstance(row.current, Rate) and row.current.is_small for row in rows)
    is_vague = any(not row.is_missing and not (isinstance(row.current, Rate) and row.current.is_small) for row in rows)
    is_missing = any(row.is_missing for row in rows)
    words = [word for word, is_so in zip(UNKNOWN_WORDS, (is_missing, is_small, is_vague), strict=True) if is_so]
    return " hoặc ".join(words) or NO_DATA


def _targets_words(rows: Sequence[Reading]) -> str:
    """Return the targets that the units are held against: one for all, or one for each group."""
    by_group: dict[str, set[str]] = {}
    for row in rows:
        group = GROUP_NAMES.get(row.unit.group, row.unit.group)
        by_group.setdefault(group, set()).add(target_text(row.target, row.indicator))
    distinct = {text for texts in by_group.values() for text in texts}
    if len(distinct) == 1:
        return f"chỉ tiêu {distinct.pop()}"
    return "chỉ tiêu: " + "; ".join(f"{group} {', '.join(sorted(texts))}" for group, texts in by_group.items())


def _comparison_table(desk: RoundDesk, chosen: tuple[Indicator, ...]) -> TableText:
    width = 0.66 / len(chosen)
    columns = (
        Column("TT", 0.06, "center"),
        Column("Đơn vị", 0.24),
        *(Column(row.name, width, "right") for row in chosen),
    )
    rows: list[tuple[Words, ...]] = []
    strong = set()
    for number, unit in enumerate(desk.units, start=1):
        own = desk.readings.get(unit.id)
        cells = [_value_cell(desk, own.get(row.id)) if own is not None else NONE for row in chosen]
        rows.append((str(number), unit.short_name, *cells))
    held = all_holdings(desk.data)
    for group in desk.groups:
        rates = [group_rate(desk.data, row, group, held) for row in chosen]
        if any(rates):
            strong.add(len(rows))
            cells = [_group_cell(desk, row, rate) for row, rate in zip(chosen, rates, strict=True)]
            rows.append(("", f"Tính chung nhóm {GROUP_NAMES.get(group, group)}", *cells))
    scope = f"Số liệu tính đến ngày {short_date(desk.round.cut_off)}; đơn vị xếp theo thứ tự chính thức"
    return TableText(columns, rows, "So sánh các đơn vị theo một số chỉ tiêu", scope, strong_rows=frozenset(strong))


def _applies_not(reading: Reading) -> bool:
    return isinstance(reading.current, Figure) and reading.current.state is State.NOT_APPLICABLE


def _short(reading: Reading | None) -> str:
    """Return a value without its counts, for a narrow column; a small denominator keeps them."""
    if reading is None:
        return APPLIES_NOT
    rate = reading.current
    if isinstance(rate, Rate) and rate.value is not None and not rate.is_small:
        return percent(rate.value, reading.decimals)
    return value_text(reading.current, reading.indicator, reading.decimals)


def _value_cell(desk: RoundDesk, reading: Reading | None) -> Words:
    text = _short(reading)
    return text if reading is None or text == NONE else cell(text, desk.facts.current(reading))


def _group_cell(desk: RoundDesk, indicator: Indicator, rate: GroupRate | None) -> Words:
    if rate is None or rate.value is None:
        return NONE
    return cell(percent(rate.value, 1), desk.facts.group(rate, f"{indicator.name}: "))


def _matrix_cell(desk: RoundDesk, reading: Reading | None) -> Words:
    text = _matrix_text(reading)
    return text if reading is None or text in (NONE, "o") else cell(text, desk.facts.current(reading))


def _matrix_text(reading: Reading | None) -> str:
    if reading is None:
        return "o"
    text = _short(reading)
    if text == APPLIES_NOT:
        return "o"
    if isinstance(reading.current, Rate) and reading.current.is_small:
        return f"({text})"
    if reading.target is None or reading.target.is_met is None or text == NONE:
        return text
    return f"{text} {'✓' if reading.target.is_met else '✗'}"


def _met_of(desk: RoundDesk, indicator: Indicator) -> Words:
    checks = [
        own[indicator.id].target
        for own in desk.readings.values()
        if indicator.id in own and own[indicator.id].target is not None
    ]
    judged = [check for check in checks if check is not None and check.is_met is not None]
    if not judged:
        return NONE
    met = sum(bool(check.is_met) for check in judged)
    text = fraction(met, len(judged))
    return cell(text, [counted(f"{_COUNTED_UNITS}, theo các hàng của bảng này", text, [met, len(judged)])])


def _decimals(desk: RoundDesk, indicator: Indicator, group: str) -> int:
    """Return with how many decimals a group's values are printed, so that none looks other than in its own report."""
    shown = [
        own[indicator.id].decimals
        for own in desk.readings.values()
        if indicator.id in own and own[indicator.id].unit.group == group
    ]
    return max(shown, default=indicator.decimals)


def _ordering_table(desk: RoundDesk, found: Ordering, decimals: int) -> TableText:
    columns = (
        Column("Thứ tự", 0.12, "center"),
        Column("Đơn vị", 0.46),
        Column(found.indicator.name, 0.24, "right"),
        Column("Mẫu số (n)", 0.18, "right"),
    )
    rows = [
        (
            f"{row.place}/{found.n}",
            row.unit.short_name,
            cell(_printed(row.printed, found.indicator, decimals), desk.facts.value(row.value, found.indicator, NOW)),
            _size_cell(desk, row.value, found.indicator),
        )
        for row in found.rows
    ]
    return TableText(columns, rows, f"Thứ tự trong nhóm {GROUP_NAMES.get(found.group, found.group)}")


def _printed(value: Decimal, indicator: Indicator, decimals: int) -> str:
    return percent(value, decimals) if indicator.kind is Kind.RATE else exact(value)


def _size_cell(desk: RoundDesk, value: Figure | Rate, indicator: Indicator) -> Words:
    if not isinstance(value, Rate) or value.denominator is None or value.denominator.value is None:
        return NONE
    return cell(exact(value.denominator.value), desk.facts.denominator(value, indicator))


def _dots(desk: RoundDesk) -> Drawn | None:
    """One dot per unit on the ordering indicator, groups apart, target as a line."""
    key = desk.round.ordering_indicator
    indicator = desk.data.registry.indicators.get(key)
    if indicator is None or indicator.kind is not Kind.RATE:
        return None
    rows = []
    others: list[tuple[str, Figure | Rate | None]] = []
    not_asked: list[LeftOut] = []
    facts: list[Fact] = []
    targets: set[Decimal | None] = set()
    for unit in desk.units:
        reading = desk.readings.get(unit.id, {}).get(key)
        rate = reading.current if reading else None
        if reading is None or not isinstance(rate, Rate) or rate.value is None or rate.denominator is None:
            if reading is None and unit.id in desk.readings:
                not_asked.append(LeftOut(unit.short_name, APPLIES_NOT))
            else:
                others.append((unit.short_name, reading.current if reading else None))
            continue
        own = reading.target.target.value if reading.target else None
        targets.add(own)
        group = capitalized(GROUP_NAMES.get(unit.group, unit.group))
        n = rate.denominator.value
        rows.append(DotRow(unit.short_name, rate.value, n=n, group=group, small=rate.is_small, target=own))
        facts += (*desk.facts.current_of(reading, unit), *desk.facts.target(reading))
    if len(rows) < LEAST_ORDERED:
        return None
    # One line for all when all have the same target, else each its own.
    target = next(iter(targets)) if len(targets) == 1 else None
    if target is not None:
        rows = [replace(row, target=None) for row in rows]
    missing, left_out = undrawn(others, desk.round.small_denominator)
    chart = target_dots(
        TargetDotChart(
            title=f"{indicator.name}, tính đến ngày {short_date(desk.round.cut_off)}",
            illustrative=desk.is_illustrative,
            rows=tuple(rows),
            target=target,
            target_label=f"chỉ tiêu {exact(target)}%" if target is not None else "",
            missing=missing,
            left_out=(*not_asked, *left_out),
            n_head="Mẫu số",
            small_threshold=desk.round.small_denominator,
        )
    )
    return Drawn(chart, joined_facts(facts))


def _changes(desk: RoundDesk) -> Drawn | None:
    """Last period and this one for each comparable unit; the others are listed with the reason."""
    key = desk.round.ordering_indicator
    indicator = desk.data.registry.indicators.get(key)
    if indicator is None or indicator.kind is not Kind.RATE or desk.round.comparison is None:
        return None
    rows: list[ChangeRow] = []
    facts: list[Fact] = []
    left_out: list[LeftOut] = []
    for unit in desk.units:
        reading = desk.readings.get(unit.id, {}).get(key)
        now, before = (reading.current, reading.previous) if reading else (None, None)
        unknown = APPLIES_NOT if reading is None and unit.id in desk.readings else NO_DATA
        reason = reading.change.reason if reading and reading.change else unknown
        if reading is None or reason or not isinstance(now, Rate) or not isinstance(before, Rate):
            left_out.append(LeftOut(unit.short_name, reason or unknown))
        elif now.value is not None and before.value is not None:
            group = capitalized(GROUP_NAMES.get(unit.group, unit.group))
            rows.append(ChangeRow(unit.short_name, before.value, now.value, group=group))
            facts += (*desk.facts.current_of(reading, unit), *desk.facts.previous_of(reading, unit))
    if len(rows) < LEAST_ORDERED:
        return None
    label = desk.round.comparison.label
    chart = dumbbell(
        ChangeChart(
            title=f"{indicator.name}: thay đổi so với {label}",
            illustrative=desk.is_illustrative,
            rows=tuple(rows),
            before_label=capitalized(label),
            after_label="Kỳ này",
            left_out=tuple(left_out),
        )
    )
    return Drawn(chart, tuple(facts))


def _published(desk: RoundDesk) -> list[Block]:
    """Return published scores by unit: each of its own year and version, so nothing is compared or ordered."""
    units = desk.data.units.values()
    without = [item.unit.short_name for item in units if not (item.scores or item.published or item.records)]
    context = _context(desk)
    intro = "Không có biểu mẫu số liệu của các đơn vị nên không so sánh theo chỉ tiêu."
    if len(without) == len(desk.data.units) and not context:
        return [lead(f"{intro} Chưa có số liệu công khai về đơn vị nào trong đợt.")]
    intro += (
        " Dưới đây là số liệu công khai có nguồn; mỗi số giữ năm và phiên bản của mình, không so sánh giữa các năm, "
        "các bộ chỉ số."
    )
    columns = (
        Column("Đơn vị", 0.20),
        Column("Chỉ số; phiên bản", 0.26),
        Column("Năm", 0.07, "center"),
        Column("Kết quả", 0.10, "right"),
        Column("Thứ hạng", 0.13, "center"),
        Column("Nguồn", 0.24),
    )
    indicators = desk.data.registry.indicators
    rows = [
        (
            named(item.unit.short_name, score.source, f"năm {score.year}"),
            told("; ".join(filter(None, (indicators[score.index_id].name, score.version))), score.source, "chỉ số"),
            str(score.year),
            cell(score_text(score), score_facts(score)),
            cell(rank_text(score), rank_facts(score)),
            told(score.source.title, score.source, "nguồn"),
        )
        for item in units
        for score in sorted(item.scores, key=lambda score: (score.index_id, -score.year))
        if score.index_id in indicators and score.unit_id == item.unit.id
    ]
    blocks: list[Block] = [lead(intro)]
    if rows:
        content = TableText(columns, rows, "Chỉ số đã công bố của các đơn vị")
        blocks.append(desk.labels.table("cong-bo", content, illustrative=desk.is_illustrative))
    blocks.extend(context)
    if without:
        blocks.append(lead(f"Chưa có số liệu công khai về: {'; '.join(without)}."))
    return blocks


def _context(desk: RoundDesk) -> list[Block]:
    """Return published figures of bodies outside the round (the city): they are nobody's row in it."""
    rows = [
        (
            desk.data.registry.units[row.figure.unit_id].short_name,
            told(row.label, row.figure.source, "nội dung"),
            cell(published_value(row), published_facts(row)),
            told(row.figure.source.title, row.figure.source, "nguồn"),
        )
        for row in desk.data.context
        if row.is_used and row.figure.unit_id in desk.data.registry.units
    ]
    if not rows:
        return []
    columns = (
        Column("Phạm vi", 0.16),
        Column("Nội dung", 0.36),
        Column("Số liệu công bố", 0.18, "right"),
        Column("Nguồn", 0.30),
    )
    content = TableText(columns, rows, "Số liệu chung, không tính cho đơn vị nào trong đợt")
    return [desk.labels.table("boi-canh", content, illustrative=desk.is_illustrative)]
