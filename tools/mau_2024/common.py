"""The register of the synthesis of Đoàn giám sát số 1: what several of its units share; made up as all of the "
"round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from giamsat.formatting.lists import join
from giamsat.formatting.numbers import padded_fraction
from giamsat.model.rounds import Registry, RoundParams
from giamsat.texts_vi import common_findings as say
from giamsat.workbook.common_findings import PREFIXES, common_register
from giamsat.workbook.content import Row
from giamsat.workbook.findings import row_id
from giamsat.workbook.register.writing import register_bytes

OWNER = "tong-hop-doan-1"
_TO = "Đoàn giám sát số 1"
_CITY, _COUNCIL, _STATE = (
    "Ủy ban nhân dân Thành phố",
    "Hội đồng nhân dân, Thường trực Hội đồng nhân dân Thành phố",
    "Quốc hội, Chính phủ, bộ, ngành",
)
_SO, _DISTRICT = "sở, ban, ngành", "Ủy ban nhân dân quận, huyện, xã, phường"

COMMON: dict[str, list[Row]] = {
    "results": [
        {
            "content": "Kế hoạch cải cách hành chính năm được ban hành đúng thời hạn",
            "domain": "chi-dao",
            "links": "Sở Mẫu A/KQ-01; Sở Mẫu B/KQ-01; Huyện Mẫu 2/KQ-01",
        },
        {
            "content": "Việc xử lý phản ánh, kiến nghị và hỗ trợ người dân nộp hồ sơ tại Bộ phận Một cửa được quan tâm",
            "domain": "tthc",
            "links": "Sở Mẫu B/KQ-02; Quận Mẫu 1/KQ-01; Huyện Mẫu 1/KQ-01",
        },
    ],
    "shortcomings": [
        {
            "content": "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn thấp hơn chỉ tiêu được giao",
            "domain": "tthc",
            "links": "Sở Mẫu B/HC-01; Quận Mẫu 2/HC-03; Quận Mẫu 3/HC-01; Huyện Mẫu 2/HC-01",
        },
        {
            "content": "Tỷ lệ hồ sơ đã giải quyết quá hạn cao hơn mức tối đa",
            "domain": "tthc",
            "links": "Sở Mẫu A/HC-01; Sở Mẫu B/HC-05; Sở Mẫu C/HC-01; Quận Mẫu 1/HC-01; Quận Mẫu 2/HC-04; "
            "Quận Mẫu 3/HC-04; Huyện Mẫu 1/HC-01; Huyện Mẫu 2/HC-06",
        },
        {
            "content": "Còn hệ thống thông tin chưa được phê duyệt cấp độ an toàn",
            "domain": "cds",
            "indicator_id": "cds.ty_le_cap_do",
            "links": "Sở Mẫu B/HC-06; Sở Mẫu C/HC-02; Quận Mẫu 1/HC-02; Quận Mẫu 2/HC-05; Quận Mẫu 3/HC-03; "
            "Huyện Mẫu 1/HC-03; Huyện Mẫu 2/HC-07",
        },
        {
            "content": "Tỷ lệ kết quả giải quyết được cấp bản điện tử thấp hơn chỉ tiêu được giao",
            "domain": "cqdt",
            "links": "Sở Mẫu B/HC-07; Quận Mẫu 2/HC-06; Quận Mẫu 3/HC-02; Huyện Mẫu 2/HC-03",
        },
    ],
    "causes": [
        {
            "shortcoming_ids": "HCC-01; HCC-02",
            "kind": "Khách quan",
            "content": "Phần mềm chuyên ngành chưa kết nối đồng bộ với Hệ thống thông tin giải quyết thủ tục "
            "hành chính",
            "links": "Sở Mẫu A/NN-01; Sở Mẫu B/NN-01; Quận Mẫu 3/NN-01; Huyện Mẫu 1/NN-01",
        },
        {
            "shortcoming_ids": "HCC-04",
            "kind": "Khách quan",
            "content": "Kinh phí số hóa bố trí theo giai đoạn, chưa đáp ứng khối lượng hồ sơ giấy",
            "links": "Quận Mẫu 2/NN-01; Huyện Mẫu 2/NN-02",
        },
        {
            "shortcoming_ids": "HCC-01; HCC-02",
            "kind": "Chủ quan",
            "content": "Quy trình nội bộ chưa quy định thời hạn của từng bước phối hợp; công tác kiểm tra, đôn "
            "đốc chưa "
            "thường xuyên",
            "body": "Các sở, Ủy ban nhân dân các quận, huyện có tên tại điểm a, điểm b mục III.1",
            "head": "Giám đốc Sở, Chủ tịch Ủy ban nhân dân quận, huyện",
            "links": "Sở Mẫu A/NN-02; Sở Mẫu B/NN-02; Sở Mẫu C/NN-02; Quận Mẫu 1/NN-01; Quận Mẫu 2/NN-03; "
            "Quận Mẫu 3/NN-02; Huyện Mẫu 1/NN-02; Huyện Mẫu 2/NN-03",
        },
        {
            "shortcoming_ids": "HCC-03",
            "kind": "Chủ quan",
            "content": "Hồ sơ đề xuất cấp độ an toàn được lập chậm, chưa phân công người theo dõi",
            "body": "Các cơ quan có tên tại điểm c mục III.1",
            "head": "Thủ trưởng cơ quan",
            "links": "Sở Mẫu C/NN-03",
        },
    ],
    "recommendations": [
        {
            "shortcoming_ids": "HCC-04",
            "group": _STATE,
            "addressee": "Bộ quản lý ngành",
            "content": "Hướng dẫn thống nhất danh mục thành phần hồ sơ phải số hóa",
            "product": "Văn bản hướng dẫn",
            "deadline_kind": "Không nêu hạn",
            "report_back": "không yêu cầu",
            "priority": "Lâu dài",
            "links": "Quận Mẫu 2/KN-02",
        },
        {
            "shortcoming_ids": "HCC-04",
            "group": _COUNCIL,
            "addressee": "Hội đồng nhân dân Thành phố Mẫu",
            "content": "Xem xét bố trí kinh phí số hóa theo khối lượng thực tế",
            "product": "Nghị quyết phân bổ dự toán",
            "deadline_kind": "Trong kỳ",
            "deadline": "năm 2025",
            "report_back": "không yêu cầu",
            "priority": "Theo kế hoạch",
            "links": "Quận Mẫu 2/KN-01; Huyện Mẫu 2/KN-03",
        },
        {
            "shortcoming_ids": "HCC-01; HCC-02",
            "group": _CITY,
            "addressee": "Ủy ban nhân dân Thành phố Mẫu",
            "content": "Chỉ đạo kết nối phần mềm chuyên ngành với Hệ thống thông tin giải quyết thủ tục hành chính",
            "product": "Kế hoạch kết nối được ban hành",
            "deadline_kind": "Trong kỳ",
            "deadline": "quý II năm 2025",
            "report_back": "Thường trực Hội đồng nhân dân Thành phố Mẫu, trong quý III năm 2025",
            "priority": "Trước mắt",
            "links": "Sở Mẫu A/KN-02; Sở Mẫu B/KN-04",
        },
        {
            "shortcoming_ids": "HCC-03",
            "group": _SO,
            "addressee": "Sở Mẫu A",
            "content": "Thẩm định hồ sơ đề xuất cấp độ an toàn của các đơn vị theo đúng thời hạn",
            "product": "Văn bản thẩm định",
            "deadline_kind": "Chậm nhất ngày",
            "deadline": "31/01/2025",
            "report_back": f"{_TO}, chậm nhất ngày 15/02/2025",
            "priority": "Trước mắt",
            "links": "Quận Mẫu 1/KN-02",
        },
        {
            "shortcoming_ids": "HCC-01; HCC-02",
            "group": _DISTRICT,
            "addressee": "Ủy ban nhân dân các quận, huyện có tên tại mục III.1",
            "content": "Quy định thời hạn của từng bước phối hợp trong quy trình nội bộ; kiểm tra hằng tháng hồ "
            "sơ quá hạn",
            "product": "Quy trình nội bộ được phê duyệt",
            "deadline_kind": "Chậm nhất ngày",
            "deadline": "31/12/2024",
            "report_back": f"{_TO}, chậm nhất ngày 15/01/2025",
            "priority": "Trước mắt",
            "links": "Quận Mẫu 1/KN-01; Quận Mẫu 3/KN-01",
        },
    ],
}


def write_common(
    folder: Path, registry: Registry, params: RoundParams, of_units: Mapping[str, Mapping[str, list[Row]]]
) -> None:
    """Write the register into ``folder``/findings, as the kit keeps it current beside those of the units."""
    titles = {row.id: row.title for row in registry.domains.values()}
    used = {link: row_of for row_of, row in _rows() for link in _links(row)}
    unit_rows: list[Row] = []
    ids = [name for name in params.units_of(OWNER) if name in of_units]
    for unit_id in sorted(ids, key=lambda name: registry.units[name].order):
        for table in PREFIXES:
            for number, row in enumerate(of_units[unit_id].get(table, ()), start=1):
                link = say.LINK.format(unit=registry.units[unit_id].short_name, row=row_id(table, number))
                unit_rows.append(
                    {
                        "key": f"{unit_id}/{row_id(table, number)}",
                        "link": link,
                        "kind": say.KINDS[table],
                        "domain": titles.get(str(row.get("domain", "")), ""),
                        "content": row["content"],
                        "used": used.get(link),
                    }
                )
    total = len(params.units_of(OWNER))
    counted = {}
    for name, row in _rows():
        if units := {link.rpartition("/")[0] for link in _links(row)}:
            ordered = sorted(units, key=lambda short: _order(registry, short))
            counted[name] = say.COUNT.format(fraction=padded_fraction(len(units), total), names=join(ordered))
    register = common_register(params, registry, OWNER, unit_rows, counted)
    rows = {
        table: [
            {**blank, **({**row, "domain": titles[str(row["domain"])]} if "domain" in row else row)}
            for blank, row in zip(blanks, _padded(COMMON.get(table, [])), strict=False)
        ]
        for table, blanks in register.rows.items()
        if table in PREFIXES
    }
    content = register_bytes(replace(register, rows={**register.rows, **rows}))
    (folder / "findings" / f"{OWNER}.xlsx").write_bytes(content)


def _rows() -> Iterator[tuple[str, Row]]:
    for table, prefix in PREFIXES.items():
        yield from ((f"{prefix}-{number:02}", row) for number, row in enumerate(COMMON[table], start=1))


def _links(row: Row) -> list[str]:
    return [part.strip() for part in str(row.get("links", "")).split(";") if part.strip()]


def _order(registry: Registry, short_name: str) -> int:
    return next(unit.order for unit in registry.units.values() if unit.short_name == short_name)


def _padded(rows: list[Row]) -> Iterator[Row]:
    yield from rows
    while True:
        yield {}
