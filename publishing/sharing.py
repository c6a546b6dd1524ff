"""What the office shares of a page: two pictures and a caption.

Networks keep pictures and words for weeks. So they hold only what is as true on a later day: dates,
and never how long there is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from publishing.images.cache import PictureCache
from publishing.images.drawn import drawn_by
from publishing.images.photo import Photo, photo_of
from publishing.images.share import INSTAGRAM, LINK, Shape, Words, share_picture
from publishing.images.tones import DoorTones, ShareTones
from publishing.output import OutputFile
from publishing.page import Page
from publishing.scenes.choice import picture_scene
from publishing.scenes.compose import Look, Scene, art_of
from publishing.scenes.files import drawn_of
from publishing.site import Site
from records.facts.examples import EXAMPLE_NOTE
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.registry import BY_KEY, address_of
from records.source.kept_values import KeptValues

SHARED = ("vacancy", "event", "episode", "article", "story", "film")
"""The kinds with share pictures of their own; other pages use the picture of the site."""
FOLDER = "assets/deling"
"""The folder of the pictures on the site."""
SITE_PICTURE = f"{FOLDER}/forside.png"


@dataclass(frozen=True, slots=True)
class Post:
    """A page that can be shared."""

    address: str
    name: str
    """The name of its files: `muligheder-albertslund-2026-1`."""
    words: Words
    caption: str
    picture: Scene | Photo | None = None
    """What is in it: a photograph of the page, else its drawing."""

    @property
    def link_picture(self) -> str:
        """The path of the picture for links (Open Graph)."""
        return picture_path(self.address)


@dataclass(frozen=True, slots=True)
class Desk:
    """What share pictures are drawn with, and where those of earlier builds lie."""

    look: Look
    cache: PictureCache
    kept: KeptValues = field(default_factory=KeptValues)
    """What the drawings were, for who asks in every build."""


def picture_path(address: str) -> str:
    """The path of the share picture of a page; the front page uses that of the site."""
    return f"{FOLDER}/{_name(address) or 'forside'}.png"


def pictures_of(pages: Iterable[Page]) -> Callable[[str], str]:
    """The path of the picture for the page at an address: its own, or that of the site."""
    own = frozenset(page.address for page in pages if _has_own(page))
    return lambda address: picture_path(address) if address in own else SITE_PICTURE


def _has_own(page: Page) -> bool:
    return page.meta["kind"] in SHARED and bool(page.address)


def _name(address: str) -> str:
    return address.strip("/").replace("/", "-")


def posts(pages: Iterable[Page], site: Site, library: Library) -> Iterator[Post]:
    """A post for each page of a kind that is shared, sorted by address."""
    shelves = (library.records.get(kind, {}) for kind in SHARED)
    records = {address_of(each): each for shelf in shelves for each in shelf.values()}
    for page in sorted(pages, key=lambda page: page.address):
        if _has_own(page):
            words = words_of(page.meta, site)
            shown = _shown(records.get(page.address), library)
            yield Post(page.address, _name(page.address), words, caption(page, site), shown)


def _shown(record: Record | None, library: Library) -> Scene | Photo | None:
    image = record.image if isinstance(record, Content) else None
    photo = photo_of(image, library) if image else None
    return photo or (picture_scene(record, library) if record else None)


def words_of(meta: Mapping[str, Any], site: Site) -> Words:
    """The text in the picture of a page."""
    return Words(
        tag=BY_KEY[meta["kind"]].reader_label,
        title=meta["shown_title"],
        line=_line(meta),
        sender=site.name,
        example=meta["example"],
    )


def caption(page: Page, site: Site) -> str:
    """The text of a post: title, line, summary and link."""
    meta = page.meta
    first = [EXAMPLE_NOTE] if meta["example"] else []
    paragraphs = [meta["head_title"], _line(meta), meta["description"]]
    address = f"Læs mere: {site.absolute(page.address)}"
    return "\n\n".join(part for part in (*first, *paragraphs, address) if part) + "\n"


def picture_files(post: Post, desk: Desk) -> Iterator[OutputFile]:
    """The picture for links to the page."""
    yield _drawn_file(post.link_picture, post.words, LINK, desk, post.picture)


def office_files(post: Post, desk: Desk) -> Iterator[OutputFile]:
    """Both pictures and the caption, for the office to post; below the folder of all posts."""
    for shape in (LINK, INSTAGRAM):
        path = f"{post.name}/{shape.name}.png"
        yield _drawn_file(path, post.words, shape, desk, post.picture)
    yield OutputFile(f"{post.name}/tekst.txt", post.caption.encode())


def site_picture(site: Site, desk: Desk) -> OutputFile:
    """The picture of the front page, and of all pages without one of their own."""
    words = Words("", site.description, "", site.name, example=False)
    return _drawn_file(SITE_PICTURE, words, LINK, desk)


def _drawn_file(
    path: str, words: Words, shape: Shape, desk: Desk, shown: Scene | Photo | None = None
) -> OutputFile:
    """A share picture in the look of the site; the cache keeps it between builds.

    It is known by what is in it, so that another colour of the brand draws none anew that has it
    nowhere.
    """
    look, light = desk.look, desk.look.schemes.light
    tones = ShareTones.of(light)
    seen = drawn_of(shown, look, desk.kept) if isinstance(shown, Scene) else shown
    made_of = (words, shape, tones, seen or DoorTones.of(light), drawn_by())
    make = partial(_picture, words, shape, look, shown)
    return desk.cache.file(path, repr(made_of).encode(), make)


def _picture(words: Words, shape: Shape, look: Look, shown: Scene | Photo | None) -> bytes:
    art = art_of(shown, look) if isinstance(shown, Scene) else shown
    light = look.schemes.light
    return share_picture(words, shape, ShareTones.of(light), art or DoorTones.of(light))


def _line(meta: Mapping[str, Any]) -> str:
    """Deadline, time or length."""
    if meta["kind"] == "vacancy":
        line = str(meta.get("dated", ""))
    else:
        facts = {fact["label"]: fact["value"] for fact in meta.get("facts", ())}
        wanted = {"event": "Hvornår", "episode": "Varighed", "film": "Varighed"}.get(
            meta["kind"], ""
        )
        line = str(facts.get(wanted, "") or meta.get("reading_time", ""))
    line = line.replace("kl. ", "kl.\u00a0")
    return line[:1].upper() + line[1:]
