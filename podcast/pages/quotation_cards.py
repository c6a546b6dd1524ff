"""Quotations as pictures: one on the site beside each, and what the office posts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from podcast.pages.quotations import Quotation, quotations_of
from podcast.selection import the_show
from publishing.images.cache import PictureCache
from publishing.images.quotation import LINK, SHAPES, Shape, Words, quotation_picture
from publishing.images.tones import QuotationTones
from publishing.output import OutputFile
from publishing.sharing import FOLDER
from publishing.site import Site
from records.clock import Clock
from records.facts.examples import EXAMPLE_NOTE
from records.facts.visibility import heard_on_pages
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import address_of


def card_path(episode: Episode, quotation: Quotation) -> str:
    """Where the picture of a quotation lies on the site."""
    return f"{FOLDER}/{_name(episode, quotation)}.png"


def quotation_cards(
    library: Library, site: Site, clock: Clock, cache: PictureCache
) -> Iterator[OutputFile]:
    """The pictures that lie beside the pages of episodes; each is drawn when it is written."""
    for episode, quotation in _quotations(library, clock):
        words = words_of(episode, quotation, library, site)
        yield _picture(card_path(episode, quotation), words, LINK, site, cache)


def quotation_posts(
    library: Library, site: Site, clock: Clock, cache: PictureCache
) -> Iterator[OutputFile]:
    """Both pictures of each quotation and a caption, for the office to post."""
    for episode, quotation in _quotations(library, clock):
        folder = _name(episode, quotation)
        words = words_of(episode, quotation, library, site)
        for shape in SHAPES:
            yield _picture(f"{folder}/{shape.name}.png", words, shape, site, cache)
        yield OutputFile(f"{folder}/tekst.txt", _caption(episode, quotation, site).encode())


def words_of(episode: Episode, quotation: Quotation, library: Library, site: Site) -> Words:
    """The text in the picture of a quotation."""
    show = the_show(library)
    return Words(
        text=quotation.text,
        speaker=quotation.speaker,
        line=f"{quotation.start_text} i »{episode.title}«",
        sender=f"{show.title} · {site.name}" if show else site.name,
        example=episode.example,
    )


def _quotations(library: Library, clock: Clock) -> Iterator[tuple[Episode, Quotation]]:
    for episode in heard_on_pages(library, clock):
        yield from ((episode, quotation) for quotation in quotations_of(episode, library))


def _name(episode: Episode, quotation: Quotation) -> str:
    page = (address_of(episode) or "").strip("/").replace("/", "-")
    return f"{page}-citat-{quotation.seconds}"


def _picture(path: str, words: Words, shape: Shape, site: Site, cache: PictureCache) -> OutputFile:
    """The picture in the colours of the site; the cache keeps it between builds."""
    colours = QuotationTones.of(site.brand.colours.light)
    key = repr(("quotation", words, shape, colours)).encode()
    return cache.file(path, key, partial(quotation_picture, words, shape, colours))


def _caption(episode: Episode, quotation: Quotation, site: Site) -> str:
    """The text of a post: the words, who says them, and where they are heard."""
    first = [EXAMPLE_NOTE] if episode.example else []
    who = f"»{quotation.text}«\n{quotation.speaker}".strip()
    heard = f"Hør det: {site.absolute(quotation.url)}"
    return "\n\n".join((*first, who, episode.title, heard)) + "\n"
