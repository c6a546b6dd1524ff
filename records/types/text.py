"""Text: bounded lines, patterns, ids, and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from records.danish.slugs import slug
from records.types.field_type import FieldType, MarkdownText, quoted, refusal

_MARKUP = re.compile(r"<[a-zA-Z/!]|\*\*|__|`|\[[^\]]*\]\(")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\r\n\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    """Text of a bounded length, in one line and without markup unless said otherwise."""

    shortest: int
    longest: int
    lines: bool = False
    markup: bool = False

    def read(self, value: str) -> str:
        """The text itself, refused for its length, line breaks, markup or hidden direction."""
        if not self.shortest <= len(value) <= self.longest:
            size = "er tomt" if not value else f"er på {len(value)} tegn"
            raise refusal(size, f"Skriv {self._lengths()}.")
        if not self.lines and _BREAKS.search(value):
            raise refusal("fylder flere linjer", "Skriv det på én linje.")
        found = None if self.markup else _MARKUP.search(value)
        if found:
            raise refusal(f"har kode i sig ({found.group()})", "Skriv ren tekst uden koder.")
        if _DIRECTION.search(value):
            raise refusal("har et usynligt tegn, der vender skriften", "Skriv teksten igen.")
        return value

    def json_schema(self) -> dict[str, Any]:
        """A string between two lengths."""
        return {"type": "string", "minLength": self.shortest, "maxLength": self.longest}

    def _lengths(self) -> str:
        if self.shortest <= 1:
            return f"fra 1 til {self.longest} tegn"
        return f"mellem {self.shortest} og {self.longest} tegn"


_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Pattern(FieldType):
    """Text the whole of which matches `regex`."""

    regex: str
    cure: str
    problem: str = ""

    def read(self, value: str) -> str:
        """The text itself."""
        if _compiled(self.regex).fullmatch(value):
            return value
        raise refusal(f"er {quoted(value)}{self.problem}", self.cure)

    def json_schema(self) -> dict[str, Any]:
        """A string with a pattern."""
        whole = f"(?:{self.regex})" if "|" in self.regex else self.regex
        return {"type": "string", "pattern": f"^{whole}$"}


class _Title(Text):
    __slots__ = ()

    def read(self, value: str) -> str:
        Text.read(self, value)
        if value.endswith(".") and not value.endswith(".."):
            raise refusal("slutter med punktum", f"Skriv {quoted(value[:-1])}.")
        return value


class _Id(FieldType):
    def read(self, value: str) -> str:
        if len(value) > 60:
            raise refusal(f"er på {len(value)} tegn", "Skriv højst 60 tegn.")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            meant = slug(value)
            cure = f"Skriv {quoted(meant)}." if meant else "Skriv små bogstaver og bindestreger."
            raise refusal(f"er {quoted(value)}", cure)
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}


Id = Annotated[str, _Id()]
Title = Annotated[str, _Title(5, 90)]
Summary = Annotated[str, Text(40, 200)]
Line = Annotated[str, Text(1, 200)]
Sentence = Annotated[str, Text(1, 400)]
Paragraph = Annotated[str, Text(1, 2000, lines=True)]
Markdown = Annotated[str, Text(1, 200_000, lines=True, markup=True), MarkdownText()]
PostalCode = Annotated[str, Pattern(r"\d{4}", 'Skriv fire cifre i anførselstegn, fx "3700".')]
Phone = Annotated[
    str,
    Pattern(r"\d\d \d\d \d\d \d\d", 'Skriv otte cifre to og to i anførselstegn: "00 00 00 00".'),
]
IssueNumber = Annotated[
    str, Pattern(r"\d{4}-\d{2}", 'Skriv år og løbenummer med bindestreg, fx "2026-11".')
]
