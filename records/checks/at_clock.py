"""What the passing of time makes wrong: told when a build knows its clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.danish.dates import long_date
from records.facts.expiry import (
    CONSENT_TO_ASK,
    check_runs_out,
    checked_at,
    designation_ends_soon,
    offer_runs_out,
    rule_texts,
)
from records.facts.families import all_of
from records.facts.status import State, deadline_text, state_of
from records.model.consent import Consent
from records.model.designation import Designation
from records.model.offer import Offer
from records.model.told import Told
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.clock import Clock
    from records.model.library_view import LibraryView


def warnings_at(library: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """Postings and offers that are over, and texts about rules that nobody has checked lately."""
    for vacancy in library.all(Vacancy):
        if not vacancy.draft and state_of(vacancy, clock) is State.EXPIRED:
            over = violation(
                "deadline-passed", ("status",), Severity.WARNING, deadline=deadline_text(vacancy)
            )
            yield found_at(library, vacancy, over)
    for offer in library.all(Offer):
        ends = offer_runs_out(offer)
        if ends and offer.valid_through and ends <= clock.today:
            last = long_date(offer.valid_through)
            over = violation(
                "offer-passed", ("state",), Severity.WARNING, state=offer.state, last=last
            )
            yield found_at(library, offer, over)
    yield from _designations(library, clock)
    yield from _consents(library, clock)
    yield from _checked_later(library, clock)
    for text in rule_texts(library):
        due = check_runs_out(text)
        if due and text.checked and due <= clock.today:
            checked = long_date(text.checked)
            loc = checked_at(text)
            old = violation("rules-not-checked", loc, Severity.WARNING, checked=checked)
            yield found_at(library, text, old)


def _checked_later(library: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """What somebody says to have checked on a day that is to come."""
    for shelf in library.records.values():
        for record in shelf.values():
            checked = getattr(record, "checked", None)
            if isinstance(checked, date) and checked > clock.today:
                day = long_date(checked)
                later = violation("checked-later", ("checked",), Severity.WARNING, day=day)
                yield found_at(library, record, later)


def _designations(library: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """Those that end within a month, and nothing follows."""
    for designation in library.all(Designation):
        told_from = designation_ends_soon(designation, clock.today)
        if told_from and told_from <= clock.today:
            last = long_date(designation.ends)
            ends = violation(
                "designation-ends-soon", ("valid_through",), Severity.WARNING, last=last
            )
            yield found_at(library, designation, ends)


def _consents(library: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """Those that hold no more, and those that end within two months."""
    for told in all_of(library, Told):
        consent = told.consent
        if consent is None or told.draft:
            continue
        ended = _ended(consent, clock.today)
        if consent.given_on > clock.today:
            loc = ("consent", "given_on")
            first = long_date(consent.given_on)
            early = violation("consent-not-yet", loc, Severity.WARNING, first=first)
            yield found_at(library, told, early)
        elif ended:
            last = long_date(ended)
            over = violation("consent-over", ("consent",), Severity.WARNING, last=last)
            yield found_at(library, told, over)
        elif consent.valid_through and consent.valid_through <= clock.today + CONSENT_TO_ASK:
            last = long_date(consent.valid_through)
            loc = ("consent", "valid_through")
            soon = violation("consent-ends-soon", loc, Severity.WARNING, last=last)
            yield found_at(library, told, soon)


def _ended(consent: Consent, today: date) -> date | None:
    """The day by which a consent that holds no more was over."""
    if consent.is_withdrawn_on(today):
        return consent.withdrawn_on
    last = consent.valid_through
    return last if last and last < today else None
