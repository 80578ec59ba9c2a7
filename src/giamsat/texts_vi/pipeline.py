"""Sentences of the story and command floors."""

FAULTS: dict[str, str] = {
    "unit-unknown": "không có đơn vị “{unit}” trong đợt {rounds}. Đề nghị xem mã đơn vị trong params/units.csv.",
    "format-unknown": "không có định dạng “{format}”. Các định dạng: {known}.",
    "jobs-not-a-number": "số tiến trình phải là số nguyên từ 1 trở lên, không phải “{jobs}”.",
    "final-with-gap": (
        "văn bản chính thức của {name} còn thiếu số liệu bắt buộc: {gap}. Đề nghị bổ sung số liệu, hoặc ghi quyết định "
        "miễn của người có thẩm quyền vào decisions.csv của đợt (kind = mien, subject = {subject}), hoặc để văn bản "
        "ở trạng thái dự thảo."
    ),
    "final-blank": (
        "văn bản chính thức còn chỗ trống trong câu mở đầu; đề nghị ghi đủ founding_act và plan trong "
        "params/rounds/{round}.toml, hoặc để văn bản ở trạng thái dự thảo."
    ),
    "final-unverified": (
        "văn bản chính thức viện dẫn “{citation}” còn ghi chưa kiểm chứng trong params/laws.toml. "
        "Đề nghị đối chiếu văn bản gốc rồi ghi xác nhận của người có thẩm quyền vào data/{round}/decisions.csv "
        "(kind = xac-nhan, subject = {id}), hoặc sửa verified = true, hoặc để văn bản ở trạng thái dự thảo."
    ),
    "final-no-law": (
        "văn bản chính thức của hoạt động giám sát chưa có căn cứ luật vì chưa rõ ngày thành lập Đoàn. Đề nghị ghi "
        "founded_on trong tham số của đợt {round}, hoặc để văn bản ở trạng thái dự thảo."
    ),
    "identity-mismatch": (
        "báo cáo phải là của {expected} nhưng kết quả chạy là của {found}. Báo cáo không được xuất bản; "
        "đề nghị không sửa ô tham số và ô mở đầu của sổ tay."
    ),
    "section-missing": "báo cáo thiếu mục “{section}”. Đề nghị khôi phục ô lệnh của mục này từ bản mẫu.",
    "section-short": (
        "mục “{section}” phải có ít nhất {promised} {what} nhưng chỉ có {delivered}. "
        "Báo cáo không được xuất bản; đề nghị báo người phụ trách bộ công cụ."
    ),
    "phase-before-speaks": (
        "tài liệu trước buổi làm việc không được mang kết luận của Đoàn: {what}. "
        "Đề nghị chuyển nội dung này về ô dành cho giai đoạn sau buổi làm việc."
    ),
    "signs-unprintable": ("có ký tự không in được ({codes}); báo cáo in mã của ký tự. Đề nghị xem lại nội dung ô này."),
    "worker-died": (
        "tiến trình lập báo cáo dừng đột ngột (thường do hết bộ nhớ). Đề nghị chạy lại với JOBS=1 hoặc ít đơn vị hơn."
    ),
    "outputs-locked": (
        "một lần chạy khác đang lập báo cáo trong thư mục này (tiến trình {pid}, người dùng {user}, máy {machine}, "
        "bắt đầu lúc {since}). Đề nghị đợi lần đó xong rồi chạy lại; báo cáo đã có không bị ảnh hưởng."
    ),
    "outputs-unwritable": (
        "không ghi được vào thư mục outputs ({reason}). Đề nghị kiểm tra quyền ghi, và tên outputs không phải là "
        "một tệp, rồi chạy lại."
    ),
    "disk-full": (
        "ổ đĩa hết chỗ nên chưa ghi được tệp này; bản cũ (nếu có) được giữ nguyên. Đề nghị giải phóng ổ đĩa rồi chạy "
        "lại, chỉ những báo cáo còn thiếu được lập tiếp."
    ),
    "temporary-full": (
        "ổ đĩa của thư mục tạm {folder} hết chỗ nên chưa lập được báo cáo; bản cũ (nếu có) được giữ nguyên. "
        "Đề nghị giải phóng ổ đĩa rồi chạy lại."
    ),
    "target-unwritten": (
        "không ghi được tệp này ({reason}); bản cũ (nếu có) được giữ nguyên. Đề nghị kiểm tra thư mục rồi chạy lại."
    ),
    "cluster-not-tls": "địa chỉ cụm máy phải bắt đầu bằng tls:// (kết nối được mã hóa), không phải “{address}”.",
    "cluster-no-dask": (
        "muốn lập báo cáo trên nhiều máy cần thư viện dask.distributed: pip install distributed; xem docs/cluster.md."
    ),
    "cluster-silent": (
        "không kết nối được bộ điều phối tại {address} ({detail}). Đề nghị kiểm tra địa chỉ, chứng thư; "
        "xem docs/cluster.md."
    ),
    "cluster-no-certificate": (
        "chưa có chứng thư để kết nối cụm máy. Đề nghị khai chứng thư trong cấu hình của dask (distributed.comm.tls); "
        "xem docs/cluster.md."
    ),
    "cluster-empty": (
        "bộ điều phối tại {address} chưa có máy nào nhận việc. Đề nghị khởi động máy trong cụm rồi chạy lại; "
        "xem docs/cluster.md."
    ),
    "cluster-failed": (
        "máy trong cụm không lập được báo cáo ({detail}). Đề nghị chạy lại; nếu lặp lại, kiểm tra bộ công cụ cài trên "
        "máy đó, hoặc lập trên máy này (không ghi CLUSTER)."
    ),
    "cluster-other-kit": (
        "máy trong cụm dùng bản khác của bộ công cụ, của Python hoặc của thư viện nên báo cáo không được lập; "
        "đề nghị cài cùng một bản trên mọi máy."
    ),
    "signed-kept": (
        "bản PDF đã ký của nội dung cũ được giữ ở {files}, còn bản mới lập ở chỗ cũ khác bản đó và chưa ai ký; đề nghị "
        "đối chiếu rồi trình ký bản mới, hoặc chuyển bản đã ký sang nơi lưu khác để không được nhắc nữa."
    ),
    "target-open": (
        "tệp đang mở trong {holders} nên chưa thay được; bản mới ở {beside}. Đề nghị đóng tệp rồi chạy lại."
    ),
}
# Who keeps a file open when nobody can tell; Windows does not replace a read-only file either.
UNKNOWN_HOLDER = "chương trình khác (hoặc bị đặt chỉ đọc)"

# Why the system refused to write, by the name of its error number.
SYSTEM_REASONS = {
    "EACCES": "không có quyền ghi",
    "EPERM": "không có quyền ghi",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EISDIR": "tại đó đang có một thư mục cùng tên",
    "EEXIST": "tại đó cần một thư mục nhưng đang có một tệp cùng tên",
    "ENOTDIR": "tại đó cần một thư mục nhưng đang có một tệp cùng tên",
    "ENAMETOOLONG": "đường dẫn quá dài",
    "ENOLCK": "ổ đĩa không cho khóa tệp",
    "EIO": "ổ đĩa báo lỗi đọc, ghi",
    "ENOSPC": "ổ đĩa hết chỗ",
    "EDQUOT": "ổ đĩa hết chỗ",
    "EFBIG": "ổ đĩa hết chỗ",
}

HELP_PROGRAM = "Bộ công cụ lập báo cáo giám sát: từ số liệu của các đơn vị đến báo cáo HTML và PDF."
HELP_REPORTS = "Lập báo cáo của các đơn vị, báo cáo tổng hợp của từng đoàn và của đợt, ghi vào thư mục outputs/."
HELP_ROUND = "Mã đợt (nhiều đợt cách nhau bằng dấu phẩy); để trống là mọi đợt có số liệu."
HELP_UNITS = (
    "Mã đơn vị, cách nhau bằng dấu phẩy; «tong-hop» là tổng hợp của đợt, «tong-hop-<mã đoàn>» là của một đoàn; "
    "để trống là tất cả."
)
HELP_JOBS = "Số tiến trình chạy song song; để trống là số nhân của máy cộng một, ít hơn nếu máy thiếu bộ nhớ."
HELP_FORMATS = "Định dạng: html, pdf hoặc cả hai, cách nhau bằng dấu phẩy."
HELP_FORCE = "Lập lại cả những báo cáo không thay đổi."
HELP_CLUSTER = "Địa chỉ tls://máy:cổng của bộ điều phối dask, để lập báo cáo trên nhiều máy."
HELP_HELP = "Hiện phần trợ giúp này."

USAGE = "Cách dùng:"
OPTIONS = "Tùy chọn"
COMMANDS = "Lệnh"
USAGE_ERROR = "Lệnh chưa đúng: {detail} Xem trợ giúp: giamsat {command} --help"
NO_SUCH_COMMAND = "không có lệnh “{name}”."
NO_SUCH_OPTION = "không có tùy chọn “{name}”."
NO_VALUE = "tùy chọn “{name}” chưa có giá trị."
EXTRA_WORDS = "thừa “{name}”."
BAD_VALUE = "giá trị của “{name}” chưa đúng: {detail}."

BUILDING = "Đang lập báo cáo"
DONE_LINE = "[{done}/{total}] {round} · {name}: {what} ({seconds} giây){why}"
WHY = "; lý do: {reasons}"
REASONS = {
    "new": "chưa có báo cáo",
    "failed": "lần trước chưa lập được",
    "forced": "theo yêu cầu (FORCE=1)",
    "file": "tệp báo cáo đã mất hoặc bị sửa",
    "format": "chưa có dạng được yêu cầu",
    "data": "số liệu thay đổi",
    "group": "số liệu chung của nhóm thay đổi",
    "params": "tham số chung (params/) thay đổi",
    "round": "tham số của đợt thay đổi",
    "notebook": "ô lệnh của sổ tay thay đổi",
    "narrative": "phần thuyết minh thay đổi",
    "template": "mẫu trang thay đổi",
    "files": "tệp nguồn thay đổi (phiếu nguồn)",
    "fonts": "phông chữ thay đổi",
    "kit": "bộ công cụ thay đổi",
    "lock": "phiên bản thư viện thay đổi",
}
STATE_WORDS = {
    "built": "đã lập",
    "fresh": "không thay đổi",
    "failed": "không lập được",
    "refused": "từ chối (văn bản chính thức chưa đủ)",
}
CREATED = "Đã tạo sổ tay mới từ bản mẫu: {files}"
SUMMARY_BUILT = "Đã lập {built}/{total} báo cáo{kept} trong {seconds} giây. Mở outputs/index.html để xem."
SUMMARY_KEPT = ", giữ {count} báo cáo không thay đổi,"
SUMMARY_FRESH = "Không có gì thay đổi: {count} báo cáo đều đang là bản mới nhất ({seconds} giây)."
SUMMARY_REBUILT = "Lập lại do:"
AND_MORE = " và {count} báo cáo khác"
AND_UNITS = " và {count} đơn vị khác"
AND_FILES = " và {count} sổ tay khác"
SUMMARY_STAGES = "Thời gian từng khâu (cộng dồn): {stages}."
STAGES = {"run": "chạy sổ tay", "blocks": "xếp nội dung", "html": "HTML", "pdf": "PDF", "sheet": "phiếu nguồn"}
SUMMARY_GAPS = "Còn thiếu số liệu ({units} đơn vị):"
SUMMARY_UNWRITTEN = "Còn phần thuyết minh chưa viết:"
SUMMARY_FAULTS = "Chưa lập được:"
SUMMARY_DATA_FAULTS = "Tệp không dùng được:"
SUMMARY_NOTICES = "Lưu ý khi đọc tệp:"
SUMMARY_WARNINGS = "Lưu ý:"
NO_ROUNDS = "Chưa có đợt nào có số liệu trong thư mục data/."
STOPPED = "Đã dừng theo yêu cầu."

INDEX_TITLE = "Báo cáo của các đợt"
INDEX_STATES = {"du-thao": "Dự thảo", "chinh-thuc": "Chính thức"}
INDEX_PHASES = {"truoc": "trước buổi làm việc", "sau": "sau buổi làm việc"}
INDEX_OLD = "Lần chạy gần nhất không lập được; tệp đang có là bản cũ."
INDEX_SHEET = "phiếu nguồn"
INDEX_TRAIL = "nguồn từng số (CSV)"
INDEX_STALE = "Bản cũ"
INDEX_OLD_FORMAT = "{label} (bản cũ)"
INDEX_WHY_OLD = {
    "changed": "Số liệu, thuyết minh hoặc mẫu đã thay đổi sau lần lập này; đề nghị chạy lại make reports.",
    "making": (
        "Đang được lập lại, hoặc lần lập lại đã dừng giữa chừng; tệp có thể là bản cũ. "
        "Đề nghị đợi lần lập xong, nếu đã dừng thì chạy lại make reports."
    ),
    "missing": "Có tệp báo cáo đã mất hoặc bị sửa; đề nghị chạy lại make reports.",
}
DAY_RECEIVED = "nhận {day}"
DAY_VISITED = "làm việc {day}"
DAY_EXTRACTED = "trích xuất {day}"
INDEX_GAPS = "Còn {count} nội dung chưa có số liệu."
INDEX_UNWRITTEN = "Còn {count} phần thuyết minh chưa viết."
