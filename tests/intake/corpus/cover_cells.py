"""Covers that cannot be right, or that waive a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giamsat.settings import Settings
from tests.intake import builders as make
from tests.intake.corpus.making import cell, hand, told


@told(
    f"{cell('Bìa', 'B6')}: ghi tên đơn vị “Sở Thử B”, trong khi mã “so-thu-a” là của “Sở Thử A”; có thể tệp là của đơn "
    "vị khác, đề nghị kiểm tra mã và tên."
)
def name_of_another_unit(settings: Settings) -> None:
    hand(settings, make.content(unit_name="Sở Thử B"))


@told(f"{cell('Bìa', 'B7')}: chưa điền “Kỳ số liệu từ ngày”; đề nghị bổ sung.")
def period_left_blank(settings: Settings) -> None:
    hand(settings, make.content(period_from=None))


@told(
    f"{cell('Bìa', 'B8')}: ghi ngày 31/10/2024; kỳ số liệu phải nằm trong khoảng từ ngày 01/01/2024 đến ngày chốt số "
    "liệu 30/9/2024 của đơn vị."
)
def period_after_the_cut_off(settings: Settings) -> None:
    hand(settings, make.content(period_to=date(2024, 10, 31)))


@told(f"{cell('Bìa', 'B8')}: kỳ từ ngày 30/9/2024 đến ngày 01/01/2024: ngày cuối trước ngày đầu; đề nghị kiểm tra lại.")
def period_reversed(settings: Settings) -> None:
    hand(settings, make.content(period_from=date(2024, 9, 30), period_to=date(2024, 1, 1)))


@told(f"{cell('Bìa', 'B13')}: Sở Thử A là đơn vị mẫu nên số liệu phải ghi là “SỐ LIỆU MINH HỌA”.")
def real_figures_of_an_example(settings: Settings) -> None:
    hand(settings, make.content(data_kind="Số liệu thật"))


@told(
    f"{cell('Bìa', 'B14')}: ghi “Gửi thêm”; cần chọn một trong các từ: “Lần đầu”, “Thay thế”, “Bổ sung, giải trình”, "
    "“Một phần của biểu”."
)
def kind_of_file_unknown(settings: Settings) -> None:
    hand(settings, make.content(submission_kind="Gửi thêm"))


@told(
    f"{cell('Bìa', 'C15')}: sheet “09 CĐS, dữ liệu, ATTT” ghi không áp dụng nhưng chưa nêu căn cứ; đề nghị ghi căn cứ "
    "ở cột bên."
)
def waived_without_a_basis(settings: Settings) -> None:
    hand(settings, replace(make.content(), not_applicable=[("09", "")]))


@told(
    f"{cell('Bìa', 'B15')}: ghi sheet “10 Đề án 06” không áp dụng nhưng sheet này vẫn có số liệu; đề nghị xóa số liệu "
    "hoặc bỏ dòng này."
)
def waived_but_filled(settings: Settings) -> None:
    hand(settings, replace(make.content(), not_applicable=[("10", "Quyết định số 1")]))
