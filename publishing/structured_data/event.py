"""An event for search engines (schema.org/Event).

Examples have none: their pages say `noindex`, and nobody must turn up at an invented event. A
cancelled or moved event keeps its data, which then says so.
"""

from __future__ import annotations

from typing import Any

from publishing.site import Site
from records.clock import Clock
from records.codes.programme import AttendanceMode, EventStatus
from records.facts.registration import is_registration_closed
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.event import Event
from records.model.people import Partner
from records.model.registry import address_of

_STATUS = {EventStatus.AFLYST: "EventCancelled", EventStatus.FLYTTET: "EventRescheduled"}
_MODES = {
    AttendanceMode.FYSISK: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.HYBRID: "MixedEventAttendanceMode",
}


def event_data(event: Event, library: Library, site: Site, clock: Clock) -> dict[str, Any] | None:
    """The data of the event; None for an example, and for one that is not listed."""
    if event.example or visibility(event, clock) is not Visibility.LISTED:
        return None
    url = site.absolute(address_of(event) or "")
    day = event.is_all_day
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": (event.starts.date() if day else event.starts).isoformat(),
        "endDate": (event.ends.date() if day else event.ends).isoformat(),
        "eventStatus": f"https://schema.org/{_STATUS.get(event.status, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_MODES[event.attendance_mode]}",
        "location": _locations(event, url),
        "organizer": [
            {"@type": "Organization", "name": partner.name}
            for partner_id in event.organizers
            if (partner := library.find(Partner, partner_id))
        ],
        "offers": _offer(event, url, clock),
        "url": url,
    }
    return {key: value for key, value in data.items() if value is not None}


def _locations(event: Event, url: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if event.location:
        project = event.location
        address = {
            "@type": "PostalAddress",
            "streetAddress": project.address,
            "postalCode": project.postal_code,
            "addressLocality": project.city,
            "addressCountry": "DK",
        }
        found.append({"@type": "Place", "name": project.name, "address": address})
    if event.attendance_mode is not AttendanceMode.FYSISK:
        found.append({"@type": "VirtualLocation", "url": event.online_url or url})
    return found


def _offer(event: Event, url: str, clock: Clock) -> dict[str, Any] | None:
    if event.price is None:
        return None
    if event.status is EventStatus.FULDT:
        standing = "SoldOut"
    else:
        standing = "OutOfStock" if is_registration_closed(event, clock) else "InStock"
    return {
        "@type": "Offer",
        "price": event.price,
        "priceCurrency": "DKK",
        "availability": f"https://schema.org/{standing}",
        "url": url,
    }
