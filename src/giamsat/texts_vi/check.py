"""Sentences about the check of what came in: on the terminal, on its page, and in the workbooks that go back."""

from __future__ import annotations

from giamsat.texts_vi import EXPLAIN, WARNING, Mending

MISSING = "con-thieu"
"""Severity of what was asked for and is not there; it stops nothing."""

FAULTS: dict[str, str] = {
    "not-handed-in": "chưa nhận được biểu mẫu số liệu của đơn vị (thời hạn: ngày {due}).",
    "handed-in-late": "nhận ngày {received}, chậm {days} ngày so với thời hạn (ngày {due}).",
    "sheet-missing": (
        "chưa tìm thấy {sheet}; nếu đơn vị không thuộc diện báo cáo, đề nghị ghi tên sheet và căn cứ ở dòng "
        "“Sheet không áp dụng” của sheet “Bìa”."
    ),
    "figures-missing": "chưa có số liệu về {topic}; đề nghị bổ sung, hoặc nêu lý do ở cột Giải trình.",
    "answer-formula": "ô số liệu được nhập bằng công thức; đề nghị xác nhận con số, hoặc nhập lại bằng số.",
}
MENDING: dict[str, Mending] = {
    "not-handed-in": Mending(MISSING, "biểu mẫu đã điền", "Đôn đốc đơn vị gửi biểu mẫu."),
    "handed-in-late": Mending(WARNING, "gửi trước hoặc trong ngày {due}", "Ghi nhận; báo cáo nêu số ngày chậm."),
    "sheet-missing": Mending(
        MISSING, "{sheet}", "Bổ sung sheet của biểu mẫu, hoặc ghi “Sheet không áp dụng” và căn cứ."
    ),
    "figures-missing": Mending(
        MISSING, "số liệu", "Nhập số liệu và chọn trạng thái; chưa có thì nêu lý do ở cột Giải trình."
    ),
    "answer-formula": Mending(EXPLAIN, "con số nhập trực tiếp", "Nhập lại bằng số, hoặc xác nhận ở cột Giải trình."),
}

SEVERITY_WORDS = {"loi": "lỗi", "can-giai-trinh": "cần giải trình", "canh-bao": "cảnh báo", MISSING: "còn thiếu"}
HELP = "Kiểm tra biểu mẫu các đơn vị đã gửi: nêu mọi điểm cần sửa, ghi outputs/<đợt>/check.html và returned/."
HELP_UNITS = "Mã đơn vị cần xem, cách nhau bằng dấu phẩy; để trống là tất cả."
HELP_JOBS = "Số tiến trình đọc tệp song song; để trống là số nhân của máy."


# Where an entry is
FILE = "Tệp {file}"
SHEET = "sheet “{sheet}”"
CELLS = "ô {cells}"
LINES = "dòng {lines}"
BETWEEN = "; "
MORE_FOUND = "…"
SENTENCE = "{where}: {text}"
OF_UNIT = "{name}: {text}"
OF_UNIT_AT = "{name}, {text}"
EXPLAINED = "Đơn vị giải trình: “{text}”."
ACCEPTED = "đã chấp nhận, lý do: {reason}"
ACCEPTED_BY = "{decision} ({by}, ngày {on}); lý do: {reason}"

# Terminal
TABLE_HEADS = ("Đơn vị", "Nhận ngày", "Hạn", "Đã điền", "Lỗi", "G.trình", "C.báo", "Thiếu")
TITLE = "{title} ({round})"
NOT_IN = "chưa gửi"
NOT_ASKED = "không thu biểu"
NO_DAY = "chưa ghi sổ"
IN_TIME = "đúng hạn"
LATE = "chậm {days} ngày"
NOTHING = "–"
SEVERAL = "{text} [{count} ô]"
FIRST = "Việc cần làm trước:"
FIRST_LINE = "{number}. {text}"
AND_UNITS = " (và {count} nội dung cùng loại, tất cả ở {units} đơn vị)"
AND_SAME = " (và {count} nội dung cùng loại)"
OTHERS = "Tệp, dòng của cả đợt hoặc chưa biết của đơn vị nào:"
UNIT_LINE = "{name} ({unit})"
MEND = "→ {mend}"
ACCEPTED_HEAD = "Đã giải trình hoặc đã chấp nhận:"
RETURNED = "Tệp gửi lại đơn vị: {files}"
SUMMARY = (
    "Đã kiểm tra {units} đơn vị: {handed} đơn vị đã gửi; {errors} lỗi, {explain} nội dung cần giải trình, "
    "{warnings} cảnh báo, {missing} nội dung còn thiếu ({seconds} giây)."
)
SUMMARY_FILES = "Mở {page} để xem; {count} tệp gửi lại đơn vị ở {folder}."
SUMMARY_PAGE = "Mở {page} để xem."
CHECKING = "Đang đọc các tệp"

# The page
PAGE_TITLE = "Kết quả kiểm tra biểu mẫu: {title}"
PAGE_NOTE = (
    "Bộ công cụ giữ nguyên số của đơn vị, chỉ nêu điểm cần xem lại. Tệp có lỗi chưa được sử dụng; "
    "nội dung cần giải trình và cảnh báo không làm dừng việc lập báo cáo."
)
PAGE_HEADS = (
    "TT",
    "Đơn vị",
    "Nhận ngày",
    "Thời hạn",
    "Chỉ tiêu đã trả lời",
    "Lỗi",
    "Cần giải trình",
    "Cảnh báo",
    "Còn thiếu",
)
PAGE_WORDS = {
    "back": "Báo cáo của đợt",
    "units": "đơn vị",
    "send": "Tệp gửi lại",
    "clean": "Không có nội dung cần xem lại.",
    "amended": "Số liệu thay đổi theo văn bản bổ sung",
    "files": "Tệp đã nhận",
    "others": "Tệp, dòng của cả đợt hoặc chưa biết của đơn vị nào",
    "first": "Việc cần làm trước",
    "accepted": "Đã giải trình hoặc đã chấp nhận",
    "round": "Mã đợt",
    "table": "Bảng tổng hợp kiểm tra theo đơn vị",
    "received": "nhận ngày",
    "check_code": "mã đối chiếu biểu (phải giống bản ký)",
    "codes": "Ý nghĩa của mã in nhỏ ở cuối mỗi nội dung: docs/fault-codes.md.",
}
CHECK_CODE = "Mã đối chiếu biểu (phải giống bản ký): {codes}"
PAGE_AMENDED = "Số liệu thay đổi theo văn bản bổ sung"
PAGE_AMENDMENT = "{label}: {before} → {after} ({document})"
PAGE_NO_DOCUMENT = "chưa ghi văn bản"
PAGE_NO_VALUE = "chưa có"
PAGE_EXPECTED = "Cần: {expected}"
ASKS = "Đề nghị"
PAGE_MEND = "Đề nghị: {mend}"

# The workbook that goes back
AUTHOR = "Văn phòng giúp việc Đoàn giám sát"
LIST_TITLE = "NỘI DUNG CẦN XEM LẠI"
LIST_UNIT = "Đơn vị: {name} · {title}"
LIST_OPENING = (
    "Cảm ơn đơn vị đã gửi biểu mẫu. Qua kiểm tra còn {count}; đề nghị đơn vị xem lại theo bảng dưới đây. "
    "Các ô này được tô màu và có ghi chú trong từng sheet (cam nhạt: cần sửa để sử dụng được tệp; "
    "vàng: cần xác nhận hoặc bổ sung)."
)
LIST_CELLS = "{cells} ô thuộc {entries} nội dung"
LIST_ENTRIES = "{entries} nội dung"
LIST_HOW = (
    "Cách gửi lại: sửa trực tiếp trên tệp này, giữ nguyên các sheet và tên cột, lưu ở dạng .xlsx rồi gửi lại như lần "
    "trước. Số đúng mà khác thường thì giữ nguyên và ghi lý do ở cột Giải trình. Không cần xóa màu và ghi chú."
)
LIST_HEADS = ("TT", "Mức độ", "Sheet", "Ô", "Nội dung", "Cần", "Đề nghị")
LIST_OF_FILE = "cả tệp"

# docs/fault-codes.md
CODES_TITLE = "# Mã của các nội dung cần xem lại"
CODES_OPENING = (
    "Mỗi nội dung mà `make check` nêu có một mã không đổi giữa các bản của bộ công cụ; mã in ở cuối nội dung trên "
    "trang `check.html` và ở khóa `code` của `check.json`. Chữ trong &lt;…&gt; được thay bằng nội dung của "
    "từng tệp.\n\n"
    "- **lỗi**: tệp chưa được sử dụng cho đến khi sửa;\n"
    "- **cần giải trình**: số của đơn vị được giữ nguyên và được hỏi lại;\n"
    "- **cảnh báo**: không làm dừng việc nào;\n"
    "- **còn thiếu**: nội dung được hỏi mà chưa có.\n\n"
    "Báo cáo được lập, được đánh dấu hay bị từ chối với từng loại: [faults.md](faults.md). Các quy tắc về số liệu "
    "có mã riêng, ghi ở danh mục quy tắc. Trang này do bộ công cụ ghi từ chính các câu thông báo "
    "(`tests/docs/test_fault_codes.py` so lại)."
)
CODES_HEADS = ("Mã", "Mức độ", "Thông báo", "Cần", "Đề nghị")
CODES_OTHERS = "Các mã khác (tham số của bộ công cụ, sổ tay, việc lập báo cáo)"
CODES_OTHER_HEADS = ("Mã", "Thông báo")
CODES_FLOORS = {
    "params": "Tệp csv của bộ phận tổng hợp",
    "intake": "Biểu mẫu, sổ tiếp nhận, số liệu công khai",
    "reading": "Đọc tệp gửi về",
    "forms": "Biểu mẫu gửi đi",
    "rules": "Quy tắc về số liệu",
    "extracts": "Số liệu trích xuất từ hệ thống",
    "visits": "Phiếu khảo sát thực tế",
    "check": "Kết quả kiểm tra",
    "pipeline": "Khi lập báo cáo",
}
