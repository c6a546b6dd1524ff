"""The same sound in two episodes: one of them was given the wrong file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from podcast.audio.kinds import AudioError
from podcast.audio.sounds import Sounds
from records.checks.report import found_at
from records.loading.library import Library
from records.model.episode import Episode
from records.source.diagnostics import Diagnostic, violation

_ALIKE = 0.2
"""Seconds that files with the same frames may seem to differ by, by a frame without sound."""


def same_sounds(
    episodes: Sequence[Episode], library: Library, sounds: Sounds
) -> Iterator[Diagnostic]:
    """A problem for each episode whose sound an earlier one has: by address or by its frames.

    Only files of the same length are read through.
    """
    first: dict[str, Episode] = {}
    for episode, (key, place) in _known_by(episodes, library, sounds):
        other = first.setdefault(key, episode)
        if other is not episode:
            path = library.locate(other, ()).path
            found = violation("sound-of-another-episode", ("audio", place), other=path)
            yield found_at(library, episode, found)


def _known_by(
    episodes: Sequence[Episode], library: Library, sounds: Sounds
) -> Iterator[tuple[Episode, tuple[str, str]]]:
    """What tells the sound of each episode from all others, and the field it is said of."""
    measured = {e.id: found for e in episodes if (found := _measured(e, library, sounds))}
    lengths = [seconds for _, seconds in measured.values()]
    for episode in episodes:
        if episode.audio and episode.audio.url:
            yield episode, (episode.audio.url, "url")
        elif episode.id in measured:
            path, seconds = measured[episode.id]
            alike = sum(abs(seconds - other) <= _ALIKE for other in lengths) > 1
            yield episode, (sounds.digest(path) if alike else episode.id, "file")


def _measured(episode: Episode, library: Library, sounds: Sounds) -> tuple[Path, float] | None:
    """The file and its length; None where the check tells that it cannot be played."""
    if episode.audio is None or not episode.audio.file:
        return None
    path = library.project.content / episode.audio.file
    try:
        return path, sounds.measure(path).seconds
    except AudioError:
        return None
