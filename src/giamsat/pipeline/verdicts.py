"""Judge files that were handed out against what is made today: the same, or what differs and why. Pure; no files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from giamsat.formatting.text import lower_first
from giamsat.pipeline.keys import digest
from giamsat.pipeline.report_names import report_name
from giamsat.provenance.manifest import Entry, Manifest
from giamsat.texts_vi import provenance as words
from giamsat.texts_vi import verify as texts

MOST_NAMED = 6  # packages that one sentence names


class State(StrEnum):
    """What was found of a file; ``SIGNED``, ``EXTENDED``: today's file with a signature or something else behind it."""

    SAME = "same"
    SIGNED = "signed"
    EXTENDED = "extended"
    DIFFERS = "differs"
    MISSING = "missing"
    NOT_REBUILT = "not-rebuilt"


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it is today: where it lies, which recorded file it is or is a copy of, its SHA-256 (empty: no file).

    ``earlier`` holds the SHA-256 of what a PDF was before each part that was added to it; ``is_signed`` says that it
    carries a digital signature, whose worth is for other programs to judge.
    """

    file: str
    recorded: str
    sha256: str
    earlier: frozenset[str] = frozenset()
    is_signed: bool = False
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one file of a report (empty ``name``: of the whole round), with reasons as sentences."""

    name: str
    file: str
    state: State
    reasons: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether the file is what it claims to be."""
        return self.state in (State.SAME, State.SIGNED)


def judge(
    recorded: Manifest, rebuilt: Manifest, found: Iterable[Found], faults: Sequence[str] = ()
) -> tuple[Verdict, ...]:
    """Return a verdict on each file found; one that ``recorded`` does not know is an error of the caller.

    :param recorded: the manifest of the builds that made the files.
    :param rebuilt: the manifest of a build of today.
    :param faults: why today's build made nothing at all, if so.
    """
    owners = {file: entry for entry in recorded.entries.values() for file in entry.outputs}
    return tuple(
        _of_report(owners[item.recorded], recorded, rebuilt, item, faults)
        if item.recorded in owners
        else _of_round(recorded, rebuilt, item, faults)
        for item in found
    )


def _of_report(before: Entry, recorded: Manifest, rebuilt: Manifest, item: Found, faults: Sequence[str]) -> Verdict:
    now = rebuilt.entries.get(before.unit_id)
    output = before.outputs[item.recorded]
    if now is None:
        state, reasons = _unrebuilt(item, output.sha256, faults or (texts.NO_UNIT,))
    elif now.state != "built" or item.recorded not in now.outputs:
        state, reasons = _unrebuilt(item, output.sha256, now.faults or (texts.NOT_MADE,))
    else:
        changes = [texts.OLDER] if output.key != digest(before.key) else []
        changes += _changes(before, now, _packages(recorded, before), _packages(rebuilt, now))
        state, reasons = _compared(item, output.sha256, now.outputs[item.recorded].sha256, changes)
    return Verdict(report_name(before.unit_id, before.name), item.file, state, tuple(reasons))


def _of_round(recorded: Manifest, rebuilt: Manifest, item: Found, faults: Sequence[str]) -> Verdict:
    """Judge a file of the whole round; what changed in it is said of the reports."""
    before, made = recorded.files[item.recorded], rebuilt.files.get(item.recorded)
    if made is None:
        state, reasons = _unrebuilt(item, before, faults or (texts.NOT_MADE,))
    else:
        state, reasons = _compared(item, before, made, (texts.ROUND_CHANGED,))
    return Verdict("", item.file, state, tuple(reasons))


def _unrebuilt(item: Found, before: str, obstacles: Iterable[str]) -> tuple[State, list[str]]:
    if not item.sha256:
        return State.MISSING, [*obstacles]
    return State.NOT_REBUILT, [*obstacles, *(_since(item, before) or [texts.AS_RECORDED])]


def _compared(item: Found, before: str, made: str, changes: Sequence[str]) -> tuple[State, list[str]]:
    """Compare a file with its record and with what is made today.

    :param changes: what a report was made from then and is made from now, where the two differ.
    """
    if not item.sha256:
        return State.MISSING, [texts.GONE]
    if item.sha256 == made:
        return State.SAME, []
    if made in item.earlier:
        return State.SIGNED if item.is_signed else State.EXTENDED, [texts.ADDED_TO, _signature(item)]
    why = [] if made == before else [*changes] or [texts.UNEXPLAINED]
    return State.DIFFERS, [*_since(item, before), *why]


def _since(item: Found, before: str) -> list[str]:
    """Return what happened to a file after it was made."""
    if item.sha256 == before:
        return []
    if before in item.earlier:
        return [texts.ADDED_TO_RECORDED, _signature(item)]
    return [texts.OTHER_COPY if item.is_copy else texts.EDITED]


def _signature(item: Found) -> str:
    return texts.HAS_SIGNATURE if item.is_signed else texts.NO_SIGNATURE


def _packages(manifest: Manifest, entry: Entry) -> Mapping[str, str]:
    return manifest.environments.get(entry.made.environment, {})


def _changes(before: Entry, now: Entry, old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Return what changed, as sentences: input files by name, parts of the key, packages."""
    reasons = []
    for file, then, today in differences(_files(before), _files(now)):
        template = texts.INPUT_CHANGED if then and today else texts.INPUT_REMOVED if then else texts.INPUT_ADDED
        reasons.append(template.format(file=file))
    changed = {part for part, _, _ in differences(before.key, now.key)}
    if changed:
        known = [lower_first(name) for part, name in words.PARTS.items() if part in changed]
        named = [*known, *sorted(changed - set(words.PARTS))]
        reasons.append(texts.PARTS_CHANGED.format(parts="; ".join(named)))
    packages = [
        texts.PACKAGE.format(name=name, before=then or texts.NONE, now=today or texts.NONE)
        for name, then, today in differences(old, new)
    ]
    if packages:
        more = len(packages) - MOST_NAMED
        shown = [*packages[:MOST_NAMED], *([texts.MORE_PACKAGES.format(count=more)] if more > 0 else [])]
        reasons.append(texts.PACKAGES_CHANGED.format(packages="; ".join(shown)))
    return reasons


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, value before and value now where two mappings differ, by name; empty where there is none."""
    for name in sorted({*before, *now}):
        if before.get(name, "") != now.get(name, ""):
            yield name, before.get(name, ""), now.get(name, "")


def _files(entry: Entry) -> dict[str, str]:
    return {row.file: row.sha256 for row in entry.inputs}
