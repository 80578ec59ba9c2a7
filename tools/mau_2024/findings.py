"""Registers of findings of eight units, made up as all of the round: nothing in them was concluded by anybody.

Each shortcoming has its figure or task, its cause and who answers for it; each deadline another kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from giamsat.model.rounds import Registry, RoundParams
from giamsat.workbook.content import Row
from giamsat.workbook.findings import PREFIXES, findings_register
from giamsat.workbook.register.writing import register_bytes
from mau_2024.common import write_common
from mau_2024.findings_more import ADDED, MORE

_SO, _DISTRICT = "sở, ban, ngành", "Ủy ban nhân dân quận, huyện, xã, phường"
_CITY, _COUNCIL, _STATE = (
    "Ủy ban nhân dân Thành phố",
    "Hội đồng nhân dân, Thường trực Hội đồng nhân dân Thành phố",
    "Quốc hội, Chính phủ, bộ, ngành",
)
_TO = "Đoàn giám sát số 1"

TABLES: dict[str, dict[str, list[Row]]] = {
    "so-mau-b": {
        "results": [
            {
                "content": "Sở đã ban hành kế hoạch cải cách hành chính năm đúng thời hạn",
                "domain": "chi-dao",
                "task": "1",
            },
            {
                "content": "Bộ phận Một cửa có quầy hỗ trợ người nộp hồ sơ",
                "domain": "tthc",
                "document": "Phiếu ghi nhận tại đơn vị ngày 22/10/2024",
            },
        ],
        "shortcomings": [
            {
                "content": "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn thấp hơn chỉ tiêu được giao",
                "domain": "tthc",
                "indicator_id": "tthc.ty_le_dung_han",
            },
            {
                "content": "Tỷ lệ hồ sơ tiếp nhận trực tuyến thấp hơn chỉ tiêu được giao",
                "domain": "tthc",
                "indicator_id": "tthc.ty_le_truc_tuyen",
            },
            {
                "content": "Việc làm sạch dữ liệu chuyên ngành để đối soát với dữ liệu dân cư còn chậm",
                "domain": "cds",
                "task": "8",
            },
            {
                "content": "Còn văn bản đi chưa được ký số",
                "domain": "cqdt",
                "indicator_id": "cqdt.ty_le_ky_so",
                "document": "Biên bản làm việc ngày 22/10/2024",
            },
        ],
        "causes": [
            {
                "shortcoming_ids": "HC-01",
                "kind": "Khách quan",
                "content": "Phần mềm chuyên ngành chưa kết nối với Hệ thống thông tin giải quyết thủ tục hành chính",
            },
            {
                "shortcoming_ids": "HC-01; HC-05",
                "kind": "Chủ quan",
                "body": "Sở Mẫu B",
                "head": "Giám đốc Sở",
                "content": "Thời gian lấy ý kiến giữa các phòng chuyên môn kéo dài, chưa quy định thời hạn trả lời",
            },
            {
                "shortcoming_ids": "HC-02; HC-07",
                "kind": "Chủ quan",
                "body": "Sở Mẫu B",
                "head": "Giám đốc Sở",
                "content": "Chưa tái cấu trúc quy trình của các thủ tục hành chính có nhiều hồ sơ",
            },
            {
                "shortcoming_ids": "HC-03; HC-06",
                "kind": "Chủ quan",
                "body": "Trung tâm Công nghệ thông tin Sở Mẫu B",
                "head": "Giám đốc Trung tâm",
                "content": "Chưa phân công người chịu trách nhiệm rà soát dữ liệu",
            },
            {
                "shortcoming_ids": "HC-04",
                "kind": "Khách quan",
                "content": "Một số văn bản có phụ lục khổ lớn, hệ thống chưa hỗ trợ ký số",
            },
        ],
        "recommendations": [
            {
                "shortcoming_ids": "HC-01",
                "group": _SO,
                "addressee": "Sở Mẫu B",
                "product": "Quy trình nội bộ được ban hành",
                "content": "Quy định thời hạn trả lời giữa các phòng chuyên môn trong quy trình nội bộ",
                "deadline_kind": "Chậm nhất ngày",
                "deadline": "31/12/2024",
                "report_back": f"{_TO}, chậm nhất ngày 15/01/2025",
                "priority": "Trước mắt",
            },
            {
                "shortcoming_ids": "HC-02",
                "group": _SO,
                "addressee": "Sở Mẫu B",
                "product": "Phương án tái cấu trúc quy trình",
                "content": "Tái cấu trúc quy trình của các thủ tục hành chính có nhiều hồ sơ",
                "deadline_kind": "Trong kỳ",
                "deadline": "quý I năm 2025",
                "report_back": f"{_TO}, trong quý II năm 2025",
                "priority": "Theo kế hoạch",
            },
            {
                "shortcoming_ids": "HC-03",
                "group": _SO,
                "addressee": "Sở Mẫu B",
                "product": "Biên bản đối soát dữ liệu",
                "content": "Hoàn thành rà soát, làm sạch dữ liệu chuyên ngành",
                "deadline_kind": "Trước ngày",
                "deadline": "01/3/2025",
                "report_back": f"{_TO}, trước ngày 15/3/2025",
                "priority": "Trước mắt",
            },
            {
                "shortcoming_ids": "HC-01",
                "group": _CITY,
                "addressee": "Ủy ban nhân dân Thành phố Mẫu",
                "product": "Kế hoạch kết nối được ban hành",
                "content": "Chỉ đạo kết nối phần mềm chuyên ngành với Hệ thống thông tin giải quyết thủ tục hành chính",
                "deadline_kind": "Không nêu hạn",
                "report_back": "Thường trực Hội đồng nhân dân Thành phố Mẫu",
                "priority": "Lâu dài",
            },
        ],
    },
    "quan-mau-1": {
        "results": [
            {
                "content": "Quận đã hoàn thành tập huấn kỹ năng số cho công chức làm việc tại Bộ phận Một cửa",
                "domain": "tthc",
                "task": "9",
            },
        ],
        "shortcomings": [
            {
                "content": "Còn hồ sơ đã giải quyết quá hạn, tập trung ở lĩnh vực đất đai",
                "domain": "tthc",
                "indicator_id": "tthc.ty_le_qua_han",
                "cell": "02 TTHC (Biểu 06), ô J9",
            },
            {
                "content": "Còn hệ thống thông tin chưa được phê duyệt cấp độ an toàn",
                "domain": "cds",
                "indicator_id": "cds.ty_le_cap_do",
                "task": "8",
            },
        ],
        "causes": [
            {
                "shortcoming_ids": "HC-01",
                "kind": "Chủ quan",
                "body": "Ủy ban nhân dân quận Mẫu 1",
                "head": "Chủ tịch Ủy ban nhân dân quận",
                "content": "Việc phối hợp giữa các phòng trong thẩm tra hồ sơ chưa chặt chẽ",
            },
            {
                "shortcoming_ids": "HC-02",
                "kind": "Khách quan",
                "content": "Hồ sơ đề xuất cấp độ đang chờ cơ quan thẩm định",
            },
        ],
        "recommendations": [
            {
                "shortcoming_ids": "HC-01",
                "group": _DISTRICT,
                "addressee": "Ủy ban nhân dân quận Mẫu 1",
                "content": "Ban hành quy chế phối hợp giải quyết hồ sơ đất đai",
                "product": "Quy chế phối hợp",
                "deadline_kind": "Chậm nhất ngày",
                "deadline": "31/01/2025",
                "report_back": f"{_TO}, chậm nhất ngày 15/02/2025",
                "priority": "Trước mắt",
            },
            {
                "shortcoming_ids": "HC-02",
                "group": _SO,
                "addressee": "Sở Mẫu A",
                "product": "Văn bản thẩm định",
                "content": "Thẩm định hồ sơ đề xuất cấp độ an toàn của quận Mẫu 1",
                "deadline_kind": "Không nêu hạn",
                "report_back": "không yêu cầu",
                "priority": "Theo kế hoạch",
            },
        ],
    },
    "quan-mau-2": {
        "shortcomings": [
            {
                "content": "Tỷ lệ số hóa thành phần hồ sơ khi tiếp nhận thấp hơn chỉ tiêu được giao",
                "domain": "cqdt",
                "indicator_id": "cqdt.ty_le_so_hoa_tphs",
            },
            {
                "content": "Còn phường chưa ban hành quy chế bảo đảm an toàn hệ thống thông tin",
                "domain": "cds",
                "indicator_id": "cds.ty_le_quy_che",
            },
        ],
        "causes": [
            {
                "shortcoming_ids": "HC-01; HC-06",
                "kind": "Khách quan",
                "content": "Kinh phí số hóa bố trí theo giai đoạn, chưa đáp ứng khối lượng",
            },
            {
                "shortcoming_ids": "HC-02; HC-05",
                "kind": "Chủ quan",
                "body": "Ủy ban nhân dân quận Mẫu 2",
                "head": "Chủ tịch Ủy ban nhân dân quận",
                "content": "Chưa đôn đốc, kiểm tra việc ban hành quy chế tại các phường",
            },
        ],
        "recommendations": [
            {
                "shortcoming_ids": "HC-01",
                "group": _COUNCIL,
                "addressee": "Hội đồng nhân dân Thành phố Mẫu",
                "content": "Xem xét bố trí kinh phí số hóa theo khối lượng thực tế",
                "product": "Nghị quyết phân bổ dự toán",
                "deadline_kind": "Trong kỳ",
                "deadline": "năm 2025",
                "report_back": "không yêu cầu",
                "priority": "Lâu dài",
            },
            {
                "shortcoming_ids": "HC-01",
                "group": _STATE,
                "addressee": "Bộ quản lý ngành",
                "content": "Hướng dẫn thống nhất danh mục thành phần hồ sơ phải số hóa",
                "product": "Văn bản hướng dẫn",
                "deadline_kind": "Không nêu hạn",
                "report_back": "không yêu cầu",
                "priority": "Lâu dài",
            },
            {
                "shortcoming_ids": "HC-02",
                "group": _DISTRICT,
                "addressee": "Ủy ban nhân dân quận Mẫu 2",
                "content": "Hoàn thành ban hành quy chế tại tất cả các phường",
                "product": "Quy chế của các phường",
                "deadline_kind": "Chậm nhất ngày",
                "deadline": "31/12/2024",
                "report_back": f"{_TO}, chậm nhất ngày 10/01/2025",
                "priority": "Trước mắt",
            },
        ],
    },
}


ALL = {
    unit_id: {name: [*tables.get(name, ()), *ADDED.get(unit_id, {}).get(name, ())] for name in PREFIXES}
    for unit_id, tables in {**TABLES, **MORE}.items()
}


def write_findings(folder: Path, registry: Registry, params: RoundParams) -> None:
    """Write the registers into ``folder``/findings."""
    findings = folder / "findings"
    findings.mkdir(parents=True, exist_ok=True)
    titles = {row.id: row.title for row in registry.domains.values()}
    for unit_id, tables in ALL.items():
        register = findings_register(params, registry, unit_id)
        rows: dict[str, list[Row]] = {}
        for name, blanks in register.rows.items():
            written = [_row(row, titles) for row in tables.get(name, ())]
            rows[name] = [{**blank, **row} for blank, row in zip(blanks, _padded(written), strict=False)]
        (findings / f"{unit_id}.xlsx").write_bytes(register_bytes(replace(register, rows=rows)))
    write_common(folder, registry, params, ALL)


def _padded(rows: list[Row]) -> Iterator[Row]:
    """Yield rows, then empty ones without end."""
    yield from rows
    while True:
        yield {}


def _row(row: Row, titles: dict[str, str]) -> Row:
    made = dict(row)
    if "domain" in made:
        made["domain"] = titles[str(made["domain"])]
    return made
