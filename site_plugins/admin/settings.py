"""All that the form in the browser is told: the settings of Sveltia CMS, and our file format."""

from __future__ import annotations

import json
from typing import Any

from publishing.site import Site
from records.danish.slugs import slug
from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import SVELTIA, packages
from site_plugins.admin.collections import collections_of
from site_plugins.admin.options import Pointing
from site_plugins.admin.widgets import SMALLER

MAX_BYTES = 200_000_000
"""The largest file that can be put up: an hour of sound."""

_TEXT = {
    "modes": ["raw", "rich_text"],
    "buttons": [
        "bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list",
        "numbered-list",
    ],
    "editor_components": [],
    "use_emoji_autocomplete": False,
}  # fmt: skip
"""How long texts are written: with what our pages can show. Pictures need a credit, which the
editor's own button does not ask for. Plain text comes first, because the other way of writing puts
tables and lists differently as soon as somebody looks at them."""


def form_settings(
    library: Library, site: Site, backend: Backend, *, is_rendered: bool = False
) -> dict[str, Any]:
    """What `form.js` gives to Sveltia CMS, and to the file format, by collection.

    `is_rendered` says that the server renders what is not saved, as only this machine's does.
    """
    collections = collections_of(library)
    split = frozenset(each.form.kind.key for each in collections if each.is_second)
    pointing = Pointing(library, site.region, split)
    return {
        "cms": {
            "load_config_file": False,
            **backend.settings(slug(site.name)),
            "app_title": site.name,
            "site_url": site.url,
            "logo": {"src": "logo.svg"},
            "show_preview_links": backend.is_remote,
            "media_folder": "content/media",
            "public_folder": "/media",
            "media_libraries": {
                "all": {
                    "max_file_size": MAX_BYTES,
                    "slugify_filename": True,
                    "transformations": SMALLER,
                },
                "stock_assets": {"providers": []},
            },
            "slug": {"encoding": "ascii", "clean_accents": True, "timezone": "local"},
            "output": {"omit_empty_optional_fields": True},
            "field_defaults": {"richtext": _TEXT},
            "collections": [each.settings(pointing) for each in collections],
        },
        "rules": {each.name: each.rules() for each in collections},
        "groups": {each.name: each.groups() for each in collections},
        "formats": {each.name: each.file_format(pointing) for each in collections},
        "kinds": {each.name: each.form.kind.key for each in collections},
        "is_rendered": is_rendered,
        "local_only": not backend.is_remote,
        "release": packages()[SVELTIA].version,
    }


def as_json(settings: dict[str, Any]) -> bytes:
    """The settings as a file."""
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")).encode()
