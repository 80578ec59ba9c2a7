"""The story of ``make papers``: sheets for a visit and papers made of what people concluded, by a list of papers.

A new paper is a function of :class:`PaperGround` and an owner (the id of a unit or a delegation, «» for the round) that
returns its versions, the roomiest first, or nothing when there is nothing to say; it is added to :data:`PAPERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from giamsat.analysis.alone import alone
from giamsat.analysis.finding_checks import finding_faults
from giamsat.blocks.model import Document
from giamsat.errors import Fault, IntakeError, PageError, Place
from giamsat.intake.opinions import Voices, read_voices
from giamsat.intake.rounds import load_round_data
from giamsat.model.owners import stem_of
from giamsat.model.rounds import RoundData
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.pipeline.paper_days import BRIEF, day_files
from giamsat.pipeline.paper_files import sheet_files, word_files
from giamsat.pipeline.publish import publish
from giamsat.pipeline.signed_aside import unsigned_again
from giamsat.report.brief import brief
from giamsat.report.brief_room import ROOMS
from giamsat.report.conclusion import conclusion
from giamsat.report.desk import Desk, lay_out
from giamsat.report.note_lines import Ground
from giamsat.report.resolution import resolution
from giamsat.report.submission_note import ROOMS as NOTE_ROOMS
from giamsat.report.submission_note import submission_note
from giamsat.settings import Settings

FOLDER = "papers"


@dataclass(frozen=True)
class PaperGround:
    """What papers are made from: a round's data, and a desk for each unit, laid out when it is first asked for."""

    settings: Settings
    data: RoundData
    desks: dict[str, Desk] = field(default_factory=dict)

    def desk(self, unit_id: str) -> Desk:
        """Return the desk of a unit, with its own data alone."""
        if unit_id not in self.desks:
            self.desks[unit_id] = lay_out(self.settings, alone(self.data, unit_id), unit_id)
        return self.desks[unit_id]

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """The units whose files have faults: nothing is made of them."""
        return frozenset(name for name, own in self.data.units.items() if own.faults)

    @cached_property
    def voices(self) -> Voices:
        """What units said of the draft, among other registers of voices."""
        return read_voices(self.settings, self.data.registry, self.data.params)

    @cached_property
    def faulty(self) -> frozenset[str]:
        """The units of which nothing is made that speaks for the delegation: those, and whose findings have faults."""
        own = (name for name in self.data.units if name not in self.unreadable)
        return self.unreadable | {name for name in own if finding_faults(self.data, name)}


Owner = Literal["unit", "delegation", "round"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: the end of its file names, who has one, what makes its versions.

    A sheet is one page, as PDF and Word with its table of sources; any other paper has one version, as Word.
    """

    name: str
    owner: Owner
    make: Callable[[PaperGround, str], Iterable[Document]]
    is_sheet: bool = False


def _brief(ground: PaperGround, unit_id: str) -> Iterable[Document]:
    return (brief(ground.desk(unit_id), room) for room in ROOMS)


def _note(ground: PaperGround, delegation_id: str) -> Iterable[Document]:
    """Return the versions of a delegation's note; none without a unit that can be read."""
    params = ground.data.params
    delegation = next(one for one in params.round.delegations if delegation_id in (one.id, ""))
    own = [row.id for row in params.round.units if row.delegation == delegation.id]
    desks = [ground.desk(unit_id) for unit_id in own if unit_id not in ground.unreadable]
    base = Ground(desks, ground.voices.objections)
    return (submission_note(base, delegation, room) for room in NOTE_ROOMS) if desks else ()


def _notice(ground: PaperGround, unit_id: str) -> Iterable[Document]:
    return filter(None, (conclusion(ground.desk(unit_id)),))


def _act(ground: PaperGround, _: str) -> Iterable[Document]:
    concluded = [name for name, own in ground.data.units.items() if own.findings is not None]
    return filter(None, (resolution(ground.data, [ground.desk(one) for one in concluded if one not in ground.faulty]),))


PAPERS = (
    Paper(BRIEF, "unit", _brief, is_sheet=True),
    Paper("phieu-trinh", "delegation", _note, is_sheet=True),
    Paper("thong-bao-ket-luan", "unit", _notice),
    Paper("du-thao-nghi-quyet-ket-luan", "round", _act),
)


@dataclass(frozen=True, slots=True)
class PapersMade:
    """What was written (paths relative to the project), and what was not, with the reason.

    ``has_concluded`` says whether any of it rests on findings; ``notices`` want a person's eye.
    """

    round_id: str
    written: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    has_concluded: bool = False
    notices: tuple[Fault, ...] = ()


def make_papers(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> PapersMade:
    """Write the papers of a round's units and, when no unit is named, of the round itself.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "papers-no-round")
    data = load_round_data(settings, registry, params)
    asked = asked_units(params, unit_ids)
    ground = PaperGround(settings, data)
    folder = settings.outputs(round_id) / FOLDER
    written: list[str] = []
    faults: list[Fault] = [] if asked else list(ground.voices.faults)
    briefs: dict[str, bytes] = {}
    has_concluded = False
    for one, owner in _wanted(data, asked):
        try:
            files = _files(ground, one, owner)
        except (IntakeError, PageError) as error:
            faults += error.faults
            continue
        named = {folder / f"{stem_of(owner)}.{one.name}{ending}": content for ending, content in files.items()}
        faults += _put(named, settings, written)
        has_concluded |= bool(files) and not one.is_sheet
        if one.name == BRIEF:
            briefs[owner] = files[".pdf"]
    for name, content in day_files(data, briefs):
        faults += _put({folder / name: content}, settings, written)
    notices = unsigned_again(settings, round_id)
    return PapersMade(round_id, tuple(written), tuple(dict.fromkeys(faults)), has_concluded, notices)


def _put(files: dict[Path, bytes], settings: Settings, written: list[str]) -> tuple[Fault, ...]:
    blocked = publish(files, settings)
    written += [] if blocked else [settings.relative(path) for path in files]
    return blocked


def _files(ground: PaperGround, one: Paper, owner: str) -> dict[str, bytes]:
    """Return the files of a paper by their endings; none when it has nothing to say.

    :raises IntakeError: when what its owner sent, or what was concluded about it, cannot be used.
    :raises PageError: when a sheet does not fit on its page.
    """
    if owner in (ground.unreadable if one.is_sheet else ground.faulty):
        raise IntakeError([_faulty(ground, owner)])
    versions = one.make(ground, owner)
    if one.is_sheet:
        return sheet_files(ground.settings, versions) if versions else {}
    return {ending: content for version in versions for ending, content in word_files(ground.settings, version).items()}


def _wanted(data: RoundData, asked: tuple[str, ...]) -> Iterator[tuple[Paper, str]]:
    for one in PAPERS:
        if one.owner == "unit":
            yield from ((one, name) for name in data.units if not asked or name in asked)
        elif not asked and one.owner == "delegation" and len(data.params.round.delegations) > 1:
            yield from ((one, delegation.id) for delegation in data.params.round.delegations)
        elif not asked:
            yield one, ""


def _faulty(ground: PaperGround, unit_id: str) -> Fault:
    own = ground.data.units[unit_id]
    place = next((fault.place for fault in own.faults), Place())
    return Fault.of("papers-unit-faulty", Place(file=place.file), unit=own.unit.short_name)
