"""The extract of the made-up one-stop system, for five sở: most of it as they report, with planned differences.

Sở Mẫu B reports more online dossiers and fewer late ones than the system has; Sở Mẫu C counts dossiers that wait for a
supplement as resolved in time; Sở Mẫu D is off by five, within the tolerance; Sở Mẫu Đ and E agree to the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from made_extracts.dossiers import CAME, HEADS, STATES, Calendar, Maker, Record

from giamsat.texts_vi.ground import ILLUSTRATIVE
from mau_2024.counting import randomness, whole
from mau_2024.dossiers import by_field
from mau_2024.plan import PLANS, UnitPlan

FILE, MAPPING = "ho so 01-9.2024 (so).csv", "mot-cua-mau"
TAKEN = date(2024, 10, 15)
CALENDAR = Calendar(date(2024, 1, 1), date(2024, 9, 30), TAKEN)
CODES = {"so-mau-b": "MAU.SB", "so-mau-c": "MAU.SC", "so-mau-d": "MAU.SD", "so-mau-dd": "MAU.SĐ", "so-mau-e": "MAU.SE"}
DIFFERENCES: Mapping[str, Mapping[int, int]] = {
    "so-mau-b": {4: -41, 5: 22, 9: -41, 10: 22},
    "so-mau-c": {9: -14, 12: 14},
    "so-mau-d": {4: -5, 8: -5},
}
"""By how much the system's columns differ from what the unit reports; what came in still stands somewhere."""
MARKED = (*HEADS, ILLUSTRATIVE)
CHOICE = (
    "chon-nguon", "so-mau-c", "tthc@he-thong", "he-thong",
    "Sở xác nhận đã tính hồ sơ chờ bổ sung vào đã giải quyết, đúng hạn; hệ thống tính theo cột (12) của Biểu 06",
    "Trưởng Đoàn giám sát số 1", "2024-10-23", ILLUSTRATIVE,
)  # fmt: skip
"""The row of decisions.csv by which the figures of the system are used for Sở Mẫu C."""
_ODD_UNIT = "so-mau-b"


def records() -> Iterator[Record]:
    """Yield the records of all units, each with the mark of the last column."""
    for plan in PLANS:
        if plan.id in CODES:
            yield from ((*record, "x") for record in _of_unit(plan))
    elsewhere = Maker(randomness("he-thong/khac"), CALENDAR, "MAU.H04", "MAU.H04-")
    yield from ((*elsewhere.dossier("Hộ tịch", 4, 8), "x") for _ in range(12))


def _of_unit(plan: UnitPlan) -> Iterator[Record]:
    rng = randomness(f"{plan.id}/he-thong")
    maker = Maker(rng, CALENDAR, CODES[plan.id], f"{CODES[plan.id]}-")
    lines = [line for line in by_field(plan) if not line.label.startswith("Tổng cộng")]
    wanted = [{code: _whole(line.values[code]) for code in (*CAME, *STATES)} for line in lines]
    largest = max(range(len(wanted)), key=lambda place: sum(wanted[place].values()))
    for code, change in DIFFERENCES.get(plan.id, {}).items():
        wanted[largest][code] += change
    found = [record for line, row in zip(lines, wanted, strict=True) for record in maker.counted(line.label, row)]
    found += [maker.outside(lines[0].label) for _ in range(whole(rng, 5, 20))]
    yield from sorted(found, key=lambda record: (_day(record[4]), record[0]))
    if plan.id == _ODD_UNIT:
        yield from _odd(found)


def _odd(found: list[Record]) -> Iterator[Record]:
    """Yield rows as systems have them: three dossiers once more, a day that is none, a result that is no state."""
    yield from found[10:13]
    spoiled = found[40]
    yield (f"{spoiled[0]}x", *spoiled[1:4], "00/00/0000", *spoiled[5:])
    yield (f"{spoiled[0]}y", *spoiled[1:6], "", "Đã trả kết quả")


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a count of the plan is {value!r}")
    return value


def _day(text: str) -> tuple[str, str, str]:
    day, month, year = text.split("/")
    return year, month, day
