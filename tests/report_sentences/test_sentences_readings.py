"""Readings beyond the fixture part7.toml: variants of its patterns, and what no figure may make the kit say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_builders import (
    ON_TIME,
    OVERDUE,
    RECEIVED,
    UNIT,
    bound,
    context,
    figure,
    indicator,
    last_year,
    rate,
    reading,
    target,
)

from giamsat.formatting.text import NBSP, plain_spaces
from giamsat.model.parameters import Direction, Kind
from giamsat.model.values import Bound, Channel, GroupRate, Source, State
from giamsat.report.sentences import (
    SentenceContext,
    approximate_sentence,
    certainty_words,
    change_sentence,
    counted_thing,
    group_sentence,
    missing_sentence,
    no_cases_sentence,
    none_sentence,
    not_applicable_sentence,
    not_compared_sentence,
    reading_sentence,
    small_sentence,
)

LEAD = "Từ ngày 01/01 đến ngày 30/9/2024, tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn của Đơn vị A"
PLAN = "Kế hoạch số «…»"


def said(*args, ctx: SentenceContext | None = None, **fields) -> str:
    """Return the sentence of a reading with ordinary spaces."""
    return plain_spaces(reading_sentence(reading(*args, **fields), ctx or context()))


def test_10_unchanged():
    """Below the round's threshold it is «tương đương»; exactly the same is «bằng»."""
    text = said(ON_TIME, rate(9820, 10000), rate(9823, 10000), footing=last_year())
    assert text.endswith(", tương đương cùng kỳ năm 2023 (chênh lệch dưới 0,1 điểm %).")
    assert said(ON_TIME, rate(982, 1000), rate(1964, 2000), footing=last_year()).endswith(
        ", bằng cùng kỳ năm 2023 (98,2%)."
    )


def test_10_the_threshold_that_is_printed_is_true():
    """Shares printed without decimals may differ by more than 0,1: the step of the last decimal is said."""
    row = indicator("Tỷ lệ hài lòng").model_copy(update={"decimals": 0})
    text = said(row, rate(9810, 10000), rate(9840, 10000), footing=last_year())
    assert text.endswith("đạt 98% (9.810/10.000 hồ sơ), tương đương cùng kỳ năm 2023 (chênh lệch dưới 1 điểm %).")


def test_11_missing_last_period():
    """A missing last period is a sentence of its own."""
    text = said(ON_TIME, rate(982, 1000), None, footing=last_year())
    assert text == f"{LEAD} đạt 98,2% (982/1.000 hồ sơ). Chưa có số liệu cùng kỳ năm 2023 để so sánh."


def test_12_break():
    """A break is named with its reason, and no difference is printed."""
    text = plain_spaces(
        not_compared_sentence(
            "Chỉ số SIPAS của Thành phố năm 2023 (83,57%)",
            "năm 2021 (87,11%)",
            "phương pháp đo lường thay đổi từ năm 2022",
        )
    )
    assert text == (
        "Không so sánh Chỉ số SIPAS của Thành phố năm 2023 (83,57%) với năm 2021 (87,11%) "
        "do phương pháp đo lường thay đổi từ năm 2022."
    )
    refused = said(ON_TIME, rate(982, 1000), rate(941, 1000), footing=last_year("đơn vị được sắp xếp lại giữa hai kỳ"))
    assert refused.endswith(
        "(982/1.000 hồ sơ). Không so sánh với cùng kỳ năm 2023 do đơn vị được sắp xếp lại giữa hai kỳ."
    )
    assert "94,1" not in refused


def test_16_bound():
    """«trên 98%»: no difference, and the source's silence is told."""
    row = indicator("Tỷ lệ giải quyết TTHC đúng hạn")
    ctx = SentenceContext("Sở", certainty="theo báo cáo tại buổi giám sát ngày 24/5/2023", measure="hồ sơ")
    text = said(row, bound("98"), ctx=ctx)
    assert text == (
        "Theo báo cáo tại buổi giám sát ngày 24/5/2023, tỷ lệ giải quyết TTHC đúng hạn của Sở đạt trên 98%; "
        "nguồn không nêu kỳ và số hồ sơ."
    )


def test_16_bound_against_a_target_only_when_decided():
    """«trên 98%» is above 95; against 99 nothing can be told."""
    above = said(ON_TIME, bound("98"), aim=target("95", document=PLAN))
    assert f"đạt trên 98%, cao hơn so với chỉ tiêu 95% tại {PLAN}; nguồn không nêu số hồ sơ." in above
    assert "; chưa xác định được so với chỉ tiêu 99%; nguồn" in said(ON_TIME, bound("98"), aim=target("99"))
    assert "điểm %" not in above
    at_most = said(OVERDUE, bound("2", Bound.AT_MOST), aim=target("1", "toi-da"))
    assert "là không quá 2%; chưa xác định được so với mức tối đa 1%" in at_most
    assert "đạt từ 98% trở lên" in said(ON_TIME, bound("98", Bound.AT_LEAST))


def test_17_approximate():
    """«khoảng 10 nghìn» stays as the source words it and gives no rate."""
    text = approximate_sentence(
        "theo UBND Thành phố", "toàn Thành phố đã cấp", "khoảng 10 nghìn", "chữ ký số miễn phí cho công dân"
    )
    assert plain_spaces(text) == (
        "Theo UBND Thành phố, toàn Thành phố đã cấp khoảng 10 nghìn chữ ký số miễn phí cho công dân "
        "(số ước tính, không tính tỷ lệ)."
    )
    row = indicator("Số chữ ký số cá nhân đã cấp", Kind.COUNT, measure="chữ ký số")
    estimate = figure("10000", State.APPROXIMATE, as_printed="khoảng 10 nghìn chữ ký số miễn phí")
    words = said(row, estimate, ctx=SentenceContext("Thành phố", certainty="theo nguồn công khai"))
    assert words == (
        "Theo nguồn công khai, số chữ ký số cá nhân đã cấp của Thành phố là khoảng 10 nghìn chữ ký số "
        "(số ước tính, không tính tỷ lệ)."
    )
    plain = said(row, figure("30", State.APPROXIMATE, as_printed="~30"), ctx=SentenceContext("Quận"))
    assert "là khoảng 30 chữ ký số" in plain
    assert "10.000" not in words


def test_18_not_applicable():
    """Not applicable always has its basis, or that there is none."""
    assert plain_spaces(not_applicable_sentence("Đơn vị A", "«…»")) == (
        "Chỉ tiêu này không áp dụng đối với Đơn vị A (căn cứ: «…»)."
    )
    text = said(ON_TIME, figure(None, State.NOT_APPLICABLE))
    assert text == (
        "Chỉ tiêu “Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn” không áp dụng đối với Đơn vị A "
        "(đơn vị chưa nêu căn cứ)."
    )
    counted = replace(rate(1, 40), numerator=figure(None, State.NOT_APPLICABLE, note="Công văn số «…»"), value=None)
    assert "(căn cứ: Công văn số «…»)" in said(ON_TIME, counted)


def test_19_missing():
    """Missing names the day and where it is asked for."""
    text = missing_sentence("số chữ ký số cá nhân đã cấp trên địa bàn Quận", date(2023, 10, 31), "mục VI")
    assert plain_spaces(text) == (
        "Đến ngày 31/10/2023, chưa có số liệu về số chữ ký số cá nhân đã cấp trên địa bàn Quận; "
        "nội dung này được nêu tại mục VI."
    )
    ctx = context(cut_off=date(2024, 9, 30))
    missing = "Đến ngày 30/9/2024, chưa có số liệu về tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn của Đơn vị A."
    assert said(ON_TIME, None, ctx=ctx) == missing
    assert said(ON_TIME, replace(rate(1, 40), numerator=figure(None), value=None), ctx=ctx) == missing


def test_20_true_zero():
    """A true zero is «không có», with its fraction."""
    assert plain_spaces(none_sentence("hồ sơ quá hạn", 1204, "hồ sơ đã giải quyết")) == (
        "Trong kỳ không có hồ sơ quá hạn (0/1.204 hồ sơ đã giải quyết)."
    )
    ctx = SentenceContext(numerator_name="hồ sơ quá hạn", denominator_name="hồ sơ đã giải quyết")
    assert said(OVERDUE, rate(0, 1204), ctx=ctx) == "Trong kỳ không có hồ sơ quá hạn (0/1.204 hồ sơ đã giải quyết)."
    row = indicator("Số hồ sơ quá hạn", Kind.COUNT, Direction.LOWER, "hồ sơ")
    assert said(row, figure(0)) == "Từ ngày 01/01 đến ngày 30/9/2024, Đơn vị A không có hồ sơ quá hạn."


def test_20_zero_beside_a_target_is_a_number():
    """With a comparison the zero is printed as one, «là 0%», never «đạt»."""
    text = said(ON_TIME, rate(0, 300), aim=target("60"), ctx=SentenceContext(measure="hồ sơ", numerator_name="hồ sơ"))
    assert "đúng hạn là 0% (0/300 hồ sơ), thấp hơn 60,0 điểm % so với chỉ tiêu 60%." in text


def test_21_zero_denominator():
    """No cases: no rate, neither 0% nor 100%."""
    assert plain_spaces(no_cases_sentence("hồ sơ có nghĩa vụ tài chính", "Tỷ lệ thanh toán trực tuyến")) == (
        "Trong kỳ không phát sinh hồ sơ có nghĩa vụ tài chính; không tính tỷ lệ thanh toán trực tuyến."
    )
    ctx = SentenceContext(denominator_name="hồ sơ có nghĩa vụ tài chính")
    text = said(indicator("Tỷ lệ thanh toán trực tuyến"), rate(0, 0), ctx=ctx)
    assert text == "Trong kỳ không phát sinh hồ sơ có nghĩa vụ tài chính; không tính tỷ lệ thanh toán trực tuyến."


def test_22_small_denominator():
    """Few cases: the counts, no share, no comparison."""
    expected = (
        "Trong kỳ có 3/4 hồ sơ được giải quyết đúng hạn; do số hồ sơ ít (dưới 30), "
        "không tính tỷ lệ và không đưa vào so sánh."
    )
    assert plain_spaces(small_sentence(3, 4, "hồ sơ được giải quyết đúng hạn", "hồ sơ", 30)) == expected
    ctx = SentenceContext(measure="hồ sơ", numerator_name="hồ sơ được giải quyết đúng hạn")
    assert said(ON_TIME, rate(3, 4), aim=target("95"), ctx=ctx) == expected


def test_29_group_rate():
    """Sum over sum, «tính chung», never «bình quân»; units without data are counted."""
    group = GroupRate(
        "tthc.x", "quan-huyen", tuple(f"q{n}" for n in range(10)), Decimal(971), Decimal(1000), Decimal("97.1")
    )
    ctx = context(group_name="quận, huyện")
    text = plain_spaces(group_sentence(group, ON_TIME, ctx))
    assert text == (
        "Tính chung 10 quận, huyện, tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn là 97,1% (971/1.000 hồ sơ)."
    )
    left = replace(group, left_out=("a", "b"))
    assert plain_spaces(group_sentence(left, ON_TIME, ctx)).endswith("; không tính 02 đơn vị chưa đủ số liệu.")


def test_a_third_comparison_opens_a_new_sentence():
    """At most two comparisons a sentence: target and last period, then the group."""
    group = GroupRate("tthc.x", "so", ("a", "b", "c", "d", "e", "f"), Decimal(971), Decimal(1000), Decimal("97.1"))
    text = said(
        ON_TIME, rate(982, 1000), rate(941, 1000), aim=target("95"), footing=last_year(), group=group,
        ctx=context(group_name="sở"),
    )  # fmt: skip
    assert text == (
        f"{LEAD} đạt 98,2% (982/1.000 hồ sơ), cao hơn 3,2 điểm % so với chỉ tiêu 95%, "
        "tăng 4,1 điểm % so với cùng kỳ năm 2023 (94,1%). Tính chung 06 sở, tỷ lệ này là 97,1% (971/1.000 hồ sơ)."
    )


def test_trap_01_each_kind_has_its_own_difference():
    """«điểm %» for shares, «điểm» for scores, «bậc» for ranks, the measure for counts and money."""
    words = {
        Kind.SCORE: ("Điểm DTI", "điểm", "tăng 1,2 điểm so với"),
        Kind.RANK: ("Thứ hạng DTI", "", "giảm 01 bậc so với"),
        Kind.AMOUNT: ("Kinh phí đã giải ngân", "triệu đồng", "tăng 1,2 triệu đồng (1,2%) so với"),
    }
    for kind, (name, measure, expected) in words.items():
        now, before = ("101.2", "100") if kind is not Kind.RANK else ("25", "24")
        text = said(indicator(name, kind, measure=measure), figure(now), figure(before), footing=last_year())
        assert expected in text
        assert "điểm %" not in text


def test_trap_03_no_false_hundred():
    """99,96% stays 99,96% and its difference closes."""
    text = said(ON_TIME, rate(9996, 10000), aim=target("95"))
    assert "đạt 99,96% (9.996/10.000 hồ sơ), cao hơn 4,96 điểm % so với chỉ tiêu 95%." in text


def test_trap_04_wanted_things_only_are_reached():
    """«đạt» stands only where more is wanted."""
    for direction, word in ((Direction.HIGHER, " đạt "), (Direction.LOWER, " là "), (Direction.NONE, " là ")):
        assert word in said(indicator("Tỷ lệ hồ sơ", direction=direction), rate(982, 1000))


def test_trap_07_rank_rises_when_its_number_falls():
    """From 40 to 24 is «tăng 16 bậc», said from – to as «lên»."""
    item = reading(
        indicator("Thứ hạng DTI", Kind.RANK, measure=""), figure(24), figure(40), footing=last_year(label="năm 2021")
    )
    assert plain_spaces(reading_sentence(item, SentenceContext("Thành phố"))) == (
        "Thứ hạng DTI của Thành phố là thứ 24, tăng 16 bậc so với năm 2021 (thứ 40)."
    )
    moved = plain_spaces(change_sentence(item, SentenceContext("Thành phố")))
    assert moved.endswith("tăng 16 bậc so với năm 2021, từ thứ 40 lên thứ 24.")


def test_trap_09_counts_below_ten_have_two_digits_but_fractions_not():
    """«05 sáng kiến», «3/40 hồ sơ»."""
    row = indicator("Sáng kiến được đề xuất", Kind.COUNT, measure="nội dung")
    assert "là 05 nội dung, tăng 02 nội dung (66,7%) so với" in said(row, figure(5), figure(3), footing=last_year())
    assert "(3/40 hồ sơ)" in said(ON_TIME, rate(3, 40))


def test_an_indicator_without_direction_is_not_compared_with_a_target():
    """No words of more or less where nothing is wanted."""
    row = indicator("Tỷ lệ biên chế", direction=Direction.NONE)
    assert said(row, rate(982, 1000), aim=target("95")).endswith("là 98,2% (982/1.000 hồ sơ).")


def test_yes_no_levels_and_published_figures_without_counts():
    """Kinds without numbers to compare are told plainly."""
    row = indicator("Ban hành quy chế", Kind.YES_NO, measure="")
    assert said(row, figure(1), ctx=SentenceContext("Sở")) == "Ban hành quy chế của Sở: có."
    assert said(row, figure(0), ctx=SentenceContext("Sở")) == "Ban hành quy chế của Sở: không."
    level = indicator("Cấp độ an toàn được phê duyệt", Kind.LEVEL, measure="cấp độ")
    assert said(level, figure(3), ctx=SentenceContext("Sở")) == "Cấp độ an toàn được phê duyệt của Sở là cấp độ 3."
    published = figure("83.57", source=Source(Channel.PUBLISHED))
    text = said(
        indicator("Chỉ số SIPAS").model_copy(update={"decimals": 2}), published, ctx=SentenceContext("Thành phố")
    )
    assert text == "Chỉ số SIPAS của Thành phố đạt 83,57%."


def test_names_of_the_catalogue_make_sentences():
    """«Đã …» becomes the unit's verb, «của đơn vị» its name, and a published score keeps its decimals."""
    iso = indicator("Đã công bố hệ thống quản lý chất lượng", Kind.YES_NO, measure="có/không")
    assert said(iso, figure(1), ctx=SentenceContext("Sở")) == "Sở đã công bố hệ thống quản lý chất lượng."
    assert said(iso, figure(0), ctx=SentenceContext("Sở")) == "Sở chưa công bố hệ thống quản lý chất lượng."
    par = indicator("Chỉ số cải cách hành chính của đơn vị", Kind.SCORE, measure="điểm")
    text = said(
        par, figure("91.59"), figure("90.4"), footing=last_year(label="năm 2021"), ctx=SentenceContext("Sở Nội vụ")
    )
    assert text == (
        "Chỉ số cải cách hành chính của Sở Nội vụ đạt 91,59 điểm, tăng 1,19 điểm so với năm 2021 (90,40 điểm)."
    )


def test_approximate_counts_give_no_rate():
    """A rate of estimates is not computed."""
    estimate = replace(rate(3, 40), numerator=figure(3, State.APPROXIMATE), value=None)
    assert "chưa tính tỷ lệ" in said(ON_TIME, estimate)


@pytest.mark.parametrize(
    "source,as_of,words",
    [
        (Source(Channel.SUBMISSION), None, "theo báo cáo của đơn vị"),
        (Source(Channel.EXTRACT), date(2024, 10, 15), "theo hệ thống (trích xuất ngày 15/10/2024)"),
        (Source(Channel.VISIT), None, "qua khảo sát thực tế"),
        (Source(Channel.PUBLISHED), None, "theo nguồn công khai"),
        (Source(Channel.COMPUTED), None, ""),
    ],
)
def test_trap_16_every_channel_has_its_words_of_certainty(source: Source, as_of: date | None, words: str):
    """The four levels of certainty, from the figure's channel."""
    value = figure(5, source=source, as_of=as_of)
    assert certainty_words(value) == words
    assert certainty_words(replace(rate(1, 2), numerator=value)) == words
    assert certainty_words(None) == ""


def test_certainty_stands_behind_the_period():
    """Period, then certainty, then unit."""
    text = said(RECEIVED, figure(12571), ctx=context(certainty="theo báo cáo của đơn vị"))
    assert text == (
        "Từ ngày 01/01 đến ngày 30/9/2024, theo báo cáo của đơn vị, số hồ sơ tiếp nhận của Đơn vị A là 12.571."
    )


def test_trap_17_no_break_spaces_survive():
    """Number and unit, «điểm» and «%», «ngày» and the date cannot be parted."""
    text = reading_sentence(reading(ON_TIME, rate(12345, 12571), aim=target("95")), context())
    for pair in ("12.571 hồ", "3,2 điểm %", "ngày 01/01", "ngày 30/9/2024"):
        assert pair.replace(" ", NBSP) in text


def test_counted_things():
    """What a count counts is its name without «Số»."""
    assert counted_thing("Số hồ sơ đã giải quyết") == "hồ sơ đã giải quyết"
    assert counted_thing("Tổng số hồ sơ nhận giải quyết") == "hồ sơ nhận giải quyết"
    assert counted_thing("TTHC toàn trình") == "TTHC toàn trình"


JUDGEMENTS = (
    "chỉ đạt",
    "mới đạt",
    "còn tới",
    "yếu kém",
    "chuyển biến",
    "giảm sút",
    "vượt chỉ tiêu",
    "đáng kể",
    "tốt",
    "!",
    "...",
    "  ",
)


@settings(max_examples=100)
@given(
    part=st.integers(0, 5000), whole=st.integers(0, 5000), before=st.integers(0, 5000), aim=st.integers(0, 100),
    direction=st.sampled_from(list(Direction)), ceiling=st.booleans(),
)  # fmt: skip
def test_no_figure_makes_the_kit_judge_or_misprint(part, whole, before, aim, direction, ceiling):
    """Whatever the counts: no judgement word, one full stop a sentence, and differences that close."""
    part, before = min(part, whole), min(before, whole)
    item = reading(
        indicator("Tỷ lệ hồ sơ giải quyết đúng hạn", direction=direction), rate(part, whole), rate(before, whole),
        target(str(aim), "toi-da" if ceiling else "toi-thieu"), last_year(),
    )  # fmt: skip
    text = plain_spaces(reading_sentence(item, context()))
    assert not any(word in text for word in JUDGEMENTS)
    assert text.endswith(".")
    assert not text.endswith("..")
    assert text.startswith("Từ ngày")
    assert UNIT.alias in text
    if " so với chỉ tiêu " in text or " so với mức tối đa " in text:
        shown = Decimal(text.split("% (")[0].rsplit(" ", 1)[1].replace(",", "."))
        difference = Decimal(text.split("hơn ")[1].split(" điểm %")[0].replace(",", "."))
        assert abs(shown - aim) == difference != 0
