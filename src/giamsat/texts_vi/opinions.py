"""Sentences about opinions of members and experts and about objections of units to the draft."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "voices-no-round": "chưa nêu đợt; đề nghị ghi ROUND=<mã đợt>. Các đợt hiện có: {known}.",
    "voices-file-unknown": (
        "tệp không phải sổ ý kiến hoặc sổ góp ý của đợt {round}; đề nghị dùng sổ do make voices tạo, hoặc chuyển tệp "
        "đi nơi khác."
    ),
    "objection-reason-missing": (
        "chọn “{answer}” nhưng chưa ghi nội dung giải trình; đề nghị ghi lý do để đơn vị được biết."
    ),
    "objection-place-missing": ("chọn “{answer}” nhưng chưa ghi nơi sửa trong dự thảo; đề nghị ghi mục đã sửa."),
    "objection-answer-missing": (
        "đã ghi giải trình hoặc nơi sửa nhưng chưa chọn “Tiếp thu, giải trình”; đề nghị chọn một mục."
    ),
}
MENDING: dict[str, Mending] = {
    "voices-no-round": Mending(ERROR, "một mã đợt", "Ghi ROUND=<mã đợt> khi chạy make voices."),
    "voices-file-unknown": Mending(ERROR, "sổ do make voices tạo", "Chép nội dung sang sổ do make voices tạo."),
    "objection-reason-missing": Mending(ERROR, "nội dung giải trình", "Ghi lý do ở cột Nội dung giải trình."),
    "objection-place-missing": Mending(ERROR, "nơi sửa trong dự thảo", "Ghi mục đã sửa ở cột Nơi sửa trong dự thảo."),
    "objection-answer-missing": Mending(ERROR, "“Tiếp thu, giải trình”", "Chọn một mục trong danh sách."),
}

OPINION_TITLE = "SỔ Ý KIẾN THÀNH VIÊN, CHUYÊN GIA"
OPINION_SHEET = "Ý kiến"
OPINION_HINT = (
    "Mỗi dòng một ý kiến. Ghi vai trò (thành viên, chuyên gia), không ghi họ tên, học hàm, học vị. Khi tổng hợp, ý "
    "kiến không kèm vai trò, trừ khi cột “Cho nêu vai trò” chọn “Có”. Sổ và bản tổng hợp chỉ lưu hành trong Đoàn."
)
OPINION_PROMPTS = {
    "role": ("Vai trò", "Chọn hoặc ghi vai trò trong Đoàn. Không ghi họ tên."),
    "is_named": ("Cho nêu vai trò", "Để trống hoặc “Không”: bản tổng hợp không nêu ai có ý kiến."),
}
OBJECTION_TITLE = "SỔ GÓP Ý CỦA ĐƠN VỊ ĐỐI VỚI DỰ THẢO"
OBJECTION_SHEET = "Góp ý"
OBJECTION_HINT = (
    "Mỗi dòng một nội dung góp ý của đơn vị. Tiếp thu: ghi nơi sửa trong dự thảo. Giải trình: ghi lý do. Tiếp thu một "
    "phần: ghi cả hai. Chưa xử lý: để trống ba cột cuối."
)
OBJECTION_PROMPTS = {
    "place": ("Mục của dự thảo", "Ví dụ: mục II.3, Bảng 5, Phụ lục II."),
    "answer": ("Tiếp thu, giải trình", "Do Đoàn quyết định. Chưa xử lý thì để trống."),
}
OPINION_SOURCE, OBJECTION_SOURCE = "Sổ ý kiến thành viên, chuyên gia", "Sổ góp ý của đơn vị đối với dự thảo"
UNIT_TWICE = "{name} ({id})"

# --- papers -----------------------------------------------------------------------------------------

INTERNAL = "LƯU HÀNH NỘI BỘ"
SUMMARY = "TỔNG HỢP"
SUMMARY_TITLE = "Ý kiến của thành viên, chuyên gia {delegation}"
SUMMARY_INTRO = "Tổng hợp {count} ý kiến theo nội dung; ý kiến ghi nguyên văn, không nêu họ tên người có ý kiến."
SUMMARY_NONE = "Chưa có ý kiến nào được ghi trong sổ."
SECTION = "{title} ({count} ý kiến)"
OPINION = "{unit}{content}.{proposal}{role}"
OF_UNIT = "{unit}: "
PROPOSAL = " Đề xuất: {proposal}."
ROLE = " ({role})"
TABLE = "BẢNG TIẾP THU, GIẢI TRÌNH"
TABLE_TITLE = "Ý kiến của các đơn vị đối với dự thảo {report}"
REPORT = "Báo cáo kết quả {act}"
TABLE_INTRO = "{units} đơn vị góp ý {count} nội dung: {parts}."
PART = "{word} {count}"
TABLE_NONE = "Chưa có góp ý nào được ghi trong sổ."
HEADS = ("TT", "Đơn vị", "Nội dung góp ý", "Tiếp thu, giải trình", "Nơi sửa")
LETTER = "({document})"
LETTER_DATED = "({document} ngày {day})"
AT = "Tại {place}: "
NOT_ANSWERED = "Chưa xử lý"
NONE = "–"

# --- on the terminal --------------------------------------------------------------------------------

HELP = "Lập sổ ý kiến thành viên, chuyên gia và sổ góp ý của đơn vị; tổng hợp những sổ đã ghi."
HELP_ROUND = "Mã đợt."
