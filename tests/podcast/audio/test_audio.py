import shutil
import zlib
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio import sounds as module
from podcast.audio.embedded import picture_tells_more
from podcast.audio.frames import count_frames
from podcast.audio.kinds import AudioError
from podcast.audio.measure import MP3, AudioFacts, measure
from podcast.audio.sounds import Sounds
from records.messages import sentence_of_violation
from tests.podcast.studio import silence
from tests.steps import steps

NAMED = 'feltet "audio.file" (Fil) peger på "media/audio/a.mp3"'


def said_of(error: AudioError) -> str:
    """What the check says of the sound of an episode."""
    return sentence_of_violation(error.at(("audio", "file"), "media/audio/a.mp3"), "episode")


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("fixed.mp3", 44_100),
        ("bare.mp3", 44_100),
        ("variable.mp3", 22_050),
        ("variable-bare.mp3", 48_000),
        ("slow.mp3", 8_000),
    ],
)
def test_sound_is_measured_whatever_its_header_says(tones: Path, name: str, rate: int) -> None:
    file = tones / name

    facts = measure(file)

    assert (facts.bytes, facts.mime, facts.sample_rate) == (file.stat().st_size, MP3, rate)
    assert facts.seconds == pytest.approx(10, abs=0.25)


def test_the_length_is_that_of_the_frames() -> None:
    assert count_frames(silence(10), 0).seconds == 383 * 1152 / 44_100


@pytest.mark.parametrize("name", ["fixed.mp3", "bare.mp3"])
def test_a_large_tag_is_no_sound(tones: Path, tmp_path: Path, name: str) -> None:
    body = b"\xff\xfb\x50\xc4" * 1_310_720
    tag = b"ID3\x04\0\0" + bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0)) + body
    file = tmp_path / "stort mærke æøå.mp3"
    file.write_bytes(tag + (tones / name).read_bytes())

    assert file.stat().st_size > 5_000_000
    assert measure(file).seconds == measure(tones / name).seconds


@pytest.mark.parametrize("before", [b"junk", b"\0" * 700, b"\xff\xfb\x50\xc4junk", b"\xff" * 90])
def test_foreign_bytes_before_the_sound_are_passed_over(tmp_path: Path, before: bytes) -> None:
    assert measure_of(tmp_path, before + silence(10)).seconds == 383 * 1152 / 44_100


@pytest.mark.parametrize(
    "after",
    [b"TAG".ljust(128, b"\xff"), b"APETAGEX" + b"\xff\xfb\x50\xc4" * 9, b"\0" * 3, b"\0" * 99],
)
def test_tags_behind_the_sound_are_passed_over(tmp_path: Path, after: bytes) -> None:
    assert measure_of(tmp_path, silence(10) + after).seconds == 383 * 1152 / 44_100


def test_foreign_bytes_in_the_middle_are_passed_over(tmp_path: Path) -> None:
    sound = silence(5) + b"\xff\xfb\x50\xc4 junk \xff\xe0" + silence(5)

    assert measure_of(tmp_path, sound).seconds == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "er tom. Læg lydfilen her igen."),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "kun er en henvisning fra"),
        (b"\n <!DOCTYPE html><title>Log ind</title>", "er en webside og ikke lyd"),
        (b"\xef\xbb\xbf<html lang=da>", "er en webside og ikke lyd"),
        (b"fLaC\0\0\0\x22", "er en FLAC-fil og ikke MP3. Gem lyden som MP3"),
        (b"OggS\0\x02", "er en Ogg-fil og ikke MP3"),
        (b"Bare tekst uden lyd. " * 400, "ikke kan læses som MP3"),
        (b"\xff\xfb\x50\xc4" * 3, "ikke kan læses som MP3"),
        (silence(0.06), "ikke kan læses som MP3"),
        (b"\xff\xfd\x50\xc4".ljust(208, b"\0") * 40, "ikke kan læses som MP3"),
        (b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10, "ikke kan læses som MP3"),
    ],
)
def test_what_is_not_mp3_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(AudioError) as caught:
        measure_of(tmp_path, content)
    assert said_of(caught.value).startswith(f"{NAMED}, som {said}")


@pytest.mark.parametrize(("name", "kind"), [("sound.wav", "WAV"), ("sound.m4a", "MP4/M4A")])
def test_other_sound_is_told_by_its_content(
    tones: Path, tmp_path: Path, name: str, kind: str
) -> None:
    file = shutil.copy(tones / name, tmp_path / "a.mp3")

    with pytest.raises(AudioError) as caught:
        measure(Path(file))
    assert f"som er en {kind}-fil og ikke MP3" in said_of(caught.value)


@pytest.mark.parametrize("name", ["fixed.mp3", "bare.mp3", "variable.mp3", "variable-bare.mp3"])
@pytest.mark.parametrize("kept", [0.3, 0.5, 0.85])
def test_a_cut_off_file_is_refused(tones: Path, tmp_path: Path, name: str, kept: float) -> None:
    whole = (tones / name).read_bytes()

    with pytest.raises(AudioError, match="audio-cut"):
        measure_of(tmp_path, whole[: int(len(whole) * kept) // 3 * 3 + 2])


def test_a_header_that_promises_too_little_is_refused(tones: Path, tmp_path: Path) -> None:
    whole = (tones / "fixed.mp3").read_bytes()

    with pytest.raises(AudioError) as caught:
        measure_of(tmp_path, whole + (tones / "bare.mp3").read_bytes())
    said = "som er sat sammen forkert: den siger 10\xa0sek., men varer 20"
    assert said in said_of(caught.value)


def test_two_joined_files_of_other_rates_are_refused_with_the_second(
    tones: Path, tmp_path: Path
) -> None:
    """Ten seconds at 44.1 kHz and ten at 48: only the first ten would be counted."""
    both = (tones / "bare.mp3").read_bytes() + (tones / "variable-bare.mp3").read_bytes()
    with pytest.raises(AudioError) as caught:
        measure_of(tmp_path, both)
    assert said_of(caught.value) == (
        f"{NAMED}, som er to filer sat sammen: efter 10 sekunder skifter lyden fra 44,1 til 48 "
        "kHz. Gem hele lyden som én MP3 i et lydprogram, og læg den fil her."
    )


@pytest.mark.parametrize("name", ["findes-ikke.mp3", "."])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AudioError, match="audio-cannot-be-opened"):
        Sounds().measure(tmp_path / name)


def test_a_build_measures_a_file_once_and_anew_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(silence(3))
    seen: list[Path] = []

    def spied(path: Path) -> AudioFacts:
        seen.append(path)
        return measure(path)

    monkeypatch.setattr(module, "measure", spied)
    sounds = Sounds()
    first, again = sounds.measure(file), sounds.measure(file)
    file.write_bytes(silence(6))
    changed = sounds.measure(file)

    assert first == again
    assert changed.seconds == pytest.approx(6, abs=0.1)
    assert seen == [file, file]


@settings(max_examples=steps(10, 30), deadline=None)
@given(st.binary(max_size=600), st.integers(0, 5), st.binary(max_size=40))
def test_any_bytes_give_facts_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, frames: int, after: bytes
) -> None:
    sound = before + silence(1)[: frames * 208] + after
    try:
        facts = measure_of(tmp_path_factory.getbasetemp(), sound)
    except AudioError:
        return
    assert facts.bytes == len(sound)
    assert 0 < facts.seconds <= 10


def measure_of(folder: Path, content: bytes) -> AudioFacts:
    file = folder / "measured.mp3"
    file.write_bytes(content)
    return measure(file)


def test_a_picture_that_is_packed_is_not_unpacked(tmp_path: Path) -> None:
    """700 kB of it took a gigabyte of memory."""
    packed = zlib.compress(bytes(1 << 20), 9)

    def seven(size: int) -> bytes:
        return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))

    for version, flag, size in ((4, 9, seven), (3, 0x80, lambda n: n.to_bytes(4, "big"))):
        frame = b"APIC" + size(len(packed) + 4) + bytes((0, flag)) + size(1 << 20) + packed
        file = tmp_path / "a.mp3"
        file.write_bytes(b"ID3" + bytes((version, 0, 0)) + seven(len(frame)) + frame + silence(2))
        with patch("zlib.decompress", side_effect=AssertionError):
            assert picture_tells_more(file)


def test_a_head_without_a_bit_rate_is_no_sound(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    info = b"Info\0\0\0\x0f\0\0\0\x7e"
    file.write_bytes((b"\xff\xfb\x40\xc0" + bytes(17) + info).ljust(300, b"\0") + silence(1))
    with pytest.raises(AudioError) as refused:
        measure(file)
    assert refused.value.code.startswith("audio-")
