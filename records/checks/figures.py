"""Figures in running text come from records: unknown ones are faults, loose digits warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from records.checks.report import found_at, position_in_text
from records.model.article import Article
from records.model.figure import Figure
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView
    from records.source.tree import Loc

_BRACES = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_FIGURE = re.compile(r"figure:([a-z0-9-]+)")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_NOT_A_FIGURE = re.compile(
    rf"""
    \{{\{{.*?\}}\}}                                       # a figure
  | \]\([^)]*\) | https?://\S+ | \S+@\S+                  # links
  | ^\s*(?:[-*]\s+)?\d+\.\s | ^\|\s*\d+\.?\s*(?=\||[^\d\s|])  # the number of a list item or row
  | »[^»«]*« | "[^"\n]*"                                  # titles and quotes
  | \d{{1,2}}\.[ \u00a0](?:{_MONTHS})(?:[ \u00a0]\d{{4}})? # 1. marts 2026
  | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}                   # 1.3.2026
  | (?<![\d.,])(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?(?!\d|[.,]\d) # 2026, 2017–2021
  | kl\.[ \u00a0]?\d[\d.]*(?:–\d[\d.]*)?                  # kl. 16.30–19.00
  | §+[ \u00a0]?\d+(?:,?[ ]stk\.[ ]\d+)?                  # § 10
  | \b(?:lov|bekendtgørelse)\ nr\.?[ \u00a0]\d+(?:\ af\ [\d/.]+)? | \bL[ \u00a0]\d+
  | \b(?:artikel|art\.|kapitel|EN|RFC|WCAG|trin|sæson|episode|runde|gruppe|fase|spørgsmål|uge|nr\.)
    [ \u00a0]\d[\d.,–-]*                                  # names and steps
  | \d+\.[ \u00a0](?:runde|semester|udgave|trin|gang)     # 3. runde
  | \b\d+-[a-zæøåA-ZÆØÅ]                                  # 0-kapacitet
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def check_figures(library: LibraryView) -> Iterator[Diagnostic]:
    """Articles with sources have no loose digits, once the site has figures at all."""
    if library.all(Figure):
        for article in library.all(Article):
            if article.sources and not article.example:
                yield from _loose_digits(library, article)


def check_directives(
    library: LibraryView, record: Record, loc: Loc, text: str
) -> Iterator[Diagnostic]:
    """Every `{{…}}` in a text names a figure that exists, or the region."""
    for found in _BRACES.finditer(text):
        said = _wrong_directive(library, found[1])
        if said:
            mark = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, violation("raw-field", loc, text=said), mark)


def _wrong_directive(library: LibraryView, said: str) -> str | None:
    named = _FIGURE.fullmatch(said)
    if said == "region":
        return None
    if named is None:
        return f'har "{{{{{said}}}}}", som ikke kendes. Skriv et nøgletal som {{{{figure:id}}}}.'
    known = library.records["figure"]
    if named[1] in known or library.is_unreadable("figure", named[1]):
        return None
    near = get_close_matches(named[1], list(known), n=1, cutoff=0.6)
    cure = f'Mente du "{near[0]}"?' if near else "Skriv id på en post i content/figures/."
    return f'peger på nøgletallet "{named[1]}", som ikke findes. {cure}'


def _loose_digits(library: LibraryView, article: Article) -> Iterator[Diagnostic]:
    bare = _NOT_A_FIGURE.sub(lambda found: " " * len(found[0]), article.body)
    told = _digits_of_figures(library, article)
    for found in _DIGITS.finditer(bare):
        if found[0] in told:
            continue
        said = (
            f"har tallet {found[0]}, som ikke kommer fra et nøgletal. "
            "Skriv det som {{figure:id}}, eller skriv det med bogstaver."
        )
        mark = position_in_text(library, article, ("body",), found.start())
        told_of = violation("raw-field", ("body",), Severity.WARNING, text=said)
        yield found_at(library, article, told_of, mark)


def _digits_of_figures(library: LibraryView, article: Article) -> set[str]:
    """Numbers that stand in the sentences of the figures which the article shows."""
    ids = {*_FIGURE.findall(article.body), *article.fact_box}
    shown = (library.find(Figure, figure_id) for figure_id in ids)
    return {digits for figure in shown if figure for digits in _DIGITS.findall(figure.text)}
