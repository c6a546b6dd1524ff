"""The comparison of practice forms has no hole, and no posting belongs to two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.codes.practice import Nature
from records.model.practice_profile import PracticeProfile
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_practice_profiles(library: LibraryView) -> Iterator[Diagnostic]:
    """Types that leave out a form or name another, and codes that two have at one time.

    Drafts are left alone, so that one can be written beside what it takes the place of.
    """
    profiles = [each for each in library.all(PracticeProfile) if not each.draft]
    forms = [each.id for each in profiles if each.nature is Nature.FORM]
    for number, profile in enumerate(profiles):
        yield from _codes(library, profile, profiles[:number])
        if profile.nature is Nature.TYPE:
            yield from _combinations(library, profile, forms)


def _codes(
    library: LibraryView, profile: PracticeProfile, before: Sequence[PracticeProfile]
) -> Iterator[Diagnostic]:
    beside = [each for each in before if _are_shown_together(each, profile)]
    for key in ("practice_forms", "vacancy_types"):
        for number, code in enumerate(getattr(profile, key)):
            other = next((each for each in beside if code in getattr(each, key)), None)
            if other:
                taken = violation("posting-of-two-forms", (key, number), value=code, other=other.id)
                yield found_at(library, profile, taken)


def _are_shown_together(one: PracticeProfile, other: PracticeProfile) -> bool:
    first, last = sorted((one, other), key=lambda each: each.published)
    return first.expires is None or first.expires >= last.published


def _combinations(
    library: LibraryView, profile: PracticeProfile, forms: list[str]
) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for number, each in enumerate(profile.combinations):
        loc = ("combinations", number, "form")
        other = library.find(PracticeProfile, each.form)
        if other and other.nature is not Nature.FORM:
            wrong = violation("combination-with-other", loc, value=each.form)
            yield found_at(library, profile, wrong)
        if each.form in told:
            twice = violation("combination-repeated", loc, value=each.form)
            yield found_at(library, profile, twice)
        told.add(each.form)
    missing = [form for form in forms if form not in told]
    if missing:
        hole = violation("combinations-missing", ("combinations",), forms=", ".join(missing))
        yield found_at(library, profile, hole)
