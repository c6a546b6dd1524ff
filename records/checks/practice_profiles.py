"""The comparison of practice forms has no hole, and no posting belongs to two of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.codes.practice import Nature
from records.model.practice_profile import PracticeProfile
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_practice_profiles(library: LibraryView) -> Iterator[Diagnostic]:
    """Types that leave out a form or name another, and codes that two records have."""
    profiles = library.all(PracticeProfile)
    forms = [each.id for each in profiles if each.nature is Nature.FORM]
    owners: dict[str, PracticeProfile] = {}
    for profile in profiles:
        yield from _codes(library, profile, owners)
        if profile.nature is Nature.TYPE:
            yield from _combinations(library, profile, forms)


def _codes(
    library: LibraryView, profile: PracticeProfile, owners: dict[str, PracticeProfile]
) -> Iterator[Diagnostic]:
    for key in ("practice_forms", "vacancy_types"):
        for number, code in enumerate(getattr(profile, key)):
            other = owners.setdefault(f"{key} {code}", profile)
            if other is not profile:
                taken = violation("posting-of-two-forms", (key, number), value=code, other=other.id)
                yield found_at(library, profile, taken)


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
