"""Every kind there is: its name, its folder, its model and where its pages lie."""

from __future__ import annotations

from dataclasses import dataclass

from records.model.area import Area
from records.model.article import Article
from records.model.base import Content, Record
from records.model.event import Event, EventSeries
from records.model.figure import Figure
from records.model.guide import Guide, Step
from records.model.initiative import Initiative
from records.model.newsletter import Issue, MailingList
from records.model.offer import Offer
from records.model.people import Adviser, Audience, Partner
from records.model.podcast import Episode, Show
from records.model.premises import Premises
from records.model.survey import Survey
from records.model.vacancy import Vacancy


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

    @property
    def is_content(self) -> bool:
        """Whether the common keys of content hold."""
        return issubclass(self.model, Content)


KINDS = (
    Kind("vacancy", "Mulighed", "muligheder", "vacancies", Vacancy, "muligheder/{id}/"),
    Kind("premises", "Lokale", "lokaler", "premises", Premises, "lokaler/{id}/"),
    Kind("event", "Arrangement", "arrangementer", "events", Event, "arrangementer/{id}/"),
    Kind(
        "event_series", "Arrangementsrække", "arrangementsrækker", "event_series", EventSeries,
        "arrangementer/raekker/{id}/",
    ),
    Kind("show", "Podcast", "podcast", "shows", Show),
    Kind("episode", "Episode", "episoder", "episodes", Episode, "podcast/{id}/", "show_notes"),
    Kind("article", "Artikel", "artikler", "articles", Article, "{section}/{id}/"),
    Kind("adviser", "Rådgiver", "rådgivere", "advisers", Adviser),
    Kind("area", "Område", "områder", "areas", Area, "omraader/{id}/", "story"),
    Kind("guide", "Guide", "guider", "guides", Guide, "vejen/{id}/"),
    Kind("step", "Trin", "trin", "steps", Step, body="what"),
    Kind("offer", "Tilbud", "tilbud", "offers", Offer, "tilbud/{id}/"),
    Kind("figure", "Nøgletal", "nøgletal", "figures", Figure, "om/tal-og-kilder/#{id}"),
    Kind(
        "survey", "Undersøgelse", "undersøgelser", "surveys", Survey,
        "om/det-har-laeger-fortalt-os/#{id}",
    ),
    Kind(
        "initiative", "Indsats", "indsatser", "initiatives", Initiative,
        "om/indsatser-og-status/#{id}", "description",
    ),
    Kind("audience", "Målgruppe", "målgrupper", "audiences", Audience, "maalgrupper/{id}/"),
    Kind("issue", "Nyhedsbrevsudgave", "nyhedsbreve", "issues", Issue, "nyhedsbrev/{id}/", "intro"),
    Kind("mailing_list", "Nyhedsbrevsliste", "nyhedsbrevslister", "mailing_lists", MailingList),
    Kind("partner", "Samarbejdspartner", "samarbejdspartnere", "partners", Partner,
         "om/samarbejdspartnere/#{id}"),
)  # fmt: skip

BY_KEY = {kind.key: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}


def address_of(record: Record) -> str | None:
    """Where the record's page lies: no leading slash, ends with `/`; None has no page."""
    if isinstance(record, Article):
        if record.is_section_front:
            return "" if record.section.value == "forside" else f"{record.section.value}/"
        return f"{record.section.value}/{record.id}/"
    template = BY_MODEL[type(record)].address
    name = getattr(record, "slug", None) or record.id
    return template.format(id=name) if template else None
