"""Articles that end with a list of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publishing.markdown import plain
from publishing.page import Page, plain_value
from publishing.pages.about.figures import figure_groups
from publishing.pages.learning.article import article_page
from publishing.pages.learning.events import series_to_meet
from publishing.pages.learning.initiatives import initiative_groups
from publishing.pages.learning.offers import offer_groups
from publishing.pages.learning.surveys import survey_entries
from publishing.pages.people.partners import partner_entries
from publishing.pages.vacancies.economy import ARTICLE, economy
from records.clock import Clock
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Record
from records.model.figure import Figure
from records.model.initiative import Initiative
from records.model.people import Partner
from records.model.survey import Survey


@dataclass(frozen=True, slots=True)
class Host:
    """The template of such an article, and the list that it shows."""

    template: str
    name: str
    values: Callable[[Library, Clock], object]
    gathers: type[Record] | None = None
    """The kind whose records all have an anchor on the page."""

    def more(self, library: Library, clock: Clock) -> Mapping[str, Any]:
        """The list under its name in the template, and its text for the search."""
        found = plain_value(self.values(library, clock))
        return {self.name: found, "search_text": " ".join(_words(found))}


HOSTS: Mapping[str, Host] = {
    "tal-og-kilder": Host("figures.html", "figures", figure_groups, Figure),
    "hjaelp-fra-min-almen-praksis": Host("offers.html", "groups", offer_groups),
    "det-har-laeger-fortalt-os": Host("surveys.html", "surveys", survey_entries, Survey),
    "indsatser-og-status": Host("initiatives.html", "initiatives", initiative_groups, Initiative),
    "samarbejdspartnere": Host("partners.html", "partners", partner_entries, Partner),
    ARTICLE: Host("economy.html", "economy", economy),
    "her-kan-du-moede-os": Host("offers.html", "groups", series_to_meet),
}
"""By the id of the article."""

_SEARCHED = ("title", "name", "text", "description", "findings")


def _words(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _words(item, key)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _words(item, str(name))
    elif isinstance(value, str) and key in _SEARCHED:
        yield plain(value)


def hosting_page(article: Article, library: Library, clock: Clock) -> Page:
    """The article with its list; the template leaves out an empty one."""
    host = HOSTS[article.id]
    return article_page(article, library, clock, host.template, host.more(library, clock))
