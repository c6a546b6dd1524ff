"""The sound files that downloads are counted of: as they are called now, and as they went out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

from podcast.audio.kinds import tag_size
from podcast.audio.sounds import Sounds
from podcast.downloads.count import Sound, least_bytes
from podcast.selection import with_file
from publishing.site import Site
from records.facts.examples import with_example_prefix
from records.facts.remembering import sounds_out
from records.loading.library import Library
from records.model.episode import Episode

Naming = Callable[[Episode, Library], AbstractContextManager[None]]


def sounds_of(library: Library, site: Site, naming: Naming) -> dict[str, Sound]:
    """The sound files by the path in their address, with every path that they went out under.

    `naming` says how a file that cannot be measured is told. Raises PraksisError.
    """
    sounds, base = Sounds.kept(library.project.root), urlsplit(site.url).path
    now, before = {}, {}
    for episode, path in with_file(library):
        with naming(episode, library):
            sound = _measured(episode.id, library.project.content / path, sounds)
        for old in sounds_out(episode, library.memory):
            before[base + old] = sound
        now[base + path] = sound
    sounds.keep()
    return before | now


def titles_of(library: Library) -> dict[str, str]:
    """The episodes with sound here, by id."""
    return {e.id: with_example_prefix(e.title, example=e.example) for e, _ in with_file(library)}


def _measured(episode: str, file: Path, sounds: Sounds) -> Sound:
    facts = sounds.measure(file)
    with file.open("rb") as opened:
        tag = tag_size(opened.read(16))
    return Sound(episode, least_bytes(facts.bytes, tag, facts.seconds), tag, facts.bytes)
