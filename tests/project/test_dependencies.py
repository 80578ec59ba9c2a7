"""pyproject.toml, the two locks and environment.yml say the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

RUNTIME = "requirements.lock"
TEST = "requirements-test.lock"
LOCKS = pytest.mark.parametrize("name", [RUNTIME, TEST])
PYTHONS = ("3.11.2", "3.11.9", "3.12.3", "3.13.5")  # Debian 12, and later ones
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
)


def _machines() -> list[dict[str, str]]:
    """Return the marker environments of all systems and Pythons that the kit serves."""
    common = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}
    return [
        {**common, **system, "python_full_version": python, "python_version": python.rpartition(".")[0]}
        for system in SYSTEMS
        for python in PYTHONS
    ]


def _pins(locking: ModuleType, root: Path, *names: str) -> dict[Requirement, str]:
    """Return the pins of the named locks with all their lines."""
    found: dict[str, str] = {}
    for name in names:
        found |= locking.pins((root / name).read_text(encoding="utf-8"))
    return {Requirement(pin): body for pin, body in found.items()}


def _unsatisfied(wanted: list[str], pins: list[Requirement]) -> list[str]:
    """Return the wanted requirements that some machine does not get exactly one fitting pin for."""
    missing = []
    for requirement in map(Requirement, wanted):
        same = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(requirement.name)]
        for machine in _machines():
            versions = [str(pin.specifier)[2:] for pin in same if pin.marker is None or pin.marker.evaluate(machine)]
            if len(versions) != 1 or not requirement.specifier.contains(versions[0]):
                missing.append(f"{requirement} on {machine['sys_platform']} {machine['python_full_version']}")
    return missing


def test_runtime_and_build_backend_are_in_the_lock(root: Path, locking: ModuleType, pyproject: str) -> None:
    """Every dependency and the build backend have exactly one fitting pin on every system and Python."""
    tables = locking.dependency_tables(pyproject)
    wanted = [*tables["runtime"], *tables["build"]]
    assert len(wanted) > 15
    assert _unsatisfied(wanted, list(_pins(locking, root, RUNTIME))) == []


def test_test_tools_are_in_their_lock_only(root: Path, locking: ModuleType, pyproject: str) -> None:
    """The test tools fit too, and a package that both locks name (for other systems each) has one version."""
    runtime, test = _pins(locking, root, RUNTIME), _pins(locking, root, TEST)
    assert _unsatisfied(locking.dependency_tables(pyproject)["groups"]["test"], [*runtime, *test]) == []
    ours = {pin.name: pin for pin in runtime}
    both = [pin for pin in test if pin.name in ours]
    assert all(pin.specifier == ours[pin.name].specifier and pin.marker != ours[pin.name].marker for pin in both)


def test_an_unsatisfied_requirement_is_seen(root: Path, locking: ModuleType) -> None:
    """The comparison itself notices a package that is absent and one that is too old."""
    pins = list(_pins(locking, root, RUNTIME))
    assert len(_unsatisfied(["no-such-package", "pandas>=99"], pins)) == 2 * len(PYTHONS) * len(SYSTEMS)


@LOCKS
def test_lock_is_of_this_pyproject(root: Path, locking: ModuleType, pyproject: str, name: str) -> None:
    """The first line of each lock carries the hash of pyproject's dependency tables; else run make lock."""
    first = (root / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first + "\n" == locking.HEADER.format(digest=locking.tables_digest(pyproject))


def test_hash_follows_dependencies_and_nothing_else(locking: ModuleType, pyproject: str) -> None:
    """A changed range changes the hash; a changed comment or tool table does not."""
    old = locking.tables_digest(pyproject)
    assert locking.tables_digest(pyproject.replace("click>=8.2", "click>=8.3")) != old
    assert locking.tables_digest(pyproject.replace("line-length = 120", "line-length = 119  # x")) == old


@LOCKS
def test_every_pin_has_hashes(root: Path, locking: ModuleType, name: str) -> None:
    """Every pin is exact and carries at least one SHA-256."""
    pins = _pins(locking, root, name)
    assert pins
    for pin, body in pins.items():
        assert re.fullmatch(r"==[\w.!+]+", str(pin.specifier)), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", body), pin


@LOCKS
def test_lock_names_no_host_and_no_folder(root: Path, locking: ModuleType, name: str) -> None:
    """A lock holds neither a registry's address nor a path of somebody's machine, and pip reads it on any console."""
    text = (root / name).read_text(encoding="utf-8")
    assert locking.foreign_words(text) == []
    assert "--index-url" not in text
    assert "--find-links" not in text
    assert text.isascii()


@pytest.mark.parametrize(
    "line",
    ["--index-url https://example.org/simple", "--find-links /srv/wheels", "    # via C:\\lock\\requirements.in"],
)
def test_a_host_or_folder_is_seen(locking: ModuleType, line: str) -> None:
    """The search for hosts and folders finds each kind of them."""
    assert locking.foreign_words(f"click==8.2\n{line}\n") == [line]


def test_packages_of_both_locks_are_written_once(locking: ModuleType) -> None:
    """What the runtime lock holds for all systems or for the same ones is left out; other pins stay."""
    runtime = "a==1 \\\n    --hash=sha256:0\nb==1 ; os_name == 'nt' \\\n    --hash=sha256:1\n"
    test = (
        "a==1 ; os_name == 'nt' \\\n    --hash=sha256:0\nb==1 \\\n    --hash=sha256:1\nc==2 \\\n    --hash=sha256:2\n"
    )
    assert locking.without(test, runtime) == "b==1 \\\n    --hash=sha256:1\nc==2 \\\n    --hash=sha256:2\n"


def test_environment_file_holds_python_pip_and_the_lock(root: Path, pyproject: str) -> None:
    """environment.yml lists no package of its own, and its Python is one that the kit allows."""
    lines = (root / "environment.yml").read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if not line.startswith("#")]
    assert said == [
        "name: giamsat",
        "dependencies:",
        "  - python=3.12",
        "  - pip",
        "  - pip:",
        "      - -r requirements.lock",
    ]
    assert SpecifierSet(tomllib.loads(pyproject)["project"]["requires-python"]).contains("3.12")


def test_bootstrap_and_pyproject_allow_the_same_pythons(bootstrap: ModuleType, pyproject: str) -> None:
    """The Pythons that bootstrap.py accepts are those of requires-python."""
    allowed = SpecifierSet(tomllib.loads(pyproject)["project"]["requires-python"])
    fits = [minor for minor in range(30) if allowed.contains(f"3.{minor}")]
    assert fits == list(range(bootstrap.OLDEST[1], bootstrap.NEWEST[1] + 1))


def test_every_import_of_the_kit_is_declared(root: Path, pyproject: str) -> None:
    """What the kit imports stands in pyproject.toml itself, not only in the lock by somebody else's wish."""
    project = tomllib.loads(pyproject)["project"]
    wanted = [
        *project["dependencies"],
        *(text for texts in project["optional-dependencies"].values() for text in texts),
    ]
    declared = {canonicalize_name(Requirement(text).name) for text in wanted}
    owners = packages_distributions()
    undeclared = set()
    for path in (root / "src").rglob("*.py"):
        for top in _imported(path) - sys.stdlib_module_names - {"giamsat"}:
            if not {canonicalize_name(owner) for owner in owners.get(top, [])} & declared:
                undeclared.add(f"{path.relative_to(root).as_posix()}: {top}")
    assert sorted(undeclared) == []


def _imported(path: Path) -> set[str]:
    """Return the top names of all absolute imports of a module."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
