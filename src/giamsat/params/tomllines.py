"""On which line a TOML file says what: :mod:`tomllib` gives values without lines."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping

Path = tuple[str | int, ...]

_SPACE = " \t"
_END_OF_SCALAR = ",]}\n#"


class TomlLines:
    """Lines of keys and array items by their path; a path that is not stated has the line of what encloses it."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines

    def line(self, path: Path) -> int:
        """Return the line of ``path`` (``("units", 3, "delegation")``), or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1


def toml_lines(text: str) -> TomlLines:
    """Return the lines of a text that :func:`tomllib.loads` accepts; other text gives an unspecified answer."""
    return TomlLines(_Scanner(text.replace("\r\n", "\n") + "\n").scan())


class _Scanner:
    """One pass over valid TOML: keeps the place of keys, skips values. No value is interpreted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}  # arrays of tables: how many tables so far
        self.base: Path = ()

    def scan(self) -> dict[Path, int]:
        self.skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                self.header()
            else:
                self.assignment(self.base)
            self.skip_blank()
        return self.lines

    def header(self) -> None:
        """Read ``[table]`` or ``[[array of tables]]`` and make it the base of what follows."""
        line = self.here()
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        parts = self.key()
        self.at += 2 if is_array else 1
        if is_array:
            array = (*self.resolve(parts[:-1]), parts[-1])
            self.counts[array] = self.counts.get(array, 0) + 1
            self.lines.setdefault(array, line)
        self.base = self.resolve(parts)
        self.lines[self.base] = line

    def resolve(self, parts: tuple[str, ...]) -> Path:
        """Return the path of a table's name: inside an array of tables the last table is meant."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def assignment(self, base: Path) -> None:
        line = self.here()
        path = base
        for part in self.key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self.at += 1  # the sign =
        self.skip(_SPACE)
        self.value(path)

    def key(self) -> tuple[str, ...]:
        """Read a key up to the sign after it: bare, quoted or dotted."""
        parts = []
        while True:
            self.skip(_SPACE)
            start = self.at
            if self.text[start] in "\"'":
                self.string()
                parts.append(str(tomllib.loads(f"key = {self.text[start : self.at]}")["key"]))
            else:
                while self.text[self.at] not in " \t.=]\n":
                    self.at += 1
                parts.append(self.text[start : self.at])
            self.skip(_SPACE)
            if self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def value(self, path: Path) -> None:
        sign = self.text[self.at]
        if sign in "\"'":
            self.string()
        elif sign == "[":
            self.array(path)
        elif sign == "{":
            self.inline_table(path)
        else:
            while self.text[self.at] not in _END_OF_SCALAR:
                self.at += 1

    def array(self, path: Path) -> None:
        self.at += 1
        self.skip_blank()
        index = 0
        while self.text[self.at] != "]":
            self.lines[(*path, index)] = self.here()
            self.value((*path, index))
            index += 1
            self.skip_separator()
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        self.skip_blank()
        while self.text[self.at] != "}":
            self.assignment(path)
            self.skip_separator()
        self.at += 1

    def string(self) -> None:
        quote = self.text[self.at]
        long = quote * 3
        mark = long if self.text.startswith(long, self.at) else quote
        self.at += len(mark)
        while not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(mark)
        if mark == long:  # up to two quotes may stand directly before the closing three
            while self.text[self.at] == quote:
                self.at += 1

    def skip(self, signs: str) -> None:
        while self.at < len(self.text) and self.text[self.at] in signs:
            self.at += 1

    def skip_blank(self) -> None:
        """Skip white space, line ends and comments."""
        self.skip(" \t\n")
        while self.at < len(self.text) and self.text[self.at] == "#":
            self.at = self.text.index("\n", self.at)
            self.skip(" \t\n")

    def skip_separator(self) -> None:
        self.skip_blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.skip_blank()

    def here(self) -> int:
        return bisect_right(self.starts, self.at)
