"""Deadlines enter, an iCalendar file leaves (RFC 5545) that a phone's calendar opens or subscribes to."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from congvan.model import address
from congvan.render.data.deadlines import Deadline

_MAKER = "-//Congvan//Congvan//VI"
_REMINDER = -timedelta(hours=15)  # nine in the morning of the day before


def calendar(title: str, deadlines: Iterable[Deadline], as_of: date, site_url: str) -> bytes:
    """Give the calendar; `as_of` is the day on which its entries say they were made."""
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _plain(title))
    stamp = datetime.combine(as_of, time(), UTC)
    for deadline in deadlines:
        made.add_component(_event(deadline, stamp, site_url))
    return bytes(made.to_ical())


def _event(deadline: Deadline, stamp: datetime, site_url: str) -> Event:
    event = Event()
    event.add("uid", str(deadline.id))
    event.add("dtstamp", stamp)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", _plain(deadline.title))
    event.add("description", _plain(deadline.text))
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because of it
    if site_url:
        event.add("url", address.absolute(deadline.page, site_url))
    if not deadline.overdue:
        event.add_component(_alarm(deadline))
    return event


def _alarm(deadline: Deadline) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(deadline.title))
    alarm.add("trigger", _REMINDER)
    return alarm


def _plain(text: str) -> vText:
    """Give words as a property's value: no control character but a line feed, which is written as an escape.

    A carriage return would end the line, and what follows it would be a property of its own.
    """
    return vText("".join(x for x in text if x == "\n" or unicodedata.category(x) != "Cc"))
