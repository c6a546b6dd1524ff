"""The list of initiatives by status (domain guide 6.12)."""

from __future__ import annotations

from dataclasses import dataclass

from publishing.blocks import Card
from publishing.markdown import render
from publishing.related import related_cards
from publishing.sources import SourceLine, source_lines
from publishing.tables import boxed_tables
from records.clock import Clock
from records.codes.landscape import InitiativeStatus
from records.danish.partial_dates import partial_date
from records.danish.sorting import danish_key
from records.facts.regions import region_label_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.initiative import Initiative

_ORDER = (
    InitiativeStatus.PAABEGYNDT,
    InitiativeStatus.DELVIST,
    InitiativeStatus.GENNEMFOERT,
    InitiativeStatus.IKKE_IGANGSAT,
    InitiativeStatus.UKENDT,
)


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    """An initiative on the page; `id` is its anchor."""

    id: str
    title: str
    example: bool
    line: str
    topics: tuple[str, ...]
    html: str
    sources: tuple[SourceLine, ...]
    related: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class InitiativeGroup:
    """The initiatives with the same status."""

    id: str
    title: str
    entries: tuple[InitiativeEntry, ...]


def initiative_groups(library: Library, clock: Clock) -> tuple[InitiativeGroup, ...]:
    """The listed initiatives by status; within it the newest year first, then by title."""
    shown = sorted(listed(library, Initiative, clock), key=lambda one: danish_key(one.title))
    shown.sort(key=lambda one: one.status_date[:4], reverse=True)
    groups = []
    for status in _ORDER:
        entries = tuple(_entry(one, library, clock) for one in shown if one.status is status)
        if entries:
            groups.append(InitiativeGroup(status.value, status.label, entries))
    return tuple(groups)


def _entry(one: Initiative, library: Library, clock: Clock) -> InitiativeEntry:
    where = region_label_of(one.region, int(one.status_date[:4]))
    return InitiativeEntry(
        id=one.id,
        title=one.title,
        example=one.example,
        line=f"{where}, status pr. {partial_date(one.status_date)}",
        topics=tuple(topic.label for topic in one.topics),
        html=boxed_tables(render(one.description, library)),
        sources=source_lines(one.sources),
        related=related_cards(one, library, clock),
    )
