from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.files import sha256_of
from giamsat.intake.extracts import run
from giamsat.intake.extracts.choices import choice_faults, choice_of, source_choices
from giamsat.intake.extracts.count import count
from giamsat.intake.extracts.job import Counted, CountJob
from giamsat.intake.extracts.read import Extracts, read_extracts
from giamsat.model.mappings import NoDue
from giamsat.model.rounds import Decision, Registry, RoundParams
from giamsat.model.values import Channel, Source, State
from giamsat.settings import Settings
from tests.analysis.builders import round_data, unit, unit_data
from tests.intake.extracts.extract_builders import mapping, row, write

HEAD = "file,mapping,system,extracted_on,sha256,mark"
MARK = "SỐ LIỆU MINH HỌA"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return a project folder; extracts are counted in this process, to be quick."""
    monkeypatch.setattr(run, "count_apart", count)
    (tmp_path / "data" / "dot" / "extracts").mkdir(parents=True)
    return Settings(tmp_path)


def ground(**choices: object) -> tuple[Registry, RoundParams]:
    """Return a registry with the tiny mapping and a round of the units A and B."""
    data = round_data([unit_data(unit("so-a")), unit_data(unit("so-b", order=2))], id="dot")
    return replace(data.registry, mappings={"thu": mapping(choices)}), data.params


def read_with(settings: Settings, *lines: str) -> Extracts:
    """Write extracts.csv and read what it lists."""
    (settings.data("dot") / "extracts.csv").write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    return read_extracts(settings, *ground())


def put(settings: Settings, name: str = "hs.csv", rows: Iterable[dict[str, str]] = ()) -> Path:
    """Write an extract."""
    return write(settings.data("dot") / "extracts" / name, list(rows) or [row()])


def codes(found: Extracts) -> list[str]:
    """Return the codes of the round's faults."""
    return [fault.code for fault in found.faults]


def test_a_listed_extract_becomes_the_counts_of_its_units(settings: Settings) -> None:
    """Figures with channel, period, system, file and what was counted; the choices of the mapping in words."""
    put(settings, rows=[row(), row("2", unit="B", channel="Quầy"), row("3", received="01/10/2024")])
    found = read_with(settings, f"hs.csv,thu,,2024-10-15,,{MARK}")
    assert (found.faults, found.notices) == ((), ())
    own = found.of("so-a")[0]
    figure = own[3]
    assert (own.system, own.extracted_on, own.rows, own.left_out) == (
        "Hệ thống thử", date(2024, 10, 15), 2, (("tiếp nhận sau kỳ", 1),)
    )  # fmt: skip
    assert (figure.value, figure.state, own[10].state) == (Decimal(1), State.KNOWN, State.ZERO)
    assert (figure.source.channel, figure.source.file) == (Channel.EXTRACT, "data/dot/extracts/hs.csv")
    assert figure.source.title == "Hệ thống thử (trích xuất ngày 15/10/2024)"
    assert own[10].source.query == (
        "đếm hồ sơ có kết quả trong kỳ, ngày trả sau ngày hẹn; Sở Mẫu A; kỳ 01/01/2024 - 30/9/2024; bảng ánh xạ thu"
    )
    assert own.choices[0].startswith("Hồ sơ chờ bổ sung")
    assert len(own.choices) == 6
    assert found.of("so-b")[0][5].value == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"khac.csv,thu,,2024-10-15,,{MARK}", "extract-absent"),
        (f"hs.csv,khong-co,,2024-10-15,,{MARK}", "extract-mapping-unknown"),
        (f"hs.csv,thu,,2024-09-29,,{MARK}", "extract-too-early"),
        (f"hs.csv,thu,,2025-12-31,,{MARK}", "published-after-report"),
        (f"hs.csv,thu,,2024-10-15,{'0' * 64},{MARK}", "extract-hash"),
        ("hs.csv,thu,,2024-10-15,,", "real-for-fictional-unit"),
        (f"hs.csv,thu,,15 tháng 10,,{MARK}", "cell-date"),
    ],
)
def test_a_row_that_cannot_be_right_is_named_and_nothing_counted(settings: Settings, line: str, code: str) -> None:
    """The file, the mapping, the day, the hash, the mark: each with a sentence of its own."""
    put(settings)
    found = read_with(settings, line)
    assert code in codes(found)
    assert found.counts == ()
    assert all(str(fault) for fault in found.faults)


def test_a_file_of_another_kind_is_named(settings: Settings) -> None:
    """Only CSV, Parquet and XLSX are extracts."""
    put(settings, "hs.txt")
    assert codes(read_with(settings, f"hs.txt,thu,,2024-10-15,,{MARK}")) == ["extract-ending"]


def test_a_file_that_nobody_listed_is_not_used(settings: Settings) -> None:
    """With or without a list; the traces of an open Excel are no extract."""
    put(settings)
    put(settings, "~$hs.xlsx")
    assert codes(read_extracts(settings, *ground())) == ["extract-not-listed"]
    assert codes(read_with(settings)) == ["extract-not-listed"]


def test_of_two_extracts_of_a_system_the_later_counts(settings: Settings) -> None:
    """Whatever their order in the list; the older one is told."""
    put(settings, "a.csv", [row()])
    put(settings, "b.csv", [row(), row("2")])
    lines = [f"a.csv,thu,,2024-10-01,,{MARK}", f"b.csv,thu,,2024-10-15,,{MARK}"]
    for order in (lines, lines[::-1]):
        found = read_with(settings, *order)
        assert [count.file.rpartition("/")[2] for count in found.counts] == ["b.csv"]
        assert [(notice.code, notice.place.file) for notice in found.notices] == [
            ("extract-older", "data/dot/extracts/a.csv")
        ]


def test_what_was_counted_is_kept_by_content(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renamed it is not counted again; changed, under another mapping or period it is."""
    asked: list[CountJob] = []

    def watched(job: CountJob) -> Counted:
        asked.append(job)
        return count(job)

    monkeypatch.setattr(run, "count_apart", watched)
    path = put(settings, rows=[row(), row()])
    line = f"hs.csv,thu,,2024-10-15,,{MARK}"
    first, second = read_with(settings, line), read_with(settings, line)
    assert first == second
    path.rename(path.with_name("khac.csv"))
    renamed = read_with(settings, f"khac.csv,thu,,2024-10-15,,{MARK}")
    assert len(asked) == 1
    assert [str(notice) for notice in renamed.counts[0].notices] == [
        "Tệp data/dot/extracts/khac.csv: Sở Mẫu A có 1 dòng trùng mã hồ sơ; mỗi hồ sơ chỉ tính một lần, theo dòng có "
        "ngày trả kết quả muộn nhất."
    ]
    registry, params = ground(no_due=NoDue.NOT)
    read_extracts(settings, registry, params)
    shorter = params.round.model_copy(update={"period_from": date(2024, 2, 1)})
    read_extracts(settings, registry, replace(params, round=shorter))
    assert len(asked) == 3


def test_a_refused_extract_leaves_nothing_behind(settings: Settings) -> None:
    """Personal data: no cache entry, no scratch file."""
    write(settings.data("dot") / "extracts" / "hs.csv", [{**row(), "x": "Nguyễn Văn Mẫu"}], (*row(), "Họ tên"))
    found = read_with(settings, f"hs.csv,thu,,2024-10-15,,{MARK}")
    assert codes(found) == ["extract-personal"]
    left = [path for path in settings.cache.rglob("*") if path.is_file()]
    assert left == []


def test_a_hash_in_the_list_holds_the_file_to_it(settings: Settings) -> None:
    """The right hash passes, in capitals too."""
    digest = sha256_of(put(settings)).upper()
    assert read_with(settings, f"hs.csv,thu,,2024-10-15,{digest},{MARK}").faults == ()


def decision(subject: str, chosen: str = "he-thong") -> Decision:
    """Return a choice between sources."""
    place = Source(Channel.VISIT, file="data/dot/decisions.csv", line=2)
    return Decision("chon-nguon", "so-a", subject, chosen, "vì lý do", "Trưởng đoàn", date(2024, 10, 20), place)


def test_a_choice_about_one_column_comes_before_one_about_all() -> None:
    """And words are understood as well as slugs."""
    choices = source_choices([decision("tthc@he-thong"), decision("tthc.tiep_nhan@he-thong", "Số đơn vị báo cáo")])
    found = {key: choice_of(key, choices) for key in ("tthc.tiep_nhan", "tthc.qua_han")}
    assert {key: choice.channel for key, choice in found.items() if choice} == {
        "tthc.tiep_nhan": Channel.SUBMISSION,
        "tthc.qua_han": Channel.EXTRACT,
    }


@pytest.mark.parametrize(
    ("own", "code"),
    [
        (decision("tthc@he-thong", "chưa rõ"), "extract-choice-unknown"),
        (decision("cqdt.vb@he-thong"), "extract-choice-subject"),
        (decision("tthc@he-thong"), "extract-choice-subject"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_named(settings: Settings, own: Decision, code: str) -> None:
    """Unknown words, an indicator outside Biểu 06, a unit without an extract."""
    put(settings)
    extracts = read_with(settings, f"hs.csv,thu,,2024-10-15,,{MARK}").of("so-a")
    has_extract = own.subject != "tthc@he-thong" or own.decision != "he-thong"
    data = unit_data(unit("so-a"), decisions=(own,), extracts=extracts if has_extract else ())
    assert [fault.code for fault in choice_faults([data], ())] == [code]


def test_a_choice_for_no_unit_is_named() -> None:
    """Systems agree with one unit and not with another: a choice names its unit."""
    assert [fault.code for fault in choice_faults([], [decision("tthc@he-thong")])] == ["extract-choice-unit"]


def test_a_round_without_extracts_has_none(settings: Settings) -> None:
    """No list, no folder: nothing to say."""
    (settings.data("dot") / "extracts").rmdir()
    assert read_extracts(settings, *ground()) == Extracts()
