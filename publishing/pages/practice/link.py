"""The ways to the practice forms, from the pages where somebody wonders."""

from __future__ import annotations

from publishing.addresses import PRACTICE_FORMS, PRACTICE_QUIZ
from publishing.blocks import Link
from records.clock import Clock
from records.codes.vacancy import PracticeForm
from records.facts.practice_profiles import profiles_at
from records.loading.library import Library
from records.model.registry import address_of

QUIZ = Link("Hvilken form ligner dine svar?", PRACTICE_QUIZ)


def quiz_link(library: Library, clock: Clock) -> Link | None:
    """The link to the quiz, where there are practice forms to choose between."""
    return QUIZ if profiles_at(library, clock) else None


def form_address(form: PracticeForm | None, library: Library, clock: Clock) -> str | None:
    """Where the page of a form lies; all of them where the doctor chooses, and None without."""
    shown = profiles_at(library, clock)
    if form is PracticeForm.FRIT_VALG:
        return PRACTICE_FORMS if shown else None
    return next((address_of(each) for each in shown if form in each.practice_forms), None)
