"""Where lists, feeds, calendars, data and the site's own files lie: canonical, from the root."""

from __future__ import annotations

from records.codes.people import AudienceCode, Topic
from records.codes.vacancy import VacancyGroup
from records.model.area import Area
from records.model.event import EventSeries
from records.model.health_council import HealthCouncil

OVERVIEW = "muligheder/"
OPEN_DATA = "om/aabne-data/"
GLOSSARY = "ordbog/"
CONTACT = "om/kontakt/"
DESIGN = "design/"
"""The page of the look, for whoever builds or judges it; nothing leads there."""
SIGNUP = "nyhedsbrev/"
"""Where one signs up to letters and alerts, and reads earlier ones."""
PRIVACY = "om/om-hjemmesiden/#privatliv"
STATUS = "muligheder/status-paa-kapaciteterne/"
COMPARISON = "muligheder/sammenlign/"
OFFERS = "tilbud/"
WISHES = "laeger-soeger/"
"""What doctors seek, each by a number."""
EXCHANGES = "dage/"
"""Days of locums, seniors and mentors, offered and lacking, each by a number."""
DESIGNATIONS = "omraader/udpegninger/"
MATCH = "match/"
PRACTICE_FORMS = "praksisformer/"
"""Ways to practise, side by side."""
PRACTICE_QUIZ = f"{PRACTICE_FORMS}find-din-form/"
LIFE = "livet/"
THEMES = "tema/"
STORIES = "historier/"
"""Stories and films: whoever tells of themselves."""

PERSONS = "podcast/medvirkende/"
"""Those who are heard in the podcast; below it a page for each who has agreed to be named."""

VACANCIES_RSS = "muligheder.xml"
VACANCIES_JSON_FEED = "muligheder.json"
NEWS_RSS = "feed.xml"
NEWS_JSON = "feed.json"
STORIES_RSS = "historier.xml"
STORIES_JSON = "historier.json"
NEWS_ATOM = "feed.atom"
VACANCIES_ATOM = "muligheder.atom"
PODCAST_RSS = "podcast.xml"
EVENTS_CALENDAR = "arrangementer.ics"
DEADLINES_CALENDAR = "frister.ics"

VACANCY_LIST = "muligheder/liste.json"
"""All openings as the scripts of the overview and of the matching read them."""
VACANCIES_JSON = "data/vacancies.json"
VACANCIES_CSV = "data/vacancies.csv"
VACANCIES_SCHEMA = "data/vacancies.schema.json"
STATUS_JSON = "data/status.json"
GLOSSARY_JSON = "data/glossary.json"
CATALOG = "data/catalog.jsonld"
"""What there is of data, for catalogues of data."""
OFFERS_JSON = "data/offers.json"
OFFERS_SCHEMA = "data/offers.schema.json"
WISHES_JSON = "data/wishes.json"
EXCHANGES_JSON = "data/exchanges.json"
DESIGNATIONS_JSON = "data/designations.json"
DESIGNATIONS_SCHEMA = "data/designations.schema.json"
PRACTICE_FORMS_JSON = "data/practice_profiles.json"
PRACTICE_FORMS_SCHEMA = "data/practice_profiles.schema.json"

SEARCH = "search/"
"""Where the index of the search lies, with its shards."""
SEARCH_INDEX = f"{SEARCH}index.json"
SEARCH_PAGE = "soeg/"
SITEMAP = "sitemap.xml"
MANIFEST = "manifest.webmanifest"
NOT_FOUND = "404.html"
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
FORM = "admin/"
"""Where the form in the browser lies."""
DRAFTS = "udkast/"
"""Where previews of branches lie."""
NETLIFY, APACHE, REDIRECTS = "_headers", ".htaccess", "_redirects"
HIDDEN = (NETLIFY, REDIRECTS)
"""What some hosts read out of the site, and no visitor should."""
NGINX, CADDY = "webserver/nginx.conf", "webserver/Caddyfile"
"""In the outbox: neither reads a file out of the site itself."""


def as_atom(rss: str) -> str:
    """The address of the same feed as Atom: `feeds/omraader/bornholm.atom`."""
    return f"{rss.removesuffix('.xml')}.atom"


def group_page(group: VacancyGroup) -> str:
    """`muligheder/gruppe/kapacitet/`."""
    return f"{OVERVIEW}gruppe/{group.value}/"


def theme_page(topic: Topic) -> str:
    """`tema/travlhed/`."""
    return f"{THEMES}{topic.value}/"


def area_vacancies_url(area: Area) -> str:
    """`muligheder/omraade/bornholm/`."""
    return f"{OVERVIEW}omraade/{area.id}/"


def group_feed(group: VacancyGroup) -> str:
    """`feeds/muligheder/kapacitet.xml`."""
    return f"feeds/muligheder/{group.value}.xml"


def area_feed(area: Area) -> str:
    """`feeds/omraader/bornholm.xml`."""
    return f"feeds/omraader/{area.id}.xml"


def council_feed(council: HealthCouncil) -> str:
    """`feeds/sundhedsraad/nordsjaelland.xml`."""
    return f"feeds/sundhedsraad/{council.id}.xml"


def series_calendar(series: EventSeries) -> str:
    """`feeds/arrangementer/fyraftensseminar.ics`."""
    return f"feeds/arrangementer/{series.id}.ics"


def audience_calendar(code: AudienceCode) -> str:
    """`feeds/maalgrupper/ny-speciallaege.ics`: the events for that audience."""
    return f"feeds/maalgrupper/{code.value}.ics"


def audience_feed(code: AudienceCode) -> str:
    """`feeds/maalgrupper/ny-speciallaege.xml`."""
    return f"feeds/maalgrupper/{code.value}.xml"
