"""What the podcast has in `content/media/`: what may go out, and how its kinds are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from podcast.addresses import is_webvtt
from podcast.audio.kinds import AudioError
from podcast.audio.sounds import Sounds
from podcast.transcript.transcripts import transcript_faults
from publishing.verify.findings import Finding
from records.clock import Clock
from records.facts.visibility import heard_on_pages
from records.loading.library import Library
from records.types.links import origin_of


def heard_files(library: Library, clock: Clock) -> Iterator[str]:
    """The sound and the timed transcripts of the episodes that can be heard, from `content/`."""
    for episode in heard_on_pages(library, clock):
        if episode.audio and episode.audio.file:
            yield episode.audio.file
        if episode.transcript and is_webvtt(episode.transcript):
            yield episode.transcript


def sound_origins(library: Library, clock: Clock) -> tuple[str, ...]:
    """The other hosts that the sound of an episode on a page lies on, as `https://host`."""
    heard = heard_on_pages(library, clock)
    found = {origin_of(e.audio.url) for e in heard if e.audio and e.audio.url}
    return tuple(sorted(found - {""}))


def read_sound(file: Path) -> Finding | None:
    """What is wrong with sound that a record links to."""
    try:
        Sounds().measure(file)
    except AudioError as error:
        return Finding(error.code, error.values)
    return None


def read_subtitles(file: Path) -> Finding | None:
    """What is wrong with a WebVTT file that a record links to."""
    if any(transcript_faults(file, None)):
        return Finding("media-not-of-its-kind", {"kind": "WebVTT"})
    return None
