"""Calendar files as RFC 5545 wants them."""

from __future__ import annotations

from datetime import date

from giamsat.formatting.icalendar import Event, escaped, folded, to_icalendar

DAY = date(2026, 3, 31)


def test_text_is_data() -> None:
    """Signs that mean something are escaped, a line end cannot begin a property of its own, controls are dropped."""
    assert escaped("a;b,c\\d") == "a\\;b\\,c\\\\d"
    assert escaped("Đợt\r\nEND:VEVENT\x07") == "Đợt\\nEND:VEVENT"


def test_lines_are_folded_by_octets() -> None:
    """No piece is longer than 75 octets, no letter is cut, and the pieces joined are the line."""
    line = "SUMMARY:" + "Ủy ban nhân dân " * 20
    pieces = list(folded(line))
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


def test_a_day_is_a_whole_day_event() -> None:
    """The day after ends it, also over the end of a month; every line ends with CR LF."""
    content = to_icalendar("-//x//VI", "Đợt", date(2026, 1, 2), [Event("a@b", DAY, "Việc", "Thêm")])
    lines = content.decode().split("\r\n")
    assert "\n" not in "".join(lines)
    assert {"DTSTAMP:20260102T000000Z", "DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401"} <= set(lines)
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
