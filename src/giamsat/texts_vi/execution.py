"""Sentences of the run floor."""

FAULTS: dict[str, str] = {
    "cell-failed": "mục “{section}”, ô {cell} không chạy được. Nguyên nhân: {cause}",
    "cell-timeout": "một ô chạy quá {seconds} giây nên đã dừng. Đề nghị chạy lại; nếu lặp lại, báo người phụ trách.",
    "kernel-died": (
        "tiến trình chạy sổ tay dừng đột ngột ({detail}). Đề nghị đóng bớt chương trình khác rồi chạy lại."
    ),
}
