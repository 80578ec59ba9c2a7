"""Questions about the unit's own figures: what is missing, does not add up, is typed as a formula or looks odd."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from giamsat.analysis.case import Case, ask
from giamsat.analysis.coverage import REPORT, gaps
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.plausibility import Doubt, Flag, flags, score_flags
from giamsat.analysis.scores import round_scores
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, exact
from giamsat.model.judgement import Discrepancy, Gap, Question
from giamsat.model.values import Channel
from giamsat.texts_vi import analysis as texts


def data_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about the unit's figures."""
    yield from gap_questions(case)
    yield from discrepancy_questions(case)
    yield from formula_questions(case)
    yield from doubt_questions(case)


def gap_questions(case: Case) -> Iterator[Question]:
    """Yield one question per missing topic; one for all when nothing was handed in, one for what is optional.

    About a unit that nobody asked, of which only published figures are known, nothing is said of handing in.
    """
    open_gaps = [gap for gap in gaps(case.data, case.unit_data.unit.id) if gap.waiver is None]
    topics = [gap for gap in open_gaps if gap.subject != REPORT]
    if len(topics) < len(open_gaps):
        words = texts.Q_TOPICS.format(topics=join([gap.text for gap in topics])) if topics else ""
        is_asked = case.data.params.is_asked(case.unit_data.unit.id)
        pattern = texts.Q_NOT_HANDED_IN if is_asked else texts.Q_PUBLIC_ONLY
        yield ask(f"thieu:{REPORT}", "", pattern.format(unit=case.called, topics=words))
        return
    lost = case.submission.missing_sheets if case.submission is not None else ()
    optional: list[Gap] = []
    for gap in topics:
        if gap.subject in lost:
            text = texts.Q_SHEET.format(unit=case.called, sheet=gap.text)
            yield ask(f"thieu:{gap.subject}", gap.domain, text)
        elif gap.is_required:
            yield ask(f"thieu:{gap.subject}", gap.domain, texts.Q_TOPIC.format(unit=case.called, topic=gap.text))
        else:
            optional.append(gap)
    if optional:
        words = join([gap.text for gap in optional])
        yield ask("thieu:khac", "", texts.Q_OTHER_TOPICS.format(unit=case.called, topics=words))


def discrepancy_questions(case: Case) -> Iterator[Question]:
    """Yield one question for each sheet or source whose numbers do not add up."""
    together: dict[tuple[bool, str], list[Discrepancy]] = {}
    for found in discrepancies(case.unit_data):
        source = found.places[0]
        is_published = source.channel is Channel.PUBLISHED
        together.setdefault((is_published, source.title if is_published else source.sheet), []).append(found)
    for (is_published, name), rows in together.items():
        pattern = texts.Q_WHERE_PUBLISHED if is_published else texts.Q_WHERE_SHEET
        where = pattern.format(title=name or texts.NO_TITLE, sheet=name)
        items = "; ".join([discrepancy_words(row) for row in rows])
        text = texts.Q_DISCREPANCIES.format(unit=case.called, where=where, items=items)
        yield ask(f"lech:{name}", "", text, [place for row in rows for place in row.places])


def discrepancy_words(found: Discrepancy) -> str:
    """Return both numbers and their difference: «… là 4.450, … là 4.448, chênh lệch 02 hồ sơ»; nobody is right."""
    left, right = found.rule.split(" = ", 1)
    difference = count_words(found.difference) if _is_whole(found.difference) else exact(found.difference)
    return texts.Q_DISCREPANCY.format(
        label=found.label,
        left_name=left,
        left=exact(found.left),
        right_name=right,
        right=exact(found.right),
        difference=f"{difference} {found.measure}".strip(),
    )


def formula_questions(case: Case) -> Iterator[Question]:
    """Yield one question for all answers that were given as formulas."""
    cells = case.submission.formula_cells if case.submission is not None else ()
    if not cells:
        return
    words = []
    for cell in cells:
        sheet, _, address = cell.rpartition("!")
        sheet = sheet.rpartition("/")[2] if "!" in sheet else sheet  # of another file of the unit: its name and sheet
        words.append(texts.Q_FORMULA_CELL.format(sheet=sheet, cell=address) if sheet else address)
    text = texts.Q_FORMULA_CELLS.format(count=count_words(len(cells)), cells="; ".join(words), unit=case.called)
    yield ask("cong-thuc", "", text)


def doubt_questions(case: Case) -> Iterator[Question]:
    """Yield one question for each doubtful value, one for all that equal last period's."""
    surveys = case.submission.surveys if case.submission is not None else ()
    indicators, small = case.data.registry.indicators, case.data.params.round.small_denominator
    found = [
        *flags(case.readings, case.held, indicators, surveys, small),
        *_score_doubts(case),
    ]
    same = [flag for flag in found if flag.doubt is Doubt.SAME_AS_LAST]
    for flag in found:
        if flag.doubt is not Doubt.SAME_AS_LAST:
            question_id = f"nghi-van:{flag.doubt.value}:{flag.subject}"
            yield ask(question_id, _domain(case, flag), _doubt_words(case, flag), flag.places)
    if same:
        labels = "; ".join([flag.label for flag in same])
        text = texts.Q_SAME.format(count=count_words(len(same)), labels=labels, unit=case.called)
        yield ask("trung-ky-truoc", "", text, [place for flag in same for place in flag.places])


def _score_doubts(case: Case) -> list[Flag]:
    """Return the unit's scores that do not fit into the published list of their index."""
    found = score_flags(round_scores(case.data), case.data.registry.indicators)
    return [flag for flag in found if flag.subject == case.unit_data.unit.id]


def _doubt_words(case: Case, flag: Flag) -> str:
    other = exact(flag.other) if flag.other is not None else ""
    pattern = texts.Q_DOUBT[flag.doubt.value]
    return pattern.format(label=flag.label, value=exact(flag.value), other=other, unit=case.called)


def _domain(case: Case, flag: Flag) -> str:
    reading = case.readings.get(flag.subject)
    return reading.indicator.domain if reading is not None else ""


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
