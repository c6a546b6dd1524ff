"""`data/events.json` and the like: every kind of record as data, by the fields of its model.

What a model holds is told, except for what is not for readers (notes, fact numbers, drafts) and
for long texts, which are at `url`. A kind more is one line in `DATASETS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel

from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock, midnight
from records.codes.base import Code
from records.facts.councils import council_of, councils_at
from records.facts.examples import with_example_prefix
from records.facts.need import needs_by
from records.facts.regions import areas_at
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.area import Area
from records.model.base import Content, Record
from records.model.field_spec import FieldSpec, spec_of
from records.model.health_council import HealthCouncil
from records.model.need import Need
from records.model.registry import BY_KEY, address_of
from records.model.value_shape import Value

HIDDEN = frozenset(
    {"id", "example", "note", "facts", "draft", "image", "was", "row", "col", "review"}
)
"""Fields that the head of an entry has already, that only editors need, or only our own pages."""


@dataclass(frozen=True, slots=True)
class More:
    """A field that is worked out: key, Danish label, and how it is read."""

    key: str
    label: str
    read: Callable[[Any, Library], str | None]
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind as a data file; `about` says in Danish what is in it."""

    kind: str
    about: str
    more: tuple[More, ...] = ()

    @property
    def name(self) -> str:
        """`event_series`: the key of the entries, and the name of the file."""
        return BY_KEY[self.kind].folder

    @property
    def path(self) -> str:
        """`data/events.json`."""
        return f"data/{self.name}.json"

    @property
    def schema_path(self) -> str:
        """`data/events.schema.json`."""
        return f"data/{self.name}.schema.json"

    @property
    def title(self) -> str:
        """`Arrangementer`."""
        return BY_KEY[self.kind].plural.capitalize()

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields of the model that are told."""
        return tuple(each for each in spec_of(self.kind).fields if _is_told(each))


def _council(area: Area, library: Library) -> str | None:
    council = council_of(area.code, library)
    return council.id if council else None


_MOMENT = {"type": "string", "format": "date-time"}
DATASETS = (
    Dataset("event", "Kommende og tidligere arrangementer.", (
        More("starts", "Begynder", lambda event, _: event.starts.isoformat(), _MOMENT),
        More("ends", "Slutter", lambda event, _: event.ends.isoformat(), _MOMENT),
    )),
    Dataset("event_series", "Arrangementer, der kommer igen."),
    Dataset("premises", "Lokaler til klinikker."),
    Dataset("area", "Kommuner og bydele, der hører til regionen.", (
        More("health_council", "Sundhedsråd", _council),
    )),
    Dataset("health_council", "Sundhedsråd med deres kommuner."),
    Dataset("need", "Læger og patienter i kommunerne efter offentlige opgørelser."),
    Dataset("figure", "Alle tal på siden, hvert med dato og kilde."),
    Dataset("article", "Sidens artikler: titel, resumé, temaer og kilder. Teksten står på siden."),
    Dataset("guide", "Guider med deres trin i rækkefølge."),
    Dataset("step", "Trinnene i guiderne: hvem, hvornår og hvilke papirer."),
    Dataset("initiative", "Indsatser og hvor langt de er."),
    Dataset("survey", "Undersøgelser og hvad de viste."),
    Dataset("partner", "Dem, vi arbejder sammen med."),
)  # fmt: skip


def shown(dataset: Dataset, library: Library, clock: Clock) -> Sequence[Record]:
    """The records that readers see at the clock."""
    model = BY_KEY[dataset.kind].model
    if issubclass(model, Content):
        return listed(library, model, clock)
    if model is Area:
        return areas_at(library, clock)
    if model is Need:
        return needs_by(library, clock)
    return councils_at(library, clock) if model is HealthCouncil else library.all(model)


def document(dataset: Dataset, library: Library, site: Site, clock: Clock) -> dict[str, Any]:
    """The content of the file, without the moment since which it says what it says."""
    found = shown(dataset, library, clock)
    return {
        "name": f"{dataset.title} fra {site.name}",
        "description": dataset.about,
        **about(site, None, has_examples=any(record.example for record in found)),
        "schema": site.absolute(dataset.schema_path),
        "count": len(found),
        dataset.name: [_entry(record, dataset, library, site) for record in found],
    }


def last_change(records: Sequence[Record]) -> datetime | None:
    """The first moment of the day on which one of them last became another, where they say it."""
    texts = (record for record in records if isinstance(record, Content))
    days = [text.updated or text.published for text in texts]
    return midnight(max(days)) if days else None


def _entry(record: Record, dataset: Dataset, library: Library, site: Site) -> dict[str, Any]:
    address = address_of(record)
    values = {each.key: _plain(getattr(record, each.key), each) for each in dataset.fields}
    name = type(record).name_field
    if name in values:
        values[name] = with_example_prefix(str(values[name]), example=record.example)
    return {
        "id": record.id,
        "url": site.absolute(address) if address is not None else None,
        "example": record.example,
        **values,
        **{more.key: more.read(record, library) for more in dataset.more},
    }


def _plain(value: object, spec: FieldSpec) -> object:
    if isinstance(value, tuple):
        return [_plain(item, spec) for item in value]
    if isinstance(value, BaseModel):
        return {
            each.key: _plain(getattr(value, each.key), each)
            for each in spec.parts
            if _is_told(each, inside=True)
        }
    if isinstance(value, Code):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def _is_told(spec: FieldSpec, *, inside: bool = False) -> bool:
    hidden = {"note"} if inside else HIDDEN
    return spec.key not in hidden and spec.value is not Value.MARKDOWN


def keys_of(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Each key of an entry with its Danish label, in order."""
    yield from (("id", "Id"), ("url", "Side"), ("example", "Eksempel"))
    yield from ((each.key, each.label) for each in dataset.fields)
    yield from ((more.key, more.label) for more in dataset.more)
