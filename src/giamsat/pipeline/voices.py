"""The story of ``make voices``: registers of opinions and objections made, and the papers of those that were filled in.

A register that is there only gets keys for its new rows. Opinions stay the delegation's own: no report prints them.
"""

from __future__ import annotations

from giamsat.intake.opinions import VOICES, read_voices, voice_registers
from giamsat.pipeline.clarify import Clarified
from giamsat.pipeline.keeping import keep
from giamsat.pipeline.one_round import named_round
from giamsat.pipeline.papers import answer_paper, opinion_paper
from giamsat.settings import Settings


def make_voices(settings: Settings, round_id: str) -> Clarified:
    """Make the registers that are missing, and the papers of those that hold something.

    :raises UsageError: when the round is unknown.
    """
    registry, params = named_round(settings, round_id, "voices-no-round")
    made = Clarified(round_id)
    there = read_voices(settings, registry, params)
    faulty = {fault.place.file for fault in there.faults}
    for (kind, owner), register in voice_registers(registry, params).items():
        file = there.files.get((kind, owner), "")
        name = ".".join(filter(None, (kind, owner)))
        path = settings.root / file if file else settings.data(round_id) / VOICES / f"{name}.xlsx"
        if file not in faulty:
            made.take(settings.relative(path), keep(settings, path, register))
    made.faults += there.faults
    folder = settings.outputs(round_id) / VOICES
    for owner, opinions in there.opinions.items():
        if opinions:
            content = opinion_paper(settings, registry, params, owner, opinions)
            made.write(settings, folder / f"{owner}.tong-hop-y-kien.docx", content)
    if there.objections:
        content = answer_paper(settings, registry, params, there.objections)
        made.write(settings, folder / "bang-tiep-thu.docx", content)
    return made
