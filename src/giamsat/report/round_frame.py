"""The frame of a round's synthesis and its last words."""

from __future__ import annotations

from decimal import Decimal

from giamsat.blocks.model import Document, Fragment, Identity, Promise
from giamsat.formatting.dates import period, short_date
from giamsat.formatting.numbers import count_words
from giamsat.formatting.text import capitalized
from giamsat.report.cited import Fact, cite
from giamsat.report.compose import paragraph
from giamsat.report.frame import letterhead, marks
from giamsat.report.round_desk import RoundDesk

KIND_NAME = "TÀI LIỆU TỔNG HỢP"


def frame(desk: RoundDesk) -> Fragment:
    """Return the synthesis' frame and opening paragraph; its first version carries figures, no conclusions."""
    row = desk.data.params.documents.get("")
    document = Document(
        kind_name=KIND_NAME,
        title=f"{capitalized(desk.round.topic)} của các đơn vị thuộc diện {desk.words.act}",
        date=((row.date if row else None) or desk.round.report_date).isoformat(),
        blocks=(),
        identity=Identity(desk.round.id, "", desk.round.title),
        letterhead=letterhead(desk.data.params, row, with_number=False),
        preface=(desk.round.example_note,) if desk.round.example_note else (),
        marks=marks(row, illustrative=desk.is_illustrative, internal=True),
        author=desk.round.letterhead.organ,
    )
    opening = paragraph(cite(_opening(desk), _unit_facts(desk)))
    return Fragment("mo-dau", (opening,), frame=document, promise=Promise(0, 0, 1))


def closing() -> Fragment:
    """Return the end of the synthesis: working material carries no closing sentence."""
    return Fragment("ket-thuc")


def _unit_facts(desk: RoundDesk) -> tuple[Fact, ...]:
    """Return where the units of the round are listed, all and by the way in which they are supervised."""
    params = desk.facts.places.params
    ways = {"truc-tiep": f"đơn vị {desk.words.act} trực tiếp", "qua-bao-cao": f"đơn vị {desk.words.act} qua báo cáo"}
    groups = {"đơn vị của đợt": [row.id for row in desk.round.units]}
    groups |= {name: [row.id for row in desk.round.units if row.mode == mode] for mode, name in ways.items()}
    return tuple(Fact((params.round_units(ids, name),), (Decimal(len(ids)),)) for name, ids in groups.items() if ids)


def _opening(desk: RoundDesk) -> str:
    direct = sum(row.mode == "truc-tiep" for row in desk.round.units)
    by_report = len(desk.round.units) - direct
    parts = [
        f"{count_words(direct)} đơn vị {desk.words.act} trực tiếp" if direct else "",
        f"{count_words(by_report)} đơn vị {desk.words.act} qua báo cáo" if by_report else "",
    ]
    return (
        f"Tài liệu tổng hợp số liệu của {count_words(len(desk.round.units))} đơn vị "
        f"({' và '.join(part for part in parts if part)}). {period(desk.round.period_from, desk.round.period_to)}; "
        f"mốc chung: ngày {short_date(desk.round.cut_off)}. Các đơn vị xếp theo thứ tự chính thức. "
        f"Số liệu do đơn vị báo cáo hoặc lấy từ nguồn công khai, chưa thẩm định; tài liệu không nêu kết luận."
    )
