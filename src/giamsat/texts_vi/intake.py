"""Sentences of the intake floor: always where, what was found, what is expected, what to do."""

from __future__ import annotations

FAULTS: dict[str, str] = {
    # A workbook as a file
    "workbook-unopened": "chưa mở được tệp; đề nghị đóng tệp ở chương trình khác và kiểm tra quyền đọc.",
    "workbook-empty-file": "tệp rỗng (0 byte); đề nghị đơn vị gửi lại tệp.",
    "workbook-too-large": "tệp lớn hơn {limit} MB, vượt xa một biểu mẫu số liệu; đề nghị kiểm tra lại.",
    "workbook-encrypted": "tệp đặt mật khẩu nên chưa đọc được; đề nghị bỏ mật khẩu rồi lưu lại.",
    "workbook-old-format": (
        "tệp ở định dạng quá cũ (trước Excel 97) hoặc định dạng khác; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx."
    ),
    "workbook-not-one": (
        "nội dung tệp không phải bảng tính (có thể là tệp khác được đổi đuôi); đề nghị đơn vị gửi lại biểu mẫu."
    ),
    "workbook-unreadable": "tệp bị hỏng, chưa đọc được; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx, hoặc gửi lại.",
    "workbook-no-cells": "bảng tính không có ô nào được điền; đề nghị đơn vị gửi lại biểu mẫu.",
    "file-not-xlsx": (
        "thư mục submissions chỉ nhận bảng tính; đề nghị lưu lại ở dạng .xlsx hoặc chuyển tệp sang thư mục khác."
    ),
    "personal-column": (
        "cột “{column}” là dữ liệu cá nhân; bộ công cụ không nhận dữ liệu cá nhân. "
        "Đề nghị xóa cột này trước khi gửi; chưa sử dụng nội dung nào của tệp."
    ),
    "secret-stamp": (
        "có dấu “{found}”; bộ công cụ không nhận tài liệu mật. Đề nghị xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    # Whose it is
    "cover-missing": (
        "chưa tìm thấy sheet “{sheet}” nên chưa biết tệp của đơn vị nào, đợt nào; "
        "đề nghị dùng biểu mẫu của đợt và không xóa sheet này."
    ),
    "submission-round-foreign": "ghi mã đợt “{found}”; đợt đang lập là “{expected}”. Chưa sử dụng tệp này.",
    "submission-unit-missing": "chưa ghi mã đơn vị nên chưa biết tệp của đơn vị nào; đề nghị bổ sung.{near}",
    "submission-unit-unknown": "không có đơn vị “{found}” trong danh mục đơn vị; đề nghị kiểm tra mã đơn vị.{near}",
    "submission-unit-outside": "tệp là biểu của {name} ({found}), đơn vị không thuộc đợt này. Chưa sử dụng tệp này.",
    "submission-other-sender": (
        "tệp là biểu của {found}, trong khi sổ tiếp nhận ghi {sender} gửi; chưa sử dụng tệp này, đề nghị kiểm tra lại."
    ),
    "cover-name-differs": (
        "ghi tên đơn vị “{found}”, trong khi mã “{id}” là của “{expected}”; "
        "có thể tệp là của đơn vị khác, đề nghị kiểm tra mã và tên."
    ),
    "illustrative-for-real-unit": (
        "ghi số liệu minh họa nhưng {unit} là đơn vị thật; không đặt số liệu minh họa cạnh tên đơn vị thật."
    ),
    "real-for-fictional-unit": "{unit} là đơn vị mẫu nên số liệu phải ghi là “SỐ LIỆU MINH HỌA”.",
    "file-copy": "nội dung giống hệt tệp “{other}”; chỉ sử dụng một tệp.",
    "file-older": "đơn vị đã gửi tệp mới hơn là “{other}”; không sử dụng tệp này.",
    "files-undecided": (
        "một đơn vị có nhiều tệp ({files}) nhưng sổ tiếp nhận received.csv chưa cho biết tệp nào mới nhất; "
        "đề nghị ghi ngày nhận của từng tệp."
    ),
    # The cover
    "cover-label-twice": "dòng “{label}” xuất hiện hai lần; đề nghị giữ lại một dòng.",
    "cover-value-missing": "chưa điền “{label}”; đề nghị bổ sung.",
    "period-half": "kỳ so sánh mới ghi một đầu; đề nghị ghi đủ từ ngày, đến ngày hoặc để trống cả hai.",
    "period-reversed": "kỳ từ ngày {start} đến ngày {end}: ngày cuối trước ngày đầu; đề nghị kiểm tra lại.",
    "period-outside": (
        "ghi ngày {found}; kỳ số liệu phải nằm trong khoảng từ ngày {start} đến ngày chốt số liệu {end} của đơn vị."
    ),
    "comparison-not-before": "kỳ so sánh kết thúc ngày {found}, phải trước ngày đầu kỳ số liệu {start}.",
    "waived-sheet-unknown": "“{found}” không phải tên sheet của biểu mẫu; đề nghị ghi đúng tên sheet.{near}",
    "waived-without-basis": "sheet “{name}” ghi không áp dụng nhưng chưa nêu căn cứ; đề nghị ghi căn cứ ở cột bên.",
    "waived-twice": "sheet “{name}” đã ghi không áp dụng ở dòng trên; đề nghị giữ lại một dòng.",
    "waived-but-filled": (
        "ghi sheet “{name}” không áp dụng nhưng sheet này vẫn có số liệu; đề nghị xóa số liệu hoặc bỏ dòng này."
    ),
    # Tables
    "table-without-head": "chưa tìm thấy dòng tên cột; cần các cột: {columns}. Đề nghị dùng đúng biểu mẫu.",
    "column-missing": "bảng bắt đầu từ dòng này thiếu cột “{column}”; đề nghị bổ sung đúng tên cột của biểu mẫu.",
    "column-twice": "cột “{column}” xuất hiện hai lần; đề nghị giữ lại một cột.",
    "record-key-missing": "dòng có nội dung nhưng để trống “{column}”; đề nghị bổ sung hoặc xóa dòng.",
    "record-twice": "dòng giống hệt dòng ở {other}; đề nghị giữ lại một dòng.",
    # Cells
    "cell-error-value": "ô báo lỗi {found}; đề nghị nhập lại giá trị.",
    "formula-without-value": (
        "ô chứa công thức nhưng tệp không lưu kết quả; đề nghị mở bằng Excel rồi lưu lại, hoặc nhập trực tiếp con số."
    ),
    "legacy-font": (
        "“{found}” là chữ gõ theo bảng mã cũ {encoding}, có thể là “{guess}”; bộ công cụ không tự chuyển. "
        "Đề nghị chuyển sang Unicode rồi gửi lại, hoặc ghi chấp nhận ở decisions.csv (kind “bang-ma”)."
    ),
    "choice-unknown": "ghi “{found}”; cần chọn một trong các từ: {choices}.",
    "number-unread": (
        "ghi “{found}”; ô này cần số. Nếu chưa có số liệu, đề nghị để trống và chọn “Chưa có” ở cột Trạng thái."
    ),
    "number-ambiguous": "ghi “{found}”, có thể hiểu là {readings}; đề nghị nhập lại con số.",
    "number-not-whole": "ghi “{found}”; ô này cần số nguyên, ví dụ 12571.",
    "number-negative": "ghi “{found}”; ô này cần số từ 0 trở lên.",
    "number-plain": "ghi “{found}”; ô này cần con số, không kèm chữ.",
    "yes-no-unread": "ghi “{found}”; cần “Có” hoặc “Không”.",
    "date-unread": "ghi “{found}”; cần ngày có thật ở dạng ngày/tháng/năm, ví dụ 31/10/2023.",
    "date-after-cut-off": "ghi ngày {found}, sau ngày chốt số liệu {cut_off} của đơn vị; đề nghị kiểm tra lại.",
    "date-after-report": "ghi ngày {found}, sau ngày báo cáo {report_date} của đợt; đề nghị kiểm tra lại.",
    "deadline-missing": "đã chọn kiểu hạn nhưng chưa ghi thời hạn; đề nghị bổ sung hoặc chọn “Không nêu hạn”.",
    "deadline-kind-missing": (
        "thời hạn ghi “{found}” nhưng chưa chọn kiểu hạn; “trước ngày” không kể, “chậm nhất ngày” kể cả ngày đó."
    ),
    "deadline-unread": (
        "ghi thời hạn “{found}”; cần ngày (31/10/2023) hoặc kỳ (tháng 11/2023, quý IV năm 2023, năm 2023)."
    ),
    "deadline-none-with-day": "chọn “Không nêu hạn” nhưng ghi thời hạn “{found}”; đề nghị chọn lại kiểu hạn.",
    "rank-outside": "ghi thứ hạng “{found}”; thứ hạng phải từ 1 đến số đơn vị trong nhóm.",
    "group-outside": "ghi nhóm “{found}”; nhóm tiện ích của Đề án 06 từ 1 đến 5.",
    # Indicator rows
    "code-missing": "dòng có số liệu nhưng chưa có mã chỉ tiêu; đề nghị dùng đúng dòng của biểu mẫu.",
    "code-unknown": "không có chỉ tiêu “{found}” trong danh mục chỉ tiêu.{near}",
    "code-twice": "chỉ tiêu “{found}” đã có ở {other}; mỗi chỉ tiêu ghi một lần.",
    "rate-in-form": "“{name}” ({found}) là tỷ lệ, được tính từ tử số và mẫu số; đề nghị xóa dòng này.",
    "state-with-number": (
        "trạng thái “{state}” nhưng ô số liệu ghi “{found}”; đề nghị xóa con số hoặc chọn lại trạng thái."
    ),
    "state-without-basis": "trạng thái “{state}” cần nêu căn cứ ở cột Giải trình.",
    "state-zero-with-number": "trạng thái “{state}” nhưng ô số liệu ghi “{found}”; đề nghị chọn lại trạng thái.",
    "state-without-number": ("trạng thái “{state}” nhưng ô số liệu để trống; đề nghị nhập con số hoặc chọn “Chưa có”."),
    "zero-without-state": (
        "ghi số 0 nhưng chưa chọn trạng thái; đề nghị chọn “Bằng 0” nếu thực sự bằng 0, “Chưa có” nếu chưa có số liệu."
    ),
    # Biểu 06
    "dossier-code-row-missing": (
        "chưa tìm thấy dòng mã cột (1), (2), … (13) của Biểu 06; đề nghị giữ nguyên dòng này của biểu mẫu."
    ),
    "dossier-codes-missing": "dòng mã cột thiếu {codes}; đề nghị khôi phục đủ các cột của Biểu 06.",
    "dossier-total-missing": "chưa có hàng “{label}”; đề nghị bổ sung.",
    "dossier-label-missing": "dòng có số liệu nhưng chưa ghi tên; đề nghị bổ sung.",
    "dossier-label-twice": "“{found}” đã có ở ô {other}; đề nghị gộp hoặc giữ lại một dòng.",
    "sub-unit-unknown": "“{found}” không phải mã đơn vị trực thuộc của đơn vị này.{near}",
    "sub-unit-not-valid": "“{found}” không tồn tại tại ngày cuối kỳ số liệu; đề nghị kiểm tra theo địa giới của kỳ.",
    "sub-unit-count": (
        "ghi {found} đơn vị trực thuộc (ngày {on}); theo danh mục là {expected} (số của ngày {as_of}). "
        "Đề nghị kiểm tra lại."
    ),
    "sub-unit-count-of-other-day": (
        "ghi {found} đơn vị trực thuộc, là số của ngày {other}; tại ngày {on} là {expected} (số của ngày {as_of}). "
        "Đề nghị dùng số đơn vị theo đúng thời điểm."
    ),
    # received.csv
    "received-hash-form": "“sha256” ghi “{found}”; cần 64 chữ số thập lục phân viết thường.",
    "received-twice": "tệp “{found}” đã ghi ở dòng {other}; mỗi tệp ghi một dòng.",
    "received-file-absent": (
        "sổ tiếp nhận ghi tệp “{found}” nhưng thư mục submissions không có tệp này; đề nghị kiểm tra lại."
    ),
    "received-hash-differs": (
        "nội dung tệp khác với lúc tiếp nhận (mã SHA-256 không khớp; xem {other}); "
        "đề nghị khôi phục tệp gốc hoặc ghi lại sổ tiếp nhận."
    ),
    "received-not-listed": (
        "tệp chưa ghi sổ tiếp nhận nên chưa biết ngày đơn vị gửi; đề nghị thêm vào received.csv dòng {row}."
    ),
    # published.csv, published_records.csv, decisions.csv
    "figure-after-cut-off": "số liệu ngày {found}, sau ngày chốt số liệu {cut_off}; không sử dụng được trong đợt này.",
    "published-after-report": (
        "nguồn công bố ngày {found}, sau ngày báo cáo {report_date}; báo cáo không thể dẫn nguồn này."
    ),
    "published-unit-unknown": "không có đơn vị “{found}” trong danh mục đơn vị.{near}",
    "published-unit-outside": "đơn vị “{found}” không thuộc đợt này.{near}",
    "published-indicator-unknown": "không có chỉ tiêu “{found}” trong danh mục chỉ tiêu.{near}",
    "published-domain-unknown": "không có lĩnh vực “{found}” trong danh mục lĩnh vực.{near}",
    "published-id-twice": "mã “{found}” đã dùng ở dòng {other}; mỗi dòng một mã riêng.",
    "published-subject": "dòng chưa có chỉ tiêu (indicator), tên số liệu (label) hay chỉ số (index); đề nghị bổ sung.",
    "published-empty": "dòng không có giá trị, tử số và mẫu số hay thứ hạng; đề nghị bổ sung hoặc ghi trạng thái.",
    "published-half-rate": "dòng mới có tử số hoặc mẫu số; đề nghị ghi đủ cả hai.",
    "published-part-outside": "tử số {numerator} lớn hơn mẫu số {denominator}; đề nghị kiểm tra lại theo nguồn.",
    "published-negative": "cột “{column}” ghi {found}; số này không được âm.",
    "published-state-value": "trạng thái “{state}” không đi cùng giá trị đã ghi; đề nghị kiểm tra lại.",
    "published-bound": "trạng thái “chan” và cột “bound” phải đi cùng nhau; đề nghị kiểm tra lại.",
    "published-year": "dòng của chỉ số phải ghi năm chấm (year).",
    "published-rank": "thứ hạng {found} không nằm trong khoảng từ 1 đến {limit}; đề nghị kiểm tra lại.",
    "published-period": "kỳ phải ghi đủ từ ngày, đến ngày, và ngày cuối không trước ngày đầu; đề nghị kiểm tra lại.",
    "published-deadline": (
        "thời hạn “{text}” có ngày cuối cùng là {expected}, cột “last_day” ghi {found}; đề nghị kiểm tra lại."
    ),
}

NEAR = " Tên gần giống: {names}."
YES = "Có"
NO = "Không"
YEAR = "năm {year}"
FORM_TITLE = "Biểu mẫu số liệu của đơn vị"
REPORT_TITLE = "Biểu mẫu số liệu kèm theo Báo cáo số {number}"
REPORT_TITLE_DATED = "Biểu mẫu số liệu kèm theo Báo cáo số {number} {date}"
