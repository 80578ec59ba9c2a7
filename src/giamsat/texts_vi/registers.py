"""Sentences about registers: the workbooks that the kit keeps current and people write in."""

from __future__ import annotations

from giamsat.texts_vi import ERROR, Mending

FAULTS: dict[str, str] = {
    "register-unreadable": (
        "chưa cập nhật được sổ này: tệp không phải dạng .xlsx do bộ công cụ tạo, hoặc đã hỏng. Nội dung đã ghi được "
        "giữ nguyên; đề nghị mở bằng Excel rồi lưu lại ở dạng .xlsx."
    ),
    "register-identity": (
        "chưa nhận ra sổ: sheet ẩn “{sheet}” không có hoặc ghi “{found}”, cần “{expected}”. Chưa sử dụng và chưa thay "
        "đổi sổ; đề nghị chép nội dung sang sổ do bộ công cụ tạo."
    ),
    "register-sheet-missing": "chưa tìm thấy sheet “{sheet}” của sổ; đề nghị khôi phục tên sheet.",
    "register-column-missing": "chưa tìm thấy cột “{header}”; đề nghị khôi phục tên cột ở dòng tiêu đề.",
    "register-key-twice": (
        "mã dòng “{key}” có ở hai dòng (ô {other} và ô này), nên chưa biết dòng nào là dòng gốc; đề nghị xóa mã ở dòng "
        "chép thêm."
    ),
    "register-twice": "đã có sổ khác cho cùng đơn vị ở tệp “{other}”; đề nghị gộp vào một sổ rồi bỏ tệp còn lại.",
}
MENDING: dict[str, Mending] = {
    "register-unreadable": Mending(ERROR, "sổ dạng .xlsx", "Mở bằng Excel, lưu lại ở dạng .xlsx."),
    "register-identity": Mending(ERROR, "“{expected}”", "Chép nội dung sang sổ do bộ công cụ tạo."),
    "register-sheet-missing": Mending(ERROR, "sheet “{sheet}”", "Khôi phục tên sheet."),
    "register-column-missing": Mending(ERROR, "cột “{header}”", "Khôi phục tên cột ở dòng tiêu đề."),
    "register-key-twice": Mending(ERROR, "mỗi mã dòng một dòng", "Xóa mã ở dòng chép thêm."),
    "register-twice": Mending(ERROR, "mỗi đơn vị một sổ", "Gộp vào một sổ, bỏ tệp còn lại."),
}

WHOSE = "{owner} – {round}"
TITLED = "{title} – {whose}"
# An error text in Excel holds 224 signs, a title 32.
LIST_ERROR = (
    "Chọn trong danh sách",
    "Đề nghị chọn một mục trong danh sách của ô này. Nếu không có mục phù hợp, để trống.",
)
LINK_ERROR = ("Chọn mã đã có", "Đề nghị chọn một mã đã có ở sheet tương ứng của sổ này, hoặc để trống.")
COUNT_ERROR = ("Ô này cần số nguyên", "Đề nghị nhập số nguyên từ 0 trở lên, ví dụ 12. Nếu không rõ, để trống.")
DATE_ERROR = ("Ô này cần ngày", "Đề nghị nhập ngày theo dạng ngày/tháng/năm, ví dụ 21/10/2024.")
LENGTH_ERROR = ("Nội dung dài", "Đề nghị ghi ngắn gọn, không quá 4000 ký tự trong một ô.")
