"""Making a frozen letter of the editions of an issue, as they are at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newsletter.edition import Edition, EditionBlock, Editions
from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE
from newsletter.errors import NewsletterError
from newsletter.frozen.as_json import sealed
from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.letter import Letter, readers
from newsletter.outbox import Made, made_of
from newsletter.render.renderer import Renderer
from newsletter.selection.candidates import sent_at
from newsletter.selection.cards import Item
from publishing.blocks import Link
from publishing.site import Site
from records.clock import Clock
from records.model.newsletter import MERGE_TAG, MailingList

_NO_LINK = Link("", "")


def frozen_letter(
    editions: Editions, site: Site, clock: Clock, renderer: Renderer, *, has_engine: bool
) -> FrozenLetter:
    """The letter with every edition that has something to tell; the same for the same content.

    Where the office has a mail engine, or the list leaves a link to one, the mails hold the
    placeholders of `newsletter.engines.engine`. Raises NewsletterError as the editions do.
    """
    issue, mailing_list = editions.issue, editions.going[0].mailing_list
    made = (made_for_freezing(e, site, renderer, has_engine=has_engine) for e in editions.going)
    return sealed(
        FrozenLetter(
            issue=issue.id,
            title=issue.title,
            summary=issue.summary,
            number=issue.number,
            subject=issue.subject,
            preheader=issue.preheader,
            intro=issue.intro,
            mailing_list=issue.mailing_list,
            sender=mailing_list.sender,
            send_at=sent_at(issue),
            frozen_at=clock.now,
            editions=tuple(frozen_edition(each, clock) for each in made),
            quiet=tuple(each.key for each in editions.quiet),
            corrects=issue.corrects,
            example=issue.example,
            language=site.language,
        )
    )


def with_edition(letter: FrozenLetter, made: Made, clock: Clock) -> FrozenLetter:
    """The letter with an edition more; the others stay byte for byte."""
    added = frozen_edition(made, clock)
    quiet = tuple(key for key in letter.quiet if key != added.key)
    return sealed(replace(letter, editions=(*letter.editions, added), quiet=quiet))


def made_for_freezing(
    edition: Edition, site: Site, renderer: Renderer, *, has_engine: bool
) -> Made:
    """The edition in all its forms, with placeholders for what the mail engine fills in."""
    held = held_open(edition.mailing_list, has_engine=has_engine)
    made = made_of(replace(edition, mailing_list=held), site, renderer)
    check_words(made.letter, f"{edition.issue.id}, udgaven {edition.key}")
    return made


def check_words(letter: Letter, name: str) -> None:
    """Raise NewsletterError where a text would become a link to the engine: one that unsubscribes.

    Each part is asked, also the records', as nobody needs to look for such an address there.
    """
    words = repr(replace(letter, unsubscribe=_NO_LINK, preferences=_NO_LINK))
    for placeholder in (UNSUBSCRIBE, PREFERENCES):
        if placeholder in words:
            raise NewsletterError(
                f"{name}: {placeholder} står i en tekst. "
                "Adressen bruger programmet selv til læserens afmelding og valg. Slet den."
            )


def held_open(mailing_list: MailingList, *, has_engine: bool) -> MailingList:
    """The list with placeholders for the links that differ between readers.

    The web version is always our own page: an engine's copy would outlive a retraction.
    """
    links: Mapping[str, str | None] = {
        "unsubscribe_url": _held(mailing_list.unsubscribe_url, UNSUBSCRIBE, has_engine=has_engine),
        "preferences_url": _held(mailing_list.preferences_url, PREFERENCES, has_engine=has_engine),
        "web_url": None,
    }
    return mailing_list.model_copy(update=dict(links))


def _held(link: str | None, placeholder: str, *, has_engine: bool) -> str | None:
    is_the_engines = has_engine or (link is not None and MERGE_TAG.fullmatch(link) is not None)
    return placeholder if is_the_engines else link


def frozen_edition(made: Made, clock: Clock) -> FrozenEdition:
    """One edition as it is mailed."""
    edition = made.edition
    return FrozenEdition(
        key=edition.key,
        readers=readers(edition),
        subject=made.letter.subject,
        preheader=made.letter.preheader,
        intro=edition.intro,
        blocks=tuple(map(_block, edition.blocks)),
        frozen_at=clock.now,
        previous=edition.previous,
        html=made.fitted.html,
        text=made.text,
        scene=edition.scene,
    )


def _block(block: EditionBlock) -> FrozenBlock:
    items = tuple(map(_item, block.picks))
    return FrozenBlock(block.type.value, block.number, block.heading, block.html, block.more, items)


def _item(item: Item) -> FrozenItem:
    return FrozenItem(
        item.key,
        item.card,
        item.why.code,
        item.published,
        item.facts,
        item.note,
        item.name,
        item.action,
        item.deadline,
    )
