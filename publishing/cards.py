"""Cards: how a record is shown on lists, on the front page and in mails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from publishing.blocks import EXAMPLE_TAG, Card, DateBlock, Tag, Tone
from publishing.images.cuts import CARD, cut_of
from publishing.offer_texts import sum_text
from publishing.place_names import designated, designation_parts, place_names
from publishing.reading_time import reading_time
from publishing.scenes.choice import scene_files
from records.clock import Clock
from records.codes.base import Code
from records.codes.landscape import OfferState
from records.codes.people import ONE_WHO_IS
from records.codes.programme import EpisodeStatus, EpisodeType, EventStatus, RegistrationMethod
from records.danish.dates import date_span, long_date, time_span
from records.danish.numbers import joined, kroner, number
from records.danish.partial_dates import partial_date
from records.facts.designations import STANDINGS, Standing, standing_of
from records.facts.expiry import state_of_offer
from records.facts.regions import region_label_of
from records.facts.registration import (
    event_status_text,
    registration_closes,
    takes_registrations,
)
from records.facts.status import State, dated_text, display, round_text
from records.facts.visibility import is_over
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.film import Film
from records.model.guide import Guide
from records.model.initiative import Initiative
from records.model.newsletter import Issue
from records.model.offer import Offer
from records.model.premises import Premises
from records.model.registry import BY_MODEL, address_of
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


def label_list(codes: Sequence[Code]) -> str:
    """Labels joined in a sentence: `Niveaufri adgang, handicaptoilet og elevator`."""
    first, *others = [code.label for code in codes] or [""]
    return joined([first, *(_inside(label) for label in others)])


def _inside(label: str) -> str:
    """A label in lower case, except for abbreviations such as KBU."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def own_tags(record: Content, library: Library, clock: Clock) -> tuple[Tag, ...]:
    """The tags of the record's card, without the example tag: a page shows that itself."""
    tags = card_of(record, library, clock).tags
    return tuple(tag for tag in tags if tag.tone is not Tone.EXAMPLE)


def with_eyebrow(card: Card, eyebrow: str) -> Card:
    """The card with a line above its title."""
    return replace(card, eyebrow=eyebrow)


def _card(record: Content, parts: list[str | None], tags: list[Tag | None], **more: object) -> Card:
    shown = [EXAMPLE_TAG] if record.example else []
    card = Card(
        kind=BY_MODEL[type(record)].key,
        title=record.title,
        url=address_of(record) or "",
        summary=record.summary,
        parts=tuple(part for part in parts if part),
        tags=(*shown, *(tag for tag in tags if tag)),
        example=record.example,
    )
    return replace(card, **more)  # type: ignore[arg-type]


def _vacancy(vacancy: Vacancy, library: Library, clock: Clock) -> Card:
    shown = display(vacancy, clock)
    label = state_label(vacancy, shown.state)
    tones = {State.OPEN: Tone.NEAR if shown.near else Tone.OPEN, State.COMING: Tone.PLAIN}
    leaf = vacancy.deadline if shown.state in (State.OPEN, State.COMING) else None
    return _card(
        vacancy,
        vacancy_parts(vacancy, library, clock, _beside_tag(vacancy, clock, label)),
        [Tag(vacancy.type.label), Tag(label, tones.get(shown.state, Tone.QUIET))],
        date=DateBlock.of(leaf) if leaf else None,
        state=shown.state.value,
    )


def vacancy_parts(
    vacancy: Vacancy, library: Library, clock: Clock, status: str | None
) -> list[str | None]:
    """What the line under the title says, with the status in these words; None says it not."""
    return [
        place_names(vacancy.areas, library),
        designated(vacancy, library, clock),
        _openings(vacancy),
        status,
        round_text(vacancy, library),
    ]


def _beside_tag(vacancy: Vacancy, clock: Clock, label: str) -> str | None:
    """The status beside its tag: the deadline without "Åben"; None where the tag says it all."""
    shown = display(vacancy, clock)
    if shown.state not in (State.OPEN, State.COMING):
        return None
    said = shown.text if shown.near else dated_text(vacancy, clock)
    return said if said != label else None


def _openings(vacancy: Vacancy) -> str | None:
    if vacancy.count == 1:
        return None
    return f"{number(vacancy.count)} {vacancy.group.counted.many_on_card}"


def state_label(vacancy: Vacancy, state: State) -> str:
    """The tag for the state of a vacancy: `Åben`."""
    labels = {State.OPEN: "Åben", State.COMING: "På vej", State.EXPIRED: "Frist udløbet"}
    return labels.get(state, vacancy.status.label)


def _premises(premises: Premises, library: Library, clock: Clock) -> Card:
    rent = premises.monthly_rent
    return _card(
        premises,
        [
            premises.city,
            f"{premises.floor_area_m2} m²",
            f"{kroner(rent)} pr. måned" if rent is not None else None,
        ],
        [Tag(premises.type.label)],
    )


def _wish(wish: Wish, library: Library, clock: Clock) -> Card:
    return _card(
        wish,
        [
            f"Nr. {wish.number}",
            place_names(wish.areas, library),
            label_list(wish.seeks),
            f"fra {partial_date(wish.from_month)}" if wish.from_month else None,
        ],
        [Tag(ONE_WHO_IS.get(wish.stage, wish.stage.label))],
    )


def _event(event: Event, library: Library, clock: Clock) -> Card:
    place = event.location.city if event.location else event.attendance_mode.label
    status = event_status_text(event, clock)
    can_come = status in (EventStatus.AABEN.label, RegistrationMethod.INGEN.label)
    return _card(
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
    return _card(
        series, [series.frequency, coming], [Tag(series.type.label) if series.type else None]
    )


def _episode(episode: Episode, library: Library, clock: Clock) -> Card:
    missing = episode.status is EpisodeStatus.MANGLER_OPLYSNINGER
    when = long_date(episode.released) if episode.released else _month(episode)
    numbered = f"Sæson {episode.season}, episode {episode.number}" if episode.season else None
    kind = Tag(episode.type.label) if episode.type is not EpisodeType.FULL else None
    return _card(
        episode,
        [numbered if not missing else None, when, "med udskrift" if episode.transcript else None],
        [kind, Tag(episode.status.label, Tone.QUIET) if missing else None],
        state=episode.status.value,
    )


def _month(episode: Episode) -> str | None:
    return partial_date(episode.released_month) if episode.released_month else None


def _article(article: Article, library: Library, clock: Clock) -> Card:
    return _card(
        article,
        [reading_time(article.body)],
        [Tag(article.section.label)],
        scene=scene_files(article, library),
        photo=cut_of(article.image, CARD, library),
    )


def _issue(issue: Issue, library: Library, clock: Clock) -> Card:
    return _card(
        issue,
        [f"Udgave {issue.number}", long_date(issue.send_on)],
        [],
        date=DateBlock.of(issue.send_on),
    )


def _guide(guide: Guide, library: Library, clock: Clock) -> Card:
    steps = f"{number(len(guide.steps))} trin"
    return _card(
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
    return _card(offer, [offer.for_whom, told], [Tag(offer.type.label), tag], state=state.value)


def _designation(designation: Designation, library: Library, clock: Clock) -> Card:
    standing = standing_of(designation, clock)
    tone = Tone.OPEN if standing is Standing.CURRENT else Tone.QUIET
    return _card(
        designation,
        list(designation_parts(designation, library)),
        [Tag(designation.type.label) if designation.type else None, Tag(STANDINGS[standing], tone)],
        state=standing.value,
    )


def _survey(survey: Survey, library: Library, clock: Clock) -> Card:
    return _card(survey, [survey.respondents, partial_date(survey.date)], [Tag("Undersøgelse")])


def _initiative(initiative: Initiative, library: Library, clock: Clock) -> Card:
    where = region_label_of(initiative.region, int(initiative.status_date[:4]))
    dated = f"status pr. {partial_date(initiative.status_date)}"
    return _card(initiative, [where, dated], [Tag(initiative.status.label, Tone.QUIET)])


def _term(term: Term, library: Library, clock: Clock) -> Card:
    return _card(term, [], [Tag("Ordbog")], title=term.title[0].upper() + term.title[1:])


def _told(told: Told, library: Library, clock: Clock) -> Card:
    """A story or a film: who tells, by role, and where.

    Cards stand in mails, which nobody can call back: names are on the page alone.
    """
    lasts = f"film på {told.film.duration}" if isinstance(told, Film) else None
    read = reading_time(told.body) if isinstance(told, Story) else None
    return _card(
        told,
        [joined(told.roles), told.place, lasts or read],
        [Tag(BY_MODEL[type(told)].label)],
        scene=scene_files(told, library),
        photo=cut_of(told.image, CARD, library),
    )


def _plain(record: Content, library: Library, clock: Clock) -> Card:
    """The card of a kind without a card maker of its own."""
    return _card(record, [], [Tag(BY_MODEL[type(record)].label)])


_MAKERS: dict[type[Content], Callable[..., Card]] = {
    Vacancy: _vacancy,
    Premises: _premises,
    Wish: _wish,
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
    Story: _told,
    Film: _told,
}
