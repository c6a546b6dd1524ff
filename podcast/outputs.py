"""Every file that the podcast adds to the site beside its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from podcast.addresses import HTML, PLAIN_STYLE, SRT, STYLE, is_webvtt, transcript_files
from podcast.audio.sounds import Sounds
from podcast.chapters import chapters_file
from podcast.feed.feed import podcast_feeds
from podcast.pages.facts import chapter_breaks, cues_of, transcript_of
from podcast.selection import the_show
from podcast.site_address import refuse_site
from podcast.transcript.transcripts import as_document, as_spoken, as_srt
from publishing.brand import Colours
from publishing.output import OutputFile
from publishing.podcast_settings import PAGE_SIZE
from publishing.site import Site
from records.clock import Clock
from records.facts.examples import with_example_prefix
from records.facts.visibility import heard_on_pages
from records.loading.library import Library
from records.model.episode import Episode

_HERE = Path(__file__).parent
_LOOKS = ("assets/site.css", "assets/podcast.css")
"""The style sheets that the feed's view takes from the site."""


def podcast_files(
    library: Library,
    site: Site,
    clock: Clock,
    sounds: Sounds | None = None,
    page_size: int = PAGE_SIZE,
) -> Iterator[OutputFile]:
    """The feed, and chapters and transcripts of every episode that can be heard on its page.

    `page_size` is the number of episodes on each page of the feed. Nothing where there is no show.
    Raises SiteAddressError where the site has no https address: a feed needs absolute ones.
    """
    show = the_show(library)
    if show is None:
        return
    refuse_site(site)
    yield from podcast_feeds(library, site, clock, sounds, page_size)
    yield OutputFile(PLAIN_STYLE, _tokens(site) + (_HERE / PLAIN_STYLE).read_bytes())
    for episode in heard_on_pages(library, clock):
        yield from _files(episode, library, show.language, site)


def feed_view(names: Mapping[str, str]) -> OutputFile:
    """What shows the feed to people, in the look of the site.

    `names` has what the site's style sheets are called, by their plain names.
    """
    view = (_HERE / STYLE).read_text(encoding="utf-8")
    for plain in _LOOKS:
        view = view.replace(f'"{plain}"', f'"{names[plain]}"')
    return OutputFile(STYLE, view.encode())


def _files(episode: Episode, library: Library, language: str, site: Site) -> Iterator[OutputFile]:
    chapters = chapters_file(episode)
    if chapters:
        yield chapters
    title = with_example_prefix(episode.title, example=episode.example)
    for address, mime in transcript_files(episode):
        if mime == SRT:
            yield OutputFile(address, as_srt(cues_of(episode, library)).encode())
        elif mime == HTML:
            yield OutputFile(
                address, as_document(_body(episode, library), title, language, site.name).encode()
            )


def _body(episode: Episode, library: Library) -> str:
    if is_webvtt(episode.transcript):
        return as_spoken(cues_of(episode, library), chapter_breaks(episode))
    return transcript_of(episode, library).html


def _tokens(site: Site) -> bytes:
    """The brand's colours for the style sheet of the feed, by day and by night."""
    colours = site.brand.colours
    dark = f"@media(prefers-color-scheme:dark){{{_root(colours.dark)}}}"
    return f"{_root(colours.light)}\n{dark}\n".encode()


def _root(tone: Colours) -> str:
    named = (f"--{name.replace('_', '-')}:{value}" for name, value in tone.model_dump().items())
    return f":root{{{';'.join(named)}}}"
