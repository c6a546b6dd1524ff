"""The list of designations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publishing.blocks import Choice
from publishing.lists.facet import Facet, coded
from publishing.lists.listing import Ask, ListView, Part, Sort, Words, list_view
from publishing.lists.places import area_facet
from records.clock import Clock
from records.codes.landscape import DesignationType
from records.facts.designations import current_designations, designations_of
from records.loading.library import Library
from records.model.base import Content
from records.model.designation import Designation

WORDS = Words("udpegning", "udpegninger")
SORTS = (Sort("", "Nyeste periode"), Sort("aeldste", "Ældste periode", "fra"))
FORMERLY = "tidligere"
"""The answer of what lies in an area that was designated once, and is not now."""
OTHERWISE = "i-oevrigt"
"""The answer where the source does not say on what ground it is designated."""

_OTHERS = ((OTHERWISE, "Udpeget i øvrigt"), (FORMERLY, "Var udpeget tidligere"))


def designation_list(
    parts: Sequence[Part[Designation]], library: Library, clock: Clock
) -> ListView:
    """The designations by standing."""
    facets: tuple[Facet[Designation], ...] = (
        area_facet(library, clock),
        coded("art", "Art", DesignationType, lambda d: (d.type,) if d.type else ()),
    )
    ask = Ask("udpegninger", WORDS, facets, SORTS, _keys)
    return list_view(parts, ask, library, clock)


def _keys(designation: Designation) -> dict[str, str]:
    return {"fra": designation.begins.isoformat()}


def designated_as(record: Content, library: Library, clock: Clock) -> Iterator[str]:
    """The codes of what the record's areas are designated as now, or `tidligere`."""
    now = current_designations(record.areas, library, clock)
    yield from dict.fromkeys(each.type.value if each.type else OTHERWISE for each in now)
    if not now and designations_of(record.areas, library, clock):
        yield FORMERLY


def designation_facet(library: Library, clock: Clock) -> Facet[Content]:
    """Whether its area is designated as short of doctors, on what ground, or once was."""

    def choices(records: Sequence[Content]) -> Iterable[Choice]:
        has = {code for record in records for code in designated_as(record, library, clock)}
        for code in DesignationType:
            if code.value in has:
                yield Choice(code.value, code.label)
        for value, text in _OTHERS:
            if value in has:
                yield Choice(value, text)

    def answers(record: Content) -> Iterator[str]:
        return designated_as(record, library, clock)

    return Facet("udpeget", "Lægedækningstruet område", answers, choices)
