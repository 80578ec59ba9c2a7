"""Sentences about what is common to several units: the register of the synthesis, its check, what is printed of "
"it."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, WARNING, Mending

FAULTS: dict[str, str] = {
    "common-link-unread": (
        "cột “{column}” ghi “{found}”; cần tên đơn vị, dấu gạch chéo và mã dòng như ở sheet “Dòng của các đơn vị”, "
        "nhiều dòng cách nhau bằng dấu chấm phẩy.{near}"
    ),
    "common-link-foreign": (
        "“{id}” gắn với “{found}”, đơn vị này không thuộc phạm vi của báo cáo tổng hợp này; đề nghị bỏ khỏi ô."
    ),
    "common-link-unknown": (
        "“{id}” gắn với “{found}”, sổ kết luận của đơn vị không có dòng này; đề nghị kiểm tra ở sheet “Dòng của các "
        "đơn vị”."
    ),
    "common-link-kind": (
        "“{id}” gắn với “{found}”, là dòng của sheet khác; dòng chung chỉ gắn với dòng cùng loại (mã bắt đầu bằng "
        "{expected})."
    ),
    "common-link-twice": (
        "“{found}” đã gắn vào dòng “{other}”; mỗi dòng của đơn vị chỉ gắn vào một dòng chung để không tính hai lần. "
        "Đề nghị bỏ ở một trong hai dòng."
    ),
    "common-without-proof": (
        "“{id}” chưa gắn với dòng nào của đơn vị và chưa nêu văn bản; đề nghị ghi cột “{column}”, hoặc nêu văn bản, "
        "tài liệu làm căn cứ."
    ),
    "common-no-figure": (
        "“{id}” nêu chỉ tiêu “{found}”, các đơn vị đã gắn chưa có số liệu của chỉ tiêu này; đề nghị nêu căn cứ khác."
    ),
    "common-more-units": (
        "hạn chế chung “{id}” còn có thể liên quan đơn vị khác cũng chưa đạt cùng chỉ tiêu: {units}; đề nghị xem "
        "xét ghi "
        "hạn chế ở sổ của đơn vị rồi gắn vào dòng này, hoặc giữ nguyên nếu Đoàn không kết luận như vậy."
    ),
    "common-without-cells": (
        "đã có sổ kết luận chung, sổ tay chưa có ô in các mục {cells}; đề nghị đổi tên sổ tay này, lập lại để có sổ "
        "tay mới rồi chép phần thuyết minh sang."
    ),
}
_REST = "Đề nghị sửa ô này rồi chạy lại; các phần khác của sổ giữ nguyên."
_WANTED = {
    "common-link-unread": "tên đơn vị/mã dòng",
    "common-link-foreign": "đơn vị thuộc phạm vi báo cáo",
    "common-link-unknown": "dòng có trong sổ của đơn vị",
    "common-link-kind": "dòng cùng loại",
    "common-link-twice": "mỗi dòng của đơn vị gắn một lần",
    "common-without-proof": "dòng của đơn vị hoặc văn bản",
    "common-no-figure": "chỉ tiêu có số liệu",
    "common-without-cells": "sổ tay có các mục {cells}",
}
MENDING: dict[str, Mending] = {code: Mending(ERROR, wanted, _REST) for code, wanted in _WANTED.items()} | {
    "common-more-units": Mending(WARNING, "đủ các đơn vị liên quan", "Xem lại các đơn vị được nêu tên."),
}

# --- inside the workbook -----------------------------------------------------------------------------

TITLE = "Sổ kết luận chung"
SOURCE_TITLE = "Sổ kết luận chung"
SHEETS = {
    "results": "Kết quả chung",
    "shortcomings": "Hạn chế chung",
    "causes": "Nguyên nhân chung",
    "recommendations": "Kiến nghị chung",
    "unit_rows": "Dòng của các đơn vị",
}
ID_HEADS = {
    "results": "Mã kết quả chung",
    "shortcomings": "Mã hạn chế chung",
    "causes": "Mã nguyên nhân chung",
    "recommendations": "Mã kiến nghị chung",
}
_LINKED = (
    "Cột “Dòng của các đơn vị” ghi các dòng trong sổ kết luận của từng đơn vị mà dòng này tổng hợp, chép mã ở sheet "
    "cuối, cách nhau bằng dấu chấm phẩy; số đơn vị, tên và con số do bộ công cụ tính từ đó."
)
_NO_NAMES = "Chỉ ghi chức danh, không ghi họ tên."
HINTS = {
    "results": f"Mỗi dòng một kết quả chung do Đoàn kết luận; dòng quan trọng ghi trước. {_LINKED}",
    "shortcomings": f"Mỗi dòng một hạn chế chung do Đoàn kết luận; dòng quan trọng ghi trước. {_LINKED}",
    "causes": (
        "Mỗi dòng một nguyên nhân của một hoặc nhiều hạn chế chung. Nguyên nhân chủ quan cần cơ quan chịu trách "
        "nhiệm "
        f"và chức danh người đứng đầu. Gắn dòng của đơn vị thì nguyên nhân đó không in lại ở phần riêng. {_NO_NAMES}"
    ),
    "recommendations": (
        "Mỗi dòng một kiến nghị: nhóm cơ quan, cơ quan thực hiện, nội dung, sản phẩm, thời hạn, trách nhiệm báo cáo. "
        f"Gắn dòng của đơn vị thì kiến nghị đó không in lại ở phần riêng. {_NO_NAMES}"
    ),
    "unit_rows": (
        "Danh mục các dòng trong sổ kết luận của từng đơn vị, do bộ công cụ lập và cập nhật; chỉ để chép mã, "
        "không ghi "
        "vào sheet này."
    ),
}
PROMPTS = {
    "links": (
        "Dòng của các đơn vị",
        "Chọn một mã, hoặc chép nhiều mã cách nhau bằng dấu chấm phẩy, ví dụ: Sở Mẫu B/HC-01; Quận Mẫu 2/HC-01.",
    ),
    "shortcoming_ids": ("Hạn chế chung", "Chọn một mã, hoặc ghi nhiều mã cách nhau bằng dấu chấm phẩy."),
}
LINK = "{unit}/{row}"
KINDS = {
    "results": "Kết quả",
    "shortcomings": "Tồn tại, hạn chế",
    "causes": "Nguyên nhân",
    "recommendations": "Kiến nghị",
}
COUNT = "{fraction}: {names}"

LOOK_AT = "Đề nghị xem lại:"

# --- printed -----------------------------------------------------------------------------------------

ROW = "hàng này của sổ kết luận chung"
SPOT_UNITS = "số đơn vị có dòng tương ứng trong sổ kết luận của đơn vị, trên số đơn vị của báo cáo này"
ONE_UNIT = "Ghi nhận tại 01 đơn vị: {name}"
ALL_UNITS = "Ghi nhận tại cả {count} đơn vị: {names}"
SOME_UNITS = "Ghi nhận tại {fraction} đơn vị, gồm: {names}"
MANY_UNITS = "Ghi nhận tại {fraction} đơn vị"
ALL_MANY = "Ghi nhận tại cả {count} đơn vị"
LISTED_AT = "danh sách tại {appendix}"
FIGURES_AT = "số liệu tại {appendix}"
WITH_VALUE = "{name} ({value})"
NAMED_VALUE = "{indicator}: {value}"
FIGURE = "số liệu: {indicator}"
LINE = "{content}. {units}{pointers}."
LINE_BARE = "{content}{pointers}."
POINTERS = " ({pointers})"
IN_APPENDIX = "Phụ lục {number}"
THE_APPENDIX = "Phụ lục"
AT_LIMITS = "liên quan {points} mục III.1"
OF_UNIT = "{unit}: {content}"
SHARED = "{content} ({count}/{total} đơn vị)"
