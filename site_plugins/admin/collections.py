"""Each kind of record as a collection of Sveltia CMS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from editing.form.groups import groups_of, in_order
from editing.form.needs import NEEDED, SHOWN
from records.loading.library import Library
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import KINDS
from records.source.files import walk
from site_plugins.admin.file_format import format_of
from site_plugins.admin.options import Pointing
from site_plugins.admin.widgets import widgets_of

IN_TABLE = {"area": frozenset({"id", "name", "region", "row", "col", "lat", "lon"})}
"""What the rows of a kind's table say: its files only add to them."""

_STANDING = ("status", "state")
"""What a record's list shows beside its name, and can be sorted and grouped by."""
_DAYS = ("deadline", "start_date", "send_on", "released", "valid_through")
"""The day that matters most of a kind: the first of these that it has."""
_GROUPED = ("status", "state", "type", "section", "journey")
_SORTED = ("published", "updated")


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
        is_row = kind.key in IN_TABLE
        key = "code" if is_row else "id"
        named = kind.model.name_field
        second = f" ({self.suffix})" if self.is_second else ""
        keys = {field.key for field in self.fields}
        return {
            "name": self.name,
            "label": kind.plural.capitalize() + second,
            "label_singular": kind.label,
            "icon": kind.icon,
            "folder": f"content/{kind.folder}",
            "format": self.name,
            "create": not self.is_second,
            "slug": {"template": f"{{{{fields.{key}}}}}", "editable": False},
            **({"path": "{{fields.section}}/{{slug}}"} if "section" in keys else {}),
            "identifier_field": named,
            "summary": _summary(named, keys),
            "sortable_fields": _sorting(named, keys),
            "view_filters": list(_filters(keys)),
            "view_groups": [
                {"label": self.form.field(key).label, "field": key}
                for key in _GROUPED
                if key in keys
            ],
            "editor": {"preview": False},
            **_preview_path(kind.address, keys),
            "fields": [
                *widgets_of(in_order(self.form, self.fields), pointing, kind.key),
                *([{"name": named, "label": "Navn", "widget": "hidden"}] if is_row else []),
            ],
        }

    def rules(self) -> dict[str, Any]:
        """What `web/rules.js` must know: when a field has a star, and when it is shown."""
        key = self.form.kind.key
        return {
            name: {path: rule.as_json() for path, rule in table.get(key, {}).items()}
            for name, table in (("needed", NEEDED), ("shown", SHOWN))
        }

    def groups(self) -> list[dict[str, Any]]:
        """What `web/groups.js` must know: the headings, and the fields below each."""
        return [
            {"title": each.title, "keys": list(each.keys), "is_folded": each.is_folded}
            for each in groups_of(self.form, self.fields)
        ]

    def file_format(self, pointing: Pointing | None = None) -> dict[str, Any]:
        """What `web/file_format.js` must know of the files.

        Where a table names the records, the form shows its names and writes none of them.
        """
        kind = self.form.kind
        is_row = kind.key in IN_TABLE
        names = {"key": kind.model.name_field, "by": pointing.area_names()} if pointing else {}
        return {
            "extension": self.suffix[1:],
            "key": "code" if is_row else "id",
            "body": self.body,
            "fields": format_of(self.fields),
            **({"names": names} if is_row and names else {}),
        }


def _preview_path(address: str | None, keys: set[str]) -> dict[str, str]:
    """Where the page of a record lies in the preview of its branch, where its fields say it."""
    named = re.findall(r"\{(\w+)\}", address or "")
    if not address or "#" in address or not keys.issuperset(named):
        return {}
    return {"preview_path": re.sub(r"\{(\w+)\}", r"{{fields.\1}}", address)}


def _summary(named: str, keys: set[str]) -> str:
    """`Titel · Åben for ansøgning 15.12.2026` in a list, which has no columns of its own."""
    standing = [f"{{{{fields.{key}}}}}" for key in _STANDING if key in keys]
    days = [f"{{{{fields.{key} | date('D.M.YYYY')}}}}" for key in _DAYS if key in keys]
    return " · ".join(
        [f"{{{{fields.{named}}}}}", *(" ".join([each, *days[:1]]) for each in standing)]
    )


def _sorting(named: str, keys: set[str]) -> dict[str, Any]:
    days = [key for key in _DAYS if key in keys]
    fields = [named, *(key for key in (*_STANDING, *days, *_SORTED) if key in keys)]
    newest = next((key for key in (*days, "published") if key in keys), None)
    default = {"field": newest, "direction": "descending"} if newest else {"field": named}
    return {"fields": fields, "default": default}


def _filters(keys: set[str]) -> Iterator[dict[str, Any]]:
    for key, label in (("draft", "Kun udkast"), ("example", "Kun eksempler")):
        if key in keys:
            yield {"label": label, "field": key, "pattern": True}
    if "deadline" in keys:
        open_now = {"label": "Kan søges nu", "field": "deadline", "gte": "{{today}}"}
        yield open_now
        yield {"label": "Uden frist", "field": "deadline", "empty": True}


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
