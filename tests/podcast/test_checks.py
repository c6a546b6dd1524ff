from typing import Any

import pytest
from mutagen import id3

from podcast.checks import check
from records.loading.library import Library
from records.messages import line_of
from tests.podcast.studio import EPISODE, SHOW, VTT, Studio, as_yaml, cover, silence
from tests.publishing.verify.planted import photo
from tests.steps import some

FILE = "content/episodes/prøve.yml"
KEYS = ["id", *EPISODE]
SHOW_FILE = "content/shows/praksisperspektiv.yml"


def line_with(key: str) -> int:
    return KEYS.index(key) + 1


def test_a_good_podcast_has_no_faults(studio: Studio) -> None:
    studio.episode("a")
    studio.good_library()

    assert studio.said() == []


def test_the_real_content_has_no_faults(real_library: Library) -> None:
    assert list(check(real_library)) == []


@pytest.mark.parametrize(
    ("audio", "said"),
    [
        ({"bytes": 5}, '"audio.bytes" (Størrelse i bytes) er 5, men filen fylder {bytes} bytes.'),
        ({"mime": "audio/mp3"}, '"audio.mime" (Filtype) er "audio/mp3", men filen er audio/mpeg.'),
        (
            {"duration": "00:12"},
            '"audio.duration" (Varighed) er "00:12", men lyden varer 00:10. Skriv "00:10".',
        ),
    ],
)
def test_what_is_written_must_be_what_was_measured(
    studio: Studio, audio: dict[str, Any], said: str
) -> None:
    studio.episode("a", audio={**EPISODE["audio"], **audio})

    (found,) = studio.said()
    column = as_yaml({"audio": {**EPISODE["audio"], **audio}}).index(
        str(next(iter(audio.values())))
    )
    project = f"content/episodes/a.yml:{line_with('audio')}:"
    assert found.startswith(project)
    assert int(found.removeprefix(project).partition(":")[0]) in {column, column + 1}
    assert said.format(bytes=len(silence(10))) in found


def test_what_is_written_right_is_no_fault(studio: Studio) -> None:
    right = {"bytes": len(silence(10)), "mime": "audio/mpeg", "duration": "00:11"}
    studio.episode("a", audio={**EPISODE["audio"], **right})

    assert studio.said() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!doctype html>", 'peger på "media/audio/lyd.mp3", som er en webside og ikke lyd. Hent'),
        (b"RIFF\0\0\0\0WAVEfmt ", "som er en WAV-fil og ikke MP3. Gem lyden som MP3"),
        (b"FORM\0\0\0\0AIFF", "som er en AIFF-fil og ikke MP3. Gem lyden som MP3"),
        (b"fLaC\0\0\0\0", "som er en FLAC-fil og ikke MP3. Gem lyden som MP3"),
        (b"OggS\0\0\0\0", "som er en Ogg-fil og ikke MP3. Gem lyden som MP3"),
        (b"\0\0\0\x20ftypM4A ", "som er en MP4/M4A-fil og ikke MP3. Gem lyden som MP3"),
        (b"kun ord", "som ikke kan læses som MP3. Gem lyden som MP3"),
        (b"version https://git-lfs.github.com/spec/v1", "som kun er en henvisning fra Git LFS"),
        (silence(10)[:-100], "som er skåret over i slutningen. Hent lydfilen igen"),
    ],
)
def test_sound_that_cannot_be_published(studio: Studio, content: bytes, said: str) -> None:
    studio.write("media/audio/lyd.mp3", content)
    studio.episode("a")

    (found,) = studio.said()
    assert found.startswith(f"content/episodes/a.yml:{line_with('audio')}:")
    assert '"audio.file" (Fil)' in found
    assert said in found


@pytest.mark.parametrize("path", ["media/audio/lyd.mp3", "media/transcripts/tekst.vtt"])
@pytest.mark.parametrize("empty", [True, False])
def test_missing_and_empty_files_are_told_once(studio: Studio, path: str, empty: bool) -> None:  # noqa: FBT001
    studio.episode("a")
    (studio.content / path).unlink()
    if empty:
        studio.write(path, b"")

    assert [problem for problem in studio.said() if path in problem] == []
    assert (
        len([problem for problem in studio.library().diagnostics if path in line_of(problem)]) == 1
    )


def test_a_chapter_behind_the_end(studio: Studio) -> None:
    chapters = [{"start": "00:00", "title": "Start"}, {"start": "00:11", "title": "Slut"}]
    studio.episode("a", chapters=[*chapters, {"start": "01:00:00", "title": "Efter"}])

    cure = "Skriv et tidspunkt, før lyden slutter."
    assert [found.partition("feltet ")[2] for found in studio.said()] == [
        f'"chapters.start" (Start) er "{start}", men lyden varer 00:10. {cure}'
        for start in ("00:11", "01:00:00")
    ]


def test_faults_of_a_transcript_stand_at_its_own_lines(studio: Studio) -> None:
    late = "\n00:00:10.000 --> 00:00:14.000\nFor sent\n\n00:00:02.000 --> 00:00:03,000\nA\n"
    studio.write("media/transcripts/tekst.vtt", VTT + late)
    studio.episode("a")

    assert [found.partition(" ")[0] for found in studio.said()] == [
        "content/media/transcripts/tekst.vtt:12:1:"
    ]

    studio.write("media/transcripts/tekst.vtt", VTT + late.partition("\n\n")[0] + "\n")
    (found,) = studio.said()
    assert found.startswith("content/media/transcripts/tekst.vtt:9:1: teksten slutter 14 sekunder")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("00:01.000 --> 00:02.000\nHej\n", "1:1: filen begynder ikke med WEBVTT"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "3:1: der er ingen tekst under tiden"),
        ("WEBVTT\n\nHej\n", "3:1: teksten har ingen tid"),
        ("WEBVTT\n\n00:1 --> 00:02.000\nHej\n", '3:1: tiden "00:1" kan ikke læses'),
        (
            "WEBVTT\n\n00:03.000 --> 00:04.000\nHej\n\n00:01.000 --> 00:02.000\nDav\n",
            "6:1: tiden ligger før den forrige",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nHej\n00:03.000 --> 00:04.000\nDav\n",
            "5:1: der mangler en tom linje over tiden",
        ),
    ],
)
def test_each_fault_of_a_transcript_is_told(studio: Studio, text: str, said: str) -> None:
    studio.write("media/transcripts/tekst.vtt", text)
    studio.episode("a")

    assert f"content/media/transcripts/tekst.vtt:{said}" in "\n".join(studio.said())


def test_a_transcript_may_be_markdown_and_nothing_else(studio: Studio) -> None:
    for name, text in (("a.md", "Vært: Hej."), ("b.txt", "Hej"), ("c.md", " \n"), ("d.md", "æ")):
        encoding = "latin-1" if name == "d.md" else "utf-8"
        studio.write(f"media/transcripts/{name}", text.encode(encoding))
        studio.episode(name[0], transcript=f"media/transcripts/{name}")

    found = studio.said()
    assert len(found) == 3
    assert found[0].startswith(f"content/episodes/b.yml:{line_with('transcript')}:")
    assert "WebVTT (.vtt) eller Markdown" in found[0]
    assert "c.md:1:1: der er ingen tekst i udskriften" in found[1]
    assert "d.md:1:1: filen er ikke UTF-8" in found[2]


def test_placeholders_are_not_measured(studio: Studio) -> None:
    studio.write("media/audio/lyd.mp3", b"ikke lyd")
    studio.episode("a", status="mangler-oplysninger", released=None)

    assert studio.said() == []


def test_a_published_episode_needs_a_show(studio: Studio) -> None:
    (studio.content / "shows/praksisperspektiv.yml").unlink()
    studio.episode("a")

    (found,) = studio.said()
    assert 'feltet "status" (Status) er "udgivet", men podcasten selv mangler.' in found


def test_the_same_sound_in_two_episodes_is_a_fault_that_names_both(studio: Studio) -> None:
    """Also where the tags differ, and where a program wrote the frame without sound anew."""
    tagged = id3.ID3()
    tagged.add(id3.TIT2(encoding=3, text=["En anden titel"]))
    info = b"\xff\xfb\x50\xc4" + b"\0" * 32 + b"Info" + b"\0" * 168
    studio.episode("a")
    studio.write("media/audio/b.mp3", silence(10))
    tagged.save(studio.content / "media/audio/b.mp3")
    studio.write("media/audio/c.mp3", info + silence(10) + b"TAG".ljust(128, b"\0"))
    studio.write("media/audio/d.mp3", silence(10)[:-1] + b"\1")
    for name in "bcd":
        studio.episode(name, audio={"file": f"media/audio/{name}.mp3"})
    remote = {"url": "https://lyd.example.org/x.mp3", "bytes": 7, "mime": "audio/mpeg"}
    for name in "ef":
        studio.episode(name, audio={**remote, "duration": "01:05"})

    same = (
        "er den samme lyd, som content/episodes/{}.yml har. Læg den rigtige lyd ind det ene sted."
    )
    assert studio.said() == [
        f'content/episodes/b.yml:10:17: feltet "audio.file" (Fil) {same.format("a")}',
        f'content/episodes/c.yml:10:17: feltet "audio.file" (Fil) {same.format("a")}',
        f'content/episodes/f.yml:10:16: feltet "audio.url" (Webadresse) {same.format("e")}',
    ]


def test_there_is_one_show_at_most(studio: Studio) -> None:
    studio.show(id="senere")

    (found,) = studio.said()
    assert found.startswith("content/shows/senere.yml:1:5: ")
    assert "der kan kun være én podcast" in found


@pytest.mark.parametrize(
    ("options", "said"),
    some(
        [
            (
                {"side": 1399},
                "er 1399 × 1399 pixel. Skriv stien til et kvadratisk billede på 1400–3000",
            ),
            ({"side": 3001}, "er 3001 × 3001 pixel"),
            ({"side": 1500, "height": 1499}, "er 1500 × 1499 pixel"),
            ({"mode": "CMYK"}, "har farverne gemt som CMYK. Gem billedet som RGB"),
            ({"mode": "L"}, "har farverne gemt som L."),
            ({"format": "PNG"}, "er PNG med et forkert filnavn. Kald filen cover.png."),
            ({"format": "GIF", "mode": "P"}, "er GIF. Gem billedet som JPEG eller PNG."),
            ({"side": 10_000, "mode": "1", "format": "PNG"}, "er alt for stort."),
        ],
        4,
    ),
)
def test_a_cover_that_directories_refuse(
    studio: Studio, options: dict[str, Any], said: str
) -> None:
    cover(studio.content / "media/images/cover.jpg", **options)

    found = studio.said()
    line = list(SHOW).index("image") + 1
    assert all(problem.startswith(f"{SHOW_FILE}:{line}:") for problem in found)
    assert any(f"som {said}" in problem for problem in found)


@pytest.mark.parametrize("side", [1400, 3000])
def test_covers_that_directories_take(studio: Studio, side: int) -> None:
    cover(studio.content / "media/images/cover.jpg", side)

    assert studio.said() == []


@pytest.mark.parametrize("content", [b"ikke et billede", b"\x89PNG\r\n\x1a\n\0\0"])
def test_a_cover_that_is_no_picture(studio: Studio, content: bytes) -> None:
    whole = (studio.content / "media/images/cover.jpg").read_bytes()
    for broken in (content, whole[: len(whole) // 2]):
        studio.write("media/images/cover.jpg", broken)

        (found,) = studio.said()
        assert "som ikke kan læses som billede. Gem billedet igen" in found


def test_a_picture_inside_the_sound_that_tells_more_than_it_shows(studio: Studio) -> None:
    studio.episode("a")
    file = studio.content / "media/audio/lyd.mp3"
    tags = id3.ID3()
    tags.add(id3.APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=photo()))
    tags.save(file)
    assert studio.said() == [
        (
            'content/episodes/a.yml:10:17: feltet "audio.file" (Fil) peger på '
            '"media/audio/lyd.mp3", og billedet inde i lydfilen har kameraets oplysninger i sig. '
            "Kør praksis podcast tag a, så kommer der et rent billede i stedet."
        )
    ]
    studio.praksis("tag")
    assert studio.said() == []


def test_a_transcript_has_no_pictures(studio: Studio) -> None:
    file = studio.content / "media/transcripts/c.md"
    file.write_text("Hej.\n\n![Et rum](https://example.org/a.png)\n\n<iframe src=x>\n", "utf-8")
    studio.episode("a", transcript="media/transcripts/c.md")
    said = "udskriften har et billede eller en ramme. Skriv kun det, der bliver sagt."
    assert studio.said() == [f"content/media/transcripts/c.md:{line}:1: {said}" for line in (3, 5)]
