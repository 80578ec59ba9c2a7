"""Sentences of the rendering floor, and the few words that a page prints by itself."""

FAULTS: dict[str, str] = {
    "page-block": (
        "Mục “{section}”: không dàn được trang tại {kind} bắt đầu bằng “{words}”. Thông báo của bộ dàn trang: {detail}"
    ),
    "page-unknown": "Không dàn được trang của “{title}”. Thông báo của bộ dàn trang: {detail}",
    "page-date": (
        "Báo cáo “{title}” ghi ngày “{date}”; cần ngày theo dạng năm-tháng-ngày (ví dụ 2024-01-05) để tạo tệp PDF/A."
    ),
    "page-too-long": (
        "“{title}” dài {pages} trang, phải vừa một trang dù đã rút gọn. Đề nghị rút ngắn các nội dung dài nhất: "
        "{words}."
    ),
    "page-template": "Không tìm thấy mẫu trang “{name}”. Đề nghị lấy lại thư mục templates/report của bộ công cụ.",
    "page-format": "Sổ tay không đúng định dạng nbformat 4 ({detail}). Đề nghị mở và lưu lại bằng JupyterLab.",
    "identity-html-meta": "Trang HTML không mang đúng {name}: cần “{expected}”, có “{found}”.",
    "identity-html-text": "Trang HTML không ghi tên đơn vị “{expected}” gần tiêu đề.",
    "identity-pdf-meta": "Tệp PDF không mang đúng {name} trong siêu dữ liệu: cần “{expected}”, có “{found}”.",
    "identity-pdf-text": "Trang 1 của tệp PDF không ghi “{expected}”.",
    "identity-none": "Báo cáo không nêu đơn vị và đợt giám sát, không kiểm tra được trang đã tạo.",
    "pdf-unreadable": "Tệp PDF vừa tạo không đọc lại được: {detail}",
}

MARK_IN_TITLE = " (SỐ LIỆU MINH HỌA)"
MARK_IN_ALT = "{alt} Số liệu trong hình là SỐ LIỆU MINH HỌA."

NOTE_CALL = "Ghi chú {number}"
NOTE_BACK = "Về chỗ gọi ghi chú"
NOTES = "Ghi chú"
TABLE = "Bảng số liệu"
SOURCE_MARK = "Nguồn của số liệu này"
SOURCES = "Nguồn của từng số liệu"
SOURCE_SHEET = "sheet “{sheet}”"
SOURCE_LINE = "dòng {at}"
SOURCE_ROW = "hàng {at}"
SOURCE_QUERY = "{name} ({query})"
SOURCE_SUM = "tổng {at}"
SOURCE_RUN = "{first} … {last}"
SOURCE_COMPUTED = "Tính từ các số liệu trong báo cáo"
SOURCE_DIFFERENCE = "chênh lệch của hai số được in"
SOURCE_CHANGE = "mức tăng, giảm tính theo % của số kỳ trước"
SOURCE_GROUP = "Tính chung nhóm: tử số/mẫu số của từng đơn vị{sheet} trong tệp của đơn vị"
SOURCE_GROUP_SHEET = " tại sheet “{sheet}”"
SOURCE_MORE = "và {count} dòng khác, nêu tại bảng nguồn số liệu kèm báo cáo"
CALLOUTS = {"summary": "Tóm tắt", "placeholder": "Chưa có nội dung", "note": "Ghi chú", "warning": "Lưu ý"}

KINDS = {
    "heading": "tiêu đề",
    "paragraph": "đoạn văn",
    "list": "danh sách",
    "table": "bảng",
    "figure": "hình",
    "code_block": "khối mã",
    "quote": "đoạn trích",
    "callout": "khung",
    "rule": "đường kẻ",
    "ruled": "dòng kẻ để ghi",
}
OPENING = "phần mở đầu"
APPENDIX = "PHỤ LỤC"

# The letterhead of every document (Decree 30/2020, Phụ lục I, Mục II).
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"

PAGE = {
    "skip": "Chuyển đến nội dung",
    "contents": "Mục lục",
    "top": "Về đầu trang",
    "round": "Đợt",
    "unit": "Đơn vị",
}

# What the normaliser did, for the list of warnings.
CHARACTERS = "Mục “{section}”: ký tự {codes} không in được bằng phông chữ của báo cáo, đã in bằng mã."
LONG_WORD = "Mục “{section}”: có chuỗi dài hơn {limit} ký tự không có khoảng trắng, đã chèn khoảng trắng để xuống dòng."
LINK_DROPPED = "Mục “{section}”: liên kết “{href}” không thuộc loại được phép, chỉ in phần chữ."
NESTING = "Mục “{section}”: nội dung lồng quá {limit} cấp, đã đưa về cùng cấp."
HEADING_EMPTY = "Mục “{section}”: bỏ một tiêu đề trống."
TABLE_EMPTY = "Mục “{section}”: bỏ một bảng không có ô nào."
TABLE_RAGGED = "Mục “{section}”: bảng “{name}” có hàng thiếu hoặc thừa ô, đã bổ sung ô trống."
NOTE_IN_HEAD = "Mục “{section}”: ghi chú ở dòng đầu bảng “{name}” được in dưới bảng."
ALT_MISSING = "Mục “{section}”: hình không có văn bản thay thế, đã dùng tên hình."
IMAGE_BROKEN = "Mục “{section}”: không đọc được hình “{name}” ({detail})."
IMAGE_BROKEN_TITLE = "Không đọc được hình"
IMAGE = "Hình"
IMAGE_REASONS = {
    "empty": "không có nội dung",
    "not-xml": "tệp SVG không đúng định dạng",
    "foreign": "tệp SVG dùng nội dung bên ngoài",
    "not-image": "tệp ảnh hỏng hoặc không đúng loại",
    "outside": "tệp nằm ngoài thư mục của sổ tay",
    "missing": "không có tệp",
    "large": "tệp quá lớn",
}
NESTED_NOTE = "[{key}]"

# Notebooks.
IMAGE_ALT = "Hình trong sổ tay, ô số {number}"
CELL_FAILED = "Ô số {number} của sổ tay bị dừng do lỗi"
OUTPUT_UNREADABLE = "Ô số {number}: kết quả của bộ công cụ không đúng cấu trúc ({detail})."
SECOND_FRAME = "Ô số {number}: sổ tay khai báo phần đầu báo cáo lần thứ hai, chỉ dùng lần thứ nhất."
LIBRARY_MESSAGE = "Ô số {number}: thư viện có thông báo “{text}”; thông báo này không in vào báo cáo."
NOT_RUN_TITLE = "Sổ tay chưa được chạy"
NOT_RUN = (
    "Các ô lệnh của sổ tay này chưa có kết quả nên báo cáo chưa có bảng, biểu đồ và số liệu. "
    "Đề nghị mở sổ tay trong JupyterLab, chọn Run > Run All Cells, lưu lại rồi xuất báo cáo, "
    "hoặc chạy lệnh make reports."
)
UNWRITTEN = "Phần thuyết minh chưa được viết: {section}"
UNWRITTEN_BODY = "Nội dung do người biên tập bổ sung."
UNTITLED = "Sổ tay không có tên"
FAILED_TITLE = "Chưa xuất được báo cáo"
SHORT_FORMS = "Chữ viết tắt: {items}."
SHORT_FORM = "{short} – {full}"
EXPORT_HTML = "HTML theo mẫu báo cáo giám sát"
EXPORT_PDF = "PDF theo thể thức Nghị định 30/2020/NĐ-CP"
