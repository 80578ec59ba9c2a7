"""Sentences about scores and ranks of indices: ranks only within one group, year and version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giamsat.formatting.lists import join
from giamsat.formatting.numbers import count_words, decimal, own_places
from giamsat.model.records import IndexScore
from giamsat.report.sentences.context import finish


@dataclass(frozen=True, slots=True)
class RankContext:
    """Names for a rank: index («Chỉ số CCHC»), unit, group behind x/n («sở, cơ quan tương đương sở»), «%» or «điểm»."""

    index_name: str
    unit_name: str
    group_name: str = ""
    measure: str = "%"


def rank_sentence(score: IndexScore, previous: IndexScore | None, context: RankContext) -> str:
    """«Năm 2022, Chỉ số CCHC của Sở Nội vụ đạt 91,59%, xếp thứ 2/22 …, tăng 01 bậc so với năm 2021 (thứ 3/22).» (13).

    Without a score in the form of (14). «bậc» only when index, version and size of the group are the same; else
    both ranks stand side by side. A rank that a source gives only in words («thấp nhất trong nhóm») stays in words.
    """
    place = _place(score, context)
    points = _points(score, context)
    if not place and not points:
        return finish(f"chưa có số liệu về {context.index_name} năm {score.year} của {context.unit_name}")
    moved = _moved(score, previous)
    if not points:
        return finish(f"{context.index_name} năm {score.year} của {context.unit_name} {place}{moved}")
    behind = f", {place}{moved}" if place else ""
    return finish(f"năm {score.year}, {context.index_name} của {context.unit_name} đạt {points}{behind}")


def _points(score: IndexScore, context: RankContext) -> str:
    figure = score.score
    if figure is None or figure.value is None or not figure.is_countable:
        return ""
    exponent = figure.value.as_tuple().exponent
    places = max(own_places(figure.value), -exponent if isinstance(exponent, int) else 0)
    gap = "" if context.measure == "%" else " "
    return f"{decimal(figure.value, places)}{gap}{context.measure}"


def _place(score: IndexScore, context: RankContext) -> str:
    if score.rank is None:
        return score.rank_text
    group = f" {context.group_name}" if context.group_name and score.rank_of else ""
    return f"xếp {_rank(score)}{group}"


def _rank(score: IndexScore) -> str:
    return f"thứ {score.rank}/{score.rank_of}" if score.rank_of else f"thứ {score.rank}"


def _moved(score: IndexScore, previous: IndexScore | None) -> str:
    """Return «, tăng 01 bậc so với năm 2021 (thứ 3/22)», or last year's rank alone when the groups differ."""
    if score.rank is None or previous is None or previous.rank is None:
        return ""
    is_same_index = (score.index_id, score.version) == (previous.index_id, previous.version)
    if not is_same_index or not score.rank_of or score.rank_of != previous.rank_of:
        return f"; năm {previous.year} xếp {_rank(previous)}"
    if score.rank == previous.rank:
        return f", bằng thứ hạng năm {previous.year} ({_rank(previous)})"
    words = "tăng" if score.rank < previous.rank else "giảm"
    steps = count_words(abs(score.rank - previous.rank))
    return f", {words} {steps} bậc so với năm {previous.year} ({_rank(previous)})"


def broken_series_sentence(score: IndexScore, earlier: IndexScore, reason: str, context: RankContext) -> str:
    """«Không so sánh Chỉ số SIPAS của Thành phố năm 2023 (83,57%) với năm 2021 (87,11%) do phương pháp … .» (12).

    Where a year has no score its rank stands in brackets.
    """
    now, before = (f"năm {row.year}{_in_brackets(row, context)}" for row in (score, earlier))
    return finish(f"không so sánh {context.index_name} của {context.unit_name} {now} với {before} do {reason}")


def _in_brackets(score: IndexScore, context: RankContext) -> str:
    shown = _points(score, context) or (_rank(score) if score.rank is not None else score.rank_text)
    return f" ({shown})" if shown else ""


def tie_sentence(lead: str, names: Sequence[str], rank: int, rank_of: int, verb: str = "xếp") -> str:
    """«Năm 2022, Thanh Hóa và Yên Bái cùng xếp thứ 15/63; đơn vị liền sau xếp thứ 17.» (15): 15, 15, 17.

    ``verb`` is another one where the order is nobody's ranking.
    """
    following = rank + len(names)
    text = f"{lead}, {join(names)} cùng {verb} thứ {rank}/{rank_of}"
    return finish(f"{text}; đơn vị liền sau {verb} thứ {following}" if following <= rank_of else text)
