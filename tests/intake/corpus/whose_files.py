"""Files whose unit or round is in doubt, and several files of one unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from giamsat.settings import Settings
from tests.intake import builders as make
from tests.intake.corpus.making import GOOD, cell, edited, file, hand, log, told
from tests.intake.filled import part, supplement


def _with_identity(unit_id: str, round_id: str = make.ROUND, version: str = "2") -> bytes:
    def edit(book: Any) -> None:
        sheet = book.create_sheet("_giamsat")
        sheet.sheet_state = "veryHidden"
        for row in (("round_id", round_id), ("unit_id", unit_id), ("form_version", version), ("form_hash", "x")):
            sheet.append(row)

    return edited(edit)


@told(
    f"{file()}: chưa tìm thấy sheet “Bìa” nên chưa biết tệp của đơn vị nào, đợt nào; đề nghị dùng biểu mẫu của đợt và "
    "không xóa sheet này."
)
def cover_deleted(settings: Settings) -> None:
    hand(settings, edited(lambda book: book.remove(book["Bìa"])))


@told(f"{cell('Bìa', 'B4')}: ghi mã đợt “2023-05”; đợt đang lập là “thu-2024”. Chưa sử dụng tệp này.")
def another_round(settings: Settings) -> None:
    hand(settings, make.content(round_id="2023-05"))


@told(
    f"{cell('Bìa', 'B5')}: không có đơn vị “so-thu-aa” trong danh mục đơn vị; đề nghị kiểm tra mã đơn vị. Tên gần "
    "giống: “so-thu-a”, “so-that”."
)
def unit_misspelt(settings: Settings) -> None:
    hand(settings, make.content("so-thu-aa"))


@told(
    f"{cell('Bìa', 'B5')}: mã đơn vị ghi ở sheet Bìa là “so-thu-a”, ở sheet ẩn của biểu mẫu là “quan-thu-b”; có thể "
    "biểu được chép từ đơn vị hoặc đợt khác. Đề nghị điền vào đúng biểu mẫu đã gửi cho đơn vị.",
)
def form_of_another_unit(settings: Settings) -> None:
    hand(settings, _with_identity(make.QUAN))


@told(
    f"{cell('Bìa', 'B4')}: mã đợt ghi ở sheet Bìa là “thu-2024”, ở sheet ẩn của biểu mẫu là “thu-2023”; có thể biểu "
    "được chép từ đơn vị hoặc đợt khác. Đề nghị điền vào đúng biểu mẫu đã gửi cho đơn vị.",
    f"{cell('Bìa', 'B4')}: ghi mã đợt “thu-2023”; đợt đang lập là “thu-2024”. Chưa sử dụng tệp này.",
)
def form_of_last_year(settings: Settings) -> None:
    hand(settings, _with_identity(make.SO, "thu-2023"))


@told(
    f"{file()}: biểu mẫu là phiên bản 9, phiên bản hiện hành là 2; phần trùng nhau vẫn được đọc. Đề nghị dùng biểu mẫu "
    "mới cho lần gửi sau."
)
def form_of_another_version(settings: Settings) -> None:
    hand(settings, _with_identity(make.SO, version="9"))


@told(
    f"{file()}: tệp là biểu của Sở Thử A, trong khi sổ tiếp nhận ghi Quận Thử B gửi; chưa sử dụng tệp này, "
    "đề nghị kiểm tra lại."
)
def sent_by_another_unit(settings: Settings) -> None:
    log(settings, f"bieu.xlsx,{hand(settings, GOOD)},2024-10-09,{make.QUAN},")


@told(
    f"{file('quan-thu-b/bieu.xlsx')}: tệp là biểu của Sở Thử A, nhưng gửi trong thư mục của Quận Thử B. Chưa sử dụng "
    "tệp này; đề nghị kiểm tra lại."
)
def in_the_folder_of_another_unit(settings: Settings) -> None:
    hand(settings, GOOD, "quan-thu-b/bieu.xlsx")


@told(f"{file('b.xlsx')}: nội dung giống hệt tệp “data/thu-2024/submissions/a.xlsx”; chỉ sử dụng một tệp.")
def the_same_file_twice(settings: Settings) -> None:
    hand(settings, GOOD, "a.xlsx")
    hand(settings, GOOD, "b.xlsx")


@told(
    f"{file('a.xlsx')}: một đơn vị có nhiều tệp (“data/thu-2024/submissions/a.xlsx”; "
    "“data/thu-2024/submissions/b.xlsx”) nhưng sổ tiếp nhận received.csv chưa cho biết tệp nào mới nhất; đề nghị ghi "
    "ngày nhận của từng tệp."
)
def two_versions_without_a_day(settings: Settings) -> None:
    hand(settings, GOOD, "a.xlsx")
    hand(settings, make.content(report_number="06"), "b.xlsx")


@told(f"{file('a.xlsx')}: đơn vị đã gửi tệp mới hơn là “data/thu-2024/submissions/b.xlsx”; không sử dụng tệp này.")
def a_replacement(settings: Settings) -> None:
    hand(settings, GOOD, "a.xlsx")
    hand(settings, make.content(report_number="06", submission_kind="Thay thế"), "b.xlsx")


@told(f"{file('b.xlsx')}: được ghép với “a.xlsx” thành một biểu của đơn vị vì hai tệp điền các phần khác nhau.")
def two_parts(settings: Settings) -> None:
    hand(settings, part("01"), "a.xlsx")
    hand(settings, part("04"), "b.xlsx")


@told(
    f"{file('b.xlsx')}: được ghép với “a.xlsx” thành một biểu của đơn vị vì hai tệp điền các phần khác nhau.",
    f"{cell('01 Thông tin chung', 'F5', 'b.xlsx')}: “Số biên chế được giao” ghi 60, trong khi tệp "
    "data/thu-2024/submissions/a.xlsx, sheet “01 Thông tin chung”, ô F5 ghi 52; hai bộ phận của đơn vị gửi hai số khác "
    "nhau, đề nghị thống nhất một số.",
)
def two_parts_that_differ(settings: Settings) -> None:
    hand(settings, part("01", submission_kind="Một phần của biểu"), "a.xlsx")
    other = part("01", submission_kind="Một phần của biểu")
    rows = [{**dict(other.indicators["01"][0]), "value": 60}]
    hand(settings, replace(other, indicators={"01": rows}), "b.xlsx")


@told(
    f"{file()}: tệp ghi là bổ sung, giải trình nhưng chưa có biểu gửi lần đầu của đơn vị; đề nghị gửi biểu đầy đủ hoặc "
    "chọn “Lần đầu” ở dòng “Loại tệp gửi” của sheet Bìa."
)
def a_supplement_to_nothing(settings: Settings) -> None:
    hand(settings, supplement(53))


@told(
    f"{file('b.xlsx')}: tệp ghi là bổ sung, giải trình nhưng chưa ghi số, ngày văn bản; đề nghị điền dòng “Văn bản bổ "
    "sung, giải trình (số, ngày)” ở sheet Bìa."
)
def a_supplement_without_its_letter(settings: Settings) -> None:
    hand(settings, GOOD, "a.xlsx")
    hand(settings, supplement(53, document=""), "b.xlsx")


@told(
    f"{file('c.xlsx')}: hai tệp bổ sung (“data/thu-2024/submissions/b.xlsx”; “data/thu-2024/submissions/c.xlsx”) cùng "
    "sửa “bo-may.bien_che” nhưng sổ tiếp nhận received.csv chưa cho biết tệp nào gửi sau; đề nghị ghi ngày nhận của "
    "từng tệp."
)
def two_supplements_to_one_cell(settings: Settings) -> None:
    hand(settings, GOOD, "a.xlsx")
    hand(settings, supplement(53), "b.xlsx")
    hand(settings, supplement(54), "c.xlsx")


@told(
    f"{file('so-thu-a/phu-luc-la.csv')}: chưa nhận ra tệp CSV này ứng với sheet nào của biểu mẫu; đề nghị đặt tên tệp "
    "theo tên sheet, ví dụ “04 DVC, thanh toán.csv”, và giữ dòng tên cột."
)
def a_csv_of_no_sheet(settings: Settings) -> None:
    hand(settings, "Cột;Khác\n1;2\n3;4\n".encode(), "so-thu-a/phu-luc-la.csv")


@told(
    f"{file('so-thu-a/04 DVC, thanh toán.csv')}: các tệp CSV của đơn vị không kèm sheet Bìa; kỳ số liệu được hiểu là "
    "từ ngày 01/01/2024 đến ngày 30/9/2024. Đề nghị gửi kèm sheet Bìa để có kỳ số liệu và số báo cáo."
)
def a_csv_without_its_cover(settings: Settings) -> None:
    head = "Mã;Chỉ tiêu;Đơn vị tính;Trạng thái;Kỳ này;Chốt ngày;Giải trình"
    hand(settings, f"{head}\ncqdt.phi;;;Có số liệu;12;30/9/2024;\n".encode(), "so-thu-a/04 DVC, thanh toán.csv")
