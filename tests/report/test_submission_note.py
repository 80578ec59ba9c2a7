"""The note for the head of a delegation: counts and names, matters with two options, and rows that the kit follows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader

from giamsat.analysis.alone import alone
from giamsat.blocks.model import Document, Fragment, Table
from giamsat.blocks.texts import texts
from giamsat.intake.opinions import read_voices
from giamsat.model.rounds import Decision, RoundData
from giamsat.model.values import Channel, Source
from giamsat.rendering.one_page import fitted
from giamsat.report.desk import lay_out
from giamsat.report.note_choices import Choice, choices
from giamsat.report.note_lines import Ground, lines
from giamsat.report.submission_note import ROOMS, Room, submission_note
from giamsat.settings import Settings
from tests.e2e.little_project import REPOSITORY
from tests.report.reading import Report, round_data
from tests.report.test_traces import ROUNDS
from tests.report.tracing import Run, figures_in, follows, holds, runs

TEMPLATES = REPOSITORY / "templates"
JUDGEMENTS = ("yếu", "kém", "vi phạm", "nghiêm trọng", "đứng cuối", "chậm trễ", "sai ")


def ground(settings: Settings, data: RoundData, delegation_id: str) -> Ground:
    """Return what a note is made from: the desks of a delegation's units, and their objections."""
    own = [row.id for row in data.params.round.units if row.delegation == delegation_id]
    desks = [lay_out(settings, alone(data, unit_id), unit_id) for unit_id in own]
    return Ground(desks, read_voices(settings, data.registry, data.params).objections)


@cache
def notes(settings: Settings, round_id: str) -> dict[str, Ground]:
    """Return the grounds of a round's notes by delegation; of one without units there is no note."""
    data = round_data(settings, round_id)
    with_units = {row.delegation for row in data.params.round.units}
    return {one.id: ground(settings, data, one.id) for one in data.params.round.delegations if one.id in with_units}


def note(settings: Settings, round_id: str, delegation_id: str, room: Room = ROOMS[0]) -> Document:
    """Return the note of a delegation."""
    delegations = round_data(settings, round_id).params.round.delegations
    own = next(one for one in delegations if one.id == delegation_id)
    return submission_note(notes(settings, round_id)[delegation_id], own, room)


def said(document: Document) -> str:
    """Return the words of a document, blanks of any kind as spaces."""
    return "\n".join(texts(document.blocks)).replace("\xa0", " ")


def told(settings: Settings, round_id: str) -> Iterator[tuple[str, Run]]:
    """Yield the runs of text of a round's notes, roomy and tight."""
    for delegation_id in notes(settings, round_id):
        for room in ROOMS[:5]:
            made = Report({"": Fragment("", note(settings, round_id, delegation_id, room).blocks)})
            yield from ((delegation_id, run) for run in runs(made))


@pytest.mark.parametrize("round_id", ROUNDS)
def test_it_is_one_page(shipped: Settings, round_id: str) -> None:
    """Of every delegation that ships; type is never below 11 pt."""
    for delegation_id in notes(shipped, round_id):
        versions = (note(shipped, round_id, delegation_id, room) for room in ROOMS)
        page, pdf = fitted(versions, TEMPLATES)
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
        assert page.size >= 11


@pytest.mark.parametrize("round_id", ROUNDS)
def test_every_figure_has_a_source_that_it_follows_from(shipped: Settings, round_id: str) -> None:
    """A value of a unit leads to its cells; a count says that it is counted."""
    bare, astray, wrong = set(), set(), set()
    for delegation_id, run in told(shipped, round_id):
        found = figures_in(run.text)
        bare |= {f"{figure} in «{run.text}»" for figure in found if not run.sources}
        astray |= {
            f"{figure} in «{run.text}» from {[row.value for _, row in run.figures]}"
            for figure in found
            if run.sources and not follows(figure, run, shipped)
        }
        placed = [entry for entry in run.figures if entry[0].file and entry[1].at]
        wrong |= {f"{delegation_id}: {entry}" for entry in placed if not holds(*entry, shipped)}
    assert sorted(bare) == []
    assert sorted(astray) == []
    assert sorted(wrong) == []


def test_it_tells_counts_and_names(shipped: Settings) -> None:
    """Who came late and by how much, who is under a target and with what, whose numbers do not agree."""
    text = said(note(shipped, "mau-2024", "doan-1"))
    assert "Đã gửi biểu mẫu: 08/08 đơn vị. Gửi chậm: Sở Mẫu C (03 ngày)." in text
    assert "04/08 đơn vị có số liệu, gồm: Sở Mẫu B (92,0%); Quận Mẫu 2 (94,2%); Quận Mẫu 3 (94,98%)" in text
    assert "chưa chọn nguồn: 01 đơn vị (Sở Mẫu B)." in text  # a person chose for Sở Mẫu C
    assert "Góp ý của đơn vị về dự thảo chưa được trả lời: 01/03 nội dung (Quận Mẫu 1)." in text
    assert "chưa có sổ kết luận" not in text  # each unit of Đoàn 1 has one
    assert not any(word in text.casefold() for word in JUDGEMENTS)


def test_it_has_at_most_ten_lines(shipped: Settings) -> None:
    """Ten lines a head can read at a glance, in every round."""
    assert all(len(lines(one)) <= 10 for round_id in ROUNDS for one in notes(shipped, round_id).values())


def test_nothing_is_chosen(shipped: Settings) -> None:
    """Two options for each matter, each with an empty box; no number, no signature."""
    document = note(shipped, "mau-2024", "doan-1")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    rows = [[" ".join(texts([Table(head=(), rows=((cell,),))])).strip() for cell in row] for row in table.rows]
    assert rows
    assert all(row[2].startswith("☐ ") and row[3].startswith("☐ ") for row in rows)
    assert "☑" not in said(document)
    assert document.letterhead is None
    assert document.signature is None


def _decided(data: RoundData, row: str) -> RoundData:
    """Return the data with a row of decisions.csv as an option names it."""
    kind, unit_id, subject, words = row.split(" · ")
    own = "" if unit_id.startswith("(") else unit_id
    source = Source(Channel.VISIT, file="data/mau-2024/decisions.csv", line=9)
    made = Decision(kind, own, subject, words, "lý do", "Trưởng đoàn", date(2024, 11, 20), source)
    if not own:
        return replace(data, decisions=(*data.decisions, made))
    unit = data.units[own]
    return replace(data, units={**data.units, own: replace(unit, decisions=(*unit.decisions, made))})


def _open(settings: Settings, data: RoundData, delegation_id: str) -> set[tuple[str, str]]:
    return {_key(one) for one in choices(ground(settings, data, delegation_id).desks, 100)}


def _key(one: Choice) -> tuple[str, str]:
    """Return what a matter is known by: its unit and what its rows are about."""
    return one.unit, one.first.row.split(" · ")[2]


@pytest.mark.parametrize("round_id", ["mau-2024", "2023-05", "2024-kh16"])
def test_the_row_of_an_option_settles_its_matter(shipped: Settings, round_id: str) -> None:
    """Whichever option that makes a row of decisions.csv is written there, the matter is no longer asked."""
    data = round_data(shipped, round_id)
    for delegation_id, own in notes(shipped, round_id).items():
        found = choices(own.desks, 100)
        assert found
        for one in found:
            for option in (one.first, one.second):
                if " · " in option.row:
                    left = _open(shipped, _decided(data, option.row), delegation_id)
                    assert _key(one) not in left, option.row


def test_a_unit_that_sent_nothing_is_waived_or_given_time(shipped: Settings) -> None:
    """One matter for the whole report, not one for each thing that is missing from it."""
    found = [one for one in choices(notes(shipped, "mau-2024")["doan-2"].desks, 100) if one.unit == "Huyện Mẫu 4"]
    assert [one.first.row for one in found] == ["mien · huyen-mau-4 · bao-cao · Lập báo cáo khi chưa có số liệu"]
    assert "hand_in_by" in found[0].second.row


def test_what_does_not_fit_is_counted(shipped: Settings) -> None:
    """The last row says how many matters are left, and where to find them."""
    document = note(shipped, "mau-2024", "doan-1", Room(matters=1))
    assert "… và 02 nội dung khác, xem báo cáo từng đơn vị" in said(document)


def test_before_anybody_was_asked_it_says_so(shipped: Settings) -> None:
    """Of a round in preparation: no unit is said not to have sent anything."""
    text = said(note(shipped, "2026-cap-xa", next(iter(notes(shipped, "2026-cap-xa")))))
    assert "Đợt đang chuẩn bị, chưa thu biểu mẫu số liệu." in text
    assert "Chưa gửi" not in text
    assert "xac-nhan · (cả đợt) · luat-121-2025 · Xác nhận" in text
