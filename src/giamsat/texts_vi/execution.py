"""Sentences of the run floor."""

FAULTS: dict[str, str] = {
    "cell-failed": "mục “{section}”, ô {cell} không chạy được. Nguyên nhân: {cause}",
    "cell-timeout": "một ô chạy quá {seconds} giây nên đã dừng. Đề nghị chạy lại; nếu lặp lại, báo người phụ trách.",
    "kernel-died": (
        "tiến trình chạy sổ tay dừng đột ngột ({detail}). Đề nghị đóng bớt chương trình khác rồi chạy lại."
    ),
    "kernel-memory": (
        "tiến trình chạy sổ tay dùng quá {limit} bộ nhớ nên đã bị dừng ({detail}). "
        "Đề nghị xem lại số liệu của đơn vị; nếu lặp lại, báo người phụ trách."
    ),
    "kernels-ordinary": "các sổ tay được chạy theo cách thông thường (chậm hơn, kết quả không đổi) vì {reason}.",
}
SECTION = "mục “{section}”"
NO_SECTION = "phần mở đầu"
NOT_STARTED = "chưa chạy ô nào; {error}"
ORDINARY_REASONS = {
    "platform": "cách chạy nhanh cần hệ điều hành Linux",
    "switch": "biến môi trường GIAMSAT_KERNELS đang đặt là “thuong”",
    "failed": "không khởi động được tiến trình của cách chạy nhanh ({detail})",
}
