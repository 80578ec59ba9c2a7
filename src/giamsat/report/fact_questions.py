"""What a question of section VI rests on: the figures at its places, and what its own kind tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from giamsat.analysis.asked_extracts import ID
from giamsat.analysis.asked_published import ID as PUBLISHED
from giamsat.analysis.asked_rules import asked_breaches
from giamsat.analysis.asked_visits import SCREEN
from giamsat.analysis.case import open_case
from giamsat.analysis.conflicts import conflicts, stated_vs_listed
from giamsat.analysis.coverage import gaps
from giamsat.analysis.crosscheck import system_checks
from giamsat.analysis.identities import discrepancies
from giamsat.analysis.spreads import group_spread
from giamsat.analysis.tasks import record_standing, standing
from giamsat.formatting.cells import cell_runs
from giamsat.formatting.numbers import MINUS, exact, share
from giamsat.model.judgement import Question, Reading
from giamsat.model.rounds import RoundData
from giamsat.model.values import Figure, Source
from giamsat.report.cited import Fact, Spot, Words, cite
from giamsat.report.fact_crosscheck import difference_facts, tolerance_facts
from giamsat.report.fact_frame import gap_facts
from giamsat.report.fact_places import facts_at
from giamsat.report.fact_records import conflict_facts, count_fact, counted, published_facts, typed_fact
from giamsat.report.facts import Facts
from giamsat.report.places import of_sources, row_spot, spot
from giamsat.texts_vi import analysis as texts
from giamsat.texts_vi import visited

_WITH_DIFFERENCES = ("lech", "chi-tieu", PUBLISHED, SCREEN)
_ALL_OWN = ("chi-tieu", PUBLISHED, "mau-thuan", "neu-va-liet-ke")
_COUNTED = ("nhiem-vu", "van-ban", "sang-kien")


class QuestionFacts:
    """The facts of one unit's questions."""

    def __init__(
        self,
        facts: Facts,
        data: RoundData,
        unit_id: str,
        readings: Mapping[str, Reading],
        questions: Iterable[Question],
    ) -> None:
        self._facts = facts
        self._data = data
        self._unit_data = data.units[unit_id]
        self._readings = readings
        self._questions = tuple(questions)

    def words(self, question: Question, text: str) -> Words:
        """Return the text of a question, whole or shortened, with the places of the figures that it prints."""
        kind = question.id.partition(":")[0]
        own: dict[str, Callable[[Question], Iterable[Fact]]] = {
            "thieu": self._gaps,
            "lech": self._discrepancies,
            "cong-thuc": self._formulas,
            "chi-tieu": self._targets,
            "mau-thuan": self._conflict,
            PUBLISHED: self._conflict,
            "neu-va-liet-ke": self._stated,
            "nhiem-vu": self._days,
            "con-lai": self._remaining,
            "nghi-van": self._odd,
            SCREEN: self._screen,
            ID: self._system,
        }
        found = list(own[kind](question)) if kind in own else []
        if kind in self._data.registry.rules:
            found += self._together(question)
        if text != question.text:
            found += self._named(question)
        if kind not in _ALL_OWN:
            found += [fact for place in question.places for fact in self._at.get(place, ())]
        if kind in _COUNTED:
            found.append(count_fact(question.places, "nội dung nêu trong câu này"))
        return cite(text, found, has_differences=kind in _WITH_DIFFERENCES)

    def _named(self, question: Question) -> Iterator[Fact]:
        """Yield the sources by their titles: a shortened question may print a number of a title and no figure."""
        for place in question.places:
            title = place.title.partition("“")[2].partition("”")[0]
            if title:
                yield Fact((row_spot(place, texts.SOURCE_NAMED),), words=(title,))

    @cached_property
    def _at(self) -> Mapping[Source, tuple[Fact, ...]]:
        wanted = frozenset(place for question in self._questions for place in question.places)
        return facts_at(wanted, self._facts, self._data, self._unit_data)

    def _gaps(self, _: Question) -> Iterable[Fact]:
        unit_id = self._unit_data.unit.id
        return gap_facts(self._facts, self._data, unit_id, gaps(self._data, unit_id))

    def _targets(self, question: Question) -> Iterator[Fact]:
        """Yield what the readings rest on whose targets are told, and how many these are."""
        missed = [
            reading
            for reading in self._readings.values()
            if reading.indicator.domain == question.domain and reading.target and reading.target.is_met is False
        ]
        for reading in missed:
            yield from (*self._facts.current(reading), *self._facts.target(reading))
        items = question.text.count(texts.Q_ABOVE) + question.text.count(texts.Q_BELOW)
        yield counted("số nội dung nêu trong câu này", str(items), [items])

    def _conflict(self, question: Question) -> Iterator[Fact]:
        for found in conflicts(self._data, self._unit_data.unit.id):
            if question.id.partition(":")[2].startswith(found.key):
                yield from (*conflict_facts(found), *self._facts.reported(found))
                if isinstance(found.submitted, Figure):
                    yield from self._of_published(found.submitted, found.figures[0].figure)

    def _of_published(self, own: Figure, published: Figure) -> Iterator[Fact]:
        """Yield how the difference in percent of what was published follows."""
        if own.value is not None and published.value:
            words = f"({exact(own.value)} {MINUS} {exact(published.value)})/{exact(published.value)}"
            apart = share(abs(own.value - published.value), published.value)
            yield Fact((Spot(texts.SPOT_OF_PUBLISHED, words, "", how="computed"),), share=apart)

    def _stated(self, question: Question) -> Iterator[Fact]:
        for found in stated_vs_listed(self._unit_data):
            if question.id.startswith(f"neu-va-liet-ke:{found.stated.id}"):
                yield from published_facts(found.stated)
                named = [record.source for record in found.listed if record.number.strip()]
                rest = [record.source for record in found.listed if not record.number.strip()]
                yield count_fact(named, "nội dung nguồn đánh số")
                yield count_fact(rest, "nội dung nguồn không đánh số")
                yield count_fact((*named, *rest), "nội dung nguồn liệt kê")

    def _formulas(self, _: Question) -> Iterator[Fact]:
        submission = self._unit_data.submission
        sheets: dict[tuple[str, str], list[str]] = {}
        for cell in submission.formula_cells if submission else ():
            where, _mark, address = cell.rpartition("!")
            others = [one.file for one in submission.files if where.startswith(f"{one.file}!")] if submission else []
            file = others[0] if others else submission.file if submission else ""
            sheet = where.removeprefix(f"{file}!") if others else where
            sheets.setdefault((file, sheet), []).append(address)
        spots = tuple(
            Spot("ô nhập bằng công thức", str(len(cells)), file, sheet, cell_runs(cells), "count")
            for (file, sheet), cells in sheets.items()
        )
        yield Fact(spots, (Decimal(sum(map(len, sheets.values()))),))

    def _days(self, question: Question) -> Iterator[Fact]:
        """Yield by how many days tasks are late: worked out from the days in their rows."""
        cut_off = self._data.params.cut_off(self._unit_data.unit.id)
        tasks = self._unit_data.submission.tasks if self._unit_data.submission else ()
        days = [(task.source, standing(task, cut_off).days) for task in tasks]
        days += [(record.source, record_standing(record, cut_off).days) for record in self._unit_data.records]
        for source, late in days:
            if late and source in question.places:
                place = row_spot(source, "số ngày quá hạn: tính từ thời hạn ở hàng này", str(late))
                yield Fact((replace(place, how="computed"),), (Decimal(late),))

    def _remaining(self, question: Question) -> Iterator[Fact]:
        """Yield what remains of a published plan, and the line that has both counts."""
        for row in self._unit_data.published:
            counts = [
                figure.value for figure in (row.numerator, row.denominator) if figure and figure.value is not None
            ]
            if row.figure.source in question.places and len(counts) == 2:
                value = f"{exact(counts[1])} {MINUS} {exact(counts[0])}"
                place = replace(spot(row.figure.source, f"{row.label}: còn lại", value), how="computed")
                yield Fact((place,), (counts[1] - counts[0],))

    def _together(self, question: Question) -> Iterator[Fact]:
        """Yield how many violations of one rule a question tells together."""
        case = open_case(self._data, self._unit_data.unit.id)
        found = sum(row.rule.id == question.id for row in asked_breaches(case))
        yield counted("số nội dung nêu trong câu này", str(found), [found])

    def _odd(self, question: Question) -> Iterator[Fact]:
        """Yield the rate that stands far from its group's, and where the group lies."""
        reading = self._readings.get(question.id.rpartition(":")[2])
        if reading is None:
            return
        yield from self._facts.current(reading)
        group = group_spread(self._data, reading.indicator, reading.unit.group)
        if group is not None:
            yield from self._facts.spread(group, max(reading.indicator.decimals, 1))

    def _screen(self, question: Question) -> Iterator[Fact]:
        """Yield both figures, and the row that says which system was read when."""
        visit = self._unit_data.visit
        for row in visit.readings if visit is not None else ():
            if row.figure.source in question.places:
                place = row_spot(row.source, visited.ROW_READING)
                yield Fact((place,), words=(row.system, row.read_at))
                yield typed_fact(row.figure, visited.ON_SCREEN.format(label=row.label))
                yield from self._facts.current(self._readings[row.figure.indicator_id])

    def _system(self, question: Question) -> Iterator[Fact]:
        """Yield how the differences with a system follow, and the tolerance."""
        for check in system_checks(self._data, self._unit_data.unit.id):
            if question.id.startswith(f"{ID}:{check.count.mapping_id}"):
                for one in check.open:
                    yield from difference_facts(one)
                yield from tolerance_facts(self._facts, check.columns[0].tolerance)

    def _discrepancies(self, question: Question) -> Iterator[Fact]:
        """Yield the other side of each identity: the cells that were added up."""
        for found in discrepancies(self._data, self._unit_data.unit.id):
            if set(found.places) <= set(question.places):
                name = found.rule.partition(" = ")[2]
                yield Fact(tuple(of_sources(found.added, name, exact(found.right), "sum")), (found.right,))
