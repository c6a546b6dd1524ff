"""What the cards of all kinds have in common."""

from __future__ import annotations

from dataclasses import replace

from publishing.blocks import EXAMPLE_TAG, Card, Tag
from records.model.base import Content
from records.model.registry import BY_MODEL, address_of


def new_card(
    record: Content, parts: list[str | None], tags: list[Tag | None], **more: object
) -> Card:
    """What the cards of all kinds have, with a line of these parts, these tags, and `more`."""
    shown = [EXAMPLE_TAG] if record.example else []
    card = Card(
        kind=BY_MODEL[type(record)].key,
        title=record.title,
        url=address_of(record) or "",
        summary=record.summary,
        parts=tuple(part for part in parts if part),
        tags=(*shown, *(tag for tag in tags if tag)),
        example=record.example,
    )
    return replace(card, **more)  # type: ignore[arg-type]
