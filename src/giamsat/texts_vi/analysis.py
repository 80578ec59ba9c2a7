"""Words of the analysis floor: reasons why something is not compared, names of topics, proposed questions.

Reasons are fragments that fit behind «do …»; questions are whole polite sentences.
"""

YEAR = "năm {year}"
UNSTATED = "không rõ"

WHY_MISSING = "chưa có số liệu"
WHY_APPROXIMATE = "là số ước tính"
WHY_BOUND = "nguồn chỉ nêu mức trên hoặc dưới, không nêu con số cụ thể"
WHY_NOT_APPLICABLE = "không áp dụng"
WHY_NO_CASES = "không phát sinh số liệu để tính tỷ lệ"
WHY_SMALL = "số lượng dùng làm mẫu số ít (dưới {small})"
WHY_NO_PREVIOUS = "chưa có số liệu {label}"
WHY_PREVIOUS = "số liệu {label} không so sánh được: {reason}"
WHY_PERIODS = "hai kỳ số liệu không cùng độ dài hoặc không cùng mốc ngày ({own}; {other})"
WHY_REORGANISED = "đơn vị được thành lập mới hoặc sắp xếp lại giữa hai kỳ"
WHY_VERSION = "phiên bản bộ chỉ số thay đổi ({before}; {now})"
WHY_VERSION_UNKNOWN = "chưa rõ phiên bản bộ chỉ số và số đơn vị trong nhóm của hai năm"
WHY_GROUP_SIZE = "số đơn vị trong nhóm thay đổi hoặc không rõ ({before}; {now})"

# --- what should be equal ----------------------------------------------------------------------

DOSSIERS = "hồ sơ"
PEOPLE = "người"
COLUMN_NAMES = {
    3: "tổng số nhận giải quyết (3)",
    4: "tiếp nhận trực tuyến (4)",
    5: "tiếp nhận trực tiếp, bưu chính (5)",
    6: "từ kỳ trước chuyển sang (6)",
    7: "tổng số đã giải quyết (7)",
    8: "trước hạn (8)",
    9: "đúng hạn (9)",
    10: "quá hạn (10)",
    11: "tổng số đang giải quyết (11)",
    12: "trong hạn (12)",
    13: "đang giải quyết quá hạn (13)",
}
TOTAL_ROW = "cột {column} của hàng tổng"
SUM_OF_ROWS = "cộng các hàng"
SUM_OF_SUB_UNITS = "cộng các đơn vị trực thuộc"
ENTITLED = "số người thuộc đối tượng"
SERVED_UNSERVED = "số người đã được hưởng + số người chưa được hưởng"
RULE = "{left} = {right}"
PUBLISHED_SET = "số liệu được công bố"
FIGURE_NAMES = {
    "tthc.tiep_nhan": "tổng số hồ sơ nhận giải quyết",
    "tthc.truc_tuyen": "tiếp nhận trực tuyến",
    "tthc.truc_tiep": "tiếp nhận trực tiếp, bưu chính",
    "tthc.moi_tiep_nhan": "mới tiếp nhận trong kỳ",
    "tthc.ky_truoc": "từ kỳ trước chuyển sang",
    "tthc.da_giai_quyet": "đã giải quyết",
    "tthc.truoc_dung_han": "trước hạn và đúng hạn",
    "tthc.truoc_han": "trước hạn",
    "tthc.dung_han": "đúng hạn",
    "tthc.qua_han": "quá hạn",
    "tthc.dang_giai_quyet": "đang giải quyết",
    "tthc.trong_han": "đang giải quyết trong hạn",
    "tthc.dang_qua_han": "đang giải quyết quá hạn",
    "chi-dao.tieu_chi_tong": "tổng số tiêu chí",
    "chi-dao.tieu_chi_tham_dinh": "tiêu chí thẩm định",
    "chi-dao.tieu_chi_xhh": "tiêu chí điều tra xã hội học",
    "chi-dao.tieu_chi_hoan_thanh": "tiêu chí thẩm định đã hoàn thành",
    "chi-dao.tieu_chi_chua_den_han": "tiêu chí thẩm định chưa đến thời hạn báo cáo",
}

# --- what was asked for and is not there ---------------------------------------------------------

GAP_REPORT = "báo cáo và biểu mẫu số liệu của đơn vị"
GAP_PUBLIC_ONLY = "số liệu do đơn vị báo cáo (đợt này chỉ dùng số liệu công khai)"
GAP_SHEET = "nội dung của sheet “{sheet}”"
GAP_SOME = "{title} ({missing}/{asked} chỉ tiêu)"

# --- conflicts ---------------------------------------------------------------------------------------

SUBJECT_YEAR = "{name} năm {year}"
SUBJECT_RANK = "thứ hạng {name} năm {year}"

# --- questions: «Đề nghị …», a number with its place, never a cause or a conclusion -------------------

Q_NOT_HANDED_IN = "Đến thời điểm lập tài liệu, chưa nhận được báo cáo và biểu mẫu số liệu. Đề nghị {unit} gửi{topics}."
Q_PUBLIC_ONLY = (
    "Tài liệu này chỉ sử dụng số liệu từ nguồn công khai. Đề nghị {unit} cung cấp báo cáo, biểu mẫu số liệu{topics}."
)
Q_TOPICS = ", trong đó có số liệu về: {topics}"
Q_SHEET = "Đề nghị {unit} bổ sung {sheet}; trường hợp không thuộc diện báo cáo, đề nghị nêu căn cứ."
Q_TOPIC = "Đề nghị {unit} cung cấp số liệu về {topic}; hiện chưa có số liệu."
Q_OTHER_TOPICS = "Đề nghị {unit} bổ sung, nếu có, số liệu về: {topics}."
Q_DISCREPANCIES = "Đề nghị {unit} kiểm tra, làm rõ {where}: {items}."
Q_WHERE_SHEET = "số liệu tại sheet “{sheet}”"
Q_WHERE_PUBLISHED = "số liệu được công bố (theo {title})"
Q_DISCREPANCY = "“{label}”: {left_name} là {left}, {right_name} là {right}, chênh lệch {difference}"
Q_FORMULA_CELLS = (
    "Có {count} ô số liệu được nhập bằng công thức: {cells}. Đề nghị {unit} xác nhận con số hoặc nhập lại bằng số."
)
Q_FORMULA_CELL = "sheet “{sheet}”, ô {cell}"
Q_DOUBT = {
    "tren-100": "{label} ghi {value}%, lớn hơn 100%. Đề nghị {unit} kiểm tra, xác nhận.",
    "so-am": "{label} ghi {value}, là số âm. Đề nghị {unit} kiểm tra, xác nhận.",
    "phan-lon-hon-tong": (
        "{label}: số ghi ở phần ({value}) lớn hơn số ghi ở tổng ({other}). Đề nghị {unit} kiểm tra, xác nhận."
    ),
    "vuot-toi-da": "{label} ghi {value}, lớn hơn điểm tối đa {other}. Đề nghị {unit} kiểm tra, xác nhận.",
    "gap-10": (
        "{label} kỳ này là {value}, kỳ trước là {other}, chênh lệch từ 10 lần trở lên. "
        "Đề nghị {unit} xác nhận đơn vị tính và số liệu."
    ),
    "sai-thu-tu": (
        "{label} ({value}) không theo thứ tự giảm dần của danh sách được công bố. "
        "Đề nghị {unit} cung cấp văn bản công bố để đối chiếu."
    ),
    "bang-tong": "{label} ({value}) bằng đúng số chung. Đề nghị {unit} cung cấp văn bản công bố để đối chiếu.",
    "ngoai-khoang": (
        "{label} ({value}) và số chung ({other}) không khớp nhau trên cùng thang điểm. "
        "Đề nghị {unit} cung cấp văn bản công bố để đối chiếu."
    ),
}
Q_SAME = "Có {count} chỉ tiêu ghi số kỳ này bằng đúng số kỳ trước: {labels}. Đề nghị {unit} kiểm tra, xác nhận."
Q_OVERDUE = (
    "Tính đến ngày {cut_off}, có {count} nhiệm vụ quá thời hạn mà đơn vị chưa nêu lý do: {tasks}. "
    "Đề nghị {unit} cho biết lý do và thời gian hoàn thành."
)
Q_OVERDUE_TASK = "nhiệm vụ {name} (thời hạn {deadline}, quá hạn {days} ngày)"
Q_NO_STATE = "Đề nghị {unit} cho biết tình hình thực hiện {count} nhiệm vụ chưa có thông tin: {tasks}."
Q_TASK = "nhiệm vụ {name}"
Q_TASK_NUMBER = "số {number} – {content}"
Q_DOCUMENTS = (
    "Tính đến ngày {cut_off}, chưa có thông tin về việc ban hành {count} văn bản đã đến hạn: {documents}. "
    "Đề nghị {unit} cung cấp văn bản hoặc cho biết tiến độ."
)
Q_DOCUMENT = "{name} (thời hạn {deadline})"
Q_REMAINING = (
    "{label}: còn {count} {measure} đang thực hiện, chưa đến thời hạn{deadline}. "
    "Đề nghị {unit} cho biết tiến độ và đơn vị phụ trách."
)
Q_TARGET = "{item}. Đề nghị {unit} cho biết nguyên nhân và giải pháp."
Q_NO_DEADLINE = (
    "{label}: còn {count} {measure} đang thực hiện; nguồn không nêu thời hạn. "
    "Đề nghị {unit} cho biết tiến độ và thời hạn hoàn thành."
)
Q_EFFECT = (
    "Chưa có số liệu về kết quả áp dụng của {count} sáng kiến, mô hình: {names}. Đề nghị {unit} cho biết số hồ sơ "
    "đã áp dụng, thời gian giải quyết trước và sau, nơi nhân rộng."
)
ASKS = "đề nghị"
Q_REMARK = "{subject}{value}: {remark}."
Q_TARGETS = "Có {count} nội dung chưa đạt{document}: {items}. Đề nghị {unit} cho biết nguyên nhân và giải pháp."
Q_TARGET_ITEM = "{label} là {value}, {relation} {difference} so với {target_name} {target}{document}"
Q_AGAINST = " chỉ tiêu tại {document}"
Q_AGAINST_ALL = " chỉ tiêu"
Q_TARGET_NAME = {"toi-thieu": "chỉ tiêu", "toi-da": "mức tối đa"}
Q_ABOVE = "cao hơn"
Q_BELOW = "thấp hơn"
Q_AT = " tại {document}"
POINTS = "điểm %"
SCORE_POINTS = "điểm"
Q_CITATION = (
    "Ngày ban hành của {document} được ghi không thống nhất: {dates}. "
    "Đề nghị đối chiếu với bản chính trước khi trích dẫn."
)
Q_STATED = "Nguồn nêu {stated} {measure}, {listed}. Đề nghị {unit} cung cấp văn bản đầy đủ."
Q_NUMBERED = "đánh số {numbered} {measure}{rest}"
Q_UNNUMBERED = " và {unnumbered} nội dung không đánh số"
Q_LISTED = "liệt kê {listed} {measure}"
Q_SURVEY = "{name}: chưa nêu {lacking}. Đề nghị {unit} cung cấp."
Q_SURVEY_PARTS = {
    "issued": "số phiếu phát ra",
    "collected": "số phiếu thu về",
    "valid": "số phiếu hợp lệ",
    "satisfied": "số phiếu hài lòng và rất hài lòng",
    "collector": "đơn vị thu phiếu",
    "method": "phương pháp khảo sát",
}
Q_BOUND = "{label}: {source} chỉ nêu {printed}. Đề nghị {unit} cung cấp {wanted}."
Q_APPROXIMATE = "{label}: {source} nêu {printed} (số ước tính). Đề nghị {unit} cung cấp {wanted}."
BY_SOURCE = "nguồn"
BY_REPORT = "báo cáo"
WANTED_SHARE = "con số cụ thể, tử số, mẫu số, kỳ số liệu và đơn vị thu thập"
WANTED_COUNT = "con số cụ thể và mốc thời gian"
BOUND_WORDS = {"tren": "trên {value}", "tu": "từ {value} trở lên", "duoi": "dưới {value}", "den": "không quá {value}"}
ABOUT = "khoảng {value}"
Q_CONFLICT = "{subject} được ghi không thống nhất: {versions}. Đề nghị {unit} cung cấp văn bản để đối chiếu."
Q_PUBLISHED = (
    "{unit} báo cáo {label} {period} là {reported}; {source} ghi {published}. {difference}Đề nghị {unit} làm rõ."
)
Q_DIFFERENCE = "Chênh lệch {difference}{base}. "
SPOT_OF_PUBLISHED = "chênh lệch theo % của số đã công bố"
OF_PUBLISHED = "so với số đã công bố"
NUMERATOR = "ở tử số"
DENOMINATOR = "ở mẫu số"
AND = " và "
Q_VERSION = "{source} ghi {value}"
Q_SCORE = "{unit} {score}"
Q_SCORE_VALUE = "{value} điểm"
Q_RANK_VALUE = "thứ {rank}"
QUOTED = "“{text}”"
NO_TITLE = "một nguồn khác"
CONTENTS = "nội dung"

# --- what a question holds figures against, by kind ---------------------------------------------------

Q_RULE_TARGETS = "Chỉ tiêu tại {documents}"
Q_RULES = {
    "thieu": "Nội dung đợt đề nghị đơn vị báo cáo",
    "cong-thuc": "Cách ghi biểu: ô trả lời ghi con số",
    "doi-chieu": "Đối chiếu với số liệu trích xuất từ hệ thống, ngưỡng đối chiếu của đợt",
    "so-doc": "Đối chiếu với số đọc trên hệ thống tại buổi làm việc",
    "nhiem-vu": "Thời hạn ghi tại văn bản giao nhiệm vụ",
    "van-ban": "Thời hạn ban hành văn bản",
    "con-lai": "Kế hoạch đã công bố",
    "sang-kien": "Sáng kiến, mô hình cần có số liệu về kết quả",
    "can-cu": "Thống nhất ngày ban hành văn bản giữa các nguồn",
    "mau-thuan": "Thống nhất giữa các nguồn công bố",
    "cong-bo": "Số đã công bố và số đơn vị báo cáo của cùng chỉ tiêu, cùng kỳ",
    "neu-va-liet-ke": "Số nêu bằng số liệt kê",
    "khao-sat": "Khảo sát cần nêu đơn vị thu, phương pháp, số phiếu",
    "chua-cu-the": "Số liệu cần con số cụ thể",
    "ghi-chu": "Ghi chú về số liệu công bố",
}
SOURCE_NAMED = "nguồn nêu trong câu này"
