"""The page of what was removed: it says so, and shows what is near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publishing.blocks import Link
from publishing.cards import cards_of
from publishing.hosting.redirects import Gone, Redirects
from publishing.page import Head, Page, make_page
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.facts.status import is_open
from records.facts.visibility import is_over, listed
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content
from records.model.event import Event
from records.model.registry import BY_KEY
from records.model.vacancy import Vacancy

_MOST = 4
"""Cards at most: what is near, not all there is."""
_TITLE = "Siden er fjernet"


def gone_pages(
    table: Redirects, pages: Mapping[str, Page], library: Library, clock: Clock
) -> Iterator[Page]:
    """A page at each address that was removed; no search finds it."""
    for gone in table.gone.values():
        yield _page(gone, pages, library, clock)


def _page(gone: Gone, pages: Mapping[str, Page], library: Library, clock: Clock) -> Page:
    above = _above(gone.address, pages)
    near = _near(gone, library, clock)
    lead = (
        f"»{gone.title}« er taget af siden."
        if gone.title
        else "Det, der stod her, er taget af siden."
    )
    head = Head(
        template="gone.html",
        kind="gone",
        section=gone.address.partition("/")[0],
        address=gone.address,
        title=_TITLE,
        description=lead,
        breadcrumb=(above,) if above.url else (),
        noindex=True,
    )
    values = {
        "lead": lead,
        "scene": files_of(scene_for(gone.address, "vej skov")),
        "ways": (above, Link("Tal med en rådgiver", "om/kontakt/")),
        "cards": cards_of(near, library, clock),
        "search": False,
    }
    return make_page(head, values)


def _above(address: str, pages: Mapping[str, Page]) -> Link:
    """The nearest page above that address; the front page where there is none."""
    parts = address.rstrip("/").split("/")[:-1]
    while parts:
        page = pages.get("/".join(parts) + "/")
        if page and page.meta["kind"] != "gone":
            return Link(str(page.meta["title"]), page.address)
        parts.pop()
    return Link("Forside", "")


def _near(gone: Gone, library: Library, clock: Clock) -> tuple[Content, ...]:
    """Records of the same kind that can be used now, those with most in common first."""
    key, _, record_id = gone.key.partition(":")
    kind = BY_KEY.get(key)
    if kind is None or not issubclass(kind.model, Content):
        return ()
    usable = [r for r in listed(library, kind.model, clock) if _is_of_use(r, clock)]
    wanted = _words(record_id, gone.title)
    usable.sort(
        key=lambda r: (-len(wanted & _words_of(r, library)), -r.published.toordinal(), r.id)
    )
    return tuple(usable[:_MOST])


def _is_of_use(record: Content, clock: Clock) -> bool:
    if isinstance(record, Vacancy):
        return is_open(record, clock)
    return not isinstance(record, Event) or not is_over(record, clock)


def _words_of(record: Content, library: Library) -> frozenset[str]:
    """The words that tell where a record belongs: of its name, its areas and its readers."""
    areas = (library.area(code) for code in record.areas)
    names = (area.name for area in areas if isinstance(area, Area))
    return _words(record.id, record.title, *names, *(code.value for code in record.audiences))


def _words(*texts: str) -> frozenset[str]:
    found = re.findall(r"\w+", " ".join(texts).casefold())
    return frozenset(word for word in found if len(word) > 2 and not word.isdigit())
