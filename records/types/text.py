"""Text: bounded lines, patterns, ids, and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from records.danish.slugs import slug
from records.danish.written import written_day
from records.source.characters import BREAKING, TURNING
from records.types.budget import DEEPEST, LONGEST, excess_of, is_too_deep
from records.types.field_type import FieldType, MarkdownText, refusal

_MARKUP = re.compile(
    r"<[a-zA-Z/!]|\*\*|__|`|\[[^\[\]]*\]\(|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>")
_QUOTED = re.compile("[“„»«]([^“”„»«]+)[”“«»]")


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
            mail = _BRACKETED.search(value)
            if mail and mail.start() == found.start():
                raise refusal("mail-address-in-brackets", meant=mail[1])
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
        raise refusal(self.code, value=value, near=self._meant(value))

    def _meant(self, value: str) -> str:
        """What the editor can only have meant, as it shall stand there; empty for no such thing."""
        del value
        return ""

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
        quoted = _QUOTED.fullmatch(value)
        if quoted:
            raise refusal("title-in-quotes", meant=quoted[1])
        if value.endswith(".") and not value.endswith(".."):
            raise refusal("title-ends-with-full-stop", meant=value[:-1])
        return value


_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows gives to no file."""


class _Id(FieldType):
    def read(self, value: str) -> str:
        if len(value) > 60:
            raise refusal("id-too-long", length=len(value))
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise refusal("id-not-slug", value=value, near=slug(value))
        if _DEVICE.fullmatch(value):
            raise refusal("id-of-device", value=value)
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}


class _PostalCode(Pattern):
    __slots__ = ()

    def _meant(self, value: str) -> str:
        found = re.findall(r"(?<!\d)\d{4}(?!\d)", value)
        return f'"{found[0]}"' if len(found) == 1 else ""


_PHONE = re.compile(
    r"(?<![\d+])(?<!\d[ ./-])(?:\(?(?:\+|00)[ ]?45\)?[\s.-]*)?"
    r"(\d(?:[\s./-]{0,2}\d){7})(?![\s./-]{0,2}\d)"
)


class _Phone(FieldType):
    """A Danish number; however it is written, it becomes `38 66 50 00`."""

    def read(self, value: str) -> str:
        """Two and two digits. Raises a refusal where more stands there than one number."""
        found = list(_PHONE.finditer(value))
        if len(found) != 1:
            raise refusal("phone-not-in-pairs", value=value, near="")
        digits = re.sub(r"\D", "", found[0][1])
        number = " ".join(digits[at : at + 2] for at in range(0, 8, 2))
        rest = value[: found[0].start()] + value[found[0].end() :]
        if any(sign.isdigit() for sign in rest):
            raise refusal("phone-not-in-pairs", value=value, near=number)
        return number

    def json_schema(self) -> dict[str, Any]:
        """Eight digits, with or without the country's, and with what stands around them."""
        return {"type": "string", "pattern": r"^\D*(?:(?:\+|00) ?45\D*)?\d(?:\D*\d){7}\D*$"}


Id = Annotated[str, _Id()]
Title = Annotated[str, _Title(5, 90)]
Summary = Annotated[str, Text(40, 200)]
Line = Annotated[str, Text(1, 200)]
Sentence = Annotated[str, Text(1, 400)]
Paragraph = Annotated[str, Text(1, 2000, lines=True)]
Markdown = Annotated[str, _Markdown(1, LONGEST, lines=True, markup=True), MarkdownText()]
PostalCode = Annotated[str, _PostalCode(r"\d{4}", "postal-code-not-four-digits")]
Phone = Annotated[str, _Phone()]
FactNumber = Annotated[str, Pattern(r"F\d{2,3}", "not-fact-number")]


class _IssueNumber(YearFirst):
    __slots__ = ()

    def _meant(self, value: str) -> str:
        """`November 2026`, `11/2026`, `2026/11` and `2026-1` as `"2026-11"`."""
        said = value[:40].strip().casefold()
        words = written_day(f"1. {said}")
        if words and words.year:
            return f'"{words.year}-{words.month:02}"'
        first = re.fullmatch(r"(\d{4})\s*[-/. ]\s*(\d{1,2})", said)
        last = re.fullmatch(r"(?:nr\.?\s*)?(\d{1,2})\s*[-/. ]\s*(\d{4})", said)
        parts = (first[1], first[2]) if first else (last[2], last[1]) if last else None
        return f'"{parts[0]}-{int(parts[1]):02}"' if parts else ""


IssueNumber = Annotated[str, _IssueNumber(r"\d{4}-\d{2}[a-z]?", "issue-number-not-year-and-number")]
