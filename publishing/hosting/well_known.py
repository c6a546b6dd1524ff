"""What robots and finders of faults look for: `robots.txt`, and `security.txt` (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from publishing.addresses import ROBOTS, SECURITY, SITEMAP
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock

_MONTHS = 11
"""RFC 9116, 2.5.5 recommends less than a year."""


def robots_txt(site: Site) -> OutputFile:
    """All may read all; what is not to be found says so itself (`noindex`)."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {site.absolute(SITEMAP)}\n"
    return OutputFile(ROBOTS, text.encode())


def security_txt(site: Site, clock: Clock) -> Iterator[OutputFile]:
    """Where to tell of a hole in the site's safety; nothing until the brand names a contact."""
    contact = site.brand.security_contact
    if not contact:
        return
    until = _months_on(clock.today, _MONTHS).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = (
        f"Contact: {contact}",
        f"Expires: {until}",
        "Preferred-Languages: da, en",
        f"Canonical: {site.absolute(SECURITY)}",
    )
    yield OutputFile(SECURITY, "".join(f"{line}\n" for line in lines).encode())


def _months_on(day: date, months: int) -> datetime:
    """The first moment of a later month, so that the file changes once a month and not each day."""
    years, month = divmod(day.month - 1 + months, 12)
    return datetime(day.year + years, month + 1, 1, tzinfo=UTC)
