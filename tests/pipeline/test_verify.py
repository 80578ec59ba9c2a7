"""The check of handed-out files: the judgement on each, how copies are recognised, and how it is told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from giamsat.cli import main
from giamsat.errors import UsageError
from giamsat.pipeline.keys import digest
from giamsat.pipeline.signed import earlier_contents
from giamsat.pipeline.tell_verify import told
from giamsat.pipeline.verdicts import Found, State, Verdict, judge
from giamsat.pipeline.verify import Checked, Wanted, check_round, rounds_of
from giamsat.provenance.manifest import Entry, InputFile, Made, Manifest, Output, write_manifest
from giamsat.texts_vi import verify as texts
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project

PDF, HTML, BLOCKS, TABLE = (
    f"outputs/{ROUND}/{name}" for name in (f"{SO_A}.pdf", f"{SO_A}.html", f"blocks/{SO_A}.json", "so-lieu.csv")
)
WORKBOOK = f"data/{ROUND}/submissions/Biểu mẫu.xlsx"
KEY = {"data": "d1", "kit": "k1", "narrative": "n1", "lock": "l1"}
CONTENT = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF"


def sha(content: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def entry(**changes: Any) -> Entry:
    """Return the entry of a department's report, built from one workbook by typst 0.15.2."""
    made = Entry(
        unit_id=SO_A,
        name="Sở Mẫu A",
        state="built",
        phase="sau",
        document_state="du-thao",
        key=KEY,
        inputs=(InputFile(WORKBOOK, "w1", "submission"),),
        outputs={PDF: Output(sha(CONTENT), digest(KEY)), HTML: Output("h1", digest(KEY))},
        made=Made(environment="old"),
    )
    return replace(made, **changes)


def manifest(*entries: Entry, table: str = "t1", **packages: str) -> Manifest:
    """Return a round's manifest with its table of figures; the versions of packages are those of environment «old»."""
    return Manifest(
        ROUND,
        "Đợt thử năm 2024",
        entries={item.unit_id: item for item in entries},
        files={TABLE: table},
        environments={"old": packages or {"typst": "0.15.2", "python": "3.11.2"}},
    )


def only(found: Found, recorded: Manifest, rebuilt: Manifest, *faults: str) -> Verdict:
    """Return the verdict on one file."""
    (verdict,) = judge(recorded, rebuilt, [found], faults)
    return verdict


RECORDED = manifest(entry())
AS_MADE = Found(PDF, PDF, sha(CONTENT))


def changed(**changes: Any) -> Manifest:
    """Return a rebuild whose PDF is another one, made from what ``changes`` say."""
    outputs = {PDF: Output("p2", "-"), HTML: Output("h2", "-")}
    return manifest(entry(outputs=outputs, **changes))


def test_the_same_bytes_are_the_same() -> None:
    """A file that is what the rebuild gives is the same, without reasons, whatever else changed since."""
    verdict = only(AS_MADE, RECORDED, manifest(entry(inputs=(InputFile(WORKBOOK, "w2", "submission"),))))
    assert (verdict.state, verdict.reasons, verdict.is_good) == (State.SAME, (), True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"inputs": (InputFile(WORKBOOK, "w2", "submission"),)}, f"tệp {WORKBOOK} đã đổi sau khi lập báo cáo"),
        ({"inputs": ()}, f"tệp {WORKBOOK} dùng khi lập báo cáo, nay không còn"),
        (
            {"inputs": (*entry().inputs, InputFile("data/x/decisions.csv", "q", "decisions"))},
            "có thêm tệp data/x/decisions.csv sau khi lập báo cáo",
        ),
        (
            {"key": {**KEY, "narrative": "n2", "data": "d2"}},
            "thành phần đã đổi: số liệu của đơn vị; phần thuyết minh",
        ),
        ({"key": {**KEY, "la": "1"}}, "thành phần đã đổi: la"),
    ],
)
def test_what_changed_since_is_named(changes: dict[str, Any], reason: str) -> None:
    """When the rebuild gives other bytes, the reason is the input file, or the part of the key, by its name."""
    verdict = only(AS_MADE, RECORDED, changed(**changes))
    assert (verdict.state, verdict.reasons, verdict.is_good) == (State.DIFFERS, (reason,), False)


def test_a_changed_package_is_told_with_both_versions() -> None:
    """Packages that were updated, added or removed are listed with the version then and now."""
    rebuilt = replace(changed(), environments={"old": {"typst": "0.15.3", "python": "3.11.2", "pyhanko": "1.0"}})
    verdict = only(AS_MADE, RECORDED, rebuilt)
    assert verdict.reasons == ("thư viện đã đổi: pyhanko (không có) → 1.0; typst 0.15.2 → 0.15.3",)


def test_many_packages_are_cut_with_their_number() -> None:
    """A sentence names six packages and says how many more there are."""
    versions = {f"p{number}": "2" for number in range(9)}
    rebuilt = replace(changed(), environments={"old": versions})
    recorded = replace(RECORDED, environments={"old": dict.fromkeys(versions, "1")})
    (reason,) = only(AS_MADE, recorded, rebuilt).reasons
    assert reason.endswith("p5 1 → 2; và 3 thư viện khác")


def test_other_bytes_without_a_cause_are_said_to_be_unexplained() -> None:
    """When nothing changed and the rebuild still differs, the verdict says so: the kit is at fault."""
    assert only(AS_MADE, RECORDED, changed()).reasons == (texts.UNEXPLAINED,)


def test_a_file_that_was_edited_is_told_apart_from_a_changed_input() -> None:
    """Bytes on disk that were never recorded are «edited»; with a changed input both are said."""
    edited = Found(PDF, PDF, "khác")
    assert only(edited, RECORDED, RECORDED).reasons == (texts.EDITED,)
    both = only(edited, RECORDED, changed(key={**KEY, "kit": "k2"}))
    assert both.reasons == (texts.EDITED, "thành phần đã đổi: mã của bộ công cụ")
    assert only(replace(edited, is_copy=True), RECORDED, RECORDED).reasons == (texts.OTHER_COPY,)


def test_a_file_of_an_earlier_build_is_said_to_be_old() -> None:
    """A PDF left from a build before the last one (only HTML was asked for since) is not blamed on the last one."""
    before = entry(outputs={PDF: Output(sha(CONTENT), "khóa cũ")})
    assert only(AS_MADE, manifest(before), changed()).reasons == (texts.OLDER,)


@pytest.mark.parametrize(
    ("is_signed", "state", "about"),
    [(True, State.SIGNED, texts.HAS_SIGNATURE), (False, State.EXTENDED, texts.NO_SIGNATURE)],
)
def test_a_signed_pdf_is_the_same_and_more(is_signed: bool, state: State, about: str) -> None:
    """What was added behind the file is said; with a signature in it the file is good, otherwise it wants a look."""
    found = Found(PDF, PDF, sha(CONTENT + b"x"), frozenset({sha(CONTENT)}), is_signed)
    verdict = only(found, RECORDED, RECORDED)
    assert (verdict.state, verdict.is_good) == (state, is_signed)
    assert verdict.reasons == (texts.ADDED_TO, about)
    assert "phần gốc giống" in verdict.reasons[0]


def test_a_signed_pdf_of_changed_data_is_told_with_both() -> None:
    """A file signed since, whose inputs changed since, differs by the inputs; its first part is as recorded."""
    found = Found(PDF, PDF, sha(CONTENT + b"x"), frozenset({sha(CONTENT)}), True)
    verdict = only(found, RECORDED, changed(key={**KEY, "data": "d2"}))
    assert verdict.state is State.DIFFERS
    assert verdict.reasons == (
        texts.ADDED_TO_RECORDED,
        texts.HAS_SIGNATURE,
        "thành phần đã đổi: số liệu của đơn vị",
    )


def test_a_missing_file_is_missing() -> None:
    """A recorded file that is not there is said to be missing."""
    verdict = only(Found(PDF, PDF, ""), RECORDED, RECORDED)
    assert (verdict.state, verdict.reasons) == (State.MISSING, (texts.GONE,))


def test_a_report_that_cannot_be_made_today_is_no_proof() -> None:
    """When the unit fails today, its sentences are the reasons, with whether the file is still as recorded."""
    failed = manifest(entry(state="failed", faults=["Tệp a.xlsx: hỏng."], outputs={}))
    assert only(AS_MADE, RECORDED, failed).reasons == ("Tệp a.xlsx: hỏng.", texts.AS_RECORDED)
    assert only(Found(PDF, PDF, "khác"), RECORDED, failed).reasons == ("Tệp a.xlsx: hỏng.", texts.EDITED)
    assert only(Found(PDF, PDF, ""), RECORDED, failed).state is State.MISSING
    assert only(AS_MADE, RECORDED, failed).state is State.NOT_REBUILT
    # a failed entry keeps the files of its last good build: they prove nothing of today
    assert only(AS_MADE, RECORDED, manifest(entry(state="failed"))).state is State.NOT_REBUILT


def test_a_unit_that_left_the_round_and_a_round_that_cannot_be_read() -> None:
    """Without any entry of today the reason is the round's fault, or that the unit is gone."""
    assert only(AS_MADE, RECORDED, Manifest()).reasons == (texts.NO_UNIT, texts.AS_RECORDED)
    verdict = only(AS_MADE, RECORDED, Manifest(), "Tệp params/rounds/x.toml, dòng 3: sai.")
    assert verdict.reasons[0].startswith("Tệp params/rounds/x.toml")


def test_a_format_that_is_not_made_today_is_not_rebuilt() -> None:
    """A recorded file that the rebuild does not have is said to be so."""
    rebuilt = manifest(entry(outputs={HTML: Output("h1", "-")}))
    assert only(AS_MADE, RECORDED, rebuilt).reasons == (texts.NOT_MADE, texts.AS_RECORDED)


def test_the_rounds_own_table_is_judged_too() -> None:
    """so-lieu.csv is the same, edited, or made from what changed."""
    found = Found(TABLE, TABLE, "t1")
    assert only(found, RECORDED, RECORDED) == Verdict("", TABLE, State.SAME)
    assert only(found, RECORDED, manifest(entry(), table="t2")).reasons == (texts.ROUND_CHANGED,)
    assert only(replace(found, sha256="x"), RECORDED, RECORDED).reasons == (texts.EDITED,)
    assert only(found, RECORDED, Manifest()).state is State.NOT_REBUILT


# --- what stands in a PDF ---------------------------------------------------------------------------


@pytest.mark.parametrize("tail", [b"\n2 0 obj\n%%EOF\n", b"\r\n2 0 obj", b" ", b"2 0 obj\n%%EOF\n3 0 obj\n%%EOF"])
def test_the_file_before_an_addition_is_found(tail: bytes) -> None:
    """Whatever was added behind a PDF, with or without a line end, the hash of the original is among the earlier."""
    assert sha(CONTENT) in earlier_contents(CONTENT + tail)
    assert sha(CONTENT + b"\n") in earlier_contents(CONTENT + b"\n" + tail)


def test_a_pdf_as_it_was_made_has_no_earlier_content() -> None:
    """Without additions there is nothing earlier; a change inside is no addition."""
    assert earlier_contents(CONTENT) == frozenset()
    assert sha(CONTENT) not in earlier_contents(CONTENT.replace(b"endobj", b"endobJ") + b"\nx")


# --- what is asked for --------------------------------------------------------------------------------


def recorded(project: Project) -> None:
    """Write outputs as a build would have left them: one report, its manifest, the round's table."""
    for name, content in ((PDF, CONTENT), (HTML, b"<html>"), (BLOCKS, b"{}"), (TABLE, b"a,b")):
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    outputs = {PDF: Output(sha(CONTENT), "k"), HTML: Output(sha(b"<html>"), "k"), BLOCKS: Output(sha(b"{}"), "k")}
    made = manifest(entry(outputs=outputs), table=sha(b"a,b"))
    write_manifest(project.outputs, made)


def test_nothing_built_is_nothing_to_check(project: Project) -> None:
    """Without a manifest there is a sentence that names the verb to run first."""
    with pytest.raises(UsageError, match="make reports"):
        rounds_of(Wanted(), project.settings)
    with pytest.raises(UsageError, match=f"Đợt {ROUND} chưa có báo cáo nào được lập"):
        rounds_of(Wanted((ROUND,)), project.settings)


def test_what_is_asked_for_must_have_been_built(project: Project) -> None:
    """A unit without a report and a folder that is not there are usage errors; what was built is named."""
    recorded(project)
    assert rounds_of(Wanted(), project.settings) == (ROUND,)
    assert rounds_of(Wanted(unit_ids=(SO_A,)), project.settings) == (ROUND,)
    with pytest.raises(UsageError, match=f"“{QUAN}”.*Đã lập: {SO_A}"):
        rounds_of(Wanted((ROUND,), (SO_A, QUAN)), project.settings)
    with pytest.raises(UsageError, match="Không có thư mục"):
        rounds_of(Wanted(folder=project.root / "khong-co"), project.settings)


def test_a_folder_without_files_of_the_round_is_said(project: Project) -> None:
    """A folder with other files only is a usage error that says what is looked for."""
    recorded(project)
    other = project.root / "gui"
    other.mkdir()
    (other / "cong-van.pdf").write_bytes(b"%PDF-1.7 %%EOF")
    with pytest.raises(UsageError, match=f"ví dụ {SO_A}.pdf"):
        check_round(Wanted(folder=other), ROUND, project.settings)


def unreadable(project: Project) -> None:
    """Break the round's parameters, so that nothing can be made again."""
    path = project.settings.params / "rounds" / f"{ROUND}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('kind = "giam-sat"', 'kind = "la"'), encoding="utf-8")


def test_broken_parameters_leave_all_files_unproved(project: Project) -> None:
    """When the round cannot be read today, each file is «not rebuilt» for that reason, and outputs stay as they are."""
    recorded(project)
    unreadable(project)
    before = {path: path.read_bytes() for path in project.outputs.rglob("*") if path.is_file()}
    checked = check_round(Wanted(), ROUND, project.settings)
    assert [verdict.file for verdict in checked.verdicts] == [HTML, PDF, BLOCKS, TABLE]
    assert {verdict.state for verdict in checked.verdicts} == {State.NOT_REBUILT}
    assert f"params/rounds/{ROUND}.toml" in checked.verdicts[0].reasons[0]
    assert {path: path.read_bytes() for path in project.outputs.rglob("*") if path.is_file()} == before


def test_the_synthesis_has_a_name_of_its_own() -> None:
    """The report of the whole round is not called by the round's title, which stands above."""
    whole = manifest(entry(unit_id="", name="Đợt thử năm 2024"))
    assert only(AS_MADE, whole, whole) == Verdict("Tổng hợp của đợt", PDF, State.SAME)
    own = manifest(entry(unit_id="tong-hop-doan-1", name="Đoàn số 1"))
    assert only(AS_MADE, own, own) == Verdict("Tổng hợp của Đoàn số 1", PDF, State.SAME)


def test_one_units_files_are_checked_alone(project: Project) -> None:
    """Narrowed to a unit, the table of the whole round is left out."""
    recorded(project)
    unreadable(project)
    checked = check_round(Wanted(unit_ids=(SO_A,)), ROUND, project.settings)
    assert [verdict.file for verdict in checked.verdicts] == [HTML, PDF, BLOCKS]


def test_copies_are_known_by_name_or_by_content(project: Project) -> None:
    """Copies in sub-folders are matched by name, renamed ones by what they hold, signed ones by what they were."""
    recorded(project)
    unreadable(project)
    folder = project.root / "da-gui"
    files = {
        f"so-a/{SO_A}.html": b"<html>!",
        "BC So A (ban chinh).pdf": CONTENT,
        "BC So A (da ky).pdf": CONTENT + b"\n/ByteRange [0 1]\n%%EOF\n",
        "cong-van.docx": b"PK",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    checked = check_round(Wanted(folder=folder), ROUND, project.settings)
    since = {verdict.file: verdict.reasons[1:] for verdict in checked.verdicts}
    assert since == {
        f"so-a/{SO_A}.html": (texts.OTHER_COPY,),
        "BC So A (ban chinh).pdf": (texts.AS_RECORDED,),
        "BC So A (da ky).pdf": (texts.ADDED_TO_RECORDED, texts.HAS_SIGNATURE),
    }
    assert checked.unknown == ("cong-van.docx",)


def test_signed_pdfs_that_were_kept_are_not_unknown(project: Project) -> None:
    """In the outputs themselves a signed PDF of an earlier page is no file to compare, and none nobody knows."""
    recorded(project)
    unreadable(project)
    folder = project.outputs / "da-ky"
    folder.mkdir()
    for name in (f"{SO_A}.0123456789ab.pdf", f"{SO_A}.0123456789ab-2.pdf", "la.0123456789ab.pdf", "ghi-chu.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\n/ByteRange [0 1]\n%%EOF\n")
    checked = check_round(Wanted(folder=project.outputs), ROUND, project.settings)
    unknown = [name for name in checked.unknown if name.startswith("da-ky/")]
    assert unknown == ["da-ky/ghi-chu.pdf", "da-ky/la.0123456789ab.pdf"]
    assert not [verdict.file for verdict in checked.verdicts if "da-ky" in verdict.file]


def test_copies_of_two_rounds_are_checked_one_round_at_a_time(project: Project) -> None:
    """Names repeat from round to round: a folder is checked against one of them, which must be named."""
    recorded(project)
    rounds, other = project.settings.params / "rounds", "khac-2024"
    (rounds / f"{other}.toml").write_bytes((rounds / f"{ROUND}.toml").read_bytes())
    write_manifest(project.settings.outputs(other), manifest(entry()))
    with pytest.raises(UsageError, match=f"{other}, {ROUND}"):
        rounds_of(Wanted(folder=project.root), project.settings)
    assert rounds_of(Wanted((ROUND,), folder=project.root), project.settings) == (ROUND,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--round", "2099"], "Đợt 2099 chưa có báo cáo nào được lập"),
        (["--units", "la"], "Chưa lập báo cáo nào của “la”"),
        (["--folder", "khong-co"], "Không có thư mục “khong-co”"),
        (["--jobs", "0"], "Số tiến trình phải là số nguyên từ 1 trở lên"),
        (["--rond", "x"], "không có tùy chọn “--rond”"),
    ],
)
def test_wrong_words_end_with_2(
    project: Project,
    words: list[str],
    expected: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What cannot be checked as asked is a Vietnamese sentence and exit code 2."""
    recorded(project)
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert main(["verify", *words]) == 2
    assert expected in capsys.readouterr().err


def test_files_that_cannot_be_proved_end_with_1(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command says of each file why it was not proved, and its exit code is 1."""
    recorded(project)
    unreadable(project)
    monkeypatch.setenv("GIAMSAT_ROOT", str(project.root))
    assert main(["verify"]) == 1
    told_lines = capsys.readouterr().out.splitlines()
    assert f"  - chưa lập lại được: {SO_A}.html, {SO_A}.pdf, blocks/{SO_A}.json" in told_lines
    assert told_lines[-1].endswith("4 chưa lập lại được.")


# --- how it is told -------------------------------------------------------------------------------


def test_what_is_the_same_takes_one_line() -> None:
    """A report whose files are all the same is one line with their names; the end counts them."""
    verdicts = (Verdict("Sở Mẫu A", HTML, State.SAME), Verdict("Sở Mẫu A", PDF, State.SAME))
    checked = Checked(ROUND, "Đợt thử năm 2024", verdicts, seconds=3.25)
    assert checked.is_clean
    assert list(told(checked)) == [
        f"Đợt {ROUND}: Đợt thử năm 2024",
        f"Sở Mẫu A: giống cả 2 tệp ({SO_A}.html, {SO_A}.pdf)",
        "Đã so 2 tệp với bản lập lại (3,2 giây): 2 giống.",
    ]


def test_a_single_file_is_not_counted() -> None:
    """The one table of the round is named without a number."""
    lines = list(told(Checked(ROUND, "Đợt thử", (Verdict("", TABLE, State.SAME),))))
    assert lines[1] == "Tệp chung của đợt: giống (so-lieu.csv)"


def test_files_with_the_same_reasons_share_them() -> None:
    """Reasons are told once for all files of a report that have them; the round's table has a name of its own."""
    why = ("tệp a.xlsx đã đổi sau khi lập báo cáo",)
    verdicts = (
        Verdict("Sở Mẫu A", HTML, State.DIFFERS, why),
        Verdict("Sở Mẫu A", PDF, State.DIFFERS, why),
        Verdict("Sở Mẫu A", "x.csv", State.SAME),
        Verdict("", TABLE, State.MISSING, (texts.GONE,)),
    )
    checked = Checked(ROUND, "Đợt thử", verdicts, ("la.txt",))
    assert not checked.is_clean
    assert list(told(checked))[1:] == [
        "Sở Mẫu A:",
        f"  - khác: {SO_A}.html, {SO_A}.pdf",
        f"      {why[0]}",
        "  - giống: x.csv",
        "Tệp chung của đợt:",
        "  - thiếu: so-lieu.csv",
        f"      {texts.GONE}",
        "Bỏ qua 1 tệp không phải tệp đã lập của đợt: la.txt",
        "Đã so 4 tệp với bản lập lại (0,0 giây): 1 giống, 2 khác, 1 thiếu.",
    ]
