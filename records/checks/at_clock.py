"""What the passing of time makes wrong: told when a build knows its clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import warning
from records.danish.dates import long_date
from records.facts.expiry import check_runs_out, offer_runs_out
from records.facts.status import State, deadline_text, state_of
from records.model.article import Article
from records.model.guide import Step
from records.model.offer import Offer
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic

if TYPE_CHECKING:
    from records.clock import Clock
    from records.model.library_view import LibraryView


def warnings_at(library: LibraryView, clock: Clock) -> Iterator[Diagnostic]:
    """Postings and offers that are over, and texts about rules that nobody has checked lately."""
    for vacancy in library.all(Vacancy):
        if not vacancy.draft and state_of(vacancy, clock) is State.EXPIRED:
            said = (
                f'er "opslaaet", men fristen var {deadline_text(vacancy)}. '
                "Skriv den status, opslaget har nu, fx vurderes eller ubesat."
            )
            yield warning(library, vacancy, ("status",), said)
    for offer in library.all(Offer):
        over = offer_runs_out(offer)
        if over and offer.valid_through and over <= clock.today:
            said = (
                f'er "{offer.state.value}", men tilbuddet gjaldt til og med '
                f"{long_date(offer.valid_through)}. Skriv historisk."
            )
            yield warning(library, offer, ("state",), said)
    rules: tuple[Article | Step, ...] = (*library.all(Article), *library.all(Step))
    for article in rules:
        due = check_runs_out(article)
        if due and article.checked and due <= clock.today:
            said = (
                f"er den {long_date(article.checked)}, mere end et år siden. "
                "Læs reglerne igen, og skriv dagen for det."
            )
            yield warning(library, article, ("checked",), said)
