"""Text: bounded lines, patterns, ids, and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from records.danish.slugs import slug
from records.source.characters import BREAKING, TURNING
from records.types.budget import DEEPEST, LONGEST, excess_of, is_too_deep
from records.types.field_type import FieldType, MarkdownText, refusal

_MARKUP = re.compile(
    r"<[a-zA-Z/!]|\*\*|__|`|\[[^\[\]]*\]\(|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Text(FieldType):
    """Text of a bounded length, in one line and without markup unless said otherwise."""

    shortest: int
    longest: int
    lines: bool = False
    markup: bool = False
    is_free_text: ClassVar[bool] = True

    def read(self, value: str) -> str:
        """The text itself, refused for its length, line breaks, markup or hidden direction."""
        if not self.shortest <= len(value) <= self.longest:
            raise self._wrong_length(len(value))
        if not self.lines and BREAKING.search(value):
            raise refusal("text-on-several-lines")
        found = None if self.markup else _MARKUP.search(value)
        if found:
            raise refusal("text-with-markup", markup=found.group())
        if TURNING.search(value):
            raise refusal("text-with-direction-sign")
        return value

    def json_schema(self) -> dict[str, Any]:
        """A string between two lengths."""
        return {"type": "string", "minLength": self.shortest, "maxLength": self.longest}

    def _wrong_length(self, length: int) -> Exception:
        least, most = self.shortest, self.longest
        if least <= 1:
            long = refusal("text-too-long", length=length, most=most)
            return long if length else refusal("text-empty", most=most)
        if length:
            return refusal("text-length-out-of-range", length=length, least=least, most=most)
        return refusal("text-empty-and-bounded", least=least, most=most)


FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Between them lies all that the office writes of, from its oldest law to its furthest plan."""

_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Pattern(FieldType):
    """Text the whole of which matches `regex`."""

    regex: str
    code: str
    """Of the message for what does not match; its text may hold `{value}`."""

    def read(self, value: str) -> str:
        """The text itself."""
        if _compiled(self.regex).fullmatch(value):
            return value
        raise refusal(self.code, value=value)

    def json_schema(self) -> dict[str, Any]:
        """A string with a pattern."""
        whole = f"(?:{self.regex})" if "|" in self.regex else self.regex
        return {"type": "string", "pattern": f"^{whole}$"}


class YearFirst(Pattern):
    """The same of a text that begins with a year, which a reader could live to see."""

    __slots__ = ()

    def read(self, value: str) -> str:
        """The text itself."""
        Pattern.read(self, value)
        refuse_odd_year(int(value[:4]), value)
        return value


def refuse_odd_year(year: int, value: str) -> None:
    """Raise a refusal where the year of `value` is a slip: 0206, 2206."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refusal("year-not-plausible", value=value, first=FIRST_YEAR, last=LAST_YEAR)


class _Markdown(Text):
    __slots__ = ()

    def read(self, value: str) -> str:
        Text.read(self, value)
        found = excess_of(value)
        if found:
            raise refusal("text-with-too-many", sign=found.sign, times=found.times, most=found.most)
        if is_too_deep(value):
            raise refusal("text-nested-too-deep", most=DEEPEST)
        return value


class _Title(Text):
    __slots__ = ()

    def read(self, value: str) -> str:
        Text.read(self, value)
        if value.endswith(".") and not value.endswith(".."):
            raise refusal("title-ends-with-full-stop", meant=value[:-1])
        return value


class _Id(FieldType):
    def read(self, value: str) -> str:
        if len(value) > 60:
            raise refusal("id-too-long", length=len(value))
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise refusal("id-not-slug", value=value, near=slug(value))
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}


Id = Annotated[str, _Id()]
Title = Annotated[str, _Title(5, 90)]
Summary = Annotated[str, Text(40, 200)]
Line = Annotated[str, Text(1, 200)]
Sentence = Annotated[str, Text(1, 400)]
Paragraph = Annotated[str, Text(1, 2000, lines=True)]
Markdown = Annotated[str, _Markdown(1, LONGEST, lines=True, markup=True), MarkdownText()]
PostalCode = Annotated[str, Pattern(r"\d{4}", "postal-code-not-four-digits")]
Phone = Annotated[str, Pattern(r"\d\d \d\d \d\d \d\d", "phone-not-in-pairs")]
FactNumber = Annotated[str, Pattern(r"F\d{2,3}", "not-fact-number")]
IssueNumber = Annotated[str, YearFirst(r"\d{4}-\d{2}[a-z]?", "issue-number-not-year-and-number")]
