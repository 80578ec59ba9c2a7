"""Questions about broken rules: what does not add up sheet by sheet, each odd value by itself, the like together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from giamsat.analysis.breaches import Breach, breaches
from giamsat.analysis.case import Case, ask, size_of
from giamsat.analysis.identities import discrepancy, is_sum
from giamsat.analysis.rule_words import filled
from giamsat.analysis.violations import decisions_of, is_settled
from giamsat.formatting.numbers import count_words, exact
from giamsat.model.judgement import Discrepancy, Question
from giamsat.model.values import Channel, Source
from giamsat.texts_vi import analysis as texts

ITEMS, WHERE = "{items}", "{where}"


def rule_questions(case: Case) -> Iterator[Question]:
    """Yield the questions about broken rules that nobody settled: sums first, then odd values one by one."""
    found = asked_breaches(case)
    yield from _by_sheet([row for row in found if WHERE in row.rule.question], case)
    for row in found:
        if ITEMS not in row.rule.question:
            yield ask(
                f"nghi-van:{row.rule.id}:{row.subject.key}",
                row.subject.domain if row.subject.key in case.readings else "",
                f"{_said(row, row.rule.sentence, case)} {_said(row, row.rule.question, case)}",
                (*row.places, *row.subject.sources),
                rule=row.rule.source,
                severity=row.rule.severity,
            )
    yield from _together([row for row in found if ITEMS in row.rule.question and WHERE not in row.rule.question], case)


def asked_breaches(case: Case) -> tuple[Breach, ...]:
    """Return the breaches that a question is asked about: not those that a person or the unit's own mark settled."""
    decided = decisions_of(case.data, case.unit_data)
    return tuple(
        row
        for row in breaches(case.data, case.unit_data.unit.id)
        if row.rule.question and not is_settled(row, case.unit_data, decided)
    )


def _by_sheet(rows: Sequence[Breach], case: Case) -> Iterator[Question]:
    """Yield one question for each sheet or published source and kind of question."""
    groups: dict[tuple[str, bool, str], list[Breach]] = {}
    for row in rows:
        source = row.places[0] if row.places else Source(Channel.COMPUTED)
        is_published = source.channel is Channel.PUBLISHED
        name = source.title if is_published else source.sheet
        groups.setdefault((row.rule.question, is_published, name), []).append(row)
    for (question, is_published, name), own in groups.items():
        pattern = texts.Q_WHERE_PUBLISHED if is_published else texts.Q_WHERE_SHEET
        where = pattern.format(title=name or texts.NO_TITLE, sheet=name)
        rule = "; ".join(dict.fromkeys(row.rule.source for row in own))
        text = _listed(question, own, case, where)
        yield ask(f"lech:{name}", "", text, _places(own, case), rule=rule, size=_size(own, case))


def _size(rows: Sequence[Breach], case: Case) -> Decimal | None:
    """Return the largest difference in percent of the larger number."""
    found = [discrepancy(row, case.data) for row in rows if is_sum(row)]
    sizes = [size_of(one.difference, max(abs(one.left), abs(one.right))) for one in found]
    return max((size for size in sizes if size is not None), default=None)


def _together(rows: Sequence[Breach], case: Case) -> Iterator[Question]:
    """Yield one question for all violations of a rule."""
    groups: dict[str, list[Breach]] = {}
    for row in rows:
        groups.setdefault(row.rule.id, []).append(row)
    for rule_id, own in groups.items():
        rule = own[0].rule
        text = _listed(rule.question, own, case, "")
        yield ask(rule_id, "", text, _places(own, case), rule=rule.source, severity=rule.severity)


def _listed(question: str, rows: Sequence[Breach], case: Case, where: str) -> str:
    """Return a question with its items, their number and where they stand filled in."""
    items = [discrepancy_words(discrepancy(row, case.data)) if is_sum(row) else row.subject.label for row in rows]
    facts: Mapping[str, str] = {
        "items": "; ".join(items), "count": count_words(len(rows)), "where": where, "unit": case.called,
    }  # fmt: skip
    return question.format_map(_Only(facts, rows[0], case))


class _Only(dict[str, str]):
    """The fields of a question about several breaches; others are those of the first."""

    def __init__(self, facts: Mapping[str, str], first: Breach, case: Case) -> None:
        super().__init__(facts)
        self._first = first
        self._case = case

    def __missing__(self, name: str) -> str:
        return _said(self._first, f"{{{name}}}", self._case)


def _places(rows: Sequence[Breach], case: Case) -> list[Source]:
    """Return the places that a question about several breaches names, then those of the rows themselves."""
    named = [place for row in rows for place in (discrepancy(row, case.data).places if is_sum(row) else row.places)]
    return [*named, *(place for row in rows for place in row.subject.sources)]


def _said(row: Breach, template: str, case: Case) -> str:
    return filled(template, row, case.called, case.data.registry.indicators)


def discrepancy_words(found: Discrepancy) -> str:
    """Return both numbers and their difference: «… là 4.450, … là 4.448, chênh lệch 02 hồ sơ»; nobody is right."""
    left, right = found.rule.split(" = ", 1)
    difference = count_words(found.difference) if _is_whole(found) else exact(found.difference)
    return texts.Q_DISCREPANCY.format(
        label=found.label,
        left_name=left,
        left=exact(found.left),
        right_name=right,
        right=exact(found.right),
        difference=f"{difference} {found.measure}".strip(),
    )


def _is_whole(found: Discrepancy) -> bool:
    return found.difference == found.difference.to_integral_value()
