# ruff: noqa: E501 - sentences of a report
"""A realistic report of a fictional unit: what the page floor's tests lay out and what its authors look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from giamsat.blocks.model import (
    Appendix,
    Block,
    Callout,
    Cell,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    Identity,
    Inline,
    Letterhead,
    ListBlock,
    Note,
    Paragraph,
    Signature,
    Strong,
    Table,
    Text,
)

UNIT = Identity("mau-2024", "so-mau-a", "Sở Mẫu A")


def words(text: str) -> tuple[Inline, ...]:
    """Return text in which **…** is bold."""
    parts = text.split("**")
    return tuple(Strong((Text(part),)) if place % 2 else Text(part) for place, part in enumerate(parts) if part)


def par(text: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(words(text))


def items(*texts: str, marker: str = "dash") -> ListBlock:
    """Return a list of one-paragraph items."""
    return ListBlock(tuple((par(text),) for text in texts), marker=marker)  # type: ignore[arg-type]


def head(*texts: str) -> tuple[Cell, ...]:
    """Return a row of head cells."""
    return tuple(Cell(words(text), align="center") for text in texts)


def row(*texts: str, right: str = "", center: str = "0") -> tuple[Cell, ...]:
    """Return a row; ``right`` and ``center`` hold the places of cells so aligned."""
    return tuple(
        Cell(words(text), align="right" if str(n) in right else "center" if str(n) in center else "left")
        for n, text in enumerate(texts)
    )


def chart() -> str:
    """Return a small bar chart as SVG, black on white, with text as text."""
    bars = [("Trước hạn", 61.4, "7.720"), ("Đúng hạn", 36.8, "4.625"), ("Quá hạn", 1.8, "226")]
    parts = []
    for n, (name, share, count) in enumerate(bars):
        y = 18 + 34 * n
        parts.append(
            f'<text x="112" y="{y + 15}" text-anchor="end">{name}</text>'
            f'<rect x="120" y="{y}" width="{share * 4:.1f}" height="22" fill="{"#555" if n else "#222"}" stroke="#000"/>'
            f'<text x="{126 + share * 4:.1f}" y="{y + 15}">{str(share).replace(".", ",")}% ({count} hồ sơ)</text>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 140" width="560" height="140" '
        'font-family="Tinos, Times New Roman, serif" font-size="13">'
        '<line x1="120" y1="8" x2="120" y2="120" stroke="#000"/>' + "".join(parts) + "</svg>"
    )


def sample() -> Document:
    """Return the whole report."""
    sources = Table(
        head=(head("TT", "Nguồn", "Ngày", "Nội dung sử dụng", "Mức độ tin cậy"),),
        rows=(
            row(
                "1",
                "Báo cáo và biểu mẫu số liệu của Sở Mẫu A",
                "nhận ngày 07/10/2024",
                "mục II.1 – II.4",
                "Đơn vị tự báo cáo",
            ),
            row(
                "2",
                "Số liệu trích xuất từ hệ thống giải quyết thủ tục hành chính",
                "trích xuất ngày 15/10/2024",
                "mục II.2",
                "Hệ thống ghi nhận",
            ),
            row("3", "Khảo sát thực tế của Đoàn giám sát", "«…»", "", "«chưa có»"),
        ),
        widths=(0.6, 4, 2.4, 2, 2),
        label="Bảng 1",
        title=words("Nguồn số liệu sử dụng trong báo cáo"),
        illustrative=True,
    )
    progress = Table(
        head=(
            (
                Cell(words("TT"), rowspan=2),
                Cell(words("Nội dung"), rowspan=2),
                Cell(words("Đơn vị tính"), rowspan=2),
                Cell(words("Kết quả"), colspan=3, align="center"),
                Cell(words("Thời hạn"), rowspan=2),
                Cell(words("Tình trạng"), rowspan=2),
            ),
            head("Kế hoạch", "Thực hiện", "Tỷ lệ (%)"),
        ),
        rows=(
            row(
                "1",
                "Tiêu chí thẩm định đã hoàn thành",
                "tiêu chí",
                "80",
                "63",
                "78,8",
                "trước 30/11/2024",
                "Đang thực hiện, chưa đến hạn",
                right="345",
            ),
            row(
                "2",
                "Phiếu khảo sát tại bộ phận Một cửa",
                "phiếu",
                "300",
                "249",
                "83,0",
                "«…»",
                "Đang thực hiện",
                right="345",
            ),
            row(
                "3",
                "Phiếu khảo sát 03 lĩnh vực: giáo dục; tài nguyên môi trường; y tế",
                "phiếu",
                "370",
                "370",
                "100",
                "«…»",
                "Hoàn thành",
                right="345",
            ),
            row(
                "4",
                "Đơn vị trực thuộc ban hành quy chế bảo đảm an toàn hệ thống thông tin",
                "đơn vị",
                "18",
                "18",
                "100",
                "«…»",
                "Hoàn thành",
                right="345",
            ),
            row(
                "5",
                "Đơn vị trực thuộc hoàn thành tự chấm điểm",
                "đơn vị",
                "«…»",
                "«…»",
                "–",
                "15/11/2024",
                "Chưa có số liệu",
                right="345",
            ),
        ),
        widths=(0.7, 4, 1.3, 1.3, 1.4, 1.2, 1.9, 2.2),
        label="Bảng 2",
        title=words("Tiến độ các nội dung có kế hoạch"),
        scope="Đến ngày 30/9/2024",
        note=words("«…»: chưa có số liệu; nội dung này được nêu tại mục VI."),
        illustrative=True,
    )
    wide = Table(
        head=(
            head(
                "TT",
                "Lĩnh vực",
                *[f"Kỳ trước chuyển sang {n}" for n in (1, 2)],
                "Tiếp nhận trong kỳ",
                "Trước hạn",
                "Đúng hạn",
                "Quá hạn",
                "Đang giải quyết trong hạn",
                "Đang giải quyết quá hạn",
                "Ghi chú",
            ),
        ),
        rows=tuple(
            row(
                str(n),
                f"Lĩnh vực mẫu số {n}",
                "12",
                "7",
                f"{n * 137 % 900 + 100}",
                f"{n * 71 % 500}",
                f"{n * 31 % 300}",
                "2",
                "18",
                "0",
                "" if n % 4 else "Hồ sơ liên thông, kết quả trả tại Bộ phận Một cửa",
                right="23456789",
            )
            for n in range(1, 42)
        ),
        label="Biểu 06",
        title=words("Tình hình, kết quả giải quyết thủ tục hành chính"),
        scope="Từ ngày 01/01/2024 đến ngày 30/9/2024. Đơn vị tính: hồ sơ",
        landscape=True,
        illustrative=True,
    )
    blocks: tuple[Block, ...] = (
        par(
            "Thực hiện Nghị quyết số «…» ngày «…» của Hội đồng nhân dân Thành phố về việc thành lập Đoàn giám sát và Kế hoạch số «…» ngày «…» của Đoàn giám sát, ngày 24 tháng 10 năm 2024, Đoàn giám sát đã làm việc trực tiếp với Sở Mẫu A (sau đây gọi là Sở). Đoàn giám sát báo cáo kết quả như sau:"
        ),
        Callout(
            "summary",
            "Tóm tắt",
            (
                items(
                    "**Đã hoàn thành**: thu 370/370 phiếu khảo sát thuộc 03 lĩnh vực; 18/18 đơn vị trực thuộc ban hành quy chế bảo đảm an toàn hệ thống thông tin.",
                    "**Đang thực hiện, chưa đến hạn**: 63/80 tiêu chí thẩm định đã hoàn thành; 17 tiêu chí còn lại phải xong trước ngày 30/11/2024.",
                    "**Chưa có số liệu**: số chữ ký số cá nhân, số người được hưởng tiện ích Đề án 06.",
                    "**Đề nghị làm rõ**: 03 nội dung (mục VI).",
                ),
            ),
        ),
        Heading(1, words("I. KHÁI QUÁT VỀ CUỘC GIÁM SÁT"), "khai-quat"),
        Heading(2, words("1. Phạm vi, mốc số liệu")),
        par(
            "Sở Mẫu A, gồm các phòng chuyên môn và 18 đơn vị trực thuộc. Số liệu tính đến ngày 30/9/2024, trừ nội dung ghi mốc riêng."
        ),
        Heading(2, words("2. Nguồn số liệu")),
        Paragraph(
            (
                *words(
                    "Nguồn số liệu được nêu tại Bảng 1. Số liệu chưa được Sở xác nhận bằng văn bản được đánh dấu (*)."
                ),
                Note(
                    (
                        par(
                            "Chỉ tiêu chưa có số liệu được ghi “chưa có số liệu”, không tính là 0 và không đưa vào so sánh giữa các đơn vị."
                        ),
                    )
                ),
            )
        ),
        sources,
        Heading(1, words("II. KẾT QUẢ ĐẠT ĐƯỢC")),
        Heading(2, words("1. Chỉ đạo, điều hành; Chỉ số cải cách hành chính (CCHC)")),
        par(
            "Sở triển khai 102 tiêu chí trên 08 lĩnh vực, gồm 80 tiêu chí thẩm định và 22 tiêu chí điều tra xã hội học. Tính đến ngày 30/9/2024, Sở đã hoàn thành 63/80 tiêu chí thẩm định (78,8%); 17 tiêu chí còn lại đang thực hiện, chưa đến thời hạn báo cáo (trước ngày 30/11/2024)."
        ),
        progress,
        Heading(2, words("2. Giải quyết thủ tục hành chính (TTHC)")),
        Paragraph(
            words(
                "Từ ngày 01/01 đến ngày 30/9/2024, tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn của Sở Mẫu A đạt 98,2% (12.345/12.571 hồ sơ), cao hơn 3,2 điểm % so với chỉ tiêu 95% tại Kế hoạch số «…». Tỷ lệ hồ sơ đã giải quyết quá hạn là 1,8% (226/12.571 hồ sơ), cao hơn 0,8 điểm % so với mức tối đa 1%."
            ),
            "lead",
        ),
        Figure(
            alt="Biểu đồ thanh ngang về hồ sơ đã giải quyết: trước hạn 61,4% (7.720 hồ sơ), đúng hạn 36,8% (4.625 hồ sơ), quá hạn 1,8% (226 hồ sơ).",
            svg=chart(),
            label="Hình 1",
            title=words("Hồ sơ đã giải quyết theo thời hạn, 9 tháng năm 2024"),
            note=words("Nguồn: báo cáo của Sở Mẫu A, sheet “TTHC”, ô D7:D9."),
            width=0.9,
            illustrative=True,
        ),
        par(
            "Sở có 02 mô hình tại bộ phận Một cửa: Ngày thứ tư “tốc ký” và quét mã QR để nộp hồ sơ trực tuyến, thanh toán chi phí giải quyết TTHC, đóng góp ý kiến; chưa có số liệu về số hồ sơ và thời gian giải quyết trước, sau khi áp dụng."
        ),
        Heading(1, words("III. TỒN TẠI, HẠN CHẾ")),
        par("Sau khi Sở giải trình tại buổi làm việc ngày 24/10/2024, Đoàn giám sát nhận định:"),
        items(
            "Chưa có số liệu về hiệu quả của 05 sáng kiến, 02 mô hình (mục II.2, Bảng 2) nên chưa đánh giá được tác động đối với người dân, tổ chức;",
            "Kết quả hài lòng công bố không kèm số phiếu (mục II.3);",
            "«…»;",
            "«…»;",
            "Nhận định thứ năm được đánh chữ đ theo bảng chữ cái tiếng Việt.",
            marker="alpha",
        ),
        Heading(1, words("IV. NGUYÊN NHÂN VÀ TRÁCH NHIỆM")),
        par("1. **Khách quan**: «…»."),
        par("2. **Chủ quan**: «…»."),
        Callout(
            "placeholder", "Phần thuyết minh chưa được viết: Trách nhiệm", (par("Nội dung do người biên tập bổ sung."),)
        ),
        Heading(1, words("V. KIẾN NGHỊ")),
        ListBlock(
            (
                (
                    par(
                        "Sở Mẫu A hoàn thành tự chấm điểm và tài liệu kiểm chứng của 17 tiêu chí thẩm định còn lại trước ngày 30/11/2024."
                    ),
                ),
                (
                    par("Sở Mẫu A công bố kết quả khảo sát hài lòng kèm số phiếu phát ra, thu về, hợp lệ:"),
                    items(
                        "tách kết quả tự khảo sát và khảo sát độc lập, nêu rõ thời gian, đối tượng và phương pháp lấy phiếu của từng cuộc khảo sát;",
                        "nêu người thu phiếu.",
                    ),
                ),
            ),
            marker="decimal",
        ),
        Callout(
            "warning",
            "Ô số 12 của sổ tay bị dừng do lỗi",
            (
                CodeBlock(
                    "Traceback (most recent call last):\n  Cell In[12], line 1\nZeroDivisionError: division by zero"
                ),
            ),
        ),
        Heading(1, words("VI. NỘI DUNG ĐỀ NGHỊ LÀM RÕ")),
        ListBlock(
            tuple(
                (par(text),)
                for text in (
                    "17 tiêu chí chưa hoàn thành thuộc lĩnh vực nào, do đơn vị nào phụ trách, tiêu chí nào có nguy cơ không kịp trước ngày 30/11/2024?",
                    "Vì sao thu đủ 370/370 phiếu ở 03 lĩnh vực nhưng tại bộ phận Một cửa mới thu 249/300 phiếu; thời hạn hoàn thành 51 phiếu còn lại?",
                    "Đơn vị báo cáo tiếp nhận 12.571 hồ sơ; hệ thống ghi nhận 12.498 hồ sơ. Chênh lệch 73 hồ sơ (0,6% so với số của hệ thống), vượt ngưỡng đối chiếu 0,5%; đề nghị Sở làm rõ.",
                )
            ),
            marker="decimal",
        ),
        Paragraph((Emphasis(words("Số liệu trong báo cáo này là số liệu minh họa.")),)),
        par("Trên đây là báo cáo kết quả giám sát tại Sở Mẫu A./."),
    )
    return Document(
        kind_name="BÁO CÁO",
        title="Kết quả giám sát việc thực hiện công tác cải cách hành chính, xây dựng chính quyền điện tử và chuyển đổi số tại Sở Mẫu A",
        date="2024-11-05",
        blocks=blocks,
        phase="sau",
        identity=UNIT,
        letterhead=Letterhead(
            "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ MẪU",
            "ĐOÀN GIÁM SÁT SỐ 1",
            "Số: «…»/BC-ĐGS",
            "Thành phố Mẫu, ngày 05 tháng 11 năm 2024",
        ),
        preface=("Đợt mẫu: đơn vị và số liệu trong báo cáo này là giả định, dùng để minh họa.",),
        signature=Signature(
            ("- Thường trực HĐND Thành phố;", "- Sở Mẫu A;", "- Thành viên Đoàn giám sát;", "- Lưu: VT, ĐGS."),
            "TM. ĐOÀN GIÁM SÁT",
            "TRƯỞNG ĐOÀN",
            "«(họ và tên)»",
        ),
        appendices=(
            Appendix(
                "I",
                "Biểu số liệu giải quyết thủ tục hành chính",
                "(Kèm theo Báo cáo số … ngày … của Đoàn giám sát)",
                True,
                (wide,),
            ),
            Appendix(
                "II",
                "Nguồn của các số liệu",
                "(Kèm theo Báo cáo số … ngày … của Đoàn giám sát)",
                False,
                (par("Phụ lục này nêu tệp, sheet và ô của từng số liệu."), sources),
            ),
        ),
        marks=("DỰ THẢO", "SỐ LIỆU MINH HỌA"),
        author="Đoàn giám sát số 1",
        keywords=("giám sát", "cải cách hành chính"),
    )


HOSTILE = (
    "#set page()",
    "$x$",
    "$\\sqrt{2}$",
    "[a] @b <lab> // /* */",
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "\\ \\n \\textbf{x}",
    "=1+1",
    "'\"` “trích”",
    "javascript:alert(1)",
    "&amp; &lt;b&gt; ]]>",
    "a--b --- ... ~ _x_ *y*",
)


@pytest.fixture(scope="session")
def templates() -> Path:
    """Return the project's templates."""
    return Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def report() -> Document:
    """Return the sample report."""
    return sample()


@pytest.fixture(scope="session")
def hostile() -> tuple[str, ...]:
    """Return strings that some layer could take for code."""
    return HOSTILE
