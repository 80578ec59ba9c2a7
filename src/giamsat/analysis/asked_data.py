"""Questions about the unit's own figures: what is missing, is typed as a formula, breaks a rule."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.asked_rules import rule_questions
from giamsat.analysis.case import Case, ask
from giamsat.analysis.coverage import REPORT, gaps
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words
from giamsat.model.judgement import Gap, Question
from giamsat.texts_vi import analysis as texts

OPTIONAL = "thieu:khac"


def data_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about the unit's figures."""
    yield from gap_questions(case)
    yield from formula_questions(case)
    yield from rule_questions(case)


def gap_questions(case: Case) -> Iterator[Question]:
    """Yield one question per missing topic; one for all when nothing was handed in, one for what is optional.

    Of a round in preparation nothing was asked yet: no question.
    About a unit that nobody asked, of which only published figures are known, nothing is said of handing in.
    """
    if case.submission is None and case.data.params.round.preparing:
        return
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
        yield ask(OPTIONAL, "", texts.Q_OTHER_TOPICS.format(unit=case.called, topics=words))


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
