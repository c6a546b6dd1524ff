"""What pages, feed and mail say about an episode's sound: measured, formatted once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from podcast.audio import Sounds
from podcast.transcripts import WEBVTT, as_html, as_text
from podcast.webvtt import decoded, parse
from records.danish.dates import duration
from records.danish.numbers import size
from records.kinds.podcast import Episode
from records.library import Library
from records.markdown import plain, render


@dataclass(frozen=True, slots=True)
class ChapterFacts:
    """A chapter as a page lists it."""

    seconds: int
    start_text: str
    """As in the record: `01:05`."""
    title: str


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """The sound of an episode. Addresses are relative to the site, without leading slash."""

    audio_url: str
    mime: str
    bytes: int
    seconds: float
    duration_text: str
    """`1 min. 7 sek.`"""
    size_text: str
    """`402 kB`"""
    chapters: tuple[ChapterFacts, ...]
    transcript_html: str
    """Escaped or cleaned; "" where there is none."""
    transcript_text: str
    """The same as plain text, for search."""
    transcript_url: str | None
    """The WebVTT file; None where the transcript is Markdown."""


def episode_facts(
    episode: Episode, library: Library, sounds: Sounds | None = None
) -> EpisodeFacts | None:
    """Measure and read the files of an episode; None where it has no sound.

    `sounds` keeps what one build has measured. Raises AudioError, TranscriptError and OSError
    for files that `podcast.checks` reports.
    """
    if episode.audio is None:
        return None
    measured = (sounds or Sounds()).measure(library.place.content / episode.audio.file)
    html, text = _transcript(episode, library)
    return EpisodeFacts(
        audio_url=quote(episode.audio.file),
        mime=measured.mime,
        bytes=measured.bytes,
        seconds=measured.seconds,
        duration_text=duration(measured.seconds),
        size_text=size(measured.bytes),
        chapters=tuple(ChapterFacts(c.seconds, c.start, c.title) for c in episode.chapters),
        transcript_html=html,
        transcript_text=text,
        transcript_url=transcript_url(episode),
    )


def transcript_url(episode: Episode) -> str | None:
    """The address of the WebVTT file, or None."""
    path = episode.transcript
    return quote(path) if path and path.lower().endswith(WEBVTT) else None


def _transcript(episode: Episode, library: Library) -> tuple[str, str]:
    if episode.transcript is None:
        return "", ""
    raw = (library.place.content / episode.transcript).read_bytes()
    if transcript_url(episode) is None:
        html = render(decoded(raw), library)
        return html, plain(html)
    cues = parse(raw)
    return as_html(cues, tuple(chapter.seconds for chapter in episode.chapters)), as_text(cues)
