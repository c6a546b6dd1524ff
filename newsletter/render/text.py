"""The plain text part of a mail, set from the letter itself and not from its HTML."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.edition import EditionBlock
from newsletter.letter import URGENT, Letter, Urgent
from newsletter.render.prose import mail_text, wrapped
from newsletter.selection.cards import Item
from publishing.blocks import Link, Tone
from records.facts.examples import with_example_prefix

SIGNATURE = "-- "
"""What follows is the sender's signature (RFC 3676, 4.3); the space belongs to it."""


def text_of(letter: Letter) -> str:
    """The letter as plain text in lines of at most 76 characters; addresses stay whole."""
    parts = (*_head(letter), *_body(letter), "\n".join((SIGNATURE, *_foot(letter))))
    return "\n\n".join(parts) + "\n"


def _head(letter: Letter) -> Iterator[str]:
    yield letter.home.text
    title = with_example_prefix(letter.title, example=letter.example)
    yield "\n".join((_underlined(title), wrapped(letter.eyebrow)))
    if letter.notice:
        yield wrapped(letter.notice)
    yield _link(letter.web_version)


def _body(letter: Letter) -> Iterator[str]:
    if letter.urgent:
        yield _underlined(URGENT)
        yield "\n".join(map(_urgent, letter.urgent))
    yield mail_text(letter.intro)
    for block in letter.blocks:
        if block.heading:
            yield _underlined(block.heading)
        yield from _filled(block)


def _filled(block: EditionBlock) -> Iterator[str]:
    if block.html:
        yield mail_text(block.html)
    yield from map(_item, block.picks)
    if block.more:
        yield _link(block.more)


def _urgent(one: Urgent) -> str:
    title = with_example_prefix(one.link.text, example=one.example)
    return wrapped(f"{one.when}: {title}", "- ", "  ")


def _item(pick: Item) -> str:
    card = pick.card
    tags = " · ".join(tag.text for tag in card.tags if tag.tone is not Tone.EXAMPLE)
    title = with_example_prefix(card.title, example=card.example)
    action = f"{pick.action}:" if pick.action else ""
    lines = (title, tags, card.line, card.summary, action)
    return "\n".join((*(wrapped(line) for line in lines if line), card.url))


def _foot(letter: Letter) -> Iterator[str]:
    yield wrapped(letter.reason)
    yield ""
    yield _link(letter.unsubscribe)
    yield _link(letter.preferences)
    yield _link(letter.privacy)
    yield ""
    yield wrapped(f"Afsender: {letter.sender}")
    yield _link(Link(f"{letter.home.text}, {letter.region}", letter.home.url))


def _underlined(heading: str) -> str:
    lines = wrapped(heading)
    return f"{lines}\n{'-' * max(map(len, lines.splitlines()))}"


def _link(link: Link) -> str:
    whole = f"{link.text}: {link.url}"
    return whole if len(whole) <= 76 else f"{link.text}:\n{link.url}"
