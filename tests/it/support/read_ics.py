"""Reads a calendar from standard input as a strict program would, and prints what it holds.

Fails on component errors, missing properties, line ends other than CRLF, and lines over 75 octets.
"""

import sys

from icalendar import Calendar

data = sys.stdin.buffer.read()
for line in data.split(b"\r\n"):
    assert b"\n" not in line and b"\r" not in line, f"a line end that is not CRLF: {line!r}"
    assert len(line) <= 75, f"a line of {len(line)} octets: {line!r}"
calendar = Calendar.from_ical(data)
uids = set()
for component in calendar.walk():
    assert not component.errors, f"{component.name}: {component.errors}"
events = calendar.walk("VEVENT")
for event in events:
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert name in event, f"an event without {name}"
    assert event["UID"] not in uids, "two events with one UID"
    uids.add(event["UID"])
    assert len(event.walk("VALARM")) == 1, "one alarm an event"
    print(event["DTSTART"].dt.isoformat(), event["SUMMARY"])
assert events, "no events"
