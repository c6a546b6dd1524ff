"""The agenda as a calendar file: whole days, for the diary of the office."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Event as Component

from records.clock import Clock
from records.feeds.calendar import write_calendar
from records.feeds.cleaning import cleaned
from records.feeds.entries import Entry, written
from records.feeds.news import midnight
from records.site import Site
from records.upcoming.agenda import Agenda
from records.upcoming.occasion import Occasion


def calendar_of(agenda: Agenda, site: Site, clock: Clock) -> bytes:
    """Every occasion as an entry of a whole day.

    Its UID is made of record and name, never of the day: an entry that is read in again moves
    instead of coming twice.
    """
    return write_calendar([_entry(each, agenda, site) for each in agenda.all], site, clock)


def _entry(each: Occasion, agenda: Agenda, site: Site) -> Entry:
    mark = agenda.mark(each)
    name = each.key.replace(":", "-")
    entry = Component()
    entry.add("uid", f"kommende-{each.what}-{name}@{site.brand.namespace}")
    entry.add("summary", cleaned(f"{each.said}: {each.title}"))
    entry.add("dtstamp", midnight(each.written))
    entry.add("dtstart", each.day)
    entry.add("dtend", each.day + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("description", cleaned("\n".join(filter(None, (each.do, f"Fil: {mark.path}")))))
    entry.add("categories", [each.sort.value])
    return written(entry, midnight(each.day))
