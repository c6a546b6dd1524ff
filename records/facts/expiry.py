"""The first day on which something is out of date: asked by the checks and by what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from records.clock import Clock
from records.codes.landscape import FigureState, OfferState
from records.facts.regions import MERGER, regions_at
from records.model.article import Article
from records.model.designation import Designation
from records.model.figure import Figure
from records.model.guide import Step
from records.model.library_view import LibraryView
from records.model.offer import ASKABLE, USABLE, Offer
from records.model.practice_profile import PracticeProfile
from records.model.term import Term
from records.source.tree import Loc

CHECKED_LASTS = timedelta(days=365)
"""How long a text about rules counts as checked (domain guide 6.5)."""
CONSENT_TO_ASK = timedelta(days=60)
"""So long before a consent ends the office is told to ask for a new one."""
MONTH = timedelta(days=31)
"""How long before its end an editor is told of what nothing follows."""
RuleText = Article | Designation | Offer | PracticeProfile | Step | Term


def rule_texts(library: LibraryView) -> Iterator[RuleText]:
    """Every text whose words about rules have to hold; offers that promise nothing are not."""
    yield from library.all(Article)
    yield from library.all(Designation)
    yield from (offer for offer in library.all(Offer) if offer.is_usable)
    yield from library.all(PracticeProfile)
    yield from library.all(Step)
    yield from library.all(Term)


def check_runs_out(text: RuleText) -> date | None:
    """The first day on which a text about rules has to be read again; None has no such rules.

    What is history by then is never read again.
    """
    if text.checked is None:
        return None
    due = text.checked + CHECKED_LASTS + timedelta(days=1)
    return None if isinstance(text, Designation) and due > text.ends else due


def checked_at(text: RuleText) -> Loc:
    """Where the day stands on which the text was checked: of several, the first of all days."""
    if isinstance(text, PracticeProfile):
        loc, _ = min(text.placed, key=lambda each: each[1].checked)
        return (*loc, "checked")
    return ("checked",)


def designation_ends_soon(designation: Designation, today: date) -> date | None:
    """The day from which an editor is told that it ends, as long as nothing follows it."""
    told_from = designation.ends - MONTH
    is_done = designation.replaced_by or designation.draft or designation.ends < today
    return None if is_done else told_from


def offer_runs_out(offer: Offer) -> date | None:
    """The first day on which an offer that says it can be had is over; None has no such day."""
    if not offer.can_be_asked_for or offer.valid_through is None:
        return None
    return offer.valid_through + timedelta(days=1)


def state_of_offer(offer: Offer, clock: Clock) -> OfferState:
    """The state on the record, or what its last day and the merger of the regions make of it.

    An offer of a region that has become ours is no offer of another region any more, and no
    promise of ours either, until an editor says so.
    """
    if offer.valid_through is not None and offer.valid_through < clock.today:
        return OfferState.HISTORISK
    elsewhere = offer.state is OfferState.ANDRE_REGIONER
    taken_over = elsewhere and clock.today >= MERGER and is_of_ours(offer, clock)
    return OfferState.SPOERG if taken_over else offer.state


def is_of_ours(offer: Offer, clock: Clock) -> bool:
    """Whether all its regions are ours at that moment."""
    return set(offer.regions) <= set(regions_at(clock))


def state_of_figure(figure: Figure, clock: Clock) -> FigureState:
    """The state on the record, or `historisk` where its last day has passed."""
    over = figure.valid_through is not None and figure.valid_through < clock.today
    return FigureState.HISTORISK if over else figure.state


def can_be_used(offer: Offer, clock: Clock) -> bool:
    """Whether a doctor can have it, or soon can."""
    return state_of_offer(offer, clock) in USABLE


def can_be_asked_for(offer: Offer, clock: Clock) -> bool:
    """Whether there is anything to click: somebody answers."""
    return state_of_offer(offer, clock) in ASKABLE
