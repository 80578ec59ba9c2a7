"""One PDF for each working day of a delegation: the briefs of the units that it meets on that day (practice 2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from giamsat.formatting.dates import short_date
from giamsat.model.rounds import RoundData
from giamsat.texts_vi import papers as say

BRIEF = "phieu-tom-tat"


def day_files(data: RoundData, briefs: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each day's PDF, when the briefs of all its units are among ``briefs``."""
    from giamsat.rendering.merged import merged

    names = {one.id: one.name for one in data.params.round.delegations}
    for (day, delegation), unit_ids in sorted(_days(data).items()):
        if all(unit_id in briefs for unit_id in unit_ids):
            parts = [(data.units[unit_id].unit.official_name, briefs[unit_id]) for unit_id in unit_ids]
            title = say.DAY_TITLE.format(day=short_date(day), delegation=names[delegation])
            yield f"{day.isoformat()}.{delegation}.{BRIEF}.pdf", merged(parts, title, day)


def _days(data: RoundData) -> dict[tuple[date, str], list[str]]:
    """Return the units of each working day in the order of the round."""
    days: dict[tuple[date, str], list[str]] = {}
    for row in data.params.round.units:
        if row.visit_on is not None:
            days.setdefault((row.visit_on, row.delegation), []).append(row.id)
    return days
