"""`data/glossary.json`: the glossary, for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.opendata.columns import source_values
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.danish.sorting import danish_key
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.registry import address_of
from records.model.term import Term


def glossary_document(
    library: Library, site: Site, clock: Clock, as_of: datetime | None = None
) -> dict[str, Any]:
    """Every term with the other words for it and its sources; the editors' notes are left out."""
    found = sorted(listed(library, Term, clock), key=lambda term: danish_key(term.title))
    return {
        "name": f"Ordbog fra {site.name}",
        "description": "Ord om almen praksis, kapaciteter og uddannelse, forklaret kort.",
        **about(site, as_of, has_examples=any(term.example for term in found)),
        "homepage": site.absolute(addresses.GLOSSARY),
        "count": len(found),
        "words": [_term(term, site) for term in found],
    }


def _term(term: Term, site: Site) -> dict[str, Any]:
    return {
        "id": term.id,
        "term": term.title,
        "definition": term.summary,
        "synonyms": list(term.synonyms),
        "forms": list(term.forms),
        "not_same_as": list(term.not_same_as),
        "checked": term.checked.isoformat(),
        "sources": [source_values(each) for each in term.sources],
        "url": site.absolute(address_of(term) or ""),
        "example": term.example,
    }
