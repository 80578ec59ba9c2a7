"""Sentences shared by all floors."""

FAULTS: dict[str, str] = {
    "unexpected": "Lỗi ngoài dự kiến: {detail}. Đề nghị gửi kèm toàn bộ thông báo này cho người phụ trách bộ công cụ.",
    "root-not-found": (
        "Không tìm thấy thư mục dự án giamsat từ {start} trở lên (thư mục có tệp params/units.csv). "
        "Đề nghị chạy lệnh trong thư mục dự án hoặc đặt biến môi trường GIAMSAT_ROOT."
    ),
    "round-unknown": "không có đợt “{round}” trong params/rounds. Các đợt hiện có: {known}.",
    "notebook-unit-unknown": "không có đơn vị “{unit}” trong đợt {round}. Mã gần giống: {near}.",
    "parameter-not-text": (
        "tham số {name} phải là văn bản, đang là {value} ({kind}). Khi dùng lệnh papermill, "
        "đề nghị truyền bằng -r {name} thay cho -p {name}."
    ),
}
PLACE_FILE = "Tệp {file}"
PLACE_SHEET = "sheet “{sheet}”"
PLACE_CELL = "ô {cell}"
PLACE_LINE = "dòng {line}"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"
DRAFT = "DỰ THẢO"
NO_DATA = "chưa có số liệu"
UNVERIFIED = "chưa kiểm chứng"
