"""Names of columns that hold personal data, however a system spells them: «Họ tên», «HO_TEN», «hoTenNguoiNop»."""

from __future__ import annotations

import re
import unicodedata

from giamsat.intake.guard import PERSONAL_HEADS

_PHRASES = (
    "ho ten",
    "ho va ten",
    "ten nguoi",
    "ten cong dan",
    "khach hang",
    "ten to chuc ca nhan",
    "nguoi nop",
    "nguoi yeu cau",
    "nguoi dai dien",
    "nguoi nhan",
    "nguoi ky",
    "nguoi xu ly",
    "nguoi giai quyet",
    "nguoi uy quyen",
    "chu ho so",
    "can bo",
    "chuyen vien",
    "cccd",
    "cmnd",
    "cmtnd",
    "can cuoc",
    "chung minh",
    "dinh danh",
    "ho chieu",
    "giay to tuy than",
    "dien thoai",
    "di dong",
    "sdt",
    "so dt",
    "dt lien he",
    "ngay sinh",
    "nam sinh",
    "ngay thang nam sinh",
    "noi sinh",
    "dia chi",
    "thuong tru",
    "tam tru",
    "noi o",
    "que quan",
    "email",
    "e mail",
    "thu dien tu",
    "tai khoan",
    "ma so thue",
    "bien so xe",
    "gioi tinh",
    "dan toc",
    "ton giao",
    "full name",
    "fullname",
    "applicant",
    "citizen",
    "passport",
    "phone",
    "mobile",
    "address",
    "birth",
    "dob",
)
"""Beside the heads that no workbook may carry; without tone marks, in words."""

_OF_A_BODY = ("ho so", "don vi", "co quan", "thu tuc", "to chuc")
"""What the «mã định danh» of these names is no person: bodies and dossiers have codes of that name too."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LEAST_JOINED = 4  # shorter phrases are only looked for as whole words: «dob» stands inside other words


def is_personal(name: str) -> bool:
    """Whether a column of this name holds data of a person (Luật 91/2025/QH15); in doubt it does."""
    words = " ".join(_words(name))
    padded, joined = f" {words} ", words.replace(" ", "")
    found = [phrase for phrase in _phrases() if f" {phrase} " in padded or _is_joined(phrase, joined)]
    if found == ["dinh danh"]:
        return not any(f" {body} " in padded or _is_joined(body, joined) for body in _OF_A_BODY)
    return bool(found)


def _phrases() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_PHRASES, *(" ".join(_words(head)) for head in PERSONAL_HEADS))))


def _is_joined(phrase: str, joined: str) -> bool:
    compact = phrase.replace(" ", "")
    return len(compact) >= _LEAST_JOINED and compact in joined


def _words(name: str) -> list[str]:
    """Return the words of a name in lower-case ASCII: marks dropped, humps and underscores parted."""
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
        if not unicodedata.combining(sign)
    )
    return re.findall(r"[a-z0-9]+", _HUMP.sub(" ", bare).lower())
