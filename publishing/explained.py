"""Words of the glossary in the text of a page: the first use of each leads to its explanation.

It works on clean HTML that is ready but for its place (`publishing.markdown`), and only pages ask
for it: a feed and a mail show the plain word. The explanation stands beside the word, hidden until
it has the focus or a pointer; without style sheets there is the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from operator import is_
from typing import Any

from publishing.page import Page, hash_of_page
from records.clock import Clock
from records.danish.endings import endings_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.registry import address_of
from records.model.term import Term
from records.source.kept_values import hash_of

EXPLAINED = frozenset(
    {
        "article",
        "story",
        "film",
        "guide",
        "offer",
        "vacancy",
        "event",
        "event_series",
        "area",
        "episode",
        "practice_forms",
        "practice_profile",
    }
)
"""The kinds of pages whose texts lead to the glossary."""
_HTML = ("how_to", "what", "why", "html")
"""Under which names the values of a template hold HTML, beside the body of the page."""
_HOLDS_MORE = frozenset({dict, list})
_PASSED_OVER = frozenset(
    {"a", "abbr", "blockquote", "button", "caption", "code", "dfn", "figcaption", "h1", "h2", "h3",
     "h4", "h5", "h6", "kbd", "label", "pre", "q", "summary", "svg", "th"}
)  # fmt: skip
"""Elements in which a word is left as it is: titles, links, code, quotes, texts of pictures."""
_TOKEN = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_QUOTES = r'»[^»«]*«|“[^“”]*”|"[^"]*"'
_BEFORE, _AFTER = r"(?<![\w\-/@.].)", r"(?![\w\-/@]|[.]\w)"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A term as a text shows it."""

    id: str
    address: str
    summary: str

    def around(self, word: str) -> str:
        """The word as a link with its explanation."""
        tip = f"ord-{self.id}"
        return (
            f'<dfn class="term"><a href="/{self.address}" aria-describedby="{tip}">{word}</a>'
            f'<span class="term__tip" role="tooltip" id="{tip}" hidden>{escape(self.summary)}'
            "</span></dfn>"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that is explained, as one pattern: made once for a build."""

    pattern: re.Pattern[str]
    owners: tuple[Explanation, ...]
    """Whose word each group of the pattern is."""
    made_of: bytes
    """A hash of both: the `repr` of a pattern leaves out the end of a long one."""


@dataclass(slots=True)
class _Reading:
    """Where on a page one is: which terms are met already, and inside what the text stands."""

    words: Words
    met: set[str]
    inside: list[str] = field(default_factory=list)

    def of(self, html: str) -> str:
        """The HTML with the words explained that are new on the page."""
        self.inside.clear()
        return "".join(map(self._token, _TOKEN.split(html)))

    def _token(self, token: str) -> str:
        if token.startswith("<"):
            self._step(token)
            return token
        return token if self.inside else self.words.pattern.sub(self._word, token)

    def _step(self, tag: str) -> None:
        found = _TAG.match(tag)
        if not found:
            return
        closes, name = found.groups()
        if closes:
            if self.inside and self.inside[-1] == name:
                self.inside.pop()
        elif name in _PASSED_OVER or "admonition-title" in tag or (self._waits_for(name)):
            self.inside.append(name)

    def _waits_for(self, name: str) -> bool:
        """Whether an element inside one that is passed over would be taken for its end."""
        return bool(self.inside) and self.inside[-1] == name

    def _word(self, found: re.Match[str]) -> str:
        if found.lastindex is None:  # a quote
            return found[0]
        owner = self.words.owners[found.lastindex - 1]
        if owner.id in self.met:
            return found[0]
        self.met.add(owner.id)
        return owner.around(found[0])


def explained(page: Page, library: Library, clock: Clock) -> Page:
    """The page with the first use of each word explained, in its body and then in its parts."""
    words = words_of(library, clock)
    is_ours = page.meta["kind"] in EXPLAINED and not page.meta.get("lang")
    if words is None or not is_ours or not page.address:
        return page
    made_of = hash_of_page(page, library)
    if made_of is None:
        return _explained(page, words)
    key = hash_of("has no word to explain", words.made_of, made_of)
    is_same = library.kept.get(key, lambda: _explained(page, words) is page)
    return page if is_same else _explained(page, words)


def _explained(page: Page, words: Words) -> Page:
    linked = "".join((page.body, *_parts(page.meta)))
    met = {each.id for each in words.owners if f'href="/{each.address}"' in linked}
    reading = _Reading(words, set(met))
    body, meta = reading.of(page.body), _with_parts(page.meta, reading)
    if reading.met == met:
        return page
    return replace(page, body=body, meta=meta)


def words_of(library: Library, clock: Clock) -> Words | None:
    """The words of all terms that are shown at that moment; None without any."""
    return library.once(("words", clock.today), lambda: _words(listed(library, Term, clock)))


def _words(terms: tuple[Term, ...]) -> Words | None:
    said = [(word, _explanation(term)) for term in terms for word in term.words]
    if not said:
        return None
    said.sort(key=lambda each: (-len(each[0]), each[0]))
    by_start: dict[str, list[str]] = {}
    owners: list[Explanation] = []
    for start, group in groupby(sorted(said, key=lambda each: _start(each[0])), _first):
        members = list(group)
        by_start[start] = [_rest(word) for word, _ in members]
        owners += [owner for _, owner in members]
    # Each begins with its own letter, so that a search leaps over all others.
    choices = (f"{start}{_BEFORE}(?:{'|'.join(rests)})" for start, rests in by_start.items())
    pattern = f"{_QUOTES}|(?:{'|'.join(choices)}){_AFTER}"
    return Words(re.compile(pattern), tuple(owners), hash_of(pattern, owners))


def _first(said: tuple[str, Explanation]) -> str:
    return _start(said[0])


def _explanation(term: Term) -> Explanation:
    return Explanation(term.id, address_of(term) or "", term.summary)


def _start(word: str) -> str:
    """A pattern for the first letter; that of an abbreviation is only itself: »hu« is no HU."""
    first = word[0]
    return re.escape(first) if word != word.lower() else f"[{re.escape(_either(first))}]"


def _rest(word: str) -> str:
    """A pattern for the other letters, with the endings that a noun of that shape takes."""
    rest = re.escape(word[1:]).replace(r"\ ", "(?: |\u00a0|&nbsp;)")
    return f"({rest}{endings_of(word)})"


def _either(letter: str) -> str:
    """The letter small and large, once where it has no case."""
    return "".join(dict.fromkeys((letter.lower(), letter.upper(), letter)))


def _parts(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name in _HTML:
            yield value
        return
    for key, item in _inside(value, name):
        if key in _HTML or type(item) in _HOLDS_MORE:
            yield from _parts(item, key)


def _inside(value: Any, name: str) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - plain values
    if isinstance(value, dict):
        return value.items()
    return [(name, item) for item in value] if isinstance(value, list) else ()


def _with_parts(value: Any, reading: _Reading, name: str = "") -> Any:  # noqa: ANN401 - plain values
    """The very same value where nothing in it is HTML, which most of a page is not."""
    if isinstance(value, str):
        return reading.of(value) if name in _HTML and value.startswith("<") else value
    if isinstance(value, dict):
        other = {}
        for key, item in value.items():
            if key in _HTML or type(item) in _HOLDS_MORE:
                now = _with_parts(item, reading, key)
                if now is not item:
                    other[key] = now
        return {**value, **other} if other else value
    if isinstance(value, list):
        all_now = [_with_parts(item, reading, name) for item in value]
        return value if all(map(is_, all_now, value)) else all_now
    return value
