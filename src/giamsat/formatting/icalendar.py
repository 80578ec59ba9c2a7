"""A calendar file as RFC 5545 wants it: whole-day events, folded lines, text escaped; same in, same out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 75


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day: an id that is unique in the world and stays, what it is, and more about it."""

    uid: str
    on: date
    summary: str
    description: str = ""


def to_icalendar(product: str, name: str, stamp: date, events: Iterable[Event]) -> bytes:
    """Return the file.

    :param stamp: DTSTAMP of every event (RFC 5545, 3.8.7.2): a day of the round, never the clock's.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{escaped(product)}", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for whole in lines for line in folded(whole)).encode()


def _event(event: Event, stamp: date) -> list[str]:
    described = [f"DESCRIPTION:{escaped(event.description)}"] if event.description else []
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(event.summary)}",
        *described,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends are data."""
    plain = "".join(sign for sign in "\n".join(text.splitlines()) if sign == "\n" or sign.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 octets (RFC 5545, 3.1), all but the first behind a space."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST:
            yield piece
            piece = " "
        piece += sign
    yield piece
