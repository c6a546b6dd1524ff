"""Whom a reader can talk to: the named contact, or the adviser who fits best (6.9)."""

from __future__ import annotations

from collections.abc import Iterable

from records.codes.people import AudienceCode, Topic
from records.model.library_view import LibraryView
from records.model.people import Adviser

_ASKS_ABOUT = {
    AudienceCode.MEDICINSTUDERENDE: Topic.UDDANNELSE,
    AudienceCode.KBU_LAEGE: Topic.UDDANNELSE,
    AudienceCode.INTROLAEGE: Topic.UDDANNELSE,
    AudienceCode.HU_LAEGE: Topic.UDDANNELSE,
    AudienceCode.SKIFTER_SPECIALE: Topic.UDDANNELSE,
    AudienceCode.NY_SPECIALLAEGE: Topic.ETABLERING,
    AudienceCode.NYNEDSAT: Topic.ETABLERING,
    AudienceCode.SENIORLAEGE: Topic.SENIOR,
    AudienceCode.SAELGER: Topic.SENIOR,
}
"""What readers of one stage mostly ask about, where the page itself names no topic."""


def adviser_for(
    library: LibraryView,
    contact: str | None,
    audiences: Iterable[AudienceCode] = (),
    topics: Iterable[Topic] = (),
    areas: Iterable[str] = (),
) -> Adviser | None:
    """The contact where one is named, else the adviser who fits best; None without any.

    One of the very area comes before one of the whole region, who comes before one of elsewhere.
    Then counts how many of the topics are hers, and how many of the audiences; where a page says
    nothing of either, it is about settling, the office's first task. Of equals the one fits
    better who names the topic earlier, then the one with fewer subjects; at last the id, so that
    every build says the same.
    """
    named = library.find(Adviser, contact)
    if named:
        return named
    readers, places = set(audiences), set(areas)
    subjects = set(topics) or {_ASKS_ABOUT[one] for one in readers if one in _ASKS_ABOUT}
    subjects = subjects or {Topic.ETABLERING}

    def fit(adviser: Adviser) -> tuple[int, int, int, int, int]:
        breadth = len(adviser.topics) + len(adviser.audiences)
        return (
            _nearness(adviser, places),
            len(subjects.intersection(adviser.topics)),
            len(readers.intersection(adviser.audiences)),
            -min((at for at, each in enumerate(adviser.topics) if each in subjects), default=99),
            -breadth,
        )

    return max(sorted(library.all(Adviser), key=lambda each: each.id), key=fit, default=None)


def _nearness(adviser: Adviser, places: set[str]) -> int:
    """2 for the very area, 1 for the whole region, 0 for elsewhere."""
    named = places - {"region"}
    if named.intersection(adviser.areas):
        return 2
    return int("region" in adviser.areas)
