"""Records of two visits (Sở Mẫu B, Quận Mẫu 1), made up as all of the round; the other visits still have empty ones.

Nobody's name is in them: people by role, dossiers by code. A figure of Sở Mẫu B's system differs from the reported one.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi.ground import ILLUSTRATIVE
from giamsat.workbook.content import Cell, Row
from giamsat.workbook.visits import SIDES, VisitContent
from giamsat.workbook.visits_writing import visit_bytes

_TABLES: dict[str, dict[str, list[Row]]] = {
    "so-mau-b": {
        "answers": [
            {
                "domain": "tthc",
                "question": "Hồ sơ chờ bổ sung được Sở tính vào cột nào của Biểu 06?",
                "answer": "Sở tính hồ sơ chờ bổ sung vào cột đang giải quyết, trong hạn; sẽ gửi danh sách.",
            },
            {
                "domain": "cqdt",
                "question": "Văn bản nào chưa ký số khi gửi đi, vì sao?",
                "answer": "Một số văn bản có phụ lục khổ lớn còn gửi bản giấy; Sở đang chuyển sang bản điện tử.",
            },
        ],
        "observations": [
            {
                "place": "Bộ phận Một cửa",
                "domain": "tthc",
                "content": "08 giờ 45 có 06 người đang chờ, 03/04 quầy có người tiếp nhận",
                "evidence": "ảnh 01 đến ảnh 03",
            },
            {
                "place": "Phòng máy tính",
                "domain": "cds",
                "content": "Màn hình theo dõi hiển thị trạng thái 02 hệ thống đang vận hành",
                "evidence": "ảnh 04",
            },
            {"place": "Trụ sở Sở", "content": "Có bảng công khai lịch tiếp công dân của lãnh đạo Sở"},
        ],
        "samples": [
            {
                "code": "MAU-B.24-0812", "field": "Cấp giấy phép mẫu", "received_on": date(2024, 9, 3),
                "due_on": date(2024, 9, 18), "done_on": date(2024, 9, 16), "finding": "Đủ phiếu kiểm soát",
            },
            {
                "code": "MAU-B.24-0845", "field": "Cấp giấy phép mẫu", "received_on": date(2024, 9, 9),
                "due_on": date(2024, 9, 24), "done_on": date(2024, 9, 26), "finding": "Có thư xin lỗi ngày 24/9/2024",
            },
            {
                "code": "MAU-B.24-0901", "field": "Đăng ký mẫu", "received_on": date(2024, 10, 15),
                "due_on": date(2024, 10, 29), "finding": "Đang giải quyết; thành phần hồ sơ đã số hóa",
            },
        ],
        "statements": [
            {"speaker": "Thành viên Đoàn", "content": "Đề nghị Sở tách số hồ sơ chờ bổ sung trong báo cáo"},
            {"speaker": "Đại diện lãnh đạo Sở", "content": "Sở tiếp thu, gửi số liệu bổ sung bằng văn bản"},
        ],
        "commitments": [
            {
                "content": "Công khai số hồ sơ quá hạn hằng tháng trên trang thông tin của Sở", "owner": "Văn phòng Sở",
                "product": "Chuyên mục công khai", "deadline_kind": "Chậm nhất ngày", "deadline": date(2024, 12, 31),
            },
            {
                "content": "Hoàn thành ký số đối với văn bản có phụ lục khổ lớn", "owner": "Văn phòng Sở",
                "product": "Quy trình ký số", "deadline_kind": "Trong kỳ", "deadline": "quý I năm 2025",
            },
        ],
        "supplements": [
            {
                "content": "Danh sách hồ sơ chờ bổ sung theo mã hồ sơ tại ngày 30/9/2024",
                "deadline_kind": "Trước ngày", "deadline": date(2024, 11, 5),
            },
        ],
        "readings": [
            {
                "system": "Hệ thống một cửa điện tử của Thành phố Mẫu", "read_at": "09 giờ 30 ngày 22/10/2024",
                "reader": "Chuyên viên giúp việc Đoàn", "code": "tthc.tiep_nhan", "value": 0,
                "note": "kỳ từ ngày 01/01 đến ngày 30/9/2024",
            },
        ],
    },
    "quan-mau-1": {
        "answers": [
            {
                "domain": "tthc",
                "question": "Số hồ sơ lĩnh vực đất đai lệch 02 hồ sơ do đâu?",
                "answer": "Quận rà soát lại và gửi văn bản giải trình.",
            },
        ],
        "observations": [
            {
                "place": "Bộ phận Một cửa quận",
                "domain": "tthc",
                "content": "Có 02 máy hỗ trợ nộp hồ sơ trực tuyến, 01 máy đang hoạt động lúc 14 giờ 10",
                "evidence": "ảnh 01, ảnh 02",
            },
        ],
        "samples": [
            {
                "code": "MAU-Q1.24-2210", "field": "Đất đai", "received_on": date(2024, 8, 20),
                "due_on": date(2024, 9, 10), "done_on": date(2024, 9, 10), "finding": "Trả kết quả điện tử và bản giấy",
            },
        ],
        "supplements": [
            {"content": "Văn bản giải trình số liệu Biểu 06 lĩnh vực đất đai", "deadline_kind": "Không nêu hạn"},
        ],
    },
}  # fmt: skip
_COVERS: dict[str, dict[str, Cell]] = {
    "so-mau-b": {"begun": "08 giờ 30", "ended": "11 giờ 30", "place": "Trụ sở Sở Mẫu B"},
    "quan-mau-1": {"begun": "14 giờ 00", "ended": "16 giờ 45", "place": "Trụ sở Ủy ban nhân dân quận Mẫu 1"},
}
_APART = 37
"""By how much the figure on the screen differs from the reported one."""


def write_visits(folder: Path, registry: Registry, params: RoundParams, received: dict[str, int]) -> None:
    """Write the workbooks into ``folder``/visits; ``received`` is what each unit reports as received dossiers."""
    visits = folder / "visits"
    visits.mkdir(parents=True, exist_ok=True)
    titles = {row.id: row.title for row in registry.domains.values()}
    for unit_id, tables in _TABLES.items():
        (visits / f"{unit_id}.xlsx").write_bytes(
            visit_bytes(
                VisitContent(
                    cover=_cover(unit_id, registry, params),
                    domains=[(title, domain_id) for domain_id, title in titles.items()],
                    codes=[(row.id, row.name) for row in registry.indicators.values()],
                    stamp=params.unit(unit_id).visit_on or params.round.report_date,
                    tables={
                        name: [_row(row, titles, received[unit_id]) for row in rows] for name, rows in tables.items()
                    }
                    | {"participants": _roles(unit_id, registry, params)},
                )
            )
        )


def _cover(unit_id: str, registry: Registry, params: RoundParams) -> dict[str, Cell]:
    known: dict[str, Cell] = {
        "round_id": params.round.id,
        "unit_id": unit_id,
        "unit_name": registry.units[unit_id].official_name,
        "data_kind": ILLUSTRATIVE,
        "held_on": params.unit(unit_id).visit_on,
    }
    return known | _COVERS[unit_id]


def _row(row: Row, titles: dict[str, str], received: int) -> Row:
    """Return a row with the words of the form in place of ids, and the figure on the screen beside the reported one."""
    made = dict(row)
    if "domain" in made:
        made["domain"] = titles[str(made["domain"])]
    if "value" in made:
        made["value"] = received - _APART
    return made


def _roles(unit_id: str, registry: Registry, params: RoundParams) -> list[Row]:
    delegation = next(row for row in params.round.delegations if row.id == params.unit(unit_id).delegation)
    own, other = SIDES[0][0], SIDES[1][0]
    people: list[Row] = [
        {"side": own, "role": ", ".join(filter(None, (one.role, one.post))), "count": 1}
        for one in (delegation.head, *delegation.members)
    ]
    name = registry.units[unit_id].short_name
    return [
        *people,
        {"side": other, "role": f"Đại diện lãnh đạo {name}", "count": 1},
        {"side": other, "role": f"Trưởng các phòng chuyên môn của {name}", "count": 4},
    ]
