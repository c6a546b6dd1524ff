import socket
from pathlib import Path
from typing import Any

import pytest

from podcast.audio.kinds import tag_size
from podcast.audio.measure import AudioFacts
from podcast.audio.remote import remote_faults
from records.messages import sentence_of_violation
from tests import needs
from tests.podcast.hosts import certificate, host
from tests.podcast.studio import Studio, silence

NAME = "lyd.example.org"
RIGHT = AudioFacts(len(silence(100)), "audio/mpeg", 100, 0, measured=False)


@pytest.fixture(name="tls", scope="session")
def made_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own."""
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(name="away")
def folder_elsewhere(tmp_path: Path) -> Path:
    """What another host has."""
    folder = tmp_path / "away"
    folder.mkdir()
    (folder / "a.mp3").write_bytes(silence(100))
    return folder


def said_of(folder: Path, written: AudioFacts, name: str = "a.mp3", **kind: Any) -> list[str]:
    with host(folder, **kind) as address:
        return said_at(address + name, written)


def said_at(url: str, written: AudioFacts) -> list[str]:
    """The sentences, without the address that each begins with."""
    sentences = [sentence_of_violation(found, "episode") for found in remote_faults(url, written)]
    return [sentence.removeprefix(f"{url}: ") for sentence in sentences]


def test_what_is_written_right_is_right_and_little_is_asked_for(away: Path) -> None:
    asked: list[str] = []

    assert said_of(away, RIGHT, asked=asked) == []
    assert asked == [
        "/a.mp3 bytes=0-65535", f"/a.mp3 bytes={RIGHT.bytes - 1}-{RIGHT.bytes + 65534}"
    ]  # fmt: skip


def test_what_is_written_wrong_is_told(away: Path) -> None:
    assert said_of(away, AudioFacts(5, "audio/mp4", 50, 0)) == [
        f"bytes er 5, men filen fylder {RIGHT.bytes}. Skriv {RIGHT.bytes}.",
        'mime er "audio/mp4", men serveren siger audio/mpeg. Skriv audio/mpeg.',
        'duration er "00:50", men lyden varer 01:40. Skriv "01:40".',
    ]


@needs.TIME
@pytest.mark.parametrize("name", ["early.m4a", "sound.m4a", "large.m4a"])
def test_aac_elsewhere_is_asked_for_its_index_alone(tones: Path, away: Path, name: str) -> None:
    """The index lies before the sound, behind it, or behind more sound than one piece holds."""
    content = (tones / name.replace("large", "sound")).read_bytes()
    if name == "large.m4a":
        at = content.index(b"mdat") - 4
        more = int.from_bytes(content[at : at + 4]) + 100_000
        end = at + more - 100_000
        content = (content[:at] + more.to_bytes(4) + content[at + 4 : end] + b"\0" * 100_000
                   + content[end:])  # fmt: skip
    (away / name).write_bytes(content)

    told = said_of(away, AudioFacts(len(content), "audio/mp4", 30, 0), name)
    assert [one for one in told if not one.startswith("mime er")] == [
        'duration er "00:30", men lyden varer 00:10. Skriv "00:10".'
    ]


@pytest.mark.parametrize("name", ["fixed.mp3", "variable.mp3"])
def test_length_is_read_behind_a_large_tag(tones: Path, away: Path, name: str) -> None:
    tag = b"ID3\x04\0\0\x00\x12\x4f\x00" + b"\0" * 305_024
    sound = (tones / name).read_bytes()
    (away / "a.mp3").write_bytes(tag + sound[tag_size(sound) :])
    size = (away / "a.mp3").stat().st_size

    assert said_of(away, AudioFacts(size, "audio/mpeg", 10, 0)) == []
    (wrong,) = said_of(away, AudioFacts(size, "audio/mpeg", 30, 0))
    assert wrong.startswith('duration er "00:30", men lyden varer 00:10')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!doctype html><title>Log ind</title>" * 20, "som er en webside og ikke lyd. Hent"),
        (b"x" * 3000, "som ikke kan læses som MP3."),
    ],
)
def test_what_is_not_sound_is_told(away: Path, content: bytes, said: str) -> None:
    (away / "a.mp3").write_bytes(content)

    (found,) = said_of(away, AudioFacts(len(content), "audio/mpeg", 10, 0))
    assert found.startswith('feltet "audio.url" (')
    assert f'/a.mp3", {said}' in found


def test_a_host_without_ranges_is_told(away: Path) -> None:
    (found,) = said_of(away, RIGHT, honest=False)
    assert found.startswith("Serveren sender ikke dele af filen (range requests).")


def test_a_file_that_is_gone_is_told(away: Path) -> None:
    assert said_of(away, RIGHT, "b.mp3") == ["Serveren svarer 404. Ret adressen."]


def test_a_host_that_is_gone_is_told(away: Path) -> None:
    with host(away) as address:
        gone = address
    assert said_at(gone + "a.mp3", RIGHT) == ["Serveren svarer ikke (URLError). Ret adressen."]


@pytest.mark.parametrize(
    ("beginning", "size"),
    [(b"", 0), (b"\xff\xfb", 0), (b"ID3\x04\0\0\0\0\x02\x01", 267), (b"ID3\x04\0\x10\0\0\0\0", 20)],
)
def test_the_size_of_a_tag(beginning: bytes, size: int) -> None:
    assert tag_size(beginning) == size


def _named(address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same server by a name: a record may not name a host by its number."""
    ask = socket.getaddrinfo

    def here(host: str, *args: object, **more: object) -> object:
        return ask("127.0.0.1" if host == NAME else host, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", here)
    return address.replace("127.0.0.1", NAME)


def test_the_command_asks_only_when_told(
    studio: Studio, away: Path, tls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls / "cert.pem"))
    asked: list[str] = []
    with host(away, asked, tls=tls) as number:
        address = _named(number, monkeypatch)
        known = {"bytes": RIGHT.bytes, "mime": "audio/mpeg", "duration": "01:40"}
        studio.episode("a", audio={"url": f"{address}a.mp3", **known})
        assert studio.everything_said() == []
        quiet = studio.praksis("verify")
        assert (quiet.exit_code, asked) == (0, [])
        assert "a: 1\xa0min. 40\xa0sek., 796\xa0kB (oplyst, ikke målt)" in quiet.output
        done = studio.praksis("verify", "--online")
        assert (done.exit_code, len(asked)) == (0, 2), done.output
        assert f"a: som skrevet hos {address}a.mp3" in done.output

        studio.episode("a", audio={"url": f"{address}a.mp3", **known, "bytes": 7})
        wrong = studio.praksis("verify", "--online")
    assert wrong.exit_code == 1
    assert f"a.mp3: bytes er 7, men filen fylder {RIGHT.bytes}." in wrong.output
    assert "content/episodes/a.yml:" in wrong.output
