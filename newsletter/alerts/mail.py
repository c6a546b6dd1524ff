"""An alert as a frozen letter with one edition: the machinery of letters, without an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from newsletter.alerts.news import Fact
from newsletter.alerts.places import Place
from newsletter.alerts.planning import Alert
from newsletter.alerts.words import (
    STORIES_ALONE,
    Told,
    about,
    heading_of,
    intro,
    preheader,
    reason,
    subject_of,
)
from newsletter.edition import EditionBlock
from newsletter.errors import NewsletterError
from newsletter.freezing import check_words, held_open
from newsletter.frozen.as_json import sealed
from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.heads import head_scene, subject_of_area
from newsletter.letter import Letter, absolute_block, cleaned, picture_of, sender_line
from newsletter.link_parameters import Linker, linker_of
from newsletter.render.renderer import Renderer
from newsletter.render.size_limit import fit_to_size
from newsletter.render.text import text_of
from newsletter.selection.cards import Item, key_of, mail_card
from newsletter.selection.choose import name_of
from newsletter.selection.deadlines import action_of, deadline_of
from newsletter.selection.facts import facts_of
from newsletter.selection.reasons import Reason
from publishing.addresses import PRIVACY, STORIES
from publishing.blocks import Link
from publishing.site import Site
from records.clock import Clock
from records.codes.programme import AlertTrigger, BlockType
from records.danish.dates import long_date
from records.loading.library import Library
from records.model.registry import former_ids

_EXAMPLE = (
    "Dette er et eksempel på en besked. Det, der er mærket Eksempel, er opdigtet og kan ikke søges."
)


def frozen_alert(
    alert: Alert, library: Library, site: Site, clock: Clock, renderer: Renderer
) -> FrozenLetter:
    """The alert as it is mailed. Raises NewsletterError that names it where it cannot be made."""
    told = [(fact.trigger, _item(fact, library, clock)) for fact in alert.facts]
    scene = _scene(alert, library, clock)
    letter = _letter(alert, told, site, clock, scene)
    check_words(letter, alert.name)
    try:
        html = fit_to_size(letter, renderer).html
    except NewsletterError as error:
        error.args = (f"{alert.name}: {error}",)
        raise
    mailing_list = alert.mailing_list
    return sealed(
        FrozenLetter(
            issue=alert.name,
            title=letter.title,
            summary=letter.preheader,
            number="",
            subject=letter.subject,
            preheader=letter.preheader,
            intro="",
            mailing_list=mailing_list.id,
            sender=mailing_list.sender,
            send_at=clock.now,
            frozen_at=clock.now,
            editions=(replace(_edition(alert, letter, html, told, clock), scene=scene),),
            example=mailing_list.example,
            language=site.language,
            alert=True,
        )
    )


def _edition(
    alert: Alert, letter: Letter, html: str, told: Sequence[Told], clock: Clock
) -> FrozenEdition:
    was = {key_of(fact.record): former_ids(fact.record) for fact in alert.facts}
    kinds = dict.fromkeys(kind for kind, _ in told)
    blocks = zip(kinds, _blocks(told, alert.place), strict=True)
    return FrozenEdition(
        key=alert.place.key,
        readers=alert.place.name if alert.place.audience else f"dem, der følger {alert.place.name}",
        subject=letter.subject,
        preheader=letter.preheader,
        intro=intro(alert.place),
        blocks=tuple(_frozen(block, kind, was) for kind, block in blocks),
        frozen_at=clock.now,
        html=html,
        text=text_of(letter),
    )


def _item(fact: Fact, library: Library, clock: Clock) -> Item:
    record = fact.record
    return Item(
        key=key_of(record),
        card=mail_card(record, library, clock),
        why=Reason.NEW,
        published=record.published,
        facts=facts_of(record),
        name=name_of(record, library),
        action=action_of(record, clock),
        deadline=deadline_of(record, clock),
    )


def _blocks(told: Sequence[Told], place: Place) -> Iterator[EditionBlock]:
    """A block for each kind of news; they are in that order already."""
    groups = [(kind, [item for _, item in each]) for kind, each in groupby(told, lambda t: t[0])]
    for number, (kind, items) in enumerate(groups):
        is_last = number == len(groups) - 1
        yield EditionBlock(
            type=BlockType.HISTORIER if kind is AlertTrigger.NEW_STORY else BlockType.MULIGHEDER,
            heading=heading_of(kind, len(items)),
            picks=tuple(items),
            more=_more(told, place) if is_last else None,
            number=number,
        )


def _more(told: Sequence[Told], place: Place) -> Link:
    if about(told) == STORIES_ALONE:
        return Link("Se alle historier", STORIES)
    return Link(f"Se alle muligheder {place.where}", place.page)


def _scene(alert: Alert, library: Library, clock: Clock) -> str:
    subject = subject_of_area(alert.place.area, library)
    return head_scene(subject, clock.today).name


def _letter(alert: Alert, told: Sequence[Told], site: Site, clock: Clock, scene: str) -> Letter:
    place, mailing_list = alert.place, alert.mailing_list
    held = held_open(mailing_list, has_engine=True)
    link = linker_of(mailing_list, alert.name, place.key, site)
    subject = subject_of(told, place, clock, example=mailing_list.example)
    return cleaned(
        Letter(
            subject=subject,
            preheader=preheader(subject, told, place),
            title=f"Besked om {about(told)} {place.where}",
            example=mailing_list.example,
            eyebrow=long_date(clock.today),
            notice=_EXAMPLE if mailing_list.example else "",
            intro=intro(place),
            blocks=tuple(absolute_block(block, site, link) for block in _blocks(told, place)),
            urgent=(),
            home=Link(site.name, link(site.url)),
            web_version=_page(told, place, site, link),
            reason=reason(told, place, mailing_list.name),
            preferences=Link("Ret dine valg", held.preferences_url or ""),
            unsubscribe=Link("Afmeld beskeden", held.unsubscribe_url),
            sender=sender_line(mailing_list),
            privacy=Link("Privatliv", link(site.absolute(PRIVACY))),
            region=site.region,
            picture=picture_of(scene, site),
            colours=site.brand.colours,
        )
    )


def _page(told: Sequence[Told], place: Place, site: Site, link: Linker) -> Link:
    """An alert is no page: what is true now stands on the list of openings, or of stories."""
    page = STORIES if about(told) == STORIES_ALONE else place.page
    return Link("Se listen, som den er nu", link(site.absolute(page)))


def _frozen(
    block: EditionBlock, trigger: AlertTrigger, was: dict[str, tuple[str, ...]]
) -> FrozenBlock:
    items = tuple(_frozen_item(item, trigger, was[item.key]) for item in block.picks)
    return FrozenBlock(block.type.value, block.number, block.heading, "", block.more, items)


def _frozen_item(item: Item, trigger: AlertTrigger, was: tuple[str, ...]) -> FrozenItem:
    return FrozenItem(
        key=item.key,
        card=item.card,
        why=trigger.value,
        published=item.published,
        facts=item.facts,
        name=item.name,
        action=item.action,
        deadline=item.deadline,
        was=was,
    )
