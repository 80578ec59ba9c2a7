"""Single cells: numbers, dates, choices, text of old encodings, personal numbers."""

from __future__ import annotations

from datetime import date

from giamsat.settings import Settings
from giamsat.workbook.content import Cell, Formula
from tests.intake import builders as make
from tests.intake.corpus.making import S01, S04, S06, S07, TTHC, cell, hand, replaced, told, with_cell

STAFF = cell(S01, "F5")


def _answer(settings: Settings, **fields: Cell) -> None:
    row = {"code": "cqdt.phi", "state": "Có số liệu", **fields}
    hand(settings, make.with_rows(make.content(), "04", [row]))


@told(
    f"{STAFF}: nhập “1.234”. Có thể hiểu là 1234 hoặc 1,234. Các ô cùng cột là số nguyên nên tạm hiểu là 1234; đề nghị "
    "xác nhận."
)
def a_number_with_two_readings(settings: Settings) -> None:
    hand(settings, with_cell(S01, "F5", "1.234"))


@told(
    f"{STAFF}: ghi “1,234”; ô này cần số nguyên. Có thể Excel đã hiểu dấu chấm hàng nghìn là dấu thập phân (khi đó là "
    "1234); đề nghị nhập lại con số, không có dấu chấm, dấu phẩy."
)
def a_thousand_that_excel_took_for_one(settings: Settings) -> None:
    hand(settings, with_cell(S01, "F5", 1.234))


@told(
    f"{cell('11 Bộ máy, công vụ, TC, ISO', 'F5')}: ghi “1.234”, có thể hiểu là 1234 hoặc 1,234; "
    "đề nghị nhập lại con số."
)
def an_amount_with_two_readings(settings: Settings) -> None:
    rows = [{"code": "cqdt.kinh_phi", "state": "Có số liệu", "value": "1.234"}]
    hand(settings, make.with_rows(make.content(), "11", rows))


@told(
    f"{cell(S04, 'F5')}: ghi “nhiều”; ô này cần số. Nếu chưa có số liệu, đề nghị để trống và chọn “Chưa có” ở cột "
    "Trạng thái."
)
def words_for_a_number(settings: Settings) -> None:
    _answer(settings, value="nhiều")


@told(f"{cell(S04, 'F5')}: ghi “62,28”; ô này cần số nguyên, ví dụ 12571.")
def half_a_dossier(settings: Settings) -> None:
    _answer(settings, value=62.28)


@told(f"{cell(S04, 'F5')}: ghi “-3”; ô này cần số từ 0 trở lên.")
def less_than_nothing(settings: Settings) -> None:
    _answer(settings, value=-3)


@told(f"{cell(S04, 'F5')}: ghi “-”, có thể hiểu là 0 hoặc chưa có số liệu; đề nghị nhập lại con số.")
def a_dash(settings: Settings) -> None:
    _answer(settings, value="-")


@told(
    f"{cell(TTHC, 'H7')}: ghi “98,2%”; ô này cần số. Nếu chưa có số liệu, đề nghị để trống và chọn “Chưa có” ở cột "
    "Trạng thái."
)
def a_share_for_a_count(settings: Settings) -> None:
    hand(settings, with_cell(TTHC, "H7", "98,2%"))


@told(
    f"{cell(TTHC, 'H7')}: ô đang định dạng phần trăm nên hiện “98,2%” trong khi giá trị là “0,982”; ô này cần con số, "
    "không phải tỷ lệ, đề nghị nhập lại."
)
def a_count_shown_as_a_share(settings: Settings) -> None:
    hand(settings, with_cell(TTHC, "H7", 0.982, "0.0%"))


@told(f"{cell(TTHC, 'H7')}: ô báo lỗi #REF!; đề nghị nhập lại giá trị.")
def an_error_value(settings: Settings) -> None:
    hand(settings, with_cell(TTHC, "H7", "#REF!"))


@told(
    f"{cell(S04, 'F5')}: ô chứa công thức nhưng tệp không lưu kết quả; đề nghị mở bằng Excel rồi lưu lại, hoặc nhập "
    "trực tiếp con số."
)
def a_formula_that_was_never_computed(settings: Settings) -> None:
    _answer(settings, value=Formula("1+1"))


@told(f"{cell(S04, 'F5')}: trạng thái “Có số liệu” nhưng ô số liệu để trống; đề nghị nhập con số hoặc chọn “Chưa có”.")
def a_state_without_a_number(settings: Settings) -> None:
    _answer(settings)


@told(f"{cell(S04, 'F5')}: trạng thái “Chưa có” nhưng ô số liệu ghi “5”; đề nghị xóa con số hoặc chọn lại trạng thái.")
def a_number_that_is_missing(settings: Settings) -> None:
    _answer(settings, state="Chưa có", value=5)


@told(f"{cell(S04, 'J5')}: trạng thái “Không áp dụng” cần nêu căn cứ ở cột Giải trình.")
def not_applicable_without_a_basis(settings: Settings) -> None:
    _answer(settings, state="Không áp dụng")


@told(
    f"{cell(S04, 'E5')}: ghi số 0 nhưng chưa chọn trạng thái; đề nghị chọn “Bằng 0” nếu thực sự bằng 0, “Chưa có” nếu "
    "chưa có số liệu."
)
def a_bare_zero(settings: Settings) -> None:
    _answer(settings, state=None, value=0)


@told(
    f"{cell(S04, 'E5')}: ghi “Đã có”; cần chọn một trong các từ: “Có số liệu”, “Bằng 0”, “Chưa có”, “Không áp dụng”, "
    "“Số ước tính”."
)
def a_state_of_its_own(settings: Settings) -> None:
    _answer(settings, state="Đã có", value=5)


@told(f"{cell('11 Bộ máy, công vụ, TC, ISO', 'F5')}: ghi “3”; cần “Có” hoặc “Không”.")
def a_number_for_yes_or_no(settings: Settings) -> None:
    hand(settings, with_cell("11 Bộ máy, công vụ, TC, ISO", "F5", 3))


@told(f"{cell(S04, 'H5')}: ghi “31/2/2024”; cần ngày có thật ở dạng ngày/tháng/năm, ví dụ 31/10/2023.")
def a_day_that_never_was(settings: Settings) -> None:
    _answer(settings, value=5, as_of="31/2/2024")


@told(f"{cell(S04, 'H5')}: ghi “2024”; cần ngày có thật ở dạng ngày/tháng/năm, ví dụ 31/10/2023.")
def a_year_for_a_day(settings: Settings) -> None:
    _answer(settings, value=5, as_of=2024)


@told(
    f"{cell(S04, 'H5')}: ghi số 45565, là cách Excel lưu ngày 30/9/2024; tạm hiểu là ngày 30/9/2024, đề nghị xác nhận."
)
def a_day_as_its_number(settings: Settings) -> None:
    _answer(settings, value=5, as_of=45565)


@told(
    f"{cell(S04, 'H5')}: ghi số 44103, là cách Excel lưu ngày 30/9/2024; tạm hiểu là ngày 30/9/2024, đề nghị xác nhận."
)
def a_day_as_its_number_on_an_old_macintosh(settings: Settings) -> None:
    from giamsat.workbook.writing import submission_bytes

    # Dates written as text: the system of day numbers must not move them.
    days = {"period_from": "01/01/2024", "period_to": "30/9/2024", "report_date": "08/10/2024"}
    days |= {"comparison_from": "01/01/2023", "comparison_to": "30/9/2023"}
    whole = make.content(**days)
    whole = make.with_rows(whole, "04", [{"code": "cqdt.phi", "state": "Có số liệu", "value": 5, "as_of": 44103}])
    whole = make.with_rows(whole, "01", [])
    for table in ("scores", "tasks", "documents"):
        whole = make.with_table(whole, table, [])
    content = submission_bytes(whole)
    hand(settings, replaced(content, "xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"'))


@told(f"{cell(S04, 'H5')}: ghi ngày 01/10/2024, sau ngày chốt số liệu 30/9/2024 của đơn vị; đề nghị kiểm tra lại.")
def a_day_after_the_cut_off(settings: Settings) -> None:
    _answer(settings, value=5, as_of=date(2024, 10, 1))


@told(
    f"{cell(S07, 'F5')}: thời hạn ghi “01/9/2024” nhưng chưa chọn kiểu hạn; “trước ngày” không kể, “chậm nhất ngày” kể "
    "cả ngày đó."
)
def a_deadline_without_its_kind(settings: Settings) -> None:
    rows = [{"content": "x", "deadline": date(2024, 9, 1)}]
    hand(settings, make.with_table(make.content(), "tasks", rows))


@told(
    f"{cell(S07, 'G5')}: ghi thời hạn “sớm”; cần ngày (31/10/2023) hoặc kỳ (tháng 11/2023, quý IV năm 2023, năm 2023)."
)
def a_deadline_in_words(settings: Settings) -> None:
    rows = [{"content": "x", "deadline_kind": "Trong kỳ", "deadline": "sớm"}]
    hand(settings, make.with_table(make.content(), "tasks", rows))


@told(f"{cell(S06, 'I6')}: ghi thứ hạng “23”; thứ hạng phải từ 1 đến số đơn vị trong nhóm.")
def a_rank_beyond_its_group(settings: Settings) -> None:
    rows = [{"index_id": "x", "year": 2023, "rank": 23, "rank_of": 22}]
    hand(settings, make.with_table(make.content(), "scores", rows))


@told(
    f"{cell(S04, 'J5')}: “Uû ban nh©n d©n quËn” là chữ gõ theo bảng mã cũ TCVN3, có thể là “Uỷ ban nhân dân quận”; bộ "
    "công cụ không tự chuyển. Đề nghị chuyển sang Unicode rồi gửi lại, hoặc ghi chấp nhận ở decisions.csv (kind "
    "“bang-ma”)."
)
def text_in_tcvn3(settings: Settings) -> None:
    _answer(settings, value=5, note="Uû ban nh©n d©n quËn")


@told(
    f"{cell(S04, 'J5')}: “Coäng hoøa xaõ hoäi” là chữ gõ theo bảng mã cũ VNI, có thể là “Cộng hòa xã hội”; bộ công cụ "
    "không tự chuyển. Đề nghị chuyển sang Unicode rồi gửi lại, hoặc ghi chấp nhận ở decisions.csv (kind “bang-ma”)."
)
def text_in_vni(settings: Settings) -> None:
    _answer(settings, value=5, note="Coäng hoøa xaõ hoäi")


@told(
    f"{cell(S04, 'J5')}: “tæng céng” là chữ gõ theo bảng mã cũ TCVN3, có thể là “TỔNG CỘNG”; bộ công cụ không tự "
    "chuyển. Đề nghị chuyển sang Unicode rồi gửi lại, hoặc ghi chấp nhận ở decisions.csv (kind “bang-ma”)."
)
def text_told_by_its_font(settings: Settings) -> None:
    hand(settings, with_cell(S04, "J5", "tæng céng", font=".VnTimeH"))


@told(
    f"{cell(S04, 'J5')}: “Uû ban nh©n d©n” là chữ gõ theo bảng mã TCVN3; theo quyết định ở decisions.csv được hiểu là "
    "“Uỷ ban nhân dân”."
)
def text_in_tcvn3_accepted(settings: Settings) -> None:
    _answer(settings, value=5, note="Uû ban nh©n d©n")
    head = "kind,unit,subject,decision,reason,decided_by,decided_on,mark"
    row = f"bang-ma,{make.SO},bieu.xlsx,chap-nhan,đã đọc lại,Thư ký,2024-10-20,SỐ LIỆU MINH HỌA"
    make.table(settings, "decisions.csv", head, row)


@told(
    f"{cell(S04, 'J5')}: ô có dãy số giống số định danh cá nhân hoặc số điện thoại (không ghi lại ở đây); đề nghị kiểm "
    "tra và xóa nếu là thông tin của cá nhân."
)
def an_identity_number_in_a_note(settings: Settings) -> None:
    _answer(settings, value=5, note="theo hồ sơ của ông A, CCCD 001 234 567 890")


@told(
    f"{cell(S04, 'J5')}: ô có dãy số giống số định danh cá nhân hoặc số điện thoại (không ghi lại ở đây); đề nghị kiểm "
    "tra và xóa nếu là thông tin của cá nhân."
)
def a_telephone_in_a_note(settings: Settings) -> None:
    _answer(settings, value=5, note="liên hệ 0912.345.678")
