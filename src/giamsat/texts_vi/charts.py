"""Words that charts print inside their drawing and in their alt texts; no logic."""

from __future__ import annotations

ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"

NUMBER_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

ROWS_MARK = "mốc"

AXIS_STARTS = "trục bắt đầu từ {low}"
MISSING = "Chưa có số liệu: {names}."
LEFT_OUT = "Không so sánh: {names}."
LEFT_OUT_REASON = "{name} ({reason})"

SMALL_N = "mẫu số nhỏ (n < {threshold})"
N_HEAD = "n"
COUNT_OF = "{done}/{plan}"
COUNT_AND_SHARE = "{count} · {share}"

PROGRESS_DONE = "đã thực hiện"
PROGRESS_NOT_DUE = "chưa thực hiện, chưa đến hạn"
PROGRESS_PLAN = "kế hoạch"
PROGRESS_DEADLINE = "Thời hạn: {deadline}"

TIMELINE_CUTOFF = "Mốc số liệu {date}"
TIMELINE_BEFORE = "trước {date}"
TIMELINE_LEGEND_DAY = "ngày"
TIMELINE_LEGEND_BEFORE = "trước ngày"
TIMELINE_LEGEND_SPAN = "khoảng thời gian"

TARGET_LEGEND = "giá trị"
TARGET_HEAD = "Chỉ tiêu"
CHANGE_HEAD = "Thay đổi"
CHANGE_NONE = "không đổi"
POINT_PERCENT = "điểm\u00a0%"

DOSSIER_EARLY = "trước hạn"
DOSSIER_ON_TIME = "đúng hạn"
DOSSIER_LATE = "quá hạn"
DOSSIER_SHARE_HEAD = "Trước và đúng hạn"
DOSSIER_LATE_HEAD = "Quá hạn"
DOSSIER_N_HEAD = "Đã giải quyết (n)"

PAIR_REPORTED = "đơn vị báo cáo"
PAIR_SYSTEM = "hệ thống (= 100%)"
PAIR_BEYOND = "đơn vị báo cáo, ngoài phạm vi trục"
PAIR_BAND = "mức chênh lệch cho phép"
PAIR_REPORTED_HEAD = "Báo cáo"
PAIR_SYSTEM_HEAD = "Hệ thống"
PAIR_DIFFERENCE_HEAD = "Chênh lệch"
PAIR_EXPLAINED = "đã giải trình"

ALT_SIGNATURE = "{mark}{kind}, {count} {noun}: {items}."
ALT_EXTREMES = "nhỏ nhất: {lowest}; lớn nhất: {highest}"
ALT_FIRST_LAST = "sớm nhất: {lowest}; muộn nhất: {highest}"
ALT_PROGRESS_KIND = "Biểu đồ thanh ngang"
ALT_PROGRESS = "{name} {count} ({share})"
ALT_PROGRESS_DEADLINE = "{item}, thời hạn {deadline}"
ALT_TIMELINE_KIND = "Sơ đồ mốc thời gian"
ALT_TIMELINE = "{name}: {when}"
ALT_TIMELINE_CUTOFF = "{label} là đường thẳng đứng đậm."
ALT_TARGET_KIND = "Biểu đồ điểm"
ALT_TARGET_KIND_LINE = "Biểu đồ điểm so với {target}"
ALT_TARGET = "{name} {value}"
ALT_WITH_N = "{item} (n = {n})"
ALT_WITH_TARGET = "{item}, chỉ tiêu {target}"
ALT_CHANGE_KIND = "Biểu đồ thay đổi từ {before} đến {after}"
ALT_CHANGE = "{name} từ {before} đến {after} ({change})"
ALT_DOSSIER_KIND = "Biểu đồ thanh ngang xếp chồng: trước hạn, đúng hạn, quá hạn"
ALT_DOSSIER = "{name} trước hạn {early}, đúng hạn {on_time}, quá hạn {late} (n = {n})"
ALT_PAIR_KIND = "Biểu đồ cặp điểm đơn vị báo cáo – hệ thống"
ALT_PAIR = "{name} báo cáo {reported}, hệ thống {system} (chênh lệch {difference})"
ALT_PAIR_EXPLAINED = "{item}, đã giải trình"
