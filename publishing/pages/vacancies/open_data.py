"""`/om/aabne-data/`: the documentation of feeds, calendars and data files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape

from publishing import addresses
from publishing.blocks import Link
from publishing.calendars.event_calendars import calendar_filters, filled_calendars
from publishing.feeds.filters import feed_filters
from publishing.markdown import headings
from publishing.opendata.fields import FIELDS
from publishing.opendata.records import DATASETS, shown
from publishing.opendata.shape import DataField, Shape
from publishing.opendata.terms import EXAMPLES, OFFICIAL, TERMS
from publishing.page import Head, Page, make_page
from records.clock import Clock
from records.codes.vacancy import VacancyGroup
from records.danish.sorting import danish_key
from records.facts.councils import councils_at
from records.facts.regions import areas_at
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.designation import Designation
from records.model.offer import Offer
from records.model.people import Audience
from records.model.practice_profile import PracticeProfile
from records.model.term import Term

TITLE = "Feeds og åbne data"
LEAD = (
    "Her er alle feeds, kalendere og datafiler. De kommer fra de samme oplysninger som siderne, "
    "så der står det samme alle steder."
)
_FEEDS = (
    ("Alt nyt: artikler, muligheder og episoder (RSS)", addresses.NEWS_RSS),
    ("Alt nyt (Atom)", addresses.NEWS_ATOM),
    ("Alt nyt (JSON Feed)", addresses.NEWS_JSON),
    ("Alle åbne muligheder (RSS)", addresses.VACANCIES_RSS),
    ("Alle åbne muligheder (Atom)", addresses.VACANCIES_ATOM),
    ("Alle åbne muligheder (JSON Feed)", addresses.VACANCIES_JSON_FEED),
    ("Historier og film (RSS)", addresses.STORIES_RSS),
    ("Historier og film (Atom)", addresses.as_atom(addresses.STORIES_RSS)),
    ("Historier og film (JSON Feed)", addresses.STORIES_JSON),
    ("Podcasten (RSS)", addresses.PODCAST_RSS),
)
_CALENDARS = (
    ("Alle ansøgningsfrister", addresses.DEADLINES_CALENDAR),
    ("Alle arrangementer", addresses.EVENTS_CALENDAR),
)
_FILES = (
    ("Alle opslag på siden", addresses.VACANCIES_JSON),
    ("Det samme til regneark", addresses.VACANCIES_CSV),
    ("Hvilke felter der er, og hvad de kan være", addresses.VACANCIES_SCHEMA),
    ("Tallene fra siden Status på kapaciteterne", addresses.STATUS_JSON),
)
_OFFERS = (
    ("Tilbud og tilskud", addresses.OFFERS_JSON),
    ("Læger, der søger: tal alene", addresses.WISHES_JSON),
    ("Dage, der er eller mangler: tal alene", addresses.EXCHANGES_JSON),
    ("Felterne i tilbud", addresses.OFFERS_SCHEMA),
)
_DESIGNATIONS = (
    ("Områder, der er eller har været udpeget som lægedækningstruede",
     addresses.DESIGNATIONS_JSON),
    ("Felterne i udpegninger", addresses.DESIGNATIONS_SCHEMA),
)  # fmt: skip
_PRACTICE_FORMS = (
    ("Praksisformer side om side", addresses.PRACTICE_FORMS_JSON),
    ("Felterne i praksisformer", addresses.PRACTICE_FORMS_SCHEMA),
)
_GLOSSARY = ("Ordene fra ordbogen", addresses.GLOSSARY_JSON)
_READING = (
    "JSON-filen er i UTF-8. Et tomt felt er <code>null</code>.",
    (
        "CSV-filen er i UTF-8 med BOM og har komma mellem felterne. Et tomt felt har ingen værdi. "
        "Flere værdier i samme felt står med <code>|</code> imellem."
    ),
    "Åbn CSV-filen i Excel med <strong>Data → Fra tekst/CSV</strong>. Så bliver æ, ø og å rigtige.",
    (
        "Begynder en tekst i CSV-filen med =, +, - eller @, står der en apostrof foran. Den "
        "hindrer, at et regneark regner på teksten."
    ),
    (
        "Fristen står to gange: <code>deadline</code> er til programmer, og "
        "<code>deadline_text</code> er præcis den tekst, siden viser."
    ),
    "Et <code>id</code> ændres aldrig. Nye felter kan komme til, så læs felterne ved navn.",
)
_ENTRIES = (
    "Hver åben frist har også sin egen kalenderfil. Du finder den på opslagets side.",
    (
        "Når et opslag bliver ændret, fx fordi fristen flytter, stiger nummeret "
        "<code>SEQUENCE</code>, og din kalender retter sig selv."
    ),
    (
        "Et opslag, der bliver trukket tilbage, får <code>STATUS:CANCELLED</code>, indtil "
        "fristen er gået."
    ),
)


def open_data_page(library: Library, clock: Clock) -> Page:
    """The documentation, generated from the same definitions as the files."""
    body = "\n".join(_body(library, clock))
    toc = tuple({"id": anchor, "text": text} for anchor, text in headings(body))
    head = Head(
        template="article.html",
        kind="open_data",
        section="om",
        address=addresses.OPEN_DATA,
        title=TITLE,
        description=LEAD,
        breadcrumb=(Link("Om os", "om/"),),
    )
    return make_page(head, {"lead": LEAD, "toc": toc}, body)


def _body(library: Library, clock: Clock) -> Iterator[str]:
    yield _heading("filer", "Hvilke filer er der?")
    files = [*_FILES]
    files += [_GLOSSARY] if listed(library, Term, clock) else []
    files += _OFFERS if listed(library, Offer, clock) else ()
    files += _DESIGNATIONS if listed(library, Designation, clock) else ()
    files += _PRACTICE_FORMS if listed(library, PracticeProfile, clock) else ()
    yield _list(f"{_link(address, address)}: {text}" for text, address in files)
    yield from _kinds(library, clock)
    yield _list(_READING)
    yield _heading("feeds", "Hvilke feeds er der?")
    yield "<p>Et feed er en liste, som et program henter nyt fra. Kopiér adressen, og sæt den ind "
    yield "i dit program. Du skal ikke tilmelde dig.</p>"
    yield _list(_link(address, text) for text, address in _FEEDS)
    yield from _filtered_feeds(library, clock)
    yield from _calendars(library, clock)
    yield _heading("felter", "Hvad betyder felterne?")
    yield f"<p>Hvert opslag i <code>{addresses.VACANCIES_JSON}</code> har disse felter. De har "
    yield "samme navne og rækkefølge i CSV-filen.</p>"
    yield _list(map(_field_entry, FIELDS))
    yield _heading("vilkaar", "Hvad må du bruge dem til?")
    yield f"<p><strong>{TERMS}</strong> {_link(addresses.CONTACT, 'Find en rådgiver')}.</p>"
    yield _list((OFFICIAL, EXAMPLES) if library.has_examples else (OFFICIAL,))


def _kinds(library: Library, clock: Clock) -> Iterator[str]:
    """A file for each other kind that has something, with its schema."""
    filled = [each for each in DATASETS if shown(each, library, clock)]
    if filled:
        yield '<h3 id="filer-slags">Én fil for hver slags</h3>'
        yield "<p>Lange tekster er ikke med. De står på siden, som <code>url</code> peger på. "
        yield "Felterne står i skemaet ved hver fil.</p>"
        yield _list(
            f"{_link(each.path, each.path)}: {each.about} {_link(each.schema_path, 'Skema')}"
            for each in filled
        )
    yield f"<p>{_link(addresses.CATALOG, addresses.CATALOG)} beskriver alle filerne efter "
    yield "DCAT-AP-DK. Andre sider må hente filerne direkte (CORS).</p>"


def _filtered_feeds(library: Library, clock: Clock) -> Iterator[str]:
    """The feeds of groups, audiences, councils and areas, each under its heading."""
    found = {feed.address: feed.title for feed in feed_filters(library, clock)}
    areas, councils = areas_at(library, clock), councils_at(library, clock)
    audiences = [addresses.audience_feed(audience.code) for audience in library.all(Audience)]
    sections = (
        ("feeds-grupper", "Grupper", map(addresses.group_feed, VacancyGroup)),
        ("feeds-maalgrupper", "Målgrupper", audiences),
        ("feeds-sundhedsraad", "Sundhedsråd", [*map(addresses.council_feed, councils)]),
        ("feeds-kommuner", "Kommuner", _feeds_of(a for a in areas if not a.is_district)),
        ("feeds-bydele", "Bydele i København", _feeds_of(a for a in areas if a.is_district)),
    )
    shown: list[str] = []
    for anchor, title, feeds in sections:
        here = list(feeds)
        shown += here
        if here:
            yield f'<h3 id="{anchor}">{title}</h3>'
            yield f"<p>{', '.join(_link(address, found[address]) for address in here)}</p>"
    if shown:
        also = (_link(addresses.as_atom(feed), f"{found[feed]} (Atom)") for feed in shown)
        yield '<h3 id="feeds-atom">De samme som Atom</h3>'
        yield "<p>Dit program læser sikkert RSS. Atom siger også, hvornår noget er ændret.</p>"
        yield '<details class="fold"><summary>Vis feeds som Atom</summary>'
        yield f"<p>{', '.join(also)}</p></details>"


def _calendars(library: Library, clock: Clock) -> Iterator[str]:
    """The calendars that hold anything."""
    filled = filled_calendars(library, clock)
    if filled:
        yield _heading("kalendere", "Hvilke kalendere er der?")
        yield _list(_link(address, text) for text, address in _CALENDARS if address in filled)
        yield from _filtered_calendars(filled, library, clock)
        yield _list(_ENTRIES)


def _filtered_calendars(filled: Collection[str], library: Library, clock: Clock) -> Iterator[str]:
    """Those of series and audiences."""
    parts = calendar_filters(library, clock, expired=False)
    found = sorted(
        (part for part in parts if part.address in filled), key=lambda one: danish_key(one.name)
    )
    if found:
        yield '<h3 id="kalendere-udvalg">Rækker og målgrupper</h3>'
        yield f"<p>{', '.join(_link(one.address, one.name) for one in found)}</p>"


def _feeds_of(areas: Iterable[Area]) -> Iterator[str]:
    by_name = sorted(areas, key=lambda area: danish_key(area.name))
    return map(addresses.area_feed, by_name)


def _field_entry(field: DataField) -> str:
    """Key, label, type and description of a field, with its codes."""
    kind = f"{field.shape.value} eller null" if field.nullable else field.shape.value
    codes = ", ".join(f"<code>{code}</code>" for code in field.codes)
    name = "Koder" if field.shape is Shape.TEXTS else "Kode"
    described = f"{name}: {codes}." if codes else escape(field.description)
    label = f"<strong>{escape(field.label)}</strong>"
    return f'<code lang="en">{field.key}</code> {label} ({kind}). {described}'


def _heading(anchor: str, text: str) -> str:
    return f'<h2 id="{anchor}">{text}</h2>'


def _link(address: str, text: str) -> str:
    return f'<a href="/{escape(address)}">{escape(text)}</a>'


def _list(entries: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"
