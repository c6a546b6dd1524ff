"""Whom a reader can talk to: the named contact, or the adviser who fits best (6.9)."""

from __future__ import annotations

from collections.abc import Iterable

from records.codes.people import AudienceCode, Topic
from records.danish.sorting import danish_key
from records.model.library_view import LibraryView
from records.model.people import Adviser


def adviser_for(
    library: LibraryView,
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
