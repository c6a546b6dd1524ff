"""The style sheet of the page: the look's tokens for its parts, and states that stand still."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from publishing.appearance.colours import scoped
from publishing.brand import Schemes
from publishing.pages.design.other_brand import OTHER

SHEET = "assets/design.css"
"""In the theme without the tokens, on the site with them."""
MARK = "/* Tokens of the specimens */"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STATES = ("hover", "focus-visible")


def design_css(css: str, schemes: Schemes, sheets: Iterable[str]) -> str:
    """The sheet with what it wants at its mark. Raises ValueError where the mark is missing."""
    if css.count(MARK) != 1:
        message = f"the style sheet has to hold {MARK!r} once"
        raise ValueError(message)
    blocks = [
        scoped(schemes, _panel("light"), _panel("dark")),
        scoped(OTHER.colours, f"[data-brand]{_panel('light')}", f"[data-brand]{_panel('dark')}"),
        *still_states(sheets),
    ]
    return css.replace(MARK, "\n".join(blocks))


def still_states(sheets: Iterable[str]) -> Iterator[str]:
    """Each rule of a state once more for a class: `.button:hover` for `.button.is-hover`."""
    for sheet in sheets:
        yield from _of_sheet(sheet)


@lru_cache(maxsize=32)
def _of_sheet(sheet: str) -> tuple[str, ...]:
    """Those of one sheet, which a preview and a check after it meet unchanged."""
    return tuple(
        f"{','.join(_still(each, state) for each in wanted)}{{{declared}}}"
        for selectors, declared in _RULE.findall(_COMMENT.sub("", sheet))
        if "@" not in selectors
        for state in _STATES
        if (wanted := [each.strip() for each in _split(selectors) if f":{state}" in each])
    )


def _still(selector: str, state: str) -> str:
    """A rule of a state alone, for any element, gives way to those of the element."""
    alone = selector == f":{state}"
    return f":where(.is-{state})" if alone else selector.replace(f":{state}", f".is-{state}")


def _split(selectors: str) -> list[str]:
    """At the commas that stand in no parentheses."""
    return re.split(r",(?![^(]*\))", selectors)


def _panel(scheme: str) -> str:
    return f".ds-panel[data-scheme={scheme}]"
