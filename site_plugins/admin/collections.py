"""Each kind of record as a collection of Sveltia CMS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from records.loading.library import Library
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import KINDS
from records.source.files import walk
from site_plugins.admin.file_format import format_of
from site_plugins.admin.options import Pointing
from site_plugins.admin.widgets import widgets_of

IN_TABLE = {"area": frozenset({"id", "name", "region", "row", "col", "lat", "lon"})}
"""What the rows of a kind's table say: its files only add to them."""

_ICONS = {
    "vacancy": "work", "premises": "home_work", "event": "event", "event_series": "event_repeat",
    "show": "podcasts", "episode": "mic", "article": "article", "adviser": "support_agent",
    "area": "map", "guide": "route", "step": "checklist", "offer": "volunteer_activism",
    "figure": "monitoring", "survey": "poll", "initiative": "flag", "audience": "groups",
    "issue": "mail", "mailing_list": "contact_mail", "partner": "handshake",
    "term": "menu_book", "health_council": "diversity_3", "designation": "where_to_vote",
    "wish": "person_search",
}  # fmt: skip
_SORTED = ("published", "updated", "deadline", "start_date", "send_on", "released", "date")


@dataclass(frozen=True, slots=True)
class Collection:
    """The files of a kind that end alike."""

    form: KindSpec
    suffix: str
    is_second: bool
    """Whether most of the kind's files end otherwise."""

    @property
    def name(self) -> str:
        """As relations, addresses of the form and the file format name it."""
        return self.form.kind.key + (f"_{self.suffix[1:]}" if self.is_second else "")

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What the form asks for."""
        elsewhere = IN_TABLE.get(self.form.kind.key, frozenset())
        return tuple(field for field in self.form.fields if field.key not in elsewhere)

    @property
    def body(self) -> str:
        """The field that stands under the front matter; empty in a file without."""
        return (self.form.body or "") if self.suffix == ".md" else ""

    def settings(self, pointing: Pointing) -> dict[str, Any]:
        """The collection as Sveltia CMS wants it."""
        kind = self.form.kind
        key = "code" if kind.key in IN_TABLE else "id"
        named = kind.model.name_field if key == "id" else key
        second = f" ({self.suffix})" if self.is_second else ""
        keys = {field.key for field in self.fields}
        return {
            "name": self.name,
            "label": kind.plural.capitalize() + second,
            "label_singular": kind.label,
            "icon": _ICONS.get(kind.key, "description"),
            "folder": f"content/{kind.folder}",
            "format": self.name,
            "create": not self.is_second,
            "slug": {"template": f"{{{{fields.{key}}}}}", "editable": False},
            **({"path": "{{fields.section}}/{{slug}}"} if "section" in keys else {}),
            "identifier_field": named,
            "summary": f"{{{{fields.{named}}}}}",
            "sortable_fields": [named, *(key for key in _SORTED if key in keys)],
            "view_filters": list(_filters(keys)),
            "editor": {"preview": False},
            "fields": widgets_of(self.fields, pointing),
        }

    def file_format(self) -> dict[str, Any]:
        """What `web/file_format.js` must know of the files."""
        key = "code" if self.form.kind.key in IN_TABLE else "id"
        return {
            "extension": self.suffix[1:],
            "key": key,
            "body": self.body,
            "fields": format_of(self.fields),
        }


def _filters(keys: set[str]) -> Iterator[dict[str, Any]]:
    for key, label in (("draft", "Kun udkast"), ("example", "Kun eksempler")):
        if key in keys:
            yield {"label": label, "field": key, "pattern": True}


def collections_of(library: Library) -> list[Collection]:
    """Every kind. One whose files end in two ways has two collections, the larger one first.

    Sveltia CMS knows one ending for a collection; new records are made in the first.
    """
    return [each for kind in KINDS for each in _of_kind(library, spec_of(kind.key))]


def _of_kind(library: Library, form: KindSpec) -> Iterator[Collection]:
    found = [file.suffix for file in walk(library.project, form.kind.folder)]
    counts = {suffix: found.count(suffix) for suffix in (".md", ".yml")}
    first = form.suffix
    if counts[first] < max(counts.values()):
        first = max(counts, key=lambda suffix: counts[suffix])
    yield Collection(form, first, is_second=False)
    yield from (
        Collection(form, suffix, is_second=True)
        for suffix, count in counts.items()
        if count and suffix != first
    )
