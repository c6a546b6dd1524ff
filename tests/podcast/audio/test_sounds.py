import json
import os
import shutil
from pathlib import Path

import pytest

from podcast.audio import sounds as module
from podcast.audio.cache import sound_facts
from podcast.audio.loudness import UNMEASURED, Loudness, advice, loudness
from podcast.audio.measure import AudioFacts, measure
from podcast.audio.sounds import Sounds
from records.source.cache_file import sealed, unsealed
from tests.podcast.studio import Studio, silence

PEAK = "De højeste udsving er over −1 dBTP. Skru ned, og gem lyden igen."


@pytest.fixture(name="measured")
def counted_measures(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that is really measured."""
    seen: list[Path] = []

    def spied(path: Path) -> AudioFacts:
        seen.append(path)
        return measure(path)

    monkeypatch.setattr(module, "measure", spied)
    return seen


@pytest.fixture(name="file")
def sound_in_project(tmp_path: Path) -> Path:
    """Three seconds of sound in a project that keeps a cache."""
    (tmp_path / ".praksis").mkdir()
    file = tmp_path / "lyd æ.mp3"
    file.write_bytes(silence(3))
    return file


def facts_of(file: Path) -> AudioFacts:
    """As a build learns them: read the cache, measure, keep."""
    sounds = Sounds.kept(file.parent)
    facts = sounds.measure(file)
    sounds.keep()
    return facts


def test_the_next_build_does_not_measure_again(file: Path, measured: list[Path]) -> None:
    assert facts_of(file) == facts_of(file) == measure(file)
    assert measured == [file]


def test_a_touched_file_is_told_by_its_content(file: Path, measured: list[Path]) -> None:
    facts_of(file)
    os.utime(file, (1, 1))

    assert facts_of(file).seconds == pytest.approx(3, abs=0.1)
    assert measured == [file]


def test_other_sound_is_measured_anew(file: Path, measured: list[Path]) -> None:
    facts_of(file)
    status = file.stat()
    content = bytearray(silence(3))
    content[-1] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    facts_of(file)
    file.write_bytes(silence(6))

    assert facts_of(file).seconds == pytest.approx(6, abs=0.1)
    assert measured == [file, file, file]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", *map(sealed, (b"", b"{", b"[]", b'{"code": "x", "files": {}}', b'{"files": 1}'))],
)
def test_a_cache_that_cannot_be_used_is_thrown_away(
    file: Path, measured: list[Path], content: bytes
) -> None:
    facts_of(file)
    cache = file.parent / ".praksis/cache/sound.json"
    cache.write_bytes(content)
    facts_of(file)

    assert measured == [file, file]
    assert _kept(cache)["files"]


def _kept(cache: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(unsealed(cache.read_bytes()) or b"")
    return found


def test_rows_that_are_no_rows_are_thrown_away(file: Path, measured: list[Path]) -> None:
    facts_of(file)
    cache = file.parent / ".praksis/cache/sound.json"
    content = {**_kept(cache), "files": {"lyd æ.mp3": [1]}}
    cache.write_bytes(sealed(json.dumps(content).encode()))

    facts_of(file)
    assert measured == [file, file]


def test_other_code_measures_anew(
    file: Path, measured: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of(file)
    monkeypatch.setattr("podcast.audio.cache._code", lambda: "other")
    facts_of(file)

    assert measured == [file, file]


def test_nothing_is_kept_where_the_project_has_no_place_for_it(tmp_path: Path) -> None:
    file = tmp_path / "lyd.mp3"
    file.write_bytes(silence(3))

    facts_of(file)
    assert [entry.name for entry in tmp_path.iterdir()] == ["lyd.mp3"]


def test_a_folder_that_cannot_be_written_stops_nothing(file: Path) -> None:
    (file.parent / ".praksis/cache").write_text("a file where the folder belongs")

    assert facts_of(file).bytes == len(silence(3))


def test_the_check_remembers(studio: Studio, measured: list[Path]) -> None:
    (studio.root / ".praksis").mkdir()
    studio.episode("a")

    assert studio.said() == studio.said() == []
    assert len(measured) == 1


def test_loudness_is_measured_and_remembered(tones: Path, tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    file = Path(shutil.copy(tones / "fixed.mp3", tmp_path))
    sounds = Sounds.kept(tmp_path)
    measured = sounds.loudness(file)
    sounds.keep()

    assert measured is not None
    assert -30 < measured.integrated < -10
    assert measured.peak < 0
    assert str(measured).startswith("−")
    known = sound_facts(tmp_path).look_up(file).facts["loudness"]
    assert Loudness(**known) == measured == Sounds.kept(tmp_path).loudness(file)


def test_without_ffmpeg_loudness_is_said_to_be_unmeasured(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.episode("a")
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert loudness(studio.content / "media/audio/lyd.mp3") is None
    done = studio.praksis("verify", "--clock", "2026-11-22")
    assert f"lydstyrke {UNMEASURED}" in done.output
    assert done.exit_code == 0


def test_silence_has_no_loudness(studio: Studio) -> None:
    studio.episode("a")

    assert Sounds().loudness(studio.content / "media/audio/lyd.mp3") is None
    assert "ikke målt (lyden er tavs)" in studio.praksis("verify").output


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (Loudness(-16.0, 5, -1.5), []),
        (Loudness(-23.0, 5, -1.5), ["Lyden er for lav. Gem den igen med −16 LUFS."]),
        (Loudness(-13.9, 5, -1.5), ["Lyden er for høj. Gem den igen med −16 LUFS."]),
        (Loudness(-15.0, 5, 0.1), [PEAK]),
    ],
)  # fmt: skip
def test_advice_on_loudness(measured: Loudness, said: list[str]) -> None:
    assert list(advice(measured)) == said
