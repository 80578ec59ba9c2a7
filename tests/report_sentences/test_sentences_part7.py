"""All 43 sentence patterns from one fixture, each through the kit's own functions, no-break spaces included."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sentence_builders import (
    NINE_MONTHS,
    bound,
    figure,
    indicator,
    last_year,
    rate,
    reading,
    target,
)

from giamsat.analysis.crosscheck import CrossCheck
from giamsat.analysis.tasks import standing
from giamsat.formatting.deadlines import parse_deadline
from giamsat.formatting.text import NBSP
from giamsat.model.clarifications import Clarification
from giamsat.model.judgement import Discrepancy, Reading
from giamsat.model.parameters import Direction, Indicator, Kind
from giamsat.model.records import AssignedTask, Deadline, DeadlineKind, IndexScore
from giamsat.model.values import Channel, Figure, GroupRate, Rate, Source
from giamsat.report import sentences
from giamsat.report.sentences import Progress, RankContext, SentenceContext, SourceSide

Case = Mapping[str, Any]
VISIBLE = "⍽"
CASES: list[Case] = tomllib.loads(Path(__file__).with_name("part7.toml").read_text(encoding="utf-8"))["case"]
PATTERNS = range(1, 44)


@pytest.mark.parametrize("case", CASES, ids=[f"{one['number']}-{one['name'].replace(' ', '-')}" for one in CASES])
def test_a_pattern_is_written_word_for_word(case: Case) -> None:
    """The sentence of a pattern, with its no-break spaces, as the function that reports call writes it."""
    say = _function(case["say"])
    assert _said(case, say).replace(NBSP, VISIBLE) == case["expected"]


def test_no_pattern_is_left_out() -> None:
    """Every pattern has a case; those that print published figures say so."""
    assert {case["number"] for case in CASES} == set(PATTERNS)
    real = {case["number"] for case in CASES if case.get("real")}
    assert real == {6, 12, 13, 14, 15, 16, 17, 19, 26, 30, 38, 39, 40, 41, 42}


def test_figures_of_the_other_cases_stand_beside_no_real_unit() -> None:
    """What is not real speaks of «Đơn vị A», «Quận» or nobody."""
    named = ("Hai Bà Trưng", "Sở Nội vụ", "Sở Tài chính", "Hà Nội", "Thành phố", "Thanh Hóa")
    assert not [case["number"] for case in CASES if not case.get("real") for name in named if name in case["expected"]]


# --- from the words of a case to the arguments of its function -----------------------------------


def _function(name: str) -> Callable[..., str]:
    """Return the function that reports call: one of the sentences, or «module:name» of a question or an answer."""
    module, _, own = name.rpartition(":")
    found: Callable[..., str] = getattr(import_module(module) if module else sentences, own)
    return found


def _said(case: Case, say: Callable[..., str]) -> str:
    """Call the function of a case with what its first parameter asks for."""
    if "arguments" in case:
        return say(*case["arguments"])
    match next(iter(inspect.signature(say).parameters)):
        case "reading":
            return say(_reading(case), _context(case))
        case "rate":
            return say(_group(case), _indicator(case), SentenceContext(measure="hồ sơ", group_name=case["group"]))
        case "score":
            return _ranked(case, say)
        case "found":
            sides = Decimal(case["left"]), Decimal(case["right"])
            return say(Discrepancy(case["rule"], case["label"], *sides, (), "hồ sơ"))
        case "unit":
            return say("Đơn vị A", "hệ thống", case["extracted_on"], _check(case))
        case "row":
            return say(_answer(case))
        case "progress":
            due = _deadline(case["due"])
            return say(Progress(*case["progress"], due=due, due_name=case["due_name"]))
        case "standing":
            return say(standing(_task(case), case["cut_off"]), case["cut_off"])
        case "subject":
            return say(case["subject"], [SourceSide(*side) for side in case["sides"]])
        case other:
            raise AssertionError(f"no way to call a function of «{other}»")


def _reading(case: Case) -> Reading:
    aim = case.get("target")
    check = target(aim, "toi-da" if case.get("ceiling") else "toi-thieu", case.get("document", "")) if aim else None
    before = case.get("before")
    footing = last_year() if before else None
    previous = None if before in (None, "-") else _value(before)
    return reading(_indicator(case), _value(case["now"]), previous, check, footing)


def _indicator(case: Case) -> Indicator:
    kind = Kind(case.get("kind", "ty-le"))
    name = case.get("indicator", "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn")
    return indicator(name, kind, Direction(case.get("direction", "cao")), "%" if kind is Kind.RATE else "hồ sơ")


def _value(text: str) -> Figure | Rate:
    if text.startswith(">"):
        return bound(text[1:])
    part, _, whole = text.partition("/")
    return rate(int(part), int(whole)) if whole else figure(part)


def _context(case: Case) -> SentenceContext:
    """Return the context of a report on Đơn vị A, or only what the case says when it is ``bare``."""
    own = {key: case[key] for key in ("unit_name", "certainty", "target_words", "no_target") if key in case}
    if not case.get("bare"):
        own |= {"unit_name": "Đơn vị A", "period": NINE_MONTHS}
    return SentenceContext(
        measure=case.get("measure", "hồ sơ"),
        numerator_name=case.get("numerator", ""),
        denominator_name=case.get("denominator", ""),
        **own,
    )


def _group(case: Case) -> GroupRate:
    part, whole = map(Decimal, case["total"].split("/"))
    ids = tuple(f"don-vi-{number}" for number in range(case["units"]))
    return GroupRate("tthc.x", "quan-huyen", ids, part, whole, part * 100 / whole)


def _ranked(case: Case, say: Callable[..., str]) -> str:
    """Call a function of scores: this year's, the earlier one when it takes one, and what else the case has."""
    scores = [_score(row) for row in case["scores"]]
    words = RankContext(case["index"], case["unit_name"], case.get("group", ""))
    more = [case[key] for key in ("reason",) if key in case]
    return say(*scores, *more, words)


def _score(row: Mapping[str, Any]) -> IndexScore:
    source = Source(Channel.PUBLISHED)
    value = figure(row["value"], source=source) if "value" in row else None
    return IndexScore(
        index_id="x", year=row["year"], unit_id="u", version="1", score=value, maximum=None, rank=row.get("rank"),
        rank_of=row.get("of"), rank_text="", document="", published_on=None, source=source,
    )  # fmt: skip


def _check(case: Case) -> CrossCheck:
    sides = figure(case["reported"]), figure(case["recorded"], source=Source(Channel.EXTRACT))
    return CrossCheck(3, "tổng số hồ sơ tiếp nhận", *sides, Decimal(case["threshold"]))


def _answer(case: Case) -> Clarification:
    words = {"answer": case["answer"], "document": case["document"]}
    empty = {field.name: "" for field in fields(Clarification)} | {"answered_on": None}
    return Clarification(**empty | words)  # type: ignore[arg-type]


def _task(case: Case) -> AssignedTask:
    done: date | None = case.get("done_on")
    source, plan = Source(Channel.SUBMISSION), "Kế hoạch số «…»"
    return AssignedTask(
        "7", "Nội dung", "thanh-pho", plan, "", _deadline(case["due"]), done, "đang thực hiện", "", "", "", source
    )


def _deadline(text: str) -> Deadline:
    parsed = parse_deadline(text)
    return Deadline(DeadlineKind(parsed.kind), text, parsed.last_day)
