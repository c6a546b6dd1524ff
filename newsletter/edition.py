"""An edition: what one audience gets of an issue, ready to be shown in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from newsletter.errors import NewsletterError
from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.heads import head_of
from newsletter.in_hand import chosen_at
from newsletter.past import Past
from newsletter.selection.candidates import SHOWS, sent_at
from newsletter.selection.cards import History, Item
from newsletter.selection.choose import Skipped, select
from newsletter.selection.reasons import Reason
from publishing.addresses import DESIGNATIONS, OVERVIEW, STORIES
from publishing.blocks import Card, Link
from publishing.icons_in_text import without_icons
from publishing.markdown import render
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import BlockType
from records.loading.library import Library
from records.model.newsletter import Issue, MailingList

HEADINGS = {
    BlockType.MULIGHEDER: "Muligheder lige nu",
    BlockType.LOKALER: "Lokaler til din klinik",
    BlockType.LAEGER_SOEGER: "Læger, der søger",
    BlockType.DAGE: "Vikarer, seniorer og mentorer",
    BlockType.ARRANGEMENTER: "Kommende arrangementer",
    BlockType.EPISODE: "Fra podcasten",
    BlockType.HISTORIER: "Mød nogen i almen praksis",
    BlockType.FILM: "Se en film",
    BlockType.ARTIKLER: "Læs på hjemmesiden",
    BlockType.TILBUD: "Hjælp, du kan få",
    BlockType.UDPEGNINGER: "Udpegede områder",
    BlockType.TEKST: "",
}
_MORE = {
    BlockType.MULIGHEDER: Link("Se alle muligheder", OVERVIEW),
    BlockType.ARRANGEMENTER: Link("Se alle arrangementer", "arrangementer/"),
    BlockType.EPISODE: Link("Se alle episoder", "podcast/"),
    BlockType.HISTORIER: Link("Se alle historier", STORIES),
    BlockType.FILM: Link("Se alle historier og film", STORIES),
    BlockType.UDPEGNINGER: Link("Se alle udpegninger", DESIGNATIONS),
}


class CardForm(Enum):
    """How a block sets its records, from the roomiest to the shortest."""

    CARDS = "kort"
    ROWS = "rækker"
    LINKS = "links"
    FEW = "de 12 vigtigste"


@dataclass(frozen=True, slots=True)
class EditionBlock:
    """A heading with the records under it, or a text. Addresses are canonical."""

    type: BlockType
    heading: str
    picks: tuple[Item, ...] = ()
    html: str = ""
    """Clean HTML with links from the root."""
    more: Link | None = None
    number: int = 0
    """Which of the issue's blocks it is."""
    form: CardForm = CardForm.CARDS

    @property
    def cards(self) -> tuple[Card, ...]:
        """What the mail shows of the picks."""
        return tuple(pick.card for pick in self.picks)


@dataclass(frozen=True, slots=True)
class InboxLine:
    """What a list of mails shows of one, beside its sender."""

    subject: str
    preheader: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue for one audience."""

    issue: Issue
    mailing_list: MailingList
    audience: AudienceCode
    intro: str
    """Clean HTML with links from the root."""
    blocks: tuple[EditionBlock, ...]
    passed: tuple[Skipped, ...] = ()
    previous: str | None = None
    """The issue that the readers got before this one."""
    scene: str = ""
    """The name of the drawing at its head; empty for a letter without one."""
    inbox: InboxLine | None = None
    """As it was frozen; None while `newsletter.inbox` makes it of what is in the edition."""

    @property
    def key(self) -> str:
        """The edition's name in files, addresses and message ids: the code of its audience."""
        return str(self.audience)

    @property
    def picks(self) -> tuple[Item, ...]:
        """Every record in it."""
        return tuple(pick for block in self.blocks for pick in block.picks)

    @property
    def has_news(self) -> bool:
        """Whether there is anything to send: a record that its readers do not know as it is.

        A letter of text alone has something to tell, and so has one that corrects another.
        """
        if self.issue.corrects or not any(block.type in SHOWS for block in self.issue.blocks):
            return True
        return any(pick.why.is_news for pick in self.picks)

    @property
    def has_examples(self) -> bool:
        """Whether the issue, its list or anything in it is an example."""
        inside = any(pick.card.example for pick in self.picks)
        return self.issue.example or self.mailing_list.example or inside


@dataclass(frozen=True, slots=True)
class Editions:
    """An issue for all its audiences."""

    issue: Issue
    going: tuple[Edition, ...]
    """Those with something to tell, in the order of the issue."""
    quiet: tuple[Edition, ...]
    """Those with nothing new: no mail is made of them."""
    history: History = field(default_factory=History)
    """What the readers got before."""
    frozen: FrozenLetter | None = None
    """The frozen letter that all of this is read from; None before it is frozen."""
    sent: datetime | None = None
    """When the first edition went out."""

    @property
    def previous(self) -> str | None:
        """The issue before it."""
        return next((edition.previous for edition in (*self.going, *self.quiet)), None)


def make_editions(issue: Issue, library: Library, clock: Clock, past: Past) -> Editions:
    """An edition for each of the issue's audiences, in their order.

    What is frozen is never chosen again: it is shown as it was frozen. Raises NewsletterError where
    the issue's mailing list does not exist.
    """
    made = library.once_for(issue, ("editions", clock), list[tuple[Past, Editions]])
    for known, editions in made:
        if known is past:
            return editions
    made.append((past, _editions(issue, library, clock, past)))
    return made[-1][1]


def _editions(issue: Issue, library: Library, clock: Clock, past: Past) -> Editions:
    mailing_list = library.find(MailingList, issue.mailing_list)
    if mailing_list is None:
        raise NewsletterError(f'Listen "{issue.mailing_list}" til {issue.id} findes ikke.')
    frozen = past.letters.get(issue.id)
    if frozen:
        return _as_frozen(frozen, issue, mailing_list, library, past)
    at = chosen_at(issue, clock)
    return chosen_editions(issue, mailing_list, library, at, past)


def chosen_editions(
    issue: Issue, mailing_list: MailingList, library: Library, clock: Clock, past: Past
) -> Editions:
    """The editions as they would be frozen at the clock, whether the issue is frozen or not."""
    history = past.history(issue, max(clock.now, sent_at(issue)))
    made = [
        _made(issue, mailing_list, audience, library, clock, history)
        for audience in dict.fromkeys(issue.audiences)
    ]
    going = tuple(edition for edition in made if edition.has_news)
    return Editions(issue, going, tuple(e for e in made if not e.has_news), history)


def _made(
    issue: Issue,
    mailing_list: MailingList,
    audience: AudienceCode,
    library: Library,
    clock: Clock,
    history: History,
) -> Edition:
    choice = select(issue, audience, library, clock, history)
    blocks = tuple(_filled(issue, choice.blocks, library))
    intro = without_icons(render(issue.intro, library))
    return Edition(
        issue,
        mailing_list,
        audience,
        intro,
        blocks,
        choice.passed,
        history.previous,
        head_of(issue, (pick for block in blocks for pick in block.picks), library),
    )


def _filled(
    issue: Issue, chosen: tuple[tuple[Item, ...], ...], library: Library
) -> Iterator[EditionBlock]:
    for number, (block, picks) in enumerate(zip(issue.blocks, chosen, strict=True)):
        html = without_icons(render(block.text, library)) if block.text else ""
        more = _MORE.get(block.type) if picks else None
        if picks or html:
            yield EditionBlock(block.type, HEADINGS[block.type], picks, html, more, number)


# --- what is frozen ---------------------------------------------------------------------------


def _as_frozen(
    letter: FrozenLetter, issue: Issue, mailing_list: MailingList, library: Library, past: Past
) -> Editions:
    then = issue.model_copy(update={**letter.words, "intro": letter.intro})
    before = "" if letter.has_mails else without_icons(render(then.intro, library))
    going = tuple(_frozen_edition(each, then, mailing_list, before) for each in letter.editions)
    return Editions(then, going, (), frozen=letter, sent=past.sent_at(letter.issue))


def _frozen_edition(
    edition: FrozenEdition, issue: Issue, mailing_list: MailingList, intro: str
) -> Edition:
    return Edition(
        issue,
        mailing_list,
        AudienceCode(edition.key),
        edition.intro or intro,
        tuple(map(_frozen_block, edition.blocks)),
        previous=edition.previous,
        scene=edition.scene,
        inbox=InboxLine(edition.subject, edition.preheader),
    )


def _frozen_block(block: FrozenBlock) -> EditionBlock:
    picks = tuple(map(_frozen_item, block.items))
    kind = BlockType(block.type)
    return EditionBlock(kind, block.heading, picks, block.html, block.more, block.number)


def _frozen_item(item: FrozenItem) -> Item:
    return Item(
        item.key,
        item.card,
        Reason.of(item.why),
        item.published,
        item.facts,
        item.note,
        item.name,
        item.action,
        item.deadline,
    )
