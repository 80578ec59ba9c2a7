"""The story of ``make papers``: Word papers made of what people concluded, one file each, by a list of papers.

A new paper is a function of :class:`PaperGround` and an owner (a unit's id, or «» for the round) that returns a
document, or nothing when there is nothing to say; it is added to :data:`PAPERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from giamsat.analysis.alone import alone
from giamsat.analysis.finding_checks import finding_faults
from giamsat.blocks.model import Document
from giamsat.errors import Fault, Place
from giamsat.intake.rounds import load_round_data
from giamsat.model.owners import stem_of
from giamsat.model.rounds import RoundData
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.pipeline.papers import paper
from giamsat.pipeline.publish import publish
from giamsat.report.conclusion import conclusion
from giamsat.report.desk import Desk, lay_out
from giamsat.report.resolution import resolution
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
    def faulty(self) -> frozenset[str]:
        """The units whose data have faults: nothing is made of them."""
        return frozenset(name for name, own in self.data.units.items() if own.faults or finding_faults(self.data, name))


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: the end of its file names, whether each unit has one (else the round), and what makes it."""

    name: str
    is_of_unit: bool
    make: Callable[[PaperGround, str], Document | None]


def _notice(ground: PaperGround, unit_id: str) -> Document | None:
    return conclusion(ground.desk(unit_id))


def _act(ground: PaperGround, _: str) -> Document | None:
    concluded = [name for name, own in ground.data.units.items() if own.findings is not None]
    return resolution(ground.data, [ground.desk(name) for name in concluded if name not in ground.faulty])


PAPERS = (
    Paper("thong-bao-ket-luan", True, _notice),
    Paper("du-thao-nghi-quyet-ket-luan", False, _act),
)


@dataclass(frozen=True, slots=True)
class PapersMade:
    """What was written (paths relative to the project), and what was not, with the reason."""

    round_id: str
    written: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def make_papers(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> PapersMade:
    """Write the papers of a round's units and, when no unit is named, of the round itself.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "papers-no-round")
    data = load_round_data(settings, registry, params)
    asked = asked_units(params, unit_ids)
    ground = PaperGround(settings, data)
    written: list[str] = []
    faults: list[Fault] = []
    for one, owner in _wanted(data, asked):
        if owner in ground.faulty:
            faults += _faulty(ground, owner) if one is PAPERS[0] else []
            continue
        document = one.make(ground, owner)
        if document is None:
            continue
        path = settings.outputs(round_id) / FOLDER / f"{stem_of(owner)}.{one.name}.docx"
        blocked = publish({path: paper(settings, document)}, settings)
        faults += blocked
        written += [] if blocked else [settings.relative(path)]
    return PapersMade(round_id, tuple(written), tuple(faults))


def _wanted(data: RoundData, asked: tuple[str, ...]) -> Iterator[tuple[Paper, str]]:
    for one in PAPERS:
        if one.is_of_unit:
            yield from ((one, name) for name in data.units if not asked or name in asked)
        elif not asked:
            yield one, ""


def _faulty(ground: PaperGround, unit_id: str) -> list[Fault]:
    own = ground.data.units[unit_id]
    place = next((fault.place for fault in own.faults), Place())
    return [Fault.of("papers-unit-faulty", Place(file=place.file), unit=own.unit.short_name)]
