"""One entry for one cause, what matters most first, what a person accepted apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giamsat.errors import Fault, Place
from giamsat.model.rounds import Decision
from giamsat.model.values import Channel, Source
from giamsat.pipeline.check_entries import Entry, Spot
from giamsat.pipeline.check_group import first_causes, settled, together
from giamsat.pipeline.check_sources import fault_entry
from giamsat.texts_vi.rules import CONFIRMED

FILE = "data/thu/submissions/a.xlsx"


def fault(code: str, cell: str, sheet: str = "01", **facts: str) -> Entry:
    """Return a fault of a cell as an entry."""
    return fault_entry(Fault.of(code, Place(FILE, sheet, cell), **facts), "so-a")


def test_the_same_fault_in_many_cells_is_one_entry() -> None:
    """Eighteen cells without a state are one entry with its cells as a run and a count."""
    (entry,) = together(fault("zero-without-state", f"F{row}") for row in range(5, 23))
    assert entry.count == 18
    assert entry.where() == f"Tệp {FILE}, sheet “01”, ô F5:F22"
    assert len(entry.spots) == 18


def test_other_values_of_one_fault_are_quoted_together() -> None:
    """Cells that differ only in what was found are one entry that quotes three of them; each keeps its own sentence."""
    words = ("một", "hai", "ba", "bốn")
    entries = [fault("number-unread", f"F{row}", found=word) for row, word in enumerate(words, start=5)]
    (entry,) = together(entries)
    assert entry.text.startswith("ghi “một”, “hai”, “ba”, “…”; ô này cần số.")
    assert [spot.text.partition(";")[0] for spot in entry.spots] == [f"ghi “{word}”" for word in words]


def test_other_facts_are_other_entries() -> None:
    """A code that is wrong in two ways, or in two sheets, stays two entries."""
    entries = together(
        [
            fault("date-after-cut-off", "H5", found="31/10/2024", cut_off="30/9/2024"),
            fault("date-after-cut-off", "H6", found="31/10/2024", cut_off="31/8/2024"),
            fault("date-after-cut-off", "H5", "02", found="31/10/2024", cut_off="30/9/2024"),
        ]
    )
    assert len(entries) == 3


def test_order() -> None:
    """Errors before what is to be explained, whole files before cells, many cells before one."""
    question = Entry("so-a", "can-giai-trinh", "quy-tac", "x", spots=(Spot(FILE, "01", "B2"),))
    one = fault("number-unread", "F9", found="x")
    many = [fault("zero-without-state", f"F{row}") for row in (5, 6)]
    whole = fault_entry(Fault.of("workbook-encrypted", Place(FILE)), "so-a")
    codes = [entry.code for entry in together([question, one, *many, whole])]
    assert codes == ["workbook-encrypted", "zero-without-state", "number-unread", "quy-tac"]


def test_many_questions_of_one_kind_are_one() -> None:
    """Forty figures that equal last year's are one entry; each cell keeps its own sentence. A few stay apart."""

    def same(count: int) -> list[Entry]:
        return [
            Entry(
                "so-a",
                "can-giai-trinh",
                "trung",
                f"“{n}” bằng kỳ trước.",
                spots=(Spot(FILE, "01", f"F{n}", 0, f"t{n}"),),
            )
            for n in range(count)
        ]

    (entry,) = together(same(40))
    assert entry.text == "“0” bằng kỳ trước (và 39 nội dung cùng loại)."
    assert [spot.text for spot in entry.spots][:2] == ["t0", "t1"]
    assert len(together(same(5))) == 5


def test_remarks_for_the_office_about_many_files_are_one() -> None:
    """Fifteen files of a unit that nobody logged are one remark, three of them stay three."""

    def unlogged(count: int) -> list[Entry]:
        places = [Place(f"data/thu/submissions/{number}.csv") for number in range(count)]
        return [fault_entry(Fault.of("received-not-listed", place, row=place.file), "so-a") for place in places]

    (entry,) = together(unlogged(15))
    assert "(và 14 nội dung cùng loại)" in entry.text
    assert len(entry.spots) == 15
    assert len(together(unlogged(3))) == 3


def decision(subject: str, kind: str = "xac-nhan") -> Decision:
    """Return a decision about a subject."""
    source = Source(Channel.VISIT)
    return Decision(
        kind, "so-a", subject, "chấp nhận", "đã đối chiếu văn bản", "Trưởng đoàn", date(2024, 11, 4), source
    )


def test_what_a_person_accepted_stands_apart_with_its_reason() -> None:
    """A decision names the code, or code and subject; another subject and another kind settle nothing."""
    entries = [Entry("so-a", "can-giai-trinh", "gap-10", "x", subject=subject) for subject in ("tthc.a", "tthc.b")]
    open_ones, accepted = settled(entries, [decision("gap-10:tthc.a"), decision("gap-10:tthc.b", "mien")])
    assert [entry.subject for entry in open_ones] == ["tthc.b"]
    assert [(entry.subject, entry.accepted) for entry in accepted] == [("tthc.a", "đã đối chiếu văn bản")]
    assert not settled(entries, [decision("gap-10")])[0]


def test_an_error_cannot_be_accepted_away() -> None:
    """A file that cannot be read stays an error whatever decisions.csv says."""
    entry = fault("number-unread", "F9", found="x")
    assert settled([entry], [decision("number-unread")]) == ((entry,), ())


def test_first_causes_are_five_at_most_and_count_units() -> None:
    """Each code once, the gravest first, with how often it comes and in how many units."""
    entries = [Entry(f"u{number % 3}", "canh-bao", f"c{number % 7}", "x") for number in range(21)]
    error = fault("number-unread", "F9", found="x")
    causes = first_causes([*entries, error])
    assert len(causes) == 5
    assert causes[0].entry == error
    assert (causes[1].entries, causes[1].units) == (3, 3)


def test_what_the_unit_itself_explained_is_not_asked_again() -> None:
    """A question beside which the unit gave its reason stands apart with its words; what stops a file stays."""
    asked = Entry("so-a", "can-giai-trinh", "gap-10", "x", subject="tthc.a", spots=(Spot(FILE, "01", "B2"),))
    told = replace(asked, explanation="đơn vị đã kiểm tra, giữ nguyên số liệu")
    open_ones, accepted = settled([asked, told, replace(told, severity="loi")], [])
    assert [(entry.severity, entry.explanation) for entry in open_ones] == [
        ("can-giai-trinh", ""),
        ("loi", "đơn vị đã kiểm tra, giữ nguyên số liệu"),
    ]
    assert [(entry.explanation, entry.accepted) for entry in accepted] == [
        ("đơn vị đã kiểm tra, giữ nguyên số liệu", "")
    ]


def test_each_explanation_keeps_its_words() -> None:
    """Questions of one cause with different reasons are not joined into one."""
    entries = [
        Entry("so-a", "can-giai-trinh", "trung", "x", spots=(Spot(FILE, "01", f"F{n}"),), explanation=f"lý do {n}")
        for n in range(12)
    ]
    assert [entry.explanation for entry in together(entries)] == [f"lý do {n}" for n in range(12)]


def test_a_mark_of_the_unit_is_not_quoted_as_its_words() -> None:
    """«Đã kiểm tra» is said in the kit's words; what the unit wrote is quoted."""
    marked = Entry("so-a", "can-giai-trinh", "trung", "số bằng kỳ trước.", explanation=CONFIRMED)
    assert marked.sentence() == "Số bằng kỳ trước. Đơn vị đã kiểm tra, giữ nguyên số liệu."
    assert replace(marked, explanation="rà soát lại").sentence().endswith("Đơn vị giải trình: “rà soát lại”.")
