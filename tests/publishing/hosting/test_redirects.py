"""Where addresses that went out lead: the table, and what lies there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar

from publishing.hosting.ended_files import ended_files, moved_subscriptions
from publishing.hosting.moved_pages import moved_files
from publishing.hosting.redirects import Gone, Redirects, redirects
from publishing.output import OutputFile
from publishing.page import Page
from publishing.pages.gone import gone_pages
from records.facts.memory import Memory
from records.loading.library import Library
from records.model.registry import address_of
from tests.releases import published, with_memory
from tests.samples import NOW, SITE, Keys, article, event, vacancy, write_library


class Desk:
    """A library that is written again and again, with the memory of what went out."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.memory, self.turn = folder, Memory(), 0

    def write(self, **records: Keys) -> Library:
        self.turn += 1
        split = {tuple(name.split("__")): keys for name, keys in records.items()}
        named = {f"{kind}/{name.replace('_', '-')}": keys for (kind, name), keys in split.items()}
        library = write_library(self.folder / str(self.turn), named)
        return with_memory(library, self.memory)

    def publish(self, *files: str, **records: Keys) -> None:
        library = self.write(**records)
        self.memory = published(library, NOW, [OutputFile(file, b"") for file in files])


@pytest.fixture(name="desk")
def empty_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def pages_of(library: Library) -> set[str]:
    shelves = library.records.values()
    found = (address_of(record) for shelf in shelves for record in shelf.values())
    return {address for address in found if address is not None}


def table(library: Library, *files: str, more: Redirects | None = None) -> Redirects:
    return redirects(library, pages_of(library), files, more)


MEETING: dict[str, Any] = {"events__moede": event()}


def test_nothing_leads_on_where_nothing_went_out(desk: Desk) -> None:
    assert table(desk.write(vacancies__en=vacancy(), **MEETING)) == Redirects()


def test_an_id_of_before_leads_on_without_any_memory(desk: Desk) -> None:
    library = desk.write(vacancies__ny=vacancy(was=["aeldst", "gammel"]), **MEETING)
    found = table(library, "muligheder/ny/frist.ics", "muligheder/ny-by/frist.ics")
    assert found.moved == {
        "muligheder/aeldst/": "muligheder/ny/",
        "muligheder/gammel/": "muligheder/ny/",
        "muligheder/aeldst/frist.ics": "muligheder/ny/frist.ics",
        "muligheder/gammel/frist.ics": "muligheder/ny/frist.ics",
    }


def test_an_article_of_another_section_leads_on(desk: Desk) -> None:
    desk.publish(articles__en=article(), **MEETING)
    (before,) = [known.address for known in desk.memory.records.values() if "/en/" in known.address]
    moved = article(section="livet")
    assert table(desk.write(articles__en=moved, **MEETING)).moved == {before: "livet/en/"}


def test_what_was_removed_is_gone_for_every_kind(desk: Desk) -> None:
    desk.publish(vacancies__en=vacancy(), articles__en=article(), events__to=event(), **MEETING)
    gone = table(desk.write(**MEETING)).gone
    assert {key: each.key for key, each in gone.items()} == {
        "muligheder/en/": "vacancy:en",
        address(desk, "article:en"): "article:en",
        "arrangementer/to/": "event:to",
    }


def address(desk: Desk, key: str) -> str:
    return desk.memory.records[key].address


def test_a_title_that_may_not_be_said_any_more_is_not_said(desk: Desk) -> None:
    desk.publish(vacancies__en=vacancy(), **MEETING)
    known = desk.memory.records["vacancy:en"]
    kept = {**desk.memory.records, "vacancy:en": replace(known, withdrawn=True)}
    desk.memory = replace(desk.memory, records=kept)
    (gone,) = table(desk.write(**MEETING)).gone.values()
    assert gone == Gone("muligheder/en/", "", "vacancy:en")


def test_a_page_that_belonged_to_no_record_is_gone_and_the_form_is_not(desk: Desk) -> None:
    files = ("podcast/saeson-1/index.html", "admin/index.html", "index.html", "assets/a.css")
    desk.publish(*files, **MEETING)
    library = desk.write(**MEETING)
    assert table(library).gone == {"podcast/saeson-1/": Gone("podcast/saeson-1/")}


def test_a_new_page_takes_the_address_back(desk: Desk) -> None:
    desk.publish(vacancies__en=vacancy(), **MEETING)
    desk.publish(vacancies__to=vacancy(was=["en"]), **MEETING)
    assert table(desk.write(vacancies__to=vacancy(), vacancies__en=vacancy(), **MEETING)) == (
        Redirects()
    )


def test_a_page_that_was_renamed_twice_leads_on_at_once(desk: Desk) -> None:
    desk.publish(vacancies__en=vacancy(), **MEETING)
    desk.publish(vacancies__to=vacancy(was=["en"]), **MEETING)
    library = desk.write(vacancies__tre=vacancy(was=["en", "to"]), **MEETING)
    new = "muligheder/tre/"
    assert table(library).moved == {"muligheder/en/": new, "muligheder/to/": new}
    # Also where somebody takes the ids out again, as long as one of them is known.
    library = desk.write(vacancies__tre=vacancy(was=["to"]), **MEETING)
    assert table(library).moved == {"muligheder/en/": new, "muligheder/to/": new}


def test_another_rooms_table_is_part_of_it(desk: Desk) -> None:
    library = desk.write(vacancies__en=vacancy(), **MEETING)
    more = Redirects(
        {"a/": "muligheder/en/", "b/": "ingen/", "muligheder/en/": "arrangementer/moede/"},
        {"c/": Gone("c/"), "a/": Gone("a/"), "arrangementer/moede/": Gone("arrangementer/moede/")},
    )
    found = table(library, more=more)
    assert (found.moved, list(found.gone)) == ({"a/": "muligheder/en/"}, ["c/"])


# --- what lies there ----------------------------------------------------------------------------


def test_a_page_leads_on_without_script_and_a_file_is_there_again() -> None:
    moved = Redirects({"a/": "b/", "a/frist.ics": "b/frist.ics", "x/": 'y/"<b>/'})
    files = {"b/frist.ics": OutputFile("b/frist.ics", b"BEGIN")}
    page, file, hostile = moved_files(moved, files, SITE)
    text = page.content.decode()
    assert page.path == "a/index.html"
    new = f"{SITE.url}b/"
    for part in (
        '<meta name="robots" content="noindex">',
        f'<link rel="canonical" href="{new}">',
        f'<meta http-equiv="refresh" content="0; url={new}">',
        f'<a href="{new}">Gå til den nye side</a>',
    ):
        assert part in text
    assert "<script" not in text
    assert file == OutputFile("a/frist.ics", b"BEGIN")
    assert b'"<b>' not in hostile.content


def gone_page(library: Library, gone: Gone) -> Page:
    pages = {"muligheder/": Page("muligheder/", {"title": "Muligheder", "kind": "list"})}
    (page,) = gone_pages(Redirects({}, {gone.address: gone}), pages, library, NOW)
    return page


def test_a_page_says_that_it_was_removed_and_what_is_near(desk: Desk) -> None:
    there = {f"vacancies__post_{n}": vacancy(f"Post nummer {n} i byen") for n in range(5)}
    library = desk.write(
        vacancies__vikar_nord=vacancy("Vikariat mod nord"),
        vacancies__lukket=vacancy("Vikar mod nord", deadline="2026-11-20"),
        **there, **MEETING,
    )  # fmt: skip
    page = gone_page(
        library,
        Gone("muligheder/vikar-nord-2/", "Vikariat længst mod nord", "vacancy:vikar-nord-2"),
    )
    meta = page.meta
    assert (meta["title"], meta["lead"]) == (
        "Siden er fjernet",
        "»Vikariat længst mod nord« er taget af siden.",
    )
    assert (meta["noindex"], meta["search"], meta["template"]) == (True, False, "gone.html")
    cards = [card["title"] for card in meta["cards"]]
    assert cards[0] == "Vikariat mod nord"
    assert len(cards) == 4
    assert "Vikar mod nord" not in cards
    assert [link["url"] for link in meta["ways"]] == ["muligheder/", "om/kontakt/"]


def test_a_page_without_a_record_leads_to_what_is_above_it(desk: Desk) -> None:
    library = desk.write(**MEETING)
    page = gone_page(library, Gone("podcast/saeson-1/"))
    assert page.meta["lead"] == "Det, der stod her, er taget af siden."
    assert page.meta["cards"] == []
    assert page.meta["ways"][0] == {"text": "Forside", "url": ""}


def test_what_people_follow_ends_as_an_empty_file(desk: Desk) -> None:
    feeds = ("feeds/omraader/vaek.xml", "feeds/omraader/vaek.atom", "podcast-3.xml")
    ended = ("feeds/arrangementer/vaek.ics", "muligheder/a/frist.ics", *feeds)
    desk.publish(*ended, "feeds/omraader/her.xml", "sitemap.xml", "muligheder/a/index.html")
    files = {
        f.path: f.content for f in ended_files(desk.memory, {"feeds/omraader/her.xml"}, SITE, NOW)
    }
    assert set(files) == set(ended)
    for path, version in zip(feeds, ("rss20", "atom10", "rss20"), strict=True):
        feed = feedparser.parse(files[path])
        assert (feed.bozo, feed.version, feed.entries) == (False, version, [])
        assert feed.feed.title == "Her kommer ikke mere – Min Almen Praksis"
    for path in ended[:2]:
        calendar = Calendar.from_ical(files[path])
        assert isinstance(calendar, Calendar)
        assert (calendar.errors, calendar.events) == ([], [])


def test_a_series_with_another_id_keeps_its_calendar(desk: Desk) -> None:
    series = event("Rækken af møder") | {"open_to": ["hu-laege"], "regions": ["hovedstaden"]}
    for key in ("attendance_mode", "status", "start_date", "start_time", "end_time", "location",
                "organizers"):  # fmt: skip
        series.pop(key)
    library = desk.write(event_series__ny=series | {"was": ["gammel"]}, **MEETING)
    assert list(moved_subscriptions(library)) == [
        ("feeds/arrangementer/gammel.ics", "feeds/arrangementer/ny.ics")
    ]
