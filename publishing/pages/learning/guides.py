"""The pages of guides, which are complete without script (domain guide 6.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from publishing.blocks import Fact, Link, Moment
from publishing.markdown import render
from publishing.page import Page, make_page, record_head
from publishing.pages.learning.article import checked_moment
from publishing.person import person_for
from publishing.related import related_cards
from publishing.sources import source_lines
from publishing.tables import boxed_tables
from records.clock import Clock
from records.danish.dates import long_date
from records.danish.numbers import count
from records.danish.sorting import danish_key
from records.facts.visibility import Visibility, listed, visibility, with_page
from records.loading.library import Library
from records.model.guide import Guide, Step
from records.model.offer import Offer
from records.model.registry import address_of

LIST = Link("Vejen til egen praksis", "vejen/")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a step needs, and where it is got."""

    title: str
    url: str | None
    where: str


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step on the page; `id` is its anchor, and its key in the browser's storage."""

    id: str
    number: int
    title: str
    who: str
    when: str
    months_before: int | None
    """Below zero is after the goal."""
    weeks_before: int
    """How many weeks earlier still, because others of the same time come after it."""
    only_if: str
    accounts: tuple[Fact, ...]
    """What each source says, where they disagree."""
    what: str
    why: str
    documents: tuple[Paper, ...]
    depends_on: tuple[Link, ...]
    offers: tuple[Link, ...]
    types: str
    checked: Moment | None


def guide_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """The pages of all visible guides."""
    for guide in with_page(library, Guide, clock):
        yield guide_page(guide, library, clock)


def guides_in_order(library: Library, clock: Clock) -> tuple[Guide, ...]:
    """The listed guides, sorted by title."""
    return tuple(sorted(listed(library, Guide, clock), key=lambda g: danish_key(g.title)))


def guide_page(guide: Guide, library: Library, clock: Clock) -> Page:
    """`/vejen/<id>/`: the page of a guide with its steps."""
    steps = [step for i in guide.steps if (step := library.find(Step, i))]
    cta = guide.call_to_action
    has_times = any(step.months_before is not None for step in steps)
    values = {
        "lead": guide.summary,
        "guide": guide.id,
        "goal": guide.goal,
        "count_text": count(len(steps), "trin", "trin"),
        "steps": tuple(_entries(steps, library, clock)),
        "times": tuple(_times(steps)) if has_times else (),
        "has_times": has_times,
        "has_crowds": any(_others_then(step, steps) for step in steps),
        "person": person_for(guide, library, f"Spørgsmål: {guide.title}"),
        "cta": Link(cta.text, library.address(cta.target) or "") if cta else None,
        "checked": checked_moment(min((step.checked for step in steps), default=None)),
        "sources": source_lines(guide.sources),
        "related": related_cards(guide, library, clock),
        "search_text": " ".join(step.title for step in steps),
    }
    head = record_head(guide, "guide.html", "vejen", (LIST,))
    return make_page(head, values, render(guide.body, library) if guide.body else "")


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Steps that follow each other and are done by the same time."""

    when: str
    gap: int
    """Months since the row before, where both have a time."""
    steps: tuple[Link, ...]
    is_goal: bool
    """Whether it is the day of the goal."""
    is_free: bool
    """Whether it has no time."""


def _times(steps: list[Step]) -> Iterator[TimeRow]:
    before: int | None = None
    numbered = enumerate(steps, start=1)
    for months, found in groupby(numbered, key=lambda each: each[1].months_before):
        gap = before - months if before is not None and months is not None else 0
        links = tuple(Link(f"{number}. {step.title}", f"#{step.id}") for number, step in found)
        yield TimeRow(when_text(months) or "Uden fast tid", gap, links, months == 0, months is None)
        before = months if months is not None else before


def _entries(steps: list[Step], library: Library, clock: Clock) -> Iterator[StepEntry]:
    numbers = {step.id: number for number, step in enumerate(steps, start=1)}
    for step in steps:
        yield StepEntry(
            id=step.id,
            number=numbers[step.id],
            title=step.title,
            who=step.who.label,
            when=when_text(step.months_before),
            months_before=step.months_before,
            weeks_before=_others_then(step, steps),
            only_if=step.only_if or "",
            accounts=tuple(Fact(one.publisher, one.says) for one in step.accounts),
            what=boxed_tables(render(step.what, library)),
            why=boxed_tables(render(step.why, library)),
            documents=tuple(Paper(each.title, each.url, each.where) for each in step.documents),
            depends_on=tuple(_earlier(step, numbers, library)),
            offers=tuple(_offers(step, library, clock)),
            types=", ".join(kind.label for kind in step.vacancy_types),
            checked=Moment(long_date(step.checked), step.checked.isoformat()),
        )


def _others_then(step: Step, steps: list[Step]) -> int:
    """How many later steps are done by the same month: a plan puts a week between them."""
    if not step.months_before:
        return 0
    later = steps[steps.index(step) + 1 :]
    return sum(other.months_before == step.months_before for other in later)


def when_text(months_before: int | None) -> str:
    """`Senest 6 måneder før`, `På dagen`, `Senest 1 måned efter`, or empty if it is not known."""
    if months_before is None:
        return ""
    if months_before == 0:
        return "På dagen"
    side = "før" if months_before > 0 else "efter"
    return f"Senest {count(abs(months_before), 'måned', 'måneder')} {side}"


def _earlier(step: Step, numbers: dict[str, int], library: Library) -> Iterator[Link]:
    for step_id in step.depends_on:
        earlier = library.find(Step, step_id)
        if earlier and step_id in numbers:
            yield Link(f"Trin {numbers[step_id]}: {earlier.title}", f"#{step_id}")


def _offers(step: Step, library: Library, clock: Clock) -> Iterator[Link]:
    for offer_id in step.offers:
        offer = library.find(Offer, offer_id)
        if offer and visibility(offer, clock) is not Visibility.HIDDEN:
            yield Link(offer.title, address_of(offer) or "")
