"""Make requirements.lock and requirements-test.lock from pyproject.toml (``make lock``).

Both are universal (Python 3.11 to 3.13; Linux, Windows, macOS), carry hashes, and name neither a
registry nor a folder of this machine. Pins that still fit are kept; ``--upgrade`` takes the newest.
The first line of each lock holds the hash of pyproject's dependency tables: a test sees when they drift.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
HEADER = "# pyproject.toml: sha256:{digest} (do not edit; run: make lock)\n"
OLDEST = "3.11"
# Every pin must have a wheel for each of these: a source package would be built, with tools that no lock holds.
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = ("x86_64-manylinux_2_28", "x86_64-pc-windows-msvc", "aarch64-apple-darwin")
FOREIGN = re.compile(r"://|(?:^|[\s\"'])(?:/|[A-Za-z]:\\)")


def dependency_tables(pyproject: str) -> dict[str, object]:
    """Return the tables of ``pyproject`` (its text) that decide what the locks hold."""
    tables = tomllib.loads(pyproject)
    return {
        "build": tables["build-system"]["requires"],
        "python": tables["project"]["requires-python"],
        "runtime": tables["project"]["dependencies"],
        "groups": tables["dependency-groups"],
    }


def tables_digest(pyproject: str) -> str:
    """Return the SHA-256 of the dependency tables; comments, spaces and all other tables do not count."""
    canonical = json.dumps(dependency_tables(pyproject), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def pins(lock: str) -> dict[str, str]:
    """Split the text of a lock into its pins: first line (``name==version ; marker``) → all lines of the pin."""
    found: dict[str, str] = {}
    current = ""
    for line in lock.splitlines(keepends=True):
        if line[:1].isalnum():
            current = line.rstrip().removesuffix("\\").rstrip()
            found[current] = ""
        if current:
            found[current] += line
    return found


def without(lock: str, other: str) -> str:
    """Return ``lock`` without the pins that ``other`` holds already, be it for all systems or for the same ones."""
    there = pins(other)
    return "".join(body for pin, body in pins(lock).items() if pin not in there and pin.split(" ;")[0] not in there)


def foreign_words(lock: str) -> list[str]:
    """Return the lines of ``lock`` that name a host or a folder of a machine."""
    return [line for line in lock.splitlines() if FOREIGN.search(line)]


def uv(*words: str, stdin: str = "") -> str:
    """Run uv in the project folder and return what it printed; its own words tell what went wrong."""
    command = [sys.executable, "-m", "uv", *words]
    done = subprocess.run(command, input=stdin, text=True, encoding="utf-8", capture_output=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def resolve(source: list[str], old: Path, extra: list[str], stdin: str = "") -> str:
    """Return the text of a lock for ``source``, keeping the pins of ``old`` where they still fit."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, old.name)
        if old.is_file():
            target.write_bytes(old.read_bytes())
        uv(
            *("pip", "compile", *source, "--quiet", "--universal", "--python-version", OLDEST),
            *("--generate-hashes", "--only-binary", ":all:"),
            *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--output-file", str(target), *extra),
            stdin=stdin,
        )
        return target.read_text(encoding="utf-8")


def check_wheels(lock: str) -> None:
    """Stop when a pin of ``lock`` has no wheel with a known hash for one of the systems."""
    for platform in PLATFORMS:
        for python in PYTHONS:
            with tempfile.TemporaryDirectory() as folder:
                source = Path(folder, "requirements.txt")
                source.write_text(lock, encoding="utf-8")
                uv(
                    *("pip", "install", "--quiet", "--dry-run", "--no-deps", "--require-hashes"),
                    *("--only-binary", ":all:", "--python-platform", platform, "--python-version", python),
                    *("--target", str(Path(folder, "target")), "--requirement", str(source)),
                )
            print(f"{platform}, Python {python}: every pin has a wheel")


def main(arguments: list[str]) -> None:
    """Write both locks, or neither; ``arguments`` go to uv (``--upgrade``, ``--upgrade-package name``)."""
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    header = HEADER.format(digest=tables_digest(pyproject))
    backend = "\n".join(tomllib.loads(pyproject)["build-system"]["requires"])
    runtime = resolve(["pyproject.toml", "-"], ROOT / RUNTIME_LOCK, arguments, stdin=backend)
    with tempfile.TemporaryDirectory() as folder:
        constraint = Path(folder, RUNTIME_LOCK)
        constraint.write_text(runtime, encoding="utf-8")
        test = resolve(["--group", "test"], ROOT / TEST_LOCK, ["--constraint", str(constraint), *arguments])
    # uv notes where a pin that both locks name is held: in a file of this run only.
    test = "".join(line for line in test.splitlines(keepends=True) if str(constraint) not in line)
    test = without(test, runtime)
    for lock in (runtime, test):
        if lines := foreign_words(lock):
            raise SystemExit("a lock may not name a host or a folder:\n" + "\n".join(lines))
        check_wheels(lock)
    (ROOT / RUNTIME_LOCK).write_text(header + runtime, encoding="utf-8", newline="\n")
    (ROOT / TEST_LOCK).write_text(header + test, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
