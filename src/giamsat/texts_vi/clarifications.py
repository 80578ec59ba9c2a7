"""Sentences about clarifications: the register, the papers for the visit, the appendix of a report after it."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "clarify-no-round": "chưa nêu đợt; đề nghị ghi ROUND=<mã đợt>. Các đợt hiện có: {known}.",
    "clarification-unit-unknown": (
        "sổ ghi mã đơn vị “{found}”, không có trong đợt {round}; đề nghị kiểm tra thư mục của sổ."
    ),
    "clarification-assessed-unanswered": (
        "đánh giá “{assessment}” nhưng chưa ghi phần đơn vị giải trình; đề nghị ghi giải trình hoặc bỏ trống đánh giá."
    ),
    "clarification-document-missing": "đã ghi ngày văn bản nhưng chưa ghi số, ký hiệu; đề nghị bổ sung.",
    "clarification-answer-missing": "đã ghi văn bản nhưng chưa ghi nội dung giải trình; đề nghị ghi tóm tắt.",
    "answers-not-xlsx": (
        "tệp không phải phiếu trả lời .xlsx; đề nghị đơn vị gửi lại phiếu do make clarify lập, hoặc chuyển tệp đi nơi "
        "khác."
    ),
    "answers-twice": "đơn vị đã có phiếu trả lời khác ({other}); đề nghị giữ một phiếu, chuyển phiếu kia đi nơi khác.",
    "answers-kept": (
        "khác với nội dung đã có tại ô {cell} của sổ {file}; bộ công cụ giữ nguyên sổ, đề nghị người phụ trách đối "
        "chiếu rồi sửa một trong hai."
    ),
    "answers-no-question": "câu hỏi mã “{key}” không có trong sổ {file}; câu trả lời chưa được ghi vào sổ.",
}
MENDING: dict[str, Mending] = {
    "clarify-no-round": Mending(ERROR, "một mã đợt", "Ghi ROUND=<mã đợt> khi chạy make clarify."),
    "clarification-unit-unknown": Mending(ERROR, "mã một đơn vị của đợt {round}", "Chuyển sổ về đúng thư mục đợt."),
    "clarification-assessed-unanswered": Mending(
        ERROR, "phần đơn vị giải trình", "Ghi giải trình của đơn vị, hoặc bỏ trống cột Đánh giá."
    ),
    "clarification-document-missing": Mending(ERROR, "số, ký hiệu văn bản", "Ghi số, ký hiệu của văn bản giải trình."),
    "clarification-answer-missing": Mending(ERROR, "nội dung giải trình", "Ghi tóm tắt nội dung giải trình."),
    "answers-not-xlsx": Mending(ERROR, "phiếu trả lời .xlsx", "Đề nghị đơn vị gửi lại phiếu trả lời dạng .xlsx."),
    "answers-twice": Mending(ERROR, "một phiếu trả lời", "Giữ một phiếu, chuyển phiếu kia đi nơi khác."),
    "answers-kept": Mending(ERROR, "cùng nội dung với sổ", "Đối chiếu hai nội dung, sửa ô của sổ hoặc của phiếu."),
    "answers-no-question": Mending(ERROR, "câu hỏi có trong sổ", "Ghi câu trả lời vào sổ bằng tay nếu còn cần."),
}

STRENGTHS = {"can-hoi-truoc": "Cần hỏi trước", "nen-hoi": "Nên hỏi", "con-thoi-gian": "Nếu còn thời gian"}

# --- inside the workbooks ----------------------------------------------------------------------------

TITLE = "SỔ NỘI DUNG ĐỀ NGHỊ LÀM RÕ"
SHEET = "Nội dung làm rõ"
HINT = (
    "Ô xám do bộ công cụ ghi và cập nhật từ số liệu. Ô vàng: ghi vai trò người hỏi (không ghi họ tên), giải trình của "
    "đơn vị, số và ngày văn bản; đánh giá và nhận xét do Đoàn ghi. Câu hỏi thêm ghi ở các dòng trống cuối bảng. "
    "Câu hỏi chưa được trả lời không phải là hạn chế của đơn vị."
)
ANSWER_TITLE = "PHIẾU TRẢ LỜI NỘI DUNG ĐỀ NGHỊ LÀM RÕ"
ANSWER_SHEET = "Trả lời"
ANSWER_HINT = (
    "Đề nghị đơn vị ghi giải trình vào ô vàng, kèm số, ký hiệu và ngày văn bản (nếu có). Không ghi họ tên, số căn "
    "cước, số điện thoại của cá nhân; không ghi nội dung thuộc bí mật nhà nước."
)
_DOCUMENT = (
    "Văn bản giải trình",
    "Số, ký hiệu văn bản, Trả lời trực tiếp tại buổi làm việc: để trống.",
)
ANSWER_PROMPTS = {
    "answer": ("Đơn vị giải trình", "Nêu ngắn gọn nguyên nhân, con số kiểm tra lại, thời gian khắc phục (nếu có)."),
    "document": _DOCUMENT,
}
PROMPTS = {
    "asker": ("Người hỏi", "Chọn hoặc ghi vai trò trong Đoàn. Không ghi họ tên."),
    "answer": ("Đơn vị giải trình", "Ghi tóm tắt đúng ý đơn vị; không ghi nhận xét vào ô này."),
    "document": _DOCUMENT,
    "assessment": ("Đánh giá", "Do Đoàn chọn sau khi nghe giải trình. Chưa đánh giá thì để trống."),
    "remark": ("Nhận xét của Đoàn", "Ý kiến của Đoàn về phần giải trình, nếu có; bộ công cụ in nguyên văn."),
}
PLACE_SHEET = "sheet “{sheet}”, ô {cells}"
PLACE_LINE = "{title}, dòng {lines}"
PLACE_FILE = "{title}"

# --- papers -----------------------------------------------------------------------------------------

PAPER = "PHIẾU CÂU HỎI"
PAPER_TITLE = "Phục vụ buổi làm việc với {unit}"
INTERNAL = "LƯU HÀNH NỘI BỘ"
INTRO = "Nội dung xếp theo người hỏi và mức độ; căn cứ nêu dưới từng câu. Phiếu chỉ nêu câu hỏi, không nêu kết luận."
NOBODY = "Chưa phân công người hỏi"
NONE = "Chưa có nội dung đề nghị làm rõ từ số liệu."
BASIS = "Mức độ: {strength}. Căn cứ: {rule}.{figures}"
BASIS_BARE = "Do Đoàn bổ sung."
FIGURES = " Số liệu: {figures}."
NOTES = "Ghi chú:"

# --- in a report ------------------------------------------------------------------------------------

COUNT_ALL = "số nội dung nêu tại phụ lục"
COUNT_ANSWERED = "số nội dung tại phụ lục đã có giải trình"
SOURCE_TITLE = "Sổ nội dung đề nghị làm rõ"
SOURCE_NAME = "Giải trình của {unit} về nội dung đề nghị làm rõ"
SOURCE_DAYS = "văn bản {days}"
SOURCE_NO_DAY = "–"
SOURCE_USED = "mục VI; phụ lục"
SOURCE_STANDING = "Đơn vị giải trình"
ROW = "nội dung ghi tại hàng này"
APPENDIX = "NỘI DUNG ĐỀ NGHỊ LÀM RÕ, GIẢI TRÌNH CỦA ĐƠN VỊ VÀ ĐÁNH\u00a0GIÁ"
APPENDIX_NAME = "nội dung đề nghị làm rõ và giải trình của đơn vị"
TABLE_TITLE = "Nội dung đề nghị làm rõ"
HEADS = ("TT", "Nội dung", "{unit} giải trình", "Đánh giá")
AFTER = (
    "{body} đề nghị {unit} làm rõ {count} nội dung; {answered}. Nội dung, giải trình và đánh giá nêu tại {appendix}."
)
ANSWERED_SOME = "{unit} đã giải trình {fraction} nội dung"
ANSWERED_ALL = "{unit} đã giải trình toàn bộ"
ANSWERED_NONE = "{unit} chưa giải trình"
APPENDIX_REF = "Phụ lục {number}"
ANSWER = "“{answer}”{document}"
DOCUMENT = " ({document})"
DOCUMENT_DATED = " ({document} ngày {day})"
SPOKEN = "“{answer}” (tại buổi làm việc ngày {day})"
NONE_HEARD = "Không có nội dung đề nghị {unit} làm rõ từ số liệu."
NOT_ANSWERED = "Chưa có giải trình."
NOT_ASSESSED = "Chưa đánh giá."
NO_LONGER = "Không còn đề nghị làm rõ."
ADDED = "{question} (Đoàn bổ sung)"

# --- on the terminal --------------------------------------------------------------------------------

HELP = "Lập, cập nhật sổ nội dung đề nghị làm rõ và phiếu câu hỏi của đợt; giữ nguyên mọi ô đã ghi."
HELP_ROUND = "Mã đợt."
CREATED = "Đã tạo sổ: {file}"
REFRESHED = "Đã cập nhật sổ: {file}"
CURRENT = "Sổ không thay đổi: {file}"
WRITTEN = "Đã lập phiếu: {file}"
TAKEN = "Đã ghi {count} ô trả lời của đơn vị vào sổ: {file} (từ {source})"
FAULTY = "Chưa sử dụng được, đề nghị xem lại:"
TOTAL = "Sổ mới {created}, cập nhật {refreshed}, không thay đổi {current}; phiếu {papers}."
