"""Practice forms: the table that compares them, and a page for each (domain guide 6.22)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from publishing.addresses import MATCH, PRACTICE_FORMS
from publishing.blocks import Link
from publishing.cards import cards_of, own_tags
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.practice.cells import Sources, cell_view, form_view
from publishing.pages.practice.link import QUIZ
from publishing.pages.practice.quiz import HOST, SECTION, quiz_page
from publishing.person import person_for
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.codes.practice import Aspect, Nature
from records.facts.practice_profiles import openings_of, profiles_at
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.practice_profile import PracticeProfile
from records.model.registry import address_of

_MOST_OPENINGS = 6
_LEAD = (
    "Alene, sammen med andre eller som ansat? Her står formerne side om side: hvem der ejer, hvis "
    "patienterne er, og hvordan du kommer i gang."
)


def practice_form_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The table, the quiz and a page for each form; nothing where there are none."""
    shown = profiles_at(library, clock)
    if shown:
        yield table_page(shown)
        yield quiz_page(shown, library, clock)
    for profile in with_page(library, PracticeProfile, clock):
        yield practice_form_page(profile, library, clock)


def table_page(shown: Sequence[PracticeProfile]) -> Page:
    """`/praksisformer/`: a row for each form, and what each type means in each form."""
    head = Head(
        template="practice_forms.html",
        kind="practice_forms",
        section=SECTION,
        address=PRACTICE_FORMS,
        title=HOST[-1].text,
        description=_LEAD,
        breadcrumb=HOST[:1],
    )
    sources = Sources()
    forms = tuple(form_view(each, sources) for each in shown)
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(PRACTICE_FORMS, "koebstad")),
        "columns": tuple(aspect.label for aspect in Aspect),
        "forms": forms,
        "used_in": tuple(_links(each for each in shown if each.nature is Nature.FORM)),
        "uses": tuple(_uses(shown, sources)),
        "numbered": tuple(sources.lines()),
        "quiz": QUIZ,
        "match": Link("Find opslag, der passer til dig", MATCH),
        "search_text": " ".join(f"{each.title}: {each.summary}" for each in shown),
    }
    return make_page(head, values)


def _links(profiles: Iterator[PracticeProfile]) -> Iterator[Link]:
    for each in profiles:
        yield Link(each.title, address_of(each) or "")


def _uses(shown: Sequence[PracticeProfile], sources: Sources) -> Iterator[dict[str, Any]]:
    """A row for each type: what it means in each form that is shown, in their order."""
    forms = [each for each in shown if each.nature is Nature.FORM]
    for profile in shown:
        if profile.nature is Nature.TYPE and forms:
            told = {each.form: each for each in profile.combinations}
            cells = (
                cell_view(form.id, form.title, told[form.id], profile, sources)
                for form in forms
                if form.id in told
            )
            yield {"title": profile.title, "url": address_of(profile), "cells": tuple(cells)}


def practice_form_page(profile: PracticeProfile, library: Library, clock: Clock) -> Page:
    """`/praksisformer/delepraksis/`: what holds, with sources, and what is open of it.

    The editor's note is not among its values.
    """
    sources = Sources()
    values: dict[str, Any] = {
        "lead": profile.summary,
        "tags": own_tags(profile, library, clock),
        "form": form_view(profile, sources),
        "uses": tuple(_own_uses(profile, library, clock, sources)),
        "openings": cards_of(openings_of(profile, library, clock)[:_MOST_OPENINGS], library, clock),
        "numbered": tuple(sources.lines()),
        "compare": Link("Sæt den over for andre former", f"{PRACTICE_FORMS}?form={profile.id}"),
        "quiz": QUIZ,
        "person": person_for(profile, library, f"Spørgsmål om {profile.title.lower()}"),
        "related": related_cards(profile, library, clock, both_ways=True),
    }
    head = record_head(profile, "practice_form.html", SECTION, HOST)
    return make_page(head, values, render(profile.body, library) if profile.body else "")


def _own_uses(
    profile: PracticeProfile, library: Library, clock: Clock, sources: Sources
) -> Iterator[dict[str, Any]]:
    told = {each.form: each for each in profile.combinations}
    for form in profiles_at(library, clock):
        if form.id in told:
            yield {"cell": cell_view(form.id, form.title, told[form.id], profile, sources)}
