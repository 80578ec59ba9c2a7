"""Sentences about records of visits: the workbook that is filled in at a unit, its check, what is printed of it."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "visits-no-round": "chưa nêu đợt; đề nghị ghi ROUND=<mã đợt>. Các đợt hiện có: {known}.",
    "visit-not-xlsx": "thư mục visits chỉ nhận phiếu ghi nhận dạng .xlsx; đề nghị lưu lại hoặc chuyển tệp đi nơi khác.",
    "visit-cover-missing": (
        "chưa tìm thấy sheet “{sheet}” nên chưa biết phiếu ghi nhận của đơn vị nào; đề nghị dùng phiếu do "
        "make visits tạo."
    ),
    "visit-round-foreign": "phiếu ghi mã đợt “{found}”; đợt này là “{expected}”. Chưa sử dụng phiếu này.",
    "visit-unit-unknown": "phiếu ghi mã đơn vị “{found}”, không có trong đợt này; đề nghị kiểm tra mã đơn vị.{near}",
    "visit-twice": "đơn vị đã có phiếu ghi nhận ở tệp “{other}”; đề nghị gộp vào một phiếu rồi bỏ tệp còn lại.",
    "visit-sheet-missing": "phiếu thiếu sheet “{name}”; nếu không có nội dung, đề nghị để sheet trống và giữ lại.",
    "visit-value-missing": "phiếu đã có nội dung nhưng chưa điền “{label}”; đề nghị bổ sung.",
    "visit-day-later": "ghi ngày {found}, sau ngày làm việc {held_on}; đề nghị kiểm tra lại.",
    "visit-day-reversed": "ngày nhận {received_on} sau {label} {found}; đề nghị kiểm tra lại hai ngày của hồ sơ này.",
    "visit-personal-name": (
        "“{found}” có vẻ là họ tên người; phiếu chỉ ghi chức danh, vai trò. Đề nghị thay họ tên bằng chức danh, "
        "ví dụ “Đại diện lãnh đạo Sở”; chưa sử dụng nội dung nào của phiếu."
    ),
    "visit-personal-number": (
        "“{found}” có vẻ là số căn cước hoặc số điện thoại; bộ công cụ không nhận dữ liệu cá nhân. Đề nghị xóa số này; "
        "chưa sử dụng nội dung nào của phiếu."
    ),
    "visit-read-at": "ghi “{found}”; cần giờ và ngày đọc số trên màn hình, ví dụ 09 giờ 30 ngày 21/10/2024.",
    "visit-reader-missing": "chưa ghi chức danh người đọc số trên hệ thống; đề nghị bổ sung.",
}

_NOT_USED = "Đề nghị sửa ô này rồi chạy lại; các phần khác của phiếu giữ nguyên."
MENDING: dict[str, Mending] = {
    "visits-no-round": Mending(ERROR, "một mã đợt", "Ghi ROUND=<mã đợt> khi chạy make visits."),
    "visit-not-xlsx": Mending(ERROR, "tệp .xlsx", "Mở bằng Excel, lưu lại ở dạng .xlsx, hoặc chuyển tệp đi nơi khác."),
    "visit-cover-missing": Mending(ERROR, "sheet “{sheet}” của phiếu", "Chép nội dung vào phiếu do make visits tạo."),
    "visit-round-foreign": Mending(ERROR, "mã đợt “{expected}”", "Chuyển phiếu vào thư mục của đúng đợt."),
    "visit-unit-unknown": Mending(ERROR, "mã một đơn vị của đợt", "Kiểm tra mã đơn vị ở sheet Bìa."),
    "visit-twice": Mending(ERROR, "mỗi đơn vị một phiếu", "Gộp nội dung vào một phiếu, bỏ tệp còn lại."),
    "visit-sheet-missing": Mending(ERROR, "sheet “{name}”", "Giữ lại các sheet của phiếu, kể cả khi để trống."),
    "visit-value-missing": Mending(ERROR, "“{label}”", "Điền ô này ở sheet Bìa."),
    "visit-day-later": Mending(ERROR, "ngày không sau {held_on}", _NOT_USED),
    "visit-day-reversed": Mending(ERROR, "ngày nhận không sau {label}", _NOT_USED),
    "visit-personal-name": Mending(ERROR, "chức danh, vai trò", "Thay họ tên bằng chức danh."),
    "visit-personal-number": Mending(ERROR, "không có số căn cước, số điện thoại", "Xóa số này."),
    "visit-read-at": Mending(ERROR, "giờ và ngày", "Ghi giờ và ngày đọc, ví dụ 09 giờ 30 ngày 21/10/2024."),
    "visit-reader-missing": Mending(ERROR, "chức danh người đọc", "Ghi chức danh người đọc số."),
}

# --- inside the workbook (an error text in Excel holds 224 signs, a title 32) ------------------------

SHEET_HINTS = {
    "Bìa": (
        "Phiếu ghi nhận tại đơn vị. Ô màu vàng: điền. Chỉ ghi chức danh, vai trò; không ghi họ tên, số căn cước, số "
        "điện thoại, địa chỉ của ai; không ghi nội dung thuộc bí mật nhà nước."
    ),
    "Câu hỏi": (
        "Câu hỏi do bộ công cụ gợi ý từ số liệu (ô xám). Ghi tóm tắt trả lời của đơn vị; câu không hỏi để trống. "
        "Câu hỏi thêm ghi ở các dòng trống cuối bảng."
    ),
    "Quan sát": "Mỗi dòng một điều nhìn thấy tại chỗ: sự việc, con số, thời điểm; không ghi nhận định, đánh giá.",
    "Hồ sơ mẫu": "Mỗi dòng một hồ sơ được xem ngẫu nhiên, chỉ ghi mã hồ sơ; không ghi họ tên, địa chỉ người nộp.",
    "Ý kiến": "Ý kiến tại buổi làm việc theo vai trò, ví dụ “Thành viên Đoàn”, “Đại diện lãnh đạo đơn vị”.",
    "Cam kết": "Việc đơn vị hứa làm. Chọn kiểu hạn trước khi ghi thời hạn; không nêu hạn thì chọn “Không nêu hạn”.",
    "Yêu cầu bổ sung": "Số liệu, tài liệu đơn vị phải gửi sau buổi làm việc, kèm thời hạn.",
    "Số đọc trên hệ thống": (
        "Con số đọc trên màn hình hệ thống: tên hệ thống, giờ và ngày đọc, chức danh người đọc, mã chỉ tiêu. "
        "Bộ công cụ đặt cạnh số đơn vị báo cáo, không thay số nào."
    ),
}
LIST_ERROR = (
    "Chọn trong danh sách",
    "Đề nghị chọn một mục trong danh sách của ô này. Nếu không có mục phù hợp, để trống.",
)
COUNT_ERROR = ("Ô này cần số nguyên", "Đề nghị nhập số nguyên từ 0 trở lên, ví dụ 12. Nếu không rõ, để trống.")
DATE_ERROR = ("Ô này cần ngày", "Đề nghị nhập ngày theo dạng ngày/tháng/năm, ví dụ 21/10/2024.")
LENGTH_ERROR = ("Nội dung dài", "Đề nghị ghi ngắn gọn, không quá 2000 ký tự trong một ô.")
PROMPTS = {
    "role": (
        "Chức danh, cơ quan",
        "Ghi chức danh, ví dụ: Phó Giám đốc Sở; Trưởng phòng Nội vụ quận. Không ghi họ tên.",
    ),
    "speaker": ("Vai trò", "Ghi vai trò: Thành viên Đoàn, Đại diện lãnh đạo đơn vị, Người dân. Không ghi họ tên."),
    "reader": ("Chức danh người đọc", "Ghi chức danh người đọc số trên màn hình. Không ghi họ tên."),
    "read_at": ("Giờ, ngày đọc", "Ví dụ: 09 giờ 30 ngày 21/10/2024."),
    "deadline_kind": (
        "Kiểu hạn",
        "“Trước ngày” không kể ngày đó; “Chậm nhất ngày” kể cả ngày đó; “Trong kỳ” là tháng, quý, năm.",
    ),
    "content": ("Nội dung", "Ghi sự việc, con số, thời điểm. Không ghi họ tên, số căn cước, số điện thoại của ai."),
    "finding": ("Nội dung ghi nhận", "Ghi điều thấy trong hồ sơ. Không ghi họ tên, địa chỉ của người nộp hồ sơ."),
}
SOURCE_TITLE = "Phiếu ghi nhận tại đơn vị"
SOURCE_TITLE_DATED = "Phiếu ghi nhận tại đơn vị {day}"
