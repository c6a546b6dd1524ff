"""The way to the quiz about practice forms, from the pages where somebody wonders."""

from __future__ import annotations

from publishing.addresses import PRACTICE_QUIZ
from publishing.blocks import Link
from records.clock import Clock
from records.facts.practice_profiles import profiles_at
from records.loading.library import Library

QUIZ = Link("Hvilken form ligner dine svar?", PRACTICE_QUIZ)


def quiz_link(library: Library, clock: Clock) -> Link | None:
    """The link, where there are practice forms to choose between."""
    return QUIZ if profiles_at(library, clock) else None
