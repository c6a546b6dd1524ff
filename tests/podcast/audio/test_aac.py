"""AAC is measured as strictly as MP3: what is there counts, not what a head promises."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio.digest import digest
from podcast.audio.kinds import AudioError
from podcast.audio.measure import AAC, M4A, AudioFacts, measure, whole
from podcast.audio.mp4 import boxes, mvhd_seconds, read_mp4
from records.messages import sentence_of_violation
from tests import needs
from tests.podcast.studio import Studio, silence
from tests.steps import some, steps


def measured(folder: Path, name: str, content: bytes) -> AudioFacts:
    file = folder / name
    file.write_bytes(content)
    return measure(file)


def refused(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(AudioError) as caught:
        measured(folder, name, content)
    found = caught.value.at(("audio", "file"), f"media/audio/{name}")
    return sentence_of_violation(found, "episode").partition(", som ")[2].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "mime", "rate", "late"),
    some(
        [
            ("sound.m4a", M4A, 44_100, True),
            ("early.m4a", M4A, 22_050, False),
            ("sound.aac", AAC, 44_100, False),
            ("slow.aac", AAC, 16_000, False),
        ],
        2,
    ),
)
def test_aac_is_measured(tones: Path, name: str, mime: str, rate: int, late: bool) -> None:  # noqa: FBT001
    file = tones / name
    facts = measure(file)

    assert (facts.bytes, facts.mime, facts.sample_rate) == (file.stat().st_size, mime, rate)
    assert facts.index_is_late is late
    assert facts.seconds == pytest.approx(10, abs=0.2)


def test_a_file_that_was_cut_is_refused_with_what_is_left(tones: Path, tmp_path: Path) -> None:
    whole = (tones / "early.m4a").read_bytes()
    half = refused(tmp_path, "a.m4a", whole[: len(whole) * 6 // 10])
    assert half.startswith("er skåret over: den skulle vare 10 sek., men har kun ")
    last = refused(tmp_path, "a.m4a", whole[:-1])
    assert "den skulle vare 10 sek." in last
    late = (tones / "sound.m4a").read_bytes()
    assert refused(tmp_path, "a.m4a", late[: len(late) // 2]).startswith("er skåret over i slut")
    assert refused(tmp_path, "a.m4a", late[:-9]).startswith("er skåret over i slutningen")
    bare = (tones / "sound.aac").read_bytes()
    assert refused(tmp_path, "a.aac", bare[:-9]).startswith("er skåret over i slutningen")


def test_what_apps_do_not_play_is_refused(tones: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.m4a"
    command = [needs.program("ffmpeg"), "-v", "error", "-f", "lavfi", "-i", "color=size=16x16:d=1"]
    command += ["-i", str(tones / "sound.m4a"), "-c:a", "copy", "-c:v", "mpeg4", "-f", "mp4"]
    subprocess.run([*command, str(film)], check=True)

    assert refused(tmp_path, "a.m4a", film.read_bytes()) == (
        "har film i sig. Gem kun lyden, som MP3 eller M4A."
    )
    assert refused(tmp_path, "a.m4a", (tones / "lossless.m4a").read_bytes()) == (
        "er en M4A-fil med alac og ikke AAC. Gem lyden som MP3 eller som M4A med AAC."
    )
    assert refused(tmp_path, "a.m4a", (tones / "pieces.m4a").read_bytes()).startswith(
        "er delt op til streaming, så apps ikke kan spole i den."
    )
    for name, content in (("a.m4a", silence(1)), ("a.m4a", b"\0\0\0\x08ftyp"),
                          ("a.aac", silence(1)), ("a.aac", b"kun ord " * 99)):  # fmt: skip
        kind = name[-3:].upper()
        assert refused(tmp_path, name, content) == (
            f"ikke kan læses som {kind}. Gem lyden igen som MP3 eller M4A."
        ).removeprefix("som ")
    assert refused(tmp_path, "a.aac", (tones / "sound.m4a").read_bytes()).startswith(
        "er en MP4/M4A-fil og ikke MP3"
    )


def test_two_joined_files_of_other_rates(tones: Path, tmp_path: Path) -> None:
    both = (tones / "sound.aac").read_bytes() + (tones / "slow.aac").read_bytes()
    said = refused(tmp_path, "a.aac", both)
    assert said.startswith("er to filer sat sammen: efter 10")
    assert "skifter lyden fra 44,1 til 16 kHz" in said
    twice = measured(tmp_path, "a.aac", (tones / "sound.aac").read_bytes() * 2)
    assert twice.seconds == pytest.approx(20, abs=0.2)


@needs.TIME
def test_the_same_sound_is_known_by_its_samples(tones: Path, tmp_path: Path) -> None:
    copied = tmp_path / "a.m4a"
    command = [needs.program("ffmpeg"), "-v", "error", "-i", str(tones / "early.m4a"), "-c", "copy"]
    subprocess.run([*command, "-metadata", "title=En anden", str(copied)], check=True)

    assert copied.read_bytes() != (tones / "early.m4a").read_bytes()
    assert digest(copied) == digest(tones / "early.m4a") != digest(tones / "sound.m4a")
    assert digest(tones / "sound.aac") != digest(tones / "slow.aac")


@needs.TIME
def test_an_episode_may_be_m4a(studio: Studio, tones: Path) -> None:
    for name in ("early.m4a", "sound.m4a"):
        shutil.copy(tones / name, studio.content / "media/audio")
        studio.episode(name[0], audio={"file": f"media/audio/{name}"})

    assert studio.everything_said() == [
        (
            'content/episodes/s.yml:10:17: advarsel: feltet "audio.file" (Fil) har sin oversigt '
            "til sidst, så apps skal hente slutningen, før de kan spille. Gem lyden igen, så "
            "oversigten kommer først (»faststart« i mange lydprogrammer)."
        )
    ]
    assert b'early.m4a" length="' in studio.feed()
    assert b'type="audio/mp4"' in studio.feed()
    studio.lock()
    assert studio.praksis("tag").output.startswith(
        "e: content/media/audio/early.m4a er ikke en MP3, og kun dem får mærker\n"
    )
    assert studio.praksis("tag", "e").exit_code == 1


def test_the_index_begins_with_the_length(tones: Path) -> None:
    for name in ("early.m4a", "sound.m4a"):
        content = (tones / name).read_bytes()
        (moov,) = (box for box in boxes(content, 0, len(content)) if box.name == b"moov")
        assert mvhd_seconds(content[moov.start :][:64]) == pytest.approx(10, abs=0.2)


@settings(max_examples=steps(20, 300), deadline=None)
@given(st.integers(0, 5000), st.integers(0, 255))
def test_any_byte_may_be_wrong(tones: Path, at: int, value: int) -> None:
    content = bytearray((tones / "early.m4a").read_bytes())
    content[at % len(content)] = value
    try:
        assert read_mp4(bytes(content)).seconds >= 0
    except AudioError:
        return


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def table(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers) + 1}I", 0, *numbers)


def by_hand(
    sizes: bytes, step: int = 1024, chunk: int = 0, many: int = 10, inside: bytes = b""
) -> bytes:
    """An M4A of `many` samples in one chunk, with 1000 bytes of sound behind its index."""
    entry = struct.pack(">I4s", 36, b"mp4a") + bytes(16) + struct.pack(">HHI", 1, 16, 44100 << 16)
    tables = box(b"stsd", table(1) + entry + bytes(8)) + box(b"stts", table(1, many, step))
    tables += box(b"stsz", sizes) + box(b"stsc", table(1, 1, many, 1))
    tables += box(b"stco", table(1, chunk))
    kind = box(b"hdlr", bytes(8) + b"soun" + bytes(13))
    media = box(b"mdhd", table(0, 0, 44_100, 0, 0)) + kind + box(b"minf", box(b"stbl", tables))
    track = box(b"trak", box(b"mdia", media) + inside)
    return box(b"ftyp", b"M4A ") + box(b"moov", track) + box(b"mdat", bytes(1000))


def test_tables_that_cannot_be_true(tmp_path: Path) -> None:
    """Each of them was believed, or kept the check busy for minutes."""
    good = table(0, 10, *[100] * 10)
    assert measured(tmp_path, "a.m4a", by_hand(good)).seconds == pytest.approx(10_240 / 44_100)
    bombs = {
        "samples without bytes": by_hand(table(0, 10, *[0] * 10)),
        "samples of hours": by_hand(good, step=2**32 - 1),
        "4 GB of samples": by_hand(table(1, 2**32 - 1), many=2**32 - 1),
        "many names and many parents": by_hand(good, inside=b"".join(
            box(struct.pack(">I", 0x41000000 + n), b"") for n in range(30_000)
        ) + box(b"edts", b"") * 30_000),
        "many boxes": box(b"ftyp", b"") + box(b"free", b"") * 200_000,
    }  # fmt: skip
    for name, content in bombs.items():
        assert refused(tmp_path, "a.m4a", content).startswith("ikke kan læses"), name


def test_a_file_may_be_saved_anew_while_it_is_read(tones: Path, tmp_path: Path) -> None:
    """A mapped file that grows shorter ends the program that reads it."""
    file = tmp_path / "a.m4a"
    shutil.copy(tones / "sound.m4a", file)
    with file.open("rb") as opened:
        data = whole(opened)
        file.write_bytes(b"")
        assert read_mp4(data).seconds > 9
