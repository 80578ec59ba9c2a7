"""What reports say while a round is in preparation: nothing was asked yet, so nobody failed to answer."""

from __future__ import annotations

OPENING = (
    "Đợt đang chuẩn bị: tài liệu này mới có bố cục, chưa thu thập số liệu của {name}. "
    "Các mục III, IV, V sẽ chỉ nêu ý kiến của đơn vị (nếu có); tài liệu không phải kết luận của {body}."
)
PROVISION = "Đợt đang chuẩn bị, chưa thu biểu mẫu số liệu của {alias}; nội dung chưa có số liệu được ghi “{no_data}”."
SOURCE = "Chưa thu, đợt đang chuẩn bị"
SUMMARY = "đợt đang chuẩn bị, chưa thu số liệu"
GAP = "số liệu do đơn vị báo cáo (đợt đang chuẩn bị, chưa thu)"
ROUND = "Đợt đang chuẩn bị, chưa thu biểu mẫu số liệu của các đơn vị."
