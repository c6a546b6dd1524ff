"""The plain text part of a mail, set from the letter itself and not from its HTML."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.edition import EditionBlock
from newsletter.letter import Letter
from newsletter.render.prose import mail_text, wrapped
from publishing.blocks import Card, Link, Tone
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
    yield mail_text(letter.intro)
    for block in letter.blocks:
        if block.heading:
            yield _underlined(block.heading)
        yield from _filled(block)


def _filled(block: EditionBlock) -> Iterator[str]:
    if block.html:
        yield mail_text(block.html)
    yield from map(_item, block.cards)
    if block.more:
        yield _link(block.more)


def _item(card: Card) -> str:
    tags = " · ".join(tag.text for tag in card.tags if tag.tone is not Tone.EXAMPLE)
    lines = (with_example_prefix(card.title, example=card.example), tags, card.line, card.summary)
    return "\n".join((*(wrapped(line) for line in lines if line), card.url))


def _foot(letter: Letter) -> Iterator[str]:
    yield wrapped(letter.reason)
    yield ""
    yield _link(letter.unsubscribe)
    yield _link(letter.preferences)
    yield ""
    yield wrapped(f"Afsender: {letter.sender}")


def _underlined(heading: str) -> str:
    lines = wrapped(heading)
    return f"{lines}\n{'-' * max(map(len, lines.splitlines()))}"


def _link(link: Link) -> str:
    whole = f"{link.text}: {link.url}"
    return whole if len(whole) <= 76 else f"{link.text}:\n{link.url}"
