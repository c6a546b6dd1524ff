"""Cards: how a record is shown on lists, on the front page and in mails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from publishing.blocks import Card, DateBlock, Tag, Tone
from publishing.images.cuts import CARD, cut_of
from publishing.new_card import new_card
from publishing.offer_texts import sum_text
from publishing.opening_cards import exchange_card, premises_card, vacancy_card, wish_card
from publishing.place_names import designation_parts
from publishing.reading_time import reading_time
from publishing.scenes.choice import scene_files
from records.clock import Clock
from records.codes.landscape import OfferState
from records.codes.programme import EpisodeStatus, EpisodeType, EventStatus, RegistrationMethod
from records.danish.dates import date_span, long_date, time_span
from records.danish.numbers import joined, number
from records.danish.partial_dates import partial_date
from records.facts.designations import STANDINGS, Standing, standing_of
from records.facts.expiry import state_of_offer
from records.facts.regions import region_label_of
from records.facts.registration import (
    event_status_text,
    registration_closes,
    takes_registrations,
)
from records.facts.visibility import is_over
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.exchange import Exchange
from records.model.film import Film
from records.model.guide import Guide
from records.model.initiative import Initiative
from records.model.newsletter import Issue
from records.model.offer import Offer
from records.model.practice_profile import PracticeProfile
from records.model.premises import Premises
from records.model.registry import BY_MODEL
from records.model.survey import Survey
from records.model.term import Term
from records.model.told import Story, Told
from records.model.vacancy import Vacancy
from records.model.wish import Wish


def card_of(record: Content, library: Library, clock: Clock) -> Card:
    """The card of a record."""
    make = _MAKERS.get(type(record), _plain)
    return library.once_for(record, ("card", clock), lambda: make(record, library, clock))


def cards_of(records: Sequence[Content], library: Library, clock: Clock) -> tuple[Card, ...]:
    """The cards of the records, in the same order."""
    return tuple(card_of(record, library, clock) for record in records)


def own_tags(record: Content, library: Library, clock: Clock) -> tuple[Tag, ...]:
    """The tags of the record's card, without the example tag: a page shows that itself."""
    tags = card_of(record, library, clock).tags
    return tuple(tag for tag in tags if tag.tone is not Tone.EXAMPLE)


def with_eyebrow(card: Card, eyebrow: str) -> Card:
    """The card with a line above its title."""
    return replace(card, eyebrow=eyebrow)


def _event(event: Event, library: Library, clock: Clock) -> Card:
    place = event.location.city if event.location else event.attendance_mode.label
    status = event_status_text(event, clock)
    can_come = status in (EventStatus.AABEN.label, RegistrationMethod.INGEN.label)
    return new_card(
        event,
        [
            date_span(event.start_date, event.end_date),
            None if event.is_all_day else time_span(event.start_time, event.end_time),
            place,
            sign_up_by(event, clock),
        ],
        [Tag(event.type.label), Tag(status, Tone.OPEN if can_come else Tone.QUIET)],
        date=DateBlock.of(event.start_date),
        state="afholdt" if is_over(event, clock) else "kommende",
    )


def sign_up_by(event: Event, clock: Clock) -> str | None:
    """`tilmelding senest 4. december 2026`; None where there is no deadline left to meet."""
    closes = registration_closes(event)
    if closes is None or not takes_registrations(event, clock):
        return None
    return f"tilmelding senest {long_date(closes.date())}"


def _series(series: EventSeries, library: Library, clock: Clock) -> Card:
    dates = sorted(
        (e for e in library.all(Event) if e.series == series.id and not is_over(e, clock)),
        key=lambda event: event.starts,
    )
    coming = f"Næste: {long_date(dates[0].start_date)}" if dates else "Ingen datoer endnu"
    return new_card(
        series, [series.frequency, coming], [Tag(series.type.label) if series.type else None]
    )


def _episode(episode: Episode, library: Library, clock: Clock) -> Card:
    missing = episode.status is EpisodeStatus.MANGLER_OPLYSNINGER
    when = long_date(episode.released) if episode.released else _month(episode)
    numbered = f"Sæson {episode.season}, episode {episode.number}" if episode.season else None
    kind = Tag(episode.type.label) if episode.type is not EpisodeType.FULL else None
    return new_card(
        episode,
        [numbered if not missing else None, when, "med udskrift" if episode.transcript else None],
        [kind, Tag(episode.status.label, Tone.QUIET) if missing else None],
        state=episode.status.value,
    )


def _month(episode: Episode) -> str | None:
    return partial_date(episode.released_month) if episode.released_month else None


def _article(article: Article, library: Library, clock: Clock) -> Card:
    return new_card(
        article,
        [reading_time(article.body)],
        [Tag(article.section.label)],
        scene=scene_files(article, library),
        photo=cut_of(article.image, CARD, library),
    )


def _issue(issue: Issue, library: Library, clock: Clock) -> Card:
    return new_card(
        issue,
        [f"Udgave {issue.number}", long_date(issue.send_on)],
        [],
        date=DateBlock.of(issue.send_on),
    )


def _guide(guide: Guide, library: Library, clock: Clock) -> Card:
    steps = f"{number(len(guide.steps))} trin"
    return new_card(
        guide,
        [steps],
        [Tag("Guide")],
        scene=scene_files(guide, library),
        photo=cut_of(guide.image, CARD, library),
    )


def _offer(offer: Offer, library: Library, clock: Clock) -> Card:
    state = state_of_offer(offer, clock)
    tag = Tag(state.label, Tone.QUIET) if state is not OfferState.AKTUELT else None
    newest = max(offer.amounts, key=lambda amount: amount.year, default=None)
    told = sum_text(newest) if newest else None
    return new_card(offer, [offer.for_whom, told], [Tag(offer.type.label), tag], state=state.value)


def _designation(designation: Designation, library: Library, clock: Clock) -> Card:
    standing = standing_of(designation, clock)
    tone = Tone.OPEN if standing is Standing.CURRENT else Tone.QUIET
    return new_card(
        designation,
        list(designation_parts(designation, library)),
        [Tag(designation.type.label) if designation.type else None, Tag(STANDINGS[standing], tone)],
        state=standing.value,
    )


def _survey(survey: Survey, library: Library, clock: Clock) -> Card:
    return new_card(survey, [survey.respondents, partial_date(survey.date)], [Tag("Undersøgelse")])


def _initiative(initiative: Initiative, library: Library, clock: Clock) -> Card:
    where = region_label_of(initiative.region, int(initiative.status_date[:4]))
    dated = f"status pr. {partial_date(initiative.status_date)}"
    return new_card(initiative, [where, dated], [Tag(initiative.status.label, Tone.QUIET)])


def _term(term: Term, library: Library, clock: Clock) -> Card:
    return new_card(term, [], [Tag("Ordbog")], title=term.title[0].upper() + term.title[1:])


def _practice_form(profile: PracticeProfile, library: Library, clock: Clock) -> Card:
    return new_card(profile, [profile.nature.label], [Tag("Praksisform")])


def _told(told: Told, library: Library, clock: Clock) -> Card:
    """A story or a film: who tells, by role, and where.

    Cards stand in mails, which nobody can call back: names are on the page alone.
    """
    lasts = f"film på {told.film.duration}" if isinstance(told, Film) else None
    read = reading_time(told.body) if isinstance(told, Story) else None
    return new_card(
        told,
        [joined(told.roles), told.place, lasts or read],
        [Tag(BY_MODEL[type(told)].label)],
        scene=scene_files(told, library),
        photo=cut_of(told.image, CARD, library),
    )


def _plain(record: Content, library: Library, clock: Clock) -> Card:
    """The card of a kind without a card maker of its own."""
    return new_card(record, [], [Tag(BY_MODEL[type(record)].label)])


_MAKERS: dict[type[Content], Callable[..., Card]] = {
    Vacancy: vacancy_card,
    Premises: premises_card,
    Wish: wish_card,
    Exchange: exchange_card,
    Event: _event,
    EventSeries: _series,
    Episode: _episode,
    Article: _article,
    Issue: _issue,
    Guide: _guide,
    Offer: _offer,
    Designation: _designation,
    Survey: _survey,
    Initiative: _initiative,
    Term: _term,
    PracticeProfile: _practice_form,
    Story: _told,
    Film: _told,
}
