"""What the podcast's pages are made of."""

from typing import Any

import pytest

from podcast.media import sound_origins
from podcast.pages.pages import podcast_pages
from publishing.page import Page
from publishing.search.documents import documents
from records.clock import Clock
from records.loading.library import Library
from tests.podcast.studio import CLOCK, EPISODE, SITE, Studio, cover

TOGETHER = """WEBVTT

00:00.000 --> 00:02.000
<v Vært>Velkommen.</v>

00:00.000 --> 00:02.000
<v Læge>Tak.</v>

00:04.500 --> 00:07.000
<v Vært>Først det ene.</v>
"""
FULL: dict[str, Any] = {"type": "full", "season": 1, "example": False}


def pages_of(studio: Studio) -> dict[str, Page]:
    return {page.address: page for page in podcast_pages(studio.good_library(), SITE, CLOCK)}


def test_an_episode_has_all_that_a_listener_needs(studio: Studio) -> None:
    studio.show(
        seasons=[{"number": 1, "title": "Hverdagen"}],
        apps=[{"title": "En app", "url": "https://app.example.org/show"}],
    )
    people = [{"role": "Vært", "credit": "host", "consent": False},
              {"role": "Læge", "name": "Taler Et", "consent": True}]  # fmt: skip
    studio.episode("a", **FULL, number=1)
    studio.episode("b", **FULL, number=2, people=people, display="2 A", key_points=["Et punkt"],
                   audio=EPISODE["audio"])  # fmt: skip
    meta = pages_of(studio)["podcast/b/"].meta

    assert meta["audio"] == {
        "url": "media/audio/lyd.mp3", "host": "", "mime": "audio/mpeg", "seconds": 10,
        "duration_text": "10\xa0sek.", "size_text": "80\xa0kB", "measured": True, "key": "b",
        "title": "En dag i klinikken", "show": "PraksisPerspektiv", "date": "1.\xa0november 2026",
        "page": "https://example.org/praksis/podcast/b/", "artwork": "media/images/cover.jpg",
    }  # fmt: skip
    assert meta["people"] == [
        {"credit": "Vært", "name": "Vært", "role": "", "url": ""},
        {
            "credit": "Gæst",
            "name": "Taler Et",
            "role": "Læge",
            "url": "podcast/medvirkende/taler-et/",
        },
    ]
    assert [(f["label"], f["value"]) for f in meta["facts"]] == [
        ("Sæson", "1: Hverdagen"), ("Episode", "2 A"), ("Udgivet", "1.\xa0november 2026"),
        ("Varighed", "10\xa0sek."),
    ]  # fmt: skip
    assert meta["facts"][0]["url"] == "podcast/saeson-1/"
    assert [crumb["url"] for crumb in meta["breadcrumb"]] == ["podcast/", "podcast/saeson-1/", ""]
    assert meta["neighbours"] == [
        {"label": "Forrige episode", "text": "En dag i klinikken", "url": "podcast/a/"}
    ]
    assert [turn["speaker"] for turn in meta["turns"]] == ["Vært", "Læge"]
    assert meta["search_text"] == "Vært: Velkommen til.\nLæge: Tak for det."
    assert [link["text"] for link in meta["transcript_files"]] == ["WebVTT", "SRT", "HTML"]
    assert meta["subscribe"]["url"] == "https://example.org/praksis/podcast.xml"
    apps = [(app["text"], app["url"], bool(app["sign"])) for app in meta["subscribe"]["apps"]]
    assert apps[0] == ("En app", "https://app.example.org/show", False)
    assert meta["missing_note"] is None
    assert 'src="https://example.org/praksis/podcast/b/afspiller/"' in meta["embed"]["code"]


def test_a_moment_leads_to_one_paragraph(studio: Studio) -> None:
    """Chapters to the first words after their start, and two who begin together not to one id."""
    studio.write("media/transcripts/tekst.vtt", TOGETHER)
    chapters = [{"start": f"00:0{n}", "title": "Kapitel"} for n in (0, 3, 4, 8)]
    studio.episode("a", chapters=chapters)
    page = pages_of(studio)["podcast/a/"].meta
    assert [turn["places"] for turn in page["turns"]] == [["0"], [], ["4.5", "3", "4", "8"]]
    assert page["audio"]["title"] == "[Eksempel] En dag i klinikken"


def test_search_engines_are_told_of_real_episodes(studio: Studio) -> None:
    studio.episode("a", **FULL, number=1)
    studio.episode("proeve")
    pages = pages_of(studio)

    (data,) = pages["podcast/a/"].meta["jsonld"]
    assert data["@type"] == "PodcastEpisode"
    assert data["datePublished"] == "2026-11-01T06:00:00+01:00"
    assert (data["episodeNumber"], data["duration"]) == (1, "PT10S")
    assert data["partOfSeason"]["url"] == "https://example.org/praksis/podcast/saeson-1/"
    assert data["partOfSeries"]["webFeed"] == "https://example.org/praksis/podcast.xml"
    sound = data["associatedMedia"]
    assert sound["contentUrl"] == "https://example.org/praksis/media/audio/lyd.mp3"
    assert sound["transcript"].startswith("Vært: Velkommen")
    assert pages["podcast/proeve/"].meta["jsonld"] == []
    assert pages["podcast/saeson-1/"].meta["jsonld"][0]["@type"] == "PodcastSeason"


def test_a_season_shows_what_can_be_heard_and_what_cannot_in_order(studio: Studio) -> None:
    missing = {"status": "mangler-oplysninger", "released": None, "audio": None}
    studio.episode("b", **FULL, number=2, title="Den anden", **missing)
    studio.episode("a", **FULL, number=1, title="Den første")
    studio.episode("c", **{**FULL, "season": 2}, number=1, **missing)
    studio.lock()
    pages = pages_of(studio)

    season = pages["podcast/saeson-1/"].meta
    assert [card["title"] for card in season["items"]] == ["Den første", "Den anden"]
    assert season["lead"] == "Der er to episoder i sæson 1, og du kan høre en af dem her."
    assert season["title"] == "Sæson 1"
    assert season["others"] == [{"text": "Sæson 2", "url": "podcast/saeson-2/"}]
    other = pages["podcast/saeson-2/"].meta
    assert other["lead"] == "Der er en episode i sæson 2. Du kan ikke høre dem her endnu."


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "mangler-oplysninger", "released": None, "audio": None},
        {"status": "planlagt"},
        {"released": "2026-11-23"},
    ],
)
def test_what_is_not_out_has_no_sound_anywhere(studio: Studio, changes: dict[str, Any]) -> None:
    studio.episode("a", **changes)
    pages = pages_of(studio)

    assert "podcast/a/afspiller/" not in pages
    meta = pages["podcast/a/"].meta
    assert meta["audio"] is meta["embed"] is meta["subscribe"] is None
    assert meta["turns"] == meta["transcript_files"] == meta["jsonld"] == []
    assert meta["missing_note"] == "Du kan ikke høre episoden her på siden endnu."


def test_the_player_alone_is_found_by_nobody(studio: Studio) -> None:
    studio.episode("a")
    page = pages_of(studio)["podcast/a/afspiller/"]

    assert page.meta["noindex"]
    assert page.meta["head_title"] == "[Eksempel] En dag i klinikken"
    assert documents([page], studio.good_library(), CLOCK) == ()


def test_sound_elsewhere_is_said_to_be_there(studio: Studio) -> None:
    sound = {"url": "https://lyd.example.org/a.mp3", "bytes": 12345678, "mime": "audio/mpeg",
             "duration": "20:05"}  # fmt: skip
    studio.episode("a", audio=sound)
    meta = pages_of(studio)["podcast/a/"].meta

    assert (meta["audio"]["host"], meta["audio"]["measured"]) == ("lyd.example.org", False)
    assert sound_origins(studio.good_library(), CLOCK) == ("https://lyd.example.org",)
    assert sound_origins(studio.good_library(), Clock.parse("2026-10-01T09:00")) == ()
    assert ("Varighed", "20\xa0min. 5\xa0sek. (oplyst)") in [
        (fact["label"], fact["value"]) for fact in meta["facts"]
    ]


def test_picture_place_and_plays_are_shown(studio: Studio) -> None:
    cover(studio.content / "media/images/e.jpg")
    image = {"file": "media/images/e.jpg", "alt": "En dør på klem", "credit": "Prøve"}
    plays = {"count": 1600, "date": "2026-11-20", "source": "serverlog"}
    studio.episode("a", image=image, plays=plays, location={"title": "Bornholm"})
    meta = pages_of(studio)["podcast/a/"].meta

    assert meta["picture"]["alt"] == "En dør på klem"
    assert ("Sted", "Bornholm") in [(f["label"], f["value"]) for f in meta["facts"]]
    assert ("Afspilninger", "1.600 (serverlog, 20.\xa0november 2026)") in [
        (f["label"], f["value"]) for f in meta["facts"]
    ]


def test_downloads_say_their_rule_and_their_time(studio: Studio) -> None:
    plays = {"count": 1600, "since": "2026-10-01", "date": "2026-11-20", "source": "serverlog"}
    days = "1.\xa0oktober 2026–20.\xa0november 2026"
    for more, label, told in (
        ({"standard": "iab"}, "Downloads", f"1.600 efter IAB's regler, talt {days} (serverlog)"),
        ({}, "Afspilninger", f"1.600 (serverlog, {days})"),
    ):
        studio.episode("a", plays={**plays, **more})
        facts = pages_of(studio)["podcast/a/"].meta["facts"]
        assert (label, told) in [(f["label"], f["value"]) for f in facts]


def test_links_go_both_ways(studio: Studio) -> None:
    studio.episode("a", related=["episode:b"])
    studio.episode("b")
    pages = pages_of(studio)

    assert [card["url"] for card in pages["podcast/a/"].meta["related"]] == ["podcast/b/"]
    assert [card["url"] for card in pages["podcast/b/"].meta["related"]] == ["podcast/a/"]


def test_the_real_podcast_keeps_to_the_guide(real_library: Library) -> None:
    """Domain guide 9.3: five placeholders without player, and the two examples."""
    pages = {page.address: page.meta for page in podcast_pages(real_library, SITE, CLOCK)}

    season = pages["podcast/saeson-1/"]
    assert [card["title"] for card in season["items"]] == [
        f"Sæson 1, episode {n}" for n in range(1, 6)
    ]
    assert all(card["tags"][0]["text"] == "Kan ikke høres her endnu" for card in season["items"])
    assert all(pages[f"podcast/saeson-1-episode-{n}/"]["audio"] is None for n in range(1, 6))
    heard, season_1 = pages["podcast/"]["list"]["groups"]
    assert all(card["example"] for card in heard["cards"])
    assert len(season_1["cards"]) == 5
    assert season_1["url"] == "podcast/saeson-1/"
    assert pages["podcast/"]["jsonld"][0]["@type"] == "PodcastSeries"
    assert not any(app["url"].startswith("http:") for app in pages["podcast/"]["subscribe"]["apps"])


def test_a_word_at_the_end_of_a_long_transcript_is_found(studio: Studio) -> None:
    said = " ".join(f"ord{number}" for number in range(1200))
    studio.write("media/transcripts/ord.md", f"{said} vagtordning")
    studio.episode("a", transcript="media/transcripts/ord.md")
    (found,) = documents([pages_of(studio)["podcast/a/"]], studio.good_library(), CLOCK)
    assert "vagtordning" not in found.text
    assert "vagtordning" in found.labels.split()
    assert "ord1" not in found.labels.split()
