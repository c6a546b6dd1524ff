"""The quiz: seven questions whose answers say which practice forms to talk about.

What an answer does is what the cells of the forms say (`Cell.fits`), and each reason is the
cell's own sentence. The browser counts and sorts (`assets/practice-match.js`), so that no answer
leaves it; without script the questions are a list of what each answer leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publishing.addresses import CONTACT, MATCH, PRACTICE_FORMS, PRACTICE_QUIZ
from publishing.blocks import Link
from publishing.page import Head, Page, make_page
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.codes.people import Section
from records.codes.practice import Answer, Aspect
from records.facts.examples import with_example_prefix
from records.facts.practice_profiles import openings_of
from records.loading.library import Library
from records.model.practice_profile import PracticeProfile
from records.model.registry import address_of

SECTION = Section.VEJEN.value
HOST = (Link(Section.VEJEN.label, "vejen/"), Link("Praksisformer side om side", PRACTICE_FORMS))
ASKED = tuple(aspect for aspect in Aspect if aspect.question)
"""What the quiz asks about, in its order."""
_TITLE = "Hvilken form ligner dine svar?"
_LEAD = (
    f"Svar på {len(ASKED)} spørgsmål, og se, hvad der taler for og imod hver form. Det er et godt "
    "sted at begynde en snak og ikke et råd. Dine svar bliver i din egen browser."
)
_OPENINGS_EACH = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """What a form says to a question; `fits` is empty where it depends."""

    key: str
    text: str
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that the quiz may lead to."""

    id: str
    title: str
    url: str
    summary: str
    example: bool
    reasons: tuple[Reason, ...]
    openings: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, and the forms that it speaks for: a link with the reason of each."""

    value: str
    text: str
    forms: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question as the page asks it."""

    key: str
    title: str
    help: str
    options: tuple[Choice, ...]


def quiz_page(shown: Sequence[PracticeProfile], library: Library, clock: Clock) -> Page:
    """`/praksisformer/find-din-form/`."""
    head = Head(
        template="practice_quiz.html",
        kind="practice_quiz",
        section=SECTION,
        address=PRACTICE_QUIZ,
        title=_TITLE,
        description=_LEAD,
        breadcrumb=HOST,
    )
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(PRACTICE_QUIZ, "vej")),
        "questions": tuple(_questions(shown)),
        "candidates": tuple(_candidate(each, library, clock) for each in shown),
        "table": Link("Se alle former side om side", PRACTICE_FORMS),
        "match": Link("Find opslag, der passer til dig", MATCH),
        "contact": Link("Tal med en rådgiver", CONTACT),
    }
    return make_page(head, values)


def _candidate(profile: PracticeProfile, library: Library, clock: Clock) -> Candidate:
    openings = openings_of(profile, library, clock)[:_OPENINGS_EACH]
    cells = profile.by_aspect
    return Candidate(
        id=profile.id,
        title=profile.title,
        url=address_of(profile) or "",
        summary=profile.summary,
        example=profile.example,
        reasons=tuple(
            Reason(aspect.value, cells[aspect].text, tuple(a.value for a in cells[aspect].fits))
            for aspect in ASKED
        ),
        openings=tuple(
            Link(with_example_prefix(each.title, example=each.example), address_of(each) or "")
            for each in openings
        ),
    )


def _questions(shown: Sequence[PracticeProfile]) -> Iterator[QuizQuestion]:
    for aspect in ASKED:
        options = (
            Choice(answer.value, answer.label, tuple(_spoken_for(shown, answer)))
            for answer in Answer
            if answer.aspect is aspect
        )
        yield QuizQuestion(aspect.value, aspect.question, aspect.help, tuple(options))


def _spoken_for(shown: Sequence[PracticeProfile], answer: Answer) -> Iterator[tuple[Link, str]]:
    for profile in shown:
        cell = profile.by_aspect[answer.aspect]
        if answer in cell.fits:
            yield Link(profile.title, address_of(profile) or ""), cell.text
