"""The fields of a data file, for the file and its schema alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from publishing.opendata.schema import ADDRESS, DRAFT, TEXT, closed, envelope, or_null
from publishing.opendata.vacancies import about
from publishing.site import Site
from records.clock import Clock
from records.codes.base import Code
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Content, Source
from records.model.registry import address_of

R = TypeVar("R", bound=Content)
Schema = Mapping[str, Any]

FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
WHOLE: Schema = {"type": "integer", "minimum": 0}


@dataclass(frozen=True, slots=True)
class Around:
    """What else a field is read from."""

    library: Library
    site: Site
    clock: Clock


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A field: English key, Danish label and description, schema, and how it is read."""

    key: str
    label: str
    schema: Schema
    read: Callable[[R, Around], Any]
    description: str = ""

    def whole_schema(self) -> dict[str, Any]:
        """The schema with the words that explain it."""
        said = {"description": self.description} if self.description else {}
        return {"title": self.label, **said, **self.schema}


@dataclass(frozen=True, slots=True)
class DataFile(Generic[R]):
    """A data file: what it is called, where it and its schema lie, and its fields."""

    name: str
    text: str
    path: str
    schema_path: str
    key: str
    """What the list of records is called in it."""
    homepage: str
    columns: Sequence[Column[R]]

    def document(
        self, records: Iterable[R], around: Around, as_of: datetime | None = None
    ) -> dict[str, Any]:
        """The content of the file: a description, and the records."""
        found = list(records)
        rows = [{each.key: each.read(one, around) for each in self.columns} for one in found]
        site = around.site
        return {
            "name": f"{self.name} fra {site.name}",
            "description": self.text,
            **about(site, as_of, has_examples=any(one.example for one in found)),
            "homepage": site.absolute(self.homepage),
            "schema": site.absolute(self.schema_path),
            "count": len(rows),
            self.key: rows,
        }

    def schema(self, site: Site) -> dict[str, Any]:
        """JSON Schema 2020-12: all keys are required, and no others are allowed."""
        row = closed({each.key: each.whole_schema() for each in self.columns})
        return {
            "$schema": DRAFT,
            "$id": site.absolute(self.schema_path),
            "title": f"{self.name} fra {site.name}",
            **closed(envelope(site, self.key, row)),
        }


def own(key: str, label: str, schema: Schema, description: str = "") -> Column[Any]:
    """A field of the record itself."""
    return Column(key, label, schema, lambda one, _: plain(getattr(one, key)), description)


def code(key: str, label: str, codes: type[Code], *, nullable: bool = False) -> Column[Any]:
    """A field with a code."""
    values = [str(each.value) for each in codes]
    rule: Schema = or_null({**TEXT, "enum": values}) if nullable else {"enum": values}
    return own(key, label, rule, "Kode.")


def codes(key: str, label: str, kinds: type[Code], description: str = "Koder.") -> Column[Any]:
    """A field with a list of codes."""
    values = [str(each.value) for each in kinds]
    return own(key, label, listed_of({"enum": values}), description)


def listed_of(schema: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": schema}


def plain(value: Any) -> Any:  # noqa: ANN401 - a field can hold anything that a record can
    """A value as JSON has it."""
    if isinstance(value, Code):
        return str(value.value)
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def source_values(source: Source) -> dict[str, Any]:
    """A source as data files tell it."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
    }


_SOURCE = closed({"title": TEXT, "publisher": TEXT, "date": TEXT, "url": or_null(ADDRESS)})

HEAD: tuple[Column[Any], ...] = (
    own("id", "Id", {**TEXT, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "Ændres aldrig."),
    Column("url", "Side", ADDRESS, lambda one, at: at.site.absolute(address_of(one) or "")),
    Column(
        "title", "Titel", TEXT,
        lambda one, _: with_example_prefix(one.title, example=one.example),
        "Eksempler begynder med »[Eksempel]«.",
    ),
    own("summary", "Resumé", TEXT),
    own("example", "Eksempel", FLAG, "Sand, hvis posten er opdigtet."),
)  # fmt: skip
"""What every record has."""
SOURCES: Column[Any] = Column(
    "sources",
    "Kilder",
    listed_of(_SOURCE),
    lambda one, _: [source_values(each) for each in one.sources],
)
CHECKED: Column[Any] = own("checked", "Kontrolleret", or_null(DAY))
AREAS: Column[Any] = own(
    "areas", "Områder", listed_of({**TEXT, "pattern": r"^(region|\d{4}(/[a-z0-9-]+)?)$"}),
    "Koder på kommuner og bydele.",
)  # fmt: skip
