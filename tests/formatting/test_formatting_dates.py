"""Dates and deadlines as documents write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giamsat.formatting import dates
from giamsat.formatting.deadlines import parse_deadline

KINDS = ("truoc-ngay", "cham-nhat-ngay", "trong-ky", "khong-neu-han")


@pytest.mark.parametrize(
    "day,text",
    [
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 10, 31), "ngày 31 tháng 10 năm 2024"),
    ],
)
def test_full_date_keeps_the_zero_rule_of_decree_30(day: date, text: str):
    """A day below 10 and months 1, 2 get a zero, months 3 to 9 do not."""
    assert dates.full_date(day) == text


def test_a_whole_month_or_year_is_said_as_such():
    """«tháng 10/2023», «năm 2023»; what is neither is told from day to day."""
    assert dates.span_words(date(2023, 10, 1), date(2023, 10, 31)) == "tháng 10/2023"
    assert dates.span_words(date(2024, 2, 1), date(2024, 2, 29)) == "tháng 02/2024"
    assert dates.span_words(date(2023, 1, 1), date(2023, 12, 31)) == "năm 2023"
    assert dates.span_words(date(2023, 10, 1), date(2023, 10, 30)) == "từ ngày 01/10 đến ngày 30/10/2023"


def test_short_dates_of_the_house():
    """The same zero rule in the short form."""
    days = [date(2023, 10, 5), date(2023, 10, 31), date(2024, 9, 30), date(2024, 5, 13), date(2023, 5, 24)]
    assert [dates.short_date(day) for day in days] == [
        "05/10/2023",
        "31/10/2023",
        "30/9/2024",
        "13/5/2024",
        "24/5/2023",
    ]
    assert dates.day_month(date(2024, 1, 1)) == "01/01"


def test_periods_and_ranges():
    """The year stands once when it is one year; ranges are tight."""
    assert dates.period(date(2024, 1, 1), date(2024, 9, 30)) == "Từ ngày 01/01 đến ngày 30/9/2024"
    assert dates.period_text(date(2023, 12, 15), date(2024, 12, 14)) == "từ ngày 15/12/2023 đến ngày 14/12/2024"
    assert dates.period(date(2024, 9, 30), date(2024, 9, 30)) == "Ngày 30/9/2024"
    assert dates.tight_range(date(2023, 5, 15), date(2023, 5, 30)) == "15–30/5/2023"
    assert dates.tight_range(date(2023, 5, 28), date(2023, 6, 3)) == "28/5–03/6/2023"
    assert dates.tight_range(date(2023, 12, 28), date(2024, 1, 3)) == "28/12/2023–03/01/2024"


@pytest.mark.parametrize("words", [dates.period, dates.tight_range])
def test_a_period_that_ends_before_it_starts_is_refused(words):
    """Swapped dates are an error, not a strange sentence."""
    with pytest.raises(ValueError, match="before it starts"):
        words(date(2024, 9, 30), date(2024, 1, 1))


def test_ends_of_months():
    """Leap years and Decembers included."""
    assert dates.month_end(2024, 2) == date(2024, 2, 29)
    assert dates.month_end(2023, 12) == date(2023, 12, 31)
    assert dates.month_end(9999, 12) == date.max


def test_days_late_counts_calendar_days():
    """Nothing is late on the last day itself, nor without a deadline."""
    assert dates.days_late(date(2024, 5, 10), date(2024, 5, 13)) == 3
    assert dates.days_late(date(2024, 5, 10), date(2024, 5, 10)) == 0
    assert dates.days_late(None, date(2024, 5, 13)) == 0


@pytest.mark.parametrize("text", ["31/02/2023", "21/10/20230", "ngày 5/7", "", "tháng 11/2023"])
def test_what_is_no_whole_date_is_no_date(text: str):
    """Impossible, misprinted and incomplete dates are not guessed."""
    assert dates.parse_date(text) is None


@settings(max_examples=60)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_printed_dates_are_read_back(day: date):
    """Both forms and ISO give the day again."""
    assert [dates.parse_date(text) for text in (dates.short_date(day), dates.full_date(day), day.isoformat())] == [
        day
    ] * 3


@pytest.mark.parametrize(
    "text,kind,last_day",
    [
        ("trước ngày 15/11/2023", "truoc-ngay", date(2023, 11, 14)),
        ("Trước ngày 01/12/2023", "truoc-ngay", date(2023, 11, 30)),
        ("chậm nhất ngày 15/11/2023", "cham-nhat-ngay", date(2023, 11, 15)),
        ("đến hết ngày 15/11/2023", "cham-nhat-ngay", date(2023, 11, 15)),
        ("kết thúc vào ngày 15/11/2023", "cham-nhat-ngay", date(2023, 11, 15)),
        ("15 tháng 11 năm 2023", "cham-nhat-ngay", date(2023, 11, 15)),
        ("quý IV năm 2023", "trong-ky", date(2023, 12, 31)),
        ("Quý I/2024", "trong-ky", date(2024, 3, 31)),
        ("trong tháng 11/2023", "trong-ky", date(2023, 11, 30)),
        ("tháng 02 năm 2024", "trong-ky", date(2024, 2, 29)),
        ("6 tháng đầu năm 2024", "trong-ky", date(2024, 6, 30)),
        ("trong năm 2024", "trong-ky", date(2024, 12, 31)),
        ("trước tháng 12/2023", "truoc-ngay", date(2023, 11, 30)),
        ("thời gian tới", "khong-neu-han", None),
        ("trước mắt và lâu dài", "khong-neu-han", None),
        ("", "khong-neu-han", None),
        ("quý IV", "trong-ky", None),
        ("trước ngày 31/02/2024", "truoc-ngay", None),
        ("ngày 15/11", "cham-nhat-ngay", None),
    ],
)
def test_deadlines_are_of_kinds(text: str, kind: str, last_day: date | None):
    """«trước ngày» excludes the day, «chậm nhất» includes it, no date is no deadline."""
    assert parse_deadline(text) == (kind, last_day)


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
@pytest.mark.parametrize(
    "form,kind",
    [
        ("trước ngày 01/01/{}", "truoc-ngay"),
        ("chậm nhất ngày 31/12/{}", "cham-nhat-ngay"),
        ("ngày 31 tháng 12 năm {}", "cham-nhat-ngay"),
        ("{}-01-01", "cham-nhat-ngay"),
        ("quý IV/{}", "trong-ky"),
        ("trước quý I năm {}", "truoc-ngay"),
        ("6 tháng cuối năm {}", "trong-ky"),
        ("tháng 12/{}", "trong-ky"),
        ("trước tháng 01/{}", "truoc-ngay"),
        ("năm {}", "trong-ky"),
        ("trước năm {}", "truoc-ngay"),
    ],
)
def test_a_year_that_no_deadline_has_gives_no_last_day(form: str, kind: str, year: str):
    """A slip such as «năm 0000» and a placeholder such as «31/12/9999» keep their kind and have no last day."""
    assert parse_deadline(form.format(year)) == (kind, None)
    assert parse_deadline(form.format(year), "trong-ky") == ("trong-ky", None)


# Pieces of deadlines, with look-alikes of «i» and digits of other scripts.
_WORDS = ("trước ", "ngày ", "quý ", "tháng ", "năm ", "6 tháng cuối năm ", "IV", "0000", "0001", "2024", "9999", "12")
_PIECES = st.sampled_from((*_WORDS, *"02/- \u0131\u0130\u0663\u00b2"))


@settings(max_examples=100)
@given(st.lists(_PIECES | st.characters(), max_size=12), st.sampled_from([None, *KINDS]))
def test_no_text_of_a_deadline_raises(pieces: list[str], kind: str | None):
    """Whatever a cell says, the answer is a kind; one that a person chose stays."""
    parsed = parse_deadline("".join(pieces), kind)
    assert parsed.kind in (KINDS if kind is None else (kind,))


def test_the_kind_chosen_by_a_person_wins():
    """A bare date with the kind «trước ngày» excludes the day."""
    assert parse_deadline("15/11/2023", "truoc-ngay").last_day == date(2023, 11, 14)
    assert parse_deadline("15/11/2023", "khong-neu-han") == ("khong-neu-han", None)
    assert parse_deadline("sớm", "cham-nhat-ngay") == ("cham-nhat-ngay", None)
    with pytest.raises(ValueError, match="kind"):
        parse_deadline("15/11/2023", "nhanh")


def test_deadline_words_of_each_kind():
    """What was read is said again in the house form."""
    for text in ("trước ngày 15/11/2023", "chậm nhất ngày 15/11/2023", "trong quý IV năm 2023"):
        kind, last_day = parse_deadline(text)
        assert dates.deadline_words(kind, last_day, text) == text
    assert dates.deadline_words("trong-ky", date(2023, 12, 31), "quý IV năm 2023") == "trong quý IV năm 2023"
    assert dates.deadline_words("trong-ky", date(2023, 12, 31)) == "chậm nhất ngày 31/12/2023"
    assert dates.deadline_words("khong-neu-han", None, "thời gian tới") == "không nêu thời hạn"
    assert dates.deadline_words("truoc-ngay", None, "trước ngày 31/02") == "trước ngày 31/02"
    assert dates.deadline_words("truoc-ngay", date.max, "trước năm 9999") == "trước năm 9999"
    with pytest.raises(ValueError, match="kind"):
        dates.deadline_words("nhanh", date(2023, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "31/10/2023",
        "31-10-2023",
        "31.10.2023",
        "31.10.23",
        "31/10/23",
        " 31 / 10 / 2023 ",
        "2023-10-31",
        "2023/10/31",
        "2023-10-31T08:30:00",
        "2023-10-31 08:30:00.000",
        "31/10/2023 08:30",
        "31 tháng 10 năm 2023",
        "ngày 31 tháng 10 năm 2023",
        "Ngày 31/10/2023",
        "ngày 31/10 năm 2023",
        "ngày 31 tháng 10/2023",
        "đến hết ngày 31/10/2023",
        "tính đến ngày 31/10/2023.",
        "Thứ Ba, ngày 31/10/2023",
        "31\u00a0tháng\u00a010\u00a0năm\u00a02023",
        "31–10–2023",
    ],
)
def test_a_day_is_read_in_every_usual_spelling(text: str):
    """Slashes, dashes, dots, words, two digits of a year, ISO, a time behind it: the same day."""
    assert dates.parse_day(text) == date(2023, 10, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2023", "10/2023", "tháng 10 năm 2023", "31/02/2023", "10/31/2023", "1/1/2023 đến 31/10/2023", "45230"),
        *("31", "ngày mai", "31/10/20230", "0/0/0000", "số 31/10/2023/QĐ"),
    ],
)
def test_what_says_no_day_or_two_is_not_read(text: str):
    """A month, a year, a span, an impossible day and an American order are nobody's guess."""
    assert dates.parse_day(text) is None


@settings(max_examples=200)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_printed_days_are_read_back(day: date):
    """What the kit prints as a day, long, short or ISO, it reads as the same day."""
    for text in (dates.full_date(day), dates.short_date(day), day.isoformat(), dates.short_date(day).replace("/", ".")):
        assert dates.parse_day(text) == day


@settings(max_examples=200)
@given(st.text(max_size=30) | st.text(alphabet="0123456789/.- ngàythángnăm", max_size=30))
def test_any_text_says_a_day_or_none(text: str):
    """Never an exception."""
    assert dates.parse_day(text) is None or isinstance(dates.parse_day(text), date)
