"""Sentences about rules on figures: slips in the table of rules, words of their sides, the page that lists them."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "rule-expression-sign": (
        "cột “{name}”: biểu thức “{expression}” có ký tự chưa đọc được ở vị trí {position} (“{at}”); dùng mã chỉ tiêu, "
        "cột (3) đến (13), số với dấu chấm thập phân và các dấu + − × ÷."
    ),
    "rule-expression-operand": (
        "cột “{name}”: biểu thức “{expression}” còn thiếu một số, mã hoặc cột ở vị trí {position} (“{at}”); "
        "đề nghị bổ sung."
    ),
    "rule-expression-rest": (
        "cột “{name}”: biểu thức “{expression}” còn phần chưa nối ở vị trí {position} (“{at}”); "
        "đề nghị thêm dấu + − × ÷ hoặc bỏ phần này."
    ),
    "rule-expression-close": (
        "cột “{name}”: biểu thức “{expression}” có dấu ngoặc mở mà chưa đóng, đọc đến vị trí {position} (“{at}”); "
        "đề nghị thêm dấu )."
    ),
    "rule-expression-deep": "cột “{name}”: biểu thức “{expression}” lồng quá nhiều dấu ngoặc; đề nghị viết gọn lại.",
    "rule-expression-column": (
        "cột “{name}”: biểu thức “{expression}” ghi ({column}); số trong ngoặc là cột của Biểu 06, từ (3) đến (13). "
        "Nếu là số thường, đề nghị bỏ dấu ngoặc."
    ),
    "rule-expression-function": (
        "cột “{name}”: biểu thức “{expression}” dùng hàm “{function}” chưa có; các hàm hiện có: {known}."
    ),
    "rule-expression-brackets": (
        "cột “{name}”: biểu thức “{expression}” cần thêm một lớp ngoặc cho cột, ví dụ {example}."
    ),
    "rule-expression-arguments": (
        "cột “{name}”: biểu thức “{expression}” ghi {found} thành phần trong hàm “{function}”; previous, sum_rows, "
        "sum_sub_units và abs cần 1, rate cần 2, min và max cần từ 2 thành phần, cách nhau bằng dấu phẩy."
    ),
    "rule-constant": (
        "cột “{name}” chỉ có số, chưa có chỉ tiêu hoặc cột nào để đối chiếu; bảng tính có thể đã tự đổi (3) thành -3, "
        "đề nghị ghi lại (3) và lưu ô ở dạng chữ."
    ),
    "rule-condition": (
        "cột “{name}”: điều kiện “{found}” cần đúng một dấu so sánh (=, ≠, <, ≤, >, ≥); nhiều điều kiện cách nhau "
        "bằng dấu chấm phẩy."
    ),
    "rule-name": "cột “{name}”: không có “{found}” trong phạm vi này; dùng được: {offered}.{near}",
    "rule-function": "cột “{name}”: phạm vi này không dùng được hàm “{function}”; xem docs/rules.md.",
    "rule-field": "cột “{name}”: câu có trường {found} chưa có số liệu để điền.{near}",
    "rule-braces": "cột “{name}”: câu “{found}” có dấu ngoặc nhọn mở mà chưa đóng, hoặc đóng mà chưa mở.",
    "rule-least": "“least”: ghi {found}; cần số nguyên từ 1 trở lên.",
}
MENDING: dict[str, Mending] = {
    code: Mending(ERROR, "một dòng quy tắc đúng cách viết tại docs/rules.md", "Đề nghị sửa dòng này rồi chạy lại.")
    for code in FAULTS
}

# --- the sides of a rule in words ----------------------------------------------------------------

EXPECTED = {
    "=": "bằng {right}",
    "≠": "khác {right}",
    "<": "nhỏ hơn {right}",
    "≤": "không lớn hơn {right}",
    ">": "lớn hơn {right}",
    "≥": "không nhỏ hơn {right}",
    "compulsory_pair": "ghi đủ cả hai hoặc cùng để trống",
    "exclusive_pair": "chỉ ghi một trong hai",
}
FOUND_PAIRS = {"compulsory_pair": "chưa ghi", "exclusive_pair": "ghi cả hai"}
NOTHING = "chưa ghi"
NAMES = {
    "value": "số kỳ này",
    "part": "tử số",
    "whole": "mẫu số",
    "stated": "tỷ lệ được công bố",
    "entitled": "số người thuộc đối tượng",
    "served": "số người đã được hưởng",
    "unserved": "số người chưa được hưởng",
    "issued": "số phiếu phát ra",
    "collected": "số phiếu thu về",
    "valid": "số phiếu hợp lệ",
    "satisfied": "số phiếu hài lòng và rất hài lòng",
    "median": "trung vị của nhóm",
    "maximum": "điểm tối đa",
    "total": "số chung",
    "due": "thời hạn",
    "done": "ngày hoàn thành",
    "cut_off": "mốc số liệu",
    "evidence": "tài liệu kiểm chứng",
}
PAGE_NAMES = {
    **NAMES,
    "required": "1 nếu chỉ tiêu bắt buộc",
    "small": "ngưỡng mẫu số ít của đợt",
    "form": "phiên bản biểu mẫu",
    "asks_evidence": "biểu có cột tài liệu kiểm chứng (1 là có)",
    "spread": "độ phân tán của nhóm",
    "low": "tứ phân vị dưới của nhóm",
    "high": "tứ phân vị trên của nhóm",
    "n": "số đơn vị, số dòng được so sánh",
    "said_done": "1 nếu ghi đã hoàn thành",
    "said_not_due": "1 nếu ghi chưa đến hạn",
    "said_overdue": "1 nếu ghi quá hạn",
    "said": "1 nếu đã ghi tình trạng hoặc ngày hoàn thành",
    "has_done": "1 nếu có ngày hoàn thành",
    "has_reason": "1 nếu có lý do",
    "has_number": "1 nếu có số, ký hiệu",
    "above": "số liền trên trong danh sách",
    "below": "số liền dưới trong danh sách",
    "position": "thứ tự trong danh sách",
    "lowest": "số thành phần thấp nhất",
    "highest": "số thành phần cao nhất",
    "farthest": "1 nếu xa số chung nhất",
    "same_scale": "1 nếu cùng thang điểm",
}
DOCUMENT_NAMES = {**NAMES, "issued": "ngày ban hành"}
FUNCTIONS = {
    "previous": "{0} kỳ trước",
    "sum_rows": "cộng các hàng",
    "sum_sub_units": "cộng các đơn vị trực thuộc",
    "abs": "độ lớn của {0}",
    "rate": "tỷ lệ {0} trên {1}",
    "min": "số nhỏ nhất trong {all}",
    "max": "số lớn nhất trong {all}",
}
LIST_JOIN = "; "
SCORE_LABEL = "{name} của {unit} năm {year}"
PROPOSAL = (
    " Nếu một chữ số bị ghi lẫn, các số sau đây khớp với thứ tự của danh sách: {numbers}; đây chỉ là gợi ý, "
    "con số do người có trách nhiệm đối chiếu, quyết định."
)
TASK_LABEL = "nhiệm vụ “{content}”"
DOCUMENT_LABEL = "văn bản “{content}”"
REQUEST_LABEL = "kiến nghị {code}"
CONFIRMED = "đơn vị đã kiểm tra, giữ nguyên số liệu"
DECIDED = "{decided_by} ({day}): {reason}"

# --- the page docs/rules.md ------------------------------------------------------------------------

PAGE_HEAD = ("Mã", "Phải đúng", "Mức", "Câu hiện ra", "Việc cần làm", "Căn cứ")
PAGE_NAMES_HEAD = ("Phạm vi", "Áp dụng cho", "Tên dùng được")
PAGE_WHEN = "khi `{condition}`"
PAGE_INDICATORS = "mã chỉ tiêu"
PAGE_FIELDS = "Trường của mọi câu: {fields}. Riêng câu hỏi: {question}."
SEVERITIES = {"loi": "lỗi", "canh-bao": "cảnh báo", "can-giai-trinh": "cần giải trình"}
SCOPES = {
    "hang": "mỗi hàng của Biểu 06 (theo lĩnh vực, theo đơn vị trực thuộc)",
    "cot": "mỗi cột của Biểu 06 theo lĩnh vực",
    "cot-don-vi": "mỗi cột của Biểu 06 theo đơn vị trực thuộc",
    "tien-ich": "mỗi tiện ích Đề án 06",
    "bo-cong-bo": "các số do một nguồn công bố cho cùng kỳ",
    "don-vi": "các chỉ tiêu của một đơn vị",
    "chi-tieu": "mỗi chỉ tiêu của đơn vị",
    "so-luong": "mỗi chỉ tiêu đếm được, kinh phí",
    "phan-tram": "mỗi tỷ lệ được nêu không kèm tử số, mẫu số",
    "ty-le": "mỗi tỷ lệ trong danh mục chỉ tiêu",
    "ty-le-cong-bo": "mỗi tỷ lệ được công bố kèm tử số, mẫu số",
    "o-tra-loi": "mỗi ô trả lời của sheet chỉ tiêu",
    "nhom": "mỗi tỷ lệ của đơn vị so với các đơn vị cùng nhóm",
    "khao-sat": "mỗi cuộc khảo sát",
    "nhiem-vu": "mỗi nhiệm vụ được giao",
    "van-ban": "mỗi văn bản đã ban hành",
    "kien-nghi": "mỗi kiến nghị của đợt trước",
    "diem": "mỗi điểm chỉ số",
    "danh-sach": "mỗi điểm trong danh sách công bố xếp từ cao xuống thấp",
    "thanh-phan": "mỗi điểm thành phần của một chỉ số",
}
TOLERANCES = {
    "absolute": "cho phép lệch {tolerance}",
    "percent": "cho phép lệch {tolerance}%",
    "rounding": "cho phép lệch do làm tròn",
}
LEAST = "từ {least} trường hợp trở lên"
UNVERIFIED = " (chưa kiểm chứng)"
