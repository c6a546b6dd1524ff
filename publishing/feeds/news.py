"""The items of the feeds: which records, in which order, with which content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from publishing import addresses
from publishing.feeds.bodies import body_of
from publishing.feeds.values import Attachment, Channel, Item, guid_of
from publishing.sharing import SHARED, SITE_PICTURE, picture_path
from publishing.site import Site
from publishing.traced import traces
from records.clock import COPENHAGEN, Clock
from records.codes.programme import EpisodeStatus
from records.facts.changes import first_out, last_touched
from records.facts.designations import Standing, standing_of
from records.facts.examples import EXAMPLE_NOTE, with_example_prefix
from records.facts.families import listed_of
from records.facts.status import State, is_open, lasting_text, state_of
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Content
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.newsletter import Issue
from records.model.registry import BY_MODEL, address_of, lasting_id, models_of
from records.model.told import Told
from records.model.vacancy import Vacancy

NEWS_LIMIT = 50
"""The most items that a news feed holds."""

EVERY = "every"
"""The mark of each vacancy; see `FeedFilter.marks`."""


def _no_sound(_episode: Episode) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Media:
    """What news show and play beside their words, as those know it who make it."""

    sound_of: Callable[[Episode], Attachment | None] = _no_sound
    """The sound of an episode; the podcast knows how it is measured."""
    picture_of: Callable[[str], str] = picture_path
    """The path of the picture of the page at an address; the pages know which have their own."""


WORDS_ALONE = Media()


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """A feed of some of the open vacancies."""

    title: str
    """`Bornholm`; empty for all."""
    home: str
    """The address of the page that shows the same, canonical."""
    address: str
    """The address of the feed, canonical."""
    marks: frozenset[str]
    """It holds the vacancies that have one of these: of a group, an area, an audience."""
    lasting: str = ""
    """The first address that it had, where that was another one: Atom knows it by that."""


ALL_VACANCIES = FeedFilter("", addresses.OVERVIEW, addresses.VACANCIES_RSS, frozenset({EVERY}))


# --- news -------------------------------------------------------------------------------------


def news_items(
    library: Library,
    site: Site,
    clock: Clock,
    limit: int = NEWS_LIMIT,
    media: Media = WORDS_ALONE,
) -> tuple[Item, ...]:
    """Articles, vacancies, episodes, stories, films, issues and designations, newest first.

    Those of one moment stand by id and kind.
    """
    return _items(_news(library, clock), library, site, clock, media, limit)


def story_items(
    library: Library, site: Site, clock: Clock, media: Media = WORDS_ALONE
) -> tuple[Item, ...]:
    """Stories and films with a consent that holds, newest first; one that ended is in no feed."""
    return _items(listed_of(library, Told, clock), library, site, clock, media, NEWS_LIMIT)


def _items(
    records: Iterable[Content],
    library: Library,
    site: Site,
    clock: Clock,
    media: Media,
    limit: int,
) -> tuple[Item, ...]:
    by_id = sorted(records, key=lambda record: (record.id, _kind(record)))
    dated = [(first_out(record, library.memory, clock), record) for record in by_id]
    newest = sorted(dated, key=lambda news: news[0], reverse=True)[:limit]
    items = ((record, _item(record, out, library, site, clock)) for out, record in newest)
    return tuple(_with_media(item, record, media, site) for record, item in items)


def news_records(library: Library) -> Iterator[Content]:
    """Every record that the news feed may hold at one moment or another."""
    models: tuple[type[Content], ...] = (
        Article, Vacancy, Episode, *models_of(Told), Issue, Designation,
    )  # fmt: skip
    for model in models:
        yield from library.all(model)


def _news(library: Library, clock: Clock) -> Iterator[Content]:
    for article in listed(library, Article, clock):
        if not article.is_section_front and not article.is_foreign:
            yield article
    for vacancy in listed(library, Vacancy, clock):
        if state_of(vacancy, clock) in (State.OPEN, State.COMING):
            yield vacancy
    for episode in listed(library, Episode, clock):
        day = episode.released
        if episode.status is EpisodeStatus.UDGIVET and day and day <= clock.today:
            yield episode
    yield from listed_of(library, Told, clock)
    yield from listed(library, Issue, clock)
    found = listed(library, Designation, clock)
    yield from (each for each in found if standing_of(each, clock) is not Standing.ENDED)


# --- vacancies --------------------------------------------------------------------------------


def items_by_vacancy(
    library: Library, site: Site, clock: Clock
) -> tuple[tuple[Vacancy, Item], ...]:
    """The open vacancies with their items, soonest deadline first, rolling ones last.

    Feeds of a group, an area or an audience filter them by vacancy.
    """
    shown = [v for v in listed(library, Vacancy, clock) if is_open(v, clock)]
    far = datetime.max.replace(tzinfo=COPENHAGEN)
    shown.sort(key=lambda vacancy: (vacancy.closes or far, vacancy.id))
    memory = library.memory
    return tuple((v, _item(v, first_out(v, memory, clock), library, site, clock)) for v in shown)


# --- items ------------------------------------------------------------------------------------


def _item(record: Content, out: datetime, library: Library, site: Site, clock: Clock) -> Item:
    vacancy = record if isinstance(record, Vacancy) else None
    touched = last_touched(record, library.memory, clock)
    return Item(
        guid=guid_of(site.brand.namespace, _kind(record), lasting_id(record)),
        kind=_kind(record),
        url=site.absolute(address_of(record) or ""),
        title=with_example_prefix(record.title, example=record.example),
        summary=_summary(record, clock),
        html=_html(record, library, site, clock),
        published=out.astimezone(COPENHAGEN),
        modified=touched.astimezone(COPENHAGEN) if touched > out else None,
        tags=tuple(topic.label for topic in record.topics),
        example=record.example,
        deadline=vacancy.closes if vacancy else None,
        image=site.absolute(picture_path(address_of(record) or "")),
    )


def _html(record: Content, library: Library, site: Site, clock: Clock) -> str:
    if not isinstance(record, Vacancy):
        return body_of(record, library, site, clock)

    def made(told: Library) -> str:
        return body_of(record, told, site, clock)

    return traces(library, clock).get("feed", record, made, library.hash_of(site))


def _with_media(item: Item, record: Content, media: Media, site: Site) -> Item:
    """The item with its picture; that of an episode with its sound and those who said yes."""
    address = address_of(record)
    own = media.picture_of(address) if address and _kind(record) in SHARED else SITE_PICTURE
    shown = replace(item, image=site.absolute(own))
    if not isinstance(record, Episode):
        return shown
    names = (person.name for person in record.people if person.name and person.consent)
    return replace(shown, sound=media.sound_of(record), authors=tuple(dict.fromkeys(names)))


def _summary(record: Content, clock: Clock) -> str:
    sentences = [record.summary]
    if isinstance(record, Vacancy):
        sentences.append(f"{lasting_text(record, clock)}.")
    if record.example:
        sentences.append(EXAMPLE_NOTE)
    return " ".join(sentences)


def _kind(record: Content) -> str:
    return BY_MODEL[type(record)].key


# --- channels ---------------------------------------------------------------------------------


def news_channel(
    library: Library, site: Site, address: str, changed: datetime | None = None
) -> Channel:
    """The channel of the news feed at `address` (canonical, e.g. `feed.xml`)."""
    return Channel(
        id=_feed_id(address, site),
        title=f"Nyt fra {site.name}",
        description=_described("Nye artikler, muligheder og podcastepisoder.", library),
        home=site.url,
        feed_url=site.absolute(address),
        author=site.name,
        changed=changed,
        language=site.language,
    )


def story_channel(
    library: Library, site: Site, address: str, changed: datetime | None = None
) -> Channel:
    """The channel of the feed of stories at `address` (canonical, e.g. `historier.xml`)."""
    return Channel(
        id=_feed_id(address, site),
        title=f"Historier fra {site.name}",
        description=_described("Læger og personale fortæller om hverdagen i praksis.", library),
        home=site.absolute(addresses.STORIES),
        feed_url=site.absolute(address),
        author=site.name,
        changed=changed,
        language=site.language,
    )


def vacancy_channel(
    library: Library,
    site: Site,
    narrowing: FeedFilter = ALL_VACANCIES,
    changed: datetime | None = None,
    address: str = "",
) -> Channel:
    """The channel of a feed of open vacancies, at its filter's address or at another one."""
    words = "Muligheder, du kan søge nu. Den nærmeste frist står først."
    title = "Åbne muligheder"
    if narrowing.title:
        title, words = f"{narrowing.title} – åbne muligheder", f"{narrowing.title}. {words}"
    return Channel(
        id=_feed_id(narrowing.lasting or narrowing.address, site),
        title=f"{title} fra {site.name}",
        description=_described(words, library),
        home=site.absolute(narrowing.home),
        feed_url=site.absolute(address or narrowing.address),
        author=site.name,
        changed=changed,
        language=site.language,
    )


def _feed_id(address: str, site: Site) -> str:
    """One id for a feed in all its forms: `urn:min-almen-praksis:feed:feeds/omraader/bornholm`."""
    return guid_of(site.brand.namespace, "feed", address.rpartition(".")[0])


def _described(words: str, library: Library) -> str:
    return f"{words} Siden viser eksempeldata." if library.has_examples else words
