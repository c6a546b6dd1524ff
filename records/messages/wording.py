"""A message and its values as one Danish sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter

from records.danish.numbers import count, joined, number
from records.messages.catalogue import Message
from records.started import as_started


class _Danish(Formatter):
    """Puts values into a text as `Message` describes it."""

    def format_field(self, value: object, format_spec: str) -> str:
        """The value as the text asks for it."""
        one, bar, many = format_spec.partition("|")
        if bar and isinstance(value, int):
            return count(value, one, many)
        return _FORMATS[format_spec](value)


def problem_and_cure(message: Message, values: Mapping[str, object]) -> tuple[str, str]:
    """What is wrong and the cure, as sentences; a text that the message does not have is empty."""
    cure = _filled(message.near if values.get("near") else message.cure, values)
    problem = _filled(message.problem, values)
    more = values.get("elsewhere")
    if problem and isinstance(more, int):
        problem += f", og det gælder {count(more, 'sted', 'steder')} mere"
    return (f"{problem}." if problem and cure else problem), cure


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _Danish().vformat(as_started(text), (), values)


def quoted(value: object) -> str:
    """What was read, in quotes and short enough for a message."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:57] + "…"}"'


_FORMATS: Mapping[str, Callable[[object], str]] = {
    "": str,
    "q": quoted,
    "short": lambda value: quoted(value)[1:-1],
    "n": lambda value: number(int(str(value))),
    "eller": lambda value: joined(str(value).split(", "), "eller"),
    "Aa": lambda value: str(value).capitalize(),
}
