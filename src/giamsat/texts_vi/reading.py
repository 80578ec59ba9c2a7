"""Sentences about reading workbooks whatever happened to them on the way."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, EXPLAIN, WARNING, Mending

FAULTS: dict[str, str] = {
    # The file
    "workbook-macros": (
        "tệp có chứa macro nên chưa được mở, để bảo đảm an toàn; "
        "đề nghị lưu lại ở dạng .xlsx (Sổ làm việc Excel, không có macro) rồi gửi lại."
    ),
    "workbook-other-format": "tệp là {found}, chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.",
    "workbook-other-suffix": (
        "tên tệp có đuôi “{suffix}” nhưng nội dung là bảng tính dạng .{format}; vẫn đọc được, "
        "đề nghị đặt lại đuôi tệp cho đúng."
    ),
    "workbook-links": (
        "tệp có liên kết tới tệp khác; giá trị được lấy theo lần lưu cuối. "
        "Đề nghị đơn vị kiểm tra các ô liên kết và nhập trực tiếp con số."
    ),
    "cells-far-away": (
        "có {count} ô nằm rất xa phần biểu, bắt đầu từ ô này, nên chưa đọc; "
        "đề nghị xóa các dòng, cột thừa nếu không phải số liệu."
    ),
    "cell-too-long": (
        "ô có nội dung dài quá 32.767 ký tự, mức tối đa của một ô Excel; "
        "đề nghị rút gọn hoặc gửi kèm thành văn bản riêng."
    ),
    "personal-sheet": (
        "tên sheet cho thấy đây là danh sách cá nhân; bộ công cụ không nhận dữ liệu cá nhân. "
        "Đề nghị xóa sheet này trước khi gửi; chưa sử dụng nội dung nào của tệp."
    ),
    "personal-number": (
        "ô có dãy số giống số định danh cá nhân hoặc số điện thoại (không ghi lại ở đây); "
        "đề nghị kiểm tra và xóa nếu là thông tin của cá nhân."
    ),
    # Whose it is
    "identity-differs": (
        "{what} ghi ở {first} là “{one}”, ở {second} là “{other}”; có thể biểu được chép từ đơn vị hoặc đợt khác. "
        "Đề nghị điền vào đúng biểu mẫu đã gửi cho đơn vị."
    ),
    "submission-other-folder": (
        "tệp là biểu của {found}, nhưng gửi trong thư mục của {sender}. Chưa sử dụng tệp này; đề nghị kiểm tra lại."
    ),
    "form-version-other": (
        "biểu mẫu là phiên bản {found}, phiên bản hiện hành là {expected}; phần trùng nhau vẫn được đọc. "
        "Đề nghị dùng biểu mẫu mới cho lần gửi sau."
    ),
    "sheet-by-content": "sheet đã đổi tên; theo nội dung được hiểu là “{name}”. Đề nghị giữ nguyên tên sheet.",
    "csv-without-cover": (
        "các tệp CSV của đơn vị không kèm sheet Bìa; kỳ số liệu được hiểu là từ ngày {start} đến ngày {end}. "
        "Đề nghị gửi kèm sheet Bìa để có kỳ số liệu và số báo cáo."
    ),
    "csv-sheet-unknown": (
        "chưa nhận ra tệp CSV này ứng với sheet nào của biểu mẫu; "
        "đề nghị đặt tên tệp theo tên sheet, ví dụ “04 DVC, thanh toán.csv”, và giữ dòng tên cột."
    ),
    # Several files of a unit
    "files-joined": "được ghép với “{other}” thành một biểu của đơn vị vì hai tệp điền các phần khác nhau.",
    "parts-differ": (
        "“{label}” ghi {found}, trong khi {other} ghi {there}; "
        "hai bộ phận của đơn vị gửi hai số khác nhau, đề nghị thống nhất một số."
    ),
    "supplement-alone": (
        "tệp ghi là bổ sung, giải trình nhưng chưa có biểu gửi lần đầu của đơn vị; "
        "đề nghị gửi biểu đầy đủ hoặc chọn “Lần đầu” ở dòng “Loại tệp gửi” của sheet Bìa."
    ),
    "supplement-without-document": (
        "tệp ghi là bổ sung, giải trình nhưng chưa ghi số, ngày văn bản; "
        "đề nghị điền dòng “Văn bản bổ sung, giải trình (số, ngày)” ở sheet Bìa."
    ),
    "supplements-undecided": (
        "hai tệp bổ sung ({files}) cùng sửa “{label}” nhưng sổ tiếp nhận received.csv chưa cho biết tệp nào gửi sau; "
        "đề nghị ghi ngày nhận của từng tệp."
    ),
    # The shape of a sheet
    "answers-merged": (
        "các ô {area} gộp làm một nên giá trị chỉ được hiểu là của ô {first}; đề nghị bỏ gộp ô và điền từng ô."
    ),
    "rows-hidden": "sheet có dòng bị ẩn vẫn chứa số liệu (dòng {rows}); số liệu vẫn được đọc, đề nghị kiểm tra lại.",
    "columns-hidden": (
        "sheet có cột bị ẩn vẫn chứa số liệu (cột {columns}); số liệu vẫn được đọc, đề nghị kiểm tra lại."
    ),
    "sheet-hidden": "sheet bị ẩn vẫn chứa số liệu; số liệu vẫn được đọc, đề nghị kiểm tra lại.",
    "row-taken-for-note": (
        "dòng chỉ có một ô chữ nên được hiểu là ghi chú và không đọc; nếu là số liệu, đề nghị điền đủ các cột."
    ),
    # Values
    "number-read-as": (
        "nhập “{found}”. Có thể hiểu là {first} hoặc {second}. "
        "Các ô cùng cột là số nguyên nên tạm hiểu là {first}; đề nghị xác nhận."
    ),
    "number-thousands-lost": (
        "ghi “{found}”; ô này cần số nguyên. Có thể Excel đã hiểu dấu chấm hàng nghìn là dấu thập phân (khi đó là "
        "{readings}); đề nghị nhập lại con số, không có dấu chấm, dấu phẩy."
    ),
    "number-percent-format": (
        "ô đang định dạng phần trăm nên hiện “{readings}” trong khi giá trị là “{found}”; "
        "ô này cần con số, không phải tỷ lệ, đề nghị nhập lại."
    ),
    "total-summed": (
        "hàng “{label}” của biểu không cộng được các số nhập ở dạng chữ (ô {cells}); tạm cộng lại từ các hàng. "
        "Đề nghị nhập lại các ô đó ở dạng số."
    ),
    "date-read-as": "ghi số {found}, là cách Excel lưu ngày {day}; tạm hiểu là ngày {day}, đề nghị xác nhận.",
    "legacy-font-accepted": (
        "“{found}” là chữ gõ theo bảng mã {encoding}; theo quyết định ở decisions.csv được hiểu là “{accepted}”."
    ),
}

_RESEND = "Lưu lại ở dạng .xlsx rồi gửi lại."
_CONFIRM = "Xác nhận cách hiểu, hoặc nhập lại."
_LOOK = "Xem lại; nếu đúng thì không phải làm gì."

MENDING: dict[str, Mending] = {
    "workbook-macros": Mending(ERROR, "Bảng tính .xlsx không có macro.", _RESEND),
    "workbook-other-format": Mending(ERROR, "Bảng tính .xlsx của đợt.", "Gửi biểu mẫu ở dạng .xlsx."),
    "workbook-other-suffix": Mending(WARNING, "Đuôi tệp .{format}.", "Đặt lại đuôi tệp."),
    "workbook-links": Mending(EXPLAIN, "Con số nhập trực tiếp.", "Thay liên kết bằng con số."),
    "cells-far-away": Mending(WARNING, "Không có nội dung ngoài phần biểu.", "Xóa các dòng, cột thừa."),
    "cell-too-long": Mending(ERROR, "Không quá 32.767 ký tự.", "Rút gọn, hoặc gửi kèm thành văn bản riêng."),
    "personal-sheet": Mending(ERROR, "Không có dữ liệu cá nhân.", "Xóa sheet này rồi gửi lại."),
    "personal-number": Mending(WARNING, "Không có số của cá nhân.", "Xóa dãy số nếu là của cá nhân."),
    "identity-differs": Mending(ERROR, "Một mã thống nhất trong cả tệp.", "Điền vào đúng biểu mẫu của đơn vị."),
    "submission-other-folder": Mending(ERROR, "Tệp nằm trong thư mục của đơn vị mình.", "Chuyển tệp, hoặc gửi lại."),
    "form-version-other": Mending(WARNING, "Phiên bản {expected}.", "Dùng biểu mẫu mới cho lần gửi sau."),
    "sheet-by-content": Mending(WARNING, "Sheet tên “{name}”.", _LOOK),
    "csv-without-cover": Mending(WARNING, "Có sheet Bìa.", "Gửi kèm sheet Bìa."),
    "csv-sheet-unknown": Mending(ERROR, "Tên tệp theo tên sheet, có dòng tên cột.", "Đổi tên tệp rồi gửi lại."),
    "files-joined": Mending(WARNING, "Một tệp cho mỗi đơn vị, hoặc các phần không trùng nhau.", _LOOK),
    "parts-differ": Mending(ERROR, "Một số thống nhất.", "Thống nhất một số rồi gửi lại phần cần sửa."),
    "supplement-alone": Mending(ERROR, "Có biểu gửi lần đầu.", "Gửi biểu đầy đủ, hoặc chọn lại “Loại tệp gửi”."),
    "supplement-without-document": Mending(EXPLAIN, "Số, ngày văn bản bổ sung.", "Điền số, ngày văn bản ở sheet Bìa."),
    "supplements-undecided": Mending(ERROR, "Ngày nhận của từng tệp.", "Ghi ngày nhận vào received.csv."),
    "answers-merged": Mending(WARNING, "Mỗi câu trả lời một ô.", "Bỏ gộp ô và điền từng ô."),
    "rows-hidden": Mending(WARNING, "Không có dòng ẩn.", "Bỏ ẩn dòng, kiểm tra lại."),
    "columns-hidden": Mending(WARNING, "Không có cột ẩn.", "Bỏ ẩn cột, kiểm tra lại."),
    "sheet-hidden": Mending(WARNING, "Không có sheet ẩn.", "Bỏ ẩn sheet, kiểm tra lại."),
    "row-taken-for-note": Mending(WARNING, "Dòng số liệu điền đủ các cột.", _LOOK),
    "number-read-as": Mending(WARNING, "Số nguyên không có dấu, ví dụ 12571.", _CONFIRM),
    "number-thousands-lost": Mending(ERROR, "Số nguyên không có dấu, ví dụ 12571.", "Nhập lại con số."),
    "number-percent-format": Mending(ERROR, "Con số, không phải tỷ lệ.", "Nhập lại con số."),
    "total-summed": Mending(WARNING, "Con số ở dạng số, không phải chữ.", "Nhập lại các ô nêu trên ở dạng số."),
    "date-read-as": Mending(WARNING, "Ngày ở dạng ngày/tháng/năm.", _CONFIRM),
    "legacy-font-accepted": Mending(WARNING, "Chữ Unicode.", _LOOK),
}

FORMATS: dict[str, str] = {
    "xlsb": "bảng tính nhị phân (.xlsb)",
    "word": "văn bản Word",
    "pdf": "tệp PDF",
    "html": "trang web (HTML)",
    "anh": "ảnh",
    "nen": "tệp nén",
}

NOTE_STARTS = ("Ghi chú", "Chú thích", "Lưu ý", "Nguồn:", "*", "(*)")
IN_MARGIN = "{found} (ở đầu trang hoặc chân trang)"
ROUND_CODE = "mã đợt"
UNIT_CODE = "mã đơn vị"
ON_COVER = "sheet Bìa"
ON_HIDDEN_SHEET = "sheet ẩn của biểu mẫu"
IN_PROPERTIES = "thuộc tính của tệp"
SUPPLEMENT = "văn bản bổ sung, giải trình"
STATES = {
    "bang-0": "0",
    "chua-co": "chưa có số liệu",
    "khong-ap-dung": "không áp dụng",
}
