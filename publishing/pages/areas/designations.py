"""Designations: the list by standing, a page for each, and what an area's page says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publishing.addresses import DESIGNATIONS
from publishing.blocks import Fact, Link
from publishing.cards import cards_of, own_tags
from publishing.lists.designations import designation_list
from publishing.lists.listing import Part
from publishing.markdown import render
from publishing.page import Head, Page, make_page, record_head
from publishing.pages.learning.article import checked_moment
from publishing.person import person_for
from publishing.related import related_cards
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import files_of
from publishing.sources import source_lines
from records.clock import Clock
from records.codes.people import Section
from records.danish.dates import long_date
from records.danish.partial_dates import partial_span
from records.danish.sorting import danish_key
from records.facts.designations import (
    STANDINGS,
    Standing,
    designations_of,
    in_order,
    said_of,
    standing_of,
)
from records.facts.expiry import can_be_used
from records.facts.regions import areas_at
from records.facts.visibility import Visibility, visibility, with_page
from records.loading.library import Library
from records.model.area import Area
from records.model.designation import Designation
from records.model.offer import Offer
from records.model.registry import address_of

ABOVE = Link(Section.OMRAADER.label, "omraader/")
LIST = Link("Udpegede områder", DESIGNATIONS)
_LEAD = (
    "Et lægedækningstruet område er udpeget, fordi det mangler læger. En udpegning gælder i en "
    "bestemt periode. Her er dem, der gælder, og dem, der har været."
)
_PARTS = (
    (Standing.CURRENT, ""),
    (Standing.COMING, ""),
    (Standing.ENDED, "Udpegningerne gælder ikke længere."),
)
_SAID = {
    Standing.COMING: "Udpegningen er ikke begyndt endnu.",
    Standing.ENDED: "Udpegningen er historisk. Den siger ikke, om områderne er udpeget i dag.",
}


def designation_pages(library: Library, clock: Clock) -> Iterator[Page]:
    """`/omraader/udpegninger/`, and the pages of all visible designations."""
    shown = with_page(library, Designation, clock)
    if shown:
        yield _list_page(library, clock)
    for designation in shown:
        yield designation_page(designation, library, clock)


def _list_page(library: Library, clock: Clock) -> Page:
    head = Head(
        template="listed.html",
        kind="designation_list",
        section=Section.OMRAADER.value,
        address=LIST.url,
        title=LIST.text,
        description=_LEAD,
        breadcrumb=(ABOVE,),
    )
    found = in_order(library, clock)
    parts = (
        Part(
            standing.value,
            STANDINGS[standing],
            [d for d in found if standing_of(d, clock) is standing],
            text,
        )
        for standing, text in _PARTS
    )
    shown = tuple(part for part in parts if part.records)
    values = {
        "lead": _LEAD,
        "scene": files_of(scene_for(LIST.url, "land")),
        "list": designation_list(shown, library, clock),
    }
    return make_page(head, values)


def designation_page(designation: Designation, library: Library, clock: Clock) -> Page:
    """`/omraader/udpegninger/lister-2019/`: where, when, who decided, what it gives, the source.

    The editor's note is not among its values.
    """
    values: dict[str, Any] = {
        "lead": designation.summary,
        "tags": own_tags(designation, library, clock),
        "facts": tuple(_facts(designation, clock)),
        "note": _SAID.get(standing_of(designation, clock), ""),
        "areas": tuple(_areas(designation, library, clock)),
        "rights": cards_of(rights_of(designation, library, clock), library, clock),
        "checked": checked_moment(designation.checked),
        "person": person_for(designation, library, f"Spørgsmål om {designation.title}"),
        "sources": source_lines(designation.sources),
        "related": related_cards(designation, library, clock),
        "list": LIST,
    }
    head = record_head(designation, "designation.html", Section.OMRAADER.value, (ABOVE, LIST))
    text = render(designation.body, library) if designation.body else ""
    return make_page(head, values, text)


def rights_of(designation: Designation, library: Library, clock: Clock) -> list[Offer]:
    """The offers that it gives and that a doctor can ask for now; history gives nothing."""
    if standing_of(designation, clock) is Standing.ENDED:
        return []
    found = (library.find(Offer, offer_id) for offer_id in designation.rights)
    return [o for o in found if o and can_be_used(o, clock) and _is_shown(o, clock)]


def area_designations(area: Area, library: Library, clock: Clock) -> Iterator[dict[str, Any]]:
    """What the page of an area says: each with its own source, those that hold first."""
    found = designations_of((area.code,), library, clock)
    for each in sorted(found, key=lambda d: standing_of(d, clock) is Standing.ENDED):
        standing = standing_of(each, clock)
        yield {
            "text": said_of(each, clock),
            "type": each.type.label if each.type else "",
            "url": address_of(each),
            "holds": standing is Standing.CURRENT,
            "apply_by": long_date(each.apply_by)
            if each.apply_by and standing is not Standing.ENDED and clock.today <= each.apply_by
            else "",
            "example": each.example,
            "sources": source_lines(each.sources),
        }


def _facts(designation: Designation, clock: Clock) -> Iterator[Fact]:
    if designation.type:
        yield Fact("Art", designation.type.label)
    label = "Gjaldt" if standing_of(designation, clock) is Standing.ENDED else "Gælder"
    yield Fact(label, partial_span(designation.valid_from, designation.valid_through))
    yield Fact("Besluttet af", designation.decided_by)
    if designation.apply_by:
        day = designation.apply_by
        yield Fact("Søg fordelene senest", long_date(day), iso=day.isoformat())


def _areas(designation: Designation, library: Library, clock: Clock) -> Iterator[Link]:
    """The areas in Danish order; one that is not ours at this clock has no page to lead to."""
    ours = areas_at(library, clock)
    found = [area for code in designation.areas if (area := library.area(code))]
    for area in sorted(found, key=lambda area: danish_key(area.name)):
        yield Link(area.name, (address_of(area) or "") if area in ours else "")


def _is_shown(offer: Offer, clock: Clock) -> bool:
    return visibility(offer, clock) is not Visibility.HIDDEN
