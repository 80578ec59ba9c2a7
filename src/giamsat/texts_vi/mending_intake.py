"""How bad each fault of the intake floor is, what was expected in place of what was found, and what to do about it.

The fields are those of the fault's own sentence.
"""

from __future__ import annotations

from giamsat.texts_vi import ERROR, WARNING, Mending

_FORM = "biểu mẫu .xlsx của đợt"
_SEND_AGAIN = "Mở tệp bằng Excel, lưu lại ở dạng .xlsx rồi gửi lại."
_ONE_NUMBER = "Nhập lại con số, ví dụ 12571; nếu chưa có số liệu thì để trống và chọn “Chưa có” ở cột Trạng thái."
_OFFICE = "Bộ phận tổng hợp "

_FILES: dict[str, Mending] = {
    "workbook-unopened": Mending(
        ERROR, "tệp mở được", "Đóng tệp ở chương trình khác, kiểm tra quyền đọc rồi chạy lại."
    ),
    "workbook-empty-file": Mending(ERROR, _FORM, "Gửi lại tệp; tệp đã gửi không có nội dung."),
    "workbook-too-large": Mending(ERROR, "tệp không quá {limit} MB", "Xóa hình ảnh, dữ liệu thừa rồi gửi lại."),
    "workbook-encrypted": Mending(ERROR, "tệp không đặt mật khẩu", "Bỏ mật khẩu mở tệp, lưu lại rồi gửi lại."),
    "workbook-old-format": Mending(ERROR, _FORM, _SEND_AGAIN),
    "workbook-not-one": Mending(ERROR, _FORM, "Gửi lại đúng tệp biểu mẫu; không đổi đuôi của tệp khác."),
    "workbook-unreadable": Mending(ERROR, _FORM, _SEND_AGAIN),
    "workbook-no-cells": Mending(ERROR, "biểu mẫu đã điền", "Gửi lại biểu mẫu đã điền."),
    "file-not-xlsx": Mending(ERROR, "bảng tính .xlsx", "Lưu lại ở dạng .xlsx, hoặc chuyển tệp sang thư mục khác."),
    "personal-column": Mending(
        ERROR,
        "biểu mẫu không có dữ liệu cá nhân",
        "Xóa cột “{column}” và các cột tương tự rồi gửi lại; chuyển tệp đã nhận khỏi thư mục của đợt.",
    ),
    "secret-stamp": Mending(
        ERROR,
        "tài liệu không thuộc danh mục bí mật nhà nước",
        "Đưa tệp ra khỏi máy này và xử lý theo quy định về bảo vệ bí mật nhà nước; gửi lại biểu mẫu không có dấu này.",
    ),
}
_WHOSE: dict[str, Mending] = {
    "cover-missing": Mending(ERROR, "sheet “{sheet}” của biểu mẫu", "Điền vào biểu mẫu của đợt, giữ sheet “{sheet}”."),
    "submission-round-foreign": Mending(ERROR, "mã đợt “{expected}”", "Gửi biểu mẫu của đợt “{expected}”."),
    "submission-unit-missing": Mending(
        ERROR, "mã đơn vị trong danh mục", "Ghi mã đơn vị vào sheet “Bìa”, đúng như biểu mẫu đã gửi đơn vị.{near}"
    ),
    "submission-unit-unknown": Mending(
        ERROR, "mã đơn vị trong danh mục", "Đối chiếu mã với tên đơn vị rồi ghi lại mã ở sheet “Bìa”.{near}"
    ),
    "submission-unit-outside": Mending(
        ERROR, "biểu của đơn vị thuộc đợt", _OFFICE + "chuyển tệp sang thư mục của đợt có {name}, hoặc trả lại nơi gửi."
    ),
    "submission-other-sender": Mending(
        ERROR,
        "biểu của {sender}",
        _OFFICE + "hỏi lại nơi gửi; nếu tệp đúng là của {found} thì ghi lại nơi gửi trong received.csv.",
    ),
    "cover-name-differs": Mending(
        ERROR, "tên “{expected}”", "Kiểm tra mã và tên đơn vị ở sheet “Bìa”, ghi lại cho khớp."
    ),
    "illustrative-for-real-unit": Mending(
        ERROR, "số liệu thật", _OFFICE + "không sử dụng tệp minh họa cho {unit}; gửi lại biểu mẫu cho đơn vị."
    ),
    "real-for-fictional-unit": Mending(
        ERROR, "loại số liệu “SỐ LIỆU MINH HỌA”", "Chọn “SỐ LIỆU MINH HỌA” ở dòng Loại số liệu của sheet “Bìa”."
    ),
    "file-copy": Mending(WARNING, "mỗi nội dung một tệp", _OFFICE + "có thể chuyển bản trùng sang thư mục khác."),
    "file-older": Mending(
        WARNING, "tệp mới nhất", _OFFICE + "không cần làm gì nếu “{other}” đúng là bản thay thế của đơn vị."
    ),
    "files-undecided": Mending(
        ERROR, "ngày nhận của từng tệp", _OFFICE + "ghi ngày nhận của từng tệp vào received.csv rồi chạy lại."
    ),
}
_COVER: dict[str, Mending] = {
    "cover-label-twice": Mending(
        ERROR, "một dòng “{label}”", "Giữ lại một dòng “{label}” ở sheet “Bìa”, xóa dòng kia."
    ),
    "cover-value-missing": Mending(ERROR, "nội dung của “{label}”", "Điền “{label}” ở sheet “Bìa”."),
    "period-half": Mending(ERROR, "đủ từ ngày, đến ngày", "Ghi đủ hai ngày của kỳ so sánh, hoặc để trống cả hai."),
    "period-reversed": Mending(
        ERROR, "ngày cuối sau ngày đầu", "Kiểm tra ngày {start} và ngày {end}, ghi lại cho đúng."
    ),
    "period-outside": Mending(
        ERROR, "ngày trong khoảng từ {start} đến {end}", "Ghi lại kỳ số liệu trong khoảng này; số liệu tính đúng kỳ đó."
    ),
    "comparison-not-before": Mending(
        ERROR, "kỳ so sánh kết thúc trước ngày {start}", "Ghi lại ngày cuối của kỳ so sánh, hoặc để trống kỳ so sánh."
    ),
    "waived-sheet-unknown": Mending(ERROR, "tên một sheet của biểu mẫu", "Chọn đúng tên sheet không áp dụng.{near}"),
    "waived-without-basis": Mending(
        ERROR, "căn cứ của việc không áp dụng", "Ghi số, ngày văn bản làm căn cứ ở cột Căn cứ của sheet “Bìa”."
    ),
    "waived-twice": Mending(ERROR, "mỗi sheet một dòng", "Giữ lại một dòng về sheet “{name}”."),
    "waived-but-filled": Mending(
        ERROR, "sheet không áp dụng để trống", "Xóa số liệu ở sheet “{name}”, hoặc bỏ dòng “Sheet không áp dụng”."
    ),
}
_TABLES: dict[str, Mending] = {
    "table-without-head": Mending(
        ERROR, "dòng tên cột: {columns}", "Chép số liệu vào biểu mẫu của đợt, giữ nguyên dòng tên cột."
    ),
    "column-missing": Mending(ERROR, "cột “{column}”", "Bổ sung cột “{column}” đúng tên như biểu mẫu."),
    "column-twice": Mending(ERROR, "một cột “{column}”", "Giữ lại một cột “{column}”, đổi tên hoặc xóa cột kia."),
    "record-key-missing": Mending(ERROR, "nội dung ở cột “{column}”", "Ghi “{column}” cho dòng này, hoặc xóa dòng."),
    "record-twice": Mending(ERROR, "mỗi nội dung một dòng", "Giữ lại một dòng, xóa dòng trùng ({other})."),
}
_CELLS: dict[str, Mending] = {
    "cell-error-value": Mending(ERROR, "một giá trị", "Nhập lại giá trị thay cho lỗi {found}."),
    "formula-without-value": Mending(ERROR, "con số", "Nhập trực tiếp con số, hoặc mở bằng Excel rồi lưu lại."),
    "legacy-font": Mending(ERROR, "chữ Unicode", "Chuyển chữ sang Unicode (phông Times New Roman), lưu rồi gửi lại."),
    "choice-unknown": Mending(ERROR, "một trong các từ: {choices}", "Chọn lại trong danh sách của ô."),
    "number-unread": Mending(ERROR, "con số", _ONE_NUMBER),
    "number-ambiguous": Mending(
        ERROR, "một con số hiểu theo một cách", "Nhập lại con số không có dấu chấm ngăn hàng nghìn."
    ),
    "number-not-whole": Mending(ERROR, "số nguyên, ví dụ 12571", _ONE_NUMBER),
    "number-negative": Mending(ERROR, "số từ 0 trở lên", _ONE_NUMBER),
    "number-plain": Mending(
        ERROR, "con số, không kèm chữ", "Nhập con số; nội dung kèm theo ghi ở cột ghi chú, giải trình."
    ),
    "yes-no-unread": Mending(ERROR, "“Có” hoặc “Không”", "Chọn “Có” hoặc “Không”."),
    "date-unread": Mending(ERROR, "ngày có thật, ví dụ 31/10/2023", "Nhập lại ngày theo dạng ngày/tháng/năm."),
    "date-after-cut-off": Mending(
        ERROR,
        "ngày không sau {cut_off}",
        "Ghi số liệu, kết quả tính đến ngày {cut_off}; nội dung sau ngày này để kỳ sau.",
    ),
    "date-after-report": Mending(
        ERROR, "ngày không sau {report_date}", "Kiểm tra lại ngày; nội dung sau ngày {report_date} để kỳ sau."
    ),
    "deadline-missing": Mending(ERROR, "thời hạn", "Ghi thời hạn, hoặc chọn “Không nêu hạn”."),
    "deadline-kind-missing": Mending(
        ERROR,
        "kiểu hạn đã chọn",
        "Chọn kiểu hạn: “Trước ngày” (không kể ngày đó) hoặc “Chậm nhất ngày” (kể cả ngày đó).",
    ),
    "deadline-unread": Mending(
        ERROR, "ngày hoặc kỳ, ví dụ 31/10/2023, quý IV năm 2023", "Ghi lại thời hạn theo một trong các dạng này."
    ),
    "deadline-none-with-day": Mending(ERROR, "kiểu hạn khớp với thời hạn", "Chọn lại kiểu hạn, hoặc xóa thời hạn."),
    "rank-outside": Mending(ERROR, "từ 1 đến số đơn vị trong nhóm", "Kiểm tra thứ hạng và số đơn vị trong nhóm."),
    "group-outside": Mending(ERROR, "số từ 1 đến 5", "Ghi nhóm tiện ích của Đề án 06 từ 1 đến 5."),
}
_INDICATORS: dict[str, Mending] = {
    "code-missing": Mending(ERROR, "mã chỉ tiêu", "Ghi số liệu vào đúng dòng có mã của biểu mẫu."),
    "code-unknown": Mending(ERROR, "mã trong danh mục chỉ tiêu", "Khôi phục mã của biểu mẫu, hoặc xóa dòng.{near}"),
    "code-twice": Mending(ERROR, "mỗi chỉ tiêu một dòng", "Giữ lại một dòng của “{found}” ({other} là dòng kia)."),
    "rate-in-form": Mending(
        ERROR, "tử số và mẫu số", "Xóa dòng tỷ lệ “{name}”; ghi tử số, mẫu số ở hai dòng của chúng."
    ),
    "state-with-number": Mending(
        ERROR, "ô số liệu để trống, hoặc trạng thái có số", "Xóa con số, hoặc chọn lại trạng thái cho khớp với con số."
    ),
    "state-without-basis": Mending(
        ERROR, "căn cứ ở cột Giải trình", "Ghi số, ngày văn bản làm căn cứ ở cột Giải trình."
    ),
    "state-zero-with-number": Mending(
        ERROR, "số 0, hoặc trạng thái “Có số liệu”", "Chọn lại trạng thái, hoặc sửa con số cho khớp."
    ),
    "state-without-number": Mending(ERROR, "con số", "Nhập con số, hoặc chọn “Chưa có” ở cột Trạng thái."),
    "zero-without-state": Mending(
        ERROR, "trạng thái đã chọn", "Chọn “Bằng 0” nếu thực sự bằng 0, “Chưa có” nếu chưa có số liệu."
    ),
}
_DOSSIERS: dict[str, Mending] = {
    "dossier-code-row-missing": Mending(
        ERROR, "dòng mã cột (1) đến (13)", "Chép lại dòng mã cột của biểu mẫu, đặt ngay dưới tên cột."
    ),
    "dossier-codes-missing": Mending(ERROR, "đủ các cột {codes}", "Khôi phục các cột {codes} của Biểu 06."),
    "dossier-total-missing": Mending(ERROR, "hàng “{label}”", "Bổ sung hàng “{label}” như biểu mẫu."),
    "dossier-label-missing": Mending(ERROR, "tên ở cột (2)", "Ghi tên cho dòng có số liệu, hoặc xóa dòng."),
    "dossier-label-twice": Mending(ERROR, "mỗi tên một dòng", "Gộp hai dòng “{found}”, hoặc giữ lại một dòng."),
    "sub-unit-unknown": Mending(ERROR, "mã đơn vị trực thuộc của đơn vị", "Khôi phục mã của biểu mẫu.{near}"),
    "sub-unit-not-valid": Mending(
        ERROR, "đơn vị trực thuộc có tại ngày cuối kỳ", "Ghi số liệu theo các đơn vị có tại ngày cuối kỳ."
    ),
    "sub-unit-count": Mending(
        ERROR, "{expected} đơn vị (ngày {as_of})", "Kiểm tra số đơn vị trực thuộc, hoặc nêu văn bản thay đổi."
    ),
    "sub-unit-count-of-other-day": Mending(
        ERROR, "{expected} đơn vị (ngày {as_of})", "Ghi số đơn vị tại ngày {on}, không phải ngày {other}."
    ),
}
_RECEIVED: dict[str, Mending] = {
    "received-hash-form": Mending(
        ERROR, "64 chữ số thập lục phân viết thường", _OFFICE + "lấy lại mã SHA-256 của tệp rồi ghi vào cột sha256."
    ),
    "received-twice": Mending(ERROR, "mỗi tệp một dòng", _OFFICE + "giữ lại một dòng của “{found}” (dòng {other})."),
    "received-file-absent": Mending(
        ERROR, "tệp trong thư mục submissions", _OFFICE + "chép lại tệp “{found}”, hoặc xóa dòng của tệp."
    ),
    "received-hash-differs": Mending(
        ERROR,
        "tệp đúng như lúc tiếp nhận",
        _OFFICE + "chép lại tệp gốc; nếu là bản thay thế thì ghi lại mã và ngày nhận trong sổ tiếp nhận.",
    ),
    "received-not-listed": Mending(
        WARNING, "một dòng trong received.csv", _OFFICE + "ghi tệp vào sổ tiếp nhận received.csv."
    ),
}
_PUBLISHED: dict[str, Mending] = {
    "figure-after-cut-off": Mending(
        ERROR, "số liệu không sau {cut_off}", _OFFICE + "bỏ dòng này khỏi số liệu của đợt."
    ),
    "published-after-report": Mending(
        ERROR, "nguồn không sau {report_date}", _OFFICE + "bỏ dòng này khỏi số liệu của đợt."
    ),
    "published-unit-unknown": Mending(ERROR, "mã đơn vị trong danh mục", _OFFICE + "ghi lại cột unit.{near}"),
    "published-unit-outside": Mending(ERROR, "mã đơn vị của đợt", _OFFICE + "ghi lại cột unit, hoặc bỏ dòng.{near}"),
    "published-indicator-unknown": Mending(ERROR, "mã trong danh mục", _OFFICE + "ghi lại cột indicator.{near}"),
    "published-domain-unknown": Mending(ERROR, "mã trong danh mục", _OFFICE + "ghi lại cột domain.{near}"),
    "published-id-twice": Mending(ERROR, "mỗi dòng một mã", _OFFICE + "đặt mã khác cho dòng này."),
    "published-subject": Mending(ERROR, "indicator, label hoặc index", _OFFICE + "ghi một trong ba cột này."),
    "published-empty": Mending(
        ERROR, "giá trị hoặc trạng thái", _OFFICE + "ghi value, numerator/denominator, rank hoặc state."
    ),
    "published-half-rate": Mending(
        ERROR, "đủ tử số và mẫu số", _OFFICE + "ghi đủ numerator và denominator theo nguồn."
    ),
    "published-part-outside": Mending(ERROR, "tử số không lớn hơn mẫu số", _OFFICE + "kiểm tra lại hai số theo nguồn."),
    "published-negative": Mending(ERROR, "số từ 0 trở lên", _OFFICE + "kiểm tra lại cột {column} theo nguồn."),
    "published-state-value": Mending(ERROR, "trạng thái khớp với giá trị", _OFFICE + "ghi lại state hoặc value."),
    "published-bound": Mending(ERROR, "state = chan cùng cột bound", _OFFICE + "ghi đủ state và bound."),
    "published-year": Mending(ERROR, "năm chấm", _OFFICE + "ghi cột year."),
    "published-rank": Mending(ERROR, "thứ hạng từ 1 đến {limit}", _OFFICE + "kiểm tra lại thứ hạng theo nguồn."),
    "published-period": Mending(ERROR, "đủ từ ngày, đến ngày", _OFFICE + "ghi đủ period_from và period_to."),
    "published-deadline": Mending(ERROR, "ngày cuối cùng {expected}", _OFFICE + "ghi lại cột last_day hoặc thời hạn."),
}
_TEXT_FILES: dict[str, Mending] = {
    "text-file-missing": Mending(ERROR, "tệp của bộ công cụ", _OFFICE + "khôi phục tệp."),
    "text-file-unreadable": Mending(ERROR, "tệp mở được", _OFFICE + "đóng tệp ở chương trình khác rồi chạy lại."),
    "text-file-encoding": Mending(ERROR, "tệp mã UTF-8", _OFFICE + "lưu lại ở dạng “CSV UTF-8”."),
    "csv-empty": Mending(ERROR, "dòng tên cột: {columns}", _OFFICE + "ghi lại dòng tên cột."),
    "csv-column-unknown": Mending(ERROR, "cột có trong quy định", _OFFICE + "đổi tên hoặc xóa cột “{column}”.{near}"),
    "csv-column-missing": Mending(ERROR, "cột “{column}”", _OFFICE + "bổ sung cột vào dòng tên cột."),
    "csv-column-twice": Mending(ERROR, "một cột “{column}”", _OFFICE + "giữ lại một cột."),
    "csv-column-unnamed": Mending(ERROR, "tên cột", _OFFICE + "đặt tên hoặc xóa cột thứ {position}."),
    "csv-width": Mending(ERROR, "{expected} ô", _OFFICE + "đặt nội dung có dấu phẩy trong dấu ngoặc kép."),
    "csv-comment": Mending(ERROR, "dòng số liệu", _OFFICE + "xóa dòng ghi chú."),
    "csv-quote": Mending(ERROR, "dấu ngoặc kép đóng đủ", _OFFICE + "kiểm tra dấu ngoặc kép từ dòng này trở xuống."),
    "cell-empty": Mending(ERROR, "nội dung ở cột “{column}”", _OFFICE + "điền cột “{column}”."),
    "cell-bool": Mending(ERROR, "“có” hoặc “không”", _OFFICE + "ghi lại cột “{column}”."),
    "cell-integer": Mending(ERROR, "số nguyên, ví dụ 12571", _OFFICE + "ghi lại cột “{column}”."),
    "cell-decimal": Mending(ERROR, "số với dấu chấm thập phân", _OFFICE + "ghi lại cột “{column}”, ví dụ 98.2."),
    "cell-ambiguous": Mending(ERROR, "{whole} hoặc {fraction}", _OFFICE + "ghi lại cột “{column}” theo một cách."),
    "cell-date": Mending(ERROR, "ngày dạng năm-tháng-ngày", _OFFICE + "ghi lại cột “{column}”, ví dụ 2024-01-31."),
    "cell-choice": Mending(ERROR, "một trong các giá trị: {choices}", _OFFICE + "ghi lại cột “{column}”.{near}"),
    "cell-list": Mending(ERROR, "nội dung giữa hai dấu chấm phẩy", _OFFICE + "ghi lại cột “{column}”."),
    "id-form": Mending(ERROR, "chữ thường không dấu, chữ số, dấu nối", _OFFICE + "đặt lại mã “{found}”."),
}
_SIGNS: dict[str, Mending] = {
    "signs-unprintable": Mending(
        WARNING, "chữ, số và dấu thông thường", "Xóa hoặc thay các ký tự đặc biệt ({codes}) trong ô này."
    ),
}
MENDING: dict[str, Mending] = {
    **_FILES,
    **_WHOSE,
    **_COVER,
    **_TABLES,
    **_CELLS,
    **_INDICATORS,
    **_DOSSIERS,
    **_RECEIVED,
    **_PUBLISHED,
    **_TEXT_FILES,
    **_SIGNS,
}
