"""The mark of figures that a unit is asked about, and the note under a table that has any."""

ASKED = "(*)"
ASKED_NOTE = "(*) Số liệu đang đề nghị đơn vị làm rõ, xem mục VI, nội dung số {numbers}."
ASKED_NOTE_ROUND = "(*) Số liệu đang đề nghị đơn vị làm rõ, xem mục VI tài liệu của đơn vị."
