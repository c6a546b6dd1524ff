"""All files that are published beside the pages: feeds, open data, calendars, lists."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.calendars.outputs import calendar_files
from publishing.feeds.news import WORDS_ALONE, Media
from publishing.feeds.outputs import feed_files
from publishing.opendata.list_file import vacancy_file
from publishing.opendata.outputs import data_files
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library


def files_beside_pages(
    library: Library, site: Site, clock: Clock, media: Media = WORDS_ALONE
) -> Iterator[OutputFile]:
    """The files, except for those of the podcast (see `podcast`).

    `media` knows pictures and sound of what is news.
    """
    yield from feed_files(library, site, clock, media)
    yield from data_files(library, site, clock)
    yield from calendar_files(library, site, clock)
    yield vacancy_file(library, site, clock)
