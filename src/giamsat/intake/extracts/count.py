"""The process that counts an extract: ``python -m giamsat.intake.extracts.count``, job in, numbers out, both JSON.

DuckDB starts threads, and a process with threads must not fork; so nothing but this process ever imports it. It reads
one file, writes nowhere but into its scratch folder, loads no extension, and is killed when its parent goes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from giamsat.errors import Fault, IntakeError, Place
from giamsat.intake.extracts import query
from giamsat.intake.extracts.head import Head, head_faults, head_of, role_places
from giamsat.intake.extracts.job import Counted, CountJob
from giamsat.intake.extracts.oddities import Reader, row_notices, word_faults
from giamsat.intake.extracts.source import load_rows
from giamsat.intake.extracts.tally import tally
from giamsat.intake.extracts.workbook import rows_as_csv
from giamsat.params.mappings import word_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY, THREADS = "600MB", 2
MOST_VALUES = 5000  # a column of more is no field of work for anybody
_LINE = re.compile(r"CSV Error on Line: (\d+)")
_DIE_WITH_PARENT, _KILL = 1, 9  # prctl(PR_SET_PDEATHSIG, SIGKILL)


def count(job: CountJob) -> Counted:
    """Count one file; whatever is wrong with it is in the answer.

    Names of columns are judged before a single row is read: an extract with personal data is refused untouched.
    """
    place = Place(file=job.file)
    try:
        head = head_of(Path(job.path), job.mapping, place)
        faults = tuple(head_faults(head, job.mapping, place))
        if faults:
            return Counted(faults=faults)
        return _count(job, head)
    except IntakeError as error:
        return Counted(faults=error.faults)


def _count(job: CountJob, head: Head) -> Counted:
    import duckdb

    path, layout = Path(job.path), head.layout
    if head.grid is not None:
        path = Path(job.scratch) / "rows.csv"
        layout = rows_as_csv(head, job.mapping, path)
    places = role_places(layout.names, job.mapping)
    with connect(path, Path(job.scratch)) as base:
        try:
            base.execute(load_rows(layout, places, job.mapping), [job.salt, str(path)])
            base.execute(query.WORDS)
        except (duckdb.Error, ValueError) as error:
            return Counted(faults=(_unreadable(str(error), Place(file=job.file)),))
        reader = Reader(base, path, layout, places, job, head.first_line)
        _bind(base, job)
        faults = tuple(word_faults(reader))
        if faults:
            return Counted(faults=faults)
        return _tally(base, job, reader, head)


def _tally(base: DuckDBPyConnection, job: CountJob, reader: Reader, head: Head) -> Counted:
    for statement in (query.DOUBLES, query.SURPLUS, query.DROPPED):
        base.execute(statement)
    surplus = dict(base.execute(query.SURPLUS_ROWS).fetchall())
    fields = base.execute(query.DISTINCT_FIELDS).fetchone() or (0,)
    statement = query.grouped(job.mapping.choices, has_fields=int(fields[0]) <= MOST_VALUES)
    found = tally(base.execute(statement).fetchall(), surplus)
    own, general = row_notices(reader, found.left_out)
    return Counted(found.units(own), notices=(*head.notices, *general))


def connect(path: Path, scratch: Path) -> DuckDBPyConnection:
    """Return a database in memory that may read ``path`` and spill into ``scratch``, and nothing else."""
    import duckdb

    base = duckdb.connect(":memory:")
    base.execute("set threads = ?", [THREADS])
    base.execute("set memory_limit = ?", [MEMORY])
    base.execute("set temp_directory = ?", [str(scratch)])
    base.execute("set autoinstall_known_extensions = false")
    base.execute("set autoload_known_extensions = false")
    base.execute("set preserve_insertion_order = false")
    base.execute("set allowed_paths = ?", [[str(path)]])
    base.execute("set enable_external_access = false")
    return base


def _bind(base: DuckDBPyConnection, job: CountJob) -> None:
    """Write the tables that words of the extract are looked up in, in every spelling that the extract has of them."""
    mapping = job.mapping
    in_round = dict(job.periods)
    units = {word_key(word.text): word.id for word in mapping.units if word.id in in_round}
    _lookup(base, "unit", "id", units)
    _lookup(base, "channel", "means", {word_key(word.text): word.means.value for word in mapping.channels})
    _lookup(base, "status", "means", {word_key(word.text): word.means.value for word in mapping.statuses})
    base.execute("create temp table periods (unit varchar, start date, finish date)")
    if job.periods:
        rows = [[unit for unit, _ in job.periods], [span.start for _, span in job.periods]]
        rows.append([span.end for _, span in job.periods])
        base.execute("insert into periods select unnest(?), unnest(?), unnest(?)", rows)


def _lookup(base: DuckDBPyConnection, role: str, name: str, meanings: Mapping[str, str]) -> None:
    base.execute(f"create temp table {role}_words (word varchar, {name} varchar)")
    written = base.execute(f"select distinct {role} from words").fetchall()
    found = [(word, meanings[key]) for (word,) in written if (key := word_key(word)) in meanings]
    if found:
        words, meant = [word for word, _ in found], [meaning for _, meaning in found]
        base.execute(f"insert into {role}_words select unnest(?), unnest(?)", [words, meant])


def _unreadable(message: str, place: Place) -> Fault:
    """Return the fault of a file that DuckDB cannot read, with the line that it names."""
    if "utf-8" in message.lower() or "unicode" in message.lower():
        return Fault.of("extract-encoding", place)
    if "memory" in message.lower():
        return Fault.of("extract-too-large", place)
    line = _LINE.search(message)
    if line is None:
        return Fault.of("extract-unreadable", place)
    return Fault.of("extract-row-width", Place(file=place.file, line=int(line[1])))


# --- the process ------------------------------------------------------------------------------------


def main() -> int:
    """Read a job from the standard input, write the answer to the standard output."""
    from pydantic import TypeAdapter

    _die_with_parent()
    job = TypeAdapter(CountJob).validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(TypeAdapter(Counted).dump_json(count(job)))
    return 0


def _die_with_parent() -> None:
    """Ask Linux to kill this process when its parent goes; elsewhere it ends at its time limit."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, _KILL)


if __name__ == "__main__":
    sys.exit(main())
