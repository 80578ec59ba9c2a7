"""Opinions of one delegation and objections of two units to the draft, made up as all of the round; nobody is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from giamsat.intake.opinions import voice_registers
from giamsat.model.rounds import Registry, RoundParams
from giamsat.workbook.content import Row
from giamsat.workbook.opinions import OBJECTIONS, OPINIONS
from giamsat.workbook.register.writing import register_bytes

_ROWS: dict[tuple[str, str], list[Row]] = {
    (OPINIONS, "doan-1"): [
        {
            "key": "ghi-them-1",
            "section": "Nhận xét chung",
            "content": "Báo cáo của các đơn vị nêu nhiều hoạt động, ít số liệu về kết quả",
            "proposal": "Yêu cầu nêu số liệu trước và sau khi áp dụng từng mô hình",
            "role": "Thành viên",
        },
        {
            "key": "ghi-them-2",
            "section": "Cải cách thủ tục hành chính",
            "unit": "Sở Mẫu B",
            "content": "Cần tách hồ sơ quá hạn do phải lấy ý kiến phối hợp",
            "role": "Thành viên",
            "is_named": "Không",
        },
        {
            "key": "ghi-them-3",
            "section": "Chuyển đổi số",
            "content": "Cấp độ an toàn hệ thống thông tin nên đối chiếu với hồ sơ phê duyệt",
            "proposal": "Mời cơ quan chuyên môn cùng đối chiếu",
            "role": "Chuyên gia",
            "is_named": "Có",
        },
    ],
    (OBJECTIONS, ""): [
        {
            "key": "ghi-them-1",
            "unit": "Sở Mẫu B",
            "document": "Công văn số ……",
            "day": date(2024, 11, 8),
            "place": "mục II.3",
            "content": "Đề nghị ghi rõ số hồ sơ chờ bổ sung được tính vào cột đang giải quyết, trong hạn.",
            "answer": "Tiếp thu",
            "amended_at": "mục II.3, ghi chú dưới Bảng 3",
        },
        {
            "key": "ghi-them-2",
            "unit": "Sở Mẫu B",
            "document": "Công văn số ……",
            "day": date(2024, 11, 8),
            "place": "mục II.3",
            "content": "Đề nghị không nêu số liệu trích xuất từ hệ thống.",
            "answer": "Giải trình",
            "reason": "Số liệu của hệ thống được nêu bên cạnh số liệu đơn vị báo cáo, không thay số liệu của đơn vị.",
        },
        {
            "key": "ghi-them-3",
            "unit": "Ủy ban nhân dân quận Mẫu 1",
            "document": "Công văn số ……",
            "day": date(2024, 11, 11),
            "place": "mục VI",
            "content": "Đề nghị bổ sung nội dung Quận đã gửi lại Biểu 06.",
        },
    ],
}


def write_voices(folder: Path, registry: Registry, params: RoundParams) -> None:
    """Write the registers into ``folder``/voices."""
    (folder / "voices").mkdir(exist_ok=True)
    registers = voice_registers(registry, params)
    for of, rows in _ROWS.items():
        content = register_bytes(replace(registers[of], rows={of[0]: rows}))
        (folder / "voices" / f"{'.'.join(filter(None, of))}.xlsx").write_bytes(content)
