"""What the search knows of each page: what is shown of it, and the words it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from publishing.addresses import area_vacancies_url
from publishing.markdown import headings, plain
from publishing.owners import records_by_address
from publishing.page import Page, hash_of_page
from publishing.search.record_words import code_labels, code_words, spoken_words
from publishing.search.showing import place_of, time_of
from records.clock import Clock
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content, Record
from records.model.registry import BY_KEY
from records.source.kept_values import hash_of

LONGEST = 6000
"""How many characters of a page are indexed; more would make the index large for little."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that can be found."""

    url: str
    title: str
    kind: str
    """Of the registry where there is a record, else what the page calls itself."""
    label: str
    summary: str
    text: str
    labels: str = ""
    """Of codes and forms: found as the text is, but never shown as a passage of it."""
    headings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """Words that count nearly as much as those of the title."""
    areas: tuple[str, ...] = ()
    """Codes of the areas that it lies in, the whole region left out."""
    is_area: bool = False
    """Whether it is the page of that area itself."""
    place: str = ""
    when: str = ""
    """The deadline or the day, as readers see it."""
    moment: str = ""
    """The last moment of it in ISO 8601; empty where nothing is to come."""
    example: bool = False
    synonyms: tuple[str, ...] = ()
    answer: str = ""
    """What the answer box says to who asks for just this; empty for most pages."""
    lang: str = ""
    """The language where it is another than the site's."""
    is_past: bool = False
    is_listed: bool = True
    """Whether lists have it; what has expired keeps its page alone."""


def documents(pages: Iterable[Page], library: Library, clock: Clock) -> tuple[Document, ...]:
    """A document for each page that can be found, sorted by address."""
    owners = records_by_address(library)
    return tuple(
        _document(page, owners.get(page.address), library, clock) for page in _found(pages)
    )


def titles(pages: Iterable[Page], library: Library, clock: Clock) -> tuple[Document, ...]:
    """The same documents as far as a list of titles tells: without what they are found by."""
    owners = records_by_address(library)
    return tuple(_titled(page, owners.get(page.address), clock) for page in _found(pages))


def _found(pages: Iterable[Page]) -> list[Page]:
    found = (page for page in pages if page.meta.get("search", True))
    return sorted(found, key=lambda page: page.address)


def _titled(page: Page, record: Record | None, clock: Clock) -> Document:
    kind = BY_KEY.get(page.meta["kind"])
    return Document(
        url=page.address,
        title=page.meta["title"],
        kind=page.meta["kind"],
        label=kind.reader_label if kind else "Side",
        summary="",
        text="",
        example=bool(page.meta["example"]),
        lang=str(page.meta.get("lang", "")),
        is_listed=not isinstance(record, Content) or visibility(record, clock) is Visibility.LISTED,
    )


def _document(page: Page, record: Record | None, library: Library, clock: Clock) -> Document:
    meta = page.meta
    kind = BY_KEY.get(meta["kind"])
    time = time_of(record, clock)
    synonyms = tuple(getattr(record, "synonyms", ()) or ())
    said = hash_of_page(page, library) or _said(page)
    text, labels, heads = library.kept.get(
        hash_of("words of a page", said, record and library.hash_of(record)),
        partial(_words, page, record),
    )
    return replace(
        _titled(page, record, clock),
        summary=meta["description"],
        text=text,
        labels=labels,
        headings=heads,
        keys=(*synonyms, *code_words(record), kind.reader_label if kind else ""),
        areas=_areas(record, page, library),
        is_area=isinstance(record, Area),
        place=place_of(record, library),
        when=time.text,
        moment=time.moment,
        synonyms=synonyms,
        answer=meta["description"] if meta["kind"] == "term" else "",
        is_past=time.is_past,
    )


def _said(page: Page) -> tuple[object, ...]:
    """All of the page that `_words` reads."""
    read = ("facts", *_QUESTIONS, *_PARTS)
    return (page.body, page.search_text, [page.meta.get(name) for name in read])


def _words(page: Page, record: Record | None) -> tuple[str, str, tuple[str, ...]]:
    """The text as far as it is indexed, the labels, and the headings."""
    text = _text(page, record)
    forms = getattr(record, "forms", ())
    labels = " ".join((*code_labels(record), *forms, *_spoken_later(page, text)))
    return text[:LONGEST], labels, _headings(page)


def _areas(record: Record | None, page: Page, library: Library) -> tuple[str, ...]:
    if isinstance(record, Area):
        return (record.code,)
    lists = library.once("lists of areas", lambda: _lists_of_areas(library))
    named = lists.get(page.address) or getattr(record, "areas", None) or ()
    return tuple(code for code in named if library.area(code))


def _lists_of_areas(library: Library) -> Mapping[str, tuple[str]]:
    return {area_vacancies_url(area): (area.code,) for area in library.all(Area)}


def _text(page: Page, record: Record | None) -> str:
    facts = (f"{fact['label']} {fact['value']}." for fact in page.meta.get("facts", []))
    told = (*_asked(page.meta), page.search_text, plain(page.body), *spoken_words(record), *facts)
    once = dict.fromkeys(" ".join(part.split()) for part in told)
    return " ".join(part for part in once if part)


def _spoken_later(page: Page, text: str) -> Iterable[str]:
    """Each word of a long transcript that its shown part does not hold, once."""
    if not page.search_text:
        return ()
    shown = set(text[:LONGEST].split())
    return (word for word in dict.fromkeys(text[LONGEST:].split()) if word not in shown)


_QUESTIONS = ("questions", "first_steps")
_PARTS = ("steps", "sections", "partners", "surveys", "initiatives", "groups")
"""Where pages have their parts, each with a title or a name."""


def _headings(page: Page) -> tuple[str, ...]:
    """What stands over the parts of a page: its chapters, the steps of a guide, its partners."""
    titled = (each for name in _PARTS for each in page.meta.get(name) or ())
    more = (each.get("title") or each.get("name") for each in titled if isinstance(each, Mapping))
    return (*(text for _, text in headings(page.body)), *(str(text) for text in more if text))


def _asked(meta: Mapping[str, Any]) -> Iterator[str]:
    """What readers ask on a page that leads on to the answers."""
    for name in _QUESTIONS:
        for line in meta.get(name, []):
            if isinstance(line, Mapping):
                yield str(line.get("text", ""))
