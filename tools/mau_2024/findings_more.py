"""Registers of findings of five more units of Đoàn giám sát số 1, and rows added to the first; made up as all "
"else."""

from __future__ import annotations

from collections.abc import Sequence

from giamsat.workbook.content import Row

_SO, _DISTRICT = "sở, ban, ngành", "Ủy ban nhân dân quận, huyện, xã, phường"
_CITY = "Ủy ban nhân dân Thành phố"
_BACK = "Đoàn giám sát số 1, chậm nhất ngày 15/01/2025"
_SPRING = "Đoàn giám sát số 1, chậm nhất ngày 15/4/2025"
_BY, _BEFORE, _IN = "Chậm nhất ngày", "Trước ngày", "Trong kỳ"
Tables = dict[str, list[Row]]


def _stated(content: str, domain: str, ground: str) -> Row:
    """Return a result or a shortcoming; ``ground`` is an indicator, «nhiệm vụ n», or a document."""
    field = "indicator_id" if "." in ground and " " not in ground else "task" if ground.isdigit() else "document"
    return {"content": content, "domain": domain, field: ground}


def _causes(rows: Sequence[tuple[str, str, str, str]]) -> list[Row]:
    """Return causes: limit, words, body, head; without a body the cause is objective."""
    found: list[Row] = []
    for limit, content, body, head in rows:
        row: Row = {"shortcoming_ids": limit, "kind": "Chủ quan" if body else "Khách quan", "content": content}
        found.append({**row, "body": body, "head": head} if body else row)
    return found


def _asked(limit: str, group: str, addressee: str, rest: tuple[str, str, str, str, str]) -> Row:
    """Return a recommendation; ``rest`` are content, product, kind of deadline, deadline, duty to report."""
    names = ("content", "product", "deadline_kind", "deadline", "report_back")
    return {
        "shortcoming_ids": limit,
        "group": group,
        "addressee": addressee,
        **dict(zip(names, rest, strict=True)),
        "priority": "Trước mắt" if rest[2] != _IN else "Theo kế hoạch",
    }


_LATE = "Tỷ lệ hồ sơ đã giải quyết quá hạn cao hơn mức tối đa"
_SAFE = "Còn hệ thống thông tin chưa được phê duyệt cấp độ an toàn"
_COPIES = "Tỷ lệ kết quả giải quyết được cấp bản điện tử thấp hơn chỉ tiêu được giao"
_IN_TIME = "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn thấp hơn chỉ tiêu được giao"
ADDED: dict[str, Tables] = {
    "so-mau-b": {
        "shortcomings": [
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
            _stated(_COPIES, "cqdt", "cqdt.ty_le_so_hoa_ket_qua"),
        ],
    },
    "quan-mau-2": {
        "shortcomings": [
            _stated(_IN_TIME, "tthc", "tthc.ty_le_dung_han"),
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
            _stated(_COPIES, "cqdt", "cqdt.ty_le_so_hoa_ket_qua"),
        ],
        "causes": _causes([
            ("HC-03; HC-04", "Chưa kiểm tra thường xuyên tiến độ giải quyết hồ sơ của các phòng chuyên môn",
             "Ủy ban nhân dân quận Mẫu 2", "Chủ tịch Ủy ban nhân dân quận"),
        ]),
    },
}  # fmt: skip
"""Rows behind those of findings.py."""
MORE: dict[str, Tables] = {
    "so-mau-a": {
        "results": [_stated("Sở đã ban hành kế hoạch cải cách hành chính năm đúng thời hạn", "chi-dao", "1")],
        "shortcomings": [
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated("Nhiệm vụ khắc phục hạn chế của Chỉ số cải cách hành chính xong sau thời hạn", "chi-dao", "9"),
        ],
        "causes": _causes([
            ("HC-01", "Phần mềm chuyên ngành chưa kết nối đồng bộ với Hệ thống thông tin giải quyết thủ tục hành "
             "chính; "
             "công chức phải nhập dữ liệu hai lần", "", ""),
            ("HC-01", "Quy trình nội bộ chưa quy định thời hạn của từng bước phối hợp giữa các phòng chuyên môn",
             "Sở Mẫu A", "Giám đốc Sở"),
            ("HC-02", "Việc tổng hợp tài liệu kiểm chứng của các đơn vị trực thuộc bắt đầu muộn",
             "Văn phòng Sở Mẫu A", "Chánh Văn phòng Sở"),
        ]),
        "recommendations": [
            _asked("HC-01", _SO, "Sở Mẫu A", (
                "Sửa đổi quy trình nội bộ lĩnh vực Cấp giấy chứng nhận, giấy xác nhận, quy định thời hạn từng "
                "bước phối hợp",
                "Quy trình nội bộ được phê duyệt", _BY, "31/12/2024", _BACK)),
            _asked("HC-01", _CITY, "Ủy ban nhân dân Thành phố Mẫu", (
                "Giao cơ quan chuyên môn hoàn thành kết nối phần mềm chuyên ngành với Hệ thống thông tin giải "
                "quyết thủ tục "
                "hành chính", "Văn bản giao nhiệm vụ; biên bản nghiệm thu kết nối", _IN, "quý II năm 2025",
                "Hội đồng nhân dân Thành phố Mẫu, tại kỳ họp giữa năm 2025")),
        ],
    },
    "so-mau-c": {
        "results": [
            _stated("Sở đã tự kiểm tra công tác cải cách hành chính theo kế hoạch", "chi-dao", "2"),
            _stated("Tỷ lệ hồ sơ tiếp nhận trực tuyến cao hơn chỉ tiêu được giao", "tthc", "tthc.ty_le_truc_tuyen"),
        ],
        "shortcomings": [
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
            _stated("Việc tái cấu trúc quy trình cung cấp trực tuyến toàn trình hoàn thành sau thời hạn", "tthc", "3"),
        ],
        "causes": _causes([
            ("HC-03", "Việc tái cấu trúc quy trình phải chờ ý kiến thống nhất của cơ quan phối hợp", "", ""),
            ("HC-01", "Công tác kiểm tra, đôn đốc của lãnh đạo phụ trách chưa thường xuyên", "Sở Mẫu C", "Giám "
             "đốc Sở"),
            ("HC-02", "Hồ sơ đề xuất cấp độ an toàn được lập sau thời hạn của kế hoạch",
             "Trung tâm dữ liệu, thông tin Sở Mẫu C", "Giám đốc Trung tâm"),
        ]),
        "recommendations": [
            _asked("HC-02", _SO, "Sở Mẫu C", (
                "Hoàn thành hồ sơ đề xuất cấp độ an toàn của hệ thống thông tin còn lại",
                "Quyết định phê duyệt cấp độ", _BY, "31/12/2024", _BACK)),
            _asked("HC-01", _SO, "Sở Mẫu C", (
                "Rà soát nguyên nhân của hồ sơ quá hạn, có giải pháp theo từng nguyên nhân",
                "Báo cáo kết quả rà soát", _BEFORE, "15/12/2024", _BACK)),
        ],
    },
    "quan-mau-3": {
        "results": [
            _stated("Cả 06 phường đã ban hành quy chế bảo đảm an toàn hệ thống thông tin", "cds", "cds.ty_le_quy_che")
        ],
        "shortcomings": [
            _stated(_IN_TIME, "tthc", "tthc.ty_le_dung_han"),
            _stated(_COPIES, "cqdt", "cqdt.ty_le_so_hoa_ket_qua"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
        ],
        "causes": _causes([
            ("HC-01; HC-04", "Phần mềm chuyên ngành chưa kết nối đồng bộ với Hệ thống thông tin giải quyết thủ "
             "tục hành chính", "", ""),
            ("HC-01; HC-04", "Quy trình nội bộ chưa quy định thời hạn của từng bước phối hợp giữa các phòng "
             "chuyên môn",
             "Ủy ban nhân dân quận Mẫu 3", "Chủ tịch Ủy ban nhân dân quận"),
            ("HC-02", "Việc cấp kết quả điện tử chưa được kiểm tra ở bước trả kết quả",
             "Ủy ban nhân dân quận Mẫu 3", "Chủ tịch Ủy ban nhân dân quận"),
            ("HC-03", "Hồ sơ đề xuất cấp độ đang chờ cơ quan thẩm định", "", ""),
        ]),
        "recommendations": [
            _asked("HC-01", _DISTRICT, "Ủy ban nhân dân quận Mẫu 3", (
                "Quy định thời hạn từng bước phối hợp trong giải quyết hồ sơ lĩnh vực Đất đai",
                "Quy trình nội bộ được phê duyệt", _BY, "31/12/2024", _BACK)),
            _asked("HC-03", _DISTRICT, "Ủy ban nhân dân quận Mẫu 3", (
                "Hoàn thành hồ sơ đề xuất cấp độ an toàn của hệ thống thông tin còn lại",
                "Quyết định phê duyệt cấp độ", _IN, "quý I năm 2025", _SPRING)),
        ],
    },
    "huyen-mau-1": {
        "results": [
            _stated("Huyện xử lý đúng hạn toàn bộ phản ánh, kiến nghị đã tiếp nhận", "tthc", "tthc.ty_le_pakn")
        ],
        "shortcomings": [
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated("Còn thủ tục hành chính chưa có quy trình ISO", "tthc", "tthc.ty_le_quy_trinh_iso"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
        ],
        "causes": _causes([
            ("HC-01", "Phần mềm chuyên ngành chưa kết nối đồng bộ với Hệ thống thông tin giải quyết thủ tục hành "
             "chính, "
             "công chức phải nhập dữ liệu hai lần", "", ""),
            ("HC-01; HC-02", "Chưa quy định thời hạn của từng bước phối hợp giữa các phòng chuyên môn trong quy "
             "trình nội bộ",
             "Ủy ban nhân dân huyện Mẫu 1", "Chủ tịch Ủy ban nhân dân huyện"),
            ("HC-03", "Công chức làm công nghệ thông tin kiêm nhiệm, chưa được đào tạo chuyên sâu",
             "Ủy ban nhân dân huyện Mẫu 1", "Chủ tịch Ủy ban nhân dân huyện"),
        ]),
        "recommendations": [
            _asked("HC-02", _DISTRICT, "Ủy ban nhân dân huyện Mẫu 1", (
                "Ban hành quy trình ISO của các thủ tục hành chính còn lại thuộc thẩm quyền",
                "Quyết định ban hành quy trình", _BY, "31/12/2024", _BACK)),
        ],
    },
    "huyen-mau-2": {
        "results": [_stated("Huyện đã ban hành kế hoạch cải cách hành chính năm đúng thời hạn", "chi-dao", "1")],
        "shortcomings": [
            _stated(_IN_TIME, "tthc", "tthc.ty_le_dung_han"),
            _stated("Tỷ lệ hồ sơ tiếp nhận trực tuyến thấp hơn chỉ tiêu được giao", "tthc", "tthc.ty_le_truc_tuyen"),
            _stated(_COPIES, "cqdt", "cqdt.ty_le_so_hoa_ket_qua"),
            _stated("Còn xã chưa ban hành quy chế bảo đảm an toàn hệ thống thông tin", "cds", "cds.ty_le_quy_che"),
            _stated("Nhiệm vụ rà soát, làm sạch dữ liệu chuyên ngành chưa hoàn thành", "cds", "8"),
            _stated(_LATE, "tthc", "tthc.ty_le_qua_han"),
            _stated(_SAFE, "cds", "cds.ty_le_cap_do"),
        ],
        "causes": _causes([
            ("HC-02", "Điều kiện thiết bị, kỹ năng số của người dân không đồng đều giữa các xã", "", ""),
            ("HC-03", "Khối lượng hồ sơ giấy của giai đoạn trước lớn, kinh phí số hóa bố trí theo giai đoạn", "", ""),
            ("HC-01; HC-06", "Công tác kiểm tra, đôn đốc của lãnh đạo phụ trách chưa thường xuyên",
             "Ủy ban nhân dân huyện Mẫu 2", "Chủ tịch Ủy ban nhân dân huyện"),
            ("HC-04; HC-05; HC-07", "Việc theo dõi nhiệm vụ được giao chưa có cảnh báo trước hạn",
             "Ủy ban nhân dân huyện Mẫu 2", "Chủ tịch Ủy ban nhân dân huyện"),
        ]),
        "recommendations": [
            _asked("HC-01", _DISTRICT, "Ủy ban nhân dân huyện Mẫu 2", (
                "Kiểm tra, xác định nguyên nhân hồ sơ quá hạn của lĩnh vực Đất đai",
                "Thông báo kết luận kiểm tra", _BY, "31/12/2024", _BACK)),
            _asked("HC-04", _DISTRICT, "Ủy ban nhân dân huyện Mẫu 2", (
                "Chỉ đạo các xã còn lại ban hành quy chế bảo đảm an toàn hệ thống thông tin",
                "Quy chế được ban hành", _BEFORE, "30/11/2024", _BACK)),
            _asked("HC-03", _CITY, "Ủy ban nhân dân Thành phố Mẫu", (
                "Bố trí kinh phí số hóa hồ sơ theo khối lượng được phê duyệt",
                "Quyết định giao dự toán", _IN, "năm 2025",
                "Hội đồng nhân dân Thành phố Mẫu, tại kỳ họp cuối năm 2025")),
        ],
    },
}  # fmt: skip
