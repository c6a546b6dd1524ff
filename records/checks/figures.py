"""Figures in running text come from records: unknown ones are faults, loose digits warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.quotes import wrong_quote
from records.checks.report import found_at, position_in_text
from records.danish.nearest import nearest
from records.facts.placeholders import PLAIN, PLAIN_LISTS
from records.facts.quote_marks import mark_of
from records.model.article import Article
from records.model.figure import Figure
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.types.passages import passage_faults, without_marks

if TYPE_CHECKING:
    from records.model.base import Record
    from records.model.library_view import LibraryView
    from records.source.tree import Loc

_BRACES = re.compile(r"\{\{([^{}\n]{0,200})\}\}")
_FIGURE = re.compile(r"figure:([a-z0-9-]+)")
_SOURCE = re.compile(r"source:([0-9]{1,3})")
_IN_DANISH = {"tal": "figure", "nøgletal": "figure", "figur": "figure", "figure": "figure",
              "kilde": "source", "source": "source"}  # fmt: skip
_MARK_IN_CODE = re.compile(r"(?:until|from)\b.*|end", re.IGNORECASE)
"""Every other mark of a passage is taken out before words in braces are judged."""
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_NOT_A_FIGURE = re.compile(
    rf"""
    \{{{{1,2}}[^{{}}\n]{{0,200}}\}}{{1,2}}                   # a figure, or an anchor
  | \]\([^()]*\) | https?://\S+ | (?<!\S)\S{{1,64}}@\S+   # links
  | ^[ \t]*(?:[-*][ \t]+)?\d+\.\s                      # the number of a list item
  | ^\|\s*\d+\.?\s*(?=\||[^\d\s|])                      # or of a row
  | »[^»«]*« | "[^"\n]*"                                  # titles and quotes
  | \d{{1,2}}\.[ \u00a0](?:{_MONTHS})(?:[ \u00a0]\d{{4}})? # 1. marts 2026
  | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}                   # 1.3.2026
  | (?<![\d.,])(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?(?!\d|[.,]\d) # 2026, 2017–2021
  | kl\.[ \u00a0]?\d[\d.]*(?:–\d[\d.]*)?                  # kl. 16.30–19.00
  | §+[ \u00a0]?\d+(?:,?[ ]stk\.[ ]\d+)?                  # § 10
  | \b(?:lov|bekendtgørelse)\ nr\.?[ \u00a0]\d+(?:\ af\ [\d/.]+)? | \bL[ \u00a0]\d+
  | \b(?:artikel|art\.|kapitel|EN|RFC|WCAG|trin|sæson|episode|runde|gruppe|fase|spørgsmål|uge|nr\.)
    [ \u00a0]\d[\d.,–-]*                                  # names and steps
  | \d{{1,6}}\.[ \u00a0](?:runde|semester|udgave|trin|gang)     # 3. runde
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
    """Every `{{…}}` in a text names a figure or a quotation that exists, or the region."""
    if "{" not in text:
        return
    for fault in passage_faults(text):
        position = position_in_text(library, record, loc, fault.offset)
        wrong_mark = violation(fault.code, loc, written=fault.written, near=fault.meant)
        yield found_at(library, record, wrong_mark, position)
    told = without_marks(text)
    for found in _BRACES.finditer(told):
        quote = None if loc[0] in (*PLAIN, *PLAIN_LISTS) else mark_of(found[1].strip())
        if quote:
            wrong = wrong_quote(library, loc, quote, told, found.start())
        else:
            wrong = _wrong_directive(library, record, loc, found[1].strip())
        if wrong:
            position = position_in_text(library, record, loc, found.start())
            yield found_at(library, record, wrong, position)


def _wrong_directive(
    library: LibraryView, record: Record, loc: Loc, written: str
) -> Violation | None:
    source = _SOURCE.fullmatch(written)
    if source and isinstance(record, Article) and loc == ("body",):
        return _wrong_source(record, loc, int(source[1]))
    named = _FIGURE.fullmatch(written)
    if written == "region" or _MARK_IN_CODE.fullmatch(written):
        return None
    if named is None:
        return violation("braces-unknown", loc, written=written, near=_meant(written))
    known = library.records["figure"]
    if named[1] in known or library.is_unreadable("figure", named[1]):
        return None
    return violation("figure-not-found", loc, figure=named[1], near=nearest(named[1], known))


def _meant(written: str) -> str:
    """`tal:antal` and `figure: antal` as `{{figure:antal}}`; empty where nothing can be meant."""
    name, colon, rest = written.partition(":")
    kind = _IN_DANISH.get(name.strip().casefold(), "")
    is_one = (
        _FIGURE.fullmatch(f"figure:{rest.strip()}") if kind != "source" else rest.strip().isdigit()
    )
    return f"{{{{{kind}:{rest.strip()}}}}}" if kind and colon and is_one else ""


def _wrong_source(article: Article, loc: Loc, number: int) -> Violation | None:
    known = len(article.sources)
    if 1 <= number <= known:
        return None
    return violation("source-not-found", loc, number=number, known=known)


def _loose_digits(library: LibraryView, article: Article) -> Iterator[Diagnostic]:
    told = _digits_of_figures(library, article)
    points = ((("key_points", at), text) for at, text in enumerate(article.key_points))
    for loc, text in ((("body",), article.body), *points):
        bare = _NOT_A_FIGURE.sub(lambda found: " " * len(found[0]), text)
        for found in _DIGITS.finditer(bare):
            if found[0] in told:
                continue
            position = position_in_text(library, article, loc, found.start())
            loose = violation("digits-without-figure", loc, Severity.WARNING, digits=found[0])
            yield found_at(library, article, loose, position)


def _digits_of_figures(library: LibraryView, article: Article) -> set[str]:
    """Numbers that stand in the sentences of the figures which the article shows."""
    ids = {*_FIGURE.findall(article.body), *article.fact_box}
    shown = (library.find(Figure, figure_id) for figure_id in ids)
    return {digits for figure in shown if figure for digits in _DIGITS.findall(figure.text)}
