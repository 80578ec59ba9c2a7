"""Recognise files that a build made, or copies of them: by name, by content, or by what a PDF was before additions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from giamsat.pipeline.signed import earlier_contents, has_signature
from giamsat.pipeline.signed_aside import stands_for
from giamsat.pipeline.verdicts import Found


def copies_below(folder: Path, names: Mapping[str, str]) -> tuple[list[Found], tuple[str, ...]]:
    """Return the copies below a folder, known by name, or by content when they were renamed; and the other files.

    A signed PDF that a build kept aside is neither: it is of a page that is no longer.
    """
    by_name = {Path(name).name: name for name in names}
    by_content = {sha256: name for name, sha256 in names.items()}
    found, others = [], []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        shown = path.relative_to(folder).as_posix()
        item = found_file(path, shown, by_name.get(path.name, ""), is_copy=True)
        same = sorted(by_content[sha256] for sha256 in (item.sha256, *item.earlier) if sha256 in by_content)
        if item.recorded or same:
            found.append(item if item.recorded else replace(item, recorded=same[0]))
        elif (place := stands_for(path)) is None or place.name not in by_name:
            others.append(shown)
    order = {name: place for place, name in enumerate(names)}
    return sorted(found, key=lambda item: (order[item.recorded], item.file)), tuple(others)


def found_file(path: Path, shown: str, recorded: str, *, is_copy: bool = False) -> Found:
    """Return what lies at ``path``, which is shown as ``shown``; ``recorded`` is the file it stands for."""
    if not path.is_file():
        return Found(shown, recorded, "", is_copy=is_copy)
    content = path.read_bytes()
    earlier = earlier_contents(content) if path.suffix.lower() == ".pdf" else frozenset()
    is_signed = bool(earlier) and has_signature(content)
    return Found(shown, recorded, hashlib.sha256(content).hexdigest(), earlier, is_signed, is_copy)
