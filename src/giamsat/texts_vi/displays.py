"""What the displays of a synthesis say beside their figures: readings, keys, scopes and notes."""

# --- the matrix of units by indicators ------------------------------------------------------------------

MET, MISSED, ESTIMATE, ABOUT = "✓", "✗", "~", "khoảng "
SIGNS = (
    "✓ đạt chỉ tiêu; ✗ chưa đạt; – chưa có số liệu; o không áp dụng; ~ ước tính; "
    "(n) số hồ sơ, phiếu ít, không tính tỷ lệ"
)
SHADE = "nền xám: chưa đạt, càng đậm càng cách xa chỉ tiêu ({steps} điểm %; số đếm: % của mức chỉ tiêu)"
SHADE_ONE = "nền xám: chưa đạt"
SHADE_UNDER = "dưới {end}"
SHADE_BETWEEN = "từ {start} đến dưới {end}"
SHADE_FROM = "từ {start}"
MATRIX_HEADING = "SỐ LIỆU CÁC ĐƠN VỊ THEO MỘT SỐ CHỈ TIÊU"
MATRIX_TITLE = "Các đơn vị theo một số chỉ tiêu"
MATRIX_SCOPE = "{n} đơn vị, theo thứ tự chính thức; số liệu tính đến ngày {day}. Ký hiệu: {key}"
MATRIX_NOTE = (
    "Hàng cuối: số đơn vị đạt trên số đơn vị có chỉ tiêu giao và có số liệu. Nguồn: biểu mẫu số liệu của các đơn vị, "
    "chưa thẩm định."
)
MATRIX_UNIT = "Đơn vị"
MATRIX_MET = "Số đơn vị đạt"
MATRIX_MET_OF = "{count} đạt"
MATRIX_ROWS = "{counted}, theo các hàng của bảng này"
MATRIX_READING = (
    "Trong {count} nội dung có chỉ tiêu giao và có số liệu, ít đơn vị đạt nhất là {low}; "
    "nhiều đơn vị đạt nhất là {high}."
)
MATRIX_SIDE = "{names} ({count} đơn vị)"
MATRIX_SPOT = "nội dung có chỉ tiêu giao và có số liệu, đếm theo cột của bảng"

# --- charts of units on one indicator -------------------------------------------------------------------

NOUN = "đơn vị"
PART = "{group}, phần {number}"
PARTS = "{one}; {other}"
DOTS_TITLE = "{indicator}, tính đến ngày {day}"
DOTS_TARGET = "chỉ tiêu {target}%"
DOTS_N = "Mẫu số (n)"
DOTS_READING = "{figure}: trong {n} đơn vị so sánh được với chỉ tiêu, {met} đơn vị đạt, {missed} đơn vị chưa đạt"
DOTS_ALL_MET = "{figure}: cả {n} đơn vị so sánh được với chỉ tiêu đều đạt"
DOTS_NONE_MET = "{figure}: cả {n} đơn vị so sánh được với chỉ tiêu đều chưa đạt"
DOTS_DISTANCE = "; chênh lệch so với chỉ tiêu từ {low} đến {high} điểm %"
CHANGES_TITLE = "{indicator}: thay đổi so với {label}"
CHANGES_NOW = "Kỳ này"
CHANGES_READING = "{figure}: so với {label}, trong {n} đơn vị so sánh được có {items}."
CHANGES = ("{count} đơn vị tăng", "{count} đơn vị giảm", "{count} đơn vị không đổi")
CHANGES_ALL_READING = "{figure}: so với {label}, cả {n} đơn vị so sánh được đều {direction}."
DIRECTIONS = ("tăng", "giảm", "không đổi")
NOTE = "n = {n} đơn vị; {day}; nguồn: {source}, chưa thẩm định."
DAY = "số liệu đến ngày {day}"
DAYS = "số liệu đến mốc của từng đơn vị"
CHANNELS = {
    "don-vi-bao-cao": "biểu mẫu số liệu của các đơn vị",
    "he-thong": "tệp trích xuất của hệ thống",
    "cong-khai": "nguồn công khai",
}
UNITS_SPOT = "số đơn vị, đếm theo các hàng của hình"
DISTANCE_SPOT = "chênh lệch so với chỉ tiêu, tính từ số in trong hình"
