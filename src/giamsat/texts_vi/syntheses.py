"""What a synthesis says of itself: its name, whose it is, which units it is about."""

SCOPE = " do {body} phụ trách"
GROUP_NOTE = "Tính chung là tổng tử số chia tổng mẫu số của các đơn vị{scope} có đủ hai số liệu trong nhóm."
CALLED = {"truoc": "tài liệu tổng hợp {name}", "sau": "Báo cáo tổng hợp số …… ngày …… của {body}"}
CALLED_OF = {"truoc": "tài liệu tổng hợp của {name}", "sau": "Báo cáo số …… ngày …… của {name}"}
KIND_NAMES = {"truoc": "TÀI LIỆU TỔNG HỢP", "sau": "BÁO CÁO TỔNG HỢP"}
KIND_NAMES_OF = {"truoc": "TÀI LIỆU TỔNG HỢP", "sau": "BÁO CÁO"}

TITLE = "{topic} của các đơn vị thuộc diện {act}"
TITLE_OF = "{topic} của các đơn vị{scope}"
TITLE_AFTER = "{result} {topic}"
TITLE_AFTER_OF = "{result} {topic} tại các đơn vị{scope}"

DIRECT = "{count} đơn vị {act} trực tiếp"
BY_REPORT = "{count} đơn vị {act} qua báo cáo"
AND = " và "
ALL = "đơn vị của đợt"
ALL_OF = "đơn vị của đoàn"
SPOT_DIRECT = "đơn vị {act} trực tiếp"
SPOT_BY_REPORT = "đơn vị {act} qua báo cáo"
OPENING = (
    "Tài liệu tổng hợp số liệu của {count} đơn vị{scope} ({ways}). {period}; mốc chung: ngày {cut_off}. "
    "Các đơn vị xếp theo thứ tự chính thức{within}. Số liệu do đơn vị báo cáo hoặc lấy từ nguồn công khai, "
    "chưa thẩm định; tài liệu không nêu kết luận."
)
WITHIN = "; số liệu tính chung, so sánh chỉ trong phạm vi các đơn vị này"
OPENING_AFTER = (
    "Thực hiện {founding} và {plan}, {days}{body} {done}. "
    "Số liệu {period}, mốc chung ngày {cut_off}, do đơn vị báo cáo hoặc lấy từ nguồn công khai. "
    "Các đơn vị xếp theo thứ tự chính thức{within}. "
    "{speaker} báo cáo kết quả {act} như sau:"
)
DAYS = "từ ngày {first} đến ngày {last}, "
DAY = "ngày {first}, "
HEARD = "đã làm việc trực tiếp với {units}"
READ = "đã {act} qua báo cáo đối với {units}"
NOT_HEARD = "chưa làm việc trực tiếp với {units}"
UNITS = "{count} đơn vị: {names}"
UNITS_MANY = "{count} đơn vị (danh sách tại mục I)"
STEP = "; "
SPOT_HEARD = "đơn vị đã làm việc trực tiếp"
SPOT_NOT_HEARD = "đơn vị chưa làm việc trực tiếp"
CLOSING = "Trên đây là báo cáo tổng hợp kết quả {act} của {title}./."
CLOSING_OF = "Trên đây là báo cáo kết quả {act} của {body}./."
