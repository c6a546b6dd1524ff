"""What `praksis upcoming` adds to the agenda: the days newsletters go out, and a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from icalendar import Event as Component

from editing.agenda.agenda import Agenda
from editing.agenda.item import AgendaItem, Urgency
from newsletter.errors import NewsletterError
from newsletter.past import Past, past_of
from newsletter.selection.candidates import sent_at
from newsletter.standing import Step, standing_of
from publishing.calendars.calendar import write_calendar
from publishing.calendars.entries import Entry, to_vevent
from publishing.cleaning import cleaned
from publishing.site import Site
from records.clock import Clock, midnight
from records.danish.dates import clock_time
from records.loading.library import Library
from records.model.newsletter import Issue


def newsletter_days(library: Library, clock: Clock) -> Iterator[AgendaItem]:
    """The sending day of each issue that is neither hidden nor sent, and how far it is."""
    try:
        past = past_of(library)
    except NewsletterError:  # `newsletter.checks` tells of it; all letters count as not yet sent
        past = Past()
    for issue in library.all(Issue):
        standing = standing_of(issue, past, clock)
        if issue.draft or standing.step is Step.SENT:
            continue
        said = f"Udsendelse {clock_time(sent_at(issue).time())} ({standing.words})"
        yield AgendaItem(issue.send_on, Urgency.ACT, "send", said, standing.do, issue, ("send_on",))


def calendar_of(agenda: Agenda, site: Site, clock: Clock) -> bytes:
    """The agenda as a calendar of whole days.

    A UID is made of record and item, never of the day, so that an entry which is imported again
    moves instead of appearing twice.
    """
    return write_calendar([_entry(each, agenda, site) for each in agenda.all], site, clock)


def _entry(each: AgendaItem, agenda: Agenda, site: Site) -> Entry:
    mark = agenda.position(each)
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
    return to_vevent(entry, midnight(each.day))
