"""The *Phiếu nguồn số liệu*: a page beside each report that says what the report was made from, with all hashes.

The report itself names its sources in words and prints no hash. The sheet holds no time, no commit and no path of a
machine, so that the same inputs give the same sheet; these stand in the manifest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from giamsat.blocks.model import (
    Block,
    Break,
    Callout,
    Cell,
    Code,
    Document,
    Identity,
    Inline,
    ListBlock,
    Paragraph,
    Strong,
    Table,
    Text,
)
from giamsat.formatting.dates import short_date
from giamsat.provenance.manifest import NAME, InputFile
from giamsat.texts_vi import provenance as say

ROUND_PARAMS = "params/rounds/"
SHORT = 8  # signs of a part's hash: enough to see whether two sheets differ in it


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet says.

    ``identity``, ``date`` (ISO), ``marks`` and ``author`` are the report's own, ``report_name`` its kind («BÁO CÁO»),
    ``stem`` the name of its files without ending, which is also what the verbs call it by.
    ``outputs`` maps the report's files, relative to the project folder, to their SHA-256, without the sheet's own;
    ``key`` is the hash of the whole content key and ``parts`` maps its parts to theirs.
    """

    identity: Identity
    round_title: str
    report_name: str
    stem: str
    date: str
    key: str
    kit_version: str
    python_version: str
    marks: tuple[str, ...] = ()
    author: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    inputs: Sequence[InputFile] = ()
    outputs: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


def sheet_document(facts: SheetFacts) -> Document:
    """Return the sheet of a report; still to be normalised, as every document."""
    return Document(
        kind_name=say.KIND_NAME,
        title=facts.identity.unit_name,
        date=facts.date,
        blocks=(
            Paragraph((Text(say.PURPOSE),)),
            _about(facts),
            _inputs(facts.inputs),
            _outputs(facts.outputs),
            _key(facts),
            _check(facts),
        ),
        identity=facts.identity,
        preface=(say.PREFACE,),
        marks=facts.marks,
        author=facts.author,
    )


def _about(facts: SheetFacts) -> Table:
    parameters: list[Inline] = []
    for name, value in facts.parameters.items():
        if value:
            parameters += [Text("; ")] if parameters else []
            parameters.append(Code(f"{name} = {value}"))
    day = short_date(date.fromisoformat(facts.date))
    lines: tuple[tuple[str, tuple[Inline, ...]], ...] = (
        (say.ROUND, (Text(facts.round_title),)),
        (say.REPORT, (Text(say.REPORT_OF_DAY.format(name=facts.report_name.capitalize(), day=day)),)),
        (say.PARAMETERS, tuple(parameters)),
        (say.KIT, (Text(say.KIT_VERSIONS.format(kit=facts.kit_version, python=facts.python_version)),)),
    )
    return Table(
        head=(), rows=tuple((Cell((Text(name),), strong=True), Cell(value)) for name, value in lines), widths=(0.2, 0.8)
    )


def _inputs(files: Sequence[InputFile]) -> Table:
    """Return the files of this report and its round; what all rounds share is many files, told by their number."""
    own = [file for file in files if file.kind != "params" or file.file.startswith(ROUND_PARAMS)]
    rows = [(file.file, (_kind(file), file.day or say.NO_DAY), file.sha256) for file in own]
    table = _files(rows, (say.WHAT, say.DAY), (0.06, 0.45, 0.28, 0.21), 1, say.INPUTS_TITLE)
    if len(own) == len(files):
        return table
    words = say.SHARED_PARAMS.format(count=len(files) - len(own), manifest=NAME, part=say.PARTS["params"])
    return replace(table, note=(Text(words),))


def _kind(file: InputFile) -> str:
    what = say.KINDS.get(file.kind, say.OTHER_FILE)
    return say.NAMED.format(what=what, name=file.title) if file.title else what


def _outputs(files: Mapping[str, str]) -> Table:
    """Return the report's files, what people hold in their hands first."""
    ordered = sorted(files, key=lambda file: (_rank(file), file))
    rows = [
        (file, ((*(what for _, what in say.OUTPUTS), say.OTHER_FILE)[_rank(file)],), files[file]) for file in ordered
    ]
    return _files(rows, (say.WHAT,), (0.06, 0.56, 0.38), 2, say.OUTPUTS_TITLE)


def _rank(file: str) -> int:
    """Return which of the known outputs a file is; their number when it is none."""
    signs = enumerate(sign for sign, _ in say.OUTPUTS)
    return next((rank for rank, sign in signs if file.endswith(sign) or f"/{sign}" in file), len(say.OUTPUTS))


def _files(
    rows: Sequence[tuple[str, tuple[str, ...], str]],
    heads: tuple[str, ...],
    widths: tuple[float, ...],
    number: int,
    title: str,
) -> Table:
    """Return a table of files; a hash has a line of its own across the table: it stays whole there to be copied."""
    across = len(heads) + 1
    body: list[tuple[Cell, ...]] = []
    for order, (file, others, sha256) in enumerate(rows, start=1):
        body.append(
            (
                Cell((Text(str(order)),), align="center", rowspan=2),
                Cell((Text(file),)),
                *(Cell((Text(text),)) for text in others),
            )
        )
        body.append((Cell((Code(sha256),), colspan=across),))
    return Table(
        head=(
            (_head(say.NUMBER, rowspan=2), _head(say.FILE), *(_head(text) for text in heads)),
            (_head(say.HASH, colspan=across),),
        ),
        rows=tuple(body),
        widths=widths,
        label=say.TABLE.format(number=number),
        title=(Text(title),),
    )


def _key(facts: SheetFacts) -> Table:
    """Return the key and its parts, two beside each other."""
    names = [*(name for name in say.PARTS if name in facts.parts), *sorted(set(facts.parts) - set(say.PARTS))]
    pairs = [(say.PARTS.get(name, name), facts.parts[name][:SHORT]) for name in names if facts.parts[name]]
    half = (len(pairs) + 1) // 2
    rows = [
        tuple(cell for name, value in row for cell in (Cell((Text(name),)), Cell((Code(value),) if value else ())))
        for row in zip_longest(pairs[:half], pairs[half:], fillvalue=("", ""))
    ]
    whole = Cell((Strong((Text(say.WHOLE_KEY),)), Break(), Code(facts.key)), align="center", colspan=4)
    short = say.SHORT_HASH.format(count=SHORT)
    return Table(
        head=((_head(say.PART), _head(short), _head(say.PART), _head(short)),),
        rows=(*rows, (whole,)),
        widths=(0.27, 0.23, 0.27, 0.23),
        label=say.TABLE.format(number=3),
        title=(Text(say.KEY_TITLE),),
        note=(Text(say.KEY_MEANING),),
    )


def _head(text: str, *, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell((Text(text),), align="center", rowspan=rowspan, colspan=colspan)


def _check(facts: SheetFacts) -> Callout:
    """Return how to check; a command has a line of its own, where no blank of it is stretched or broken at."""
    verify = f"make verify ROUND={facts.identity.round_id} UNITS={facts.stem}"
    lines: tuple[tuple[Inline, ...], ...] = (
        (Text(say.CHECK_VERIFY), Break(), Code(verify)),
        (Text(say.CHECK_FILE), *(part for command in say.CHECK_FILE_COMMANDS for part in (Break(), Code(command)))),
        (Text(say.CHECK_SIGNED),),
        (Text(say.CHECK_REST.format(manifest=NAME)),),
    )
    items: tuple[tuple[Block, ...], ...] = tuple((Paragraph(line),) for line in lines)
    return Callout("note", say.CHECK_TITLE, (ListBlock(items, marker="dash"),))
