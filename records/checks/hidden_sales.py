"""A sale with a hidden address: no text of it, and nothing tied to it, says where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.pointing import address_in, name_in, words_of_places
from records.checks.report import found_at
from records.danish.slugs import slug
from records.model.premises import Premises
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.tree import Loc

_TEXTS = ("title", "summary", "note", "price_note", "withdrawn_reason")
_LISTS = ("benefits", "caveats", "requirements", "seller_wishes", "included")
_YEAR = re.compile(r"20[1-4]\d")
_MARK = re.compile(r"^[\s#>*+\-\d.]+")


def check_hidden_sales(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield what it is tied to, its address, and the first such word of each text."""
    yield from _tied(library)
    for sale in library.all(Vacancy):
        if sale.address_hidden:
            places = words_of_places(sale, library)
            for loc, text in _texts_of(sale):
                word = address_in(text) or name_in(text, places)
                if word:
                    yield found_at(library, sale, violation("hidden-names-place", loc, word=word))
            yield from _in_addresses(sale, library)


def _in_addresses(sale: Vacancy, library: LibraryView) -> Iterator[Diagnostic]:
    """Words of the page's addresses, which feeds and others keep, that its title does not say."""
    known = {*slug(sale.title).split("-"), str(sale.reference)}
    names: tuple[tuple[Loc, str], ...] = (
        (("id",), sale.id),
        *((("was", place), name) for place, name in enumerate(sale.was)),
    )
    for loc, name in names:
        for word in name.split("-"):
            is_number = word.isdigit() and (len(word) <= 2 or _YEAR.fullmatch(word))
            if word not in known and not is_number:
                yield found_at(library, sale, violation("hidden-in-address", loc, word=word))
                break


def _tied(library: LibraryView) -> Iterator[Diagnostic]:
    for premises in library.all(Premises):
        for place, named in enumerate(premises.vacancies):
            sale = library.find(Vacancy, named)
            if sale and sale.address_hidden:
                told = violation("hidden-tells-where", ("vacancies", place))
                yield found_at(library, premises, told)
    for sale in library.all(Vacancy):
        for place, named in enumerate(sale.related):
            if sale.address_hidden and named.startswith("premises:"):
                told = violation("hidden-tells-where", ("related", place))
                yield found_at(library, sale, told)
        earlier = library.find(Vacancy, sale.repost_of)
        if sale.address_hidden and earlier and not earlier.address_hidden:
            told = violation("hidden-tells-where", ("repost_of",))
            yield found_at(library, sale, told)


def _texts_of(sale: Vacancy) -> Iterator[tuple[Loc, str]]:
    """Each text with its field."""
    for key in _TEXTS:
        if getattr(sale, key):
            yield (key,), getattr(sale, key)
    for key in _LISTS:
        for place, text in enumerate(getattr(sale, key)):
            yield (key, place), text
    for place, criterion in enumerate(sale.criteria):
        yield ("criteria", place, "text"), criterion.text
    for place, source in enumerate(sale.sources):
        yield ("sources", place), f"{source.title} {source.url or ''}"
    for line in (sale.body or "").splitlines():
        yield ("body",), _MARK.sub("", line)
