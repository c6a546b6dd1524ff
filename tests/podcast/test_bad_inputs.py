"""Everything an editor can get wrong with an episode: file, field, fix, and no traceback."""

from typing import Any

import pytest

from podcast.outputs import podcast_files
from podcast.pages.facts import episode_facts
from podcast.site_address import SiteAddressError
from publishing.site import Site
from tests.podcast.studio import CLOCK, VTT, Studio, silence
from tests.steps import some

FULL: dict[str, Any] = {"type": "full", "season": 1, "number": 1}

AWAY = {"bytes": 1, "mime": "audio/mpeg", "duration": "10:00"}


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    some(
        [
            ({**FULL, "number": -1}, "number", "er -1. Skriv et tal fra 1 til 9999."),
            ({**FULL, "number": 0}, "number", "er 0. Skriv et tal fra 1 til 9999."),
            (
                {**FULL, "number": "syv"},
                "number",
                'er "syv", som ikke er et helt tal. Skriv kun tallet: 7.',
            ),
            ({**FULL, "number": None}, "number", "mangler. Skriv episodens nummer i sæsonen"),
            ({**FULL, "season": None}, "season", "mangler. Skriv sæsonen, fx season: 1."),
            ({**FULL, "transcript": None}, "transcript", "mangler. Skriv filens sti; loven kræver"),
            ({"display": "1½"}, "number", "mangler. Skriv nummeret, som apps sorterer efter"),
            (
                {"slug": "saeson-2"},
                "slug",
                'er "saeson-2", som er en sæsons side. Skriv noget andet.',
            ),
            ({"slug": "En Dag"}, "slug", 'er "En Dag". Skriv "en-dag".'),
            ({"audio": {}}, "audio.file", "mangler. Skriv filens sti"),
            (
                {"audio": {"file": "media/audio/lyd.mp3", "url": "https://example.org/a.mp3"}},
                "audio.url",
                "står sammen med en fil. Slet den ene af dem.",
            ),
            (
                {"audio": {"url": "http://example.org/a.mp3", "bytes": 1, "mime": "audio/mpeg"}},
                "audio.url",
                'er "http://example.org/a.mp3". Skriv https://example.org/a.mp3, hvis siden viser',
            ),
            (
                {"audio": {**AWAY, "url": "https://navn@lyd.example.org/a.mp3"}},
                "audio.url",
                'er "https://navn@lyd.example.org/a.mp3", hvor der står et @ i serverens navn',
            ),
            (
                {"audio": {**AWAY, "url": "https://127.0.0.1/a.mp3"}},
                "audio.url",
                "ikke et tal eller noget",
            ),
            ({"chapters": [{"start": "1:05", "title": "A"}]}, "chapters.start", 'er "1:05". Skriv'),
            ({"chapters": [{"start": "NaN", "title": "A"}]}, "chapters.start", 'er "NaN". Skriv'),
            (
                {"chapters": [{"start": "00:00", "title": "<b>Fed</b>"}]},
                "chapters.title",
                "har kode i sig (<b). Skriv ren tekst uden koder.",
            ),
            (
                {"chapters": [{"start": "00:00", "title": "A"}, {"start": "00:00", "title": "B"}]},
                "chapters.start",
                'er "00:00" og kommer ikke efter kapitlet ovenover. Skriv kapitlerne i rækkefølge.',
            ),
            (
                {"chapters": [{"start": "00:00", "title": "A"}, {"start": "00:11", "title": "B"}]},
                "chapters.start",
                'er "00:11", men lyden varer 00:10. Skriv et tidspunkt, før lyden slutter.',
            ),
            (
                {"soundbites": [{"start": "00:01", "duration": 15, "title": "A"}]},
                "soundbites.start",
                'er "00:01", men klippet varer 15 sekunder og lyden 00:10. Lad klippet begynde før',
            ),
            (
                {"soundbites": [{"start": "00:01", "duration": 15, "title": "A" * 129}]},
                "soundbites.title",
                "er på 129 tegn. Skriv fra 1 til 128 tegn.",
            ),
            (
                {"people": [{"role": "Vært", "credit": "hots", "consent": False}]},
                "people.credit",
                'er "hots", som ikke kendes. Mente du "host" (Vært)?',
            ),
            ({"title": "En <b>fed</b> titel"}, "title", "har kode i sig (<b). Skriv ren tekst"),
        ],
        8,
    ),
)
def test_a_field_that_is_wrong(
    studio: Studio, changes: dict[str, Any], place: str, said: str
) -> None:
    studio.episode("a", **changes)

    (found,) = studio.everything_said()
    assert found.startswith("content/episodes/a.yml:")
    assert f'feltet "{place}" (' in found
    assert said in found


def test_a_slip_in_the_show_is_told_of_there_alone(studio: Studio) -> None:
    studio.episode("a")
    studio.show(type="serie")

    (found,) = studio.everything_said()
    assert found.startswith("content/shows/praksisperspektiv.yml:13:7: ")


def test_an_app_that_leads_to_another(studio: Studio) -> None:
    studio.show(apps=[
        {"title": "spotify", "url": "https://podcasts.apple.com/dk/podcast/id1"},
        {"title": "Apple Podcasts", "url": "https://itunes.apple.com/dk/podcast/id1"},
        {"title": "Hør os", "url": "https://open.spotify.com/show/1"},
    ])  # fmt: skip

    assert studio.everything_said() == [
        (
            'content/shows/praksisperspektiv.yml:13:36: feltet "apps.url" (Webadresse) fører til '
            'Apple Podcasts, men knappen hedder "spotify". Ret navnet, eller skriv den anden apps '
            "adresse."
        )
    ]


def test_languages_and_countries_that_there_are_not(studio: Studio) -> None:
    studio.show(language="da-XX", location={"title": "Et sted", "country": "zz"})

    assert studio.everything_said() == [
        (
            'content/shows/praksisperspektiv.yml:7:11: feltet "language" (Sprog) er "da-XX", som '
            "ikke er koden for et sprog. Skriv fx da, da-DK eller en-GB."
        ),
        (
            'content/shows/praksisperspektiv.yml:13:43: feltet "location.country" (Land) er "zz", '
            "som ikke er koden for et land. Skriv landets to bogstaver, fx dk."
        ),
    ]


def test_letters_and_spaces_in_the_address_of_sound_are_encoded_everywhere(studio: Studio) -> None:
    url = "https://lydø.example.org/Første episode.mp3"
    told = {"url": url, "bytes": 12345, "mime": "audio/mpeg", "duration": "01:05"}
    studio.episode("a", audio=told)
    encoded = "https://xn--lyd-2na.example.org/F%C3%B8rste%20episode.mp3"

    assert studio.everything_said() == []
    assert f'<enclosure url="{encoded}" length="12345"'.encode() in studio.feed()
    episode, library = studio.read("a")
    facts = episode_facts(episode, library)
    assert facts
    assert (facts.audio_url, facts.host) == (encoded, "lydø.example.org")
    assert episode.audio
    assert episode.audio.url == encoded  # what `podcast verify --online` asks


@pytest.mark.parametrize("missing", ["bytes", "mime", "duration"])
def test_sound_elsewhere_must_be_told_of(studio: Studio, missing: str) -> None:
    known = {"bytes": 12345, "mime": "audio/mpeg", "duration": "01:05"}
    del known[missing]
    studio.episode("a", audio={"url": "https://lyd.example.org/a.mp3", **known})

    (found,) = studio.everything_said()
    assert f'feltet "audio.{missing}"' in found
    assert "mangler. Lyden ligger på en anden server: skriv" in found


def test_a_trailer_may_lack_a_transcript(studio: Studio) -> None:
    studio.episode("a", type="trailer", transcript=None)

    assert studio.everything_said() == []


def test_a_number_twice_in_a_season(studio: Studio) -> None:
    studio.episode("a", **FULL)
    studio.episode("b", **FULL)

    (found,) = studio.everything_said()
    assert 'feltet "number" (Episodenummer) er 1, som content/episodes/a.yml også har' in found


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (VTT.replace("Velkommen", "Værsgo").encode("latin-1"), 4, "filen er ikke UTF-8."),
        (VTT.encode("utf-16"), 1, "filen er ikke UTF-8."),
        (VTT.replace("04.000", "04,000").encode(), 3, "har komma. Skriv punktum"),
        (b"WEBVTT\n\n00:04.000 --> 00:01.000\nA\n", 3, "før den begynder."),
        (b"WEBVTT\n\n", 1, "der er ingen tekst i udskriften."),
        (VTT.encode() + b"\n00:00:10.000 --> 00:00:14.000\nA\n", 9, "teksten slutter 14 sekunder"),
    ],
)
def test_a_transcript_that_is_wrong(studio: Studio, content: bytes, line: int, said: str) -> None:
    studio.write("media/transcripts/tekst.vtt", content)
    studio.episode("a")

    found = studio.everything_said()
    assert len(found) == 1
    assert found[0].startswith(f"content/media/transcripts/tekst.vtt:{line}:1: ")
    assert said in found[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", 'peger på "media/audio/æ ø.mp3", som er tom. Læg filen der igen.'),
        (b"<!doctype html><title>Log ind", "som er en webside og ikke lyd. Hent lydfilen igen"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Kør git lfs pull"),
        (b"RIFF\0\0\0\0WAVEfmt ", "som er en WAV-fil og ikke MP3. Gem lyden som MP3"),
        (silence(10)[:-99], "som er skåret over i slutningen. Hent lydfilen igen"),
        (None, 'peger på "media/audio/æ ø.mp3", som ikke findes. Læg filen i content/media/'),
    ],
)
def test_sound_that_is_wrong(studio: Studio, content: bytes | None, said: str) -> None:
    if content is not None:
        studio.write("media/audio/æ ø.mp3", content)
    studio.episode("a", audio={"file": "media/audio/æ ø.mp3"})

    (found,) = studio.everything_said()
    assert found.startswith("content/episodes/a.yml:")
    assert 'feltet "audio.file" (Fil)' in found
    assert said in found


@pytest.mark.parametrize(
    "before", [b"", b"junk", b"ID3\x04\0\0\x02\x30\x70\x00" + b"\0" * 5_000_000]
)
def test_sound_that_is_right_with_odd_bytes_and_names(studio: Studio, before: bytes) -> None:
    studio.write("media/audio/æ ø å.mp3", before + silence(10))
    studio.episode("a", audio={"file": "media/audio/æ ø å.mp3"})

    assert studio.everything_said() == []
    assert b"media/audio/%C3%A6%20%C3%B8%20%C3%A5.mp3" in studio.feed()


@pytest.mark.parametrize(
    "url", ["/", "", "http://example.org/", "https:///x", "ftp://example.org/"]
)
def test_a_site_without_an_https_address_has_no_feed(studio: Studio, url: str) -> None:
    studio.episode("a")

    with pytest.raises(SiteAddressError, match=r'^mkdocs.yml: feltet "site_url" .* Skriv sidens'):
        list(podcast_files(studio.good_library(), Site("Navn", url, "", ""), CLOCK))


@pytest.mark.parametrize(
    "url", ["https://example.org/", "http://127.0.0.1:8000/", "http://localhost/"]
)
def test_a_site_with_an_address_has_one(studio: Studio, url: str) -> None:
    files = list(podcast_files(studio.good_library(), Site("Navn", url, "", ""), CLOCK))

    assert url.encode() in files[0].content
