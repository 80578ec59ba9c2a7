"""Sentences about system extracts and their mappings."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, EXPLAIN, WARNING, Mending

FAULTS: dict[str, str] = {
    # Mappings
    "mapping-column-twice": (
        "cột “{column}” được khai cho cả “{other}” và “{role}”; mỗi cột chỉ có một vai trò, đề nghị kiểm tra lại."
    ),
    "mapping-word-twice": "“{name}”: “{word}” đã có nghĩa ở {other}; mỗi từ chỉ có một nghĩa.",
    "mapping-words-none": "“{name}” chưa có dòng nào; đề nghị khai từng mã, từng từ mà hệ thống dùng.",
    "mapping-paused-column": (
        "ghi paused = “{paused}” nhưng chưa khai cột số ngày chờ (paused_days) ở [columns]; đề nghị bổ sung."
    ),
    # The list of extracts
    "extract-listed-twice": "tệp “{found}” đã có ở dòng trên; mỗi tệp trích xuất một dòng.",
    "extract-absent": "không có tệp “{found}” trong thư mục extracts; đề nghị kiểm tra tên tệp hoặc xóa dòng.",
    "extract-not-listed": (
        "tệp chưa có trong extracts.csv nên chưa sử dụng; đề nghị thêm dòng ghi tên tệp “{name}”, bảng ánh xạ "
        "và ngày trích xuất."
    ),
    "extract-hash": (
        "tệp “{found}” khác với mã SHA-256 đã ghi ở dòng này; đề nghị lấy lại đúng tệp hoặc ghi mã của tệp mới."
    ),
    "extract-ending": "tệp “{found}” không thuộc các dạng đọc được ({endings}); đề nghị trích xuất lại.",
    "extract-mapping-unknown": "không có bảng ánh xạ “{found}” trong params/extracts.{near}",
    "extract-too-early": (
        "ghi ngày trích xuất {found}, trước ngày chốt số liệu {cut_off}; tệp chưa có đủ hồ sơ của kỳ, "
        "đề nghị trích xuất lại sau ngày chốt."
    ),
    "extract-older": (
        "đã có tệp trích xuất mới hơn của cùng hệ thống (ngày {day}, {other}); không sử dụng tệp này cho đơn vị {unit}."
    ),
    # The file
    "extract-personal": (
        "có {count} cột là dữ liệu cá nhân ({columns}); bộ công cụ không nhận dữ liệu cá nhân nên chưa sao chép, chưa "
        "đếm nội dung nào của tệp. Đề nghị xóa tệp này và trích xuất lại, chỉ lấy các cột nêu tại bảng ánh xạ."
    ),
    "extract-encoding": (
        "tệp không theo mã UTF-8; đề nghị trích xuất lại và chọn mã UTF-8 (trong Excel: “CSV UTF-8”)."
    ),
    "extract-unreadable": "chưa đọc được tệp như dạng mà tên tệp ghi; đề nghị trích xuất lại.",
    "extract-row-width": (
        "dòng không đúng số ô của dòng tên cột hoặc có dấu ngoặc kép chưa đóng; đề nghị trích xuất lại, đặt nội dung "
        "có dấu phân cách trong ngoặc kép."
    ),
    "extract-too-large": ("tệp vượt quá bộ nhớ dành cho việc đếm; đề nghị trích xuất riêng từng đơn vị hoặc từng kỳ."),
    "extract-too-slow": (
        "đếm quá {limit} giây chưa xong nên đã dừng; đề nghị kiểm tra tệp hoặc trích xuất riêng từng đơn vị."
    ),
    "extract-not-counted": (
        "chương trình đếm dừng giữa chừng ({detail}); đề nghị chạy lại, nếu vẫn vậy thì gửi thông báo này cho người "
        "phụ trách bộ công cụ."
    ),
    "extract-sheet-missing": "không có sheet “{sheet}” mà bảng ánh xạ nêu; đề nghị kiểm tra tệp hoặc bảng ánh xạ.",
    "extract-column-missing": (
        "chưa có cột “{column}” ({role}) mà bảng ánh xạ nêu; tệp có các cột {found}. "
        "Đề nghị kiểm tra tệp hoặc bảng ánh xạ."
    ),
    "extract-columns-ignored": (
        "có {count} cột không dùng đến ({columns}); lần sau đề nghị không trích xuất các cột này."
    ),
    # Its rows
    "extract-status-unknown": (
        "cột “{column}” có {words} trạng thái chưa khai nghĩa ở bảng ánh xạ ({found}; {rows} hồ sơ); chưa đếm tệp này "
        "vì chưa biết các hồ sơ đó thuộc cột nào. Đề nghị bổ sung vào statuses của bảng ánh xạ."
    ),
    "extract-channel-unknown": (
        "cột “{column}” có {words} hình thức nộp chưa khai nghĩa ở bảng ánh xạ ({found}; {rows} hồ sơ); chưa đếm tệp "
        "này. Đề nghị bổ sung vào channels của bảng ánh xạ."
    ),
    "extract-words-many": (
        "cột “{column}” có {words} từ khác nhau chưa khai nghĩa ở bảng ánh xạ ({rows} hồ sơ); có thể các cột bị lệch. "
        "Chưa đếm tệp này, đề nghị kiểm tra tệp."
    ),
    "extract-unit-unknown": (
        "cột “{column}”: {rows} hồ sơ có mã đơn vị chưa khai ở bảng ánh xạ ({found}) nên không tính cho đơn vị nào; "
        "đề nghị bổ sung vào units, hoặc vào ignored_units nếu không thuộc phạm vi."
    ),
    "extract-doubled": (
        "{unit} có {rows} dòng trùng mã hồ sơ; mỗi hồ sơ chỉ tính một lần, theo dòng có ngày trả kết quả muộn nhất."
    ),
    "extract-day-unreadable": (
        "{unit} có {rows} hồ sơ mà ngày không đọc được nên không tính (dòng đầu ở cột “{column}”, dạng “{found}”; "
        "9 thay cho chữ số, x thay cho chữ cái); đề nghị kiểm tra dạng ngày khi trích xuất."
    ),
    "extract-contradictory": (
        "{unit} có {rows} hồ sơ mà trạng thái và ngày trả kết quả không khớp nhau nên không tính; đề nghị đơn vị "
        "quản lý hệ thống kiểm tra."
    ),
    "extract-choice-unknown": (
        "quyết định chọn nguồn “{subject}” ghi “{found}”; cần “he-thong” (dùng số của hệ thống) hoặc "
        "“don-vi-bao-cao” (dùng số đơn vị báo cáo)."
    ),
    "extract-choice-unit": "quyết định chọn nguồn “{subject}” chưa ghi đơn vị; đề nghị ghi mã đơn vị ở cột unit.",
    "extract-choice-subject": (
        "quyết định chọn nguồn “{subject}” không trỏ tới số liệu nào của hệ thống; cần mã chỉ tiêu của Biểu 06 hoặc "
        "“tthc”, tiếp theo là “@he-thong”, của đơn vị có tệp trích xuất."
    ),
}

_AGAIN = "trích xuất lại theo đúng các cột của bảng ánh xạ"
MENDING: dict[str, Mending] = {
    "mapping-column-twice": Mending(ERROR, "mỗi cột một vai trò", "sửa tên cột ở bảng ánh xạ"),
    "mapping-word-twice": Mending(ERROR, "mỗi từ một nghĩa", "giữ lại một dòng"),
    "mapping-words-none": Mending(ERROR, "từng mã, từng từ của hệ thống", "bổ sung vào bảng ánh xạ"),
    "mapping-paused-column": Mending(ERROR, "tên cột số ngày chờ", "bổ sung paused_days ở [columns]"),
    "extract-listed-twice": Mending(ERROR, "mỗi tệp một dòng", "xóa dòng thừa"),
    "extract-absent": Mending(ERROR, "tệp nằm trong thư mục extracts", "kiểm tra tên tệp hoặc xóa dòng"),
    "extract-not-listed": Mending(WARNING, "một dòng ở extracts.csv", "thêm dòng cho tệp này"),
    "extract-hash": Mending(ERROR, "đúng tệp đã ghi mã", "lấy lại tệp hoặc ghi mã mới"),
    "extract-ending": Mending(ERROR, "tệp {endings}", "trích xuất lại"),
    "extract-mapping-unknown": Mending(ERROR, "mã của một tệp trong params/extracts", "sửa cột mapping"),
    "extract-too-early": Mending(ERROR, "ngày trích xuất từ {cut_off} trở đi", "trích xuất lại sau ngày chốt"),
    "extract-older": Mending(WARNING, "tệp mới nhất của hệ thống", "bỏ dòng của tệp cũ nếu không cần nữa"),
    "extract-personal": Mending(ERROR, "tệp không có dữ liệu cá nhân", "xóa tệp và " + _AGAIN),
    "extract-encoding": Mending(ERROR, "mã UTF-8", "trích xuất lại với mã UTF-8"),
    "extract-unreadable": Mending(ERROR, "tệp CSV, Parquet hoặc XLSX đọc được", "trích xuất lại"),
    "extract-row-width": Mending(ERROR, "đủ số ô như dòng tên cột", "trích xuất lại"),
    "extract-too-large": Mending(ERROR, "tệp vừa bộ nhớ", "trích xuất riêng từng phần"),
    "extract-too-slow": Mending(ERROR, "đếm xong trong {limit} giây", "trích xuất riêng từng phần"),
    "extract-not-counted": Mending(ERROR, "đếm xong", "chạy lại"),
    "extract-sheet-missing": Mending(ERROR, "sheet “{sheet}”", "kiểm tra tệp hoặc bảng ánh xạ"),
    "extract-column-missing": Mending(ERROR, "cột “{column}”", _AGAIN),
    "extract-columns-ignored": Mending(WARNING, "chỉ các cột của bảng ánh xạ", "lần sau không trích xuất cột thừa"),
    "extract-status-unknown": Mending(ERROR, "trạng thái có ở bảng ánh xạ", "bổ sung vào statuses"),
    "extract-channel-unknown": Mending(ERROR, "hình thức nộp có ở bảng ánh xạ", "bổ sung vào channels"),
    "extract-words-many": Mending(ERROR, "cột gồm ít từ cố định", "kiểm tra tệp có bị lệch cột"),
    "extract-unit-unknown": Mending(WARNING, "mã đơn vị có ở bảng ánh xạ", "bổ sung vào units hoặc ignored_units"),
    "extract-doubled": Mending(WARNING, "mỗi hồ sơ một dòng", "hỏi đơn vị quản lý hệ thống"),
    "extract-day-unreadable": Mending(WARNING, "ngày theo dạng của bảng ánh xạ", "kiểm tra dạng ngày khi trích xuất"),
    "extract-contradictory": Mending(EXPLAIN, "trạng thái khớp với ngày", "hỏi đơn vị quản lý hệ thống"),
    "extract-choice-unknown": Mending(ERROR, "“he-thong” hoặc “don-vi-bao-cao”", "sửa cột decision"),
    "extract-choice-unit": Mending(ERROR, "mã đơn vị", "ghi cột unit"),
    "extract-choice-subject": Mending(ERROR, "“tthc@he-thong” hoặc “<mã chỉ tiêu>@he-thong”", "sửa cột subject"),
}

# --- what was counted, in words -----------------------------------------------------------------

SYSTEM_TITLE = "{system} (trích xuất ngày {day})"
QUERY = "đếm {counted}; {unit}{field}; kỳ {start} - {end}; bảng ánh xạ {mapping}"
QUERY_FIELD = ", lĩnh vực “{field}”"
COUNTED = {
    3: "hồ sơ tiếp nhận trong kỳ và hồ sơ nhận trước kỳ còn chưa giải quyết xong lúc đầu kỳ",
    4: "hồ sơ tiếp nhận trong kỳ, nộp trực tuyến",
    5: "hồ sơ tiếp nhận trong kỳ, nộp trực tiếp hoặc qua bưu chính",
    6: "hồ sơ nhận trước kỳ còn chưa giải quyết xong lúc đầu kỳ",
    7: "hồ sơ có kết quả trong kỳ",
    8: "hồ sơ có kết quả trong kỳ, ngày trả trước ngày hẹn",
    9: "hồ sơ có kết quả trong kỳ, ngày trả đúng ngày hẹn",
    10: "hồ sơ có kết quả trong kỳ, ngày trả sau ngày hẹn",
    11: "hồ sơ chưa có kết quả vào ngày cuối kỳ",
    12: "hồ sơ chưa có kết quả vào ngày cuối kỳ, chưa qua ngày hẹn",
    13: "hồ sơ chưa có kết quả vào ngày cuối kỳ, đã qua ngày hẹn",
}
REASONS = {
    "trung-ma": "trùng mã hồ sơ",
    "ngay-khong-doc-duoc": "ngày không đọc được",
    "khong-co-ngay-nhan": "không có ngày tiếp nhận",
    "sau-ky": "tiếp nhận sau kỳ",
    "xong-truoc-ky": "giải quyết xong trước kỳ",
    "trang-thai-khong-tinh": "trạng thái không tính là hồ sơ",
    "nhan-truoc-ky": "tiếp nhận trước kỳ",
    "thieu-ngay-tra": "ghi đã giải quyết nhưng không có ngày trả kết quả",
    "thua-ngay-tra": "ghi đang giải quyết nhưng có ngày trả kết quả",
    "cho-bo-sung": "chờ bổ sung",
    "rut-tra-lai": "rút, trả lại",
    "khong-co-ngay-hen": "không có ngày hẹn",
}
CHOICES = {
    "waiting": {
        "dang-trong-han": "Hồ sơ chờ bổ sung (trạng thái tại ngày trích xuất) tính vào đang giải quyết, trong hạn.",
        "da-dung-han": "Hồ sơ chờ bổ sung (trạng thái tại ngày trích xuất) tính vào đã giải quyết, đúng hạn.",
        "khong-tinh": "Hồ sơ chờ bổ sung (trạng thái tại ngày trích xuất) không tính.",
    },
    "withdrawn": {
        "da-dung-han": (
            "Hồ sơ rút, trả lại tính vào đã giải quyết, đúng hạn; không ghi ngày thì coi như rút ngay khi nộp."
        ),
        "dang-trong-han": (
            "Hồ sơ rút, trả lại tính vào đang giải quyết, trong hạn; không ghi ngày thì coi như rút ngay khi nộp."
        ),
        "khong-tinh": "Hồ sơ rút, trả lại không tính; không ghi ngày thì coi như rút ngay khi nộp.",
    },
    "carried_over": {
        "tinh": "Hồ sơ nhận trước kỳ, chưa giải quyết xong lúc đầu kỳ tính vào từ kỳ trước chuyển sang.",
        "khong-tinh": "Hồ sơ nhận trước kỳ không tính.",
    },
    "same_day": {
        "dung-han": (
            "Trả kết quả trong ngày hẹn là đúng hạn, không xét giờ; hồ sơ chưa có kết quả quá hạn từ ngày sau ngày hẹn."
        ),
        "theo-gio": (
            "Trả kết quả trong ngày hẹn nhưng sau giờ hẹn là quá hạn; "
            "hồ sơ chưa có kết quả quá hạn từ ngày sau ngày hẹn."
        ),
    },
    "no_due": {
        "trong-han": "Hồ sơ không có ngày hẹn tính là đúng hạn, trong hạn.",
        "khong-tinh": "Hồ sơ không có ngày hẹn không tính.",
    },
    "paused": {
        "theo-he-thong": "Ngày hẹn lấy như hệ thống ghi, không cộng thêm thời gian chờ bổ sung.",
        "cong-ngay-cho": "Ngày hẹn được cộng thêm số ngày chờ bổ sung mà hệ thống ghi.",
    },
}

# --- questions ----------------------------------------------------------------------------------

OF_SYSTEM = "số của hệ thống"
Q_FIRST = (
    "{unit} báo cáo {label} là {reported} hồ sơ; {system} ghi nhận {recorded} hồ sơ (trích xuất ngày {day}). "
    "Chênh lệch {difference} hồ sơ{base}{beyond}; đề nghị {unit} làm rõ."
)
Q_BASE = " ({percent} so với {system})"
Q_BEYOND = ", vượt ngưỡng đối chiếu {tolerance}%"
Q_OTHERS = "Các cột khác cũng vượt ngưỡng: {columns}."
Q_OTHER = "{label} báo cáo {reported}, hệ thống {recorded}, chênh lệch {difference} hồ sơ ({percent})"
Q_OTHER_BARE = "{label} báo cáo {reported}, hệ thống {recorded}, chênh lệch {difference} hồ sơ"
Q_APART = "Hai nguồn chọn cách tính khác nhau: {items}; đề nghị cho biết chênh lệch do cách tính hay do số liệu."
Q_APART_ITEM = "{label}: {unit} ghi “{own}”, hệ thống tính “{other}”"

# --- in a report --------------------------------------------------------------------------------

TABLE_TITLE = "Đối chiếu số liệu báo cáo và hệ thống"
TABLE_SCOPE = "Đơn vị tính: hồ sơ; {system}, trích xuất ngày {day}; kỳ {start} - {end}"
HEAD_COLUMN = "Cột của Biểu 06"
HEAD_REPORTED = "Báo cáo"
HEAD_SYSTEM = "Hệ thống"
HEAD_DIFFERENCE = "Chênh lệch"
HEAD_PERCENT = "% so với hệ thống"
HEAD_WITHIN = "Trong ngưỡng"
HEAD_USED = "Số được sử dụng"
WITHIN = {True: "có", False: "không", None: "–"}
USED_REPORTED = "báo cáo"
USED_SYSTEM = "hệ thống"
LEAD = (
    "Theo báo cáo của {unit}, {label} là {reported} hồ sơ; theo {system} (trích xuất ngày {day}) là {recorded} hồ sơ."
)
LEAD_ONLY_SYSTEM = (
    "Theo {system} (trích xuất ngày {day}), {label} là {recorded} hồ sơ; chưa có số liệu do {unit} báo cáo."
)
LEAD_ALL_WITHIN = "Các cột của Biểu 06 chênh lệch trong ngưỡng đối chiếu {tolerance}%."
LEAD_BEYOND = "Có {count} cột của Biểu 06 chênh lệch vượt ngưỡng đối chiếu {tolerance}%; cả hai số được giữ nguyên."
LEAD_OPEN = "Nội dung này được nêu tại mục VI."
DECIDED = "Báo cáo sử dụng {used}{about} vì {reason}."
DECIDED_USED = {"he-thong": "số của hệ thống", "don-vi-bao-cao": "số do đơn vị báo cáo"}
DECIDED_ABOUT = " ({label})"
CHOICES_NOTE = "Cách tính của hệ thống: {choices}"
LEFT_OUT_NOTE = "Tệp trích xuất có {rows} dòng của {unit}; không tính: {items}."
LEFT_OUT_ITEM = "{count} dòng {reason}"
APART_NOTE = "Cách tính khác nhau: {items}."
FIELD_NOTE = "Theo lĩnh vực, {label} chênh lệch nhiều nhất ở: {items}."
FIELD_ITEM = "{field} (báo cáo {reported}, hệ thống {recorded})"
CHART_TITLE = "Số liệu Biểu 06: đơn vị báo cáo và hệ thống, tính đến ngày {day}"
ROUND_CHART_TITLE = "Tổng số hồ sơ nhận giải quyết: đơn vị báo cáo và hệ thống"
ROUND_CHART_NOTE = (
    "n = {n} đơn vị; số liệu đến ngày {day}; mức chênh lệch cho phép {tolerance}% số của hệ thống; nguồn: biểu mẫu số "
    "liệu của các đơn vị và {systems}."
)
ROUND_LEAD = (
    "Có {count} đơn vị được đối chiếu với hệ thống; {beyond} đơn vị có cột chênh lệch vượt ngưỡng {tolerance}%."
)
ROUND_SCOPE = "Đơn vị tính: hồ sơ; {system}"
ROUND_UNIT = "Đơn vị"
ROUND_SYSTEM = "Nguồn hệ thống"
ROUND_BEYOND = "Cột vượt ngưỡng"
ROUND_OUTCOME = "Xử lý"
OUTCOME_WITHIN = "trong ngưỡng"
OUTCOME_OPEN = "đề nghị làm rõ"
OUTCOME_ANSWERED = "đơn vị đã giải trình"
OUTCOME_SYSTEM = "sử dụng số của hệ thống"
OUTCOME_REPORTED = "sử dụng số đơn vị báo cáo"
OUTCOME_NONE = "chưa có số đơn vị báo cáo"

SPOT_REPORTED = "đơn vị báo cáo: {label}"
SPOT_SYSTEM = "hệ thống: {label}"
SPOT_DIFFERENCE = "chênh lệch: báo cáo − hệ thống"
SPOT_PERCENT = "chênh lệch tính theo % của số hệ thống"
SPOT_TOLERANCE = "ngưỡng đối chiếu"
SPOT_DEFAULT_TOLERANCE = "ngưỡng đối chiếu, mặc định của bộ công cụ"
SPOT_ROWS = "dòng của đơn vị trong tệp trích xuất"
SPOT_LEFT_OUT = "dòng không tính: {reason}"
SPOT_COLUMNS = "số cột, đếm theo bảng đối chiếu"
SPOT_UNITS = "số đơn vị, đếm theo bảng đối chiếu"
SPOT_DECISION = "quyết định chọn nguồn"
SPOT_FIELD = "{side}, lĩnh vực {field}"
SOURCE_NAME = "{system}, tệp trích xuất"
SOURCE_DAY = "trích xuất {day}"
SOURCE_USE = "mục {place} (đối chiếu)"
SOURCE_STANDING = "Hệ thống ghi nhận; đơn vị chưa xác nhận bằng văn bản"
BY_UNIT = "theo báo cáo của đơn vị"
GROUP_FROM_EXTRACT = "đếm từ tệp trích xuất"
