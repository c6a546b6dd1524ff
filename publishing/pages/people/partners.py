"""The list of partners (domain guide 6.12)."""

from __future__ import annotations

from dataclasses import dataclass

from records.clock import Clock
from records.danish.dates import long_date
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
    """All partners, sorted by name; former ones last, since other pages may lead to them."""
    found = sorted(
        library.all(Partner), key=lambda each: (_is_former(each, clock), danish_key(each.name))
    )
    return tuple(_entry(partner, clock) for partner in found)


def _is_former(partner: Partner, clock: Clock) -> bool:
    return partner.valid_through is not None and partner.valid_through < clock.today


def _entry(partner: Partner, clock: Clock) -> PartnerEntry:
    short = partner.abbreviation
    name = f"{partner.name} ({short})" if short and short not in partner.name else partner.name
    kind = partner.type.label
    if partner.valid_through and _is_former(partner, clock):
        kind = f"{kind} til og med {long_date(partner.valid_through)}"
    return PartnerEntry(partner.id, name, kind, partner.description, partner.url, partner.example)
