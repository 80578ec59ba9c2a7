"""Sentences of the params floor."""

from __future__ import annotations

FAULTS: dict[str, str] = {
    # Files as text
    "text-file-missing": "không tìm thấy tệp; bộ công cụ cần tệp này để lập báo cáo.",
    "text-file-unreadable": "chưa mở được tệp; đề nghị đóng tệp ở chương trình khác và kiểm tra quyền đọc.",
    "text-file-encoding": (
        "tệp có ký tự không theo mã UTF-8; đề nghị lưu lại ở dạng “CSV UTF-8” (Excel) hoặc chọn mã hóa UTF-8 (Notepad)."
    ),
    # CSV
    "csv-empty": "tệp chưa có dòng tên cột; cần các cột: {columns}.",
    "csv-column-unknown": "cột “{column}” không có trong quy định của tệp.{near}",
    "csv-column-missing": "thiếu cột “{column}”; đề nghị bổ sung vào dòng tên cột.",
    "csv-column-twice": "cột “{column}” xuất hiện hơn một lần; đề nghị giữ lại một cột.",
    "csv-column-unnamed": "cột thứ {position} chưa có tên; đề nghị đặt tên hoặc xóa cột.",
    "csv-width": (
        "dòng có {found} ô, dòng tên cột có {expected} ô; đề nghị kiểm tra dấu phẩy, "
        "đặt nội dung có dấu phẩy trong dấu ngoặc kép."
    ),
    "csv-comment": "dòng bắt đầu bằng “#”; tệp CSV không dùng dòng ghi chú, đề nghị xóa dòng này.",
    "csv-quote": (
        "dấu ngoặc kép mở mà chưa đóng, hoặc có chữ ngay sau dấu ngoặc kép đóng; "
        "các dòng từ đây trở xuống chưa đọc được."
    ),
    # Sheets of a round's own form
    "sheets-number": "số của sheet ghi “{found}”; cần hai chữ số, ví dụ 04.",
    "sheets-name": (
        "tên sheet “{found}” chưa dùng được: tên kèm số không quá {most} ký tự, không có các dấu [ ] : * ? / \\ và dấu "
        "nháy đơn, không trùng tên sheet bìa, sheet kiểm tra và ký."
    ),
    "sheets-twice": "“{found}” đã có {other}; mỗi số, tên, bảng và mỗi sheet Biểu 06 chỉ có một lần trong biểu.",
    "sheets-tables": "sheet {number} không phải loại danh-sach nên không ghi cột “tables”.",
    "sheets-no-tables": "sheet {number} là loại danh-sach nhưng cột “tables” để trống; đề nghị ghi mã các bảng.",
    "sheets-table-unknown": (
        "bảng “{found}” không có hoặc không đứng đúng chỗ (indicators đứng đầu); các bảng: {choices}.{near}"
    ),
    "sheets-lack-indicator": (
        "chỉ tiêu “{id}” thuộc sheet {sheet}, biểu của đợt không có sheet này hoặc sheet không có bảng chỉ tiêu; các "
        "sheet có chỉ tiêu: {known}."
    ),
    # Cells
    "cell-empty": "cột “{column}” để trống; ô này phải có nội dung.",
    "cell-bool": "cột “{column}”: ghi “{found}”; cần “có” hoặc “không”.",
    "cell-integer": "cột “{column}”: ghi “{found}”; cần số nguyên chỉ gồm chữ số, ví dụ 12571.",
    "cell-decimal": "cột “{column}”: ghi “{found}”; cần số với dấu chấm thập phân, ví dụ 98.2.",
    "cell-ambiguous": (
        "cột “{column}”: ghi “{found}”, có thể hiểu theo hai cách; nếu là số nguyên đề nghị ghi {whole}, "
        "nếu là số thập phân đề nghị ghi {fraction}."
    ),
    "cell-date": "cột “{column}”: ghi “{found}”; cần ngày có thật ở dạng năm-tháng-ngày, ví dụ 2024-01-31.",
    "cell-choice": "cột “{column}”: ghi “{found}”; cần một trong các giá trị: {choices}.{near}",
    "cell-list": "cột “{column}”: ghi “{found}”; giữa hai dấu chấm phẩy phải có nội dung.",
    # TOML
    "toml-syntax": "dòng “{found}” chưa đúng cú pháp TOML: {reason}.",
    "toml-leading-zero": (
        "dòng “{found}” có giá trị bắt đầu bằng chữ số 0; mã là chữ, đề nghị đặt trong dấu ngoặc kép, "
        'ví dụ "{example}".'
    ),
    "key-unknown": "khóa “{key}” không có trong quy định.{near}",
    "key-missing": "thiếu khóa “{key}”; đề nghị bổ sung.",
    "key-empty": "khóa “{key}” để trống; khóa này phải có nội dung.",
    "key-type": "khóa “{key}”: ghi {found}; cần {expected}.{near}",
    # Rules that hold for rows and tables alike
    "id-form": (
        "mã “{found}” chưa đúng dạng; mã chỉ gồm chữ thường không dấu, chữ số và dấu nối, ví dụ ubnd-quan-hai-ba-trung."
    ),
    "id-dot": "mã “{found}” có dấu chấm; mã này được dùng làm tên tệp, đề nghị thay bằng dấu nối, ví dụ {example}.",
    "id-reserved": "mã “{found}” là tên tệp, thư mục mà bộ công cụ dùng trong outputs; đề nghị chọn mã khác.",
    "id-device": "mã “{found}” là tên thiết bị của Windows, không dùng làm tên tệp được; đề nghị chọn mã khác.",
    "id-twice": "mã “{id}” đã dùng ở {other}; mỗi mã chỉ dùng một lần.",
    "unknown-unit": "“{name}”: không có đơn vị “{found}” trong danh mục đơn vị.{near}",
    "unknown-domain": "“{name}”: không có lĩnh vực “{found}” trong danh mục lĩnh vực.{near}",
    "unknown-indicator": "“{name}”: không có chỉ tiêu “{found}” trong danh mục chỉ tiêu.{near}",
    "unknown-citation": "“{name}”: không có văn bản “{found}” trong params/laws.toml.{near}",
    "unknown-delegation": "“{name}”: đợt này không có đoàn “{found}”.{near}",
    "unknown-round-unit": "“{name}”: đơn vị “{found}” không thuộc đợt này.{near}",
    "choice": "“{name}”: ghi “{found}”; cần một trong các giá trị: {choices}.{near}",
    "negative": "“{name}”: ghi {found}; số này không được âm.",
    "days-order": "“{late}” ({late_day}) phải từ “{early}” ({early_day}) trở đi.",
    # Abbreviations
    "abbreviation-form": (
        "chữ viết tắt “{found}” chưa dùng được; ghi từ hai chữ trở lên, toàn chữ in hoa hoặc chữ số, ví dụ TTHC."
    ),
    "abbreviation-twice": "chữ viết tắt “{found}” đã có ở {other}; mỗi chữ viết tắt chỉ ghi một dòng.",
    # Units
    "unit-own-successor": "đơn vị “{id}” ghi chính mình là đơn vị kế thừa.",
    "fictional-mix": (
        "“{name}”: “{id}” và “{other}” phải cùng là đơn vị mẫu hoặc cùng là đơn vị thật "
        "(cột fictional đang ghi khác nhau)."
    ),
    # Domains and indicators
    "order-twice": "thứ tự {order} đã dùng ở {other}; mỗi lĩnh vực một thứ tự.",
    "rate-parts": "chỉ tiêu “{id}” là tỷ lệ nhưng chưa ghi “{name}”; tỷ lệ phải có đủ tử số và mẫu số.",
    "rate-same": "chỉ tiêu “{id}” ghi cùng một chỉ tiêu cho tử số và mẫu số.",
    "rate-typed": "chỉ tiêu “{id}” là tỷ lệ, được tính từ tử số và mẫu số; đề nghị để trống cột “sheet”.",
    "parts-without-rate": "chỉ tiêu “{id}” không phải tỷ lệ nhưng có ghi “{name}”; đề nghị để trống.",
    "part-kind": "“{name}”: chỉ tiêu “{found}” không phải số lượng hoặc kinh phí nên không làm tử số, mẫu số được.",
    "decimals": "“decimals”: ghi {found}; số chữ số thập phân từ 0 đến 6.",
    "target-without": (
        "chỉ tiêu “{id}” có mức “target” nhưng chưa ghi “{name}”; mức giao phải có văn bản và chiều so sánh."
    ),
    "target-absent": "chỉ tiêu “{id}” ghi “{name}” nhưng chưa có mức ở cột “target”.",
    "target-levels": "chỉ tiêu “{id}” không áp dụng cho cấp “{level}”; đề nghị kiểm tra cột “levels”.",
    "target-percent": "chỉ tiêu “{id}” là tỷ lệ; mức {found} phải nằm trong khoảng từ 0 đến 100.",
    "target-twice": "chỉ tiêu “{id}” đã có mức giao cho cùng cấp ở {other}.",
    "target-illustrative": "mức giao minh họa chỉ dùng cho đợt mẫu; đợt “{round}” không phải đợt mẫu.",
    # Laws
    "law-overlap": (
        "“{id}” và “{other}” cùng loại “{kind}” và cùng áp dụng cho ngày {day}; mỗi ngày chỉ có một văn bản."
    ),
    "law-other-time": (
        "“{name}”: văn bản “{found}” không áp dụng cho đợt thành lập ngày {day}; "
        "văn bản về hoạt động giám sát chọn theo ngày thành lập."
    ),
    "law-after-report": "“{name}”: văn bản “{found}” ban hành ngày {day}, sau ngày báo cáo {report_day}.",
    # Rounds
    "round-file-absent": "không có đợt “{found}” trong params/rounds.{near}",
    "round-file-stray": (
        "tệp này không thuộc đợt nào; tên tệp gồm mã của đợt và “.documents.csv”, "
        "“.targets.csv” hoặc “.rules.csv”.{near}"
    ),
    "round-file-name": "khóa “id” ghi “{found}” nhưng tên tệp là “{expected}”; hai tên phải giống nhau.",
    "round-comparison": "kỳ so sánh kết thúc ngày {end}, phải trước ngày bắt đầu kỳ báo cáo {start}.",
    "round-unit-fictional": (
        "đợt “{round}” là đợt mẫu nên chỉ có đơn vị mẫu; “{found}” là đơn vị thật (không đặt số liệu minh họa "
        "cạnh tên đơn vị thật)."
    ),
    "round-unit-real": "đợt “{round}” không phải đợt mẫu nên không có đơn vị mẫu; “{found}” là đơn vị mẫu.",
    "round-unit-validity": "đơn vị “{found}” không có hiệu lực vào ngày {day} (hiệu lực {span}).{others}",
    "document-unit-twice": "{subject} đã có văn bản ở {other}; mỗi đơn vị, mỗi báo cáo tổng hợp một văn bản.",
    "document-absent": "chưa có dòng văn bản cho {subject}; đề nghị bổ sung.",
    "document-phase": (
        "đơn vị, đoàn ở giai đoạn sau buổi làm việc nên văn bản “{id}” là báo cáo; đề nghị ghi kind = bao-cao "
        "cùng symbol, signer_title, recipients."
    ),
    "document-final": "văn bản “{id}” ở trạng thái chính thức nhưng chưa có “{name}”; đề nghị bổ sung hoặc để dự thảo.",
}

NEAR = " Tên gần giống: {names}."
SAME_NAME = " Đơn vị cùng tên: {names}."
UNIT_SUBJECT = "đơn vị “{id}”"
SYNTHESIS_SUBJECT = "báo cáo tổng hợp"
DELEGATION_SUBJECT = "báo cáo tổng hợp của đoàn “{id}”"
OTHER_PLACE = "{file}, dòng {line}"
SPAN_FROM = "từ {start}"
SPAN_TO = "đến {end}"
SPAN_OPEN = "không nêu"

EXPECTED_TEXT = "chữ đặt trong dấu ngoặc kép"
EXPECTED_INTEGER = "số nguyên"
EXPECTED_DECIMAL = "số, ví dụ 0.1"
EXPECTED_BOOL = "true hoặc false"
EXPECTED_DATE = "ngày ở dạng 2024-01-31, không đặt trong dấu ngoặc kép"
EXPECTED_CHOICE = "một trong các giá trị: {choices}"
EXPECTED_LIST = "danh sách trong dấu ngoặc vuông"
EXPECTED_TABLES = "các bảng mở đầu bằng [[{key}]]"
EXPECTED_TABLE = "một bảng mở đầu bằng [{key}]"
FOUND_TABLE = "một bảng"
FOUND_LIST = "một danh sách"

# What Python's TOML reader says in English at the start of its messages → the same in Vietnamese.
TOML_REASONS = {
    "Expected '=' after a key": "sau tên khóa cần dấu =",
    "Invalid value": "giá trị chưa đúng; chữ phải đặt trong dấu ngoặc kép",
    "Invalid statement": "dòng không phải tên bảng hay “khóa = giá trị”",
    "Expected newline or end of document": "sau giá trị còn ký tự thừa, hoặc giá trị chưa đúng dạng",
    "Unterminated string": "dấu ngoặc kép mở mà chưa đóng",
    "Illegal character": "có ký tự không được dùng, hoặc dấu ngoặc kép chưa đóng",
    "Unescaped '\\' in a string": "dấu \\ trong chữ phải viết thành \\\\",
    "Unclosed array": "danh sách mở bằng [ mà chưa đóng bằng ]",
    "Unclosed inline table": "bảng mở bằng { mà chưa đóng bằng }",
    "Cannot overwrite a value": "khóa này đã ghi ở trên",
    "Cannot declare": "bảng này đã mở ở trên",
    "Cannot mutate": "bảng này đã ghi đủ ở trên",
    "Cannot redefine": "khóa này đã ghi ở trên",
    "Duplicate inline table key": "khóa này ghi hai lần trong cùng một bảng",
    "Invalid initial character for a key part": "tên khóa có ký tự không được dùng",
    "Expected ']'": "tên bảng mở bằng [ mà chưa đóng bằng ]",
    "Invalid date or datetime": "ngày không có thật",
}
TOML_REASON_UNKNOWN = "đề nghị kiểm tra dấu ngoặc, dấu = và dấu phẩy"
