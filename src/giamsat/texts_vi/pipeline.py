"""Sentences of the story and command floors."""

FAULTS: dict[str, str] = {
    "unit-unknown": "không có đơn vị “{unit}” trong đợt {rounds}. Đề nghị xem mã đơn vị trong params/units.csv.",
    "format-unknown": "không có định dạng “{format}”. Các định dạng: {known}.",
    "jobs-not-a-number": "số tiến trình phải là số nguyên từ 1 trở lên, không phải “{jobs}”.",
    "final-with-gap": (
        "văn bản chính thức của {name} còn thiếu số liệu bắt buộc: {gap}. Đề nghị bổ sung số liệu, hoặc ghi quyết định "
        "miễn của người có thẩm quyền vào decisions.csv của đợt (kind = mien, subject = {subject}), hoặc để văn bản "
        "ở trạng thái dự thảo."
    ),
    "final-blank": (
        "văn bản chính thức còn chỗ trống trong câu mở đầu; đề nghị ghi đủ founding_act và plan trong "
        "params/rounds/{round}.toml, hoặc để văn bản ở trạng thái dự thảo."
    ),
    "final-unverified": (
        "văn bản chính thức viện dẫn “{citation}” còn ghi chưa kiểm chứng trong params/laws.toml. "
        "Đề nghị kiểm chứng rồi sửa verified = true, hoặc để văn bản ở trạng thái dự thảo."
    ),
    "identity-mismatch": (
        "báo cáo phải là của {expected} nhưng kết quả chạy là của {found}. Báo cáo không được xuất bản; "
        "đề nghị không sửa ô tham số và ô mở đầu của sổ tay."
    ),
    "section-missing": "báo cáo thiếu mục “{section}”. Đề nghị khôi phục ô lệnh của mục này từ bản mẫu.",
    "section-short": (
        "mục “{section}” phải có ít nhất {promised} {what} nhưng chỉ có {delivered}. "
        "Báo cáo không được xuất bản; đề nghị báo người phụ trách bộ công cụ."
    ),
    "phase-before-speaks": (
        "tài liệu trước buổi làm việc không được mang kết luận của Đoàn: {what}. "
        "Đề nghị chuyển nội dung này về ô dành cho giai đoạn sau buổi làm việc."
    ),
    "signs-unprintable": ("có ký tự không in được ({codes}); báo cáo in mã của ký tự. Đề nghị xem lại nội dung ô này."),
    "worker-died": (
        "tiến trình lập báo cáo dừng đột ngột (thường do hết bộ nhớ). Đề nghị chạy lại với JOBS=1 hoặc ít đơn vị hơn."
    ),
    "target-open": (
        "tệp đang mở trong chương trình khác nên chưa thay được; bản mới ở {beside}. Đề nghị đóng tệp rồi chạy lại."
    ),
}

HELP_PROGRAM = "Bộ công cụ lập báo cáo giám sát: từ số liệu của các đơn vị đến báo cáo HTML và PDF."
HELP_REPORTS = "Lập báo cáo của các đơn vị và báo cáo tổng hợp, ghi vào thư mục outputs/."
HELP_ROUND = "Mã đợt (nhiều đợt cách nhau bằng dấu phẩy); để trống là mọi đợt có số liệu."
HELP_UNITS = "Mã đơn vị, cách nhau bằng dấu phẩy; «tong-hop» là báo cáo tổng hợp; để trống là tất cả."
HELP_JOBS = "Số tiến trình chạy song song; để trống là số nhân của máy."
HELP_FORMATS = "Định dạng: html, pdf hoặc cả hai, cách nhau bằng dấu phẩy."
HELP_HELP = "Hiện phần trợ giúp này."

USAGE = "Cách dùng:"
OPTIONS = "Tùy chọn"
COMMANDS = "Lệnh"
USAGE_ERROR = "Lệnh chưa đúng: {detail} Xem trợ giúp: giamsat {command} --help"
NO_SUCH_COMMAND = "không có lệnh “{name}”."
NO_SUCH_OPTION = "không có tùy chọn “{name}”."
NO_VALUE = "tùy chọn “{name}” chưa có giá trị."
EXTRA_WORDS = "thừa “{name}”."
BAD_VALUE = "giá trị của “{name}” chưa đúng: {detail}."

BUILDING = "Đang lập báo cáo"
DONE_LINE = "[{done}/{total}] {round} · {name}: {what} ({seconds} giây)"
STATE_WORDS = {"built": "đã lập", "failed": "không lập được", "refused": "từ chối (văn bản chính thức chưa đủ)"}
CREATED = "Đã tạo sổ tay mới từ bản mẫu: {files}"
SUMMARY_BUILT = "Đã lập {built}/{total} báo cáo trong {seconds} giây. Mở outputs/index.html để xem."
SUMMARY_STAGES = "Thời gian từng khâu (cộng dồn): {stages}."
STAGES = {"run": "chạy sổ tay", "blocks": "xếp nội dung", "html": "HTML", "pdf": "PDF"}
SUMMARY_GAPS = "Còn thiếu số liệu ({units} đơn vị):"
SUMMARY_UNWRITTEN = "Còn phần thuyết minh chưa viết:"
SUMMARY_FAULTS = "Chưa lập được:"
SUMMARY_DATA_FAULTS = "Tệp không dùng được:"
SUMMARY_NOTICES = "Lưu ý khi đọc tệp:"
SUMMARY_WARNINGS = "Lưu ý:"
NO_ROUNDS = "Chưa có đợt nào có số liệu trong thư mục data/."
STOPPED = "Đã dừng theo yêu cầu."

INDEX_TITLE = "Báo cáo của các đợt"
INDEX_SYNTHESIS = "Tổng hợp của đợt"
INDEX_STATES = {"du-thao": "Dự thảo", "chinh-thuc": "Chính thức"}
INDEX_PHASES = {"truoc": "trước buổi làm việc", "sau": "sau buổi làm việc"}
INDEX_OLD = "Lần chạy gần nhất không lập được; tệp đang có là bản cũ."
INDEX_GAPS = "Còn {count} nội dung chưa có số liệu."
INDEX_UNWRITTEN = "Còn {count} phần thuyết minh chưa viết."
