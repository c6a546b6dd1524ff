"""The steps that look at every page, or at the site as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from podcast.identity.remembered import known_lock
from podcast.outputs import feed_view
from podcast.redirects import of_podcast
from podcast.selection import the_show
from publishing.appearance.colours import with_colours
from publishing.appearance.icons import icons, manifest
from publishing.contact import with_contacts
from publishing.explained import explained
from publishing.hearing import with_episodes
from publishing.hosting.ended_files import ended_files, moved_subscriptions
from publishing.hosting.fingerprints import ENDINGS, fingerprinted, marked_names
from publishing.hosting.moved_pages import ended_texts, moved_files
from publishing.hosting.redirect_rules import plain_table
from publishing.hosting.redirects import Redirects, redirects
from publishing.hosting.rules import Addresses
from publishing.hosting.servers import site_files
from publishing.hosting.well_known import robots_txt, security_txt
from publishing.output import OutputFile
from publishing.page import Page, plain_value, told_apart
from publishing.pages.design.page import design_page, design_scenes
from publishing.pages.design.style import SHEET, design_css
from publishing.pages.gone import gone_pages
from publishing.scenes.choice import LOST, picture_scene, scene_of
from publishing.scenes.compose import Scene, files_of, scene_in
from publishing.scenes.files import look_of, scene_outputs
from publishing.search.documents import documents, titles
from publishing.search.index import search_files
from publishing.search.register import register_page
from publishing.sharing import SITE_PICTURE, Desk, picture_files, posts, site_picture
from publishing.structured_data.pages import with_structured_data
from records.clock import COPENHAGEN
from records.facts.changes import last_touched
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.registry import address_of
from records.model.vacancy import Vacancy
from site_plugins.origins import media_origins
from site_plugins.state import Enriched, Made, State

STYLE = "assets/site.css"
"""In the theme without the brand's colours, on the site with them."""


def appearance(state: State) -> Iterator[OutputFile]:
    """The brand where the theme leaves room for it: icons, web app manifest."""
    yield from icons(state.site, state.pictures)
    yield manifest(state.site)


def former_addresses(state: State) -> Iterator[Made]:
    """What moved leads on, what was removed says so, and what was followed still answers."""
    library, site, clock = state.library, state.site, state.clock
    known = of_podcast(known_lock(library), library)
    followed = dict(moved_subscriptions(library))
    more = Redirects({**known.moved, **followed}, known.gone)
    table = redirects(library, state.pages, state.files, more)
    yield table
    yield from moved_files(table, state.files, site)
    yield from gone_pages(table, state.pages, library, clock)
    standing, there = {*state.files, *table.moved}, {*state.pages, *table.gone}
    yield from ended_files(library.memory, standing, site, clock)
    yield from ended_texts(library.memory, standing, there, site)


def assets(state: State) -> Iterator[OutputFile]:
    """Style, script and fonts, each named after its content, and the feed's view that uses them."""
    files = {
        file.relative_to(state.theme).as_posix(): file.read_bytes()
        for file in (state.theme / "assets").rglob("*")
        if file.suffix in ENDINGS
    }
    colours = state.site.brand.colours
    sheets = [files[f"assets/{name}.css"].decode() for name in ("site", "list", "podcast", "saved")]
    bar = (Path(__file__).parents[1] / "preview/preview.css").read_text(encoding="utf-8")
    files[SHEET] = (design_css(files[SHEET].decode(), colours, sheets) + bar).encode()
    files[STYLE] = with_colours(files[STYLE].decode(), colours).encode()
    made = list(fingerprinted(files))
    yield from made
    if the_show(state.library):
        yield feed_view(marked_names(file.path for file in made))


def scenes(state: State) -> Iterator[OutputFile | Enriched]:
    """The drawings of records: in the head of their page where there is no photograph."""
    drawn = dict.fromkeys(_told_by_pages(state))
    for shelf in state.library.records.values():
        for record in shelf.values():
            page = state.pages.get(address_of(record) or "")
            scene = _scene_of_page(record, state.library) if page else None
            if page and scene:
                drawn[scene] = None
                files = plain_value(files_of(scene))
                yield Enriched(replace(page, meta={**page.meta, "scene": files}))
    look = look_of(state.site.brand, state.library.project)
    for scene in drawn:
        yield from scene_outputs(scene, look)


def _scene_of_page(record: Record, library: Library) -> Scene | None:
    """An opening shows its place; an episode has its cover."""
    of = picture_scene if isinstance(record, Vacancy) else scene_of
    return of(record, library)


def _told_by_pages(state: State) -> Iterator[Scene]:
    """What pages show besides a record's own: in their head, elsewhere, and beside an adviser."""
    yield LOST
    for page in state.pages.values():
        adviser = page.meta.get("talk") or page.meta.get("person") or {}
        for files in (page.meta.get("scene"), page.meta.get("art"), adviser.get("scene")):
            if files:
                yield scene_in(files["light"])


def last_changes(state: State) -> Iterator[Enriched]:
    """When each record last changed as it went out, for the sitemap and search engines."""
    library, memory = state.library, state.library.memory
    if memory.released is None:
        return
    for shelf in library.records.values():
        for record in shelf.values():
            page = state.pages.get(address_of(record) or "")
            if isinstance(record, Content) and page:
                touched = last_touched(record, memory, state.clock).astimezone(COPENHAGEN)
                meta = {**page.meta, "changed": touched.date().isoformat()}
                yield Enriched(replace(page, meta=meta))


def descriptions(state: State) -> Iterator[Enriched]:
    """Pages that are described in the same words get their title before these."""
    said = Counter(page.meta["description"] for page in state.pages.values())
    for page in state.pages.values():
        if said[page.meta["description"]] > 1:
            yield Enriched(told_apart(page))


def hearing(state: State) -> Iterator[Enriched]:
    """The episodes that belong to each page."""
    yield from map(Enriched, with_episodes(state.pages.values(), state.library, state.clock))


def contacts(state: State) -> Iterator[Enriched]:
    """Whom to talk to on each page, and mails that say where they come from."""
    yield from map(Enriched, with_contacts(state.pages.values(), state.library, state.site))


def structured_data(state: State) -> Iterator[Enriched]:
    """What each page says to search engines (schema.org)."""
    for page in state.pages.values():
        yield Enriched(with_structured_data(page, state.library, state.site, state.clock))


def share(state: State) -> Iterator[OutputFile | Enriched]:
    """The pictures that links to pages show, and in each page which is its own.

    Those with the same drawing come one after the other: to draw it costs more than all else of a
    picture, and whoever makes them has it at hand then.
    """
    look = look_of(state.site.brand, state.library.project)
    desk = Desk(look, state.pictures, state.library.kept)
    yield site_picture(state.site, desk)
    own = {}
    told = posts(state.pages.values(), state.site, state.library)
    for post in sorted(told, key=lambda post: repr(post.picture)):
        yield from picture_files(post, desk)
        own[post.address] = post.link_picture
    for page in state.pages.values():
        image = own.get(page.address, SITE_PICTURE)
        yield Enriched(replace(page, meta={**page.meta, "share_image": image}))


def hosting(state: State) -> Iterator[OutputFile]:
    """What web servers, robots and finders of faults read."""
    yield from site_files(server_addresses(state), state.site)
    yield from security_txt(state.site, state.clock)
    yield robots_txt(state.site)


def server_addresses(state: State) -> Addresses:
    """All that web servers have rules for."""
    plain = Addresses.of(state.pages.values(), state.site.url, state.form_headers, state.files)
    return replace(
        plain,
        table=plain_table(state.redirects),
        forms=state.mail.form_origin,
        sounds=media_origins(state.library, state.clock),
    )


def style_guide(state: State) -> Iterator[Page]:
    """The page of the look."""
    css = (state.theme / STYLE).read_text(encoding="utf-8")
    yield design_page(css, state.site.brand.colours)


def style_guide_scenes(state: State) -> Iterator[OutputFile]:
    """The drawings that only the page of the look shows."""
    look = look_of(state.site.brand, state.library.project)
    yield from design_scenes(look, state.files)


def search_page(state: State) -> Iterator[Page]:
    """The page that a search has as its address."""
    found = titles(state.pages.values(), state.library, state.clock)
    yield register_page(found, state.site)


def search_index(state: State) -> Iterator[OutputFile]:
    """What every page is found by."""
    library, clock = state.library, state.clock
    found = documents(state.pages.values(), library, clock)
    yield from search_files(found, library, clock)


def explained_words(state: State) -> Iterator[Enriched]:
    """Texts that lead to the glossary where they first use one of its words."""
    for page in state.pages.values():
        found = explained(page, state.library, state.clock)
        if found is not page:
            yield Enriched(found)
