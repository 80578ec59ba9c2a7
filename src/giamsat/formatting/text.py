"""Text as the kit reads and prints it: NFC, clean cells, legacy encodings, no-break spaces."""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"
BLANK = "«…»"  # what is not known and a person fills in

# Names that keep their capital in the middle of a sentence.
_PROPER = ("Chỉ số", "Đề án", "Bộ phận Một cửa", "Đoàn giám sát", "Nhân dân", "Nhà nước")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def nfc(text: str) -> str:
    """Return ``text`` in Unicode NFC (TCVN 6909:2001)."""
    return unicodedata.normalize("NFC", text)


def clean_cell_text(text: str) -> str:
    """Return a cell's text in NFC without invisible signs, outer and doubled spaces; line ends stay, as «\\n»."""
    text = nfc(text).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = (_SPACES.sub(" ", line).strip() for line in _INVISIBLE.sub("", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def is_mark(text: str) -> bool:
    """Return whether ``text`` is only signs, without a letter or digit («-», «–», «…», «/»); false when empty."""
    stripped = text.strip()
    return bool(stripped) and not any(sign.isalnum() for sign in stripped)


def capitalized(text: str) -> str:
    """Return ``text`` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def unended(text: str) -> str:
    """Return what somebody typed without the mark at its end: it goes on inside a sentence of ours."""
    return text.strip().rstrip(".;")


def lower_first(name: str) -> str:
    """Return a name as it stands in the middle of a sentence; abbreviations and defined names keep their capitals."""
    if name.startswith(_PROPER) or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def source_words(title: str) -> str:
    """Return a source's title as it stands in the middle of a sentence: «tin “…”», «bài “…”»; others unchanged."""
    return title[:1].lower() + title[1:] if title.startswith(("Tin ", "Bài ", "Trang ")) else title


def shortened(text: str, longest: int = 120) -> str:
    """Return a name, cut between words when it is very long; a quotation that is cut is closed."""
    words = text.strip()
    if len(words) <= longest:
        return words
    words = words[:longest].rsplit(" ", 1)[0].rstrip(",;:. ")
    return f"{words}…”" if words.count("“") > words.count("”") else f"{words}…"


# --- legacy encodings ---------------------------------------------------------------------------

_UNICODE_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ]")
# TCVN3 (.VnTime) read as Latin-1: signs that stand for letters inside a word («hoµ», «®iÖn», «c«ng»).
_TCVN3_STRONG = re.compile("[A-Za-z][µ\u00b8¶¬ª¨\u00ad]|[A-Za-z][«©][A-Za-z]|(?<![A-Za-z])[®§¨][A-Za-zÀ-ÿµ\u00b8·¹¬«]")
_TCVN3_WEAK = re.compile("[A-Za-z][·¹×ÖØÜÞßåäëïñöøüþÇËîæ]|[åäæëïñöøüþßÇËÖØÜÞ][A-Za-z]")
# VNI: a plain vowel followed by the sign of its mark («Vieät», «coäng hoøa», «NHAÂ»).
_VNI_STRONG = re.compile(
    "[aA][âêáàåãäéèúüëøùûõïÂÊÁÀÅÃÄÉÈÚÜËØÙÛÕÏ]|[eE][âáàåãäøùûõïÂÁÀÅÃÄØÙÛÕÏ]|[oO][âäåøùûõïÂÄÅØÙÛÕÏ]"
    "|[uUöÖ][ùûøõïÙÛØÕÏ]|[ôÔ][øùûõïØÙÛÕÏ]"
)


def detect_legacy_font(text: str) -> bool:
    """Return whether ``text`` looks like TCVN3 (.VnTime) or VNI text read as Unicode.

    A heuristic: one pair of signs that no Vietnamese word has, or two words with signs of other alphabets; text
    with any letter that only Unicode Vietnamese has is not legacy. A name such as «Müller» alone is not.
    """
    text = nfc(text)
    if _UNICODE_VIETNAMESE.search(text):
        return False
    if _TCVN3_STRONG.search(text) or _VNI_STRONG.search(text):
        return True
    return sum(1 for word in text.split() if _TCVN3_WEAK.search(word)) >= 2


# --- no-break spaces ----------------------------------------------------------------------------

_UNITS = (
    "hồ sơ|đơn vị|tiêu chí|nhiệm vụ|nội dung|sáng kiến|mô hình|văn bản|chữ ký|chỉ tiêu|câu hỏi|kiến nghị|"
    "phường|xã|quận|huyện|sở|"
    "phiếu|bậc|điểm|ngày|tháng|lần|năm|nghìn|triệu|tỷ|đồng|người|lượt|cuộc|đoàn|thủ tục|TTHC|trường hợp|hệ thống|"
    "máy|dịch vụ|DVC|%"
)
_NUMBER_UNIT = re.compile(rf"(?<![\d/.,])((?:\d[\d.,]*/)?\d[\d.,]*%?) (?=(?:{_UNITS})(?!\w))")
_YEAR_BEFORE = re.compile(rf"năm[ {NBSP}]$", re.IGNORECASE)
_LABEL_NUMBER = re.compile(
    r"(?<!\w)(điều|khoản|mục|tiểu mục|chương|phần|thứ|ngày|tháng|năm|quý|số|bảng|hình|biểu|phụ lục|đề án|mẫu|lần"
    r"|cấp độ|mức|khoảng|gần|trên|dưới|đợt) (?=\d|[IVXLC]+(?!\w)|«…»)",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?<!\w)(điểm) (?=%|[a-zđ](?!\w))", re.IGNORECASE)


def _bind_number(match: re.Match[str]) -> str:
    # «năm 2023 đơn vị»: a year is not a count of units
    is_year = _YEAR_BEFORE.search(match.string[: match.start()]) is not None
    return match.group(0) if is_year else f"{match.group(1)}{NBSP}"


def bind(text: str) -> str:
    """Return ``text`` with no-break spaces where no line may end.

    Between number and unit, «Điều» and its number, «thứ» and the rank, «ngày» and the date, «điểm» and «%».
    Only spaces change; binding twice changes nothing more.
    """
    text = _POINT.sub(rf"\1{NBSP}", text)
    text = _LABEL_NUMBER.sub(rf"\1{NBSP}", text)
    return _NUMBER_UNIT.sub(_bind_number, text)


def plain_spaces(text: str) -> str:
    """Return ``text`` with every no-break space turned into a space, for comparison and search."""
    return text.replace(NBSP, " ").replace("\u202f", " ")
