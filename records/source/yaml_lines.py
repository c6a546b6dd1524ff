"""The lines of a YAML file as an editor sees them: how far in, after which dash, with which key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from records.source.characters import ODD_SPACES

_LINE = re.compile(
    rf"(?P<indent>[ {ODD_SPACES}]*)(?P<dashes>(?:-[ {ODD_SPACES}]+)*)"
    r"(?:(?P<key>[\w][\w -]*?)[ ]*:(?=[ \t]|$)[ \t]*)?(?P<value>.*)"
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is neither empty, a comment, nor part of a block of text (`|`, `>`)."""

    number: int
    """From 0."""
    text: str
    indent: int
    dashes: str
    key: str
    """Empty for a line without one."""
    value: str
    """What stands after key or dash, without the comment."""
    value_at: int
    """The column of the value, from 0."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing but words is in it."""
        return not self.dashes and not self.key

    def with_value(self, value: str) -> str:
        """The line as it shall be, from its dash or key on."""
        dash = "- " if self.dashes else ""
        return f"{dash}{self.key}: {value}" if self.key else f"{dash}{value}"


def lines_of(text: str) -> Iterator[Line]:
    """The lines of structure, in order."""
    block_of: int | None = None
    for number, written in enumerate(text.split("\n")):
        if not written.strip() or written.lstrip().startswith("#"):
            continue
        line = _line(number, written)
        if block_of is not None and line.indent > block_of:
            continue
        block_of = line.indent if _BLOCK.match(line.value) else None
        yield line


def _line(number: int, written: str) -> Line:
    found = _LINE.fullmatch(written)
    if found is None:  # every line matches but one with a break of its own in it
        return Line(number, written, 0, "", "", written, 0)
    value = _without_comment(found["value"]).strip()
    return Line(
        number, written, len(found["indent"]), found["dashes"], found["key"] or "", value,
        found.start("value"),
    )  # fmt: skip


def _without_comment(value: str) -> str:
    return value if value[:1] in "\"'" else _COMMENT.sub("", value)


def in_quotes(value: str) -> str:
    """The text as one YAML value that means just that; a long one is cut short."""
    text = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def bare(value: str) -> str:
    """The text without the quotes around it."""
    sign = value[:1]
    return value[1:-1] if len(value) > 1 and sign in "\"'" and value.endswith(sign) else value


def end_of_quote(value: str) -> int:
    """The place of the quote that ends a value which begins with one; -1 for none."""
    sign, at = value[0], 1
    while at < len(value):
        if sign == '"' and value[at] == "\\":
            at += 2
        elif value[at] != sign:
            at += 1
        elif sign == "'" and value[at : at + 2] == "''":
            at += 2
        else:
            return at
    return -1


def end_of_group(value: str) -> int:
    """The place of the bracket that closes the one which the value begins with; -1 for none."""
    depth = at = 0
    while at < len(value):
        if value[at] in "\"'" and value[at - 1] in " [{,:":
            end = end_of_quote(value[at:])
            if end < 0:
                return -1
            at += end
        depth += (value[at] in "[{") - (value[at] in "]}")
        if depth == 0:
            return at
        at += 1
    return -1
