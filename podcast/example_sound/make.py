"""Make sound, transcripts and cover of the example episodes.

Run `python -m podcast.example_sound.make` in the project folder.

Goes in: `podcast/example_sound/<id>.txt`, one paragraph per chapter. Comes out, below
`content/media/`: `audio/<id>.mp3`, `transcripts/<id>.vtt` and the cover. The chapters' starts are
printed, for the episode's record. The same espeak-ng and ffmpeg give the same bytes.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from podcast.example_sound.cover import save_cover

TEXTS = Path(__file__).parent
VOICE = "Syntetisk stemme"
RATE = 22_050
"""Samples per second that espeak-ng gives, 16 bits each."""
PAUSE, BREATH = 0.7, 0.25
"""Least silence after a paragraph and between sentences, in seconds."""
SPEECH = ["espeak-ng", "-v", "da", "-s", "140", "--stdin", "--stdout"]
ENCODE = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "s16le", "-ar", str(RATE),
          "-ac", "1", "-i", "pipe:0", "-af", "loudnorm=I=-16:TP=-1.5:LRA=11", "-ar", "44100",
          "-c:a", "libmp3lame", "-b:a", "48k", "-map_metadata", "-1", "-fflags", "+bitexact",
          "-flags:a", "+bitexact", "-f", "mp3"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence in the finished sound; times in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A whole text as sound: raw samples, sentences, and where each paragraph begins."""

    samples: bytes
    sentences: tuple[Spoken, ...]
    starts: tuple[int, ...]


def main(content: Path = Path("content")) -> None:
    """Make everything anew below `content/media/`."""
    for text in sorted(TEXTS.glob("*.txt")):
        recording = record(text.read_text("utf-8"))
        save_sound(recording, content / "media/audio" / f"{text.stem}.mp3")
        save_transcript(recording, content / "media/transcripts" / f"{text.stem}.vtt")
        starts = ", ".join(f"{start // 60:02}:{start % 60:02}" for start in recording.starts)
        print(f"{text.stem}: {starts}")
    save_cover(content / "media/images/praksisperspektiv.jpg")


def record(text: str) -> Recording:
    """Speak a text; every paragraph begins on a whole second, as chapters are written."""
    sound = bytearray()
    spoken: list[Spoken] = []
    starts: list[int] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        starts.append(len(sound) // (2 * RATE))
        for sentence in sentences(paragraph):
            began = _seconds(sound)
            sound += speak(sentence)
            spoken.append(Spoken(began, _seconds(sound), sentence))
            sound += _silence(BREATH)
        sound += _silence(PAUSE - BREATH)
        sound += bytes(-len(sound) % (2 * RATE))
    return Recording(bytes(sound), tuple(spoken), tuple(starts))


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph, which end with a stop before a capital letter."""
    folded = " ".join(paragraph.split())
    yield from re.split(r"(?<=[.?!]) (?=[A-ZÆØÅ])", folded)


def speak(sentence: str) -> bytes:
    """Raw samples of a sentence, without the silence that espeak-ng adds at both ends."""
    wave = subprocess.run(SPEECH, input=sentence.encode(), capture_output=True, check=True).stdout
    # A WAV file that is streamed has no length in its header: the samples are the rest.
    samples = wave[wave.index(b"data") + 8 :]
    heard = [at for at in range(0, len(samples) - 1, 2) if abs(_sample(samples, at)) > 200]
    return samples[heard[0] : heard[-1] + 2]


def _sample(samples: bytes, at: int) -> int:
    return int.from_bytes(samples[at : at + 2], "little", signed=True)


def _seconds(sound: bytearray) -> float:
    return len(sound) / (2 * RATE)


def _silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


def save_sound(recording: Recording, target: Path) -> None:
    """Write the MP3: mono, 44.1 kHz, 48 kbit/s, at the loudness of podcasts (-16 LUFS)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([*ENCODE, str(target)], input=recording.samples, check=True)


def save_transcript(recording: Recording, target: Path) -> None:
    """Write the WebVTT, one cue per sentence, timed as measured."""
    target.parent.mkdir(parents=True, exist_ok=True)
    blocks = ["WEBVTT"]
    for said in recording.sentences:
        times = f"{_stamp(said.start)} --> {_stamp(said.end)}"
        blocks.append(f"{times}\n<v {VOICE}>{said.text}</v>")
    target.write_text("\n\n".join(blocks) + "\n", "utf-8", newline="\n")


def _stamp(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


if __name__ == "__main__":
    main()
