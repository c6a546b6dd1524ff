"""The steps that make pages of records, and what lies beside them for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from newsletter.heads import head_files
from newsletter.pages import newsletter_pages
from podcast.audio.sounds import Sounds
from podcast.feed.items import sound_in_news
from podcast.outputs import podcast_files
from podcast.pages.pages import podcast_pages
from podcast.pages.people import portrait_files
from podcast.pages.quotation_cards import quotation_cards
from podcast.site_address import SiteAddressError
from publishing.feeds.news import Media
from publishing.files import files_beside_pages
from publishing.output import OutputFile
from publishing.page import Page
from publishing.pages.about.handbook import handbook_pages, handbook_pictures
from publishing.pages.about.handbook_search import handbook_index
from publishing.pages.about.statement import statement_page
from publishing.pages.all_pages import text_pages
from publishing.pages.learning.events import event_pages
from publishing.pages.vacancies.exchanges import exchange_pages
from publishing.pages.vacancies.premises import premises_pages
from publishing.pages.vacancies.vacancies import vacancy_pages
from publishing.pages.vacancies.wishes import wish_pages
from publishing.settings_file import place_in_settings
from publishing.sharing import pictures_of
from records.source.diagnostics import SourceError, diagnostic
from site_plugins.state import Made, State, StepError


def vacancies(state: State) -> Iterator[Page]:
    """Openings with their lists, the premises for them, and what doctors seek."""
    yield from vacancy_pages(state.library, state.clock)
    yield from premises_pages(state.library, state.clock)
    yield from wish_pages(state.library, state.clock)
    yield from exchange_pages(state.library, state.clock)


def events(state: State) -> Iterator[Page]:
    """Events and their series."""
    yield from event_pages(state.library, state.clock)


def texts(state: State) -> Iterator[Page]:
    """The front page, articles, audiences, areas, guides, offers, and the legal statement."""
    yield from text_pages(state.library, state.clock, state.site.brand)
    yield statement_page(state.site)


def handbook(state: State) -> Iterator[Page | OutputFile]:
    """The editors' guide: a page for each chapter in `docs/` beside `mkdocs.yml`."""
    docs = state.library.project.root / "docs"
    try:
        chapters = tuple(handbook_pages(docs))
        yield from chain(chapters, handbook_pictures(docs))
    except SourceError as error:
        raise StepError(str(error), *error.diagnostics) from None
    if chapters:
        yield handbook_index(chapters)


def podcast(state: State) -> Iterator[Page | OutputFile]:
    """Episodes, their feed and transcripts. Sound is measured once, and again when it changes."""
    library, site, clock = state.library, state.site, state.clock
    sounds = Sounds.kept(library.project.root)
    yield from podcast_pages(library, site, clock, sounds)
    yield from quotation_cards(library, site, clock, state.pictures)
    yield from portrait_files(library, clock, state.pictures)
    try:
        yield from podcast_files(library, site, clock, sounds, state.podcast.page_size)
    except SiteAddressError as error:
        at = place_in_settings(library.project.root, "site_url")
        written = site.url.strip("/")
        found = (
            diagnostic("site-address-not-https", at, url=site.url)
            if written
            else diagnostic("site-address-missing", at)
        )
        raise StepError(str(error), found) from None
    sounds.keep()


def newsletters(state: State) -> Iterator[Made]:
    """The archive, a page for each issue and each of its editions, and what mails show."""
    yield from newsletter_pages(state.library, state.clock, state.mail)
    yield from head_files(state.library, state.site, state.clock, state.pictures)


def feeds_and_calendars(state: State) -> Iterator[OutputFile]:
    """What programs read: feeds, open data and calendars."""
    sounds = Sounds.kept(state.library.project.root)
    sound_of = partial(sound_in_news, state.library, state.site, sounds)
    media = Media(sound_of, pictures_of(state.pages.values()))
    yield from files_beside_pages(state.library, state.site, state.clock, media)
    sounds.keep()


def guests(state: State) -> Iterator[Made]:
    """What the plugins beside the publisher add: the form, the preview."""
    for step in state.guests:
        yield from step(state)
