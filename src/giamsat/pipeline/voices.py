"""The story of ``make voices``: registers of opinions and objections made, and the papers of those that were filled in.

A register that is there only gets keys for its new rows. Opinions stay the delegation's own: no report prints them.
"""

from __future__ import annotations

from pathlib import Path

from giamsat.errors import IntakeError, UsageError
from giamsat.intake.opinions import VOICES, read_voices, voice_registers
from giamsat.params import load_registry, load_round
from giamsat.pipeline.clarify import Clarified
from giamsat.pipeline.papers import answer_paper, opinion_paper
from giamsat.pipeline.publish import publish
from giamsat.settings import Settings
from giamsat.workbook.register.layout import Register
from giamsat.workbook.register.refreshing import refreshed
from giamsat.workbook.register.writing import register_bytes


def make_voices(settings: Settings, round_id: str) -> Clarified:
    """Make the registers that are missing, and the papers of those that hold something.

    :raises UsageError: when the round is unknown.
    """
    known = settings.round_ids
    if not round_id:
        raise UsageError.of("voices-no-round", known=", ".join(known))
    if round_id not in known:
        raise UsageError.of("round-unknown", round=round_id, known=", ".join(known))
    registry = load_registry(settings)
    params = load_round(settings, registry, round_id)
    made = Clarified(round_id)
    there = read_voices(settings, registry, params)
    faulty = {fault.place.file for fault in there.faults}
    for (kind, owner), register in voice_registers(registry, params).items():
        file = there.files.get((kind, owner), "")
        name = ".".join(filter(None, (kind, owner)))
        path = settings.root / file if file else settings.data(round_id) / VOICES / f"{name}.xlsx"
        if file not in faulty:
            _keep(settings, path, register, made)
    made.faults += there.faults
    folder = settings.outputs(round_id) / VOICES
    for owner, opinions in there.opinions.items():
        if opinions:
            content = opinion_paper(settings, registry, params, owner, opinions)
            _put(settings, folder / f"{owner}.tong-hop-y-kien.docx", content, made.papers, made)
    if there.objections:
        content = answer_paper(settings, registry, params, there.objections)
        _put(settings, folder / "bang-tiep-thu.docx", content, made.papers, made)
    return made


def _keep(settings: Settings, path: Path, register: Register, made: Clarified) -> None:
    if not path.exists():
        _put(settings, path, register_bytes(register), made.created, made)
        return
    before = path.read_bytes()
    try:
        after = refreshed(before, register, settings.relative(path))
    except IntakeError as error:
        made.faults += error.faults
        return
    if after == before:
        made.current.append(settings.relative(path))
    else:
        _put(settings, path, after, made.refreshed, made)


def _put(settings: Settings, path: Path, content: bytes, done: list[str], made: Clarified) -> None:
    blocked = publish({path: content}, settings)
    made.faults += blocked
    done += [] if blocked else [settings.relative(path)]
