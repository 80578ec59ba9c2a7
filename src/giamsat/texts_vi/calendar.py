"""Words of a round's calendar: its stages, its steps, what the law sets as a limit while it is planned."""

from __future__ import annotations

STAGES = {
    "thanh-lap": "Thành lập đoàn",
    "ke-hoach": "Ban hành kế hoạch; gửi đề cương báo cáo, biểu mẫu số liệu",
    "gui-bao-cao": "Đơn vị gửi báo cáo, biểu mẫu số liệu",
    "lam-viec": "Làm việc trực tiếp với đơn vị",
    "bo-sung": "Đơn vị gửi nội dung bổ sung sau buổi làm việc",
    "du-thao": "Dự thảo báo cáo",
    "gop-y": "Lấy ý kiến về dự thảo báo cáo",
    "ban-hanh": "Ban hành báo cáo",
}
FOUNDED = "Thành lập đoàn"
HAND_IN = "Hạn các đơn vị gửi báo cáo, biểu mẫu số liệu"
HAND_IN_SOME = "Hạn gửi báo cáo, biểu mẫu số liệu: {names}"
VISIT = "Làm việc trực tiếp: {names}"
REPORT = "Ngày ghi trên báo cáo"
AND_MORE = "{names} và {count} đơn vị khác"

LEGAL = "{action}: {side} ngày {day} ({article} {law}: {days} ngày, {counted})"
LATEST = "chậm nhất"
LEGAL_FOR = "{what}; buổi làm việc ngày {day}"
LEGAL_DAYS = "{action} ({article} {law}: {days} ngày, {counted}): {side} {pairs}"
LEGAL_PAIR_FIRST = "ngày {day} cho buổi làm việc ngày {visit}"
LEGAL_PAIR = "{day} cho {visit}"
UNVERIFIED = " (chưa kiểm chứng)"
UNDATED = "{action}: {days} ngày, {counted} ({article} {law})"

# --- lich.ics -------------------------------------------------------------------------------------

PRODUCT = "-//giamsat//lich dot giam sat//VI"
BY_PLAN = "Theo kế hoạch của đợt."
AID = "Mốc tham khảo khi lập lịch của đợt đang mở; không dùng để nhận xét."
LEGAL_SUMMARY = "[Mốc luật định] {what}"
