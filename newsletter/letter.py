"""What a mail says, in words: HTML and plain text are two ways of setting the same letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar, cast

from newsletter.edition import Edition, EditionBlock
from newsletter.heads import SIZE, known_scene, picture_path
from newsletter.inbox import inbox_line
from newsletter.link_parameters import Linker, linked_html, linker
from newsletter.selection.candidates import sent_at
from newsletter.selection.cards import Item
from newsletter.selection.choose import by_deadline
from newsletter.selection.deadlines import deadline_line, is_urgent
from publishing.addresses import PRIVACY, SIGNUP
from publishing.blocks import Card, DateBlock, Link, Tag, Tone
from publishing.brand import Schemes
from publishing.markdown import rebased
from publishing.site import Site
from records.danish.dates import long_date
from records.model.newsletter import MERGE_TAG, Issue, MailingList
from records.model.registry import address_of
from records.source.characters import UNSEEN

T = TypeVar("T")

_EXAMPLE = (
    "Dette er et eksempel på et nyhedsbrev. Det, der er mærket Eksempel, er opdigtet og kan "
    "ikke søges."
)


URGENT = "Dette haster"
_MOST_URGENT = 3
_SHORT = 32
"""Letters of a name that a button has room for on a phone."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """A deadline that stands before everything else."""

    when: str
    """`Frist 1. december kl. 12.00`."""
    link: Link
    example: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing at the head; it says nothing that is not in the words."""

    url: str
    width: int
    height: int


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
    urgent: tuple[Urgent, ...]
    """The soonest deadlines of the next two weeks, three at most."""
    home: Link
    web_version: Link
    reason: str
    preferences: Link
    unsubscribe: Link
    sender: str
    """Name and postal address in one line."""
    privacy: Link
    region: str
    picture: Picture | None = None
    action: Link | None = None
    """The one thing to do first; the plain text has it beside its record."""
    colours: Schemes = field(default_factory=Schemes)


_PARTS = (Letter, Urgent, EditionBlock, Item, Card, DateBlock, Link, Tag)


def letter_of(edition: Edition, site: Site) -> Letter:
    """The letter of an edition, with its links made absolute and invisible characters gone."""
    issue, mailing_list = edition.issue, edition.mailing_list
    elsewhere = mailing_list.preferences_url or mailing_list.subscribe_url
    choices = elsewhere or site.absolute(SIGNUP)
    link, line = linker(edition, site), inbox_line(edition)
    letter = Letter(
        subject=line.subject,
        preheader=line.preheader,
        title=issue.title,
        example=issue.example,
        eyebrow=_eyebrow(edition),
        notice=_EXAMPLE if edition.has_examples else "",
        intro=_prose(edition.intro, site, link),
        urgent=tuple(_urgent(edition, site, link)),
        blocks=tuple(absolute_block(block, site, link) for block in edition.blocks),
        home=Link(site.name, link(site.url)),
        web_version=Link("Se mailen i din browser", link(web_address(edition, site))),
        reason=_reason(edition),
        preferences=Link("Ret dine valg", choices),
        unsubscribe=Link("Afmeld nyhedsbrev", mailing_list.unsubscribe_url),
        sender=sender_line(mailing_list),
        privacy=Link("Privatliv", link(site.absolute(PRIVACY))),
        region=site.region,
        picture=picture_of(edition.scene, site),
        action=_action(edition, site, link),
        colours=site.brand.colours,
    )
    return cleaned(letter)


def edition_address(issue: Issue, key: str) -> str:
    """Where the edition's web version lies: names the edition, never the reader."""
    return f"{address_of(issue)}{key}/"


def web_address(edition: Edition, site: Site) -> str:
    """Where the mail can be read in a browser: our archive, unless the engine has its own."""
    own = edition.mailing_list.web_url
    if own and MERGE_TAG.fullmatch(own):
        return own
    return site.absolute(edition_address(edition.issue, edition.key))


def sender_name(mailing_list: MailingList) -> str:
    """`Min Almen Praksis` of `Min Almen Praksis <nyhedsbrev@example.org>`."""
    return mailing_list.sender.rpartition("<")[0].strip()


def sender_address(mailing_list: MailingList) -> str:
    """`nyhedsbrev@example.org` of the same."""
    return mailing_list.sender.rpartition("<")[2].removesuffix(">")


def readers(edition: Edition) -> str:
    """`læger i hoveduddannelse`: the audience inside a sentence."""
    label = edition.audience.label
    return label if label[:2].isupper() else label[0].lower() + label[1:]


def cleaned(value: T) -> T:
    """The same with every text in Unicode's composed form (NFC) and without invisible characters.

    Walks through tuples and through the dataclasses that a letter is made of.
    """
    return cast("T", _cleaned(value))


def _cleaned(value: object) -> object:
    if type(value) is str:
        return UNSEEN.sub("", unicodedata.normalize("NFC", value.replace("\r", "")))
    if type(value) is tuple:
        return tuple(map(_cleaned, value))
    if isinstance(value, _PARTS):
        changed = {f.name: _cleaned(getattr(value, f.name)) for f in fields(value) if f.init}
        return replace(value, **changed)  # type: ignore[arg-type]
    return value


def sender_line(mailing_list: MailingList) -> str:
    """Name and postal address in one line."""
    name, address = sender_name(mailing_list), mailing_list.postal_address
    return address if address.startswith(name) else f"{name}, {address}"


def picture_of(scene: str, site: Site) -> Picture | None:
    """The picture of the drawing of that name, for every reader at the same address."""
    if known_scene(scene) is None:
        return None
    return Picture(site.absolute(picture_path(scene)), *SIZE)


def _action(edition: Edition, site: Site, link: Linker) -> Link | None:
    """What to do about the most urgent item, else about the first."""
    pick = next(iter(by_deadline(edition.picks)), None)
    if pick is None or not pick.action:
        return None
    action = pick.action
    if 0 < len(pick.name) <= _SHORT:
        action = f"{pick.name}: {action[0].lower()}{action[1:]}"
    return Link(action, link(site.absolute(pick.card.url)))


def _eyebrow(edition: Edition) -> str:
    issue = edition.issue
    parts = (f"Udgave {issue.number}", long_date(issue.send_on), f"til {readers(edition)}")
    return " · ".join(parts)


def _reason(edition: Edition) -> str:
    name = edition.mailing_list.name
    return (
        f"Du får denne mail, fordi du har tilmeldt dig nyhedsbrevet {name}. "
        f"Denne udgave er til {readers(edition)}."
    )


def _urgent(edition: Edition, site: Site, link: Linker) -> Iterator[Urgent]:
    sending = sent_at(edition.issue)
    urgent = [pick for pick in by_deadline(edition.picks) if is_urgent(pick.deadline, sending)]
    for pick in urgent[:_MOST_URGENT]:
        if pick.deadline:
            when = deadline_line(pick.deadline, sending.date())
            shown = Link(pick.card.title, link(site.absolute(pick.card.url)))
            yield Urgent(when, shown, pick.card.example)


def _prose(html: str, site: Site, link: Linker) -> str:
    return linked_html(rebased(html, site.url.removesuffix("/")), link)


def absolute_block(block: EditionBlock, site: Site, link: Linker) -> EditionBlock:
    """The block with every link absolute."""
    more = block.more
    return replace(
        block,
        picks=tuple(_told(pick, site, link) for pick in block.picks),
        html=_prose(block.html, site, link),
        more=replace(more, url=link(site.absolute(more.url))) if more else None,
    )


def _told(pick: Item, site: Site, link: Linker) -> Item:
    """The pick with its link made absolute, and why it is told now where that means anything."""
    card = replace(pick.card, url=link(site.absolute(pick.card.url)))
    if pick.note:
        card = replace(card, tags=(*card.tags, Tag(pick.note, Tone.QUIET)))
    return replace(pick, card=card)
