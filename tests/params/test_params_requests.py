"""Requests of earlier rounds: optional, each of a unit of the round, marked exactly in example rounds."""

from __future__ import annotations

import pytest

from giamsat.params import load_params
from tests.params.conftest import ParamsFolder

FILE = "rounds/mau-1.requests.csv"
HEAD = "id,unit,origin,content,deadline,mark\n"
ROW = "kn-1,so-mau-a,Báo cáo mẫu,Một việc,trước ngày 30/6/2024,SỐ LIỆU MINH HỌA\n"


def test_requests_are_read(folder: ParamsFolder) -> None:
    """A round knows its requests in file order; without the file it has none."""
    assert load_params(folder.settings)[1]["mau-1"].requests == ()
    folder.write(FILE, HEAD + ROW + ROW.replace("kn-1", "kn-2"))
    requests = load_params(folder.settings)[1]["mau-1"].requests
    assert [(one.id, one.unit, one.deadline) for one in requests] == [
        ("kn-1", "so-mau-a", "trước ngày 30/6/2024"),
        ("kn-2", "so-mau-a", "trước ngày 30/6/2024"),
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW, "id-twice"),
        (ROW.replace("kn-1", "KN 2"), "id-form"),
        (ROW.replace("kn-1,so-mau-a", "kn-2,quan-dong-da"), "unknown-round-unit"),
        (ROW.replace("kn-1", "kn-2").replace("SỐ LIỆU MINH HỌA", ""), "request-mark-absent"),
        (ROW.replace("kn-1", "kn-2").replace("Một việc", ""), "cell-empty"),
    ],
)
def test_each_slip_is_named_with_its_line(folder: ParamsFolder, row: str, code: str) -> None:
    """What is wrong with a request is told with file and line."""
    folder.write(FILE, HEAD + ROW + row)
    assert folder.faults() == [(code, FILE, 3)]
