"""Sentences shared by all floors."""

FAULTS: dict[str, str] = {
    "unexpected": "Lỗi ngoài dự kiến: {detail}. Đề nghị gửi kèm toàn bộ thông báo này cho người phụ trách bộ công cụ.",
    "root-not-found": (
        "Không tìm thấy thư mục dự án giamsat từ {start} trở lên (thư mục có tệp params/units.csv). "
        "Đề nghị chạy lệnh trong thư mục dự án hoặc đặt biến môi trường GIAMSAT_ROOT."
    ),
    "ready-not-minutes": (
        "biến môi trường {variable} phải là số phút nguyên từ 0 đến {most} (0: không giữ tiến trình chờ), "
        "không phải “{found}”."
    ),
    "round-unknown": "không có đợt “{round}” trong params/rounds. Các đợt hiện có: {known}.",
    "notebook-unit-unknown": "không có đơn vị “{unit}” trong đợt {round}. Mã gần giống: {near}.",
    "notebook-delegation-unknown": (
        "không có tổng hợp riêng của đoàn “{delegation}” trong đợt {round}. Mã gần giống: {near}."
    ),
    "parameter-not-text": (
        "tham số {name} phải là văn bản, đang là {value} ({kind}). Khi dùng lệnh papermill, "
        "đề nghị truyền bằng -r {name} thay cho -p {name}."
    ),
}
PLACE_FILE = "Tệp {file}"
PLACE_SHEET = "sheet “{sheet}”"
PLACE_CELL = "ô {cell}"
PLACE_LINE = "dòng {line}"
HOLDER_PROGRAM = "{name} (tiến trình {pid})"
HOLDER_LIBREOFFICE = "LibreOffice của {user} trên máy {machine}"
HOLDER_OFFICE = "Microsoft Office của {user}"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
DRAFT = "DỰ THẢO"
NO_DATA = "chưa có số liệu"
UNVERIFIED = "chưa kiểm chứng"
SYNTHESIS_OF_ROUND = "Tổng hợp của đợt"
SYNTHESIS_OF = "Tổng hợp của {name}"

# Where a figure stands on the page, and how it follows from its places, in the table of sources beside a report.
TRAIL_OPENING = "phần mở đầu"
TRAIL_APPENDIX = "PHỤ LỤC"
TRAIL_BETWEEN = "; "
TRAIL_TABLE = "bảng"
TRAIL_PLACES = {
    "paragraph": "đoạn {number}",
    "list": "danh sách {number}",
    "callout": "khung {number}",
    "quote": "đoạn trích {number}",
}
TRAIL_ITEM = "mục {number}"
TRAIL_CELL = "{table}, hàng {row}, cột “{column}”"
TRAIL_HOW = {
    "sum": "cộng các ô, dòng này",
    "count": "đếm các ô, dòng này",
    "row": "ghi tại hàng, dòng này",
    "computed": "tính từ số liệu, ngày ghi tại đây",
    "computed-here": "tính từ các số liệu trong báo cáo",
    "query": "đếm từ tệp trích xuất",
    "group": "tử số và mẫu số của đơn vị trong số liệu tính chung nhóm",
}
