"""Sentences about making forms, and everything that a form itself says."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "request-mark-real": (
        "“mark”: kiến nghị “{id}” ghi là minh họa nhưng đợt “{round}” không phải đợt mẫu; không đặt nội dung minh họa "
        "cạnh tên đơn vị thật."
    ),
    "request-mark-absent": "“mark”: đợt “{round}” là đợt mẫu nên kiến nghị “{id}” cần ghi “SỐ LIỆU MINH HỌA”.",
    "known-unit": "đơn vị “{found}” không thuộc đợt này.{near}",
    "known-indicator": "không có chỉ tiêu “{found}” trong danh mục chỉ tiêu.{near}",
    "known-not-asked": (
        "chỉ tiêu “{found}” không được hỏi trong biểu mẫu nên không có ô để in số đã biết; đề nghị bỏ dòng này, "
        "hoặc ghi hai số đếm của tỷ lệ."
    ),
    "known-twice": "số đã biết của chỉ tiêu “{found}” đã ghi ở dòng {other}; mỗi đơn vị, mỗi chỉ tiêu một dòng.",
    "known-period": (
        "kỳ của số đã biết ({start} - {end}) phải kết thúc trước kỳ số liệu của đợt (từ {first}) và ngày đầu không sau "
        "ngày cuối."
    ),
    "known-negative": "ghi {found}; số đã biết là số từ 0 trở lên.",
    "known-yes-no": "ghi {found}; chỉ tiêu có/không ghi 1 (có) hoặc 0 (không).",
    "known-mark-real": (
        "“mark”: số ghi là minh họa nhưng {unit} là đơn vị thật; không đặt số liệu minh họa cạnh tên đơn vị thật."
    ),
    "known-mark-absent": "“mark”: {unit} là đơn vị mẫu nên dòng này cần ghi “SỐ LIỆU MINH HỌA”.",
    "forms-not-asked": (
        "đợt {round} chưa có hạn gửi biểu (hand_in_by) nên chưa lập biểu mẫu; đề nghị ghi hạn gửi của đợt hoặc của "
        "từng đơn vị rồi chạy lại."
    ),
    "forms-no-round": (
        "chưa có đợt nào có hạn gửi biểu (hand_in_by); đề nghị ghi hạn gửi vào tệp mô tả đợt rồi chạy lại."
    ),
}
MENDING: dict[str, Mending] = {
    "request-mark-real": Mending(ERROR, "cột mark để trống", "Xóa chữ ở cột mark, hoặc bỏ dòng nếu là nội dung mẫu."),
    "request-mark-absent": Mending(ERROR, "SỐ LIỆU MINH HỌA", "Ghi “SỐ LIỆU MINH HỌA” vào cột mark."),
    "known-unit": Mending(ERROR, "mã của một đơn vị trong đợt", "Sửa mã ở cột unit theo params/units.csv."),
    "known-indicator": Mending(ERROR, "mã của một chỉ tiêu", "Sửa mã ở cột indicator theo params/indicators."),
    "known-not-asked": Mending(ERROR, "chỉ tiêu có ô trong biểu mẫu", "Bỏ dòng, hoặc ghi hai số đếm của tỷ lệ."),
    "known-twice": Mending(ERROR, "một dòng", "Giữ một trong hai dòng ({other} và dòng này)."),
    "known-period": Mending(ERROR, "kỳ kết thúc trước ngày {first}", "Sửa cột period_from, period_to."),
    "known-negative": Mending(ERROR, "số từ 0 trở lên", "Sửa cột value theo nguồn đã ghi."),
    "known-yes-no": Mending(ERROR, "1 hoặc 0", "Ghi 1 (có) hoặc 0 (không) ở cột value."),
    "known-mark-real": Mending(ERROR, "cột mark để trống", "Bỏ số minh họa khỏi dòng của đơn vị thật."),
    "known-mark-absent": Mending(ERROR, "SỐ LIỆU MINH HỌA", "Ghi “SỐ LIỆU MINH HỌA” vào cột mark."),
    "forms-not-asked": Mending(ERROR, "hand_in_by", "Ghi hand_in_by vào params/rounds/{round}.toml."),
    "forms-no-round": Mending(ERROR, "hand_in_by", "Ghi hand_in_by vào tệp mô tả đợt."),
}

# --- the command ------------------------------------------------------------------------------------------
HELP = "Lập biểu mẫu Excel và đề cương báo cáo gửi các đơn vị, ghi vào outputs/<đợt>/forms/."
HELP_ROUND = "Mã đợt (nhiều đợt cách nhau bằng dấu phẩy); để trống là mọi đợt có hạn gửi biểu."
HELP_UNITS = "Mã đơn vị, cách nhau bằng dấu phẩy; để trống là mọi đơn vị của đợt."
TOLD_FORM = "  {file} và {outline}: {cells} ô cần điền, mã biểu {hash} ({state})"
TOLD_STATES = {"made": "đã lập", "same": "không thay đổi", "failed": "chưa ghi được"}
TOLD_FAULT = "    - {fault}"
TOLD_NOTICE = "    - lưu ý: {notice}"
TOLD_SUMMARY = "Đã lập {made} biểu mẫu kèm đề cương báo cáo, {same} biểu không thay đổi{failed}. Ở: {folders}."
TOLD_FAILED = ", {count} biểu chưa ghi được"
NO_SUB_UNITS = (
    "chưa có danh mục đơn vị trực thuộc tại ngày {day} (params/sub_units.csv) nên biểu không có sheet “{sheet}”"
)

# --- words of every sheet ---------------------------------------------------------------------------------
TITLE = "BIỂU SỐ LIỆU PHỤC VỤ GIÁM SÁT"
UNIT_LINE = "{unit} · {round}"
MARKED_LINE = "{mark} · {line}"
HINT_INDICATORS = "Chọn Trạng thái trước, rồi nhập số ở cột Kỳ này. Mã, Kỳ trước, Mẫu số, Tỷ lệ, Kiểm tra: không điền."
HINT_DOSSIERS = (
    "Mỗi lĩnh vực một dòng; hàng tổng tự tính. Cần thêm dòng: chèn vào giữa bảng. Có thể dán cả khối số từ phần mềm."
)
HINT_SUB_UNITS = (
    "Mỗi đơn vị trực thuộc một dòng, tại ngày {day}; tổng từng cột phải bằng hàng Tổng cộng của sheet “{sheet}”."
)
HINT_RECORDS = "Mỗi nội dung một dòng; không có thì để trống. Cần thêm dòng: chèn vào giữa bảng."
HINT_REQUESTS = "Cột xám là kiến nghị đã gửi đơn vị. Đơn vị điền kết quả thực hiện, tình trạng, minh chứng."
HINT_SCORES = "Mã chỉ số: {codes}."
HINT_PREVIOUS = "Kỳ trước: {start} - {end}; nguồn: {titles}."
CODE_AND_NAME = "{code} ({name})"
RATE_OF = "{definition}. Tử số của: {rate}."

# --- column «Kiểm tra»: the first sign tells the kind ------------------------------------------------------
DONE, EMPTY, MEND, LOOK = "✓", "○", "▲", "?"
CHECK_EMPTY = "○ Chưa điền"
CHECK_STATE = "▲ Chọn Trạng thái cho số đã nhập"
CHECK_STATE_NUMBER = "▲ Trạng thái nói không có số nhưng Kỳ này có: chọn lại"
CHECK_BASIS = "▲ Ghi căn cứ ở cột Giải trình"
CHECK_ZERO = "▲ Đã chọn “Bằng 0” nhưng Kỳ này khác 0"
CHECK_NUMBER = "▲ Nhập số vào ô Kỳ này"
CHECK_YES_NO = "▲ Chọn Có hoặc Không ở ô Kỳ này"
CHECK_TEXT = "? Kỳ này là chữ: đề nghị chỉ nhập chữ số"
CHECK_NEGATIVE = "▲ Cần số từ 0 trở lên"
CHECK_WHOLE = "▲ Cần số nguyên"
CHECK_PART = "? Lớn hơn Mẫu số: kiểm tra hoặc ghi Giải trình"
CHECK_SAME = "? Trùng kỳ trước: nếu đúng, chọn “Đã kiểm tra”"
CHECK_LABEL = "▲ Ghi tên ở cột (2)"
CHECK_CELLS_TEXT = "▲ Cột số chỉ nhận chữ số"
CHECK_CELLS_WHOLE = "▲ Cần số nguyên từ 0 trở lên"
CHECK_CELLS_LEFT = "○ Còn "
CHECK_CELLS_LEFT_END = " ô trống"
CHECK_OFF = "▲ "
CHECK_OFF_NOTED = "✓ Đã giải trình: "
CHECK_OFF_PIECE = "({whole}) lệch "
CHECK_OFF_AGAINST = " so với {parts}. "
CHECK_OFF_BETWEEN = " + "
CHECK_OFF_OTHER = " so với sheet {number}. "

# --- cover ------------------------------------------------------------------------------------------------
HOW_TO = "Cách điền"
HOW_TO_LINES = (
    "1. Ô vàng: đơn vị điền. Ô vàng nhạt: điền nếu có. Ô trắng: tự tính. Ô xám, chữ nghiêng: đã biết, không sửa.",
    "2. Mỗi chỉ tiêu: chọn Trạng thái trước, rồi nhập số ở cột Kỳ này.",
    "3. Chưa có số liệu: chọn “Chưa có”, để trống ô số; không ghi “-” hoặc chữ “không có”.",
    "4. Bằng không: chọn “Bằng 0”. Không áp dụng: chọn “Không áp dụng” và ghi căn cứ ở cột Giải trình.",
    "5. Số ước tính: nhập con số và chọn “Số ước tính”.",
    "6. Tài liệu kiểm chứng: ghi số, ký hiệu, ngày văn bản hoặc tên tệp; không ghi thông tin cá nhân, bí mật nhà nước.",
    "7. Cột Kiểm tra: ✓ đã đủ; ○ chưa điền; ▲ cần sửa; ? cần xem lại hoặc giải trình. Vẫn gửi được khi còn ▲ hoặc ?.",
    "8. Xong, in và ký sheet cuối, gửi kèm tệp Excel này. Tên tệp đặt thế nào cũng được; không chuyển sang PDF.",
)
HOW_TO_EXAMPLE = "Ví dụ: 12.571 hồ sơ → Trạng thái “Có số liệu”, Kỳ này 12571, Chốt ngày 30/9/2024."
BURDEN = "Biểu gồm {cells} ô, dự kiến {hours} giờ; các bảng danh sách thêm dòng theo thực tế."
BURDEN_ROWS = "Sheet {number} có thêm {rows} dòng × 11 ô, có thể dán từ phần mềm."
PROGRESS_HEAD = "Tiến độ điền (tự tính)"
PROGRESS_SHEET = "Sheet"
PROGRESS_STATE = "Đã điền · cần sửa · cần xem lại"
PROGRESS_START = "Bắt đầu từ"
PROGRESS_ALL = "Cả biểu"
PROGRESS_FILLED = "Đã điền "
PROGRESS_OF = "/"
PROGRESS_CELLS = " ô"
PROGRESS_ROWS = " dòng"
PROGRESS_MEND = " · ▲ "
PROGRESS_LOOK = " · ? "
PROGRESS_WAIVED = "Không áp dụng (theo sheet Bìa)"

# --- «Kiểm tra và ký» -------------------------------------------------------------------------------------
SIGN_TITLE = "PHỤ LỤC: XÁC NHẬN BIỂU SỐ LIỆU"
SIGN_REPORT = "Kèm theo báo cáo"
SIGN_PERIOD = "Kỳ số liệu"
SIGN_UNIT = "Đơn vị"
SIGN_ROUND = "Đợt"
SIGN_NUMBER = "số "
SIGN_DATED = " ngày "
SIGN_HEADS = ("Sheet", "Cần điền", "Đã điền", "Còn trống", "▲ Cần sửa", "? Xem lại", "Mã", "Bắt đầu từ")
SIGN_TOTAL = "Cộng"
SIGN_ROWS_WORD = "theo dòng"
SIGN_COVER_LINE = "Bìa"
CODE_LABEL = "MÃ ĐỐI CHIẾU BIỂU"
CODE_NOTE = (
    "Mã tự tính từ kỳ số liệu, các số, trạng thái và số ô đã điền; đổi một số thì mã đổi. Bản in ký và tệp Excel gửi "
    "kèm phải cùng mã. Mã không tính đến lời văn."
)
SIGN_PLACE = "…………, ngày …… tháng …… năm ………"
SIGN_LEFT, SIGN_RIGHT = "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"
SIGN_LEFT_NOTE, SIGN_RIGHT_NOTE = "(Ký)", "(Chức vụ, ký, đóng dấu)"

# --- messages of Excel's data validation: title at most 32 characters, text at most 224 ---------------------
MESSAGES: dict[str, tuple[str, str]] = {
    "answer": (
        "Điền số, không điền chữ",
        "Chỉ nhập chữ số, ví dụ 12571. Nếu chưa có số liệu, để trống ô này và chọn “Chưa có” ở cột Trạng thái. "
        "Không nhập dấu “-” hoặc chữ “không có”.",
    ),
    "count": (
        "Ô này cần số nguyên",
        "Số hồ sơ phải là số nguyên từ 0 trở lên, không có dấu chấm, dấu phẩy. Ví dụ đúng: 12571. "
        "Nếu là số ước tính, nhập con số và chọn “Số ước tính” ở cột Trạng thái.",
    ),
    "rate": (
        "Không nhập tỷ lệ ở đây",
        "Tỷ lệ được tính tự động từ tử số và mẫu số ở hai cột bên trái. Nếu tỷ lệ khác với báo cáo đã ký, vui lòng ghi "
        "lý do ở cột Giải trình.",
    ),
    "overdue": (
        "Hồ sơ đã giải quyết quá hạn",
        "Chỉ tính hồ sơ đã có kết quả và trả sau ngày hẹn. Hồ sơ đang giải quyết đã quá hạn ghi ở cột (13). "
        "Hồ sơ chờ bổ sung: theo lựa chọn ở đầu biểu.",
    ),
    "total": (
        "Tổng chưa khớp",
        "Tổng đã giải quyết (7) phải bằng trước hạn (8) + đúng hạn (9) + quá hạn (10). Số lệch hiện ở cột Kiểm tra. "
        "Vẫn có thể lưu; khi đó ghi lý do ở cột Giải trình.",
    ),
    "date": (
        "Ngày chưa đúng",
        "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/10/2023. Ngày phải nằm trong kỳ báo cáo ghi ở đầu biểu.",
    ),
    "survey": (
        "Mức độ hài lòng",
        "Nhập số phiếu, không nhập tỷ lệ: phiếu phát ra, thu về, hợp lệ, “hài lòng” và “rất hài lòng”. "
        "Ghi rõ đơn vị thu phiếu (tự khảo sát hay đơn vị độc lập).",
    ),
    "deadline": (
        "Thời hạn nhiệm vụ",
        "Chọn kiểu hạn trước khi nhập ngày: “trước ngày” (không kể ngày đó), “chậm nhất ngày” (kể cả ngày đó), "
        "“trong tháng/quý” hoặc “văn bản không nêu hạn”.",
    ),
    "evidence": (
        "Tài liệu kiểm chứng",
        "Ghi số, ký hiệu, ngày văn bản hoặc tên tệp. Không ghi họ tên, số căn cước, số điện thoại của người dân. "
        "Không ghi nội dung thuộc bí mật nhà nước.",
    ),
    "same": (
        "Trùng số kỳ trước",
        "Số kỳ này bằng đúng số kỳ trước. Nếu đúng, chọn “Đã kiểm tra” ở cột bên; nếu nhập nhầm, vui lòng nhập lại.",
    ),
    "past": (
        "Ngày chưa đúng",
        "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/10/2023. Ngày không sau ngày cuối của kỳ số liệu ở sheet Bìa.",
    ),
    "day": ("Ngày chưa đúng", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/10/2023."),
    "number": ("Ô này cần số", "Nhập số từ 0 trở lên, chỉ gồm chữ số và dấu thập phân, không kèm đơn vị tính."),
    "choice": ("Chọn trong danh sách", "Vui lòng bấm mũi tên cạnh ô và chọn một mục trong danh sách."),
    "index": ("Mã chỉ số", "Vui lòng chọn mã trong danh sách; tên của từng mã ghi ở đầu sheet."),
    "definition": (
        "Cách tính của phần mềm",
        "Chọn một lần: phần mềm của đơn vị tính các hồ sơ này vào cột nào. Không cần sửa số liệu theo lựa chọn này.",
    ),
    "waived": (
        "Sheet không áp dụng",
        "Chọn tên sheet nếu đơn vị không thuộc diện báo cáo nội dung đó, và ghi căn cứ (văn bản) ở ô bên cạnh.",
    ),
}
"""The first ten stand in this order in the kit's guide on forms."""

YES, NO = "Có", "Không"
