"""Words of the synthesis that concludes: headings, leads, appendices. What is concluded was typed by people."""

CONDUCT = "I. TỔ CHỨC {act}"
COMPARED = "{number}. So sánh theo một số chỉ tiêu"
ORDERED = "{number}. Thứ tự trong nhóm theo một chỉ tiêu"

# --- I -------------------------------------------------------------------------------------------------

SCOPE_TITLE = "1. Phạm vi, đối tượng, phương pháp."
HAND_IN_TITLE = "2. Tình hình gửi báo cáo."
QUALITY_TITLE = "3. Chất lượng số liệu."
SCOPE_ONE = "{act} {way} đối với {count} đơn vị; {period}, mốc chung: ngày {cut_off}."
SCOPE = "{act} đối với {count} đơn vị ({ways}); {period}, mốc chung: ngày {cut_off}."
DIRECT = "{count} đơn vị trực tiếp"
BY_REPORT = "{count} đơn vị qua báo cáo"
METHOD = "Phương pháp: {methods}."
BY_SUBMISSIONS = "tổng hợp báo cáo, biểu mẫu số liệu của {count} đơn vị"
BY_SYSTEMS = "đối chiếu với số liệu của hệ thống thông tin đối với {count} đơn vị"
BY_VISITS = "khảo sát thực tế, có phiếu ghi nhận tại {count} đơn vị"
BY_ANSWERS = "nghe giải trình, có trả lời bằng văn bản hoặc tại buổi làm việc của {count} đơn vị"
BY_PUBLIC = "tổng hợp số liệu từ nguồn công khai"
SPOT_SUBMISSIONS = "đơn vị đã gửi biểu mẫu số liệu dùng được"
SPOT_SYSTEMS = "đơn vị được đối chiếu với hệ thống"
SPOT_VISITS = "đơn vị có phiếu ghi nhận"
SPOT_ANSWERS = "đơn vị có nội dung đã trả lời"
DIFFERENCES = (
    "{count} đơn vị có số liệu chưa khớp ({appendix}); báo cáo giữ nguyên số liệu đơn vị gửi, trừ trường hợp "
    "có quyết định chọn nguồn."
)
NO_DIFFERENCES = "Qua kiểm tra, chưa phát hiện số liệu chưa khớp trong biểu mẫu của các đơn vị."
SPOT_DIFFERENCES = "đơn vị có dòng trong phụ lục về chênh lệch số liệu"
CHOSEN = "Quyết định chọn nguồn số liệu:"
CHOSEN_LINE = "{unit}: {used} (lý do: {reason})."
CHOSEN_ROW = "quyết định ghi tại dòng này"
LIMITS = (
    "Giới hạn của số liệu: số liệu do đơn vị báo cáo hoặc lấy từ nguồn công khai; nội dung chưa có số liệu không tính "
    "là 0 và không đưa vào so sánh; không tính tỷ lệ khi mẫu số nhỏ (dưới {small})."
)
WAIVED = "Nội dung được quyết định miễn:"

# --- II ------------------------------------------------------------------------------------------------

RESULTS_COMMON = "Qua giám sát, {body} ghi nhận:"
RESULTS_OF_UNITS = "Kết quả tại đơn vị:"
GOOD_PRACTICE = "Cách làm hay, có số liệu"
PRACTICE_LEAD = (
    "{count} sáng kiến, mô hình của {units} đơn vị có số liệu về số hồ sơ hoặc thời gian giải quyết, theo báo "
    "cáo của đơn vị ({table})."
)
PRACTICE_MORE = "{count} sáng kiến, mô hình khác chưa có số liệu về hiệu quả."
PRACTICE_TITLE = "Sáng kiến, mô hình có số liệu về hiệu quả"
PRACTICE_HEADS = (
    "TT", "Đơn vị", "Tên sáng kiến, mô hình", "Số hồ sơ áp dụng", "Thời gian giải quyết (trước → sau)",
    "Nơi nhân rộng",
)  # fmt: skip
SPOT_PRACTICE = "sáng kiến, mô hình có số liệu, ghi trong biểu mẫu của đơn vị"
SPOT_PRACTICE_UNITS = "đơn vị có sáng kiến, mô hình nêu trong bảng"
SPOT_PRACTICE_MORE = "sáng kiến, mô hình chưa có số liệu về hiệu quả"
NO_RESULTS = "Chưa có kết quả nào được ghi trong sổ kết luận."

# --- III, IV -------------------------------------------------------------------------------------------

LIMITS_LEAD = "Từ báo cáo, số liệu và giải trình của {count} đơn vị, {body} nêu tồn tại, hạn chế như sau:"
SPOT_UNITS = "đơn vị của báo cáo này"
LIMITS_COMMON = "1. Hạn chế chung"
LIMITS_OF_UNITS = "2. Tại một số đơn vị"
OF_UNITS = "Tại một số đơn vị:"
RESPONSIBLE = "{body}; người đứng đầu: {head}."
RESPONSIBLE_BODY = "{body}."

# --- V -------------------------------------------------------------------------------------------------

FORMER_NONE = (
    "Các đợt trước không có kiến nghị nào đối với các đơn vị của báo cáo này thuộc diện theo dõi trong đợt này."
)

# --- VI ------------------------------------------------------------------------------------------------

ASKED_HEADING = "{number}. Đối với {group}"
ASKED_LEAD = "{body} {verb}:"
ASKED = "{addressee}: {content}. Sản phẩm: {product}. {due}. {report_back}."
ASKED_DUE = "Thời hạn: {due}"
ASKED_REPORT = "Báo cáo kết quả: {report_back}"
NO_REPORT = "không yêu cầu"
ASKED_NO_REPORT = "Không yêu cầu báo cáo kết quả"
ASKED_OF_UNITS = "{more}{count} nội dung {verb} riêng đối với từng cơ quan, đơn vị được nêu tại {appendix}."
ALSO = "Ngoài ra, "
SPOT_ASKED = "kiến nghị trong sổ kết luận của các đơn vị"
ASKED_TITLE = "DANH MỤC KIẾN NGHỊ"

# --- summary -------------------------------------------------------------------------------------------

SUMMARY = "TÓM TẮT"
SUMMARY_RESULTS = "Kết quả"
SUMMARY_LIMITS = "Tồn tại, hạn chế"
SUMMARY_REQUESTS = "Kiến nghị"
SUMMARY_LINE = "{content} ({told})."
SUMMARY_BARE = "{content}."
SUMMARY_UNITS = "{share} đơn vị"
SUMMARY_SPAN = "từ {low} đến {high}"
SUMMARY_ASKED = "{addressee}: {content}"
SUMMARY_ABOUT = "liên quan {share} đơn vị"
SUMMARY_TITLE = "{title} ({more}):"
SUMMARY_MORE = "05 nội dung đầu; {count} nội dung khác tại mục {section}"

# --- appendices ----------------------------------------------------------------------------------------

UNITS_TITLE = "DANH SÁCH ĐƠN VỊ, LỊCH LÀM VIỆC, THÀNH PHẦN"
UNITS_TABLE = "Đơn vị, hình thức và lịch làm việc"
UNITS_DELEGATION = "Đoàn"
UNITS_HEADS = ("TT", "Đơn vị", UNITS_DELEGATION, "Hình thức", "Ngày làm việc", "Mốc số liệu")
UNITS_NOTE = "Các đơn vị xếp theo thứ tự chính thức."
NO_VISIT = "–"
MEMBERS_TABLE = "Thành phần {delegation}"
MEMBERS_HEADS = ("TT", "Vai trò", "Họ và tên", "Chức danh, cơ quan")
DIFFERENCES_TITLE = "CHÊNH LỆCH SỐ LIỆU VÀ GIẢI TRÌNH"
DIFFERENCES_TABLE = "Số liệu chưa khớp, giải trình của đơn vị"
DIFFERENCES_HEADS = ("TT", "Đơn vị", "Nội dung", "Đơn vị giải trình", "Đánh giá")
ANSWERS_TITLE = "KẾT QUẢ LÀM RÕ"
ANSWERS_TABLE = "Nội dung đề nghị làm rõ và trả lời của đơn vị"
ANSWERS_HEADS = ("TT", "Đơn vị", "Nội dung đề nghị làm rõ", "Đơn vị trả lời", "Đánh giá")
ANSWERS_NOTE = (
    "Chỉ nêu nội dung đã có trả lời; nội dung chưa trả lời không phải là hạn chế. Số liệu chưa khớp nêu tại {appendix}."
)
ANSWERS_NOTE_ALONE = "Chỉ nêu nội dung đã có trả lời; nội dung chưa trả lời không phải là hạn chế."
OBJECTIONS_TITLE = "Ý KIẾN CỦA ĐƠN VỊ VÀ VIỆC TIẾP THU"
OBJECTIONS_TABLE = "Ý kiến của các đơn vị đối với dự thảo báo cáo"
CROWDED_TITLE = "ĐƠN VỊ THEO TỪNG NỘI DUNG CHUNG"
CROWDED_TABLE = "Đơn vị và số liệu theo từng nội dung chung"
CROWDED_HEADS = ("TT", "Nội dung", "Đơn vị, số liệu")
ROW_OBJECTION = "hàng này của sổ góp ý"
