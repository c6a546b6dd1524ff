"""The full content of feed items: clean HTML with absolute links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from publishing.article_text import article_html
from publishing.cleaning import absolute_links
from publishing.markdown import render
from publishing.place_names import place_names
from publishing.site import Site
from records.clock import Clock
from records.danish.dates import date_span, long_date
from records.danish.numbers import kroner, number
from records.danish.partial_dates import partial_span
from records.facts.examples import EXAMPLE_NOTE
from records.facts.status import (
    deadline_text,
    earlier_rounds,
    is_open,
    lasting_text,
    posted_text,
    round_text,
)
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.describe import name_of
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.film import Film
from records.model.newsletter import Issue
from records.model.registry import address_of
from records.model.told import Told
from records.model.vacancy import Vacancy


def body_of(record: Content, library: Library, site: Site, clock: Clock) -> str:
    """The HTML of the kinds that news tell of; TypeError for others."""
    note = [_paragraph(f"<strong>{EXAMPLE_NOTE}</strong>")] if record.example else []
    if isinstance(record, Vacancy):
        parts = _vacancy(record, library, clock)
    elif isinstance(record, Article):
        parts = _article(record, library)
    elif isinstance(record, Episode):
        parts = _episode(record, library)
    elif isinstance(record, Issue):
        parts = _issue(record, library)
    elif isinstance(record, Designation):
        parts = _designation(record, library)
    elif isinstance(record, Told):
        parts = _told(record)
    else:
        message = f"no feed item is made of {type(record).__name__}"
        raise TypeError(message)
    page = site.absolute(address_of(record) or "")
    return absolute_links("\n".join([*note, *parts]), page, site)


def _vacancy(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[str]:
    yield _paragraph(escape(vacancy.summary))
    yield _list(f"<strong>{label}:</strong> {escape(text)}" for label, text in
                vacancy_facts(vacancy, library, clock))  # fmt: skip
    yield from _rounds(vacancy, library, clock)
    for key, texts in (("benefits", vacancy.benefits), ("caveats", vacancy.caveats)):
        yield f"<h2>{_label(key)}</h2>"
        yield _list(escape(text) for text in texts)
    if vacancy.body:
        yield render(vacancy.body, library)
    official = vacancy.application and vacancy.application.official_url
    if official and not vacancy.example:
        yield _paragraph(_link(official, "Det officielle opslag") + " gælder.")
    yield _paragraph(_link(_page_of(vacancy), "Se hele opslaget"))


def vacancy_facts(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[tuple[str, str]]:
    """The known facts of a vacancy, as (Danish label, plain text)."""
    yield _label("status"), lasting_text(vacancy, clock)
    yield _label("type"), vacancy.type.label
    if vacancy.count > 1:
        yield _label("count"), number(vacancy.count)
    yield _label("areas"), place_names(vacancy.areas, library)
    if vacancy.practice_form:
        yield _label("practice_form"), vacancy.practice_form.label
    posted = posted_text(vacancy)
    if posted:
        yield _label("posted"), posted
    if vacancy.closes or is_open(vacancy, clock):
        yield _label("deadline"), deadline_text(vacancy)
    yield from _terms(vacancy)


def _terms(vacancy: Vacancy) -> Iterator[tuple[str, str]]:
    if vacancy.takeover:
        day = vacancy.takeover
        yield _label("takeover"), long_date(day) if isinstance(day, date) else "Efter aftale"
    if vacancy.patients is not None:
        yield _label("patients"), _patients(vacancy, vacancy.patients)
    if vacancy.price is not None:
        note = f" – {vacancy.price_note}" if vacancy.price_note else ""
        yield _label("price"), kroner(vacancy.price) + note
    if vacancy.hours_per_week is not None:
        yield _label("hours_per_week"), number(vacancy.hours_per_week)
    if vacancy.pay:
        yield _label("pay"), vacancy.pay
    if vacancy.period:
        start, end = vacancy.period.start, vacancy.period.end
        yield _label("period"), date_span(start, end) if end else f"Fra {long_date(start)}"


def _patients(vacancy: Vacancy, patients: int) -> str:
    if patients == 0:
        return "Ingen patienter fra start"
    day = vacancy.patients_date
    return number(patients) + (f" (pr. {long_date(day)})" if day else "")


def _rounds(vacancy: Vacancy, library: Library, clock: Clock) -> Iterator[str]:
    text = round_text(vacancy, library)
    if text is None:
        return
    earlier = earlier_rounds(vacancy, library)[-1]
    shown = visibility(earlier, clock) is not Visibility.HIDDEN
    link = _link(_page_of(earlier), "Se det tidligere opslag")
    yield _paragraph(f"{text}. {link}." if shown else f"{text}.")


def _article(article: Article, library: Library) -> Iterator[str]:
    if article.key_points:
        yield _list(escape(point) for point in article.key_points)
    yield article_html(article, library)
    action = article.call_to_action
    address = library.address(action.target) if action else None
    if action and address is not None:
        target = address if address.startswith(("https:", "mailto:")) else f"/{address}"
        yield _paragraph(_link(target, action.text))


def _episode(episode: Episode, library: Library) -> Iterator[str]:
    if episode.key_points:
        yield _list(escape(point) for point in episode.key_points)
    yield render(episode.show_notes, library)
    yield _paragraph(_link(_page_of(episode), "Lyt til episoden, og læs udskriften"))


def _issue(issue: Issue, library: Library) -> Iterator[str]:
    """Only the introduction, as the rest of an issue differs between audiences."""
    yield render(issue.intro, library)
    yield _paragraph(_link(_page_of(issue), "Læs hele nyhedsbrevet"))


def _designation(designation: Designation, library: Library) -> Iterator[str]:
    yield _paragraph(escape(designation.summary))
    facts = (
        ("Art", designation.type.label if designation.type else ""),
        ("Områder", place_names(designation.areas, library)),
        ("Periode", partial_span(designation.valid_from, designation.valid_through)),
        ("Besluttet af", designation.decided_by),
        ("Søg fordelene senest", long_date(designation.apply_by) if designation.apply_by else ""),
    )
    yield _list(f"<strong>{label}:</strong> {escape(text)}" for label, text in facts if text)
    if designation.body:
        yield render(designation.body, library)
    yield _paragraph(_link(_page_of(designation), "Se udpegningen"))


def _told(told: Told) -> Iterator[str]:
    """Only what it is about: programs keep what they fetched, and a consent may be taken back."""
    yield _paragraph(escape(told.summary))
    words = "Se filmen, eller læs den" if isinstance(told, Film) else "Læs historien"
    yield _paragraph(_link(_page_of(told), words))


def _page_of(record: Content) -> str:
    return "/" + (address_of(record) or "")


def _label(key: str) -> str:
    return name_of(Vacancy, (key,)).label


def _list(entries: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'
