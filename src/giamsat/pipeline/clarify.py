"""The story of ``make clarify``: each unit's register of questions made or brought up to date, the papers of a visit.

A register that is there is changed in the kit's own cells alone; one that cannot be read stays as it is and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from giamsat.analysis.questions import questions
from giamsat.errors import Fault, IntakeError
from giamsat.intake.answers import Returned, answer_register, read_answers
from giamsat.intake.by_owner import ByOwner
from giamsat.intake.clarifications import CLARIFICATIONS, FoundClarifications, read_clarifications, register_of
from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import RoundData
from giamsat.params.textfile import shown
from giamsat.pipeline.keeping import Keeping, Kept, keep
from giamsat.pipeline.one_round import asked_units, named_round
from giamsat.pipeline.papers import question_paper
from giamsat.pipeline.publish import publish
from giamsat.report.clarified import asked, figures_words
from giamsat.settings import Settings
from giamsat.texts_vi import clarifications as say
from giamsat.workbook.clarifications import ID
from giamsat.workbook.content import Row
from giamsat.workbook.register.filling import filled
from giamsat.workbook.register.layout import Register
from giamsat.workbook.register.writing import register_bytes


@dataclass
class Clarified:
    """What became of a round's registers: files made, refreshed and left as they were, papers, faults.

    ``taken`` pairs a register with the sheet of answers that came back and how many of its cells were filled from it.
    """

    round_id: str
    created: list[str] = field(default_factory=list)
    refreshed: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    taken: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, file: str, keeping: Keeping) -> None:
        """Note what became of a register."""
        lists = {Kept.CREATED: self.created, Kept.REFRESHED: self.refreshed, Kept.CURRENT: self.current}
        lists.get(keeping.what, []).append(file)
        self.faults += keeping.faults

    def write(self, settings: Settings, path: Path, paper: bytes) -> None:
        """Write a paper whole, or note why it keeps its last content (open in another program, a full disk)."""
        blocked = publish({path: paper}, settings)
        self.faults += blocked
        self.papers += [] if blocked else [settings.relative(path)]


def clarify(settings: Settings, round_id: str, unit_ids: Iterable[str] = ()) -> Clarified:
    """Make or refresh the registers of units (all of the round by default) and write their papers.

    :raises UsageError: when the round or a unit is unknown.
    """
    registry, params = named_round(settings, round_id, "clarify-no-round")
    wanted = asked_units(params, unit_ids) or tuple(row.id for row in params.round.units)
    made = Clarified(round_id)
    found = read_clarifications(settings, registry, params)
    data = load_round_data(settings, registry, params)
    answers = read_answers(settings, registry, params)
    for unit_id in wanted:
        _keep_register(settings, data, unit_id, found, made)
        if unit_id in answers.found and unit_id not in found.faults:
            _take_in(settings, proposed_register(data, unit_id), _path(settings, data, unit_id, found), answers, made)
        made.faults += answers.faults.get(unit_id, ())
    made.faults += answers.faults.get("", ())
    data = load_round_data(settings, registry, params)  # with what the registers say now
    for unit_id in wanted:
        made.faults += found.faults.get(unit_id, ())
        if unit_id not in found.faults:
            _write_papers(settings, data, unit_id, made)
    made.faults += found.faults.get("", ())
    return made


def _keep_register(
    settings: Settings, data: RoundData, unit_id: str, found: FoundClarifications, made: Clarified
) -> None:
    register = proposed_register(data, unit_id)
    path = _path(settings, data, unit_id, found)
    if unit_id in found.faults and unit_id in found.files:
        return
    made.take(settings.relative(path), keep(settings, path, register))


def _path(settings: Settings, data: RoundData, unit_id: str, found: FoundClarifications) -> Path:
    """Return where a unit's register lies, whatever its name, or is to lie."""
    own = settings.data(data.params.round.id) / CLARIFICATIONS / f"{unit_id}.xlsx"
    return settings.root / found.files[unit_id] if unit_id in found.files else own


def _take_in(settings: Settings, register: Register, path: Path, answers: ByOwner[Returned], made: Clarified) -> None:
    """Write what a unit answered into the empty cells of its register, and tell what a person wrote otherwise."""
    returned, file = answers.found[register.owner_id], settings.relative(path)
    try:
        taken = filled(path.read_bytes(), register, file, ID, returned.rows)
    except IntakeError as error:
        made.faults += error.faults
        return
    blocked = publish({path: taken.content}, settings) if taken.written else ()
    made.faults += blocked
    if taken.written and not blocked:
        made.taken[file] = (returned.file, taken.written)
    made.faults += [
        Fault.of("answers-kept", returned.places[one.key, one.field], file=file, cell=one.cell) for one in taken.kept
    ]
    for key in taken.unknown:
        place = next(place for (own, _), place in returned.places.items() if own == key)
        made.faults.append(Fault.of("answers-no-question", place, file=file, key=shown(key)))


def proposed_register(data: RoundData, unit_id: str) -> Register:
    """Return a unit's register with the questions that the kit proposes now."""
    rows: list[Row] = [
        {
            "key": one.id,
            "strength": say.STRENGTHS[one.strength],
            "question": one.text,
            "figures": figures_words(one),
            "rule": one.rule,
        }
        for one in questions(data, unit_id)
    ]
    return replace(register_of(data.registry, data.params, unit_id), rows={ID: rows})


def _write_papers(settings: Settings, data: RoundData, unit_id: str, made: Clarified) -> None:
    folder = settings.outputs(data.params.round.id) / CLARIFICATIONS
    files = {
        folder / f"{unit_id}.phieu-cau-hoi.docx": question_paper(settings, data, unit_id),
        folder / f"{unit_id}.phieu-tra-loi.xlsx": register_bytes(answer_sheet(data, unit_id)),
    }
    for path, content in files.items():
        made.write(settings, path, content)


def answer_sheet(data: RoundData, unit_id: str) -> Register:
    """Return the workbook that goes to a unit to be answered."""
    rows: list[Row] = [
        {
            "key": one.question.id if one.question is not None else one.row.key if one.row is not None else "",
            "question": one.text,
            "figures": figures_words(one.question) if one.question is not None else "",
            "rule": one.question.rule if one.question is not None else say.BASIS_BARE,
        }
        for one in asked(data, unit_id)
    ]
    return replace(answer_register(data.registry, data.params, unit_id), rows={ID: rows})


def told(made: Clarified) -> Iterator[str]:
    """Yield what the command says: a line for each file, every fault, then the numbers."""
    yield from (say.CREATED.format(file=file) for file in made.created)
    yield from (say.REFRESHED.format(file=file) for file in made.refreshed)
    yield from (say.CURRENT.format(file=file) for file in made.current)
    yield from (say.TAKEN.format(file=file, source=source, count=count) for file, (source, count) in made.taken.items())
    yield from (say.WRITTEN.format(file=file) for file in made.papers)
    if made.faults:
        yield say.FAULTY
        yield from (f"  {fault}" for fault in made.faults)
    yield say.TOTAL.format(
        created=len(made.created),
        refreshed=len(made.refreshed),
        current=len(made.current),
        papers=len(made.papers),
    )
