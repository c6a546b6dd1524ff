"""Checks between records: each a generator of problems, all run at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.answers import check_answers
from records.checks.chains import check_chains
from records.checks.councils import check_councils
from records.checks.coverage import check_coverage
from records.checks.deadlines import check_deadlines
from records.checks.designations import check_designations
from records.checks.figures import check_figures
from records.checks.guides import check_guides
from records.checks.headlines import check_headlines
from records.checks.hidden_sales import check_hidden_sales
from records.checks.letter_numbers import check_letter_numbers
from records.checks.media import check_media
from records.checks.offers import check_offers
from records.checks.pictures import check_pictures
from records.checks.places import check_places
from records.checks.practice_profiles import check_practice_profiles
from records.checks.references import check_references
from records.checks.renames import check_renames
from records.checks.series import check_series
from records.checks.sets import check_sets
from records.checks.squares import check_squares
from records.checks.terms import check_terms
from records.checks.wishes import check_wishes

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.diagnostics import Diagnostic


def check_library(library: LibraryView) -> Iterator[Diagnostic]:
    """Yield what is wrong between the records."""
    yield from check_references(library)
    yield from check_media(library)
    yield from check_pictures(library)
    yield from check_chains(library)
    yield from check_sets(library)
    yield from check_terms(library)
    yield from check_councils(library)
    yield from check_renames(library)
    yield from check_deadlines(library)
    yield from check_guides(library)
    yield from check_offers(library)
    yield from check_designations(library)
    yield from check_practice_profiles(library)
    yield from check_wishes(library)
    yield from check_hidden_sales(library)
    yield from check_answers(library)
    yield from check_figures(library)
    yield from check_series(library)
    yield from check_coverage(library)
    yield from check_headlines(library)
    yield from check_letter_numbers(library)
    yield from check_squares(library)
    yield from check_places(library)
