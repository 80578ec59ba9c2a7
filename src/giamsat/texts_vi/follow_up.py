"""Following up requests of earlier rounds: faults, the section of a report, the register, the verb."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS = {
    "follow-file-absent": (
        "chưa có sổ theo dõi “{origin}” mà đợt này dẫn đến ở khóa follow_up; đề nghị kiểm tra mã đợt "
        "hoặc lập tệp.{near}"
    ),
    "follow-id-twice": "mã “{id}” đã dùng cho một kiến nghị khác trong sổ theo dõi; mỗi kiến nghị cần một mã riêng.",
    "follow-unit-unknown": "mã đơn vị “{found}” chưa có trong params/units.csv; đề nghị kiểm tra lại.{near}",
    "follow-addressee-absent": (
        "kiến nghị “{id}” chưa nêu nơi thực hiện; đề nghị ghi mã đơn vị ở cột unit, hoặc tên nhóm đơn vị ở cột "
        "addressee."
    ),
    "follow-deadline-unread": (
        "cột deadline_text ghi “{found}” nên chưa xác định được ngày cuối của thời hạn; đề nghị ghi như văn bản, "
        "ví dụ “trước ngày 30/6/2024”, “trong quý IV năm 2024”, hoặc chọn khong-neu-han ở cột deadline_kind."
    ),
    "follow-deadline-early": (
        "thời hạn “{found}” (ngày cuối {last_day}) đứng trước ngày của văn bản ({made_on}); đề nghị đối chiếu văn bản."
    ),
    "follow-mark-real": (
        "“{id}” là của đơn vị có thật nên không ghi “SỐ LIỆU MINH HỌA”; chỉ ghi nội dung đã công bố, có nguồn."
    ),
    "follow-mark-absent": "“{id}” là của đơn vị mẫu nên cột mark cần ghi “SỐ LIỆU MINH HỌA”.",
    "follow-request-unknown": "chưa có kiến nghị nào mang mã “{found}” trong sổ cùng tên; đề nghị kiểm tra lại.{near}",
    "follow-value-unknown": "cột value ghi “{found}”; đề nghị chọn một trong các giá trị: {values}.",
    "follow-entry-lacks": "dòng loại “{kind}” còn để trống cột {column}; đề nghị bổ sung.",
    "follow-entry-early": "ngày ghi nhận {on} đứng trước ngày của văn bản kiến nghị ({made_on}); đề nghị kiểm tra lại.",
    "follow-entry-after-end": (
        "ngày ghi nhận {on} đứng sau ngày kết thúc theo dõi ({ended}); đề nghị kiểm tra ngày, hoặc bỏ dòng kết thúc."
    ),
    "follow-done-later": "ngày hoàn thành {done_on} đứng sau ngày ghi nhận {on}; đề nghị kiểm tra lại.",
    "follow-counts": (
        "số nội dung đã xong “{done}” trên tổng số “{total}” chưa hợp lý; đề nghị ghi cả hai số, số đã xong không lớn "
        "hơn tổng số, hoặc để trống cả hai."
    ),
    "follow-transfer-mixed": (
        "nơi nhận “{found}” và đơn vị ban đầu không cùng loại (đơn vị mẫu và đơn vị có thật); đề nghị kiểm tra lại."
    ),
    "follow-sheet-unknown": (
        "chưa biết phiếu theo dõi này của đơn vị nào (ô “Mã đơn vị” ghi “{found}”); đề nghị dùng phiếu do "
        "make follow-up lập."
    ),
    "follow-sheet-request": (
        "mã kiến nghị “{found}” không có trong sổ theo dõi của đơn vị này; đề nghị giữ nguyên cột khóa của phiếu."
    ),
    "follow-sheet-answer": ("cột “{column}” ghi “{found}” nên chưa đọc được; đề nghị {expected}."),
    "follow-sheet-head": (
        "chưa tìm thấy bảng có cột “{column}” trong phiếu theo dõi; đề nghị dùng phiếu do make follow-up lập."
    ),
}

MENDING = {
    "follow-file-absent": Mending(ERROR, "tệp data/follow-up/<đợt>.requests.csv", "Sửa khóa follow_up hoặc lập tệp."),
    "follow-id-twice": Mending(ERROR, "mỗi mã một lần", "Đặt mã khác cho dòng sau."),
    "follow-unit-unknown": Mending(ERROR, "mã có trong params/units.csv", "Sửa mã đơn vị."),
    "follow-addressee-absent": Mending(ERROR, "mã đơn vị hoặc tên nhóm đơn vị", "Ghi cột unit hoặc cột addressee."),
    "follow-deadline-unread": Mending(ERROR, "thời hạn như văn bản ghi", "Sửa cột deadline_text, deadline_kind."),
    "follow-deadline-early": Mending(ERROR, "thời hạn từ ngày của văn bản trở đi", "Đối chiếu văn bản rồi sửa."),
    "follow-mark-real": Mending(ERROR, "cột mark để trống", "Xóa chữ ở cột mark, hoặc bỏ dòng nếu là nội dung mẫu."),
    "follow-mark-absent": Mending(ERROR, "SỐ LIỆU MINH HỌA", "Ghi “SỐ LIỆU MINH HỌA” vào cột mark."),
    "follow-request-unknown": Mending(ERROR, "mã của một kiến nghị cùng sổ", "Sửa cột request."),
    "follow-value-unknown": Mending(ERROR, "{values}", "Sửa cột value."),
    "follow-entry-lacks": Mending(ERROR, "cột {column} có nội dung", "Bổ sung cột {column}."),
    "follow-entry-early": Mending(ERROR, "từ ngày {made_on}", "Sửa cột on."),
    "follow-entry-after-end": Mending(ERROR, "không sau ngày {ended}", "Sửa cột on, hoặc bỏ dòng kết thúc theo dõi."),
    "follow-done-later": Mending(ERROR, "không sau ngày {on}", "Sửa cột done_on hoặc cột on."),
    "follow-counts": Mending(ERROR, "số đã xong, tổng số", "Sửa cột done, total."),
    "follow-transfer-mixed": Mending(ERROR, "đơn vị cùng loại", "Sửa cột to_unit."),
    "follow-sheet-unknown": Mending(ERROR, "phiếu do make follow-up lập", "Lập lại phiếu, chép nội dung sang."),
    "follow-sheet-request": Mending(ERROR, "mã có sẵn trên phiếu", "Khôi phục cột mã."),
    "follow-sheet-answer": Mending(ERROR, "{expected}", "Sửa ô này rồi gửi lại phiếu."),
    "follow-sheet-head": Mending(ERROR, "cột “{column}”", "Lập lại phiếu, chép nội dung sang."),
}

# --- words of the fields ------------------------------------------------------------------------------

FORCES = {
    "nghi-quyet": "Nghị quyết",
    "ket-luan": "Kết luận",
    "thong-bao": "Thông báo",
    "kien-nghi": "Kiến nghị",
    "cam-ket": "Cam kết",
    "loi-hua": "Lời hứa",
    "yeu-cau": "Yêu cầu, đề nghị",
    "chi-dao": "Chỉ đạo",
}
POINT = "nội dung"
SUBJECTS = {
    "nghi-quyet": POINT,
    "ket-luan": POINT,
    "thong-bao": POINT,
    "kien-nghi": "kiến nghị",
    "cam-ket": "cam kết",
    "loi-hua": "lời hứa",
    "yeu-cau": "yêu cầu",
    "chi-dao": "nhiệm vụ",
}
PROGRESS = {
    "chua-co-so-lieu": "chưa có số liệu",
    "chua-bao-cao": "chưa báo cáo",
    "chua-thuc-hien": "chưa thực hiện",
    "dang-thuc-hien": "đang thực hiện",
    "hoan-thanh-mot-phan": "hoàn thành một phần",
    "hoan-thanh": "hoàn thành",
    "khong-thuc-hien": "không thực hiện",
}
VERIFICATION = {"chua-kiem-chung": "chưa kiểm chứng", "dat": "đạt", "chua-dap-ung": "chưa đáp ứng yêu cầu"}
LABELS = {
    "hoan-thanh": "hoàn thành",
    "hoan-thanh-mot-phan": "hoàn thành một phần",
    "chua-hoan-thanh": "chưa hoàn thành",
    "qua-han": "quá hạn",
    "khong-thuc-hien": "không thực hiện",
    "chua-dap-ung-yeu-cau": "chưa đáp ứng yêu cầu",
}
TIMES = {
    "khong-neu-han": "không nêu hạn",
    "chua-den-han": "chưa đến hạn",
    "con-n-ngay": "còn {days} ngày",
    "qua-han": "quá hạn {days} ngày",
    "het-han-chua-co-so-lieu": "thời hạn đã qua; chưa có số liệu",
    "trong-han": "trong thời hạn",
    "cham": "chậm {days} ngày",
}
ENDED_LABEL = "kết thúc theo dõi"
TRANSFERRED_LABEL = "đã chuyển chủ thể thực hiện"
CEASED_LABEL = "đơn vị đã kết thúc hoạt động, chờ quyết định"
KINDS = {
    "tien-do": "Tiến độ",
    "kiem-chung": "Kiểm chứng",
    "chuyen-chu-the": "Chuyển chủ thể thực hiện",
    "ket-thuc": "Kết thúc theo dõi",
    "yeu-cau-giai-trinh": "Yêu cầu giải trình",
}

# --- sentences of a report ------------------------------------------------------------------------------

STATES = {
    "chua-bao-cao": "đơn vị chưa báo cáo kết quả",
    "chua-thuc-hien": "chưa thực hiện",
    "dang-thuc-hien": "đang thực hiện",
}
NO_DEADLINE = "không nêu thời hạn"
UNDATED = "văn bản không nêu thời hạn"
PAST = "thời hạn ({due}) đã qua"
SOON = "còn {days} ngày đến hết thời hạn ({due})"
NOT_DUE = "chưa đến thời hạn ({due})"
NOTHING_KNOWN = "chưa có số liệu về kết quả thực hiện"
REFUSED = "đơn vị báo cáo không thực hiện ({document})"
UNMET = "đơn vị báo cáo đã hoàn thành ({document}); qua kiểm chứng, kết quả chưa đáp ứng yêu cầu: {evidence}"
ENDED = "kết thúc theo dõi từ ngày {day} theo {document}; người quyết định: {by}; lý do: “{reason}”"
TAKEN = "(nhận từ {unit} theo {document})"
GIVEN_ON = "chuyển chủ thể thực hiện sang {unit} từ ngày {day} theo {document}; không tiếp tục theo dõi tại đơn vị này"
CEASED = (
    "Đơn vị đã kết thúc hoạt động ngày {day}; chưa có văn bản chuyển chủ thể thực hiện hoặc quyết định "
    "kết thúc theo dõi"
)

# --- the section of a report ----------------------------------------------------------------------------

TITLE = "{number}. Kết quả thực hiện kiến nghị đợt trước."
LEAD = "Tính đến ngày {day}, sổ theo dõi có {count} nội dung đã nêu với {alias} tại các đợt trước ({table})."
BODY = "Tiến độ ghi theo báo cáo của đơn vị; cột kiểm chứng ghi kết quả kiểm chứng của Đoàn giám sát."
TABLE = "Kết quả thực hiện kiến nghị đợt trước"
SCOPE = "Tính đến ngày {day}"
HEADS = ("TT", "Nội dung; văn bản", "Thời hạn", "Tiến độ", "Kiểm chứng", "Thời gian")
NOTE = (
    "Nội dung chưa đến hạn hoặc không nêu hạn không tính là quá hạn; “chưa có số liệu”: sổ theo dõi chưa ghi nhận "
    "kết quả."
)
DONE_OF = "{state} ({done}/{total})"
ACCORDING = "{state} ({document})"
REPLY = "{state} (theo biểu mẫu của đơn vị)"
COUNTED = "nội dung đã nêu với đơn vị, ghi trong sổ theo dõi"
ROW_REQUEST = "nội dung ghi tại dòng này của sổ theo dõi"
ROW_ENTRY = "diễn biến ghi tại dòng này"
DAYS = "số ngày tính từ ngày cuối của thời hạn đến ngày {day}"
SOURCE = "{force}{number}; {document}"
SOURCE_NUMBER = " số {number}"

# --- the synthesis: addressees and what became of their requests ---------------------------------------

FATES = {
    "da-kiem-chung": "đã hoàn thành, đã kiểm chứng",
    "bao-cao-xong": "báo cáo đã hoàn thành, chưa kiểm chứng",
    "dang-thuc-hien": "đang thực hiện hoặc chưa đến hạn",
    "qua-han": "quá hạn",
    "chua-bao-cao": "chưa báo cáo, chưa có số liệu",
    "khong-thuc-hien": "báo cáo không thực hiện",
}
ROUND_LEAD = (
    "Tính đến ngày {day}, đang theo dõi {count} nội dung đã nêu tại các đợt trước đối với {units} đơn vị: {items}."
)
ROUND_LEAD_ENDED = "Có {count} nội dung đã kết thúc theo dõi theo quyết định, không tính ở trên."
ROUND_LEAD_ALL_ENDED = "Có {count} nội dung đã nêu tại các đợt trước; tất cả đã kết thúc theo dõi theo quyết định."
ROUND_ITEM = "{count} nội dung {state}"
ROUND_SPOT = "nội dung {state}"
ROUND_SPOT_ALL = "nội dung đang theo dõi"
ROUND_SPOT_ENDED = "nội dung đã kết thúc theo dõi"
ROUND_SPOT_UNITS = "đơn vị đang có nội dung được theo dõi, nêu trong hình"
CHART_TITLE = "Nội dung đã nêu tại các đợt trước, theo cơ quan thực hiện và tình trạng đến ngày {day}"
CHART_NOTE = (
    "n = {n} nội dung; nguồn: sổ theo dõi và biểu mẫu số liệu của đơn vị. Không nêu hạn thì không tính là quá hạn."
)
CHART_NOUN = "cơ quan"
OVERDUE_TABLE = "Nội dung quá hạn"
OVERDUE_HEADS = ("TT", "Cơ quan", "Nội dung; văn bản", "Thời hạn", "Tiến độ", "Quá hạn (ngày)", "Lý do của đơn vị")
OVERDUE_NONE = "Không có nội dung nào quá hạn."
OVERDUE_NOTE = "Lý do ghi theo báo cáo của đơn vị."
NO_REASON = "đơn vị chưa nêu lý do"
REASON = "“{reason}”"
ROW_REASON = "lý do ghi tại dòng này"

# --- the register and the sheets ------------------------------------------------------------------------

REGISTER_SHEET = "Theo dõi"
REGISTER_TITLE = "SỔ THEO DÕI THỰC HIỆN KIẾN NGHỊ, YÊU CẦU, CAM KẾT"
REGISTER_NOTE = (
    "Tính đến ngày {day}; {count} nội dung. Tiến độ ghi theo báo cáo của đơn vị; nội dung chưa đến hạn hoặc không nêu "
    "hạn không tính là quá hạn; “chưa có số liệu” không phải là nhận xét về đơn vị."
)
SHEET_NAME = "Phiếu theo dõi"
SHEET_TITLE = "PHIẾU THEO DÕI THỰC HIỆN KIẾN NGHỊ – {unit}"
SHEET_DAY = "Tính đến ngày {day}"
SHEET_HINT = (
    "Vui lòng điền các ô màu vàng, giữ nguyên các cột khác rồi gửi lại tệp này; ghi chức danh, không ghi họ tên, số "
    "định danh, số điện thoại của cá nhân."
)
NOTE_CEASED = "đơn vị kết thúc hoạt động ngày {day}; đề nghị quyết định chuyển chủ thể thực hiện hoặc kết thúc theo dõi"
NOTE_TRANSFER = "chuyển từ {unit} ngày {day} theo {document}"
NOTE_ENDED = "kết thúc theo dõi ngày {day} theo {document}; {by}: “{reason}”"
NOTE_EXPLAIN = (
    "yêu cầu giải trình ngày {day} ({document}); {action}: {days} ngày, đến ngày {last} ({article}, {law}{unverified})"
)
UNVERIFIED = "; chưa kiểm chứng"
EVENT = "Hạn thực hiện: {unit} – {asked}"
EVENT_MARK = "{mark}: {text}"
EVENT_TEXT = "{content} ({document}; thời hạn: {due})"
EXPLAIN_EVENT = "Hạn giải trình (chưa kiểm chứng): {unit} – {asked}"
CALENDAR = "Theo dõi thực hiện kiến nghị"

# --- the page -------------------------------------------------------------------------------------------

STATES_OF_PAGE = (
    ("qua-han", "Quá hạn"),
    ("con-n-ngay", "Còn không quá 15 ngày"),
    ("chua-den-han", "Chưa đến hạn"),
    ("khong-neu-han", "Không nêu hạn"),
    ("het-han-chua-co-so-lieu", "Thời hạn đã qua, chưa có số liệu"),
    ("trong-han", "Đơn vị báo cáo hoàn thành"),
    ("xong", "Đã kiểm chứng hoàn thành"),
    ("ket-thuc", "Kết thúc theo dõi"),
)
PAGE_ALL = "Tất cả"
PAGE_STATE = "Tình trạng"
PAGE_ORIGIN = "Đợt, nguồn"
PAGE_UNITS = "Nơi thực hiện"
PAGE_BACK = "Trang các báo cáo"
PAGE_HEADS = (
    "Nội dung; văn bản",
    "Thời hạn",
    "Tiến độ; kiểm chứng",
    "Thời gian; tình trạng",
    "Lý do, minh chứng, ghi chú",
)
PAGE_PRODUCT = "sản phẩm"
PAGE_REASON = "Đơn vị nêu lý do"
PAGE_EVIDENCE = "Minh chứng"

# --- the verb -------------------------------------------------------------------------------------------

HELP = "Lập sổ theo dõi thực hiện kiến nghị của mọi đợt, phiếu gửi từng đơn vị; nêu nội dung đơn vị đã gửi lại."
HELP_TODAY = "Ngày tính thời hạn, ví dụ 2024-11-15; để trống là hôm nay."
HELP_UNITS = "Chỉ lập phiếu của các đơn vị này (mã đơn vị, cách nhau dấu phẩy)."
WRITTEN = "Đã lập: {file}"
COUNTED = (
    "Tính đến ngày {day}: {total} nội dung, {open} đang theo dõi; quá hạn {overdue}; đến hạn trong 15 ngày {soon}."
)
CEASED_UNIT = (
    "{unit}: {count} nội dung chưa có quyết định chuyển chủ thể thực hiện hoặc kết thúc theo dõi, không lập phiếu."
)
RETURNED = "Đơn vị gửi lại (chưa ghi vào sổ; đề nghị xem, rồi chép dòng được chấp nhận từ {file} sang tệp entries.csv):"
RETURNED_LINE = "  {unit}, {code}: {state}{counts}{document} ({place})"
RETURNED_COUNTS = " ({done}/{total})"
RETURNED_DOCUMENT = "; {document}"
FAULTY = "Nội dung cần sửa:"
NOTHING = "Chưa có sổ theo dõi nào trong data/follow-up."

EXPECT_CHOICE = "chọn một trong: {words}"
EXPECT_COUNT = "ghi một số nguyên"
EXPECT_DAY = "ghi một ngày, ví dụ 15/11/2024"
EXPECT_VALUE = "ghi giá trị thay cho công thức"
