"""The whole folder: what a right one gives, and that all faults are told at once."""

from __future__ import annotations

import datetime
import pickle
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from giamsat.errors import ParamsError
from giamsat.model.parameters import DocumentState, Kind, Level, Phase, RoundKind
from giamsat.params import load_params, load_registry, load_round, round_ids
from giamsat.settings import Settings

PROJECT = Path(__file__).parents[2]


def test_right_folder_gives_a_typed_registry(folder):
    """Every table comes back as models with values of their types, in file order."""
    registry = load_registry(folder.settings)
    assert list(registry.units) == ["so-mau-a", "quan-mau-c", "quan-dong-da", "phuong-dong-da"]
    unit = registry.units["quan-mau-c"]
    assert (unit.level, unit.order, unit.code, unit.fictional) == (Level.URBAN_DISTRICT, 2, "01", True)
    assert registry.units["quan-dong-da"].valid_to == datetime.date(2025, 6, 30)
    assert registry.sub_units["phuong-mau-1"].parent == "quan-mau-c"
    assert [row.count for row in registry.sub_unit_counts] == [18, 15]
    assert registry.domains["cds"].order == 2
    rate = registry.indicators["tthc.dung_han"]
    assert (rate.kind, rate.levels) == (Kind.RATE, (Level.DEPARTMENT, Level.URBAN_DISTRICT))
    assert rate.required is False  # an empty cell is the field's default
    assert registry.citations["luat-2015"].founded_to == datetime.date(2026, 2, 28)
    assert registry.deadlines[0].days == 15


def test_right_folder_gives_a_typed_round(folder):
    """A round comes back with its documents by unit and its targets."""
    params = load_round(folder.settings, load_registry(folder.settings), "mau-1")
    assert params.round.kind is RoundKind.SUPERVISION
    assert params.round.unchanged_below == Decimal("0.1")
    assert params.round.comparison is not None
    assert params.round.comparison.end == datetime.date(2023, 9, 30)
    assert params.round.delegations[0].members[1].name == "(họ và tên)"
    assert params.phase("so-mau-a") is Phase.AFTER
    assert params.cut_off("quan-mau-c") == datetime.date(2024, 10, 15)
    assert [document.id for document in params.documents.values()] == ["tong-hop", "bc-so-mau-a", "bc-quan-mau-c"]
    assert params.documents["so-mau-a"].state is DocumentState.FINAL
    assert params.documents["so-mau-a"].number == "05"
    assert params.documents[""].recipients == ("Thường trực HĐND", "Lưu: VT")
    assert params.targets[1].value == Decimal("92.5")


def test_targets_are_optional(folder):
    """A round without a table of targets has none."""
    folder.path("rounds/mau-1.targets.csv").unlink()
    _, rounds = load_params(folder.settings)
    assert rounds["mau-1"].targets == ()


def test_whole_numbers_stand_for_decimals(folder):
    """`unchanged_below = 1` is the number one, although the field is a decimal."""
    folder.change("rounds/mau-1.toml", "unchanged_below = 0.1", "unchanged_below = 1")
    _, rounds = load_params(folder.settings)
    assert rounds["mau-1"].round.unchanged_below == Decimal(1)


def test_round_ids_are_the_toml_files_in_fixed_order(folder):
    """Only TOML files are rounds; hidden copies of editors are not; the order does not hang on the disk."""
    for name in ("mau-0.toml", "a-2.toml", ".mau-3.toml", "~mau-4.toml", "ghi-chu.txt"):
        folder.write(f"rounds/{name}", "")
    assert round_ids(folder.settings) == ("a-2", "mau-0", "mau-1")


def test_folder_without_rounds_has_no_round(tmp_path):
    """A folder that holds no rounds gives an empty answer, no failure."""
    assert round_ids(Settings(root=tmp_path)) == ()


@pytest.mark.parametrize("name", ["mau-2", "../units", "", "mau-1.documents"])
def test_unknown_round_is_refused(folder, name):
    """A round that is not there, or a path in disguise, is one fault that lists the near names."""
    with pytest.raises(ParamsError) as caught:
        load_round(folder.settings, load_registry(folder.settings), name)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.file) == ("round-file-absent", "params/rounds")


def test_unknown_round_names_the_near_ones(folder):
    """A slip of the pen gets the right name proposed."""
    with pytest.raises(ParamsError, match="“mau-1”"):
        load_round(folder.settings, load_registry(folder.settings), "mau-11")


def test_text_is_normalised(folder):
    """Decomposed Vietnamese, as some systems save it, comes back composed, in CSV and in TOML."""
    for name in ("units.csv", "rounds/mau-1.toml"):
        text = folder.path(name).read_text(encoding="utf-8")
        folder.write(name, unicodedata.normalize("NFD", text))
    registry, rounds = load_params(folder.settings)
    assert registry.units["quan-mau-c"].official_name == unicodedata.normalize("NFC", "Ủy ban nhân dân quận Mẫu C")
    assert unicodedata.is_normalized("NFC", rounds["mau-1"].round.topic)


@pytest.mark.parametrize("name", ["units.csv", "laws.toml", "rounds/mau-1.toml", "rounds/mau-1.documents.csv"])
def test_byte_order_mark_and_windows_line_ends_are_accepted(folder, name):
    """Files saved by Notepad or Excel read like any other."""
    content = folder.path(name).read_bytes()
    folder.path(name).write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    registry, rounds = load_params(folder.settings)
    assert (len(registry.units), list(rounds)) == (4, ["mau-1"])


def test_all_faults_of_all_files_come_in_one_error(folder, line_of):
    """One reading finds every fault, sorted by file and line: also a bad reference in a row with a bad cell."""
    folder.change("units.csv", "so,so,1,,,,,có", "so,so,x,,,,khong-co,có")
    folder.change("domains.csv", "cds,2", "cds,1")
    folder.change("indicators/tthc.csv", "tthc.giai_quyet,tthc,Số hồ sơ đã", "tthc.giai_quyet,tthcc,Số hồ sơ đã")
    folder.change("laws.toml", 'law = "luat-2015"', 'law = "luat-2016"')
    folder.change("laws.toml", "days = 15", 'days = "15"')
    folder.change("rounds/mau-1.toml", 'mode = "truc-tiep"', 'mode = "tructiep"\nmod = 1')
    folder.change("rounds/mau-1.toml", 'topic = "việc thực hiện cải cách hành chính"\n', "")
    folder.change("rounds/mau-1.documents.csv", "quan-mau-c,tai-lieu", "quan-mau-d,tai-lieu")
    folder.change("rounds/mau-1.targets.csv", "92.5", "92,5")
    mode = line_of("rounds/mau-1.toml", 'mode = "truc-tiep"') - 1
    assert folder.faults() == [
        ("order-twice", "domains.csv", 3),
        ("unknown-domain", "indicators/tthc.csv", 2),
        ("unknown-citation", "laws.toml", line_of("laws.toml", 'law = "luat-2015"')),
        ("key-type", "laws.toml", line_of("laws.toml", "days = 15")),
        ("document-absent", "rounds/mau-1.documents.csv", 0),
        ("unknown-round-unit", "rounds/mau-1.documents.csv", 4),
        ("csv-width", "rounds/mau-1.targets.csv", 3),
        ("key-missing", "rounds/mau-1.toml", 1),
        ("choice", "rounds/mau-1.toml", mode),
        ("key-unknown", "rounds/mau-1.toml", mode + 1),
        ("cell-integer", "units.csv", 2),
        ("unknown-unit", "units.csv", 2),
    ]


def test_error_with_its_faults_survives_pickling(folder):
    """A worker process can hand the error back."""
    folder.change("domains.csv", "cds,2", "cds,1")
    error = folder.error()
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_a_sentence_names_file_line_what_was_found_and_what_is_near(folder):
    """The secretary reads where, what stands there, and what was probably meant."""
    folder.change("rounds/mau-1.toml", 'id = "quan-mau-c"', 'id = "quan-mau-d"')
    text = str(folder.error())
    assert "Tệp params/rounds/mau-1.toml, dòng " in text
    assert "không có đơn vị “quan-mau-d” trong danh mục đơn vị. Tên gần giống: “quan-mau-c”" in text


def test_hostile_text_is_only_text(folder):
    """Braces, formulas and markup in a name pass unchanged; in an id they are quoted, never formatted."""
    hostile = "=1+1 {{ x }} {0} #let <b> $a$ \\n"
    folder.change("units.csv", "so-mau-a,Sở Mẫu A,", f"so-mau-a,{hostile},")
    registry, _ = load_params(folder.settings)
    assert registry.units["so-mau-a"].official_name == hostile
    folder.change("rounds/mau-1.toml", 'id = "so-mau-a"', 'id = "{0} {x} <b>\\u0007"')
    assert "“{0} {x} <b><U+0007>”" in str(folder.error())


def test_parameters_of_this_repository_load():
    """What ships is right: every file under params/ reads without a fault."""
    registry, rounds = load_params(Settings(root=PROJECT))
    assert registry.units
    assert set(rounds) == set(round_ids(Settings(root=PROJECT)))
