"""Words of the Word papers made of findings, and what ``make papers`` says."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "papers-no-round": "chưa nêu đợt; đề nghị ghi ROUND=<mã đợt>. Các đợt hiện có: {known}.",
    "papers-unit-faulty": "dữ liệu của {unit} còn nội dung cần sửa nên chưa lập văn bản; đề nghị chạy make check.",
}
MENDING: dict[str, Mending] = {
    "papers-no-round": Mending(ERROR, "một mã đợt", "Ghi ROUND=<mã đợt> khi chạy make papers."),
    "papers-unit-faulty": Mending(ERROR, "dữ liệu đã kiểm tra", "Chạy make check, sửa các điểm được nêu rồi lập lại."),
}

BLANK = "……"
NAME = "(họ và tên)"
DAY_BLANK = "ngày …… tháng …… năm ……"

# --- thông báo kết luận của một đơn vị ----------------------------------------------------------------

NOTICE = "THÔNG BÁO"
NOTICE_NUMBER = "Số: ……/TB-……"
NOTICE_TITLE = "Kết luận của {body} về {topic} tại {unit}"
NOTICE_OPENING = (
    "Thực hiện {founding} và {plan}, {day}, {body} đã làm việc với {unit}. Sau khi nghe đơn vị báo cáo, giải trình, "
    "{body} thông báo kết luận như sau:"
)
GENERAL = "I. KHÁI QUÁT"
GENERAL_LINES = (
    "Thời gian, địa điểm làm việc: {day}; {place}.",
    "Tài liệu của đơn vị: {report}.",
    "Thành phần dự họp: ……",
)
REPORT = "Báo cáo số {number}"
RESULTS = "II. KẾT QUẢ ĐẠT ĐƯỢC"
SHORTCOMINGS = "III. TỒN TẠI, HẠN CHẾ"
CAUSES = "IV. NGUYÊN NHÂN VÀ TRÁCH NHIỆM"
CAUSE_PARTS = {"khach-quan": "1. Nguyên nhân khách quan", "chu-quan": "2. Nguyên nhân chủ quan"}
RESPONSIBILITY = "3. Trách nhiệm"
RECOMMENDATIONS = "V. KIẾN NGHỊ, THỜI GIAN KHẮC PHỤC"
CARRYING_OUT = "VI. TỔ CHỨC THỰC HIỆN"
CARRYING_OUT_LINES = (
    "1. Trách nhiệm thi hành: ……",
    "2. Trách nhiệm báo cáo kết quả thực hiện: theo cột “Báo cáo kết quả” của mục V; đầu mối theo dõi: ……",
)
NOTICE_END = "Trên đây là thông báo kết luận của {body} tại {unit}./."
NOTICE_RECIPIENTS = ("{unit}", "Thường trực Hội đồng nhân dân", "Thành viên {body}", "Lưu: VT, ……")

# --- dự thảo nghị quyết, kết luận của đợt -------------------------------------------------------------

ACTS = {
    "hdnd": (
        "NGHỊ QUYẾT",
        "Số: ……/NQ-HĐND",
        "{council}",
        "KHÓA ……, KỲ HỌP THỨ ……",
        "",
        "CHỦ TỊCH",
        "Nghị quyết này",
        "Điều {number}. ",
    ),
    "thuong-truc": (
        "KẾT LUẬN",
        "Số: ……/KL-HĐND",
        "THƯỜNG TRỰC {council}",
        "",
        "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
        "……",
        "Kết luận này",
        "{number}. ",
    ),
    "ban": (
        "KẾT LUẬN",
        "Số: ……/KL-……",
        "BAN …… {council}",
        "",
        "TM. BAN ……",
        "TRƯỞNG BAN",
        "Kết luận này",
        "{number}. ",
    ),
}
"""By founder: name of the act, number, issuer, line under it, authority, signer, «this act», how parts begin."""
ACT_TITLE = "Về kết quả {act} {topic}"
CITED = "Căn cứ {citation}"
CITED_REPORT = (
    "Xét Báo cáo số …… ngày …… của {body} về kết quả {act}; ý kiến thảo luận và giải trình của các cơ quan có liên quan"
)
PART_FOUND = "Kết quả, tồn tại, hạn chế, nguyên nhân và trách nhiệm"
PART_REMEDY = "Nội dung thực hiện, thời gian khắc phục"
PART_DUTY = "Trách nhiệm thi hành"
PART_REPORT = "Trách nhiệm báo cáo kết quả thực hiện"
FOUND_RESULTS = "1. Kết quả đạt được"
FOUND_SHORTCOMINGS = "2. Tồn tại, hạn chế"
FOUND_OBJECTIVE = "3. Nguyên nhân khách quan"
FOUND_SUBJECTIVE = "4. Nguyên nhân chủ quan"
FOUND_RESPONSIBILITY = "5. Trách nhiệm"
OF_UNIT = "{unit}: {content}"
RESPONSIBLE = "{body}; người đứng đầu: {head}."
FOUND_OF = "Tổng hợp từ kết luận tại {count} đơn vị: {units}."
FOUND_OF_NONE = "Chưa có đơn vị nào có kết luận được ghi trong sổ."
TABLE_TITLE = "Nội dung thực hiện, thời gian khắc phục"
DUTIES = "Cơ quan thực hiện: {names}."
DUTY_BLANK = "Cơ quan đôn đốc, giám sát việc thực hiện: ……"
REPORTS_BACK = "{addressee} báo cáo kết quả thực hiện: {report_back}."
REPORT_BLANK = "Thời gian báo cáo chung tại kỳ họp: ……"
ACT_END = "{act} được …… thông qua ngày ……./."
ACT_RECIPIENTS = ("Các cơ quan nêu tại phần trách nhiệm thi hành", "{body}", "Lưu: VT, ……")

# --- make papers --------------------------------------------------------------------------------------

DAY_TITLE = "Phiếu tóm tắt, ngày {day}, {delegation}"
HELP = (
    "Lập phiếu tóm tắt một trang phục vụ buổi làm việc với từng đơn vị, phiếu trình Trưởng đoàn; từ sổ kết luận: thông "
    "báo kết luận của từng đơn vị, dự thảo nghị quyết hoặc kết luận của đợt."
)
HELP_ROUND = "Mã đợt."
WRITTEN = "Đã lập: {file}"
FAULTY = "Chưa lập được:"
NOTHING = "Đợt {round} chưa có thông báo kết luận, dự thảo nghị quyết: cần điền sổ kết luận (make findings)."
TOTAL = "Văn bản đã lập: {count}; chưa lập được: {faulty}."
