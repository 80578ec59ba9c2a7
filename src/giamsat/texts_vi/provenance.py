"""Words of the record floor: what the files and parts are called that a report was made from, and the sheet's own."""

KINDS = {
    "submission": "Biểu mẫu số liệu",
    "visit": "Phiếu ghi nhận khảo sát thực tế",
    "findings": "Sổ kết luận của Đoàn",
    "voices": "Sổ góp ý của đơn vị",
    "clarification": "Sổ nội dung đề nghị làm rõ",
    "received": "Sổ tiếp nhận",
    "published": "Số liệu công khai",
    "records": "Văn bản, hệ thống, dự án công khai",
    "extract": "Tệp trích xuất từ hệ thống",
    "extract-list": "Danh sách tệp trích xuất",
    "decisions": "Quyết định của người có thẩm quyền",
    "follow-up": "Sổ theo dõi thực hiện kiến nghị",
    "notebook": "Sổ tay của báo cáo",
    "params": "Tham số của đợt",
}
"""Kind of an input file → what it is."""

OUTPUTS = (
    (".html", "Báo cáo, dạng trang web"),
    (".pdf", "Báo cáo, dạng in"),
    (".nguon.csv", "Bảng nguồn của từng số liệu"),
    ("executed/", "Sổ tay đã chạy"),
    ("blocks/", "Nội dung báo cáo để máy đọc"),
)
"""End of a file's name, or its folder with a slash, → what it is; in the order of the sheet."""

PARTS = {
    "data": "Số liệu của đơn vị",
    "group": "Số liệu của nhóm so sánh",
    "narrative": "Phần thuyết minh",
    "notebook": "Ô lệnh của sổ tay",
    "files": "Các tệp ở Bảng 1",
    "round": "Tham số của đợt",
    "params": "Danh mục dùng chung",
    "template": "Mẫu trang",
    "fonts": "Phông chữ",
    "kit": "Mã của bộ công cụ",
    "lock": "Phiên bản thư viện",
}
"""Part of the content key → its name, in the order of the sheet."""

KIND_NAME = "PHIẾU NGUỒN SỐ LIỆU"
PREFACE = "Tài liệu kỹ thuật kèm theo báo cáo; không phải văn bản hành chính."
PURPOSE = (
    "Phiếu ghi báo cáo được lập từ những tệp nào, bằng bộ công cụ nào, kèm mã kiểm tra SHA-256 của từng tệp, "
    "để ai cũng kiểm tra được tệp đang có đúng là tệp đã lập và đúng là lập từ các tệp này."
)

ROUND = "Đợt"
REPORT = "Tài liệu"
REPORT_OF_DAY = "{name} (ngày {day})"
PARAMETERS = "Tham số"
KIT = "Bộ công cụ"
KIT_VERSIONS = "giamsat {kit}, Python {python}"

TABLE = "Bảng {number}"
INPUTS_TITLE = "Các tệp dùng để lập báo cáo"
OUTPUTS_TITLE = "Các tệp của báo cáo"
KEY_TITLE = "Khóa nội dung"
NUMBER = "TT"
FILE = "Tệp"
WHAT = "Là gì"
DAY = "Ngày nhận, đăng"
HASH = "Mã kiểm tra SHA-256"
NO_DAY = "–"
OTHER_FILE = "Tệp khác"
NAMED = "{what}: {name}"
SHARED_PARAMS = (
    "Ngoài ra có {count} tệp danh mục dùng chung trong thư mục params: mã của từng tệp ghi trong {manifest}, mã chung "
    "là “{part}” ở Bảng 3."
)
PART = "Thành phần"
SHORT_HASH = "Mã ({count} ký tự đầu)"
WHOLE_KEY = "Khóa của cả báo cáo"

KEY_MEANING = (
    "Hai lần lập có cùng khóa thì cho ra các tệp giống hệt nhau. Khi khóa khác nhau, mã của từng thành phần cho biết "
    "khác ở đâu."
)
CHECK_TITLE = "Cách kiểm tra"
CHECK_VERIFY = "Lập lại báo cáo và so từng tệp (trên Windows thay make bằng giamsat.cmd):"
CHECK_FILE = "Tính mã của một tệp rồi so với phiếu, trên Windows và trên Linux:"
CHECK_FILE_COMMANDS = ('certutil -hashfile "tên tệp" SHA256', 'sha256sum "tên tệp"')
CHECK_SIGNED = "Tệp PDF đã ký số có thêm phần chữ ký nên mã khác với phiếu; make verify vẫn nhận ra phần gốc."
CHECK_REST = "Thời điểm lập, phiên bản mã nguồn và mã của chính phiếu này: xem {manifest} trong thư mục của báo cáo."
