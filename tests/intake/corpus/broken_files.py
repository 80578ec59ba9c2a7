"""Files that are damaged, dangerous, of another kind, or larger than a form can be."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from openpyxl import Workbook

from giamsat.settings import Settings
from tests.intake.corpus.making import GOOD, edited, file, hand, repacked, replaced, told

SHEET = "xl/worksheets/sheet4.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@told(f"{file()}: tệp rỗng (0 byte); đề nghị đơn vị gửi lại tệp.")
def empty_file(settings: Settings) -> None:
    hand(settings, b"")


@told(
    f"{file()}: nội dung tệp không phải bảng tính (có thể là tệp khác được đổi đuôi); đề nghị đơn vị gửi lại biểu mẫu."
)
def text_called_xlsx(settings: Settings) -> None:
    hand(settings, "Báo cáo dạng chữ".encode())


@told(f"{file()}: tệp là văn bản Word, chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.")
def word_called_xlsx(settings: Settings) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    hand(settings, packed.getvalue())


@told(f"{file()}: tệp là tệp PDF, chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.")
def pdf_called_xlsx(settings: Settings) -> None:
    hand(settings, b"%PDF-1.7\n")


@told(f"{file('bieu.xls')}: tệp là trang web (HTML), chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.")
def web_page_called_xls(settings: Settings) -> None:
    hand(settings, b"<html><table><tr><td>1</td></tr></table></html>", "bieu.xls")


@told(f"{file()}: tệp là ảnh, chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.")
def photograph_called_xlsx(settings: Settings) -> None:
    hand(settings, b"\x89PNG\r\n\x1a\n" + bytes(50))


@told(
    f"{file('bao cao.pdf')}: thư mục submissions chỉ nhận bảng tính; đề nghị lưu lại ở dạng .xlsx hoặc chuyển tệp sang "
    "thư mục khác."
)
def report_beside_the_forms(settings: Settings) -> None:
    hand(settings, b"%PDF-1.7\n", "bao cao.pdf")


@told(f"{file()}: tệp bị hỏng, chưa đọc được; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx, hoặc gửi lại.")
def half_a_download(settings: Settings) -> None:
    hand(settings, GOOD[: len(GOOD) // 2])


@told(f"{file()}: tệp bị hỏng, chưa đọc được; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx, hoặc gửi lại.")
def sheet_part_missing(settings: Settings) -> None:
    hand(settings, replaced(GOOD, "xl/_rels/workbook.xml.rels", "worksheets/sheet4.xml", "worksheets/sheet99.xml"))


@told(f"{file()}: tệp bị hỏng, chưa đọc được; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx, hoặc gửi lại.")
def entities_declared(settings: Settings) -> None:
    hand(settings, replaced(GOOD, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'))


@told(f"{file()}: tệp bị hỏng, chưa đọc được; đề nghị mở bằng Excel và lưu lại ở dạng .xlsx, hoặc gửi lại.")
def elements_nested_without_end(settings: Settings) -> None:
    hand(settings, replaced(GOOD, SHEET, "<sheetData", "<x>" * 5000 + "<sheetData"))


@told(f"{file()}: tệp đặt mật khẩu nên chưa đọc được; đề nghị bỏ mật khẩu rồi lưu lại.")
def password_on_the_file(settings: Settings) -> None:
    hand(settings, OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


@told(
    f"{file('bieu.xls')}: tệp ở định dạng quá cũ (trước Excel 97) hoặc định dạng khác; đề nghị mở bằng Excel và lưu "
    "lại ở dạng .xlsx."
)
def excel_of_1995(settings: Settings) -> None:
    hand(settings, b"\x09\x08\x08\x00" + bytes(600), "bieu.xls")


@told(f"{file()}: tệp là bảng tính nhị phân (.xlsb), chưa phải bảng tính; đề nghị gửi biểu mẫu ở dạng .xlsx.")
def binary_workbook(settings: Settings) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    hand(settings, packed.getvalue())


@told(
    f"{file('bieu.xlsm')}: tệp có chứa macro nên chưa được mở, để bảo đảm an toàn; đề nghị lưu lại ở dạng .xlsx (Sổ "
    "làm việc Excel, không có macro) rồi gửi lại."
)
def macros(settings: Settings) -> None:
    hand(settings, repacked(GOOD, "xl/vbaProject.bin", lambda _: b"x"), "bieu.xlsm")


@told(
    f"{file('bieu.xls')}: tên tệp có đuôi “.xls” nhưng nội dung là bảng tính dạng .xlsx; vẫn đọc được, đề nghị đặt lại "
    "đuôi tệp cho đúng."
)
def other_suffix(settings: Settings) -> None:
    hand(settings, GOOD, "bieu.xls")


@told(
    f"{file()}: tệp có liên kết tới tệp khác; giá trị được lấy theo lần lưu cuối. Đề nghị đơn vị kiểm tra các ô liên "
    "kết và nhập trực tiếp con số."
)
def links_to_other_files(settings: Settings) -> None:
    hand(settings, repacked(GOOD, "xl/externalLinks/externalLink1.xml", lambda _: b"<externalLink/>"))


@told(f"{file()}: bảng tính không có ô nào được điền; đề nghị đơn vị gửi lại biểu mẫu.")
def nothing_in_it(settings: Settings) -> None:
    saved = io.BytesIO()
    Workbook().save(saved)
    hand(settings, saved.getvalue())


@told(f"{file()}: tệp lớn hơn 50 MB, vượt xa một biểu mẫu số liệu; đề nghị kiểm tra lại.")
def bomb_of_blanks(settings: Settings) -> None:
    hand(settings, repacked(GOOD, SHEET, lambda xml: xml + b" " * 70_000_000))


@told(f"{file()}: tệp lớn hơn 50 MB, vượt xa một biểu mẫu số liệu; đề nghị kiểm tra lại.")
def every_cell_filled(settings: Settings) -> None:
    row = b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>"
    hand(settings, repacked(GOOD, SHEET, lambda xml: xml.replace(b"</sheetData>", row * 600 + b"</sheetData>")))


@told(
    f"{file()}, sheet “04 DVC, thanh toán”, ô XFD1048576: có 1 ô nằm rất xa phần biểu, bắt đầu từ ô này, nên chưa đọc; "
    "đề nghị xóa các dòng, cột thừa nếu không phải số liệu."
)
def a_cell_at_the_end_of_the_sheet(settings: Settings) -> None:
    hand(settings, edited(lambda book: book["04 DVC, thanh toán"].__setitem__("XFD1048576", 1)))


@told(
    f"{file()}, sheet “04 DVC, thanh toán”, ô J5: ô có nội dung dài quá 32.767 ký tự, mức tối đa của một ô Excel; đề "
    "nghị rút gọn hoặc gửi kèm thành văn bản riêng."
)
def a_book_in_a_cell(settings: Settings) -> None:
    def longer(xml: bytes) -> bytes:
        text = b"<t>" + b"dai " * 10_000 + b"</t>"
        return xml.replace(b"</row>", b'<c r="J5" t="inlineStr"><is>' + text + b"</is></c></row>", 3)

    hand(settings, repacked(_without("J5"), SHEET, longer))


def _without(where: str) -> bytes:
    def edit(book: Any) -> None:
        book["04 DVC, thanh toán"][where] = None

    return edited(edit)


@told(
    f"{file('Biểu số liệu MẬT.xlsx')}: có dấu “MẬT”; bộ công cụ không nhận tài liệu mật. Đề nghị xử lý theo quy định "
    "về bảo vệ bí mật nhà nước."
)
def secret_by_its_name(settings: Settings) -> None:
    hand(settings, GOOD, "Biểu số liệu MẬT.xlsx")


@told(
    f"{file()}, sheet “15 Khó khăn, đề xuất”, ô D60: có dấu “TỐI MẬT”; bộ công cụ không nhận tài liệu mật. Đề nghị xử "
    "lý theo quy định về bảo vệ bí mật nhà nước."
)
def secret_by_a_stamp(settings: Settings) -> None:
    hand(settings, edited(lambda book: book["15 Khó khăn, đề xuất"].__setitem__("D60", "TỐI MẬT")))


@told(
    f"{file()}, sheet “Bìa”: có dấu “MẬT (ở đầu trang hoặc chân trang)”; bộ công cụ không nhận tài liệu mật. Đề nghị "
    "xử lý theo quy định về bảo vệ bí mật nhà nước."
)
def secret_by_its_page_header(settings: Settings) -> None:
    def edit(book: Any) -> None:
        book["Bìa"].oddHeader.right.text = "MẬT"

    hand(settings, edited(edit))


@told(
    f"{file()}, sheet “Danh sách CCCD”: tên sheet cho thấy đây là danh sách cá nhân; bộ công cụ không nhận dữ liệu cá "
    "nhân. Đề nghị xóa sheet này trước khi gửi; chưa sử dụng nội dung nào của tệp."
)
def a_list_of_people_by_its_name(settings: Settings) -> None:
    hand(settings, edited(lambda book: book.create_sheet("Danh sách CCCD").append(["STT", "Ghi chú"])))


@told(
    f"{file()}, sheet “Phụ lục”, ô B40: cột “Họ và tên” là dữ liệu cá nhân; bộ công cụ không nhận dữ liệu cá nhân. Đề "
    "nghị xóa cột này trước khi gửi; chưa sử dụng nội dung nào của tệp."
)
def a_list_of_people_far_down(settings: Settings) -> None:
    def edit(book: Any) -> None:
        sheet = book.create_sheet("Phụ lục")
        sheet["A40"], sheet["B40"] = "STT", "Họ và tên"

    hand(settings, edited(edit))
