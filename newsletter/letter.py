"""What a mail says, in words: HTML and plain text are two ways of setting the same letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsletter.edition import Edition, EditionBlock
from records.danish.dates import long_date
from records.kinds.newsletter import Issue, MailingList
from records.kinds.registry import address_of
from records.markdown import rebased
from records.pages.parts import Card, Link
from records.site import Site, marked

MERGE_TAG = re.compile(r"\*\|[A-Z0-9_:]+\|\*|\{\{ ?[A-Za-z0-9_. ]+ ?\}\}")
"""A placeholder that the mail engine fills in: Mailchimp's `*|UNSUB|*`, Listmonk's `{{ … }}`."""

_WHOLE_EXAMPLE = (
    "Dette er et eksempel på et nyhedsbrev. Det, der er mærket Eksempel, er opdigtet og kan "
    "ikke søges."
)
_SOME_EXAMPLES = (
    "Noget i dette brev er eksempler. Det er mærket Eksempel, er opdigtet og kan ikke søges."
)


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a reader of one edition sees. Every address is absolute."""

    subject: str
    preheader: str
    title: str
    example: bool
    eyebrow: str
    """Number, day and audience, `·` between them."""
    notice: str
    """The line on top where anything is an example, else empty."""
    intro: str
    blocks: tuple[EditionBlock, ...]
    home: Link
    web_version: Link
    reason: str
    subscribe: Link
    unsubscribe: Link
    sender: str
    """Name and postal address in one line."""


def letter_of(edition: Edition, site: Site) -> Letter:
    """The letter of an edition, with its links made absolute."""
    issue, mailing_list = edition.issue, edition.mailing_list
    base = site.url.removesuffix("/")
    return Letter(
        subject=marked(issue.subject, example=issue.example),
        preheader=issue.preheader,
        title=issue.title,
        example=issue.example,
        eyebrow=_eyebrow(edition),
        notice=_notice(edition),
        intro=rebased(edition.intro, base),
        blocks=tuple(_absolute(block, site, base) for block in edition.blocks),
        home=Link(site.name, site.url),
        web_version=Link("Se mailen i din browser", web_address(issue, mailing_list, site)),
        reason=_reason(edition),
        subscribe=Link("Tilmeld nyhedsbrev", mailing_list.subscribe_url),
        unsubscribe=Link("Afmeld nyhedsbrev", mailing_list.unsubscribe_url),
        sender=_sender(mailing_list),
    )


def web_address(issue: Issue, mailing_list: MailingList, site: Site) -> str:
    """Where the mail can be read in a browser: the issue's page, unless the engine has its own."""
    if mailing_list.web_url and MERGE_TAG.fullmatch(mailing_list.web_url):
        return mailing_list.web_url
    return site.absolute(address_of(issue) or "")


def sender_name(mailing_list: MailingList) -> str:
    """`Min Almen Praksis` of `Min Almen Praksis <nyhedsbrev@example.org>`."""
    return mailing_list.sender.rpartition("<")[0].strip()


def sender_address(mailing_list: MailingList) -> str:
    """`nyhedsbrev@example.org` of the same."""
    return mailing_list.sender.rpartition("<")[2].removesuffix(">")


def _sender(mailing_list: MailingList) -> str:
    name, address = sender_name(mailing_list), mailing_list.postal_address
    return address if address.startswith(name) else f"{name}, {address}"


def _eyebrow(edition: Edition) -> str:
    issue = edition.issue
    parts = (f"Udgave {issue.number}", long_date(issue.send_on), f"til {_readers(edition)}")
    return " · ".join(parts)


def _reason(edition: Edition) -> str:
    name = edition.mailing_list.name
    return (
        f"Du får denne mail, fordi du har tilmeldt dig nyhedsbrevet {name}. "
        f"Denne udgave er til {_readers(edition)}."
    )


def _readers(edition: Edition) -> str:
    label = edition.audience.label
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def _notice(edition: Edition) -> str:
    if edition.issue.example:
        return _WHOLE_EXAMPLE
    return _SOME_EXAMPLES if edition.has_examples else ""


def _absolute(block: EditionBlock, site: Site, base: str) -> EditionBlock:
    return replace(
        block,
        cards=tuple(_with_url(card, site) for card in block.cards),
        html=rebased(block.html, base),
        more=replace(block.more, url=site.absolute(block.more.url)) if block.more else None,
    )


def _with_url(card: Card, site: Site) -> Card:
    return replace(card, url=site.absolute(card.url))
