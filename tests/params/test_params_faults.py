"""Every rule of params/: one change that breaks it, and the fault with its file and line."""

from __future__ import annotations

import pytest

from giamsat.errors import ParamsError
from giamsat.model.parameters import DocumentState
from giamsat.params import load_params, load_registry, load_round

# Each case: file, the text that stands there, what it is replaced by, the faults expected as (code, line).
# A line is given as a number, or as a text of the right file on whose line the fault is told.
REGISTRY = [
    ("units.csv", "so-mau-a,", "So_Mau A,", [("id-form", 2)]),
    ("units.csv", "quan-dong-da,Ủy", "quan-mau-c,Ủy", [("id-twice", 4)]),
    ("units.csv", "2025-06-30,,", "2025-06-30,phuong-dong-do,", [("unknown-unit", 4)]),
    ("units.csv", "2025-06-30,,", "2025-06-30,quan-dong-da,", [("unit-own-successor", 4)]),
    ("units.csv", "2025-06-30,,", "2025-06-30,quan-mau-c,", [("fictional-mix", 4)]),
    ("units.csv", ",,2025-06-30", ",2025-07-01,2025-06-30", [("days-order", 4)]),
    ("units.csv", ",so,so,1", ",sở,so,1", [("cell-choice", 2)]),
    ("units.csv", "quan-huyen,2,01", "quan-huyen,2.0,01", [("cell-integer", 3)]),
    ("units.csv", "quan-mau-c,Ủy ban nhân dân quận Mẫu C", "quan-mau-c,", [("cell-empty", 3)]),
    ("units.csv", "2025-07-01", "2025/7/1", [("cell-date", 5)]),
    ("sub_units.csv", ",quan-mau-c,", ",quan-mau-d,", [("unknown-unit", 2)]),
    ("sub_units.csv", ",có,", ",không,", [("fictional-mix", 2)]),
    ("sub_units.csv", "có,bộ", "cos,bộ", [("cell-bool", 2), ("fictional-mix", 2)]),
    ("sub_unit_counts.csv", "phuong,18", "phuong,-18", [("negative", 2)]),
    ("sub_unit_counts.csv", "quan-mau-c,phuong,15", "quan-mau,phuong,15", [("unknown-unit", 3)]),
    ("sub_unit_counts.csv", "2025-01-01,2025-01-01", "2024-01-01,2025-01-01", [("days-order", 3)]),
    ("sub_unit_counts.csv", ",,2024-12-31", ",,2023-01-01", [("days-order", 2)]),
    ("domains.csv", "cds,2", "cds,1", [("order-twice", 3)]),
    ("indicators/tthc.csv", "tthc.giai_quyet,tthc,", "tthc.giai_quyet,tthcc,", [("unknown-domain", 2)]),
    ("indicators/tthc.csv", "ty-le,tthc.som_dung,", "ty-le,,", [("rate-parts", 4)]),
    ("indicators/tthc.csv", "ty-le,tthc.som_dung,", "ty-le,tthc.giai_quyet,", [("rate-same", 4)]),
    ("indicators/tthc.csv", "ty-le,tthc.som_dung,", "ty-le,tthc.som,", [("unknown-indicator", 4)]),
    ("indicators/tthc.csv", "ty-le,tthc.som_dung,", "ty-le,cds.muc_do,", [("part-kind", 4)]),
    ("indicators/tthc.csv", "so;quan,,,1", "so;quan,02,,1", [("rate-typed", 4)]),
    ("indicators/tthc.csv", "cap-do,,,", "cap-do,tthc.som_dung,,", [("parts-without-rate", 5)]),
    ("indicators/tthc.csv", "so;quan,,,1", "so;quan,,,7", [("decimals", 4)]),
    ("indicators/tthc.csv", "so;quan,,,1", "so;;quan,,,1", [("cell-list", 4)]),
    ("indicators/tthc.csv", "so;quan,,,1", "so;qun,,,1", [("cell-choice", 4)]),
    ("laws.toml", 'law = "luat-2015"', 'law = "luat"', [("unknown-citation", 'law = "luat-2015"')]),
    ("laws.toml", 'founder = "hdnd"', 'founder = "hdndd"', [("choice", 'founder = "hdnd"')]),
    ("laws.toml", "days = 15", "days = -15", [("negative", "days = 15")]),
    ("laws.toml", "days = 15", "days = 15.0", [("key-type", "days = 15")]),
    ("laws.toml", "days = 15", "days = true", [("key-type", "days = 15")]),
    ("laws.toml", "days = 15", "day = 15", [("key-missing", "[[deadline]]"), ("key-unknown", "days = 15")]),
    ("laws.toml", "[[deadline]]", "[[deadlines]]", [("key-unknown", "[[deadline]]")]),
    ("laws.toml", "[[deadline]]", "[deadline]", [("key-type", "[[deadline]]")]),
    ("laws.toml", 'number = "16/KH-MAU"', 'number = ""', [("key-empty", 'number = "16/KH-MAU"')]),
    ("laws.toml", "date = 2024-01-15", 'date = "2024-01-15"', [("key-type", "date = 2024-01-15")]),
    ("laws.toml", "date = 2024-01-15", "date = 2024-01-15T00:00:00", [("key-type", "date = 2024-01-15")]),
    ("laws.toml", "founded_from = 2026-03-01", "founded_from = 2026-02-28", [("law-overlap", "founded_from")]),
    ("laws.toml", 'id = "luat-2025"', 'id = "ke-hoach"', [("id-twice", 'id = "ke-hoach"')]),
]

TOML = "rounds/mau-1.toml"
ROUND = [
    (TOML, 'id = "mau-1"', 'id = "mau-2"', [("round-file-name", 1)]),
    (TOML, 'kind = "giam-sat"', 'kind = "giam-sát"', [("key-type", 2)]),
    (TOML, 'kind = "giam-sat"', "kind = 3", [("key-type", 2)]),
    (TOML, 'founder = "hdnd"', 'founder = "ubnd"', [("choice", "founder =")]),
    (TOML, "period_to = 2024-09-30", "period_to = 2023-12-31", [("days-order", "period_to")]),
    (TOML, "\ncut_off = 2024-09-30", "\ncut_off = 2023-09-30", [("days-order", "cut_off = 2024-09")]),
    (TOML, "cut_off = 2024-10-15", "cut_off = 2023-10-15", [("days-order", "cut_off = 2024-10-15")]),
    (TOML, "cut_off = 2024-10-15", "cut_off = 2024-11-16", [("days-order", "cut_off = 2024-10-15")]),
    (TOML, "founded_on = 2024-03-01", "founded_on = 2024-12-01", [("days-order", "report_date")]),
    (TOML, "end = 2023-09-30", "end = 2024-09-30", [("round-comparison", "comparison")]),
    (TOML, "end = 2023-09-30", "end = 2022-09-30", [("days-order", "comparison")]),
    (TOML, "end = 2023-09-30", "ends = 2023-09-30", [("key-missing", "comparison"), ("key-unknown", "comparison")]),
    (TOML, '["ke-hoach"]', '["ke-hoach", "ke-hoach-2"]', [("unknown-citation", "legal_basis")]),
    (TOML, '["ke-hoach"]', '["ke-hoach", 2]', [("key-type", "legal_basis")]),
    (TOML, '["ke-hoach"]', '"ke-hoach"', [("key-type", "legal_basis")]),
    (TOML, '["ke-hoach"]', '["luat-2025"]', [("law-other-time", "legal_basis")]),
    (TOML, "unchanged_below = 0.1", 'unchanged_below = "0.1"', [("key-type", "unchanged_below")]),
    (TOML, "unchanged_below = 0.1", "unchanged_below = nan", [("key-type", "unchanged_below")]),
    (TOML, "unchanged_below = 0.1", "unchanged_below = -0.1", [("negative", "unchanged_below")]),
    (TOML, 'domains = ["tthc", "cds"]', 'domains = [\n"tthc",\n"csd"]', [("unknown-domain", 18)]),
    (TOML, '"tthc.dung_han"', '"tthc.dunghan"', [("unknown-indicator", "ordering_indicator")]),
    (TOML, "[letterhead]", "[letterheads]", [("key-missing", 1), ("key-unknown", "[letterhead]")]),
    (TOML, 'organ = "CƠ QUAN MẪU"\n', "", [("key-missing", "[letterhead]")]),
    (
        TOML,
        '{ role = "Thành viên" }',
        '{ rol = "Thành viên" }',
        [("key-missing", "Thành viên"), ("key-unknown", "Thành viên")],
    ),
    (TOML, '{ role = "Thành viên" }', '{ role = "" }', [("key-empty", "Thành viên")]),
    (
        TOML,
        'id = "doan-1"',
        'id = "Đoàn 1"',
        [("id-form", 'id = "doan-1"'), ("unknown-delegation", 36), ("unknown-delegation", 41)],
    ),
    (TOML, 'mode = "truc-tiep"', 'mode = "truc tiep"', [("choice", 'mode = "truc-tiep"')]),
    (TOML, 'phase = "sau"', 'phase = "SAU"', [("key-type", 'phase = "sau"')]),
    (
        TOML,
        "[[calendar]]",
        "[[units]]",
        [("key-missing", "[[calendar]]")] * 3 + [("key-unknown", 47), ("key-unknown", 48)],
    ),
]

DOCUMENTS = "rounds/mau-1.documents.csv"
TARGETS = "rounds/mau-1.targets.csv"
TABLES = [
    (DOCUMENTS, "bc-quan-mau-c,", "tong-hop,", [("id-twice", 4)]),
    (DOCUMENTS, ",quan-mau-c,", ",,", [("document-absent", 0), ("document-unit-twice", 4)]),
    (DOCUMENTS, "bao-cao,05,", "bao-cao,,", [("document-final", 3)]),
    (DOCUMENTS, "Hà Nội,2024-11-15", "Hà Nội,", [("document-final", 3)]),
    (DOCUMENTS, "(họ và tên)", "", [("document-final", 3)]),
    (DOCUMENTS, "TRƯỞNG ĐOÀN", "", [("document-final", 3)]),
    (DOCUMENTS, "quan-mau-c,tai-lieu,,,,,,,,du-thao", "quan-mau-c,tai-lieu,,,,,,,,chinh-thuc", [("document-final", 4)]),
    (DOCUMENTS, "quan-mau-c,tai-lieu", "quan-mau-c,cong-van", [("choice", 4)]),
    (DOCUMENTS, "chinh-thuc", "chính thức", [("cell-choice", 3)]),
    (TARGETS, "dung_han,so", "dunghan,so", [("unknown-indicator", 2)]),
    (TARGETS, ",so,95,toi-thieu", ",so,95,toithieu", [("choice", 2)]),
    (TARGETS, ",quan,", ",phuong,", [("target-levels", 3)]),
    (TARGETS, ",quan,", ",so,", [("target-twice", 3)]),
    (TARGETS, "95,toi-thieu", "950,toi-thieu", [("target-percent", 2)]),
    (TARGETS, "95,toi-thieu,Kế hoạch số 16 (minh họa)", "95,toi-thieu,", [("cell-empty", 2)]),
    (TARGETS, "92.5", "1.234", [("cell-ambiguous", 3)]),
]


def _check(folder, line_of, name, old, new, expected):
    lines = [(code, line if isinstance(line, int) else line_of(name, line)) for code, line in expected]
    folder.change(name, old, new)
    assert sorted(folder.faults()) == sorted((code, name, line) for code, line in lines)


@pytest.mark.parametrize("name, old, new, expected", REGISTRY)
def test_fault_of_shared_parameters_has_file_and_line(folder, line_of, name, old, new, expected):
    """A broken rule of a shared file is told once, where it is broken."""
    folder.path("rounds").rename(folder.settings.root / "away")  # a round's own faults are another test
    _check(folder, line_of, name, old, new, expected)


@pytest.mark.parametrize("name, old, new, expected", [*ROUND, *TABLES])
def test_fault_of_a_round_has_file_and_line(folder, line_of, name, old, new, expected):
    """A broken rule of a round is told once, where it is broken."""
    _check(folder, line_of, name, old, new, expected)


@pytest.mark.parametrize(
    "name",
    ["units.csv", "sub_units.csv", "sub_unit_counts.csv", "domains.csv", "laws.toml", "rounds/mau-1.documents.csv"],
)
def test_missing_file_is_named(folder, name):
    """A file that must be there and is not is a fault of its own."""
    folder.path(name).unlink()
    assert ("text-file-missing", name, 0) in folder.faults()


def test_catalogue_without_files_is_named(folder):
    """At least one file of indicators must be there."""
    folder.path("indicators/tthc.csv").unlink()
    assert ("text-file-missing", "indicators", 0) in folder.faults()


@pytest.mark.parametrize("name", ["mau-1.target.csv", "mau-2.documents.csv"])
def test_table_that_no_round_reads_is_refused(folder, name):
    """A slip in a file's name does not lose the table silently."""
    folder.write(f"rounds/{name}", TARGETS)
    assert folder.faults() == [("round-file-stray", f"rounds/{name}", 0)]


def test_table_of_a_misspelt_name_stops_its_own_round(folder):
    """Loading the one round finds it too."""
    folder.write("rounds/mau-1.target.csv", "")
    with pytest.raises(ParamsError, match=r"Tên gần giống: “mau-1\.targets\.csv”"):
        load_round(folder.settings, load_registry(folder.settings), "mau-1")


def test_indicator_in_two_files_is_told_with_both_places(folder):
    """Ids of the catalogue are unique over all its files."""
    head, first, *_ = folder.path("indicators/tthc.csv").read_text(encoding="utf-8").splitlines()
    folder.write("indicators/z.csv", f"{head}\n{first}\n")
    assert folder.faults() == [("id-twice", "indicators/z.csv", 2)]
    assert "đã dùng ở params/indicators/tthc.csv, dòng 2" in str(folder.error())


def test_catalogue_target_needs_bound_and_document(folder):
    """A target without the document that set it is an assumed value, and refused; so is a document without target."""
    head = "id,domain,name,measure,kind,definition,source,target,target_bound,target_document\n"
    rows = "cds.a,cds,A,hồ sơ,so-luong,đ,n,5,,\ncds.b,cds,B,hồ sơ,so-luong,đ,n,,toi-da,\n"
    folder.write("indicators/cds.csv", head + rows)
    assert folder.faults() == [
        ("target-without", "indicators/cds.csv", 2),
        ("target-without", "indicators/cds.csv", 2),
        ("target-absent", "indicators/cds.csv", 3),
    ]


@pytest.mark.parametrize("name", ["units.csv", "laws.toml"])
def test_file_that_is_not_utf8_is_refused_with_its_line(folder, name):
    """A legacy encoding is named with the line of the first sign that cannot be read."""
    folder.path(name).write_bytes(b"id\nS\xe9 N\xf4i v\xf4\n")
    assert ("text-file-encoding", name, 2) in folder.faults()


def test_unit_of_another_world_is_refused(folder, line_of):
    """A fictional round has no real unit, a real round no fictional one: no invented figure beside a real name."""
    folder.change(TOML, 'id = "so-mau-a"', 'id = "quan-dong-da"')
    assert ("round-unit-fictional", TOML, line_of(TOML, 'id = "so-mau-a"')) in folder.faults()
    folder.change(TOML, "fictional = true", "fictional = false")
    codes = [code for code, _, _ in folder.faults()]
    assert codes.count("round-unit-real") == 1
    assert codes.count("target-illustrative") == 2


def test_unit_that_does_not_exist_in_the_period_is_refused_with_its_namesake(folder, line_of):
    """«Đống Đa» of 2024 is the quận; the phường of 2025 is another unit, and the sentence says so."""
    folder.change(TOML, 'id = "so-mau-a"', 'id = "phuong-dong-da"')
    assert ("round-unit-validity", TOML, line_of(TOML, 'id = "so-mau-a"')) in folder.faults()
    text = str(folder.error())
    assert "không có hiệu lực vào ngày 2024-09-30 (hiệu lực từ 2025-07-01). Đơn vị cùng tên: quan-dong-da." in text


def test_unit_of_the_round_twice_is_refused(folder):
    """A unit stands once in a round."""
    folder.change(TOML, 'id = "quan-mau-c"', 'id = "so-mau-a"')
    assert ("id-twice", TOML, 40) in folder.faults()


def test_citation_younger_than_the_report_is_refused(folder, line_of):
    """What was issued after the report's date cannot be cited in it."""
    folder.change("laws.toml", "date = 2024-01-15", "date = 2024-11-16")
    assert folder.faults() == [("law-after-report", TOML, line_of(TOML, "legal_basis"))]


def test_final_material_needs_no_number_nor_signer(folder):
    """A «tài liệu phục vụ buổi giám sát» has no number and no signature block, only its day."""
    folder.change(DOCUMENTS, "tai-lieu,,,,,,,,du-thao", "tai-lieu,,,,2024-11-15,,,,chinh-thuc")
    _, rounds = load_params(folder.settings)
    assert rounds["mau-1"].documents["quan-mau-c"].state is DocumentState.FINAL


@pytest.mark.parametrize(
    "old, new, code, line",
    [
        ('id = "mau-1"', "id = 01", "toml-leading-zero", 1),
        ('id = "mau-1"', "id = mau-1", "toml-syntax", 1),
        ('kind = "giam-sat"', 'kind = "giam-sat', "toml-syntax", 2),
        ('mode = "truc-tiep"', 'mode = "a"\nmode = "b"', "toml-syntax", 38),
        ("[[calendar]]", "[[calendar]", "toml-syntax", 46),
    ],
)
def test_text_that_is_not_toml_is_refused_with_its_line(folder, old, new, code, line):
    """TOML's own reader stops at the first slip of syntax; its line is kept, its English is not shown."""
    folder.change(TOML, old, new)
    assert folder.faults() == [(code, TOML, line)]
    assert " at line " not in str(folder.error())


def test_number_with_leading_zero_gets_a_sentence_of_its_own(folder):
    """`id = 01` is told to be a text in quotes."""
    folder.change(TOML, 'id = "mau-1"', "id = 01")
    assert 'mã là chữ, đề nghị đặt trong dấu ngoặc kép, ví dụ "01"' in str(folder.error())


def test_a_report_after_the_visit_is_no_material(folder):
    """A unit in phase «sau» whose document is still the material before the visit is told so, with its line."""
    folder.change("rounds/mau-1.toml", 'phase = "truoc"', 'phase = "sau"')
    with pytest.raises(ParamsError) as caught:
        load_params(folder.settings)
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [("document-phase", 4)]


SECOND = """
[[delegations]]
id = "doan-2"
name = "Đoàn số 2"
phase = "sau"
head = { role = "Trưởng đoàn" }

[[units]]
id = "quan-mau-c"
delegation = "doan-2"
"""


def test_a_delegation_has_a_document_only_beside_others(folder):
    """With one delegation at work there is no report of its own to number; with two each may have a row."""
    row = "bc-doan-2,tong-hop-doan-2,bao-cao,,BC-ĐGS,,,TRƯỞNG ĐOÀN,,,du-thao,1\n"
    folder.change("rounds/mau-1.documents.csv", "bc-so-mau-a,", f"{row}bc-so-mau-a,")
    assert folder.faults() == [("unknown-round-unit", "rounds/mau-1.documents.csv", 3)]
    folder.change("rounds/mau-1.toml", '\n[[units]]\nid = "quan-mau-c"\ndelegation = "doan-1"\n', SECOND)
    _, rounds = load_params(folder.settings)
    assert rounds["mau-1"].documents["tong-hop-doan-2"].id == "bc-doan-2"
    assert rounds["mau-1"].syntheses == ("tong-hop-doan-1", "tong-hop-doan-2", "")


def test_a_delegations_report_after_the_visit_is_no_material(folder):
    """A delegation that has heard its units reports: a row that still calls it material is told, with its line."""
    row = "tl-doan-2,tong-hop-doan-2,tai-lieu,,,,,,,,du-thao,1\n"
    folder.change("rounds/mau-1.documents.csv", "bc-so-mau-a,", f"{row}bc-so-mau-a,")
    folder.change("rounds/mau-1.toml", '\n[[units]]\nid = "quan-mau-c"\ndelegation = "doan-1"\n', SECOND)
    assert folder.faults() == [("document-phase", "rounds/mau-1.documents.csv", 3)]


def test_a_delegation_whose_id_cannot_name_files_is_refused(folder):
    """Its synthesis is a file of that name."""
    text = folder.path("rounds/mau-1.toml").read_text(encoding="utf-8")
    folder.write("rounds/mau-1.toml", text.replace('"doan-1"', '"doan.1"'))
    assert [code for code, _, _ in folder.faults()] == ["id-dot"]


RESERVED = ("index", "tong-hop", "tong-hop-doan-1", "manifest", "executed", "blocks", "so-lieu")
DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
NAMES = [
    *((name, "id-reserved") for name in RESERVED),
    *((name, "id-device") for name in DEVICES),
    ("so.mau", "id-dot"),
    ("con.mau", "id-dot"),
]


@pytest.mark.parametrize("name, code", NAMES)
def test_unit_whose_id_cannot_name_files_is_refused(folder, name, code):
    """A unit's id names its files: none with a dot, none that the kit or Windows keeps for itself."""
    folder.change("units.csv", "phuong-dong-da,", f"{name},")
    assert folder.faults() == [(code, "units.csv", 5)]


@pytest.mark.parametrize("name, code", NAMES)
def test_round_whose_id_cannot_name_files_is_refused(folder, name, code):
    """A round's id names its folder of reports, and is held to the same."""
    for path in sorted(folder.path("rounds").iterdir()):
        path.rename(path.with_name(path.name.replace("mau-1", name, 1)))
    folder.change(f"rounds/{name}.toml", 'id = "mau-1"', f'id = "{name}"')
    assert folder.faults() == [(code, f"rounds/{name}.toml", 1)]
    with pytest.raises(ParamsError) as caught:
        load_round(folder.settings, load_registry(folder.settings), name)
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("name", ["con-dao", "tong-hopm", "com10", "so-lieu-mau"])
def test_unit_whose_id_only_begins_like_a_reserved_name_is_taken(folder, name):
    """Only the whole name is reserved."""
    folder.change("units.csv", "phuong-dong-da,", f"{name},")
    registry, _ = load_params(folder.settings)
    assert name in registry.units


def test_sub_units_may_have_dots_in_their_ids(folder):
    """A sub-unit has no files of its own."""
    folder.change("sub_units.csv", "phuong-mau-1,", "quan-mau-c.phuong-1,")
    registry, _ = load_params(folder.settings)
    assert "quan-mau-c.phuong-1" in registry.sub_units


def test_a_dot_in_an_id_is_told_with_the_id_to_write(folder):
    """The sentence offers the same id with a hyphen."""
    folder.change("units.csv", "phuong-dong-da,", "phuong.dong-da,")
    assert "mã “phuong.dong-da” có dấu chấm" in str(folder.error())
    assert "ví dụ phuong-dong-da" in str(folder.error())
