"""Quotations and clips: as the transcript has them, on the page and as pictures to post."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from podcast.pages.pages import podcast_pages
from podcast.pages.quotation_cards import quotation_cards, quotation_posts
from podcast.pages.quotations import quotations_of
from publishing.images.cache import PictureCache
from publishing.images.quotation import LINK, SHAPES, Words, quotation_picture
from publishing.images.tones import QuotationTones
from tests.podcast.studio import CLOCK, SITE, Studio, silence

LONG = "Et langt ord efter et andet står her, og så videre, indtil ingen kan huske det. " * 3
WORDS = f"""WEBVTT

00:00:00.000 --> 00:00:02.000
<v Vært>Velkommen til en dag i klinikken.</v>

00:00:02.500 --> 00:00:04.000
<v Taler Et>Det bedste er, at jeg kender dem,</v>

00:00:04.000 --> 00:00:06.000
<v Taler Et>og at de kender mig.</v>

00:00:07.000 --> 00:00:09.000
<v Vært>{LONG}</v>
"""
NAMED = {"role": "Læge", "name": "Taler Et", "consent": True}


@pytest.fixture(name="room")
def made_room(studio: Studio) -> Studio:
    studio.write("media/transcripts/tekst.vtt", WORDS)
    return studio


def told(studio: Studio, *quotations: dict[str, str], **changes: Any) -> None:
    people = [NAMED, {"role": "Vært", "consent": False}]
    studio.episode("a", **{"quotations": list(quotations), "people": people, **changes})


def test_a_quotation_is_what_is_said_there_or_a_part_of_it(room: Studio) -> None:
    whole = "jeg kender dem, og at de kender mig"
    told(room, {"start": "00:00"}, {"start": "00:02", "text": whole}, {"start": "00:05"})
    assert room.said() == []
    episode, library = room.read("a")
    found = quotations_of(episode, library)
    assert [(q.text, q.speaker, q.speaker_url, q.url) for q in found] == [
        ("Velkommen til en dag i klinikken.", "Vært", "", "podcast/a/#t=0"),
        (whole, "Taler Et", "podcast/medvirkende/taler-et/", "podcast/a/#t=2"),
        ("og at de kender mig.", "Taler Et", "podcast/medvirkende/taler-et/", "podcast/a/#t=5"),
    ]
    pages = {page.address: page for page in podcast_pages(library, SITE, CLOCK)}
    shown = pages["podcast/a/"].meta["quotations"]
    assert [(q["start_text"], q["picture"]) for q in shown][1] == (
        "00:02", "assets/deling/podcast-a-citat-2.png",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quotation", "place", "said"),
    [
        ({"start": "00:09"}, "start", 'er "00:09", hvor der ikke bliver sagt noget.'),
        ({"start": "00:07"}, "start", 'er "00:07", hvor der står 239 tegn. Vælg højst 200 af dem'),
        (
            {"start": "00:02", "text": "Det bedste er, at de kender mig"}, "text",
            'står ikke i udskriften ved 00:02. Der står: "Det bedste er, at jeg kender dem,".',
        ),
        ({"start": "00:02", "text": "og at de kender mig."}, "text", "står ikke i udskriften ved"),
        ({"start": "00:00", "text": "klinikken. Det bedste er"}, "text", "står ikke i udskriften"),
    ],
)  # fmt: skip
def test_a_quotation_that_is_not_there_is_told(
    room: Studio, quotation: dict[str, str], place: str, said: str
) -> None:
    told(room, quotation)
    (line,) = room.said()
    assert line.startswith("content/episodes/a.yml:15:")
    assert f'feltet "quotations.{place}"' in line
    assert said in line
    assert quotations_of(*room.read("a")) == ()


def test_a_quotation_needs_a_transcript_with_times(room: Studio) -> None:
    room.write("media/transcripts/ord.md", "Vi taler om en dag i klinikken.")
    told(room, {"start": "00:00"}, transcript="media/transcripts/ord.md")
    (line,) = room.said()
    assert "episoden har ingen udskrift med tider" in line
    assert quotations_of(*room.read("a")) == ()


def test_a_quotation_needs_a_transcript(room: Studio) -> None:
    told(room, {"start": "00:00"}, type="trailer", transcript=None)
    (line,) = room.said()
    assert "episoden har ingen udskrift med tider" in line


def test_a_quotation_becomes_pictures_and_a_caption(room: Studio) -> None:
    told(room, {"start": "00:02"})
    _, library = room.read("a")
    cache = PictureCache(None)
    (card,) = quotation_cards(library, SITE, CLOCK, cache)
    assert card.path == "assets/deling/podcast-a-citat-2.png"
    posts = {file.path: file.content for file in quotation_posts(library, SITE, CLOCK, cache)}
    folder = "podcast-a-citat-2"
    assert set(posts) == {f"{folder}/{n}" for n in ("link.png", "instagram.png", "tekst.txt")}
    assert posts[f"{folder}/link.png"] == card.content
    assert posts[f"{folder}/tekst.txt"].decode() == (
        "Dette er et eksempel. Det kan ikke søges.\n\n»Det bedste er, at jeg kender dem,«\n"
        "Taler Et\n\nEn dag i klinikken\n\nHør det: https://example.org/praksis/podcast/a/#t=2\n"
    )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_longest_quotation_stands_whole_in_its_picture(shape: Any) -> None:
    from publishing.images.quotation import _fitted

    text = ("Wagneriansk mumlen om dage og nætter " * 9)[:200].strip()
    height = 270 if shape is LINK else 850
    _, lines = _fitted(f"»{text}«", shape, height)
    assert " ".join(lines) == f"»{text}«"
    words = Words(text, "Taler Et", "00:46 i »En dag«", "Podcast · Kontoret", example=True)
    drawn = quotation_picture(words, shape, QuotationTones.of(SITE.brand.colours.light))
    assert Image.open(BytesIO(drawn)).size == shape.size


def test_clips_lead_to_their_part_of_the_sound(studio: Studio) -> None:
    studio.write("media/audio/lyd.mp3", silence(60))
    clip = {"start": "00:10", "duration": 30, "title": "Det bedste er, at jeg kender dem"}
    studio.episode("a", soundbites=[clip])
    pages = {page.address: page for page in podcast_pages(studio.good_library(), SITE, CLOCK)}
    assert pages["podcast/a/"].meta["clips"] == [{
        "title": "Det bedste er, at jeg kender dem", "url": "podcast/a/#t=10,40",
        "start_text": "00:10", "duration_text": "30\xa0sek.",
    }]  # fmt: skip
