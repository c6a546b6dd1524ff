from datetime import datetime

import pytest

from podcast.audio.kinds import AudioError
from podcast.audio.sounds import Sounds
from podcast.chapters import offset
from podcast.pages.facts import ChapterFacts, Transcript, episode_facts
from podcast.selection import released_at
from publishing.host_names import shown_host
from records.clock import COPENHAGEN, Clock
from records.facts.visibility import is_out
from tests.podcast.studio import CLOCK, Studio, silence


def test_everything_a_page_says_of_the_sound(studio: Studio) -> None:
    studio.write("media/audio/lyd æ.mp3", silence(75))
    studio.episode("a", audio={"file": "media/audio/lyd æ.mp3"})

    facts = episode_facts(*studio.read("a"))

    assert facts
    assert facts.audio_url == "media/audio/lyd%20%C3%A6.mp3"
    assert (facts.mime, facts.bytes) == ("audio/mpeg", len(silence(75)))
    assert facts.seconds == pytest.approx(75, abs=0.1)
    assert (facts.duration_text, facts.size_text) == ("1\xa0min. 15\xa0sek.", "597\xa0kB")
    assert facts.chapters == (ChapterFacts(0, "00:00", "Start"), ChapterFacts(5, "00:05", "Slut"))
    assert facts.transcript.url == "media/transcripts/tekst.vtt"
    assert facts.transcript.text == "Vært: Velkommen til.\nLæge: Tak for det."
    assert facts.transcript.html.count("<p data-start=") == 2


def test_a_transcript_in_markdown_is_cleaned_and_has_no_address(studio: Studio) -> None:
    text = "**Vært:** Hej.\n\n<script>x</script>Se [her](/muligheder/)."
    studio.write("media/transcripts/tekst.md", "\ufeff" + text)
    studio.episode("a", transcript="media/transcripts/tekst.md")

    facts = episode_facts(*studio.read("a"))

    assert facts
    assert facts.transcript.url is None
    assert facts.transcript.html == (
        '<p><strong>Vært:</strong> Hej.</p>\n\n<p>Se <a href="/muligheder/">her</a>.</p>'
    )
    assert facts.transcript.text == "Vært: Hej. Se her."


def test_an_episode_without_sound_has_no_facts(studio: Studio) -> None:
    studio.episode("a", status="planlagt", audio=None, transcript=None)

    assert episode_facts(*studio.read("a")) is None


def test_one_without_a_transcript_has_the_rest(studio: Studio) -> None:
    studio.episode("a", status="planlagt", transcript=None)

    facts = episode_facts(*studio.read("a"))

    assert facts
    assert facts.transcript == Transcript()


def test_facts_are_taken_from_what_the_build_has_measured(studio: Studio) -> None:
    studio.episode("a")
    episode, library = studio.read("a")
    sounds = Sounds()
    known = sounds.measure(studio.content / "media/audio/lyd.mp3")

    facts = episode_facts(episode, library, sounds)

    assert facts
    assert facts.seconds == known.seconds
    assert len(sounds._known) == 1


def test_sound_that_is_none_is_never_shown(studio: Studio) -> None:
    studio.write("media/audio/lyd.mp3", b"<html>")
    studio.episode("a")

    with pytest.raises(AudioError):
        episode_facts(*studio.read("a"))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (65.4, "01:05"), (59.6, "01:00"), (3600, "1:00:00"), (36_061, "10:01:01")],
)
def test_offsets_are_written_as_in_records(seconds: float, text: str) -> None:
    assert offset(seconds) == text


def test_an_episode_is_out_from_its_day(studio: Studio) -> None:
    studio.episode("a", released="2026-11-10")
    studio.episode("b", status="planlagt", released="2026-11-10")
    episode, library = studio.read("a")

    assert released_at(episode) == datetime(2026, 11, 10, 6, tzinfo=COPENHAGEN)
    assert is_out(episode, Clock.parse("2026-11-10T00:00"))
    assert not is_out(episode, Clock.parse("2026-11-09T23:59"))
    assert not is_out(studio.read("b")[0], CLOCK)
    with pytest.raises(ValueError, match="no day of release"):
        released_at(episode.model_copy(update={"released": None}))
    assert library.diagnostics == ()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("lyd.example.org", "lyd.example.org"),
        ("lyd.xn--lge-yla.example", "lyd.læge.example"),
        ("xn--80ak6aa92e.example", "xn--80ak6aa92e.example"),  # Cyrillic, and looks like another
        ("xn--.example", "xn--.example"),
        ("xn--lge-yla.xn--80ak6aa92e.example", "xn--lge-yla.xn--80ak6aa92e.example"),
        ("", ""),
    ],
)
def test_a_host_is_named_as_readers_know_it(asked: str, shown: str) -> None:
    assert shown_host(asked) == shown
