"""Units by indicator in official order, and the order within a group by one indicator.

No score of the kit's own and no league table: one indicator, with n, within one group, «chưa thẩm định».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from giamsat.analysis.groups import Ordering, all_holdings, group_rate, ordering
from giamsat.blocks.model import Block, Fragment, Promise
from giamsat.formatting.dates import short_date
from giamsat.formatting.numbers import count_words, exact, percent
from giamsat.model.judgement import Reading
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.values import Figure, GroupRate, Rate, State
from giamsat.report.cited import Words, cell, cite, joined_facts
from giamsat.report.compose import Column, TableText, lead, small
from giamsat.report.fact_records import counted, published_facts, rank_facts, score_facts
from giamsat.report.facts import NOW
from giamsat.report.published import published_value
from giamsat.report.record_cells import named, told
from giamsat.report.round_charts import change_blocks, target_blocks
from giamsat.report.round_desk import MOST_COMPARED, MOST_IN_MATRIX, RoundDesk
from giamsat.report.round_hand_in import MATRIX, in_appendix
from giamsat.report.rows import rank_text, score_text
from giamsat.report.sentences import tie_sentence, units_below_target
from giamsat.report.speech import GROUP_NAMES
from giamsat.report.values import APPLIES_NOT, NONE, target_text, value_text
from giamsat.texts_vi import syntheses as say
from giamsat.texts_vi.ground import NO_DATA

LEAST_ORDERED = 2
OWN_DOCUMENTS = "tài liệu của từng đơn vị"
UNKNOWN_WORDS = (NO_DATA, "có mẫu số nhỏ", "chỉ có số ước tính")
COUNTED_UNITS = "số đơn vị, đếm theo số liệu của từng đơn vị"


def comparison(desk: RoundDesk) -> Fragment:
    """Return section II: a table of the key indicators, who is below a target, a chart."""
    chosen = desk.compared(MOST_COMPARED)
    if not chosen:
        return Fragment("II", tuple(_published(desk)), promise=Promise(paragraphs=1))
    # What concludes tells of targets where each content stands.
    blocks: list[Block] = [lead(words) for words in below_sentences(desk)] if desk.is_before else []
    blocks.append(desk.labels.table("so-sanh", _comparison_table(desk, chosen), illustrative=desk.is_illustrative))
    blocks.append(small(say.GROUP_NOTE.format(scope=desk.scope)))
    blocks += [*target_blocks(desk), *change_blocks(desk)]
    return Fragment("II", tuple(blocks), promise=Promise(tables=1, paragraphs=1))


def ordering_section(desk: RoundDesk) -> Fragment:
    """Return a part of section II: one table for each group, and who could not be compared, with the reason."""
    key = desk.round.ordering_indicator
    if not key or not desk.has_submissions:
        text = "Đợt này không sắp thứ tự các đơn vị: số liệu hiện có không cùng kỳ, cùng nguồn để so sánh."
        return Fragment("II.thu-tu", (lead(text),), promise=Promise(paragraphs=1))
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
            blocks.extend(lead(words) for words in ties(found))
        if found.left_out:
            out = "; ".join(f"{row.unit.short_name} ({row.reason})" for row in found.left_out)
            blocks.append(small(f"Không đưa vào so sánh: {out}."))
    intro = lead(
        f"Thứ tự trong từng nhóm{desk.scope and f' các đơn vị{desk.scope}'} theo một chỉ tiêu là "
        f"{indicator.name[0].lower()}{indicator.name[1:]}, theo số liệu "
        "đơn vị báo cáo, chưa thẩm định; không phải xếp hạng của Đoàn."
    )
    return Fragment("II.thu-tu", (intro, *blocks), promise=Promise(tables=tables, paragraphs=1))


def ties(found: Ordering) -> Iterator[Words]:
    """Yield a sentence for each place of an order that several units share, and which place follows (15, 15, 17)."""
    for place in sorted({row.place for row in found.rows}):
        names = [row.unit.short_name for row in found.rows if row.place == place]
        if len(names) > 1:
            group = f"trong nhóm {GROUP_NAMES.get(found.group, found.group)}"
            text = tie_sentence(group, names, place, found.n, "ở")
            numbers = (place, found.n, place + len(names))
            yield cite(text, [counted("thứ tự ở bảng trên", str(one), [one]) for one in numbers])


def below_sentences(desk: RoundDesk) -> list[Words]:
    """Return for each compared indicator with a target who has not met it; nothing for indicators without one."""
    told = (below_sentence(desk, indicator) for indicator in desk.compared(MOST_COMPARED))
    return [words for words in told if words is not None]


def below_sentence(desk: RoundDesk, indicator: Indicator, *, is_named: bool = True) -> Words | None:
    """Return which units have not met an indicator's target, ``None`` when none of them has one.

    :param is_named: whether the sentence names indicator and target; where it does not, the one before it did.
    """
    checked = [
        (unit, reading)
        for unit in desk.units
        if (reading := desk.readings.get(unit.id, {}).get(indicator.id)) is not None
        and reading.target is not None
        and not _applies_not(reading)
    ]
    judged = [(unit, row) for unit, row in checked if row.target is not None and row.target.is_met is not None]
    if not judged:
        return None
    missed = [(unit, row) for unit, row in judged if row.target is not None and not row.target.is_met]
    below = [(unit.short_name, short_text(row)) for unit, row in missed]
    ceiling = judged[0][1].target is not None and judged[0][1].target.target.bound == "toi-da"
    verdict = "vượt mức tối đa" if ceiling else "chưa đạt chỉ tiêu"
    unknown = len(checked) - len(judged)
    why = _unknown_words([row for _, row in checked if row.target is None or row.target.is_met is None])
    targets = _targets_words([row for _, row in judged])
    listed = in_appendix(desk, MATRIX) if indicator in desk.compared(MOST_IN_MATRIX) else OWN_DOCUMENTS
    verdicts = units_below_target(below, len(judged), verdict, unknown, listed, unknown_words=why)
    facts = [fact for unit, row in missed for fact in desk.facts.current_of(row, unit)]
    facts += [fact for _, row in judged for fact in desk.facts.target(row)]
    facts += [counted(COUNTED_UNITS, str(number), [number]) for number in (len(missed), len(judged), unknown)]
    text = f"{indicator.name} ({targets}): {verdicts}" if is_named else verdicts
    return cite(text, joined_facts(facts))


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


def short_text(reading: Reading | None) -> str:
    """Return a value without its counts, for a narrow column; a small denominator keeps them."""
    if reading is None:
        return APPLIES_NOT
    rate = reading.current
    if isinstance(rate, Rate) and rate.value is not None and not rate.is_small:
        return percent(rate.value, reading.decimals)
    return value_text(reading.current, reading.indicator, reading.decimals)


def _value_cell(desk: RoundDesk, reading: Reading | None) -> Words:
    text = short_text(reading)
    return text if reading is None or text == NONE else cell(text, desk.facts.current(reading))


def _group_cell(desk: RoundDesk, indicator: Indicator, rate: GroupRate | None) -> Words:
    if rate is None or rate.value is None:
        return NONE
    return cell(percent(rate.value, 1), desk.facts.group(rate, f"{indicator.name}: "))


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
