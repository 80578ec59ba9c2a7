"""Questions about sources: citations and figures that disagree, surveys without numbers, bounds, estimates."""

from __future__ import annotations

from collections.abc import Iterator

from giamsat.analysis.case import Case, ask
from giamsat.analysis.conflicts import citation_conflicts, conflicts, stated_vs_listed
from giamsat.analysis.scores import indicator_of
from giamsat.formatting.dates import short_date
from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, exact
from giamsat.formatting.text import source_words
from giamsat.model.judgement import Conflict, Question
from giamsat.model.parameters import Indicator, Kind
from giamsat.model.records import IndexScore, Survey
from giamsat.model.values import Channel, Figure, Source, State
from giamsat.texts_vi import analysis as texts


def source_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about sources."""
    yield from citation_questions(case)
    yield from conflict_questions(case)
    yield from stated_questions(case)
    yield from survey_questions(case)
    yield from vague_questions(case)
    yield from remark_questions(case)


def citation_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each cited document whose date sources print differently."""
    for found in citation_conflicts(case.data):
        own = (short_date(found.citation.date),) if found.citation.date is not None else ()
        text = texts.Q_CITATION.format(document=found.citation.short, dates=join([*own, *found.other_dates]))
        yield ask(f"can-cu:{found.citation.id}", "", text)


def conflict_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each conflict about which nobody has decided."""
    for found in conflicts(case.data, case.unit_data.unit.id):
        if found.decision is not None or found.submitted is not None:
            continue  # what the unit itself reports otherwise is a question of its own (asked_published)
        versions = list(dict.fromkeys(_versions(case, found)))
        text = texts.Q_CONFLICT.format(subject=found.subject, versions="; ".join(versions), unit=case.called)
        places = [row.figure.source for row in found.figures] + [row.source for row in found.scores]
        yield ask(f"mau-thuan:{found.key}", _domain(case, found.key), text, places)


def stated_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each count that a source states and does not list (08 stated, 06 numbered)."""
    for found in stated_vs_listed(case.unit_data):
        row = found.stated
        if row.figure.value is None:
            continue
        indicator = case.data.registry.indicators.get(row.figure.indicator_id)
        measure = indicator.measure if indicator is not None else texts.CONTENTS
        text = stated_words(int(row.figure.value), found.numbered, found.unnumbered, measure, case.called)
        yield ask(f"neu-va-liet-ke:{row.id}", row.domain, text, [row.figure.source])


def stated_words(stated: int, numbered: int, unnumbered: int, measure: str, unit: str) -> str:
    """Return how many things a source states, and how many it numbers, or lists without numbers (practice, 42)."""
    rest = texts.Q_UNNUMBERED.format(unnumbered=count_words(unnumbered)) if unnumbered else ""
    listed = texts.Q_LISTED.format(listed=count_words(unnumbered), measure=measure)
    if numbered:
        listed = texts.Q_NUMBERED.format(numbered=count_words(numbered), measure=measure, rest=rest)
    return texts.Q_STATED.format(stated=count_words(stated), measure=measure, listed=listed, unit=unit)


def survey_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each survey that does not tell who asked how many people.

    Without them nobody can judge what a share of answers is worth.
    """
    surveys = case.submission.surveys if case.submission is not None else ()
    for number, survey in enumerate(surveys, start=1):
        lacking = _lacking(survey)
        if lacking:
            text = texts.Q_SURVEY.format(name=survey.name, lacking=join(lacking), unit=case.called)
            yield ask(f"khao-sat:{number}", "", text, [survey.source])


def vague_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each value in use that is a bound or an estimate."""
    figures = {key: row for key, row in case.held.current.items() if row.state in (State.BOUND, State.APPROXIMATE)}
    for key, figure in figures.items():
        indicator = case.data.registry.indicators.get(key)
        published = case.held.published.get(key)
        label = published.label if published is not None and published.label else ""
        label = label or (indicator.name if indicator is not None else key)
        is_share = indicator is not None and indicator.kind is Kind.RATE
        pattern = texts.Q_BOUND if figure.state is State.BOUND else texts.Q_APPROXIMATE
        text = pattern.format(
            label=label,
            source=texts.BY_REPORT if figure.source.channel is Channel.SUBMISSION else texts.BY_SOURCE,
            printed=_printed(figure, indicator),
            wanted=texts.WANTED_SHARE if is_share else texts.WANTED_COUNT,
            unit=case.called,
        )
        yield ask(f"chua-cu-the:{key}", indicator.domain if indicator is not None else "", text, [figure.source])


def remark_questions(case: Case) -> Iterator[Question]:
    """Yield a question for each published value whose remark asks for a second look (a probable misprint)."""
    indicators = case.data.registry.indicators
    disputed = {row.id for found in conflicts(case.data, case.unit_data.unit.id) for row in found.figures}
    for row in case.unit_data.published:
        if texts.ASKS in row.remark and row.id not in disputed:
            text = _remark_words(row.label, row.figure.as_printed, row.year, row.remark)
            yield ask(f"ghi-chu:{row.id}", row.domain, text, [row.figure.source])
    for score in case.unit_data.scores:
        if texts.ASKS in score.remark:
            indicator = indicators.get(indicator_of(score))
            label = indicator.name if indicator is not None else score.index_id
            printed = score.score.as_printed if score.score is not None else ""
            domain = indicator.domain if indicator is not None else ""
            text = _remark_words(label, printed, score.year, score.remark)
            yield ask(f"ghi-chu:{score.id}", domain, text, [score.source])


def _remark_words(label: str, printed: str, year: int | None, remark: str) -> str:
    subject = label if year is None else texts.SUBJECT_YEAR.format(name=label, year=year)
    value = f" ({printed})" if printed else ""
    return texts.Q_REMARK.format(subject=subject, value=value, remark=remark.rstrip("."))


def _versions(case: Case, found: Conflict) -> Iterator[str]:
    """Yield what each source says: «… ghi 1/22»."""
    indicator = case.data.registry.indicators.get(found.key.split(":")[0])
    for row in found.figures:
        value = _printed(row.figure, indicator) or _quoted(row.quote or row.remark)
        if value:
            yield texts.Q_VERSION.format(source=_title(row.figure.source), value=value)
    for score in found.scores:
        yield texts.Q_VERSION.format(source=score.document or _title(score.source), value=_score_words(case, score))


def _score_words(case: Case, score: IndexScore) -> str:
    """Return what a source says of a unit's score: «Sở Tài chính 92,76 điểm, thứ 1/22»."""
    parts = []
    if score.score is not None and score.score.value is not None:
        parts.append(texts.Q_SCORE_VALUE.format(value=exact(score.score.value)))
    if score.rank is not None:
        rank = f"{score.rank}/{score.rank_of}" if score.rank_of is not None else str(score.rank)
        parts.append(texts.Q_RANK_VALUE.format(rank=rank))
    unit = case.data.registry.units.get(score.unit_id)
    name = unit.short_name if unit is not None else score.unit_id
    return texts.Q_SCORE.format(unit=name, score=", ".join(parts))


def _lacking(survey: Survey) -> list[str]:
    counts = {
        "issued": survey.issued,
        "collected": survey.collected,
        "valid": survey.valid,
        "satisfied": survey.satisfied,
    }
    lacking = [name for name, figure in counts.items() if figure is None or figure.state is State.MISSING]
    words = {"collector": survey.collector, "method": survey.method}
    lacking += [name for name, text in words.items() if not text.strip()]
    return [texts.Q_SURVEY_PARTS[name] for name in lacking]


def _printed(figure: Figure, indicator: Indicator | None) -> str:
    """Return a figure as its source prints it, in quotes, else in words."""
    if figure.as_printed:
        return _quoted(figure.as_printed)
    if figure.value is None:
        return ""
    value = exact(figure.value) + ("%" if indicator is not None and indicator.kind is Kind.RATE else "")
    if figure.state is State.APPROXIMATE:
        return texts.ABOUT.format(value=value)
    return texts.BOUND_WORDS.get(figure.bound.value, "{value}").format(value=value)


def _quoted(text: str) -> str:
    return texts.QUOTED.format(text=text) if text else ""


def _title(source: Source) -> str:
    return source_words(source.title) or texts.NO_TITLE


def _domain(case: Case, key: str) -> str:
    indicator = case.data.registry.indicators.get(key.split(":")[0])
    return indicator.domain if indicator is not None else ""
