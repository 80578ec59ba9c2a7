"""What a sentence needs beside its figures, and the finish that every sentence gets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giamsat.formatting.dates import period_text, short_date
from giamsat.formatting.text import bind, capitalized, nfc
from giamsat.formatting.text import lower_first as lower_first
from giamsat.formatting.text import source_words as source_words
from giamsat.model.values import Channel, Figure, Rate, Span

IN_PERIOD = "trong kỳ"
_OWNERS = ("của người dân, tổ chức", "của Thành phố", "cấp cho người dân")
_COUNT_PREFIXES = ("tổng số lượng ", "tổng số ", "số lượng ", "số ")


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """What a reading's sentence needs beside the reading.

    ``unit_name`` is the subject (the alias after the first mention; empty when the text around names it).
    ``certainty`` holds the words of the channel at the first mention in a section (:func:`certainty_words`).
    ``measure``, ``numerator_name`` and ``denominator_name`` name what a rate counts: «hồ sơ», «hồ sơ quá hạn»,
    «hồ sơ đã giải quyết» (:func:`counted_thing`). ``group_name`` is the plural of the group («quận, huyện»).
    ``target_words`` replaces «chỉ tiêu» or «mức tối đa»; ``no_target`` is said when there is no target;
    ``clarified_at`` tells where a missing figure is asked for («mục VI»).
    """

    unit_name: str = ""
    period: Span | None = None
    cut_off: date | None = None
    certainty: str = ""
    measure: str = ""
    numerator_name: str = ""
    denominator_name: str = ""
    group_name: str = ""
    small_denominator: int = 30
    unchanged_below: Decimal = Decimal("0.1")
    target_words: str = ""
    no_target: str = ""
    clarified_at: str = ""
    says_no_comparison: bool = True

    @property
    def lead(self) -> str:
        """Period and certainty with commas behind, as a sentence opens; «» when neither is known."""
        parts = [period_text(self.period.start, self.period.end)] if self.period else []
        return "".join(f"{part}, " for part in (*parts, self.certainty) if part)

    @property
    def within(self) -> str:
        """The opening of a sentence about the unit: period, certainty and unit, or «trong kỳ»."""
        return f"{self.lead}{self.unit_name}".rstrip() or IN_PERIOD


def certainty_words(value: Figure | Rate | None, system: str = "hệ thống") -> str:
    """Return the words of certainty of a figure's channel; a rate has its numerator's."""
    figure = value.numerator if isinstance(value, Rate) else value
    if figure is None:
        return ""
    match figure.source.channel:
        case Channel.SUBMISSION:
            return "theo báo cáo của đơn vị"
        case Channel.EXTRACT:
            taken = f" (trích xuất ngày {short_date(figure.as_of)})" if figure.as_of else ""
            return f"theo {figure.source.title or system}{taken}"
        case Channel.VISIT:
            return "qua khảo sát thực tế"
        case Channel.PUBLISHED:
            return "theo nguồn công khai"
        case Channel.COMPUTED:
            return ""


def counted_thing(name: str) -> str:
    """Return what a count counts: «Số hồ sơ đã giải quyết» → «hồ sơ đã giải quyết»."""
    lowered = lower_first(name)
    for prefix in _COUNT_PREFIXES:
        if lowered.startswith(prefix):
            return lowered.removeprefix(prefix)
    return lowered


def of_unit(name: str, unit_name: str) -> str:
    """Return «tỷ lệ … của Sở Mẫu A»; a name that says «của đơn vị» names the unit there.

    A name that says whose it is has the unit behind «tại»: never «của người dân, tổ chức của Sở».
    """
    if unit_name and "của đơn vị" in name:
        return lower_first(name).replace("của đơn vị", f"của {unit_name}", 1)
    link = "tại" if name.endswith(_OWNERS) else "của"
    return f"{lower_first(name)} {link} {unit_name}" if unit_name else lower_first(name)


def finish(*sentences: str) -> str:
    """Return sentences as printed: capital first letter, one full stop, no-break spaces, NFC."""
    ended = []
    for sentence in sentences:
        text = capitalized(" ".join(line.strip() for line in sentence.splitlines()).strip())
        if text:
            ended.append(text if text.endswith((".", "…")) else f"{text}.")
    return bind(nfc(" ".join(ended)))
