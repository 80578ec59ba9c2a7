"""What a report after the visit says of it, and the minutes of the working day."""

from __future__ import annotations

# --- in the report --------------------------------------------------------------------------------

OVERVIEW_TITLE = "4. Khảo sát thực tế."
OVERVIEW = (
    "Ngày {day}, {body} làm việc, khảo sát tại đơn vị; nội dung ghi nhận được nêu tại mục II, VI kèm chữ "
    "“qua khảo sát thực tế”, giữ nguyên như phiếu ghi nhận."
)
NO_DAY = "……"
SEEN = "Qua khảo sát thực tế ngày {day}, {body} ghi nhận:"
SEEN_ALSO = "Ghi nhận khác qua khảo sát thực tế ngày {day}:"
SEEN_LINE = "{place}: {content}{evidence}"
EVIDENCE = " (minh chứng: {evidence})"
SAMPLES_TITLE = "Hồ sơ được xem qua khảo sát thực tế"
SAMPLES_SCOPE = "Ghi theo mã hồ sơ; ngày {day}"
SAMPLE_HEADS = ("TT", "Mã hồ sơ", "Lĩnh vực, thủ tục", "Ngày nhận", "Ngày hẹn trả", "Ngày trả", "Nội dung ghi nhận")
READINGS_TITLE = "Số đọc trên hệ thống qua khảo sát thực tế, đặt cạnh số đơn vị báo cáo"
READING_HEADS = (
    "Chỉ tiêu",
    "Đơn vị báo cáo",
    "Số trên hệ thống",
    "Chênh lệch",
    "Hệ thống",
    "Giờ, ngày đọc",
    "Người đọc",
)
READINGS_NOTE = "Hai số giữ nguyên; kỳ và thời điểm của hai số có thể khác nhau."
ANSWERS_TITLE = "Trả lời của đơn vị tại buổi làm việc"
ANSWER_HEADS = ("TT", "Nội dung hỏi", "Đơn vị trả lời")
COMMITMENTS_TITLE = "Nội dung đơn vị cam kết tại buổi làm việc"
COMMITMENT_HEADS = ("TT", "Nội dung", "Đơn vị, bộ phận thực hiện", "Sản phẩm", "Thời hạn")
SUPPLEMENTS_TITLE = "Nội dung đơn vị phải bổ sung sau buổi làm việc"
SUPPLEMENT_HEADS = ("TT", "Nội dung", "Thời hạn")
ACCORDING = "Theo phiếu ghi nhận ngày {day} (qua khảo sát thực tế):"
SOURCE_NAME = "Khảo sát thực tế của {body}"
SOURCE_USED = "mục I, II, VI"
SOURCE_STANDING = "Qua khảo sát thực tế"
NONE = "–"

ROW_SEEN = "nội dung ghi nhận tại hàng này"
ROW_SAMPLE = "hồ sơ ghi tại hàng này"
ROW_READING = "số đọc ghi tại hàng này"
ROW_ANSWER = "trả lời ghi tại hàng này"
ROW_COMMITMENT = "cam kết ghi tại hàng này"
ROW_SUPPLEMENT = "yêu cầu ghi tại hàng này"
ON_SCREEN = "{label} (số trên hệ thống)"
DIFFERENCE = "chênh lệch giữa số đơn vị báo cáo và số trên hệ thống"

# --- the minutes (Decree 30/2020, Phụ lục III, Mẫu 1.9) -------------------------------------------------

MINUTES = "BIÊN BẢN"
MINUTES_TITLE = "Buổi làm việc về {topic} tại {unit}"
NUMBER = "Số: ……/BB-……"
NAME = "(họ và tên)"
BLANK = "……"
BEGUN = "Thời gian bắt đầu: {hour}, {day}."
PLACE = "Địa điểm: {place}."
PRESENT = "Thành phần tham dự:"
SIDES = {"doan": "{body}", "don-vi": "{unit}", "khac": "Thành phần khác"}
PERSON = "{role}: (họ và tên);"
PEOPLE = "{role}: {count} người;"
CHAIR = "Chủ trì (chủ tọa): {role}, (họ và tên)."
SECRETARY = "Thư ký (người ghi biên bản): {role}, (họ và tên)."
SECRETARY_BARE = "Thư ký (người ghi biên bản): (họ và tên)."
CONTENT = "Nội dung:"
PARTS = {
    "answers": "Nội dung hỏi và trả lời",
    "statements": "Ý kiến tại buổi làm việc",
    "observations": "Nội dung ghi nhận tại chỗ",
    "samples": "Hồ sơ được xem (ghi theo mã hồ sơ)",
    "readings": "Số đọc trên màn hình hệ thống",
    "commitments": "Nội dung đơn vị cam kết",
    "supplements": "Nội dung đơn vị phải bổ sung",
}
SAID = "{speaker}: {content}."
MINUTES_READING_HEADS = ("TT", "Chỉ tiêu", "Số liệu", "Hệ thống", "Giờ, ngày đọc", "Người đọc")
ENDED = "Buổi làm việc kết thúc vào {hour}, {day}./."
DAY_BLANK = "ngày …… tháng …… năm ……"
HOUR_BLANK = "…… giờ ……"
SIGNS = ("THƯ KÝ", "CHỦ TỌA")
RECIPIENTS = ("- {unit};", "- Lưu: VT, Hồ sơ.")

# --- questions ------------------------------------------------------------------------------------------

Q_SCREEN = (
    "“{label}”: đơn vị báo cáo {reported}, màn hình {system} ghi {screen} (đọc lúc {read_at}), chênh lệch "
    "{difference} {measure}; đề nghị {unit} làm rõ kỳ, thời điểm và cách tính của hai số."
)

# --- the verb ---------------------------------------------------------------------------------------------

HELP = "Tạo phiếu ghi nhận cho các đơn vị (không ghi đè phiếu đã có) và lập biên bản từ phiếu đã điền."
HELP_ROUND = "Mã đợt."
CREATED = "Đã tạo phiếu ghi nhận: {file}"
KEPT = "Giữ nguyên phiếu đã có, chưa có nội dung: {file}"
WRITTEN = "Đã lập biên bản: {file}"
FAULTY = "Phiếu chưa dùng được:"
NOTHING = "Đợt {round} không có đơn vị làm việc trực tiếp nào để tạo phiếu."
TOTAL = "Phiếu mới: {created}; biên bản: {minutes}; phiếu cần sửa: {faulty}."
