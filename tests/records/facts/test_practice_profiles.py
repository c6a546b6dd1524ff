"""The order in which practice forms are shown, and the postings that belong to each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from records.codes.practice import Nature
from records.codes.vacancy import PracticeForm, VacancyType
from records.facts.practice_profiles import belongs_to, openings_of, profiles_at
from records.loading.library import Library
from records.model.practice_profile import PracticeProfile
from records.model.vacancy import Vacancy
from tests.samples import NOW, article, vacancy, write_library

OWNED = vacancy("Andel i Rønne", areas=["0400"], type="kompagniskabsandel", hours_per_week=None,
                practice_form="kompagniskab", takeover="efter-aftale")  # fmt: skip


@pytest.fixture
def form(real_library: Library) -> PracticeProfile:
    """Any form; tests say themselves what it is."""
    return real_library.all(PracticeProfile)[0]


def with_forms(library: Library, *forms: PracticeProfile) -> Library:
    shelf = {each.id: each for each in forms}
    return library.with_records({**library.records, "practice_profile": shelf})


def changed(form: PracticeProfile, id_: str, **changes: Any) -> PracticeProfile:
    plain = {"title": id_, "nature": Nature.FORM, "practice_forms": (), "vacancy_types": ()}
    return form.model_copy(update={"id": id_, **plain, **changes})


def test_forms_come_by_what_they_are_then_by_their_first_form_then_by_name(
    tmp_path: Path, form: PracticeProfile
) -> None:
    solo, partners, shared, *_ = PracticeForm
    wanted = [
        changed(form, "b", practice_forms=(shared, solo)),
        changed(form, "a", practice_forms=(partners,)),
        changed(form, "5", title="Åse", practice_forms=(tuple(PracticeForm)[-1],)),
        changed(form, "4", title="Zebra"),
        changed(form, "3", title="Ægte"),
        changed(form, "2", title="Århus"),
        changed(form, "1", nature=Nature.ANSAETTELSE, practice_forms=(solo,)),
    ]
    empty = write_library(tmp_path, {"articles/et": article()})
    hidden = changed(form, "kladde", draft=True)
    library = with_forms(empty, hidden, *sorted(wanted, key=lambda each: each.id))
    assert [each.id for each in profiles_at(library, NOW)] == [each.id for each in wanted]


def test_what_a_doctor_owns_goes_by_form_and_by_type_where_none_is_said(
    tmp_path: Path, form: PracticeProfile
) -> None:
    (opening,) = write_library(tmp_path, {"vacancies/a": OWNED}).all(Vacancy)
    by_type = changed(form, "a", vacancy_types=(VacancyType.KOMPAGNISKABSANDEL,))
    by_form = changed(form, "b", practice_forms=(PracticeForm.KOMPAGNISKAB,))
    for said, belongs in (
        (PracticeForm.KOMPAGNISKAB, (False, True)),
        (PracticeForm.SOLOPRAKSIS, (False, False)),
        (PracticeForm.FRIT_VALG, (True, False)),
        (None, (True, False)),
    ):
        posting = opening.model_copy(update={"practice_form": said})
        assert tuple(belongs_to(posting, each) for each in (by_type, by_form)) == belongs, said


def test_openings_are_those_of_the_form_that_are_shown_and_can_be_chosen(
    tmp_path: Path, form: PracticeProfile
) -> None:
    library = write_library(tmp_path, {
        "vacancies/aaben": OWNED, "vacancies/kladde": OWNED | {"draft": "true"},
        "vacancies/udloebet": OWNED | {"deadline": "2026-11-21"},
        "vacancies/anden": OWNED | {"practice_form": "delepraksis", "type": "delepraksis"},
        "vacancies/senere": OWNED | {"posted": "2026-12-01", "deadline": "2027-01-04"},
    })  # fmt: skip
    ours = changed(form, "a", practice_forms=(PracticeForm.KOMPAGNISKAB,))
    assert [each.id for each in openings_of(ours, library, NOW)] == ["aaben", "senere"]
