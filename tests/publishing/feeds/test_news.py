"""Which records become items, in which order, and what an item says."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from publishing.feeds.news import (
    ALL_VACANCIES,
    FeedFilter,
    Media,
    items_by_vacancy,
    news_channel,
    news_items,
    vacancy_channel,
)
from publishing.feeds.outputs import feed_files
from publishing.feeds.values import Attachment, Item
from publishing.files import files_beside_pages
from records.clock import Clock
from records.facts.examples import EXAMPLE_NOTE
from records.facts.memory import Memory
from records.facts.status import deadline_text, display
from records.loading.library import Library, load
from records.model.episode import Episode
from records.model.vacancy import Vacancy
from records.source.files import Project
from tests.samples import NOW, SITE, article, designation, episode, event, vacancy, write_library


def ids(items: tuple[Item, ...]) -> list[str]:
    return [item.guid.removeprefix("urn:min-almen-praksis:") for item in items]


def item_of(library: Library, guid: str, clock: Clock = NOW) -> Item:
    items = (*news_items(library, SITE, clock), *open_items(library, clock))
    return next(item for item in items if item.guid.endswith(guid))


def open_items(library: Library, clock: Clock) -> tuple[Item, ...]:
    """The items of the feed of open vacancies."""
    return tuple(item for _, item in items_by_vacancy(library, SITE, clock))


def at(moment: str) -> Clock:
    return Clock.parse(moment)


def test_news_stand_newest_first_and_ties_by_id(library: Library) -> None:
    assert ids(news_items(library, SITE, NOW)) == [
        "episode:hverdag",
        "vacancy:loebende",
        "vacancy:aaben",
        "article:begynd",
        "vacancy:genopslag",
        "vacancy:paa-vej",
        "vacancy:snart",
    ]


def test_news_stop_at_the_limit(library: Library) -> None:
    assert ids(news_items(library, SITE, NOW, limit=2)) == ["episode:hverdag", "vacancy:loebende"]


def test_openings_stand_by_deadline_and_those_without_come_last(library: Library) -> None:
    assert ids(open_items(library, NOW)) == [
        "vacancy:snart",
        "vacancy:aaben",
        "vacancy:genopslag",
        "vacancy:loebende",
    ]


def test_an_opening_leaves_the_feeds_the_minute_after_its_deadline(library: Library) -> None:
    last, over = at("2026-12-15T12:00"), at("2026-12-15T12:01")
    assert "vacancy:aaben" in ids(open_items(library, last))
    assert "vacancy:aaben" in ids(news_items(library, SITE, last))
    assert "vacancy:aaben" not in ids(open_items(library, over))
    assert "vacancy:aaben" not in ids(news_items(library, SITE, over))


def test_a_coming_opening_is_dated_when_announced_then_when_posted(tmp_path: Path) -> None:
    keys = vacancy(posted="2026-12-01", deadline="2027-01-04", published="2026-11-02")
    library = write_library(tmp_path, {"vacancies/ny": keys, "events/moede": event()})
    before = item_of(library, "vacancy:ny")
    assert before.published.isoformat() == "2026-11-02T00:00:00+01:00"
    assert "På vej – slås op 1.12.2026" in before.summary
    assert ids(open_items(library, NOW)) == []
    after = item_of(library, "vacancy:ny", at("2026-12-01T00:00"))
    assert after.published.isoformat() == "2026-12-01T00:00:00+01:00"
    assert after.guid == before.guid


def test_future_records_and_drafts_are_in_no_file(
    library: Library, files: dict[str, bytes]
) -> None:
    hidden = ("senere", "Kommer senere", "kladde", "Ikke færdig", "naeste", "Udkommer i næste uge")
    for path, content in files.items():
        for word in hidden:
            assert word not in path
            assert word not in content.decode(), path
    later = {f.path: f.content for f in files_beside_pages(library, SITE, at("2026-12-01T00:00"))}
    assert b"vacancy:senere" in later["muligheder.xml"]
    assert b"article:senere" in later["feed.xml"]
    assert b"episode:naeste" in later["feed.json"]
    assert "arrangementer/senere/arrangement.ics" in later
    assert "muligheder/senere/frist.ics" in later


def test_the_day_something_appears_is_the_day_in_copenhagen(library: Library) -> None:
    assert "article:senere" not in ids(news_items(library, SITE, at("2026-11-30T22:59+00:00")))
    assert "article:senere" in ids(news_items(library, SITE, at("2026-11-30T23:00+00:00")))


def test_a_guid_outlives_title_section_and_address(tmp_path: Path) -> None:
    first = write_library(tmp_path / "a", {"articles/et": article(), "events/moede": event()})
    moved = article("En helt anden titel", section="livet")
    second = write_library(tmp_path / "b", {"articles/et": moved, "events/moede": event()})
    site = replace(SITE, url="https://anden.example.org/")
    before, after = news_items(first, SITE, NOW)[0], news_items(second, site, NOW)[0]
    assert before.guid == after.guid == "urn:min-almen-praksis:article:et"
    assert before.url != after.url


def test_an_example_says_so_in_title_summary_text_and_data(library: Library) -> None:
    item = item_of(library, "vacancy:aaben")
    assert item.title == "[Eksempel] Vikariat i Hillerød"
    assert item.summary.endswith(EXAMPLE_NOTE)
    assert item.html.startswith(f"<p><strong>{EXAMPLE_NOTE}</strong></p>")
    assert item.example
    other = item_of(library, "vacancy:snart")
    assert "[Eksempel]" not in other.title
    assert EXAMPLE_NOTE not in other.summary + other.html


def test_the_deadline_is_the_same_text_everywhere(
    library: Library, files: dict[str, bytes]
) -> None:
    opening = library.find(Vacancy, "aaben")
    assert opening
    told = deadline_text(opening)
    assert told == "15.\u00a0december 2026 kl.\u00a012.00"
    item = item_of(library, "vacancy:aaben")
    assert f"<strong>Ansøgningsfrist:</strong> {told}</li>" in item.html
    assert display(opening, NOW).text in item.summary
    assert told in item.summary
    unfolded = files["muligheder/aaben/frist.ics"].decode().replace("\r\n ", "")
    assert f"Ansøgningsfrist: {told}\\n" in unfolded


def test_an_opening_without_deadline_says_so(library: Library, files: dict[str, bytes]) -> None:
    item = item_of(library, "vacancy:loebende")
    assert "<strong>Ansøgningsfrist:</strong> Løbende</li>" in item.html
    assert item.deadline is None
    entries = json.loads(files["feed.json"])["items"]
    extension = next(e["_praksis"] for e in entries if e["id"].endswith(":loebende"))
    assert extension == {"kind": "vacancy", "example": False}


def test_a_reposting_names_its_round_and_the_earlier_one(library: Library) -> None:
    body = item_of(library, "vacancy:genopslag").html
    link = '<a href="https://example.org/praksis/muligheder/ubesat/">Se det tidligere opslag</a>'
    assert f"<p>Genopslag, 2. runde. {link}.</p>" in body


def test_text_from_editors_is_escaped(library: Library) -> None:
    assert "<li>Korte &amp; klare dage</li>" in item_of(library, "vacancy:snart").html


def test_links_lead_from_the_reader_to_the_site(library: Library) -> None:
    body = item_of(library, "article:begynd").html
    assert 'href="https://example.org/praksis/arrangementer/moede/"' in body
    assert 'href="https://example.org/praksis/muligheder/"' in body
    assert 'href="https://example.org/praksis/vejen/begynd/#foerst"' in body


def test_footnotes_lead_to_the_page(tmp_path: Path) -> None:
    keys = article(body="Se noten.[^note]\n\n[^note]: En note.")
    library = write_library(tmp_path, {"articles/et": keys})
    body = item_of(library, "article:et").html
    assert 'href="https://example.org/praksis/vejen/et/#fn:note"' in body


def test_the_office_can_get_another_name(library: Library) -> None:
    """Each item of the JSON feed is kept from build to build, with the author's name in it."""
    for name in (SITE.name, "Et andet navn"):
        files = feed_files(library, replace(SITE, name=name), NOW)
        made = {file.path: file.content for file in files}
        items = json.loads(made["muligheder.json"])["items"]
        assert {author["name"] for each in items for author in each["authors"]} == {name}


def test_a_change_is_told_only_when_it_came_after_the_news(tmp_path: Path) -> None:
    records = {
        "articles/rettet": article(updated="2026-11-20"),
        "articles/urettet": article(),
        "vacancies/foer": vacancy(published="2026-10-01", updated="2026-10-10"),
        "events/moede": event(),
    }
    library = write_library(tmp_path, records)
    changed = item_of(library, "article:rettet").modified
    assert changed
    assert changed.isoformat() == "2026-11-20T00:00:00+01:00"
    assert item_of(library, "article:urettet").modified is None
    assert item_of(library, "vacancy:foer").modified is None


def test_the_feed_says_that_examples_are_about(library: Library, tmp_path: Path) -> None:
    plain = write_library(tmp_path, {"articles/et": article(), "events/moede": event()})
    for shown, told in ((library, True), (plain, False)):
        made = {f.path: f.content.decode() for f in files_beside_pages(shown, SITE, NOW)}
        for path in ("feed.xml", "feed.json", "muligheder.xml"):
            assert ("Siden viser eksempeldata." in made[path]) is told, path


@pytest.mark.parametrize("path", ["feed.xml", "feed.json", "muligheder.xml"])
def test_real_content_has_absolute_links_only(real_library: Library, path: str) -> None:
    made = {f.path: f.content.decode() for f in files_beside_pages(real_library, SITE, NOW)}
    text = html.unescape(made[path]).replace('\\"', '"')
    links = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert links
    assert [link for link in links if not link.startswith(("https://", "mailto:"))] == []


def test_real_examples_are_marked(real_library: Library) -> None:
    items = news_items(real_library, SITE, NOW)
    assert any(item.example for item in items)
    assert all(item.title.startswith("[Eksempel] ") is item.example for item in items)


def test_a_feed_says_what_it_is(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"articles/et": article(), "events/moede": event()})
    site = replace(SITE, language="nb")
    part = FeedFilter("Bornholm", "omraader/bornholm/", "feeds/bornholm.xml", frozenset())
    news = news_channel(library, site, "feed.xml")
    whole = vacancy_channel(library, site)
    some = vacancy_channel(library, site, part)
    assert [(c.title, c.description, c.home, c.feed_url) for c in (news, whole, some)] == [
        (
            "Nyt fra Min Almen Praksis",
            "Nye artikler, muligheder og podcastepisoder.",
            SITE.url,
            f"{SITE.url}feed.xml",
        ),
        (
            "Åbne muligheder fra Min Almen Praksis",
            "Muligheder, du kan søge nu. Den nærmeste frist står først.",
            f"{SITE.url}muligheder/",
            f"{SITE.url}muligheder.xml",
        ),
        (
            "Bornholm – åbne muligheder fra Min Almen Praksis",
            "Bornholm. Muligheder, du kan søge nu. Den nærmeste frist står først.",
            f"{SITE.url}omraader/bornholm/",
            f"{SITE.url}feeds/bornholm.xml",
        ),
    ]
    assert {c.language for c in (news, whole, some)} == {"nb"}
    assert {c.changed for c in (news, whole, some)} == {None}
    assert ALL_VACANCIES.title == ""
    assert (ALL_VACANCIES.home, ALL_VACANCIES.address) == ("muligheder/", "muligheder.xml")


@pytest.mark.parametrize(
    ("changed", "moment", "told"),
    [
        ("2026-11-02", "2026-11-22", None),  # on the day of the news itself
        ("2026-11-03", "2026-11-22", "2026-11-03T00:00:00+01:00"),
        ("2026-11-22", "2026-11-22", "2026-11-22T00:00:00+01:00"),
        ("2026-11-22", "2026-11-21T23:59", None),
    ],
)
def test_a_change_is_told_from_its_day_on(
    tmp_path: Path, changed: str, moment: str, told: str | None
) -> None:
    records = {"articles/et": article(updated=changed), "events/moede": event()}
    item = item_of(write_library(tmp_path, records), "article:et", at(moment))
    assert (item.modified.isoformat() if item.modified else None) == told


@pytest.mark.parametrize(("moment", "heard"), [("2026-11-28T23:59", False), ("2026-11-29", True)])
def test_an_episode_is_news_from_the_day_of_its_release(
    library: Library, moment: str, *, heard: bool
) -> None:
    assert ("episode:naeste" in ids(news_items(library, SITE, at(moment)))) is heard


def test_a_feed_holds_fifty_and_no_more(tmp_path: Path) -> None:
    many = {f"articles/nr-{n:02}": article() for n in range(51)}
    library = write_library(tmp_path, {**many, "events/moede": event()})
    assert ids(news_items(library, SITE, NOW)) == [f"article:nr-{n:02}" for n in range(50)]


def test_news_of_one_day_stand_by_id_then_by_kind(tmp_path: Path) -> None:
    records = {
        "vacancies/b": vacancy(),
        "articles/b": article(),
        "articles/c": article(),
        "vacancies/a": vacancy(),
        "events/moede": event(),
    }
    found = ids(news_items(write_library(tmp_path, records), SITE, NOW))
    assert found == ["vacancy:a", "article:b", "vacancy:b", "article:c"]


def test_openings_of_one_deadline_stand_by_id(tmp_path: Path) -> None:
    records = {
        "vacancies/b": vacancy(),
        "vacancies/c": vacancy(deadline_time="11:59"),
        "vacancies/a": vacancy(),
        "vacancies/e": vacancy(deadline=None),
        "vacancies/d": vacancy(deadline=None),
        "events/moede": event(),
    }
    library = write_library(tmp_path, records)
    expected = [f"vacancy:{name}" for name in "cabde"]
    assert ids(tuple(item for _, item in items_by_vacancy(library, SITE, NOW))) == expected


@pytest.mark.parametrize(
    ("posted", "published", "moment", "day"),
    [
        ("2026-11-20", "2026-11-02", "2026-11-20", "2026-11-20"),
        ("2026-11-20", "2026-11-02", "2026-11-19T23:59", "2026-11-02"),
    ],
)
def test_an_opening_is_dated_by_its_posting_from_that_day_on(
    tmp_path: Path, posted: str, published: str, moment: str, day: str
) -> None:
    keys = vacancy(posted=posted, published=published)
    library = write_library(tmp_path, {"vacancies/a": keys, "events/moede": event()})
    (item,) = news_items(library, SITE, at(moment))
    assert item.published.isoformat() == f"{day}T00:00:00+01:00"


def test_an_open_vacancy_shows_the_picture_of_its_page(library: Library) -> None:
    files = {file.path: file.content for file in feed_files(library, SITE, NOW)}
    items = json.loads(files["muligheder.json"])["items"]
    for item in items:
        (page,) = re.findall(r"muligheder/([^/]+)/$", item["url"])
        assert item["image"] == f"{SITE.url}assets/deling/muligheder-{page}.png"
    assert items


def test_a_designation_is_news_until_it_ends(tmp_path: Path) -> None:
    years = {"holder": "2026", "kommer": "2027", "er-slut": "2025"}
    made = {
        f"designations/{name}": designation(valid_from=year, valid_through=year)
        for name, year in years.items()
    }
    library = write_library(tmp_path, {**made, "events/moede": event()})
    assert ids(news_items(library, SITE, NOW)) == ["designation:holder", "designation:kommer"]


def test_news_show_and_play_what_those_know_who_make_it(tmp_path: Path) -> None:
    sound = Attachment("https://example.org/lyd.mp3", "audio/mpeg", 4321, 90)
    media = Media(lambda heard: sound if heard.id == "a" else None, "billeder/{}.png".format)
    library = write_library(
        tmp_path,
        {
            "episodes/a": episode(topics=["etablering"]),
            "designations/b": designation(),
            "events/moede": event(),
        },
    )
    (heard,) = library.all(Episode)
    people = [
        heard.people[0].model_copy(update={"name": name, "consent": consent})
        for name, consent in (("Kim Prøve", True), ("Uden Ja", False), (None, True))
    ]
    known = heard.model_copy(update={"people": (*people, people[0])})
    library = library.with_records({**library.records, "episode": {"a": known}})
    items = {item.kind: item for item in news_items(library, SITE, NOW, media=media)}
    assert items["episode"].image == f"{SITE.url}billeder/podcast/a/.png"
    assert (items["episode"].sound, items["episode"].authors) == (sound, ("Kim Prøve",))
    assert items["designation"].image == f"{SITE.url}assets/deling/forside.png"
    assert (items["designation"].sound, items["designation"].authors) == (None, ())
    files = {each.path: each.content.decode() for each in feed_files(library, SITE, NOW, media)}
    assert all(sound.url in files[path] for path in ("feed.xml", "feed.atom", "feed.json"))


@pytest.mark.parametrize("newest", ["a", "b"])
def test_a_feed_changed_when_the_last_of_its_vacancies_did(tmp_path: Path, newest: str) -> None:
    late = {"published": "2026-11-20", "posted": "2026-11-20"}
    keys = {f"vacancies/{one}": vacancy(**(late if one == newest else {})) for one in ("a", "b")}
    library = write_library(tmp_path, {**keys, "events/moede": event()})
    files = {file.path: file.content.decode() for file in feed_files(library, SITE, NOW)}
    assert "<lastBuildDate>Fri, 20 Nov 2026 00:00:00 +0100<" in files["muligheder.xml"]


def test_a_feed_that_is_kept_is_known_by_all_its_words(tmp_path: Path) -> None:
    def made_of(name: str, title: str, area: str) -> dict[str, bytes]:
        place = {"code": "0101", "name": area, "region": "hovedstaden"}
        records = {"vacancies/a": vacancy(title), "areas/by": place, "events/moede": event()}
        library = write_library(tmp_path / name, records)
        return {file.path: file.made_of for file in feed_files(library, SITE, NOW)}

    before = made_of("a", "To i Hillerød", "København")
    feeds = {path for path in before if path.endswith((".xml", ".atom"))}
    of_area = {path for path in feeds if "/omraader/by." in path}
    assert len(of_area) == 2
    assert len({before[path] for path in feeds}) == len(feeds)
    for after, differ, same in (
        (made_of("b", "To i Hillerød", "København"), set(), feeds),
        (made_of("c", "Tre i Hillerød", "København"), {"muligheder.xml", "feed.atom"}, of_area),
        (made_of("d", "To i Hillerød", "Byen"), of_area, {"muligheder.xml", "feed.atom"}),
    ):
        changed = {path for path in feeds if before[path] != after[path]}
        assert differ <= changed
        assert not same & changed


def test_a_feed_that_went_out_with_other_words_has_changed_now(tmp_path: Path) -> None:
    write_library(tmp_path, {"vacancies/a": vacancy(), "events/moede": event()})
    out = datetime.fromisoformat("2026-11-20T08:00+01:00")
    paths = ("feed.xml", "feed.atom", "muligheder.xml", "muligheder.atom")
    memory = Memory(released=out, files=dict.fromkeys(paths, ("0" * 64, out)))
    library = load(Project(tmp_path, tmp_path / "content"), memory=memory)
    files = {each.path: each.content.decode() for each in feed_files(library, SITE, NOW)}
    for path in paths:
        rss = "<lastBuildDate>Sun, 22 Nov 2026 09:00:00 +0100</lastBuildDate>"
        wanted = rss if path.endswith("xml") else "<updated>2026-11-22T09:00:00+01:00</updated>"
        assert wanted in files[path], path
