"""Chapters as the file that podcast apps read (Podcasting 2.0, JSON Chapters 1.2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from publishing.output import OutputFile
from records.facts.examples import with_example_prefix
from records.model.episode import Episode
from records.model.episode_parts import Chapter
from records.model.registry import address_of

CHAPTERS = "application/json+chapters"
"""Type of the file, as the podcast namespace names it."""


def chapters_address(episode: Episode) -> str:
    """Where the file lies, without leading slash."""
    return f"{address_of(episode)}kapitler.json"


def chapters_file(episode: Episode) -> OutputFile | None:
    """The chapters of an episode; None where it has none."""
    if not episode.chapters:
        return None
    content = {
        "version": "1.2.0",
        "title": with_example_prefix(episode.title, example=episode.example),
        "chapters": [{"startTime": c.seconds, "title": c.title} for c in episode.chapters],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return OutputFile(chapters_address(episode), text.encode())


def beyond_the_end(chapters: Sequence[Chapter], seconds: float) -> Iterator[int]:
    """The places in the list of chapters that begin when the sound is over."""
    for at, chapter in enumerate(chapters):
        if chapter.seconds >= seconds:
            yield at


def offset(seconds: float) -> str:
    """Whole seconds as records write them: `65` → `01:05`, `3600` → `1:00:00`."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"
