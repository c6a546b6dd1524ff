"""What every page shows of the site itself, as the theme reads it from `config.extra.site`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publishing import addresses
from publishing.blocks import Link
from publishing.calendars.event_calendars import filled_calendars, offered
from publishing.hosting.policy import REFERRER_POLICY, page_policy
from publishing.page import plain_value
from publishing.pages.about.statement import ADDRESS as STATEMENT
from publishing.scenes.choice import LOST
from publishing.scenes.compose import files_of
from publishing.sharing import SITE_PICTURE
from records.codes.people import Journey, Language, Section
from records.danish.dates import long_date
from records.facts.turns import last_turn_today
from records.facts.visibility import listed
from records.model.article import Article
from records.model.people import Audience
from records.model.registry import address_of
from records.model.show import Show
from records.model.term import Term
from records.model.vacancy import Vacancy
from site_plugins.origins import media_origins
from site_plugins.state import State

_IN_MENU = (
    Section.MULIGHEDER,
    Section.LIVET,
    Section.VEJEN,
    Section.OMRAADER,
    Section.ARRANGEMENTER,
    Section.PODCAST,
    Section.NYHEDSBREV,
    Section.OM,
)
_RSS, _ATOM = "application/rss+xml", "application/atom+xml"
_CALENDAR = "text/calendar"
_FEEDS = (
    ("Nyt fra {name}", _RSS, addresses.NEWS_RSS),
    ("Nyt fra {name}", _ATOM, addresses.NEWS_ATOM),
    ("Nyt fra {name}", "application/feed+json", addresses.NEWS_JSON),
    ("Ledige muligheder", _RSS, addresses.VACANCIES_RSS),
    ("Ledige muligheder", _ATOM, addresses.VACANCIES_ATOM),
    ("{show}", _RSS, addresses.PODCAST_RSS),
    ("Arrangementer", _CALENDAR, addresses.EVENTS_CALENDAR),
    ("Ansøgningsfrister", _CALENDAR, addresses.DEADLINES_CALENDAR),
)
_ABOUT_EXAMPLES = Link("Om eksempeldata", "om/om-hjemmesiden/#eksempeldata")
_GLOSSARY = Link("Ordbog", addresses.GLOSSARY)
_FOOTER = (
    (
        "Find vej",
        (
            Link("Alle muligheder", addresses.OVERVIEW),
            Link("Lokaler", "lokaler/"),
            Link("Læger, der søger", addresses.WISHES),
            Link("Vikarer og mentorer", addresses.EXCHANGES),
            Link("Arrangementer", "arrangementer/"),
            Link("Historier", addresses.STORIES),
            _GLOSSARY,
        ),
    ),
    (
        "Følg med",
        (
            Link("Nyhedsbrev", addresses.SIGNUP),
            Link("Podcast", "podcast/"),
            Link("Nyheder som RSS", addresses.NEWS_RSS),
            Link("Muligheder som RSS", addresses.VACANCIES_RSS),
            Link("Arrangementer i kalenderen", addresses.EVENTS_CALENDAR),
            Link("Frister i kalenderen", addresses.DEADLINES_CALENDAR),
            Link("Feeds og åbne data", addresses.OPEN_DATA),
        ),
    ),
    (
        "Om siden",
        (
            Link("Om os", "om/"),
            Link("Tilgængeligheds\u00aderklæring", STATEMENT),
            Link("Privatliv", addresses.PRIVACY),
            _ABOUT_EXAMPLES,
        ),
    ),
)


def site_values(state: State, preview: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Plain values; `preview` is what its bar says, on top of each page."""
    site = state.site
    show = next((show.title for show in state.library.all(Show)), "Podcast")
    values = {
        "name": site.name,
        "tagline": site.tagline,
        "region": site.region,
        "description": site.description,
        "absolute_url": site.url,
        "clock_iso": _said_moment(state),
        "notice": _notice(state),
        "preview": preview,
        # MkDocs puts its live reload into the page as inline script, so a preview goes without.
        "show": show,
        # Parts of the page that many have in common, by what they hang on: `once` in base.html.
        "kept": {},
        "logo": site.brand.logo,
        "referrer": REFERRER_POLICY,
        "share_image": SITE_PICTURE,
        "lost": files_of(LOST),
        "manifest": addresses.MANIFEST,
        "theme_color": {
            "light": site.brand.colours.light.paper,
            "dark": site.brand.colours.dark.paper,
        },
        "csp": "" if preview and preview["control"] else _policy(state),
        "nav": tuple(_menu_item(section) for section in _IN_MENU),
        "cta": Link("Tal med en rådgiver", addresses.CONTACT),
        "contact": Link("Kontakt en rådgiver", addresses.CONTACT),
        "feeds": tuple(
            {"title": title.format(name=site.name, show=show), "type": kind, "url": url}
            for title, kind, url in _FEEDS
            if kind != _CALENDAR or url in filled_calendars(state.library, state.clock)
        ),
        "footer": tuple({"heading": h, "links": _shown(links, state)} for h, links in _FOOTER),
        "foreign": tuple(_foreign(state)),
        "social": tuple(Link(link.text, link.url) for link in site.brand.social),
    }
    plain: dict[str, Any] = plain_value(values)
    return plain


def _policy(state: State) -> str:
    return page_policy(state.mail.form_origin, media_origins(state.library, state.clock))


def _shown(links: tuple[Link, ...], state: State) -> tuple[Link, ...]:
    if links is _FOOTER[-1][1]:
        links = (*links, *_other_doors(state))
    idle = set() if state.library.has_examples else {_ABOUT_EXAMPLES}
    idle |= set() if listed(state.library, Term, state.clock) else {_GLOSSARY}
    return tuple(link for link in offered(links, state.library, state.clock) if link not in idle)


def _said_moment(state: State) -> str:
    """What scripts take for now on a site that is shown as of a moment; else they look themselves.

    The last turn of that day stands for every moment after it, so that two builds are alike.
    """
    clock = state.clock
    return last_turn_today(state.library.all(Vacancy), clock).isoformat() if clock.is_said else ""


def _notice(state: State) -> dict[str, str] | None:
    if not state.library.has_examples:
        return None
    day = f", vist som den\u00a0{long_date(state.clock.today)}" if state.clock.is_said else ""
    return {
        "text": f"Siden viser eksempeldata{day}. Det, der er mærket Eksempel, kan ikke søges.",
        "strong": "Eksempel",
    }


_IN = {Language.EN: "In English"}


def _foreign(state: State) -> Iterator[dict[str, str]]:
    """The pages in other languages, each named in its own."""
    for article in listed(state.library, Article, state.clock):
        if article.is_foreign:
            yield {
                "text": _IN[article.language],
                "url": address_of(article) or "",
                "lang": article.language.value,
            }


def _other_doors(state: State) -> tuple[Link, ...]:
    """To the readers that have no door on the front page: municipalities and partners."""
    found = (a for a in state.library.all(Audience) if a.journey is Journey.PARTNER)
    return tuple(Link(audience.name, address_of(audience) or "") for audience in found)


def _menu_item(section: Section) -> dict[str, str]:
    return {"text": section.label, "url": f"{section.value}/", "code": section.value}
