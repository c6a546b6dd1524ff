import json
import subprocess
from pathlib import Path

import pytest
from mutagen import id3

from podcast.audio import id3 as module
from podcast.audio.id3 import TagError, sound_digest
from podcast.audio.measure import measure
from publishing.images.cleaned import cleaned
from tests import needs
from tests.podcast.studio import Studio, cover, silence
from tests.steps import some

CHAPTERS = [{"start": "00:00", "title": "Start æøå"}, {"start": "00:05", "title": "Slut"}]


@pytest.fixture(name="file")
def sound_of_an_episode(studio: Studio) -> Path:
    """The sound of an episode with all that a tag can say."""
    studio.episode("a", example=False, type="full", season=2, number=1, chapters=CHAPTERS,
                   title="Læger på ø <3")  # fmt: skip
    studio.lock()
    return studio.content / "media/audio/lyd.mp3"


def decoded(file: Path) -> bytes:
    """The samples that a player hears."""
    command = [needs.program("ffmpeg"), "-v", "error", "-i", str(file), "-map", "0:a"]
    command += ["-f", "s16le", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_tags_say_what_the_record_says(studio: Studio, file: Path) -> None:
    done = studio.praksis("tag")

    assert (done.output, done.exit_code) == ("a: mærket\n", 0)
    tags = id3.ID3(file, translate=False)
    assert tags.version == (2, 3, 0)
    said = {name: str(tags[name]) for name in ("TIT2", "TALB", "TPE1", "TPOS", "TRCK", "TYER")}
    assert said == {"TIT2": "Læger på ø <3", "TALB": "PraksisPerspektiv",
                    "TPE1": "Min Almen Praksis", "TPOS": "2", "TRCK": "1",
                    "TYER": "2026"}  # fmt: skip
    assert tags["WOAF"].url == "https://example.org/praksis/podcast/a/"
    picture = tags.getall("APIC")[0]
    assert (picture.mime, picture.type) == ("image/jpeg", 3)
    original = (studio.content / "media/images/cover.jpg").read_bytes()
    assert picture.data == cleaned("cover.jpg", original)
    toc = tags.getall("CTOC")[0]
    chapters = [tags[f"CHAP:{name}"] for name in toc.child_element_ids]
    assert [(c.start_time, c.end_time, str(c.sub_frames["TIT2"])) for c in chapters] == [
        (0, 5000, "Start æøå"), (5000, 10004, "Slut")
    ]  # fmt: skip


LENGTHS = ("Et kapitel med en meget lang titel", "To", "Et kapitel til", "Slut")


def test_chapters_lie_in_the_file_in_the_order_of_their_times(studio: Studio, file: Path) -> None:
    """Read byte by byte, and by ffprobe: mutagen alone would write the shortest first."""
    chapters = [{"start": f"00:0{at}", "title": t} for at, t in enumerate(LENGTHS)]
    studio.episode("a", example=False, type="full", season=2, number=1, chapters=chapters)
    studio.praksis("tag")

    content = file.read_bytes()
    starts, at = [], content.find(b"CHAP")
    assert 0 < content.find(b"CTOC") < at
    while at >= 0:
        begun = content.index(b"\0", at + 10) + 1
        starts.append((content[at + 10 : begun - 1], int.from_bytes(content[begun : begun + 4])))
        at = content.find(b"CHAP", at + 4)
    assert starts == [(b"chp0", 0), (b"chp1", 1000), (b"chp2", 2000), (b"chp3", 3000)]
    (toc,) = id3.ID3(file).getall("CTOC")
    assert toc.child_element_ids == ["chp0", "chp1", "chp2", "chp3"]
    assert len(id3.ID3(file).getall("APIC")) == 1
    command = [needs.program("ffprobe"), "-v", "error", "-show_chapters", "-of", "json", str(file)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [c["tags"]["title"] for c in told["chapters"]] == list(LENGTHS)
    assert studio.praksis("tag", "a").output == "a: havde mærkerne\n"


@pytest.mark.parametrize("name", some(["fixed.mp3", "variable.mp3", "bare.mp3"], 2))
def test_the_sound_is_the_same_before_and_after(
    studio: Studio, file: Path, tones: Path, name: str
) -> None:
    file.write_bytes((tones / name).read_bytes() + b"TAG".ljust(128, b"\0"))
    before, heard, guid = file.read_bytes(), decoded(file), guid_of(studio)

    assert studio.praksis("tag").exit_code == 0
    after = file.read_bytes()
    assert after != before
    assert sound_digest(after) == sound_digest(before)
    assert decoded(file) == heard
    assert measure(file).seconds == pytest.approx(10, abs=0.1)
    assert guid_of(studio) == guid
    assert studio.everything_said() == []


def guid_of(studio: Studio) -> bytes:
    return studio.feed().partition(b"<guid")[2].partition(b"</guid>")[0]


def test_a_second_time_changes_nothing(studio: Studio, file: Path) -> None:
    studio.praksis("tag")
    content, status = file.read_bytes(), file.stat()

    assert studio.praksis("tag", "a").output == "a: havde mærkerne\n"
    assert file.read_bytes() == content
    assert file.stat().st_mtime_ns == status.st_mtime_ns
    assert [entry.name for entry in file.parent.iterdir()] == ["lyd.mp3"]


def test_what_others_wrote_stays_and_what_is_no_longer_true_goes(
    studio: Studio, file: Path
) -> None:
    tags = id3.ID3()
    tags.add(id3.COMM(encoding=3, lang="dan", desc="", text=["Optaget i Rønne"]))
    tags.add(id3.TIT2(encoding=3, text=["Gammel titel"]))
    tags.save(file)
    studio.praksis("tag")
    studio.episode("a", example=False, type="full", season=2, number=1, chapters=None)
    studio.praksis("tag")

    found = id3.ID3(file, translate=False)
    assert str(found["COMM::dan"]) == "Optaget i Rønne"
    assert str(found["TIT2"]) == "En dag i klinikken"
    assert found.getall("CHAP") == found.getall("CTOC") == []


def test_the_episodes_own_picture_comes_first(studio: Studio, file: Path) -> None:
    picture = cover(studio.content / "media/images/episode.png", format="PNG")
    image = {"file": "media/images/episode.png", "alt": "En dør på klem", "credit": "Prøve"}
    studio.episode("a", image=image)
    studio.praksis("tag")

    found = id3.ID3(file).getall("APIC")[0]
    assert (found.mime, found.data) == ("image/png", cleaned("a.png", picture.read_bytes()))


def test_the_written_size_is_told_anew(studio: Studio, file: Path) -> None:
    studio.episode("a", audio={"file": "media/audio/lyd.mp3", "bytes": len(silence(10))})

    done = studio.praksis("tag")
    size = file.stat().st_size
    assert done.output.endswith(f"  Skriv bytes: {size} i content/episodes/a.yml\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<html>", "som er en webside og ikke lyd"), (b"", "er tom"), (None, "ikke findes")],
)
def test_what_cannot_be_tagged_is_left_alone(
    studio: Studio, file: Path, content: bytes | None, said: str
) -> None:
    file.unlink()
    if content is not None:
        file.write_bytes(content)

    done = studio.praksis("tag")
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output


def test_an_unknown_episode_is_told(studio: Studio) -> None:
    done = studio.praksis("tag", "ukendt")

    assert (done.exit_code, done.output) == (
        1, 'Der er ingen episode "ukendt" med lyd her. Ret id.\n'
    )  # fmt: skip


def test_a_tag_that_would_change_the_sound_is_not_written(
    studio: Studio, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    digests = iter(["a", "b"])
    monkeypatch.setattr(module, "sound_digest", lambda _: next(digests))

    done = studio.praksis("tag")
    assert "Filen er urørt" in done.output
    assert file.read_bytes() == before
    assert [entry.name for entry in file.parent.iterdir()] == ["lyd.mp3"]
    assert issubclass(TagError, Exception)
