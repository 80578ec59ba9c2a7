"""Registers of clarifications of two units that were heard, with answers and assessments made up as all of the round.

The questions are those that the kit proposes from the round's own data; so the registers are written last, from a copy
of what was written before. Letters have no number: none was ever sent.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from giamsat.intake.rounds import load_round_data
from giamsat.model.rounds import Registry, RoundParams
from giamsat.pipeline.clarify import proposed_register
from giamsat.settings import Settings
from giamsat.workbook.clarifications import ID
from giamsat.workbook.content import Row
from giamsat.workbook.register.layout import Register
from giamsat.workbook.register.writing import register_bytes

_LETTER = "Báo cáo số ……"
_ANSWERS: dict[str, dict[str, Row]] = {
    "so-mau-b": {
        "doi-chieu:mot-cua-mau": {
            "asker": "Phó Trưởng đoàn",
            "answer": "Sở tính cả hồ sơ nhận qua dịch vụ bưu chính chưa nhập vào hệ thống tại thời điểm trích xuất; "
            "Sở đang rà soát và sẽ gửi danh sách hồ sơ chênh lệch.",
            "document": _LETTER,
            "answered_on": date(2024, 10, 30),
            "assessment": "Đề nghị bổ sung tài liệu",
            "remark": "Đề nghị Sở gửi danh sách hồ sơ chênh lệch theo từng hình thức tiếp nhận.",
        },
        "so-doc:tthc.tiep_nhan": {
            "asker": "Phó Trưởng đoàn",
            "answer": "Màn hình đọc ngày 22/10/2024 chưa gồm hồ sơ nhập bổ sung trong ngày.",
            "assessment": "Đã làm rõ một phần",
        },
        "chi-tieu:tthc": {
            "asker": "Thành viên",
            "answer": "Phần lớn hồ sơ quá hạn phải lấy ý kiến của cơ quan phối hợp; Sở dự kiến ban hành quy chế phối "
            "hợp trong quý I năm 2025.",
            "document": _LETTER,
            "answered_on": date(2024, 10, 30),
            "assessment": "Đã làm rõ",
        },
        "chi-tieu:cds": {"asker": "Chuyên gia"},
    },
    "quan-mau-1": {
        "lech:02 TTHC (Biểu 06)": {
            "asker": "Thành viên",
            "answer": "Quận ghi nhầm hồ sơ rút vào cột tổng số; số đúng sẽ gửi bằng văn bản.",
            "assessment": "Đề nghị bổ sung tài liệu",
        },
        "chi-tieu:tthc": {
            "asker": "Phó Trưởng đoàn",
            "answer": "Hồ sơ đất đai chờ xác nhận nghĩa vụ tài chính nên trả sau ngày hẹn.",
            "document": _LETTER,
            "answered_on": date(2024, 10, 31),
            "assessment": "Đã làm rõ một phần",
            "remark": "Chưa nêu số hồ sơ theo từng nguyên nhân.",
        },
    },
}
_ADDED: dict[str, list[Row]] = {
    "so-mau-b": [
        {
            "key": "ghi-them-1",
            "question": "Khi nào phần mềm chuyên ngành của Sở kết nối xong với hệ thống một cửa?",
            "asker": "Chuyên gia",
            "answer": "Sở dự kiến kết nối xong trong quý II năm 2025.",
            "document": _LETTER,
            "answered_on": date(2024, 10, 30),
            "assessment": "Đã làm rõ",
        }
    ]
}


def write_clarifications(folder: Path, registry: Registry, params: RoundParams) -> None:
    """Write the registers into ``folder``/clarifications, from the round as it lies in ``folder``."""
    registers = folder / "clarifications"
    with tempfile.TemporaryDirectory() as root:
        copy = Path(root).resolve() / "data" / params.round.id
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(registers.name))
        data = load_round_data(Settings(Path(root).resolve()), registry, params)
    registers.mkdir(exist_ok=True)
    for unit_id in _ANSWERS:
        (registers / f"{unit_id}.xlsx").write_bytes(_filled(unit_id, proposed_register(data, unit_id)))


def _filled(unit_id: str, register: Register) -> bytes:
    """Return a register with what people wrote; an answer to a question that is not asked is a slip of this script."""
    answers = _ANSWERS[unit_id]
    rows = [{**row, **answers.get(str(row["key"]), {})} for row in register.rows[ID]]
    absent = set(answers) - {row["key"] for row in rows}
    if absent:
        raise ValueError(f"{unit_id}: no such question {sorted(absent)}")
    return register_bytes(replace(register, rows={ID: [*rows, *_ADDED.get(unit_id, [])]}))
