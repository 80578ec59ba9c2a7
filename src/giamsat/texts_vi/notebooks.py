"""Sentences of the notebook floor."""

FAULTS: dict[str, str] = {
    "notebook-missing": "không có sổ tay này. Chạy «make reports» để lập sổ tay mới từ bản mẫu.",
    "notebook-unreadable": (
        "không đọc được sổ tay ({detail}). Đề nghị khôi phục tệp từ bản sao gần nhất; phần thuyết minh trong tệp "
        "không bị bộ công cụ thay đổi."
    ),
    "parameter-unknown": "sổ tay không khai báo tham số “{name}”. Tham số được khai báo trong ô có nhãn parameters.",
    "parameter-missing": "chưa cho giá trị của tham số “{name}” mà sổ tay khai báo.",
    "cell-without-id": "ô {cell} không có mã ô (id). Đề nghị mở sổ tay trong JupyterLab và lưu lại.",
    "cell-id-repeated": "có nhiều ô cùng mã “{cell}”. Đề nghị xóa bản sao thừa.",
    "cell-role-unknown": "ô {cell} ghi vai trò “{role}”; chỉ có code, narrative, heading, guide.",
    "cell-code-changed": (
        "ô lệnh {cell} khác với bản mẫu; báo cáo vẫn chạy theo ô này. Nếu không chủ ý, đề nghị khôi phục ô từ bản mẫu."
    ),
    "cell-code-absent": (
        "sổ tay chưa có ô lệnh {cell} ({source}) của bản mẫu nên báo cáo thiếu phần này, dù phần khác có thể nhắc tới. "
        "Nếu không chủ ý, đề nghị chép ô từ bản mẫu ở templates/notebooks."
    ),
    "cell-foreign-code": (
        "ô mã {cell} không phải của bộ công cụ. Sổ tay báo cáo chỉ gồm phần thuyết minh và các lệnh có sẵn; "
        "đề nghị chuyển phần tính riêng sang một sổ tay khác."
    ),
    "narrative-unwritten": (
        "báo cáo chính thức còn phần chưa viết: mục {section} (ô {cell}). "
        "Đề nghị viết nội dung hoặc để văn bản ở trạng thái dự thảo."
    ),
}
