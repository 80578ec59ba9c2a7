"""Words of the check of handed-out files against a rebuild."""

FAULTS: dict[str, str] = {
    "verify-nothing": (
        "đợt {round} chưa có báo cáo nào được lập (không có {manifest}) nên chưa có gì để kiểm tra. "
        "Đề nghị chạy make reports ROUND={round} trước."
    ),
    "verify-nothing-at-all": (
        "chưa có đợt nào được lập báo cáo nên chưa có gì để kiểm tra. Đề nghị chạy make reports trước."
    ),
    "verify-unit-unbuilt": (
        "chưa lập báo cáo nào của “{unit}” trong đợt {rounds} nên chưa có gì để kiểm tra. Đã lập: {known}."
    ),
    "verify-no-room": (
        "không chép được số liệu sang thư mục tạm {folder} để lập lại ({reason}). "
        "Đề nghị kiểm tra chỗ trống của ổ đĩa rồi chạy lại."
    ),
    "verify-no-folder": "không có thư mục “{folder}”. Đề nghị xem lại mục FOLDER.",
    "verify-which-round": (
        "đề nghị nêu các tệp trong thư mục “{folder}” là của đợt nào (mỗi lần một đợt): thêm ROUND=… với một trong các "
        "đợt {rounds}."
    ),
    "verify-empty-folder": (
        "thư mục “{folder}” không có tệp nào của đợt {round} (cùng tên với tệp đã lập, ví dụ {example})."
    ),
}

HELP = "Kiểm tra các tệp đã lập: lập lại trong thư mục tạm rồi so từng tệp, tệp khác thì nêu lý do."
HELP_ROUND = "Mã đợt (nhiều đợt cách nhau bằng dấu phẩy); để trống là mọi đợt đã lập báo cáo."
HELP_FOLDER = "Thư mục chứa các bản đã gửi đi (cùng tên tệp); để trống là kiểm tra thư mục outputs/."

# Why a file is another than what is made today.
EDITED = "tệp đã bị sửa sau khi lập: mã SHA-256 khác mã ghi trong manifest.json"
OTHER_COPY = "không phải bản lập gần nhất, mà là bản cũ hơn hoặc đã bị sửa: mã SHA-256 khác mã ghi trong manifest.json"
AS_RECORDED = "tệp vẫn như khi lập: mã SHA-256 đúng như ghi trong manifest.json"
ADDED_TO = "có nội dung thêm vào sau khi lập (ví dụ chữ ký số); phần gốc giống"
ADDED_TO_RECORDED = "có nội dung thêm vào sau khi lập (ví dụ chữ ký số); phần gốc như khi lập"
HAS_SIGNATURE = "phần thêm có chữ ký số; đề nghị kiểm tra chữ ký bằng phần mềm ký số"
NO_SIGNATURE = "không thấy chữ ký số trong phần thêm; đề nghị mở tệp xem phần thêm là gì"
INPUT_CHANGED = "tệp {file} đã đổi sau khi lập báo cáo"
INPUT_REMOVED = "tệp {file} dùng khi lập báo cáo, nay không còn"
INPUT_ADDED = "có thêm tệp {file} sau khi lập báo cáo"
PARTS_CHANGED = "thành phần đã đổi: {parts}"
PACKAGES_CHANGED = "thư viện đã đổi: {packages}"
PACKAGE = "{name} {before} → {now}"
MORE_PACKAGES = "và {count} thư viện khác"
NONE = "(không có)"
OLDER = "tệp là của lần lập trước, không phải của lần lập gần nhất"
ROUND_CHANGED = "nội dung của đợt đã đổi sau khi lập; lý do nêu ở từng báo cáo"
UNEXPLAINED = (
    "lập lại ra tệp khác dù tệp đầu vào, bộ công cụ và thư viện không đổi; đề nghị báo người phụ trách bộ công cụ"
)
NOT_MADE = "lần lập lại không có tệp này"
NO_UNIT = "đơn vị không còn trong đợt"
GONE = "không còn tệp; chạy make reports để lập lại"

# Telling.
STATES = {
    "same": "giống",
    "signed": "giống, đã ký số",
    "extended": "có phần thêm vào",
    "differs": "khác",
    "missing": "thiếu",
    "not-rebuilt": "chưa lập lại được",
}
REPORT_SAME = "{name}: giống cả {count} tệp ({files})"
FILE_SAME = "{name}: giống ({files})"
REPORT = "{name}:"
FILES = "  - {state}: {files}"
REASON = "      {reason}"
ROUND_FILES = "Tệp chung của đợt"
ROUND = "Đợt {round}: {title}"
SUMMARY = "Đã so {count} tệp với bản lập lại ({seconds} giây): {states}."
UNKNOWN = "Bỏ qua {count} tệp không phải tệp đã lập của đợt: {files}"
