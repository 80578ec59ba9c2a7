"""What reports say of how units handed in: who did not, who came late, what is missing, what was amended."""

TITLE = "TÌNH HÌNH GỬI BÁO CÁO, BIỂU MẪU SỐ LIỆU"
STANDING_TITLE = "Tình hình gửi báo cáo, biểu mẫu số liệu"
STANDING_TITLE_FULL = "Tình hình gửi báo cáo, biểu mẫu số liệu của từng đơn vị"
STANDING_DUE = "Thời hạn gửi: ngày {day}"
STANDING_NOTE = (
    "Ô có số liệu: số chỉ tiêu có số liệu trên số chỉ tiêu biểu mẫu hỏi đơn vị. Chênh lệch: số trường hợp hai số liệu "
    "trong biểu mẫu lẽ ra bằng nhau. Lỗi còn lại: nội dung kiểm tra số liệu chưa khắc phục, chưa giải trình, gồm cả "
    "chênh lệch. Đơn vị xếp theo thứ tự chính thức."
)
SHORT_HEADS = ("TT", "Đơn vị", "Ngày gửi", "Chậm (ngày)", "Ô có số liệu", "Chênh lệch", "Lỗi còn lại")
FULL_HEADS = (
    "TT", "Đơn vị", "Hình thức", "Ngày gửi", "Chậm (ngày)", "Văn bản số", "Ô có số liệu", "Chênh lệch", "Lỗi còn lại",
    "Bổ sung ngày",
)  # fmt: skip
MODES = {"truc-tiep": "trực tiếp", "qua-bao-cao": "qua báo cáo"}
NOT_ASKED = "không thu biểu mẫu"
REPORT_DAY = ", ngày {day}"
SUPPLEMENT = "{day} ({kind})"
SUPPLEMENT_KINDS = {"thay-the": "thay thế", "bo-sung": "bổ sung"}
DIFFERING_SPOT = "chênh lệch trong biểu mẫu của đơn vị, đếm theo quy tắc kiểm tra"
LEFT_SPOT = "lỗi còn lại, đếm theo quy tắc kiểm tra"
PLACE_SPOT = "hàng có số liệu liên quan"
IN_ONE = "Phụ lục {number}"
REFERENCE = "(Kèm theo {document})"
TABLE_TITLE = "Đơn vị chưa gửi, gửi chậm, gửi thiếu báo cáo, biểu mẫu số liệu"
HEADS = ("TT", "Đơn vị", "Thời hạn gửi", "Ngày nhận", "Chậm (ngày)", "Nội dung còn thiếu", "Quyết định miễn")
NOT_SENT = "chưa gửi"
NOT_LOGGED = "chưa ghi sổ tiếp nhận"
UNUSABLE = "tệp chưa dùng được"
UNUSABLE_CONTENT = "tệp đã gửi còn lỗi, chưa đọc được số liệu"
WHOLE = "toàn bộ báo cáo, biểu mẫu số liệu"
NO_DEADLINE = "không nêu"
WAIVED = "{text} (miễn: {reason})"
WAIVED_ONE = "miễn: {reason}"
NOTE = "Nội dung còn thiếu không tính là 0 và không đưa vào so sánh. Nội dung đã được quyết định miễn vẫn được liệt kê."
IN_APPENDIX = "Chi tiết tại phụ lục: {names}."
NAMES = {
    "don-vi": "danh sách đơn vị, lịch làm việc, thành phần",
    "ma-tran": "số liệu các đơn vị theo một số chỉ tiêu",
    "kien-nghi": "danh mục kiến nghị",
    "chenh-lech": "chênh lệch số liệu và giải trình",
    "tiep-thu": "ý kiến của đơn vị và việc tiếp thu",
    "lam-ro": "kết quả làm rõ",
    "gui-bao-cao": "tình hình gửi báo cáo của từng đơn vị",
    "han-che": "đơn vị theo từng nội dung chung",
}
NAME_AND_NUMBER = "{name} (Phụ lục {number})"

AMENDED_LEAD = (
    "Đơn vị đã bổ sung, điều chỉnh {count} số liệu sau lần gửi đầu; báo cáo sử dụng số sau điều chỉnh, nêu tại {table}."
)
AMENDED_TITLE = "Số liệu đơn vị bổ sung, điều chỉnh"
AMENDED_HEADS = ("TT", "Chỉ tiêu", "Trước", "Sau", "Văn bản", "Sheet, ô")
AMENDED_COUNT = "số liệu được bổ sung, điều chỉnh, nêu trong bảng"
BEFORE, AFTER = "trước điều chỉnh", "sau điều chỉnh"
NOTICED = "lưu ý khi tiếp nhận tệp này"
COVER = "ghi tại trang bìa của tệp"
NO_DOCUMENT = "không ghi văn bản"
FILE_NAMES = {
    "lan-dau": "Biểu mẫu số liệu của {unit}",
    "thay-the": "Biểu mẫu thay thế của {unit}",
    "bo-sung": "Biểu mẫu bổ sung của {unit}",
    "mot-phan": "Biểu mẫu của {unit}, gửi theo phần",
}
FILE_BY = "{name}, do {filled_by} lập"
FILE_WITH = "{name}, kèm {document}"
FILE_DAY = "nhận {day}"

RECORDS_WITH_REQUESTS = "NHIỆM VỤ ĐƯỢC GIAO, VĂN BẢN ĐÃ BAN HÀNH, KIẾN NGHỊ ĐỢT TRƯỚC"
AND_REQUESTS = ", kiến nghị đợt trước"
REQUESTS_TITLE = "Kết quả thực hiện kiến nghị đợt trước (theo báo cáo của đơn vị)"
REQUESTS_HEADS = (
    "TT", "Nội dung kiến nghị", "Thời hạn nêu tại văn bản", "Kết quả (theo đơn vị)", "Tiến độ (theo đơn vị)",
    "Ngày hoàn thành", "Tài liệu kiểm chứng",
)  # fmt: skip
REQUESTS_NOTE = "Tiến độ ghi như đơn vị báo cáo, chưa được kiểm chứng."
NO_REPLY = "đơn vị chưa báo cáo kết quả"
NO_PROGRESS = "chưa nêu"
ROW_REQUEST = "kiến nghị đợt trước"

APPLIES_NOT = "Không áp dụng, theo báo cáo của đơn vị: {items}."
APPLIES_NOT_BASIS = "{names} (căn cứ: {basis})"
APPLIES_NOT_ROW = "căn cứ của đơn vị, ghi tại hàng này"
APPLIES_NOT_BARE = "{names} (đơn vị chưa nêu căn cứ)"
