"""`data/designations.json`: which areas are or were designated as short of doctors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from publishing import addresses
from publishing.opendata.columns import (
    AREAS,
    CHECKED,
    DAY,
    HEAD,
    SOURCES,
    Around,
    Column,
    DataFile,
    code,
    listed_of,
    own,
    plain,
)
from publishing.opendata.schema import TEXT, or_null
from records.clock import Clock
from records.codes.landscape import DesignationType
from records.facts.designations import STANDINGS, in_order, standing_of
from records.loading.library import Library
from records.model.designation import Designation

_PARTIAL = {**TEXT, "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_STANDINGS = {"enum": [standing.value for standing in STANDINGS]}


def _names(designation: Designation, around: Around) -> list[str]:
    found = (around.library.area(area) for area in designation.areas)
    return [area.name for area in found if area]


DESIGNATIONS: DataFile[Designation] = DataFile(
    name="Udpegede områder",
    text="Kommuner og bydele, der er eller har været udpeget som lægedækningstruede. Et område, "
    "der ikke står her, kan godt være udpeget: Filen har kun det, siden ved.",
    path=addresses.DESIGNATIONS_JSON,
    schema_path=addresses.DESIGNATIONS_SCHEMA,
    key="designations",
    homepage=addresses.DESIGNATIONS,
    columns=(
        *HEAD,
        code("type", "Art", DesignationType, nullable=True),
        Column("standing", "Tilstand", _STANDINGS, lambda one, at: plain(
            standing_of(one, at.clock).value), "Den dag, filen er lavet."),
        AREAS,
        Column("area_names", "Områdernes navne", listed_of(TEXT), _names),
        own("valid_from", "Gælder fra", _PARTIAL, "Kun året, hvis kilden ikke siger mere."),
        own("valid_through", "Gælder til og med", _PARTIAL,
            "Kun året, hvis kilden ikke siger mere."),
        own("decided_by", "Besluttet af", TEXT),
        own("apply_by", "Søg fordelene senest", or_null(DAY)),
        own("rights", "Tilbud", listed_of(TEXT), "Id på de tilbud, udpegningen giver adgang til."),
        own("replaced_by", "Afløst af", or_null(TEXT), "Id på den næste udpegning."),
        CHECKED,
        SOURCES,
    ),
)  # fmt: skip


def designation_turns(library: Library, clock: Clock) -> Iterator[date]:
    """The days on which the file became another."""
    for each in in_order(library, clock):
        yield each.updated or each.published
        yield each.begins
        yield each.ends + timedelta(days=1)
