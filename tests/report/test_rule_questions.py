"""Questions about broken rules in a report: each number has its source, the settled are gone."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from giamsat.settings import Settings
from tests.report.reading import round_data
from tests.report.tracing import figures_in, follows, runs, traced_report

ROUND = "mau-2024"
# Rules of the round, so strict that the example breaks them: what is said of a breach is read in whole reports.
STRICT: dict[str, dict[str, str]] = {
    "ngoai-khoang-nhom": {"right": "3", "condition": "n ≥ 8"},
    "gap-10-lan": {"right": "1.3 × min(value, previous(value))"},
    "trung-ky-truoc": {"operator": "≤", "least": "2"},
    "ty-le-phan-hon-tong": {"operator": "<"},
    "khao-sat-thu-ve": {"operator": ">"},
    "nhiem-vu-cham": {"condition": ""},
    "thieu-kiem-chung": {"condition": "value ≠ 0", "right": "previous(evidence)"},
    "tien-ich-doi-tuong": {"right": "served"},
}


@pytest.fixture(scope="module")
def strict(shipped: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return the shipped rounds, the example with stricter rules."""
    root = tmp_path_factory.mktemp("strict")
    for name in ("params", "data"):
        shutil.copytree(shipped.root / name, root / name)
    write_rules(root, STRICT)
    return Settings(root.resolve())


def write_rules(root: Path, changes: dict[str, dict[str, str]]) -> None:
    """Write the round's own rules: shared ones with some cells changed."""
    with (root / "params" / "rules.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row | changes[row["id"]] for row in csv.DictReader(stream) if row["id"] in changes]
    assert len(rows) == len(changes)
    with (root / "params" / "rounds" / f"{ROUND}.rules.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def asked(settings: Settings, unit_id: str) -> str:
    """Return the questions of a unit's report."""
    return traced_report(settings, ROUND, unit_id).text("VI")


def test_every_figure_of_such_a_question_has_its_source(strict: Settings) -> None:
    """Whatever a rule's question prints can be followed to cells, or worked out from what stands beside it."""
    astray = []
    for unit_id in round_data(strict, ROUND).units:
        for run in runs(traced_report(strict, ROUND, unit_id)):
            astray += [f"{unit_id}, {run.where}: {figure} in «{run.text}»" for figure in figures_in(run.text)
                       if not (run.sources and follows(figure, run, strict))]  # fmt: skip
    assert astray == []


def test_each_kind_of_question_is_there(strict: Settings) -> None:
    """A rate far from its group's, sums by sheet, copied cells and missing evidence together."""
    text = asked(strict, "quan-mau-1")
    assert "đơn vị cùng nhóm là" in text
    assert "Đề nghị Quận kiểm tra, làm rõ số liệu tại sheet “02 TTHC (Biểu 06)”" in text
    assert "chỉ tiêu ghi số kỳ này bằng đúng số kỳ trước" in text
    assert "chưa ghi tài liệu kiểm chứng" in text
    assert "số ghi ở phần" in text


def test_a_settled_rule_is_not_asked_about_again(shipped: Settings, tmp_path: Path) -> None:
    """Once somebody confirmed the two dossiers of Quận Mẫu 1, the report asks no more, but lists the unit's answer."""
    for name in ("params", "data"):
        shutil.copytree(shipped.root / name, tmp_path / name)
    assert "chênh lệch 02 hồ sơ" in asked(shipped, "quan-mau-1")
    with (tmp_path / "data" / ROUND / "decisions.csv").open("a", encoding="utf-8", newline="") as stream:
        for rule_id in ("bieu06-da-giai-quyet", "bieu06-tong-cac-hang:(9)"):
            row = ("xac-nhan", "quan-mau-1", rule_id, "giữ nguyên", "đã đối chiếu", "Trưởng Đoàn", "2024-11-05")
            stream.write(",".join((*row, "SỐ LIỆU MINH HỌA")) + "\n")
    settings = Settings(tmp_path.resolve())
    assert round_data(settings, ROUND).faults == ()
    kept = [line for line in asked(settings, "quan-mau-1").splitlines() if "chênh lệch 02 hồ sơ" in line]
    assert len(kept) == 1
    assert kept[0].endswith("Không còn đề nghị làm rõ.")
    assert "12.445" in traced_report(settings, ROUND, "quan-mau-1").text("phu-luc.bieu-06")
