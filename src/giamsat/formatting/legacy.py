"""Vietnamese text of the encodings before Unicode: TCVN3 (fonts «.VnTime», «.VnArial» …) and VNI («VNI-Times» …).

Such text looks right only in its own font: «Sè hå s¬» is «Số hồ sơ». It is recognised and a reading is proposed;
whether that reading holds is a person's decision.
"""

from __future__ import annotations

import re
import string
import unicodedata
from enum import StrEnum
from functools import lru_cache

from giamsat.formatting.text import detect_legacy_font, nfc


class Encoding(StrEnum):
    """The two encodings that Vietnamese offices used; the values are how people call them."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


# TCVN 5712:1993 (VN3), the letters of which fonts .Vn… show: one byte a letter, small letters only but for seven.
_TCVN3_LETTERS = (
    "àµ ả¶ ã· á\u00b8 ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË đ® èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ "
    "òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00ad ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ "
    "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§"
)
TCVN3 = {pair[1]: pair[0] for pair in _TCVN3_LETTERS.split(" ")}
"""Sign of a .Vn font, as Latin-1 shows it → letter. Capitals with a tone mark are small letters in a font «…H»."""

# VNI: a plain letter, then the sign of its marks; few letters have a sign of their own.
_VNI_MARKS = {
    "a": "áù àø ảû ãõ ạï ăê ắé ằè ẳú ẵü ặë ââ ấá ầà ẩå ẫã ậä",
    "e": "éù èø ẻû ẽõ ẹï êâ ếá ềà ểå ễã ệä",
    "o": "óù òø ỏû õõ ọï ôâ ốá ồà ổå ỗã ộä",
    "ô": "ớù ờø ởû ỡõ ợï",
    "u": "úù ùø ủû ũõ ụï",
    "ö": "ứù ừø ửû ữõ ựï",
    "y": "ýù ỳø ỷû ỹõ",
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = {f"{base}{pair[1]}": pair[0] for base, pairs in _VNI_MARKS.items() for pair in pairs.split(" ")}
    table |= _VNI_SINGLE
    upper = {code.upper(): letter.upper() for code, letter in table.items()}
    title = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items() if len(code) == 2}
    return {**title, **upper, **table}


VNI = _vni_table()
"""One or two signs of a VNI font → letter, small and capital."""

_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=lambda code: (-len(code), code))))
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
# Vowels that end in a glide close a syllable: no consonant follows, as none does after «ao» in «nhaân» read as TCVN3.
_OPEN = "iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|uya|uyu|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu"
_NUCLEUS = "uyê|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uơ|[aăâeêioôơuưy]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:(?:{_OPEN})|(?:{_NUCLEUS})(?:ng|nh|ch|[cmnpt])?)")
_ONLY_UNICODE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯ]")
_TONES = dict.fromkeys((0x300, 0x301, 0x303, 0x309, 0x323))


def is_legacy_font(font: str) -> bool:
    """Return whether a font shows one of the old encodings, by its name."""
    return encoding_of_font(font) is not None


def encoding_of_font(font: str) -> Encoding | None:
    """Return the encoding that a font shows: «.VnTime» TCVN3, «VNI-Times» VNI."""
    name = font.strip(" '\"").casefold()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if re.match(r"vni[- ]", name) else None


def decode_tcvn3(text: str, is_capital_font: bool = False) -> str:
    """Return TCVN3 text in Unicode; ``is_capital_font`` for a font «…H», which shows small letters as capitals."""
    decoded = "".join(TCVN3.get(sign, sign) for sign in unicodedata.normalize("NFC", text))
    return decoded.upper() if is_capital_font else decoded


def decode_vni(text: str) -> str:
    """Return VNI text in Unicode."""
    return _VNI_PATTERN.sub(lambda match: VNI[match.group(0)], unicodedata.normalize("NFC", text))


def decode(text: str, encoding: Encoding, font: str = "") -> str:
    """Return text of an old encoding in Unicode."""
    if encoding is Encoding.VNI:
        return decode_vni(text)
    return decode_tcvn3(text, font.strip(" '\"").casefold().endswith("h"))


def is_syllable(word: str) -> bool:
    """Return whether a word has the build of a Vietnamese syllable: onset, vowels, coda, one tone at most.

    A mark on a consonant, as in «ñ», is none of Vietnamese.
    """
    signs = [unicodedata.normalize("NFD", sign) for sign in nfc(word.casefold())]
    if any(len(sign) > 1 and sign[0] not in "aeiouy" for sign in signs):
        return False
    whole = "".join(signs)
    tones = sum(1 for sign in whole if ord(sign) in _TONES)
    return tones <= 1 and _SYLLABLE.fullmatch(nfc(whole.translate(_TONES))) is not None


def _evidence(text: str, encoding: Encoding) -> int:
    """Return how many more words become syllables under an encoding than cease to be one."""
    gained = lost = 0
    for word in text.split():
        bare = word.strip(string.punctuation)
        if len(bare) < 2 or bare.isascii():
            continue
        before, after = is_syllable(bare), is_syllable(decode(bare, encoding))
        gained += after and not before
        lost += before and not after
    return gained - lost


@lru_cache(maxsize=8192)  # ids, labels and choices come again with every workbook
def legacy_encoding(text: str, font: str = "") -> Encoding | None:
    """Return in which old encoding ``text`` was typed, ``None`` for ordinary text.

    The font of the cell tells it, when the text has signs that the font shows as Vietnamese letters and none that
    only Unicode has. Without such a font the letters do: two words that only an old encoding makes Vietnamese
    syllables, or one with signs that no other language has in a word. «Müller», «naïve», «Hoà» are ordinary text.
    """
    text = nfc(text)
    if text.isascii() or _ONLY_UNICODE.search(text):
        return None
    by_font = encoding_of_font(font)
    if by_font is not None:
        return by_font if decode(text, by_font) != text else None
    evidence = {encoding: _evidence(text, encoding) for encoding in Encoding}
    likely = max(evidence, key=lambda encoding: evidence[encoding])
    enough = 1 if detect_legacy_font(text) else 2
    return likely if evidence[likely] >= enough else None
