"""README, HUONG-DAN, ARCHITECTURE, CONTRIBUTING and docs/ say what is there, and their commands work."""

from __future__ import annotations

import html
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from giamsat import texts_vi
from giamsat.texts_vi import pipeline

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "HUONG-DAN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data/README.md",
    "docs/catalogue.md",
    "docs/cluster.md",
    "docs/fault-codes.md",
    "docs/extracts.md",
    "docs/faults.md",
    "docs/follow-up.md",
    "docs/glossary.md",
    "docs/performance.md",
    "docs/rules.md",
)
WITH_COMMANDS = ("README.md", "HUONG-DAN.md", "CONTRIBUTING.md")
FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
VERB = re.compile(r"^(?:make|giamsat\.cmd|python bootstrap\.py) ([a-z][a-z0-9-]*)", re.MULTILINE)
TOP = ("params/", "data/", "notebooks/", "templates/", "docs/", "src/", "tests/", "tools/")
# Words that start a command of the kit, and those of a page that are not the kit's own.
OWN = ("make", "giamsat.cmd", "python", "giamsat", "jupyter", "papermill")
FOREIGN = ("conda", "pip", "certutil")
pages = pytest.mark.parametrize("page", PAGES)


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _prose(page: str) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", _text(page))


def _code(page: str) -> str:
    """Return what a page has in code type and in blocks, one piece a line."""
    return "\n".join([*re.findall(r"`([^`\n]+)`", _prose(page)), *(body for _, body in FENCE.findall(_text(page)))])


def _commands() -> list[str]:
    """Return every command line of the pages' plain fenced blocks, without comments, each once, in order."""
    found: dict[str, None] = {}
    for page in WITH_COMMANDS:
        for language, body in FENCE.findall(_text(page)):
            lines = [line.split("  #")[0].strip() for line in body.splitlines()]
            if not language and lines[0].partition(" ")[0] in (*OWN, *FOREIGN):
                found |= dict.fromkeys(line for line in lines if line)
    return list(found)


def _bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words(command: str) -> list[str]:
    """Return the words of the process that a command of the pages ends in, set-up left out.

    make and giamsat.cmd call bootstrap.py (tests/project proves it); bootstrap.py runs the words of its table.
    """
    first, *rest = shlex.split(command)
    if first in ("make", "giamsat.cmd"):
        first, rest = "python", ["bootstrap.py", *rest]
    if first != "python":
        return [str(Path(sys.executable).with_name(first)), *rest]
    assert rest[0] == "bootstrap.py", command
    verb, words = rest[1], rest[2:]
    if verb == "help":
        return [sys.executable, str(ROOT / "bootstrap.py"), verb]
    module = _bootstrap()
    return [sys.executable, *module.VERBS[verb].commands[0], *module.arguments(verb, words)]


def _run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GIAMSAT_ROOT": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8", timeout=300
    )


def _is_report(command: str) -> bool:
    return re.search(r"\breports\b", command) is not None and "--help" not in command


def _is_help(command: str) -> bool:
    return command.endswith(("--help", " help"))


COMMANDS = _commands()
REPORTS = [command for command in COMMANDS if _is_report(command)]
CHECKS = [command for command in COMMANDS if re.search(r" check\b.*ROUND=", command)]
VERIFIES = [command for command in COMMANDS if re.search(r"\bverify\b", command)]
FORMS = [command for command in COMMANDS if re.search(r"\bforms\b", command) and not _is_help(command)]
CLARIFIES = [command for command in COMMANDS if re.search(r"\bclarify\b", command)]
VOICES = [command for command in COMMANDS if re.search(r"\bvoices\b", command)]
VISITS = [command for command in COMMANDS if re.search(r"\bvisits\b", command)]
FINDINGS = [command for command in COMMANDS if re.search(r"\bfindings\b", command)]
PAPERS = [command for command in COMMANDS if re.search(r"\bpapers\b", command)]
FOLLOW_UPS = [command for command in COMMANDS if re.search(r"\bfollow-up\b", command)]
STATUSES = [command for command in COMMANDS if re.search(r"\bstatus\b", command)]
NEW_ROUNDS = [command for command in COMMANDS if re.search(r"\bnew-round\b", command)]
HELPS = [command for command in COMMANDS if _is_help(command)]
NOTEBOOKS = [command for command in COMMANDS if command.startswith(("papermill ", "jupyter "))]
# The other verbs are tests, a server, or rewrite files of the project; tests/project knows what they start.
VERBS_ONLY = [
    command
    for command in COMMANDS
    if re.fullmatch(r"(make|giamsat\.cmd|python bootstrap\.py) [a-z0-9-]+", command)
    and command
    not in (
        *REPORTS,
        *CHECKS,
        *VERIFIES,
        *FORMS,
        *VISITS,
        *CLARIFIES,
        *VOICES,
        *FOLLOW_UPS,
        *STATUSES,
        *NEW_ROUNDS,
        *HELPS,
    )
]


def test_no_command_is_left_out() -> None:
    """Every command shown is run here, names a verb only, or belongs to another program."""
    foreign = [command for command in COMMANDS if command.partition(" ")[0] in FOREIGN]
    assert REPORTS
    assert HELPS
    assert NOTEBOOKS
    assert VERIFIES
    assert CHECKS
    assert FORMS
    assert VISITS
    assert STATUSES
    assert NEW_ROUNDS
    assert CLARIFIES
    assert VOICES
    assert FOLLOW_UPS
    kinds = (
        REPORTS,
        CHECKS,
        VERIFIES,
        FORMS,
        VISITS,
        CLARIFIES,
        VOICES,
        FINDINGS,
        PAPERS,
        FOLLOW_UPS,
        STATUSES,
        NEW_ROUNDS,
        HELPS,
        NOTEBOOKS,
        VERBS_ONLY,
        foreign,
    )
    assert set(COMMANDS) == {command for kind in kinds for command in kind}


@pages
def test_verbs_exist(page: str) -> None:
    """Every verb named behind make, giamsat.cmd or bootstrap.py, in code type or a block, is in the Makefile."""
    verbs = set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(VERB.findall(_code(page)))
    assert named <= verbs
    if page in WITH_COMMANDS:
        assert named


def test_every_verb_is_told_in_the_readme() -> None:
    """The README's pages of verbs leave none out."""
    assert set(_bootstrap().VERBS) <= set(VERB.findall(_code("README.md")))


@pages
def test_links_lead_somewhere(page: str) -> None:
    """Every relative link and picture exists, and so does the heading that a link names."""
    for target in LINK.findall(_prose(page)):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(file), target


def _anchors(file: Path) -> set[str]:
    """Return the anchors of a page's headings as the usual viewers of Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", file.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pages
def test_named_files_exist(page: str) -> None:
    """A file or folder of the project named in code type exists; «<round>» and the like stand for any."""
    for name in re.findall(r"`([^`\s]+)`", _prose(page)):
        if name.startswith(TOP) and "…" not in name:
            base = (ROOT / page).parent if (ROOT / page).parent / name in ROOT.iterdir() else ROOT
            assert list(base.glob(_pattern(name))), name


def _pattern(name: str) -> str:
    return re.sub(r"<[^>]+>|\{[^}]+\}", "*", name).rstrip("/")


def test_the_street_is_there() -> None:
    """Every file and folder of ARCHITECTURE's street exists; outputs/ only appears after a build."""
    found = re.search(r"## The street\n+```\n(.*?)```", _text("ARCHITECTURE.md"), re.DOTALL)
    assert found is not None
    checked = 0
    for line in found.group(1).splitlines():
        for name in re.split(r"\s{2,}", line)[0].split():
            if not name.startswith("outputs/"):
                assert list(ROOT.glob(_pattern(name))), name
                checked += 1
    assert checked >= 8


def test_every_floor_is_told() -> None:
    """ARCHITECTURE's table of floors names all packages and modules of the kit, and no other."""
    table = _text("ARCHITECTURE.md").partition("## The floors")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in table.splitlines() if line.startswith("| ")][1:]
    told = {name.rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}
    source = ROOT / "src" / "giamsat"
    there = {path.name for path in source.iterdir() if path.is_dir() and (path / "__init__.py").is_file()}
    there |= {path.name for path in source.glob("*.py") if path.name != "__init__.py"}
    assert told == there


def test_pictures_are_small_and_used() -> None:
    """Each picture of docs/anh is shown by a page, is a PNG, and is below 200 KB."""
    shown = {target for page in PAGES for target in LINK.findall(_text(page)) if target.endswith(".png")}
    files = list((ROOT / "docs" / "anh").iterdir())
    assert {f"docs/anh/{file.name}" for file in files} == shown
    for file in files:
        assert file.read_bytes().startswith(b"\x89PNG"), file.name
        assert file.stat().st_size < 200_000, file.name


def _sentences() -> list[re.Pattern[str]]:
    """Return the sentences that the kit can say, with anything in place of their facts."""
    templates = list(texts_vi.fault_templates().values()) + [
        value for name, value in vars(pipeline).items() if name.startswith("SUMMARY_")
    ]
    return [re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(template)) + r"\.?") for template in templates]


def test_quoted_messages_are_the_kits_own() -> None:
    """Every message shown in the staff's guide is what the kit says today, word by word."""
    patterns = _sentences()
    blocks = [body for language, body in FENCE.findall(_text("HUONG-DAN.md")) if language == "text"]
    assert len(blocks) >= 7
    for line in "".join(blocks).splitlines():
        if line.startswith("  - "):
            continue  # a unit's own gaps
        words = re.sub(r"^Tệp [^“]*?(?:, sheet “[^”]+”, ô [A-Z]+\d+|, dòng \d+|\.xlsx): ", "", line)
        assert any(pattern.fullmatch(words) for pattern in patterns), line


def test_no_traces_of_the_workshop() -> None:
    """No page names a folder of a developer's machine or an index of packages."""
    for page in PAGES:
        assert not re.search(r"(?<![\w.<>-])/(?:work|home|root|tmp)/|index-url|[a-z]+\.pythonhosted", _text(page)), page


@pytest.mark.parametrize("command", HELPS)
def test_help_commands(command: str) -> None:
    """A command that only tells something ends with 0 and tells it in Vietnamese."""
    done = _run(_words(command), ROOT)
    assert done.returncode == 0, done.stderr
    assert "Cách dùng:" in done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of parameters, data, notebooks and templates, so that nothing here touches the real ones."""
    folder = tmp_path_factory.mktemp("bộ công cụ")
    for name in ("params", "data", "notebooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder


def _narrowed(words: list[str]) -> list[str]:
    """Return the words of a call for one unit of the round that it asks for, else of the example round."""
    one = {"2023-05": "so-noi-vu", "mau-2024": "so-mau-e"}
    round_id = words[words.index("--round") + 1] if "--round" in words else "mau-2024"
    if "--units" in words:
        place = words.index("--units") + 1
        return [*words[:place], words[place].partition(",")[0], *words[place + 1 :]]
    own = [] if "--round" in words else ["--round", round_id]
    return [*words, *own, "--units", one[round_id]]


def _calls() -> list[list[str]]:
    """Return the narrowed words of the calls of `reports` shown; different doors to the same call count once."""
    return [list(words) for words in dict.fromkeys(tuple(_narrowed(_words(command))) for command in REPORTS)]


@pytest.mark.e2e
@pytest.mark.parametrize("words", _calls(), ids=lambda words: " ".join(words[words.index("reports") :]))
def test_report_commands(words: list[str], project: Path) -> None:
    """Every call of `reports` shown, narrowed to one unit, builds what it asks for and ends with 0."""
    shutil.rmtree(project / "outputs", ignore_errors=True)
    done = _run(words, project)
    assert done.returncode == 0, done.stdout + done.stderr
    unit_id = words[words.index("--units") + 1]
    built = {path.suffix[1:] for path in (project / "outputs").glob("*/*") if path.stem == unit_id}
    assert built == set(words[words.index("--formats") + 1].split(",") if "--formats" in words else ("html", "pdf"))


@pytest.mark.e2e
def test_notebook_commands(project: Path) -> None:
    """papermill runs a report's notebook as shown, and the exporters shown turn the result into pages."""
    assert [command.partition(" ")[0] for command in NOTEBOOKS] == ["papermill", "jupyter", "jupyter"]
    for command in NOTEBOOKS:
        done = _run(_words(command), project)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "so-mau-a.pdf").read_bytes().startswith(b"%PDF")
    assert "98,2%" in html.unescape((project / "so-mau-a.html").read_text(encoding="utf-8"))


@pytest.mark.e2e
@pytest.mark.parametrize("command", VERIFIES)
def test_verify_commands(command: str, project: Path) -> None:
    """Every call of `verify` shown finds the reports just built to be the same, and ends with 0."""
    words = _narrowed(_words(command))
    about = words[words.index("--round") :]
    built = _run([sys.executable, "-m", "giamsat.cli", "reports", *about], project)
    assert built.returncode == 0, built.stdout + built.stderr
    done = _run(words, project)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", FORMS)
def test_form_commands(command: str, project: Path) -> None:
    """Every call of `forms` shown makes the forms it asks for and ends with 0."""
    shutil.rmtree(project / "outputs", ignore_errors=True)
    words = _words(command)
    done = _run(words, project)
    assert done.returncode == 0, done.stdout + done.stderr
    files = sorted(path.name for path in (project / "outputs" / "mau-2024" / "forms").iterdir())
    made = {name.removesuffix(".xlsx") for name in files if name.endswith(".xlsx")}
    assert files == sorted(f"{unit}{suffix}" for unit in made for suffix in (".xlsx", ".de-cuong.docx"))
    assert made == set(words[words.index("--units") + 1].split(",")) if "--units" in words else len(made) == 16


@pytest.mark.parametrize("command", CLARIFIES)
def test_clarify_commands(command: str, project: Path) -> None:
    """Every call of `clarify` shown writes a paper of questions for each unit named, and ends with 0."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((project / "outputs").glob("*/clarifications/*.phieu-cau-hoi.docx"))


@pytest.mark.parametrize("command", VOICES)
def test_voices_commands(command: str, project: Path) -> None:
    """Every call of `voices` shown writes the papers of the registers that were filled in, and ends with 0."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((project / "outputs").glob("*/voices/bang-tiep-thu.docx"))


@pytest.mark.parametrize("command", VISITS)
def test_visits_commands(command: str, project: Path) -> None:
    """Every call of `visits` shown makes the minutes of a visit that was noted, and ends with 0."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((project / "outputs").glob("*/visits/*.bien-ban.docx"))


@pytest.mark.parametrize("command", FOLLOW_UPS)
def test_follow_up_commands(command: str, project: Path) -> None:
    """Every call of `follow-up` shown makes register, page, calendar and sheets, and ends with 0."""
    shutil.rmtree(project / "outputs", ignore_errors=True)
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path.name for path in (project / "outputs").iterdir()}
    assert made == {"theo-doi.xlsx", "theo-doi.html", "theo-doi.ics", "theo-doi"}
    assert (project / "outputs" / "theo-doi" / "so-mau-a.xlsx").is_file()


@pytest.mark.e2e
@pytest.mark.parametrize("command", FINDINGS)
def test_findings_commands(command: str, project: Path) -> None:
    """Every call of `findings` shown makes the registers that are missing, finds no gap, and ends with 0."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((project / "data" / "mau-2024" / "findings").glob("*.xlsx"))) == 9


@pytest.mark.e2e
@pytest.mark.parametrize("command", PAPERS)
def test_papers_commands(command: str, project: Path) -> None:
    """Every call of `papers` shown makes the sheets, a notice for each unit with findings, a draft of the round."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    names = {path.name.split(".", 1)[1] for path in (project / "outputs" / "mau-2024" / "papers").iterdir()}
    sheets = {
        f"{name}.{ending}" for name in ("phieu-tom-tat", "phieu-trinh") for ending in ("pdf", "docx", "nguon.csv")
    }
    days = {f"doan-{number}.phieu-tom-tat.pdf" for number in (1, 2)}
    assert names == {*sheets, *days, "thong-bao-ket-luan.docx", "du-thao-nghi-quyet-ket-luan.docx"}


@pytest.mark.parametrize("command", NEW_ROUNDS)
def test_new_round_commands(command: str, project: Path) -> None:
    """Every call of `new-round` shown makes the workbook of the round that it names, and ends with 0."""
    words = _words(command)
    round_id = words[words.index("--round") + 1]
    done = _run(words, project)
    made = project / "params" / "rounds" / f"{round_id}.xlsx"
    assert done.returncode == 0, done.stdout + done.stderr
    assert made.is_file()
    for path in made.parent.glob(f"{round_id}.*"):
        path.unlink()
    shutil.rmtree(project / "notebooks" / round_id)


@pytest.mark.parametrize("command", STATUSES)
def test_status_commands(command: str, project: Path) -> None:
    """Every call of `status` shown tells the groups and writes calendar and journal, and ends with 0."""
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "đơn vị" in done.stdout
    assert {path.name for path in (project / "outputs" / "mau-2024").iterdir()} >= {"lich.ics", "NHAT-KY.md"}


@pytest.mark.e2e
@pytest.mark.parametrize("command", CHECKS)
def test_check_commands(command: str, project: Path) -> None:
    """Every call of `check` shown reads the example round, finds no error in it and writes page and workbooks."""
    shutil.rmtree(project / "outputs", ignore_errors=True)
    done = _run(_words(command), project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "outputs" / "mau-2024" / "check.html").is_file()
    assert (project / "outputs" / "mau-2024" / "returned" / "quan-mau-1.xlsx").is_file()
