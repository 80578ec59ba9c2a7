"""Sentences about registers of findings: the workbook that people fill in, its check, what is printed of it."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, WARNING, Mending

FAULTS: dict[str, str] = {
    "findings-no-round": "chưa nêu đợt; đề nghị ghi ROUND=<mã đợt>. Các đợt hiện có: {known}.",
    "findings-not-xlsx": "thư mục findings chỉ nhận sổ dạng .xlsx; đề nghị lưu lại hoặc chuyển tệp đi nơi khác.",
    "findings-unit-unknown": "sổ ghi mã đơn vị “{found}”, không có trong đợt này; đề nghị kiểm tra mã đơn vị.{near}",
    "findings-twice": "đơn vị đã có sổ kết luận ở tệp “{other}”; đề nghị gộp vào một sổ rồi bỏ tệp còn lại.",
    "findings-before-visit": (
        "sổ kết luận đã có nội dung nhưng đơn vị đang ở giai đoạn trước buổi làm việc; nội dung này chưa được in. "
        "Sau buổi làm việc, đề nghị chuyển giai đoạn của đơn vị sang “sau”."
    ),
    "findings-without-cells": (
        "đơn vị đã có sổ kết luận, sổ tay chưa có ô in nguyên nhân và trách nhiệm ({cells}); đề nghị đổi tên sổ tay "
        "này, lập lại để có sổ tay mới rồi chép phần thuyết minh sang."
    ),
    "finding-id-unread": ("cột mã ghi “{found}”; mã do bộ công cụ đặt, dạng {expected}. Đề nghị giữ nguyên cột mã."),
    "finding-id-twice": "mã “{id}” đã có ở {other}; mỗi hàng một mã. Đề nghị chuyển nội dung sang hàng có mã riêng.",
    "finding-link-dangling": (
        "hàng “{id}” nêu hạn chế “{found}”, mã này chưa có ở sheet ghi hạn chế của sổ; đề nghị chọn lại mã."
    ),
    "finding-cell-unread": (
        "ghi “{found}”; cần tên sheet và ô, ví dụ 02 TTHC (Biểu 06), ô H12. Nếu căn cứ là văn bản, đề nghị ghi ở cột "
        "“Văn bản, tài liệu”."
    ),
    "finding-domain-missing": "chưa chọn lĩnh vực; đề nghị chọn một lĩnh vực trong danh sách.",
    "finding-results-without-proof": (
        "kết quả “{id}” chưa nêu số liệu hoặc tài liệu làm căn cứ; đề nghị ghi mã chỉ tiêu, ô số liệu, văn bản hoặc "
        "nhiệm vụ được giao."
    ),
    "finding-shortcomings-without-proof": (
        "hạn chế “{id}” chưa nêu số liệu hoặc tài liệu làm căn cứ; đề nghị ghi mã chỉ tiêu, ô số liệu, văn bản hoặc "
        "nhiệm vụ được giao. Riêng một câu hỏi chưa phải là căn cứ."
    ),
    "finding-without-cause": (
        "hạn chế “{id}” chưa có nguyên nhân ở sheet “Nguyên nhân”; đề nghị ghi nguyên nhân kèm mã hạn chế này."
    ),
    "finding-kind-missing": "nguyên nhân “{id}” chưa chọn khách quan hay chủ quan; đề nghị chọn trong danh sách.",
    "finding-cause-unlinked": "nguyên nhân “{id}” chưa ghi mã hạn chế liên quan; đề nghị chọn mã.",
    "finding-without-responsibility": (
        "nguyên nhân chủ quan “{id}” chưa ghi “{column}”; đề nghị ghi cơ quan chịu trách nhiệm và chức danh người đứng "
        "đầu, không ghi họ tên."
    ),
    "finding-without-group": "kiến nghị “{id}” chưa chọn nhóm cơ quan; đề nghị chọn trong danh sách.",
    "finding-without-addressee": "kiến nghị “{id}” chưa ghi cơ quan thực hiện; đề nghị ghi tên cơ quan.",
    "finding-without-product": (
        "kiến nghị “{id}” chưa ghi sản phẩm; đề nghị ghi sản phẩm để kiểm chứng được, ví dụ “Báo cáo kết quả”."
    ),
    "finding-without-deadline-kind": (
        "kiến nghị “{id}” chưa chọn kiểu hạn; văn bản không nêu hạn thì chọn “Không nêu hạn”."
    ),
    "finding-without-report-back": (
        "kiến nghị “{id}” chưa ghi trách nhiệm báo cáo kết quả; đề nghị ghi gửi ai, khi nào, hoặc “không yêu cầu”."
    ),
    "finding-question-unknown": (
        "“{id}” nêu câu hỏi “{found}”, đơn vị này không có câu hỏi mang mã đó; đề nghị kiểm tra mã ở mục VI."
    ),
    "finding-question-open": (
        "hạn chế “{id}” dựa vào câu hỏi “{found}”, chưa có trả lời của đơn vị; câu hỏi chưa trả lời chưa phải là hạn "
        "chế. Đề nghị ghi trả lời ở phiếu ghi nhận hoặc bỏ mã câu hỏi."
    ),
    "finding-task-unknown": (
        "“{id}” nêu nhiệm vụ “{found}”, chưa thấy nhiệm vụ này trong biểu của đơn vị; đề nghị ghi đúng số thứ tự hoặc "
        "nội dung nhiệm vụ."
    ),
    "finding-not-due": (
        "hạn chế “{id}” dựa vào “{found}”, nội dung này chưa đến hạn tại ngày {cut_off}; nội dung chưa đến hạn không "
        "ghi là hạn chế. Đề nghị bỏ hàng này hoặc nêu căn cứ khác."
    ),
    "finding-no-figure": (
        "“{id}” dựa vào chỉ tiêu “{found}”, đơn vị chưa có số liệu của chỉ tiêu này; đề nghị nêu căn cứ khác."
    ),
    "finding-cell-empty": (
        "“{id}” dựa vào ô “{found}”, biểu đã dùng của đơn vị không có số liệu ở ô này; đề nghị kiểm tra tên sheet và ô."
    ),
}

_REST = "Đề nghị sửa ô này rồi chạy lại; các phần khác của sổ giữ nguyên."
_WANTED = {
    "findings-no-round": "một mã đợt",
    "findings-not-xlsx": "tệp .xlsx",
    "findings-unit-unknown": "mã một đơn vị của đợt",
    "findings-twice": "mỗi đơn vị một sổ",
    "findings-without-cells": "sổ tay có các ô {cells}",
    "finding-id-unread": "mã dạng {expected}",
    "finding-id-twice": "mỗi hàng một mã",
    "finding-link-dangling": "mã một hạn chế của sổ",
    "finding-cell-unread": "tên sheet và ô",
    "finding-domain-missing": "một lĩnh vực",
    "finding-results-without-proof": "số liệu hoặc tài liệu",
    "finding-shortcomings-without-proof": "số liệu hoặc tài liệu",
    "finding-without-cause": "ít nhất một nguyên nhân",
    "finding-kind-missing": "khách quan hoặc chủ quan",
    "finding-cause-unlinked": "mã một hạn chế",
    "finding-without-responsibility": "“{column}”",
    "finding-without-group": "một nhóm cơ quan",
    "finding-without-addressee": "tên cơ quan",
    "finding-without-product": "một sản phẩm",
    "finding-without-deadline-kind": "một kiểu hạn",
    "finding-without-report-back": "gửi ai, khi nào",
    "finding-question-unknown": "mã một câu hỏi của đơn vị",
    "finding-question-open": "câu hỏi đã có trả lời",
    "finding-task-unknown": "số hoặc nội dung một nhiệm vụ của đơn vị",
    "finding-not-due": "nội dung đã đến hạn",
    "finding-no-figure": "chỉ tiêu có số liệu",
    "finding-cell-empty": "ô có số liệu",
}
MENDING: dict[str, Mending] = {code: Mending(ERROR, wanted, _REST) for code, wanted in _WANTED.items()} | {
    "findings-before-visit": Mending(WARNING, "giai đoạn “sau”", "Đổi giai đoạn của đơn vị sau buổi làm việc."),
}

SOURCE_TITLE = "Sổ kết luận"
SOURCE_NAME = "Sổ kết luận của {body}"
SOURCE_USED = "mục II, III, IV, V"
SOURCE_STANDING = "{body} kết luận"

# --- inside the workbook (an error text in Excel holds 224 signs, a title 32) ------------------------

TITLE = "Sổ kết luận"
SHEETS = {
    "results": "Kết quả",
    "shortcomings": "Tồn tại hạn chế",
    "causes": "Nguyên nhân",
    "recommendations": "Kiến nghị",
}
_NO_NAMES = "Chỉ ghi chức danh, không ghi họ tên; không ghi nội dung thuộc bí mật nhà nước."
HINTS = {
    "results": (
        "Mỗi dòng một kết quả Đoàn ghi nhận, kèm số liệu hoặc tài liệu làm căn cứ: mã chỉ tiêu, tên sheet và ô, "
        f"văn bản hoặc nhiệm vụ được giao. {_NO_NAMES}"
    ),
    "shortcomings": (
        "Mỗi dòng một tồn tại, hạn chế do Đoàn kết luận sau khi đơn vị giải trình, kèm số liệu hoặc tài liệu làm căn "
        "cứ. Câu hỏi chưa trả lời và nội dung chưa đến hạn không ghi ở đây. "
        f"{_NO_NAMES}"
    ),
    "causes": (
        "Mỗi dòng một nguyên nhân của một hạn chế (chọn mã). Nguyên nhân chủ quan cần cơ quan chịu trách nhiệm và chức "
        f"danh người đứng đầu. {_NO_NAMES}"
    ),
    "recommendations": (
        "Mỗi dòng một kiến nghị: cơ quan thực hiện, nội dung, sản phẩm, kiểu hạn và thời hạn (hoặc “Không nêu hạn”), "
        f"trách nhiệm báo cáo kết quả. {_NO_NAMES}"
    ),
}
PROMPTS = {
    "cell": ("Ô số liệu", "Ghi tên sheet và ô trong biểu của đơn vị, ví dụ: 02 TTHC (Biểu 06), ô H12."),
    "document": ("Văn bản, tài liệu", "Ghi số, ký hiệu, ngày của văn bản hoặc tên tài liệu. Không ghi họ tên."),
    "task": ("Nhiệm vụ được giao", "Ghi số thứ tự hoặc nội dung nhiệm vụ như trong biểu của đơn vị."),
    "question_id": (
        "Mã câu hỏi",
        "Ghi mã như ở phiếu ghi nhận; chỉ câu hỏi đã có trả lời mới dùng được.",
    ),
    "head": ("Chức danh", "Ghi chức danh, ví dụ: Giám đốc Sở. Không ghi họ tên."),
    "product": ("Sản phẩm", "Ghi sản phẩm để kiểm chứng được, ví dụ: Kế hoạch được ban hành; Báo cáo kết quả."),
    "deadline_kind": (
        "Kiểu hạn",
        "“Trước ngày” không kể ngày đó; “Chậm nhất ngày” kể cả ngày đó; “Trong kỳ” là tháng, quý, năm.",
    ),
    "report_back": ("Báo cáo kết quả", "Ghi gửi ai, khi nào; không yêu cầu báo cáo thì ghi “không yêu cầu”."),
}

# --- printed -----------------------------------------------------------------------------------------

ROW = "hàng này của sổ kết luận"
IN_CELL = "số liệu tại ô này"
RESULTS = "Qua giám sát, {body} ghi nhận kết quả:"
POINTERS = "{content} ({pointers})"
AT_TABLE = "{table}, dòng {row}"
VALUE = "{name}: {value}"
VALUE_AT = "{place}: {value}"
CELL_AT = "{name} tại sheet “{sheet}”, ô {cell}: {value}"
COUNTS = "{share}, tức {counts} {measure}"
TASK_AT = "nhiệm vụ “{task}”"
POINT = "điểm {letter}"
RELATED = "liên quan {points} mục III"
RESPONSIBLE = "{body}; người đứng đầu: {head}"
RESPONSIBLE_BODY = "{body}"
CAUSES_AT = "{points} mục IV.{part}"
RESPONSIBLE_FOR = "{who} (nguyên nhân tại {causes})."
TASK_ROW = "nhiệm vụ được giao, ghi tại hàng này"
SUMMARY = "{count} nội dung {verb} {group}"
COUNTED = "kiến nghị gửi {group}"
TABLE_TITLE = "Kiến nghị của {body}"
TABLE_LEAD = "{table} nêu: {parts}."
TABLE_HEADS = ("Số", "Cơ quan thực hiện", "Nội dung", "Sản phẩm", "Thời hạn", "Báo cáo kết quả")
TABLE_NOTE = "Trong mỗi nhóm cơ quan, kiến nghị xếp theo mức ưu tiên."

# --- make findings -----------------------------------------------------------------------------------

HELP = "Tạo sổ kết luận cho các đơn vị đã làm việc, cập nhật phần của bộ công cụ (không đổi ô người điền) và kiểm tra."
HELP_ROUND = "Mã đợt."
CREATED = "Đã tạo sổ kết luận: {file}"
RENEWED = "Đã cập nhật phần của bộ công cụ: {file}"
KEPT = "Giữ nguyên sổ đã có: {file}"
HELD = "{unit}: {results} kết quả; {shortcomings} tồn tại, hạn chế; {causes} nguyên nhân; {recommendations} kiến nghị."
FAULTY = "Sổ chưa dùng được:"
TOTAL = "Sổ mới: {created}; cập nhật: {renewed}; giữ nguyên: {kept}; sổ cần sửa: {faulty}."
