"""The mail engines we hand over to: their placeholders, and how a text keeps clear of them.

The one place that knows them. Listmonk fills Go templates (`{{ … }}`) in body, text, subject and
headers; Mailchimp fills merge tags (`*|…|*`); Mailman fills nothing in a message.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsletter.edition import Edition, EditionBlock
from newsletter.letter import Letter
from publishing.blocks import Card, Link
from records.model.newsletter import MailingList


def _as_it_is(text: str) -> str:
    return text


def _go_literal(text: str) -> str:
    """Go templates: an action that prints the two braces. `@TrackLink` would count clicks."""
    return text.replace("{{", '{{"{{"}}').replace("@TrackLink", "@\u200bTrackLink")


def _no_merge_tag(text: str) -> str:
    """Mailchimp has no escape: a word joiner (no width, no break) parts the two signs."""
    return text.replace("*|", "*\u2060|").replace("|*", "|\u2060*")


@dataclass(frozen=True, slots=True)
class Provider:
    """A mail engine. None means that the list's own link is used."""

    name: str
    unsubscribe: str | None
    preferences: str | None
    literal: Callable[[str], str]
    """Plain text in which the engine sees no placeholder; HTML never holds any."""


LISTMONK = Provider(
    "listmonk", "{{ UnsubscribeURL }}", "{{ UnsubscribeURL }}?manage=true", _go_literal
)
MAILCHIMP = Provider("mailchimp", "*|UNSUB|*", "*|UPDATE_PROFILE|*", _no_merge_tag)
MAILMAN = Provider("mailman", None, None, _as_it_is)
ZIP = Provider("zip", None, None, _as_it_is)
PROVIDERS = {engine.name: engine for engine in (LISTMONK, MAILCHIMP, MAILMAN, ZIP)}


def for_provider(edition: Edition, engine: Provider) -> Edition:
    """The edition with the engine's own links for leaving and for preferences.

    The web version stays ours: its address says nothing about who opens it.
    """
    mailing_list: MailingList = edition.mailing_list
    links = {"unsubscribe_url": engine.unsubscribe, "preferences_url": engine.preferences}
    own = {key: link for key, link in links.items() if link}
    return replace(edition, mailing_list=mailing_list.model_copy(update=own))


def literal_letter(letter: Letter, engine: Provider) -> Letter:
    """The letter with every text made literal for the engine, for the plain text part."""
    word = engine.literal
    return replace(
        letter,
        subject=word(letter.subject),
        preheader=word(letter.preheader),
        title=word(letter.title),
        eyebrow=word(letter.eyebrow),
        intro=word(letter.intro),
        reason=word(letter.reason),
        sender=word(letter.sender),
        blocks=tuple(_literal_block(block, word) for block in letter.blocks),
    )


def _literal_block(block: EditionBlock, word: Callable[[str], str]) -> EditionBlock:
    picks = tuple(replace(pick, card=_literal_card(pick.card, word)) for pick in block.picks)
    more = Link(word(block.more.text), block.more.url) if block.more else None
    heading = word(block.heading)
    return replace(block, heading=heading, picks=picks, html=word(block.html), more=more)


def _literal_card(card: Card, word: Callable[[str], str]) -> Card:
    tags = tuple(replace(tag, text=word(tag.text)) for tag in card.tags)
    return replace(
        card,
        title=word(card.title),
        parts=tuple(map(word, card.parts)),
        summary=word(card.summary),
        tags=tags,
    )
