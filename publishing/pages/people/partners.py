"""The list of partners (domain guide 6.12)."""

from __future__ import annotations

from dataclasses import dataclass

from records.clock import Clock
from records.danish.sorting import danish_key
from records.loading.library import Library
from records.model.people import Partner


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """A partner on the page; `id` is its anchor."""

    id: str
    name: str
    type: str
    description: str
    url: str | None
    example: bool


def partner_entries(library: Library, clock: Clock) -> tuple[PartnerEntry, ...]:
    """All partners, sorted by name."""
    del clock  # a partner has no dates
    found = sorted(library.all(Partner), key=lambda partner: danish_key(partner.name))
    return tuple(_entry(partner) for partner in found)


def _entry(partner: Partner) -> PartnerEntry:
    short = partner.abbreviation
    name = f"{partner.name} ({short})" if short and short not in partner.name else partner.name
    return PartnerEntry(
        partner.id, name, partner.type.label, partner.description, partner.url, partner.example
    )
