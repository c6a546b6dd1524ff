"""Every file that the podcast adds to the site beside its pages."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.audio import Sounds
from podcast.chapters import chapters_file
from podcast.feed import FEED, podcast_feed
from podcast.selection import published_episodes, the_show
from records.clock import Clock
from records.library import Library
from records.output import OutputFile
from records.site import Site


def podcast_files(
    library: Library, site: Site, clock: Clock, sounds: Sounds | None = None
) -> Iterator[OutputFile]:
    """The feed and the chapters of the episodes in it; nothing where there is no show."""
    if the_show(library) is None:
        return
    yield OutputFile(FEED, podcast_feed(library, site, clock, sounds))
    for episode in published_episodes(library, clock):
        chapters = chapters_file(episode)
        if chapters:
            yield chapters
