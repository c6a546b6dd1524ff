"""The pages of what is shown by a number and no name: a list, and a page for each.

Whoever it is, one writes to the office about the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from publishing.addresses import OVERVIEW
from publishing.blocks import Fact, Link, Person
from publishing.cards import cards_of, own_tags
from publishing.contact import LINE_END
from publishing.lists.listing import ListView
from publishing.page import Head, Page, make_page, record_head
from publishing.person import person_for
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from records.clock import Clock
from records.danish.numbers import joined
from records.loading.library import Library
from records.model.base import Content, kind_key
from records.model.unnamed import Unnamed

_SECTION = "muligheder"
_ABOVE = Link("Muligheder", OVERVIEW)
_NOBODY = "Eksempel – ingen bag nummeret"
"""What stands in place of the button of an example."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits, below a heading."""

    title: str
    records: Sequence[Content]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page of a number says that no other kind says."""

    subject: str
    """Of the mail to the adviser: it names the number, and nobody."""
    rows: Sequence[tuple[str, str | None]]
    """The list of facts; what is left open is not told."""
    fitting: Fitting
    more: Fitting
    to_name: Sequence[Unnamed] = ()
    """Of what fits, the numbers that the mail names too."""


def list_page(
    model: type[Unnamed],
    link: Link,
    lead: str,
    found: ListView,
    *,
    ways: Sequence[Link] = (),
    scene: str | None = None,
) -> Page:
    """The list of all of a kind; `ways` on from it, and the subject of the drawing at its head."""
    head = Head(
        template="listed.html",
        kind=f"{kind_key(model)}_list",
        section=_SECTION,
        address=link.url,
        title=link.text,
        description=lead,
        breadcrumb=(_ABOVE,),
    )
    drawn = files_of(scene_for(link.url, scene)) if scene else None
    return make_page(head, {"lead": lead, "scene": drawn, "ways": tuple(ways), "list": found})


def page_of_number(one: Unnamed, above: Link, told: Told, library: Library, clock: Clock) -> Page:
    """What is sought or offered, whom to write to, and what fits. No search engine keeps it."""
    person = _adviser(one, library, told)
    values = {
        "lead": one.summary,
        "tags": own_tags(one, library, clock),
        "facts": tuple(Fact(label, value) for label, value in told.rows if value),
        "person": person,
        "write": _button(one, person),
        "nobody": _NOBODY,
        "cards_title": told.fitting.title,
        "cards": cards_of(told.fitting.records, library, clock),
        "more_title": told.more.title,
        "more_cards": cards_of(told.more.records, library, clock),
        "related": related_cards(one, library, clock),
    }
    head = record_head(one, "record.html", _SECTION, (_ABOVE, above))
    return make_page(replace(head, noindex=True), values)


def _button(one: Unnamed, person: Person | None) -> Link | None:
    """It opens the mail of the link below it; an example has nobody behind it."""
    if person is None or one.example or person.example:
        return None
    return Link(f"Skriv til os om nr. {one.number}", person.mail_url)


def _adviser(one: Unnamed, library: Library, told: Told) -> Person | None:
    """Whom to write to; the mail names the number, those that fit it, and nobody."""
    person = person_for(one, library, told.subject)
    if person is None or not told.to_name:
        return person
    mail = f"{person.mail_url}&body={quote(LINE_END.join(_mail(one, told.to_name)))}"
    return replace(person, mail_url=mail)


def _mail(one: Unnamed, fitting: Iterable[Unnamed]) -> tuple[str, ...]:
    numbers = joined([f"nr. {other.number}" for other in fitting])
    return (
        "Hej", "", f"Jeg skriver om nr. {one.number} på siden.",
        f"Siden siger, at det passer med {numbers}.", "", "", "",
        "Ring gerne til mig på:", "Det passer mig bedst:", "", "Venlig hilsen", "",
    )  # fmt: skip
