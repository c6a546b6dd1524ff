"""Every kind there is: its name, its folder, its model and where its pages lie.

A new kind is a model and a line here. Check, form, schema, commands and diff know it then, and it
has a plain card; with an address it has a plain page too. `docs/architecture.md` tells what else
there may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from records.danish.slugs import slug
from records.model.area import Area
from records.model.article import Article
from records.model.base import Content, Record, kind_key
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.exchange import Exchange
from records.model.figure import Figure
from records.model.film import Film
from records.model.guide import Guide, Step
from records.model.health_council import HealthCouncil
from records.model.initiative import Initiative
from records.model.need import Need
from records.model.newsletter import Issue, MailingList
from records.model.offer import Offer
from records.model.people import Adviser, Audience, Partner
from records.model.practice_profile import PracticeProfile
from records.model.premises import Premises
from records.model.show import Show
from records.model.survey import Survey
from records.model.term import Term
from records.model.told import Story, Told
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy
from records.model.wish import Wish

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record."""

    key: str
    """As code, JSON and `kind:id` name it."""
    label: str
    plural: str
    folder: str
    """Below `content/`."""
    model: type[Record]
    address: str | None = None
    """Where its pages lie, `{id}` filled in; after `#` its place on a page that gathers the kind;
    None has neither."""
    body: str = "body"
    """The field that the text under the front matter fills."""
    is_neuter: bool = False
    """Whether the Danish label is neuter: `1 nyt arrangement`."""
    for_readers: str = ""
    """What readers call it, where the label is a word of editors."""
    icon: str = "description"
    """Its sign in the editors' form, by its name among Material's symbols."""

    @property
    def reader_label(self) -> str:
        """The label as pages and the search say it."""
        return self.for_readers or self.label

    @property
    def words(self) -> frozenset[str]:
        """What it is called where somebody types it, as `slug` writes it."""
        return frozenset(map(slug, (self.key, self.folder, self.label, self.plural)))

    @property
    def is_content(self) -> bool:
        """Whether the common keys of content hold."""
        return issubclass(self.model, Content)


KINDS: tuple[Kind, ...] = (
    Kind(
        "vacancy", "Mulighed", "muligheder", "vacancies", Vacancy, "muligheder/{id}/", icon="work",
    ),
    Kind(
        "premises", "Lokale", "lokaler", "premises", Premises, "lokaler/{id}/", is_neuter=True,
        icon="home_work",
    ),
    Kind(
        "wish", "Ønske", "ønsker", "wishes", Wish, "laeger-soeger/{id}/", is_neuter=True,
        for_readers="Læge søger", icon="person_search",
    ),
    Kind(
        "exchange", "Dageopslag", "dageopslag", "exchanges", Exchange, "dage/{id}/", is_neuter=True,
        for_readers="Dage", icon="swap_horiz",
    ),
    Kind(
        "event", "Arrangement", "arrangementer", "events", Event, "arrangementer/{id}/",
        is_neuter=True, icon="event",
    ),
    Kind(
        "event_series", "Arrangementsrække", "arrangementsrækker", "event_series", EventSeries,
        "arrangementer/raekker/{id}/", icon="event_repeat",
    ),
    Kind("show", "Podcast", "podcast", "shows", Show, icon="podcasts"),
    Kind(
        "episode", "Episode", "episoder", "episodes", Episode, "podcast/{id}/", "show_notes",
        icon="mic",
    ),
    Kind(
        "story", "Historie", "historier", "stories", Story, "historier/{id}/",
        icon="record_voice_over",
    ),
    Kind("film", "Film", "film", "films", Film, "historier/film/{id}/", "transcript", icon="movie"),
    Kind("article", "Artikel", "artikler", "articles", Article, "{section}/{id}/", icon="article"),
    Kind("adviser", "Rådgiver", "rådgivere", "advisers", Adviser, icon="support_agent"),
    Kind(
        "area", "Område", "områder", "areas", Area, "omraader/{id}/", "story", is_neuter=True,
        icon="map",
    ),
    Kind(
        "designation", "Udpegning", "udpegninger", "designations", Designation,
        "omraader/udpegninger/{id}/", icon="where_to_vote",
    ),
    Kind("guide", "Guide", "guider", "guides", Guide, "vejen/{id}/", icon="route"),
    Kind("step", "Trin", "trin", "steps", Step, body="what", is_neuter=True, icon="checklist"),
    Kind(
        "offer", "Tilbud", "tilbud", "offers", Offer, "tilbud/{id}/", is_neuter=True,
        icon="volunteer_activism",
    ),
    Kind(
        "figure", "Nøgletal", "nøgletal", "figures", Figure, "om/tal-og-kilder/#{id}",
        is_neuter=True, icon="monitoring",
    ),
    Kind(
        "survey", "Undersøgelse", "undersøgelser", "surveys", Survey,
        "om/det-har-laeger-fortalt-os/#{id}", icon="poll",
    ),
    Kind(
        "initiative", "Indsats", "indsatser", "initiatives", Initiative,
        "om/indsatser-og-status/#{id}", "description", icon="flag",
    ),
    Kind(
        "audience", "Målgruppe", "målgrupper", "audiences", Audience, "maalgrupper/{id}/",
        icon="groups",
    ),
    Kind(
        "issue", "Nyhedsbrevsudgave", "nyhedsbreve", "issues", Issue, "nyhedsbrev/{id}/", "intro",
        for_readers="Nyhedsbrev", icon="mail",
    ),
    Kind(
        "mailing_list", "Nyhedsbrevsliste", "nyhedsbrevslister", "mailing_lists", MailingList,
        icon="contact_mail",
    ),
    Kind(
        "partner", "Samarbejdspartner", "samarbejdspartnere", "partners", Partner,
        "om/samarbejdspartnere/#{id}", icon="handshake",
    ),
    Kind(
        "health_council", "Sundhedsråd", "sundhedsråd", "health_councils", HealthCouncil,
        "omraader/{id}/", is_neuter=True, icon="diversity_3",
    ),
    Kind("need", "Halvårsopgørelse", "halvårsopgørelser", "needs", Need, icon="bar_chart"),
    Kind(
        "practice_profile", "Praksisform", "praksisformer", "practice_profiles", PracticeProfile,
        "praksisformer/{id}/", icon="balance",
    ),
    Kind("term", "Ord", "ord", "terms", Term, "ordbog/{id}/", is_neuter=True, icon="menu_book"),
)  # fmt: skip


def refuse_wrong_kinds(kinds: Sequence[Kind]) -> None:
    """Raise ValueError where a line of the registry cannot work; said to who writes it."""
    for number, kind in enumerate(kinds):
        before = kinds[:number]
        if kind.key != kind_key(kind.model):
            raise ValueError(f"kind {kind.key}: its model calls it {kind_key(kind.model)}")
        if any(kind.folder == other.folder or kind.model is other.model for other in before):
            raise ValueError(f"kind {kind.key}: another kind has its folder or its model")
        for other in before:
            if taken := other.words & kind.words:
                raise ValueError(f"kind {kind.key}: {min(taken)} is what {other.key} is called")
        if kind.address and "{id}" not in kind.address:
            raise ValueError(f"kind {kind.key}: all its records have the address {kind.address}")
        if kind.body != "body" and kind.body not in kind.model.model_fields:
            raise ValueError(f"kind {kind.key}: its model has no field {kind.body}")


refuse_wrong_kinds(KINDS)
BY_KEY = {kind.key: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}


def models_of(base: type[R]) -> tuple[type[R], ...]:
    """The models of all kinds that build on `base`, in the order of the registry."""
    return tuple(kind.model for kind in KINDS if issubclass(kind.model, base))


OF_PEOPLE = frozenset(kind.key for kind in KINDS if issubclass(kind.model, Told | Unnamed))
"""The kinds in which somebody tells of themselves: once gone, they are named nowhere."""


def address_of(record: Record) -> str | None:
    """Where the record's page lies: no leading slash, ends with `/`; None has no page."""
    if isinstance(record, Article):
        if record.is_section_front:
            return "" if record.section.value == "forside" else f"{record.section.value}/"
        if record.is_foreign:
            return f"{record.id}/"
        return f"{record.section.value}/{record.id}/"
    template = BY_MODEL[type(record)].address
    name = getattr(record, "slug", None) or record.id
    return template.format(id=name) if template else None


def former_ids(record: Record) -> tuple[str, ...]:
    """The ids that the record had before, oldest first."""
    found: tuple[str, ...] = getattr(record, "was", ())
    return found


def lasting_id(record: Record) -> str:
    """The first id that the record ever had: calendars and feed readers know it by that."""
    return next(iter(former_ids(record)), record.id)


def former_addresses(record: Record) -> tuple[str, ...]:
    """Where the record's page would lie under its former ids, its own address left out."""
    now = address_of(record)
    under = (record.model_copy(update={"id": old, "slug": None}) for old in former_ids(record))
    found = dict.fromkeys(address for each in under if (address := address_of(each)) is not None)
    return tuple(address for address in found if address != now)
