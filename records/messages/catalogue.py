"""The catalogue: every message by its code, read from the tables beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from records.source.diagnostics import Param

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Message:
    """One message. Its texts hold values as `{name}`.

    `{name:q}` is the value in quotes and not too long, `{name:short}` the same without quotes,
    `{name:fejl|fejl}` a count with its word in singular and plural, `{name:eller}` a list as
    `a, b eller c`, `{name:Aa}` the value with a capital first, and `{field}` the name of the field
    that the message is said of.
    """

    code: str
    problem: str
    """Without a full stop; empty where the cure says it all."""
    cure: str = ""
    """A whole sentence that says what to write instead."""
    near: str = ""
    """The cure where something is known that was perhaps meant: `{near}`."""
    in_form: str = ""
    """The cure for who works in a form, where that is another than for who writes in a file."""
    warning: bool = False
    """Whether the example is a warning, which stops no build."""
    example: Example | None = None
    chapter: str = ""
    """The heading that it stands under in `docs/fejl.md`."""


@dataclass(frozen=True, slots=True)
class Example:
    """How an editor meets a message."""

    at: str
    """`path:line:column`; what answers a command has the command alone."""
    params: Mapping[str, Param] = field(default_factory=dict)
    field: str = ""
    """The key of the field, with dots between levels."""
    wrong: str = ""
    """What stood in the file."""
    right: str = ""
    """What shall stand there."""

    @property
    def answers_command(self) -> bool:
        """Whether it is told of what somebody asked for, and of no file."""
        return ":" not in self.at


@cache
def catalogue() -> Mapping[str, Message]:
    """Every message by its code, in the order of the guide. Raises ValueError for a double one."""
    found: dict[str, Message] = {}
    for name in _texts():
        for code, message in _chapter(name).items():
            if code in found:
                text = f"{name}: {code} stands in two tables"
                raise ValueError(text)
            found[code] = message
    return found


@cache
def message_of(code: str) -> Message:
    """The message of a code, without what the other chapters say. Raises KeyError.

    To read all of them takes longer than to read a thousand records out of the cache.
    """
    for name, text in _texts().items():
        if f"\n[{code}]\n" in text and code in _chapter(name):
            return _chapter(name)[code]
    raise KeyError(code)


@cache
def _texts() -> Mapping[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("*.toml"))}


@cache
def _chapter(name: str) -> Mapping[str, Message]:
    table = tomllib.loads(_texts()[name])
    chapter = table.pop("chapter")
    found: dict[str, Message] = {}
    for code, values in table.items():
        example = values.pop("example", None)
        made = Example(**example) if example else None
        found[code] = Message(code, **values, example=made, chapter=chapter)
    return found
