"""A round with everything that came in."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.intake import cache
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.settings import Settings
from tests.intake import builders as make

HEAD = "file,sha256,received_on,sender,mark"


def _load(settings: Settings) -> RoundData:
    return load_round_data(settings, make.registry(), make.params())


def _codes(faults: object) -> list[str]:
    return [fault.code for fault in faults]  # type: ignore[attr-defined]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give an empty project."""
    return make.project(tmp_path)


def test_units_stand_in_official_order_with_what_they_sent(settings: Settings) -> None:
    """A file under any name reaches its unit with its receipt; who has not handed in has no submission and no fault."""
    digest = make.hand_in(settings, "BC CCHC (ban cuoi) 2.xlsx", make.content())
    make.table(settings, "received.csv", HEAD, f"ten-khac.xlsx,{digest},2024-10-09,Văn thư,SỐ LIỆU MINH HỌA")
    data = _load(settings)
    assert list(data.units) == [make.SO, make.QUAN, make.REAL]
    first, second = data.units[make.SO], data.units[make.QUAN]
    assert first.submission is not None
    assert first.submission.sha256 == digest
    assert first.submission.file == f"data/{make.ROUND}/submissions/BC CCHC (ban cuoi) 2.xlsx"
    assert first.receipt is not None
    assert str(first.receipt.received_on) == "2024-10-09"
    assert (first.faults, first.notices, data.faults) == ((), (), ())
    assert (second.submission, second.receipt, second.faults) == (None, None, ())


def test_a_file_that_was_not_logged_is_a_gap(settings: Settings) -> None:
    """Without a receipt the file is used and the gap is named."""
    make.hand_in(settings, "a.xlsx", make.content())
    unit = _load(settings).units[make.SO]
    assert unit.submission is not None
    assert (_codes(unit.notices), unit.receipt, unit.faults) == (["received-not-listed"], None, ())


def test_a_file_that_changed_since_it_came_is_refused(settings: Settings) -> None:
    """The log's SHA-256 is held against the file; a logged file that is gone is told."""
    make.hand_in(settings, "a.xlsx", make.content())
    rows = (f"a.xlsx,{'0' * 64},2024-10-09,x,", f"b.xlsx,{'1' * 64},2024-10-09,x,", "c.xlsx,abc,2024-10-09,x,")
    make.table(settings, "received.csv", HEAD, *rows, f"a.xlsx,{'0' * 64},2024-10-10,x,")
    data = _load(settings)
    assert _codes(data.units[make.SO].faults) == ["received-hash-differs"]
    assert _codes(data.faults) == ["received-hash-form", "received-twice", "received-file-absent"]


def test_a_bad_file_fails_its_unit_alone(settings: Settings) -> None:
    """The unit of a faulty workbook fails with all its faults; the others are as good as ever."""
    make.hand_in(settings, "a.xlsx", make.content())
    make.hand_in(settings, "b.xlsx", make.content(make.QUAN, "Quận Thử B", round_id="2023-05"))
    data = _load(settings)
    assert _codes(data.units[make.QUAN].faults) == ["submission-round-foreign"]
    assert data.units[make.QUAN].submission is None
    assert data.units[make.SO].faults == ()
    assert data.faults == ()


def test_files_of_nobody_are_the_rounds(settings: Settings) -> None:
    """What cannot be told from inside is a fault of the round, unless the log says who sent it."""
    make.hand_in(settings, "a.xlsx", "Báo cáo dạng chữ".encode())
    make.hand_in(settings, "b.pdf", b"%PDF")
    digest = make.hand_in(settings, "c.xlsx", b"")
    make.hand_in(settings, "~$c.xlsx", b"x")
    make.table(settings, "received.csv", HEAD, f"c.xlsx,{digest},2024-10-09,Sở Thử A,")
    data = _load(settings)
    assert [(one.code, one.place.file.rpartition("/")[2]) for one in data.faults] == [
        ("workbook-not-one", "a.xlsx"),
        ("file-not-xlsx", "b.pdf"),
    ]
    assert _codes(data.units[make.SO].faults) == ["workbook-empty-file"]


def test_the_newer_of_two_files_counts(settings: Settings) -> None:
    """A replacement is used; the older file is named, and its faults do not matter any more."""
    old = make.hand_in(settings, "a.xlsx", make.content(data_kind="Nháp"))
    new = make.hand_in(settings, "b.xlsx", make.content(report_number="06"))
    rows = (f"a.xlsx,{old},2024-10-08,{make.SO},", f"b.xlsx,{new},2024-10-12,{make.SO},")
    make.table(settings, "received.csv", HEAD, *rows)
    unit = _load(settings).units[make.SO]
    assert unit.submission is not None
    assert unit.submission.report_number == "06"
    assert (unit.faults, _codes(unit.notices)) == ((), ["file-older"])


def test_a_file_sent_by_another_unit_is_used_for_neither(settings: Settings) -> None:
    """A workbook of unit A that unit B sent fails B and does not become A's."""
    digest = make.hand_in(settings, "a.xlsx", make.content())
    make.table(settings, "received.csv", HEAD, f"a.xlsx,{digest},2024-10-08,{make.QUAN},")
    data = _load(settings)
    assert _codes(data.units[make.QUAN].faults) == ["submission-other-sender"]
    assert data.units[make.SO].submission is None


def test_published_rows_reach_their_units(settings: Settings) -> None:
    """Figures of the round's units and of bodies outside it are kept apart; a bad row fails its unit."""
    head = "id,unit,indicator,value,as_of,source_title"
    rows = (
        f"a,{make.REAL},cqdt.phi,5,2024-09-30,Nguồn",
        "b,thanh-pho,cqdt.phi,7,2024-09-30,Nguồn",
        f"c,{make.QUAN},cqdt.phi,7,2024-10-30,Nguồn",
        "d,khong-co,cqdt.phi,7,2024-09-30,Nguồn",
    )
    make.table(settings, "published.csv", head, *rows)
    data = _load(settings)
    assert [one.id for one in data.units[make.REAL].published] == ["a"]
    assert [one.id for one in data.context] == ["b"]
    assert _codes(data.units[make.QUAN].faults) == ["figure-after-cut-off"]
    assert _codes(data.faults) == ["published-unit-unknown"]


def test_what_was_read_once_is_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second load opens no workbook and gives the same; a broken entry is read anew; a new rule reads anew."""
    make.hand_in(settings, "a.xlsx", make.content())
    first = _load(settings).units[make.SO].submission
    (entry,) = (settings.cache / "submissions").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr("giamsat.intake.reading_desk.read_book", None)
        assert _load(settings).units[make.SO].submission == first
    entry.write_bytes(entry.read_bytes()[:-9])
    assert _load(settings).units[make.SO].submission == first
    monkeypatch.setattr(cache, "code_digest", lambda: "another code")
    _load(settings)
    assert len(list((settings.cache / "submissions").iterdir())) == 2


def test_a_cache_that_cannot_be_written_costs_nothing_else(settings: Settings) -> None:
    """A file where the cache folder should be does not stop the load."""
    settings.cache.parent.mkdir(parents=True, exist_ok=True)
    settings.cache.write_bytes(b"")
    digest = make.hand_in(settings, "a.xlsx", make.content())
    read = _load(settings).units[make.SO]
    assert (read.submission and read.submission.sha256, read.faults) == (digest, ())
    assert _load(settings).units[make.SO].submission == read.submission
    assert settings.cache.read_bytes() == b""


def test_a_round_without_data_is_all_gaps(settings: Settings) -> None:
    """Nothing came in: no unit has data, none has a fault."""
    data = _load(settings)
    assert data.faults == ()
    assert all(unit.submission is None and unit.faults == () for unit in data.units.values())
