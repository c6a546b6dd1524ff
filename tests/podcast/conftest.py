from pathlib import Path

import pytest

from tests.podcast.studio import VTT, Studio, cover, silence, tones

TONES = {
    "fixed.mp3": "-b:a 48k -ar 44100",
    "bare.mp3": "-b:a 48k -ar 44100 -write_xing 0 -id3v2_version 0",
    "variable.mp3": "-q:a 7 -ar 22050",
    "variable-bare.mp3": "-q:a 7 -ar 48000 -write_xing 0",
    "slow.mp3": "-b:a 16k -ar 8000",
    "sound.wav": "-ar 8000",
    "sound.m4a": "-b:a 32k -ar 44100",
    "early.m4a": "-b:a 32k -ar 22050 -movflags +faststart -metadata title=Prøve",
    "pieces.m4a": "-b:a 32k -movflags +frag_keyframe+empty_moov",
    "lossless.m4a": "-c:a alac",
    "sound.aac": "-b:a 32k -ar 44100",
    "slow.aac": "-b:a 16k -ar 16000",
}


@pytest.fixture(scope="session", name="tones")
def made_tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of tone as several kinds of file."""
    folder = tmp_path_factory.mktemp("tones")
    tones(folder, TONES)
    return folder


@pytest.fixture(scope="session", name="door")
def made_cover(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A cover that directories take."""
    return cover(tmp_path_factory.mktemp("cover") / "cover.jpg").read_bytes()


@pytest.fixture
def studio(tmp_path: Path, door: bytes) -> Studio:
    """A project with a show, its cover, ten seconds of sound and a transcript; no episodes."""
    studio = Studio(tmp_path)
    studio.show()
    studio.write("media/audio/lyd.mp3", silence(10))
    studio.write("media/transcripts/tekst.vtt", VTT)
    studio.write("media/images/cover.jpg", door)
    return studio
