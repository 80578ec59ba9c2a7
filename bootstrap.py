"""Set the kit up, then run one verb of it: ``python bootstrap.py <verb> [KEY=VALUE ...]``.

The one door to the kit: the Makefile and giamsat.cmd call this file. It makes the virtual environment .venv
from the locks, again only when they change. Only the standard library, and only syntax that Python 3.6
reads, so that an old Python still tells its user which Python to install.
"""

import errno
import os
import re
import sys
from pathlib import Path
from typing import Callable, NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / ".giamsat-lock"
LOG = VENV / "giamsat-setup.log"
OLDEST = (3, 11)
NEWEST = (3, 13)
# Words that `python bootstrap.py reports` takes as KEY=VALUE, as make does → options of the giamsat command.
OPTIONS = {
    "ROUND": "--round",
    "UNITS": "--units",
    "JOBS": "--jobs",
    "FORMATS": "--formats",
    "FORCE": "--force",
    "CLUSTER": "--cluster",
    "FOLDER": "--folder",
    "TODAY": "--today",
    "FROM": "--from",
}

USAGE = "Cách dùng: make <việc>, hoặc trên máy không có make: python bootstrap.py <việc>\n\nCác việc:"
USAGE_REPORTS = (
    "\nThu hẹp một việc (ghi sau từ forms, check, clarify, voices, visits, findings, papers, reports, verify, status, "
    "new-round; ghi được nhiều mục):\n"
    "  ROUND=mau-2024            chỉ một đợt giám sát\n"
    "  UNITS=ma-1,ma-2           chỉ các đơn vị này\n"
    "  FORMATS=html,pdf          các dạng báo cáo cần lập\n"
    "  JOBS=2                    số báo cáo lập cùng lúc\n"
    "  FORCE=1                   lập lại cả những báo cáo không thay đổi\n"
    "  CLUSTER=tls://máy:cổng    lập trên nhiều máy (xem docs/cluster.md)\n"
    "  FOLDER=thư-mục            kiểm tra các bản đã gửi đi nằm trong thư mục này (chỉ dùng với verify)\n"
    "  TODAY=2024-11-15          xem như hôm nay là ngày này (dùng với follow-up, status, new-round)\n"
    "  FROM=mau-2024             mở đợt mới từ đợt này (chỉ dùng với new-round)"
)
BAD_VERB = "Không có việc “{verb}”. Đề nghị xem danh sách: make help, hoặc python bootstrap.py help"
BAD_OPTION = "Việc {verb} không nhận mục “{word}”. Các mục dùng được: {known}"
BAD_PYTHON = (
    "Bộ công cụ cần Python 3.11, 3.12 hoặc 3.13; máy đang dùng Python {found} ({where}).\n"
    "- Windows, macOS: đề nghị cài Python 3.12 tải từ trang python.org, rồi chạy lại.\n"
    "- Debian 12 trở lên: sudo apt install python3 python3-venv\n"
    "- Máy có nhiều bản Python: chỉ rõ bản cần dùng, ví dụ make PYTHON=python3.12 {verb}, "
    "hoặc python3.12 bootstrap.py {verb}"
)
NO_VENV = (
    "Python trên máy thiếu phần tạo môi trường riêng (venv, ensurepip).\n"
    "- Debian, Ubuntu: sudo apt install python3-venv\n"
    "- Windows, macOS: đề nghị cài lại Python 3.12 tải từ trang python.org, giữ nguyên các phần chọn sẵn."
)
NO_NETWORK = (
    "Không tải được các thư viện vì máy chưa kết nối được tới kho thư viện Python trên Internet.\n"
    "Việc này chỉ cần mạng trong lần chuẩn bị đầu tiên. Đề nghị kiểm tra kết nối rồi chạy lại; nếu cơ quan dùng "
    "máy chủ proxy, đề nghị hỏi bộ phận công nghệ thông tin địa chỉ và đặt biến môi trường HTTPS_PROXY."
)
BAD_CERTIFICATE = (
    "Kết nối tới kho thư viện bị từ chối vì chứng thư máy chủ không được tin cậy; thường do mạng cơ quan kiểm soát "
    "kết nối.\nĐề nghị hỏi bộ phận công nghệ thông tin tệp chứng thư và đặt biến môi trường PIP_CERT."
)
BAD_HASH = (
    "Một thư viện tải về không khớp mã kiểm tra ghi trong tệp khóa nên không được cài.\n"
    "Đề nghị chạy lại; nếu vẫn vậy, đề nghị báo người phụ trách bộ công cụ, không sửa tệp khóa."
)
NO_WHEEL = (
    "Không có bản cài sẵn của một thư viện cho hệ điều hành hoặc bản Python này.\n"
    "Bộ công cụ chạy trên Windows 64 bit, macOS và Linux, với Python 3.11, 3.12 hoặc 3.13 bản 64 bit."
)
NO_SPACE = "Ổ đĩa không đủ chỗ trống. Môi trường cần khoảng 1 GB; đề nghị giải phóng ổ đĩa rồi chạy lại."
NO_WRITE = (
    "Không ghi được vào thư mục {folder} ({reason}).\n"
    "Đề nghị kiểm tra quyền ghi, hoặc đóng chương trình đang dùng thư mục đó rồi chạy lại."
)
SETUP_FAILED = "Chưa chuẩn bị được môi trường. Những dòng cuối của nhật ký:\n{tail}"
SEE_LOG = "Nhật ký đầy đủ: {log}"
STARTING = "Đang chuẩn bị môi trường (.venv); lần đầu cần mạng và vài phút…"
STARTING_TEST = "Đang cài các công cụ kiểm thử…"
FETCHING = "  Đang tải và kiểm tra thư viện {done}/{total}"
INSTALLING = "  Đang cài đặt, xin chờ…"
READY = "Môi trường đã sẵn sàng."
CLEANED = "Đã xóa tệp tạm. Báo cáo đã lập (outputs) và môi trường (.venv) được giữ nguyên."

# What pip says → what we say. The first that fits counts, so the surest signs come first.
PIP_PROBLEMS = (
    (r"DO NOT MATCH THE HASHES|Hashes are required|Expected sha256", BAD_HASH),
    (r"No space left on device|Errno 28|WinError 112|not enough space", NO_SPACE),
    (r"PermissionError|Permission denied|WinError (?:5|32)\b|Read-only file system", NO_WRITE),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError", BAD_CERTIFICATE),
    (
        r"Failed to establish a new connection|NewConnectionError|NameResolutionError|name resolution|getaddrinfo"
        r"|ConnectTimeout|ReadTimeout|Read timed out|ProxyError|Network is unreachable|Connection (?:refused|reset)"
        r"|Max retries exceeded|Connection broken|RemoteDisconnected",
        NO_NETWORK,
    ),
    # pip that was told not to try again says nothing of the network: then not even the first package was to be had.
    (r"\A(?:(?!Downloading|Using cached|Processing)[\s\S])*\(from versions: none\)", NO_NETWORK),
    (r"Could not find a version|No matching distribution|not a supported wheel", NO_WHEEL),
)


class RefusalError(Exception):
    """The verb cannot be run; carries the sentence for the user and the exit code."""

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.code = code


class Verb(NamedTuple):
    """Commands of a verb, each the words after ``.venv``'s python; whether they need the test tools, which options."""

    commands: "tuple[tuple[str, ...], ...]" = ()
    test_tools: bool = False
    options: "tuple[str, ...]" = ()


LAB = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    # Our own default settings: JupyterLab does not ask at its first start whether to fetch news.
    "--LabApp.app_settings_dir=" + str(ROOT / "templates" / "lab"),
    # Kernels that are ready at once, where the system can have them (giamsat.execution.warm).
    "--KernelProvisionerFactory.default_provisioner_name=giamsat-warm",
    # Their server also serves `make reports` while JupyterLab is open.
    "--WarmProvisioner.server_from=giamsat.pipeline.warming.hold_ready",
)
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
VERBS = {
    "help": Verb(),
    "setup": Verb(),
    "forms": Verb((("-m", "giamsat.cli", "forms"),), options=("ROUND", "UNITS")),
    "check": Verb((("-m", "giamsat.cli", "check"),), options=("ROUND", "UNITS", "JOBS")),
    "reports": Verb(
        (("-m", "giamsat.cli", "reports"),), options=("ROUND", "UNITS", "JOBS", "FORMATS", "FORCE", "CLUSTER")
    ),
    "verify": Verb((("-m", "giamsat.cli", "verify"),), options=("ROUND", "UNITS", "FOLDER", "JOBS")),
    "clarify": Verb((("-m", "giamsat.cli", "clarify"),), options=("ROUND", "UNITS")),
    "voices": Verb((("-m", "giamsat.cli", "voices"),), options=("ROUND",)),
    "visits": Verb((("-m", "giamsat.cli", "visits"),), options=("ROUND", "UNITS")),
    "findings": Verb((("-m", "giamsat.cli", "findings"),), options=("ROUND", "UNITS")),
    "papers": Verb((("-m", "giamsat.cli", "papers"),), options=("ROUND", "UNITS")),
    "follow-up": Verb((("-m", "giamsat.cli", "follow-up"),), options=("TODAY", "UNITS")),
    "status": Verb((("-m", "giamsat.cli", "status"),), options=("ROUND", "TODAY")),
    "new-round": Verb((("-m", "giamsat.cli", "new-round"),), options=("ROUND", "FROM", "TODAY")),
    "lab": Verb((("-m", "jupyterlab", *LAB),)),
    "demo-data": Verb((("tools/make_mau_2024.py",),)),
    "test": Verb((("-m", "pytest", "-m", "not e2e", "-n", "auto", "--dist", "loadfile"),), test_tools=True),
    "test-e2e": Verb((("-m", "pytest", "-m", "e2e", "-n", "auto", "--dist", "loadfile"),), test_tools=True),
    "bench": Verb((("-m", "benchmarks"),), test_tools=True),
    "lint": Verb(
        (
            ("-m", "ruff", "check", "."),
            ("-m", "ruff", "format", "--check", "."),
            ("-m", "mypy"),
            ("-c", LINT_IMPORTS),
        ),
        test_tools=True,
    ),
    "lock": Verb((("tools/make_locks.py",),), test_tools=True),
    "clean": Verb(),
}


# --- words in, words out ------------------------------------------------------------------------------


def prepare_streams() -> None:
    """Let both streams take Vietnamese, whatever code page the console has; what it lacks becomes «?»."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # Python 3.7 and later
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def tell(words: str, end: str = "\n") -> None:
    """Say something about the set-up on stderr; stdout belongs to the verb."""
    try:
        sys.stderr.write(words + end)
    except UnicodeEncodeError:  # Python 3.6 on an old console
        sys.stderr.buffer.write((words + end).encode("utf-8"))
    sys.stderr.flush()


def help_text(makefile: str) -> str:
    """Return the list of verbs; their Vietnamese lines stand behind ``##`` in the Makefile."""
    lines = re.findall(r"^([a-z][a-z0-9-]*):.*?## *(.+)$", makefile, re.MULTILINE)
    listed = ["  {:<12}{}".format(verb, words.strip()) for verb, words in lines]
    return "\n".join([USAGE, *listed, USAGE_REPORTS])


def arguments(verb: str, words: "list[str]") -> "list[str]":
    """Turn the words after a verb into words of its command: ``ROUND=mau-2024`` → ``--round mau-2024``.

    An empty value counts as not given, as in make. Words that start with a dash go through as they are,
    and so do all words of verbs without such options.
    """
    known = VERBS[verb].options
    if not known:
        return words
    result = []
    follows = False
    for word in words:
        key, equals, value = word.partition("=")
        if follows or word.startswith("-"):
            follows = word.startswith("-") and not equals and not follows
            result.append(word)
        elif equals and key.upper() in known:
            result += [OPTIONS[key.upper()], value] if value else []
        else:
            listed = ", ".join(name + "=…" for name in known)
            raise RefusalError(BAD_OPTION.format(verb=verb, word=word, known=listed), 2)
    return result


# --- what may stand in the way ------------------------------------------------------------------------


def python_problem(version: "tuple[int, ...]", where: str, verb: str) -> str:
    """Return the sentence for a Python that is too old or too new, else an empty text."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    return BAD_PYTHON.format(found=".".join(map(str, version[:3])), where=where, verb=verb)


def venv_problem(has_module: "dict[str, bool]") -> str:
    """Return the sentence for a Python without venv or ensurepip (Debian packs them apart), else an empty text."""
    return "" if all(has_module.values()) else NO_VENV


def pip_problem(output: str) -> str:
    """Return what a failed pip means to the user; the last lines of its own words when we do not know."""
    for pattern, words in PIP_PROBLEMS:
        sign = re.search(pattern, output)
        if sign:
            return words.format(folder=VENV, reason=sign.group())
    return SETUP_FAILED.format(tail="\n".join(output.strip().splitlines()[-8:]))


def modules_found() -> "dict[str, bool]":
    """Return which of the modules that make an environment this Python has."""
    from importlib.util import find_spec

    return {name: find_spec(name) is not None for name in ("venv", "ensurepip")}


# --- set-up -------------------------------------------------------------------------------------------


def digest(text: str) -> str:
    """Return the SHA-256 of ``text`` without its lines of comment: a new comment is no reason to install again."""
    import hashlib

    lines = [line.rstrip() for line in text.splitlines() if not line.lstrip().startswith("#")]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def wanted_stamp(test_tools: bool) -> "dict[str, str]":
    """Return what .venv must be: its Python, its folder (a moved environment is broken), lock by lock, the kit."""
    sources = {"runtime": "requirements.lock", "kit": "pyproject.toml"}
    if test_tools:
        sources["test"] = "requirements-test.lock"
    wanted = {"python": "{}.{}".format(*sys.version_info[:2]), "root": str(ROOT)}
    for key, name in sources.items():
        wanted[key] = digest((ROOT / name).read_text(encoding="utf-8"))
    return wanted


def found_stamp() -> "dict[str, str]":
    """Return what .venv says it is; empty when there is none, or a half-made one."""
    import json

    try:
        found = json.loads(STAMP.read_text(encoding="utf-8")) if venv_python().exists() else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def steps(wanted: "dict[str, str]", found: "dict[str, str]") -> "list[str]":
    """Return the steps from ``found`` to ``wanted``; with another Python, folder or lock from scratch."""
    if any(found.get(key) != wanted[key] for key in ("python", "root", "runtime")):
        found = {}
    plan = [] if found else ["runtime"]
    return plan + [key for key in ("kit", "test") if key in wanted and found.get(key) != wanted[key]]


def set_up(test_tools: bool) -> None:
    """Bring .venv to what the locks say; after each step the stamp tells how far it is.

    :raises RefusalError: with the sentence for the user, when that is not possible.
    """
    wanted = wanted_stamp(test_tools)
    found = found_stamp()
    plan = steps(wanted, found)
    try:
        for step in plan:
            if step == "runtime":
                found = {}
                make_venv()
                install("requirements.lock")
                found = {key: wanted[key] for key in ("python", "root", "runtime")}
            elif step == "kit":
                run_pip(["--no-build-isolation", "--no-index", "--editable", "."])
                found["kit"] = wanted["kit"]
            else:
                tell(STARTING_TEST)
                install("requirements-test.lock")
                found["test"] = wanted["test"]
            write_stamp(found)
    except OSError as problem:
        words = NO_SPACE if problem.errno == errno.ENOSPC else NO_WRITE
        raise RefusalError(words.format(folder=VENV, reason=problem.strerror or problem)) from problem
    if plan:
        tell(READY)


def write_stamp(found: "dict[str, str]") -> None:
    """Write the stamp whole or not at all."""
    import json

    part = STAMP.with_name(STAMP.name + ".part")
    part.write_text(json.dumps(found, indent=1), encoding="utf-8")
    os.replace(str(part), str(STAMP))


def venv_python() -> Path:
    """Return the Python inside .venv."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def make_venv() -> None:
    """Make .venv anew, with the Python that runs this file."""
    problem = venv_problem(modules_found())
    if problem:
        raise RefusalError(problem)
    tell(STARTING)
    if STAMP.exists():
        STAMP.unlink()
    # Run from inside .venv (its python called us), the Python below it must do the work.
    base = getattr(sys, "_base_executable", None) if Path(sys.prefix) == VENV else None
    code, output = run_logged([base or sys.executable, "-m", "venv", "--clear", str(VENV)], lambda line: None)
    if code:
        raise RefusalError(NO_VENV if "ensurepip" in output else pip_problem(output))


def install(lock: str) -> None:
    """Install the pins of a lock: only wheels, only with the hashes that the lock states."""
    total = len(re.findall(r"^[A-Za-z0-9]", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    run_pip(["--only-binary", ":all:", "--require-hashes", "--requirement", lock], Progress(total))


def run_pip(words: "list[str]", progress: "Progress | None" = None) -> None:
    """Run ``pip install`` in .venv, quietly; its words go to the log.

    :raises RefusalError: with the meaning of pip's failure.
    """
    command = [str(venv_python()), "-m", "pip", "install", "--no-deps", "--no-input", "--progress-bar", "off"]
    code, output = run_logged(command + words, progress or Progress(0))
    if code:
        LOG.write_text(output, encoding="utf-8")
        raise RefusalError(pip_problem(output) + "\n" + SEE_LOG.format(log=LOG))


class Progress:
    """Shows how far pip is: on a terminal one line that changes, elsewhere a line for every 25 packages."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.terminal = sys.stderr.isatty()

    def __call__(self, line: str) -> None:
        """Take one line of pip's."""
        if re.match(r"(?:Collecting|Processing|Ignoring|Requirement already satisfied)\b", line):
            self.done += 1
            if self.terminal:
                tell("\r" + FETCHING.format(done=self.done, total=self.total), end="")
            elif self.done % 25 == 0:
                tell(FETCHING.format(done=self.done, total=self.total))
        elif self.total and line.startswith("Installing collected packages"):
            tell(("\n" if self.terminal else "") + INSTALLING)


# --- running ------------------------------------------------------------------------------------------


def environment() -> "dict[str, str]":
    """Return the environment of every process started here: UTF-8 on Windows too, and modules compiled only once.

    A machine that forbids Python to keep compiled modules would pay a second for the kit's own at every start.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return dict(kept, PYTHONUTF8="1")


def run_logged(command: "list[str]", each: "Callable[[str], None]") -> "tuple[int, str]":
    """Run ``command``, give every line it prints to ``each``, return its exit code and all it printed."""
    import subprocess

    lines = []
    with subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            each(line)
    return process.returncode, "".join(lines)


def run(command: "list[str]") -> int:
    """Run ``command`` to its end and return its exit code; Ctrl-C reaches it too, and it may tidy up."""
    import subprocess

    process = subprocess.Popen(command, cwd=str(ROOT), env=environment())
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def run_verb(verb: str, words: "list[str]") -> int:
    """Run all commands of a verb, even when one fails; ``words`` go to the last of them."""
    commands = [[str(venv_python()), *command] for command in VERBS[verb].commands]
    if not commands:
        return 0
    commands[-1] += words
    if len(commands) == 1 and os.name == "posix":  # become the command: signals and exit code are its own
        sys.stdout.flush()
        os.chdir(str(ROOT))
        os.execve(commands[0][0], commands[0], environment())
    return max([run(command) for command in commands])


def clean() -> int:
    """Delete what tools leave behind; never a report, a notebook, data or the environment."""
    import shutil

    left = [ROOT / name for name in ("build", "__pycache__", "outputs/.cache", ".hypothesis", ".import_linter_cache")]
    left += list(ROOT.glob(".*_cache"))
    for top in ("src", "tests", "tools", "benchmarks"):
        left += list((ROOT / top).rglob("__pycache__"))
    for folder in left:
        shutil.rmtree(str(folder), ignore_errors=True)
    print(CLEANED)
    return 0


def main(words: "list[str]") -> int:
    """Run the verb in ``words`` (the first of them; ``help`` when there is none) and return the exit code."""
    prepare_streams()
    verb = words[0] if words else "help"
    try:
        if verb in ("help", "-h", "--help"):
            print(help_text((ROOT / "Makefile").read_text(encoding="utf-8")))
            return 0
        if verb not in VERBS:
            raise RefusalError(BAD_VERB.format(verb=verb), 2)
        rest = arguments(verb, words[1:])
        if verb == "clean":
            return clean()
        problem = python_problem(sys.version_info[:3], sys.executable, verb)
        if problem:
            raise RefusalError(problem)
        set_up(VERBS[verb].test_tools)
        return run_verb(verb, rest)
    except RefusalError as refusal:
        tell(str(refusal))
        return refusal.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
