"""Words of the members' brief for a visit (phiếu tóm tắt), one page about one unit."""

from __future__ import annotations

TITLE = "PHIẾU TÓM TẮT PHỤC VỤ {visit}"
WHEN = "Thời gian: …… giờ ……, {day}; địa điểm: {place}"
DAY_BLANK = "ngày …… tháng …… năm ……"
BLANK = "……"
BY_REPORT = "Hình thức: {act} qua báo cáo"
WHO = "{delegation}; {role}: {post}"
AS_OF = "mốc số liệu: {day}"

UNIT = "1. Đơn vị này."
REPORT = "Báo cáo số {number}{day}."
REPORT_DAY = " ngày {day}"
ANSWERED = "Có số liệu ở {answered}/{asked} chỉ tiêu của biểu mẫu."
NOT_RECEIVED = "Đến thời điểm lập phiếu, chưa nhận được báo cáo, biểu mẫu số liệu của {unit}{due}."
PUBLIC_ONLY = "Phiếu chỉ sử dụng số liệu từ nguồn công khai; không có báo cáo, biểu mẫu số liệu của {unit}."
MISSING = "Chưa có số liệu:"

COUNTS = ("", "Một", "Hai", "Ba", "Bốn", "Năm")
FIGURES = "2. {count} con số"
FIGURES_SCOPE = "{period}; tỷ lệ kèm tử số/mẫu số"
NO_FIGURES = "2. Con số chính:"
HEADS = ("Nội dung", "{unit}", "Chỉ tiêu giao", "{label}", "Nhóm (n\u00a0đơn\u00a0vị)")
BEFORE = "kỳ trước"
SECTION = "{name} (mục\u00a0II.{number})"
NO_VALUE = "chưa có"
NOT_COMPARED = "không so sánh"
DUE_IN = "{plan}, {due}"
SCORE = "{name} năm {year}"
RANKED = "thứ {rank}"
SCORE_BEFORE = "{score} (năm {year})"

QUESTIONS = "3. {count} điều nên hỏi"
QUESTIONS_IN = "(tài liệu mục VI)."
QUESTIONS_COUNT = "nội dung nêu tại mục VI của tài liệu"
QUESTIONS_ALL = "(đầy đủ {count} nội dung: tài liệu mục VI)."
QUESTIONS_NONE = "3. Điều nên hỏi:"
NO_QUESTIONS = "chưa có nội dung nào từ số liệu."

APART = "4. Số liệu chưa khớp:"
APART_NONE = "chưa có nội dung nào từ số liệu hiện có."
APART_ASKED = "{count} nội dung, đã nêu tại điều {numbers} mục 3."
APART_MORE = "{count} nội dung, trong đó {asked} nội dung đã nêu tại điều {numbers} mục 3; còn lại:"
APART_SOME = "{count} nội dung:"
APART_COUNT = "nội dung nêu tại mục VI về số liệu chưa khớp"

OWED = "5. Việc lần trước chưa xong:"
OWED_SOME = "{count} nội dung, tính đến ngày {day}:"
OWED_NONE = "sổ theo dõi chưa có nội dung nào của {unit}."
OWED_DONE = "sổ theo dõi không còn nội dung nào chưa xong của {unit}."
OWED_COUNT = "nội dung đang theo dõi, ghi trong sổ"
OWED_LINE = "{content} ({about})."
REPORTED = "đơn vị báo cáo {progress}, {found}"
OWED_DUE = "thời hạn: {due}"

PROPOSED = "6. Đơn vị đề nghị:"
PROPOSED_NONE = "báo cáo của {unit} không nêu kiến nghị, đề xuất."
PROPOSED_UNKNOWN = "chưa có thông tin từ {unit}."
PROPOSED_COUNT = "kiến nghị, đề xuất ghi tại các hàng này"

MORE = "và {count} nội dung khác ({where})."
WHERE_ASKED = "tài liệu mục VI"
WHERE_OWED = "tài liệu mục I"
WHERE_PROPOSED = "tài liệu mục V"

SOURCES = (
    "Nguồn của từng con số: mục I, II, V và VI của tài liệu phục vụ {visit}; tệp, ô và dòng ghi tại tệp “.nguon.csv” "
    "cùng tên. Số liệu do đơn vị báo cáo chưa được thẩm định; phiếu không phải kết luận của {body}."
)
