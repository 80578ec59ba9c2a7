"""The command: Vietnamese help, sentences for wrong words, exit codes 0, 1, 2; a quick start."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from giamsat.cli import main
from giamsat.texts_vi.pipeline import STOPPED
from tests.e2e.little_project import QUAN, ROUND, SO_A, Project, make_project, without_sheet

ENGLISH = ("Usage", "Options:", "Commands:", "Error", "Show this message", "Try '", "No such", "Missing", "[OPTIONS]")
HEAVY = ("pandas", "papermill", "matplotlib", "typst", "openpyxl", "nbconvert", "nbformat", "pydantic", "jinja2", "bs4")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a little project as the project folder of the command."""
    made = make_project(tmp_path / "du-an")
    monkeypatch.setenv("GIAMSAT_ROOT", str(made.root))
    return made


@pytest.mark.parametrize("words", [["--help"], ["reports", "--help"]])
def test_help_speaks_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Not one English word of the library is left in the help."""
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "Cách dùng:" in told
    assert "Tùy chọn" in told
    assert "Hiện phần trợ giúp này." in told
    assert not [word for word in ENGLISH if word in told]


def test_help_lists_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of reports explains rounds, units, jobs and formats."""
    main(["reports", "--help"])
    told = capsys.readouterr().out
    assert all(option in told for option in ("--round", "--units", "--jobs", "--formats"))


def test_no_words_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is shown and the exit code says wrong usage."""
    assert main([]) == 2
    told = capsys.readouterr().err
    assert "Cách dùng:" in told
    assert not [word for word in ENGLISH if word in told]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["bao-cao"], "không có lệnh “bao-cao”"),
        (["reports", "--rond", "x"], "không có tùy chọn “--rond”"),
        (["--rond"], "không có tùy chọn “--rond”"),
    ],
)
def test_wrong_words_are_told(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command or option is a Vietnamese sentence and exit code 2."""
    assert main(words) == 2
    told = capsys.readouterr().err
    assert told.startswith("Lệnh chưa đúng: ")
    assert expected in told
    assert not [word for word in ENGLISH if word in told]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["reports", "--round"], "tùy chọn “--round” chưa có giá trị."),
        (["reports", "--jobs"], "tùy chọn “--jobs” chưa có giá trị."),
        (["reports", "thua"], "thừa “thua”."),
        (["reports", "thua", "nua"], "thừa “thua nua”."),
    ],
)
def test_missing_and_extra_words_are_told(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An option without its value and a word too many are told in Vietnamese as well, exit code 2."""
    assert main(words) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"Lệnh chưa đúng: {expected}")
    assert not [word for word in (*ENGLISH, "requires", "unexpected", "argument") if word in told]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--formats", "docx"], "Không có định dạng “docx”. Các định dạng: html, pdf."),
        (["--jobs", "0"], "Số tiến trình phải là số nguyên từ 1 trở lên, không phải “0”."),
        (["--jobs", "hai"], "không phải “hai”."),
        (["--jobs", "-1"], "không phải “-1”."),
        (["--round", "2099"], f"Không có đợt “2099” trong params/rounds. Các đợt hiện có: {ROUND}."),
        (["--units", "so-mau-x"], f"Không có đơn vị “so-mau-x” trong đợt {ROUND}."),
    ],
)
def test_wrong_values_are_usage_errors(
    project: Project, words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A format, number, round or unit that is not there is told by name with what is there; nothing is built."""
    assert main(["reports", *words]) == 2
    assert expected in capsys.readouterr().err
    assert not (project.root / "outputs" / ROUND).exists()


def test_broken_params_end_with_1(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in params/ is told with file and line, exit code 1, no traceback."""
    path = project.settings.params / "domains.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("id,order", "ma,order"), encoding="utf-8")
    assert main(["reports"]) == 1
    told = capsys.readouterr().err
    assert "params/domains.csv" in told
    assert "Traceback" not in told


def test_a_folder_that_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside a project folder the sentence says what is looked for and how to point to it."""
    monkeypatch.setenv("GIAMSAT_ROOT", str(tmp_path))
    assert main(["reports"]) == 2
    told = capsys.readouterr().err
    assert "params/units.csv" in told
    assert "GIAMSAT_ROOT" in told


def test_a_refused_final_ends_with_1_and_builds_nothing(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A final document with an unexplained gap and unwritten narratives is refused: named, exit code 1."""
    project.hand_in("a.xlsx", without_sheet(project.content(SO_A), "04"))
    project.make_final(SO_A, QUAN)
    assert main(["reports", "--units", SO_A]) == 1
    told = capsys.readouterr().out
    assert "Sở Mẫu A (thu-2024): từ chối (văn bản chính thức chưa đủ)" in told
    assert "còn thiếu số liệu bắt buộc" in told
    assert "mục III (ô iii-ket-luan)" in told
    assert not (project.outputs / f"{SO_A}.pdf").exists()
    assert "từ chối" in (project.outputs / "index.html").read_text(encoding="utf-8")


def test_no_round_with_data_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Without data there is nothing to build: exit code 0 and a sentence."""
    project.settings.data(ROUND).rmdir()
    assert main(["reports"]) == 0
    assert "Chưa có đợt nào có số liệu" in capsys.readouterr().out


def test_help_is_light() -> None:
    """The help loads none of the heavy libraries."""
    script = (
        "import sys; from giamsat.cli import main; main(['reports', '--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_is_quick() -> None:
    """From the shell to the help and back in less than a second (the best of three, for a busy machine)."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "giamsat.cli", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 1


def test_check_tells_and_sets_the_exit_code(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """0 when no file has an error, 1 when one has, 2 for a unit that does not exist; the help speaks Vietnamese."""
    project.submit(SO_A, QUAN)
    assert main(["check", "--round", ROUND]) == 0
    assert "Đã kiểm tra 2 đơn vị: 2 đơn vị đã gửi" in capsys.readouterr().out
    project.hand_in("b.xlsx", b"khong phai xlsx")
    assert main(["check"]) == 1
    assert main(["check", "--units", SO_A]) == 0
    assert main(["check", "--units", "khong-co"]) == 2
    capsys.readouterr()
    assert main(["check", "--help"]) == 0
    assert not [word for word in ENGLISH if word in capsys.readouterr().out]


def test_ctrl_c_while_the_command_is_being_imported_needs_no_traceback() -> None:
    """Half a second after the word was typed nothing is imported yet: stopping it is told as it is later."""
    code = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Stop:
    def find_spec(self, name, *_):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
from giamsat.cli import main
raise SystemExit(main(["status"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, f"{STOPPED}\n")
