"""The glossary as schema.org has it: a set of defined terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publishing.addresses import GLOSSARY
from publishing.site import Site
from records.model.registry import address_of
from records.model.term import Term


def defined_term(term: Term, site: Site) -> dict[str, Any]:
    """A term, with the other words for it and the set that it belongs to."""
    also = {"alternateName": list(term.synonyms)} if term.synonyms else {}
    return {
        "@context": "https://schema.org",
        **_named(term, site),
        **also,
        "description": term.summary,
        "inLanguage": "da",
        "inDefinedTermSet": site.absolute(GLOSSARY),
    }


def defined_term_set(terms: Sequence[Term], site: Site) -> dict[str, Any]:
    """The list of all terms, in the order in which the page has them."""
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": site.absolute(GLOSSARY),
        "name": f"Ordbog fra {site.name}",
        "url": site.absolute(GLOSSARY),
        "inLanguage": "da",
        "hasDefinedTerm": [_named(term, site) for term in terms],
    }


def _named(term: Term, site: Site) -> dict[str, Any]:
    address = site.absolute(address_of(term) or "")
    return {"@type": "DefinedTerm", "@id": address, "name": term.title, "url": address}
