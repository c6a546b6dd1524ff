"""The feed in pages, each read back with the readers that apps use."""

from dataclasses import replace
from uuid import UUID

import pytest

from podcast.audio.sounds import Sounds
from podcast.feed.feed import Feed, write_feeds
from podcast.feed.items import Enclosure, FileLink, Item, Stamp, feed_items
from podcast.feed.paging import paged
from podcast.feed.read_back import differences
from podcast.identity.lock import Lock
from podcast.outputs import podcast_files
from podcast.selection import the_show
from publishing.output import OutputFile
from publishing.podcast_settings import PAGE_SIZE
from records.clock import COPENHAGEN
from records.facts.memory import NOTHING
from tests import needs
from tests.podcast.reading import attributes, channel_of, texts
from tests.podcast.studio import CLOCK, SITE, Studio
from tests.steps import some

HOSTILE = 'Æøå ]]> 3 < 5 & "citat" 🩺 רפואה'


@needs.TIME
def test_a_thousand_episodes_come_in_pages(studio: Studio) -> None:
    show = the_show(studio.good_library())
    assert show
    items = many(1000)

    pages = list(write_feeds(Feed(show, SITE, items), NOTHING, CLOCK))

    assert [page.path for page in pages] == [
        "podcast.xml", "podcast-2.xml", "podcast-3.xml", "podcast-4.xml"
    ]  # fmt: skip
    channels = [channel_of(page.content) for page in pages]
    assert [len(channel.findall("item")) for channel in channels] == [300, 300, 300, 100]
    links = {
        a["rel"]: a["href"].removeprefix(SITE.url) for a in attributes(channels[1], "atom:link")
    }
    assert links == {"self": "podcast-2.xml", "first": "podcast.xml", "previous": "podcast.xml",
                     "next": "podcast-3.xml", "last": "podcast-4.xml"}  # fmt: skip
    assert {a["rel"] for a in attributes(channels[0], "atom:link")} == {
        "self",
        "first",
        "next",
        "last",
    }
    assert {a["rel"] for a in attributes(channels[3], "atom:link")} == {
        "self",
        "first",
        "previous",
        "last",
    }
    for number, page in enumerate(pages):
        part = items[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        assert list(differences(page.content, SITE.absolute(page.path), part)) == []


@pytest.mark.parametrize(
    ("count", "pages"), some([(0, [0]), (1, [1]), (5, [5]), (300, [300]), (305, [300, 5])], 3)
)
def test_every_number_of_episodes_reads_back(studio: Studio, count: int, pages: list[int]) -> None:
    show = the_show(studio.good_library())
    assert show
    feed = Feed(show, SITE, many(count))
    made = list(write_feeds(feed, NOTHING, CLOCK))
    parts = paged(feed.items, feed.size)
    assert [len(channel_of(page.content).findall("item")) for page in made] == pages
    for page, part in zip(made, parts, strict=True):
        assert list(differences(page.content, SITE.absolute(page.path), part)) == []


def test_trailers_stand_on_the_first_page_however_old(studio: Studio) -> None:
    show = the_show(studio.good_library())
    assert show
    items = many(25)
    items[12] = replace(items[12], type="trailer")
    items[24] = replace(items[24], type="trailer")
    feed = Feed(show, SITE, items, size=10)
    first, second, third = write_feeds(feed, NOTHING, CLOCK)

    def shown(page: OutputFile) -> list[str | None]:
        return texts(channel_of(page.content), "item/guid")

    ids = [item.guid for item in items]
    assert shown(first) == [*ids[:8], ids[12], ids[24]]
    assert shown(second) == [*ids[8:12], *ids[13:19]]
    assert shown(third) == ids[19:24]
    for page in (first, second, third):
        named = attributes(channel_of(page.content), "podcast:trailer")
        assert [a["url"] for a in named] == [items[12].sound.url, items[24].sound.url]


def test_more_trailers_than_a_page_holds_lose_none() -> None:
    trailers = [replace(item, type="trailer") for item in many(25)]
    assert [len(page) for page in paged(trailers, 10)] == [10, 10, 5]
    assert [item for page in paged(trailers, 10) for item in page] == trailers


def test_three_hundred_episodes_need_one_page(studio: Studio) -> None:
    show = the_show(studio.good_library())
    assert show

    (page,) = write_feeds(Feed(show, SITE, many(PAGE_SIZE)), NOTHING, CLOCK)
    assert [a["rel"] for a in attributes(channel_of(page.content), "atom:link")] == ["self"]


def test_the_reading_back_sees_what_is_wrong(studio: Studio) -> None:
    studio.episode("a")
    items = list(feed_items(studio.good_library(), SITE, CLOCK, Sounds(), Lock()))
    feed = studio.feed()
    url = SITE.absolute("podcast.xml")

    shorter = feed.replace(b"<itunes:duration>10<", b"<itunes:duration>11<")
    assert [said[:11] for said in differences(shorter, url, items)] == ["gPodder ser"]
    renamed = feed.replace(b"<title>[Eksempel] En dag", b"<title>[Eksempel] To dage")
    assert len(list(differences(renamed, url, items))) == 2
    assert [said[:20] for said in differences(feed, url, [])] == [
        "feedparser ser 1 epi", "gPodder ser 1 episod"
    ]  # fmt: skip
    assert any("kan ikke læse" in said for said in differences(b"<rss>", url, []))


def test_verify_says_that_all_is_well_only_after_reading(studio: Studio) -> None:
    studio.episode("a")
    done = studio.praksis("verify", "--clock", "2026-11-22")
    read = "Feedet er læst med feedparser og gPodder, som posterne siger: 1\u00a0episode."
    assert done.output.splitlines()[-2:] == [read, "Alt er i orden."]
    (studio.content / "episodes/a.yml").unlink()
    (studio.content / "shows/praksisperspektiv.yml").unlink()
    done = studio.praksis("verify", "--clock", "2026-11-22")
    assert (done.exit_code, done.output) == (
        0, "Der er ingen podcast i content/shows/ endnu, så der er intet feed at læse.\n",
    )  # fmt: skip


def test_verify_stops_where_a_reader_sees_otherwise(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.episode("a")
    monkeypatch.setattr("podcast.feed.feed.rss_bytes", lambda _: b"<rss>")
    done = studio.praksis("verify", "--clock", "2026-11-22")
    assert done.exit_code == 1
    assert "Alt er i orden" not in done.output
    assert "gPodder kan ikke læse feedet" in done.output


@needs.TIME
def test_the_size_of_a_page_is_a_setting(studio: Studio) -> None:
    for n in range(11):
        studio.episode(f"e{n}", released=f"2026-11-{n + 1:02}", published="2026-11-01")
    settings = "plugins: [{{publisher: {{podcast: {{page_size: {}}}}}}}]\n"
    named = f"site_name: {SITE.name}\nsite_url: {SITE.url}\n"
    (studio.root / "mkdocs.yml").write_text(named + settings.format(10), encoding="utf-8")
    done = studio.praksis("verify", "--clock", "2026-11-22")
    assert (done.exit_code, "11\u00a0episoder" in done.output) == (0, True), done.output
    made = list(podcast_files(studio.good_library(), SITE, CLOCK, page_size=10))
    assert [f.path for f in made if f.path.startswith("podcast-")] == ["podcast-2.xml"]
    (studio.root / "mkdocs.yml").write_text(named + settings.format(9), encoding="utf-8")
    done = studio.praksis("verify", "--clock", "2026-11-22")
    assert done.exit_code != 0


def many(count: int) -> list[Item]:
    """Items without records behind them."""
    from datetime import datetime, timedelta

    newest = datetime(2026, 11, 20, 6, tzinfo=COPENHAGEN)
    return [
        Item(
            guid=str(UUID(int=n + 1)),
            title=f"Episode {n} æøå",
            page=f"{SITE.url}podcast/e{n}/",
            published=newest - timedelta(days=n),
            description="Kort tekst.",
            notes="<p>Noter.</p>",
            type="full",
            season=1,
            season_name="",
            number=n + 1,
            display="",
            example=False,
            sound=Enclosure(f"{SITE.url}media/audio/e{n}.mp3", 1000 + n, "audio/mpeg", 60 + n),
            image=None,
            image_url="",
            people=(),
            transcripts=(FileLink(f"{SITE.url}e{n}.vtt", "text/vtt"),),
            chapters_url=f"{SITE.url}podcast/e{n}/kapitler.json",
            chapters=(Stamp("00:00", "Start"),),
            soundbites=(),
            location=None,
        )
        for n in range(count)
    ]
