"""Where a figure stands when it is no single cell: sums over sheets, large groups, other units, edited files."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from giamsat.analysis.figures import DERIVED_SUMS, Holdings, derive
from giamsat.analysis.groups import all_holdings
from giamsat.model.rounds import RoundData
from giamsat.model.values import Channel, Figure, GroupRate, Source, State
from giamsat.report.cited import Spot
from giamsat.report.facts import Facts
from giamsat.report.places import Places
from giamsat.settings import Settings
from tests.e2e.little_project import ROUND, SO_A, Project
from tests.report.reading import round_data

SUM = DERIVED_SUMS[0]
FILE = "data/mau-2024/submissions/a.xlsx"


def count(indicator_id: str, value: int, sheet: str, cell: str, unit_id: str = "so-mau-a") -> Figure:
    """Return a count that stands in a cell."""
    source = Source(Channel.SUBMISSION, file=FILE, sheet=sheet, cell=cell)
    return Figure(indicator_id, unit_id, State.KNOWN, source, Decimal(value))


def with_figures(data: RoundData, figures: dict[str, Figure]) -> RoundData:
    """Return the round as if these were the only figures of Sở Mẫu A."""
    changed = dataclasses.replace(data)
    changed.memo["holdings"] = {**all_holdings(data), "so-mau-a": Holdings("so-mau-a", figures, {}, {}, {}, {})}
    return changed


def told(spots: tuple[Spot, ...]) -> list[tuple[str, str, str, str]]:
    """Return sheet, place, way and value of each spot."""
    return [(spot.sheet, spot.at, spot.how, spot.value) for spot in spots]


def test_a_sum_of_two_cells_of_a_sheet_is_one_place(shipped: Settings) -> None:
    """The parts stand beside one another: both cells are named, to be added."""
    early, on_time = (count(part, value, "02", cell) for part, value, cell in zip(SUM.parts, (3, 4), "HI", strict=True))
    parts = {early.indicator_id: early, on_time.indicator_id: on_time}
    total = derive(SUM, parts, "so-mau-a")
    places = Places(shipped, with_figures(round_data(shipped, "mau-2024"), {**parts, SUM.id: total}))
    assert told(places.figure(total, "tử số")) == [("02", "H, I", "sum", "7")]


def test_a_sum_over_two_sheets_names_each_part_in_its_own(shipped: Settings) -> None:
    """No cell is claimed in a sheet where it does not stand: each part has its place and its own value."""
    early, on_time = count(SUM.parts[0], 3, "02", "H12"), count(SUM.parts[1], 4, "11", "F5")
    parts = {early.indicator_id: early, on_time.indicator_id: on_time}
    total = derive(SUM, parts, "so-mau-a")
    places = Places(shipped, with_figures(round_data(shipped, "mau-2024"), {**parts, SUM.id: total}))
    found = places.figure(total, "tử số")
    assert told(found) == [("02", "H12", "", "3"), ("11", "F5", "", "4")]
    assert [spot.name for spot in found] == [
        "tử số: Số hồ sơ đã giải quyết trước hạn",
        "tử số: Số hồ sơ đã giải quyết đúng hạn",
    ]


def test_of_another_unit_no_cell_is_claimed_that_is_not_known(shipped: Settings) -> None:
    """A sum whose source names fewer cells than it has parts leads to its sheet, not to half of it."""
    half = Source(Channel.COMPUTED, file=FILE, sheet="02", cell="H12")
    whole = dataclasses.replace(half, cell="H12 + I12")
    places = Places(shipped, round_data(shipped, "2023-05"))
    for source, at in ((half, ""), (whole, "H12, I12")):
        figure = Figure(SUM.id, "so-mau-a", State.KNOWN, source, Decimal(7))
        assert told(places.figure(figure, "tử số")) == [("02", at, "sum", "7")]


def test_a_large_group_leads_to_the_table_of_all_figures(shipped: Settings) -> None:
    """More than twenty units are not listed beside each of their figures: a round's table holds a row for each."""
    pairs = tuple(
        (count("tthc.qua_han", 1, "02", "J12"), count("tthc.da_giai_quyet", 10, "02", "G12")) for _ in range(21)
    )
    ids = tuple(f"xa-{number}" for number in range(21))
    group = GroupRate("tthc.ty_le_qua_han", "xa", ids, Decimal(21), Decimal(210), Decimal(10), counts=pairs)
    (fact,) = Facts(shipped, round_data(shipped, "mau-2024")).group(group)
    (spot,) = fact.spots
    assert (spot.file, spot.value, spot.how) == ("outputs/mau-2024/so-lieu.csv", "21/210", "computed")
    assert "21 đơn vị" in spot.name


def test_a_target_that_is_no_longer_there_has_its_document_and_no_line(project: Project) -> None:
    """A file edited while a report is made: better no line than the wrong one."""
    project.submit(SO_A)
    data = round_data(project.settings, ROUND)
    places = Places(project.settings, data)
    (target,) = data.params.targets
    assert (places.params.target(target, "x").file, places.params.target(target, "x").at) == (
        f"params/rounds/{ROUND}.targets.csv",
        "2",
    )
    path = project.settings.params / "rounds" / f"{ROUND}.targets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",95,", ",96,"), encoding="utf-8")
    changed = Places(project.settings, data).params.target(target, "x")
    assert (changed.title, changed.file, changed.at) == (target.document, "", "")
