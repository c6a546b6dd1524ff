"""The form's own page below `admin/`, and the rules of safety for it alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template

from records.library import Library
from records.output import OutputFile
from records.pictures.door import mark_svg
from records.site import Site
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import Bundle
from site_plugins.admin.settings import as_json, form_settings

ADDRESS = "admin/"
_WEB = Path(__file__).parent / "web"


def form_policy(backend: Backend) -> str:
    """Nothing from another host, and only the backend may be asked.

    Sveltia CMS writes its styles into the page, shows pictures that it holds itself (`blob:`,
    `data:`), and reads those again; so these are wider than on the pages for readers.
    """
    asked = " ".join(("'self'", "blob:", "data:", *backend.origins))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
        f"frame-src 'self' blob:; connect-src {asked}; manifest-src 'self' blob:; "
        "form-action 'none'; base-uri 'none'"
    )


def form_files(
    library: Library, site: Site, backend: Backend, bundle: Bundle
) -> Iterator[OutputFile]:
    """Everything below `admin/`, with paths from the site's root. Raises BundleError."""
    for output in _files(library, site, backend, bundle):
        yield OutputFile(ADDRESS + output.path, output.content)


def _files(
    library: Library, site: Site, backend: Backend, bundle: Bundle
) -> Iterator[OutputFile]:
    page = Template((_WEB / "index.html").read_text(encoding="utf-8"))
    html = page.substitute(policy=escape(form_policy(backend)), name=escape(site.name))
    yield OutputFile("index.html", html.encode())
    for name in ("start.js", "form.js", "file_format.js", "form.css"):
        yield OutputFile(name, (_WEB / name).read_bytes())
    yield OutputFile("form.json", as_json(form_settings(library, site, backend)))
    yield OutputFile("logo.svg", mark_svg(site.brand.colours).encode())
    yield from bundle.outputs()
