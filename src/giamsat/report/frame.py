"""The frame of a unit's report: letterhead, title, marks, opening words and signature.

Form: Decree 30/2020/NĐ-CP, Phụ lục I. What nobody has entered (number, date, name) prints as a blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from giamsat.analysis.law import doubtful
from giamsat.blocks.model import (
    Block,
    Document,
    Emphasis,
    Fragment,
    Identity,
    Letterhead,
    Paragraph,
    Promise,
    Signature,
)
from giamsat.formatting.dates import full_date, short_date
from giamsat.model.parameters import DocumentState, Round, RoundDocument
from giamsat.model.rounds import RoundData, RoundParams
from giamsat.params import legal_basis
from giamsat.report.compose import paragraph, short_forms, words
from giamsat.report.desk import Desk
from giamsat.report.kinds import KindWords
from giamsat.texts_vi import preparing
from giamsat.texts_vi.ground import DRAFT, ILLUSTRATIVE, UNVERIFIED

BLANK = "……"
INTERNAL = "LƯU HÀNH NỘI BỘ"
PUBLIC_ONLY = "(theo nguồn công khai)"
HEADINGS_BEFORE = (
    ("KẾT QUẢ ĐẠT ĐƯỢC", "TÌNH HÌNH VÀ SỐ LIỆU"),
    ("TỒN TẠI, HẠN CHẾ", "KHÓ KHĂN, VƯỚNG MẮC"),
    ("NGUYÊN NHÂN VÀ TRÁCH NHIỆM", "LÝ DO CỦA KHÓ KHĂN, VƯỚNG MẮC"),
)
"""What sections are called before the visit: nobody has concluded anything yet."""


def frame(desk: Desk) -> Fragment:
    """Return the document's frame and its opening paragraphs."""
    document = Document(
        kind_name=desk.words.material_name if desk.is_before else "BÁO CÁO",
        title=_title(desk),
        date=_date(desk).isoformat(),
        blocks=(),
        phase=desk.phase.value,
        heading_suffix="" if desk.is_asked or desk.unit_data.submission or desk.round.preparing else PUBLIC_ONLY,
        heading_names=HEADINGS_BEFORE if desk.is_before else (),
        identity=Identity(desk.round.id, desk.unit_id, desk.unit.official_name),
        letterhead=letterhead(desk.data.params, desk.document, with_number=not desk.is_before),
        preface=(desk.round.example_note,) if desk.round.example_note else (),
        signature=None if desk.is_before else signature(desk.data.params, desk.document),
        marks=marks(desk.document, illustrative=desk.is_illustrative, internal=desk.is_before),
        author=desk.round.letterhead.organ,
        short_forms=short_forms(desk.data.registry),
    )
    return Fragment(
        "mo-dau",
        blocks=(*basis(desk.data, desk.unit_id), paragraph(_opening(desk))),
        frame=document,
        promise=Promise(0, 0, 1),
    )


def letterhead(params: RoundParams, document: RoundDocument | None, *, with_number: bool) -> Letterhead:
    """Return the letterhead; a document before the visit has no number."""
    head = params.round.letterhead
    number = ""
    if with_number:
        symbol = (document.symbol if document else "") or f"BC-{BLANK}"
        given = document.number if document else ""
        padded = given.zfill(2) if given.isdecimal() else given  # numbers below 10 have two digits (Decree 30/2020)
        number = f"Số: {padded or BLANK}/{symbol}"
    place = (document.place if document else "") or head.place
    day = full_date(document.date) if document and document.date else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return Letterhead(head.parent, head.organ, number, f"{place}, {day}")


def signature(params: RoundParams, document: RoundDocument | None) -> Signature:
    """Return recipients and signature block; the name stays a blank until a person enters it."""
    return Signature(
        recipients=recipients(document.recipients if document else ()),
        authority=params.round.signer_authority,
        title=(document.signer_title if document else "") or BLANK,
        name=(document.signer_name if document else "") or "(họ và tên)",
    )


def recipients(names: Sequence[str]) -> tuple[str, ...]:
    """Return the lines under «Nơi nhận»: «- …;», the last one with a full stop (Decree 30/2020, Phụ lục I)."""
    last = len(names) - 1
    return tuple(f"- {name.rstrip(' .;')}{'.' if place == last else ';'}" for place, name in enumerate(names))


def marks(document: RoundDocument | None, *, illustrative: bool, internal: bool) -> tuple[str, ...]:
    """Return the words that stand at the head of every page."""
    found = []
    if document is None or document.state is DocumentState.DRAFT:
        found.append(f"{DRAFT} {document.draft_no}".strip() if document else DRAFT)
    if illustrative:
        found.append(ILLUSTRATIVE)
    if internal:
        found.append(INTERNAL)
    return tuple(found)


def _title(desk: Desk) -> str:
    subject = f"{desk.round.topic} tại {desk.unit.official_name}"
    if desk.is_before:
        return subject[0].upper() + subject[1:]
    return f"{desk.words.report_title} {subject}"


def _date(desk: Desk) -> date:
    """Return the day the PDF is dated: the document's own, else the round's day of report."""
    return (desk.document.date if desk.document else None) or desk.round.report_date


def basis(data: RoundData, owner_id: str) -> tuple[Block, ...]:
    """Return the «Căn cứ» lines, italic, each ending with «;», the last with «.» (Decree 30/2020)."""
    cited, unsure = legal_basis(data.registry, data.params.round), doubtful(data, owner_id)
    lines = []
    for number, citation in enumerate(cited, start=1):
        doubt = f" ({UNVERIFIED})" if citation in unsure else ""
        lines.append(f"Căn cứ {citation.full}{doubt}{'.' if number == len(cited) else ';'}")
    return tuple(Paragraph((Emphasis(words(line)),)) for line in lines)


def _opening(desk: Desk) -> str:
    name = desk.unit.official_name
    visit = desk.data.params.unit(desk.unit_id).visit_on
    if desk.is_before and desk.round.preparing:
        return preparing.OPENING.format(name=name, body=desk.words.body)
    if desk.is_before:
        # A paper from public sources quotes what was published on the day itself: it did not serve that visit.
        when = f" {full_date(visit)}" if visit and desk.is_asked else ""
        asked = f"do {name} báo cáo và số liệu công khai có nguồn" if desk.is_asked else f"công khai có nguồn về {name}"
        return (
            f"Tài liệu này tổng hợp số liệu {asked}, "
            f"tính đến ngày {short_date(desk.cut_off)}, phục vụ {desk.words.visit}{when}. "
            "Các mục III, IV, V chỉ nêu ý kiến của đơn vị (nếu có); "
            f"tài liệu không phải kết luận của {desk.words.body}."
        )
    founding, plan = mandate(desk.round, desk.words)
    day = full_date(visit) if visit else f"ngày {BLANK}"
    return (
        f"Thực hiện {founding} và {plan}, {day}, {desk.words.body} đã làm việc với {name}"
        f"{_alias(desk)}. {desk.words.body} báo cáo kết quả {desk.words.act} như sau:"
    )


def mandate(round_: Round, words: KindWords) -> tuple[str, str]:
    """Return by which act and plan a report was made, with blanks for what nobody has entered."""
    plan = round_.plan or f"Kế hoạch số {BLANK} ngày {BLANK} của {words.body}"
    return round_.founding_act or words.founding, plan


def _alias(desk: Desk) -> str:
    alias, name = desk.unit.alias, desk.unit.official_name
    return f" (sau đây gọi là {alias})" if alias and alias != name else ""
