"""The feeds of groups, areas and audiences, and the JSON Feed beside the RSS of all."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from publishing.addresses import as_atom
from publishing.feeds.filters import feed_filters, marks_of, of_area, of_council, of_group
from publishing.feeds.news import ALL_VACANCIES, vacancy_channel
from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.vacancy import VacancyGroup
from records.loading.library import Library
from records.model.area import Area
from records.model.health_council import HealthCouncil
from records.model.vacancy import Vacancy
from tests.conftest import DEMO, Make
from tests.publishing.conftest import FilesOf
from tests.samples import NOW, SITE, Keys, vacancy

BEFORE, AFTER = Clock.parse("2026-12-31T23:59"), Clock.parse("2027-01-01T00:00")


def records() -> dict[str, Keys]:
    """One of each way to be chosen."""
    locum: Keys = {"type": "vikariat", "period": {"start": "2027-02-01"}}
    return {
        "vacancies/hilleroed": vacancy(**locum, audiences=["ny-speciallaege", "seniorlaege"]),
        "vacancies/valby": vacancy("Andel i Valby", areas=["0101/valby"], type="kompagniskabsandel",
                                   practice_form="kompagniskab", takeover="efter-aftale",
                                   hours_per_week=None),
        "vacancies/hele-byen": vacancy("Vikar i København", areas=["0101"], **locum),
        "vacancies/overalt": vacancy("Vikar i hele regionen", areas=["region"], **locum),
        "vacancies/udloebet": vacancy("Fristen er ovre", deadline="2026-11-21"),
        "vacancies/koege": vacancy("Vikar i Køge", areas=["0259"], **locum, deadline="2027-03-01"),
    }  # fmt: skip


def ids(content: bytes) -> set[str]:
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return {entry.id.rpartition(":")[2] for entry in found.entries}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("feeds/muligheder/ansaettelse.xml", {"hilleroed", "hele-byen", "overalt", "koege"}),
        ("feeds/muligheder/koeb.xml", {"valby"}),
        ("feeds/muligheder/kapacitet.xml", set()),
        ("feeds/omraader/hilleroed.xml", {"hilleroed", "overalt"}),
        ("feeds/omraader/koebenhavn.xml", {"valby", "hele-byen", "overalt"}),
        ("feeds/omraader/valby.xml", {"valby", "overalt"}),
        ("feeds/omraader/ballerup.xml", {"overalt"}),
    ],
)
def test_a_feed_holds_its_open_vacancies(
    make: Make, files_of: FilesOf, path: str, expected: set[str]
) -> None:
    assert ids(files_of(make(records()), NOW)[path]) == expected


def test_a_feed_is_called_what_its_page_is(real_library: Library) -> None:
    found = {each.address: each for each in feed_filters(real_library, Clock.parse(DEMO))}
    assert {
        address: (found[address].title, found[address].home)
        for address in (
            "feeds/muligheder/koeb.xml",
            "feeds/omraader/bornholm.xml",
            "feeds/maalgrupper/hu-laege.xml",
        )
    } == {
        "feeds/muligheder/koeb.xml": ("Køb og overtagelse", "muligheder/gruppe/koeb/"),
        "feeds/omraader/bornholm.xml": ("Bornholm", "muligheder/omraade/bornholm/"),
        "feeds/maalgrupper/hu-laege.xml": ("Læger i hoveduddannelse", "maalgrupper/hu-laege/"),
    }


def test_each_audience_with_a_page_has_a_feed(real_library: Library, files_of: FilesOf) -> None:
    made = files_of(real_library, Clock.parse(DEMO))
    feeds = {path for path in made if path.startswith("feeds/maalgrupper/")}
    found = {path for path in feeds if path.endswith(".xml")}
    assert len(found) == 11
    assert ids(made["feeds/maalgrupper/seniorlaege.xml"]) == {"halsnaes-vikariat-2027"}
    assert ids(made["feeds/maalgrupper/kommune.xml"]) == set()


@pytest.mark.parametrize(("clock", "number"), [(BEFORE, 29), (AFTER, 46)])
def test_areas_follow_the_merger(
    real_library: Library, files_of: FilesOf, clock: Clock, number: int
) -> None:
    made = files_of(real_library, clock)
    found = {path for path in made if path.startswith("feeds/omraader/")}
    rss = {path for path in found if path.endswith(".xml")}
    assert len(rss) == number + 10
    assert found - rss == {as_atom(path) for path in rss}
    assert ("feeds/omraader/koege.xml" in found) is (clock is AFTER)


@pytest.mark.parametrize(("clock", "number"), [(BEFORE, 4), (AFTER, 6)])
def test_councils_follow_the_merger(
    real_library: Library, files_of: FilesOf, clock: Clock, number: int
) -> None:
    made = files_of(real_library, clock)
    councils = [path for path in made if path.startswith("feeds/sundhedsraad/")]
    assert len([path for path in councils if path.endswith(".xml")]) == number
    feed = feedparser.parse(made["feeds/sundhedsraad/hovedstaden.xml"])
    assert feed.feed.title.startswith("Sundhedsrådet Hovedstaden – åbne muligheder")
    assert feed.feed.link.endswith("/omraader/hovedstaden/")


def test_a_council_has_the_openings_of_its_districts_and_of_the_whole_region(make: Make) -> None:
    council = {
        "name": "Hovedstaden", "example": "false", "municipalities": ["0101", "0400"],
        "checked": "2026-11-15",
        "sources": [{"title": "En side", "publisher": "Kontoret", "date": "2026"}],
    }  # fmt: skip
    island = vacancy("Job på øen", areas=["0400"])
    library = make({
        **records(), "vacancies/oeen": island, "health_councils/hovedstaden": council,
    })  # fmt: skip
    (made,) = library.all(HealthCouncil)
    kept = {v.id for v in library.all(Vacancy) if of_council(made).marks & marks_of(v)}
    assert kept == {"valby", "hele-byen", "overalt", "oeen"}


def test_a_vacancy_is_in_the_feed_of_all_of_its_group_and_of_each_of_its_audiences(
    make: Make,
) -> None:
    library = make({"vacancies/a": vacancy(audiences=["ny-speciallaege", "seniorlaege"])})
    (one,) = library.all(Vacancy)
    marks = marks_of(one)
    assert ALL_VACANCIES.marks & marks
    assert [group for group in VacancyGroup if of_group(group).marks & marks] == [one.group]
    told = {each.value for each in AudienceCode if f"audience {each.value}" in marks}
    assert told == {"ny-speciallaege", "seniorlaege"}


def test_a_feed_names_itself_and_its_page(make: Make, files_of: FilesOf) -> None:
    made = files_of(make(records()), NOW)
    feed = feedparser.parse(made["feeds/omraader/hilleroed.xml"]).feed
    assert feed.title == "Hillerød – åbne muligheder fra Min Almen Praksis"
    assert feed.link == "https://example.org/praksis/muligheder/omraade/hilleroed/"
    (itself,) = [link for link in feed.links if link.rel == "self"]
    assert itself.href == "https://example.org/praksis/feeds/omraader/hilleroed.xml"


def test_every_rss_feed_has_its_atom(make: Make, files_of: FilesOf) -> None:
    made = files_of(make(records()), NOW)
    rss = [path for path in made if path.endswith(".xml")]
    for path in rss:
        one, other = feedparser.parse(made[path]), feedparser.parse(made[as_atom(path)])
        assert not other.bozo
        assert [e.id for e in one.entries] == [e.id for e in other.entries]
        assert (one.feed.title, one.feed.link) == (other.feed.title, other.feed.link)
        (itself,) = [link.href for link in other.feed.links if link.rel == "self"]
        assert itself == f"https://example.org/praksis/{as_atom(path)}"
    known = [feedparser.parse(made[as_atom(path)]).feed.id for path in rss]
    assert len(set(known)) == len(rss)
    assert "urn:min-almen-praksis:feed:feeds/omraader/hilleroed" in known


def test_an_area_with_another_id_keeps_the_id_of_its_feed(real_library: Library) -> None:
    area = next(iter(real_library.all(Area)))
    renamed = area.model_copy(update={"id": "nyt-navn", "was": (area.id,)})
    before, after = (vacancy_channel(real_library, SITE, of_area(each)) for each in (area, renamed))
    assert before.id == after.id
    assert before.feed_url != after.feed_url


def test_a_council_with_another_id_keeps_the_id_of_its_feed(real_library: Library) -> None:
    council = next(iter(real_library.all(HealthCouncil)))
    renamed = council.model_copy(update={"id": "nyt-navn", "was": (council.id,)})
    before, after = (
        vacancy_channel(real_library, SITE, of_council(each)) for each in (council, renamed)
    )
    assert before.id == after.id
    assert before.feed_url != after.feed_url


def test_json_feed_has_the_items_of_the_rss(make: Make, files_of: FilesOf) -> None:
    made = files_of(make(records()), NOW)
    feed = json.loads(made["muligheder.json"])
    rss = feedparser.parse(made["muligheder.xml"]).entries
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in rss]
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in rss]
    assert feed["feed_url"] == "https://example.org/praksis/muligheder.json"
    assert feed["home_page_url"] == "https://example.org/praksis/muligheder/"


def test_an_item_is_the_same_in_every_feed(make: Make, files_of: FilesOf) -> None:
    made = files_of(make(records()), NOW)
    paths = ("muligheder.xml", "feeds/omraader/hilleroed.xml", "feeds/muligheder/ansaettelse.xml")
    found = [
        next(e for e in feedparser.parse(made[path]).entries if e.id.endswith(":hilleroed"))
        for path in paths
    ]
    assert found[0] == found[1] == found[2]


def test_pages_link_to_their_feeds_but_never_as_alternates(built_site: Path) -> None:
    own = {
        "muligheder/gruppe/kapacitet": "feeds/muligheder/kapacitet.xml",
        "muligheder/omraade/bornholm": "feeds/omraader/bornholm.xml",
        "maalgrupper/seniorlaege": "feeds/maalgrupper/seniorlaege.xml",
        "om/aabne-data": "feeds/omraader/vanloese.xml",
    }
    for page, feed in own.items():
        text = (built_site / page / "index.html").read_text(encoding="utf-8")
        up = "../" * (page.count("/") + 1)
        assert f'<a href="{up}{feed}"' in text or f'href="{up}{feed}"><' in text
        heads = [line for line in text.splitlines() if 'rel="alternate"' in line]
        assert heads
        assert not [line for line in heads if "feeds/" in line]
        assert (built_site / feed).is_file()
