"""What pages, feed and mail say about an episode's sound: measured, formatted once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from podcast.addresses import is_webvtt
from podcast.audio.sounds import Sounds
from podcast.transcript.transcripts import Turn, as_html, as_text, turns
from podcast.transcript.webvtt import Cue, decoded, parse
from publishing.host_names import shown_host
from publishing.markdown import plain, render
from records.danish.dates import duration
from records.danish.numbers import size
from records.loading.library import Library
from records.model.episode import Episode


@dataclass(frozen=True, slots=True)
class ChapterFacts:
    """A chapter as a page lists it."""

    seconds: int
    start_text: str
    """As in the record: `01:05`."""
    title: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, in the forms that pages and search need."""

    turns: tuple[Turn, ...] = ()
    """Paragraphs with times; empty where the transcript has none."""
    html: str = ""
    """Escaped or cleaned; empty where there is no transcript."""
    text: str = ""
    url: str | None = None
    """The WebVTT file; None where the transcript is Markdown."""


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """The sound of an episode. Addresses are relative to the site, without leading slash."""

    audio_url: str
    """Absolute where the sound lies on another host."""
    host: str
    """That host, or empty."""
    mime: str
    bytes: int
    seconds: float
    measured: bool
    """False where an editor wrote size and length."""
    duration_text: str
    """`1 min. 7 sek.`"""
    size_text: str
    """`402 kB`"""
    chapters: tuple[ChapterFacts, ...]
    transcript: Transcript


def episode_facts(
    episode: Episode, library: Library, sounds: Sounds | None = None
) -> EpisodeFacts | None:
    """Measure and read the files of an episode; None where it has no sound.

    `sounds` keeps what one build has measured. Raises AudioError, TranscriptError and OSError
    for files that `podcast.checks` reports.
    """
    audio = episode.audio
    if audio is None:
        return None
    facts = (sounds or Sounds()).facts(audio, library.project.content)
    return EpisodeFacts(
        audio_url=audio.url or quote(audio.file or ""),
        host=shown_host(urlsplit(audio.url or "").hostname or ""),
        mime=facts.mime,
        bytes=facts.bytes,
        seconds=facts.seconds,
        measured=facts.measured,
        duration_text=duration(facts.seconds),
        size_text=size(facts.bytes),
        chapters=tuple(ChapterFacts(c.seconds, c.start, c.title) for c in episode.chapters),
        transcript=transcript_of(episode, library),
    )


def transcript_of(episode: Episode, library: Library) -> Transcript:
    """The transcript, empty where there is none. Raises TranscriptError and OSError."""
    if episode.transcript is None:
        return Transcript()
    if not is_webvtt(episode.transcript):
        raw = (library.project.content / episode.transcript).read_bytes()
        html = render(decoded(raw), library)
        return Transcript(html=html, text=plain(html))
    cues, breaks = cues_of(episode, library), chapter_breaks(episode)
    return Transcript(
        turns(cues, breaks), as_html(cues, breaks), as_text(cues), quote(episode.transcript)
    )


def cues_of(episode: Episode, library: Library) -> tuple[Cue, ...]:
    """The timed words of a WebVTT transcript, read once. Raises TranscriptError and OSError."""
    file = library.project.content / (episode.transcript or "")
    return library.read_once(("cues", file), lambda: parse(file.read_bytes()))


def chapter_breaks(episode: Episode) -> tuple[int, ...]:
    """Where paragraphs of a transcript begin anew: at each chapter, in seconds."""
    return tuple(chapter.seconds for chapter in episode.chapters)
