"""Words of the workbook that holds a round's parameters, and of `make new-round`."""

from __future__ import annotations

FAULTS: dict[str, str] = {
    "round-file-twice": (
        "đợt này có cả tệp {toml} và tệp Excel nên chưa rõ dùng tệp nào. Đề nghị giữ lại một trong hai tệp."
    ),
    "round-sheet-missing": "tệp thiếu sheet “{sheet}”. Đề nghị khôi phục sheet từ bản do make new-round lập.",
    "round-column-missing": "sheet thiếu cột “{column}”. Đề nghị khôi phục dòng tên cột.",
    "round-value-missing": "mục “{label}” còn trống; đề nghị điền.",
    "round-cell-formula": "ô chứa công thức hoặc giá trị lỗi; tham số của đợt cần giá trị nhập trực tiếp.",
    "round-key-twice": "mục “{key}” xuất hiện hơn một lần. Đề nghị giữ lại một dòng.",
    "round-question-open": (
        "chưa trả lời câu hỏi về đơn vị “{unit}”. Đề nghị ghi mã đơn vị giám sát ở đợt này vào cột “{column}”, "
        "hoặc ghi “không” vào cột “{answer}” nếu đợt này không giám sát."
    ),
    "round-no-key": "dòng có nội dung nhưng cột “{column}” còn trống. Đề nghị ghi đủ, hoặc xóa cả dòng.",
    "new-round-no-name": "cần ghi mã của đợt mới và của đợt trước, ví dụ: ROUND=2027-mau FROM=mau-2024.",
    "new-round-exists": (
        "đã có {file}; bộ công cụ không ghi đè. Đề nghị chọn mã đợt khác, hoặc tự chuyển tệp cũ đi nơi khác."
    ),
    "new-round-id": "mã đợt “{found}” cần là chữ thường không dấu, số và dấu gạch nối, ví dụ 2027-mau.",
}

HELP = "Mở đợt mới từ một đợt trước: tệp Excel tham số, đề nghị đợt trước, sổ tay mới; không ghi đè."
HELP_ROUND = "Mã của đợt mới."
HELP_FROM = "Mã của đợt trước."
HELP_TODAY = "Ngày mở đợt (năm-tháng-ngày), để xét đơn vị còn hiệu lực; để trống là ngày của máy."

SHEET_ROUND, SHEET_DELEGATIONS, SHEET_UNITS, SHEET_CALENDAR = "Đợt", "Đoàn", "Đơn vị", "Lịch"
ROUND_HEADS = ("Mã mục", "Nội dung", "Giá trị", "Gợi ý")
ROUND_HINT = (
    "Điền cột “Giá trị”. Ô trống là chưa có; ngày ghi theo dạng ngày/tháng/năm; nhiều mã cách nhau bằng dấu chấm phẩy."
)
DELEGATION_HINT = "Mỗi dòng một người; dòng đầu của mỗi đoàn là trưởng đoàn. Họ tên để trống nếu chưa có quyết định."
UNIT_HINT = "Mỗi dòng một đơn vị. Dòng có câu hỏi: đề nghị ghi mã đơn vị, hoặc ghi “không” ở cột trả lời."
CALENDAR_HINT = "Mỗi dòng một việc theo kế hoạch của đợt."

LABELS = {
    "id": "Mã đợt",
    "kind": "Loại hoạt động",
    "title": "Tên đợt",
    "topic": "Nội dung giám sát",
    "period_from": "Kỳ số liệu: từ ngày",
    "period_to": "Kỳ số liệu: đến ngày",
    "cut_off": "Mốc số liệu",
    "report_date": "Ngày ghi trên báo cáo",
    "founded_on": "Ngày thành lập đoàn",
    "founder": "Cơ quan thành lập",
    "founding_act": "Văn bản thành lập",
    "plan": "Kế hoạch",
    "hand_in_by": "Hạn đơn vị gửi báo cáo",
    "comparison.label": "Kỳ so sánh: tên gọi",
    "comparison.start": "Kỳ so sánh: từ ngày",
    "comparison.end": "Kỳ so sánh: đến ngày",
    "legal_basis": "Căn cứ khác (mã trong params/laws.toml)",
    "references": "Văn bản tham chiếu",
    "letterhead.parent": "Cơ quan chủ quản trên văn bản",
    "letterhead.organ": "Cơ quan ban hành trên văn bản",
    "letterhead.place": "Địa danh",
    "signer_authority": "Quyền hạn ký",
    "example_note": "Lưu ý in ở trang 1",
    "fictional": "Đợt minh họa",
    "small_denominator": "Mẫu số nhỏ: không tính tỷ lệ dưới",
    "unchanged_below": "Coi là tương đương khi chênh lệch dưới (điểm %)",
    "crosscheck_tolerance": "Ngưỡng đối chiếu với hệ thống (%)",
    "domains": "Lĩnh vực (để trống là tất cả)",
    "ordering_indicator": "Chỉ tiêu dùng để xếp thứ tự",
    "follow_up": "Sổ kiến nghị của các đợt trước cần theo dõi (mã đợt)",
}
LAST_TIME = "đợt trước: {value}"
KINDS = (("Giám sát", "giam-sat"), ("Khảo sát", "khao-sat"), ("Kiểm tra", "kiem-tra"))
FOUNDERS = (("Hội đồng nhân dân", "hdnd"), ("Thường trực Hội đồng nhân dân", "thuong-truc"), ("Ban", "ban"))
MODES = (("Trực tiếp", "truc-tiep"), ("Qua báo cáo", "qua-bao-cao"))
PHASES = (("Trước buổi làm việc", "truoc"), ("Sau buổi làm việc", "sau"))
YES_NO = (("Có", "có"), ("Không", "không"))
STAGES = (
    ("Thành lập đoàn", "thanh-lap"),
    ("Kế hoạch, đề cương", "ke-hoach"),
    ("Đơn vị gửi báo cáo", "gui-bao-cao"),
    ("Làm việc với đơn vị", "lam-viec"),
    ("Đơn vị bổ sung", "bo-sung"),
    ("Dự thảo báo cáo", "du-thao"),
    ("Góp ý dự thảo", "gop-y"),
    ("Ban hành báo cáo", "ban-hanh"),
)
NO = "không"

HEADS = {
    "delegation_id": "Mã đoàn",
    "delegation_name": "Tên đoàn",
    "phase": "Giai đoạn",
    "role": "Vai trò",
    "post": "Chức danh",
    "name": "Họ tên",
    "unit": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "delegation": "Mã đoàn",
    "mode": "Cách giám sát",
    "cut_off": "Mốc số liệu riêng",
    "visit_on": "Ngày làm việc",
    "hand_in_by": "Hạn gửi riêng",
    "from_unit": "Mã ở đợt trước",
    "question": "Câu hỏi",
    "answer": "Trả lời",
    "date": "Ngày",
    "step": "Việc",
    "stage": "Bước",
}

QUESTION_ENDED = "{name} chỉ có hiệu lực đến hết ngày {day}. Đợt này giám sát đơn vị nào?"
QUESTION_NOT_YET = "{name} chỉ có từ ngày {day}. Đợt này giám sát đơn vị nào?"
QUESTION_SUCCESSOR = " Danh mục ghi đơn vị kế thừa: {names}."
QUESTION_SIMILAR = " Đơn vị cùng tên hoặc có nhắc tên trong nguồn, không phải kế thừa: {names}."

CREATED = "Đã tạo {file}."
NOTEBOOKS = "Đã tạo {count} sổ tay mới trong {folder}/."
NEXT = (
    "Việc tiếp theo: mở {file} bằng Excel, điền các ô còn trống, trả lời {questions} câu hỏi về đơn vị; "
    "rồi chạy make status ROUND={round} để xem còn thiếu gì."
)
CARRIED = "Giữ {count} đơn vị còn hiệu lực; {questions} đơn vị cần trả lời câu hỏi."
REQUESTS = "{count} nội dung còn theo dõi đến ngày {day} được chép làm dự kiến vào {file}; đề nghị rà soát:"
REQUEST_UNIT = "  {name}: {count} nội dung"
REQUEST = "    - {content} ({deadline})"
REQUESTS_NONE = "Sổ theo dõi không có nội dung nào còn mở đối với các đơn vị của đợt này."
REQUESTS_LEFT = "Không chuyển {count} nội dung còn theo dõi của đơn vị đã hết hiệu lực, cần người quyết định:"
REQUESTS_UNFOLLOWED = (
    "Không chép {count} nội dung của đợt trước vì không có trong data/follow-up/ (sổ theo dõi kiến nghị): {ids}."
)
CATALOGUE_NONE = "Đợt {source} chưa lưu danh mục chỉ tiêu nên chưa so được thay đổi của danh mục."
CATALOGUE_SAME = "Danh mục chỉ tiêu không thay đổi so với đợt {source}."
CATALOGUE = {
    "added": "Chỉ tiêu mới so với đợt {source}: {names}.",
    "removed": "Chỉ tiêu không còn so với đợt {source}: {names}.",
}
REDEFINED = "Chỉ tiêu được định nghĩa lại so với đợt {source}, không so sánh với kỳ trước khi chưa rà soát:"
REDEFINED_ROW = "  - {name} ({id}): {changes}."
CHANGES = {
    "denominator": "năm trước tính trên “{before}”, năm nay tính trên “{now}”",
    "numerator": "năm trước đếm “{before}”, năm nay đếm “{now}”",
    "measure": "đơn vị tính năm trước là “{before}”, năm nay là “{now}”",
    "kind": "loại chỉ tiêu năm trước là “{before}”, năm nay là “{now}”",
    "definition": "định nghĩa năm trước là “{before}”, năm nay là “{now}”",
}
UNSAID = "chưa ghi"
