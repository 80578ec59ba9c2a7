"""A tiny, right params folder that tests break in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from giamsat.errors import ParamsError
from giamsat.params import load_params
from giamsat.settings import Settings

UNITS = """\
id,official_name,short_name,alias,level,group,order,code,valid_from,valid_to,successor,fictional
so-mau-a,Sở Mẫu A,Sở Mẫu A,Sở,so,so,1,,,,,có
quan-mau-c,Ủy ban nhân dân quận Mẫu C,quận Mẫu C,Quận,quan,quan-huyen,2,01,,,,có
quan-dong-da,Ủy ban nhân dân quận Đống Đa,Đống Đa,Quận,quan,quan-huyen,3,,,2025-06-30,,không
phuong-dong-da,Ủy ban nhân dân phường Đống Đa,Đống Đa,Phường,phuong,phuong,4,,2025-07-01,,,không
"""
SUB_UNITS = """\
id,parent,official_name,level,order,fictional,source
phuong-mau-1,quan-mau-c,Phường Mẫu 1,phuong,1,có,bộ số liệu minh họa
"""
SUB_UNIT_COUNTS = """\
unit,kind,count,as_of,valid_from,valid_to,source
quan-mau-c,phuong,18,2023-10-31,,2024-12-31,nguồn mẫu một
quan-mau-c,phuong,15,2025-01-01,2025-01-01,,nguồn mẫu hai
"""
DOMAINS = """\
id,order,title,source
tthc,1,Cải cách thủ tục hành chính,nguồn mẫu
cds,2,Chuyển đổi số,nguồn mẫu
"""
INDICATORS = """\
id,domain,name,measure,kind,numerator,denominator,direction,levels,sheet,required,decimals,definition,source
tthc.giai_quyet,tthc,Số hồ sơ đã giải quyết,hồ sơ,so-luong,,,khong,so;quan,02,có,0,cột (7),Biểu 06
tthc.som_dung,tthc,Số hồ sơ trước và đúng hạn,hồ sơ,so-luong,,,cao,,02,có,0,cột (8) + (9),Biểu 06
tthc.dung_han,tthc,Tỷ lệ đúng hạn,%,ty-le,tthc.som_dung,tthc.giai_quyet,cao,so;quan,,,1,(8 + 9)/7,Biểu 06
cds.muc_do,cds,Cấp độ an toàn,cấp độ,cap-do,,,khong,,06,không,0,cấp độ đã phê duyệt,nguồn mẫu
"""
LAWS = """\
[[citation]]
id = "luat-2015"
kind = "luat-giam-sat"
number = "87/2015/QH13"
full = "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số 87/2015/QH13"
short = "Luật số 87/2015/QH13"
verified = true
founded_to = 2026-02-28
source = "văn bản mẫu"

[[citation]]
id = "nq-594"
kind = "huong-dan-giam-sat"
number = "594/NQ-UBTVQH15"
date = 2022-09-12
full = "Nghị quyết số 594/NQ-UBTVQH15"
short = "Nghị quyết số 594"
verified = true
founded_to = 2026-02-28
source = "văn bản mẫu"

[[citation]]
id = "luat-2025"
kind = "luat-giam-sat"
number = "121/2025/QH15"
full = "Luật số 121/2025/QH15"
short = "Luật số 121/2025/QH15"
verified = false
founded_from = 2026-03-01
source = "văn bản mẫu"

[[citation]]
id = "ke-hoach"
kind = "ke-hoach"
number = "16/KH-MAU"
date = 2024-01-15
full = "Kế hoạch số 16/KH-MAU"
short = "Kế hoạch số 16"
verified = true
source = "nguồn mẫu"

[[deadline]]
id = "gui-de-cuong"
law = "luat-2015"
founder = "hdnd"
action = "gửi nội dung, kế hoạch, đề cương"
days = 15
counted = "từ ngày thành lập"
article = "Điều 62"
verified = true
source = "văn bản mẫu"
"""
ROUND = """\
id = "mau-1"
kind = "giam-sat"
title = "Giám sát mẫu"
topic = "việc thực hiện cải cách hành chính"
period_from = 2024-01-01
period_to = 2024-09-30
cut_off = 2024-09-30
report_date = 2024-11-15
founded_on = 2024-03-01
founder = "hdnd"
hand_in_by = 2024-10-10
legal_basis = ["ke-hoach"]
signer_authority = "TM. ĐOÀN GIÁM SÁT"
fictional = true
unchanged_below = 0.1
domains = ["tthc", "cds"]
ordering_indicator = "tthc.dung_han"
comparison = { label = "cùng kỳ năm 2023", start = 2023-01-01, end = 2023-09-30 }

[letterhead]
organ = "CƠ QUAN MẪU"
place = "Hà Nội"

[[delegations]]
id = "doan-1"
name = "Đoàn giám sát số 1"
phase = "sau"
head = { role = "Trưởng đoàn" }
members = [
    { role = "Phó Trưởng đoàn", post = "chức vụ mẫu" },
    { role = "Thành viên" },
]

[[units]]
id = "so-mau-a"
delegation = "doan-1"
mode = "truc-tiep"

[[units]]
id = "quan-mau-c"
delegation = "doan-1"
mode = "qua-bao-cao"
phase = "truoc"
cut_off = 2024-10-15

[[calendar]]
date = 2024-03-15
step = "Ban hành kế hoạch"
"""
DOCUMENTS = """\
id,unit,kind,number,symbol,place,date,signer_title,signer_name,recipients,state,draft_no
tong-hop,,bao-cao,,BC-ĐGS,Hà Nội,,,,Thường trực HĐND;Lưu: VT,du-thao,1
bc-so-mau-a,so-mau-a,bao-cao,05,BC-ĐGS,Hà Nội,2024-11-15,TRƯỞNG ĐOÀN,(họ và tên),Sở Mẫu A,chinh-thuc,
bc-quan-mau-c,quan-mau-c,tai-lieu,,,,,,,,du-thao,
"""
TARGETS = """\
indicator,levels,value,bound,document,illustrative
tthc.dung_han,so,95,toi-thieu,Kế hoạch số 16 (minh họa),có
tthc.dung_han,quan,92.5,toi-thieu,Kế hoạch số 16 (minh họa),có
"""

RULES = """\
id,scope,left,operator,right,severity,sentence,mend,source
cot-3,hang,(3),=,(7) + (11),can-giai-trinh,“{label}” lệch {difference} hồ sơ.,Đề nghị kiểm tra ô {cells}.,Biểu 06
rieng,don-vi,tthc.som_dung,≤,tthc.giai_quyet,canh-bao,{left} lớn hơn {right}.,Đề nghị kiểm tra.,nguồn mẫu
"""

FILES = {
    "units.csv": UNITS,
    "sub_units.csv": SUB_UNITS,
    "sub_unit_counts.csv": SUB_UNIT_COUNTS,
    "domains.csv": DOMAINS,
    "indicators/tthc.csv": INDICATORS,
    "laws.toml": LAWS,
    "rules.csv": RULES,
    "rounds/mau-1.toml": ROUND,
    "rounds/mau-1.documents.csv": DOCUMENTS,
    "rounds/mau-1.targets.csv": TARGETS,
}

Found = list[tuple[str, str, int]]


@dataclass(frozen=True)
class ParamsFolder:
    """A params folder on disk; ``change`` breaks it, ``faults`` says what was found."""

    settings: Settings

    def path(self, name: str) -> Path:
        return self.settings.params / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8", newline="")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the one place where ``old`` stands in a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def error(self) -> ParamsError:
        with pytest.raises(ParamsError) as caught:
            load_params(self.settings)
        return caught.value

    def faults(self) -> Found:
        """Return code, file (below params/) and line of every fault; each must have a sentence."""
        error = self.error()
        assert str(error)
        return [(fault.code, fault.place.file.removeprefix("params/"), fault.place.line) for fault in error.faults]


@pytest.fixture
def folder(tmp_path: Path) -> ParamsFolder:
    """Return a right params folder of its own."""
    made = ParamsFolder(Settings(root=tmp_path))
    for name, text in FILES.items():
        made.write(name, text)
    return made


@pytest.fixture
def line_of() -> Callable[[str, str], int]:
    """Return the line of the right files on which a text stands."""

    def line(name: str, text: str) -> int:
        return next(number for number, row in enumerate(FILES[name].split("\n"), start=1) if text in row)

    return line
