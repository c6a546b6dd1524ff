"""One transcript makes every form: SRT, HTML, and the paragraphs of the page."""

from podcast.outputs import podcast_files
from podcast.transcript.transcripts import Part, Turn, as_document, as_spoken, as_srt, turns
from podcast.transcript.webvtt import Cue, parse
from tests.podcast.studio import CLOCK, SITE, VTT, Studio

CUES = parse(VTT.encode())


def files_of(studio: Studio) -> dict[str, str]:
    made = podcast_files(studio.good_library(), SITE, CLOCK)
    return {f.path: f.content.decode() for f in made if "udskrift" in f.path}


def test_subrip_has_numbers_commas_and_names() -> None:
    assert as_srt(CUES) == (
        "1\n00:00:00,000 --> 00:00:04,000\nVært: Velkommen til.\n\n"
        "2\n00:00:05,000 --> 00:00:09,500\nLæge: Tak for det.\n"
    )
    assert "01:01:01,001 --> 10:00:00,000\nuden navn" in as_srt(
        [Cue(3661.001, 36_000, "", "uden navn")]
    )


def test_paragraphs_break_at_speakers_and_chapters() -> None:
    cues = [Cue(0, 2, "A", "En."), Cue(2, 4, "A", "To."), Cue(4, 65.5, "A", "Tre."),
            Cue(65.5, 70, "B", "Fire.")]  # fmt: skip

    assert turns(cues, (0, 4)) == (
        Turn("A", "0", "00:00", (Part("0", "En."), Part("2", "To."))),
        Turn("", "4", "00:04", (Part("4", "Tre."),)),
        Turn("B", "65.5", "01:05", (Part("65.5", "Fire."),)),
    )


def test_html_for_apps_has_speaker_time_and_words() -> None:
    assert as_spoken([Cue(65, 70, "<A&B>", "3 < 5 & <script>")]) == (
        "<cite>&lt;A&amp;B&gt;:</cite>\n<time>01:05</time>\n<p>3 &lt; 5 &amp; &lt;script&gt;</p>"
    )
    assert as_document("<p>Hej</p>", "<T>", 'd"a', "A & B").split("\n") == [
        "<!doctype html>", '<html lang="d&quot;a">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="robots" content="noindex">',
        '<meta name="description" content="Udskrift af episoden »&lt;T&gt;«.">',
        "<title>&lt;T&gt;: udskrift – A &amp; B</title>", "</head>", "<body>", "<main>",
        "<h1>&lt;T&gt;</h1>", '<p><a href="./">Gå til episodens side</a></p>', "<p>Hej</p>",
        "</main>", "</body>", "</html>", "",
    ]  # fmt: skip


def test_each_turn_stands_alone_and_its_words_together() -> None:
    cues = [Cue(0, 1, "A", "En."), Cue(1, 2, "A", "To."), Cue(2, 3, "B", "Tre."),
            Cue(3, 4, "", "Musik")]  # fmt: skip
    assert as_spoken(cues, (1,)) == (
        "<cite>A:</cite>\n<time>00:00</time>\n<p>En.</p>\n"
        "<time>00:01</time>\n<p>To.</p>\n"
        "<cite>B:</cite>\n<time>00:02</time>\n<p>Tre.</p>\n"
        "<time>00:03</time>\n<p>Musik</p>"
    )
    assert "<p>En. To.</p>" in as_spoken(cues)


def test_the_files_of_an_episode(studio: Studio) -> None:
    studio.episode("a")

    files = files_of(studio)
    assert list(files) == ["podcast/a/udskrift.srt", "podcast/a/udskrift.html"]
    assert files["podcast/a/udskrift.srt"] == as_srt(CUES)
    assert "<cite>Vært:</cite>\n<time>00:00</time>" in files["podcast/a/udskrift.html"]
    assert "[Eksempel] En dag i klinikken" in files["podcast/a/udskrift.html"]


def test_markdown_makes_html_alone(studio: Studio) -> None:
    studio.write("media/transcripts/tekst.md", "**Vært:** Hej.")
    studio.episode("a", transcript="media/transcripts/tekst.md")

    (file,) = files_of(studio).items()
    assert file[0] == "podcast/a/udskrift.html"
    assert "<strong>Vært:</strong> Hej." in file[1]


def test_an_episode_that_is_not_out_has_no_files(studio: Studio) -> None:
    studio.episode("a", released="2026-11-23")
    studio.episode("b", published="2026-11-23")

    assert files_of(studio) == {}
