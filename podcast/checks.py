"""What is wrong with the podcast's files: sound, chapters, transcripts, pictures, identities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from podcast.addresses import is_webvtt
from podcast.apps import app_faults
from podcast.audio.kinds import AudioError
from podcast.audio.measure import AudioFacts
from podcast.audio.sounds import Sounds
from podcast.chapters import beyond_the_end, offset
from podcast.cover import cover_faults
from podcast.feed.categories import category_fault
from podcast.identity.checks import check_ids
from podcast.pages.facts import cues_of
from podcast.pages.quotations import quotation_faults
from podcast.quoted import check_quoted
from podcast.same_person import shared_addresses
from podcast.same_sound import same_sounds
from podcast.selection import the_show
from podcast.transcript.transcripts import MARKDOWN, WEBVTT, transcript_faults
from podcast.transcript.webvtt import TranscriptError
from records.checks.media import wrong_file
from records.checks.report import found_at
from records.codes.programme import EpisodeStatus
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Audio, seconds
from records.model.show import Show
from records.source.diagnostics import Diagnostic, Position, Severity, Violation, violation

TOLERANCE = 1
"""Seconds that a written duration may differ from the measured."""


def check(library: Library) -> Iterator[Diagnostic]:
    """One problem for each fault in the show and in every published episode."""
    for show in library.all(Show):
        for found in _show_faults(show, library):
            yield found_at(library, show, found)
    yield from check_ids(library)
    yield from shared_addresses(library)
    yield from check_quoted(library)
    sounds = Sounds.kept(library.project.root)
    out = [e for e in library.all(Episode) if e.status is EpisodeStatus.UDGIVET]
    for episode in out:
        yield from _check_episode(episode, library, sounds)
    yield from same_sounds(out, library, sounds)
    sounds.keep()


def _show_faults(show: Show, library: Library) -> Iterator[Violation]:
    if show is not the_show(library):
        yield violation("second-show", ("id",), show=show.id)
    unknown = category_fault(show.category)
    if unknown:
        yield unknown
    yield from _cover_faults(show.image.file, library)
    yield from app_faults(show)


def _cover_faults(path: str, library: Library) -> Iterator[Violation]:
    cover = _file(library, path)
    if cover:
        yield from cover_faults(cover, path, library.kept)


def _check_episode(episode: Episode, library: Library, sounds: Sounds) -> Iterator[Diagnostic]:
    facts: AudioFacts | None = None
    found: list[Violation] = []
    if the_show(library) is None and not library.is_unreadable("show"):
        found.append(violation("episode-without-show", ("status",)))
    try:
        facts = _facts(episode, library, sounds)
    except AudioError as error:
        path = episode.audio.file if episode.audio else None
        found.append(error.at(("audio", "file"), path or ""))
    if episode.audio and facts and facts.measured:
        found += _picture_faults(episode, library, sounds)
    if facts and facts.index_is_late:
        found.append(violation("audio-index-late", ("audio", "file"), Severity.WARNING))
    if episode.audio and facts:
        found += _written_faults(episode.audio, facts)
        found += _chapter_faults(episode, facts)
        found += _soundbite_faults(episode, facts)
    if episode.image:
        found += _cover_faults(episode.image.file, library)
    yield from (found_at(library, episode, each) for each in found)
    yield from _check_transcript(episode, facts, library)


def _facts(episode: Episode, library: Library, sounds: Sounds) -> AudioFacts | None:
    audio = episode.audio
    if audio is None or (audio.file and not _file(library, audio.file)):
        return None
    return sounds.facts(audio, library.project.content)


def _picture_faults(episode: Episode, library: Library, sounds: Sounds) -> Iterator[Violation]:
    path = episode.audio.file if episode.audio else None
    if path and sounds.picture_tells_more(library.project.content / path):
        yield violation("sound-picture-tells-more", ("audio", "file"), path=path, id=episode.id)


def _file(library: Library, path: str) -> Path | None:
    """A file worth opening: `records.checks.media` reports those that are missing or empty."""
    return None if wrong_file(library, path) else library.project.content / path


def _written_faults(audio: Audio, facts: AudioFacts) -> Iterator[Violation]:
    """What the editor wrote beside the file must be what the file says."""
    size, mime, length = facts.bytes, facts.mime, offset(facts.seconds)
    if audio.bytes not in {None, size}:
        yield violation("audio-bytes-wrong", ("audio", "bytes"), written=audio.bytes, measured=size)
    if audio.mime not in {None, mime}:
        yield violation("audio-mime-wrong", ("audio", "mime"), written=audio.mime, measured=mime)
    told = audio.duration
    if told and abs(seconds(told) - facts.seconds) > TOLERANCE:
        yield violation(
            "audio-duration-wrong", ("audio", "duration"), written=told, measured=length
        )


def _chapter_faults(episode: Episode, facts: AudioFacts) -> Iterator[Violation]:
    ends = offset(facts.seconds)
    for at in beyond_the_end(episode.chapters, facts.seconds):
        start = episode.chapters[at].start
        yield violation("chapter-after-the-end", ("chapters", at, "start"), start=start, ends=ends)


def _soundbite_faults(episode: Episode, facts: AudioFacts) -> Iterator[Violation]:
    ends = offset(facts.seconds)
    for at, bite in enumerate(episode.soundbites):
        if bite.end > facts.seconds:
            loc = ("soundbites", at, "start")
            start, duration = bite.start, bite.duration
            yield violation(
                "soundbite-after-the-end", loc, start=start, duration=duration, ends=ends
            )


def _check_transcript(
    episode: Episode, facts: AudioFacts | None, library: Library
) -> Iterator[Diagnostic]:
    path = episode.transcript
    file = _file(library, path) if path else None
    if not path:
        yield from (found_at(library, episode, each) for each in quotation_faults(episode, ()))
    if not path or not file:
        return
    yield from _check_quotations(episode, library)
    if file.suffix.lower() not in {WEBVTT, MARKDOWN}:
        yield found_at(
            library, episode, violation("transcript-of-other-kind", ("transcript",), path=path)
        )
        return
    seconds = facts.seconds if facts else None
    for fault in transcript_faults(file, seconds, episode.people):
        yield Diagnostic.of(fault.found, Position(library.project.shown(file), fault.line))


def _check_quotations(episode: Episode, library: Library) -> Iterator[Diagnostic]:
    """What is quoted; a file that cannot be read is told of by itself."""
    if not episode.quotations:
        return
    try:
        cues = cues_of(episode, library) if is_webvtt(episode.transcript) else ()
    except TranscriptError:
        return
    for wrong in quotation_faults(episode, cues):
        yield found_at(library, episode, wrong)
