"""The only reader of the environment and of the working directory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from giamsat.errors import Place, UsageError

ROOT_VARIABLE = "GIAMSAT_ROOT"
PRELOADED_VARIABLE = "GIAMSAT_PRELOADED"
READY_VARIABLE = "GIAMSAT_STAND_READY"
READY_MINUTES, MOST_MINUTES = 10, 240


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. ``root`` is the project folder; everything else lies at fixed names below it."""

    root: Path

    @property
    def params(self) -> Path:
        """Folder of the parameters."""
        return self.root / "params"

    @property
    def round_ids(self) -> tuple[str, ...]:
        """The ids of all rounds that have parameters, as a TOML file or a workbook, in alphabetical order."""
        folder = self.params / "rounds"
        names = {path.stem for ending in (".toml", ".xlsx") for path in folder.glob(f"*{ending}")}
        return tuple(sorted(name for name in names if not name.startswith((".", "~"))))

    def round_file(self, round_id: str) -> Path:
        """The file of a round's parameters: its workbook, else the place of its TOML file."""
        book = self.params / "rounds" / f"{round_id}.xlsx"
        return book if book.is_file() else book.with_suffix(".toml")

    def data(self, round_id: str) -> Path:
        """Folder of what came in for a round."""
        return self.root / "data" / round_id

    def notebooks(self, round_id: str) -> Path:
        """Folder of a round's notebooks."""
        return self.root / "notebooks" / round_id

    def outputs(self, round_id: str) -> Path:
        """Folder of a round's finished reports."""
        return self.root / "outputs" / round_id

    @property
    def templates(self) -> Path:
        """Folder of notebook masters, page templates and fonts."""
        return self.root / "templates"

    @property
    def cache(self) -> Path:
        """Folder that may be deleted at any time."""
        return self.root / "outputs" / ".cache"

    def relative(self, path: Path) -> str:
        """Return ``path`` relative to the project folder, with forward slashes, for messages and sources."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def find_settings(start: Path | None = None) -> Settings:
    """Find the project folder: ``GIAMSAT_ROOT``, else the nearest folder upwards that holds params/units.csv.

    :raises UsageError: when there is none.
    """
    named = os.environ.get(ROOT_VARIABLE)
    if named and start is None:
        candidates = [Path(named)]
    else:
        here = (start or Path.cwd()).resolve()
        candidates = [here, *here.parents]
    for folder in candidates:
        if (folder / "params" / "units.csv").is_file():
            return Settings(root=folder.resolve())
    raise UsageError.of("root-not-found", Place(), start=candidates[0])


def preloaded_round() -> str:
    """Return the token under which the pipeline had a round read before this kernel was forked; else empty."""
    return os.environ.get(PRELOADED_VARIABLE, "")


def ready_minutes() -> int:
    """Return for how long after a build its fork server stands ready for the next; 0: it ends with the build.

    On a machine that builds for others (``CI`` is set) nobody comes next.

    :raises UsageError: when ``GIAMSAT_STAND_READY`` is no whole number of minutes, or too great.
    """
    named = os.environ.get(READY_VARIABLE, "").strip()
    if not named:
        return 0 if os.environ.get("CI") else READY_MINUTES
    if not (named.isascii() and named.isdecimal() and int(named) <= MOST_MINUTES):
        raise UsageError.of("ready-not-minutes", Place(), variable=READY_VARIABLE, found=named, most=MOST_MINUTES)
    return int(named)
