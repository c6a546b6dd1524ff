"""Which postings belong to a practice form, and the order in which forms are shown."""

from __future__ import annotations

from collections.abc import Sequence

from records.clock import Clock
from records.codes.practice import Nature
from records.codes.vacancy import PracticeForm
from records.danish.sorting import danish_key
from records.facts.status import State, state_of
from records.facts.visibility import listed
from records.model.library_view import LibraryView
from records.model.practice_profile import PracticeProfile
from records.model.vacancy import Vacancy

_CAN_BE_CHOSEN = (State.OPEN, State.COMING)
_NOT_SAID = (None, PracticeForm.FRIT_VALG)


def profiles_at(library: LibraryView, clock: Clock) -> Sequence[PracticeProfile]:
    """Those that are shown: forms, the types that forms use, what others run, employment."""
    return sorted(listed(library, PracticeProfile, clock), key=_place)


def _place(profile: PracticeProfile) -> tuple[int, int, tuple[str, str]]:
    natures, forms = list(Nature), list(PracticeForm)
    own = min(map(forms.index, profile.practice_forms), default=len(forms))
    return natures.index(profile.nature), own, danish_key(profile.title)


def belongs_to(vacancy: Vacancy, profile: PracticeProfile) -> bool:
    """Whether the posting is one of that form.

    A job goes by its type, whoever owns the clinic; what a doctor owns goes by the practice form,
    and by its type where the form is open.
    """
    by_type = vacancy.type in profile.vacancy_types
    if vacancy.group.is_job or vacancy.practice_form in _NOT_SAID:
        return by_type
    return vacancy.practice_form in profile.practice_forms


def openings_of(
    profile: PracticeProfile, library: LibraryView, clock: Clock
) -> tuple[Vacancy, ...]:
    """The postings of that form that are open or coming, in the order of their lists."""
    shown = listed(library, Vacancy, clock)
    wanted = (each for each in shown if state_of(each, clock) in _CAN_BE_CHOSEN)
    return tuple(each for each in wanted if belongs_to(each, profile))
