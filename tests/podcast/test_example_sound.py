from pathlib import Path

import pytest

from podcast.audio.measure import measure
from podcast.cover import cover_faults
from podcast.example_sound import make
from podcast.transcript.webvtt import parse
from records.loading.library import Library
from records.model.episode import Episode

TEXT = "Det her er én. Her er to?\n\nNyt kapitel.\n"


def test_texts_become_sound_transcript_and_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "prøve.txt").write_text(TEXT, "utf-8")
    monkeypatch.setattr(make, "TEXTS", tmp_path)
    monkeypatch.setattr("podcast.example_sound.cover.FINE", 1)

    make.main(tmp_path / "content")

    media = tmp_path / "content/media"
    sound = measure(media / "audio/prøve.mp3")
    cues = parse((media / "transcripts/prøve.vtt").read_bytes())
    assert [cue.text for cue in cues] == ["Det her er én.", "Her er to?", "Nyt kapitel."]
    assert {cue.speaker for cue in cues} == {"Syntetisk stemme"}
    assert cues[0].end < cues[1].start < cues[1].end < cues[2].start < cues[2].end
    assert cues[2].end <= sound.seconds <= cues[2].end + 2
    assert cues[2].start.is_integer()
    assert cues[2].start - cues[1].end >= make.PAUSE - 0.01
    assert capsys.readouterr().out == f"prøve: 00:00, 00:{int(cues[2].start):02}\n"
    assert list(cover_faults(media / "images/praksisperspektiv.jpg", "cover")) == []


def test_the_committed_sound_fits_texts_and_chapters(real_library: Library) -> None:
    for text in sorted(make.TEXTS.glob("*.txt")):
        episode = real_library.find(Episode, text.stem)
        assert episode
        assert episode.audio
        assert episode.transcript
        paragraphs = text.read_text("utf-8").strip().split("\n\n")
        firsts = [next(make.sentences(paragraph)) for paragraph in paragraphs]
        cues = parse((real_library.project.content / episode.transcript).read_bytes())

        spoken = " ".join(cue.text for cue in cues)
        starts = [cue.start for cue in cues if cue.text in firsts]
        sound = real_library.project.content / (episode.audio.file or "")

        assert spoken == " ".join(" ".join(paragraphs).split())
        assert [chapter.seconds for chapter in episode.chapters] == starts
        assert 60 <= measure(sound).seconds <= 120
        assert sound.stat().st_size < 600_000
