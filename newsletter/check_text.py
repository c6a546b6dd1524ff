"""What an editor's Markdown may hold in a mail: depth, pictures and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from records.checks.report import fault, warning
from records.loading.library import Library
from records.model.newsletter import Issue
from records.source.diagnostics import Diagnostic
from records.source.tree import Loc

_DEPTH = 8
"""Quotes and lists inside each other; far below what `newsletter.render.allowlist` lets through."""
_NESTED = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-*+]|\d+\.)[ \t])){{{_DEPTH + 1}}}|^(?: {{4}}|\t){{{_DEPTH + 1}}}",
    re.MULTILINE,
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)")
_PLACEHOLDER = re.compile(
    r"\{\{(?!region\}\}|\s*figure:[a-z0-9-]+\s*\}\}).*?\}\}|\{%.*?%\}|\*\|.*?\|\*"
)
"""Those of mail engines; the region and figures are put in before a mail is made."""


def text_faults(library: Library, issue: Issue, loc: Loc, text: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the Markdown at `loc` of the issue."""
    if _NESTED.search(text):
        said = f"har mere end {_DEPTH} niveauer inden i hinanden. Brug højst to."
        yield fault(library, issue, loc, said)
    for picture in _PICTURE.finditer(text):
        yield from _picture(library, issue, loc, picture.group(1))
    for code in _PLACEHOLDER.finditer(text):
        said = (
            f'har flettekoden "{code.group()}". Afsenderprogrammet kan tage fejl af den. Slet den.'
        )
        yield fault(library, issue, loc, said)
    for link in _LINK.finditer(text):
        yield from _link(library, issue, loc, link.group(1))


def _picture(library: Library, issue: Issue, loc: Loc, words: str) -> Iterator[Diagnostic]:
    if words.strip():
        said = "har et billede, som ikke kommer med i mailen. Skriv det vigtige som tekst."
        yield warning(library, issue, loc, said)
    else:
        said = "har et billede uden alternativ tekst. Skriv, hvad det viser: ![En åben dør](…)."
        yield fault(library, issue, loc, said)


def _link(library: Library, issue: Issue, loc: Loc, target: str) -> Iterator[Diagnostic]:
    if target.startswith("//") or re.match(
        r"(?:http|ftp|javascript|data|file):", target, re.IGNORECASE
    ):
        said = f'har linket "{target[:60]}". Skriv et, der begynder med https://.'
        yield fault(library, issue, loc, said)
    elif target.startswith("#"):
        said = f'har linket "{target[:60]}", som ikke virker i en mail. Link til en side.'
        yield fault(library, issue, loc, said)
