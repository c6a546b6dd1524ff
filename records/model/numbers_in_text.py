"""A text with a figure needs a source, unless it is invented (domain guide 6.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from records.model.base import Content
from records.source.diagnostics import Violation, violation

_NUMBER = re.compile(r"(?<![\w/-])\d+(?:[.,]\d+)*(?: ?%| ?kr\b)?")
_PASSED_OVER = re.compile(r"^[ \t]*\d+\.\s|\{\{[^{}]*\}\}", re.MULTILINE)
"""Numbers of list items, and figures that bring their own source."""


def numbers_in(text: str) -> Iterator[str]:
    """The figures that a text states itself."""
    yield from (found.group() for found in _NUMBER.finditer(_PASSED_OVER.sub("", text)))


def unsourced_numbers(record: Content, *texts: str | None) -> Iterator[Violation]:
    """The fault of a record whose texts have a figure, while it names no source."""
    told = "\n".join(text for text in texts if text)
    found = next(numbers_in(told), None)
    if found and not record.example and not record.sources:
        yield violation("figures-without-source", ("sources",), figure=found)
