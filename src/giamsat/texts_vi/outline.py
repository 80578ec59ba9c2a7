"""Words of the outline («đề cương báo cáo») that a unit writes its report by."""

from __future__ import annotations

KIND = "ĐỀ CƯƠNG BÁO CÁO"
TITLE = "Về {topic} của {unit}"
ATTACHED = "(Kèm theo {plan})"
PLAN = "Kế hoạch số …… ngày …… của {body}"
BASIS = "Căn cứ {citation}{doubt}{end}"
DOUBT = " (chưa kiểm chứng)"
OPENING = "Thực hiện {founding} và {plan}, {body} đề nghị {unit} báo cáo theo các nội dung sau:"

GENERAL = "Yêu cầu chung"
PERIOD = "Kỳ số liệu: {period}; mốc: ngày {cut_off}."
COMPARED = "Kỳ so sánh: {period} ({label})."
BY = "Thời hạn gửi báo cáo, biểu mẫu số liệu: chậm nhất ngày {day}."
BY_BLANK = "Thời hạn gửi báo cáo và biểu mẫu số liệu: ngày ……"
TO = "Nơi nhận: ……"
WITH_FORM = (
    "Báo cáo gửi kèm biểu mẫu số liệu (tệp Excel) của {body}; số liệu trong báo cáo và trong biểu mẫu thống nhất với "
    "nhau. Tỷ lệ kèm tử số, mẫu số; số liệu chưa có ghi “chưa có số liệu”, số ước tính ghi rõ là ước tính."
)
NO_PERSONAL = (
    "Không ghi họ tên, số căn cước, số điện thoại, địa chỉ của người dân; không ghi nội dung thuộc bí mật nhà nước, "
    "cấu hình và điểm yếu của hệ thống thông tin."
)

SITUATION = "I. ĐẶC ĐIỂM TÌNH HÌNH"
SITUATION_LINES = (
    "Đặc điểm tình hình của đơn vị liên quan đến nội dung {act}; đầu mối phụ trách từng lĩnh vực.",
    "Số đơn vị trực thuộc tại đầu kỳ, cuối kỳ, ngày thay đổi (nếu có){general}.",
    "Văn bản chỉ đạo, kế hoạch đã ban hành: loại, số, ngày, thời hạn phải ban hành{documents}.",
)
GENERAL_AT = "; số liệu chung tại sheet “{sheet}”"
LISTED_AT = "; danh mục tại sheet “{sheet}”"
FOLLOWING = "; theo sheet “{sheet}”"
"""Where the form has a sheet for it; a round's own form may have none."""
RESULTS = "II. KẾT QUẢ THỰC HIỆN"
RESULTS_LEAD = (
    "Theo từng lĩnh vực, nêu kết quả của kỳ, so với chỉ tiêu được giao và {compared}; cách làm có số liệu trước, sau. "
    "Cách tính từng chỉ tiêu tại {appendix}."
)
COMPARED_WITH = "so với {label}"
NOT_COMPARED = "so với kỳ trước (nếu có)"
DOMAIN = "{number}. {title}"
DOMAIN_FIGURES = "Số liệu: {names}."
DOMAIN_SHEETS = "Biểu kèm theo: {sheets}."
DOMAIN_FREE = "Nêu kết quả thực hiện trong kỳ."
SHORTCOMINGS = "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"
SHORTCOMING_LINES = (
    "Tồn tại, hạn chế: nội dung, con số, lĩnh vực, thời gian.",
    "Nguyên nhân khách quan; nguyên nhân chủ quan; trách nhiệm và việc khắc phục.",
)
SHORTFALLS_LINE = "Kết quả khắc phục các tiêu chí bị trừ điểm của các chỉ số năm trước, tại sheet “{sheet}”."
FORMER = "IV. KẾT QUẢ THỰC HIỆN KIẾN NGHỊ CỦA ĐỢT TRƯỚC"
FORMER_LINE = (
    "Từng kiến nghị (nếu có): kết quả thực hiện, ngày hoàn thành, tài liệu kiểm chứng, nội dung còn lại và lý do"
    "{where}."
)
PROPOSALS = "V. KHÓ KHĂN, VƯỚNG MẮC; KIẾN NGHỊ, ĐỀ XUẤT"
PROPOSAL_LINES = (
    "Khó khăn, vướng mắc: văn bản, quy định, điều kiện thực hiện cụ thể.",
    "Kiến nghị, đề xuất, ghi rõ cơ quan giải quyết{where}.",
)
FORMS = "VI. BIỂU SỐ LIỆU KÈM THEO"
FORMS_TITLE = "Các sheet của biểu mẫu số liệu áp dụng đối với đơn vị"
FORMS_HEADS = ("Sheet", "Nội dung", "Số chỉ tiêu", "Danh sách")
FORMS_NOTE = (
    "Nội dung không áp dụng đối với đơn vị được ghi tại sheet “{cover}”, kèm căn cứ. Bản in sheet “{sign}” có mã đối "
    "chiếu, được ký và gửi kèm báo cáo."
)
APPENDIX = "DANH MỤC CHỈ TIÊU VÀ CÁCH TÍNH"
APPENDIX_NAME = "Phụ lục"
APPENDIX_REFERENCE = "(Kèm theo Đề cương báo cáo của {unit})"
INDICATOR_HEADS = ("Chỉ tiêu", "Đơn vị tính", "Cách tính", "Mã", "Sheet")
COMPUTED = "tự tính"
RATE = "{definition} [{numerator} / {denominator}]"
NONE = "–"
