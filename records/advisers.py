"""Whom a reader can talk to: the named contact, or the adviser who fits best (6.9)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from records.codes.people import AudienceCode, Topic
from records.danish.sorting import danish_key
from records.kinds.people import Adviser
from records.library import Library
from records.pages.parts import Person


def adviser_for(
    library: Library,
    contact: str | None,
    audiences: Iterable[AudienceCode] = (),
    topics: Iterable[Topic] = (),
    areas: Iterable[str] = (),
) -> Adviser | None:
    """The contact where one is named, else the adviser with most in common; None without any."""
    named = library.find(Adviser, contact)
    if named:
        return named
    advisers = sorted(library.all(Adviser), key=lambda adviser: danish_key(adviser.role))
    return max(
        advisers,
        key=lambda adviser: (
            len(set(adviser.audiences) & set(audiences)) + len(set(adviser.topics) & set(topics)),
            _covers(adviser, areas),
        ),
        default=None,
    )


def _covers(adviser: Adviser, areas: Iterable[str]) -> bool:
    wanted = set(areas)
    return "region" in adviser.areas or bool(wanted & set(adviser.areas))


def person_of(adviser: Adviser, subject: str = "") -> Person:
    """The adviser as a person card; `subject` is filled into the mail that a click opens."""
    query = f"?subject={quote(subject)}" if subject else ""
    digits = (adviser.phone or "").replace(" ", "")
    return Person(
        role=adviser.name or adviser.role,
        hours=adviser.office_hours or "",
        mail=adviser.email,
        phone=adviser.phone or "",
        mail_url=f"mailto:{adviser.email}{query}",
        phone_url=f"tel:+45{digits}" if digits else "",
        example=adviser.example,
        topics=tuple(topic.label for topic in adviser.topics),
        summary=adviser.summary or "",
    )
