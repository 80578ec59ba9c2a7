"""The SQL that classifies dossiers: every word of it is the kit's own; names are quoted, values bound.

One table ``rows`` holds what was read (see source.py), after :data:`DROPPED` each dossier of a unit once. Of each row
:func:`grouped` says why no column counts it, or in which two columns it stands: one of (4), (5), (6) and one of (8),
(9), (10), (12), (13). So the identities of Biểu 06 hold for whatever is counted.
"""

from __future__ import annotations

from giamsat.model.mappings import CarriedOver, Choices, CountedAs, Intake, NoDue, Paused, SameDay, Standing

REASONS = (
    "trung-ma",
    "ngay-khong-doc-duoc",
    "khong-co-ngay-nhan",
    "sau-ky",
    "xong-truoc-ky",
    "trang-thai-khong-tinh",
    "nhan-truoc-ky",
    "thieu-ngay-tra",
    "thua-ngay-tra",
    "cho-bo-sung",
    "rut-tra-lai",
    "khong-co-ngay-hen",
)
"""Why no column counts a row, in the order in which this is told."""

RECEIVED = {Intake.ONLINE: 4, Intake.IN_PERSON: 5}
CARRIED = 6
_COUNTED_AS = {CountedAs.PENDING_IN_TIME: "12", CountedAs.RESOLVED_IN_TIME: "9", CountedAs.NOT: "null"}
_NO_DUE = {NoDue.IN_TIME: True, NoDue.NOT: False}

WORDS = """
create temp table words as
select coalesce(unit, '') as unit, coalesce(channel, '') as channel, coalesce(status, '') as status, number
from (select unit, channel, status, count(*) as number from rows group by all)
"""
"""Which words the rows hold and how often, counted once for whoever looks at words; of repeated dossiers every row."""

DOUBLES = """
create temp table doubles as select dossier from rows where dossier is not null group by dossier having count(*) > 1
"""

SURPLUS = """
create temp table surplus as
select place, unit from (
    select r.rowid as place, u.id as unit, row_number() over (
        partition by u.id, r.dossier
        order by r.resolved desc nulls last, r.received desc nulls last, r.due desc nulls last, r.status, r.channel,
            r.field
    ) as rank
    from (select rowid, * from rows) r
    join unit_words u on u.word = coalesce(r.unit, '')
    semi join doubles d on d.dossier = r.dossier
) where rank > 1
"""
"""Of a dossier that stands twice at a unit the row that got farthest counts, whatever the order of the file."""

DROPPED = "delete from rows where rowid in (select place from surplus)"
SURPLUS_ROWS = "select unit, count(*) from surplus group by unit"
DISTINCT_FIELDS = "select approx_count_distinct(field) from rows"


def grouped(choices: Choices, *, has_fields: bool) -> str:
    """Return the query for how many dossiers have which reason or stand in which two columns, by unit and field.

    ``start`` and ``finish`` are the period of the row's unit; a dossier's state is that at the end of ``finish``, so
    that an extract taken later counts a dossier resolved meanwhile as open.
    """
    came = " ".join(f"when channel = '{channel}' then {column}" for channel, column in RECEIVED.items())
    field = "coalesce(k.field, '')" if has_fields else "''"
    return f"""
with joined as (
    select u.id as unit, {field} as field, k.unreadable, p.start, p.finish, c.means as channel,
        s.means as status, k.received, k.resolved, {_due(choices)} as due
    from rows k
    join unit_words u on u.word = coalesce(k.unit, '')
    join periods p on p.unit = u.id
    join channel_words c on c.word = coalesce(k.channel, '')
    join status_words s on s.word = coalesce(k.status, '')
), closed as (
    select *, case status
        when '{Standing.RESOLVED}' then resolved::date
        when '{Standing.WITHDRAWN}' then coalesce(resolved, received)::date
        end as closed_on
    from joined
), reasoned as (
    select *, case
        when unreadable > 0 then 'ngay-khong-doc-duoc'
        when received is null then 'khong-co-ngay-nhan'
        when received::date > finish then 'sau-ky'
        when closed_on < start then 'xong-truoc-ky'
        when status = '{Standing.IGNORED}' then 'trang-thai-khong-tinh'
        {_carried_reason(choices)}
        when status = '{Standing.RESOLVED}' and resolved is null then 'thieu-ngay-tra'
        when status in ('{Standing.PENDING}', '{Standing.WAITING}') and resolved::date <= finish then 'thua-ngay-tra'
        end as odd,
        case
        when status = '{Standing.WITHDRAWN}' and closed_on <= finish then {_COUNTED_AS[choices.withdrawn]}
        when status = '{Standing.WAITING}' then {_COUNTED_AS[choices.waiting]}
        when status = '{Standing.RESOLVED}' and closed_on <= finish then {_resolved(choices)}
        else {_pending(choices)}
        end as state
    from closed
)
select unit, field, coalesce(odd, case
        when state is not null then null
        when status = '{Standing.WITHDRAWN}' and closed_on <= finish then 'rut-tra-lai'
        when status = '{Standing.WAITING}' then 'cho-bo-sung'
        else 'khong-co-ngay-hen'
        end) as reason,
    case when received::date < start then {CARRIED} {came} end as came, state, count(*)
from reasoned
group by all
"""


def _due(choices: Choices) -> str:
    if choices.paused is Paused.ADDED:
        return "k.due + to_days(coalesce(k.paused_days, 0))"
    return "k.due"


def _carried_reason(choices: Choices) -> str:
    if choices.carried_over is CarriedOver.NOT:
        return "when received::date < start then 'nhan-truoc-ky'"
    return ""


def _resolved(choices: Choices) -> str:
    """Return the column of a resolved dossier: before the promised day, on it, after it."""
    without = "9" if _NO_DUE[choices.no_due] else "null"
    late = "resolved::date = due::date and resolved > due" if choices.same_day is SameDay.BY_HOUR else "false"
    return f"""case when due is null then {without} when resolved::date < due::date then 8 when {late} then 10
            when resolved::date = due::date then 9 else 10 end"""


def _pending(choices: Choices) -> str:
    """Return the column of an open dossier: it is late from the day after the promised one."""
    without = "12" if _NO_DUE[choices.no_due] else "null"
    return f"case when due is null then {without} when due::date < finish then 13 else 12 end"
