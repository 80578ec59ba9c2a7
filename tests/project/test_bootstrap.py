"""bootstrap.py: sentences for what stands in the way, words of the verbs, when the set-up is done again."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

WANTED = {"python": "3.11", "root": "/kit", "runtime": "r1", "kit": "k1"}


def _run(root: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "bootstrap.py"), *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **variables},
        check=False,
    )


def test_an_old_python_can_read_it(root: Path) -> None:
    """The file is written in the grammar of Python 3.6, so that an old Python comes as far as the sentence."""
    source = (root / "bootstrap.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    futures = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert futures == []  # `annotations` came with 3.7


def test_it_needs_the_standard_library_only(root: Path) -> None:
    """No import of bootstrap.py comes from outside the standard library."""
    tree = ast.parse((root / "bootstrap.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_wrong_python_is_told_with_what_to_install(bootstrap: ModuleType, version: tuple[int, ...]) -> None:
    """A Python too old or too new gets a sentence with its version, its place and what to install."""
    words = bootstrap.python_problem(version, "/usr/bin/python3", "reports")
    assert ".".join(map(str, version)) in words
    assert "/usr/bin/python3" in words
    assert "sudo apt install python3 python3-venv" in words
    assert "make PYTHON=python3.12 reports" in words


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 12, 1), (3, 13, 0)])
def test_fitting_python_passes(bootstrap: ModuleType, version: tuple[int, ...]) -> None:
    """Python 3.11, 3.12 and 3.13 raise no sentence."""
    assert bootstrap.python_problem(version, "python3", "reports") == ""


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_missing_venv_is_told_with_the_package(bootstrap: ModuleType, missing: str) -> None:
    """Debian packs venv apart: the sentence names the package to install."""
    facts = {"venv": True, "ensurepip": True}
    assert bootstrap.venv_problem(facts) == ""
    assert "sudo apt install python3-venv" in bootstrap.venv_problem(facts | {missing: False})


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "NewConnectionError: [Errno -3] Temporary failure in name resolution\nERROR: No matching distribution",
            "NO_NETWORK",
        ),
        ("ERROR: ('Connection broken: RemoteDisconnected(…)')", "NO_NETWORK"),
        ("Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.'))", "NO_NETWORK"),
        ("SSLError(SSLCertVerificationError('CERTIFICATE_VERIFY_FAILED')); Max retries exceeded", "BAD_CERTIFICATE"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "BAD_HASH"),
        ("OSError: [Errno 28] No space left on device", "NO_SPACE"),
        ("Collecting a==1\nERROR: Could not find a version … (from versions: none)", "NO_NETWORK"),
        (
            "Collecting a==1\n  Downloading a-1.whl\nCollecting b==1\n"
            "ERROR: Could not find a version that satisfies the requirement b==1 (from versions: none)",
            "NO_WHEEL",
        ),
    ],
)
def test_meaning_of_a_failed_pip(bootstrap: ModuleType, output: str, sentence: str) -> None:
    """Each failure that pip can tell of has a sentence of its own, the surest sign first."""
    assert bootstrap.pip_problem(output) == getattr(bootstrap, sentence)


def test_unwritable_folder_is_named(bootstrap: ModuleType) -> None:
    """When .venv cannot be written, the sentence names the folder and the system's reason."""
    words = bootstrap.pip_problem("PermissionError: [WinError 5] Access is denied: 'python.exe'")
    assert str(bootstrap.VENV) in words
    assert "PermissionError" in words


def test_unknown_failure_shows_the_last_lines(bootstrap: ModuleType) -> None:
    """A failure that nobody foresaw is shown by pip's own last lines, braces and all."""
    words = bootstrap.pip_problem("line {0}\n" * 20 + "the {cause}\n")
    assert words.endswith("the {cause}")
    assert words.count("\n") < 12


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], []),
        (["ROUND=mau-2024"], ["--round", "mau-2024"]),
        (["UNITS=a,b", "JOBS=2", "FORMATS=html"], ["--units", "a,b", "--jobs", "2", "--formats", "html"]),
        (["round=mau-2024"], ["--round", "mau-2024"]),
        (["ROUND="], []),
        (["ROUND=a=b"], ["--round", "a=b"]),
        (["--round", "mau-2024", "JOBS=1"], ["--round", "mau-2024", "--jobs", "1"]),
        (["--round=x", "JOBS=1"], ["--round=x", "--jobs", "1"]),
    ],
)
def test_key_and_value_become_options(bootstrap: ModuleType, words: list[str], expected: list[str]) -> None:
    """KEY=VALUE words of `reports` become options of the giamsat command; options given as such pass."""
    assert bootstrap.arguments("reports", words) == expected


@pytest.mark.parametrize("word", ["ROUN=mau-2024", "mau-2024"])
def test_unknown_word_is_refused_with_the_known_ones(root: Path, word: str) -> None:
    """A misspelt key is wrong usage (2), told before anything is set up."""
    done = _run(root, "reports", word)
    assert done.returncode == 2
    assert f"“{word}”" in done.stderr
    assert "ROUND=…, UNITS=…, JOBS=…, FORMATS=…" in done.stderr


def test_words_of_pytest_pass(bootstrap: ModuleType) -> None:
    """Verbs without such options hand all words on."""
    assert bootstrap.arguments("test", ["-k", "a=b", "tests/params"]) == ["-k", "a=b", "tests/params"]


def test_unknown_verb_is_wrong_usage(root: Path) -> None:
    """A verb that does not exist ends with 2 and points to the list."""
    done = _run(root, "bao-cao")
    assert done.returncode == 2
    assert "“bao-cao”" in done.stderr
    assert "make help" in done.stderr


def test_help_prints_on_any_console(root: Path) -> None:
    """The list of verbs comes as UTF-8 even where the console has a code page without Vietnamese."""
    done = _run(root, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Lập báo cáo" in done.stdout


@pytest.mark.parametrize(
    ("found", "plan"),
    [
        ({}, ["runtime", "kit"]),
        (WANTED, []),
        (WANTED | {"test": "t0"}, []),
        (WANTED | {"runtime": "r0"}, ["runtime", "kit"]),
        (WANTED | {"python": "3.12"}, ["runtime", "kit"]),
        (WANTED | {"root": "/kit copied"}, ["runtime", "kit"]),
        (WANTED | {"kit": "k0"}, ["kit"]),
        ({"python": "3.11", "root": "/kit", "runtime": "r1"}, ["kit"]),
    ],
)
def test_only_what_changed_is_set_up(bootstrap: ModuleType, found: dict[str, str], plan: list[str]) -> None:
    """A changed lock, Python or folder starts from scratch; a changed kit is only installed again; else nothing."""
    assert bootstrap.steps(WANTED, found) == plan


@pytest.mark.parametrize(
    ("found", "plan"),
    [
        ({}, ["runtime", "kit", "test"]),
        (WANTED, ["test"]),
        (WANTED | {"test": "t0"}, ["test"]),
        (WANTED | {"test": "t1"}, []),
        (WANTED | {"test": "t1", "runtime": "r0"}, ["runtime", "kit", "test"]),
    ],
)
def test_test_tools_have_a_stamp_of_their_own(bootstrap: ModuleType, found: dict[str, str], plan: list[str]) -> None:
    """Test tools are installed when a verb first needs them, on top of what is there."""
    assert bootstrap.steps(WANTED | {"test": "t1"}, found) == plan


def test_comments_do_not_change_the_stamp(bootstrap: ModuleType) -> None:
    """A lock whose comments changed is the same lock; another hash is another lock."""
    lock = "# head\na==1 \\\n    --hash=sha256:0\n    # via b\n"
    assert bootstrap.digest(lock) == bootstrap.digest(lock.replace("via b", "via c").replace("head", "other"))
    assert bootstrap.digest(lock) != bootstrap.digest(lock.replace("sha256:0", "sha256:1"))


def _own_copy(root: Path, target: Path, lock: str) -> Path:
    """Make a project of bootstrap.py, Makefile and a lock, and return its folder."""
    target.mkdir()
    for name in ("bootstrap.py", "Makefile"):
        shutil.copy(root / name, target)
    (target / "requirements.lock").write_text(lock, encoding="utf-8")
    (target / "pyproject.toml").write_text("", encoding="utf-8")
    return target


def test_unreadable_stamp_counts_as_half_made(root: Path, tmp_path: Path) -> None:
    """A .venv without a whole stamp, or whose Python has gone, is no environment."""
    copy = _own_copy(root, tmp_path / "kit", "")
    script = "import bootstrap as b, json; print(json.dumps(b.found_stamp()))"
    venv = copy / ".venv"

    def found() -> str:
        return subprocess.run(
            [sys.executable, "-c", script], cwd=copy, capture_output=True, check=True, encoding="utf-8"
        ).stdout.strip()

    assert found() == "{}"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.touch()
    for text in ("", '{"python": "3.', "[]"):
        (venv / ".giamsat-lock").write_text(text, encoding="utf-8")
        assert found() == "{}"
    (venv / ".giamsat-lock").write_text('{"python": "3.11"}', encoding="utf-8")
    assert found() == '{"python": "3.11"}'
    python.unlink()
    assert found() == "{}"


@pytest.mark.e2e
def test_no_network_is_told(root: Path, tmp_path: Path) -> None:
    """With nothing to be reached, set-up ends with 1 and the sentence, and the next call tries again."""
    copy = _own_copy(root, tmp_path / "thư mục có dấu", f"no-such==1 --hash=sha256:{'0' * 64}\n")
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",  # the port «discard», where nobody listens
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "0",
    }
    for _ in range(2):
        done = _run(copy, "setup", **offline)
        assert done.returncode == 1
        assert "chưa kết nối được" in done.stderr
        assert "HTTPS_PROXY" in done.stderr
        assert not (copy / ".venv" / ".giamsat-lock").exists()


@pytest.mark.e2e
def test_set_up_is_done_once(root: Path, tmp_path: Path) -> None:
    """The first call makes the environment, the second does nothing, one with a broken stamp makes it anew."""
    copy = _own_copy(root, tmp_path / "kit", "")
    # A kit with an empty lock has no build backend: the step of the kit must fail, and be all that is left to do.
    first = _run(copy, "setup")
    assert first.returncode == 1
    marker = copy / ".venv" / "made-by-first-call"
    marker.touch()
    second = _run(copy, "setup")
    assert second.returncode == 1
    assert marker.exists()
    (copy / ".venv" / ".giamsat-lock").unlink()
    third = _run(copy, "setup")
    assert third.returncode == 1
    assert not marker.exists()
