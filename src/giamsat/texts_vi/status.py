"""What `make status` and the index pages say of a round's units, and the words of NHAT-KY.md."""

from __future__ import annotations

FAULTS: dict[str, str] = {
    "today-form": "TODAY ghi “{found}”, chưa đọc được; đề nghị ghi dạng năm-tháng-ngày, ví dụ TODAY=2026-03-01.",
}

HELP = "Cho biết từng đơn vị đang ở bước nào và việc cần làm tiếp theo; ghi lịch của đợt và NHAT-KY.md."
HELP_TODAY = "Xem như hôm nay là ngày này (năm-tháng-ngày); để trống là ngày của máy."

# --- the groups, in the order of what to do next -----------------------------------------------------

GROUPS = {
    "mend": "Cần xử lý tệp số liệu có lỗi",
    "registers": "Cần sửa lỗi trong các sổ do Đoàn ghi",
    "check": "Cần kiểm tra số liệu đã nhận",
    "send": "Cần lập và gửi biểu mẫu",
    "wait": "Chờ đơn vị gửi biểu mẫu số liệu",
    "fail": "Báo cáo chưa lập được, cần xem lý do",
    "assess": "Cần đánh giá nội dung đơn vị đã giải trình",
    "conclude": "Cần ghi sổ kết luận",
    "write": "Cần viết phần thuyết minh",
    "refused": "Văn bản chính thức chưa đủ điều kiện",
    "build": "Cần lập báo cáo",
    "ask": "Cần lập sổ nội dung đề nghị làm rõ, phiếu câu hỏi",
    "read": "Báo cáo là bản mới nhất; cần đọc và rà soát",
}
COMMANDS = {
    "mend": "make check ROUND={round}",
    "registers": "make check ROUND={round}",
    "check": "make check ROUND={round}",
    "send": "make forms ROUND={round}",
    "wait": "",
    "fail": "make reports ROUND={round}",
    "assess": "data/{round}/clarifications",
    "conclude": "data/{round}/findings",
    "write": "make lab",
    "refused": "make reports ROUND={round}",
    "build": "make reports ROUND={round}",
    "ask": "make clarify ROUND={round}",
    "read": "outputs/{round}/index.html",
}

TITLE = "{title} ({round}), xem ngày {day}"
GROUP = "{title}: {count} đơn vị"
DO = " → {command}"
SYNTHESES = "Báo cáo, tài liệu tổng hợp:"
UNIT = "  - {name}: {facts}"
MANY = "{names} và {count} đơn vị khác"
NEXT = "mốc tiếp theo {day}: {what}"
NEXT_OF_ROUND = "mốc tiếp theo của đợt {day}: {what}"
DAY = "{day}: {what}"
OWN_DAYS = {
    "gui-bao-cao": "hạn gửi báo cáo, biểu mẫu",
    "lam-viec": "làm việc trực tiếp",
}
"""What a day is to a unit itself, by the stage of the calendar; the plan's own words for all other stages."""
OTHERS = "Tệp của cả đợt hoặc chưa biết của đơn vị nào: {count} lỗi → make check ROUND={round}"
HEADS = (
    "Đơn vị",
    "Số liệu",
    "Kiểm tra",
    "Thuyết minh",
    "Nội dung làm rõ",
    "Khảo sát, kết luận",
    "Báo cáo",
    "Mốc của đơn vị",
)
"""Columns of the index page of a round, readable without script."""
FAULTY = "Đợt {round}: tham số chưa đọc được nên chưa biết tình hình."
NO_UNITS = "Đợt chưa có đơn vị nào."
NO_ROUNDS = "Chưa có đợt nào trong params/rounds/."

DATA_PUBLISHED = "chỉ dùng số liệu đã công bố"
DATA_UNKNOWN = "chưa rõ đã gửi biểu mẫu hay chưa"
DATA_PREPARING = "đợt đang chuẩn bị, chưa thu biểu mẫu"
DATA_NONE = "chưa gửi biểu mẫu"
DATA_IN = "đã gửi biểu mẫu"
DATA_IN_ON = "đã gửi biểu mẫu ngày {day}"
ANSWERED = "đã điền {answered}/{asked}"
CHECK_NONE = "chưa kiểm tra"
CHECK_STALE = "kết quả kiểm tra đã cũ"
CHECK_CLEAN = "kiểm tra: không có điểm cần xem lại"
CHECK_FOUND = "kiểm tra: {found}"
SEVERITIES = {"loi": "lỗi", "canh-bao": "cảnh báo", "can-giai-trinh": "cần giải trình", "con-thieu": "còn thiếu"}
NARRATIVE_NONE = "chưa có sổ tay"
NARRATIVE_BROKEN = "sổ tay không đọc được"
NARRATIVE_SOME = "thuyết minh {written}/{total}"
QUESTIONS_NONE = "chưa có sổ làm rõ"
QUESTIONS_FAULTY = "sổ làm rõ có {faults} lỗi"
QUESTIONS = "làm rõ: {questions} câu hỏi, {answered} đã trả lời, {assessed} đã đánh giá"
VISITED = "có phiếu ghi nhận"
CONCLUDED_NONE = "chưa có sổ kết luận"
CONCLUDED_FAULTY = "sổ kết luận có {faults} lỗi"
CONCLUDED_EMPTY = "sổ kết luận chưa ghi"
CONCLUDED = "kết luận: {results} kết quả, {shortcomings} tồn tại, hạn chế ({state})"
CONCLUDED_WHOLE = "đã đủ nguyên nhân, trách nhiệm, kiến nghị"
CONCLUDED_UNCHECKED = "chưa kiểm tra với số liệu"
NARRATIVE_FILLED = "thuyết minh đã có ở sổ kết luận"
NARRATIVE_UNASKED = "chưa có phần phải viết"
BUILDS = {
    "none": "chưa lập báo cáo",
    "current": "báo cáo mới nhất",
    "old": "báo cáo đã cũ",
    "failed": "không lập được báo cáo",
    "refused": "văn bản chính thức chưa đủ",
}

PAPERS = {
    "NHAT-KY.md": "Nhật ký của đợt",
    "lich.ics": "Lịch của đợt (mở bằng chương trình lịch)",
    "check.html": "Kết quả kiểm tra tệp đã nhận",
}
"""What may lie beside the reports of a round."""
SIGNED_KEPT = "Bản PDF đã ký của nội dung cũ"
PAPERS_OF_ALL = {"theo-doi.html": "Theo dõi thực hiện kiến nghị của các đợt"}

CALENDAR = "Lịch của đợt:"
STAGE = "  {title}: {steps}"
STEP = "{day} – {what}"
OTHER_STEPS = "Việc khác theo kế hoạch"
NO_GROUND = "chưa có căn cứ (kế hoạch của đợt chưa ghi ngày)"
LIMITS = "Mốc luật định, chỉ để tham khảo khi lập lịch của đợt đang mở:"
POINT = "    - {what}"
WRITTEN = "Đã ghi: {files}"

# --- NHAT-KY.md ------------------------------------------------------------------------------------

JOURNAL_TITLE = "Nhật ký: {title}"
JOURNAL_NOTE = (
    "Tệp này do bộ công cụ ghi từ params/ và data/ của đợt; mọi sửa đổi tại đây sẽ mất. Đề nghị ghi quyết định vào "
    "`data/{round}/decisions.csv`, ngày nhận vào `data/{round}/received.csv`, số và ngày văn bản vào "
    "`params/rounds/{round}.documents.csv`."
)
JOURNAL_WHAT = "1. Đợt này là gì"
JOURNAL_KINDS = {"giam-sat": "giám sát", "khao-sat": "khảo sát", "kiem-tra": "kiểm tra"}
JOURNAL_FACTS = {
    "id": "Mã đợt",
    "kind": "Loại hoạt động",
    "topic": "Nội dung",
    "founding_act": "Văn bản thành lập",
    "plan": "Kế hoạch",
    "period": "Kỳ số liệu",
    "cut_off": "Mốc số liệu",
    "report_date": "Ngày ghi trên báo cáo",
    "law": "Căn cứ",
    "note": "Lưu ý",
}
JOURNAL_UNSAID = "chưa ghi"
JOURNAL_WHO = "2. Các đoàn và đơn vị"
JOURNAL_DELEGATION = "{name}, {phase}: {count} đơn vị ({direct} trực tiếp, {by_report} qua báo cáo)."
JOURNAL_PHASES = {"truoc": "trước buổi làm việc", "sau": "sau buổi làm việc"}
JOURNAL_UNITS = "Đơn vị: {names}."
JOURNAL_DAYS = "3. Diễn biến theo ngày"
JOURNAL_DAY_HEADS = ("Ngày", "Việc", "Nguồn")
JOURNAL_RECEIVED = "Nhận tệp “{file}” của {sender}"
JOURNAL_DECIDED = "{by} quyết định ({kind}; {of}; {subject}): {decision}"
JOURNAL_DOCUMENT = "{what} {state} {number}"
JOURNAL_PLANNED = "Theo kế hoạch: {what}"
JOURNAL_NO_DAYS = "Chưa có việc nào có ngày."
JOURNAL_DECISIONS = "4. Các quyết định và lý do"
JOURNAL_DECISION_HEADS = ("Ngày", "Loại", "Về", "Nội dung", "Quyết định", "Lý do", "Người quyết định")
JOURNAL_DECISION_KINDS = {
    "mien": "Miễn số liệu",
    "chon-nguon": "Chọn nguồn số liệu",
    "xac-nhan": "Xác nhận",
    "bang-ma": "Cách đọc tệp mã cũ",
}
JOURNAL_NO_DECISIONS = "Chưa có quyết định nào được ghi."
JOURNAL_WHOLE = "cả đợt"
JOURNAL_DOCUMENTS = "5. Văn bản"
JOURNAL_DOCUMENT_HEADS = ("Văn bản của", "Loại", "Trạng thái", "Số, ký hiệu", "Ngày")
JOURNAL_DOCUMENT_KINDS = {"bao-cao": "Báo cáo", "tai-lieu": "Tài liệu phục vụ buổi làm việc"}
JOURNAL_STATES = {"du-thao": "dự thảo", "chinh-thuc": "chính thức"}
JOURNAL_BROKEN = "Có dòng chưa đọc được nên không có ở đây; đề nghị chạy `make check ROUND={round}`:"
JOURNAL_FILES = "6. Tìm ở đâu"
JOURNAL_PLACES = (
    ("params/rounds/{round}.*", "tham số của đợt: nội dung, đoàn, đơn vị, lịch, văn bản"),
    ("data/{round}/", "những gì đã nhận, đã công bố, đã ghi nhận, đã quyết định"),
    ("notebooks/{round}/", "sổ tay của từng đơn vị: phần thuyết minh do người viết"),
    ("outputs/{round}/index.html", "báo cáo đã lập và tình hình từng đơn vị"),
    ("outputs/{round}/check.html", "kết quả kiểm tra số liệu đã nhận"),
    ("outputs/{round}/lich.ics", "lịch của đợt, mở bằng chương trình lịch"),
)
