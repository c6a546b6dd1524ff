"""Words that text takes from records: `{{figure:<id>}}` is a value with its unit, `{{region}}`
the name of the region at the moment of the build.
"""  # noqa: D205 - one list

from __future__ import annotations

import re

from records.kinds.figure import Figure
from records.library import Library

DIRECTIVE = re.compile(r"\{\{\s*figure:([a-z0-9-]+)\s*\}\}")
"""The one way to write a figure in Markdown; the id is its first group."""
REGION = "{{region}}"
PAGE = "om/tal-og-kilder/"
_MARKUP = re.compile(r"([\\`*_\[\]>|#])")
_LIKE_A_LIST = re.compile(r"^(\d+)\.")


def with_figures(text: str, library: Library) -> str:
    """Plain text with the values in place; an unknown id stays, and is a fault of the record."""
    named = text.replace(REGION, library.region)
    return DIRECTIVE.sub(lambda found: _amount(found, library) or found[0], named)


def with_figures_as_markdown(text: str, library: Library) -> str:
    """The same for Markdown, where a value never becomes markup or the number of a list."""

    def value(found: re.Match[str]) -> str:
        amount = _amount(found, library)
        return found[0] if amount is None else _LIKE_A_LIST.sub(r"\1\\.", _escaped(amount))

    return DIRECTIVE.sub(value, text.replace(REGION, library.region)) if "{{" in text else text


def _amount(found: re.Match[str], library: Library) -> str | None:
    figure = library.find(Figure, found[1])
    return figure.amount if figure else None


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
