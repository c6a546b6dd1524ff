"""The form's own page, and all that lies beside it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from publishing.addresses import FORM
from publishing.hosting.policy import form_policy
from publishing.images.logo import logo_svg
from publishing.output import OutputFile
from publishing.site import Site
from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.deleting import USES, losses_json
from site_plugins.admin.settings import as_json, form_settings

_WEB = Path(__file__).parent / "web"
_OURS = (
    "start.js", "form.js", "rules.js", "groups.js", "leading.js", "beside.js", "deleting.js",
    "focus.js", "days.js", "said_days.js", "files.js", "pasting.js", "file_format.js",
    "file_values.js", "yaml_text.js", "form.css",
)  # fmt: skip


def form_files(
    library: Library, site: Site, backend: Backend, bundle: Bundle
) -> Iterator[OutputFile]:
    """Everything below `admin/`, with paths from the site's root. Raises BundleError."""
    for output in _files(library, site, backend, bundle):
        yield OutputFile(FORM + output.path, output.content)


def _files(library: Library, site: Site, backend: Backend, bundle: Bundle) -> Iterator[OutputFile]:
    page = Template((_WEB / "index.html").read_text(encoding="utf-8"))
    html = page.substitute(policy=escape(form_policy(backend.origins)), name=escape(site.name))
    yield OutputFile("index.html", html.encode())
    for name in _OURS:
        yield OutputFile(name, (_WEB / name).read_bytes())
    yield OutputFile("form.json", as_json(form_settings(library, site, backend)))
    yield OutputFile(USES, losses_json(library))
    yield OutputFile("logo.svg", logo_svg(site.brand.colours).encode())
    yield from bundle.outputs()
