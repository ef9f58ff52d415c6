"""Reads a calendar from standard input as calendar programs do, and prints a line for each event."""

import sys

import icalendar


def components(component):
    yield component
    for inner in component.subcomponents:
        yield from components(inner)


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for component in components(calendar):
    assert not component.errors, component.errors
for event in calendar.walk("VEVENT"):
    alarm = event.walk("VALARM")[0].decoded("TRIGGER").days
    # The summary as code points, so that no console changes it on the way.
    print(event.decoded("DTSTART"), alarm, ascii(str(event["SUMMARY"])))
