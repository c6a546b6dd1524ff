"""What the office posts of a page: two pictures and a caption to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publishing.images.cache import PictureCache
from publishing.images.share import INSTAGRAM, LINK, Shape, Words, share_picture
from publishing.output import OutputFile
from publishing.page import Page
from publishing.site import Site
from records.facts.examples import EXAMPLE_NOTE
from records.model.registry import BY_KEY

SHARED = ("vacancy", "event", "episode", "article")
"""The kinds that get pictures of their own; all other pages share the picture of the site."""
FOLDER = "assets/deling"
"""Of the pictures on the site."""
POSTS = "deling"
"""Of what the office posts, in the outbox."""
SITE_PICTURE = f"{FOLDER}/forside.png"


@dataclass(frozen=True, slots=True)
class Post:
    """One page, ready to be shared."""

    address: str
    name: str
    """Names its files: `muligheder-albertslund-2026-1`."""
    words: Words
    caption: str

    @property
    def link_picture(self) -> str:
        """Path on the site of the picture that links show (Open Graph)."""
        return picture_path(self.address)


def picture_path(address: str) -> str:
    """Where the share picture of a page lies; the front page has that of the site."""
    return f"{FOLDER}/{_name(address) or 'forside'}.png"


def _name(address: str) -> str:
    return address.strip("/").replace("/", "-")


def posts(pages: Iterable[Page], site: Site) -> Iterator[Post]:
    """A post for each page of a vacancy, an event, an episode and an article, by address."""
    for page in sorted(pages, key=lambda page: page.address):
        if page.meta["kind"] in SHARED and page.address:
            words = words_of(page.meta, site)
            yield Post(page.address, _name(page.address), words, caption(page, site))


def words_of(meta: Mapping[str, Any], site: Site) -> Words:
    """What the picture of a page says."""
    return Words(
        tag=BY_KEY[meta["kind"]].label,
        title=meta["title"],
        line=_line(meta),
        sender=site.name,
        example=meta["example"],
    )


def caption(page: Page, site: Site) -> str:
    """The text beside a picture: title, line, summary and where to read on."""
    meta = page.meta
    first = [EXAMPLE_NOTE] if meta["example"] else []
    told = [meta["head_title"], _line(meta), meta["description"]]
    address = f"Læs mere: {site.absolute(page.address)}"
    return "\n\n".join(part for part in (*first, *told, address) if part) + "\n"


def picture_files(post: Post, site: Site, cache: PictureCache) -> Iterator[OutputFile]:
    """The picture that the page itself points at."""
    yield OutputFile(post.link_picture, picture(post.words, LINK, site, cache))


def office_files(post: Post, site: Site, cache: PictureCache) -> Iterator[OutputFile]:
    """For the office to upload and paste: both pictures and the caption, side by side."""
    for shape in (LINK, INSTAGRAM):
        made = picture(post.words, shape, site, cache)
        yield OutputFile(f"{POSTS}/{post.name}/{shape.name}.png", made)
    yield OutputFile(f"{POSTS}/{post.name}/tekst.txt", post.caption.encode())


def site_picture(site: Site, cache: PictureCache) -> OutputFile:
    """The picture of the front page and of all pages without one of their own."""
    words = Words("", site.description, "", site.name, example=False)
    return OutputFile(SITE_PICTURE, picture(words, LINK, site, cache))


def picture(words: Words, shape: Shape, site: Site, cache: PictureCache) -> bytes:
    """A share picture in the site's colours, kept between builds."""
    colours = site.brand.colours.light
    key = repr((words, shape, colours)).encode()
    return cache.get(key, lambda: share_picture(words, shape, colours))


def _line(meta: Mapping[str, Any]) -> str:
    """Deadline, time or length, in the words of the page."""
    if meta["kind"] == "vacancy":
        line = str(meta.get("status", ""))
    else:
        facts = {fact["label"]: fact["value"] for fact in meta.get("facts", ())}
        wanted = {"event": "Hvornår", "episode": "Varighed"}.get(meta["kind"], "")
        line = str(facts.get(wanted, "") or meta.get("reading_time", ""))
    line = line.replace("kl. ", "kl.\u00a0")
    return line[:1].upper() + line[1:]
