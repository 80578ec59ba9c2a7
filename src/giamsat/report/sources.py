"""Where the figures of a report come from, in words: the table of sources of section I."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from giamsat.analysis.asked_extracts import DOMAIN
from giamsat.formatting.dates import short_date
from giamsat.formatting.text import capitalized
from giamsat.model.records import IndexScore
from giamsat.model.rounds import PublishedFigure, PublishedRecord
from giamsat.model.values import Source
from giamsat.report.amended import file_name
from giamsat.report.cited import Fact, Words, cell
from giamsat.report.compose import Column, TableText
from giamsat.report.desk import Desk
from giamsat.report.places import of_sources
from giamsat.report.visited import day_words, visit_of
from giamsat.texts_vi import clarifications as clarified_texts
from giamsat.texts_vi import extracts as system_texts
from giamsat.texts_vi import findings as findings_texts
from giamsat.texts_vi import handed as texts
from giamsat.texts_vi import preparing
from giamsat.texts_vi import visited as say
from giamsat.texts_vi.ground import ILLUSTRATIVE, NO_DATA

UNIT_SAYS = "Đơn vị báo cáo"
PUBLIC = "Công khai; đơn vị chưa xác nhận bằng văn bản"

COLUMNS = (
    Column("TT", 0.05, "center"),
    Column("Nguồn", 0.34),
    Column("Ngày", 0.13, "center"),
    Column("Nội dung sử dụng", 0.17),
    Column("Mức độ tin cậy", 0.31),
)


_Item = PublishedFigure | IndexScore | PublishedRecord
_Key = tuple[str, str, date | None]


@dataclass(frozen=True, slots=True)
class _Line:
    name: Words
    day: str
    used_for: str
    standing: str


def sources_table(desk: Desk) -> TableText:
    """Return the sources of a unit's report, in the order unit, system, visit, registers, published."""
    lines = [*_own(desk), *_visit(desk), *_registers(desk), *_published(desk)]
    rows = tuple(
        (str(number), line.name, line.day, line.used_for, line.standing) for number, line in enumerate(lines, start=1)
    )
    return TableText(COLUMNS, rows, "Nguồn số liệu sử dụng")


def source_number(desk: Desk, source: Source) -> str:
    """Return how a table refers to a published source: «nguồn 2» of the table of sources."""
    keys = _published_keys(desk)
    key = _key(source)
    lines = [*_own(desk), *_visit(desk), *_registers(desk)]
    return f"nguồn {len(lines) + keys.index(key) + 1}" if key in keys else source.title


def _own(desk: Desk) -> list[_Line]:
    submission, receipt = desk.unit_data.submission, desk.unit_data.receipt
    alias = desk.unit.alias or desk.unit.short_name
    if submission is None and not desk.is_asked:
        standing = preparing.SOURCE if desk.round.preparing else "Không thu trong đợt này"
        none = _Line("Biểu mẫu số liệu do đơn vị báo cáo", "–", "–", standing)
        return [none, *_systems(desk)]
    if submission is None:
        none = _Line(f"Báo cáo và biểu mẫu số liệu của {alias}", "–", "–", capitalized("chưa nhận được"))
        return [none, *_systems(desk)]
    number = f" kèm Báo cáo số {submission.report_number}" if submission.report_number else ""
    day = f"nhận {short_date(receipt.received_on)}" if receipt else "chưa ghi sổ tiếp nhận"
    standing = f"{UNIT_SAYS}; {ILLUSTRATIVE}" if submission.is_illustrative else UNIT_SAYS
    own = _Line(f"Biểu mẫu số liệu của {alias}{number}", day, "mục II, III, IV, V; các phụ lục", standing)
    joined = [
        _Line(
            file_name(alias, one),
            texts.FILE_DAY.format(day=short_date(one.received_on)) if one.received_on else texts.NOT_LOGGED,
            own.used_for,
            standing,
        )
        for one in submission.files
    ]
    return [own, *joined, *_systems(desk)]


def _systems(desk: Desk) -> list[_Line]:
    """Return one line for each extract in which the unit was counted."""
    if not desk.unit_data.extracts:  # another topic may have no handling of procedures at all
        return []
    part = f"II.{list(desk.data.registry.domains).index(DOMAIN) + 1}"
    return [
        _Line(
            system_texts.SOURCE_NAME.format(system=count.system),
            system_texts.SOURCE_DAY.format(day=short_date(count.extracted_on)),
            system_texts.SOURCE_USE.format(place=part),
            f"{system_texts.SOURCE_STANDING}; {ILLUSTRATIVE}"
            if count.is_illustrative
            else system_texts.SOURCE_STANDING,
        )
        for count in desk.unit_data.extracts
    ]


def _visit(desk: Desk) -> list[_Line]:
    """Return the line of the visit, when it may be printed."""
    visit = visit_of(desk)
    if visit is None:
        return []
    standing = f"{say.SOURCE_STANDING}; {ILLUSTRATIVE}" if visit.is_illustrative else say.SOURCE_STANDING
    return [_Line(say.SOURCE_NAME.format(body=desk.words.body), day_words(visit), say.SOURCE_USED, standing)]


def _registers(desk: Desk) -> list[_Line]:
    """Return one line for each register that the report prints from: what the unit answered, what was concluded."""
    if not desk.is_heard:
        return []
    lines = []
    asked, found = desk.unit_data.clarifications, desk.unit_data.findings
    mark = f"; {ILLUSTRATIVE}" if desk.unit.fictional else ""
    if asked is not None and any(row.answer for row in asked.rows):
        alias = desk.unit.alias or desk.unit.short_name
        days = sorted({row.answered_on for row in asked.rows if row.answer and row.answered_on})
        words = [short_date(day) for day in dict.fromkeys((*days[:1], *days[-1:]))]
        name = clarified_texts.SOURCE_NAME.format(unit=alias)
        lines.append(
            _Line(
                _taken(name, [row.source for row in asked.rows if row.answer]),
                clarified_texts.SOURCE_DAYS.format(days=" – ".join(words)) if words else clarified_texts.SOURCE_NO_DAY,
                clarified_texts.SOURCE_USED,
                f"{clarified_texts.SOURCE_STANDING}{mark}",
            )
        )
    if found is not None:
        standing = findings_texts.SOURCE_STANDING.format(body=desk.words.body)
        taken = [row.source for row in (*found.results, *found.shortcomings)]
        taken += [*(row.source for row in found.causes), *(row.source for row in found.recommendations)]
        concluded = _taken(findings_texts.SOURCE_NAME.format(body=desk.words.body), taken)
        lines.append(_Line(concluded, clarified_texts.SOURCE_NO_DAY, findings_texts.SOURCE_USED, f"{standing}{mark}"))
    return lines


def _taken(name: str, sources: Iterable[Source]) -> Words:
    """Return the name of a source with the rows of what was taken from it."""
    return cell(name, [Fact(tuple(of_sources(sources, "số liệu, nội dung lấy từ nguồn này", "", "row")))])


def _published(desk: Desk) -> list[_Line]:
    """Return one line for each published source, in order of publication; only what the report may cite."""
    domains = list(desk.data.registry.domains)
    lines = []
    for key in _published_keys(desk):
        _title, _address, day = key
        used = {_domain(item, desk) for item in _items(desk) if _key(_source(item)) == key}
        places = sorted(domains.index(name) + 1 for name in used if name in domains)
        where = "mục " + ", ".join(f"II.{place}" for place in places) if places else "mục V"
        lines.append(_Line(_cited(desk, key), f"đăng {short_date(day)}" if day else NO_DATA, where, PUBLIC))
    return lines


def _cited(desk: Desk, key: _Key) -> Words:
    """Return the name of a public source, with the lines of what was taken from it."""
    taken = [source for item in _items(desk) if _key(source := _source(item)) == key]
    return _taken(key[0], taken)


def _items(desk: Desk) -> list[_Item]:
    return [*desk.unit_data.published, *desk.unit_data.scores, *desk.unit_data.records]


def _key(source: Source) -> _Key:
    return source.title, source.address, source.published_on


def _published_keys(desk: Desk) -> list[_Key]:
    found = {_key(_source(item)) for item in _items(desk)}
    return sorted(found, key=lambda key: (key[2] or date.max, key[0], key[1]))


def _source(item: _Item) -> Source:
    return item.figure.source if isinstance(item, PublishedFigure) else item.source


def _domain(item: _Item, desk: Desk) -> str:
    if isinstance(item, IndexScore):
        indicator = desk.data.registry.indicators.get(item.index_id)
        return indicator.domain if indicator else ""
    return item.domain
