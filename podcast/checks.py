"""What is wrong with the podcast's files: sound, chapters, transcripts, pictures, identities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from podcast.audio.kinds import AudioError
from podcast.audio.measure import AudioFacts
from podcast.audio.sounds import Sounds
from podcast.chapters import beyond_the_end, offset
from podcast.cover import cover_faults
from podcast.feed.categories import category_fault
from podcast.identity.checks import check_ids
from podcast.selection import the_show
from podcast.transcript.transcripts import MARKDOWN, WEBVTT, transcript_faults
from records.checks.report import fault
from records.codes.programme import EpisodeStatus
from records.loading.library import Library
from records.model.base import Record
from records.model.podcast import Audio, Episode, Show, seconds
from records.source.diagnostics import Diagnostic, Position, raw

TOLERANCE = 1
"""Seconds that a written duration may differ from the measured."""


def check(library: Library) -> Iterator[Diagnostic]:
    """One problem for each fault in the show and in every published episode."""
    yield from _check_shows(library)
    yield from check_ids(library)
    sounds = Sounds.kept(library.project.root)
    for episode in library.all(Episode):
        if episode.status is EpisodeStatus.UDGIVET:
            yield from _check_episode(episode, library, sounds)
    sounds.keep()


def _check_shows(library: Library) -> Iterator[Diagnostic]:
    for show in library.all(Show):
        if show is not the_show(library):
            said = f'er "{show.id}", men der kan kun være én podcast. Slet den ene fil.'
            yield fault(library, show, ("id",), said)
        said = category_fault(show.category) or ""
        if said:
            yield fault(library, show, ("category",), said)
        yield from _check_cover(show, show.image.file, library)


def _check_cover(record: Record, path: str, library: Library) -> Iterator[Diagnostic]:
    cover = _file(library, path)
    for said in cover_faults(cover) if cover else ():
        yield fault(library, record, ("image", "file"), f'peger på "{path}", som {said}')


def _check_episode(episode: Episode, library: Library, sounds: Sounds) -> Iterator[Diagnostic]:
    if the_show(library) is None:
        said = 'er "udgivet", men podcasten selv mangler. Skriv den i content/shows/.'
        yield fault(library, episode, ("status",), said)
    facts = None
    try:
        facts = _facts(episode, library, sounds)
    except AudioError as error:
        said = f'peger på "{episode.audio.file if episode.audio else ""}", som {error}'
        yield fault(library, episode, ("audio", "file"), said)
    if episode.audio and facts:
        yield from _check_written(episode, episode.audio, facts, library)
        yield from _check_chapters(episode, facts, library)
    if episode.image:
        yield from _check_cover(episode, episode.image.file, library)
    yield from _check_transcript(episode, facts, library)


def _facts(episode: Episode, library: Library, sounds: Sounds) -> AudioFacts | None:
    audio = episode.audio
    if audio is None or (audio.file and not _file(library, audio.file)):
        return None
    return sounds.facts(audio, library.project.content)


def _file(library: Library, path: str) -> Path | None:
    """A file worth opening: `records.checks.media` reports those that are missing or empty."""
    file = library.project.content / path
    inside = file.resolve().is_relative_to(library.project.content.resolve())
    return file if inside and file.is_file() and file.stat().st_size else None


def _check_written(
    episode: Episode, audio: Audio, facts: AudioFacts, library: Library
) -> Iterator[Diagnostic]:
    """What the editor wrote beside the file must be what the file says."""
    length = offset(facts.seconds)
    if audio.bytes not in {None, facts.bytes}:
        said = f"er {audio.bytes}, men filen fylder {facts.bytes} bytes. Skriv {facts.bytes}."
        yield fault(library, episode, ("audio", "bytes"), said)
    if audio.mime not in {None, facts.mime}:
        said = f'er "{audio.mime}", men filen er {facts.mime}. Skriv {facts.mime}.'
        yield fault(library, episode, ("audio", "mime"), said)
    if audio.duration and abs(seconds(audio.duration) - facts.seconds) > TOLERANCE:
        said = f'er "{audio.duration}", men lyden varer {length}. Skriv "{length}".'
        yield fault(library, episode, ("audio", "duration"), said)


def _check_chapters(episode: Episode, facts: AudioFacts, library: Library) -> Iterator[Diagnostic]:
    for at in beyond_the_end(episode.chapters, facts.seconds):
        late = f'er "{episode.chapters[at].start}", men lyden varer {offset(facts.seconds)}'
        said = f"{late}. Skriv et tidspunkt, før lyden slutter."
        yield fault(library, episode, ("chapters", at, "start"), said)


def _check_transcript(
    episode: Episode, facts: AudioFacts | None, library: Library
) -> Iterator[Diagnostic]:
    path = episode.transcript
    file = _file(library, path) if path else None
    if not path or not file:
        return
    if file.suffix.lower() not in {WEBVTT, MARKDOWN}:
        said = f'peger på "{path}". Skriv stien til en udskrift i WebVTT (.vtt) eller Markdown.'
        yield fault(library, episode, ("transcript",), said)
        return
    for found in transcript_faults(file, facts.seconds if facts else None):
        yield raw(Position(library.project.shown(file), found.line), found.sentence)
