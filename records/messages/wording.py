"""A message and its values as one Danish sentence."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from records.danish.dates import NBSP
from records.danish.numbers import count, joined, number
from records.messages.catalogue import Message


class _Danish(Formatter):
    """Puts values into a text as `Message` describes it."""

    def format_field(self, value: object, format_spec: str) -> str:
        """The value as the text asks for it."""
        if format_spec == "q":
            return quoted(value)
        if format_spec == "short":
            return quoted(value)[1:-1]
        if format_spec == "n" and isinstance(value, int):
            return number(value)
        if format_spec == "eller":
            return joined(str(value).split(", "), "eller")
        one, bar, many = format_spec.partition("|")
        if bar and isinstance(value, int):
            return count(value, one, many)
        return str(value)


def worded(message: Message, values: Mapping[str, object]) -> str:
    """What is wrong, and the cure after it."""
    cure = message.near if values.get("near") else message.cure
    texts = (_Danish().vformat(text, (), values) for text in (message.problem, cure) if text)
    return ". ".join(texts) if message.problem and cure else "".join(texts)


def quoted(value: object) -> str:
    """What was read, in quotes and short enough for a message."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:57] + "…"}"'


def printable(text: str) -> str:
    """One line, harmless to a terminal, whatever is quoted in it."""
    if text.replace(NBSP, " ").isprintable():
        return text
    folded = " ".join(text.splitlines())
    return "".join(c if c.isprintable() or c == NBSP else "\ufffd" for c in folded)
