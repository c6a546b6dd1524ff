"""The address of the site, as a feed needs it: absolute, and https."""

from __future__ import annotations

from urllib.parse import urlsplit

from publishing.site import Site
from records.errors import PraksisError

_HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - a preview, which is no feed yet


class SiteAddressError(PraksisError):
    """A site that cannot have a podcast; the text says file, field and cure."""


def refuse_site(site: Site) -> None:
    """Raise SiteAddressError without an https address; a preview on this machine passes."""
    parts = urlsplit(site.url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in _HERE:
        return
    said = "mangler" if not parts.hostname else f'er "{site.url}"'
    cure = "Skriv sidens adresse med https, fx site_url: https://example.org/."
    message = f'mkdocs.yml: feltet "site_url" {said}. Podcastens feed kræver den. {cure}'
    raise SiteAddressError(message)
