"""Letters that were sent before letters were frozen (0.9.0 and earlier): cards, without mails.

Their entries stay in the ledger's file as they are; here they are read as frozen letters.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from newsletter.frozen.values import FrozenBlock, FrozenEdition, FrozenItem, FrozenLetter
from newsletter.kept import moment_of
from publishing.blocks import Card, DateBlock, Link, Tag, Tone
from records.clock import COPENHAGEN
from records.codes.people import AudienceCode


def letter_of_entry(name: str, entry: dict[str, Any]) -> FrozenLetter:
    """The letter of an entry. Raises ValueError, KeyError, TypeError or AttributeError."""
    words, at = entry["words"], moment_of(entry["sent"])
    day = date.fromisoformat(words["send_on"])
    return FrozenLetter(
        issue=name,
        title=words["title"],
        summary=words["preheader"],
        number=words["number"],
        subject=words["subject"],
        preheader=words["preheader"],
        intro=words["intro"],
        mailing_list=entry["list"],
        sender="",
        send_at=datetime.combine(day, time(8), COPENHAGEN),
        frozen_at=at,
        editions=tuple(
            _edition(AudienceCode(key), blocks, entry, at)
            for key, blocks in entry["editions"].items()
        ),
    )


def _edition(
    audience: AudienceCode, blocks: list[dict[str, Any]], entry: dict[str, Any], at: datetime
) -> FrozenEdition:
    words, label = entry["words"], audience.label
    return FrozenEdition(
        key=str(audience),
        readers=label if label[:2].isupper() else label[0].lower() + label[1:],
        subject=words["subject"],
        preheader=words["preheader"],
        intro="",
        blocks=tuple(_block(block, entry["items"]) for block in blocks),
        frozen_at=at,
        previous=words.get("previous") or None,
        digest=entry["digests"].get(str(audience), ""),
    )


def _block(kept: dict[str, Any], items: dict[str, Any]) -> FrozenBlock:
    more = Link(*kept["more"]) if kept["more"] else None
    found = tuple(_item(key, items[key], kept["items"][key]) for key in kept["order"])
    return FrozenBlock(kept["type"], kept["number"], kept["heading"], kept["html"], more, found)


def _item(key: str, kept: dict[str, Any], why: str) -> FrozenItem:
    tags = (tag.partition(":") for tag in kept["tags"])
    day = kept["date"]
    card = Card(
        kind=kept["kind"],
        title=kept["title"],
        url=kept["url"],
        summary=kept["summary"],
        parts=(kept["line"],) if kept["line"] else (),
        tags=tuple(Tag(text, Tone(tone)) for tone, _, text in tags),
        date=DateBlock.of(date.fromisoformat(day)) if day else None,
        example=kept["example"],
        state=kept["state"],
    )
    published = date.fromisoformat(kept["published"])
    return FrozenItem(key, card, why, published, kept.get("facts", ""))
