"""The pages of audiences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publishing.addresses import OVERVIEW, SIGNUP, audience_calendar, audience_feed
from publishing.blocks import Card, Link
from publishing.brand import Brand
from publishing.cards import cards_of
from publishing.page import Head, Page, make_page
from publishing.pages.learning.events import coming_events
from publishing.signup import signup_address
from publishing.sources import source_lines
from publishing.voices import Voice, voice_of
from records.clock import Clock
from records.codes.people import AudienceCode, Channel
from records.facts.expiry import can_be_used
from records.facts.openings import open_vacancies
from records.facts.told import told_to
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.event import EventSeries
from records.model.newsletter import MailingList
from records.model.offer import Offer
from records.model.people import Audience, Step
from records.model.registry import address_of

_NONE = Brand()
SHOWN = 3
"""How many events, openings and stories an audience page shows."""


def audience_pages(library: Library, clock: Clock, brand: Brand = _NONE) -> Iterator[Page]:
    """A page for each audience."""
    for audience in library.all(Audience):
        yield audience_page(audience, library, clock, brand)


def audience_page(audience: Audience, library: Library, clock: Clock, brand: Brand = _NONE) -> Page:
    """The page of an audience: questions, first steps, coming events and open vacancies."""
    code = audience.code
    events = [e for e in coming_events(library, clock) if code in e.audiences]
    vacancies = [v for v in open_vacancies(library, clock) if code in v.audiences]
    mailing_list = library.find(MailingList, audience.mailing_list)
    voice = voice_of(library, clock, code)
    values = {
        "lead": audience.summary or "",
        "voice": voice,
        "told": _told(code, voice, library, clock),
        "questions": _links(audience.questions, library),
        "first_steps": tuple(_steps(audience, library)),
        "events": cards_of(events[:SHOWN] or _series(code, library, clock), library, clock),
        "vacancies": cards_of(vacancies[:SHOWN], library, clock),
        "offers": cards_of(_offers(code, library, clock)[:SHOWN], library, clock),
        "feeds": tuple(_feeds(audience, has_events=bool(events))),
        "channels": tuple(_channels(audience, library, brand)),
        "sources": source_lines(audience.sources),
        "list": _list(mailing_list, code, library) if mailing_list else None,
    }
    head = Head(
        template="audience.html",
        kind="audience",
        section="vejen",
        address=address_of(audience) or "",
        title=audience.name,
        description=audience.summary or audience.name,
        breadcrumb=(Link("Vejen til egen praksis", "vejen/"),),
        example=audience.example,
    )
    return make_page(head, values)


def _told(
    code: AudienceCode, voice: Voice | None, library: Library, clock: Clock
) -> tuple[Card, ...]:
    """Others who tell to the audience, but for whom the page already quotes."""
    quoted = voice.link.url if voice else None
    others = (one for one in told_to(library, clock, code) if address_of(one) != quoted)
    return cards_of(tuple(others)[:SHOWN], library, clock)


def _series(code: AudienceCode, library: Library, clock: Clock) -> list[EventSeries]:
    """What comes again for the audience, where no date of anything is set."""
    return [each for each in listed(library, EventSeries, clock) if code in each.open_to][:SHOWN]


def _offers(code: AudienceCode, library: Library, clock: Clock) -> list[Offer]:
    """What the audience can have now, the newest first."""
    found = (offer for offer in listed(library, Offer, clock) if code in offer.audiences)
    usable = [offer for offer in found if can_be_used(offer, clock)]
    return sorted(usable, key=lambda offer: (-offer.published.toordinal(), offer.id))


def _feeds(audience: Audience, *, has_events: bool) -> Iterator[Link]:
    """Where the page can be followed; nobody is offered a calendar that is empty."""
    yield Link(f"Muligheder som RSS: {audience.name}", audience_feed(audience.code))
    if has_events:
        name = f"Arrangementer i kalenderen: {audience.name}"
        yield Link(name, audience_calendar(audience.code))


_WAYS = {
    Channel.NYHEDSBREV: SIGNUP,
    Channel.PODCAST: "podcast/",
    Channel.ARRANGEMENT: "arrangementer/",
    Channel.HJEMMESIDE: OVERVIEW,
}
"""The addresses of channels on this site; those elsewhere are in the settings (`social`)."""


def _channels(audience: Audience, library: Library, brand: Brand) -> Iterator[dict[str, object]]:
    """The channels that the audience uses, then the others but this site; no address, no way."""
    elsewhere = {link.text.casefold(): link.url for link in brand.social}
    preferred = audience.preferred_channels
    others = [channel for channel in Channel if channel not in preferred]
    for channel in (*preferred, *others):
        url = _WAYS.get(channel) or elsewhere.get(channel.label.casefold())
        if url and (channel is not Channel.HJEMMESIDE or channel in preferred):
            yield {
                "text": channel.label,
                "url": _chosen(url, audience, library),
                "preferred": channel in preferred,
            }


def _steps(audience: Audience, library: Library) -> Iterator[Link]:
    """The first steps; to sign up is one with the audience chosen."""
    for link in _links(audience.first_steps, library):
        yield replace(link, url=_chosen(link.url, audience, library) or "")


def _chosen(url: str | None, audience: Audience, library: Library) -> str | None:
    return signup_address(audience.code, library) if url == SIGNUP else url


def _links(steps: tuple[Step, ...], library: Library) -> tuple[Link, ...]:
    return tuple(Link(step.text, library.address(step.target) or "") for step in steps)


def _list(mailing_list: MailingList, code: AudienceCode, library: Library) -> dict[str, str | None]:
    return {
        "name": mailing_list.name,
        "description": mailing_list.description,
        "url": signup_address(code, library),
    }
