"""Write an extract of made-up dossiers: ``python tools/make_extract.py 2000000 extract.csv [--units 126] [--seed x]``.

The ending of the name chooses CSV or Parquet. Beside it a mapping is written under the same name with ``.toml``, for
the units ``do-001``, ``do-002`` …; no unit of that name exists. A few rows are odd on purpose, as in every
system: dossiers that stand twice, days that are none, codes of bodies that nobody asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from made_extracts.dossiers import HEADS, Calendar, Maker, Record
from made_extracts.files import as_parquet, write_csv

FIELDS = (
    "Hộ tịch", "Chứng thực", "Đất đai", "Đăng ký kinh doanh", "Xây dựng, quản lý đô thị",
    "Lao động, người có công và xã hội", "Giáo dục và đào tạo", "Nông nghiệp và môi trường",
)  # fmt: skip
CALENDAR = Calendar(date(2024, 1, 1), date(2024, 9, 30), date(2024, 10, 15))
_CAME = ((4, 0.62), (5, 0.33), (6, 0.05))
_STATES = ((8, 0.55), (9, 0.35), (10, 0.05), (12, 0.045), (13, 0.005))
_OUTSIDE, _TWICE, _NO_DAY, _ELSEWHERE = 0.02, 0.0005, 0.0001, 0.001


def records(count: int, units: int, seed: str) -> Iterator[Record]:
    """Yield ``count`` records of ``units`` units in turn, a few of them odd."""
    rng = Random(seed)  # noqa: S311 - made-up dossiers, no secret
    makers = [Maker(rng, CALENDAR, f"DO.{number:03d}", f"DO.{number:03d}-") for number in range(1, units + 1)]
    for number in range(count):
        maker, field = makers[number % units], FIELDS[int(rng.random() * len(FIELDS))]
        if rng.random() < _OUTSIDE:
            record = maker.outside(field)
        else:
            record = maker.dossier(field, _chosen(rng, _CAME), _chosen(rng, _STATES))
        yield _odd(record, rng.random())


def _odd(record: Record, chance: float) -> Record:
    code, unit, *rest = record
    if chance < _TWICE:
        return (f"{unit}-000001", unit, *rest)
    if chance < _TWICE + _NO_DAY:
        return (*record[:4], "00/00/0000", *record[5:])
    if chance < _TWICE + _NO_DAY + _ELSEWHERE:
        return (code, "DO.KHAC", *rest)
    return record


def _chosen(rng: Random, shares: Sequence[tuple[int, float]]) -> int:
    left = rng.random() * sum(share for _, share in shares)
    for code, share in shares:
        left -= share
        if left < 0:
            return code
    return shares[-1][0]


def mapping_text(mapping_id: str, units: int) -> str:
    """Return the mapping under which such an extract is counted."""
    roles = ("dossier", "unit", "field", "channel", "received", "due", "resolved", "status")
    words = {
        "channels": (("Trực tuyến", "truc-tuyen"), ("Trực tiếp", "truc-tiep"), ("Bưu chính", "truc-tiep")),
        "statuses": (
            ("Đã trả kết quả", "da-giai-quyet"), ("Đang xử lý", "dang-giai-quyet"), ("Chờ bổ sung", "cho-bo-sung"),
            ("Rút hồ sơ", "rut-tra-lai"), ("Trả lại", "rut-tra-lai"),
        ),
    }  # fmt: skip
    lines = [f'id = "{mapping_id}"', 'system = "Hệ thống đo"', 'source = "tools/make_extract.py"']
    lines += ['date_order = "ngay-thang-nam"', "", "[columns]"]
    lines += [f'{role} = "{head}"' for role, head in zip(roles, HEADS, strict=True)]
    lines += ["", "[choices]", 'waiting = "dang-trong-han"', 'withdrawn = "da-dung-han"', 'carried_over = "tinh"']
    lines += ['same_day = "dung-han"', 'no_due = "trong-han"', 'paused = "theo-he-thong"', ""]
    for number in range(1, units + 1):
        lines += ["[[units]]", f'text = "DO.{number:03d}"', f'id = "do-{number:03d}"', ""]
    for name, pairs in words.items():
        for text, means in pairs:
            lines += [f"[[{name}]]", f'text = "{text}"', f'means = "{means}"', ""]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Write an extract and its mapping."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--units", type=int, default=126)
    parser.add_argument("--seed", default="giamsat")
    options = parser.parse_args(arguments)
    as_csv = options.path.with_suffix(".csv")
    write_csv(as_csv, records(options.count, options.units, options.seed))
    if options.path.suffix == ".parquet":
        as_parquet(as_csv, options.path)
        as_csv.unlink()
    options.path.with_suffix(".toml").write_text(mapping_text(options.path.stem, options.units), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
